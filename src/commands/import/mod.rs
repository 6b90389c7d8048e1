//! `catalog import`: lists that people wrote, as entries, areas, tracks and a list.

mod document;
mod how;
mod moves;
mod report_file;
mod say;
mod unlisted;

pub(super) use self::document::{Brought, Document};
pub(super) use self::how::HowArgs;
pub(super) use self::say::{begin, say};

use std::path::{Path, PathBuf};

use clap::Args;

use super::{ChangeArgs, Context, Failure, Outcome};
use crate::import::{Contradiction, Report};
use crate::workflow::request::Intake;
use crate::workflow::{Options, Session};

/// Take existing lists in
///
/// Reads Markdown lists, or a landscape.yml, into entries, areas, tracks and a list whose template publishes the same
/// shape again. What stands in no field is reported with its line and why. A project that the
/// catalog has already gets what it lacks and keeps what it has.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  catalog import README.md --list projects --report report.json")]
pub struct ImportArgs {
    /// The documents, older versions of one list first
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    how: HowArgs,
    /// Take repositories and areas that a document has elsewhere than the catalog as it has them
    #[arg(long)]
    take_moves: bool,
    #[command(flatten)]
    change: ChangeArgs,
}

/// Imports.
///
/// # Errors
/// Where a file is none of a list, or the change is refused; nothing is then made.
pub fn run(args: &ImportArgs, context: &Context) -> Result<Outcome, Failure> {
    let context = &context.of_change(&args.change);
    args.how.check(&args.files, context)?;
    let options = Options {
        // Of new files the names say enough to a person.
        brief: context.terminal.stdout_screen().is_for_people(),
        ..args.change.options(args.how.allow_future)?
    };
    let mut session = context.session(options)?;
    let mut reports = Vec::new();
    for file in &args.files {
        reports.push(import(&mut session, file, args, context)?);
    }
    args.how.write(&reports, context)?;
    session.carry_out(&context.terminal)?;
    Ok(Outcome::Done)
}

/// Plans to take one document in, and says what becomes of it.
fn import(
    session: &mut Session,
    file: &Path,
    args: &ImportArgs,
    context: &Context,
) -> Result<Report, Failure> {
    let reading = context
        .terminal
        .progress("Reading", &file.display().to_string(), 0);
    let mut document = Document::open(file, &args.how, context)?;
    document.spare(session.taken()?);
    let mut brought = document.merge(session.catalog(), Vec::new())?;
    drop(reading);
    begin(&brought.report, context);
    let found = &brought.report.contradictions;
    let moved = found.iter().any(Contradiction::is_move);
    let is_asked = moved && !args.take_moves && context.terminal.is_interactive();
    let decided = match (is_asked, args.take_moves) {
        (true, _) => moves::ask(&brought.report, context)?,
        (false, true) if moved => found.clone(),
        (false, _) => Vec::new(),
    };
    if !decided.is_empty() {
        brought = document.merge(session.catalog(), decided)?;
    }
    let Brought {
        intake,
        mut report,
        entries,
    } = brought;
    take_in(session, &intake, context)?;
    let unlisted = unlisted::unlisted(session.catalog(), &intake.list, &entries);
    report.remarks.extend(unlisted);
    match is_asked {
        true => say(&report, Contradiction::is_move, context),
        false => {
            say(&report, |_| false, context);
            moves::hint(&report.contradictions, context);
        }
    }
    Ok(report)
}

fn take_in(session: &mut Session, intake: &Intake, context: &Context) -> Result<(), Failure> {
    let total = intake.new.len() + intake.grown.len();
    let progress = context.terminal.progress("Planning", "entries", total);
    session.take_in(intake, &|done| progress.reached(done))
}
