//! What every shape needs to read a document: the drafts so far, and what became of each piece.

use std::ops::Range;

use super::account::{Fate, Item, Why};
use super::document::{BlockKind, Document, Form, PieceKind, has_words, words};
use super::draft::Draft;
use super::look::Wording;
use super::words as known;
use crate::catalog::model::is_unseen;
use crate::catalog::validate::url_problem;

/// Something that a reader of the source should look at.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Remark {
    /// The line that it is about.
    pub line: usize,
    /// What it is.
    pub message: String,
}

/// A document on its way into drafts.
pub(super) struct Reader<'d> {
    pub document: &'d Document,
    pub drafts: Vec<Draft>,
    pub remarks: Vec<Remark>,
    /// The labels that were met, in the order of the source.
    pub labels: Vec<Wording>,
    fates: Vec<Fate>,
}

/// A link of a value, with the words in front of it.
pub(super) struct Named {
    /// The words, those of the link last; empty for a URL alone.
    pub title: String,
    /// The URL as a list can carry it.
    pub url: String,
}

/// Links and the words that belong to none of them.
#[derive(Default)]
pub(super) struct Value {
    pub links: Vec<Named>,
    pub text: String,
}

impl<'d> Reader<'d> {
    pub fn new(document: &'d Document) -> Reader<'d> {
        let fates = vec![Fate::Open; document.pieces.len()];
        Reader {
            document,
            drafts: Vec::new(),
            remarks: Vec::new(),
            labels: Vec::new(),
            fates,
        }
    }

    /// The line of a piece.
    pub fn line(&self, piece: usize) -> usize {
        self.document.line(self.document.pieces[piece].span.start)
    }

    /// Notes that what is still open of these pieces stands in a field of a draft, or in the list
    /// itself, which has words only and no links. Pictures and HTML stand in no field.
    pub fn take(&mut self, pieces: Range<usize>, draft: Option<usize>, field: &'static str) {
        for place in pieces {
            let fits = match self.document.pieces[place].kind {
                PieceKind::Text | PieceKind::Code => true,
                PieceKind::Link(_) => draft.is_some(),
                _ => false,
            };
            if fits {
                self.settle(place..place + 1, &Fate::Taken { draft, field });
            }
        }
    }

    /// Notes that what is still open of these pieces stands in no field.
    pub fn report(&mut self, pieces: Range<usize>, why: Why) {
        self.settle(pieces, &Fate::Reported(why));
    }

    fn settle(&mut self, pieces: Range<usize>, fate: &Fate) {
        for place in pieces {
            if self.fates[place] == Fate::Open {
                self.fates[place] = fate.clone();
            }
        }
    }

    /// The URL of a link as a list can carry it; what cannot be carried is reported.
    pub fn url(&mut self, piece: usize) -> Option<String> {
        let target = self.document.pieces[piece].link()?;
        let sound = match target.form {
            Form::Undefined => Err(Why::UndefinedReference),
            _ if target.url.starts_with('#') => Err(Why::Anchor),
            _ => sound(&target.url).ok_or(Why::MalformedLink),
        };
        match sound {
            Ok(url) => {
                if target.form == Form::Repaired {
                    let message = format!("took <{url}> for a link that is written wrong");
                    self.remarks.push(Remark {
                        line: self.line(piece),
                        message,
                    });
                }
                Some(url)
            }
            Err(why) => {
                self.report(piece..piece + 1, why);
                None
            }
        }
    }

    /// The words of some pieces.
    pub fn words(&self, pieces: Range<usize>) -> String {
        visible(&self.document.words(pieces))
    }

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

    /// Takes a link that only says `repository`, as lists do whose entries have a homepage too; gives
    /// whether it was one.
    pub fn take_repository(&mut self, piece: usize, draft: usize) -> bool {
        let is_one = self.document.pieces[piece]
            .text
            .trim()
            .eq_ignore_ascii_case("repository");
        if !is_one || self.drafts[draft].repository.is_some() {
            return false;
        }
        let Some(url) = self.url(piece) else {
            return false;
        };
        self.drafts[draft].repository = Some(url);
        self.take(piece..piece + 1, Some(draft), "repository");
        true
    }

    /// The pieces behind a link that only says `repository`, where one comes first.
    pub fn after_repository(&mut self, pieces: Range<usize>, draft: usize) -> Range<usize> {
        let first = pieces
            .clone()
            .find(|piece| self.document.pieces[*piece].matters());
        match first {
            Some(first) if self.take_repository(first, draft) => first + 1..pieces.end,
            _ => pieces,
        }
    }

    /// Adds the links in a sentence to a draft, each under its own words.
    pub fn add_mentions(&mut self, pieces: Range<usize>, draft: usize) {
        for place in pieces {
            if let Some(url) = self.url(place) {
                let title = visible(&self.document.pieces[place].text);
                let kind = known::link_kind(&title, &url).unwrap_or("other");
                self.drafts[draft].add_link(kind, Some(&title), &url);
                self.take(place..place + 1, Some(draft), "links");
            }
        }
    }

    /// Notes that the words, code included, of these pieces stand in a field; links and HTML stay
    /// open.
    pub fn take_text(&mut self, pieces: Range<usize>, draft: usize, field: &'static str) {
        for place in pieces {
            if matches!(
                self.document.pieces[place].kind,
                PieceKind::Text | PieceKind::Code
            ) {
                self.take(place..place + 1, Some(draft), field);
            }
        }
    }

    /// Everything of the source that says something, with what became of it.
    pub fn into_items(self) -> (Vec<Draft>, Vec<Remark>, Vec<Item>) {
        let mut items = Vec::new();
        for (place, fate) in self.fates.iter().enumerate() {
            let piece = &self.document.pieces[place];
            if !piece.matters() {
                continue;
            }
            let url = match &piece.kind {
                PieceKind::Link(target) => Some(target.url.clone()),
                PieceKind::Image(url) => Some(url.clone()),
                _ => None,
            };
            let is_undefined = piece
                .link()
                .is_some_and(|target| target.form == Form::Undefined);
            let fate = match fate {
                Fate::Reported(_) if is_undefined => Fate::Reported(Why::UndefinedReference),
                Fate::Open => Fate::Reported(why(self.document, place)),
                settled => settled.clone(),
            };
            let line = self.document.line(piece.span.start);
            items.push(Item {
                line,
                text: visible(&words([piece.text.as_str()].into_iter())),
                url,
                fate,
            });
        }
        items.sort_by_key(|item| item.line);
        (self.drafts, self.remarks, items)
    }
}

/// Why a piece that no shape took is left.
fn why(document: &Document, place: usize) -> Why {
    let piece = &document.pieces[place];
    match &piece.kind {
        PieceKind::Image(_) => return Why::Picture,
        PieceKind::Footnote => return Why::Footnote,
        PieceKind::Link(target) if target.form == Form::Undefined => {
            return Why::UndefinedReference;
        }
        PieceKind::Link(target) if target.url.starts_with('#') => return Why::Anchor,
        PieceKind::Html | PieceKind::Link(_) if is_comment(document, piece.block) => {
            return Why::Comment;
        }
        _ => {}
    }
    let mut block = piece.block;
    loop {
        match document.blocks[block].kind {
            BlockKind::Root => break,
            BlockKind::Heading(_) => return Why::Heading,
            BlockKind::Html => return Why::Html,
            BlockKind::Code => return Why::Code,
            BlockKind::Footnote => return Why::Footnote,
            BlockKind::FrontMatter => return Why::FrontMatter,
            BlockKind::Table => return Why::Cell,
            BlockKind::Surplus => return Why::SurplusCell,
            BlockKind::Rest => return Why::UnusedDefinition,
            _ => block = document.blocks[block].parent,
        }
    }
    if piece.kind == PieceKind::Html {
        Why::Html
    } else {
        Why::Prose
    }
}

/// Whether a block is an HTML comment.
fn is_comment(document: &Document, block: usize) -> bool {
    let block = &document.blocks[block];
    let first = document.pieces[block.pieces.clone()].first();
    block.kind == BlockKind::Html
        && first.is_some_and(|piece| piece.text.trim_start().starts_with("<!--"))
}

/// The URL as a list can carry it: signs that would end it are percent-encoded.
fn sound(url: &str) -> Option<String> {
    if url_problem(url).is_none() {
        return Some(url.to_string());
    }
    let mut encoded = String::with_capacity(url.len());
    for c in url.trim().chars() {
        match c {
            ' ' | '<' | '>' | '"' | '\\' | '`' => {
                encoded.push_str(&format!("%{:02X}", u32::from(c)))
            }
            c => encoded.push(c),
        }
    }
    url_problem(&encoded).is_none().then_some(encoded)
}

/// The words in front of a link and its own.
fn title(before: &str, own: &str) -> String {
    let before = trimmed(before);
    let title = match (has_words(&before), own.is_empty()) {
        (true, true) => before.trim_end_matches([':', ' ']).to_string(),
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
fn trimmed(words: &str) -> String {
    let parts =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|' | '\u{b7}' | '(' | '-');
    let text = words.trim_start_matches(|c| parts(c) || c == ')' || c == '.');
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|' | '\u{b7}' | '(')
    });
    let opened = text.matches('(').count();
    let text = if text.matches(')').count() > opened {
        text.trim_end_matches(')')
    } else {
        text
    };
    visible(&super::document::words([text].into_iter()))
}

/// A text without signs that act unseen.
pub(super) fn visible(text: &str) -> String {
    match text.contains(is_unseen) {
        true => text.replace(is_unseen, ""),
        false => text.to_string(),
    }
}
