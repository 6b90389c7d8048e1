//! Text from a catalog, a file or git made safe to show: what would steer the terminal is made visible.

use std::borrow::Cow;
use std::fmt::Write as _;

/// `text` as one line of a terminal: every control character is shown, line breaks and tabs too.
///
/// ```
/// use catalog::terminal::sanitize;
/// assert_eq!(sanitize::line("a\u{1b}[2Jb\n"), "a␛[2Jb␊");
/// ```
pub fn line(text: &str) -> Cow<'_, str> {
    shown(text, is_unsafe)
}

/// `text` as lines of a terminal: line breaks and tabs keep their meaning, every other control
/// character is shown.
pub fn block(text: &str) -> Cow<'_, str> {
    shown(text, |c| is_unsafe(c) && c != '\n' && c != '\t')
}

fn shown(text: &str, hostile: impl Fn(char) -> bool) -> Cow<'_, str> {
    let Some(first) = text.find(&hostile) else {
        return Cow::Borrowed(text);
    };
    let mut safe = String::with_capacity(text.len() + 8);
    safe.push_str(&text[..first]);
    for c in text[first..].chars() {
        if hostile(c) {
            push_picture(&mut safe, c);
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

/// `text`, which is JSON, with the characters escaped that would steer a terminal: the same value.
pub fn json(text: &str) -> Cow<'_, str> {
    let is_hostile = |c: char| is_unsafe(c) && c != '\n';
    if !text.contains(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hostile(c) {
            // All of them are below U+10000. Writing into a `String` cannot fail.
            _ = write!(safe, "\\u{:04x}", u32::from(c));
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

/// Whether a terminal, or a reader of it, could be misled by this character: controls, overrides
/// of the writing direction, line breaks in disguise, and what takes no room at all. The two
/// joiners stay: Persian and emoji are misspelt without them.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{2028}' | '\u{2029}'
            | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// One column where Unicode has a picture of the control character, else its code.
fn push_picture(safe: &mut String, c: char) {
    let code = u32::from(c);
    let picture = match code {
        0x00..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        _ => None,
    };
    match picture {
        Some(picture) => safe.push(picture),
        // Writing into a `String` cannot fail.
        None => _ = write!(safe, "<U+{code:04X}>"),
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::{block, json, line};

    #[test]
    fn plain_text_is_borrowed_as_it_is() {
        for text in ["", "Linkerd", "Größe — 中文 🧑‍🚀", "می‌خواهم"] {
            assert!(matches!(line(text), Cow::Borrowed(same) if same == text));
        }
        assert!(matches!(block("a\tb\n"), Cow::Borrowed("a\tb\n")));
    }

    #[test]
    fn an_escape_sequence_is_shown_and_not_obeyed() {
        assert_eq!(
            line("\u{1b}]0;title\u{7}\u{1b}[31m"),
            "␛]0;title␇␛[31m",
            "seven-bit"
        );
        assert_eq!(line("\u{9b}31m\u{7f}"), "<U+009B>31m␡", "eight-bit");
    }

    #[test]
    fn every_seven_bit_control_character_is_one_picture() {
        for code in (0..0x20).chain([0x7f]) {
            let shown = line(&char::from(code).to_string()).into_owned();
            let picture = ('\u{2400}'..='\u{2421}').contains(&shown.chars().next().unwrap_or(' '));
            assert!(picture && shown.chars().count() == 1, "{code}: {shown}");
        }
    }

    #[test]
    fn a_line_shows_its_breaks_and_a_block_keeps_them() {
        assert_eq!(line("a\tb\r\nc\u{2028}"), "a␉b␍␊c<U+2028>");
        assert_eq!(block("a\tb\r\nc\u{2028}"), "a\tb␍\nc<U+2028>");
    }

    #[test]
    fn what_hides_or_reorders_text_is_shown() {
        assert_eq!(line("user\u{202e}txt.exe"), "user<U+202E>txt.exe");
        assert_eq!(line("\u{2067}a\u{2069}"), "<U+2067>a<U+2069>");
        assert_eq!(line("MIT\u{200b}"), "MIT<U+200B>");
    }

    #[test]
    fn json_stays_the_same_value() {
        let value = "a\u{9b}\u{202e}\u{7f}\u{feff}b \u{1f980}\n";
        let text = serde_json::to_string_pretty(&[value]).expect("JSON");
        let safe = json(&text);
        assert!(safe.contains("\\u009b\\u202e\\u007f\\ufeff"), "{safe}");
        assert_eq!(
            serde_json::from_str::<[String; 1]>(&safe).expect("JSON"),
            [value]
        );
        assert!(matches!(json("[\n  1\n]"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_unsafe_survives(text in "\\PC*|[\u{0}-\u{a0}\u{2000}-\u{2070}]*") {
            prop_assert!(!line(&text).chars().any(super::is_unsafe));
            prop_assert!(!block(&text).chars().any(|c| c != '\n' && c != '\t' && super::is_unsafe(c)));
            prop_assert_eq!(block(&text).matches('\n').count(), text.matches('\n').count());
        }
    }
}
