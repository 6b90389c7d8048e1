//! Folders of commits as git stores them, walked side by side without unpacking what is the same.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::VecDeque;
use std::rc::Rc;

use git2::{Odb, OdbObject, Oid};

use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;
use super::read::{Blob, LINK, SUBMODULE, below};

/// How many folders are kept for the next comparison: those of the commit before.
const KEPT: usize = 8;

/// The mode of a folder in a folder.
const FOLDER: i32 = 0o040_000;

/// How many bytes of two folders are compared at a time.
const CHUNK: usize = 64;

/// The length of an object's id in a folder.
const ID: usize = 20;

/// The folders of commits; what one comparison has read, the next one need not.
pub(super) struct Folders<'r> {
    repository: &'r Repository,
    odb: &'r Odb<'r>,
    recent: RefCell<VecDeque<(Oid, Rc<OdbObject<'r>>)>>,
}

/// The files in which two states differ, not yet read.
#[derive(Default)]
pub(super) struct Pairs {
    pub(super) before: Vec<Blob>,
    pub(super) after: Vec<Blob>,
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Spot {
    mode: i32,
    id: Oid,
}

impl Spot {
    fn is_folder(self) -> bool {
        self.mode == FOLDER
    }

    fn blob(self, path: &str) -> Option<Blob> {
        let is_file = !matches!(self.mode, FOLDER | LINK | SUBMODULE);
        is_file.then(|| Blob {
            path: path.to_owned(),
            id: self.id,
        })
    }
}

/// A line of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Item<'f> {
    name: &'f [u8],
    spot: Spot,
    /// How many bytes it takes.
    length: usize,
}

impl<'r> Folders<'r> {
    /// `odb` is the repository's own.
    pub(super) fn of(repository: &'r Repository, odb: &'r Odb<'r>) -> Folders<'r> {
        Folders {
            repository,
            odb,
            recent: RefCell::default(),
        }
    }

    /// The files at a place, or below it, that differ between two commits; `None` stands for a
    /// commit without a file.
    pub(super) fn pairs(
        &self,
        before: Option<&CommitId>,
        after: Option<&CommitId>,
        place: &str,
        pairs: &mut Pairs,
    ) -> Result<(), GitError> {
        let root = |commit: Option<&CommitId>| commit.map(|id| self.root(*id)).transpose();
        let (mut before, mut after) = (root(before)?, root(after)?);
        let mut path = String::new();
        for part in place.split('/').filter(|part| !part.is_empty()) {
            if before == after {
                return Ok(());
            }
            before = self.step(before, &path, part)?;
            after = self.step(after, &path, part)?;
            path = below(&path, part);
        }
        self.differ(before, after, &path, pairs)
    }

    fn root(&self, commit: CommitId) -> Result<Spot, GitError> {
        let commit = self.repository.commit_object(commit)?;
        Ok(Spot {
            mode: FOLDER,
            id: commit.tree_id(),
        })
    }

    /// What stands at a name of what may be a folder.
    fn step(&self, at: Option<Spot>, path: &str, name: &str) -> Result<Option<Spot>, GitError> {
        let Some(at) = at.filter(|at| at.is_folder()) else {
            return Ok(None);
        };
        let folder = self.read(at.id, path)?;
        let mut rest = folder.data();
        while let Some(item) = first(rest) {
            if item.name == name.as_bytes() {
                return Ok(Some(item.spot));
            }
            rest = &rest[item.length..];
        }
        Ok(None)
    }

    /// Compares what stands at one path; nothing is done where it is the same.
    fn differ(
        &self,
        before: Option<Spot>,
        after: Option<Spot>,
        path: &str,
        pairs: &mut Pairs,
    ) -> Result<(), GitError> {
        if before.map(|spot| spot.id) == after.map(|spot| spot.id) {
            return Ok(());
        }
        let folder = |spot: Option<Spot>| {
            let folder = spot.filter(|spot| spot.is_folder());
            folder.map(|spot| self.read(spot.id, path)).transpose()
        };
        let (old, new) = (folder(before)?, folder(after)?);
        let old = old.as_ref().map_or(&[][..], |folder| folder.data());
        let new = new.as_ref().map_or(&[][..], |folder| folder.data());
        self.compare(old, new, path, pairs)?;
        pairs.before.extend(before.and_then(|spot| spot.blob(path)));
        pairs.after.extend(after.and_then(|spot| spot.blob(path)));
        Ok(())
    }

    /// Walks two folders side by side, both in git's own order.
    fn compare(
        &self,
        mut old: &[u8],
        mut new: &[u8],
        folder: &str,
        pairs: &mut Pairs,
    ) -> Result<(), GitError> {
        while old != new {
            skip_same(&mut old, &mut new);
            let (was, is) = (first(old), first(new));
            let order = match (&was, &is) {
                (None, None) => return Ok(()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(was), Some(is)) => in_git_order(was, is),
            };
            let was = was.filter(|_| order.is_le());
            let is = is.filter(|_| order.is_ge());
            old = &old[was.map_or(0, |item| item.length)..];
            new = &new[is.map_or(0, |item| item.length)..];
            // A name that is no UTF-8 is no file of a catalog.
            let name = was.or(is).map(|item| std::str::from_utf8(item.name));
            if let Some(Ok(name)) = name {
                let (was, is) = (was.map(|item| item.spot), is.map(|item| item.spot));
                self.differ(was, is, &below(folder, name), pairs)?;
            }
        }
        Ok(())
    }

    fn read(&self, id: Oid, path: &str) -> Result<Rc<OdbObject<'r>>, GitError> {
        let mut recent = self.recent.borrow_mut();
        if let Some((_, folder)) = recent.iter().find(|(known, _)| *known == id) {
            return Ok(folder.clone());
        }
        let read = GitError::read(&self.repository.inner, format!("read the folder {path}"));
        let folder = Rc::new(self.odb.read(id).map_err(read)?);
        recent.truncate(KEPT - 1);
        recent.push_front((id, folder.clone()));
        Ok(folder)
    }
}

