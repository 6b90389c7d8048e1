//! Letting git put a finished commit on its branch, and the user there.

use git2::Oid;

use super::discover::Repository;
use super::error::GitError;
use super::head::Head;
use super::id::CommitId;
use super::program::Answer;
use super::request::{Placement, Warning};

/// The tree without a file; git knows it without having it.
pub(super) const EMPTY_TREE: &str = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/// The options of `git merge` that leave nothing to the user's configuration.
const FAST_FORWARD: [&str; 9] = [
    "-c",
    "submodule.recurse=false",
    "merge",
    "--ff-only",
    "--quiet",
    "--no-stat",
    "--no-squash",
    "--no-autostash",
    "--no-verify-signatures",
];

/// A branch that was given a commit.
pub(super) struct Placed {
    pub(super) branch: String,
    pub(super) switched: bool,
    pub(super) warning: Option<Warning>,
}

impl Repository {
    /// Puts a commit on its branch. Where git refuses, all is as it was before.
    pub(super) fn place(
        &self,
        commit: CommitId,
        placement: &Placement,
        before: &Head,
        kept: Option<CommitId>,
    ) -> Result<Placed, GitError> {
        let (branch, switched, warning) = match (placement, before) {
            (
                Placement::NewBranch {
                    name,
                    switch: false,
                },
                _,
            ) => {
                self.make_branch(name, commit)?;
                (name.clone(), false, None)
            }
            (Placement::NewBranch { name, .. }, Head::Unborn { branch }) => {
                let warning = self.be_first_on(name, branch, commit, kept)?;
                (name.clone(), name != branch, warning)
            }
            (Placement::CurrentBranch, Head::Unborn { branch }) if kept.is_some() => {
                let warning = self.be_first_on(branch, branch, commit, kept)?;
                (branch.clone(), false, warning)
            }
            (Placement::NewBranch { name, .. }, _) => {
                let warning = self.switch(name, commit, before)?;
                (name.clone(), true, warning)
            }
            (Placement::CurrentBranch, _) => {
                let warning = self.fast_forward(commit, before)?;
                let branch = before.branch().unwrap_or_default().to_owned();
                (branch, false, warning)
            }
        };
        Ok(Placed {
            branch,
            switched,
            warning,
        })
    }

    fn make_branch(&self, name: &str, commit: CommitId) -> Result<(), GitError> {
        let commit = commit.to_string();
        let arguments = ["branch", "--quiet", "--no-track", name, &commit];
        self.git("make the branch", arguments).success().map(drop)
    }

    fn switch(
        &self,
        name: &str,
        commit: CommitId,
        before: &Head,
    ) -> Result<Option<Warning>, GitError> {
        let id = commit.to_string();
        let answer = self
            .git(
                "switch to the new branch",
                ["switch", "--quiet", "--no-track", "--no-recurse-submodules"],
            )
            .arguments(["-c", name, &id])
            .answer()?;
        self.settle("post-checkout", answer, commit, before, Some(name))
    }

    fn fast_forward(&self, commit: CommitId, before: &Head) -> Result<Option<Warning>, GitError> {
        let answer = self
            .git("move the branch to the commit", FAST_FORWARD)
            .arguments([commit.to_string()])
            .answer()?;
        self.settle("post-merge", answer, commit, before, None)
    }

    /// In a repository without a commit: the commit becomes the first on a branch of this name.
    /// `git switch` would throw away what is staged there.
    fn be_first_on(
        &self,
        name: &str,
        old: &str,
        commit: CommitId,
        kept: Option<CommitId>,
    ) -> Result<Option<Warning>, GitError> {
        if let Some(kept) = kept {
            self.found(name, old, kept, commit)?;
            return Ok(None);
        }
        self.point_head_at(name)?;
        let unborn = Head::Unborn {
            branch: name.to_owned(),
        };
        let placed = self.fast_forward(commit, &unborn);
        if placed.is_err() {
            self.point_head_at(old)?;
        }
        placed
    }

    pub(super) fn point_head_at(&self, branch: &str) -> Result<(), GitError> {
        let branch = format!("refs/heads/{branch}");
        self.git("point HEAD at the branch", ["symbolic-ref", "HEAD"])
            .arguments([branch])
            .success()
            .map(drop)
    }

    /// Tells a failure of git from one of a hook that ran once git was done, and takes back what a
    /// failure of git left half done.
    fn settle(
        &self,
        hook: &'static str,
        answer: Answer,
        commit: CommitId,
        before: &Head,
        new_branch: Option<&str>,
    ) -> Result<Option<Warning>, GitError> {
        let now = self.head()?;
        let arrived =
            now.commit() == Some(commit) && now.branch() == new_branch.or(before.branch());
        if arrived {
            let said = answer.everything();
            return Ok(match (answer.succeeded, said.is_empty()) {
                (true, true) => None,
                (true, false) => Some(Warning::GitSaid { said }),
                // The status is git's own, whatever the hook's was.
                (false, true) => Some(Warning::HookFailed {
                    hook,
                    said: "it said nothing".to_owned(),
                }),
                (false, false) => Some(Warning::HookFailed { hook, said }),
            });
        }
        let failure = answer.failure();
        match self.take_back(commit, before, new_branch) {
            Ok(()) => Err(failure),
            Err(left) => Err(GitError::HalfMoved {
                failure: Box::new(failure),
                left: Box::new(left),
            }),
        }
    }

    /// Puts the files of the commit back to what they were, where git had moved them already, and
    /// removes the new branch, where git had made it. Both leave alone what is not the commit's.
    fn take_back(
        &self,
        commit: CommitId,
        before: &Head,
        new_branch: Option<&str>,
    ) -> Result<(), GitError> {
        let from = commit.to_string();
        let to = before
            .commit()
            .map_or(EMPTY_TREE.to_owned(), |id| id.to_string());
        if let Some(name) = new_branch
            && self.tip(name) == commit.oid().ok()
        {
            let branch = format!("refs/heads/{name}");
            self.git(
                "remove the new branch",
                ["update-ref", "-d", &branch, &from],
            )
            .success()?;
        }
        self.git("put back the files", ["read-tree", "-m", "-u", &from, &to])
            .success()?;
        // Where the index had not moved yet, git takes no notice of files that had.
        let before = before.commit();
        let paths = self.halfway(before.as_ref(), &commit)?;
        self.put_back(before.as_ref(), &commit, &paths)
    }

    fn tip(&self, branch: &str) -> Option<Oid> {
        self.inner
            .refname_to_id(&format!("refs/heads/{branch}"))
            .ok()
    }
}
