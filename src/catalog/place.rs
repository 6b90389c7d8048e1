//! A place in a document, as the keys and items that lead to it.

use super::yaml::{Node, Span, Value};

/// One step down into a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of a list, from 0.
    Item(usize),
}

/// The way from the root of a document to a value in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Vec<Step>);

impl Place {
    /// The whole document.
    pub fn root() -> Place {
        Place::default()
    }

    /// The value of a key of the root.
    pub fn of(key: &str) -> Place {
        Place::root().key(key)
    }

    /// Further down, to the value of a key.
    #[must_use]
    pub fn key(mut self, key: &str) -> Place {
        self.0.push(Step::Key(key.to_string()));
        self
    }

    /// Further down, to an item, from 0.
    #[must_use]
    pub fn item(mut self, index: usize) -> Place {
        self.0.push(Step::Item(index));
        self
    }

    /// The steps, from the root.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Where this place stands in a document: the last value on the way that is there. `None` where
    /// not even the first step leads anywhere.
    ///
    /// A one-or-many value counts as a list of one: item 0 of what is no list is the value itself.
    pub fn span_in(&self, root: &Node) -> Option<Span> {
        let mut node = root;
        let mut found = None;
        for step in &self.0 {
            node = match (&node.value, step) {
                (Value::Mapping(pairs), Step::Key(key)) => {
                    let pair = pairs.iter().find(
                        |(name, _)| matches!(&name.value, Value::Scalar { text, .. } if text == key),
                    );
                    match pair {
                        Some((_, value)) => value,
                        None => break,
                    }
                }
                (Value::Sequence(items), Step::Item(index)) => match items.get(*index) {
                    Some(item) => item,
                    None => break,
                },
                (_, Step::Item(0)) => node,
                _ => break,
            };
            found = Some(node.span.clone());
        }
        found
    }
}
