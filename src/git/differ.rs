//! The files that differ between two states of a repository; what is the same is never read.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::path::Path;

use git2::{Index, Odb, Oid};

use super::discover::Repository;
use super::error::GitError;
use super::folders::{Folders, Pairs};
use super::id::CommitId;
use super::log::LoggedCommit;
use super::paths::check_place;
use super::read::Blob;
use super::snapshot::File;
use super::uncommitted::{blob_id, is_as_staged};

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

/// The files that a commit made another than its parent has them, not yet read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    before: Vec<Blob>,
    after: Vec<Blob>,
}

impl Touched {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Their paths, before and behind, sorted.
    pub fn paths(&self) -> Vec<&str> {
        let both = self.before.iter().chain(&self.after);
        let mut paths: Vec<&str> = both.map(|blob| blob.path.as_str()).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }
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
        let odb = self.odb()?;
        let pairs = pairs(&Folders::of(self, &odb), before, after, places)?;
        self.read_touched(&Touched::of(pairs))
    }

    /// The same between a commit and the work tree. A file that git's index noted to be as the commit
    /// has it is not read.
    ///
    /// # Errors
    /// As [`Repository::differing`], and in a bare repository.
    pub fn differing_on_disk(
        &self,
        before: Option<&CommitId>,
        places: &[&str],
    ) -> Result<Differing, GitError> {
        let odb = self.odb()?;
        let committed = pairs(&Folders::of(self, &odb), before, None, places)?;
        let mut known: HashMap<String, Oid> = committed
            .before
            .into_iter()
            .map(|blob| (blob.path, blob.id))
            .collect();
        let noted = Noted::of(self);
        let is_doubtful = |path: &str| match (known.get(path), &noted) {
            (Some(id), Some(noted)) if noted.is_on_disk(path, *id) => {
                known.remove(path);
                false
            }
            _ => true,
        };
        let mut after = Vec::new();
        for file in self.read_work_tree_where(places, is_doubtful)? {
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

    /// The files at these places that each of the commits made another than its parent has them. A
    /// merge makes none: it takes what its parents have. Commits that stand together in the history
    /// are best asked about together.
    ///
    /// # Errors
    /// As [`Repository::differing`].
    pub fn touched<'c>(
        &self,
        commits: impl IntoIterator<Item = &'c LoggedCommit>,
        places: &[&str],
    ) -> Result<Vec<Touched>, GitError> {
        let odb = self.odb()?;
        let folders = Folders::of(self, &odb);
        let commits = commits.into_iter();
        let touched = commits.map(|commit| match commit.parents.as_slice() {
            // Behind the edge of a shallow clone nothing is known.
            [parent] if self.commit_object(*parent).is_err() => Ok(Touched::default()),
            [] | [_] => {
                let parent = commit.parents.first();
                Ok(Touched::of(pairs(
                    &folders,
                    parent,
                    Some(&commit.id),
                    places,
                )?))
            }
            _ => Ok(Touched::default()),
        });
        touched.collect()
    }

    fn odb(&self) -> Result<Odb<'_>, GitError> {
        let odb = self.inner.odb();
        odb.map_err(GitError::store("open the objects of the repository"))
    }

    /// Reads files that a commit touched.
    ///
    /// # Errors
    /// Where one cannot be read.
    pub fn read_touched(&self, touched: &Touched) -> Result<Differing, GitError> {
        Ok(Differing {
            before: self.read_blobs(touched.before.clone())?,
            after: self.read_blobs(touched.after.clone())?,
        })
    }
}

/// What git's index noted of the files on disk.
struct Noted<'r> {
    root: &'r Path,
    index: Index,
    made: Metadata,
}

impl<'r> Noted<'r> {
    fn of(repository: &'r Repository) -> Option<Noted<'r>> {
        let index = repository.readable_index()?;
        Some(Noted {
            root: repository.root()?,
            made: fs::metadata(index.path()?).ok()?,
            index,
        })
    }

    /// Whether the file on disk is known to hold this, without a look into it.
    fn is_on_disk(&self, path: &str, id: Oid) -> bool {
        let staged = self.index.get_path(Path::new(path), 0);
        let Some(staged) = staged.filter(|staged| staged.id == id) else {
            return false;
        };
        let found = fs::symlink_metadata(self.root.join(path));
        found.is_ok_and(|found| is_as_staged(&staged, &found, &self.made))
    }
}

impl Touched {
    fn of(pairs: Pairs) -> Touched {
        Touched {
            before: settled(pairs.before),
            after: settled(pairs.after),
        }
    }
}

fn pairs(
    folders: &Folders<'_>,
    before: Option<&CommitId>,
    after: Option<&CommitId>,
    places: &[&str],
) -> Result<Pairs, GitError> {
    let mut pairs = Pairs::default();
    for place in places {
        folders.pairs(before, after, check_place(place)?, &mut pairs)?;
    }
    Ok(pairs)
}

fn settled(mut blobs: Vec<Blob>) -> Vec<Blob> {
    blobs.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    blobs.dedup_by(|a, b| a.path == b.path);
    blobs
}
