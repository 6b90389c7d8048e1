//! Tags: finding them, and making an annotated one.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};

use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;
use super::log::moment;

/// A tag that leads to a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name, without `refs/tags/`.
    pub name: String,
    /// The commit.
    pub commit: CommitId,
    /// What it says; empty where it is not annotated.
    pub message: String,
    /// When it was made; of its commit where it is not annotated.
    pub date: DateTime<FixedOffset>,
}

impl Repository {
    /// The names of all tags, sorted.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn tag_names(&self) -> Result<Vec<String>, GitError> {
        let names = self
            .inner
            .tag_names(None)
            .map_err(GitError::store("read the tags"))?;
        let mut names: Vec<String> = names
            .iter()
            .filter_map(|name| Some(name.ok()??.to_owned()))
            .collect();
        names.sort_unstable();
        Ok(names)
    }

    /// The tag of this name; `None` where there is none, or none that leads to a commit.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn tag(&self, name: &str) -> Result<Option<Tag>, GitError> {
        let Ok(reference) = self.inner.find_reference(&format!("refs/tags/{name}")) else {
            return Ok(None);
        };
        let Ok(commit) = reference.peel_to_commit() else {
            return Ok(None);
        };
        let Some(id) = CommitId::from_oid(commit.id()) else {
            return Ok(None);
        };
        let annotated = reference.peel_to_tag().ok();
        let message = annotated.as_ref().and_then(|tag| tag.message_bytes());
        let made = annotated
            .as_ref()
            .and_then(|tag| Some(tag.tagger()?.when()));
        Ok(Some(Tag {
            name: name.to_owned(),
            commit: id,
            message: String::from_utf8_lossy(message.unwrap_or_default()).into_owned(),
            date: moment(made.unwrap_or_else(|| commit.time())),
        }))
    }

    /// Whether a commit is another one or stands before it in its history.
    pub fn is_within(&self, commit: &CommitId, of: &CommitId) -> bool {
        let (Ok(commit), Ok(of)) = (commit.oid(), of.oid()) else {
            return false;
        };
        commit == of || self.inner.graph_descendant_of(of, commit).unwrap_or(false)
    }

    /// The tags and the branches of remotes that have a commit in their history, by their short
    /// names: where one is, the commit is known to others.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn known_to_others_by(&self, commit: &CommitId) -> Result<Vec<String>, GitError> {
        let options = ["for-each-ref", "--format=%(refname:short)", "--contains"];
        let answer = self
            .git("tell which references have the commit", options)
            .arguments([commit.to_string().as_str(), "refs/remotes", "refs/tags"])
            .success()?;
        let names: HashSet<&str> = answer.stdout_lines().collect();
        let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        names.sort_unstable();
        Ok(names)
    }

    /// Makes an annotated tag on a commit, signed where `tag.gpgSign` asks for it.
    ///
    /// # Errors
    /// Where git refuses, such as where the tag exists or cannot be signed.
    pub fn make_tag(&self, name: &str, commit: &CommitId, message: &str) -> Result<(), GitError> {
        // A line that begins with `#` is a heading here, and no comment.
        let options = ["tag", "--annotate", "--cleanup=verbatim", "--file=-", "--"];
        self.git("make the tag", options)
            .arguments([name, &commit.to_string()])
            .input(message.as_bytes().to_vec())
            .success()
            .map(drop)
    }
}
