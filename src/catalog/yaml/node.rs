//! Nodes: what a document holds, each with the bytes that it takes.

use std::borrow::Cow;
use std::ops::Range;

/// Where something stands in a text, as byte offsets.
pub type Span = Range<usize>;

/// One node of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'t> {
    /// What the node is.
    pub value: Value<'t>,
    /// The bytes of the text that it takes: a scalar with its quotes or its block header, a block
    /// collection from its first key or dash to the end of its last value, without the comments,
    /// blank lines and line end that follow. A value that is left out takes no byte.
    pub span: Span,
}

/// What a node can be.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'t> {
    /// A scalar, with its style: only plain scalars resolve to null, booleans or numbers.
    Scalar {
        /// The text, unescaped and unfolded: a part of the document where that says it as it is.
        text: Cow<'t, str>,
        /// Whether it stands without quotes or block indicator.
        plain: bool,
    },
    /// A list of nodes.
    Sequence(Vec<Node<'t>>),
    /// Keys with their values, in the order of the text; keys are unique and scalar.
    Mapping(Vec<(Node<'t>, Node<'t>)>),
}

impl<'t> Node<'t> {
    /// The value of a key, where the node is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.pair(key).map(|(_, value)| value)
    }

    /// A key and its value, where the node is a mapping that has it.
    pub fn pair(&self, key: &str) -> Option<(&Node<'t>, &Node<'t>)> {
        let pairs = self.as_mapping()?;
        let (name, value) = pairs.iter().find(|(name, _)| key_text(name) == key)?;
        Some((name, value))
    }

    /// The same node, apart from the text that it was read from.
    pub fn into_owned(self) -> Node<'static> {
        let value = match self.value {
            Value::Scalar { text, plain } => Value::Scalar {
                text: Cow::Owned(text.into_owned()),
                plain,
            },
            Value::Sequence(items) => {
                Value::Sequence(items.into_iter().map(Node::into_owned).collect())
            }
            Value::Mapping(pairs) => Value::Mapping(
                (pairs.into_iter())
                    .map(|(key, value)| (key.into_owned(), value.into_owned()))
                    .collect(),
            ),
        };
        Node {
            value,
            span: self.span,
        }
    }

    /// The text of a scalar that is not null.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// The items of a sequence.
    pub fn as_sequence(&self) -> Option<&[Node<'t>]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The keys and values of a mapping.
    pub fn as_mapping(&self) -> Option<&[(Node<'t>, Node<'t>)]> {
        match &self.value {
            Value::Mapping(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// Whether the node says nothing: left out, `~` or `null`, without quotes.
    pub fn is_null(&self) -> bool {
        match &self.value {
            Value::Scalar { text, plain } => {
                *plain && matches!(&**text, "" | "~" | "null" | "Null" | "NULL")
            }
            _ => false,
        }
    }
}

/// The text of a key, whatever it would resolve to as a value.
pub(crate) fn key_text<'n>(key: &'n Node) -> &'n str {
    match &key.value {
        Value::Scalar { text, .. } => text,
        _ => "",
    }
}