/// Goes on behind the lines that both begin with, or most of them.
fn skip_same(old: &mut &[u8], new: &mut &[u8]) {
    let chunks = old.chunks_exact(CHUNK).zip(new.chunks_exact(CHUNK));
    let same = CHUNK * chunks.take_while(|(a, b)| a == b).count();
    let mut behind = 0;
    while let Some((_, end)) = name(&old[behind..]).filter(|(_, end)| behind + end + ID <= same) {
        behind += end + ID;
    }
    *old = &old[behind..];
    *new = &new[behind..];
}

/// The first line of a folder: its mode, a space, its name, a zero, its id.
fn first(folder: &[u8]) -> Option<Item<'_>> {
    let (begin, end) = name(folder)?;
    let mode = std::str::from_utf8(&folder[..begin - 1]).ok()?;
    Some(Item {
        name: &folder[begin..end - 1],
        spot: Spot {
            mode: i32::from_str_radix(mode, 8).ok()?,
            id: Oid::from_bytes(folder.get(end..end + ID)?).ok()?,
        },
        length: end + ID,
    })
}

/// Where the name of a folder's first line begins, and where its id does.
fn name(folder: &[u8]) -> Option<(usize, usize)> {
    let space = folder.iter().position(|byte| *byte == b' ')?;
    let zero = folder[space..].iter().position(|byte| *byte == 0)?;
    Some((space + 1, space + zero + 1))
}

/// git's own order of a folder's lines: that of their names, a folder's with a `/` behind it.
fn in_git_order(a: &Item<'_>, b: &Item<'_>) -> Ordering {
    let shared = a.name.len().min(b.name.len());
    let next = |item: &Item<'_>| match item.name.get(shared) {
        Some(byte) => Some(*byte),
        None => item.spot.is_folder().then_some(b'/'),
    };
    a.name[..shared]
        .cmp(&b.name[..shared])
        .then_with(|| next(a).cmp(&next(b)))
        .then_with(|| a.name.len().cmp(&b.name.len()))
}
