//! `catalog show`: one entry.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};

use super::view::EntryView;
use super::{Context, Failure, Outcome};
use super::{pick, report};
use crate::catalog::find::find;
use crate::catalog::load::load_entry;
use crate::catalog::model::{Catalog, Entry, id_problem};
use crate::git::{File, Repository};
use crate::terminal::width::wrapped;
use crate::terminal::{Role, Screen, sanitize};
use crate::workflow::refusal::{Problems, Refusal};
use crate::workflow::sources::{Source, read_paths};

/// Show one entry
///
/// What is known of it, its levels with the latest first, its links, its file.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The entry by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = super::complete::entry_names())]
    name: Option<String>,
    /// How to write it
    #[arg(long, short = 'f', value_enum, default_value_t)]
    format: ShowFormat,
}

/// How an entry is written.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum ShowFormat {
    /// For a person
    #[default]
    Text,
    /// As in `catalog list --format json`
    Json,
    /// The file as it is
    Yaml,
}

/// Shows.
///
/// # Errors
/// Where no entry is called so, or its file cannot be read.
pub fn run(args: &ShowArgs, context: &Context) -> Result<Outcome, Failure> {
    let repository = context.repository()?;
    let picked;
    let called = match &args.name {
        Some(name) => name,
        None => {
            let catalog = context.read()?.catalog;
            picked = pick::name(
                "Which entry to show?",
                |_| true,
                &catalog,
                &context.terminal,
            )?;
            &picked
        }
    };
    let entry = match by_id(called, context, &repository)? {
        Some(entry) => entry,
        None => by_any_name(called, &context.read()?.catalog)?,
    };
    let text = match args.format {
        ShowFormat::Text => text(&entry, &context.terminal.stdout_screen()),
        ShowFormat::Json => report::json(&EntryView::from(&entry)),
        ShowFormat::Yaml => file(&repository, &entry.path)?
            .map(|file| String::from_utf8_lossy(&file.content).into_owned())
            .map(|text| report::safe(text, context))
            .unwrap_or_default(),
    };
    context.terminal.print(&text)?;
    Ok(Outcome::Done)
}

/// The entry in the file that the id names, so that no other file need be read.
fn by_id(
    called: &str,
    context: &Context,
    repository: &Repository,
) -> Result<Option<Entry>, Failure> {
    let id = called.to_lowercase();
    if id_problem(&id).is_some() {
        return Ok(None);
    }
    let path = context.layout(repository)?.entry(&id);
    let Some(file) = file(repository, &path)? else {
        return Ok(None);
    };
    let (entry, problems) = load_entry(&path, &file.content);
    if entry.is_none() {
        let problems = Problems::new(problems, |_| Some(file.content.as_ref()));
        return Err(Refusal::BrokenCatalog(problems).into());
    }
    if !problems.is_empty() {
        context
            .terminal
            .warn(&format!("{path} has problems, see `catalog check {path}`"));
    }
    Ok(entry)
}

fn file(repository: &Repository, path: &str) -> Result<Option<File>, Failure> {
    let files = read_paths(repository, Source::of_reading(repository), &[path])?.files;
    Ok(files.into_iter().find(|file| file.path == path))
}

fn by_any_name(called: &str, catalog: &Catalog) -> Result<Entry, Refusal> {
    find(catalog, called)
        .cloned()
        .map_err(|why| Refusal::not_found(called, why))
}

fn text(entry: &Entry, screen: &Screen) -> String {
    let mut lines = vec![
        screen
            .paint(Role::Strong, &sanitize::line(&entry.name))
            .to_string(),
    ];
    let width = screen.width.unwrap_or(usize::MAX);
    if let Some(summary) = &entry.summary {
        lines.push(wrapped(&sanitize::line(summary), width));
    }
    if let Some(description) = &entry.description {
        let paragraphs = sanitize::block(description);
        lines.push(String::new());
        lines.extend(paragraphs.lines().map(|text| wrapped(text, width)));
    }
    lines.push(String::new());
    let facts = facts(entry);
    let longest = facts
        .iter()
        .map(|(label, _)| label.len())
        .max()
        .unwrap_or(0);
    for (label, value) in facts {
        let label = format!("{label:<0$}", longest + 2);
        let label = screen.paint(Role::Faint, &label);
        lines.push(format!("{label}{}", sanitize::line(&value)));
    }
    lines.join("\n") + "\n"
}

/// Everything else that is known, a label and a value a line; a label stands once.
fn facts(entry: &Entry) -> Vec<(String, String)> {
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut one = |label: &str, value: Option<&str>| {
        facts.extend(value.map(|value| (label.to_string(), value.to_string())));
    };
    one("id", Some(&entry.id));
    one("repository", entry.repository.as_deref());
    one("homepage", entry.homepage.as_deref());
    one("license", entry.license.as_deref());
    one("legal", entry.legal.as_deref());
    let several = |label: &str, values: Vec<String>, facts: &mut Vec<(String, String)>| {
        for (index, value) in values.into_iter().enumerate() {
            facts.push((
                if index == 0 {
                    label.to_string()
                } else {
                    String::new()
                },
                value,
            ));
        }
    };
    several("areas", entry.areas.clone(), &mut facts);
    for (track, transitions) in &entry.maturity {
        several(
            track,
            transitions.iter().rev().map(transition).collect(),
            &mut facts,
        );
    }
    for (kind, links) in &entry.links {
        let shown = links.iter().map(|link| match &link.title {
            Some(title) => format!("{title} <{}>", link.url),
            None => link.url.to_string(),
        });
        several(kind, shown.collect(), &mut facts);
    }
    for (label, values) in [("tags", &entry.tags), ("aliases", &entry.aliases)] {
        if !values.is_empty() {
            facts.push((label.to_string(), values.join(", ")));
        }
    }
    for (key, value) in &entry.extra {
        let shown = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_string);
        facts.push((key.to_string(), shown));
    }
    facts.push(("file".to_string(), entry.path.clone()));
    facts
}

/// A transition in one line, such as `graduated since 2021-07-28 (https://…)`.
fn transition(transition: &crate::catalog::model::Transition) -> String {
    let date = transition
        .date
        .map_or_else(|| "date unknown".to_string(), |date| date.to_string());
    let mut line = format!("{} {date}", transition.level);
    for (label, text) in [
        ("", &transition.note),
        ("", &transition.reason),
        ("superseded by ", &transition.superseded_by),
        ("", &transition.evidence),
    ] {
        if let Some(text) = text {
            _ = write!(line, " · {label}{text}");
        }
    }
    line
}
