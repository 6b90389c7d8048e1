//! Comments of three versions.

use super::Versions;
use crate::catalog::edit::comments as spans;
use crate::catalog::yaml::{Node, parse};

/// The comments of a text, in its order.
pub(super) fn of_text(text: &str) -> Vec<String> {
    of_document(text, parse(text).root.as_ref())
}

/// The comments of a text that says this.
pub(super) fn of_document(text: &str, root: Option<&Node<'_>>) -> Vec<String> {
    let spans = spans((text, root)).into_iter();
    spans.map(|span| text[span].trim_end().to_owned()).collect()
}

/// What both have or a side added; what a side took out is gone.
pub(super) fn merged<T: PartialEq + Clone>(versions: Versions<&[T]>) -> Vec<T> {
    let Versions { base, ours, theirs } = versions;
    let stays = |other: &[T], one: &T| other.contains(one) || !base.contains(one);
    let of_ours = ours.iter().filter(|one| stays(theirs, one));
    let of_theirs = theirs
        .iter()
        .filter(|one| !ours.contains(one) && !base.contains(one));
    of_ours.chain(of_theirs).cloned().collect()
}

/// Whole lines of comments, and blank ones: those of ours with what theirs changed.
pub(super) fn merged_lines(versions: Versions<&str>) -> String {
    let Versions { base, ours, theirs } = versions;
    if theirs == base || theirs == ours {
        return ours.to_owned();
    }
    if ours == base {
        return theirs.to_owned();
    }
    let [in_base, in_ours, in_theirs] = [base, ours, theirs].map(lines_with_comments);
    let taken_out = |line: &str| {
        let line = line.trim();
        line.starts_with('#') && in_base.contains(&line) && !in_theirs.contains(&line)
    };
    let mut lines: String = ours
        .split_inclusive('\n')
        .filter(|line| !taken_out(line))
        .collect();
    for line in in_theirs {
        if !in_ours.contains(&line) && !in_base.contains(&line) {
            lines.push_str(line);
            lines.push('\n');
        }
    }
    lines
}

/// The comments of lines that say nothing else, but that a document begins.
fn lines_with_comments(lines: &str) -> Vec<&str> {
    let comment = |line| Some(str::trim_end(&line[str::find(line, '#')?..]));
    lines.lines().filter_map(comment).collect()
}

/// Comments as lines of their own.
pub(super) fn as_lines(comments: &[String]) -> String {
    comments
        .iter()
        .map(|comment| format!("{comment}\n"))
        .collect()
}

/// The lines of a value, written by one side, with the comments that all of them leave there; those
/// that find no place on its line come back as lines to stand above it.
pub(super) fn carried(mut lines: String, versions: Versions<Option<&str>>) -> (String, String) {
    let all = versions.map(|text| text.map(of_text).unwrap_or_default());
    let wanted = merged(all.as_ref().map(Vec::as_slice));
    let has = of_text(&lines);
    let mut missing: Vec<String> = wanted
        .iter()
        .filter(|one| !has.contains(one))
        .cloned()
        .collect();
    if lines.matches('\n').count() != 1 {
        return (lines, as_lines(&missing));
    }
    let gone = has.iter().find(|one| !wanted.contains(one));
    if let Some(gone) = gone {
        let kept = lines.trim_end().strip_suffix(gone.as_str()).map(str::len);
        lines.truncate(kept.unwrap_or(lines.len()));
        lines.truncate(lines.trim_end().len());
        lines.push('\n');
    }
    if (gone.is_some() || has.is_empty()) && !missing.is_empty() {
        let comment = missing.remove(0);
        let gap = [versions.ours, versions.theirs]
            .into_iter()
            .flatten()
            .find_map(|text| gap_before(text, &comment));
        lines.truncate(lines.trim_end().len());
        lines.push_str(gap.unwrap_or(" "));
        lines.push_str(&comment);
        lines.push('\n');
    }
    (lines, as_lines(&missing))
}

/// The blanks between a value and the comment on its line.
fn gap_before<'t>(text: &'t str, comment: &str) -> Option<&'t str> {
    let line = text.lines().next()?.trim_end().strip_suffix(comment)?;
    let gap = &line[line.trim_end().len()..];
    (!gap.is_empty() && gap.len() < line.len()).then_some(gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_comments_are_those_of_both() {
        let merged = |base, ours, theirs| merged_lines(Versions { base, ours, theirs });
        assert_eq!(
            merged("# a\n", "# a\n# b\n", "# c\n# a\n"),
            "# a\n# b\n# c\n"
        );
        assert_eq!(merged("# a\n", "# a\n\n", "# b\n"), "\n# b\n");
        assert_eq!(merged("---\n", "--- # a\n", "--- # b\n"), "--- # a\n# b\n");
        assert_eq!(merged("\n# a\n", "# a\n", "\n# a\n"), "# a\n");
    }

    #[test]
    fn a_comment_stays_on_the_line_of_its_value() {
        let carried = |lines: &str, base, ours, theirs| {
            carried(lines.to_owned(), Versions { base, ours, theirs }.map(Some))
        };
        assert_eq!(
            carried("a: 2 # c\n", "a: 1 # c\n", "a: 2 # c\n", "a: 1   # d\n"),
            ("a: 2   # d\n".to_owned(), String::new())
        );
        assert_eq!(
            carried("a: 2\n", "a: 1\n", "a: 2\n", "a: 1  # d\n"),
            ("a: 2  # d\n".to_owned(), String::new())
        );
        assert_eq!(
            carried("a: 2 # c\n", "a: 1\n", "a: 2 # c\n", "a: 1 # d\n"),
            ("a: 2 # c\n".to_owned(), "# d\n".to_owned())
        );
        assert_eq!(
            carried("a: 2 # c\n", "a: 1 # c\n", "a: 2 # c\n", "a: 1\n"),
            ("a: 2\n".to_owned(), String::new())
        );
    }
}
