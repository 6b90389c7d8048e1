//! What stands at the paths of a tree, where many are asked for.

use std::cell::RefCell;
use std::collections::HashMap;

use git2::{ObjectType, Tree, TreeEntry};

use super::discover::Repository;
use super::error::GitError;
use super::read::find_entry;

/// A tree whose folders are read once: git alone reads a folder whole for each file that is looked
/// for in it.
pub(super) struct Finder<'r> {
    repository: &'r Repository,
    pub(super) tree: Tree<'r>,
    /// The folders that were asked for, by path; nothing where there is none.
    folders: RefCell<HashMap<String, Option<Tree<'r>>>>,
}

impl<'r> Finder<'r> {
    pub(super) fn new(repository: &'r Repository, tree: Tree<'r>) -> Finder<'r> {
        Finder {
            repository,
            tree,
            folders: RefCell::default(),
        }
    }

    /// What stands at a path; `None` where nothing does.
    pub(super) fn find(&self, path: &str) -> Result<Option<TreeEntry<'static>>, GitError> {
        let Some((folder, name)) = path.rsplit_once('/') else {
            return find_entry(&self.tree, path);
        };
        let mut folders = self.folders.borrow_mut();
        let folder = match folders.get(folder) {
            Some(kept) => kept,
            None => {
                let read = self.repository.folder_in(&self.tree, folder)?;
                &*folders.entry(folder.to_owned()).or_insert(read)
            }
        };
        match folder {
            Some(folder) => find_entry(folder, name),
            None => Ok(None),
        }
    }
}

impl Repository {
    /// The folder at a path of a tree; `None` where there is none.
    pub(super) fn folder_in(
        &self,
        tree: &Tree<'_>,
        path: &str,
    ) -> Result<Option<Tree<'_>>, GitError> {
        match find_entry(tree, path)? {
            Some(entry) if entry.kind() == Some(ObjectType::Tree) => {
                let doing = format!("read the folder {path}");
                let read = self.inner.find_tree(entry.id());
                read.map(Some).map_err(GitError::read(&self.inner, doing))
            }
            _ => Ok(None),
        }
    }
}
