//! What a text is besides its lines: byte order mark, line ends, whether the last line has one.

use super::Versions;
use crate::catalog::yaml::gap::bom_len;

/// The form of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    has_bom: bool,
    is_windows: bool,
    has_last_line_end: bool,
}

impl Form {
    fn of(text: &str) -> Form {
        let windows = text.matches("\r\n").count();
        Form {
            has_bom: bom_len(text) > 0,
            is_windows: windows > 0 && windows * 2 > text.matches('\n').count(),
            has_last_line_end: text.is_empty() || text.ends_with('\n'),
        }
    }

    /// That of a text that nothing was taken from.
    pub(super) fn as_it_is() -> Form {
        Form {
            has_bom: false,
            is_windows: false,
            has_last_line_end: true,
        }
    }

    /// The form that the merged text gets: where a side changed something of it, as that side has it.
    pub(super) fn merged(texts: Versions<&str>) -> Form {
        let forms = texts.map(Form::of);
        let is_new = texts.base.is_empty();
        let merged = |of: fn(&Form) -> bool| {
            let of = forms.as_ref().map(of);
            if of.ours == of.base && !is_new {
                of.theirs
            } else {
                of.ours
            }
        };
        Form {
            has_bom: merged(|form| form.has_bom),
            is_windows: merged(|form| form.is_windows),
            has_last_line_end: merged(|form| form.has_last_line_end),
        }
    }

    /// Plain lines in this form.
    pub(super) fn applied(self, mut lines: String) -> String {
        if !self.has_last_line_end && lines.ends_with('\n') {
            lines.pop();
        }
        if self.is_windows {
            lines = lines.replace('\n', "\r\n");
        }
        if self.has_bom {
            lines.insert(0, '\u{FEFF}');
        }
        lines
    }
}

/// A text as lines that all end with `\n`, without a byte order mark.
pub(super) fn plain_lines(text: &str) -> String {
    let mut lines = text[bom_len(text)..].replace("\r\n", "\n");
    if !lines.is_empty() && !lines.ends_with('\n') {
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_one_side_changed_is_taken() {
        let merged = |base, ours, theirs| {
            Form::merged(Versions { base, ours, theirs }).applied("a\nb\n".into())
        };
        assert_eq!(merged("a\n", "a\n", "a\r\n"), "a\r\nb\r\n");
        assert_eq!(merged("a\r\n", "a\n", "a\r\n"), "a\nb\n");
        assert_eq!(merged("a", "a\n", "a"), "a\nb\n");
        assert_eq!(merged("a", "\u{FEFF}a", "a"), "\u{FEFF}a\nb");
        assert_eq!(merged("", "a\r\n", "a\n"), "a\r\nb\r\n");
    }

    #[test]
    fn plain_lines_all_end_the_same() {
        assert_eq!(plain_lines("\u{FEFF}a\r\nb"), "a\nb\n");
        assert_eq!(plain_lines(""), "");
    }
}
