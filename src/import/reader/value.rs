//! A value as links, each with the words in front of it, and the words that are left.

use std::ops::Range;

use super::{Reader, visible};
use crate::import::account::Why;
use crate::import::document::{PieceKind, has_words, words};
use crate::import::marks::without_colon;
use crate::import::words as known;

/// A link of a value, with the words in front of it.
pub(in crate::import) struct Named {
    /// The words, those of the link last; empty for a URL alone.
    pub title: String,
    /// The URL as a list can carry it.
    pub url: String,
}

/// Links and the words that belong to none of them.
#[derive(Default)]
pub(in crate::import) struct Value {
    pub links: Vec<Named>,
    pub text: String,
}

impl Reader<'_> {
    /// The links of some pieces, each with the words in front of it, and the words that are left.
    /// Links that can be taken are noted as such.
    pub fn value(&mut self, pieces: Range<usize>, draft: usize, field: &'static str) -> Value {
        let mut value = Value::default();
        let mut before = String::new();
        for place in pieces.clone() {
            let piece = &self.document.pieces[place];
            match &piece.kind {
                PieceKind::Link(_) => {
                    let own = piece.text.clone();
                    match self.url(place) {
                        Some(url) => {
                            let title = title(&before, &own);
                            before.clear();
                            self.take(place..place + 1, Some(draft), field);
                            value.links.push(Named { title, url });
                        }
                        None => before.push_str(&own),
                    }
                }
                PieceKind::Break => flush(&mut before, &mut value.text),
                _ => before.push_str(piece.shown()),
            }
        }
        flush(&mut before, &mut value.text);
        self.take_text(pieces, draft, field);
        value
    }

    /// Adds the links of a value to a draft under a kind, and the words that are left to its data.
    pub fn add_links(
        &mut self,
        pieces: Range<usize>,
        draft: usize,
        kind: impl Fn(&str, &str) -> String,
        key: &str,
    ) {
        if known::is_nothing(&self.words(pieces.clone())) {
            self.report(pieces, Why::None);
            return;
        }
        let value = self.value(pieces, draft, "links");
        let draft = &mut self.drafts[draft];
        for link in value.links {
            draft.add_link(&kind(&link.title, &link.url), Some(&link.title), &link.url);
        }
        if has_words(&value.text) {
            draft.add_extra(key, &value.text);
        }
    }

    /// The pieces behind the links that only say which field of the project they are, where such
    /// come first.
    pub fn after_own(&mut self, mut pieces: Range<usize>, draft: usize) -> Range<usize> {
        loop {
            let first = pieces
                .clone()
                .find(|piece| self.document.pieces[*piece].matters());
            match first {
                Some(first) if self.take_own(first, draft) => pieces.start = first + 1,
                _ => return pieces,
            }
        }
    }

    /// Adds the links in a sentence to a draft, each under its own words.
    pub fn add_mentions(&mut self, pieces: Range<usize>, draft: usize) {
        for place in pieces {
            if self.is_settled(place) {
                continue;
            }
            if let Some(url) = self.url(place) {
                let title = visible(&self.document.pieces[place].text);
                let kind = known::link_kind(&title, &url).unwrap_or("other");
                self.drafts[draft].add_link(kind, Some(&title), &url);
                self.take(place..place + 1, Some(draft), "links");
            }
        }
    }
}

/// The words in front of a link and its own.
fn title(before: &str, own: &str) -> String {
    let before = trimmed(before);
    let title = match (has_words(&before), own.is_empty()) {
        (true, true) => without_colon(&before).to_string(),
        (true, false) => format!("{before} {own}"),
        (false, _) => own.to_string(),
    };
    visible(&words([title.as_str()].into_iter()))
}

fn flush(before: &mut String, text: &mut String) {
    let said = trimmed(&std::mem::take(before));
    if has_words(&said) {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&said);
    }
}

/// Words without the punctuation that parts them from what is around.
fn trimmed(said: &str) -> String {
    let parts =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|' | '\u{b7}' | '(' | '-');
    let text = said.trim_start_matches(|c| parts(c) || c == ')' || c == '.');
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|' | '\u{b7}' | '(')
    });
    let opened = text.matches('(').count();
    let text = if text.matches(')').count() > opened {
        text.trim_end_matches(')')
    } else {
        text
    };
    visible(&words([text].into_iter()))
}
