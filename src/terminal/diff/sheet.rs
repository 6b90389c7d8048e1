//! The text of a diff as it is written: coloured and safe for a person, exact for a pipe.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::words::Piece;
use crate::terminal::{Role, Screen, sanitize};

/// How a line of a file is shown: its sign, and the looks of its words.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sign {
    Unchanged,
    Removed,
    Added,
}

impl Sign {
    fn text(self) -> &'static str {
        match self {
            Sign::Unchanged => " ",
            Sign::Removed => "-",
            Sign::Added => "+",
        }
    }

    fn role(self, word_changed: bool) -> Role {
        match (self, word_changed) {
            (Sign::Unchanged, _) => Role::Plain,
            (Sign::Removed, false) => Role::Removed,
            (Sign::Removed, true) => Role::RemovedWords,
            (Sign::Added, false) => Role::Added,
            (Sign::Added, true) => Role::AddedWords,
        }
    }
}

/// The diff of one file, growing line by line.
pub(super) struct Sheet<'s> {
    screen: &'s Screen,
    /// Whether a carriage return before a line feed tells a person anything.
    shows_crlf: bool,
    text: String,
}

impl<'s> Sheet<'s> {
    pub(super) fn new(screen: &'s Screen, shows_crlf: bool) -> Sheet<'s> {
        Sheet {
            screen,
            shows_crlf,
            text: String::new(),
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// A line that is about the files, without its line break.
    pub(super) fn note(&mut self, role: Role, text: &str) {
        self.paint(role, text);
        self.text.push('\n');
    }

    /// A line of a file, with the line break it has, if any.
    pub(super) fn line(&mut self, sign: Sign, pieces: &[Piece<'_>]) {
        let mut run = Cow::Borrowed(sign.text());
        let mut run_changed = false;
        let mut is_ended = false;
        for (changed, piece) in pieces.iter().filter(|(_, piece)| !piece.is_empty()) {
            let body = piece.strip_suffix('\n');
            is_ended = body.is_some();
            if *changed != run_changed {
                self.paint(sign.role(run_changed), &run);
                run = Cow::Borrowed("");
                run_changed = *changed;
            }
            run += body.unwrap_or(piece);
        }
        let hides_crlf = self.screen.is_for_people() && is_ended && !self.shows_crlf;
        let run = run
            .strip_suffix('\r')
            .filter(|_| hides_crlf)
            .unwrap_or(&run);
        self.paint(sign.role(run_changed), run);
        self.text.push('\n');
        if !is_ended {
            self.note(Role::Plain, "\\ No newline at end of file");
        }
    }

    fn paint(&mut self, role: Role, text: &str) {
        let text = match self.screen.is_for_people() {
            true => sanitize::block(text),
            false => Cow::Borrowed(text),
        };
        if !text.is_empty() {
            // Writing into a `String` cannot fail.
            _ = write!(self.text, "{}", self.screen.paint(role, &text));
        }
    }
}

/// Whether every line ends as on Windows, so that saying it at each line says nothing.
pub(super) fn is_crlf(text: &str) -> bool {
    text.split_inclusive('\n')
        .all(|line| line.ends_with("\r\n") || !line.ends_with('\n'))
}
