//! The bytes of a file as the text of a document.

use std::fmt;

/// The most bytes that are read.
pub const MOST_BYTES: usize = 16 << 20;

/// Why bytes are no text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing but white space.
    Empty,
    /// There are more bytes than are read.
    TooLarge(usize),
    /// It is UTF-16.
    Utf16,
    /// This line, counted from 1, is no UTF-8.
    NotUtf8(usize),
    /// This line has a NUL byte, as no text has.
    Binary(usize),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Empty => f.write_str("the file is empty"),
            Unreadable::TooLarge(bytes) => write!(
                f,
                "the file has {bytes} bytes; at most {MOST_BYTES} (16 MiB) are read"
            ),
            Unreadable::Utf16 => f.write_str("the file is UTF-16, not UTF-8"),
            Unreadable::NotUtf8(line) => write!(f, "line {line} is not UTF-8"),
            Unreadable::Binary(line) => write!(f, "line {line} has a NUL byte, as no text has"),
        }
    }
}

impl Unreadable {
    /// What to do about it.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Unreadable::Utf16 | Unreadable::NotUtf8(_) => Some("save the file as UTF-8"),
            Unreadable::TooLarge(_) => Some("split it"),
            Unreadable::Binary(_) => Some("name a Markdown file"),
            Unreadable::Empty => None,
        }
    }
}

/// The text of a file, without a byte order mark.
///
/// # Errors
/// [`Unreadable`] says why it is no text.
pub fn text(bytes: &[u8]) -> Result<&str, Unreadable> {
    let line = |at: usize| 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge(bytes.len()));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Unreadable::Utf16);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Unreadable::Binary(line(at)));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Unreadable::NotUtf8(line(error.valid_up_to())))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        Err(Unreadable::Empty)
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, Unreadable, text};

    #[test]
    fn what_is_no_text_says_why_and_where() {
        assert_eq!(text(b"\xef\xbb\xbf# A\n"), Ok("# A\n"));
        for (bytes, why) in [
            (&b""[..], Unreadable::Empty),
            (b" \n\n", Unreadable::Empty),
            (b"\xff\xfe#\0", Unreadable::Utf16),
            (b"a\nb\xffc\n", Unreadable::NotUtf8(2)),
            (b"a\n\nb\0", Unreadable::Binary(3)),
        ] {
            assert_eq!(text(bytes), Err(why));
        }
        assert_eq!(
            text(&vec![b'a'; MOST_BYTES + 1]),
            Err(Unreadable::TooLarge(MOST_BYTES + 1))
        );
    }
}
