//! What was read from a document: its drafts, what its list looks like, and what became of the rest.

use super::account::Item;
use super::draft::Draft;
use super::look::Look;
use super::reader::Remark;
use super::shape::Shape;

/// What was read from a document.
#[derive(Debug)]
pub struct Reading {
    /// How the document is laid out.
    pub shape: Shape,
    /// One for each project, in the order of the source.
    pub drafts: Vec<Draft>,
    /// What its list looks like.
    pub look: Look,
    /// What a reader of the source should look at.
    pub remarks: Vec<Remark>,
    /// Everything that the source says, and what became of it.
    pub items: Vec<Item>,
}
