//! Running the hooks of a commit on the commit as planned, not on what lies in the work tree.

use std::fs;
use std::path::{Path, PathBuf};

use git2::Oid;
use tempfile::NamedTempFile;

use super::discover::Repository;
use super::error::GitError;
use super::message::tidy;
use super::program::Answer;
use super::read::find_entry;
use super::request::{FileEdit, Warning};

/// What a commit holds, on its way through the hooks.
pub(super) struct Draft {
    pub(super) tree: Oid,
    pub(super) message: String,
    pub(super) warnings: Vec<Warning>,
}

impl Repository {
    /// Runs `pre-commit` with an index and a work tree that hold the planned files. What it stages
    /// becomes part of the commit, as in git; staging the old state of a planned file is an error.
    pub(super) fn run_pre_commit(
        &self,
        draft: &mut Draft,
        parent: Option<&git2::Tree<'_>>,
        files: &[FileEdit],
    ) -> Result<(), GitError> {
        const HOOK: &str = "pre-commit";
        if !self.hook_may_exist(HOOK)? {
            return Ok(());
        }
        let index = self.private_index(draft.tree)?;
        let folder = self.hook_tree(index.as_ref())?;
        let place = self
            .hooks_path()?
            .map(|path| format!("core.hooksPath={}", path.display()));
        let settings = place.iter().flat_map(|place| ["-c", place]);
        let call = self.git("run the pre-commit hook", settings);
        let answer = self
            .in_hook_tree(call, folder.path(), index.as_ref())
            .arguments(["hook", "run", "--ignore-missing", HOOK])
            .variable("GIT_EDITOR", ":")
            .answer()?;
        draft.heed(HOOK, &answer)?;
        let staged = self
            .git("write what the pre-commit hook staged", ["write-tree"])
            .variable("GIT_INDEX_FILE", &index)
            .success()?;
        let staged = Oid::from_str(&staged.text())
            .map_err(GitError::store("read what the pre-commit hook staged"))?;
        if staged != draft.tree {
            self.check_not_undone(draft.tree, staged, parent, files)?;
            draft.tree = staged;
        }
        Ok(())
    }

    /// Runs `commit-msg` on the message, which it may rewrite.
    pub(super) fn run_commit_msg(&self, draft: &mut Draft) -> Result<(), GitError> {
        const HOOK: &str = "commit-msg";
        if !self.hook_may_exist(HOOK)? {
            return Ok(());
        }
        let file = self.private_file("message-")?;
        fs::write(&file, &draft.message).map_err(GitError::file("write", file.path()))?;
        let answer = self
            .git(
                "run the commit-msg hook",
                ["hook", "run", "--ignore-missing", HOOK, "--"],
            )
            .arguments([file.path()])
            .variable("GIT_EDITOR", ":")
            .answer()?;
        draft.heed(HOOK, &answer)?;
        let message = fs::read(&file).map_err(GitError::file("read", file.path()))?;
        draft.message = tidy(&String::from_utf8_lossy(&message));
        Ok(())
    }

    /// Runs `post-commit`, which can change nothing any more.
    pub(super) fn run_post_commit(&self) -> Result<Option<Warning>, GitError> {
        const HOOK: &str = "post-commit";
        if !self.hook_may_exist(HOOK)? {
            return Ok(None);
        }
        let arguments = ["hook", "run", "--ignore-missing", HOOK];
        let answer = self.git("run the post-commit hook", arguments).answer()?;
        let said = answer.everything();
        Ok(match (answer.succeeded, said.is_empty()) {
            (true, true) => None,
            (true, false) => Some(Warning::HookSaid { hook: HOOK, said }),
            (false, _) => Some(Warning::HookFailed {
                hook: HOOK,
                said: answer.complaint(),
            }),
        })
    }

    /// Whether it is worth asking git to run a hook: where it surely has none, no process is
    /// started.
    fn hook_may_exist(&self, hook: &str) -> Result<bool, GitError> {
        let settings = self.settings()?;
        if settings.has_prefix("hook.") {
            return Ok(true);
        }
        let folder = match settings.get("core.hooksPath") {
            // Where it begins with `~` or `%`, git knows what it stands for.
            Some(path) if path.starts_with(['~', '%']) => return Ok(true),
            Some(path) => self.root().unwrap_or(self.git_dir()).join(path),
            None => self.inner.commondir().join("hooks"),
        };
        let runs_on_windows = || folder.join(format!("{hook}.exe")).exists();
        Ok(folder.join(hook).exists() || cfg!(windows) && runs_on_windows())
    }

