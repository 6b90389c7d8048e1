//! What stands behind the name of a bullet, as texts, code and links.

use std::borrow::Cow;
use std::ops::Range;

use super::said::{OPEN, is_said};
use super::says::{Says, says};
use super::tags;
use crate::catalog::model::{has_backtick, without_code};
use crate::import::document::{Document, Form, Piece, PieceKind};
use crate::import::reader::visible;

/// A part of a line.
pub(super) struct Part {
    /// Its words as a reader sees them; a link on a picture has none.
    pub text: String,
    /// What it is.
    pub kind: PartKind,
    /// Whether it stands beside the sentence, and is no part of it.
    pub is_apart: bool,
    /// Whether it is a link in the place of the project's own, whose words are of the sentence.
    pub is_lead: bool,
}

/// What a part of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    Text,
    /// A piece of code.
    Code(usize),
    /// A word with a `#` in front.
    Tag,
    /// A piece that is a link, and what its words say.
    Link(usize, Says),
}

impl Part {
    pub fn new(text: String, kind: PartKind) -> Part {
        Part {
            text,
            kind,
            is_apart: false,
            is_lead: false,
        }
    }

    /// The words of code, without what makes them code in a sentence.
    pub fn code(&self) -> Option<String> {
        matches!(self.kind, PartKind::Code(_)).then(|| without_code(&self.text))
    }

    pub fn is_text(&self) -> bool {
        self.kind == PartKind::Text
    }

    /// What the words of a link say.
    pub fn says(&self) -> Option<Says> {
        match self.kind {
            PartKind::Link(_, says) => Some(says),
            _ => None,
        }
    }

    /// Whether it only joins the links on its sides.
    pub fn is_joint(&self) -> bool {
        self.is_text() && ["and", "or", "&"].contains(&self.text.trim())
    }

    /// Whether it is a text that shows nothing.
    pub fn is_gap(&self) -> bool {
        self.is_text() && !is_said(&self.text)
    }
}

/// The words of a link as a sentence has them: none for a link on a picture.
fn words_of(piece: &Piece) -> String {
    match piece.link() {
        Some(target) if target.form != Form::Bare && piece.text.is_empty() => String::new(),
        _ => visible(piece.shown()),
    }
}

/// A text in front of some pieces, and what these say. Code is code in both or in none, so that no
/// backtick pairs with one of the other.
fn said<'d>(
    document: &'d Document,
    front: &str,
    pieces: Range<usize>,
) -> (String, Vec<Cow<'d, str>>) {
    match has_backtick(front) || document.has_backtick(pieces.clone()) {
        true => {
            let shown = document.pieces[pieces].iter().map(Piece::shown);
            (without_code(front), shown.map(Cow::Borrowed).collect())
        }
        false => (front.to_string(), document.said_each(pieces)),
    }
}

/// The parts of a line: a text in front, and some pieces.
pub(super) fn parts(document: &Document, front: &str, pieces: Range<usize>) -> Vec<Part> {
    let (mut begin, each) = said(document, front, pieces.clone());
    if !begin.is_empty() && !begin.ends_with(OPEN) {
        // The words of pieces have no spaces around them.
        begin.push(' ');
    }
    let mut parts = vec![Part::new(begin, PartKind::Text)];
    for (place, said) in pieces.zip(each) {
        let piece = &document.pieces[place];
        let kind = match &piece.kind {
            PieceKind::Link(target) if target.form != Form::Undefined => {
                PartKind::Link(place, says(&piece.text))
            }
            PieceKind::Code => PartKind::Code(place),
            _ => PartKind::Text,
        };
        let text = match (kind, &piece.kind) {
            (PartKind::Link(..), _) => words_of(piece),
            // The end of a line ends a sentence too.
            (_, PieceKind::Break) => "\n".to_string(),
            _ => said.into_owned(),
        };
        match parts.last_mut() {
            Some(last) if kind == PartKind::Text && last.is_text() => last.text.push_str(&text),
            _ => parts.push(Part::new(text, kind)),
        }
    }
    parts.into_iter().flat_map(tags::parted).collect()
}
