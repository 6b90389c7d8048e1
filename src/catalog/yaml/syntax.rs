//! Syntax errors in a person's words, at the place a person would look at.

use granit_parser::{ErrorKind, ScanError};

use super::gap;
use super::node::Span;
use super::parse::{Problem, too_deep};
use super::typo;

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
    if let Some(conflict) = typo::conflict(text) {
        return conflict;
    }
    if is_open_quote(kind)
        && let Some(quote) = quote_before(text, cursor..at + 1)
    {
        return problem(quote..quote + 1, "this quote is not closed")
            .with_help("close it, and indent its further lines");
    }
    if let ErrorKind::UnclosedFlowCollection { .. } = kind {
        return unclosed(text, here.start);
    }
    if is_open_bracket(kind)
        && let Some((start, line)) = bracket
        && (line < error.marker().line() || text[here.start..].trim().is_empty())
    {
        return unclosed(text, start);
    }
    mistyped(text, kind, here.start, bracket.map(|(start, _)| start)).unwrap_or_else(|| {
        let (message, help) = describe(kind);
        let problem = problem(here, message);
        match help {
            "" => problem,
            help => problem.with_help(help),
        }
    })
}

/// A bracket whose other half is missing.
fn unclosed(text: &str, bracket: usize) -> Problem {
    let bracket = one_character(text, bracket);
    let open = &text[bracket.clone()];
    let help = format!("close it with `{}`", closing(open));
    problem(bracket, format!("this `{open}` is not closed")).with_help(help)
}

fn closing(open: &str) -> &'static str {
    if open == "[" { "]" } else { "}" }
}

/// What the text around the place says more exactly than the parser does.
fn mistyped(text: &str, kind: &ErrorKind, at: usize, bracket: Option<usize>) -> Option<Problem> {
    match kind {
        ErrorKind::MappingValueNotAllowed => Some(typo::key_misplaced(text, at)),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => Some(typo::no_key(text, at)),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::ExpectedDocumentStart => Some(typo::not_a_sibling(text, at)),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => Some(typo::tab(text, at)),
        ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar => bracket.map(|bracket| {
            let close = closing(&text[one_character(text, bracket)]);
            let here = one_character(text, at);
            problem(here, format!("`,` or `{close}` was expected here"))
        }),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => Some(typo::escape(text, at)),
        _ => None,
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
        ErrorKind::UnexpectedCharacter { character: '`' } => (
            "a value cannot begin with a backtick",
            "put the value in quotes",
        ),
        ErrorKind::UnexpectedCharacter { character } => {
            let message = format!("a value cannot begin with `{}`", character.escape_debug());
            return (message, "put the value in quotes");
        }
        ErrorKind::MissingAnchorOrAliasName => (
            "a value cannot begin with `&` or `*`",
            "put the value in quotes",
        ),
        ErrorKind::InvalidBlockScalarHeader => (
            "the text of a `|` or `>` begins on the next line",
            "move it there and indent it, or take the sign out",
        ),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return (format!("`{open}` is closed by `{close}`"), "");
        }
        ErrorKind::InvalidMappingValueWhitespace => (
            "a key with `:` cannot stand here",
            "indent it like its siblings, or put the value in quotes if the `:` belongs to it",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed => (
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
        ErrorKind::CommentInterceptedScalar => (
            "a comment interrupts a text of several lines",
            "move the comment above the key",
        ),
        ErrorKind::CommentNotSeparated => ("a comment needs a space before its `#`", ""),
        ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "nothing but a comment may follow the closing quote",
            "put the whole value in quotes; inside of them, write `\\\"` in double and `''` in single ones",
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
