//! `catalog import`: lists that people wrote, as entries, areas, tracks and a list.

mod document;
mod moves;
mod report_file;
mod say;

pub(super) use self::document::Document;
pub(super) use self::say::say;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::model::{id_from_name, id_problem, parse_date};
use crate::git::{GitError, LastCommit, Repository};
use crate::import::{Contradiction, Report, Shape};
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
    /// Accept dates in the future
    #[arg(long)]
    allow_future: bool,
    #[command(flatten)]
    change: ChangeArgs,
}

/// How documents are read, for every command that takes them.
#[derive(Debug, Default, Args)]
pub struct HowArgs {
    /// How the documents are laid out; recognised where it is not said
    #[arg(long = "as", value_name = "SHAPE", value_enum)]
    shape: Option<ShapeArg>,
    /// The list that they go into [default: the name of the file]
    #[arg(long, value_name = "NAME")]
    list: Option<String>,
    /// The track of levels for which the document names none
    #[arg(long, value_name = "T")]
    track: Option<String>,
    /// The day on which levels changed that an older version had otherwise
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<NaiveDate>,
    /// Take the day of each file's last commit
    #[arg(long, conflicts_with = "date")]
    date_from_git: bool,
    /// Write what became of everything into this file, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

/// A shape on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ShapeArg {
    /// A heading a project, with labelled bullets under it
    Sections,
    /// A table, a row a project
    Table,
    /// A bullet a project
    Bullets,
    /// A landscape.yml
    Landscape,
}

impl From<ShapeArg> for Shape {
    fn from(shape: ShapeArg) -> Shape {
        match shape {
            ShapeArg::Sections => Shape::Sections,
            ShapeArg::Table => Shape::Table,
            ShapeArg::Bullets => Shape::Bullets,
            ShapeArg::Landscape => Shape::Landscape,
        }
    }
}

fn date(text: &str) -> Result<NaiveDate, String> {
    parse_date(text).ok_or_else(|| "a date is YYYY-MM-DD".to_string())
}

/// Imports.
///
/// # Errors
/// Where a file is none of a list, or the change is refused; nothing is then made.
pub fn run(args: &ImportArgs, context: &Context) -> Result<Outcome, Failure> {
    let context = &context.of_change(&args.change);
    args.how.spare(&args.files, context)?;
    let options = Options {
        // Of new files the names say enough to a person.
        brief: context.terminal.stdout_screen().is_for_people(),
        ..args.change.options(args.allow_future)?
    };
    let mut session = context.session(options)?;
    let mut reports = Vec::new();
    for file in &args.files {
        let reading = context
            .terminal
            .progress("Reading", &file.display().to_string(), 0);
        let document = Document::open(file, &args.how, context)?;
        let (mut intake, mut report) = document.merge(session.catalog(), Vec::new())?;
        drop(reading);
        let found = &report.contradictions;
        let decided = match found.iter().any(Contradiction::is_move) {
            true if args.take_moves => found.clone(),
            true if context.terminal.is_interactive() => moves::ask(found, context)?,
            _ => Vec::new(),
        };
        if !decided.is_empty() {
            (intake, report) = document.merge(session.catalog(), decided)?;
        }
        take_in(&mut session, &intake, context)?;
        say(&report, context);
        moves::hint(&report.contradictions, context);
        reports.push(report);
    }
    args.how.write(&reports, context)?;
    session.carry_out(&context.terminal)?;
    Ok(Outcome::Done)
}

fn take_in(session: &mut Session, intake: &Intake, context: &Context) -> Result<(), Failure> {
    let total = intake.new.len() + intake.grown.len();
    let progress = context.terminal.progress("Planning", "entries", total);
    session.take_in(intake, &|done| progress.reached(done))
}

impl HowArgs {
    /// Whether anything of it is said.
    pub(super) fn is_given(&self) -> bool {
        self.shape.is_some()
            || self.list.is_some()
            || self.track.is_some()
            || self.date.is_some()
            || self.date_from_git
            || self.report.is_some()
    }

    fn list_of(&self, file: &Path) -> Result<String, Failure> {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let list = self.list.clone().unwrap_or_else(|| id_from_name(&stem));
        match (id_problem(&list), &self.track) {
            (Some(why), _) => Err(Failure::usage(
                format!("the list's name `{list}` {why}"),
                "name it with --list, such as --list projects",
            )),
            (None, Some(track)) => match id_problem(track) {
                Some(why) => Err(Failure::usage(
                    format!("the track `{track}` {why}"),
                    "a track is a word such as cncf",
                )),
                None => Ok(list),
            },
            _ => Ok(list),
        }
    }

    fn date_of(&self, file: &Path, context: &Context) -> Result<Option<NaiveDate>, Failure> {
        if !self.date_from_git {
            return Ok(self.date);
        }
        let path = context.folder.join(file);
        let folder = path.parent().unwrap_or(&context.folder);
        let commit = match Repository::discover(folder) {
            Ok(repository) => repository.last_commit(&path)?,
            Err(GitError::NotARepository { .. }) => LastCommit::Missing,
            Err(other) => return Err(other.into()),
        };
        let why = match commit {
            LastCommit::Of(date) => return Ok(Some(date.date_naive())),
            LastCommit::Outdated => "was changed since its last commit, which does not date it",
            LastCommit::Missing => "is in no commit",
        };
        Err(Failure::usage(
            format!("{} {why}", file.display()),
            "commit it, or give the day with --date YYYY-MM-DD",
        ))
    }

    /// Refuses to write the report over a document.
    ///
    /// # Errors
    /// Where it is to be one of those that are read.
    pub(super) fn spare<'a>(
        &self,
        documents: impl IntoIterator<Item = &'a PathBuf>,
        context: &Context,
    ) -> Result<(), Failure> {
        match &self.report {
            Some(report) => report_file::spare(report, documents, context),
            None => Ok(()),
        }
    }

    /// Writes the reports as JSON, where a file is named for them.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub(super) fn write(&self, reports: &[Report], context: &Context) -> Result<(), Failure> {
        let Some(file) = &self.report else {
            return Ok(());
        };
        let text = super::report::json(&serde_json::json!({ "documents": reports }));
        fs::write(context.folder.join(file), text).map_err(|source| Failure::File {
            doing: "write",
            path: file.clone(),
            source,
        })
    }
}
