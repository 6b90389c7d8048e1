//! Commits that are made: where they go and what they leave alone.

use std::fs;

use super::{Scratch, edit, id, make_executable, new_branch, removal};
use crate::git::{FileEdit, Head, Placement};

#[test]
fn a_commit_goes_onto_a_new_branch_and_the_work_tree_follows() {
    let scratch = Scratch::new();
    let first = scratch.git(&["rev-parse", "HEAD"]);
    let made = scratch.commit(&scratch.request()).expect("a commit");
    assert_eq!(made.branch, "catalog/edit-a");
    assert!(made.switched && made.warnings.is_empty(), "{made:?}");
    assert_eq!(
        scratch.repository().head().expect("a HEAD"),
        Head::Branch {
            name: "catalog/edit-a".to_owned(),
            commit: made.id
        }
    );
    assert_eq!(
        scratch.git(&["rev-parse", "HEAD^", "main"]),
        format!("{first}\n{first}")
    );
    assert_eq!(scratch.read("catalog/projects/b.yaml"), "name: B\n");
    assert_eq!(scratch.status(), "");
    assert_eq!(
        scratch.git(&[
            "show",
            "--format=%an <%ae> %ad|%cn <%ce> %cd|%B",
            "--date=raw",
            "--name-status"
        ]),
        "A U Thor <author@example.com> 1500000000 +0200|\
         A U Thor <author@example.com> 1500000001 -0330|\
         Change A\n\nCatalog-Change: edit a\n\n\n\
         M\tcatalog/projects/a.yaml\nA\tcatalog/projects/b.yaml"
    );
    scratch.git(&["fsck", "--strict"]);
}

#[test]
fn a_commit_on_the_current_branch_moves_it_whatever_the_merge_settings() {
    let scratch = Scratch::new();
    for (key, value) in [
        ("merge.ff", "false"),
        ("branch.main.mergeOptions", "--squash"),
        ("merge.verifySignatures", "true"),
        ("merge.autoStash", "true"),
        ("pull.rebase", "true"),
    ] {
        scratch.git(&["config", key, value]);
    }
    let mut request = scratch.request();
    request.placement = Placement::CurrentBranch;
    let made = scratch.commit(&request).expect("a commit");
    assert_eq!((made.branch.as_str(), made.switched), ("main", false));
    assert_eq!(scratch.git(&["rev-parse", "main"]), made.id.to_string());
    assert_eq!(scratch.git(&["rev-list", "--count", "HEAD"]), "2");
    assert_eq!(scratch.status(), "");
}

#[test]
fn without_a_switch_only_the_branch_appears() {
    let scratch = Scratch::new();
    let mut request = scratch.request();
    request.placement = Placement::NewBranch {
        name: "apart".to_owned(),
        switch: false,
    };
    let made = scratch.commit(&request).expect("a commit");
    assert!(!made.switched);
    assert_eq!(scratch.git(&["rev-parse", "apart"]), made.id.to_string());
    assert_eq!(scratch.git(&["branch", "--show-current"]), "main");
    assert_eq!(scratch.read("catalog/projects/a.yaml"), "name: A\n");
    assert_eq!(scratch.status(), "");
}

#[test]
fn uncommitted_work_elsewhere_survives_staged_unstaged_and_untracked() {
    for placement in [new_branch("b"), Placement::CurrentBranch] {
        let scratch = Scratch::new();
        scratch.write("lists/a.md", "# staged\n");
        scratch.write("catalog/projects/staged.yaml", "new\n");
        scratch.git(&["add", "."]);
        scratch.write("other.txt", "unstaged\n");
        scratch.write("catalog/projects/untracked.yaml", "untracked\n");
        let before = scratch.status();
        let mut request = scratch.request();
        request.placement = placement;
        scratch.commit(&request).expect("a commit");
        assert_eq!(scratch.status(), before);
        assert_eq!(scratch.read("other.txt"), "unstaged\n");
        assert_eq!(scratch.git(&["show", ":lists/a.md"]), "# staged");
        assert_eq!(
            scratch.git(&["diff", "--name-only", "HEAD^", "HEAD"]),
            "catalog/projects/a.yaml\ncatalog/projects/b.yaml"
        );
    }
}

