//! The files of a commit, asked for one by one.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use git2::Oid;

use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;
use super::paths::check_path;
use super::read::{find_entry, irregular_kind};
use super::snapshot::{Bytes, Irregular, IrregularKind};

/// From how many files on the folder of the next is kept: git reads a folder whole to find one file
/// in it, and most who ask want a few only.
const FEW: usize = 8;

/// The files of a commit, which stays as it is, so that each can be read when it is asked for.
pub struct CommitFiles {
    repository: Rc<Repository>,
    commit: CommitId,
    asked: Cell<usize>,
    /// What stands in the folders that were kept, by the path of the folder and by the name.
    folders: RefCell<HashMap<String, HashMap<String, Found>>>,
}

/// What stands at a path.
#[derive(Debug, Clone, Copy)]
enum Found {
    File(Oid),
    Other(IrregularKind),
}

impl CommitFiles {
    /// The files of this commit.
    pub fn new(repository: Rc<Repository>, commit: CommitId) -> CommitFiles {
        CommitFiles {
            repository,
            commit,
            asked: Cell::new(0),
            folders: RefCell::default(),
        }
    }

    /// A file; `None` where nothing is, since a plan may put one there.
    ///
    /// # Errors
    /// Where the path leads out of the repository, what stands there is no file, or it cannot be
    /// read.
    pub fn read(&self, path: &str) -> Result<Option<Bytes>, GitError> {
        check_path(path)?;
        self.asked.set(self.asked.get() + 1);
        let found = match self.asked.get() > FEW {
            true => self.find_kept(path)?,
            false => self.find(path)?,
        };
        match found {
            None => Ok(None),
            Some(Found::File(id)) => self.repository.read_blob(id, path).map(Some),
            Some(Found::Other(kind)) => {
                let path = path.to_owned();
                Err(GitError::NoFile(Irregular { path, kind }))
            }
        }
    }

    fn find(&self, path: &str) -> Result<Option<Found>, GitError> {
        let tree = self.repository.tree_of(self.commit)?;
        Ok(find_entry(&tree, path)?.map(|entry| found(&entry)))
    }

    fn find_kept(&self, path: &str) -> Result<Option<Found>, GitError> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if let Some(kept) = self.folders.borrow().get(folder) {
            return Ok(kept.get(name).copied());
        }
        let kept = self.list(folder)?;
        let found = kept.get(name).copied();
        self.folders.borrow_mut().insert(folder.to_owned(), kept);
        Ok(found)
    }

    /// What stands in a folder, by name; nothing where there is no such folder.
    fn list(&self, folder: &str) -> Result<HashMap<String, Found>, GitError> {
        let tree = self.repository.tree_of(self.commit)?;
        let tree = match folder {
            "" => Some(tree),
            folder => self.repository.folder_in(&tree, folder)?,
        };
        let Some(tree) = tree else {
            return Ok(HashMap::new());
        };
        let named = |entry: git2::TreeEntry<'_>| {
            let name = entry.name().ok()?.to_owned();
            Some((name, found(&entry)))
        };
        Ok(tree.iter().filter_map(named).collect())
    }
}

fn found(entry: &git2::TreeEntry<'_>) -> Found {
    match irregular_kind(entry) {
        Some(kind) => Found::Other(kind),
        None => Found::File(entry.id()),
    }
}
