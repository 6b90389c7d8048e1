//! Requests that are refused before anything is written, not even an object.

use std::fs;
use std::os::unix::fs::symlink;

use super::{Scratch, edit, new_branch, removal};
use crate::git::{GitError, Operation, Placement, Refusal};

fn uncommitted(path: &str) -> Refusal {
    Refusal::Uncommitted {
        paths: vec![path.to_owned()],
    }
}

#[test]
fn a_check_writes_no_object() {
    let scratch = Scratch::new();
    let before = scratch.everything();
    scratch
        .repository()
        .check(&scratch.request())
        .expect("no objection");
    assert_eq!(scratch.everything(), before);
}

#[test]
fn a_planned_file_with_uncommitted_work_is_refused() {
    let path = "catalog/projects/a.yaml";
    let unstaged = Scratch::new();
    unstaged.write(path, "name: mine\n");
    assert_eq!(unstaged.refusal(&unstaged.request()), uncommitted(path));

    let staged = Scratch::new();
    staged.write(path, "name: mine\n");
    staged.git(&["add", path]);
    assert_eq!(staged.refusal(&staged.request()), uncommitted(path));
    // On disk it is as committed again, but what is staged would be lost.
    staged.write(path, "name: A\n");
    assert_eq!(staged.refusal(&staged.request()), uncommitted(path));

    let removed = Scratch::new();
    fs::remove_file(removed.root().join(path)).expect("removed");
    assert_eq!(removed.refusal(&removed.request()), uncommitted(path));

    let added = Scratch::new();
    added.write("catalog/projects/b.yaml", "mine\n");
    added.git(&["add", "."]);
    fs::remove_file(added.root().join("catalog/projects/b.yaml")).expect("removed");
    assert_eq!(
        added.refusal(&added.request()),
        uncommitted("catalog/projects/b.yaml")
    );
}

#[test]
fn work_in_a_file_git_was_told_to_take_for_unchanged_is_not_lost() {
    let path = "catalog/projects/a.yaml";
    for flag in ["--assume-unchanged", "--skip-worktree"] {
        let scratch = Scratch::new();
        scratch.git(&["update-index", flag, path]);
        scratch.write(path, "name: mine\n");
        assert_eq!(
            scratch.refusal(&scratch.request()),
            uncommitted(path),
            "{flag}"
        );
        assert_eq!(scratch.read(path), "name: mine\n");
    }
}

#[test]
fn an_untracked_or_ignored_file_or_a_folder_in_the_way_is_refused() {
    let path = "catalog/projects/b.yaml".to_owned();
    let untracked = Scratch::new();
    untracked.write(&path, "mine\n");
    let refused = untracked.refusal(&untracked.request());
    assert_eq!(
        refused,
        Refusal::InTheWay {
            path: path.clone(),
            by: path.clone()
        }
    );

    untracked.write(".git/info/exclude", "b.yaml\n");
    assert_eq!(untracked.refusal(&untracked.request()), refused);

    let folder = Scratch::new();
    folder.write("catalog/projects/b.yaml/c", "mine\n");
    let refused = folder.refusal(&folder.request());
    let by = format!("the folder {path}");
    assert_eq!(refused, Refusal::InTheWay { path, by });

    let file = Scratch::new();
    let mut request = file.request();
    request.files = vec![edit("other.txt/x", "x\n")];
    let refused = file.refusal(&request);
    let (path, by) = ("other.txt/x".to_owned(), "other.txt".to_owned());
    assert_eq!(refused, Refusal::InTheWay { path, by });
}

