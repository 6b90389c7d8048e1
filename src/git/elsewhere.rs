//! Which other work tree of the repository stands on a branch.

use std::fs;
use std::path::{Path, PathBuf};

use super::discover::Repository;

/// The files in which git notes the branch a work tree stands on, or is rebasing.
const NOTES: [&str; 3] = ["HEAD", "rebase-merge/head-name", "rebase-apply/head-name"];

impl Repository {
    /// The other work tree that stands on this branch, or is rebasing it; the branch need not have
    /// a commit yet.
    pub(super) fn work_tree_on(&self, branch: &str) -> Option<PathBuf> {
        let branch = format!("refs/heads/{branch}");
        let own = self.git_dir();
        let mut others = self.linked();
        others.extend(self.main());
        others
            .into_iter()
            .filter(|(git_dir, _)| !same(git_dir, own))
            .find(|(git_dir, _)| stands_on(git_dir, &branch))
            .map(|(_, work_tree)| work_tree)
    }

    /// git's folder and the work tree of every linked work tree.
    fn linked(&self) -> Vec<(PathBuf, PathBuf)> {
        let Ok(folders) = fs::read_dir(self.inner.commondir().join("worktrees")) else {
            return Vec::new();
        };
        let git_dirs = folders.filter_map(|folder| Some(folder.ok()?.path()));
        git_dirs
            .map(|git_dir| {
                let link = fs::read_to_string(git_dir.join("gitdir")).unwrap_or_default();
                let link = git_dir.join(link.trim_end());
                let work_tree = link.parent().unwrap_or(&git_dir).to_owned();
                (git_dir, work_tree)
            })
            .collect()
    }

    /// The same of the main work tree; `None` where the repository has none.
    fn main(&self) -> Option<(PathBuf, PathBuf)> {
        let git_dir = self.inner.commondir();
        let config = self.inner.config().ok()?;
        if config.get_bool("core.bare").unwrap_or(false) {
            return None;
        }
        let work_tree = git_dir.parent().unwrap_or(git_dir);
        Some((git_dir.to_owned(), work_tree.to_owned()))
    }
}

fn stands_on(git_dir: &Path, branch: &str) -> bool {
    NOTES.iter().any(|note| {
        let text = fs::read_to_string(git_dir.join(note)).unwrap_or_default();
        let text = text.trim_end();
        text.strip_prefix("ref: ").unwrap_or(text) == branch
    })
}

fn same(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}
