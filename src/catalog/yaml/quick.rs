//! Reads the plain YAML that nearly every entry is written in, some ten times faster than the
//! parser; whatever else a text has, problems above all, it leaves to the parser.
//!
//! It knows block mappings and sequences, flow collections on one line, plain and quoted scalars
//! on one line, and folded or literal ones whose lines stand in one column. What it reads is what
//! the parser would read, spans included; where there is any doubt it reads nothing.

use std::borrow::Cow;

use super::node::{Node, Value, key_text};

/// How deep collections may stand inside each other; entries need four.
const DEPTH: usize = 8;

/// How many keys a mapping may have, since each is compared with all others.
const KEYS: usize = 64;

/// How long a key may be.
const KEY_BYTES: usize = 100;

/// The document, where it is plain in the sense of this module.
pub(super) fn read(text: &str) -> Option<Node<'_>> {
    let is_plain = |byte: u8| matches!(byte, b'\n' | b' '..=b'~');
    if !text.bytes().all(is_plain) {
        return None;
    }
    let mut reader = Reader { text, at: 0 };
    let root = match reader.next_line() {
        Some(0) => reader.mapping(0, DEPTH)?,
        _ => return None,
    };
    reader.next_line().is_none().then_some(root)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn byte(&self) -> Option<u8> {
        self.byte_at(self.at)
    }

    fn byte_at(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Steps over a byte, if it is this one.
    fn take(&mut self, wanted: u8) -> Option<()> {
        (self.byte()? == wanted).then(|| self.at += 1)
    }

    /// How many bytes in a row are so, from a place on.
    fn run(&self, from: usize, is_so: impl Fn(u8) -> bool) -> usize {
        let bytes = &self.text.as_bytes()[from..];
        bytes.iter().take_while(|byte| is_so(**byte)).count()
    }

    fn skip_spaces(&mut self) {
        self.at += self.run(self.at, |byte| byte == b' ');
    }

    /// Where the line ends, before its line feed.
    fn line_end(&self) -> usize {
        self.at + self.run(self.at, |byte| byte != b'\n')
    }

    /// Goes to the first byte of the next line that holds more than a comment; gives its column.
    /// Stands at the start of a line, or already at that byte with nothing but spaces before it.
    fn next_line(&mut self) -> Option<usize> {
        loop {
            self.skip_spaces();
            match self.byte()? {
                b'\n' => self.at += 1,
                b'#' => self.at = self.line_end(),
                _ => return Some(self.column()),
            }
        }
    }

    fn column(&self) -> usize {
        let before = &self.text.as_bytes()[..self.at];
        before
            .iter()
            .rev()
            .take_while(|byte| **byte != b'\n')
            .count()
    }

    /// Steps over what may stand behind a value: spaces, then a comment behind one of them.
    fn end_line(&mut self) -> Option<()> {
        let value_end = self.at;
        self.skip_spaces();
        if self.byte() == Some(b'#') && self.at > value_end {
            self.at = self.line_end();
        }
        match self.byte() {
            None | Some(b'\n') => Some(()),
            Some(_) => None,
        }
    }

    /// A block mapping whose keys stand in this column, from its first key on.
    fn mapping(&mut self, column: usize, depth: usize) -> Option<Node<'t>> {
        let depth = depth.checked_sub(1)?;
        let mut pairs: Vec<(Node<'t>, Node<'t>)> = Vec::new();
        loop {
            let key = self.key()?;
            self.add(&mut pairs, key, |reader| reader.value(column, depth))?;
            match self.next_line() {
                Some(next) if next == column => {}
                Some(next) if next > column => return None,
                _ => break,
            }
        }
        let span = pairs.first()?.0.span.start..pairs.last()?.1.span.end;
        let value = Value::Mapping(pairs);
        Some(Node { value, span })
    }

    /// A key up to its colon, which a space or the end of the line follows.
    fn key(&mut self) -> Option<Node<'t>> {
        let length = self.key_length()?;
        let key = self.scalar(self.at..self.at + length, 0, true);
        self.at += length + 1;
        Some(key)
    }

    fn key_length(&self) -> Option<usize> {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let length = self.run(self.at, is_word);
        let colon = self.at + length;
        let is_key = self.byte()?.is_ascii_alphanumeric()
            && length <= KEY_BYTES
            && self.byte_at(colon) == Some(b':')
            && matches!(self.byte_at(colon + 1), None | Some(b' ' | b'\n'));
        is_key.then_some(length)
    }

    /// Adds a pair to a mapping that does not have its key yet.
    fn add(
        &mut self,
        pairs: &mut Vec<(Node<'t>, Node<'t>)>,
        key: Node<'t>,
        value: impl FnOnce(&mut Self) -> Option<Node<'t>>,
    ) -> Option<()> {
        let is_new = |(known, _): &(Node<'t>, Node<'t>)| key_text(known) != key_text(&key);
        if pairs.len() == KEYS || !pairs.iter().all(is_new) {
            return None;
        }
        let value = value(self)?;
        pairs.push((key, value));
        Some(())
    }

    /// The value behind the colon of a key in this column: on its line, or below it.
    fn value(&mut self, column: usize, depth: usize) -> Option<Node<'t>> {
        let start = self.at;
        self.skip_spaces();
        let is_comment = self.byte() == Some(b'#') && self.at > start;
        if !is_comment && !matches!(self.byte(), None | Some(b'\n')) {
            return self.inline(column, depth);
        }
        self.at = self.line_end();
        let below = self.next_line()?;
        if self.is_item() && below >= column {
            self.sequence(below, depth)
        } else if below > column {
            self.mapping(below, depth)
        } else {
            None
        }
    }

    fn is_item(&self) -> bool {
        self.byte() == Some(b'-') && self.byte_at(self.at + 1) == Some(b' ')
    }

    /// A block sequence whose dashes stand in this column, from its first dash on.
    fn sequence(&mut self, column: usize, depth: usize) -> Option<Node<'t>> {
        let depth = depth.checked_sub(1)?;
        let start = self.at;
        let mut items: Vec<Node<'t>> = Vec::new();
        loop {
            self.at += 1;
            self.skip_spaces();
            items.push(match self.key_length() {
                Some(_) => self.mapping(self.column(), depth)?,
                None => self.inline(column, depth)?,
            });
            match self.next_line() {
                Some(next) if next == column && self.is_item() => {}
                Some(next) if next > column => return None,
                _ => break,
            }
        }
        let span = start..items.last()?.span.end;
        let value = Value::Sequence(items);
        Some(Node { value, span })
    }

    /// A value that begins on this line, below a key or dash in this column, to the end of its
    /// last line.
    fn inline(&mut self, column: usize, depth: usize) -> Option<Node<'t>> {
        if let b'>' | b'|' = self.byte()? {
            return self.block_scalar(column);
        }
        let node = self.flow(depth, false)?;
        self.end_line()?;
        Some(node)
    }

    /// A scalar or flow collection on one line; inside of brackets fewer signs are plain.
    fn flow(&mut self, depth: usize, bracketed: bool) -> Option<Node<'t>> {
        match self.byte()? {
            b'[' => self.flow_sequence(depth.checked_sub(1)?),
            b'{' => self.flow_mapping(depth.checked_sub(1)?),
            quote @ (b'"' | b'\'') => self.quoted(quote),
            _ => self.plain(bracketed),
        }
    }

    fn flow_sequence(&mut self, depth: usize) -> Option<Node<'t>> {
        let start = self.at;
        let mut items = Vec::new();
        self.collection(b']', |reader| {
            items.push(reader.flow(depth, true)?);
            Some(())
        })?;
        let value = Value::Sequence(items);
        let span = start..self.at;
        Some(Node { value, span })
    }

    fn flow_mapping(&mut self, depth: usize) -> Option<Node<'t>> {
        let start = self.at;
        let mut pairs = Vec::new();
        self.collection(b'}', |reader| {
            let key = reader.key()?;
            reader.skip_spaces();
            reader.add(&mut pairs, key, |reader| reader.flow(depth, true))
        })?;
        let value = Value::Mapping(pairs);
        let span = start..self.at;
        Some(Node { value, span })
    }

    /// What stands between two brackets, with a comma between each two.
    fn collection(
        &mut self,
        close: u8,
        mut item: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.at += 1;
        self.skip_spaces();
        if self.take(close).is_some() {
            return Some(());
        }
        loop {
            item(self)?;
            self.skip_spaces();
            if self.take(close).is_some() {
                return Some(());
            }
            self.take(b',')?;
            self.skip_spaces();
        }
    }

    /// A quoted scalar in which no sign means anything but itself.
    fn quoted(&mut self, quote: u8) -> Option<Node<'t>> {
        let start = self.at;
        let length = self.run(start + 1, |byte| {
            !matches!(byte, b'\n' | b'\\') && byte != quote
        });
        self.at = start + 1 + length;
        self.take(quote)?;
        let twice = self.byte() == Some(quote);
        (!twice).then(|| self.scalar(start..self.at, 1, false))
    }

    fn plain(&mut self, bracketed: bool) -> Option<Node<'t>> {
        let first = self.byte()?;
        if !(first.is_ascii_alphanumeric() || matches!(first, b'/' | b'.' | b'_' | b'(' | b'~')) {
            return None;
        }
        let start = self.at;
        let is_bracket = |byte| bracketed && matches!(byte, b',' | b'[' | b']' | b'{' | b'}');
        while let Some(byte) = self.byte() {
            let next = self.byte_at(self.at + 1);
            match byte {
                b'\n' => break,
                b' ' if next == Some(b'#') => break,
                b':' if next
                    .is_none_or(|next| matches!(next, b' ' | b'\n') || is_bracket(next)) =>
                {
                    return None;
                }
                byte if is_bracket(byte) => break,
                _ => self.at += 1,
            }
        }
        let read = self.text[start..self.at].trim_end_matches(' ');
        self.at = start + read.len();
        Some(self.scalar(start..self.at, 0, true))
    }

    /// The scalar in a range, without this many bytes at both of its ends.
    fn scalar(&self, span: std::ops::Range<usize>, quotes: usize, plain: bool) -> Node<'t> {
        let text = Cow::Borrowed(&self.text[span.start + quotes..span.end - quotes]);
        let value = Value::Scalar { text, plain };
        Node { value, span }
    }

    /// A folded or literal scalar, below a key or dash in this column.
    fn block_scalar(&mut self, column: usize) -> Option<Node<'t>> {
        let start = self.at;
        let gap = if self.take(b'>').is_some() { ' ' } else { '\n' };
        self.at = start + 1;
        let stripped = self.take(b'-').is_some();
        self.take(b'\n')?;
        let indent = self.run(self.at, |byte| byte == b' ');
        if indent <= column {
            return None;
        }
        let mut text = String::new();
        let mut end = self.at;
        while self.run(self.at, |byte| byte == b' ') == indent {
            self.at += indent;
            end = self.line_end();
            let line = &self.text[self.at..end];
            if line.is_empty() || line.ends_with(' ') || end == self.text.len() {
                return None;
            }
            if !text.is_empty() {
                text.push(gap);
            }
            text.push_str(line);
            self.at = end + 1;
        }
        self.end_block(indent, column)?;
        if !stripped {
            text.push('\n');
        }
        let text = Cow::Owned(text);
        let value = Value::Scalar { text, plain: false };
        let span = start..end;
        Some(Node { value, span })
    }

    /// Whether the block scalar ends for sure: with the text, or before a line that stands out.
    fn end_block(&mut self, indent: usize, column: usize) -> Option<()> {
        self.at += self.run(self.at, |byte| byte == b'\n');
        let next = self.run(self.at, |byte| byte == b' ');
        let ends = match self.byte_at(self.at + next) {
            None => next == 0,
            Some(b'\n') => false,
            Some(_) => next < indent && next <= column,
        };
        ends.then_some(())
    }
}
