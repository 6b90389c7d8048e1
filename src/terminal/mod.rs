//! What a person sees and answers: colours, diffs, tables, prompts.
//!
//! Results go to stdout, everything else to stderr. Text that comes from a catalog, a file or git
//! passes [`sanitize`] on its way to a person; a pipe gets it exactly as it is.

pub mod diff;
mod progress;
pub mod prompt;
pub mod sanitize;
mod screen;
pub mod table;
pub mod width;

use std::io::{self, IsTerminal, Write};

use anstream::AutoStream;

pub use progress::Progress;
pub use screen::{ColorChoice, Painted, Role, Screen};

/// How much is said besides the result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Warnings and errors only: `-q`.
    Quiet,
    /// What was done, and what comes next.
    #[default]
    Normal,
    /// How it was done too, and nothing shortened: `-v`.
    Verbose,
}

/// The two outputs and the person at them.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    stdout: Screen,
    stderr: Screen,
    verbosity: Verbosity,
    asking: Asking,
    /// Whether stderr is a terminal on which the cursor can be moved.
    stderr_moves: bool,
}

/// Whether questions can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    /// There is a person at a terminal.
    Possible,
    /// There is no terminal, or none on which the cursor can be moved.
    Impossible,
    /// The person wants to be asked nothing.
    Unwanted,
}

impl Terminal {
    /// Looks at the streams of this process and at its environment: `NO_COLOR`, `CLICOLOR`,
    /// `CLICOLOR_FORCE`, `TERM`, `COLUMNS` and `LINES`.
    pub fn detect(color: ColorChoice, verbosity: Verbosity) -> Terminal {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let stderr_moves = io::stderr().is_terminal() && !dumb;
        let is_possible = io::stdin().is_terminal() && stderr_moves;
        Terminal {
            stdout: Screen::of_stdout(color),
            stderr: Screen::of_stderr(color),
            verbosity,
            asking: if is_possible {
                Asking::Possible
            } else {
                Asking::Impossible
            },
            stderr_moves,
        }
    }

    /// The same terminal for a person who wants to be asked nothing: every question is an error
    /// that names the flag which answers it.
    #[must_use]
    pub fn without_questions(self) -> Terminal {
        let asking = match self.asking {
            Asking::Possible => Asking::Unwanted,
            other => other,
        };
        Terminal { asking, ..self }
    }

    /// What stdout can show: render results for it. With [`Verbosity::Verbose`] it is endless.
    pub fn stdout_screen(&self) -> Screen {
        self.screen(self.stdout)
    }

    /// What stderr can show: render what is not a result for it. With [`Verbosity::Verbose`] it is
    /// endless.
    pub fn stderr_screen(&self) -> Screen {
        self.screen(self.stderr)
    }

    /// Whether a person can be asked: stdin and stderr are terminals, one can move the cursor on
    /// them (`TERM` is not `dumb`), and nobody said to ask nothing.
    pub fn is_interactive(&self) -> bool {
        self.asking == Asking::Possible
    }

    /// How much is said besides the result.
    pub fn verbosity(&self) -> Verbosity {
        self.verbosity
    }

    /// The stream for results. It is buffered by line only: write large texts in one go.
    pub fn stdout(&self) -> Box<dyn Write> {
        let stdout = io::stdout().lock();
        if self.stdout.color {
            Box::new(AutoStream::always(stdout))
        } else {
            Box::new(stdout)
        }
    }

    /// The stream for everything but results.
    pub fn stderr(&self) -> Box<dyn Write> {
        let stderr = io::stderr().lock();
        if self.stderr.color {
            Box::new(AutoStream::always(stderr))
        } else {
            Box::new(stderr)
        }
    }

    /// Writes a result to stdout, all of it, now.
    ///
    /// # Errors
    /// What the stream says; see [`is_broken_pipe`] for a reader that has seen enough.
    pub fn print(&self, text: &str) -> io::Result<()> {
        let mut stdout = self.stdout();
        stdout.write_all(text.as_bytes())?;
        stdout.flush()
    }

    /// Writes a text that was rendered for [`Terminal::stderr_screen`], such as a diff to confirm.
    pub fn show(&self, text: &str) {
        // Where stderr is closed there is nobody left to tell.
        _ = self.stderr().write_all(text.as_bytes());
    }

