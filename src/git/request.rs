//! What is asked of a commit, and what came of it.

use std::fmt;

use super::id::CommitId;
use super::snapshot::{Bytes, File};

/// A commit to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitRequest {
    /// The HEAD that the change was planned on; `None` where there was no commit yet.
    pub parent: Option<CommitId>,
    /// The files that change.
    pub files: Vec<FileEdit>,
    /// Files of the work tree that a first commit takes in as they lie; none where there is a
    /// parent.
    pub takes_in: Vec<File>,
    /// Subject, body and trailers.
    pub message: String,
    /// Where the commit goes.
    pub placement: Placement,
    /// Whether `Signed-off-by:` is added, in the committer's name.
    pub sign_off: bool,
    /// Whether the `pre-commit` and `commit-msg` hooks run.
    pub verify: bool,
}

/// A file as it is and as it will be, as the repository or the work tree keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEdit {
    /// From the root of the repository, `/` between its parts.
    pub path: String,
    /// What the change was planned on; `None` where there was no file.
    pub before: Option<Bytes>,
    /// What it will be; `None` removes it.
    pub after: Option<Bytes>,
}

/// From so many bytes on, a file is written while something else is done.
const LONG: usize = 16 << 10;

impl FileEdit {
    /// Whether it takes a while to write what it will be.
    pub(super) fn is_long(&self) -> bool {
        self.after.as_ref().is_some_and(|after| after.len() >= LONG)
    }
}

/// Where a commit goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placement {
    /// Onto a new branch that starts at HEAD.
    NewBranch {
        /// Its name, without `refs/heads/`.
        name: String,
        /// Whether the work tree goes there too.
        switch: bool,
    },
    /// Onto the branch HEAD is on, which may be without a commit yet.
    CurrentBranch,
}

impl Placement {
    /// Whether the work tree takes on the commit.
    pub(super) fn moves_work_tree(&self) -> bool {
        !matches!(self, Placement::NewBranch { switch: false, .. })
    }
}

/// A commit that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// Its id.
    pub id: CommitId,
    /// The branch it is on.
    pub branch: String,
    /// Whether HEAD went from another branch to this one.
    pub switched: bool,
    /// What is worth saying, though nothing failed.
    pub warnings: Vec<Warning>,
    /// The files of the commit that git could not write to the work tree.
    pub unwritten: Vec<String>,
}

/// Something worth saying about a commit that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// git knew no identity, so one was guessed from the operating system's user.
    NoIdentity {
        /// The name that was taken.
        name: String,
        /// The e-mail address that was taken.
        email: String,
    },
    /// git had something to say as it moved the work tree.
    GitSaid {
        /// What it wrote.
        said: String,
    },
    /// A hook had something to say.
    HookSaid {
        /// Which hook.
        hook: &'static str,
        /// What it wrote.
        said: String,
    },
    /// A hook that runs after the commit ended with a failure.
    HookFailed {
        /// Which hook.
        hook: &'static str,
        /// What it wrote.
        said: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::NoIdentity { name, email } => write!(
                f,
                "git knows no author here, so the commit says {name} <{email}>; to be named \
                 rightly:\n  git config --global user.name \"Your Name\"\n  \
                 git config --global user.email you@example.com"
            ),
            Warning::GitSaid { said } => write!(f, "git said: {said}"),
            Warning::HookSaid { hook, said } => write!(f, "the {hook} hook said: {said}"),
            Warning::HookFailed { hook, said } => write!(
                f,
                "the commit was made, but then the {hook} hook failed: {said}"
            ),
        }
    }
}
