//! Asking for what the command line left out.

use super::Failure;
use super::level_choice::{Destination, destinations};
use crate::catalog::find::find;
use crate::catalog::model::{Catalog, Entry};
use crate::terminal::Terminal;
use crate::terminal::prompt::{Choice, Line, Question};
use crate::workflow::Refusal;
use crate::workflow::request::Verb;

/// The names that were given, each entry once however often it is named, or one picked from a list
/// of the entries that the verb fits.
///
/// # Errors
/// Where a name finds no entry, or none was given and there is no terminal to ask on.
pub fn names(
    given: Vec<String>,
    verb: Verb,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<Vec<String>, Failure> {
    if given.is_empty() {
        let label = format!("Which entry to {}?", word(verb));
        let fits = |entry: &Entry| fits(entry, verb, catalog);
        if terminal.is_interactive() && !catalog.entries.iter().any(fits) {
            return Err(Failure::declined(
                format!("there is no entry to {}", word(verb)),
                "`catalog list` shows every entry, and its levels",
            ));
        }
        return Ok(vec![name(&label, fits, catalog, terminal)?]);
    }
    let found = entries(&given, catalog)?;
    let mut names: Vec<(String, &str)> = Vec::new();
    for (called, entry) in given.into_iter().zip(found) {
        match names.iter().find(|(_, other)| *other == entry.id) {
            Some((first, _)) => {
                terminal.hint(&format!("{first} and {called} are one entry, changed once"));
            }
            None => names.push((called, &entry.id)),
        }
    }
    Ok(names.into_iter().map(|(called, _)| called).collect())
}

/// The entries that are called so, one for each name.
///
/// # Errors
/// Every name that finds none.
pub fn entries<'c>(names: &[String], catalog: &'c Catalog) -> Result<Vec<&'c Entry>, Refusal> {
    let mut found = Vec::with_capacity(names.len());
    let mut refusals = Vec::new();
    for called in names {
        match find(catalog, called) {
            Ok(entry) => found.push(entry),
            Err(why) => refusals.push(Refusal::not_found(called, why)),
        }
    }
    Refusal::all(refusals).map_or(Ok(found), Err)
}

/// The id of one entry of those that fit, picked from a list.
///
/// # Errors
/// Where there is no terminal to ask on.
pub fn name(
    label: &str,
    fits: impl Fn(&Entry) -> bool,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<String, Failure> {
    let question = Question {
        label,
        flag: "NAME",
        help: None,
    };
    let entries = catalog.entries.iter().filter(|entry| fits(entry));
    let choices = entries.map(|entry| Choice {
        label: described(entry),
        name: entry.name.clone(),
        value: entry.id.clone(),
    });
    Ok(terminal.prompter().pick_one(&question, choices.collect())?)
}

/// Whether a verb can do anything with an entry.
fn fits(entry: &Entry, verb: Verb, catalog: &Catalog) -> bool {
    match verb {
        Verb::Promote | Verb::Demote | Verb::Archive | Verb::Restore => {
            !destinations(entry, verb, None, catalog).is_empty()
        }
        _ => true,
    }
}

/// An entry in one line, everything by which somebody may look for it in it.
fn described(entry: &Entry) -> String {
    let levels: Vec<&str> = entry
        .maturity
        .keys()
        .filter_map(|track| entry.current(track))
        .map(|transition| transition.level.as_str())
        .collect();
    let id = if entry.name.to_lowercase() == entry.id {
        String::new()
    } else {
        format!(" ({})", entry.id)
    };
    let levels = if levels.is_empty() {
        String::new()
    } else {
        format!(" · {}", levels.join(", "))
    };
    let summary = entry
        .summary
        .as_deref()
        .map(|summary| format!(" · {summary}"))
        .unwrap_or_default();
    format!("{}{id}{levels}{summary}", entry.name)
}

/// The level that the verb leads to, picked from a list.
///
/// # Errors
/// Where there is no terminal to ask on, or the verb leads nowhere from where the entry is.
pub fn level<'c>(
    verb: Verb,
    entry: &Entry,
    track: Option<&str>,
    catalog: &'c Catalog,
    terminal: &Terminal,
) -> Result<Destination<'c>, Failure> {
    let destinations = destinations(entry, verb, track, catalog);
    if destinations.is_empty() && terminal.is_interactive() {
        return Err(Failure::declined(
            format!("there is no level to {verb} {} to", entry.name),
            format!("`catalog show {}` shows where it is", entry.id),
        ));
    }
    let choices = destinations.into_iter().map(|to| Choice {
        label: format!("{} ({})", to.level, to.title),
        name: to.level.to_string(),
        value: to,
    });
    let label = format!("{} {} to which level?", capital(verb.word()), entry.name);
    let question = Question {
        label: &label,
        flag: "--to",
        help: None,
    };
    Ok(terminal.prompter().pick_one(&question, choices.collect())?)
}

