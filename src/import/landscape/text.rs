//! The words of scalars: on one line, or in paragraphs.

use crate::catalog::model::is_unseen;
use crate::catalog::yaml::Node;
use crate::import::reader::visible;

/// What a scalar says; `None` where that is nothing.
pub(super) fn said<'n>(node: &'n Node<'n>) -> Option<&'n str> {
    let is_word = |c: char| !c.is_whitespace() && !is_unseen(c);
    node.as_text().filter(|text| text.contains(is_word))
}

/// Whether the words of a scalar are one link and no more.
pub(super) fn is_url(words: &str) -> bool {
    let words = words.trim();
    (words.contains("://") || words.starts_with("mailto:")) && !words.contains(char::is_whitespace)
}

/// A text on one line, where line breaks and tabs are gaps between words.
pub(super) fn one_line(text: &str) -> String {
    let text = text.trim();
    match text.contains(is_break) {
        true => {
            let words = text.split(is_break).flat_map(str::split_whitespace);
            let words: Vec<String> = words.map(visible).collect();
            words.join(" ").trim().to_string()
        }
        false => visible(text).trim().to_string(),
    }
}

/// The paragraphs of a scalar, each on one line; `source` is how it is written in the file.
///
/// A blank line parts them. Where YAML folds lines, as it does everywhere but in literal blocks, it
/// has taken one break of each blank line away.
pub(super) fn paragraphs(text: &str, source: &str) -> Vec<String> {
    let is_folded = !source.starts_with('|') && source.contains('\n');
    let mut paragraphs: Vec<String> = Vec::new();
    let mut before = "";
    for line in text.lines() {
        // Lines that stand further in are not folded.
        let further_in = |line: &str| line.starts_with([' ', '\t']);
        let is_break = is_folded && !further_in(line) && !further_in(before);
        let words = one_line(line);
        match paragraphs.last_mut() {
            Some(last) if !words.is_empty() && !is_break && !before.trim().is_empty() => {
                last.push(' ');
                last.push_str(&words);
            }
            _ if !words.is_empty() => paragraphs.push(words),
            _ => {}
        }
        before = line;
    }
    paragraphs
}

fn is_break(c: char) -> bool {
    c.is_control() && c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::{one_line, paragraphs};

    #[test]
    fn breaks_and_tabs_are_gaps() {
        assert_eq!(one_line(" a\n\tb \r\n c\u{2028}d\te\n"), "a b c d e");
        assert_eq!(one_line("a  b\u{1}"), "a  b");
        assert_eq!(one_line("\n\u{1}\t"), "");
    }

    #[test]
    fn blank_lines_part_paragraphs_however_yaml_writes_them() {
        for (text, source) in [
            ("a\nb\n\nc\n", "|\n  a\n  b\n\n  c\n"),
            ("a b\nc\n", ">\n  a\n  b\n\n  c\n"),
            ("a b\n\nc\n", ">\n  a\n  b\n\n\n  c\n"),
            ("a b\nc", "a\n  b\n\n  c"),
            ("a\tb\n\n\nc", "\"a\\tb\\n\\n\\nc\""),
            ("a\nb\n \t\nc", "\"a\\nb\\n \\t\\nc\""),
        ] {
            assert_eq!(paragraphs(text, source), ["a b", "c"], "{source}");
        }
        assert_eq!(
            paragraphs("a\n  - b\n  - c\nd\n", ">\n  a\n    - b\n    - c\n  d\n"),
            ["a - b - c d"]
        );
    }
}
