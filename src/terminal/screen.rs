//! What an output can show: colours, columns, rows; decided once for each stream.

use std::env;
use std::fmt;
use std::io::{self, IsTerminal};

use anstream::AutoStream;
use anstyle::{AnsiColor, Effects, Style};
use terminal_size::{Height, Width, terminal_size};

/// When to write colours: what `--color` says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ColorChoice {
    /// On a terminal that has them, unless `NO_COLOR` or `CLICOLOR=0` says no
    #[default]
    Auto,
    /// Always, into a pipe too
    Always,
    /// Never
    Never,
}

/// What one output stream can show.
///
/// A value, so that what is rendered for it can be tested without a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Whether colours are written.
    pub color: bool,
    /// Columns; `None` where lines may be of any length, since the stream is no terminal.
    pub width: Option<usize>,
    /// Rows; `None` where there is no end to them.
    pub height: Option<usize>,
}

impl Screen {
    /// A pipe or a file: no colours, no limits, every byte as it is.
    pub const PIPE: Screen = Screen {
        color: false,
        width: None,
        height: None,
    };

    /// Whether a person looks at it. What is not for people is exact: a diff is a valid patch, a
    /// table is tab-separated. What is for people is safe: control characters are made visible.
    pub fn is_for_people(&self) -> bool {
        self.color || self.width.is_some()
    }

    /// The same screen, with as many rows as the text needs.
    #[must_use]
    pub fn endless(self) -> Screen {
        Screen {
            height: None,
            ..self
        }
    }

    /// `text` in the style of its role, where colours are written.
    pub fn paint<'t>(&self, role: Role, text: &'t str) -> Painted<'t> {
        Painted {
            style: if self.color {
                role.style()
            } else {
                Style::new()
            },
            text,
        }
    }

    pub(super) fn of_stdout(choice: ColorChoice) -> Screen {
        let stdout = io::stdout();
        let auto = AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
        Screen::detect(choice, auto, stdout.is_terminal())
    }

    pub(super) fn of_stderr(choice: ColorChoice) -> Screen {
        let stderr = io::stderr();
        let auto = AutoStream::choice(&stderr) != anstream::ColorChoice::Never;
        Screen::detect(choice, auto, stderr.is_terminal())
    }

    fn detect(choice: ColorChoice, auto: bool, is_terminal: bool) -> Screen {
        let color = match choice {
            ColorChoice::Auto => auto,
            ColorChoice::Always => true,
            ColorChoice::Never => false,
        };
        if !is_terminal {
            return Screen {
                color,
                ..Screen::PIPE
            };
        }
        let measured = terminal_size();
        let columns = measured.map(|(Width(columns), _)| columns);
        let rows = measured.map(|(_, Height(rows))| rows);
        Screen {
            color,
            width: Some(extent(env::var("COLUMNS").ok().as_deref(), columns, 80)),
            height: Some(extent(env::var("LINES").ok().as_deref(), rows, 24)),
        }
    }
}

/// What a person asked for, else what was measured, else what every terminal has.
fn extent(asked: Option<&str>, measured: Option<u16>, usual: usize) -> usize {
    asked
        .and_then(|text| text.trim().parse().ok())
        .filter(|&cells| cells > 0)
        .or(measured.map(usize::from))
        .unwrap_or(usual)
}

/// What a piece of text is, which says how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The word `error`.
    Error,
    /// The word `warning`.
    Warning,
    /// The word `hint`.
    Hint,
    /// What was done, such as `Committed`.
    Done,
    /// What is neither good nor bad news.
    Plain,
    /// What stands out: a heading, a name.
    Strong,
    /// What may be overlooked.
    Faint,
    /// The place of a hunk in a diff.
    Place,
    /// A line that was added.
    Added,
    /// The words of an added line that are new.
    AddedWords,
    /// A line that was removed.
    Removed,
    /// The words of a removed line that are gone.
    RemovedWords,
}

impl Role {
    const fn style(self) -> Style {
        match self {
            Role::Error => AnsiColor::Red.on_default().bold(),
            Role::Warning => AnsiColor::Yellow.on_default().bold(),
            Role::Hint | Role::Place => AnsiColor::Cyan.on_default(),
            Role::Done => AnsiColor::Green.on_default().bold(),
            Role::Plain => Style::new(),
            Role::Strong => Style::new().bold(),
            Role::Faint => Style::new().dimmed(),
            Role::Added => AnsiColor::Green.on_default(),
            Role::AddedWords => AnsiColor::Green.on_default().effects(WORDS),
            Role::Removed => AnsiColor::Red.on_default(),
            Role::RemovedWords => AnsiColor::Red.on_default().effects(WORDS),
        }
    }
}

/// Underlined as well as bold: where bold is drawn as another colour, the words still stand out.
const WORDS: Effects = Effects::BOLD.insert(Effects::UNDERLINE);

/// A text with its style, ready to be written. See [`Screen::paint`].
#[derive(Debug, Clone, Copy)]
pub struct Painted<'t> {
    style: Style,
    text: &'t str,
}

impl fmt::Display for Painted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{:#}", self.style, self.text, self.style)
    }
}

#[cfg(test)]
mod tests {
    use super::{ColorChoice, Role, Screen, extent};

    #[test]
    fn columns_are_asked_for_then_measured_then_eighty() {
        assert_eq!(extent(Some("40"), Some(120), 80), 40);
        assert_eq!(extent(Some("0"), Some(120), 80), 120);
        assert_eq!(extent(Some("wide"), Some(120), 80), 120);
        assert_eq!(extent(None, None, 80), 80);
    }

    #[test]
    fn a_pipe_has_no_limits_and_colours_only_where_they_are_asked_for() {
        assert_eq!(
            Screen::detect(ColorChoice::Auto, false, false),
            Screen::PIPE
        );
        let forced = Screen::detect(ColorChoice::Always, false, false);
        assert_eq!((forced.color, forced.width), (true, None));
        assert!(!Screen::detect(ColorChoice::Never, true, true).color);
        assert!(Screen::detect(ColorChoice::Auto, true, true).color);
    }

    #[test]
    fn coloured_output_is_for_people_even_in_a_pipe() {
        assert!(!Screen::PIPE.is_for_people());
        let pager = Screen {
            color: true,
            ..Screen::PIPE
        };
        assert!(pager.is_for_people());
    }

    #[test]
    fn paint_is_nothing_without_colours() {
        assert_eq!(
            Screen::PIPE.paint(Role::Error, "error").to_string(),
            "error"
        );
        let colored = Screen {
            color: true,
            ..Screen::PIPE
        };
        assert_eq!(
            colored.paint(Role::Removed, "-a").to_string(),
            "\u{1b}[31m-a\u{1b}[0m"
        );
    }
}
