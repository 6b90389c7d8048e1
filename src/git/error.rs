//! What can go wrong with a repository: what, where, and what to do next.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::refusal::Refusal;
use super::snapshot::Irregular;

/// A repository could not be read or changed. The text says why and what to do next.
#[derive(Debug)]
pub enum GitError {
    /// Refused before anything was written.
    Refused(Refusal),
    /// No repository at this folder or above it.
    NotARepository {
        /// Where the search began.
        start: PathBuf,
    },
    /// The repository is kept in a way that cannot be read here.
    Unsupported(Format),
    /// The folder belongs to another user.
    DubiousOwnership {
        /// The repository.
        path: PathBuf,
    },
    /// A link below one of the read folders leads out of the repository.
    EscapesRepository {
        /// The link, from the root of the repository.
        path: String,
    },
    /// What stands where a file is wanted is none.
    NoFile(Irregular),
    /// A name that stands for no commit.
    UnknownRevision {
        /// The name as it was given.
        name: String,
    },
    /// git knows no name or e-mail address and was told not to guess.
    NoIdentity,
    /// A hook ended with a failure; nothing was committed.
    HookFailed {
        /// Which hook, such as `pre-commit`.
        hook: &'static str,
        /// What it wrote.
        said: String,
    },
    /// The `pre-commit` hook staged the old state of files of the change.
    HookUndid {
        /// The files.
        paths: Vec<String>,
    },
    /// The commit could not be signed; nothing was moved.
    Signing {
        /// git's reason.
        said: String,
    },
    /// There is no remote to push to.
    NoRemote,
    /// git knows no editor that can be opened here.
    NoEditor,
    /// The commit is made, and HEAD at it, but git could not write all of its files.
    Unwritten {
        /// The files.
        paths: Vec<String>,
    },
    /// The editor ended with a failure.
    Editor {
        /// The command, as git names it.
        command: String,
    },
    /// The `git` program could not be started.
    Program {
        /// Why.
        source: io::Error,
    },
    /// The `git` program refused.
    Git {
        /// What it was asked for, completing "git could not …".
        doing: &'static str,
        /// What it wrote.
        said: String,
    },
    /// git failed half way, and what it had moved could not be put back.
    HalfMoved {
        /// Why git failed.
        failure: Box<GitError>,
        /// Why it could not be put back.
        left: Box<GitError>,
    },
    /// An object is not here, since the repository is a partial clone.
    NotFetched {
        /// What was being done, completing "could not …".
        doing: String,
    },
    /// An object or reference could not be read or written.
    Store {
        /// What was being done, completing "could not …".
        doing: String,
        /// The reason.
        reason: String,
    },
    /// A file or folder could not be read or written.
    File {
        /// What was being done, completing "could not …".
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// A way of keeping a repository that this program cannot read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// Objects named by SHA-256.
    Sha256,
    /// References in a reftable.
    Reftable,
    /// A clone without all of its objects.
    PartialClone,
    /// Another extension of the repository format, by its name.
    Extension(String),
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Format::Sha256 => f.write_str(
                "the repository names its objects by SHA-256, which cannot be read here; keep the \
                 catalog in a repository made with `git init --object-format=sha1`",
            ),
            Format::Reftable => f.write_str(
                "the repository keeps its references as a reftable, which cannot be read here; \
                 `git refs migrate --ref-format=files` changes that",
            ),
            Format::PartialClone => f.write_str(
                "this is a partial clone, which cannot be read here; make it whole with \
                 `git fetch --refetch --no-filter`, then \
                 `git config --unset extensions.partialClone`",
            ),
            Format::Extension(name) => write!(
                f,
                "the repository uses the extension `{name}` of git's format, which cannot be read \
                 here; use a clone without it",
            ),
        }
    }
}

impl GitError {
    pub(super) fn store(doing: impl Into<String>) -> impl FnOnce(git2::Error) -> GitError {
        let doing = doing.into();
        move |error| GitError::Store {
            doing,
            reason: error.message().to_owned(),
        }
    }

    /// The same for reading an object, which a partial clone may never have fetched.
    pub(super) fn read(
        repository: &git2::Repository,
        doing: impl Into<String>,
    ) -> impl FnOnce(git2::Error) -> GitError {
        let doing = doing.into();
        move |error| {
            if error.code() == git2::ErrorCode::NotFound && is_partial(repository) {
                GitError::NotFetched { doing }
            } else {
                GitError::store(doing)(error)
            }
        }
    }

