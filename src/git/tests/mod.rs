//! Real repositories in temporary folders, with a home, configuration, clock and author of their
//! own.

mod commits;
mod discovery;
mod history;
mod hooks;
mod identities;
mod interruptions;
mod reading;
mod refusals;
mod remotes;
mod writing;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::{
    CommitId, CommitRequest, Committed, Environment, FileEdit, GitError, Placement, Refusal,
    Repository,
};

/// A folder with a home, and repositories beside it.
pub(super) struct Scratch {
    folder: TempDir,
    pub(super) environment: Environment,
}

impl Scratch {
    /// A folder without a repository.
    pub(super) fn empty() -> Scratch {
        let folder = TempDir::new().expect("a temporary folder");
        let home = folder.path().join("home");
        fs::create_dir(&home).expect("a home");
        let config = home.join("gitconfig");
        fs::write(
            &config,
            "[user]\n name = A U Thor\n email = author@example.com\n[init]\n defaultBranch = main\n",
        )
        .expect("a configuration");
        let mut environment = Environment::inherited()
            .with("HOME", &home)
            .with("XDG_CONFIG_HOME", home.join("xdg"))
            .with("GIT_CONFIG_GLOBAL", &config)
            .with("GIT_CONFIG_NOSYSTEM", "1")
            .with("GIT_AUTHOR_DATE", "1500000000 +0200")
            .with("GIT_COMMITTER_DATE", "1500000001 -0330")
            .with("GIT_EDITOR", "false");
        for name in [
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_AUTHOR_NAME",
            "GIT_AUTHOR_EMAIL",
            "GIT_COMMITTER_NAME",
            "GIT_COMMITTER_EMAIL",
            "EMAIL",
        ] {
            environment = environment.without(name);
        }
        Scratch {
            folder,
            environment,
        }
    }

    /// A repository with one commit: `catalog/projects/a.yaml`, `lists/a.md` and `other.txt`.
    pub(super) fn new() -> Scratch {
        let scratch = Scratch::unborn();
        scratch.write("catalog/projects/a.yaml", "name: A\n");
        scratch.write("lists/a.md", "# A\n");
        scratch.write("other.txt", "other\n");
        scratch.git(&["add", "."]);
        scratch.git(&["commit", "--quiet", "-m", "First"]);
        scratch
    }

    /// A repository without a commit.
    pub(super) fn unborn() -> Scratch {
        let scratch = Scratch::empty();
        fs::create_dir(scratch.root()).expect("a folder");
        scratch.git(&["init", "--quiet"]);
        scratch
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.folder.path().canonicalize().expect("a folder")
    }

    pub(super) fn root(&self) -> PathBuf {
        self.folder().join("repository")
    }

    pub(super) fn repository(&self) -> Repository {
        self.repository_at(&self.root())
    }

    pub(super) fn repository_at(&self, folder: &Path) -> Repository {
        Repository::discover_with(folder, self.environment.clone()).expect("a repository")
    }

    /// What `git` prints in the root, without its final line end. It must succeed.
    pub(super) fn git(&self, arguments: &[&str]) -> String {
        self.git_in(&self.root(), arguments)
    }

    pub(super) fn git_in(&self, folder: &Path, arguments: &[&str]) -> String {
        let output = self.try_git(folder, arguments);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {stderr}");
        String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_owned()
    }

    pub(super) fn try_git(&self, folder: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new("git");
        command.args(arguments).current_dir(folder);
        self.environment.apply(&mut command);
        command.output().expect("git runs")
    }

    pub(super) fn write(&self, path: &str, content: &str) {
        let place = self.root().join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("folders");
        fs::write(place, content).expect("a file");
    }

    pub(super) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect("a file")
    }

    pub(super) fn status(&self) -> String {
        self.git(&["status", "--porcelain", "--untracked-files=all"])
    }

    pub(super) fn hook(&self, name: &str, script: &str) {
        let place = self.root().join(".git/hooks").join(name);
        fs::create_dir_all(place.parent().expect("a folder")).expect("folders");
        fs::write(&place, format!("#!/bin/sh\n{script}\n")).expect("a hook");
        make_executable(&place);
    }

    /// How many loose objects there are.
    pub(super) fn objects(&self) -> String {
        self.git(&["count-objects"])
    }

    /// A change of `catalog/projects/a.yaml` and a new entry beside it, on a new branch.
    pub(super) fn request(&self) -> CommitRequest {
        CommitRequest {
            parent: self.repository().head().expect("a HEAD").commit(),
            files: vec![
                edit("catalog/projects/a.yaml", "name: A\nsummary: changed\n"),
                edit("catalog/projects/b.yaml", "name: B\n"),
            ],
            takes_in: Vec::new(),
            message: "Change A\n\nCatalog-Change: edit a\n".to_owned(),
            placement: new_branch("catalog/edit-a"),
            sign_off: false,
            verify: true,
        }
    }

    pub(super) fn commit(&self, request: &CommitRequest) -> Result<Committed, GitError> {
        self.repository().commit(request)
    }

    /// Checks and commits a request; both must be refused alike, and leave all as it was.
    pub(super) fn refusal(&self, request: &CommitRequest) -> Refusal {
        let before = self.everything();
        let checked = self.repository().check(request);
        let committed = self.commit(request);
        assert_eq!(self.everything(), before, "a refusal changes nothing");
        match (checked, committed) {
            (Err(GitError::Refused(checked)), Err(GitError::Refused(committed))) => {
                assert_eq!(checked, committed);
                checked
            }
            other => panic!("not refused: {other:?}"),
        }
    }

    /// Status, branches, HEAD and objects.
    pub(super) fn everything(&self) -> [String; 4] {
        let head = self.try_git(&self.root(), &["rev-parse", "--verify", "HEAD"]);
        [
            self.git(&[
                "--no-optional-locks",
                "status",
                "--porcelain=v2",
                "--branch",
            ]),
            self.git(&["for-each-ref"]),
            String::from_utf8_lossy(&head.stdout).into_owned(),
            self.objects(),
        ]
    }
}

pub(super) fn new_branch(name: &str) -> Placement {
    Placement::NewBranch {
        name: name.to_owned(),
        switch: true,
    }
}

pub(super) fn edit(path: &str, content: &str) -> FileEdit {
    FileEdit {
        path: path.to_owned(),
        before: None,
        after: Some(content.to_string().into()),
    }
}

pub(super) fn removal(path: &str) -> FileEdit {
    FileEdit {
        path: path.to_owned(),
        before: None,
        after: None,
    }
}

pub(super) fn id(text: &str) -> CommitId {
    text.parse().expect("an id")
}

pub(super) fn make_executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("permissions");
}
