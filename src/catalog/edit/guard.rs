//! The proof that an operation changed what it had to, and nothing else.

use super::surgery::Touched;
use crate::catalog::yaml::{Node, Span, Value, gap};

/// A text and what it says.
pub(crate) type Document<'a> = (&'a str, Option<&'a Node<'a>>);

/// Compares a text before and after an operation.
///
/// # Errors
///
/// What the operation changed without any business there.
pub(super) fn compare(
    before: Document<'_>,
    after: Document<'_>,
    touched: &Touched,
) -> Result<(), &'static str> {
    if line_ends_differ(before.0, after.0) {
        return Err("the line ends would change");
    }
    if !other_lines_survive(before.0, after.0, touched.lines.as_ref()) {
        return Err("other lines would change");
    }
    if !comments_survive(before, after, &touched.comments) {
        return Err("a comment would be lost");
    }
    Ok(())
}

/// Whether the style of line ends, the last of them or a byte order mark changes.
fn line_ends_differ(before: &str, after: &str) -> bool {
    let styles = |text: &str| {
        let windows = text.matches("\r\n").count();
        let unix = text.bytes().filter(|&byte| byte == b'\n').count() - windows;
        (windows > 0, unix > 0)
    };
    let (before_styles, after_styles) = (styles(before), styles(after));
    let is_new = |was: bool, other: bool, is: bool| !was && is && other;
    is_new(before_styles.0, before_styles.1, after_styles.0)
        || is_new(before_styles.1, before_styles.0, after_styles.1)
        || gap::bom_len(before) != gap::bom_len(after)
        || (!before.trim().is_empty() && before.ends_with('\n') != after.ends_with('\n'))
}

/// Whether every line outside the touched bytes stands in the result, in order and unbroken.
fn other_lines_survive(before: &str, after: &str, touched: Option<&Span>) -> bool {
    let (before_lines, after_lines) = (lines(before), lines(after));
    let line_of = |at: usize| before[..at].matches('\n').count();
    let may_change = touched.map(|touched| line_of(touched.start)..line_of(touched.end) + 1);
    let front = before_lines
        .iter()
        .zip(&after_lines)
        .take_while(|(before, after)| same_line(before, after))
        .take(may_change.as_ref().map_or(usize::MAX, |lines| lines.start))
        .count();
    let most = before_lines.len().min(after_lines.len()) - front;
    let back = before_lines
        .iter()
        .rev()
        .zip(after_lines.iter().rev())
        .take(most)
        .take_while(|(before, after)| same_line(before, after))
        .count();
    let changed = front..before_lines.len() - back;
    changed.is_empty()
        || may_change.is_some_and(|lines| lines.start <= changed.start && changed.end <= lines.end)
}

fn lines(text: &str) -> Vec<&str> {
    text[gap::bom_len(text)..].split_inclusive('\n').collect()
}

/// Whether two lines are the same; a last line without its line end may get one, and lose it.
fn same_line(before: &str, after: &str) -> bool {
    let content = |line: &str| line.trim_end_matches(['\r', '\n']).len();
    before == after
        || (before.ends_with('\n') != after.ends_with('\n')
            && before[..content(before)] == after[..content(after)])
}

/// Whether every comment outside the bytes that may lose theirs is still there, in order, and
/// none is new.
fn comments_survive(before: Document<'_>, after: Document<'_>, may_vanish: &Span) -> bool {
    let mut left = comments(after).into_iter().peekable();
    for comment in comments(before) {
        let text = &before.0[comment.clone()];
        let found = left.next_if(|left| after.0[left.clone()] == *text);
        if found.is_none() && !(may_vanish.start <= comment.start && comment.end <= may_vanish.end)
        {
            return false;
        }
    }
    left.peek().is_none()
}

/// Every comment of a document, in the order of the text.
pub(crate) fn comments((text, root): Document<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut cursor = gap::bom_len(text);
    if let Some(root) = root {
        gather(text, root, &mut cursor, &mut found);
    }
    found.extend(gap::comments(text, cursor..text.len()));
    found
}

fn gather(text: &str, node: &Node, cursor: &mut usize, found: &mut Vec<Span>) {
    match &node.value {
        Value::Scalar { plain, .. } => {
            let Span { start, end } = node.span.clone();
            found.extend(gap::comments(text, *cursor..start));
            if !plain && matches!(text.as_bytes().get(start), Some(b'|' | b'>')) {
                found.extend(gap::comments(text, start..gap::line_end(text, start)));
            }
            *cursor = end.max(*cursor);
        }
        Value::Sequence(items) => {
            for item in items {
                gather(text, item, cursor, found);
            }
        }
        Value::Mapping(pairs) => {
            for (key, value) in pairs {
                gather(text, key, cursor, found);
                gather(text, value, cursor, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::yaml::parse;

    fn judge(
        before: &str,
        after: &str,
        lines: Option<Span>,
        comments: Span,
    ) -> Result<(), &'static str> {
        let (one, other) = (parse(before).root, parse(after).root);
        let touched = Touched { lines, comments };
        compare((before, one.as_ref()), (after, other.as_ref()), &touched)
    }

    #[test]
    fn a_touched_line_may_change_and_no_other() {
        assert_eq!(
            judge("a: b\nc: d\n", "a: e\nc: d\n", Some(0..4), 0..0),
            Ok(())
        );
        let changed = Err("other lines would change");
        assert_eq!(
            judge("a: b\nc: d\n", "a: b\nc: e\n", Some(0..4), 0..0),
            changed
        );
        assert_eq!(judge("a: b\n\nc: d\n", "a: b\nc: d\n", None, 0..0), changed);
        assert_eq!(judge("a: b\nc: d", "a: b\nc: d\ne: f", None, 0..0), Ok(()));
    }

    #[test]
    fn comments_are_lost_only_where_they_may_be() {
        let (before, after) = ("a: b # c\nd: '# e'\n", "a: b\nd: '# e'\n");
        assert_eq!(judge(before, after, Some(0..8), 0..8), Ok(()));
        assert_eq!(
            judge(before, after, Some(0..8), 0..4),
            Err("a comment would be lost")
        );
        assert_eq!(
            judge(after, before, Some(0..8), 0..4),
            Err("a comment would be lost")
        );
        let header = ("a: | # c\n  # d\n", "a: |\n  # d\n");
        assert_eq!(
            judge(header.0, header.1, Some(0..8), 0..0),
            Err("a comment would be lost")
        );
    }

    #[test]
    fn line_ends_keep_their_style() {
        let changed = Err("the line ends would change");
        assert_eq!(judge("a: b\r\n", "a: b\r\nc: d\n", None, 0..0), changed);
        assert_eq!(judge("a: b\n", "a: b", None, 0..0), changed);
        assert_eq!(judge("\u{FEFF}a: b", "a: b", None, 0..0), changed);
    }
}
