//! YAML as a tree that knows where each of its nodes stands.

use std::ops::Range;

/// Where something stands in a text, as byte offsets.
pub type Span = Range<usize>;

/// One node of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What the node is.
    pub value: Value,
    /// The bytes of the text that it takes.
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
