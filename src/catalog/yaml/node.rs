//! Nodes: what a document holds, each with the bytes that it takes.

use std::ops::Range;

/// Where something stands in a text, as byte offsets.
pub type Span = Range<usize>;

/// One node of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What the node is.
    pub value: Value,
    /// The bytes of the text that it takes: a scalar with its quotes or its block header, a block
    /// collection from its first key or dash to the end of its last value, without the comments,
    /// blank lines and line end that follow. A value that is left out takes no byte.
    pub span: Span,
}

/// What a node can be.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A scalar, with its style: only plain scalars resolve to null, booleans or numbers.
    Scalar {
        /// The text, unescaped and unfolded.
        text: String,
        /// Whether it stands without quotes or block indicator.
        plain: bool,
    },
    /// A list of nodes.
    Sequence(Vec<Node>),
    /// Keys with their values, in the order of the text; keys are unique and scalar.
    Mapping(Vec<(Node, Node)>),
}

impl Node {
    /// The value of a key, where the node is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.pair(key).map(|(_, value)| value)
    }

    /// A key and its value, where the node is a mapping that has it.
    pub fn pair(&self, key: &str) -> Option<(&Node, &Node)> {
        let pairs = self.as_mapping()?;
        let (name, value) = pairs.iter().find(|(name, _)| key_text(name) == key)?;
        Some((name, value))
    }

    /// The text of a scalar that is not null.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// The items of a sequence.
    pub fn as_sequence(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The keys and values of a mapping.
    pub fn as_mapping(&self) -> Option<&[(Node, Node)]> {
        match &self.value {
            Value::Mapping(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// Whether the node says nothing: left out, `~` or `null`, without quotes.
    pub fn is_null(&self) -> bool {
        match &self.value {
            Value::Scalar { text, plain } => {
                *plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
            }
            _ => false,
        }
    }
}

/// The text of a key, whatever it would resolve to as a value.
pub(crate) fn key_text(key: &Node) -> &str {
    match &key.value {
        Value::Scalar { text, .. } => text,
        _ => "",
    }
}
