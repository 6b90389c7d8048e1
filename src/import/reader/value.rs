//! A value as links, each with the words in front of it, and the words that are left.

use std::ops::Range;

use super::segment::{Segment, Token, apart, segments};
use super::{Reader, visible};
use crate::import::document::{PieceKind, has_words};
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
    /// The links, those that stand alone in front of those among the words, as a page has them.
    pub links: Vec<Named>,
    /// Those among the words, until all are met.
    mentioned: Vec<Named>,
    /// The words that are left; where links stand among them, with their words; one line for each.
    pub text: String,
}

/// What becomes of words that are said around links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Around {
    /// They stand apart from the links.
    Apart,
    /// They are kept with the words of the links among them, so that these can be found again.
    Phrase,
    /// As a phrase, though every link may stand alone.
    Whole,
    /// As a phrase, in which a link is its URL, since a field keeps no words for it.
    Address,
}

impl Reader<'_> {
    /// The links of some pieces, each with the words in front of it, and the words that are left.
    /// Links that can be taken are noted as such.
    pub fn value(
        &mut self,
        pieces: Range<usize>,
        draft: usize,
        field: &'static str,
        around: Around,
    ) -> Value {
        let lines = self.lines(pieces.clone()).into_iter();
        let lines = lines.map(|line| segments(self.tokens(line, draft, field), around));
        let lines: Vec<Vec<Segment>> = lines.filter(|line| !is_blank(line)).collect();
        let begin = begin_of_lines(&lines, around);
        let mut value = Value::default();
        for (number, line) in lines.into_iter().enumerate() {
            let is_whole = number >= begin;
            value.add(line, if is_whole { Around::Whole } else { around });
        }
        value.links.append(&mut value.mentioned);
        self.take_text(pieces, draft, field);
        value
    }

    /// The words and links of a line. A link that cannot be taken is its words.
    fn tokens(&mut self, line: Range<usize>, draft: usize, field: &'static str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let document = self.document;
        for (place, said) in line.clone().zip(document.said_each(line)) {
            let piece = &document.pieces[place];
            let own = visible(&said);
            let is_bare = piece.text.is_empty();
            match piece.kind {
                PieceKind::Link(_) => match self.url(place) {
                    Some(url) => {
                        self.take(place..place + 1, Some(draft), field);
                        let own = if is_bare { String::new() } else { own };
                        tokens.push(Token::Link { own, url });
                    }
                    None => tokens.push(Token::Text(own)),
                },
                PieceKind::Code => tokens.push(Token::Code(own)),
                _ => tokens.push(Token::Text(own)),
            }
        }
        tokens
    }

    /// Adds the links of a value to a draft under a kind, and the words that are left to its data.
    pub fn add_links(
        &mut self,
        pieces: Range<usize>,
        draft: usize,
        kind: impl Fn(&str, &str) -> String,
        key: &str,
        around: Around,
    ) {
        let has_link = self.has_link(pieces.clone());
        if !has_link && known::is_nothing(&self.words(pieces.clone())) {
            self.report_none(pieces);
            return;
        }
        let value = self.value(pieces, draft, "links", around);
        let draft = &mut self.drafts[draft];
        for link in value.links {
            draft.add_link(&kind(&link.title, &link.url), Some(&link.title), &link.url);
        }
        // What is still to be named was told of as a link that leads nowhere.
        if has_words(&value.text) && !known::is_nothing(&value.text) {
            draft.add_extra(key, &value.text);
        }
    }

    /// Whether there is a link among some pieces.
    pub fn has_link(&self, pieces: Range<usize>) -> bool {
        let mut pieces = self.document.pieces[pieces].iter();
        pieces.any(|piece| piece.link().is_some())
    }

    /// Whether pieces say more than where links and badges lead.
    pub fn has_words_of_its_own(&self, pieces: Range<usize>) -> bool {
        let mut pieces = self.document.pieces[pieces].iter();
        pieces.any(|piece| match piece.link() {
            Some(_) => !piece.pictured && has_words(&piece.text),
            None => has_words(piece.shown()),
        })
    }

    /// Whether pieces are links that can be taken, and nothing else.
    pub fn are_links(&self, pieces: Range<usize>) -> bool {
        let links = pieces.clone().filter(|piece| self.is_sound(*piece));
        let mut others = pieces.filter(|piece| !self.is_sound(*piece));
        let says = |piece: usize| has_words(self.document.pieces[piece].shown());
        links.count() > 0 && !others.any(says)
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

impl Value {
    /// Adds a line: the links in front that stand by themselves, and what follows them.
    fn add(&mut self, mut line: Vec<Segment>, around: Around) {
        let rest = line.split_off(rest(&line, around));
        let has_link = rest.iter().any(|segment| segment.link.is_some());
        let said = match around {
            Around::Apart => {
                let said = rest.iter().map(Segment::words_apart);
                let said = said.filter(|said| has_words(said));
                said.collect::<Vec<_>>().join(", ")
            }
            _ => raw(&rest),
        };
        let in_phrase = has_link && around != Around::Apart;
        self.say(&apart(&said, in_phrase));
        self.links
            .extend(line.into_iter().filter_map(Segment::named));
        let rest = rest.into_iter();
        match around {
            Around::Apart => self.links.extend(rest.filter_map(Segment::named)),
            Around::Phrase | Around::Whole => {
                self.mentioned.extend(rest.filter_map(Segment::named_alone));
            }
            Around::Address => self.mentioned.extend(rest.filter_map(Segment::in_field)),
        }
    }

    fn say(&mut self, said: &str) {
        if has_words(said) {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(said);
        }
    }
}

/// Where several lines begin that stay as they are said, since a link in one of them has words of its
/// line around it: behind the lines in front whose links stand by themselves.
fn begin_of_lines(lines: &[Vec<Segment>], around: Around) -> usize {
    let says = |line: &Vec<Segment>| rest(line, around) < line.len();
    let is_mixed =
        |line: &Vec<Segment>| says(line) && line.iter().any(|segment| segment.link.is_some());
    let begin = lines.iter().position(says).unwrap_or(lines.len());
    let (in_front, own) = lines.split_at(begin);
    if around != Around::Phrase || own.len() < 2 || !own.iter().any(is_mixed) {
        return lines.len();
    }
    let said: String = own.iter().map(|line| raw(line)).collect();
    let mut in_front = in_front.iter().flatten();
    match in_front.any(|segment| segment.is_called_in(&said, around)) {
        true => 0,
        false => begin,
    }
}

fn is_blank(line: &[Segment]) -> bool {
    line.iter().all(Segment::is_blank)
}

/// Where what is said of a line begins, behind the links that stand by themselves. These do not where
/// the rest has their words too, among which they would be looked for.
fn rest(line: &[Segment], around: Around) -> usize {
    if matches!(around, Around::Apart | Around::Whole) {
        return 0;
    }
    let stands = |segment: &Segment| segment.is_blank() || segment.stands_alone(around);
    let begin = line.iter().position(|segment| !stands(segment));
    let begin = begin.unwrap_or(line.len());
    let said = raw(&line[begin..]);
    match line[..begin]
        .iter()
        .any(|segment| segment.is_called_in(&said, around))
    {
        true => 0,
        false => begin,
    }
}

fn raw(segments: &[Segment]) -> String {
    segments.iter().map(|segment| &*segment.raw).collect()
}
