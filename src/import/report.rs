//! What became of a document, for scripts and for people.

use serde::Serialize;

use super::account::Why;
use super::account::{Fate, Tally};
use super::merge::{Contradiction, Intake};
use super::read::Reading;
use super::reader::Remark;
use super::shape::Shape;

/// What became of a document.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The file.
    pub file: String,
    /// How it is laid out.
    pub shape: Shape,
    /// The list that it was taken into.
    pub list: String,
    /// Its projects.
    pub entries: Entries,
    /// Its links.
    pub links: Tally,
    /// Its runs of text.
    pub text: Tally,
    /// What stands in no field.
    pub reported: Vec<Reported>,
    /// What the catalog says otherwise.
    pub contradictions: Vec<Contradiction>,
    /// What else a reader should look at.
    pub remarks: Vec<Remark>,
}

/// How many projects a document has. Those that are found are new, grown, unchanged or repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Entries {
    /// The places that name one.
    pub found: usize,
    /// Entries that are new.
    pub new: usize,
    /// Entries that got something.
    pub grown: usize,
    /// Entries that had it all.
    pub unchanged: usize,
    /// Places that name an entry which a place before them names too.
    pub repeated: usize,
}

/// Something that stands in no field.
#[derive(Debug, Serialize)]
pub struct Reported {
    /// Its line.
    pub line: usize,
    /// Its words.
    pub text: String,
    /// Where it leads, where it is a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Why.
    pub why: Why,
    /// Whether the template of the list has it, so that it is published with the list.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_template: bool,
    /// Whether a contradiction tells of it too.
    #[serde(skip)]
    pub is_told: bool,
}

/// Whether the template of a list has a part of its document.
fn is_in_template(item: &super::Item, why: Why, intake: &Intake) -> bool {
    // Of a table of contents the links are made anew, and no words beside them.
    let is_anew = why != Why::TableOfContents || item.url.is_some();
    is_anew && intake.kept.iter().any(|lines| lines.contains(&item.line))
}

impl Report {
    /// What became of a document that was read and put together with a catalog.
    pub fn new(file: &str, reading: &Reading, intake: &Intake) -> Report {
        let items = reading.items.iter().enumerate();
        let reported = items.filter_map(|(place, item)| match item.fate {
            Fate::Reported(why) => Some(Reported {
                in_template: is_in_template(item, why, intake),
                is_told: intake.told.contains(&place),
                line: item.line,
                text: item.text.clone(),
                url: item.url.clone(),
                why,
            }),
            _ => None,
        });
        Report {
            file: file.to_string(),
            shape: reading.shape,
            list: intake.list.clone(),
            entries: Entries {
                found: reading.drafts.len(),
                new: intake.new.len(),
                grown: intake.grown.len(),
                unchanged: intake.unchanged,
                repeated: intake.repeated,
            },
            links: Tally::of(&reading.items, true),
            text: Tally::of(&reading.items, false),
            reported: reported.collect(),
            contradictions: intake.contradictions.clone(),
            remarks: reading.remarks.clone(),
        }
    }

    /// A line for each thing that stands neither in a field nor in the template, save what
    /// contradictions tell of.
    pub fn left(&self) -> impl Iterator<Item = String> {
        let left = |own: &&Reported| !own.is_told && !own.in_template;
        self.lines(self.reported.iter().filter(left))
    }

    /// A line for each thing that only the template has.
    pub fn in_template(&self) -> impl Iterator<Item = String> {
        self.lines(self.reported.iter().filter(|own| own.in_template))
    }

    fn lines<'r>(
        &self,
        reported: impl Iterator<Item = &'r Reported>,
    ) -> impl Iterator<Item = String> {
        reported.map(|reported| {
            let what = match (&reported.url, reported.text.is_empty()) {
                (None, _) => shortened(&reported.text),
                // A reference that nothing defines.
                (Some(url), false) if url.is_empty() => format!("[{}]", shortened(&reported.text)),
                (Some(url), true) => format!("<{url}>"),
                (Some(url), false) => format!("[{}]({url})", shortened(&reported.text)),
            };
            let (line, why) = (reported.line, reported.why.words());
            format!("{}:{line}: {why}: {what}", self.file)
        })
    }
}

/// How long a text of the report gets, in characters.
const LONGEST: usize = 72;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}\u{2026}", &text[..at]),
        None => text.to_string(),
    }
}
