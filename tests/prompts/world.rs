//! A repository with a small catalog, and nothing of the machine around it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The day that it is in every test.
pub const TODAY: &str = "2021-07-28";
/// That day in seconds since 1970.
const NOW: &str = "1627473600";

const SETTINGS: &str = "\
title: Projects
tracks:
  cncf:
    title: CNCF
    levels:
      - {id: sandbox, title: Sandbox}
      - {id: incubating, title: Incubating}
      - {id: graduated, title: Graduated}
    retired:
      - {id: archived, title: Archived}
    entry: [sandbox, incubating]
  azure:
    title: Azure
    levels:
      - {id: preview, title: Preview}
      - {id: ga, title: GA}
lists:
  projects:
    template: list.md
    output: lists/projects.md
    group_by: area
workflow:
  base: main
  sign_off: true
";

const AREAS: &str = "\
areas:
  - id: cncf
    title: CNCF
    areas:
      - {id: service-mesh, title: Service Mesh}
      - {id: storage, title: Storage}
";

const LINKERD: &str = "\
name: Linkerd
summary: Service mesh with a small data plane
repository: https://github.com/linkerd/linkerd2
areas: [cncf/service-mesh]
maturity:
  cncf:
    - level: sandbox
      date: 2017-01-23
    - level: incubating
      date: 2018-04-06
aliases: [conduit]
";

const ROOK: &str = "\
name: Rook
summary: Storage for Kubernetes
areas: [cncf/storage]
maturity:
  cncf:
    - level: sandbox
      date: 2018-01-29
";

const BRIGADE: &str = "\
name: Brigade
areas: [cncf]
maturity:
  cncf:
    - level: archived
      date: 2021-01-01
      reason: no maintainers
";

/// A repository with a catalog of three entries, on its branch `main`.
pub struct World {
    home: TempDir,
}

impl World {
    /// An empty folder, and a home with a name for git.
    pub fn empty() -> World {
        let world = World {
            home: tempfile::tempdir().expect("a folder"),
        };
        let config =
            "[user]\n\tname = Ada\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n";
        world.write("../.gitconfig", config);
        world
    }

    /// A repository with a catalog, all of it committed.
    pub fn new() -> World {
        let world = World::empty();
        world.write("catalog/catalog.yaml", SETTINGS);
        world.write("catalog/areas.yaml", AREAS);
        world.write("catalog/projects/linkerd.yaml", LINKERD);
        world.write("catalog/projects/rook.yaml", ROOK);
        world.write("catalog/projects/brigade.yaml", BRIGADE);
        world.git(&["init", "--quiet"]);
        world.git(&["add", "--all"]);
        world.git(&["commit", "--quiet", "--message", "Begin"]);
        let published = world.command(&["publish", "--yes", "--no-branch", "--quiet"]);
        assert!(
            { published }
                .output()
                .expect("the program")
                .status
                .success()
        );
        world
    }

    /// The folder of the repository.
    pub fn root(&self) -> PathBuf {
        self.home.path().join("repository")
    }

    /// The program with these arguments, in the repository.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_catalog"));
        command.args(arguments);
        self.surround(&mut command);
        command
    }

    /// What git says.
    pub fn git(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command.args(arguments);
        self.surround(&mut command);
        let output = command.output().expect("git");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        let file = self.root().join(path);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Writes a file of the repository.
    pub fn write(&self, path: &str, text: &str) {
        let file = self.root().join(path);
        let folder = file.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(self.root()).expect("the folder of the repository");
        fs::create_dir_all(folder).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    /// A shell script to be used as an editor: its file is `$1`.
    pub fn editor(&self, script: &str) -> String {
        self.write("../editor.sh", &format!("set -e\n{script}\n"));
        format!("sh '{}'", self.home.path().join("editor.sh").display())
    }

    /// Everything that a command could change: branches, HEAD, index, files and objects.
    pub fn state(&self) -> String {
        let mut state = self.git(&["for-each-ref"]);
        state += &fs::read_to_string(self.root().join(".git/HEAD")).expect("HEAD");
        state += &self.git(&["status", "--porcelain", "--ignored"]);
        state += &self.git(&["ls-files", "--stage"]);
        state += &self.git(&["count-objects", "--verbose"]);
        let mut files = Vec::new();
        files_below(&self.root(), &mut files);
        for file in files {
            let text = fs::read(&file).expect("a file");
            state += &format!("{} {:?}\n", file.display(), String::from_utf8_lossy(&text));
        }
        state
    }

    fn surround(&self, command: &mut Command) {
        let home = self.home.path();
        command
            .current_dir(self.root())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", home)
            .env("GIT_CONFIG_GLOBAL", home.join(".gitconfig"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CEILING_DIRECTORIES", home)
            .env("SOURCE_DATE_EPOCH", NOW)
            .env("TERM", "xterm-256color")
            .env("COLUMNS", "80")
            .env("LINES", "24");
    }
}

/// Every file of a work tree, in order, without git's own.
fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| !path.ends_with(".git"))
        .collect();
    found.sort();
    for path in found {
        if path.is_dir() {
            files_below(&path, files);
        } else {
            files.push(path);
        }
    }
}
