//! How a text is written as a scalar, so that YAML 1.1 and 1.2 both read back the same text.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Where a scalar stands: inside brackets or braces, more characters have a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Behind a key or dash, up to the end of the line.
    Block,
    /// Between `[` and `]`, or `{` and `}`.
    Flow,
}

/// A text as a block scalar: its header, and its lines without their indentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockScalar {
    /// The style and how the end is kept, such as `|` or `>-`.
    pub header: &'static str,
    /// The lines; an empty one takes no indentation.
    pub lines: Vec<String>,
}

/// A text on one line: plain where that is safe, else in quotes.
pub fn inline(text: &str, place: Place) -> Cow<'_, str> {
    if is_plain(text, place) {
        return Cow::Borrowed(text);
    }
    let quoted = text.contains(['"', '\\']);
    match quoted.then(|| single_quoted(text)).flatten() {
        Some(single) => Cow::Owned(single),
        None => Cow::Owned(double_quoted(text)),
    }
}

/// A text as a key.
pub fn key(text: &str) -> Cow<'_, str> {
    inline(text, Place::Flow)
}

/// Whether a text reads back as itself without quotes.
pub fn is_plain(text: &str, place: Place) -> bool {
    !(text.is_empty()
        || text.starts_with(|first: char| INDICATORS.contains(first) || first.is_whitespace())
        || text.starts_with("...")
        || text.ends_with(char::is_whitespace)
        || text.ends_with(':')
        || text.contains(": ")
        || text.contains(" #")
        || text.contains(needs_escape)
        || (place == Place::Flow
            && (text.contains([',', '[', ']', '{', '}']) || text.contains(":?"))))
        && reads_as_text(text)
}

/// Whether a plain scalar means its text, and not a null, boolean or number. A date is a text here.
pub fn reads_as_text(text: &str) -> bool {
    let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(text));
    !is_word && (is_date(text) || !looks_like_number(text))
}

/// Whether a text is a word that means a number or a boolean without quotes, and can stand so
/// anywhere.
pub fn is_plain_word(text: &str) -> bool {
    let is_sign = |byte: u8| matches!(byte, b'+' | b'-' | b'.');
    let of_a_word = |byte: u8| byte.is_ascii_alphanumeric() || is_sign(byte) || byte == b'_';
    let word = text.strip_prefix(['+', '-', '.']).unwrap_or(text);
    let word = word.strip_prefix('.').unwrap_or(word);
    word.starts_with(|first: char| first.is_ascii_alphanumeric())
        && word.bytes().all(of_a_word)
        && !word.eq_ignore_ascii_case("null")
        && !reads_as_text(text)
}

/// A text in double quotes, on one line.
pub fn double_quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if !needs_escape(character) => quoted.push(character),
            _ => push_escape(&mut quoted, u32::from(character)),
        }
    }
    quoted.push('"');
    quoted
}

/// A text in single quotes, on one line; `None` where it holds what only escapes can say.
pub fn single_quoted(text: &str) -> Option<String> {
    (!text.contains(needs_escape)).then(|| format!("'{}'", text.replace('\'', "''")))
}

/// A text as a literal block, line by line; `None` where that would not keep it.
pub fn literal(text: &str) -> Option<BlockScalar> {
    let (body, clipped) = block_body(text)?;
    Some(BlockScalar {
        header: if clipped { "|" } else { "|-" },
        lines: body.split('\n').map(str::to_owned).collect(),
    })
}

/// A text as a folded block whose lines have at most `width` characters where its words allow;
/// `None` where that would not keep it.
pub fn folded(text: &str, width: usize) -> Option<BlockScalar> {
    let (body, clipped) = block_body(text)?;
    let mut lines = Vec::new();
    for (number, paragraph) in body.split('\n').enumerate() {
        if paragraph.starts_with(' ') || paragraph.ends_with(' ') {
            return None;
        }
        if number > 0 {
            lines.push(String::new());
        }
        if !paragraph.is_empty() {
            wrap(paragraph, width, &mut lines);
        }
    }
    Some(BlockScalar {
        header: if clipped { ">" } else { ">-" },
        lines,
    })
}

const INDICATORS: &str = "-?:,[]{}#&*!|>'\"%@`";

/// What plain scalars mean something else by in YAML 1.1 or 1.2, in any case.
const WORDS: [&str; 13] = [
    "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".nan",
];

/// Whether a text has the form `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let form = b"0000-00-00";
    text.len() == form.len()
        && text.bytes().zip(form).all(|(byte, form)| match form {
            b'0' => byte.is_ascii_digit(),
            _ => byte == *form,
        })
}

/// Integers, floats, base 60 and timestamps of YAML 1.1 and 1.2, and more: a text that is quoted
/// without need is still the same text.
fn looks_like_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = unsigned.strip_prefix('.').unwrap_or(unsigned);
    let of_a_number =
        |byte: u8| b"0123456789abcdefox_.,:+-tz ".contains(&byte.to_ascii_lowercase());
    unsigned.eq_ignore_ascii_case(".inf")
        || digits.starts_with(|first: char| first.is_ascii_digit())
            && unsigned.bytes().all(of_a_number)
}

