//! Why a change is refused before anything is written or asked.

use std::fmt;
use std::path::PathBuf;

use super::id::CommitId;

/// Something in the repository stands against the change. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Files of the change hold uncommitted changes, staged or not.
    Uncommitted {
        /// The files.
        paths: Vec<String>,
    },
    /// Files that a first commit takes in are staged otherwise than they lie.
    StagedOtherwise {
        /// The files.
        paths: Vec<String>,
    },
    /// Another file or folder stands where a file of the change would.
    InTheWay {
        /// The file of the change.
        path: String,
        /// What stands there.
        by: String,
    },
    /// A symbolic link stands on the way to a file of the change.
    ThroughLink {
        /// The file of the change.
        path: String,
        /// The link.
        link: String,
    },
    /// The path is not one of a file inside the repository.
    BadPath {
        /// The path.
        path: String,
    },
    /// The file on disk is no longer the one the change was planned on.
    ChangedOnDisk {
        /// The file.
        path: String,
    },
    /// A merge, rebase or the like is under way.
    UnderWay(Operation),
    /// Some files of the index are in conflict.
    Conflicts {
        /// One of them.
        path: String,
    },
    /// The branch exists.
    BranchExists {
        /// Its name.
        name: String,
    },
    /// HEAD is on the branch that would be made.
    OnBranch {
        /// Its name.
        name: String,
    },
    /// A branch exists whose name cannot stand beside the new one.
    BranchNameTaken {
        /// The new name.
        name: String,
        /// The branch in its way.
        by: String,
    },
    /// git does not take this as the name of a branch.
    InvalidBranchName {
        /// The name.
        name: String,
    },
    /// Another work tree stands on the branch.
    CheckedOutElsewhere {
        /// The branch.
        name: String,
        /// The other work tree.
        work_tree: PathBuf,
    },
    /// HEAD is not the commit the change was planned on.
    HeadMoved {
        /// The commit of the plan.
        planned_on: Option<CommitId>,
        /// HEAD.
        found: Option<CommitId>,
    },
    /// HEAD is on no branch, so a commit there would be lost.
    Detached,
    /// A bare repository has no work tree to change.
    NoWorkTree,
    /// Another git holds, or left, the lock of the index.
    IndexLocked {
        /// The lock file.
        lock: PathBuf,
    },
    /// The change leaves every file as it is.
    NothingToCommit,
    /// The message is empty, or a hook emptied it.
    EmptyMessage,
}

/// What git may be in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `git merge`
    Merge,
    /// `git rebase`
    Rebase,
    /// `git am`
    ApplyMailbox,
    /// `git cherry-pick`
    CherryPick,
    /// `git revert`
    Revert,
    /// `git bisect`
    Bisect,
}

impl Operation {
    /// What it is called, and what ends it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Operation::Merge => ("merge", "`git merge --continue` or `git merge --abort`"),
            Operation::Rebase => ("rebase", "`git rebase --continue` or `git rebase --abort`"),
            Operation::ApplyMailbox => ("git am", "`git am --continue` or `git am --abort`"),
            Operation::CherryPick => (
                "cherry-pick",
                "`git cherry-pick --continue` or `git cherry-pick --abort`",
            ),
            Operation::Revert => ("revert", "`git revert --continue` or `git revert --abort`"),
            Operation::Bisect => ("bisect", "`git bisect reset`"),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Uncommitted { paths } => write!(
                f,
                "uncommitted changes in {}; commit them or put them away with `git stash` first",
                paths.join(", ")
            ),
            Refusal::StagedOtherwise { paths } => write!(
                f,
                "{0} is staged otherwise than it lies in the work tree, which the first commit \
                 would take; `git add {0}` takes what lies there",
                paths.join(" ")
            ),
            Refusal::InTheWay { path, by } if path == by => write!(
                f,
                "{path} is in the way: it is there, but not in the last commit; commit it, move \
                 it or remove it first"
            ),
            Refusal::InTheWay { path, by } => write!(
                f,
                "{path} cannot be written: {by} is in the way; move or remove it first"
            ),
            Refusal::ThroughLink { path, link } => write!(
                f,
                "{path} cannot be written: {link} is a symbolic link, and no change goes through \
                 one; replace it by a file or folder first"
            ),
            Refusal::BadPath { path } => write!(
                f,
                "`{path}` is no path of a file in the repository; give it from the repository's \
                 root, with `/` between its parts and without `..` or `.git`"
            ),
            Refusal::ChangedOnDisk { path } => write!(
                f,
                "{path} changed on disk since the change was planned; run the command again"
            ),
            Refusal::UnderWay(operation) => {
                let (name, end) = operation.words();
                write!(f, "a {name} is under way; end it first with {end}")
            }
            Refusal::Conflicts { path } => write!(
                f,
                "{path} is in conflict; resolve it, then `git add` it and commit"
            ),
            Refusal::HeadMoved { planned_on, found } => write!(
                f,
                "HEAD moved from {} to {} since the change was planned; run the command again",
                planned_on.map_or("no commit".to_owned(), |id| id.short()),
                found.map_or("no commit".to_owned(), |id| id.short())
            ),
            Refusal::Detached => f.write_str(
                "HEAD is on no branch, so the commit would be lost; name a new branch with \
                 --branch NAME, or stand on one with `git switch NAME`",
            ),
            Refusal::NoWorkTree => f.write_str(
                "a bare repository has no work tree to change; commit on a new branch with \
                 --branch NAME --no-switch",
            ),
            Refusal::IndexLocked { lock } => write!(
                f,
                "{0} exists: another git is at work here, or left it when it was stopped; wait \
                 for it, and once no git runs here remove it: rm '{0}'",
                lock.display()
            ),
            Refusal::NothingToCommit => {
                f.write_str("nothing to commit: every file is already as the change would have it")
            }
            Refusal::EmptyMessage => {
                f.write_str("the commit message is empty; give one with --message")
            }
            Refusal::BranchExists { .. }
            | Refusal::OnBranch { .. }
            | Refusal::BranchNameTaken { .. }
            | Refusal::InvalidBranchName { .. }
            | Refusal::CheckedOutElsewhere { .. } => self.fmt_branch(f),
        }
    }
}

impl Refusal {
    fn fmt_branch(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::BranchExists { name } => write!(
                f,
                "the branch {name} exists; choose another with --branch NAME, or delete it with \
                 `git branch -D {name}`"
            ),
            Refusal::OnBranch { name } => write!(
                f,
                "you are on the branch {name} already; --no-branch commits there, --branch NAME on \
                 a new one"
            ),
            Refusal::BranchNameTaken { name, by } => write!(
                f,
                "no branch {name} can be made beside the branch {by}; choose another name with \
                 --branch NAME"
            ),
            Refusal::InvalidBranchName { name } => write!(
                f,
                "`{name}` is no name for a branch; choose another with --branch NAME"
            ),
            Refusal::CheckedOutElsewhere { name, work_tree } => write!(
                f,
                "the branch {name} is checked out in {}; work there, or choose another with \
                 --branch NAME",
                work_tree.display()
            ),
            _ => Ok(()),
        }
    }
}
