//! What every shape needs to read a document: the drafts so far, and what became of each piece.

pub(super) mod address;
mod segment;
mod value;
mod why;

use std::collections::HashSet;
use std::ops::Range;

pub(super) use self::address::{RELATIVE_LINK, remark_on_relative};
use self::address::{mended, sound};
pub(super) use self::segment::is_said_in;
pub(super) use self::value::Around;
use self::why::why;
use super::account::{COUNT, Fate, Item, Why};
use super::document::{Aside, AsideKind, Count, Document, Form, PieceKind, words};
use super::draft::Draft;
use super::evidence::Proved;
use super::keys::Keys;
use super::look::Wording;
use super::own_levels::OwnLevels;
use super::words::level_heading;
use crate::catalog::model::is_unseen;

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
    /// What the lines of states became, in the order of the source.
    pub state_lines: Vec<Wording>,
    /// The keys of those labels.
    pub keys: Keys,
    /// The words that mean levels here, beside those that mean them everywhere.
    pub own_levels: OwnLevels,
    /// The links that were taken for evidence.
    pub proved: Vec<Proved>,
    /// Whether pages have the counts behind levels, as they have those behind areas.
    pub has_level_counts: bool,
    /// How many more levels are written with a capital letter than with a small one.
    pub capital_levels: isize,
    /// The remarks that are made of their first line only.
    said_once: HashSet<String>,
    /// Words of pieces that are taken without them.
    apart: Vec<Item>,
    fates: Vec<Fate>,
}

impl<'d> Reader<'d> {
    pub fn new(document: &'d Document) -> Reader<'d> {
        let fates = vec![Fate::Open; document.pieces.len()];
        Reader {
            document,
            drafts: Vec::new(),
            remarks: Vec::new(),
            labels: Vec::new(),
            state_lines: Vec::new(),
            keys: Keys::default(),
            own_levels: OwnLevels::default(),
            proved: Vec::new(),
            has_level_counts: false,
            capital_levels: 0,
            said_once: HashSet::new(),
            apart: Vec::new(),
            fates,
        }
    }

    /// Adds a remark, unless it was made before of another line.
    pub fn remark_once(&mut self, remark: Option<Remark>) {
        let new = remark.filter(|new| self.said_once.insert(new.message.clone()));
        self.remarks.extend(new);
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

    /// Reports words that say nothing; a picture beside them is one.
    pub fn report_none(&mut self, pieces: Range<usize>) {
        for place in pieces {
            if !matches!(self.document.pieces[place].kind, PieceKind::Image(_)) {
                self.report(place..place + 1, Why::None);
            }
        }
    }

    /// Reports the words of a link in this line that a field holds without them.
    pub fn report_words(&mut self, line: usize, words: &str) {
        self.apart.push(Item::wordless(line, words));
    }

    /// Reports the count behind a title, above this line, of which its area has the rest.
    pub fn report_count(&mut self, line: usize, count: &str) {
        self.apart.push(Item::reported(line, count, Why::Count));
    }

    fn settle(&mut self, pieces: Range<usize>, fate: &Fate) {
        for place in pieces {
            if self.fates[place] == Fate::Open {
                self.fates[place] = fate.clone();
            }
        }
    }

    /// What became of a piece so far.
    pub fn fate(&self, piece: usize) -> &Fate {
        &self.fates[piece]
    }

    /// Whether it is known what became of a piece.
    pub fn is_settled(&self, piece: usize) -> bool {
        self.fates[piece] != Fate::Open
    }

    /// Where a link leads, as a list can carry it: a URL, or a path to a place beside the document. What
    /// cannot be carried is reported.
    pub fn url(&mut self, piece: usize) -> Option<String> {
        let target = self.document.pieces[piece].link()?;
        let is_wrong = || target.form == Form::Repaired;
        let found = match target.form {
            Form::Undefined => Err(Why::UndefinedReference),
            _ if target.url.starts_with('#') => Err(Why::Anchor),
            _ => match (sound(&target.url), mended(&target.url)) {
                (Some(url), _) => Ok((url, is_wrong())),
                (None, Some(url)) => Ok((url, true)),
                _ => match self.beside(piece) {
                    Some(path) => Ok((path, false)),
                    None => Err(Why::MalformedLink),
                },
            },
        };
        match found {
            Ok((url, was_mended)) => {
                if was_mended {
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

    /// What some pieces say as a text of a catalog has it, where code is code.
    pub fn said(&self, pieces: Range<usize>) -> String {
        visible(&self.document.said(pieces))
    }

    /// The same, each line of them on one of its own.
    pub fn said_in_lines(&self, pieces: Range<usize>) -> String {
        let lines = self.lines(pieces).into_iter().map(|line| self.said(line));
        let said = lines.filter(|line| !line.is_empty());
        said.collect::<Vec<_>>().join("\n")
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

    /// The drafts whose names are struck through, by their places, each with its line.
    pub fn struck(&self) -> Vec<(usize, usize)> {
        let is_name = |(place, fate): (usize, &Fate)| match fate {
            Fate::Taken {
                draft: Some(draft),
                field: "name",
            } if self.document.pieces[place].struck => Some((*draft, self.line(place))),
            _ => None,
        };
        let fates = self.fates.iter().enumerate();
        fates.filter_map(is_name).collect()
    }

    /// Everything of the source that says something, with what became of it.
    pub fn into_items(self) -> (Vec<Draft>, Vec<Remark>, Vec<Item>) {
        let mut items = Vec::new();
        for (place, fate) in self.fates.iter().enumerate() {
            let piece = &self.document.pieces[place];
            if !piece.matters() {
                continue;
            }
            let url = piece.url().map(str::to_string);
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
        items.extend(self.document.asides.iter().map(|aside| self.aside(aside)));
        items.extend(self.document.counts.iter().map(|count| self.count(count)));
        items.extend(self.apart);
        items.sort_by_key(|item| item.line);
        (self.drafts, self.remarks, items)
    }

    /// A count in a heading, which pages have anew or not at all.
    fn count(&self, count: &Count) -> Item {
        let heading = &self.document.blocks[count.block];
        let title = self.document.words(heading.pieces.clone());
        let taken = Fate::Taken {
            draft: None,
            field: COUNT,
        };
        Item {
            line: self.document.line(count.start),
            text: count.text.trim().to_string(),
            url: None,
            fate: match self.has_level_counts || level_heading(&title).is_none() {
                true => taken,
                false => Fate::Reported(Why::Count),
            },
        }
    }

    /// What is said unseen, which no field holds.
    fn aside(&self, aside: &Aside) -> Item {
        let why = match aside.kind {
            AsideKind::Title => Why::Title,
            AsideKind::UndefinedReference => Why::UndefinedReference,
            AsideKind::Anchor => Why::Anchor,
        };
        Item {
            line: self.document.line(aside.start),
            text: visible(&words([aside.text.as_str()].into_iter())),
            url: None,
            fate: Fate::Reported(why),
        }
    }
}

/// A text without signs that act unseen; those that are a gap are a space.
pub(super) fn visible(text: &str) -> String {
    if !text.contains(is_unseen) {
        return text.to_string();
    }
    let shown = |c: char| match is_unseen(c) {
        true => c.is_whitespace().then_some(' '),
        false => Some(c),
    };
    text.chars().filter_map(shown).collect()
}
