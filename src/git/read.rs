//! Reading the files of a commit.

use git2::{ErrorCode, ObjectType, Oid};
use rayon::prelude::*;

use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;
use super::paths::{check_path, check_place};
use super::snapshot::{Bytes, File, Irregular, IrregularKind, Snapshot};

/// From how many files on several threads read faster than one: each opens the repository anew.
const WORTH_THREADS: usize = 200;

/// How many parts each thread gets of what is read, so that none waits long for another.
const PARTS: usize = 4;

pub(super) const LINK: i32 = 0o120_000;
pub(super) const SUBMODULE: i32 = 0o160_000;

/// A file that was seen in a tree and is still to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Blob {
    pub(super) path: String,
    pub(super) id: Oid,
}

impl Repository {
    /// All files of a commit at these paths and below them, folders or files; the empty path is
    /// everything, and one that is not there gives nothing.
    ///
    /// # Errors
    /// Where a path leads out of the repository, or the commit cannot be read whole.
    pub fn read_tree(&self, commit: &CommitId, folders: &[&str]) -> Result<Snapshot, GitError> {
        let file = |path: String, bytes: &[u8]| File {
            path,
            content: Bytes::copy_from_slice(bytes),
        };
        let (files, irregular) = self.map_tree(commit, folders, file)?;
        Ok(Snapshot {
            files: files.collect(),
            irregular,
        })
    }

    /// What `map` makes of each file that [`Repository::read_tree`] would give, by path. No more of
    /// their bytes is held than is worked on, on every core.
    ///
    /// # Errors
    /// As [`Repository::read_tree`].
    pub fn map_tree<T: Send, F: Fn(String, &[u8]) -> T + Sync>(
        &self,
        commit: &CommitId,
        folders: &[&str],
        map: F,
    ) -> Result<(impl Iterator<Item = T> + use<T, F>, Vec<Irregular>), GitError> {
        let tree = self.tree_of(*commit)?;
        let mut seen = Snapshot::default();
        let mut blobs = Vec::new();
        for folder in folders {
            let folder = check_place(folder)?;
            if folder.is_empty() {
                self.walk(&tree, "", &mut blobs, &mut seen)?;
            } else if let Some(entry) = find_entry(&tree, folder)? {
                self.visit(&entry, folder.to_owned(), &mut blobs, &mut seen)?;
            }
        }
        blobs.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        blobs.dedup_by(|a, b| a.path == b.path);
        Ok((self.map_blobs(blobs, map)?, seen.settle().irregular))
    }

    /// One file of a commit; `None` where there is none at this path.
    ///
    /// # Errors
    /// Where the path leads out of the repository, or the file cannot be read.
    pub fn read_file(&self, commit: &CommitId, path: &str) -> Result<Option<Bytes>, GitError> {
        check_path(path)?;
        let tree = self.tree_of(*commit)?;
        let Some(entry) = find_entry(&tree, path)? else {
            return Ok(None);
        };
        match irregular_kind(&entry) {
            Some(_) => Ok(None),
            None => self.read_blob(entry.id(), path).map(Some),
        }
    }

    /// The bytes of a file that was found at a path.
    pub(super) fn read_blob(&self, id: Oid, path: &str) -> Result<Bytes, GitError> {
        let blob = find_blob(&self.inner, id, path)?;
        Ok(Bytes::copy_from_slice(blob.content()))
    }

