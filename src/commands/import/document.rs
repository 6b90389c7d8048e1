//! A document on its way from a file into a change.

use std::fs;
use std::path::Path;

use super::{Failure, HowArgs};
use crate::catalog::model::Catalog;
use crate::commands::Context;
use crate::import::{self, Contradiction, Destination, NoList, Reading, Report, Shape};
use crate::workflow::request::Intake;

/// What a list looks like.
const LISTS: &str = "a list has headings with labelled bullets, a table with a column of projects, \
                     or bullets that begin with a link; --as names its shape";

/// The text of a file, and where it goes.
pub(in crate::commands) struct Document {
    name: String,
    text: String,
    shape: Option<Shape>,
    destination: Destination,
}

impl Document {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it cannot be read or is no text, or where it is to go is not clear.
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
        Ok(Document {
            text: text.to_string(),
            name,
            shape: how.shape.map(Shape::from),
            destination: Destination {
                list: how.list_of(file)?,
                track: how.track.clone(),
                date: how.date_of(file, context)?,
                ..Destination::default()
            },
        })
    }

    /// What the document brings to a catalog, and what became of it; it is right about what was
    /// decided.
    ///
    /// # Errors
    /// Where it is none of a list.
    pub fn merge(
        &self,
        catalog: &Catalog,
        decided: Vec<Contradiction>,
    ) -> Result<(Intake, Report), Failure> {
        let mut reading = self.read()?;
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
        Ok((intake, report))
    }

    fn read(&self) -> Result<Reading, Failure> {
        let failed = |place: &str, message: String, hint: Option<&str>| Failure::Content {
            place: place.to_string(),
            message,
            hint: hint.map(str::to_string),
        };
        let reading = import::read(&self.text, self.shape).map_err(|why| match why {
            NoList::Yaml { line, message } => {
                failed(&format!("{}:{line}", self.name), message, None)
            }
            NoList::Nothing => failed(
                &self.name,
                "no list of projects was found".to_string(),
                Some(LISTS),
            ),
        })?;
        if reading.drafts.is_empty() {
            let message = format!("no projects were found as {}", reading.shape.word());
            let hint = "leave out --as to have the shape recognised";
            return Err(failed(&self.name, message, Some(hint)));
        }
        Ok(reading)
    }
}