/// One of these tracks, picked by id or title.
///
/// # Errors
/// Where there is no terminal to ask on.
pub fn track(ids: &[String], catalog: &Catalog, terminal: &Terminal) -> Result<String, Failure> {
    let tracks = &catalog.settings.tracks;
    let choice = |id: &String| Choice {
        label: match tracks.get(id) {
            Some(track) => format!("{id}  {}", track.title),
            None => id.clone(),
        },
        name: id.clone(),
        value: id.clone(),
    };
    let question = Question {
        label: "On which track?",
        flag: "--track",
        help: Some("several have that level"),
    };
    let choices = ids.iter().map(choice).collect();
    Ok(terminal.prompter().pick_one(&question, choices)?)
}

/// The area to leave, where an entry has several that it could be.
///
/// # Errors
/// Where there is no terminal to ask on.
pub fn area_to_leave(areas: &[String], terminal: &Terminal) -> Result<String, Failure> {
    let choice = |area: &String| Choice {
        label: area.clone(),
        name: area.clone(),
        value: area.clone(),
    };
    let question = Question {
        label: "From which area?",
        flag: "--from",
        help: None,
    };
    let choices = areas.iter().map(choice).collect();
    Ok(terminal.prompter().pick_one(&question, choices)?)
}

/// The area that was given, or one picked from the tree.
///
/// # Errors
/// Where none was given and there is no terminal to ask on.
pub fn area(
    given: Option<String>,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<String, Failure> {
    if let Some(area) = given {
        return Ok(area);
    }
    let question = Question {
        label: "To which area?",
        flag: "--to",
        help: None,
    };
    Ok(terminal
        .prompter()
        .pick_one(&question, area_choices(catalog))?)
}

/// Every area, by path and title.
pub fn area_choices(catalog: &Catalog) -> Vec<Choice<String>> {
    let choice = |area: &crate::catalog::model::Area| Choice {
        label: format!("{}  {}", area.path, area.title),
        name: area.path.clone(),
        value: area.path.clone(),
    };
    catalog.areas.iter().map(choice).collect()
}

/// Stands for a reason that nobody has been asked for yet.
pub const UNSAID: &str = "unsaid";

/// Asks for the reason of a change to as many entries.
///
/// # Errors
/// Where there is no terminal to ask on.
pub fn reason(verb: Verb, entries: usize, terminal: &Terminal) -> Result<String, Failure> {
    let them = if entries == 1 { "it" } else { "them" };
    let label = format!("Why {} {them}?", word(verb));
    let check = |text: &str| {
        if text.is_empty() {
            Err("a reason is needed".to_string())
        } else {
            Ok(())
        }
    };
    let line = Line {
        default: None,
        initial: None,
        check: &check,
        suggest: None,
    };
    let help = match verb {
        Verb::Remove => "kept in the commit's message",
        _ => "one line, kept with the transition",
    };
    let question = Question {
        label: &label,
        flag: "--reason",
        help: Some(help),
    };
    Ok(terminal.prompter().text(&question, &line)?)
}

/// The verb as a sentence has it.
fn word(verb: Verb) -> &'static str {
    match verb {
        Verb::MoveArea => "move",
        verb => verb.word(),
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}