    pub(super) fn tree_of(&self, commit: CommitId) -> Result<git2::Tree<'_>, GitError> {
        self.commit_object(commit)?.tree().map_err(GitError::read(
            &self.inner,
            format!("read the files of {commit:.7}"),
        ))
    }

    fn walk(
        &self,
        tree: &git2::Tree<'_>,
        folder: &str,
        blobs: &mut Vec<Blob>,
        snapshot: &mut Snapshot,
    ) -> Result<(), GitError> {
        for entry in tree {
            let Ok(name) = entry.name() else {
                let name = String::from_utf8_lossy(entry.name_bytes()).into_owned();
                snapshot.irregular(&below(folder, &name), IrregularKind::NotUtf8);
                continue;
            };
            self.visit(&entry, below(folder, name), blobs, snapshot)?;
        }
        Ok(())
    }

    fn visit(
        &self,
        entry: &git2::TreeEntry<'_>,
        path: String,
        blobs: &mut Vec<Blob>,
        snapshot: &mut Snapshot,
    ) -> Result<(), GitError> {
        match (entry.kind(), entry.filemode()) {
            (Some(ObjectType::Tree), _) => {
                let tree = self.inner.find_tree(entry.id()).map_err(GitError::read(
                    &self.inner,
                    format!("read the folder {path}"),
                ))?;
                self.walk(&tree, &path, blobs, snapshot)?;
            }
            (_, LINK) => snapshot.irregular(&path, IrregularKind::Link),
            (_, SUBMODULE) => snapshot.irregular(&path, IrregularKind::Submodule),
            _ => blobs.push(Blob {
                path,
                id: entry.id(),
            }),
        }
        Ok(())
    }

    pub(super) fn read_blobs(&self, blobs: Vec<Blob>) -> Result<Vec<File>, GitError> {
        let files = self.map_blobs(blobs, |path, bytes| File {
            path,
            content: Bytes::copy_from_slice(bytes),
        })?;
        Ok(files.collect())
    }

    fn map_blobs<T: Send, F: Fn(String, &[u8]) -> T + Sync>(
        &self,
        mut blobs: Vec<Blob>,
        map: F,
    ) -> Result<impl Iterator<Item = T> + use<T, F>, GitError> {
        let read = |repository: &git2::Repository, blob: &mut Blob| {
            let content = find_blob(repository, blob.id, &blob.path)?;
            Ok(map(std::mem::take(&mut blob.path), content.content()))
        };
        if blobs.len() < WORTH_THREADS || rayon::current_num_threads() < 2 {
            let all = blobs.iter_mut().map(|blob| read(&self.inner, blob));
            let all = all.collect::<Result<Vec<T>, GitError>>()?;
            return Ok(vec![all].into_iter().flatten());
        }
        // Few parts, and so large ones: their memory goes back to the system when they are taken in.
        let length = blobs.len().div_ceil(rayon::current_num_threads() * PARTS);
        let handles = &*self.handles;
        let parts: Vec<Vec<T>> = blobs
            .par_chunks_mut(length)
            .map(|part| {
                let part = part.iter_mut();
                handles.lend(|repository| part.map(|blob| read(repository, blob)).collect())
            })
            .collect::<Result<_, GitError>>()?;
        Ok(parts.into_iter().flatten())
    }
}

/// The entry at a path of a tree; `None` where there is none.
pub(super) fn find_entry(
    tree: &git2::Tree<'_>,
    path: &str,
) -> Result<Option<git2::TreeEntry<'static>>, GitError> {
    match tree.get_path(std::path::Path::new(path)) {
        Ok(entry) => Ok(Some(entry)),
        Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(GitError::store(format!("read {path}"))(error)),
    }
}

/// What an entry is that is no file.
pub(super) fn irregular_kind(entry: &git2::TreeEntry<'_>) -> Option<IrregularKind> {
    match (entry.kind(), entry.filemode()) {
        (Some(ObjectType::Tree), _) => Some(IrregularKind::Folder),
        (_, LINK) => Some(IrregularKind::Link),
        (_, SUBMODULE) => Some(IrregularKind::Submodule),
        _ => None,
    }
}

fn find_blob<'r>(
    repository: &'r git2::Repository,
    id: Oid,
    path: &str,
) -> Result<git2::Blob<'r>, GitError> {
    // The words are put together only for an error: this is asked once a file of the catalog.
    repository
        .find_blob(id)
        .map_err(|error| GitError::read(repository, format!("read {path}"))(error))
}

pub(super) fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}
