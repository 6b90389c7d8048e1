//! `catalog check`: everything that is wrong with a catalog, at once.

mod github;
mod json;
mod links;
mod sarif;
mod wanted;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use self::wanted::Wanted;
use super::context::no_catalog;
use super::{Context, Failure, Outcome};
use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::load::Layout;
use crate::catalog::model::{Catalog, Publish};
use crate::catalog::validate::{BY_AREAS, BY_TRACKS, Scope, locate, validate_entries};
use crate::catalog::yaml::Span;
use crate::git::Bytes;
use crate::publish::Templates;
use crate::workflow::plan::stale_lists;
use crate::workflow::report;
use crate::workflow::sources::{Source, read_pages, read_sources};

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
    let sources = read_sources(&repository, &layout, source, &[])?;
    if sources.files.is_empty() {
        return Err(no_catalog(&layout));
    }
    let loaded = sources.load(&layout);
    let templates = sources.templates(&layout);
    let mut texts = sources.into_texts();
    texts.extend(read_pages(&repository, source, &loaded.catalog)?);
    let wanted = Wanted::new(&args.paths, &texts, &repository, context)?;
    let (mut found, catalog) = (loaded.problems, Arc::new(loaded.catalog));
    let broken: HashSet<String> = found.iter().map(|found| found.path.clone()).collect();
    found.extend(rules(&catalog, &layout, &texts, &broken, context));
    if broken.is_empty() {
        found.extend(lists(&catalog, &templates, &texts));
    }
    if args.links {
        found.extend(links::dead(&catalog, &texts, &context.terminal));
    }
    for diagnostic in found
        .iter_mut()
        .filter(|diagnostic| diagnostic.span.is_none())
    {
        // What is about a whole file stands at its beginning.
        diagnostic.span = texts.contains_key(&diagnostic.path).then_some(0..0);
    }
    found.retain(|diagnostic| wanted.has(&diagnostic.path));
    if args.strict {
        found
            .iter_mut()
            .for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    found.sort_by(|a, b| (&a.path, start(a), a.rule).cmp(&(&b.path, start(b), b.rule)));
    print(args.format, &found, &texts, &catalog, context)?;
    let failed = found
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if failed {
        Outcome::ProblemsFound
    } else {
        Outcome::Done
    })
}

fn start(diagnostic: &Diagnostic) -> usize {
    diagnostic.span.as_ref().map_or(0, |span| span.start)
}

/// What the rules find. What a broken file does not say is not missed a second time: neither in it,
/// nor in the entries that are judged by it.
fn rules(
    catalog: &Catalog,
    layout: &Layout,
    texts: &HashMap<String, Bytes>,
    broken: &HashSet<String>,
    context: &Context,
) -> Vec<Diagnostic> {
    let settings_path = layout.settings();
    let scope = Scope {
        catalog,
        settings_path: &settings_path,
        today: Some(context.today),
    };
    let whole = catalog
        .entries
        .iter()
        .filter(|entry| !broken.contains(&entry.path));
    let mut found = validate_entries(&scope, whole);
    for (path, judges) in [
        (settings_path.clone(), BY_TRACKS),
        (layout.areas(), BY_AREAS),
    ] {
        if broken.contains(&path) {
            found.retain(|finding| !judges.contains(&finding.rule));
        }
    }
    locate(&found, |path| texts.get(path).map(AsRef::as_ref))
}

/// Where a page begins to differ from what the catalog gives.
fn first_difference((before, after): (&Bytes, &Bytes)) -> Span {
    let pairs = before.iter().zip(after.iter());
    let at = pairs.take_while(|(old, new)| old == new).count();
    at..at
}

/// Lists that are not what the catalog gives, and templates that cannot be rendered. With
/// `publish: on-base` a stale list is no error, since changes leave lists alone.
fn lists(
    catalog: &Arc<Catalog>,
    templates: &Templates,
    texts: &HashMap<String, Bytes>,
) -> Vec<Diagnostic> {
    let severity = match catalog.settings.workflow.publish {
        Publish::WithChange => Severity::Error,
        Publish::OnBase => Severity::Warning,
    };
    match stale_lists(catalog, templates, texts) {
        Ok(stale) => stale
            .into_iter()
            .map(|file| Diagnostic {
                severity,
                rule: "stale-list",
                span: file
                    .before
                    .as_ref()
                    .zip(file.after.as_ref())
                    .map(first_difference),
                path: file.path,
                message: "the published list is not what the catalog gives".to_string(),
                help: Some("`catalog publish` renders it again".to_string()),
            })
            .collect(),
        Err(error) => vec![error.into()],
    }
}

fn print(
    format: CheckFormat,
    found: &[Diagnostic],
    texts: &HashMap<String, Bytes>,
    catalog: &Catalog,
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
        CheckFormat::Json => json::render(found, &text_of),
        CheckFormat::Github => github::render(found, &text_of),
        CheckFormat::Sarif => sarif::render(found, &text_of),
    };
    terminal.print(&text)?;
    let count = |severity| {
        found
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let entries = catalog.entries.len();
    terminal.status(
        "Checked",
        &format!(
            "{}: {}, {}",
            counted(entries, "entry", "entries"),
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings")
        ),
    );
    Ok(())
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
