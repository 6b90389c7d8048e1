//! Failures and kills between: either nothing happened, or the commit is whole.

use std::fs;

use super::{Scratch, new_branch};
use crate::git::{GitError, Placement};

#[test]
fn killed_before_the_move_nothing_moved_and_the_next_run_says_so() {
    let scratch = Scratch::new();
    let repository = scratch.repository();
    let (commit, _) = repository
        .write(&scratch.request(), None, &|_| {})
        .expect("a commit object");
    let mark = repository
        .mark_pending(commit, "catalog/edit-a", None)
        .expect("a note");
    assert_eq!(
        scratch.repository().pending().expect("a note"),
        None,
        "a run is at it"
    );
    // A kill drops nothing, but the system lets go of the lock.
    std::mem::forget(mark);
    let left = release(&scratch);
    assert_eq!(scratch.git(&["branch", "--list"]), "* main");
    assert_eq!(scratch.status(), "");
    scratch.git(&["fsck", "--strict"]);
    assert_eq!((left.commit, left.landed), (commit, false));
    assert!(
        left.to_string()
            .contains(&format!("git branch catalog/edit-a {commit}"))
    );
    scratch.git(&["branch", "catalog/edit-a", &commit.to_string()]);
    assert!(
        scratch
            .repository()
            .pending()
            .expect("a note")
            .is_some_and(|left| left.landed)
    );
    scratch.repository().clear_pending().expect("cleared");
    assert_eq!(scratch.repository().pending().expect("no note"), None);
}

/// The note as it lies there once its run is gone: a copy, which holds no lock.
fn release(scratch: &Scratch) -> crate::git::Pending {
    let place = scratch.root().join(".git/catalog/pending");
    let text = fs::read(&place).expect("a note");
    fs::remove_file(&place).expect("removed");
    fs::write(&place, text).expect("a note");
    scratch
        .repository()
        .pending()
        .expect("a note")
        .expect("a pending commit")
}

#[test]
fn a_commit_leaves_no_note_behind() {
    let scratch = Scratch::new();
    scratch.commit(&scratch.request()).expect("a commit");
    assert_eq!(scratch.repository().pending().expect("no note"), None);
    assert!(!scratch.root().join(".git/catalog/pending").exists());
}

#[test]
fn a_move_that_git_refuses_is_taken_back_whole() {
    for (lock, placement) in [
        (".git/HEAD.lock", new_branch("b")),
        (".git/refs/heads/b.lock", new_branch("b")),
        (".git/refs/heads/main.lock", Placement::CurrentBranch),
    ] {
        let scratch = Scratch::new();
        scratch.write("other.txt", "staged\n");
        scratch.git(&["add", "."]);
        scratch.write("lists/a.md", "unstaged\n");
        let before = scratch.status();
        fs::write(scratch.root().join(lock), "").expect("a lock");
        let mut request = scratch.request();
        request.placement = placement;
        let failure = scratch.commit(&request).expect_err("git refused");
        assert!(matches!(&failure, GitError::Git { .. }), "{failure:?}");
        assert!(failure.to_string().contains("lock"), "{failure}");
        assert_eq!(scratch.status(), before, "{lock}");
        assert_eq!(scratch.git(&["branch", "--list"]), "* main", "{lock}");
        assert!(
            !scratch.root().join("catalog/projects/b.yaml").exists(),
            "{lock}"
        );
        assert_eq!(scratch.repository().pending().expect("no note"), None);
        fs::remove_file(scratch.root().join(lock)).expect("unlocked");
        scratch
            .commit(&request)
            .expect("a commit once the lock is gone");
    }
}

#[test]
fn a_first_commit_that_git_refuses_is_taken_back_whole() {
    for placement in [new_branch("first"), Placement::CurrentBranch] {
        let scratch = Scratch::unborn();
        scratch.write("staged.txt", "staged\n");
        scratch.git(&["add", "."]);
        scratch.hook(
            "reference-transaction",
            "grep -q ' refs/heads/' && exit 1; exit 0",
        );
        let mut request = scratch.request();
        request.placement = placement;
        let failure = scratch.commit(&request).expect_err("the hook refused");
        assert!(matches!(failure, GitError::Git { .. }), "{failure:?}");
        assert_eq!(scratch.status(), "A  staged.txt");
        assert_eq!(scratch.git(&["branch", "--show-current"]), "main");
        assert_eq!(scratch.git(&["for-each-ref"]), "");
    }
}

#[test]
fn a_policy_that_refuses_the_branch_leaves_all_as_it_was() {
    let scratch = Scratch::new();
    scratch.hook(
        "reference-transaction",
        "grep -q refs/heads/catalog && exit 1; exit 0",
    );
    let before = scratch.status();
    let failure = scratch
        .commit(&scratch.request())
        .expect_err("the hook refused");
    assert!(matches!(failure, GitError::Git { .. }), "{failure:?}");
    assert_eq!(scratch.status(), before);
    assert_eq!(scratch.git(&["branch", "--list"]), "* main");
    assert_eq!(scratch.read("catalog/projects/a.yaml"), "name: A\n");
}
