//! `catalog check`: everything that is wrong with a catalog, at once.

mod github;
mod history;
mod json;
mod links;
mod sarif;
mod wanted;

use std::collections::HashMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use self::wanted::Wanted;
use super::context::no_catalog;
use super::{Context, Failure, Outcome};
use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::model::Catalog;
use crate::git::Bytes;
use crate::workflow::health::Health;
use crate::workflow::renewal::advise;
use crate::workflow::report;
use crate::workflow::sources::{Source, survey_pages, survey_sources};
use crate::workflow::texts::Texts;

/// Find everything that is wrong with the catalog
///
/// Reads the work tree: entries, settings, areas, templates and published lists. Exit status 1
/// where there are errors.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Only problems in these files or folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to write it
    #[arg(long, short = 'f', value_enum, default_value_t)]
    format: CheckFormat,
    /// Count warnings as errors
    #[arg(long)]
    strict: bool,
    /// Ask every link whether it still answers
    #[arg(long)]
    links: bool,
    /// Compare the transitions with the commits that recorded them
    ///
    /// A transition may not be dated after the commit that recorded it, and is warned of where
    /// --allow-future let it; what a release told of may be altered or taken away only by a
    /// correction; and a level may not change without a transition.
    /// A correction is a commit with the trailer `Catalog-Change: edit ID`, as `catalog edit ID`
    /// leaves it, `remove ID` or `undo …`; and a transition that has come to bear a note says itself
    /// why it was altered.
    #[arg(long)]
    history: bool,
}

/// How problems are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For a person, with the lines they are about
    #[default]
    Text,
    /// An array of problems
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// Checks.
///
/// # Errors
/// Where the catalog cannot be read at all.
pub fn run(args: &CheckArgs, context: &Context) -> Result<Outcome, Failure> {
    let repository = context.repository()?;
    let layout = context.layout(&repository)?;
    let source = Source::of_reading(&repository);
    let mut sources = survey_sources(&repository, &layout, source)?;
    if sources.files.is_empty() {
        return Err(sources.refusal().unwrap_or_else(|| no_catalog(&layout)));
    }
    let mut loaded = sources.load(&layout);
    let pages = survey_pages(&repository, source, &loaded.catalog)?;
    loaded.problems.extend(pages.problems());
    let templates = sources.templates(&layout);
    let mut texts = sources.into_texts();
    texts.extend(pages.into_texts());
    let unread = loaded.problems.iter().map(|found| found.path.as_str());
    let known: Vec<&str> = texts.keys().map(String::as_str).chain(unread).collect();
    let wanted = Wanted::new(&args.paths, &known, &repository, context)?;
    let unreadable = history::unreadable(&loaded, &layout);
    let mut health = Health::of(loaded, &layout, &templates, &texts, context.today);
    if args.links {
        let dead = links::dead(&health, &context.terminal);
        health.problems.extend(dead);
    }
    if args.history {
        let found = history::found(&repository, &layout, &health, &unreadable)?;
        health.problems.extend(found);
    }
    let mut found = std::mem::take(&mut health.problems);
    for diagnostic in found
        .iter_mut()
        .filter(|diagnostic| diagnostic.span.is_none())
    {
        // What is about a whole file stands at its beginning.
        diagnostic.span = texts.contains_key(&diagnostic.path).then_some(0..0);
    }
    advise(&repository, &layout, &mut found);
    found.retain(|diagnostic| {
        let other = diagnostic.other.as_ref();
        wanted.has(&diagnostic.path) || other.is_some_and(|other| wanted.has(&other.path))
    });
    if args.strict {
        found
            .iter_mut()
            .for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    found.sort_by(|a, b| (&a.path, start(a), a.rule).cmp(&(&b.path, start(b), b.rule)));
    // Two lists may be made with one wrong template.
    found.dedup();
    print(args.format, &found, &texts, context)?;
    summarize(&found, &health.catalog, &wanted, context);
    warn_of_lists(&health, &wanted, context);
    let failed = found
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if failed {
        Outcome::ProblemsFound
    } else {
        Outcome::Done
    })
}

/// Says that the lists which were asked for were not looked at, and why.
fn warn_of_lists(health: &Health, wanted: &Wanted, context: &Context) {
    let mut lists = health.catalog.settings.lists.values();
    let broken = health.broken_files();
    if broken > 0 && lists.any(|list| wanted.has(&list.output)) {
        context.terminal.warn(&format!(
            "the lists were not compared, since {} not be read whole",
            match broken {
                1 => "a file could".to_string(),
                _ => format!("{broken} files could"),
            }
        ));
    }
}

fn start(diagnostic: &Diagnostic) -> usize {
    diagnostic.span.as_ref().map_or(0, |span| span.start)
}

fn print(
    format: CheckFormat,
    found: &[Diagnostic],
    texts: &HashMap<String, Bytes>,
    context: &Context,
) -> Result<(), Failure> {
    let text_of = |path: &str| {
        texts
            .get(path)
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    };
    let terminal = &context.terminal;
    let text = match format {
        CheckFormat::Text => report::text(found, &text_of, &terminal.stdout_screen()),
        CheckFormat::Json => json::render(found, &Texts::new(&text_of)),
        CheckFormat::Github => github::render(found, &Texts::new(&text_of)),
        CheckFormat::Sarif => sarif::render(found, &Texts::new(&text_of)),
    };
    Ok(terminal.print(&text)?)
}

/// Says how much was looked at, and how much of it was found wrong.
fn summarize(found: &[Diagnostic], catalog: &Catalog, wanted: &Wanted, context: &Context) {
    let count = |severity| {
        found
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let entries = catalog.entries.iter();
    let entries = entries.filter(|entry| wanted.has(&entry.path)).count();
    context.terminal.status(
        "Checked",
        &format!(
            "{}: {}, {}",
            counted(entries, "entry", "entries"),
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings")
        ),
    );
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
