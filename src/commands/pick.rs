//! Asking for what the command line left out, and completing what it begins.

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::Failure;
use crate::catalog::find::find;
use crate::catalog::load::Layout;
use crate::catalog::model::{Catalog, Entry};
use crate::git::Repository;
use crate::terminal::Terminal;
use crate::terminal::prompt::{Choice, Line, Question};
use crate::workflow::request::Verb;
use crate::workflow::sources::{Source, read_sources};

/// The names that were given, or one picked from a list of the entries that the verb fits.
///
/// # Errors
/// Where none was given and there is no terminal to ask on.
pub fn names(
    given: Vec<String>,
    verb: Verb,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<Vec<String>, Failure> {
    if !given.is_empty() {
        return Ok(given);
    }
    let label = format!(
        "Which entry to {}?",
        verb.word().replace("move-area", "move")
    );
    let question = Question {
        label: &label,
        flag: "NAME",
        help: None,
    };
    let choices = catalog
        .entries
        .iter()
        .filter(|entry| fits(entry, verb, catalog))
        .map(|entry| Choice {
            label: described(entry),
            value: entry.id.clone(),
        })
        .collect();
    Ok(vec![terminal.prompter().pick_one(&question, choices)?])
}

/// Whether a verb can do anything with an entry.
fn fits(entry: &Entry, verb: Verb, catalog: &Catalog) -> bool {
    let retired = |track: &String| {
        let current = entry.current(track);
        let track = catalog.settings.tracks.get(track);
        track
            .zip(current)
            .is_some_and(|(track, now)| track.is_retired(&now.level))
    };
    let mut tracks = entry.maturity.keys();
    match verb {
        Verb::Restore => tracks.any(retired),
        Verb::Demote | Verb::Archive => tracks.any(|track| !retired(track)),
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

/// The level that was given, or one picked from the levels that the verb leads to.
///
/// # Errors
/// Where none was given and there is no terminal to ask on.
pub fn level(
    given: Option<String>,
    verb: Verb,
    names: &[String],
    track: Option<&str>,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<String, Failure> {
    if let Some(level) = given {
        return Ok(level);
    }
    let entry = names.first().and_then(|name| find(catalog, name).ok());
    let mut choices: Vec<Choice<String>> = Vec::new();
    for (id, spec) in &catalog.settings.tracks {
        if track.is_some_and(|wanted| wanted != id) {
            continue;
        }
        let from = entry
            .and_then(|entry| entry.current(id))
            .map(|transition| transition.level.as_str());
        for level in spec.all_levels() {
            if leads(verb, spec.step(from, &level.id))
                && !choices.iter().any(|other| other.value == level.id)
            {
                choices.push(Choice {
                    label: format!("{} ({})", level.id, spec.title),
                    value: level.id.clone(),
                });
            }
        }
    }
    let label = format!("{} to which level?", capital(verb.word()));
    Ok(terminal.prompter().pick_one(
        &Question {
            label: &label,
            flag: "--to",
            help: None,
        },
        choices,
    )?)
}

fn leads(verb: Verb, step: Option<crate::catalog::model::Move>) -> bool {
    use crate::catalog::model::Move;
    match verb {
        Verb::Promote => matches!(step, Some(Move::Up | Move::Enter)),
        Verb::Demote => step == Some(Move::Down),
        Verb::Archive => step == Some(Move::Retire),
        Verb::Restore => step == Some(Move::Restore),
        _ => false,
    }
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
    catalog
        .areas
        .iter()
        .map(|area| Choice {
            label: format!("{}  {}", area.path, area.title),
            value: area.path.clone(),
        })
        .collect()
}

/// Asks for the reason of a change.
///
/// # Errors
/// Where there is no terminal to ask on.
pub fn reason(verb: Verb, terminal: &Terminal) -> Result<String, Failure> {
    let label = format!("Why {} it?", verb.word().replace("move-area", "move"));
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
    let question = Question {
        label: &label,
        flag: "--reason",
        help: Some("kept with the transition"),
    };
    Ok(terminal.prompter().text(&question, &line)?)
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// Completes the name of an entry from the catalog around the current folder.
pub fn entry_names() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &std::ffi::OsStr| {
        let typed = typed.to_string_lossy().to_lowercase();
        let entries = completing()
            .map(|catalog| catalog.entries)
            .unwrap_or_default();
        entries
            .into_iter()
            .filter(|entry| entry.id.starts_with(&typed))
            .map(|entry| CompletionCandidate::new(entry.id).help(entry.summary.map(Into::into)))
            .collect()
    })
}

/// Completes the path of an area.
pub fn area_paths() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &std::ffi::OsStr| {
        let typed = typed.to_string_lossy().to_lowercase();
        let catalog = completing().unwrap_or_default();
        let areas = catalog
            .areas
            .iter()
            .filter(|area| area.path.starts_with(&typed));
        areas
            .map(|area| CompletionCandidate::new(&area.path).help(Some(area.title.clone().into())))
            .collect()
    })
}

/// The catalog around the current folder, for completion: nothing where there is none.
fn completing() -> Option<Catalog> {
    let folder = std::env::current_dir().ok()?;
    let repository = Repository::discover(&folder).ok()?;
    let layout = Layout::default();
    let sources = read_sources(&repository, &layout, Source::of_reading(&repository), &[]).ok()?;
    Some(sources.load(&layout).catalog)
}
