//! The parts of a line between commas, each a link with the words around it.

use super::value::{Around, Named};
use super::visible;
use crate::catalog::model::{is_relative, without_code};
use crate::import::document::{has_words, words};
use crate::import::marks::{COLONS, is_open, shortcode, without_colon};
use crate::import::words::topic_alone;

/// Words that only join what stands on their sides.
const JOINTS: &[&str] = &["and", "or", "&", "und", "oder", "plus"];

/// Words or a link of a line.
pub(super) enum Token {
    Text(String),
    /// Words as code.
    Code(String),
    Link {
        own: String,
        url: String,
    },
}

/// A part of a line.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// The words in front of the link, or all where there is none.
    before: String,
    /// The words of the link, and its URL.
    pub link: Option<(String, String)>,
    /// The words behind the link.
    behind: String,
    /// All of it as it is said, with what parts it from the one before.
    pub raw: String,
}

/// The parts of a line.
pub(super) fn segments(tokens: Vec<Token>, around: Around) -> Vec<Segment> {
    let mut segments = vec![Segment::default()];
    for token in tokens {
        match token {
            Token::Text(text) => {
                for (number, part) in text.split_inclusive([',', ';']).enumerate() {
                    if number > 0 {
                        segments.push(Segment::default());
                    }
                    last(&mut segments).say(part.trim_end_matches([',', ';']), part);
                }
                if text.ends_with([',', ';']) {
                    segments.push(Segment::default());
                }
            }
            Token::Code(code) => last(&mut segments).say(&code, &code),
            Token::Link { own, url } => {
                let raw = match around {
                    Around::Address if !is_relative(&url) => in_address(&own, &url),
                    _ if own.is_empty() => url.clone(),
                    _ => own.clone(),
                };
                let mut segment = match last(&mut segments) {
                    segment if segment.link.is_none() => std::mem::take(segment),
                    segment => {
                        let next = segment.part();
                        segments.push(Segment::default());
                        next
                    }
                };
                segment.raw.push_str(&raw);
                segment.link = Some((own, url));
                *last(&mut segments) = segment;
            }
        }
    }
    segments
}

/// The last part; there is always one.
fn last(segments: &mut Vec<Segment>) -> &mut Segment {
    if segments.is_empty() {
        segments.push(Segment::default());
    }
    let last = segments.len() - 1;
    &mut segments[last]
}

impl Segment {
    fn say(&mut self, words: &str, raw: &str) {
        match self.link {
            Some(_) => self.behind.push_str(words),
            None => self.before.push_str(words),
        }
        self.raw.push_str(raw);
    }

    /// The part in front of another link: what stands between belongs to that one, unless it is in
    /// brackets, or joins the two.
    fn part(&mut self) -> Segment {
        let between = self.behind.trim();
        let is_bracket = between.starts_with('(') && between.ends_with(')');
        let is_joint = JOINTS.contains(&&*between.to_lowercase());
        if is_bracket || is_joint {
            return Segment::default();
        }
        // A bracket that is still open is around the other link.
        let open = self.behind.rfind('(');
        let open = open.filter(|open| !self.behind[*open..].contains(')'));
        let before = self.behind.split_off(open.unwrap_or(0));
        let raw = self.raw.split_off(self.raw.len() - before.len());
        Segment {
            before,
            raw,
            ..Segment::default()
        }
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.link.is_none() && !has_words(&self.before)
    }

    /// Whether it is a link with words in front of it at most; in an address, without them.
    pub fn stands_alone(&self, around: Around) -> bool {
        let Some((own, url)) = &self.link else {
            return false;
        };
        let before = trimmed(&self.before);
        let fits = match around {
            Around::Address if !is_relative(url) => {
                !has_words(&before) && (is_said_in(own, url) || topic_alone(own).is_some())
            }
            _ => !JOINTS.contains(&&*before.to_lowercase()),
        };
        // A bracket that is open around the link belongs to the words in front of it.
        fits && !has_words(&self.behind) && !is_open(&before)
    }

