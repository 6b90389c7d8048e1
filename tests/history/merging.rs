//! What the tests of merges have in common: git with the program on its path.

use std::path::{Path, PathBuf};
use std::process::Output;

use crate::scratch::Scratch;

/// A catalog whose list, a table, git merges through the program.
pub fn set_up() -> Scratch {
    let scratch = Scratch::with_projects();
    let settings = scratch.read("catalog/catalog.yaml").replace(
        "template: list.md",
        "template: contributing-projects.md\n    track: maturity",
    );
    scratch.write("catalog/catalog.yaml", &settings);
    scratch.catalog(&["publish", "--no-commit"]);
    scratch.commit("Render the list as a table");
    scratch
}

/// Runs git with the program on its path.
pub fn git(scratch: &Scratch, arguments: &[&str]) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_catalog"));
    let mut path = vec![program.parent().expect("a folder").to_path_buf()];
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    path.extend(std::env::split_paths(&inherited).collect::<Vec<PathBuf>>());
    let path = std::env::join_paths(path).expect("a path");
    let mut command = scratch.command("git", &scratch.root());
    command.args(arguments).env("PATH", path);
    command.output().expect("git runs")
}

pub fn succeed(scratch: &Scratch, arguments: &[&str]) {
    let output = git(scratch, arguments);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "git {arguments:?}: {said}");
}

/// Merges the branches in their order; gives the tree after the lists are settled.
pub fn merge_all<'i>(scratch: &Scratch, branches: impl Iterator<Item = &'i String>) -> String {
    for branch in branches {
        succeed(scratch, &["merge", "--quiet", "--no-edit", branch]);
    }
    scratch.catalog(&["publish", "--no-branch", "--yes"]);
    scratch.catalog(&["check"]);
    scratch.git(&["rev-parse", "HEAD^{tree}"])
}

/// What git says to stderr where it stops at a conflict.
pub fn conflict(scratch: &Scratch, arguments: &[&str]) -> String {
    let output = git(scratch, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "git {arguments:?}: {said}");
    said
}

/// Merges the branches into main in every way that git has, and in both orders; the trees are the
/// same after the lists are settled, and this is theirs.
pub fn merge_in_every_way(scratch: &Scratch, branches: &[String]) -> String {
    let main = scratch.git(&["rev-parse", "main"]);
    let restart = || scratch.git(&["reset", "--quiet", "--hard", &main]);
    let settle = || merge_all(scratch, [].iter());
    restart();
    let merged = merge_all(scratch, branches.iter());
    restart();
    assert_eq!(
        merge_all(scratch, branches.iter().rev()),
        merged,
        "backwards"
    );
    restart();
    for branch in branches {
        succeed(scratch, &["merge", "--quiet", "--squash", branch]);
        scratch.git(&["commit", "--quiet", "--allow-empty", "-m", branch]);
    }
    assert_eq!(settle(), merged, "squashed");
    restart();
    for branch in branches.iter().rev() {
        let range = format!("{main}..{branch}");
        succeed(
            scratch,
            &["cherry-pick", "--keep-redundant-commits", &range],
        );
    }
    assert_eq!(settle(), merged, "picked");
    restart();
    for branch in branches {
        succeed(scratch, &["rebase", "--quiet", "main", branch]);
        scratch.git(&["switch", "--quiet", "main"]);
        scratch.git(&["merge", "--quiet", "--ff-only", branch]);
    }
    assert_eq!(settle(), merged, "rebased");
    merged
}
