//! `catalog undo`: the last change taken back, and nothing else.

use crate::killing::{kill, moments};
use crate::scratch::Scratch;

/// A change on top of three projects; gives the commit before it.
fn with_a_change() -> (Scratch, String) {
    let scratch = Scratch::with_projects();
    let before = scratch.git(&["rev-parse", "HEAD"]);
    scratch.change(&["rename", "alpha", "omega", "--name", "Omega"]);
    (scratch, before)
}

/// Pushes everything to a repository beside.
fn push(scratch: &Scratch) {
    let remote = scratch.beside("remote.git").to_string_lossy().into_owned();
    scratch.git(&["init", "--quiet", "--bare", &remote]);
    scratch.git(&["remote", "add", "origin", &remote]);
    scratch.git(&["push", "--quiet", "origin", "main"]);
}

#[test]
fn what_was_never_pushed_is_taken_back_by_moving_the_branch() {
    let (scratch, before) = with_a_change();
    scratch.write(
        "catalog/projects/beta.yaml",
        "name: Beta\nareas: [libraries]\n",
    );
    scratch.write("staged.txt", "staged\n");
    scratch.git(&["add", "staged.txt"]);
    scratch.write("staged.txt", "and changed\n");
    let uncommitted = scratch.git(&["status", "--porcelain"]);
    scratch.catalog(&["undo", "--yes"]);
    assert_eq!(scratch.git(&["rev-parse", "main"]), before);
    assert_eq!(scratch.git(&["status", "--porcelain"]), uncommitted);
    assert_eq!(scratch.git(&["show", ":staged.txt"]), "staged");
    assert!(
        scratch
            .read("catalog/projects/alpha.yaml")
            .contains("name: Alpha")
    );
}

#[test]
fn what_was_pushed_is_taken_back_by_a_commit_and_that_one_again() {
    let (scratch, before) = with_a_change();
    push(&scratch);
    scratch.catalog(&["undo", "--yes"]);
    assert_eq!(scratch.git(&["diff", "--stat", &before, "HEAD"]), "");
    assert_eq!(
        scratch.git(&["rev-list", "--count", "origin/main..main"]),
        "1"
    );
    let body = scratch.git(&["log", "-1", "--format=%B"]);
    assert!(
        body.starts_with("Revert \"Rename Alpha to Omega (omega)\"\n\nThis reverts"),
        "{body}"
    );
    assert!(
        body.contains("\nCatalog-Change: undo rename omega alpha..omega\nSigned-off-by:"),
        "{body}"
    );
    scratch.catalog(&["undo", "--yes"]);
    assert_eq!(
        scratch.git(&["rev-parse", "main"]),
        scratch.git(&["rev-parse", "origin/main"])
    );
}

#[test]
fn a_revert_is_pushed_where_that_is_asked_for() {
    let (scratch, _) = with_a_change();
    push(&scratch);
    scratch.catalog(&["undo", "--yes", "--push"]);
    assert_eq!(
        scratch.git(&["ls-remote", "origin", "refs/heads/main"]),
        format!("{}\trefs/heads/main", scratch.git(&["rev-parse", "HEAD"]))
    );
}

#[test]
fn it_says_what_it_will_do_and_does_it_only_when_told() {
    let (scratch, _) = with_a_change();
    let tip = scratch.git(&["rev-parse", "HEAD"]);
    let said = scratch.refusal(2, &["undo"]);
    assert!(
        said.contains("main goes back to") && said.contains("--yes"),
        "{said}"
    );
    let shown = scratch.catalog(&["undo", "--dry-run"]);
    assert!(shown.contains("+name: Alpha"), "{shown}");
    assert_eq!(scratch.git(&["rev-parse", "HEAD"]), tip);
    assert_eq!(scratch.git(&["status", "--porcelain"]), "");
}

#[test]
fn where_it_is_not_safe_it_is_refused_with_the_reason() {
    let (scratch, _) = with_a_change();
    let text = scratch.read("catalog/projects/omega.yaml");
    scratch.write(
        "catalog/projects/omega.yaml",
        &format!("{text}license: MIT\n"),
    );
    let said = scratch.refusal(1, &["undo", "--yes"]);
    assert!(
        said.contains("uncommitted changes in catalog/projects/omega.yaml"),
        "{said}"
    );
    scratch.commit("By hand");
    let said = scratch.refusal(1, &["undo", "--yes"]);
    assert!(
        said.contains("“By hand”, is no change made by catalog"),
        "{said}"
    );
    scratch.catalog(&["release", "1.0.0"]);
    let said = scratch.refusal(1, &["undo", "--yes"]);
    assert!(
        said.contains("a release is taken back by deleting its tag"),
        "{said}"
    );
    let first = Scratch::empty();
    first.catalog(&["init"]);
    let said = first.refusal(1, &["undo", "--yes"]);
    assert!(said.contains("is the first commit"), "{said}");
}

#[test]
fn killed_at_any_moment_the_same_command_takes_back_one_change_and_no_other() {
    let (scratch, before) = with_a_change();
    let tip = scratch.git(&["rev-parse", "HEAD"]);
    let undo = ["undo", "--yes"];
    let begin_again = || drop(scratch.git(&["reset", "--quiet", "--hard", &tip]));
    for moment in moments(&scratch, &undo, begin_again) {
        kill(&scratch, &undo, moment);
        if scratch.git(&["rev-parse", "HEAD"]) == tip {
            scratch.catalog(&undo);
        }
        let head = scratch.git(&["rev-parse", "HEAD"]);
        assert_eq!(head, before, "{moment:?}");
        assert_eq!(scratch.git(&["status", "--porcelain"]), "", "{moment:?}");
        begin_again();
    }
}

#[test]
fn killed_at_any_moment_the_same_command_reverts_one_change_once() {
    let (scratch, before) = with_a_change();
    push(&scratch);
    let tip = scratch.git(&["rev-parse", "HEAD"]);
    let undo = ["undo", "--yes"];
    let begin_again = || drop(scratch.git(&["reset", "--quiet", "--hard", &tip]));
    for moment in moments(&scratch, &undo, begin_again) {
        kill(&scratch, &undo, moment);
        if scratch.git(&["rev-parse", "HEAD"]) == tip {
            scratch.catalog(&undo);
        }
        let parent = scratch.git(&["rev-parse", "HEAD~1"]);
        assert_eq!(parent, tip, "{moment:?}");
        assert_eq!(scratch.git(&["diff", "--stat", &before]), "", "{moment:?}");
        assert_eq!(scratch.git(&["status", "--porcelain"]), "", "{moment:?}");
        begin_again();
    }
}
