//! `catalog diff`: what is different between two revisions, by meaning.

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome};
use crate::changelog::{Change, field_line, sentence};
use crate::terminal::{Role, sanitize};
use crate::workflow::comparison::Comparison;
use crate::workflow::revisions::{Range, resolve};

/// Show what is different between two revisions, by meaning
///
/// Entries are the same by id and alias, whatever their file, order, comments or formatting. A
/// revision is a commit, a tag, a branch, or a day: `@{2021-06-30}` is what the branch held at the
/// end of that day. Without TO it is compared with the work tree; without FROM it begins at the last
/// release.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  catalog diff\n  catalog diff HEAD\n  catalog diff v1.0.0..v1.1.0\n  catalog diff '@{2021-06-30}..@{2022-06-30}' --format json"
)]
pub struct DiffArgs {
    /// FROM, FROM..TO or ..TO
    #[arg(value_name = "FROM[..TO]")]
    range: Option<String>,
    /// How to write it
    #[arg(long, short = 'f', value_enum, default_value_t)]
    format: DiffFormat,
}

/// How differences are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// A line each, with the fields that changed below it
    #[default]
    Text,
    /// An object with both revisions and an array of changes
    Json,
}

/// Shows.
///
/// # Errors
/// Where a revision cannot be found or read.
pub fn run(args: &DiffArgs, context: &Context) -> Result<Outcome, Failure> {
    let comparison = compared(args.range.as_deref(), context)?;
    let text = match args.format {
        DiffFormat::Json => super::report::json(&comparison.report()),
        DiffFormat::Text => lines(&comparison, context),
    };
    context.terminal.print(&text)?;
    if comparison.differences.is_empty() {
        let (from, to) = (&comparison.from().name, &comparison.to().name);
        let text = format!("is different between {from} and {to}");
        context.terminal.status("Nothing", &text);
    }
    Ok(Outcome::Done)
}

/// The two revisions of a range, compared. What could not be read whole is warned of.
///
/// # Errors
/// Where a revision cannot be found or read.
pub(super) fn compared(range: Option<&str>, context: &Context) -> Result<Comparison, Failure> {
    let range = Range::parse(range)?;
    let repository = context.repository()?;
    let layout = context.layout(&repository)?;
    let (from, to) = resolve(&repository, &range, context.today)?;
    let comparison = Comparison::of(&repository, &layout, from, to)?;
    for file in comparison.unread() {
        context.terminal.warn(&file);
    }
    Ok(comparison)
}

fn lines(comparison: &Comparison, context: &Context) -> String {
    let screen = context.terminal.stdout_screen();
    let safe = |text: &str| match screen.is_for_people() {
        true => sanitize::line(text).into_owned(),
        false => text.to_string(),
    };
    let mut text = String::new();
    for difference in &comparison.differences {
        let kind = format!("{:>9}", difference.kind().word());
        let sentence = safe(&sentence(difference));
        text.push_str(&format!(
            "{} {sentence}\n",
            screen.paint(Role::Strong, &kind)
        ));
        if let Change::Updated { fields } = &difference.change {
            for field in fields {
                let line = safe(&field_line(field));
                text.push_str(&format!("{:>9}   {line}\n", ""));
            }
        }
    }
    text
}
