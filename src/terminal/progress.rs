//! A bar for what takes longer than a second, on a terminal only, and gone before anything is said.

use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::width::{shortened, text_width};
use super::{Role, Screen, Terminal, Verbosity, safe};

/// How long something may take before it has a bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long one picture of the bar stands.
const BEAT: Duration = Duration::from_millis(100);

/// The columns of a bar, and the fewest that say anything.
const LONGEST_BAR: usize = 30;
const SHORTEST_BAR: usize = 8;

/// Something under way. Its bar, where it came to have one, is taken away when it is dropped: say
/// nothing else before.
#[must_use]
pub struct Progress {
    state: Arc<State>,
    /// Nothing where there is no terminal to draw on, or where the end was reached.
    drawing: Mutex<Option<JoinHandle<()>>>,
}

/// What is done, and what it is.
struct State {
    verb: &'static str,
    what: String,
    done: AtomicUsize,
    /// How much there is to do; 0 where that is not known.
    total: usize,
    ended: Mutex<bool>,
    end: Condvar,
}

impl Terminal {
    /// Something under way: a verb, what it is about, and how much of it there is to do, 0 where
    /// that is not known.
    pub fn progress(&self, verb: &'static str, what: &str, total: usize) -> Progress {
        let state = Arc::new(State {
            verb,
            what: safe(what).into_owned(),
            done: AtomicUsize::new(0),
            total,
            ended: Mutex::new(false),
            end: Condvar::new(),
        });
        let draws = self.stderr_moves && self.verbosity > Verbosity::Quiet;
        let drawing = draws.then(|| {
            let (state, screen) = (Arc::clone(&state), self.stderr);
            // Without a thread to spare there is no bar, and nothing else is missing.
            std::thread::Builder::new()
                .spawn(move || state.draw(&screen))
                .ok()
        });
        Progress {
            state,
            drawing: Mutex::new(drawing.flatten()),
        }
    }
}

impl Progress {
    /// Notes that so much is done. The bar is gone when all is.
    pub fn reached(&self, done: usize) {
        self.state.done.store(done, Ordering::Relaxed);
        if done == self.state.total {
            self.end();
        }
    }

    fn end(&self) {
        self.state.stop();
        let mut drawing = self.drawing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(drawing) = drawing.take() {
            _ = drawing.join();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

impl State {
    /// Ends the drawing.
    fn stop(&self) {
        *self.ended.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.end.notify_all();
    }

    /// Draws again and again until the end, and takes away what is drawn.
    fn draw(&self, screen: &Screen) {
        let mut pause = PATIENCE;
        let mut drawn = 0;
        let mut beats = 0;
        loop {
            let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
            let (ended, _) = self
                .end
                .wait_timeout_while(ended, pause, |ended| !*ended)
                .unwrap_or_else(PoisonError::into_inner);
            if *ended {
                break;
            }
            drop(ended);
            let (text, columns) = self.picture(screen, beats);
            let rest = " ".repeat(drawn.max(columns) - columns);
            write(&format!("\r{text}{rest}"));
            (pause, drawn, beats) = (BEAT, columns, beats + 1);
        }
        if drawn > 0 {
            // With spaces, since what knows no colours may know no other sequences either.
            write(&format!("\r{}\r", " ".repeat(drawn)));
        }
    }

    /// The line as it is to stand now, and how many columns it takes. It leaves the last column
    /// free, in which the cursor would go on to the next line.
    fn picture(&self, screen: &Screen, beats: usize) -> (String, usize) {
        let width = screen.width.unwrap_or_default().saturating_sub(1);
        let done = self.done.load(Ordering::Relaxed).min(self.total);
        let counted = match self.total {
            0 => String::new(),
            total => format!(" {done} of {total}"),
        };
        let plain = format!("{:>12} {}{counted}", self.verb, self.what);
        let room = width.saturating_sub(text_width(&plain) + " []".len());
        let bar = match room {
            0..SHORTEST_BAR => String::new(),
            room => format!(" [{}]", self.bar(room.min(LONGEST_BAR), done, beats)),
        };
        let line = format!("{plain}{bar}");
        let line = shortened(&line, width);
        let columns = text_width(&line);
        let painted = match line.split_at_checked(12) {
            Some((verb, rest)) if width > 12 => format!("{}{rest}", screen.paint(Role::Done, verb)),
            _ => line.into_owned(),
        };
        (painted, columns)
    }

    fn bar(&self, columns: usize, done: usize, beats: usize) -> String {
        if self.total == 0 {
            let at = beats % columns;
            return format!("{}={}", " ".repeat(at), " ".repeat(columns - at - 1));
        }
        let filled = columns * done / self.total;
        let head = if filled < columns { ">" } else { "" };
        let rest = columns - filled - head.len();
        format!("{}{head}{}", "=".repeat(filled), " ".repeat(rest))
    }
}

fn write(text: &str) {
    let mut stderr = io::stderr().lock();
    // Where stderr is closed there is nobody left to tell.
    _ = stderr
        .write_all(text.as_bytes())
        .and_then(|()| stderr.flush());
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;
    use std::sync::{Condvar, Mutex};

    use super::{Screen, State};

    fn picture(width: usize, color: bool, done: usize, total: usize) -> (String, usize) {
        let state = State {
            verb: "Planning",
            what: "projects".to_string(),
            done: AtomicUsize::new(done),
            total,
            ended: Mutex::new(false),
            end: Condvar::new(),
        };
        let screen = Screen {
            color,
            width: Some(width),
            height: Some(24),
        };
        state.picture(&screen, 3)
    }

    #[test]
    fn a_bar_takes_the_room_that_there_is() {
        for (width, line) in [
            (
                80,
                "    Planning projects 50 of 200 [=======>                      ]",
            ),
            (46, "    Planning projects 50 of 200 [==>        ]"),
            (40, "    Planning projects 50 of 200"),
            (20, "    Planning proje…"),
            (8, "    Pl…"),
        ] {
            let (text, columns) = picture(width, false, 50, 200);
            assert_eq!(text, line, "{width}");
            assert_eq!(columns, line.chars().count(), "{width}");
            assert!(columns < width, "{width}");
        }
        assert_eq!(picture(0, false, 50, 200).1, 1);
        assert_eq!(
            picture(80, false, 200, 200).0,
            "    Planning projects 200 of 200 [==============================]"
        );
    }

    #[test]
    fn without_a_known_end_something_moves() {
        assert_eq!(
            picture(40, false, 0, 0).0,
            "    Planning projects [   =           ]"
        );
    }

    #[test]
    fn colours_are_for_the_verb() {
        let (text, columns) = picture(30, true, 0, 0);
        assert!(
            text.starts_with('\u{1b}') && text.ends_with(" projects"),
            "{text:?}"
        );
        assert_eq!(columns, 21);
    }
}
