//! The editor git would open, and opening it.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::discover::Repository;
use super::error::GitError;

impl Repository {
    /// The command of the editor, as git would run it in a shell.
    ///
    /// # Errors
    /// Where git knows none.
    pub fn editor(&self) -> Result<String, GitError> {
        let editor = self.settings()?.get("GIT_EDITOR");
        editor.map(str::to_owned).ok_or(GitError::NoEditor)
    }

    /// Whether somebody chose the editor, and it is not only the one that git falls back on.
    ///
    /// # Errors
    /// Where git's settings cannot be read.
    pub fn is_editor_chosen(&self) -> Result<bool, GitError> {
        let variables = ["GIT_EDITOR", "VISUAL", "EDITOR"];
        let named = |name: &&str| self.environment().get(name).is_some();
        Ok(variables.iter().any(named) || self.settings()?.get("core.editor").is_some())
    }

    /// A folder of git's own in which drafts are kept, as it keeps drafts of messages.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn drafts_folder(&self) -> Result<PathBuf, GitError> {
        let folder = self.private_folder()?.join("edits");
        std::fs::create_dir_all(&folder).map_err(GitError::file("make the folder", &folder))?;
        Ok(folder)
    }

    /// Opens a file in the editor and waits until it is closed.
    ///
    /// # Errors
    /// Where there is no editor, or it ends with a failure.
    pub fn run_editor(&self, path: &Path) -> Result<(), GitError> {
        let editor = self.editor()?;
        // As git does: the command may hold options and quotes, so a shell reads it. The path is
        // an argument and never part of what the shell reads.
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(format!("{editor} \"$@\""))
            .arg(&editor)
            .arg(path);
        self.environment().apply(&mut command);
        match command.status() {
            Ok(status) if status.success() => Ok(()),
            _ => Err(GitError::Editor { command: editor }),
        }
    }
}
