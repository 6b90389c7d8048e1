//! Repositories to measure in: alone in the world, and packed as a clone is.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

use super::catalogs::{LIST, SUBJECT, generate};
use super::histories;
use super::imports::{Document, MADE, import};
use super::measure::succeed;

/// The program, built as a release is.
pub const CATALOG: &str = env!("CARGO_BIN_EXE_catalog");

/// The branch of the promotion, whoever makes it.
pub const BRANCH: &str = "catalog/promote-subject";

/// A repository in a temporary folder, with a home and a git configuration of its own.
pub struct Bed {
    folder: TempDir,
}

impl Bed {
    /// Makes a repository that holds a catalog of this many entries, its lists rendered.
    pub fn make(entries: usize) -> Bed {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let bed = Bed { folder };
        fs::create_dir_all(bed.home()).expect("a home");
        fs::write(
            bed.home().join("gitconfig"),
            "[user]\n\tname = Bench\n\temail = bench@example.org\n[init]\n\tdefaultBranch = main\n",
        )
        .expect("a configuration");
        for (path, text) in generate(entries) {
            let place = bed.root().join(path);
            fs::create_dir_all(place.parent().expect("a folder above")).expect("a folder");
            fs::write(place, text).expect("a file");
        }
        bed.run(&["git", "init", "--quiet"]);
        bed.run(&[CATALOG, "publish", "--no-commit", "--yes"]);
        bed.run(&["git", "add", "--all"]);
        bed.run(&[
            "git",
            "-c",
            "maintenance.auto=false",
            "commit",
            "--quiet",
            "--message",
            "A catalog",
        ]);
        bed.run(&["git", "gc", "--quiet"]);
        bed.settle();
        bed
    }

    /// The same with a history of this many commits on top.
    pub fn with_history(entries: usize, commits: usize) -> Bed {
        let bed = Bed::make(entries);
        let stream = histories::generate(&generate(entries), commits);
        let mut import = bed.command(&["git", "fast-import", "--quiet"]);
        let mut import = import.stdin(Stdio::piped()).spawn().expect("git starts");
        let mut stdin = import.stdin.take().expect("a pipe");
        stdin.write_all(stream.as_bytes()).expect("a history");
        drop(stdin);
        succeed(import);
        bed.run(&["git", "reset", "--quiet", "--hard"]);
        bed.run(&[CATALOG, "publish", "--yes", "--no-branch"]);
        bed.run(&["git", "repack", "-a", "-d", "--quiet"]);
        bed.settle();
        bed
    }

    /// Makes a repository with a small catalog, a document beside it, and the files that an import
    /// of the document makes.
    pub fn for_import(document: &Document) -> Bed {
        let bed = Bed::make(1);
        fs::write(bed.root().join(document.file), &document.text).expect("a document");
        bed.run(&import(document.file));
        bed.run(&["cp", "-R", ".", MADE]);
        fs::remove_dir_all(bed.root().join(MADE).join(".git")).expect("a copy without git");
        bed.reset();
        bed.settle();
        bed
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("repository")
    }

    /// A file that is as young as git's index is read again and again; in a clone of yesterday
    /// none is.
    fn settle(&self) {
        sleep(Duration::from_millis(1100));
        self.run(&["git", "read-tree", "HEAD"]);
        self.run(&["git", "update-index", "-q", "--refresh"]);
    }

    /// A command in the repository, its output thrown away.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(words[0]);
        command
            .args(&words[1..])
            .current_dir(self.root())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home())
            .env("GIT_CONFIG_GLOBAL", self.home().join("gitconfig"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_DATE", format!("{} +0000", histories::BEGIN))
            .env("GIT_COMMITTER_DATE", format!("{} +0000", histories::BEGIN))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, words: &[&str]) {
        succeed(self.command(words).spawn().expect("the program starts"));
    }

    /// The two edits of a promotion by hand: a line in the entry, a word in the list.
    pub fn edit_by_hand(&self) {
        let append = |path: &Path, text: &str| {
            let file = fs::File::options().append(true).open(path);
            file.and_then(|mut file| file.write_all(text.as_bytes()))
                .expect("an edit");
        };
        let entry = format!("catalog/projects/{SUBJECT}.yaml");
        append(&self.root().join(entry), "tags: [promoted]\n");
        append(&self.root().join(LIST), "Edited by hand.\n");
    }

    /// Everything as it was made: the branch gone, and its objects too.
    pub fn reset(&self) {
        self.run(&["git", "switch", "--quiet", "main"]);
        self.run(&["git", "branch", "--quiet", "-D", BRANCH]);
        let objects = fs::read_dir(self.root().join(".git/objects")).expect("objects");
        for folder in objects.map(|folder| folder.expect("a folder")) {
            if folder.file_name().len() == 2 {
                fs::remove_dir_all(folder.path()).expect("loose objects go");
            }
        }
    }
}
