//! A `landscape.yml`: categories, subcategories, items.

mod days;
mod item;

use super::NoList;
use super::account::{Fate, Item, Why};
use super::draft::Draft;
use super::look::Look;
use super::read::Reading;
use super::reader::{Remark, visible};
use super::shape::Shape;
use super::source::MOST_BYTES;
use crate::catalog::diagnostic::Position;
use crate::catalog::yaml::{Node, Value, key_text, parse_up_to};

/// Whether a text is a landscape.
pub(super) fn is_one(text: &str) -> bool {
    text.lines().any(|line| line.trim_end() == "landscape:")
}

/// Reads a landscape.
///
/// # Errors
/// Where it is no YAML, or has no `landscape`.
pub(super) fn read(text: &str) -> Result<Reading, NoList> {
    let parsed = parse_up_to(text, MOST_BYTES);
    if let Some(problem) = parsed.problems.first() {
        let line = Position::of(text, problem.span.start).line;
        return Err(NoList::Yaml {
            line,
            message: problem.message.clone(),
        });
    }
    let root = parsed.root.ok_or(NoList::Nothing)?;
    let categories = root
        .get("landscape")
        .and_then(Node::as_sequence)
        .ok_or(NoList::Nothing)?;
    let starts = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let mut reader = Reader {
        starts,
        drafts: Vec::new(),
        items: Vec::new(),
        remarks: Vec::new(),
    };
    for (key, value) in root.as_mapping().unwrap_or_default() {
        if key_text(key) != "landscape" {
            reader.report(value, Why::Unfit);
        }
    }
    categories
        .iter()
        .for_each(|category| reader.area(category, &[]));
    reader.comments(text);
    reader.items.sort_by_key(|item| item.line);
    let Reader {
        drafts,
        items,
        remarks,
        ..
    } = reader;
    Ok(Reading {
        shape: Shape::Landscape,
        drafts,
        look: Look::default(),
        remarks,
        items,
    })
}

struct Reader {
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
    drafts: Vec<Draft>,
    items: Vec<Item>,
    remarks: Vec<Remark>,
}

impl Reader {
    fn line(&self, node: &Node) -> usize {
        self.starts
            .partition_point(|start| *start <= node.span.start)
    }

    /// Notes what became of one scalar.
    fn note(&mut self, node: &Node, fate: Fate) {
        let said = node.as_text().unwrap_or_default();
        if said.is_empty() || node.is_null() {
            return;
        }
        let is_link = said.contains("://");
        let (text, url) = if is_link {
            (String::new(), Some(said.to_string()))
        } else {
            (visible(said), None)
        };
        self.items.push(Item {
            line: self.line(node),
            text,
            url,
            fate,
        });
    }

    /// Reports every scalar of a node.
    fn report(&mut self, node: &Node, why: Why) {
        for leaf in leaves(node) {
            self.note(leaf, Fate::Reported(why));
        }
    }

    fn take(&mut self, node: &Node, draft: Option<usize>, field: &'static str) {
        self.note(node, Fate::Taken { draft, field });
    }

    /// A category or subcategory with what is in it.
    fn area(&mut self, node: &Node, above: &[String]) {
        let mut path = above.to_vec();
        if let Some(name) = node.get("name") {
            path.extend(name.as_text().map(visible));
            self.take(name, None, "area");
        }
        for (key, value) in node.as_mapping().unwrap_or_default() {
            match (key_text(key), value.as_sequence()) {
                ("name", _) => {}
                ("subcategories", Some(areas)) if above.is_empty() => {
                    areas.iter().for_each(|area| self.area(area, &path))
                }
                ("items", Some(items)) => items.iter().for_each(|item| self.item(item, &path)),
                _ => self.report(value, Why::Unfit),
            }
        }
    }

    /// Comments that stand on lines of their own.
    fn comments(&mut self, text: &str) {
        for (index, line) in text.lines().enumerate() {
            if let Some(comment) = line
                .trim_start()
                .strip_prefix('#')
                .map(str::trim)
                .filter(|comment| !comment.is_empty())
            {
                self.items.push(Item {
                    line: index + 1,
                    text: visible(comment),
                    url: None,
                    fate: Fate::Reported(Why::Comment),
                });
            }
        }
    }
}

/// The scalars of a node, in the order of the file.
fn leaves<'n>(node: &'n Node<'n>) -> Vec<&'n Node<'n>> {
    match &node.value {
        Value::Scalar { .. } => vec![node],
        Value::Sequence(items) => items.iter().flat_map(leaves).collect(),
        Value::Mapping(pairs) => pairs.iter().flat_map(|(_, value)| leaves(value)).collect(),
    }
}
