//! From the text of a list that people wrote to drafts of entries, and an account of the rest; pure.
//!
//! A [`document`] is read into blocks and pieces; one of the [`Shape`]s turns it into [`Draft`]s.
//! Every link and every run of text either stands in a field or is reported with its line and why,
//! so that nothing is lost unsaid.

mod account;
mod around;
mod bare_levels;
mod behind_level;
mod bullets;
mod contents;
mod counts;
mod document;
mod draft;
mod evidence;
mod fields;
mod fields_shown;
mod heading_levels;
mod keys;
mod label_order;
mod label_values;
mod labels;
mod landscape;
mod licenses;
mod like_levels;
mod links;
mod look;
mod marks;
mod merge;
mod numbers;
mod outline;
mod own_levels;
mod passed;
mod read;
mod reader;
mod report;
mod sections;
mod shape;
pub mod source;
mod state;
mod struck_names;
mod succession;
mod table;
mod template;
mod words;

use self::counts::Counts;
use self::document::struck;
use self::struck_names::StruckNames;
use crate::catalog::diagnostic::Position;

pub use self::account::{Fate, Item, Tally, Why};
pub use self::around::{Around, Beside, Contents, Run, Where};
pub use self::draft::{Draft, Standing, Step};
pub use self::evidence::Proof;
pub use self::links::Links;
pub use self::look::{AreaPlace, KeptKey, LandscapeKeys, Lead, Leads, Look, TagPlaces, Wording};
pub use self::merge::{Contradiction, Destination, Intake, Objection, merge};
pub use self::read::Reading;
pub use self::reader::Remark;
pub use self::report::{Entries, Report, Reported};
pub use self::shape::Shape;

/// Why a text is none of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoList {
    /// It has nothing of a list.
    Nothing,
    /// It has a table whose columns do not tell which of them names projects.
    Unnamed {
        /// The line of the table, counted from 1.
        line: usize,
        /// The words of its columns.
        columns: Vec<String>,
    },
    /// It is to be YAML, and is not.
    Yaml {
        /// Where.
        at: Position,
        /// What is wrong.
        message: String,
        /// What would be right, where that is known.
        hint: Option<String>,
    },
}

/// Reads a document in a shape, or in the one that it is recognised to have.
///
/// # Errors
/// [`NoList`] where it is none of a list.
pub fn read(text: &str, shape: Option<Shape>) -> Result<Reading, NoList> {
    if shape == Some(Shape::Landscape) || shape.is_none() && landscape::is_one(text) {
        return landscape::read(text);
    }
    let mut document = document::parse(text);
    let naming = table::Naming::of(&document, shape == Some(Shape::Table));
    let shape = shape
        .or_else(|| Shape::recognise(&document))
        .ok_or_else(|| no_list(&document))?;
    match shape {
        Shape::Sections => struck::settle(&mut document, struck::heading),
        Shape::Table => {
            let named = table::named(&document, naming);
            struck::settle(&mut document, named);
        }
        Shape::Bullets | Shape::Landscape => struck::settle(&mut document, struck::item),
    }
    let mut counts = Counts::default();
    if !document.counts.is_empty() {
        let drafts = projects(&document, shape, naming).0.drafts;
        counts = Counts::of(&mut document, &drafts);
    }
    let (mut reader, mut look) = projects(&document, shape, naming);
    counts.settle(&mut reader, &mut look);
    reader
        .remarks
        .extend(shape::remark_on_others(&document, shape));
    look.evidence = reader.settle_evidence();
    contents::settle(&mut reader);
    look.has_capital_levels = reader.capital_levels > 0;
    let struck = StruckNames::retire(&mut reader);
    let mut are_told = false;
    if shape != Shape::Sections {
        are_told = heading_levels::settle(&mut reader, &mut look);
    }
    if !are_told {
        let remarks = like_levels::remarks(&reader.drafts, look.group_by);
        reader.remarks.extend(remarks);
    }
    struck.settle(&mut reader, &mut look, shape);
    reader.drafts.iter_mut().for_each(Draft::find_succession);
    let bare = bare_levels::settle(&mut reader, &mut look);
    look.title = look.title.or_else(|| around::in_html(&document, text));
    look.around = around::around(&reader, text, look.group_by.needs_track(), &bare);
    let (drafts, mut remarks, items) = reader.into_items();
    remarks.extend(reader::remark_on_relative(&drafts));
    Ok(Reading {
        shape,
        drafts,
        look,
        remarks,
        items,
    })
}

/// Reads the projects of a document in a shape.
fn projects(
    document: &document::Document,
    shape: Shape,
    naming: table::Naming,
) -> (reader::Reader<'_>, Look) {
    let mut reader = reader::Reader::new(document);
    let look = match shape {
        Shape::Sections => sections::read(&mut reader),
        Shape::Table => table::read(&mut reader, naming),
        Shape::Bullets | Shape::Landscape => bullets::read(&mut reader),
    };
    (reader, look)
}

/// Why a document that has no known shape is no list.
fn no_list(document: &document::Document) -> NoList {
    match table::first_of_all(document) {
        Some((line, columns)) => NoList::Unnamed { line, columns },
        None => NoList::Nothing,
    }
}
