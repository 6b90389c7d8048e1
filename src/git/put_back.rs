//! Taking back: a branch that goes back to an earlier commit, and a move that was stopped half way.

use super::differ::Differing;
use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;
use super::snapshot::{Bytes, File};
use super::write::WorkTreeEdit;

impl Repository {
    /// Moves a branch, on which HEAD is, from its last commit back to an earlier one, and the files
    /// that differ with it. What is uncommitted elsewhere stays, staged or not.
    ///
    /// Whoever calls this has asked [`Repository::check`] about those files. Files go first: where it
    /// is stopped before the branch moves, [`Repository::halfway_to`] tells.
    ///
    /// # Errors
    /// Where git refuses, such as where the branch has moved by now.
    pub fn move_back(&self, branch: &str, from: &CommitId, to: &CommitId) -> Result<(), GitError> {
        let (from, to) = (from.to_string(), to.to_string());
        self.git("put back the files", ["read-tree", "-m", "-u", &from, &to])
            .success()?;
        let branch = format!("refs/heads/{branch}");
        let moved = self
            .git("move the branch back", ["update-ref", "-m", "catalog undo"])
            .arguments([&branch, &to, &from])
            .success();
        if moved.is_err() {
            // Best effort, on the way out of an error that says more.
            let _ = self
                .git("put the files where they were", ["read-tree", "-m", "-u"])
                .arguments([&to, &from])
                .success();
        }
        moved.map(drop)
    }

    /// The files that a move from HEAD to another commit had reached when it was stopped: on disk
    /// they are as that commit has them, or a beginning of it, or were removed to be written.
    ///
    /// # Errors
    /// Where the files cannot be read.
    pub fn halfway_to(&self, commit: &CommitId) -> Result<Vec<String>, GitError> {
        let changed = self.move_to(commit)?;
        let mut paths = paths(&changed);
        let on_disk = self.read_work_tree(&refs(&paths))?.files;
        paths.retain(|path| {
            let (found, new) = (content(&on_disk, path), content(&changed.after, path));
            match (&found, new) {
                _ if found == content(&changed.before, path) => false,
                (Some(found), Some(new)) => new.starts_with(found),
                (found, _) => found.is_none(),
            }
        });
        Ok(paths)
    }

    /// Gives files that are half way to another commit what HEAD has, on disk and in the index.
    /// Nothing is lost, since the commit has what they were to be.
    ///
    /// # Errors
    /// Where the files cannot be read or written.
    pub fn put_back(&self, commit: &CommitId, paths: &[String]) -> Result<(), GitError> {
        if paths.is_empty() {
            return Ok(());
        }
        let changed = self.move_to(commit)?;
        let on_disk = self.read_work_tree(&refs(paths))?.files;
        let edits: Vec<WorkTreeEdit> = paths
            .iter()
            .map(|path| WorkTreeEdit {
                path: path.clone(),
                before: content(&on_disk, path),
                after: content(&changed.before, path),
            })
            .collect();
        self.write_work_tree(&edits)?;
        self.git("put back the files", ["reset", "--quiet", "--"])
            .arguments(paths)
            .success()
            .map(drop)
    }

    fn move_to(&self, commit: &CommitId) -> Result<Differing, GitError> {
        let head = self.head()?.commit();
        self.differing(head.as_ref(), Some(commit), &[""])
    }
}

fn content(files: &[File], path: &str) -> Option<Bytes> {
    let file = files.iter().find(|file| file.path == path);
    file.map(|file| file.content.clone())
}

fn paths(changed: &Differing) -> Vec<String> {
    let both = changed.before.iter().chain(&changed.after);
    let mut paths: Vec<String> = both.map(|file| file.path.clone()).collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}

fn refs(paths: &[String]) -> Vec<&str> {
    paths.iter().map(String::as_str).collect()
}
