//! The planned files on disk, in a folder of their own, for hooks that read files and not the index.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::discover::Repository;
use super::error::GitError;
use super::program::Call;

impl Repository {
    /// A folder with the files of an index, checked out as git would. What the real work tree has
    /// beside them, such as installed tools that git ignores, is linked in, so that hooks find it.
    pub(super) fn hook_tree(&self, index: &Path) -> Result<TempDir, GitError> {
        let folder = tempfile::tempdir()
            .map_err(GitError::file("make a folder in", std::env::temp_dir()))?;
        let arguments = ["checkout-index", "--all", "--force", "--index", "--quiet"];
        let call = self.git("write the planned files for the hook", arguments);
        self.in_hook_tree(call, folder.path(), index).success()?;
        if let Some(root) = self.root() {
            link_what_is_beside(root, folder.path());
        }
        Ok(folder)
    }

    /// A call that takes the folder for the work tree.
    pub(super) fn in_hook_tree(&self, call: Call, folder: &Path, index: &Path) -> Call {
        call.within(folder)
            .variable("GIT_DIR", self.git_dir())
            .variable("GIT_WORK_TREE", folder)
            .variable("GIT_INDEX_FILE", index)
    }
}

/// Links every entry of the work tree's top folder that the planned files do not have. One that
/// cannot be linked is left out, as if the hook ran in a fresh clone.
#[cfg(unix)]
fn link_what_is_beside(root: &Path, folder: &Path) {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name() != ".git") {
        let place = folder.join(entry.file_name());
        if fs::symlink_metadata(&place).is_err() {
            _ = std::os::unix::fs::symlink(entry.path(), place);
        }
    }
}

#[cfg(not(unix))]
fn link_what_is_beside(_root: &Path, _folder: &Path) {}
