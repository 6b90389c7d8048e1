//! Where a test runs the program: a folder of its own with a home, git's configuration, a clock and
//! real repositories.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::fixture;
use crate::tree;

/// Noon of 2021-12-31, which is today in every test.
const NOW: &str = "1640952000";

/// A folder with a home, and a repository `repo` beside it.
pub struct TestEnvironment {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl TestEnvironment {
    /// A home and nothing else.
    pub fn empty() -> TestEnvironment {
        let environment = TestEnvironment {
            folder: TempDir::new().expect("a temporary folder"),
            variables: Vec::new(),
        };
        environment.write_at(
            "home/gitconfig",
            "[user]\n name = A U Thor\n email = author@example.com\n[init]\n defaultBranch = main\n",
        );
        environment
    }

    /// A repository with the small catalog of [`fixture`], its list published, committed on `main`.
    pub fn new() -> TestEnvironment {
        static SEED: OnceLock<TestEnvironment> = OnceLock::new();
        let seed = SEED.get_or_init(|| {
            let environment = TestEnvironment::unborn();
            for (path, text) in fixture::FILES {
                environment.write(path, text);
            }
            environment.catalog(["publish", "--no-commit", "-y"]).done();
            environment.commit_all("Begin the catalog");
            environment
        });
        seed.copy()
    }

    /// A repository with the project's own catalog, committed on `main`: as it is before the main job
    /// of the README, which may have been done in this work tree.
    pub fn of_project() -> TestEnvironment {
        static SEED: OnceLock<TestEnvironment> = OnceLock::new();
        let seed = SEED.get_or_init(|| {
            let environment = TestEnvironment::unborn();
            let project = Path::new(env!("CARGO_MANIFEST_DIR"));
            for folder in ["catalog", "lists", "templates"] {
                tree::copy(&project.join(folder), &environment.path(folder));
            }
            let linkerd = "catalog/projects/linkerd.yaml";
            let done = "    - level: graduated\n      date: 2021-07-28\n";
            let text = environment.read(linkerd);
            if text.contains(done) {
                environment.write(linkerd, text.replace(done, ""));
                environment.catalog(["publish", "--no-commit", "-y"]).done();
            }
            environment.commit_all("Begin the catalog");
            environment
        });
        seed.copy()
    }

    /// A repository without a commit.
    pub fn unborn() -> TestEnvironment {
        let environment = TestEnvironment::empty();
        fs::create_dir(environment.root()).expect("a folder");
        environment.git(["init", "--quiet"]);
        environment
    }

    fn copy(&self) -> TestEnvironment {
        let copy = TestEnvironment::empty();
        tree::copy(&self.root(), &copy.root());
        // The copied index knows the times of the files that were copied.
        copy.git(["update-index", "-q", "--refresh"]);
        copy
    }

    /// The same, with one variable more for every program that it starts.
    pub fn with(mut self, name: &str, value: &str) -> TestEnvironment {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The folder of everything.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().canonicalize().expect("a folder")
    }

    /// The work tree of the repository.
    pub fn root(&self) -> PathBuf {
        self.folder().join("repo")
    }

    /// A path in the work tree.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Runs the program in the work tree.
    pub fn catalog<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Ran {
        self.catalog_in(&self.root(), arguments)
    }

    /// Runs the program in a folder.
    pub fn catalog_in<A: AsRef<OsStr>>(
        &self,
        folder: &Path,
        arguments: impl IntoIterator<Item = A>,
    ) -> Ran {
        let mut command = self.program(folder);
        command.args(arguments).stdin(Stdio::null());
        self.ran(command.output().expect("the program runs"))
    }

    /// The program, to be started in a folder.
    pub fn program(&self, folder: &Path) -> Command {
        self.command(env!("CARGO_BIN_EXE_catalog"), folder)
    }

    /// Runs the program, which must refuse, and leave every file of every folder as it was; gives
    /// what it says.
    #[track_caller]
    pub fn refused<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> String {
        self.unchanged(arguments, 1).stderr
    }

    /// The same for a command line that makes no sense.
    #[track_caller]
    pub fn misused<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> String {
        self.unchanged(arguments, 2).stderr
    }

    /// Runs the program, which must end so and leave every file of every folder as it was.
    #[track_caller]
    pub fn unchanged<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
        status: i32,
    ) -> Ran {
        let before = tree::listing(&self.folder());
        let ran = self.catalog(arguments).ended(status);
        assert_eq!(tree::listing(&self.folder()), before, "nothing is touched");
        ran
    }

    /// What `git` prints in the work tree, without its final line end. It must succeed.
    #[track_caller]
    pub fn git<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> String {
        self.git_in(&self.root(), arguments)
    }

    /// What `git` prints in a folder.
    #[track_caller]
    pub fn git_in<A: AsRef<OsStr>>(
        &self,
        folder: &Path,
        arguments: impl IntoIterator<Item = A>,
    ) -> String {
        let mut command = self.command("git", folder);
        command.args(arguments);
        let ran = self.ran(command.output().expect("git runs"));
        assert_eq!(ran.status, 0, "{command:?}: {}", ran.stderr);
        ran.stdout.trim_end().to_owned()
    }

