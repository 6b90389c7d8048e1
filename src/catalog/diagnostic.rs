//! A problem with its place: what is wrong, where, and what would be right.

use std::fmt;

use super::yaml::Span;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look; `check` still succeeds.
    Warning,
    /// `check` fails, and no change is made.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// One problem found in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// The rule that found it, in kebab-case, such as `unknown-level`.
    pub rule: &'static str,
    /// The file, as a path from the root of the repository with `/` between its parts.
    pub path: String,
    /// The bytes of the file that it is about; `None` where it is about the whole file.
    pub span: Option<Span>,
    /// What is wrong, in one sentence without a final period.
    pub message: String,
    /// What to do next, where that is known.
    pub help: Option<String>,
    /// The other place that it is about, where there are two.
    pub other: Option<Other>,
}

/// The other place that a problem is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The file.
    pub path: String,
    /// The bytes of the file; `None` where it is the whole file.
    pub span: Option<Span>,
}

/// A place a person can find: line and column, both from 1, columns counted in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Position {
    /// The position of a byte offset in a text. An offset past the end gives the end.
    pub fn of(text: &str, offset: usize) -> Position {
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[test]
    fn a_position_counts_lines_and_characters_from_one() {
        let text = "ab\nüc\r\nd";
        assert_eq!(Position::of(text, 0), Position { line: 1, column: 1 });
        assert_eq!(Position::of(text, 5), Position { line: 2, column: 2 });
        assert_eq!(Position::of(text, 99), Position { line: 3, column: 2 });
        assert_eq!(
            Position::of(text, 4),
            Position { line: 2, column: 1 },
            "inside a character"
        );
    }
}
