//! An entry in the person's own editor, checked when it comes back.

use std::fs;
use std::path::PathBuf;

use super::draft::{self, Draft};
use super::failure::Failure;
use super::refusal::Refusal;
use super::report;
use super::session::Session;
use crate::terminal::Terminal;
use crate::terminal::prompt::Question;

impl Session {
    /// Whether somebody chose the editor that would open, which may then do without a terminal.
    ///
    /// # Errors
    /// Where git's settings cannot be read.
    pub fn is_editor_chosen(&self) -> Result<bool, Failure> {
        Ok(self.repository.is_editor_chosen()?)
    }

    /// Opens an entry in the editor and plans on with what comes back.
    ///
    /// # Errors
    /// [`Failure::NotEdited`] where the file comes back emptied or unchanged, [`Failure::Aborted`]
    /// where the person gives up.
    pub fn edit_in_editor(&mut self, called: &str, terminal: &Terminal) -> Result<(), Failure> {
        let (id, path, text) = self.planner.text_of(called)?;
        let edited = edit_until_right(self, &path, text.clone(), terminal);
        let edited = edited.and_then(|edited| match edited == text {
            true => Err(Failure::NotEdited { emptied: false }),
            false => Ok(()),
        });
        if edited.is_err() {
            return draft::close(&self.drafts, edited);
        }
        self.planner.edited_by_hand(&id);
        Ok(())
    }
}

/// Opens a text in the editor until it is right, and puts it into the plan; gives what came back.
/// What was typed is a draft of the session until that comes to its end.
pub(super) fn edit_until_right(
    session: &mut Session,
    path: &str,
    text: Vec<u8>,
    terminal: &Terminal,
) -> Result<Vec<u8>, Failure> {
    let place = begin(session, path, text, terminal)?;
    loop {
        session.repository.run_editor(&place)?;
        let text = fs::read(&place).map_err(|source| Failure::File {
            doing: "read",
            path: place.clone(),
            source,
        })?;
        if text.iter().all(u8::is_ascii_whitespace) {
            return Err(Failure::NotEdited { emptied: true });
        }
        let problems = match session
            .planner
            .replace(path, text.clone())
            .and_then(|()| session.planner.check())
        {
            Ok(()) => return Ok(text),
            Err(Refusal::Invalid(problems)) => problems,
            Err(other) => return Err(other.into()),
        };
        if !terminal.is_interactive() {
            return Err(Refusal::Invalid(problems).into());
        }
        let text_of = |path: &str| problems.text_of(path);
        terminal.show(&report::text(
            &problems.found,
            &text_of,
            &terminal.stderr_screen(),
        ));
        let question = Question {
            label: "Open it again?",
            flag: "--set",
            help: None,
        };
        if !terminal.prompter().confirm(&question, true)? {
            return Err(Failure::Aborted);
        }
    }
}

/// The draft of a file's text that is there already, or a new one: in git's folder, or in a
/// temporary one where nothing of the repository is to be touched.
fn begin(
    session: &mut Session,
    path: &str,
    text: Vec<u8>,
    terminal: &Terminal,
) -> Result<PathBuf, Failure> {
    if let Some(draft) = session.drafts.iter().find(|draft| draft.is_of(path)) {
        return Ok(draft.place().to_path_buf());
    }
    let folder = match session.options.dry_run {
        false => session.repository.drafts_folder()?,
        true => temporary_folder()?,
    };
    let draft = Draft::begin(path, &folder, text, terminal)?;
    let place = draft.place().to_path_buf();
    session.drafts.push(draft);
    Ok(place)
}

fn temporary_folder() -> Result<PathBuf, Failure> {
    let make = || {
        let folder = tempfile::tempdir()?.keep().join("edits");
        fs::create_dir(&folder)?;
        Ok(folder)
    };
    make().map_err(|source| Failure::File {
        doing: "make a folder in",
        path: std::env::temp_dir(),
        source,
    })
}
