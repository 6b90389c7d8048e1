//! Links and pictures on the way through a document: their words, and what is said unseen.

use std::ops::Range;

use super::build::Builder;
use super::target::Unseen;
use super::{Aside, AsideKind, Form, PieceKind, has_words};

/// How deep links and pictures hand their words on to those around them.
const DEEPEST_LABEL: usize = 4;

/// A link or picture whose words are being read.
pub(super) struct Label {
    kind: PieceKind,
    span: Range<usize>,
    pub text: String,
    /// Whether it has words of its own, and not only those of pictures in it.
    pub is_worded: bool,
    /// Where its piece will stand.
    place: usize,
    unseen: Unseen,
}

impl Builder {
    /// Begins a link or picture.
    pub(super) fn label(&mut self, kind: PieceKind, unseen: Unseen, span: Range<usize>) {
        let place = self.push(kind.clone(), "", span.clone());
        self.labels.push(Label {
            kind,
            span,
            text: String::new(),
            is_worded: false,
            place,
            unseen,
        });
    }

    /// Ends the innermost link or picture, which has its words.
    pub(super) fn end_label(&mut self) {
        let Some(label) = self.labels.pop() else {
            return;
        };
        if self.labels.len() < DEEPEST_LABEL
            && let Some(around) = self.labels.last_mut()
        {
            around.text.push_str(&label.text);
        }
        let is_link = matches!(label.kind, PieceKind::Link(_));
        let piece = &mut self.document.pieces[label.place];
        piece.pictured = is_link && !label.is_worded && has_words(&label.text);
        piece.text = label.text.split_whitespace().collect::<Vec<_>>().join(" ");
        piece.kind = label.kind;
        piece.span = label.span;
        // A URL alone has no words beside it.
        if piece
            .link()
            .is_some_and(|target| target.form == Form::Bare && target.url == piece.text)
        {
            piece.text.clear();
        }
        let Unseen { title, undefined } = label.unseen;
        let start = piece.span.start;
        if has_words(&undefined) && undefined.trim() != piece.text {
            self.aside(AsideKind::UndefinedReference, undefined, start);
        }
        if has_words(&title) {
            self.aside(AsideKind::Title, title, start);
        }
    }

    fn aside(&mut self, kind: AsideKind, text: String, start: usize) {
        self.document.asides.push(Aside { kind, text, start });
    }
}
