//! Where one stands: HEAD, the base branch, and names of commits.

use chrono::{DateTime, FixedOffset};
use git2::ErrorCode;

use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;
use super::log::moment;

/// What HEAD is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// On a branch that has commits.
    Branch {
        /// Its name, without `refs/heads/`.
        name: String,
        /// Its last commit.
        commit: CommitId,
    },
    /// On a commit and no branch.
    Detached {
        /// The commit.
        commit: CommitId,
    },
    /// On a branch without a commit.
    Unborn {
        /// Its name.
        branch: String,
    },
}

impl Head {
    /// The commit HEAD is at; `None` before the first one.
    pub fn commit(&self) -> Option<CommitId> {
        match self {
            Head::Branch { commit, .. } | Head::Detached { commit } => Some(*commit),
            Head::Unborn { .. } => None,
        }
    }

    /// The branch HEAD is on; `None` where it is on none.
    pub fn branch(&self) -> Option<&str> {
        match self {
            Head::Branch { name, .. } | Head::Unborn { branch: name } => Some(name),
            Head::Detached { .. } => None,
        }
    }
}

impl Repository {
    /// Where HEAD is now.
    ///
    /// # Errors
    /// Where HEAD cannot be read.
    pub fn head(&self) -> Result<Head, GitError> {
        let head = self
            .inner
            .find_reference("HEAD")
            .map_err(GitError::store("read HEAD"))?;
        let branch = head
            .symbolic_target()
            .map_err(GitError::store("read the branch HEAD is on"))?
            .and_then(|target| target.strip_prefix("refs/heads/"))
            .map(str::to_owned);
        let commit = match head.peel_to_commit() {
            Ok(commit) => CommitId::from_oid(commit.id()),
            Err(error) if error.code() == ErrorCode::NotFound => None,
            Err(error) => return Err(GitError::store("read the commit of HEAD")(error)),
        };
        match (branch, commit) {
            (Some(name), Some(commit)) => Ok(Head::Branch { name, commit }),
            (Some(branch), None) => Ok(Head::Unborn { branch }),
            (None, Some(commit)) => Ok(Head::Detached { commit }),
            (None, None) => Err(GitError::UnknownRevision {
                name: "HEAD".to_owned(),
            }),
        }
    }

    /// When HEAD's commit was committed, in the committer's time zone; `None` before the first.
    ///
    /// # Errors
    /// Where HEAD's commit cannot be read.
    pub fn head_commit_date(&self) -> Result<Option<DateTime<FixedOffset>>, GitError> {
        let Some(id) = self.head()?.commit() else {
            return Ok(None);
        };
        Ok(Some(moment(self.commit_object(id)?.time())))
    }

    /// The commit that a name stands for: a branch, a tag, an id, `HEAD~2` and all that git takes.
    ///
    /// # Errors
    /// Where it stands for no commit.
    pub fn resolve(&self, name: &str) -> Result<CommitId, GitError> {
        let found = self
            .inner
            .revparse_single(name)
            .and_then(|object| object.peel_to_commit())
            .ok()
            .and_then(|commit| CommitId::from_oid(commit.id()));
        match found {
            Some(id) => Ok(id),
            None => self.resolve_by_git(name),
        }
    }

    /// git knows forms of names that are not read here, such as `main@{yesterday}`.
    fn resolve_by_git(&self, name: &str) -> Result<CommitId, GitError> {
        let commit = format!("{name}^{{commit}}");
        let answer = self
            .git(
                "find the commit",
                ["rev-parse", "--verify", "--quiet", "--end-of-options"],
            )
            .arguments([commit])
            .answer()?;
        answer
            .text()
            .parse()
            .map_err(|_| GitError::UnknownRevision {
                name: name.to_owned(),
            })
    }

    /// The branch that changes start from: the configured one, where it exists here or at a remote,
    /// so that no slip makes another branch of it; else the default branch of the remote; else, where they exist here, git's `init.defaultBranch`, `main` or `master`; else
    /// the one HEAD is on.
    ///
    /// # Errors
    /// Where HEAD or git's configuration cannot be read.
    pub fn base_branch(&self, configured: Option<&str>) -> Result<String, GitError> {
        if let Some(name) = configured
            && (self.branch_exists(name) || self.is_fetched(name))
        {
            return Ok(name.to_owned());
        }
        if let Some(name) = self.remote_default_branch() {
            return Ok(name);
        }
        let default = self.settings()?.get("GIT_DEFAULT_BRANCH");
        let usual = default.into_iter().chain(["main", "master"]);
        let here = usual.into_iter().find(|name| self.branch_exists(name));
        let here = here.map(str::to_owned);
        let current = self.head()?.branch().map(str::to_owned);
        Ok(here.or(current).unwrap_or_else(|| "main".to_owned()))
    }

    /// What the HEAD of `origin`, or of the only remote, points to.
    fn remote_default_branch(&self) -> Option<String> {
        let remotes = self.inner.remotes().ok()?;
        let names: Vec<&str> = remotes.iter().filter_map(|name| name.ok()?).collect();
        let remote = match names.as_slice() {
            names if names.contains(&"origin") => "origin",
            [only] => only,
            _ => return None,
        };
        let folder = format!("refs/remotes/{remote}/");
        let head = self.inner.find_reference(&format!("{folder}HEAD")).ok()?;
        let target = head.symbolic_target().ok()??;
        target.strip_prefix(&folder).map(str::to_owned)
    }

    /// Whether a remote had a branch of this name when it was last asked.
    fn is_fetched(&self, name: &str) -> bool {
        let branches = self
            .inner
            .references_glob(&format!("refs/remotes/*/{name}"));
        branches.is_ok_and(|mut branches| branches.next().is_some())
    }

    /// A name for a new branch: this one, or, where that branch is merged into a commit already, the
    /// next with a number behind it.
    pub fn name_behind_merged(&self, name: &str, commit: CommitId) -> String {
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let mut names = std::iter::once(name.to_string()).chain(numbered);
        let free = names.find(|name| !self.is_merged(name, commit));
        free.unwrap_or_else(|| name.to_string())
    }

    /// Whether a branch is there, and a commit holds all of it.
    fn is_merged(&self, branch: &str, commit: CommitId) -> bool {
        let tip = self.inner.refname_to_id(&format!("refs/heads/{branch}"));
        tip.ok()
            .zip(commit.oid().ok())
            .is_some_and(|(tip, commit)| {
                tip == commit || self.inner.graph_descendant_of(commit, tip).unwrap_or(false)
            })
    }

    pub(super) fn branch_exists(&self, name: &str) -> bool {
        self.inner
            .find_reference(&format!("refs/heads/{name}"))
            .is_ok()
    }

    pub(super) fn commit_object(&self, id: CommitId) -> Result<git2::Commit<'_>, GitError> {
        id.oid()
            .and_then(|oid| self.inner.find_commit(oid))
            .map_err(GitError::store(format!("read the commit {id:.7}")))
    }
}
