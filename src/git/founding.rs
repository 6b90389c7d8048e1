//! A first commit that takes in files as they lie in the work tree.
//!
//! They are kept in a commit of their own, which no branch has, as `git stash` keeps work: from
//! there git moves index and work tree to the first commit as from any other.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use git2::Oid;

use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;
use super::paths::{OnDisk, check_path, in_the_way, on_disk};
use super::refusal::Refusal;
use super::request::CommitRequest;
use super::snapshot::File;

/// What stands for a branch that is not there yet.
const NO_COMMIT: &str = "0000000000000000000000000000000000000000";

impl Repository {
    /// Which of these paths git was told to ignore.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn ignored(&self, paths: &[&str]) -> Result<Vec<String>, GitError> {
        let answer = self
            .git("tell which files it ignores", ["check-ignore", "-z"])
            .arguments(["--stdin"])
            .input(terminated(paths))
            .answer()?;
        let listed = answer.stdout.split(|byte| *byte == 0);
        let paths = listed.map(|path| String::from_utf8_lossy(path).into_owned());
        Ok(paths.filter(|path| !path.is_empty()).collect())
    }

    /// Refuses where the files that a first commit takes in are others by now, or are staged
    /// otherwise than they lie, or something is in the way of a file.
    pub(super) fn check_founding(&self, request: &CommitRequest) -> Result<(), GitError> {
        let root = self.root().ok_or(Refusal::NoWorkTree)?;
        for file in &request.files {
            check_path(&file.path)?;
            let lies = request.takes_in.iter().any(|lying| lying.path == file.path);
            match on_disk(root, &file.path)? {
                OnDisk::Folder => {
                    let folder = format!("the folder {}", file.path);
                    return Err(in_the_way(&file.path, &folder).into());
                }
                OnDisk::File(_) if !lies => return Err(in_the_way(&file.path, &file.path).into()),
                OnDisk::File(_) | OnDisk::Nothing => {}
            }
        }
        for File { path, content } in &request.takes_in {
            if fs::read(root.join(path)).ok().as_deref() != Some(content) {
                let path = path.clone();
                return Err(Refusal::ChangedOnDisk { path }.into());
            }
        }
        let paths = self.staged_otherwise(&request.takes_in)?;
        match paths.is_empty() {
            true => Ok(()),
            false => Err(Refusal::StagedOtherwise { paths }.into()),
        }
    }

    fn staged_otherwise(&self, files: &[File]) -> Result<Vec<String>, GitError> {
        let options = ["--no-optional-locks", "diff", "--name-only", "-z"];
        let answer = self
            .git("tell what is staged", options)
            .arguments(["--no-renames"])
            .success()?;
        let known: HashSet<&str> = paths(files).into_iter().collect();
        let listed = answer.stdout.split(|byte| *byte == 0);
        let paths = listed.map(|path| String::from_utf8_lossy(path).into_owned());
        Ok(paths.filter(|path| known.contains(path.as_str())).collect())
    }

    /// Keeps files as they lie in a commit that no branch has; none where there are no files.
    pub(super) fn keep(&self, files: &[File]) -> Result<Option<CommitId>, GitError> {
        if files.is_empty() {
            return Ok(None);
        }
        let index = self.private_index_place()?;
        let doing = "keep the files as they lie";
        self.git(doing, STAGE)
            .variable("GIT_INDEX_FILE", &index)
            .input(terminated(&paths(files)))
            .success()?;
        let tree = self
            .git(doing, ["write-tree"])
            .variable("GIT_INDEX_FILE", &index)
            .success()?;
        let tree = Oid::from_str(&tree.text()).map_err(GitError::store(doing))?;
        let people = self.identities()?;
        let message = "The catalog as it lay before its first commit\n";
        self.write_unsigned(None, tree, message, &people).map(Some)
    }

    /// Lets a branch begin with a commit that takes in what was kept; HEAD goes there from the
    /// branch without a commit that it was on. Where git refuses, all is as it was before.
    pub(super) fn found(
        &self,
        name: &str,
        old: &str,
        kept: CommitId,
        commit: CommitId,
    ) -> Result<(), GitError> {
        let index = self.index_place();
        let before = fs::read(&index).ok();
        self.point_head_at(name)?;
        let moved = self.move_from_kept(name, kept, commit);
        if moved.is_err() {
            // Best effort, on the way out of an error that says more.
            let _ = self.move_index(commit, kept);
            let _ = put_index(&index, before.as_deref());
            self.point_head_at(old)?;
        }
        moved
    }

    fn move_from_kept(&self, name: &str, kept: CommitId, commit: CommitId) -> Result<(), GitError> {
        let files = self.read_tree(&kept, &[""])?.files;
        self.git("stage the files as they lie", STAGE)
            .input(terminated(&paths(&files)))
            .success()?;
        self.move_index(kept, commit)?;
        let branch = format!("refs/heads/{name}");
        let arguments = ["update-ref", "-m", "commit (initial)", &branch];
        self.git("begin the branch", arguments)
            .arguments([commit.to_string().as_str(), NO_COMMIT])
            .success()
            .map(drop)
    }

    /// Moves index and work tree; what is in neither commit stays.
    fn move_index(&self, from: CommitId, to: CommitId) -> Result<(), GitError> {
        self.git("move the files", ["read-tree", "-m", "-u"])
            .arguments([from.to_string(), to.to_string()])
            .success()
            .map(drop)
    }

    fn index_place(&self) -> PathBuf {
        let named = self.environment().get("GIT_INDEX_FILE");
        let folder = self.root().unwrap_or(self.git_dir());
        named.map_or(self.git_dir().join("index"), |index| folder.join(index))
    }
}

/// Stages files whose paths are given as input.
const STAGE: [&str; 4] = ["update-index", "--add", "-z", "--stdin"];

fn paths(files: &[File]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

/// Each path with a byte behind it that no path has.
fn terminated(paths: &[&str]) -> Vec<u8> {
    paths
        .iter()
        .flat_map(|path| path.bytes().chain([0]))
        .collect()
}

/// Gives the index back as it was.
fn put_index(place: &PathBuf, content: Option<&[u8]>) -> std::io::Result<()> {
    let Some(content) = content else {
        return fs::remove_file(place);
    };
    let folder = place.parent().unwrap_or(place);
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
    file.persist(place).map(drop).map_err(|error| error.error)
}
