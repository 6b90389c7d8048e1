//! A repository as it would be, kept where nobody sees it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::discover::Repository;
use super::environment::Environment;
use super::error::GitError;
use super::program::Program;

/// Keeps a rehearsed repository; when it is dropped, that is gone.
pub struct Rehearsal {
    _place: TempDir,
}

impl Repository {
    /// The repository that [`Repository::init`] would make in a folder: its files are those that lie
    /// there, and what git keeps beside them is kept elsewhere for a while.
    ///
    /// # Errors
    /// Where git cannot make it.
    pub fn rehearse(folder: &Path) -> Result<(Repository, Rehearsal), GitError> {
        let environment = Environment::inherited();
        let temporary = std::env::temp_dir();
        let place = TempDir::new().map_err(GitError::file("make a folder in", &temporary))?;
        let files = if folder.is_dir() {
            folder.to_owned()
        } else {
            let none = place.path().join("files");
            fs::create_dir(&none).map_err(GitError::file("make the folder", &none))?;
            none
        };
        let git = Program::new(place.path().to_owned(), environment.clone());
        git.call("make a repository", ["init", "--quiet"])
            .success()?;
        git.call("say where its files are", ["config", "core.worktree"])
            .arguments([&files])
            .success()?;
        let environment = environment.with("GIT_DIR", place.path().join(".git"));
        let repository = Repository::discover_with(place.path(), environment)?;
        Ok((repository, Rehearsal { _place: place }))
    }
}
