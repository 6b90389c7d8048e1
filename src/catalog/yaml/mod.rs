//! YAML, strictly: read into nodes that know their place, and written so that it reads back the same.
//!
//! Reading takes the part of YAML that people write by hand: block and flow collections, all five
//! scalar styles, comments. Everything that hides meaning (anchors, aliases, tags, merge keys,
//! several documents, keys that are no text) is a [`Problem`], never expanded.
//!
//! Plain documents, as nearly all are, are read by [`quick`]; [`build`] reads all of YAML and says
//! what is wrong. A test holds the two to the same result.

mod build;
pub mod emit;
pub(crate) mod gap;
mod node;
mod open;
mod parse;
#[cfg(test)]
mod parse_tests;
mod quick;
#[cfg(test)]
mod quick_tests;
pub mod scalar;
mod syntax;
mod tree;
mod typo;

pub(crate) use node::key_text;
pub use node::{Node, Span, Value};
pub use parse::{MAX_BYTES, MAX_DEPTH, Parsed, Problem, parse, parse_bytes, parse_up_to};
pub use tree::Tree;
