//! Texts: what may stand in one line of a list, and what may stand in any text.

/// What is wrong with a text that stands in one line; `None` where nothing is.
pub fn line_problem(line: &str) -> Option<&'static str> {
    if line.trim().is_empty() {
        Some("is empty")
    } else if is_plain(line) {
        None
    } else if line.contains(is_line_end) {
        Some("has a line break, where one line is wanted")
    } else if line.contains(is_unseen) {
        Some("has control characters")
    } else {
        None
    }
}

/// What is wrong with a text of any length; `None` where nothing is.
pub fn text_problem(text: &str) -> Option<&'static str> {
    let unfit = |c: char| is_unseen(c) && !matches!(c, '\n' | '\t');
    let sound = is_plain(text) || !text.contains(unfit);
    (!sound).then_some("has control characters")
}

/// Whether a text is one as most are, so that no more need be asked: printable ASCII.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character acts on the text around it without being seen: controls, breaks, marks that
/// turn the direction of what follows, the byte order mark.
pub fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// How deep brackets may stand in each other in the target of a link: CommonMark promises so much of
/// every reader.
const DEEPEST_BRACKET: usize = 3;

/// Whether every round bracket of a URL has its other half, none too deep in others, so that it ends no
/// link of Markdown.
pub fn brackets_pair(url: &str) -> bool {
    let mut open: usize = 0;
    for c in url.chars() {
        match c {
            '(' if open == DEEPEST_BRACKET => return false,
            '(' => open += 1,
            ')' if open == 0 => return false,
            ')' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::{line_problem, text_problem};

    #[test]
    fn a_line_is_filled_unbroken_and_all_seen() {
        assert_eq!(line_problem("Service mesh, léger 🕸️"), None);
        for (wrong, why) in [
            ("", "empty"),
            (" \t", "empty"),
            ("a\nb", "line break"),
            ("a\n", "line break"),
            ("a\u{2028}b", "line break"),
            ("a\tb", "control"),
            ("a\u{1b}[31m", "control"),
            ("a\u{202e}b", "control"),
        ] {
            let problem = line_problem(wrong).unwrap_or_default();
            assert!(problem.contains(why), "{wrong:?}: {problem}");
        }
    }

    #[test]
    fn a_text_may_have_lines_and_tabs_and_nothing_else_unseen() {
        assert_eq!(text_problem("a\n\tb\n"), None);
        assert_eq!(text_problem(""), None);
        for wrong in ["a\rb", "a\0", "a\u{2066}b", "\u{feff}a"] {
            assert!(text_problem(wrong).is_some(), "{wrong:?}");
        }
    }
}
