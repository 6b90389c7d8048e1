//! How far a move to another commit had come when it was stopped.

use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;
use super::placement::EMPTY_TREE;
use super::put_back::{content, paths, refs};
use super::snapshot::Bytes;
use super::uncommitted::blob_id;

/// How far a file on disk is on its way to another commit.
enum OnTheWay {
    /// As HEAD has it.
    Before,
    /// As the commit has it, a beginning of that, or gone to be written.
    Moved,
    /// As neither has it.
    Neither,
}

impl Repository {
    /// The files that a move from one commit to another had reached when it was stopped: on disk or
    /// in the index they are as the other has them, or on disk a beginning of it, or removed to be
    /// written. What neither of them has is somebody's work, and not among them.
    ///
    /// # Errors
    /// Where the files cannot be read.
    pub fn halfway(&self, from: Option<&CommitId>, to: &CommitId) -> Result<Vec<String>, GitError> {
        let changed = self.differing(from, Some(to), &[""])?;
        let mut paths = paths(&changed);
        if paths.is_empty() {
            return Ok(paths);
        }
        let staged = self.staged_unlike(from, &paths)?;
        let unlike_commit = self.staged_unlike(Some(to), &paths)?;
        let on_disk = self.read_work_tree(&refs(&paths))?.files;
        let mut halfway = Vec::new();
        for path in paths.drain(..) {
            let is_staged = staged.contains(&path);
            if is_staged && unlike_commit.contains(&path) {
                continue;
            }
            let before = content(&changed.before, &path);
            let after = content(&changed.after, &path);
            let found = content(&on_disk, &path);
            let is_halfway = match self.how_far(&path, found, before, after)? {
                OnTheWay::Before => is_staged,
                OnTheWay::Moved => true,
                OnTheWay::Neither => false,
            };
            if is_halfway {
                halfway.push(path);
            }
        }
        Ok(halfway)
    }

    /// How far a file on disk is on its way.
    fn how_far(
        &self,
        path: &str,
        found: Option<Bytes>,
        before: Option<Bytes>,
        after: Option<Bytes>,
    ) -> Result<OnTheWay, GitError> {
        let Some(bytes) = &found else {
            return Ok(match before {
                None => OnTheWay::Before,
                Some(_) => OnTheWay::Moved,
            });
        };
        if found == before {
            return Ok(OnTheWay::Before);
        }
        if after.as_ref().is_some_and(|after| after.starts_with(bytes)) {
            return Ok(OnTheWay::Moved);
        }
        // Line ends and filters may make it other on disk than git keeps it.
        let kept = self.kept_as(path)?;
        let is = |content: &Option<Bytes>| {
            let id = content.as_ref().and_then(|text| blob_id(text, path).ok());
            id.is_some_and(|id| id.to_string() == kept)
        };
        Ok(match (is(&before), is(&after)) {
            (true, _) => OnTheWay::Before,
            (_, true) => OnTheWay::Moved,
            _ => OnTheWay::Neither,
        })
    }

    /// The id that git would give a file on disk.
    fn kept_as(&self, path: &str) -> Result<String, GitError> {
        let answer = self
            .git("read a file as it would be kept", ["hash-object", "--"])
            .arguments([path])
            .success()?;
        Ok(answer.text())
    }

    /// The files that the index has other than a commit, or than none where there is none.
    fn staged_unlike(
        &self,
        commit: Option<&CommitId>,
        paths: &[String],
    ) -> Result<Vec<String>, GitError> {
        let tree = commit.map_or(EMPTY_TREE.to_owned(), ToString::to_string);
        let options = ["--literal-pathspecs", "diff", "--cached", "--name-only"];
        let answer = self
            .git("compare what is staged", options)
            .arguments(["--no-renames", "-z", &tree, "--"])
            .arguments(paths)
            .success()?;
        let listed = answer.stdout.split(|byte| *byte == 0);
        let paths = listed.map(|path| String::from_utf8_lossy(path).into_owned());
        Ok(paths.filter(|path| !path.is_empty()).collect())
    }
}
