//! Signs between a name or label and what follows it, those of full width included.

use super::document::{has_words, is_pictograph};

/// Signs behind a label.
pub(super) const COLONS: &[char] = &[':', '\u{ff1a}'];

/// Signs that may stand between a name and what is said of it.
pub(super) const BETWEEN: &[char] = &[
    ':', '\u{ff1a}', '-', '\u{2013}', '\u{2014}', '(', '\u{ff08}', '[', ' ',
];

/// A text in front of its first colon, and what stands behind.
pub(super) fn parted_at_colon(text: &str) -> Option<(&str, &str)> {
    let at = text.find(COLONS)?;
    let behind = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    Some((&text[..at], &text[behind..]))
}

/// The words of a label, without the colon behind it.
pub(super) fn without_colon(text: &str) -> &str {
    text.trim().trim_end_matches(COLONS).trim()
}

/// Whether a label ends here.
pub(super) fn ends_in_colon(text: &str) -> bool {
    text.trim_end().ends_with(COLONS)
}

/// The name of a sign that a text begins with, with its colons: `:rocket:`.
pub(super) fn shortcode(text: &str) -> Option<&str> {
    let name = text.strip_prefix(':')?;
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "_+-".contains(c);
    let end = name.find(|c| !is_of_name(c))?;
    (end > 0 && name[end..].starts_with(':')).then(|| &text[..end + 2])
}

/// A title without the pictures of things in it, which have names of their own; all of it where it is
/// nothing else.
pub(super) fn without_pictures(title: &str) -> String {
    let said = title.replace(is_pictograph, "");
    match has_words(&said) {
        true => said.trim().to_string(),
        false => title.to_string(),
    }
}
