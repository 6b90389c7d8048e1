//! `catalog import`: lists that people wrote, as entries, areas, tracks and a list.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::model::{Catalog, id_from_name, id_problem, parse_date};
use crate::import::{self, Contradiction, Destination, NoList, Report, Shape};
use crate::terminal::prompt::Question;
use crate::workflow::request::{EditFields, Intake};
use crate::workflow::{Request, Session};

/// How many lines of what was not taken are shown.
const MOST_LINES: usize = 40;

/// What a list looks like.
const LISTS: &str = "a list has headings with labelled bullets, a table with a column of projects, \
                     or bullets that begin with a link; --as names its shape";

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
    let mut session = context.session(args.change.options(args.allow_future)?)?;
    let mut reports = Vec::new();
    for file in &args.files {
        let (intake, mut report) = read(file, &args.how, session.catalog(), context)?;
        session.take_in(&intake)?;
        if !args.change.yes && context.terminal.is_interactive() {
            ask_moved(&mut session, &mut report.contradictions, context)?;
        }
        say(&report, context);
        reports.push(report);
    }
    args.how.write(&reports, context)?;
    session.carry_out(&context.terminal)?;
    Ok(Outcome::Done)
}

/// What one document brings to a catalog, and what became of it.
///
/// # Errors
/// Where the file is none of a list.
pub(super) fn read(
    file: &Path,
    how: &HowArgs,
    catalog: &Catalog,
    context: &Context,
) -> Result<(Intake, Report), Failure> {
    let name = file.display().to_string();
    let bytes = fs::read(context.folder.join(file)).map_err(|source| Failure::File {
        doing: "read",
        path: file.to_path_buf(),
        source,
    })?;
    let failed = |message: String, hint: Option<String>| Failure::Content {
        place: name.clone(),
        message,
        hint,
    };
    let text = import::source::text(&bytes)
        .map_err(|why| failed(why.to_string(), why.help().map(str::to_string)))?;
    let mut reading = import::read(text, how.shape.map(Shape::from)).map_err(|why| match why {
        NoList::Yaml { line, message } => Failure::Content {
            place: format!("{name}:{line}"),
            message,
            hint: None,
        },
        NoList::Nothing => failed(
            "no list of projects was found".to_string(),
            Some(LISTS.to_string()),
        ),
    })?;
    if reading.drafts.is_empty() {
        let message = format!("no projects were found as {}", reading.shape.word());
        return Err(failed(
            message,
            Some("leave out --as to have the shape recognised".to_string()),
        ));
    }
    let destination = Destination {
        list: how.list_of(file)?,
        track: how.track.clone(),
        date: how.date_of(file, context)?,
        decided: Vec::new(),
    };
    let merged = import::merge(&mut reading, &destination, catalog);
    let report = Report::new(&name, &reading, &merged);
    let intake = Intake {
        list: merged.list,
        settings: merged.settings,
        areas: merged.areas,
        new: merged.new,
        grown: merged.grown,
        template: merged.template,
    };
    Ok((intake, report))
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
        let repository = crate::git::Repository::discover(folder)?;
        let date = repository.last_commit_date(&path)?;
        match date {
            Some(date) => Ok(Some(date.date_naive())),
            None => Err(Failure::usage(
                format!("{} is in no commit", file.display()),
                "give the day with --date YYYY-MM-DD",
            )),
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

/// Asks whether repositories that the document has otherwise were moved.
fn ask_moved(
    session: &mut Session,
    contradictions: &mut Vec<Contradiction>,
    context: &Context,
) -> Result<(), Failure> {
    let (moved, others) = std::mem::take(contradictions)
        .into_iter()
        .partition(|found| found.field == "repository");
    *contradictions = others;
    for found in moved {
        let label = format!(
            "{} has the repository {}. Take {} instead?",
            found.entry, found.has, found.says
        );
        let question = Question {
            label: &label,
            flag: "--yes",
            help: None,
        };
        if context.terminal.prompter().confirm(&question, false)? {
            let fields = EditFields {
                name: found.entry,
                set: vec![("repository".to_string(), found.says)],
                unset: Vec::new(),
            };
            session.plan(&[Request::Edit(fields)])?;
        } else {
            contradictions.push(found);
        }
    }
    Ok(())
}

/// Says what became of a document.
pub(super) fn say(report: &Report, context: &Context) {
    let terminal = &context.terminal;
    let (entries, links, text) = (&report.entries, &report.links, &report.text);
    terminal.status(
        "Read",
        &format!(
            "{} as {}, into the list {}",
            report.file,
            report.shape.word(),
            report.list
        ),
    );
    let most = match terminal.stderr_screen().height {
        Some(_) => MOST_LINES,
        None => usize::MAX,
    };
    for remark in &report.remarks {
        let place = if remark.line > 0 {
            format!("{}:{}", report.file, remark.line)
        } else {
            report.file.clone()
        };
        terminal.warn(&format!("{place}: {}", remark.message));
    }
    for found in &report.contradictions {
        terminal.warn(&format!(
            "{}:{}: {} of {} is `{}` and stays, the document says `{}`",
            report.file, found.line, found.field, found.entry, found.has, found.says
        ));
    }
    report
        .lines(most)
        .iter()
        .for_each(|line| terminal.status("Not taken", line));
    terminal.status(
        "Entries",
        &format!(
            "{} found: {} new, {} grown, {} unchanged",
            entries.found, entries.new, entries.grown, entries.unchanged
        ),
    );
    terminal.status(
        "Links",
        &format!(
            "{} in the source: {} taken, {} reported",
            links.source, links.taken, links.reported
        ),
    );
    terminal.status(
        "Texts",
        &format!(
            "{} in the source: {} taken, {} reported",
            text.source, text.taken, text.reported
        ),
    );
}
