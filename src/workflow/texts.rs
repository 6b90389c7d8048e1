//! The texts of the files that problems are about: each taken once, with the places of its lines.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::catalog::diagnostic::{Diagnostic, Other, Position};
use crate::catalog::yaml::Span;

/// The text of a file with the places of its lines, so that many problems in it cost little.
pub struct Text {
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
    is_ascii: bool,
}

impl Text {
    /// A text, its lines found.
    pub fn new(text: String) -> Text {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        // No editor shows a byte order mark, nor counts it.
        let first = text.len() - text.trim_start_matches('\u{FEFF}').len();
        Text {
            lines: std::iter::once(first).chain(ends).collect(),
            is_ascii: text.is_ascii(),
            text,
        }
    }

    /// The position of a byte offset, as [`Position::of`] gives it.
    pub fn position(&self, offset: usize) -> Position {
        let offset = boundary(&self.text, offset).max(self.lines[0]);
        let line = self.line_of(offset);
        let before = &self.text[self.lines[line]..offset];
        let characters = match self.is_ascii {
            true => before.len(),
            false => before.chars().count(),
        };
        Position {
            line: line + 1,
            column: characters + 1,
        }
    }

    /// The line that a span begins on, by its number from 1 and its text, and the part of the span
    /// that is on it.
    pub fn line(&self, span: &Span) -> (usize, &str, Span) {
        let start = boundary(&self.text, span.start).max(self.lines[0]);
        let line = self.line_of(start);
        let from = self.lines[line];
        let until = self.lines.get(line + 1).copied();
        let text = self.text[from..until.unwrap_or(self.text.len())].trim_end_matches(['\n', '\r']);
        let inside = |offset: usize| (offset - from).min(text.len());
        let end = boundary(&self.text, span.end).max(start);
        (line + 1, text, inside(start)..inside(end))
    }

    fn line_of(&self, offset: usize) -> usize {
        let behind = self.lines.partition_point(|start| *start <= offset);
        behind.saturating_sub(1)
    }
}

/// The offset, or the next before it that is no part of a character.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Texts by their paths.
pub struct Texts<'t> {
    text_of: &'t dyn Fn(&str) -> Option<String>,
    read: RefCell<HashMap<String, Option<Rc<Text>>>>,
}

impl<'t> Texts<'t> {
    /// The texts that `text_of` gives, each asked for once.
    pub fn new(text_of: &'t dyn Fn(&str) -> Option<String>) -> Texts<'t> {
        Texts {
            text_of,
            read: RefCell::default(),
        }
    }

    /// The text of the file at a path.
    pub fn of(&self, path: &str) -> Option<Rc<Text>> {
        if let Some(read) = self.read.borrow().get(path) {
            return read.clone();
        }
        let text = (self.text_of)(path).map(|text| Rc::new(Text::new(text)));
        self.read
            .borrow_mut()
            .insert(path.to_string(), text.clone());
        text
    }

    /// Where a problem begins; `None` where that is not known.
    pub fn position(&self, diagnostic: &Diagnostic) -> Option<Position> {
        let span = diagnostic.span.as_ref()?;
        Some(self.of(&diagnostic.path)?.position(span.start))
    }

    /// Where the other place of a problem begins.
    pub fn other_position(&self, other: &Other) -> Option<Position> {
        let span = other.span.as_ref()?;
        Some(self.of(&other.path)?.position(span.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_that_counting_gives() {
        for text in ["", "a", "a\nbc\r\nd", "ü\n\nßx\n", "\n"] {
            let lined = Text::new(text.to_string());
            for offset in 0..text.len() + 2 {
                let counted = Position::of(text, offset);
                assert_eq!(lined.position(offset), counted, "{text:?} {offset}");
            }
        }
    }

    #[test]
    fn a_line_has_no_end_and_a_span_ends_with_its_line() {
        let text = Text::new("ab\nüc\r\nd".to_string());
        assert_eq!(text.line(&(0..1)), (1, "ab", 0..1));
        assert_eq!(text.line(&(3..8)), (2, "üc", 0..3));
        assert_eq!(text.line(&(6..7)), (2, "üc", 3..3));
        assert_eq!(text.line(&(99..100)), (3, "d", 1..1));
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let text = Text::new("\u{FEFF}ab\nc".to_string());
        assert_eq!(text.position(4), Position { line: 1, column: 2 });
        assert_eq!(text.position(0), Position { line: 1, column: 1 });
        assert_eq!(text.position(6), Position { line: 2, column: 1 });
        assert_eq!(text.line(&(3..5)), (1, "ab", 0..2));
    }

    #[test]
    fn a_text_is_asked_for_once() {
        let asked = RefCell::new(0);
        let text_of = |_: &str| {
            *asked.borrow_mut() += 1;
            Some("a".to_string())
        };
        let texts = Texts::new(&text_of);
        assert!(texts.of("a.yaml").is_some() && texts.of("a.yaml").is_some());
        assert_eq!(*asked.borrow(), 1);
    }
}
