//! When a file was last committed.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::{GitError, Repository};

impl Repository {
    /// When the last commit that touched a file was made, in the committer's time zone; `None`
    /// where no commit did.
    ///
    /// # Errors
    /// Where git cannot read the history.
    pub fn last_commit_date(&self, file: &Path) -> Result<Option<DateTime<FixedOffset>>, GitError> {
        if self.head()?.commit().is_none() {
            return Ok(None);
        }
        let arguments = ["log", "-1", "--format=%cI", "--"].map(std::ffi::OsStr::new);
        let call = self.git(
            "read the history of the file",
            arguments.into_iter().chain([file.as_os_str()]),
        );
        let answer = call.success()?;
        Ok(DateTime::parse_from_rfc3339(&answer.text()).ok())
    }
}
