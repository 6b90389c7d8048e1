//! A `landscape.yml`: categories, subcategories, items.

mod account;
mod areas;
mod days;
mod item;
mod keys;
mod order;
mod recognise;
mod text;
mod value;

pub(super) use self::recognise::is_one;

use std::collections::HashMap;

use self::keys::Met;
use super::NoList;
use super::account::{Item, Why};
use super::draft::Draft;
use super::look::Look;
use super::read::Reading;
use super::reader::Remark;
use super::shape::Shape;
use super::source::MOST_BYTES;
use crate::catalog::diagnostic::Position;
use crate::catalog::model::GroupBy;
use crate::catalog::yaml::{Node, Problem, key_text, parse_up_to};

/// The keys under which the categories of a landscape stand.
const ROOTS: &[&str] = &["landscape", "categories"];

/// Rules of reading that refuse what refers to another place of the file.
const REFERENCES: &[&str] = &["anchor", "alias", "merge-key"];

/// Reads a landscape.
///
/// # Errors
/// Where it is no YAML, or has no categories.
pub(super) fn read(text: &str) -> Result<Reading, NoList> {
    let parsed = parse_up_to(text, MOST_BYTES);
    if let Some(problem) = parsed.problems.first() {
        return Err(refusal(text, problem));
    }
    let root = parsed.root.ok_or(NoList::Nothing)?;
    let pairs = root.as_mapping().unwrap_or_default();
    let is_root = |(key, value): &&(Node, Node)| {
        ROOTS.contains(&key_text(key)) && value.as_sequence().is_some()
    };
    let (own, categories) = pairs.iter().find(is_root).ok_or(NoList::Nothing)?;
    let categories = categories.as_sequence().unwrap_or_default();
    let mut reader = Reader::new(text, areas::known(categories));
    for (key, value) in pairs {
        if key_text(key) != key_text(own) {
            reader.report(key_text(key), value, Why::Unfit);
        }
    }
    for category in categories {
        reader.category(category);
    }
    reader.comments(&root);
    Ok(reader.finish(key_text(own)))
}

/// Why a file is refused that is no YAML as it is read here.
fn refusal(text: &str, problem: &Problem) -> NoList {
    let at = Position::of(text, problem.span.start);
    let (message, hint) = if REFERENCES.contains(&problem.rule) {
        let sign = text.get(problem.span.clone()).unwrap_or_default();
        let message = format!("anchors and aliases, such as `{sign}`, are not read");
        let hint = "write the file out without them, as `yq 'explode(.)'` does";
        (message, Some(hint.to_string()))
    } else {
        (problem.message.clone(), problem.help.clone())
    };
    NoList::Yaml { at, message, hint }
}

/// A landscape on its way into drafts.
struct Reader<'t> {
    text: &'t str,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
    drafts: Vec<Draft>,
    items: Vec<Item>,
    remarks: Vec<Remark>,
    /// The values that were taken, in the order of the source.
    met: Vec<Met>,
    /// Whether an empty key says what something is.
    has_marks: bool,
    /// The titles of the areas of the file, by how `second_path` names them.
    known: HashMap<String, Vec<String>>,
    /// The areas of the file in its order, each with the items that tell of its titles.
    headings: Vec<areas::Heading>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, known: HashMap<String, Vec<String>>) -> Reader<'t> {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Reader {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
            drafts: Vec::new(),
            items: Vec::new(),
            remarks: Vec::new(),
            met: Vec::new(),
            has_marks: false,
            known,
            headings: Vec::new(),
        }
    }

    fn finish(mut self, root: &str) -> Reading {
        let areas = self.settle_headings();
        let mut landscape = self.settle_keys();
        landscape.root = root.to_string();
        landscape.has_marks = self.has_marks;
        landscape.areas = areas;
        self.items.sort_by_key(|item| item.line);
        Reading {
            shape: Shape::Landscape,
            drafts: self.drafts,
            look: Look {
                group_by: GroupBy::Area,
                landscape,
                ..Look::default()
            },
            remarks: self.remarks,
            items: self.items,
        }
    }
}
