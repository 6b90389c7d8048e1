//! Somebody at a terminal: reads what is on it, and presses keys.

use std::io::ErrorKind;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use expectrl::Session;
use expectrl::session::OsSession;

use crate::world::World;

pub const CTRL_C: &str = "\u{3}";
pub const CTRL_D: &str = "\u{4}";
pub const ESC: &str = "\u{1b}";
pub const DOWN: &str = "\u{1b}[B";
pub const LEFT: &str = "\u{1b}[D";
pub const BACKSPACE: &str = "\u{7f}";
pub const TAB: &str = "\t";
pub const ENTER: &str = "\r";

const SHOW_CURSOR: &str = "\u{1b}[?25h";
const HIDE_CURSOR: &str = "\u{1b}[?25l";
const END_PASTE: &str = "\u{1b}[?2004l";
const BEGIN_PASTE: &str = "\u{1b}[?2004h";

/// Waits for the window, and says when the program leaves the terminal in another mode than it found it
/// in.
const AROUND: &str = "until test \"$(stty size)\" = \"$LINES $COLUMNS\"; do :; done; \
                      before=$(stty -g); \"$@\"; status=$?; \
                      test \"$before\" = \"$(stty -g)\" || echo MODE; exit $status";

/// How long somebody waits for what should be on the terminal.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody who has started the program and waits for what it says.
pub struct Person {
    session: OsSession,
    raw: Vec<u8>,
    /// How much of the plain text was seen.
    seen: usize,
}

/// How the program ended, and all that was on the terminal.
pub struct End {
    /// The exit status.
    pub status: i32,
    /// All that was written, with the sequences that steer the terminal.
    pub raw: String,
    /// The same without them.
    pub text: String,
}

impl Person {
    /// Starts the program with these arguments in a window of 80 columns and 24 rows.
    pub fn runs(world: &World, arguments: &[&str]) -> Person {
        Person::starts(world.command(arguments))
    }

    /// Starts a command.
    pub fn starts(command: Command) -> Person {
        let mut around = Command::new("sh");
        around.args(["-c", AROUND, "sh"]).arg(command.get_program());
        around.args(command.get_args()).env_clear();
        around.envs(
            command
                .get_envs()
                .filter_map(|(key, value)| Some((key, value?))),
        );
        if let Some(folder) = command.get_current_dir() {
            around.current_dir(folder);
        }
        let window = ["COLUMNS", "LINES"].map(|name| {
            let mut variables = command.get_envs();
            let value = variables.find(|(key, _)| *key == name)?.1?;
            value.to_str()?.parse().ok()
        });
        let [Some(columns), Some(lines)] = window else {
            panic!("a window has a size: {command:?}");
        };
        let mut session = Session::spawn(around).expect("a pseudo-terminal");
        // The terminal comes with a window of its own size, which goes before one that is set inside.
        let process = session.get_process_mut();
        process.set_window_size(columns, lines).expect("a window");
        Person {
            session,
            raw: Vec::new(),
            seen: 0,
        }
    }

    /// Waits until this is on the terminal, behind what was seen before.
    pub fn sees(&mut self, wanted: &str) -> &mut Person {
        let start = Instant::now();
        loop {
            let is_over = !self.reads();
            let text = plain(&self.raw);
            if let Some(at) = text[self.seen..].find(wanted) {
                self.seen += at + wanted.len();
                return self;
            }
            let is_late = start.elapsed() > PATIENCE;
            assert!(!is_over && !is_late, "no `{wanted}` in:\n{text}");
            sleep(Duration::from_millis(5));
        }
    }

    /// Types or presses, one after the other.
    pub fn types(&mut self, keys: &[&str]) -> &mut Person {
        for key in keys {
            std::io::Write::write_all(&mut self.session, key.as_bytes()).expect("typing");
            // An escape alone is told from the beginning of an arrow by the time after it.
            sleep(Duration::from_millis(30));
        }
        self
    }

    /// Waits for a question, then answers it.
    pub fn answers(&mut self, question: &str, keys: &[&str]) -> &mut Person {
        self.sees(question).types(keys)
    }

    /// Waits for the end. The terminal must then be as it was before.
    pub fn ends(&mut self) -> End {
        let start = Instant::now();
        while self.reads() {
            let text = plain(&self.raw);
            assert!(start.elapsed() < PATIENCE, "no end of:\n{text}");
            sleep(Duration::from_millis(5));
        }
        let status = self.session.get_process().wait().expect("a status");
        let status = format!("{status:?}");
        let raw = String::from_utf8_lossy(&self.raw).into_owned();
        let text = plain(&self.raw);
        let is_after = |last: &str, first: &str| raw.rfind(last) >= raw.rfind(first);
        assert!(is_after(SHOW_CURSOR, HIDE_CURSOR), "no cursor:\n{text}");
        assert!(is_after(END_PASTE, BEGIN_PASTE), "pastes:\n{text}");
        assert!(!text.ends_with("MODE\n"), "another mode:\n{text}");
        let code = status.strip_prefix("Exited(").and_then(|status| {
            let (_, code) = status.trim_end_matches(')').rsplit_once(", ")?;
            code.parse().ok()
        });
        End {
            status: code.unwrap_or_else(|| panic!("{status}:\n{text}")),
            raw,
            text,
        }
    }

    /// Waits for the end, which must be a good one; gives all that was on the terminal.
    pub fn is_done(&mut self) -> String {
        let end = self.ends();
        assert_eq!(end.status, 0, "{}", end.text);
        end.text
    }

    /// Reads what is there; whether there may be more.
    fn reads(&mut self) -> bool {
        let mut part = [0; 4096];
        loop {
            match self.session.try_read(&mut part) {
                Ok(0) => return false,
                Ok(length) => self.raw.extend(&part[..length]),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return true,
                // Where the other side is closed, Linux says that reading fails.
                Err(_) => return false,
            }
        }
    }
}

/// A text without the sequences that steer a terminal, as far as it is whole.
fn plain(raw: &[u8]) -> String {
    let whole = match str::from_utf8(raw) {
        Ok(text) => text,
        Err(error) => str::from_utf8(&raw[..error.valid_up_to()]).unwrap_or_default(),
    };
    let mut text = String::new();
    let mut chars = whole.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' if chars.next_if_eq(&'[').is_some() => {
                chars.by_ref().find(|c| ('@'..='~').contains(c));
            }
            '\r' => {}
            c => text.push(c),
        }
    }
    text
}
