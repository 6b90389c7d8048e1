//! Finding and opening the repository one stands in.

use std::cell::{Cell, OnceCell};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use git2::{ErrorCode, RepositoryOpenFlags};

use super::ahead::Ahead;
use super::environment::Environment;
use super::error::{Format, GitError};
use super::handles::Handles;
use super::program::{Call, Program, Running};
use super::settings::Settings;

/// A git repository, read in memory and changed only as git itself would.
pub struct Repository {
    pub(super) inner: git2::Repository,
    root: Option<PathBuf>,
    program: Program,
    pub(super) settings: OnceCell<Settings>,
    /// The answer to come, where it was asked for before it is needed.
    pub(super) settings_ahead: Cell<Option<Running>>,
    /// For other threads.
    pub(super) handles: Arc<Handles>,
    /// What is written of a commit to come.
    pub(super) ahead: Cell<Option<Ahead>>,
}

impl Repository {
    /// Opens the repository that holds `start`: a work tree or any folder in it, a linked work
    /// tree, or a bare repository. `GIT_DIR` and its kin lead elsewhere, as they do for git.
    ///
    /// # Errors
    /// Where there is none, where it belongs to another user, and where its format cannot be read.
    pub fn discover(start: &Path) -> Result<Repository, GitError> {
        Repository::discover_with(start, Environment::inherited())
    }

    /// The same, with an environment of the caller's for every `git` that is started.
    ///
    /// # Errors
    /// As [`Repository::discover`].
    pub fn discover_with(start: &Path, environment: Environment) -> Result<Repository, GitError> {
        // Hashing every object anew as it is read takes a quarter of the time. git does not either:
        // a bit that fell over shows when the object is unpacked, and `git fsck` looks closer.
        git2::opts::strict_hash_verification(false);
        let inner =
            open(start, &environment).map_err(|error| explain(start, &environment, &error))?;
        let root = inner.workdir().map(without_final_slash);
        let folder = root.clone().unwrap_or_else(|| inner.path().to_owned());
        let environment = pin(environment, inner.path(), root.as_deref());
        Ok(Repository {
            root,
            program: Program::new(folder, environment),
            settings: OnceCell::new(),
            settings_ahead: Cell::new(None),
            handles: Arc::new(Handles::new(inner.path().to_owned())),
            ahead: Cell::new(None),
            inner,
        })
    }

    /// Makes a repository in a folder, made too where it is missing, with `git init`. In one that
    /// is a repository already nothing changes.
    ///
    /// # Errors
    /// Where git cannot make it.
    pub fn init(folder: &Path) -> Result<Repository, GitError> {
        Repository::init_with(folder, Environment::inherited())
    }

    /// The same, with an environment of the caller's.
    ///
    /// # Errors
    /// As [`Repository::init`].
    pub fn init_with(folder: &Path, environment: Environment) -> Result<Repository, GitError> {
        std::fs::create_dir_all(folder).map_err(GitError::file("make the folder", folder))?;
        Program::new(folder.to_owned(), environment.clone())
            .call("make a repository", ["init", "--quiet"])
            .success()?;
        Repository::discover_with(folder, environment)
    }

    /// The root of the work tree; `None` in a bare repository.
    pub fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// Whether there is no work tree.
    pub fn is_bare(&self) -> bool {
        self.root.is_none()
    }

    /// The folder git keeps for this work tree, such as `.git`.
    pub(super) fn git_dir(&self) -> &Path {
        self.inner.path()
    }

    pub(super) fn git<A: AsRef<std::ffi::OsStr>>(
        &self,
        doing: &'static str,
        arguments: impl IntoIterator<Item = A>,
    ) -> Call {
        self.program.call(doing, arguments)
    }

    pub(super) fn environment(&self) -> &Environment {
        self.program.environment()
    }
}

fn open(start: &Path, environment: &Environment) -> Result<git2::Repository, git2::Error> {
    let flags = RepositoryOpenFlags::FROM_ENV;
    if let Some(git_dir) = environment.get("GIT_DIR") {
        let flags = flags | RepositoryOpenFlags::NO_SEARCH | RepositoryOpenFlags::NO_DOTGIT;
        return git2::Repository::open_ext(git_dir, flags, std::iter::empty::<OsString>());
    }
    let ceilings = environment
        .get("GIT_CEILING_DIRECTORIES")
        .unwrap_or_default();
    git2::Repository::open_ext(start, flags, std::env::split_paths(&ceilings))
}

/// Tells git's children which repository was opened, where `GIT_DIR` chose it: they run in its
/// root, and a relative `GIT_DIR` would lead them elsewhere.
fn pin(environment: Environment, git_dir: &Path, root: Option<&Path>) -> Environment {
    if environment.get("GIT_DIR").is_none() {
        return environment;
    }
    let environment = environment.with("GIT_DIR", git_dir);
    match root {
        Some(root) => environment.with("GIT_WORK_TREE", root),
        None => environment,
    }
}

fn without_final_slash(path: &Path) -> PathBuf {
    path.components().collect()
}

/// Turns a failure to open into what a person can act on.
fn explain(start: &Path, environment: &Environment, error: &git2::Error) -> GitError {
    if error.code() == ErrorCode::NotFound {
        return GitError::NotARepository {
            start: start.to_owned(),
        };
    }
    if error.code() == ErrorCode::Owner {
        return GitError::DubiousOwnership {
            path: top_of(start),
        };
    }
    match unsupported_format(start, environment) {
        Some(format) => GitError::Unsupported(format),
        None => GitError::Store {
            doing: format!("open the repository at {}", start.display()),
            reason: error.message().to_owned(),
        },
    }
}

/// The nearest folder at or above `start` that looks like a repository, without opening it.
fn top_of(start: &Path) -> PathBuf {
    let start = start.canonicalize().unwrap_or_else(|_| start.to_owned());
    start
        .ancestors()
        .find(|folder| folder.join(".git").exists() || folder.join("HEAD").is_file())
        .unwrap_or(&start)
        .to_owned()
}

/// Asks git itself which extensions of its format the repository uses.
fn unsupported_format(start: &Path, environment: &Environment) -> Option<Format> {
    let answer = Program::new(start.to_owned(), environment.clone())
        .call(
            "read the format of the repository",
            ["config", "--get-regexp", r"^extensions\."],
        )
        .answer()
        .ok()?;
    let readable = [
        "noop",
        "worktreeconfig",
        "preciousobjects",
        "relativeworktrees",
    ];
    answer.text().lines().find_map(|line| {
        let (key, value) = line.split_once(' ').unwrap_or((line, ""));
        match (key.strip_prefix("extensions.")?, value) {
            ("objectformat", "sha1") | ("refstorage", "files") => None,
            ("objectformat", _) => Some(Format::Sha256),
            ("refstorage", _) => Some(Format::Reftable),
            ("partialclone", _) => Some(Format::PartialClone),
            (name, _) if readable.contains(&name) => None,
            (name, _) => Some(Format::Extension(name.to_owned())),
        }
    })
}
