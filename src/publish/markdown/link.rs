//! Links in Markdown.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::escape::{is_entity, label};
use crate::catalog::model::brackets_pair;

/// A URL at the start of a text that can stand between `<` and `>`.
pub(super) struct Autolink<'a> {
    /// The URL, without the punctuation of the sentence around it.
    pub url: &'a str,
}

/// A link: `[title](url)`, or `<url>` where there is no title of its own.
pub(in crate::publish) fn link(title: &str, url: &str) -> String {
    let mut link = String::with_capacity(title.len() + url.len() + 4);
    push_link(&mut link, title, url);
    link
}

/// Adds what [`link`] gives to a text.
pub(in crate::publish) fn push_link(text: &mut String, title: &str, url: &str) {
    let url = url.trim();
    let title = title.trim();
    if title.is_empty() || title == url {
        push_bare(text, url);
    } else {
        push_titled(text, title, url);
    }
}

fn push_titled(text: &mut String, title: &str, url: &str) {
    text.extend(["[", &label(title), "](", &destination(url), ")"]);
}

fn push_bare(text: &mut String, url: &str) {
    if let Some(address) = url.strip_prefix("mailto:") {
        push_titled(text, address, url);
    } else if is_plain_autolink(url) || autolink(url).is_some_and(|found| found.url == url) {
        text.extend(["<", url, ">"]);
    } else {
        push_titled(text, url, url);
    }
}

/// Whether a URL surely reads back from between `<` and `>`: most are found to in one look.
fn is_plain_autolink(url: &str) -> bool {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let last = url.bytes().next_back().unwrap_or_default();
    let ends = last.is_ascii_alphanumeric() || last == b'/' && url.len() > "https://".len();
    web && ends && url.bytes().all(is_safe)
}

/// Whether a byte means nothing to Markdown in a URL.
fn is_safe(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'#'..=b'%' | b'*'..=b';' | b'_' | b'=' | b'?' | b'~')
}

/// A URL as the destination of a link: what would end it is percent-encoded, nothing else. Brackets
/// that pair do not end it, so that it reads back as it is written in the entry.
pub(in crate::publish) fn destination(url: &str) -> Cow<'_, str> {
    let url = url.trim();
    if url.bytes().all(is_safe) {
        return Cow::Borrowed(url);
    }
    let paired = brackets_pair(url);
    let ends = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '|' | '\\' | '`' | '"')
            || matches!(c, '(' | ')') && !paired
    };
    let mut encoded = String::with_capacity(url.len() + 8);
    for (at, c) in url.char_indices() {
        if ends(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        } else if c == '&' && is_entity(&url[at + 1..]) {
            encoded.push_str("&amp;");
        } else {
            encoded.push(c);
        }
    }
    Cow::Owned(encoded)
}

/// The URL that a text begins with, where `<url>` reads back as the same text.
pub(super) fn autolink(text: &str) -> Option<Autolink<'_>> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| text.starts_with(scheme))?;
    let end = text
        .find(|c: char| {
            is_wide_sign(c)
                || c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '"' | '`' | '|' | '\\')
        })
        .unwrap_or(text.len());
    let url = without_punctuation(&text[..end]);
    let has_entity = url
        .match_indices('&')
        .any(|(at, _)| is_entity(&text[at + 1..]));
    (url.len() > scheme.len() && !has_entity).then_some(Autolink { url })
}

/// Whether a sign is one of full width, which ends a sentence or a part of it.
fn is_wide_sign(c: char) -> bool {
    matches!(c, '\u{3001}' | '\u{3002}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

/// The URL without what ends the sentence that it stands in; a closing bracket belongs to it only
/// where it closes one of its own.
fn without_punctuation(mut url: &str) -> &str {
    while let Some(last) = url.chars().next_back() {
        let trailing = match last {
            '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~' => true,
            ')' => url.matches(')').count() > url.matches('(').count(),
            ']' => url.matches(']').count() > url.matches('[').count(),
            _ => false,
        };
        if !trailing {
            break;
        }
        url = &url[..url.len() - last.len_utf8()];
    }
    url
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{autolink, is_plain_autolink};

    proptest! {
        #[test]
        fn what_is_plain_at_one_look_is_an_autolink_at_a_closer_one(
            url in "https?://?[a-z.,:;!?'*_~/#%&=()-]{0,6}[a-z0-9/.]?",
        ) {
            let whole = autolink(&url).is_some_and(|found| found.url == url);
            prop_assert!(whole || !is_plain_autolink(&url));
        }
    }
}