    /// A command with the environment of the tests and nothing of this process's.
    pub fn command(&self, program: &str, folder: &Path) -> Command {
        let home = self.folder().join("home");
        let mut command = Command::new(program);
        command
            .current_dir(folder)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join("xdg"))
            .env("TMPDIR", self.folder.path())
            .env("GIT_CONFIG_GLOBAL", home.join("gitconfig"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CEILING_DIRECTORIES", self.folder())
            .env("GIT_AUTHOR_DATE", format!("{NOW} +0000"))
            .env("GIT_COMMITTER_DATE", format!("{NOW} +0000"))
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("SOURCE_DATE_EPOCH", NOW)
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// How a command ended that was started here.
    pub fn ran(&self, output: Output) -> Ran {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            text.replace(&*self.folder().to_string_lossy(), "$DIR")
        };
        Ran {
            status: output.status.code().unwrap_or(-1),
            stdout: text(&output.stdout),
            stderr: without_ids(&text(&output.stderr)),
        }
    }

    /// Writes a file of the work tree.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        self.write_at(&format!("repo/{path}"), text);
    }

    /// Writes a file below the folder of everything.
    pub fn write_at(&self, path: &str, text: impl AsRef<[u8]>) {
        let place = self.folder().join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("folders");
        fs::write(place, text).expect("a file");
    }

    /// Writes a file of the work tree and commits it.
    pub fn commit(&self, path: &str, text: impl AsRef<[u8]>) {
        self.write(path, text);
        self.commit_all(&format!("Write {path}"));
    }

    /// Commits everything in the work tree.
    pub fn commit_all(&self, message: &str) {
        self.git(["add", "--all"]);
        self.git(["commit", "--quiet", "--no-verify", "-m", message]);
    }

    /// The text of a file of the work tree.
    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Writes a script that can be run below the folder of everything; gives its place.
    pub fn script(&self, path: &str, lines: &str) -> PathBuf {
        self.write_at(path, format!("#!/bin/sh\n{lines}\n"));
        let place = self.folder().join(path);
        let mut file = fs::OpenOptions::new()
            .append(true)
            .open(&place)
            .expect("a script");
        file.flush().expect("a script");
        drop(file);
        tree::make_executable(&place);
        place
    }

    /// Writes a hook of the repository.
    pub fn hook(&self, name: &str, lines: &str) {
        self.script(&format!("repo/.git/hooks/{name}"), lines);
    }

    /// What the last commit changes, the edits alone.
    #[track_caller]
    pub fn edits(&self) -> String {
        self.edits_between("HEAD~", "HEAD")
    }

    /// What lies between two commits, the edits alone: no context, no ids.
    #[track_caller]
    pub fn edits_between(&self, from: &str, to: &str) -> String {
        edits(&self.git([
            "diff",
            "--unified=0",
            "--no-color",
            "--no-renames",
            from,
            to,
        ]))
    }

    /// What the work tree changes, the edits alone.
    #[track_caller]
    pub fn edits_in_work_tree(&self) -> String {
        edits(&self.git(["diff", "--unified=0", "--no-color", "--no-renames", "HEAD"]))
    }

    /// The message of the last commit.
    #[track_caller]
    pub fn message(&self) -> String {
        self.git(["log", "-1", "--format=%B"])
    }

    /// The branch of the work tree and what is uncommitted in it.
    #[track_caller]
    pub fn status(&self) -> String {
        self.git(["status", "--short", "--branch", "--untracked-files=all"])
    }
}

/// How the program ended.
#[derive(Debug)]
pub struct Ran {
    /// Its exit status; -1 where a signal ended it.
    pub status: i32,
    /// Its result, with the folder of everything as `$DIR`.
    pub stdout: String,
    /// What else it said, with the folder of everything as `$DIR` and the id of a commit that was made
    /// as `[ID]`.
    pub stderr: String,
}

impl Ran {
    /// It has done what it was asked for.
    #[track_caller]
    pub fn done(self) -> Ran {
        self.ended(0)
    }

    /// It has ended with this status.
    #[track_caller]
    pub fn ended(self, status: i32) -> Ran {
        assert_eq!(
            self.status, status,
            "stdout:\n{}\nstderr:\n{}",
            self.stdout, self.stderr
        );
        self
    }
}

/// A diff without the lines that say no more than ids and modes of what stays.
fn edits(diff: &str) -> String {
    diff.lines()
        .filter(|line| !line.starts_with("index ") && !line.starts_with("diff "))
        .map(|line| match line.strip_prefix("@@ ") {
            Some(hunk) => format!("@@ {} @@\n", hunk.split(" @@").next().unwrap_or_default()),
            None => format!("{line}\n"),
        })
        .collect()
}

/// The ids of commits that were made, as `[ID]`.
fn without_ids(text: &str) -> String {
    let made = "Committed ";
    text.split_inclusive('\n')
        .map(|line| match line.split_once(made) {
            Some((before, rest)) if before.trim().is_empty() => {
                let id = rest.find(' ').unwrap_or(rest.len());
                format!("{before}{made}[ID]{}", &rest[id..])
            }
            _ => line.to_owned(),
        })
        .collect()
}
