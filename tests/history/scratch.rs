//! A repository in a temporary folder, with a home, an author and a calendar of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::NaiveDate;
use tempfile::TempDir;

/// Variables of git that must not reach in from outside.
const FOREIGN: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "EMAIL"];

/// A repository and the day it is there.
pub struct Scratch {
    folder: TempDir,
    day: String,
}

impl Scratch {
    /// A repository without a commit, on the first day of February 2024.
    pub fn empty() -> Scratch {
        let folder = TempDir::new().expect("a temporary folder");
        let scratch = Scratch {
            folder,
            day: "2024-02-01".to_string(),
        };
        fs::create_dir(scratch.home()).expect("a home");
        fs::create_dir(scratch.root()).expect("a folder");
        fs::write(
            scratch.home().join("gitconfig"),
            "[user]\n name = A U Thor\n email = author@example.com\n[init]\n defaultBranch = main\n",
        )
        .expect("a configuration");
        scratch.git(&["init", "--quiet"]);
        scratch
    }

    /// A new catalog as `catalog init` makes it, without its example.
    pub fn new() -> Scratch {
        let scratch = Scratch::empty();
        scratch.catalog(&["init"]);
        scratch.catalog(&[
            "remove",
            "example",
            "--reason",
            "no project",
            "--yes",
            "--no-branch",
        ]);
        scratch
    }

    /// The same, with three projects at `experimental`.
    pub fn with_projects() -> Scratch {
        let scratch = Scratch::new();
        for name in ["Alpha", "Beta", "Gamma"] {
            scratch.add(name, "2024-01-01");
        }
        scratch
    }

    pub fn add(&self, name: &str, date: &str) {
        let homepage = format!("https://{}.example", name.to_lowercase());
        self.change(&[
            "add",
            name,
            "--homepage",
            &homepage,
            "--area",
            "tools/build",
            "--track",
            "maturity",
            "--level",
            "experimental",
            "--date",
            date,
        ]);
    }

    /// Goes to another day.
    pub fn on(&mut self, day: &str) -> &mut Scratch {
        self.day = day.to_string();
        self
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("repository")
    }

    /// Beside the repository.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A command with the calendar and the author of this place.
    pub fn command(&self, program: &str, folder: &Path) -> Command {
        let day: NaiveDate = self.day.parse().expect("a day");
        let noon = day
            .and_hms_opt(12, 0, 0)
            .expect("noon")
            .and_utc()
            .timestamp();
        let mut command = Command::new(program);
        command.current_dir(folder);
        for name in FOREIGN {
            command.env_remove(name);
        }
        command
            .env("HOME", self.home())
            .env("XDG_CONFIG_HOME", self.home().join("xdg"))
            .env("GIT_CONFIG_GLOBAL", self.home().join("gitconfig"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_DATE", format!("{noon} +0000"))
            .env("GIT_COMMITTER_DATE", format!("{noon} +0000"))
            .env("SOURCE_DATE_EPOCH", noon.to_string())
            .env("GIT_EDITOR", "true");
        command
    }

    /// What `git` prints, without its final line end. It must succeed.
    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_in(&self.root(), arguments)
    }

    pub fn git_in(&self, folder: &Path, arguments: &[&str]) -> String {
        let output = self.command("git", folder).args(arguments).output();
        let output = output.expect("git runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_string()
    }

    /// Runs the program and gives its output, whether it succeeded or not.
    pub fn try_catalog(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(env!("CARGO_BIN_EXE_catalog"), &self.root());
        command.args(arguments).output().expect("the program runs")
    }

    /// What the program prints to stdout. It must succeed.
    pub fn catalog(&self, arguments: &[&str]) -> String {
        let output = self.try_catalog(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "catalog {arguments:?}: {said}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What the program says where it refuses, with this exit status.
    pub fn refusal(&self, status: i32, arguments: &[&str]) -> String {
        let output = self.try_catalog(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(
            output.status.code(),
            Some(status),
            "catalog {arguments:?}: {said}"
        );
        said
    }

    /// A change on the branch one stands on.
    pub fn change(&self, arguments: &[&str]) {
        let mut arguments = arguments.to_vec();
        arguments.extend(["--no-branch", "--yes"]);
        self.catalog(&arguments);
    }

    /// The lines of `catalog diff`, without space around them.
    pub fn diff(&self, range: &[&str]) -> Vec<String> {
        let mut arguments = vec!["diff"];
        arguments.extend(range);
        let text = self.catalog(&arguments);
        text.lines().map(|line| line.trim().to_string()).collect()
    }

    /// The lines of `catalog diff` without the commits that they name.
    pub fn plain_diff(&self, range: &[&str]) -> Vec<String> {
        let lines = self.diff(range);
        let cut = |line: String| match line.rsplit_once(" [") {
            Some((plain, _)) => plain.to_string(),
            None => line,
        };
        lines.into_iter().map(cut).collect()
    }

    /// What `catalog changelog --format json` gives.
    pub fn json(&self, range: &[&str]) -> serde_json::Value {
        let mut arguments = vec!["changelog", "--format", "json"];
        arguments.extend(range);
        serde_json::from_str(&self.catalog(&arguments)).expect("JSON")
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect("a file")
    }

    pub fn write(&self, path: &str, text: &str) {
        let place = self.root().join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("folders");
        fs::write(place, text).expect("a file");
    }

    /// Commits everything that lies in the work tree.
    pub fn commit(&self, message: &str) -> String {
        self.git(&["add", "--all", "."]);
        self.git(&["commit", "--quiet", "-m", message]);
        self.git(&["rev-parse", "HEAD"])
    }
}
