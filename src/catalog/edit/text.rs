//! Lines, columns and replacements of a text.

use crate::catalog::yaml::Span;
use crate::catalog::yaml::gap::{bom_len, line_end};

/// Bytes to be replaced, and what by.
pub(super) type Splice = (Span, String);

/// The text with its splices made; they must not overlap. Those at one place are made in order.
pub(super) fn spliced(text: &str, mut splices: Vec<Splice>) -> Option<String> {
    splices.sort_by_key(|(span, _)| (span.start, span.end));
    let mut result = String::with_capacity(text.len() + 256);
    let mut from = 0;
    for (span, replacement) in splices {
        result.push_str(text.get(from..span.start)?);
        result.push_str(&replacement);
        from = span.end;
    }
    result.push_str(text.get(from..)?);
    Some(result)
}

/// The line end that most lines of a text have; `\n` where it has none.
pub(super) fn dominant_line_end(text: &str) -> &'static str {
    let all = text.bytes().filter(|&byte| byte == b'\n').count();
    let windows = text.matches("\r\n").count();
    if windows * 2 > all { "\r\n" } else { "\n" }
}

/// Where the line of an offset starts, behind a byte order mark.
pub(in crate::catalog) fn line_start(text: &str, at: usize) -> usize {
    text[..at]
        .rfind('\n')
        .map_or(bom_len(text).min(at), |newline| newline + 1)
}

/// Where the line after that of an offset starts; `None` where its line is the last and has no
/// line end.
pub(super) fn next_line(text: &str, at: usize) -> Option<usize> {
    let newline = text[at..].find('\n')?;
    Some(at + newline + 1)
}

/// The column of an offset, in characters from 0.
pub(in crate::catalog) fn column(text: &str, at: usize) -> usize {
    text[line_start(text, at)..at].chars().count()
}

/// Whether only blanks stand before an offset on its line.
pub(in crate::catalog) fn is_first_on_line(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].trim().is_empty()
}

/// The bytes of whole lines from that of `start` to that of `end`. Where the last of them has no
/// line end, it is the one before them that goes, with the blank lines there, so that the text
/// still has none.
pub(super) fn whole_lines(text: &str, start: usize, end: usize) -> Span {
    let start = line_start(text, start);
    match next_line(text, end) {
        Some(next) => start..next,
        None => {
            let content = bom_len(text).max(text[..start].trim_end().len());
            line_end(text, content).min(start)..text.len()
        }
    }
}

/// Follows the comment lines directly below an offset that are indented deeper than `column`:
/// they belong to what stands there. Gives an offset on the last of them.
pub(in crate::catalog) fn past_own_comments(text: &str, at: usize, column: usize) -> usize {
    let mut end = at;
    while let Some(next) = next_line(text, end) {
        let line = &text[next..line_end(text, next)];
        let indent = line.len() - line.trim_start().len();
        if indent <= column || !line[indent..].starts_with('#') {
            break;
        }
        end = next;
    }
    end
}

/// The start of the comment block that stands directly above the line of an offset; the start of
/// that line where there is none.
pub(super) fn above_comments(text: &str, at: usize) -> usize {
    let mut start = line_start(text, at);
    while start > bom_len(text) {
        let previous = line_start(text, start - 1);
        if !text[previous..start].trim_start().starts_with('#') {
            break;
        }
        start = previous;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splices_at_one_place_are_made_in_order() {
        let splices = vec![
            (2..3, String::new()),
            (1..1, "x".into()),
            (1..2, "y".into()),
        ];
        assert_eq!(spliced("abcd", splices), Some("axyd".into()));
        assert_eq!(
            spliced("abc", vec![(0..2, String::new()), (1..3, String::new())]),
            None
        );
    }

    #[test]
    fn removing_the_last_line_leaves_no_line_end_where_there_was_none() {
        assert_eq!(whole_lines("a\r\nb\r\nc", 6, 7), 4..7);
        assert_eq!(whole_lines("a\nb\n", 2, 3), 2..4);
        assert_eq!(whole_lines("a \n\n  b", 4, 7), 2..7);
        assert_eq!(whole_lines("\u{FEFF}a", 3, 4), 3..4);
    }

    #[test]
    fn comments_belong_to_what_they_are_indented_under() {
        let text = "a:\n  - b\n    # c\n  # d\ne: f\n";
        assert_eq!(past_own_comments(text, 7, 2), 9);
        assert_eq!(past_own_comments(text, 7, 0), 17);
        assert_eq!(above_comments(text, text.len() - 2), 9);
    }

    #[test]
    fn the_line_end_of_most_lines_wins() {
        assert_eq!(dominant_line_end("a\r\nb\r\nc\n"), "\r\n");
        assert_eq!(dominant_line_end("a\r\nb\n"), "\n");
    }
}