    /// Whether a text has the words of the link, which an address drops, or its URL.
    pub fn is_called_in(&self, text: &str, around: Around) -> bool {
        let Some((own, url)) = &self.link else {
            return false;
        };
        let before = trimmed(&self.before);
        let own = if around == Around::Address { "" } else { own };
        let words = [before.as_str(), own, url.as_str()];
        let mut words = words.into_iter().filter(|words| has_words(words));
        words.any(|words| text.contains(words))
    }

    /// The link with the words in front of it.
    pub fn named(self) -> Option<Named> {
        let (own, url) = self.link?;
        let before = without_code(&trimmed(&self.before));
        let title = match (has_words(&before), own.is_empty()) {
            (true, true) => without_colon(&before).to_string(),
            (true, false) => format!("{before} {own}"),
            (false, _) => own,
        };
        let mut title = visible(&words([title.as_str()].into_iter()));
        if is_open(&title) && self.behind.trim_start().starts_with(')') {
            title.push(')');
        }
        Some(Named { title, url })
    }

    /// The link with its own words only.
    pub fn named_alone(self) -> Option<Named> {
        let (title, url) = self.link?;
        Some(Named { title, url })
    }

    /// The link without words, as a field has it; one to a place beside the document, which no field is
    /// for, with its own.
    pub fn in_field(self) -> Option<Named> {
        let (own, url) = self.link?;
        let title = match is_relative(&url) {
            true => own,
            false => String::new(),
        };
        Some(Named { title, url })
    }

    /// The words that are none of the link's.
    pub fn words_apart(&self) -> String {
        match self.link {
            Some(_) => trimmed(&self.behind),
            None => trimmed(&self.before),
        }
    }
}

/// A link in a phrase that has no place for its words but the phrase.
fn in_address(own: &str, url: &str) -> String {
    match is_said_in(own, url) {
        true => url.to_string(),
        false => format!("{own} {url}"),
    }
}

/// Whether a URL says the words too.
pub(in crate::import) fn is_said_in(own: &str, url: &str) -> bool {
    let bare = |text: &str| -> String {
        let signs = text.chars().filter(|c| c.is_alphanumeric());
        signs.flat_map(char::to_lowercase).collect()
    };
    bare(url).contains(&bare(own))
}

/// What is said behind the links that stand alone, without the signs that part it from them. The
/// brackets of a phrase belong to it.
pub(super) fn apart(said: &str, is_phrase: bool) -> String {
    if !is_phrase {
        return trimmed(said);
    }
    let parts = |c: char| {
        c.is_whitespace() || COLONS.contains(&c) || ",;/|\u{b7}-\u{2013}\u{2014}".contains(c)
    };
    let said = without_start(said, parts);
    let said = said.trim_end_matches(|c: char| c.is_whitespace() || ",;/|".contains(c));
    visible(&words([said].into_iter()))
}

/// A text without signs in front of it, which may be those of the items of a list; a colon that begins
/// the name of a sign is none of them.
fn without_start(mut text: &str, is_sign: impl Fn(char) -> bool) -> &str {
    let item = |text: &'_ str| {
        ["* ", "\u{2022} "]
            .iter()
            .find(|mark| text.starts_with(**mark))
            .map(|mark| mark.len())
    };
    while shortcode(text).is_none()
        && let Some(rest) = text
            .strip_prefix(&is_sign)
            .or_else(|| text.get(item(text)?..))
    {
        text = rest;
    }
    text
}

/// Words without the punctuation that parts them from what is around.
fn trimmed(said: &str) -> String {
    let parts =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|' | '\u{b7}' | '(' | '-');
    let starts = |c: char| parts(c) || COLONS.contains(&c) || c == ')' || c == '.';
    let text = without_start(said, starts);
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
