//! Where a value stands: what holds it, and in which style.

use super::Step;
use super::text::column;
use crate::catalog::yaml::{Node, Span, Value, gap, key_text};

/// A value in a document, with what holds it.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub node: &'a Node<'a>,
    pub holder: Holder<'a>,
    /// Whether the value stands between brackets or braces.
    pub in_flow: bool,
}

/// What holds a value.
#[derive(Clone, Copy)]
pub(super) enum Holder<'a> {
    /// It is the whole document.
    Document,
    /// A key of a mapping, at an index among its keys.
    Key {
        mapping: &'a Node<'a>,
        pairs: &'a [(Node<'a>, Node<'a>)],
        at: usize,
    },
    /// A list, at an index.
    Item {
        list: &'a Node<'a>,
        items: &'a [Node<'a>],
        at: usize,
    },
}

/// Finds the value at a path.
pub(super) fn locate<'a>(text: &str, root: &'a Node<'a>, path: &[Step]) -> Option<Site<'a>> {
    let mut site = Site {
        node: root,
        holder: Holder::Document,
        in_flow: false,
    };
    for step in path {
        let parent = site.node;
        let in_flow = site.in_flow || is_bracketed(text, parent);
        let (node, holder) = match (step, &parent.value) {
            (Step::Key(key), Value::Mapping(pairs)) => {
                let at = pairs.iter().position(|(name, _)| key_text(name) == key)?;
                (
                    &pairs[at].1,
                    Holder::Key {
                        mapping: parent,
                        pairs,
                        at,
                    },
                )
            }
            (Step::Item(at), Value::Sequence(items)) => (
                items.get(*at)?,
                Holder::Item {
                    list: parent,
                    items,
                    at: *at,
                },
            ),
            _ => return None,
        };
        site = Site {
            node,
            holder,
            in_flow,
        };
    }
    Some(site)
}

/// Whether a node is a list in brackets or a mapping in braces.
pub(super) fn is_bracketed(text: &str, node: &Node) -> bool {
    let first = text.as_bytes().get(node.span.start);
    match node.value {
        Value::Sequence(_) => first == Some(&b'['),
        Value::Mapping(_) => first == Some(&b'{'),
        Value::Scalar { .. } => false,
    }
}

/// Whether a node is a list or mapping without brackets.
pub(super) fn is_block_collection(text: &str, node: &Node) -> bool {
    !matches!(node.value, Value::Scalar { .. }) && !is_bracketed(text, node)
}

/// Whether a node is a scalar with a `|` or `>` header.
pub(super) fn is_block_scalar(text: &str, node: &Node) -> bool {
    matches!(node.value, Value::Scalar { plain: false, .. })
        && matches!(text.as_bytes().get(node.span.start), Some(b'|' | b'>'))
}

/// Where the dash of an item stands.
pub(super) fn dash(text: &str, list: &Node, items: &[Node], at: usize) -> Option<usize> {
    match at.checked_sub(1) {
        None => Some(list.span.start),
        Some(before) => gap::find(text, items[before].span.end..items[at].span.start, b'-'),
    }
}

impl Site<'_> {
    /// What announces the value: its key with the `:`, or its dash. Empty for a whole document,
    /// and without a `:` where a key between braces has none.
    pub(super) fn announcer(&self, text: &str) -> Option<Span> {
        let start_of_value = self.node.span.start;
        Some(match self.holder {
            Holder::Document => start_of_value..start_of_value,
            Holder::Key { pairs, at, .. } => {
                let key = &pairs[at].0.span;
                match gap::find(text, key.end..start_of_value, b':') {
                    Some(colon) => key.start..colon + 1,
                    None => key.clone(),
                }
            }
            Holder::Item { .. } if self.in_flow => start_of_value..start_of_value,
            Holder::Item { list, items, at } => {
                let dash = dash(text, list, items, at)?;
                dash..dash + 1
            }
        })
    }

    /// The bytes of the value with what announces it.
    pub(super) fn whole(&self, text: &str) -> Option<Span> {
        Some(self.announcer(text)?.start..self.node.span.end)
    }

    /// The column of the key or dash.
    pub(super) fn column(&self, text: &str) -> Option<usize> {
        Some(column(text, self.announcer(text)?.start))
    }
}
