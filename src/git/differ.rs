//! The files that differ between two states of a repository; what is the same is never read.

use std::cmp::Ordering;
use std::collections::HashMap;

use git2::{ObjectType, Oid, Tree, TreeEntry};

use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;
use super::log::LoggedCommit;
use super::paths::check_place;
use super::read::{Blob, LINK, below, find_entry};
use super::snapshot::File;
use super::uncommitted::blob_id;

/// The files that differ between two states, as each of them has them, sorted by path.
///
/// A file that only one state has is missing in the other; one that moved is under its old path in
/// one and under its new path in the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differing {
    /// As they were.
    pub before: Vec<File>,
    /// As they are.
    pub after: Vec<File>,
}

/// The blobs of two trees that differ.
#[derive(Default)]
struct Pairs {
    before: Vec<Blob>,
    after: Vec<Blob>,
}

impl Repository {
    /// The files at these paths, or below them, that differ between two commits; `None` stands for
    /// a commit without a file. Folders that are the same in both are not looked into.
    ///
    /// # Errors
    /// Where a path leads out of the repository, or a commit cannot be read.
    pub fn differing(
        &self,
        before: Option<&CommitId>,
        after: Option<&CommitId>,
        places: &[&str],
    ) -> Result<Differing, GitError> {
        let before = before.map(|id| self.tree_of(*id)).transpose()?;
        let after = after.map(|id| self.tree_of(*id)).transpose()?;
        let pairs = self.pairs(before.as_ref(), after.as_ref(), places)?;
        Ok(Differing {
            before: self.read_blobs(settled(pairs.before))?,
            after: self.read_blobs(settled(pairs.after))?,
        })
    }

    /// The paths of the files at these places that a commit made another than its parent has them.
    /// A merge makes none: it takes what its parents have.
    ///
    /// # Errors
    /// As [`Repository::differing`].
    pub fn touched(&self, commit: &LoggedCommit, places: &[&str]) -> Result<Vec<String>, GitError> {
        let parent = match commit.parents.as_slice() {
            [] => None,
            // Behind the edge of a shallow clone nothing is known.
            [parent] => match self.tree_of(*parent) {
                Ok(tree) => Some(tree),
                Err(_) => return Ok(Vec::new()),
            },
            _ => return Ok(Vec::new()),
        };
        let pairs = self.pairs(parent.as_ref(), Some(&self.tree_of(commit.id)?), places)?;
        let both = pairs.before.into_iter().chain(pairs.after);
        let mut paths: Vec<String> = both.map(|blob| blob.path).collect();
        paths.sort_unstable();
        paths.dedup();
        Ok(paths)
    }

    /// The same between a commit and the work tree, whose files are all read.
    ///
    /// # Errors
    /// As [`Repository::differing`], and in a bare repository.
    pub fn differing_on_disk(
        &self,
        before: Option<&CommitId>,
        places: &[&str],
    ) -> Result<Differing, GitError> {
        let tree = before.map(|id| self.tree_of(*id)).transpose()?;
        let committed = self.pairs(tree.as_ref(), None, places)?;
        let mut known: HashMap<String, Oid> = committed
            .before
            .into_iter()
            .map(|blob| (blob.path, blob.id))
            .collect();
        let mut after = Vec::new();
        for file in self.read_work_tree(places)?.files {
            let same = known.get(&file.path) == Some(&blob_id(&file.content, &file.path)?);
            if same {
                known.remove(&file.path);
            } else {
                after.push(file);
            }
        }
        let gone = known.into_iter().map(|(path, id)| Blob { path, id });
        Ok(Differing {
            before: self.read_blobs(settled(gone.collect()))?,
            after,
        })
    }