/// Whether a character can only be written as an escape in double quotes, if it is to survive
/// every reader: controls, other line ends, byte order marks and what is no character.
fn needs_escape(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
}

fn push_escape(quoted: &mut String, code: u32) {
    // Writing to a String cannot fail.
    let _ = match code {
        0..=0xFF => write!(quoted, "\\x{code:02X}"),
        0x100..=0xFFFF => write!(quoted, "\\u{code:04X}"),
        _ => write!(quoted, "\\U{code:08X}"),
    };
}

/// The lines of a text that a block can hold, without their last line end, and whether there was
/// one. What starts blank, has blank lines of spaces or ends in several line ends is not taken:
/// indentation and the end would need indicators that few people know.
fn block_body(text: &str) -> Option<(&str, bool)> {
    let (body, clipped) = match text.strip_suffix('\n') {
        Some(body) => (body, true),
        None => (text, false),
    };
    let unfit = body.is_empty()
        || body.ends_with('\n')
        || body.starts_with(char::is_whitespace)
        || body.contains(|character| character != '\n' && needs_escape(character))
        || body
            .split('\n')
            .any(|line| !line.is_empty() && line.trim().is_empty());
    (!unfit).then_some((body, clipped))
}

/// Breaks a paragraph at spaces that stand alone; the break reads back as that space.
fn wrap(paragraph: &str, width: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut line_width = 0;
    for word in unbreakable(paragraph) {
        let word_width = word.chars().count();
        if !line.is_empty() && line_width + 1 + word_width > width {
            lines.push(std::mem::take(&mut line));
            line_width = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            line_width += 1;
        }
        line.push_str(word);
        line_width += word_width;
    }
    lines.push(line);
}

/// The parts of a paragraph between single spaces; runs of spaces stay inside a part.
fn unbreakable(paragraph: &str) -> impl Iterator<Item = &str> {
    let bytes = paragraph.as_bytes();
    let mut rest = Some(0);
    std::iter::from_fn(move || {
        let start = rest?;
        let space = (start + 1..bytes.len().saturating_sub(1))
            .find(|&at| bytes[at] == b' ' && bytes[at - 1] != b' ' && bytes[at + 1] != b' ');
        rest = space.map(|at| at + 1);
        Some(&paragraph[start..space.unwrap_or(bytes.len())])
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_plain_where_every_reader_takes_it_for_a_text() {
        for plain in [
            "Linkerd",
            "https://a.b/c?d#e",
            "2017-01-23",
            "a:b",
            "C++",
            "3scale",
            "kubernetes/kubernetes",
            "MPL-2.0 OR MIT",
            "naïve 网",
        ] {
            assert_eq!(inline(plain, Place::Block), plain);
        }
    }

    #[test]
    fn what_would_read_as_something_else_is_quoted() {
        for (text, written) in [
            ("", "\"\""),
            ("yes", "\"yes\""),
            ("No", "\"No\""),
            ("~", "\"~\""),
            ("NULL", "\"NULL\""),
            ("1.10", "\"1.10\""),
            ("0x1F", "\"0x1F\""),
            ("12:30", "\"12:30\""),
            ("-.inf", "\"-.inf\""),
            ("2017-01-23 10:00", "\"2017-01-23 10:00\""),
            (" a", "\" a\""),
            ("a ", "\"a \""),
            ("a: b", "\"a: b\""),
            ("a:", "\"a:\""),
            ("a #b", "\"a #b\""),
            ("@a", "\"@a\""),
            ("<<", "\"<<\""),
            ("say \"a: b\"", "'say \"a: b\"'"),
            ("\"a\"", "'\"a\"'"),
            ("it's: \\", "'it''s: \\'"),
            ("a\tb\u{85}\u{2028}\u{1}", "\"a\\tb\\x85\\u2028\\x01\""),
        ] {
            assert_eq!(inline(text, Place::Block), written);
        }
        assert_eq!(inline("a, b", Place::Block), "a, b");
        assert_eq!(inline("a, b", Place::Flow), "\"a, b\"");
        assert_eq!(inline("a:?", Place::Flow), "\"a:?\"");
    }

    #[test]
    fn lines_become_a_literal_block_and_long_ones_a_folded_one() {
        let literal = literal("a\n\n  b\n").expect("fits");
        assert_eq!(
            (literal.header, literal.lines.join("/")),
            ("|", "a//  b".into())
        );
        let folded = folded("one two  three\nfour", 8).expect("fits");
        assert_eq!(
            (folded.header, folded.lines.join("/")),
            (">-", "one/two  three//four".into())
        );
        for unfit in ["", "\n", " a", "a\n\n", "a\n \nb", "a\tb", "a\r\nb"] {
            assert_eq!(super::literal(unfit), None, "{unfit:?}");
        }
        assert_eq!(super::folded("a\n b", 80), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn wrapping_keeps_every_word(text in "[ab ]{0,60}", width in 1_usize..20) {
            if let Some(folded) = folded(&text, width) {
                prop_assert_eq!(folded.lines.join(" "), text);
            }
        }
    }
}
