//! A document on its way from a file into a change.

use std::fs;
use std::path::Path;

use super::{Failure, HowArgs};
use crate::catalog::model::Catalog;
use crate::commands::Context;
use crate::import::{self, Contradiction, Destination, NoList, Reading, Report, Shape};
use crate::workflow::request::Intake;
use crate::workflow::taken::Taken;

/// What a list looks like.
const LISTS: &str = "a list has headings with labelled bullets, a table with a column of projects, \
                     or bullets that begin with a link; --as names its shape";

/// What a file of YAML must have to be read.
const LANDSCAPES: &str = "a file of YAML is read as a landscape.yml, which has its projects below \
                          `landscape:`, in categories and subcategories";

/// The text of a file, and where it goes.
pub(in crate::commands) struct Document {
    name: String,
    text: String,
    shape: Option<Shape>,
    /// What was read from it, for the first who asks.
    reading: Option<Reading>,
    destination: Destination,
}

/// What a document brings to a catalog.
pub(in crate::commands) struct Brought {
    /// The change.
    pub intake: Intake,
    /// What became of everything.
    pub report: Report,
    /// The ids of the entries that it is about.
    pub entries: Vec<String>,
}

impl Document {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it cannot be read or is no list, or where it is to go is not clear.
    pub fn open(file: &Path, how: &HowArgs, context: &Context) -> Result<Document, Failure> {
        let name = file.display().to_string();
        let bytes = fs::read(context.folder.join(file)).map_err(|source| Failure::File {
            doing: "read",
            path: file.to_path_buf(),
            source,
        })?;
        let text = import::source::text(&bytes).map_err(|why| Failure::Content {
            place: name.clone(),
            message: why.to_string(),
            hint: why.help().map(str::to_string),
        })?;
        let (text, shape) = (text.to_string(), how.shape());
        let reading = read(&name, &text, shape)?;
        let destination = Destination {
            list: how.list_of(file, reading.look.title.as_deref())?,
            track: how.track.clone(),
            date: how.date_of(file, context)?,
            ..Destination::default()
        };
        Ok(Document {
            name,
            text,
            shape,
            reading: Some(reading),
            destination,
        })
    }

    /// Names what a new list of it must not take.
    pub fn spare(&mut self, taken: Taken) {
        self.destination.templates = taken.templates;
        self.destination.pages = taken.pages;
    }

    /// What the document brings to a catalog, and what became of it; it is right about what was
    /// decided.
    ///
    /// # Errors
    /// Where it is none of a list.
    pub fn merge(
        &mut self,
        catalog: &Catalog,
        decided: Vec<Contradiction>,
    ) -> Result<Brought, Failure> {
        let mut reading = match self.reading.take() {
            Some(reading) => reading,
            None => read(&self.name, &self.text, self.shape)?,
        };
        let destination = Destination {
            decided,
            ..self.destination.clone()
        };
        let merged = import::merge(&mut reading, &destination, catalog);
        let report = Report::new(&self.name, &reading, &merged);
        let intake = Intake {
            list: merged.list,
            settings: merged.settings,
            areas: merged.areas,
            new: merged.new,
            grown: merged.grown,
            template: merged.template,
        };
        Ok(Brought {
            intake,
            report,
            entries: merged.entries,
        })
    }
}

fn read(name: &str, text: &str, shape: Option<Shape>) -> Result<Reading, Failure> {
    let failed = |place: &str, message: String, hint: Option<&str>| Failure::Content {
        place: place.to_string(),
        message,
        hint: hint.map(str::to_string),
    };
    let is_yaml = || [".yml", ".yaml"].iter().any(|end| name.ends_with(end));
    let hint = match shape {
        Some(_) => Some("leave out --as to have the shape recognised"),
        None if is_yaml() => Some(LANDSCAPES),
        None => Some(LISTS),
    };
    let none = || "no list of projects was found".to_string();
    let reading = import::read(text, shape).map_err(|why| match why {
        NoList::Yaml {
            at,
            message,
            hint: own,
        } => {
            let hint = hint.filter(|_| shape.is_some() && !is_yaml());
            let place = format!("{name}:{}:{}", at.line, at.column);
            failed(&place, message, hint.or(own.as_deref()))
        }
        NoList::Nothing => failed(name, none(), hint),
    })?;
    match (reading.drafts.is_empty(), shape) {
        (false, _) => Ok(reading),
        (true, None) => Err(failed(name, none(), hint)),
        (true, Some(shape)) => {
            let message = format!("no projects were found as {}", shape.word());
            Err(failed(name, message, hint))
        }
    }
}
