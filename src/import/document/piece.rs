//! A run of text, a link, or a break between lines.

use std::ops::Range;

use super::has_words;

/// A run of text, a link, or a break between lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Its words as a reader sees them.
    pub text: String,
    /// Whether it stands out in bold.
    pub strong: bool,
    /// Whether all of it is in italics.
    pub emphasis: bool,
    /// Whether it is struck through.
    pub struck: bool,
    /// Whether it is a link whose words are those of a picture, such as a badge.
    pub pictured: bool,
    /// Its bytes in the source.
    pub span: Range<usize>,
    /// The block that it stands in.
    pub block: usize,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceKind {
    /// Words.
    Text,
    /// Words as code.
    Code,
    /// The end of a line: `<br>`, a hard break, the begin or end of an HTML item.
    Break,
    /// The reference to a footnote.
    Footnote,
    /// HTML in a line.
    Html,
    /// A picture at this URL.
    Image(String),
    /// A link.
    Link(Target),
    /// What was taken back: struck through, with where it leads, if it is a link or picture.
    Struck(Option<String>),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The URL as the source has it; empty where it has none.
    pub url: String,
    /// How the link is written.
    pub form: Form,
}

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As Markdown has it.
    Whole,
    /// A URL alone.
    Bare,
    /// In a form that Markdown does not take for a link, but a reader does.
    Repaired,
    /// A reference that nothing defines.
    Undefined,
}

impl Piece {
    /// What a reader reads of it; a break is a gap, and a picture has no words.
    pub fn shown(&self) -> &str {
        match &self.kind {
            PieceKind::Break => " ",
            PieceKind::Html | PieceKind::Image(_) | PieceKind::Footnote | PieceKind::Struck(_) => {
                ""
            }
            _ if self.pictured => "",
            PieceKind::Link(target) if self.text.is_empty() => &target.url,
            _ => &self.text,
        }
    }

    /// The target, where it is a link.
    pub fn link(&self) -> Option<&Target> {
        match &self.kind {
            PieceKind::Link(target) => Some(target),
            _ => None,
        }
    }

    /// Whether it is a picture, or a link on nothing but one.
    pub fn is_picture(&self) -> bool {
        self.pictured || matches!(self.kind, PieceKind::Image(_))
    }

    /// Whether it is a URL alone.
    pub fn is_bare(&self) -> bool {
        self.link().is_some_and(|target| target.form == Form::Bare)
    }

    /// Whether it is a link or a picture, which the report counts as links.
    pub fn is_link(&self) -> bool {
        self.url().is_some()
    }

    /// Where it leads, or where the picture is.
    pub fn url(&self) -> Option<&str> {
        match &self.kind {
            PieceKind::Link(target) => Some(&target.url),
            PieceKind::Image(url) | PieceKind::Struck(Some(url)) => Some(url),
            _ => None,
        }
    }

    /// Whether it says anything: a link does, text does where it has more than punctuation.
    pub fn matters(&self) -> bool {
        self.is_link() || self.kind != PieceKind::Break && has_words(&self.text)
    }
}
