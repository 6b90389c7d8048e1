//! Several commits, one behind the other, put on their branch in one step.

use super::discover::Repository;
use super::error::GitError;
use super::refusal::Refusal;
use super::request::{CommitRequest, Committed};

impl Repository {
    /// Makes the commits one behind the other, the first on the parent that it names, and moves the
    /// branch once, to the last: killed anywhere between, all of them are on the branch or none.
    /// Where they go is what the first one says.
    ///
    /// Whoever calls this has asked [`Repository::check`] about all of the files.
    ///
    /// # Errors
    /// As [`Repository::commit`]; none of them is then on a branch.
    pub fn commit_series(&self, requests: &[CommitRequest]) -> Result<Committed, GitError> {
        let Some(first) = requests.first() else {
            return Err(Refusal::NothingToCommit.into());
        };
        let before = self.head()?;
        let kept = self.keep(&first.takes_in)?;
        let mut parent = first.parent;
        let mut warnings = Vec::new();
        for request in requests {
            let request = CommitRequest {
                parent,
                ..request.clone()
            };
            let (id, said) = self.write(&request, kept, &|_| {})?;
            parent = Some(id);
            warnings.extend(said);
        }
        warnings.dedup();
        let id = parent.ok_or(Refusal::NothingToCommit)?;
        let mut committed = self.put(id, first, &before, kept)?;
        committed.warnings.splice(0..0, warnings);
        Ok(committed)
    }
}
