//! What lies between nodes: indicators, blanks and comments.

use super::node::Span;

/// The first byte in `range` that is `wanted` and stands outside comments.
pub(crate) fn find(text: &str, range: Span, wanted: u8) -> Option<usize> {
    significant(text, range).find(|&at| text.as_bytes()[at] == wanted)
}

/// The comments in `range`, a part of the text that holds no node: each from its `#` to the end
/// of its line, without the line end.
pub(crate) fn comments(text: &str, range: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = range.start;
    std::iter::from_fn(move || {
        while at < range.end {
            if starts_comment(text, at) {
                let start = at;
                at = line_end(text, at);
                return Some(start..at);
            }
            at += 1;
        }
        None
    })
}

/// The offsets in `range` of the bytes that are neither blank nor part of a comment.
pub(crate) fn significant(text: &str, range: Span) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let end = range.end.min(bytes.len());
    let mut at = range.start;
    std::iter::from_fn(move || {
        while at < end {
            if starts_comment(text, at) {
                at = line_end(text, at);
            } else if is_blank(bytes[at]) {
                at += 1;
            } else {
                at += 1;
                return Some(at - 1);
            }
        }
        None
    })
}

/// Whether a comment starts at an offset that no scalar covers.
fn starts_comment(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    bytes.get(at) == Some(&b'#') && (at <= bom_len(text) || is_blank(bytes[at - 1]))
}

/// The length of the byte order mark a text starts with, or 0.
pub(crate) fn bom_len(text: &str) -> usize {
    if text.starts_with('\u{FEFF}') { 3 } else { 0 }
}

/// Where the line of an offset ends, before its `\n` or `\r\n`.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let at = at.min(bytes.len());
    match bytes[at..].iter().position(|&byte| byte == b'\n') {
        Some(length) if bytes[..at + length].ends_with(b"\r") => at + length - 1,
        Some(length) => at + length,
        None => bytes.len(),
    }
}

/// The span of a block scalar, of which the parser gives the content: from its header, behind
/// `from`, to the end of its last line, and with `+` to the end of the blank lines it keeps.
pub(crate) fn block_scalar(text: &str, from: usize, indicator: u8, content: Span) -> Span {
    let start = find(text, from..content.start + 1, indicator).unwrap_or(content.start);
    let header_end = line_end(text, start);
    let header = text[start..header_end].split(['#', ' ']).next();
    let read = &text[..content.end.max(header_end)];
    let end = if header.is_some_and(|header| header.contains('+')) {
        let last_line = read.rfind('\n').map_or(0, |newline| newline + 1);
        match read[last_line..].trim() {
            "" => line_end(text, last_line.saturating_sub(1)),
            _ => read.len(),
        }
    } else {
        line_end(text, read.trim_end().len())
    };
    start..end.clamp(header_end, read.len().max(header_end))
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_indicator_inside_a_comment_is_not_found() {
        let text = ": # a - b\n  - c";
        assert_eq!(find(text, 0..text.len(), b'-'), Some(12));
        assert_eq!(find(text, 0..9, b'-'), None);
    }

    #[test]
    fn comments_end_before_their_line_end() {
        let text = "\u{FEFF}# one\r\n  # two\n";
        let found: Vec<_> = comments(text, 3..text.len())
            .map(|span| &text[span])
            .collect();
        assert_eq!(found, ["# one", "# two"]);
    }

    #[test]
    fn a_line_ends_before_its_carriage_return() {
        assert_eq!(line_end("ab\r\nc", 0), 2);
        assert_eq!(line_end("ab\r\nc", 3), 2, "between the two");
        assert_eq!(line_end("ab\r\nc", 4), 5);
    }
}
