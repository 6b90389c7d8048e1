//! Taking back: a branch that goes back to an earlier commit, and a move that was stopped half way.

use super::differ::Differing;
use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;
use super::refusal::Refusal;
use super::request::FileEdit;
use super::snapshot::{Bytes, File};

impl Repository {
    /// Moves a branch, on which HEAD is, from its last commit back to an earlier one, and the files
    /// that differ with it. What is uncommitted elsewhere stays, staged or not.
    ///
    /// Whoever calls this has asked [`Repository::check`] about those files. Files go first: where it
    /// is stopped before the branch moves, [`Repository::halfway`] tells.
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

    /// Gives files that are half way from one commit to another what the first has, on disk and in
    /// the index. Nothing is lost, since the other has what they were to be.
    ///
    /// # Errors
    /// Where the files cannot be read or written.
    pub fn put_back(
        &self,
        from: Option<&CommitId>,
        to: &CommitId,
        paths: &[String],
    ) -> Result<(), GitError> {
        if paths.is_empty() {
            return Ok(());
        }
        let lock = self.git_dir().join("index.lock");
        if lock.exists() {
            return Err(Refusal::IndexLocked { lock }.into());
        }
        let changed = self.differing(from, Some(to), &[""])?;
        let on_disk = self.read_work_tree(&refs(paths))?.files;
        let mut edits = Vec::new();
        for path in paths {
            let has_it = changed.before.iter().any(|file| file.path == *path);
            let from = from.filter(|_| has_it);
            edits.push(FileEdit {
                path: path.clone(),
                before: content(&on_disk, path),
                after: from
                    .map(|from| self.as_checked_out(from, path))
                    .transpose()?,
            });
        }
        self.write_work_tree(&edits)?;
        self.git("put back the files", ["--literal-pathspecs", "reset"])
            .arguments(["--quiet", "--"])
            .arguments(paths)
            .success()
            .map(drop)
    }

    /// A file of a commit as git would write it to disk.
    fn as_checked_out(&self, commit: &CommitId, path: &str) -> Result<Bytes, GitError> {
        let answer = self
            .git("read a file to put it back", ["cat-file", "--filters"])
            .arguments([format!("{commit}:{path}")])
            .success()?;
        Ok(answer.stdout.into())
    }
}

pub(super) fn content(files: &[File], path: &str) -> Option<Bytes> {
    let file = files.iter().find(|file| file.path == path);
    file.map(|file| file.content.clone())
}

pub(super) fn paths(changed: &Differing) -> Vec<String> {
    let both = changed.before.iter().chain(&changed.after);
    let mut paths: Vec<String> = both.map(|file| file.path.clone()).collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}

pub(super) fn refs(paths: &[String]) -> Vec<&str> {
    paths.iter().map(String::as_str).collect()
}