    fn pairs(
        &self,
        before: Option<&Tree<'_>>,
        after: Option<&Tree<'_>>,
        places: &[&str],
    ) -> Result<Pairs, GitError> {
        let mut pairs = Pairs::default();
        for place in places {
            let place = check_place(place)?;
            if place.is_empty() {
                self.compare(before, after, "", &mut pairs)?;
                continue;
            }
            let at = |tree: Option<&Tree<'_>>| match tree {
                Some(tree) => find_entry(tree, place),
                None => Ok(None),
            };
            self.pair(at(before)?, at(after)?, place, &mut pairs)?;
        }
        Ok(pairs)
    }

    /// Walks two folders side by side, both in git's own order.
    fn compare(
        &self,
        before: Option<&Tree<'_>>,
        after: Option<&Tree<'_>>,
        folder: &str,
        pairs: &mut Pairs,
    ) -> Result<(), GitError> {
        let mut old = before.into_iter().flat_map(|tree| tree.iter()).peekable();
        let mut new = after.into_iter().flat_map(|tree| tree.iter()).peekable();
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return Ok(()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(old), Some(new)) => in_git_order(old, new),
            };
            let old = old.next_if(|_| order.is_le());
            let new = new.next_if(|_| order.is_ge());
            let Some(name) = old.as_ref().or(new.as_ref()).map(TreeEntry::name) else {
                return Ok(());
            };
            // A name that is no UTF-8 is no file of a catalog.
            let Ok(name) = name else { continue };
            let path = below(folder, name);
            self.pair(
                old.as_ref().map(TreeEntry::to_owned),
                new.as_ref().map(TreeEntry::to_owned),
                &path,
                pairs,
            )?;
        }
    }

    /// What stands at one path in both: nothing is done where it is the same.
    fn pair(
        &self,
        before: Option<TreeEntry<'static>>,
        after: Option<TreeEntry<'static>>,
        path: &str,
        pairs: &mut Pairs,
    ) -> Result<(), GitError> {
        if let (Some(before), Some(after)) = (&before, &after)
            && before.id() == after.id()
        {
            return Ok(());
        }
        let folders = (self.folder(&before, path)?, self.folder(&after, path)?);
        if folders.0.is_some() || folders.1.is_some() {
            self.compare(folders.0.as_ref(), folders.1.as_ref(), path, pairs)?;
        }
        pairs.before.extend(blob(&before, path));
        pairs.after.extend(blob(&after, path));
        Ok(())
    }

    fn folder(
        &self,
        entry: &Option<TreeEntry<'static>>,
        path: &str,
    ) -> Result<Option<Tree<'_>>, GitError> {
        let folder = entry
            .as_ref()
            .filter(|entry| entry.kind() == Some(ObjectType::Tree));
        let read = GitError::read(&self.inner, format!("read the folder {path}"));
        folder
            .map(|entry| self.inner.find_tree(entry.id()))
            .transpose()
            .map_err(read)
    }
}

/// git's own order of a folder's entries: that of their names, a folder's with a `/` behind it.
fn in_git_order(a: &TreeEntry<'_>, b: &TreeEntry<'_>) -> Ordering {
    let (one, other) = (a.name_bytes(), b.name_bytes());
    let shared = one.len().min(other.len());
    let next = |entry: &TreeEntry<'_>, name: &[u8]| match name.get(shared) {
        Some(byte) => Some(*byte),
        None => (entry.kind() == Some(ObjectType::Tree)).then_some(b'/'),
    };
    one[..shared]
        .cmp(&other[..shared])
        .then_with(|| next(a, one).cmp(&next(b, other)))
        .then_with(|| one.len().cmp(&other.len()))
}

fn blob(entry: &Option<TreeEntry<'static>>, path: &str) -> Option<Blob> {
    let entry = entry.as_ref()?;
    let plain = entry.kind() == Some(ObjectType::Blob) && entry.filemode() != LINK;
    plain.then(|| Blob {
        path: path.to_owned(),
        id: entry.id(),
    })
}

fn settled(mut blobs: Vec<Blob>) -> Vec<Blob> {
    blobs.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    blobs.dedup_by(|a, b| a.path == b.path);
    blobs
}
