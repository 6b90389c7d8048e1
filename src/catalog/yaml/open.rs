//! Collections that are being read: their items, or their keys with the lines they stand on.

use std::collections::HashMap;

use super::node::{Node, key_text};

/// A collection whose end has not come yet.
pub(super) struct Open<'t> {
    pub start: usize,
    pub line: usize,
    pub flow: bool,
    pub content: Content<'t>,
    /// Whether the collection itself stands where a key should.
    pub is_key: bool,
}

pub(super) enum Content<'t> {
    Sequence(Vec<Node<'t>>),
    Mapping(Pairs<'t>),
}

#[derive(Default)]
pub(super) struct Pairs<'t> {
    pub kept: Vec<(Node<'t>, Node<'t>)>,
    /// The line of each kept key.
    pub lines: Vec<usize>,
    /// Where each key stands in `kept`; only built for mappings too large to look through.
    index: HashMap<String, usize>,
    pub key: Option<Key<'t>>,
}

/// A key that waits for its value.
pub(super) struct Key<'t> {
    pub node: Node<'t>,
    pub line: usize,
    pub kept: bool,
}

/// From how many keys on a mapping gets an index.
const INDEXED_FROM: usize = 16;

impl<'t> Pairs<'t> {
    /// The line of a key that is kept.
    pub fn line_of(&self, key: &str) -> Option<usize> {
        let at = if self.index.is_empty() {
            self.kept.iter().position(|(name, _)| key_text(name) == key)
        } else {
            self.index.get(key).copied()
        };
        at.and_then(|at| self.lines.get(at).copied())
    }

    /// Keeps a key with its value.
    pub fn keep(&mut self, key: Key<'t>, value: Node<'t>) {
        if self.kept.len() == INDEXED_FROM {
            let known = self.kept.iter().enumerate();
            self.index = known
                .map(|(at, (name, _))| (key_text(name).to_owned(), at))
                .collect();
        }
        if self.kept.len() >= INDEXED_FROM {
            let text = key_text(&key.node).to_owned();
            self.index.insert(text, self.kept.len());
        }
        self.lines.push(key.line);
        self.kept.push((key.node, value));
    }
}