#[test]
fn the_first_commit_leaves_what_is_staged_and_untracked() {
    for (placement, branch) in [
        (Placement::CurrentBranch, "main"),
        (new_branch("main"), "main"),
        (new_branch("catalog/init"), "catalog/init"),
    ] {
        let scratch = Scratch::unborn();
        scratch.write("staged.txt", "staged\n");
        scratch.git(&["add", "."]);
        scratch.write("untracked.txt", "untracked\n");
        let mut request = scratch.request();
        request.placement = placement;
        let made = scratch.commit(&request).expect("a commit");
        assert_eq!(made.branch, branch);
        assert_eq!(made.switched, branch != "main");
        assert_eq!(scratch.git(&["branch", "--show-current"]), branch);
        assert_eq!(scratch.git(&["rev-list", "HEAD"]), made.id.to_string());
        assert_eq!(scratch.status(), "A  staged.txt\n?? untracked.txt");
        assert_eq!(scratch.read("catalog/projects/b.yaml"), "name: B\n");
    }
}

#[test]
fn a_detached_head_may_go_to_a_new_branch() {
    let scratch = Scratch::new();
    scratch.git(&["switch", "--quiet", "--detach"]);
    let made = scratch.commit(&scratch.request()).expect("a commit");
    assert_eq!(
        scratch.git(&["rev-parse", "catalog/edit-a"]),
        made.id.to_string()
    );
    assert_eq!(scratch.git(&["branch", "--show-current"]), "catalog/edit-a");
}

#[test]
fn a_linked_work_tree_gets_the_commit_and_the_main_one_does_not() {
    let scratch = Scratch::new();
    let linked = scratch.folder().join("linked");
    let place = linked.to_string_lossy();
    scratch.git(&["worktree", "add", "--quiet", "-b", "side", &place]);
    let repository = scratch.repository_at(&linked.join("catalog/projects"));
    assert_eq!(repository.root(), Some(linked.as_path()));
    let made = repository.commit(&scratch.request()).expect("a commit");
    assert_eq!(
        scratch.git_in(&linked, &["rev-parse", "HEAD"]),
        made.id.to_string()
    );
    assert_eq!(scratch.git_in(&linked, &["status", "--porcelain"]), "");
    assert_eq!(scratch.git(&["branch", "--show-current"]), "main");
    assert_eq!(scratch.status(), "");
}

#[test]
fn a_bare_repository_takes_a_commit_on_a_branch_apart() {
    let scratch = Scratch::new();
    let bare = scratch.folder().join("bare.git");
    scratch.git(&["clone", "--quiet", "--bare", ".", &bare.to_string_lossy()]);
    let repository = scratch.repository_at(&bare);
    assert!(repository.is_bare() && repository.root().is_none());
    let mut request = scratch.request();
    request.placement = Placement::NewBranch {
        name: "apart".to_owned(),
        switch: false,
    };
    let made = repository.commit(&request).expect("a commit");
    assert_eq!(
        scratch.git_in(&bare, &["rev-parse", "apart"]),
        made.id.to_string()
    );
}

#[test]
fn an_executable_file_stays_one_and_a_removed_one_takes_its_folder_along() {
    let scratch = Scratch::new();
    scratch.write("bin/run", "#!/bin/sh\n");
    make_executable(&scratch.root().join("bin/run"));
    scratch.git(&["add", "."]);
    scratch.git(&["commit", "--quiet", "-m", "Run"]);
    let mut request = scratch.request();
    request.files = vec![edit("bin/run", "#!/bin/sh\n:\n"), removal("lists/a.md")];
    scratch.commit(&request).expect("a commit");
    assert!(
        scratch
            .git(&["ls-tree", "HEAD", "bin/run"])
            .starts_with("100755 ")
    );
    assert_eq!(
        scratch.git(&["ls-tree", "--name-only", "HEAD"]),
        "bin\ncatalog\nother.txt"
    );
    assert!(!scratch.root().join("lists").exists());
    assert_eq!(scratch.status(), "");
}

