//! Making a commit whole in memory, then letting git take the user there.

use super::discover::Repository;
use super::error::GitError;
use super::head::Head;
use super::hooks::Draft;
use super::id::CommitId;
use super::message::{sign_off, tidy};
use super::preflight::Checked;
use super::refusal::Refusal;
use super::request::{CommitRequest, Committed, Warning};

impl Repository {
    /// Makes the commit: checks as [`Repository::check`] does, builds it beside index and work
    /// tree, runs the hooks on it, signs it where git is told to, and puts it on its branch.
    /// Killed anywhere between, the commit is on its branch or on none; [`Repository::pending`]
    /// says which.
    ///
    /// # Errors
    /// Where the check refuses, a hook fails, the signature fails, or git refuses the move. Nothing
    /// is then moved.
    pub fn commit(&self, request: &CommitRequest) -> Result<Committed, GitError> {
        self.commit_checked(self.check(request)?, &|_| {})
    }

    /// Makes a commit that was checked just now as [`Repository::commit`] does; `written` hears how
    /// many files are, before any hook runs.
    ///
    /// # Errors
    /// As there, but that nothing is checked once more.
    pub fn commit_checked(
        &self,
        Checked(request): Checked<'_>,
        written: &dyn Fn(usize),
    ) -> Result<Committed, GitError> {
        let before = self.head()?;
        let kept = self.keep(&request.takes_in)?;
        let (id, warnings) = self.write(request, kept, written)?;
        let mut committed = self.put(id, request, &before, kept)?;
        committed.warnings.splice(0..0, warnings);
        Ok(committed)
    }

    /// Puts a commit that is written on its branch, and lets git take the user there.
    pub(super) fn put(
        &self,
        id: CommitId,
        request: &CommitRequest,
        before: &Head,
        kept: Option<CommitId>,
    ) -> Result<Committed, GitError> {
        let branch = request.branch().or(before.branch()).unwrap_or_default();
        let mark = self.mark_pending(id, branch, kept)?;
        let placed = self.place(id, &request.placement, before, kept)?;
        drop(mark);
        let mut warnings: Vec<Warning> = placed.warning.into_iter().collect();
        // git says so on the way, and goes on.
        let unwritten = match warnings.is_empty() {
            true => Vec::new(),
            false => self.unwritten(request)?,
        };
        warnings.extend(self.run_post_commit()?);
        Ok(Committed {
            id,
            branch: placed.branch,
            switched: placed.switched,
            warnings,
            unwritten,
        })
    }

    /// The files of a commit that is at HEAD which the work tree has otherwise.
    fn unwritten(&self, request: &CommitRequest) -> Result<Vec<String>, GitError> {
        if !request.placement.moves_work_tree() {
            return Ok(Vec::new());
        }
        let paths: Vec<&str> = request.files.iter().map(|file| &*file.path).collect();
        self.uncommitted(&paths)
    }

    /// Writes the objects of the commit, a first one on what was kept for it. Nothing points to
    /// them yet.
    pub(super) fn write(
        &self,
        request: &CommitRequest,
        kept: Option<CommitId>,
        written: &dyn Fn(usize),
    ) -> Result<(CommitId, Vec<Warning>), GitError> {
        let people = self.identities()?;
        let base = request.parent.or(kept);
        let parent = base.map(|id| self.tree_of(id)).transpose()?;
        let mut draft = Draft {
            tree: self.write_tree(parent.clone(), &request.files, written)?,
            message: tidy(&request.message),
            warnings: people.guessed.iter().cloned().collect(),
        };
        if request.verify {
            self.run_pre_commit(&mut draft, parent.as_ref(), &request.files)?;
        }
        if request.sign_off {
            draft.message = sign_off(&draft.message, &people.committer.mark());
        }
        if request.verify {
            self.run_commit_msg(&mut draft)?;
        }
        if draft.message.is_empty() {
            return Err(Refusal::EmptyMessage.into());
        }
        let id = self.write_commit(request.parent, draft.tree, &draft.message, &people)?;
        Ok((id, draft.warnings))
    }
}
