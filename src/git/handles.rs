//! More handles on one repository: a handle belongs to one thread at a time.

use std::ffi::OsString;
use std::ops::DerefMut;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use git2::RepositoryOpenFlags;

use super::error::GitError;

/// The handles that are open on a repository besides the first, as many as worked at once.
pub(super) struct Handles {
    git_dir: PathBuf,
    idle: Mutex<Vec<git2::Repository>>,
}

impl Handles {
    /// None yet, on the repository with this `.git`.
    pub(super) fn new(git_dir: PathBuf) -> Handles {
        Handles {
            git_dir,
            idle: Mutex::default(),
        }
    }

    /// Lends a handle, opened where none is idle.
    pub(super) fn lend<T>(
        &self,
        work: impl FnOnce(&git2::Repository) -> Result<T, GitError>,
    ) -> Result<T, GitError> {
        let idle = self.idle().pop();
        let handle = idle.map_or_else(|| self.open(), Ok)?;
        let done = work(&handle);
        self.idle().push(handle);
        done
    }

    fn idle(&self) -> impl DerefMut<Target = Vec<git2::Repository>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> Result<git2::Repository, GitError> {
        let flags = RepositoryOpenFlags::FROM_ENV | RepositoryOpenFlags::NO_SEARCH;
        let nowhere = std::iter::empty::<OsString>();
        git2::Repository::open_ext(&self.git_dir, flags, nowhere)
            .map_err(GitError::store("open the repository"))
    }
}
