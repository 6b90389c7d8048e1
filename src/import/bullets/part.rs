//! What stands behind the name of a bullet, as texts, code and links.

use std::ops::Range;

use super::said::{OPEN, is_said};
use super::says::{Says, says};
use super::tags;
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

/// The words of another piece; the end of a line is kept, which ends a sentence too.
fn shown(piece: &Piece) -> &str {
    match piece.kind {
        PieceKind::Break => "\n",
        _ => piece.shown(),
    }
}

/// The parts of a line: a text in front, and some pieces.
pub(super) fn parts(document: &Document, front: &str, pieces: Range<usize>) -> Vec<Part> {
    let begin = match front.is_empty() || front.ends_with(OPEN) {
        true => front.to_string(),
        // The words of pieces have no spaces around them.
        false => format!("{front} "),
    };
    let mut parts = vec![Part::new(begin, PartKind::Text)];
    for place in pieces {
        let piece = &document.pieces[place];
        let kind = match &piece.kind {
            PieceKind::Link(target) if target.form != Form::Undefined => {
                PartKind::Link(place, says(&piece.text))
            }
            PieceKind::Code => PartKind::Code(place),
            _ => PartKind::Text,
        };
        match parts.last_mut() {
            Some(last) if kind == PartKind::Text && last.is_text() => {
                last.text.push_str(shown(piece));
            }
            _ => {
                let text = match kind {
                    PartKind::Link(..) => words_of(piece),
                    _ => shown(piece).to_string(),
                };
                parts.push(Part::new(text, kind));
            }
        }
    }
    parts.into_iter().flat_map(tags::parted).collect()
}
