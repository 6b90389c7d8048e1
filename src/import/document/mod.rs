//! A Markdown document as blocks with pieces of text and links, each with its place in the source.
//!
//! Blocks and pieces stand in two flat lists, so that nothing here recurses: a document may nest as
//! deep as it likes. Every link of the source is a piece, whatever the parser takes it for.

mod anchor;
mod build;
pub mod count;
mod inline;
mod label;
mod outer;
mod piece;
mod rest;
pub mod struck;
mod tag;
mod target;

use std::borrow::Cow;
use std::ops::Range;

pub use self::build::parse;
pub use self::count::Count;
pub(super) use self::inline::urls;
pub use self::piece::{Form, Piece, PieceKind, Target};
use crate::catalog::model::as_code;

/// A document.
#[derive(Debug, Default)]
pub struct Document {
    /// The blocks in the order of the source; the first is the document itself.
    pub blocks: Vec<Block>,
    /// The pieces in the order of the source, those of one block side by side.
    pub pieces: Vec<Piece>,
    /// What links, pictures and headings say that does not show.
    pub asides: Vec<Aside>,
    /// The counts at the ends of headings, which are no words of these.
    pub counts: Vec<Count>,
    /// The labels of its references, each with where it is defined, in the order of the source.
    pub definitions: Vec<(String, Range<usize>)>,
    /// Where each line begins, in bytes.
    line_starts: Vec<usize>,
}

/// A block.
#[derive(Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The block that it stands in; the document's own is itself.
    pub parent: usize,
    /// The blocks in it.
    pub children: Vec<usize>,
    /// The pieces directly in it, by their places in [`Document::pieces`].
    pub pieces: Range<usize>,
    /// Its bytes in the source.
    pub span: Range<usize>,
    /// Whether it is done, where it is an item with a box to tick.
    pub done: Option<bool>,
    /// Whether it is a list whose items have numbers.
    pub numbered: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The document itself.
    Root,
    /// A paragraph, or the text of an item.
    Paragraph,
    /// A heading of this level, 1 to 6.
    Heading(usize),
    /// A quotation.
    Quote,
    /// Code that stands alone.
    Code,
    /// HTML that stands alone.
    Html,
    /// A list, with bullets or numbers.
    List,
    /// An item of a list.
    Item,
    /// A footnote.
    Footnote,
    /// A table.
    Table,
    /// The first row of a table.
    Head,
    /// Any other row.
    Row,
    /// A cell of a row.
    Cell,
    /// A line across the page.
    Rule,
    /// Data in front of the document.
    FrontMatter,
    /// Cells without a column, which the parser passes over.
    Surplus,
    /// URLs that the parser passes over, as in definitions that nothing refers to.
    Rest,
}

/// What a link, picture or heading says that a reader does not read in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// What it is.
    pub kind: AsideKind,
    /// Its words.
    pub text: String,
    /// Where what says it begins in the source, in bytes.
    pub start: usize,
}

/// What an aside is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsideKind {
    /// Words that show over a link only.
    Title,
    /// The reference that nothing defines, where it is not the words of the link.
    UndefinedReference,
    /// The anchor of a heading.
    Anchor,
}

impl Document {
    /// The line of a byte, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at)
    }

    /// The children of a block that are of this kind.
    pub fn children(&self, block: usize, kind: BlockKind) -> impl Iterator<Item = usize> {
        let children = self.blocks[block].children.iter().copied();
        children.filter(move |child| self.blocks[*child].kind == kind)
    }

    /// The pieces of a block and of all blocks in it, by their places.
    pub fn pieces_in(&self, block: usize) -> Range<usize> {
        let mut last = block;
        while let Some(child) = self.blocks[last].children.last() {
            last = *child;
        }
        self.blocks[block].pieces.start..self.blocks[last].pieces.end
    }

    /// The count at the end of a heading.
    pub fn count(&self, heading: usize) -> Option<&Count> {
        let place = self.counts.binary_search_by_key(&heading, |own| own.block);
        place.ok().map(|place| &self.counts[place])
    }

    /// The words of some pieces, with one space for each gap.
    pub fn words(&self, pieces: Range<usize>) -> String {
        words(self.pieces[pieces].iter().map(Piece::shown))
    }

    /// What some pieces say as a text of a catalog has it, where code is code.
    pub fn said(&self, pieces: Range<usize>) -> String {
        words(self.said_each(pieces).iter().map(|said| &**said))
    }

    /// What each of some pieces says as a text of a catalog has it, where code is code.
    pub fn said_each(&self, pieces: Range<usize>) -> Vec<Cow<'_, str>> {
        // A backtick that is a sign of its own would pair with those around code.
        let has_code = !self.has_backtick(pieces.clone());
        let code = |piece: &Piece| match piece.kind {
            PieceKind::Code if has_code => as_code(&piece.text),
            _ => None,
        };
        let each = self.pieces[pieces].iter();
        each.map(|piece| code(piece).map_or(Cow::Borrowed(piece.shown()), Cow::Owned))
            .collect()
    }

    /// Whether some pieces have a backtick that is a sign of its own, outside of code.
    pub fn has_backtick(&self, pieces: Range<usize>) -> bool {
        let mut pieces = self.pieces[pieces].iter();
        pieces.any(|piece| piece.kind != PieceKind::Code && piece.shown().contains('`'))
    }
}

/// Whether a text has a letter, a digit or a picture of something, and is not punctuation alone.
pub fn has_words(text: &str) -> bool {
    text.contains(|c: char| c.is_alphanumeric() || is_pictograph(c))
}

/// Whether a sign says something by itself, as ticks, stars and emoji do.
pub fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b50}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Texts one behind the other, each run of white space one space.
pub fn words<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let joined: String = texts.collect();
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}
