//! Three versions of one text merged by git, and the configuration that lets it ask this program.

use std::path::Path;

use super::discover::Repository;
use super::error::GitError;

/// A text that came of three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedText {
    /// The text; with git's marks where both sides changed the same lines.
    pub text: Vec<u8>,
    /// Whether there are such lines.
    pub has_conflicts: bool,
}

impl Repository {
    /// Merges by lines, as git does: what is ours, what both began with, what is theirs.
    ///
    /// # Errors
    /// Where git cannot read one of the files, or takes one for binary.
    pub fn merge_texts(
        &self,
        ours: &Path,
        base: &Path,
        theirs: &Path,
        marker_size: u8,
    ) -> Result<MergedText, GitError> {
        let size = format!("--marker-size={marker_size}");
        let labels = ["-L", "ours", "-L", "base", "-L", "theirs"];
        let answer = self
            .git("merge the texts", ["merge-file", "--stdout", &size])
            .arguments(labels)
            .arguments([ours, base, theirs])
            .answer()?;
        // The status counts the conflicts; an error says so on stderr.
        if !answer.succeeded && !answer.said().is_empty() {
            return Err(answer.failure());
        }
        Ok(MergedText {
            has_conflicts: !answer.succeeded,
            text: answer.stdout,
        })
    }

    /// Sets a key of this repository's own configuration, such as `merge.catalog.driver`.
    ///
    /// # Errors
    /// Where git cannot write it.
    pub fn configure(&self, key: &str, value: &str) -> Result<(), GitError> {
        self.git("write its configuration", ["config", "--local", key, value])
            .success()
            .map(drop)
    }
}
