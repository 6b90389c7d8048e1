//! Signs between a name or label and what follows it, those of full width included.

use super::document::{has_words, is_pictograph};

/// Signs behind a label.
pub(super) const COLONS: &[char] = &[':', '\u{ff1a}'];

/// Signs that may stand between a name and what is said of it.
pub(super) const BETWEEN: &[char] = &[
    ':', '\u{ff1a}', '-', '\u{2013}', '\u{2014}', '(', '\u{ff08}', '[', ' ',
];

/// A text in front of its first colon, and what stands behind; the name of a picture has colons of its
/// own.
pub(super) fn parted_at_colon(text: &str) -> Option<(&str, &str)> {
    let mut names = 0;
    let at = loop {
        let at = names + text[names..].find(COLONS)?;
        let is_apart = at == 0 || text[..at].ends_with(' ');
        match shortcode(&text[at..]).map(str::len).filter(|_| is_apart) {
            Some(name) => names = at + name,
            None => break at,
        }
    };
    let behind = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    Some((&text[..at], &text[behind..]))
}

/// The words of a label, without the colon behind it.
pub(super) fn without_colon(text: &str) -> &str {
    let text = text.trim();
    match ends_in_shortcode(text) {
        true => text,
        false => text.trim_end_matches(COLONS).trim(),
    }
}

/// Whether a label ends here.
pub(super) fn ends_in_colon(text: &str) -> bool {
    text.trim_end().ends_with(COLONS) && !ends_in_shortcode(text.trim_end())
}

/// Whether the name of a sign stands apart at the end of a text.
fn ends_in_shortcode(text: &str) -> bool {
    let before = text.strip_suffix(':').and_then(|name| name.rfind(':'));
    before.is_some_and(|at| {
        let is_apart = at == 0 || text[..at].ends_with(' ');
        is_apart && shortcode(&text[at..]) == Some(&text[at..])
    })
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

/// How long the pictures of things at the begin of a text are, with the gap behind them: signs, and their
/// names between colons.
pub(super) fn marks_at_begin(text: &str) -> usize {
    let mut rest = text;
    loop {
        let behind = rest.trim_start_matches(is_of_picture);
        let behind = match shortcode(behind) {
            Some(name) => &behind[name.len()..],
            None if behind.len() == rest.len() => break,
            None => behind,
        };
        rest = behind.trim_start();
    }
    text.len() - rest.len()
}

/// How long the pictures of things behind a gap are, with the gap.
pub(super) fn marks_behind(text: &str) -> usize {
    let behind = text.trim_start();
    match marks_at_begin(behind) {
        0 => 0,
        marks => text.len() - behind.len() + marks,
    }
}

/// A text without the pictures of things at its end.
pub(super) fn without_marks_at_end(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let before = rest.trim_end_matches(is_of_picture);
        let names = before.strip_suffix(':').and_then(|name| name.rfind(':'));
        let is_name = |at: &usize| shortcode(&before[*at..]) == Some(&before[*at..]);
        let before = match names.filter(is_name) {
            Some(name) => &before[..name],
            None if before.len() == rest.len() => break,
            None => before,
        };
        rest = before.trim_end();
    }
    rest
}

/// A text without the pictures of things at its begin and at its end.
pub(super) fn without_marks(text: &str) -> &str {
    let core = without_marks_at_end(text);
    core.get(marks_at_begin(text)..).unwrap_or_default()
}

/// Whether a sign is a picture, or shapes one.
fn is_of_picture(c: char) -> bool {
    is_pictograph(c) || matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}')
}

/// Whether a bracket of a text is still open at its end.
pub(super) fn is_open(text: &str) -> bool {
    text.matches('(').count() > text.matches(')').count()
}

#[cfg(test)]
mod tests {
    use super::{
        ends_in_colon, marks_at_begin, parted_at_colon, without_colon, without_marks_at_end,
    };

    #[test]
    fn names_of_pictures_are_no_labels() {
        let parted = |text| parted_at_colon(text).map(|(label, _)| label);
        assert_eq!(parted("Beta :tada:"), None);
        assert_eq!(parted(":tada: CNCF: beta"), Some(":tada: CNCF"));
        assert_eq!(parted("a:b:c"), Some("a"));
        assert!(ends_in_colon("Beta:") && !ends_in_colon("Beta :tada:"));
        assert_eq!(without_colon("Beta :tada: "), "Beta :tada:");
    }

    #[test]
    fn pictures_stand_at_both_ends() {
        for (text, begin, rest) in [
            ("🟢 Go", "🟢 ", "🟢 Go"),
            (":a_b: :+1: Go", ":a_b: :+1: ", ":a_b: :+1: Go"),
            ("Go ⭐\u{fe0f} :tada:", "", "Go"),
            ("Go: a:", "", "Go: a:"),
            ("🟢", "🟢", ""),
            ("", "", ""),
        ] {
            assert_eq!(&text[..marks_at_begin(text)], begin);
            assert_eq!(without_marks_at_end(text), rest);
        }
    }
}
