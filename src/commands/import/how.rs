//! How documents are read, and where they go, as the command line says it.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::report_file;
use crate::catalog::model::{id_from_name, id_problem, parse_date};
use crate::commands::{Context, Failure};
use crate::git::{GitError, LastCommit, Repository};
use crate::import::{Report, Shape};
use crate::workflow::Refusal;

/// Names of files that say nothing of the list in them.
const UNSPECIFIC: &[&str] = &["readme", "index", "list", "lists"];

/// How documents are read, for every command that takes them.
#[derive(Debug, Default, Args)]
pub struct HowArgs {
    /// How the documents are laid out; recognised where it is not said
    #[arg(long = "as", value_name = "SHAPE", value_enum)]
    shape: Option<ShapeArg>,
    /// The list that they go into [default: the name of the file, or the title of a README]
    #[arg(long, value_name = "NAME")]
    list: Option<String>,
    /// The track of levels for which the document names none
    #[arg(long, value_name = "T")]
    pub(super) track: Option<String>,
    /// The day on which levels changed that an older version had otherwise
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<NaiveDate>,
    /// Take the day of each file's last commit
    #[arg(long, conflicts_with = "date")]
    date_from_git: bool,
    /// Write what became of everything into this file, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Accept dates in the future
    #[arg(long)]
    pub allow_future: bool,
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

impl HowArgs {
    /// Whether anything of it is said.
    pub fn is_given(&self) -> bool {
        self.shape.is_some()
            || self.list.is_some()
            || self.track.is_some()
            || self.date.is_some()
            || self.date_from_git
            || self.report.is_some()
            || self.allow_future
    }

    /// The shape that is said.
    pub(super) fn shape(&self) -> Option<Shape> {
        self.shape.map(Shape::from)
    }

    /// Refuses what cannot be, before anything is read or made: names that are none, a day to come,
    /// a report that would take the place of what it must not, or cannot be written.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check<'a>(
        &self,
        documents: impl IntoIterator<Item = &'a PathBuf>,
        context: &Context,
    ) -> Result<(), Failure> {
        if let Some(list) = &self.list {
            check_list(list)?;
        }
        if let Some((track, why)) = self
            .track
            .as_ref()
            .zip(self.track.as_deref().and_then(id_problem))
        {
            return Err(Failure::usage(
                format!("the track `{track}` {why}"),
                "a track is a word such as cncf",
            ));
        }
        let today = context.today;
        if let Some(date) = self.date.filter(|date| *date > today && !self.allow_future) {
            return Err(Refusal::DateInFuture { date, today }.into());
        }
        match &self.report {
            Some(report) => report_file::check(report, documents, context),
            None => Ok(()),
        }
    }

    /// The list that a file of this title goes into.
    pub(super) fn list_of(&self, file: &Path, title: Option<&str>) -> Result<String, Failure> {
        if let Some(list) = &self.list {
            return Ok(list.clone());
        }
        let stem = id_from_name(&file.file_stem().unwrap_or_default().to_string_lossy());
        let by_title = title
            .filter(|_| UNSPECIFIC.contains(&&*stem))
            .map(id_from_name)
            .filter(|id| id_problem(id).is_none());
        let list = by_title.unwrap_or(stem);
        check_list(&list)?;
        Ok(list)
    }

    /// The day that a file has.
    pub(super) fn date_of(
        &self,
        file: &Path,
        context: &Context,
    ) -> Result<Option<NaiveDate>, Failure> {
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

    /// Writes the reports as JSON, where a file is named for them.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn write(&self, reports: &[Report], context: &Context) -> Result<(), Failure> {
        let Some(file) = &self.report else {
            return Ok(());
        };
        let text = crate::commands::report::json(&serde_json::json!({ "documents": reports }));
        fs::write(context.folder.join(file), text).map_err(|source| Failure::File {
            doing: "write",
            path: file.clone(),
            source,
        })
    }
}

fn check_list(list: &str) -> Result<(), Failure> {
    match id_problem(list) {
        Some(why) => Err(Failure::usage(
            format!("the list's name `{list}` {why}"),
            "name it with --list, such as --list projects",
        )),
        None => Ok(()),
    }
}
