//! What a line says of a project: its words, without the signs and the links around them.

use crate::catalog::model::is_unseen;
use crate::import::document::{has_words, words};
use crate::import::marks::{COLONS, shortcode};
use crate::import::reader::visible;

pub(super) const OPEN: [char; 2] = ['(', '\u{ff08}'];
pub(super) const CLOSE: [char; 2] = [')', '\u{ff09}'];

/// Signs at the end of a sentence.
pub(super) const STOPS: [char; 6] = ['.', '!', '?', '\u{3002}', '\u{ff01}', '\u{ff1f}'];

/// Whether a text shows anything: letters, digits, or signs such as stars. Punctuation shows nothing.
pub(super) fn is_said(text: &str) -> bool {
    has_words(text) || text.contains(is_sign)
}

/// Whether a character is a sign that means something by itself.
fn is_sign(c: char) -> bool {
    c == '$' || !c.is_ascii() && !c.is_whitespace() && !is_unseen(c) && !is_punctuation(c)
}

/// Whether a character beyond ASCII is punctuation, or changes the look of others.
fn is_punctuation(c: char) -> bool {
    matches!(c,
        '\u{a1}' | '\u{a7}' | '\u{a8}' | '\u{ab}' | '\u{ad}' | '\u{b4}' | '\u{b6}'..='\u{b8}'
        | '\u{bb}' | '\u{bf}' | '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{206f}'
        | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}')
}

/// Adds a text behind something that is left out, without the signs that parted it from both.
pub(super) fn join(said: &mut String, behind: &str) {
    let front = said.trim_end();
    let bar = |text: &str| text.contains('|');
    let kept = front.trim_end_matches(|c: char| {
        c.is_whitespace() || OPEN.contains(&c) || matches!(c, '[' | ',' | '|' | '\u{b7}')
    });
    let rest = behind.trim_start_matches(|c: char| {
        c.is_whitespace() || CLOSE.contains(&c) || matches!(c, ']' | '|' | '\u{b7}')
    });
    let has_bars = bar(&front[kept.len()..]) && bar(&behind[..behind.len() - rest.len()]);
    said.truncate(kept.len());
    let is_sign = shortcode(rest).is_some();
    let goes_on = !is_sign
        && (rest.starts_with(STOPS) || rest.starts_with(COLONS) || rest.starts_with([',', ';']));
    if said.is_empty() {
        said.push_str(rest);
    } else if rest.is_empty() {
        said.push(' ');
    } else if goes_on {
        // What ended already is not ended again.
        let is_ended = said.ends_with(STOPS) || said.ends_with([',', ';', ':', '-', '\u{2013}']);
        let more = rest.trim_start_matches(|c: char| is_ended && c.is_ascii_punctuation());
        said.push_str(more);
    } else {
        said.push_str(if has_bars { " | " } else { " " });
        let has_dash = said.trim_end().ends_with(['-', '\u{2013}', '\u{2014}']);
        let more = match has_dash {
            true => rest.trim_start_matches(['-', '\u{2013}', '\u{2014}', ' ']),
            false => rest,
        };
        said.push_str(more);
    }
}

/// A description without the punctuation around it.
pub(super) fn tidy(summary: &str) -> String {
    let text = words([&*visible(summary)].into_iter());
    let mut text = text.as_str();
    loop {
        let shorter = without_end(without_begin(text));
        if shorter.len() == text.len() {
            return text.to_string();
        }
        text = shorter;
    }
}

fn without_begin(text: &str) -> &str {
    if shortcode(text).is_some() {
        // The colon belongs to the name of a sign, as in `:rocket:`.
        return text;
    }
    let parts = |c: char| {
        COLONS.contains(&c) || "-\u{2013}\u{2014}|)],;\u{ff09}".contains(c) || c.is_whitespace()
    };
    let rest = text.strip_prefix(parts);
    rest.or_else(|| {
        [". ", "/ ", "\u{b7} "]
            .iter()
            .find_map(|sign| text.strip_prefix(sign))
    })
    .unwrap_or(text)
}

fn without_end(text: &str) -> &str {
    if let Some(rest) = text.strip_suffix(COLONS) {
        let last = text.split(' ').next_back().unwrap_or_default();
        return if is_icon(last) { text } else { rest };
    }
    let parts =
        |c: char| OPEN.contains(&c) || "|\u{2013}\u{2014},;".contains(c) || c.is_whitespace();
    let rest = text.strip_suffix(parts);
    rest.or_else(|| {
        [" -", " --", " /", " [", " \u{b7}"]
            .iter()
            .find_map(|sign| text.strip_suffix(sign))
    })
    .unwrap_or(text)
}

/// Whether a word is nothing but signs, some of them by their names: `🚀`, `:rocket:`.
pub(super) fn is_icon(word: &str) -> bool {
    let name = shortcode(word) == Some(word);
    name || is_said(word) && !word.contains(char::is_alphanumeric)
}

/// Words behind which a sentence goes on.
const CONNECTORS: &[&str] = &[
    "a", "an", "the", "its", "their", "our", "your", "my", "this", "that", "these", "own", "in",
    "on", "at", "of", "to", "for", "from", "via", "by", "with", "without", "and", "or", "see",
    "also", "visit", "read", "check", "into", "through", "using", "under", "around", "is", "are",
    "as", "than", "like", "about", "over",
];

/// Whether a sentence goes on behind the end of a text.
pub(super) fn goes_on(text: &str) -> bool {
    let last = text.split_whitespace().last().unwrap_or_default();
    CONNECTORS.contains(&&*last.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{is_icon, is_said, join, tidy};

    #[test]
    fn signs_say_something_and_punctuation_does_not() {
        for text in ["a", "1", "\u{2605}\u{2605}", "\u{1f44d}", "$$", "存"] {
            assert!(is_said(text), "{text}");
        }
        for text in [
            "", ".", " - ", "\u{2014}", "\u{2026}", "(!)", "\u{ff1a}", "\u{fe0f}",
        ] {
            assert!(!is_said(text), "{text}");
        }
        for (word, wanted) in [
            (":rocket:", true),
            ("\u{1f680}", true),
            (":a", false),
            ("a", false),
        ] {
            assert_eq!(is_icon(word), wanted, "{word}");
        }
    }

    #[test]
    fn a_description_has_no_punctuation_around_it() {
        for (text, wanted) in [
            (": - One. (", "One."),
            (": :rocket: fast :+1:", ":rocket: fast :+1:"),
            ("(weekly): (", "(weekly)"),
            (" -- text", "text"),
            (". With a dot.", "With a dot."),
            ("(a) b |", "(a) b"),
            (
                "see /r/a and https://a.example/",
                "see /r/a and https://a.example/",
            ),
            ("):", ""),
        ] {
            assert_eq!(tidy(text), wanted, "{text}");
            assert_eq!(tidy(wanted), wanted);
        }
    }

    #[test]
    fn what_stands_around_a_gap_is_one_sentence() {
        for (front, behind, wanted) in [
            ("Fast (", "), and small", "Fast, and small"),
            ("Fast. (", ").", "Fast."),
            ("MIT | ", " | fast", "MIT | fast"),
            ("MIT - ", " - fast", "MIT - fast"),
            ("Fast ", " and small", "Fast and small"),
            ("Mesh (", ").", "Mesh."),
            ("Mesh (", ") :star:", "Mesh :star:"),
            ("", ": Mesh", ": Mesh"),
        ] {
            let mut said = front.to_string();
            join(&mut said, behind);
            assert_eq!(said, wanted);
        }
    }
}
