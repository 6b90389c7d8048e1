//! What somebody types into an editor, kept in a file until it has gone where it should.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::terminal::Terminal;
use crate::terminal::prompt::Question;

/// A file that is opened in an editor.
pub(super) struct Draft {
    /// The entry's file, of which it is a draft.
    path: String,
    place: PathBuf,
    /// What the entry was before anybody typed.
    original: Vec<u8>,
}

impl Draft {
    /// Begins to edit the text of an entry's file in a folder for drafts. Where an earlier draft of
    /// the same text is there still, the person is asked whether to go on with it; without a terminal
    /// it stays, and the new one stands beside it. A draft of another text, such as the entry before
    /// a change that came between, would take that change back: it is only told of.
    ///
    /// # Errors
    /// Where the file cannot be written, or the person gives up.
    pub(super) fn begin(
        path: &str,
        folder: &Path,
        original: Vec<u8>,
        terminal: &Terminal,
    ) -> Result<Draft, Failure> {
        let mut place = folder.join(name_of(path, &original));
        tell_of_others(path, &place, terminal);
        let mut goes_on = false;
        if place.exists() && terminal.is_interactive() {
            let question = Question {
                label: "Go on with what you typed last time?",
                flag: "--set",
                help: None,
            };
            goes_on = terminal.prompter().confirm(&question, true)?;
        } else {
            place = free_place(place);
        }
        if !goes_on && let Err(source) = fs::write(&place, &original) {
            return Err(Failure::File {
                doing: "write",
                path: place,
                source,
            });
        }
        Ok(Draft {
            path: path.to_string(),
            place,
            original,
        })
    }

    /// Whether it is a draft of this file.
    pub(super) fn is_of(&self, path: &str) -> bool {
        self.path == path
    }

    /// The file.
    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// Whether something was typed that would be lost without the file.
    fn is_worth_keeping(&self) -> bool {
        let text = fs::read(&self.place).unwrap_or_default();
        text != self.original && !text.iter().all(u8::is_ascii_whitespace)
    }

    fn remove(&self) {
        // One that stays is no harm: the next edit of the entry asks about it.
        _ = fs::remove_file(&self.place);
        // The folder for drafts and the one around it go once they are empty.
        for folder in self.place.ancestors().skip(1).take(2) {
            _ = fs::remove_dir(folder);
        }
    }
}

/// The name of a draft: that of the entry's file, marked with what the entry was.
fn name_of(path: &str, original: &[u8]) -> String {
    let mut mark = DefaultHasher::new();
    original.hash(&mut mark);
    // Half of it tells the states of one entry apart.
    format!("{}-{:08x}.yaml", stem(path), mark.finish() >> 32)
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}

/// Says where drafts of this entry lie that began on another text of it.
fn tell_of_others(path: &str, place: &Path, terminal: &Terminal) {
    let folder = place.parent().and_then(|folder| fs::read_dir(folder).ok());
    let files = folder.into_iter().flatten().flatten();
    let mut others: Vec<PathBuf> = files
        .map(|file| file.path())
        .filter(|other| other != place && is_draft_of(path, other))
        .collect();
    others.sort();
    for other in others {
        let place = other.display();
        terminal.hint(&format!(
            "{place} has what you typed when the entry was another; delete it once you need it no more"
        ));
    }
}

fn is_draft_of(path: &str, place: &Path) -> bool {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let marked = name.rsplit_once('-').map(|(stem, _)| stem);
    let is_mark = name.len() == stem(path).len() + "-01234567.yaml".len();
    marked == Some(stem(path)) && is_mark
}

/// A place where there is no file yet: this one, or one beside it.
fn free_place(place: PathBuf) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let others = (2..=99).map(|number| place.with_file_name(format!("{number}-{name}")));
    let mut places = std::iter::once(place.clone()).chain(others);
    places
        .find(|place| !place.exists())
        .unwrap_or(place.clone())
}

/// Ends with drafts: they go where all went well, else those that hold anything stay, and the
/// failure says where.
pub(super) fn close(drafts: &[Draft], ended: Result<(), Failure>) -> Result<(), Failure> {
    let is_kept = |draft: &&Draft| ended.is_err() && draft.is_worth_keeping();
    let (kept, done): (Vec<&Draft>, Vec<&Draft>) = drafts.iter().partition(is_kept);
    done.into_iter().for_each(Draft::remove);
    let places: Vec<PathBuf> = kept.into_iter().map(|draft| draft.place.clone()).collect();
    match ended {
        Err(failure) if !places.is_empty() => Err(Failure::Kept {
            failure: Box::new(failure),
            places,
        }),
        ended => ended,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{ColorChoice, Verbosity};

    #[test]
    fn what_was_typed_stays_only_where_it_would_be_lost() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("catalog");
        let nobody = Terminal::detect(ColorChoice::Never, Verbosity::Quiet).without_questions();
        let begin = |typed: &str| {
            let edits = folder.join("edits");
            fs::create_dir_all(&edits).expect("a folder");
            let draft = Draft::begin("a.yaml", &edits, b"old".to_vec(), &nobody).expect("a draft");
            fs::write(draft.place(), typed).expect("typed");
            draft
        };
        for (typed, ended, stays) in [
            ("new", Ok(()), false),
            ("old", Err(Failure::Aborted), false),
            (" \n", Err(Failure::Aborted), false),
            ("new", Err(Failure::Aborted), true),
        ] {
            let draft = begin(typed);
            let place = draft.place.clone();
            let is_said = matches!(close(&[draft], ended), Err(Failure::Kept { .. }));
            assert_eq!((is_said, place.exists()), (stays, stays), "{typed:?}");
        }
        let second = begin("x").place;
        let name = second.file_name().unwrap_or_default().to_string_lossy();
        assert!(name.starts_with("2-a-"), "{name}");
    }
}