#[test]
fn a_link_or_a_path_out_of_the_repository_is_refused() {
    let scratch = Scratch::new();
    let outside = scratch.folder().join("outside");
    fs::create_dir(&outside).expect("a folder");
    symlink(&outside, scratch.root().join("away")).expect("a link");
    let mut request = scratch.request();
    request.files = vec![edit("away/x.yaml", "x\n")];
    let refused = scratch.refusal(&request);
    let (path, link) = ("away/x.yaml".to_owned(), "away".to_owned());
    assert_eq!(refused, Refusal::ThroughLink { path, link });

    scratch.git(&["add", "away"]);
    scratch.git(&["commit", "--quiet", "-m", "Link"]);
    let mut committed = scratch.request();
    committed.files.clone_from(&request.files);
    assert_eq!(scratch.refusal(&committed), refused);
    assert_eq!(fs::read_dir(&outside).expect("a folder").count(), 0);

    for path in ["../x", "/x", ".git/config", "a/../../x"] {
        let mut request = scratch.request();
        request.files = vec![edit(path, "x\n")];
        let path = path.to_owned();
        assert_eq!(scratch.refusal(&request), Refusal::BadPath { path });
    }
}

#[test]
fn an_operation_under_way_is_named() {
    let scratch = Scratch::new();
    scratch.git(&["switch", "--quiet", "-c", "side"]);
    scratch.write("other.txt", "side\n");
    scratch.git(&["commit", "--quiet", "-am", "Side"]);
    scratch.git(&["switch", "--quiet", "main"]);
    scratch.write("other.txt", "main\n");
    scratch.git(&["commit", "--quiet", "-am", "Main"]);
    let begin_and_abort = [
        ("merge", Operation::Merge),
        ("rebase", Operation::Rebase),
        ("cherry-pick", Operation::CherryPick),
    ];
    for (command, operation) in begin_and_abort {
        let begun = scratch.try_git(&scratch.root(), &[command, "side"]);
        assert!(!begun.status.success(), "{command} meets a conflict");
        let request = scratch.request();
        assert_eq!(scratch.refusal(&request), Refusal::UnderWay(operation));
        scratch.git(&[command, "--abort"]);
    }
    scratch.try_git(&scratch.root(), &["revert", "--no-edit", "side"]);
    assert_eq!(
        scratch.refusal(&scratch.request()),
        Refusal::UnderWay(Operation::Revert)
    );
    scratch.git(&["revert", "--abort"]);
    scratch.git(&["bisect", "start"]);
    assert_eq!(
        scratch.refusal(&scratch.request()),
        Refusal::UnderWay(Operation::Bisect)
    );
}

#[test]
fn a_series_of_picks_counts_as_under_way_between_two_of_them() {
    let scratch = Scratch::new();
    scratch.git(&["switch", "--quiet", "-c", "side"]);
    for text in ["one\n", "two\n"] {
        scratch.write("other.txt", text);
        scratch.git(&["commit", "--quiet", "-am", text]);
    }
    scratch.git(&["switch", "--quiet", "main"]);
    scratch.write("other.txt", "main\n");
    scratch.git(&["commit", "--quiet", "-am", "Main"]);
    scratch.try_git(&scratch.root(), &["cherry-pick", "main..side"]);
    scratch.git(&["commit", "--quiet", "-am", "Resolved"]);
    assert!(!scratch.root().join(".git/CHERRY_PICK_HEAD").exists());
    let request = scratch.request();
    assert_eq!(
        scratch.refusal(&request),
        Refusal::UnderWay(Operation::CherryPick)
    );
}

#[test]
fn conflicts_left_in_the_index_are_named() {
    let scratch = Scratch::new();
    scratch.write("other.txt", "stashed\n");
    scratch.git(&["stash", "--quiet"]);
    scratch.write("other.txt", "main\n");
    scratch.git(&["commit", "--quiet", "-am", "Main"]);
    scratch.try_git(&scratch.root(), &["stash", "pop"]);
    let path = "other.txt".to_owned();
    assert_eq!(
        scratch.refusal(&scratch.request()),
        Refusal::Conflicts { path }
    );
}