    /// Says what was done: a verb and its object. Silent with `-q`.
    pub fn status(&self, verb: &str, text: &str) {
        if self.verbosity > Verbosity::Quiet {
            self.show(&status(&self.stderr, verb, text));
        }
    }

    /// Says what a question is about, after a blank line.
    pub fn headline(&self, text: &str) {
        let text = safe(text);
        self.show(&format!("\n{}\n", self.stderr.paint(Role::Strong, &text)));
    }

    /// Says how it was done. Only with `-v`.
    pub fn detail(&self, text: &str) {
        if self.verbosity == Verbosity::Verbose {
            self.show(&format!(
                "{}\n",
                self.stderr.paint(Role::Faint, &safe(text))
            ));
        }
    }

    /// Says what could be wrong, with `-q` too.
    pub fn warn(&self, text: &str) {
        self.show(&remark(&self.stderr, Role::Warning, "warning", text));
    }

    /// Says what went wrong.
    pub fn error(&self, text: &str) {
        self.show(&remark(&self.stderr, Role::Error, "error", text));
    }

    /// Says what to do next. Silent with `-q`.
    pub fn hint(&self, text: &str) {
        if self.verbosity > Verbosity::Quiet {
            self.show(&remark(&self.stderr, Role::Hint, "hint", text));
        }
    }

    fn screen(&self, screen: Screen) -> Screen {
        match self.verbosity {
            Verbosity::Verbose => screen.endless(),
            Verbosity::Quiet | Verbosity::Normal => screen,
        }
    }
}

/// Whether an output ended because its reader has seen enough, as in `catalog list | head`.
///
/// That is no failure: the program ends at once, says nothing and returns 0, since the reader got
/// all it wanted. (git lets the signal kill it, which `set -o pipefail` takes for a failure.)
pub fn is_broken_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// Verbs are set flush right, so that what they are about stands in one column.
fn status(screen: &Screen, verb: &str, text: &str) -> String {
    let verb = format!("{verb:>12}");
    format!("{} {}\n", screen.paint(Role::Done, &verb), safe(text))
}

fn remark(screen: &Screen, role: Role, word: &str, text: &str) -> String {
    let word = format!("{word}:");
    format!("{} {}\n", screen.paint(role, &word), safe(text))
}

fn safe(text: &str) -> std::borrow::Cow<'_, str> {
    sanitize::block(text.trim_end_matches('\n'))
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{Asking, Role, Screen, Terminal, Verbosity, is_broken_pipe, remark, status};

    const COLORED: Screen = Screen {
        color: true,
        width: Some(80),
        height: Some(24),
    };

    #[test]
    fn remarks_begin_with_their_word_and_end_with_one_newline() {
        assert_eq!(
            remark(&Screen::PIPE, Role::Warning, "warning", "no date\n"),
            "warning: no date\n"
        );
        assert_eq!(
            remark(&COLORED, Role::Error, "error", "no such entry\n  at a.yaml"),
            "\u{1b}[1m\u{1b}[31merror:\u{1b}[0m no such entry\n  at a.yaml\n"
        );
    }

    #[test]
    fn verbs_are_flush_right() {
        assert_eq!(
            status(&Screen::PIPE, "Committed", "1a2b3c4"),
            "   Committed 1a2b3c4\n"
        );
    }

    #[test]
    fn what_is_said_cannot_steer_the_terminal() {
        assert_eq!(
            remark(&Screen::PIPE, Role::Hint, "hint", "a\u{1b}[2J"),
            "hint: a␛[2J\n"
        );
    }

    #[test]
    fn verbose_shortens_nothing() {
        let terminal = |verbosity| Terminal {
            stdout: COLORED,
            stderr: COLORED,
            verbosity,
            asking: Asking::Impossible,
            stderr_moves: false,
        };
        assert_eq!(terminal(Verbosity::Normal).stderr_screen().height, Some(24));
        assert_eq!(terminal(Verbosity::Verbose).stderr_screen().height, None);
        assert_eq!(terminal(Verbosity::Verbose).stdout_screen().height, None);
    }

    #[test]
    fn only_a_broken_pipe_is_a_reader_that_has_seen_enough() {
        assert!(is_broken_pipe(&io::ErrorKind::BrokenPipe.into()));
        assert!(!is_broken_pipe(&io::ErrorKind::StorageFull.into()));
    }
}
