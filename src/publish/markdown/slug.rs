//! The anchors that GitHub gives to headings.

use std::collections::HashMap;

use unicode_width::UnicodeWidthChar;

/// The anchor of a heading's text on its own: lower-case, spaces as `-`, punctuation dropped.
pub(in crate::publish) fn slug(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            c if is_kept(c) => Some(c),
            _ => None,
        })
        .collect()
}

/// The anchors of one page, which its headings take in turn.
#[derive(Debug, Default)]
pub(in crate::publish) struct Anchors {
    taken: HashMap<String, usize>,
}

impl Anchors {
    /// The anchor of the next heading; a repeated one gets `-1`, `-2` and so on.
    pub(in crate::publish) fn next(&mut self, heading: &str) -> String {
        let plain = slug(heading);
        let Some(mut repeats) = self.taken.get(&plain).copied() else {
            self.taken.insert(plain.clone(), 0);
            return plain;
        };
        let anchor = loop {
            repeats += 1;
            let anchor = format!("{plain}-{repeats}");
            if !self.taken.contains_key(&anchor) {
                break anchor;
            }
        };
        self.taken.insert(plain, repeats);
        self.taken.insert(anchor.clone(), 0);
        anchor
    }
}

/// Letters, marks, decimal digits, `_` and its kin, and `-`.
fn is_kept(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    }
    let connects = matches!(c, '‿' | '⁀' | '⁔' | '︳' | '︴' | '﹍'..='﹏' | '＿');
    connects || (c.is_alphanumeric() && !is_number_sign(c)) || is_mark(c)
}

/// Numbers that are no decimal digits, such as `²`, `½` and `①`.
fn is_number_sign(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '⁰'..='₉' | '⅐'..='⅟' | '↉' | '①'..='⒛'
        | '⓪'..='⓿' | '❶'..='➓' | '㈠'..='㈩' | '㉈'..='㉟' | '㊀'..='㊉' | '㊱'..='㊿')
}

/// Characters that stand on the one before them, such as accents and vowel signs.
fn is_mark(c: char) -> bool {
    let formats = matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    !formats && !c.is_control() && c.width() == Some(0)
}
