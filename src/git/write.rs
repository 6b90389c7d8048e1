//! Writing a change into the work tree: every file whole, and all of them or none.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::discover::Repository;
use super::error::GitError;
use super::paths::{OnDisk, check_path, folders_above, in_the_way, on_disk};
use super::refusal::Refusal;
use super::request::FileEdit;

/// How the files begin that stand for others while they are written.
pub(super) const TEMPORARY: &str = ".catalog-tmp-";

/// What was done so far, so that it can be taken back.
#[derive(Default)]
struct Done<'a> {
    folders: Vec<PathBuf>,
    edits: Vec<&'a FileEdit>,
}

impl Repository {
    /// Writes files into the work tree and nothing else. Each is replaced at once and keeps its
    /// mode; folders are made, and those that a removal leaves empty are removed.
    ///
    /// # Errors
    /// Where a file is no longer what the change was planned on, is reached through a link or leads
    /// out of the repository: nothing was written then. Where writing fails, what was written is
    /// taken back.
    pub fn write_work_tree(&self, edits: &[FileEdit]) -> Result<(), GitError> {
        let root = self.root().ok_or(Refusal::NoWorkTree)?;
        for edit in edits {
            check(root, edit)?;
        }
        let mut done = Done::default();
        let written = write_all(root, edits, &mut done);
        if written.is_err() {
            done.take_back(root);
            return written;
        }
        for edit in edits.iter().filter(|edit| edit.after.is_none()) {
            remove_emptied_folders(root, &edit.path);
        }
        Ok(())
    }
}

fn check(root: &Path, edit: &FileEdit) -> Result<(), GitError> {
    check_path(&edit.path)?;
    let found = match on_disk(root, &edit.path)? {
        OnDisk::Nothing => None,
        OnDisk::Folder => {
            let folder = format!("the folder {}", edit.path);
            return Err(in_the_way(&edit.path, &folder).into());
        }
        OnDisk::File(_) => {
            let place = root.join(&edit.path);
            Some(fs::read(&place).map_err(GitError::file("read", place))?)
        }
    };
    if found.as_deref() == edit.before.as_deref() {
        Ok(())
    } else {
        Err(Refusal::ChangedOnDisk {
            path: edit.path.clone(),
        }
        .into())
    }
}

/// Writes every file beside its place first: most of what can fail, fails before any is replaced.
fn write_all<'a>(root: &Path, edits: &'a [FileEdit], done: &mut Done<'a>) -> Result<(), GitError> {
    let mut ready = Vec::new();
    for edit in edits.iter().filter(|edit| edit.before != edit.after) {
        let file = match &edit.after {
            Some(content) => {
                make_folders(root, &edit.path, done)?;
                Some(write_beside(&root.join(&edit.path), content)?)
            }
            None => None,
        };
        ready.push((edit, file));
    }
    for (edit, file) in ready {
        let place = root.join(&edit.path);
        match file {
            Some(file) => {
                file.persist(&place)
                    .map_err(|error| GitError::file("replace", place)(error.error))?;
            }
            None => fs::remove_file(&place).map_err(GitError::file("remove", place))?,
        }
        done.edits.push(edit);
    }
    Ok(())
}

fn make_folders(root: &Path, path: &str, done: &mut Done<'_>) -> Result<(), GitError> {
    for folder in folders_above(path) {
        let folder = root.join(folder);
        if !folder.exists() {
            fs::create_dir(&folder).map_err(GitError::file("make the folder", &folder))?;
            done.folders.push(folder);
        }
    }
    Ok(())
}

/// A file in the same folder, of the same mode, that is ready to take the other's place.
fn write_beside(place: &Path, content: &[u8]) -> Result<NamedTempFile, GitError> {
    let write = || {
        let mut file = new_file_beside(place)?;
        file.write_all(content)?;
        if let Ok(old) = fs::metadata(place) {
            file.as_file().set_permissions(old.permissions())?;
        }
        Ok(file)
    };
    write().map_err(GitError::file("write", place))
}

#[cfg(unix)]
fn new_file_beside(place: &Path) -> std::io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // The mode every new file gets, less what the user's umask takes away.
    tempfile::Builder::new()
        .prefix(TEMPORARY)
        .permissions(fs::Permissions::from_mode(0o666))
        .tempfile_in(place.parent().unwrap_or(place))
}

#[cfg(not(unix))]
fn new_file_beside(place: &Path) -> std::io::Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(TEMPORARY)
        .tempfile_in(place.parent().unwrap_or(place))
}

impl Done<'_> {
    /// Best effort, on the way out of an error that says more.
    fn take_back(&self, root: &Path) {
        for edit in self.edits.iter().rev() {
            let place = root.join(&edit.path);
            match &edit.before {
                Some(content) => {
                    let _ = write_beside(&place, content).map(|file| file.persist(&place));
                }
                None => {
                    let _ = fs::remove_file(&place);
                }
            }
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// git keeps no empty folder, so the work tree does not either.
fn remove_emptied_folders(root: &Path, path: &str) {
    let folders: Vec<&str> = folders_above(path).collect();
    for folder in folders.into_iter().rev() {
        // Fails, and so ends, at the first that holds something.
        if fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
}
