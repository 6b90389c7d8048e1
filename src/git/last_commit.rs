//! When a file was last committed.

use std::ffi::OsStr;
use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::{GitError, Repository};

/// What the last commit of a file says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastCommit {
    /// No commit has it.
    Missing,
    /// It was changed since.
    Outdated,
    /// It is as it was committed then, in the committer's time zone.
    Of(DateTime<FixedOffset>),
}

impl Repository {
    /// What the last commit that touched a file says of it.
    ///
    /// # Errors
    /// Where git cannot read the history.
    pub fn last_commit(&self, file: &Path) -> Result<LastCommit, GitError> {
        if self.head()?.commit().is_none() {
            return Ok(LastCommit::Missing);
        }
        let log = ["log", "-1", "--no-show-signature", "--format=%cI"];
        let date = self.ask_of(file, "read the history of the file", &log)?;
        let Ok(date) = DateTime::parse_from_rfc3339(&date) else {
            return Ok(LastCommit::Missing);
        };
        let status = ["status", "--porcelain=v1", "--untracked-files=no"];
        let changes = self.ask_of(file, "tell whether the file is changed", &status)?;
        Ok(match changes.is_empty() {
            true => LastCommit::Of(date),
            false => LastCommit::Outdated,
        })
    }

    /// What git answers of one file, whose name may hold what it takes for a pattern.
    fn ask_of(
        &self,
        file: &Path,
        doing: &'static str,
        question: &[&str],
    ) -> Result<String, GitError> {
        // Without the first, git would write what it saw into the index.
        let call = self.git(doing, ["--no-optional-locks", "--literal-pathspecs"]);
        let call = call
            .arguments(question)
            .arguments([OsStr::new("--"), file.as_os_str()]);
        Ok(call.success()?.text())
    }
}
