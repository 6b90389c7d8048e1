//! Strict reading: a text becomes nodes, or every problem that it has.

use std::borrow::Cow;

use super::build::Builder;
use super::node::{Node, Span};
use super::quick;

/// The most bytes a file may have.
pub const MAX_BYTES: usize = 1024 * 1024;

/// The most collections that may stand inside each other.
pub const MAX_DEPTH: usize = 32;

/// Something in a text that strict reading refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The rule that refuses it, in kebab-case, such as `duplicate-key`.
    pub rule: &'static str,
    /// The bytes of the text that it is about.
    pub span: Span,
    /// What is wrong, without a final period.
    pub message: String,
    /// What to do next, where that is known.
    pub help: Option<String>,
}

impl Problem {
    pub(super) fn new(rule: &'static str, span: Span, message: impl Into<String>) -> Problem {
        Problem {
            rule,
            span,
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }
}

/// What reading a text gave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parsed<'t> {
    /// The document; `None` where it is empty or its structure cannot be read.
    pub root: Option<Node<'t>>,
    /// Every problem found, in the order of the text.
    pub problems: Vec<Problem>,
}

impl Parsed<'_> {
    fn refused(problem: Problem) -> Self {
        Parsed {
            root: None,
            problems: vec![problem],
        }
    }
}

/// Reads a text of at most [`MAX_BYTES`] bytes. A byte order mark at its start is skipped; all
/// spans are offsets into the text as given.
pub fn parse(text: &str) -> Parsed<'_> {
    parse_up_to(text, MAX_BYTES)
}

/// Reads a text that is no file of a catalog, such as a list to import, of at most so many bytes.
pub fn parse_up_to(text: &str, most: usize) -> Parsed<'_> {
    if text.len() > most {
        return Parsed::refused(too_large(text.len()));
    }
    if let Some(root) = quick::read(text) {
        return Parsed {
            root: Some(root),
            problems: Vec::new(),
        };
    }
    let problems = forbidden_characters(text);
    if !problems.is_empty() {
        return Parsed {
            root: None,
            problems,
        };
    }
    let mut parsed = Builder::new(text).run();
    parsed.problems.sort_by_key(|problem| problem.span.start);
    parsed
}

/// Reads the bytes of a file. The text comes back for showing the problems in it; what is not
/// UTF-8 stands in it as U+FFFD, and then it is not read any further.
pub fn parse_bytes(bytes: &[u8]) -> (Cow<'_, str>, Parsed<'_>) {
    if bytes.len() > MAX_BYTES {
        let text = String::from_utf8_lossy(bytes);
        return (text, Parsed::refused(too_large(bytes.len())));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if is_utf_16(bytes) => {
            let problem = Problem::new("encoding", 0..0, UTF_16).with_help(SAVE_AS_UTF_8);
            (Cow::Borrowed(text), Parsed::refused(problem))
        }
        Ok(text) => (Cow::Borrowed(text), parse(text)),
        Err(error) => {
            let at = error.valid_up_to();
            let text = String::from_utf8_lossy(bytes);
            let problem = not_utf8(bytes, at);
            (text, Parsed::refused(problem))
        }
    }
}

/// A file with forbidden characters is rarely a text at all, so a few are enough to say so.
const MOST_CHARACTER_PROBLEMS: usize = 10;

fn too_large(bytes: usize) -> Problem {
    let message = format!("the file has {bytes} bytes; at most {MAX_BYTES} (1 MiB) are read");
    Problem::new("too-large", 0..0, message).with_help("split it, or keep long texts elsewhere")
}

pub(super) fn too_deep(span: Span) -> Problem {
    let message = format!("more than {MAX_DEPTH} collections stand inside each other");
    Problem::new("too-deep", span, message).with_help("flatten the data")
}

const UTF_16: &str = "the file is UTF-16, not UTF-8";
const SAVE_AS_UTF_8: &str = "save the file as UTF-8";

/// Whether a text without a byte order mark is UTF-16 all the same: of its first letters, each has
/// an empty byte beside it.
fn is_utf_16(bytes: &[u8]) -> bool {
    let is_wide = |pair: &[u8]| (pair[0] == 0) != (pair[1] == 0);
    bytes.len() >= 4 && bytes.chunks_exact(2).take(8).all(is_wide)
}

fn not_utf8(bytes: &[u8], at: usize) -> Problem {
    let message = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => UTF_16.to_owned(),
        _ => format!(
            "byte {} (0x{:02X}) is not UTF-8",
            at + 1,
            bytes.get(at).copied().unwrap_or_default()
        ),
    };
    let replacement = at..at + '\u{FFFD}'.len_utf8();
    Problem::new("encoding", replacement, message).with_help(SAVE_AS_UTF_8)
}

/// Control characters have no place in a text, and a lone carriage return would end a line for
/// YAML but not for git, editors or diffs.
fn forbidden_characters(text: &str) -> Vec<Problem> {
    let bytes = text.as_bytes();
    if !bytes.iter().any(|&byte| is_suspect(byte)) {
        return Vec::new();
    }
    (0..bytes.len())
        .filter_map(|at| match bytes[at] {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => None,
            b'\r' => Some(
                Problem::new(
                    "line-end",
                    at..at + 1,
                    "a carriage return without a newline",
                )
                .with_help("end lines with LF or CRLF"),
            ),
            byte if is_suspect(byte) => {
                let message = format!("control character U+{byte:04X}");
                let problem = Problem::new("yaml-syntax", at..at + 1, message);
                Some(problem.with_help("remove it, or write it as an escape in double quotes"))
            }
            _ => None,
        })
        .take(MOST_CHARACTER_PROBLEMS)
        .collect()
}

fn is_suspect(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n')) || byte == 0x7F
}
