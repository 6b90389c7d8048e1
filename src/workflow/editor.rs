//! An entry in the person's own editor, checked when it comes back.

use std::fs;

use super::failure::Failure;
use super::refusal::Refusal;
use super::report;
use super::session::Session;
use crate::git::Repository;
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
        let edited = edit_until_right(self, &path, text.clone(), terminal)?;
        if edited == text {
            return Err(Failure::NotEdited { emptied: false });
        }
        self.planner.edited_by_hand(&id);
        Ok(())
    }
}

/// Opens a text in the editor until it is right, and puts it into the plan; gives what came back.
pub(super) fn edit_until_right(
    session: &mut Session,
    path: &str,
    mut text: Vec<u8>,
    terminal: &Terminal,
) -> Result<Vec<u8>, Failure> {
    loop {
        text = edit(&session.repository, path, &text)?;
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

/// Opens a text in the editor that git would open, under the name of its file.
fn edit(repository: &Repository, path: &str, text: &[u8]) -> Result<Vec<u8>, Failure> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let failed = |doing: &'static str| {
        let path = name.into();
        move |source| Failure::File {
            doing,
            path,
            source,
        }
    };
    let folder = tempfile::tempdir().map_err(failed("make a temporary folder for"))?;
    let file = folder.path().join(name);
    fs::write(&file, text).map_err(failed("write"))?;
    repository.run_editor(&file)?;
    fs::read(&file).map_err(failed("read"))
}
