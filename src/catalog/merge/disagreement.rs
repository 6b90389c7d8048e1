//! Two facts that cannot both stand, in words.

use std::fmt;

use super::align;
use crate::catalog::edit::Step;
use crate::catalog::yaml::{Node, Value, key_text};

/// The most characters of a value that are said.
const MOST: usize = 60;

/// Two facts that cannot both stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// What they are about, such as `legal` or a track.
    pub place: String,
    /// What ours says.
    pub ours: String,
    /// What theirs says.
    pub theirs: String,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Disagreement {
            place,
            ours,
            theirs,
        } = self;
        write!(f, "{place}: {ours} here, {theirs} there")
    }
}

/// The way to what is merged, with the words for it.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail {
    /// The keys and items that lead there.
    pub(super) steps: Vec<Step>,
    words: Vec<String>,
}

impl Trail {
    pub(super) fn key(&self, key: &str) -> Trail {
        let mut trail = self.clone();
        trail.steps.push(Step::Key(key.to_owned()));
        trail.words.push(key.to_owned());
        trail
    }

    /// To an item, named by what it says.
    pub(super) fn item(&self, at: usize, item: &Node<'_>) -> Trail {
        let mut trail = self.clone();
        trail.steps.push(Step::Item(at));
        let level = item.get("level").and_then(Node::as_text);
        let name = level.or_else(|| align::name(item)).unwrap_or_default();
        trail.words.push(clipped(name));
        trail
    }

    /// The way back.
    pub(super) fn parent(&self) -> &[Step] {
        &self.steps[..self.steps.len().saturating_sub(1)]
    }

    /// What two values disagree on; a value that is not there was taken out.
    pub(super) fn disagreement(
        &self,
        ours: Option<&Node<'_>>,
        theirs: Option<&Node<'_>>,
    ) -> Disagreement {
        let (place, field) = match (self.is_of_track(), self.words.as_slice()) {
            (true, [_, track, level, field @ ..]) => (format!("{track}, {level}"), field.join(" ")),
            (true, [_, track]) => (track.clone(), String::new()),
            (_, words) => (words.join("."), String::new()),
        };
        let said = |node: Option<&Node<'_>>| match node {
            Some(node) if field.is_empty() => value(node),
            Some(node) => format!("{field} {}", value(node)),
            None if field.is_empty() => "taken out".to_owned(),
            None => format!("no {field}"),
        };
        Disagreement {
            place,
            ours: said(ours),
            theirs: said(theirs),
        }
    }

    /// What items of both sides disagree on.
    pub(super) fn clash<'n>(
        &self,
        ours: impl IntoIterator<Item = &'n Node<'n>>,
        theirs: impl IntoIterator<Item = &'n Node<'n>>,
    ) -> Disagreement {
        let place = match (self.is_of_track(), self.words.as_slice()) {
            (true, [_, track, ..]) => track.clone(),
            (_, words) => words.join("."),
        };
        Disagreement {
            place,
            ours: together(ours),
            theirs: together(theirs),
        }
    }

    fn is_of_track(&self) -> bool {
        self.words.first().is_some_and(|first| first == "maturity")
    }
}

fn together<'n>(nodes: impl IntoIterator<Item = &'n Node<'n>>) -> String {
    let words: Vec<String> = nodes.into_iter().map(value).collect();
    match words.is_empty() {
        true => "taken out".to_owned(),
        false => words.join(" and "),
    }
}

/// A value on part of a line.
fn value(node: &Node<'_>) -> String {
    let text = |key: &str| node.get(key).and_then(Node::as_text);
    match &node.value {
        Value::Scalar { .. } => match node.as_text() {
            Some(text) => clipped(text),
            None => "nothing".to_owned(),
        },
        Value::Sequence(items) => together(items.iter()),
        Value::Mapping(pairs) => match (text("level"), text("date")) {
            (Some(level), Some(date)) => clipped(&format!("{level} on {date}")),
            (Some(level), None) => clipped(&format!("{level} without a date")),
            (None, _) => match align::name(node) {
                Some(name) => clipped(name),
                None => {
                    let keys = pairs.iter().map(|(key, _)| key_text(key));
                    clipped(&keys.collect::<Vec<_>>().join(", "))
                }
            },
        },
    }
}

/// The beginning of a text, on one line.
fn clipped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}\u{2026}", line[..end].trim_end()),
        None => line,
    }
}
