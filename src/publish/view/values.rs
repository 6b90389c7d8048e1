//! The values inside a row: texts, levels by track, links by kind, the entry's own data.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object};
use serde_json::Value as Json;

use super::Facts;
use crate::catalog::model::{Entry, Transition};

/// The names that a template may ask a level for.
pub(super) const LEVEL_FIELDS: &[&str] = &[
    "id",
    "title",
    "track",
    "track_title",
    "date",
    "evidence",
    "reason",
    "note",
    "retired",
    "successor",
    "history",
    "days",
];

/// A few named values: what a struct is to Rust.
#[derive(Debug)]
pub(super) struct Record<const N: usize>(pub [(&'static str, Value); N]);

impl<const N: usize> Object for Record<N> {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.0
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value.clone())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.iter().map(|(name, _)| Value::from(*name)).collect())
    }
}

/// A text, or none where it is absent or blank.
pub(super) fn text(text: Option<&str>) -> Value {
    match text {
        Some(text) if !text.trim().is_empty() => Value::from(text),
        _ => Value::from(()),
    }
}

/// Where the entry at a place stands on a track; none where it stands nowhere.
pub(super) fn standing(facts: &Arc<Facts>, place: usize, track: &str) -> Value {
    match facts.catalog.entries[place].maturity.get_index_of(track) {
        Some(track) => Value::from_object(Standing {
            facts: Arc::clone(facts),
            place,
            track,
        }),
        None => Value::from(()),
    }
}

/// The level of the entry at a place on one of its tracks.
#[derive(Debug)]
struct Standing {
    facts: Arc<Facts>,
    place: usize,
    /// The place of the track in the entry's maturity.
    track: usize,
}

impl Standing {
    fn field(&self, name: &str) -> Option<Value> {
        let catalog = &self.facts.catalog;
        let (track, transitions) = catalog.entries[self.place].maturity.get_index(self.track)?;
        let current = transitions.last()?;
        let model = || catalog.settings.tracks.get(track);
        Some(match name {
            "id" => Value::from(current.level.as_str()),
            "title" => {
                Value::from(model().map_or(&*current.level, |track| track.title_of(&current.level)))
            }
            "track" => Value::from(track),
            "track_title" => Value::from(model().map_or(track, |track| &track.title)),
            "date" => text(current.date.map(|date| date.to_string()).as_deref()),
            "evidence" => text(current.evidence.as_deref()),
            "reason" => text(current.reason.as_deref()),
            "note" => text(current.note.as_deref()),
            "retired" => Value::from(model().is_some_and(|track| track.is_retired(&current.level))),
            "history" => {
                let step = |step: &Transition| {
                    let date = step.date.map(|date| date.to_string());
                    Value::from_object(Record([
                        ("id", Value::from(step.level.as_str())),
                        ("date", text(date.as_deref())),
                        ("evidence", text(step.evidence.as_deref())),
                    ]))
                };
                Value::from(transitions.iter().map(step).collect::<Vec<_>>())
            }
            "days" => Value::from_object(Days::of(transitions)),
            "successor" => match current.superseded_by.as_deref() {
                Some(id) => successor(&self.facts, id),
                None => Value::from(()),
            },
            _ => return None,
        })
    }
}

impl Object for Standing {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.field(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.field(key)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(LEVEL_FIELDS)
    }
}

/// The last known day on which each level was reached, in the order of the levels.
#[derive(Debug)]
struct Days(Vec<(String, Value)>);

impl Days {
    fn of(transitions: &[Transition]) -> Days {
        let mut days: Vec<(String, Value)> = Vec::new();
        for step in transitions {
            let Some(date) = step.date.map(|date| Value::from(date.to_string())) else {
                continue;
            };
            match days.iter_mut().find(|(level, _)| *level == *step.level) {
                Some((_, day)) => *day = date,
                None => days.push((step.level.to_string(), date)),
            }
        }
        Days(days)
    }
}

impl Object for Days {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let wanted = key.as_str()?;
        let mut days = self.0.iter();
        let (_, day) = days.find(|(level, _)| level == wanted)?;
        Some(day.clone())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let levels = self.0.iter().map(|(level, _)| Value::from(level.as_str()));
        Enumerator::Values(levels.collect())
    }
}

fn successor(facts: &Facts, id: &str) -> Value {
    let entry = facts.catalog.entry(id);
    let url = entry.and_then(|entry| entry.homepage.as_deref().or(entry.repository.as_deref()));
    let beside = entry.filter(|_| url.is_none() && facts.is_page);
    let beside = beside.and_then(Entry::place_of_name);
    Value::from_object(Record([
        ("id", Value::from(id)),
        ("name", Value::from(entry.map_or(id, |entry| &entry.name))),
        ("url", text(url.or(beside.as_deref()))),
    ]))
}

/// The levels of the entry at a place, by the id of a track.
#[derive(Debug)]
pub(super) struct Levels(pub Arc<Facts>, pub usize);

impl Object for Levels {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let Levels(facts, place) = &**self;
        let standing = standing(facts, *place, key);
        let known = !standing.is_none() || facts.catalog.settings.tracks.contains_key(key);
        known.then_some(standing)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let tracks = &self.0.catalog.settings.tracks;
        let entry = &self.0.catalog.entries[self.1];
        let known = tracks.keys().map(String::as_str);
        let known = known.filter(|id| entry.current(id).is_some());
        let others = entry.maturity.keys().filter(|id| !tracks.contains_key(*id));
        Enumerator::Values(known.chain(others).map(Value::from).collect())
    }
}

/// The own data of the entry at a place, by key.
#[derive(Debug)]
pub(super) struct Extra(pub Arc<Facts>, pub usize);

impl Object for Extra {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let extra = &self.0.catalog.entries[self.1].extra;
        Some(extra.get(key).map_or(Value::from(()), free))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let keys = self.0.catalog.entries[self.1].extra.keys();
        Enumerator::Values(keys.map(Value::from).collect())
    }
}

/// Free-form data as the template engine holds it.
pub(in crate::publish) fn free(json: &Json) -> Value {
    match json {
        Json::Null => Value::from(()),
        Json::Bool(value) => Value::from(*value),
        Json::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => Value::from(number),
            (None, Some(number)) => Value::from(number),
            (None, None) => Value::from(number.as_f64()),
        },
        Json::String(text) => Value::from(text.as_str()),
        Json::Array(items) => Value::from(items.iter().map(free).collect::<Vec<_>>()),
        Json::Object(map) => {
            Value::from_pairs(map.iter().map(|(key, value)| (key.as_str(), free(value))))
        }
    }
}
