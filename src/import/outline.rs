//! The headings above a block, on the way through a document from its top.

use std::ops::Range;

use super::document::{BlockKind, Document};
use super::words;

/// One heading.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub level: usize,
    pub title: String,
    pub pieces: Range<usize>,
}

/// The headings that are open.
#[derive(Debug, Default)]
pub(super) struct Outline {
    open: Vec<Heading>,
    /// Whether a heading came before.
    begun: bool,
    /// The title of the document: its first heading, where that is of the first level.
    pub title: Option<Heading>,
}

impl Outline {
    /// Goes on to a block at the top of the document; the heading where it is one.
    pub fn step(&mut self, document: &Document, block: usize) -> Option<Heading> {
        let BlockKind::Heading(level) = document.blocks[block].kind else {
            return None;
        };
        let pieces = document.blocks[block].pieces.clone();
        let title = super::reader::visible(&document.words(pieces.clone()));
        let heading = Heading {
            level,
            title,
            pieces,
        };
        self.open.retain(|above| above.level < level);
        let is_first = !std::mem::replace(&mut self.begun, true);
        if is_first && level == 1 && !heading.title.is_empty() {
            self.title = Some(heading.clone());
        }
        self.open.push(heading.clone());
        Some(heading)
    }

    /// The headings above, outermost first, without the title of the document.
    pub fn above(&self) -> impl Iterator<Item = &Heading> {
        let title = self.title.as_ref().map(|title| title.pieces.start);
        self.open
            .iter()
            .filter(move |heading| Some(heading.pieces.start) != title)
    }

    /// The area that the headings name.
    pub fn area(&self) -> Vec<Heading> {
        let named = |heading: &&Heading| {
            !heading.title.is_empty() && !words::is_plain_heading(&heading.title)
        };
        self.above().filter(named).cloned().collect()
    }
}
