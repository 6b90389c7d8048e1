//! `catalog changelog`: what changed, as Markdown for readers.

use clap::{Args, ValueEnum};

use super::diff::compared;
use super::{Context, Failure, Outcome};
use crate::changelog::Version;
use crate::publish::render_changes;
use crate::workflow::comparison::Comparison;
use crate::workflow::sources::{Source, read_templates};

/// Write what changed since the last release, for readers
///
/// Markdown in the manner of Keep a Changelog: a section for each kind of change, the highest level
/// first, each line with its project, levels, track, day, and the pull request or commit where the
/// history names one. A transition is told on its own day; one that lies outside the range is
/// marked, since a day is often recorded late. The template is templates/changelog.md, built in
/// where the catalog has none.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  catalog changelog\n  catalog changelog v1.0.0..v1.1.0\n  catalog changelog '@{2021-06-30}' --format json"
)]
pub struct ChangelogArgs {
    /// FROM, FROM..TO or ..TO, as `catalog diff` takes it
    #[arg(value_name = "FROM[..TO]")]
    range: Option<String>,
    /// How to write it
    #[arg(long, short = 'f', value_enum, default_value_t)]
    format: ChangelogFormat,
}

/// How a changelog is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ChangelogFormat {
    /// A section of CHANGELOG.md
    #[default]
    Markdown,
    /// The object that `catalog diff` gives
    Json,
}

/// Writes.
///
/// # Errors
/// Where a revision cannot be found or read, or the template has an error.
pub fn run(args: &ChangelogArgs, context: &Context) -> Result<Outcome, Failure> {
    let comparison = compared(args.range.as_deref(), context)?;
    if args.format == ChangelogFormat::Json {
        let text = super::report::json(&comparison.report());
        context.terminal.print(&text)?;
        return Ok(Outcome::Done);
    }
    if comparison.differences.is_empty() {
        let (from, to) = (&comparison.from().name, &comparison.to().name);
        let text = format!("has changed between {from} and {to}");
        context.terminal.status("Nothing", &text);
        return Ok(Outcome::Done);
    }
    let repository = context.repository()?;
    let layout = context.layout(&repository)?;
    let source = Source::of_reading(&repository);
    let templates = read_templates(&repository, &layout, source)?;
    let body = render_changes(&comparison.report().page(), &templates)?;
    let heading = heading(&comparison);
    context
        .terminal
        .print(&format!("## {heading}\n\n{body}\n"))?;
    Ok(Outcome::Done)
}

/// The version and day of a release; what is none is not released yet.
fn heading(comparison: &Comparison) -> String {
    let to = comparison.to();
    match (Version::parse(&to.name), to.day) {
        (Some(version), Some(day)) if to.state.commit().is_some() => format!("{version} - {day}"),
        _ => "Unreleased".to_string(),
    }
}
