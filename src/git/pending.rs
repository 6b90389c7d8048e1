//! A note in git's folder while a commit is on its way to its branch, for the run after a kill.

use std::fmt;
use std::fs::{self, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;

const NOTE: &str = "pending";

/// A commit that was made by a run which was stopped before it could say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The commit, whole.
    pub commit: CommitId,
    /// The branch it was made for.
    pub branch: String,
    /// Whether it reached that branch.
    pub landed: bool,
    /// Whether HEAD is on that branch.
    pub is_here: bool,
    /// What was kept of files that a first commit takes in.
    kept: Option<CommitId>,
}

impl fmt::Display for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Pending { commit, branch, .. } = self;
        match (self.landed, self.is_here) {
            (true, true) => write!(
                f,
                "an earlier run was stopped once its commit {commit:.7} was on the branch {branch}"
            ),
            (true, false) => write!(
                f,
                "an earlier run was stopped once its commit {commit:.7} was on the branch \
                 {branch}; `git switch {branch}` takes you there"
            ),
            (false, _) => write!(
                f,
                "an earlier run was stopped before its commit {commit:.7} reached the branch \
                 {branch}; keep it with `git branch {branch} {commit}`, or run the command again"
            ),
        }
    }
}

/// Keeps the note, and a lock on it, while the commit is on its way.
pub(super) struct Mark {
    place: PathBuf,
    note: Option<fs::File>,
}

impl Drop for Mark {
    fn drop(&mut self) {
        // Closed first: some systems do not remove what is open. One that stays is no harm: the
        // next run says where the commit is.
        self.note.take();
        let _ = fs::remove_file(&self.place);
    }
}

impl Repository {
    /// What an earlier run left on its way, if it was stopped there. A run that is at it right now
    /// does not count.
    ///
    /// # Errors
    /// Where the note cannot be read.
    pub fn pending(&self) -> Result<Option<Pending>, GitError> {
        let place = self.note();
        let note = match fs::File::open(&place) {
            Ok(note) => note,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(GitError::file("read", place)(error)),
        };
        if matches!(note.try_lock_shared(), Err(TryLockError::WouldBlock)) {
            return Ok(None);
        }
        let text = fs::read_to_string(&place).map_err(GitError::file("read", &place))?;
        let mut words = text.split_whitespace().map(str::to_owned);
        Ok(words.next().zip(words.next()).and_then(|(commit, branch)| {
            let commit: CommitId = commit.parse().ok()?;
            let head = self.head().ok()?;
            Some(Pending {
                commit,
                landed: self.is_on(commit, &branch),
                is_here: head.branch() == Some(branch.as_str()),
                kept: words.next().and_then(|kept| kept.parse().ok()),
                branch,
            })
        }))
    }

    /// Takes back what git had already moved of a commit to which HEAD did not come: the files that
    /// [`Repository::halfway`] finds become what they were; gives them. Nothing is lost, since the
    /// commit is whole. Where HEAD is another by now, nothing is done.
    ///
    /// # Errors
    /// Where the files cannot be read or written.
    pub fn take_back_pending(&self, pending: &Pending) -> Result<Vec<String>, GitError> {
        let head = self.head()?.commit();
        let parents = self.logged(pending.commit)?.parents;
        if self.is_bare() || parents.first().copied() != head {
            return Ok(Vec::new());
        }
        let from = pending.kept.or(head);
        let paths = self.halfway(from.as_ref(), &pending.commit)?;
        self.put_back(from.as_ref(), &pending.commit, &paths)?;
        Ok(paths)
    }

    /// Forgets what an earlier run left; the commit stays where it is.
    ///
    /// # Errors
    /// Where the note cannot be removed.
    pub fn clear_pending(&self) -> Result<(), GitError> {
        let place = self.note();
        match fs::remove_file(&place) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(GitError::file("remove", place)(error))
            }
            _ => Ok(()),
        }
    }

    /// Notes that a commit is on its way to a branch, until the mark is dropped; with it what was
    /// kept of files that it takes in.
    pub(super) fn mark_pending(
        &self,
        commit: CommitId,
        branch: &str,
        kept: Option<CommitId>,
    ) -> Result<Mark, GitError> {
        let folder = self.private_folder()?;
        let place = self.note();
        let write = || {
            let mut file = tempfile::NamedTempFile::new_in(&folder)?;
            let kept = kept.map(|kept| format!(" {kept}")).unwrap_or_default();
            writeln!(file, "{commit} {branch}{kept}")?;
            let note = file.persist(&place).map_err(|error| error.error)?;
            // Where a file system has no locks, only the sight of a run under way is lost.
            let _ = note.lock();
            Ok(note)
        };
        let note = write().map_err(GitError::file("write", &place))?;
        Ok(Mark {
            place: place.clone(),
            note: Some(note),
        })
    }

    fn note(&self) -> PathBuf {
        self.git_dir().join("catalog").join(NOTE)
    }

    /// Whether a branch holds a commit.
    fn is_on(&self, commit: CommitId, branch: &str) -> bool {
        let tip = self
            .inner
            .refname_to_id(&format!("refs/heads/{branch}"))
            .ok();
        tip.zip(commit.oid().ok()).is_some_and(|(tip, commit)| {
            tip == commit || self.inner.graph_descendant_of(tip, commit).unwrap_or(false)
        })
    }
}
