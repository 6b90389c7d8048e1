//! A value to be written, without place or style.

use super::node::{Node, Value, key_text};

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// A text; it is quoted where it would otherwise read back as something else.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// Keys with their values, in order.
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// A text.
    pub fn text(text: impl Into<String>) -> Tree {
        Tree::Text(text.into())
    }

    /// A mapping from keys and values, in order.
    pub fn map<K: Into<String>>(pairs: impl IntoIterator<Item = (K, Tree)>) -> Tree {
        Tree::Map(
            pairs
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        )
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Tree>) -> Tree {
        Tree::List(items.into_iter().collect())
    }

    /// Whether a node already says this: same texts, same keys, same order.
    pub fn is_said_by(&self, node: &Node) -> bool {
        match (self, &node.value) {
            (Tree::Text(text), Value::Scalar { text: said, .. }) => !node.is_null() && text == said,
            (Tree::List(items), Value::Sequence(said)) => {
                items.len() == said.len()
                    && items
                        .iter()
                        .zip(said)
                        .all(|(item, said)| item.is_said_by(said))
            }
            (Tree::Map(pairs), Value::Mapping(said)) => {
                pairs.len() == said.len()
                    && pairs.iter().zip(said).all(|((key, value), (name, said))| {
                        key_text(name) == key && value.is_said_by(said)
                    })
            }
            _ => false,
        }
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Tree {
        Tree::text(text)
    }
}
