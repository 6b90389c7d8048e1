//! What stands behind a level: a remark, a doubt, what takes the project's place.

use super::document::has_words;
use super::marks::COLONS;
use super::succession;
use super::words as known;

/// The words in brackets right behind a level, and what follows.
fn parted_bracket(rest: &str) -> (Option<&str>, &str) {
    let Some(inside) = rest.trim_start().strip_prefix('(') else {
        return (None, rest);
    };
    let mut open = 1;
    for (at, c) in inside.char_indices() {
        match c {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            let words = inside[..at].trim();
            let rest = inside[at + 1..].trim();
            // What follows must be no further remark, which would be lost.
            let ends = rest.is_empty() || rest.starts_with(';');
            return if ends && !words.is_empty() {
                (Some(words), rest)
            } else {
                (None, inside)
            };
        }
    }
    (None, rest)
}

/// What stands behind a level, up to the words that name what takes the project's place, and those.
pub(super) fn parted_behind<'r>(level: &str, rest: &'r str) -> (&'r str, Option<&'r str>) {
    match known::is_retired(level) {
        true => succession::parted_behind_level(rest),
        false => succession::parted(rest),
    }
}

/// The remark behind a level, and the words that name what takes the project's place.
pub(super) fn remark<'r>(level: &str, rest: &'r str) -> (Option<String>, Option<&'r str>) {
    let (bracket, rest) = parted_bracket(rest);
    let parted = |text| parted_behind(level, text);
    let (said, succession) = match bracket {
        // In brackets alone it is the same words.
        Some(words) if !has_words(rest) => ("", parted(words).1),
        _ => parted(rest),
    };
    let bracket = bracket.filter(|words| Some(*words) != succession);
    let remark = bracket.map(str::to_string).or_else(|| note(said));
    (remark, succession)
}

/// What stands behind a level: a doubt, or a remark.
fn note(rest: &str) -> Option<String> {
    let stray = |c: char| ".;, -\u{2013}".contains(c) || COLONS.contains(&c);
    let note = rest.trim_start_matches(stray).trim_end_matches(stray);
    (!note.is_empty()).then(|| note.to_string())
}
