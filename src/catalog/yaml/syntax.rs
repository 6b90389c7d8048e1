//! Syntax errors in a person's words, at the place a person would look at.

use granit_parser::{ErrorKind, ScanError};

use super::gap;
use super::node::Span;
use super::parse::{Problem, too_deep};

/// What is wrong where the parser stopped. `cursor` is the end of what was read before, and
/// `bracket` the offset and line of the innermost bracket that is open.
pub(super) fn explain(
    text: &str,
    error: &ScanError,
    cursor: usize,
    bracket: Option<(usize, usize)>,
) -> Problem {
    let at = error.marker().byte_offset().unwrap_or(text.len());
    let here = one_character(text, at);
    let kind = error.kind();
    if *kind == ErrorKind::RecursionLimitExceeded {
        return too_deep(here);
    }
    if is_open_quote(kind)
        && let Some(quote) = quote_before(text, cursor..at)
    {
        return problem(quote..quote + 1, "this quote is not closed")
            .with_help("close it, and indent its further lines");
    }
    if let ErrorKind::UnclosedFlowCollection { open } = kind {
        return problem(here, format!("this `{open}` is not closed"));
    }
    if is_open_bracket(kind)
        && let Some((start, line)) = bracket
        && (line < error.marker().line() || text[at.min(text.len())..].trim().is_empty())
    {
        let bracket = one_character(text, start);
        let message = format!("this `{}` is not closed", &text[bracket.clone()]);
        return problem(bracket, message);
    }
    let (message, help) = describe(kind);
    let problem = problem(here, message);
    match help {
        "" => problem,
        help => problem.with_help(help),
    }
}

fn problem(span: Span, message: impl Into<String>) -> Problem {
    Problem::new("yaml-syntax", span, message)
}

/// The character at an offset; nothing at the end of a line.
pub(super) fn one_character(text: &str, at: usize) -> Span {
    let mut start = at.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let length = text[start..]
        .chars()
        .next()
        .filter(|&character| character != '\n' && character != '\r')
        .map_or(0, char::len_utf8);
    start..start + length
}

fn is_open_quote(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar
    )
}

fn is_open_bracket(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::UnexpectedEof
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::BlockEntryInFlowCollection
    )
}

fn quote_before(text: &str, range: Span) -> Option<usize> {
    let bytes = text.as_bytes();
    gap::significant(text, range).find(|&at| matches!(bytes[at], b'"' | b'\''))
}

fn describe(kind: &ErrorKind) -> (String, &'static str) {
    let (message, help) = match kind {
        ErrorKind::UnexpectedCharacter { character } => {
            let message = format!("a value cannot begin with `{}`", character.escape_debug());
            return (message, "put the value in quotes");
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return (format!("`{open}` is closed by `{close}`"), "");
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidMappingValueWhitespace => (
            "a key with `:` cannot stand here",
            "indent it like its siblings, or put the value in quotes if the `:` belongs to it",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "a key without `:`",
            "write `key: value`, with a space after the `:`",
        ),
        ErrorKind::ExpectedBlockMappingKey => (
            "a key was expected here",
            "indent the line like its siblings",
        ),
        ErrorKind::ExpectedBlockSequenceEntry | ErrorKind::BlockSequenceEntryNotAllowed => (
            "a list item cannot stand here",
            "indent its `-` like its siblings",
        ),
        ErrorKind::ExpectedFlowSequenceSeparator => ("`,` or `]` was expected here", ""),
        ErrorKind::ExpectedFlowMappingSeparator => ("`,` or `}` was expected here", ""),
        ErrorKind::MisplacedFlowCollectionEnd => ("this bracket was never opened", ""),
        ErrorKind::InvalidIndentation | ErrorKind::InvalidBlockScalarIndent => (
            "the indentation fits no line above",
            "indent the line like its siblings",
        ),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => ("a tab cannot stand here", "indent with spaces"),
        ErrorKind::CommentInterceptedScalar => (
            "a comment interrupts a text of several lines",
            "move the comment above the key",
        ),
        ErrorKind::CommentNotSeparated => ("a comment needs a space before its `#`", ""),
        ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "nothing but a comment may follow the closing quote",
            "put the whole value in quotes",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => (
            "this escape is not known",
            "write a backslash as `\\\\`, or use single quotes",
        ),
        ErrorKind::DirectiveDisallowed => (
            "directives such as `%YAML` are not used here",
            "remove the line",
        ),
        ErrorKind::BomInsideDocument => ("a byte order mark inside the text", "remove it"),
        ErrorKind::InvalidDocumentEnd => ("nothing but a comment may follow `...`", ""),
        _ => (
            "this cannot be read as YAML",
            "look at the indentation, quotes and brackets before it",
        ),
    };
    (message.to_owned(), help)
}