#[test]
fn files_that_git_keeps_with_other_line_ends_are_clean() {
    for setting in ["attributes", "autocrlf"] {
        let scratch = Scratch::new();
        match setting {
            "attributes" => scratch.write(".gitattributes", "* text eol=crlf\n"),
            _ => drop(scratch.git(&["config", "core.autocrlf", "true"])),
        }
        scratch.git(&["add", "."]);
        scratch.git(&["commit", "--quiet", "--allow-empty", "-m", "Line ends"]);
        fs::remove_file(scratch.root().join("catalog/projects/a.yaml")).expect("removed");
        scratch.git(&["checkout", "--", "catalog/projects/a.yaml"]);
        assert_eq!(
            scratch.read("catalog/projects/a.yaml"),
            "name: A\r\n",
            "{setting}"
        );
        scratch.commit(&scratch.request()).expect("a commit");
        assert_eq!(
            scratch.read("catalog/projects/a.yaml"),
            "name: A\r\nsummary: changed\r\n"
        );
        assert_eq!(
            scratch.git(&["cat-file", "-s", "HEAD:catalog/projects/b.yaml"]),
            "8"
        );
        assert_eq!(scratch.status(), "");
    }
}

#[test]
fn a_split_and_a_sparse_index_are_left_to_git() {
    let split = Scratch::new();
    split.git(&["update-index", "--split-index"]);
    split
        .commit(&split.request())
        .expect("a commit beside a split index");
    assert_eq!(split.status(), "");
    split.write("lists/a.md", "# changed\n");
    let mut request = split.request();
    request.files = vec![edit("lists/a.md", "# B\n")];
    request.placement = new_branch("two");
    split.refusal(&request);

    let sparse = Scratch::new();
    sparse.git(&["sparse-checkout", "set", "--sparse-index", "lists"]);
    assert!(!sparse.root().join("catalog").exists());
    let made = sparse
        .commit(&sparse.request())
        .expect("a commit beside a sparse index");
    assert_eq!(sparse.git(&["rev-parse", "HEAD"]), made.id.to_string());
    assert_eq!(sparse.status(), "");
}

#[test]
fn random_changes_of_a_tree_are_those_git_would_make() {
    let scratch = Scratch::new();
    let mut seed: u32 = 7;
    let mut random = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    let paths = [
        "a/x", "a/y", "a-b/x", "a.b/c/d", "a.b/c/e", "a.b/z", "z", "b/c/d/e",
    ];
    for round in 0..30 {
        let here = scratch.git(&["ls-files"]);
        let mut files: Vec<FileEdit> = Vec::new();
        for path in paths {
            match random(3) {
                0 => {
                    // Some so long that they are written ahead.
                    let lines = if random(2) == 0 { 1 } else { 9_999 };
                    files.push(edit(path, &format!("{round}\n").repeat(lines)));
                }
                1 if here.lines().any(|line| line == path) => files.push(removal(path)),
                _ => {}
            }
        }
        if files.is_empty() {
            continue;
        }
        let mut request = scratch.request();
        request.files = files.clone();
        request.placement = Placement::CurrentBranch;
        let repository = scratch.repository();
        let checked = repository.check(&request).expect("no refusal");
        repository.write_ahead(&checked);
        repository
            .commit_checked(checked, &|_| {})
            .expect("a commit");
        let tree = scratch.git(&["rev-parse", "HEAD^{tree}"]);
        scratch.git(&["read-tree", "HEAD^"]);
        for file in &files {
            let place = scratch.root().join(&file.path);
            assert_eq!(file.after.is_some(), place.exists(), "{}", file.path);
            scratch.git(&["add", "--all", "--", &file.path]);
        }
        assert_eq!(scratch.git(&["write-tree"]), tree, "round {round}");
        assert_eq!(scratch.status(), "");
    }
    let head = id(&scratch.git(&["rev-parse", "HEAD"]));
    let read = scratch.repository().read_tree(&head, &[""]).expect("files");
    let paths: Vec<&str> = read.files.iter().map(|file| file.path.as_str()).collect();
    let mut listed: Vec<String> = scratch
        .git(&["ls-files"])
        .lines()
        .map(str::to_owned)
        .collect();
    listed.sort();
    assert_eq!(paths, listed);
}
