//! What stands behind a level: a remark, a doubt, what takes the project's place.

use std::collections::HashSet;

use super::document::has_words;
use super::marks::COLONS;
use super::succession;
use super::words as known;

/// What stands behind a level.
pub(super) struct Behind {
    /// A remark on the level.
    pub note: Option<String>,
    /// The words that name what takes the project's place.
    pub succession: Option<String>,
}

/// What is said behind a level: the remark in its bracket, and what follows that. Lists show a remark
/// in one bracket, in which it reads back as the same.
pub(super) fn behind(level: &str, rest: &str) -> Behind {
    let (bracket, rest) = parted_bracket(rest);
    let (said, follows) = parted(level, rest);
    let parts = [bracket.map(str::to_string), note(said)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let note = balanced(&parts.join("; "));
    // In brackets it is the same words.
    let inside = || parted(level, &note).1.filter(|_| bracket.is_some());
    let succession = follows.or_else(inside).map(balanced);
    let is_more = !note.is_empty() && succession.as_ref() != Some(&note);
    Behind {
        note: is_more.then_some(note),
        succession,
    }
}

/// The words in brackets right behind a level, and what follows.
pub(super) fn parted_bracket(rest: &str) -> (Option<&str>, &str) {
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
            return (
                Some(words).filter(|words| !words.is_empty()),
                &inside[at + 1..],
            );
        }
    }
    (None, rest)
}

/// A text up to the words that name what takes the project's place, and those.
fn parted<'r>(level: &str, text: &'r str) -> (&'r str, Option<&'r str>) {
    match known::is_retired(level) {
        true => succession::parted_behind_level(text),
        false => succession::parted(text),
    }
}

/// What stands behind a level, and is in no bracket: a doubt, or a remark.
fn note(rest: &str) -> Option<String> {
    let stray = |c: char| ".;, -\u{2013}".contains(c) || COLONS.contains(&c);
    let note = balanced(rest.trim_matches(stray));
    let note = note.trim_matches(stray);
    let says = has_words(note) || note.contains('?');
    says.then(|| note.to_string())
}

/// A text without brackets that have no partner, which would end the one around it.
fn balanced(text: &str) -> String {
    let mut open = Vec::new();
    let mut single = HashSet::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' => open.push(at),
            ')' if open.pop().is_none() => {
                single.insert(at);
            }
            _ => {}
        }
    }
    single.extend(open);
    let kept = text.char_indices().filter(|(at, _)| !single.contains(at));
    let kept: String = kept.map(|(_, c)| c).collect();
    kept.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::behind;

    #[test]
    fn what_follows_a_bracket_is_no_part_of_it() {
        for (rest, note, succession) in [
            (" (2021), use A", Some("2021"), Some("use A")),
            (
                " (2021) in favour of A (B)",
                Some("2021"),
                Some("in favour of A (B)"),
            ),
            (" (2021) note", Some("2021; note"), None),
            (" (x (y)) (z)", Some("x (y); (z)"), None),
            (" (x; (z))", Some("x; (z)"), None),
            (" (use A)", None, Some("use A")),
            (
                " (2021, replaced by A)",
                Some("2021, replaced by A"),
                Some("replaced by A"),
            ),
            (" (open", Some("open"), None),
            (" closed)", Some("closed"), None),
            (
                " because (replaced by A)",
                Some("because"),
                Some("replaced by A"),
            ),
            ("?", Some("?"), None),
            (" (2021)).", Some("2021"), None),
            (" ()", None, None),
        ] {
            let found = behind("archived", rest);
            let found = (found.note.as_deref(), found.succession.as_deref());
            assert_eq!(found, (note, succession), "{rest}");
        }
    }
}
