//! Plain text as Markdown that reads back as the same text.
//!
//! Whitespace and control characters, newlines among them, become one space each run, and none at
//! the ends: Markdown shows no others. Only what Markdown would take as markup is escaped, so that
//! a page stays readable as text and its diffs stay small. A `|` is always `\|`, which reads back
//! right in a table and outside of one.
//!
//! Two things of GitHub no escape can stop, since GitHub looks for them in the finished page: an
//! emoji's `:name:` and an `@mention`. A mention in a file notifies nobody, and `#123` is no
//! reference in files, so both stay as they are.

use std::borrow::Cow;

use super::link::{Autolink, autolink};
use crate::catalog::model::{as_code, code_spans};

/// Text in a paragraph, a bullet or a heading. A URL in it becomes a link `<https://…>`, without
/// the punctuation behind it, and code in it stays code.
pub(in crate::publish) fn md(text: &str) -> Cow<'_, str> {
    inline(text, Place::Text)
}

/// Text between the brackets of a link, where no other link can stand.
pub(in crate::publish) fn label(text: &str) -> Cow<'_, str> {
    inline(text, Place::Label)
}

/// Text in a table's cell: as [`md`], with `<br>` between its lines; blank lines are dropped.
pub(in crate::publish) fn cell(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    if !text.contains(is_line_end) {
        return md(text);
    }
    let lines: Vec<_> = text
        .split(is_line_end)
        .map(md)
        .filter(|line| !line.is_empty())
        .collect();
    Cow::Owned(lines.join("<br>"))
}

/// Text as a code span. A text with a `|` is escaped instead, since no code span can hold one both
/// in a table and outside of one.
pub(in crate::publish) fn code(text: &str) -> Cow<'_, str> {
    let text = collapse(text);
    Cow::Owned(as_code(&text).unwrap_or_else(|| md(&text).into_owned()))
}

/// The paragraphs of a text, which blank lines part.
pub(in crate::publish) fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(line);
            }
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Where a block can begin and a URL can become a link.
    Text,
    /// Between the brackets of a link.
    Label,
}

fn inline(text: &str, place: Place) -> Cow<'_, str> {
    if is_plain(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(escape(&collapse(text), place))
    }
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_gap(c: char) -> bool {
    c == ' ' || c.is_control() || is_line_end(c)
}

/// The text with one space for each run of whitespace and control characters, none at its ends,
/// and no noncharacter that [`super::super::page`] gives a meaning.
fn collapse(text: &str) -> String {
    let words = text.split(is_gap).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join(" ");
    joined.replace(|c| matches!(c, '\u{fdd0}'..='\u{fdef}'), "\u{fffd}")
}

/// Whether a text is surely the same in Markdown: most texts are, and are found to be in one look.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        // Two bytes in a row: a double space, and what may be of a URL.
        let pair = matches!((before, byte), (b' ', b' ') | (b':', b'/') | (b'w', b'.'));
        if pair || !HARMLESS[usize::from(byte)] {
            return false;
        }
        before = byte;
    }
    let first = text.as_bytes().first().copied().unwrap_or(b'a');
    let opens = matches!(first, b'-' | b'+' | b'=' | b'>' | b':') || first.is_ascii_digit();
    text.is_empty() || !(matches!(before, b' ' | b'!') || opens)
}

/// The bytes that mean nothing to Markdown inside a text.
static HARMLESS: [bool; 256] = {
    let mut harmless = [false; 256];
    let mut byte = b' ';
    while byte < 0x7f {
        harmless[byte as usize] = !matches!(
            byte,
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'~' | b'&' | b'#' | b'|' | b'$'
        );
        byte += 1;
    }
    harmless
};

fn escape(text: &str, place: Place) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8 + 2);
    let mut at = match place {
        Place::Text => opening(text, &mut escaped),
        Place::Label => 0,
    };
    let mut before = text[..at].chars().next_back();
    let mut codes = code_spans(text).filter(|_| place == Place::Text).peekable();
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(code) = codes.next_if(|code| code.start == at) {
            escaped.push_str(&text[code.clone()]);
            at = code.end;
            before = Some('`');
            continue;
        }
        if place == Place::Text
            && c == 'h'
            && !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            && let Some(Autolink { url }) = autolink(rest)
        {
            escaped.push('<');
            escaped.push_str(url);
            escaped.push('>');
            at += url.len();
            before = url.chars().next_back();
            continue;
        }
        let needed = match (place, c) {
            (Place::Label, '#' | '!') => false,
            (Place::Text, ':' | '.') => makes_link(&text[..at], rest),
            _ => is_markup(before, c, &rest[c.len_utf8()..]),
        };
        if needed {
            escaped.push('\\');
        }
        escaped.push(c);
        before = Some(c);
        at += c.len_utf8();
    }
    escaped
}

/// Escapes what would begin a block at the start of a text; how many bytes that took.
fn opening(text: &str, escaped: &mut String) -> usize {
    let first = text.as_bytes().first().copied().unwrap_or_default();
    if matches!(first, b'-' | b'+' | b'=' | b'>') || text.starts_with(":-") {
        escaped.push('\\');
        escaped.push(char::from(first));
        return 1;
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // `1.1` begins no list.
    let ends = |at: usize| {
        let next = text.as_bytes().get(at);
        next.is_none_or(u8::is_ascii_whitespace)
    };
    match text.as_bytes().get(digits) {
        Some(mark @ (b'.' | b')')) if digits > 0 && ends(digits + 1) => {
            escaped.push_str(&text[..digits]);
            escaped.push('\\');
            escaped.push(char::from(*mark));
            digits + 1
        }
        _ => 0,
    }
}

/// Whether a `:` or `.` would make GitHub take the text around it for a URL, escapes included.
fn makes_link(before: &str, rest: &str) -> bool {
    rest.starts_with("://") || (rest.starts_with('.') && before.ends_with("www"))
}

/// Whether a character would be taken as markup between what stands before and behind it.
fn is_markup(before: Option<char>, c: char, rest: &str) -> bool {
    let next = rest.chars().next();
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' | '$' => true,
        '_' => !(in_word(before) && in_word(next)),
        '#' => !in_word(before),
        '&' => is_entity(rest),
        '!' => next.is_none(),
        _ => false,
    }
}

/// Whether the text behind a `&` makes it an entity, such as `amp;` or `#8212;`.
pub(super) fn is_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    })
}
