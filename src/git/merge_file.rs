//! Three versions of one text merged by git, and the configuration that lets it ask this program.

use std::path::Path;

use super::discover::Repository;
use super::error::GitError;

/// What the marks of a conflict say of each version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labels<'l> {
    /// What both began with.
    pub base: &'l str,
    /// Ours.
    pub ours: &'l str,
    /// Theirs.
    pub theirs: &'l str,
}

/// A text that came of three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedText {
    /// The text; with git's marks where both sides changed the same lines.
    pub text: Vec<u8>,
    /// Whether there are such lines.
    pub has_conflicts: bool,
}

impl Repository {
    /// Merges by lines, as git does: the file that is ours, that which both began with, theirs.
    ///
    /// # Errors
    /// Where git cannot read one of the files, or takes one for binary.
    pub fn merge_texts(
        &self,
        files: [&Path; 3],
        marker_size: u8,
        labels: &Labels<'_>,
    ) -> Result<MergedText, GitError> {
        let size = format!("--marker-size={marker_size}");
        let Labels { base, ours, theirs } = labels;
        let answer = self
            .git("merge the texts", ["merge-file", "--stdout", &size])
            .arguments(["-L", ours, "-L", base, "-L", theirs])
            .arguments(files)
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