#[test]
fn a_branch_that_cannot_be_made_is_refused_with_the_reason() {
    let scratch = Scratch::new();
    scratch.git(&["branch", "catalog/edit-a"]);
    let name = "catalog/edit-a".to_owned();
    let refused = scratch.refusal(&scratch.request());
    assert_eq!(refused, Refusal::BranchExists { name: name.clone() });
    assert!(refused.to_string().contains("--branch NAME"), "{refused}");

    let mut request = scratch.request();
    request.placement = new_branch("main");
    let here = Refusal::OnBranch {
        name: "main".to_owned(),
    };
    assert_eq!(scratch.refusal(&request), here);

    for taken in ["catalog", "catalog/edit-a/more"] {
        request.placement = new_branch(taken);
        assert_eq!(
            scratch.refusal(&request),
            Refusal::BranchNameTaken {
                name: taken.to_owned(),
                by: name.clone()
            }
        );
    }
    for bad in ["", "-x", "a..b", "a b", "HEAD", "x.lock", "a~1"] {
        request.placement = new_branch(bad);
        assert_eq!(
            scratch.refusal(&request),
            Refusal::InvalidBranchName {
                name: bad.to_owned()
            }
        );
    }
}

#[test]
fn a_branch_another_work_tree_stands_on_is_refused() {
    let scratch = Scratch::new();
    let linked = scratch.folder().join("linked");
    scratch.git(&[
        "worktree",
        "add",
        "--quiet",
        "-b",
        "side",
        &linked.to_string_lossy(),
    ]);
    let mut request = scratch.request();
    request.placement = new_branch("side");
    assert_eq!(
        scratch.refusal(&request),
        Refusal::CheckedOutElsewhere {
            name: "side".to_owned(),
            work_tree: linked.clone()
        }
    );
    // Both stand on it, which git allows when it is forced to.
    scratch.git_in(
        &linked,
        &["switch", "--quiet", "--ignore-other-worktrees", "main"],
    );
    request.placement = Placement::CurrentBranch;
    assert!(matches!(
        scratch.refusal(&request),
        Refusal::CheckedOutElsewhere { .. }
    ));
    let other = scratch.repository_at(&linked).check(&request);
    let elsewhere = Refusal::CheckedOutElsewhere {
        name: "main".to_owned(),
        work_tree: scratch.root(),
    };
    assert!(matches!(other, Err(GitError::Refused(refusal)) if refusal == elsewhere));
}

#[test]
fn a_head_that_moved_since_the_plan_is_refused() {
    let scratch = Scratch::new();
    let request = scratch.request();
    scratch.git(&["commit", "--quiet", "--allow-empty", "-m", "Meanwhile"]);
    assert!(matches!(
        scratch.refusal(&request),
        Refusal::HeadMoved { .. }
    ));
}

#[test]
fn a_detached_head_and_a_bare_repository_have_no_branch_to_commit_on() {
    let scratch = Scratch::new();
    let bare = scratch.folder().join("bare.git");
    scratch.git(&["clone", "--quiet", "--bare", ".", &bare.to_string_lossy()]);
    let mut request = scratch.request();
    let switching = scratch.repository_at(&bare).commit(&request);
    assert!(matches!(
        switching,
        Err(GitError::Refused(Refusal::NoWorkTree))
    ));
    scratch.git(&["switch", "--quiet", "--detach"]);
    request.placement = Placement::CurrentBranch;
    assert_eq!(scratch.refusal(&request), Refusal::Detached);
}

#[test]
fn a_held_index_lock_is_refused_where_the_work_tree_would_move() {
    let scratch = Scratch::new();
    let lock = scratch.root().join(".git/index.lock");
    fs::write(&lock, "").expect("a lock");
    let mut request = scratch.request();
    assert_eq!(
        scratch.refusal(&request),
        Refusal::IndexLocked { lock: lock.clone() }
    );
    request.placement = Placement::NewBranch {
        name: "apart".to_owned(),
        switch: false,
    };
    scratch.commit(&request).expect("a commit beside the lock");
    assert!(lock.exists());
}

#[test]
fn a_change_that_changes_nothing_is_refused() {
    let scratch = Scratch::new();
    let mut request = scratch.request();
    request.files = vec![edit("other.txt", "other\n"), removal("missing.txt")];
    assert_eq!(scratch.refusal(&request), Refusal::NothingToCommit);
}