    pub(super) fn file(
        doing: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> GitError {
        let path = path.into();
        move |source| GitError::File {
            doing,
            path,
            source,
        }
    }
}

/// Whether some remote keeps objects that this repository lacks.
fn is_partial(repository: &git2::Repository) -> bool {
    repository
        .config()
        .and_then(|mut config| config.snapshot())
        .and_then(|config| {
            Ok(config
                .entries(Some(r"^remote\..*\.promisor$"))?
                .next()
                .is_some())
        })
        .unwrap_or(false)
}

impl From<Refusal> for GitError {
    fn from(refusal: Refusal) -> GitError {
        GitError::Refused(refusal)
    }
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GitError::Refused(refusal) => refusal.fmt(f),
            GitError::NotARepository { start } => write!(
                f,
                "no git repository at {} or above it; go to one, or make one with `git init`",
                start.display()
            ),
            GitError::Unsupported(format) => format.fmt(f),
            GitError::DubiousOwnership { path } => write!(
                f,
                "the repository {0} belongs to another user; if you trust it: \
                 git config --global --add safe.directory '{0}'",
                path.display()
            ),
            GitError::EscapesRepository { path } => write!(
                f,
                "{path} is a symbolic link that leads out of the repository; replace it by what \
                 it leads to"
            ),
            GitError::NoFile(Irregular { path, kind }) => write!(
                f,
                "{path} is {kind}, where a file is wanted; put a file in its place"
            ),
            GitError::UnknownRevision { name } => write!(
                f,
                "`{name}` names no commit here; `git log --oneline --all` shows those there are"
            ),
            GitError::NoIdentity => f.write_str(
                "git knows no author, and `user.useConfigOnly` forbids guessing one; set it:\n  \
                 git config --global user.name \"Your Name\"\n  \
                 git config --global user.email you@example.com",
            ),
            GitError::HookFailed { .. }
            | GitError::HookUndid { .. }
            | GitError::Signing { .. }
            | GitError::NoRemote
            | GitError::NoEditor
            | GitError::Unwritten { .. }
            | GitError::Editor { .. } => self.fmt_step(f),
            GitError::Program { source } => write!(
                f,
                "could not start `git`: {source}; install it, or put it on the PATH"
            ),
            GitError::Git { doing, said } => write!(f, "git could not {doing}{}", Said(said)),
            GitError::HalfMoved { failure, left } => write!(
                f,
                "{failure}\nwhat git had done by then stays, since {left}\n`git status` shows it"
            ),
            GitError::NotFetched { doing } => write!(
                f,
                "could not {doing}: this is a partial clone, and it is not here; \
                 `git fetch --refetch --no-filter` makes the clone whole"
            ),
            GitError::Store { doing, reason } => write!(
                f,
                "could not {doing}: {reason}; `git fsck` tells whether the repository is sound"
            ),
            GitError::File {
                doing,
                path,
                source,
            } => write!(f, "could not {doing} {}: {source}", path.display()),
        }
    }
}

impl GitError {
    /// The failures of one step of a commit, a push or an edit.
    fn fmt_step(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GitError::HookFailed { hook, said } => write!(
                f,
                "the {hook} hook refused, so nothing was committed; set right what it names, or \
                 leave hooks out with --no-verify{}",
                Said(said)
            ),
            GitError::HookUndid { paths } => write!(
                f,
                "the pre-commit hook staged the work tree's old state of {} over the change, so \
                 nothing was committed; let it work on what is staged, or leave hooks out with \
                 --no-verify",
                paths.join(", ")
            ),
            GitError::Signing { said } => write!(
                f,
                "the commit could not be signed as `commit.gpgsign` asks, so nothing was \
                 committed; set `user.signingkey` and `gpg.format` right{}",
                Said(said)
            ),
            GitError::Unwritten { paths } => write!(
                f,
                "git could not write {}, though the commit has all of it; once there is room and \
                 leave to write, `git restore {}` does",
                paths.join(", "),
                paths.join(" ")
            ),
            GitError::Editor { command } => write!(
                f,
                "the editor `{command}` ended with a failure; name another in GIT_EDITOR or in \
                 `core.editor`"
            ),
            GitError::NoEditor => f.write_str(
                "git knows no editor that can be opened here; name one in GIT_EDITOR or in \
                 `core.editor`",
            ),
            _ => f.write_str(
                "there is no remote to push to; add one with `git remote add origin URL`",
            ),
        }
    }
}

/// What a program wrote, on lines of its own; nothing where it wrote nothing.
struct Said<'a>(&'a str);

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        f.write_str(":")?;
        self.0.lines().try_for_each(|line| write!(f, "\n  {line}"))
    }
}

impl std::error::Error for GitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            GitError::Program { source } | GitError::File { source, .. } => Some(source),
            _ => None,
        }
    }
}