    /// The folder of hooks, where it is set as a path that means another one in another folder.
    fn hooks_path(&self) -> Result<Option<PathBuf>, GitError> {
        let settings = self.settings()?;
        let set = settings.get("core.hooksPath");
        Ok(set
            .filter(|path| !path.starts_with(['~', '%']))
            .map(|path| self.root().unwrap_or(self.git_dir()).join(path)))
    }

    /// An index of our own that holds exactly this tree. What git knows of unchanged files on
    /// disk is kept, so that hooks need not read them all again.
    fn private_index(&self, tree: Oid) -> Result<PathBufGuard, GitError> {
        let doing = "make an index for the pre-commit hook";
        let guard = self.private_index_place()?;
        let place = guard.0.clone();
        let tree = self.inner.find_tree(tree).map_err(GitError::store(doing))?;
        let own = self.git_dir().join("index");
        let copied = fs::copy(own, &place)
            .is_ok()
            .then(|| git2::Index::open(&place).ok())
            .flatten();
        let mut index = match copied {
            Some(index) => index,
            None => {
                let _ = fs::remove_file(&place);
                git2::Index::open(&place).map_err(GitError::store(doing))?
            }
        };
        index
            .read_tree(&tree)
            .and_then(|()| index.write())
            .map_err(GitError::store(doing))?;
        Ok(guard)
    }

    /// A place for an index of our own, where none is yet: absent, it is an empty index; a file
    /// without content would be a broken one.
    pub(super) fn private_index_place(&self) -> Result<PathBufGuard, GitError> {
        let file = self.private_file("index-")?;
        Ok(PathBufGuard(file.path().to_owned()))
    }

    /// A new file in git's own folder, where no one looks for files of the catalog.
    fn private_file(&self, prefix: &str) -> Result<NamedTempFile, GitError> {
        let folder = self.private_folder()?;
        tempfile::Builder::new()
            .prefix(prefix)
            .tempfile_in(&folder)
            .map_err(GitError::file("make a file in", folder))
    }

    /// The folder of our own in git's folder, made where it is missing.
    pub(super) fn private_folder(&self) -> Result<PathBuf, GitError> {
        let folder = self.git_dir().join("catalog");
        fs::create_dir_all(&folder).map_err(GitError::file("make the folder", &folder))?;
        Ok(folder)
    }

    /// A hook that does `git add` on files of the work tree stages them as they were before the
    /// change, since the work tree takes the change on only once it is committed.
    fn check_not_undone(
        &self,
        planned: Oid,
        staged: Oid,
        parent: Option<&git2::Tree<'_>>,
        files: &[FileEdit],
    ) -> Result<(), GitError> {
        let find = |tree: Oid, path: &str| {
            let tree = self
                .inner
                .find_tree(tree)
                .map_err(GitError::store("read what the pre-commit hook staged"))?;
            Ok::<_, GitError>(find_entry(&tree, path)?.map(|entry| entry.id()))
        };
        let mut paths = Vec::new();
        for file in files {
            let staged = find(staged, &file.path)?;
            let old = match parent {
                Some(parent) => find(parent.id(), &file.path)?,
                None => None,
            };
            if staged == old && staged != find(planned, &file.path)? {
                paths.push(file.path.clone());
            }
        }
        if paths.is_empty() {
            Ok(())
        } else {
            Err(GitError::HookUndid { paths })
        }
    }
}

impl Draft {
    /// A failure stops the commit; what a hook says in success is kept.
    fn heed(&mut self, hook: &'static str, answer: &Answer) -> Result<(), GitError> {
        if !answer.succeeded {
            let said = answer.complaint();
            return Err(GitError::HookFailed { hook, said });
        }
        let said = answer.everything();
        if !said.is_empty() {
            self.warnings.push(Warning::HookSaid { hook, said });
        }
        Ok(())
    }
}

/// A path whose file is removed in the end.
pub(super) struct PathBufGuard(PathBuf);

impl AsRef<std::ffi::OsStr> for PathBufGuard {
    fn as_ref(&self) -> &std::ffi::OsStr {
        self.0.as_os_str()
    }
}

impl AsRef<Path> for PathBufGuard {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for PathBufGuard {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
