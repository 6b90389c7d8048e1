//! Refusing a commit before anything is written or asked.

use git2::{ErrorCode, RepositoryState};

use super::discover::Repository;
use super::error::GitError;
use super::head::Head;
use super::refusal::{Operation, Refusal};
use super::request::{CommitRequest, Placement};

/// A commit that could be made when [`Repository::check`] looked.
#[derive(Debug)]
pub struct Checked<'r>(pub(super) &'r CommitRequest);

impl CommitRequest {
    /// The branch the commit is to make.
    pub(super) fn branch(&self) -> Option<&str> {
        match &self.placement {
            Placement::NewBranch { name, .. } => Some(name),
            Placement::CurrentBranch => None,
        }
    }
}

impl Repository {
    /// Whether the commit can be made as things are. Writes nothing, not even an object.
    ///
    /// # Errors
    /// [`GitError::Refused`] with the first thing that stands against it: HEAD elsewhere, an
    /// operation under way, the branch, the lock of the index, or files with uncommitted changes;
    /// [`GitError::NoIdentity`] where nobody is known to have made it.
    pub fn check<'r>(&self, request: &'r CommitRequest) -> Result<Checked<'r>, GitError> {
        self.check_idle()?;
        let head = self.head()?;
        if head.commit() != request.parent {
            return Err(Refusal::HeadMoved {
                planned_on: request.parent,
                found: head.commit(),
            }
            .into());
        }
        let moves = request.placement.moves_work_tree();
        if moves && self.is_bare() {
            return Err(Refusal::NoWorkTree.into());
        }
        match request.branch() {
            Some(name) => self.check_new_branch(name)?,
            None => self.check_current_branch(&head)?,
        }
        let lock = self.git_dir().join("index.lock");
        if moves && lock.exists() {
            return Err(Refusal::IndexLocked { lock }.into());
        }
        // Whoever is not to be guessed must say who they are before anything is written.
        self.identities()?;
        match request.takes_in.is_empty() {
            true => self.check_files(request)?,
            false => self.check_founding(request)?,
        }
        Ok(Checked(request))
    }

    /// Whether git is not in the middle of something that forbids any commit.
    ///
    /// # Errors
    /// [`GitError::Refused`] with what is under way.
    pub fn check_idle(&self) -> Result<(), GitError> {
        match self.operation() {
            Some(operation) => Err(Refusal::UnderWay(operation).into()),
            None => Ok(()),
        }
    }

    /// What git is in the middle of.
    fn operation(&self) -> Option<Operation> {
        match self.inner.state() {
            RepositoryState::Merge => Some(Operation::Merge),
            RepositoryState::Revert | RepositoryState::RevertSequence => Some(Operation::Revert),
            RepositoryState::CherryPick | RepositoryState::CherryPickSequence => {
                Some(Operation::CherryPick)
            }
            RepositoryState::Bisect => Some(Operation::Bisect),
            RepositoryState::Rebase
            | RepositoryState::RebaseInteractive
            | RepositoryState::RebaseMerge
            | RepositoryState::ApplyMailboxOrRebase => Some(Operation::Rebase),
            RepositoryState::ApplyMailbox => Some(Operation::ApplyMailbox),
            RepositoryState::Clean => self.sequence(),
        }
    }

    /// Between two picks of a series, only the list of what is to come tells of it.
    fn sequence(&self) -> Option<Operation> {
        let list = self.git_dir().join("sequencer").join("todo");
        let list = std::fs::read_to_string(list).ok()?;
        if list.starts_with("revert") {
            Some(Operation::Revert)
        } else {
            Some(Operation::CherryPick)
        }
    }

    fn check_new_branch(&self, name: &str) -> Result<(), GitError> {
        let name = name.to_owned();
        if !git2::Branch::name_is_valid(&name).unwrap_or(false) {
            return Err(Refusal::InvalidBranchName { name }.into());
        }
        if let Some(work_tree) = self.work_tree_on(&name) {
            return Err(Refusal::CheckedOutElsewhere { name, work_tree }.into());
        }
        if self.branch_exists(&name) {
            return Err(match self.head()?.branch() == Some(&name) {
                true => Refusal::OnBranch { name }.into(),
                false => Refusal::BranchExists { name }.into(),
            });
        }
        if let Some(by) = self.branch_beside(&name)? {
            return Err(Refusal::BranchNameTaken { name, by }.into());
        }
        Ok(())
    }

    /// A branch that forbids another name: one is the folder of the other.
    fn branch_beside(&self, name: &str) -> Result<Option<String>, GitError> {
        let above = super::paths::folders_above(name).find(|above| self.branch_exists(above));
        if let Some(above) = above {
            return Ok(Some(above.to_owned()));
        }
        let below = self
            .inner
            .references_glob(&format!("refs/heads/{name}/*"))
            .map_err(GitError::store("read the branches"))?
            .next();
        match below {
            Some(Ok(below)) => Ok(below.shorthand().ok().map(str::to_owned)),
            Some(Err(error)) if error.code() != ErrorCode::NotFound => {
                Err(GitError::store("read the branches")(error))
            }
            _ => Ok(None),
        }
    }

    fn check_current_branch(&self, head: &Head) -> Result<(), GitError> {
        let name = head.branch().ok_or(Refusal::Detached)?.to_owned();
        match self.work_tree_on(&name) {
            Some(work_tree) => Err(Refusal::CheckedOutElsewhere { name, work_tree }.into()),
            None => Ok(()),
        }
    }
}
