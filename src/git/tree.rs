//! Writing the files and folders of a commit, the long files while the rest is.

use std::collections::BTreeMap;

use git2::build::TreeUpdateBuilder;
use git2::{FileMode, Oid, Tree};

use super::ahead::Written;
use super::discover::Repository;
use super::error::GitError;
use super::finder::Finder;
use super::refusal::Refusal;
use super::request::FileEdit;

const EXECUTABLE: i32 = 0o100_755;

/// A folder as it is, and what will be other in it.
struct Folder<'r> {
    repository: &'r Repository,
    base: Finder<'r>,
    update: TreeUpdateBuilder,
    changes: bool,
}

impl Repository {
    /// The parent's tree with the files of the change; a file keeps its mode. `written` hears how
    /// many are.
    ///
    /// Long files are still on their way when this begins, so what is in other folders goes first.
    pub(super) fn write_tree<'r>(
        &'r self,
        parent: Option<Tree<'r>>,
        files: &[FileEdit],
        written: &dyn Fn(usize),
    ) -> Result<Oid, GitError> {
        let mut done = 0..;
        let mut tell = || done.next().into_iter().for_each(written);
        let mut root = Folder::new(self, parent)?;
        let (first, last) = by_folder(files);
        for (name, files) in first {
            let mut folder = root.folder(name)?;
            for file in files {
                tell();
                folder.take(&file.path[name.len() + 1..], file, &Written::default())?;
            }
            root.put(name, folder)?;
        }
        let ahead = self.written_ahead();
        for file in last {
            tell();
            root.take(&file.path, file, &ahead)?;
        }
        tell();
        match root.changes {
            true => root.write(),
            false => Err(Refusal::NothingToCommit.into()),
        }
    }

    fn write_blob(&self, path: &str, content: &[u8]) -> Result<Oid, GitError> {
        let written = self.inner.blob(content);
        written.map_err(GitError::store(format!("write {path}")))
    }

    fn empty_tree(&self) -> Result<Tree<'_>, GitError> {
        self.inner
            .treebuilder(None)
            .and_then(|builder| builder.write())
            .and_then(|id| self.inner.find_tree(id))
            .map_err(GitError::store("write an empty folder"))
    }
}

/// The files by the folder at the top that they are in, where that has no long one; then the rest.
fn by_folder(files: &[FileEdit]) -> (BTreeMap<&str, Vec<&FileEdit>>, Vec<&FileEdit>) {
    let mut folders: BTreeMap<&str, Vec<&FileEdit>> = BTreeMap::new();
    for file in files {
        let (top, _) = file.path.split_once('/').unwrap_or_default();
        folders.entry(top).or_default().push(file);
    }
    let waits =
        |top: &str, files: &[&FileEdit]| top.is_empty() || files.iter().any(|file| file.is_long());
    let (last, first): (BTreeMap<_, _>, _) = folders
        .into_iter()
        .partition(|(top, files)| waits(top, files));
    (first, last.into_values().flatten().collect())
}

impl<'r> Folder<'r> {
    fn new(repository: &'r Repository, base: Option<Tree<'r>>) -> Result<Folder<'r>, GitError> {
        Ok(Folder {
            base: Finder::new(
                repository,
                base.map_or_else(|| repository.empty_tree(), Ok)?,
            ),
            repository,
            update: TreeUpdateBuilder::new(),
            changes: false,
        })
    }

    /// The folder of this name in it, an empty one where there is none.
    fn folder(&self, name: &str) -> Result<Folder<'r>, GitError> {
        let base = self.repository.folder_in(&self.base.tree, name)?;
        Folder::new(self.repository, base)
    }

    /// Plans what becomes of one file.
    fn take(&mut self, path: &str, file: &FileEdit, ahead: &Written) -> Result<(), GitError> {
        let old = self.base.find(path)?;
        let Some(content) = &file.after else {
            if old.is_some() {
                self.update.remove(path);
                self.changes = true;
            }
            return Ok(());
        };
        let id = match ahead.id(&file.path, content) {
            Some(id) => id,
            // What is there already is found by its id, and not written again.
            None => self.repository.write_blob(&file.path, content)?,
        };
        if old.as_ref().is_some_and(|old| old.id() == id) {
            return Ok(());
        }
        let mode = match old {
            Some(old) if old.filemode() == EXECUTABLE => FileMode::BlobExecutable,
            _ => FileMode::Blob,
        };
        self.update.upsert(path, id, mode);
        self.changes = true;
        Ok(())
    }

    /// Writes a folder in this one, or leaves it out where nothing is left in it.
    fn put(&mut self, name: &str, folder: Folder<'r>) -> Result<(), GitError> {
        if !folder.changes {
            return Ok(());
        }
        let id = folder.write()?;
        let tree = self.repository.inner.find_tree(id);
        let tree = tree.map_err(GitError::store(format!("read the folder {name}")))?;
        match tree.is_empty() {
            true => self.update.remove(name),
            false => self.update.upsert(name, id, FileMode::Tree),
        };
        self.changes = true;
        Ok(())
    }

    fn write(mut self) -> Result<Oid, GitError> {
        let written = self
            .update
            .create_updated(&self.repository.inner, &self.base.tree);
        written.map_err(GitError::store("write the folders of the commit"))
    }
}
