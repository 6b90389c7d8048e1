//! Differences as lines for a person.

use serde_json::Value;

use super::difference::{Change, Dated, Difference, FieldChange, LevelChange, Sort, Standing};
use crate::catalog::model::Transition;

/// How many characters of a value are shown.
const LONGEST: usize = 72;

/// What is different in one sentence, without the word for its kind.
pub fn sentence(difference: &Difference) -> String {
    let name = name(difference);
    let mut text = match &difference.change {
        Change::Added { levels, areas } => added(&name, levels, areas),
        Change::Level(level) => level_change(&name, level),
        Change::Areas { left, entered } => areas_change(&name, left, entered),
        Change::Renamed { id, name: former } => format!("{name}, before {former} ({id})"),
        Change::Updated { fields } => {
            let keys: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
            format!("{name}: {}", keys.join(", "))
        }
        Change::Removed { into: None } => name,
        Change::Removed { into: Some(other) } => format!("{name}, now part of {}", other.name),
        Change::Corrected {
            track,
            before,
            after,
        } => format!(
            "{name} ({track}): {} → {}",
            recorded(before.as_ref()),
            recorded(after.as_ref())
        ),
    };
    if let Some(origin) = &difference.origin {
        text.push_str(&match origin.pull_request {
            Some(number) => format!(" [#{number}]"),
            None => format!(" [{:.7}]", origin.commit),
        });
    }
    text
}

/// The old and the new value of a field in one line.
pub fn field_line(field: &FieldChange) -> String {
    let old = field.before.as_ref().map_or("nothing".to_string(), value);
    let new = field.after.as_ref().map_or("nothing".to_string(), value);
    format!("{}: {old} → {new}", field.key)
}

fn name(difference: &Difference) -> String {
    let about = &difference.about;
    match about.sort {
        Sort::Entry => match difference.change {
            Change::Level(_) | Change::Corrected { .. } | Change::Areas { .. } => {
                about.name.clone()
            }
            _ => format!("{} ({})", about.name, about.id),
        },
        Sort::Catalog => format!("the catalog “{}”", about.name),
        sort => format!("{} {} ({})", sort.word(), about.name, about.id),
    }
}

fn added(name: &str, levels: &[Standing], areas: &[String]) -> String {
    let levels: Vec<String> = levels
        .iter()
        .map(|level| {
            let date = level.transition.date;
            let since = date.map_or("date unknown".to_string(), |date| date.to_string());
            format!("{} ({}, {since})", level.title, level.track_title)
        })
        .collect();
    let mut text = name.to_string();
    if !levels.is_empty() {
        text.push_str(&format!(" at {}", levels.join(", ")));
    }
    if !areas.is_empty() {
        text.push_str(&format!(" in {}", areas.join(", ")));
    }
    text
}

fn level_change(name: &str, level: &LevelChange) -> String {
    let transition = &level.to.transition;
    let from = match &level.from {
        Some((_, title)) => format!(" from {title}"),
        None => String::new(),
    };
    let date = match transition.date {
        Some(date) => date.to_string(),
        None => "date unknown".to_string(),
    };
    let mark = match level.dated {
        Dated::Before => ", recorded late",
        Dated::After => ", recorded ahead",
        Dated::Within | Dated::Unknown => "",
    };
    let track = &level.to.track_title;
    let mut text = format!("{name}{from} to {} ({track}, {date}{mark})", level.to.title);
    if let Some(reason) = &transition.reason {
        text.push_str(&format!(": {reason}"));
    }
    if let Some(successor) = &level.successor {
        text.push_str(&format!("; superseded by {}", successor.name));
    }
    text
}

fn areas_change(name: &str, left: &[String], entered: &[String]) -> String {
    match (left, entered) {
        (left, []) => format!("{name} out of {}", left.join(", ")),
        ([], entered) => format!("{name} into {} too", entered.join(", ")),
        (left, entered) => format!("{name} from {} to {}", left.join(", "), entered.join(", ")),
    }
}

fn recorded(transition: Option<&Transition>) -> String {
    let Some(transition) = transition else {
        return "nothing".to_string();
    };
    let date = transition.date;
    let mut parts = vec![
        transition.level.to_string(),
        date.map_or("undated".to_string(), |date| date.to_string()),
    ];
    let others = [
        &transition.evidence,
        &transition.reason,
        &transition.note,
        &transition.superseded_by,
    ];
    parts.extend(others.into_iter().flatten().map(|text| short(text)));
    parts.join(" ")
}

fn value(value: &Value) -> String {
    match value {
        Value::String(text) => short(text),
        other => short(&other.to_string()),
    }
}

/// A text in one line and not too long.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
