//! Hooks see the commit as planned, may stop it, and may rewrite its message.

use super::{Scratch, id};
use crate::git::{GitError, Warning};

#[test]
fn pre_commit_sees_the_planned_files_staged_and_nothing_else() {
    let scratch = Scratch::new();
    scratch.write("other.txt", "staged by me\n");
    scratch.git(&["add", "."]);
    scratch.hook(
        "pre-commit",
        "git diff --cached --name-status; git show :catalog/projects/b.yaml",
    );
    let made = scratch.commit(&scratch.request()).expect("a commit");
    assert_eq!(
        made.warnings,
        [Warning::HookSaid {
            hook: "pre-commit",
            said: "M\tcatalog/projects/a.yaml\nA\tcatalog/projects/b.yaml\nname: B".to_owned()
        }]
    );
    assert_eq!(scratch.status(), "M  other.txt");
}

#[test]
fn a_failing_hook_stops_the_commit_and_says_why() {
    for hook in ["pre-commit", "commit-msg"] {
        let scratch = Scratch::new();
        scratch.hook(hook, "echo on stdout; echo no, because >&2; exit 1");
        let before = scratch.git(&["for-each-ref"]);
        let failure = scratch
            .commit(&scratch.request())
            .expect_err("the hook failed");
        assert!(matches!(&failure, GitError::HookFailed { hook: which, .. } if *which == hook));
        assert!(failure.to_string().contains("no, because"), "{failure}");
        assert_eq!(scratch.git(&["for-each-ref"]), before);
        assert_eq!(scratch.status(), "");
        assert_eq!(scratch.repository().pending().expect("no note"), None);

        let mut request = scratch.request();
        request.verify = false;
        scratch.commit(&request).expect("a commit without hooks");
    }
}

#[test]
fn commit_msg_may_rewrite_the_message_after_the_sign_off() {
    let scratch = Scratch::new();
    scratch.hook("commit-msg", "printf 'Change-Id: I1\\n\\n\\n' >> \"$1\"");
    let mut request = scratch.request();
    request.sign_off = true;
    scratch.commit(&request).expect("a commit");
    assert_eq!(
        scratch
            .git(&["cat-file", "commit", "HEAD"])
            .split_once("\n\n")
            .map(|(_, message)| message),
        Some(
            "Change A\n\nCatalog-Change: edit a\n\
             Signed-off-by: A U Thor <author@example.com>\nChange-Id: I1"
        )
    );
    assert!(
        scratch
            .git(&[
                "log",
                "-1",
                "--format=%(trailers:key=Catalog-Change,valueonly)"
            ])
            .contains("edit a")
    );
}

#[test]
fn a_hook_that_empties_the_message_stops_the_commit() {
    let scratch = Scratch::new();
    scratch.hook("commit-msg", ": > \"$1\"");
    let failure = scratch.commit(&scratch.request()).expect_err("no message");
    assert!(
        failure.to_string().contains("message is empty"),
        "{failure}"
    );
}

#[test]
fn what_pre_commit_stages_is_in_the_commit() {
    let scratch = Scratch::new();
    scratch.hook(
        "pre-commit",
        "blob=$(echo generated | git hash-object -w --stdin)\n\
         git update-index --add --cacheinfo 100644,$blob,generated.txt",
    );
    scratch.commit(&scratch.request()).expect("a commit");
    assert_eq!(scratch.git(&["show", "HEAD:generated.txt"]), "generated");
    assert_eq!(
        scratch.git(&["show", "HEAD:catalog/projects/b.yaml"]),
        "name: B"
    );
    assert_eq!(scratch.status(), "");
}

#[test]
fn a_pre_commit_that_stages_the_old_files_does_not_lose_the_change() {
    let scratch = Scratch::new();
    scratch.hook("pre-commit", "git read-tree HEAD");
    let failure = scratch
        .commit(&scratch.request())
        .expect_err("the change was undone");
    assert!(
        matches!(&failure, GitError::HookUndid { paths } if paths.len() == 2),
        "{failure:?}"
    );
    assert_eq!(scratch.git(&["branch", "--show-current"]), "main");
}

#[test]
fn pre_commit_reads_the_planned_files_on_disk_and_may_mend_them() {
    let scratch = Scratch::new();
    std::fs::write(scratch.root().join("tool.sh"), "echo mended").expect("written");
    scratch.hook(
        "pre-commit",
        "for file in $(git diff --cached --name-only); do cat \"$file\" > /dev/null || exit 1; done\n\
         grep -q '^name: B$' catalog/projects/b.yaml || exit 1\n\
         echo \"# $(sh tool.sh)\" >> catalog/projects/b.yaml\n\
         git add --update",
    );
    scratch.commit(&scratch.request()).expect("a commit");
    assert_eq!(
        scratch.git(&["show", "HEAD:catalog/projects/b.yaml"]),
        "name: B\n# mended"
    );
    assert_eq!(scratch.status(), "?? tool.sh");
}

#[test]
fn hooks_are_looked_for_where_core_hooks_path_says() {
    for path in ["my-hooks", "~/my-hooks"] {
        let scratch = Scratch::new();
        scratch.hook("pre-commit", "exit 1");
        let folder = match path {
            "my-hooks" => scratch.root().join(path),
            _ => scratch.folder().join("home/my-hooks"),
        };
        std::fs::rename(scratch.root().join(".git/hooks"), &folder).expect("moved");
        scratch.git(&["config", "core.hooksPath", path]);
        let failure = scratch
            .commit(&scratch.request())
            .expect_err("the hook failed");
        assert!(matches!(failure, GitError::HookFailed { .. }), "{path}");
    }
}

#[test]
fn a_linked_work_tree_runs_the_hooks_of_the_repository() {
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
    scratch.hook("pre-commit", "exit 1");
    let failure = scratch.repository_at(&linked).commit(&scratch.request());
    assert!(matches!(failure, Err(GitError::HookFailed { .. })));
}

#[test]
fn hooks_that_run_once_all_is_done_only_warn() {
    for hook in ["post-commit", "post-checkout"] {
        let scratch = Scratch::new();
        scratch.hook(hook, "echo too late >&2; exit 3");
        let made = scratch.commit(&scratch.request()).expect("a commit");
        let said = "too late".to_owned();
        assert_eq!(made.warnings, [Warning::HookFailed { hook, said }]);
        assert_eq!(id(&scratch.git(&["rev-parse", "catalog/edit-a"])), made.id);
        assert_eq!(scratch.status(), "");
    }
}

#[test]
fn a_hook_that_fails_without_a_word_is_told_by_how_it_ended() {
    let silent = "it said nothing, and ended with status 3";
    for (hook, said) in [
        ("post-commit", silent),
        ("post-checkout", "it said nothing"),
    ] {
        let scratch = Scratch::new();
        scratch.hook(hook, "exit 3");
        let made = scratch.commit(&scratch.request()).expect("a commit");
        let said = said.to_owned();
        assert_eq!(made.warnings, [Warning::HookFailed { hook, said }]);
    }
    for hook in ["pre-commit", "commit-msg"] {
        let scratch = Scratch::new();
        scratch.hook(hook, "exit 3");
        let failure = scratch
            .commit(&scratch.request())
            .expect_err("the hook failed");
        assert!(failure.to_string().ends_with(silent), "{failure}");
    }
}

#[test]
fn the_private_index_and_message_are_gone_afterwards() {
    let scratch = Scratch::new();
    scratch.hook("pre-commit", "true");
    scratch.hook("commit-msg", "true");
    scratch.commit(&scratch.request()).expect("a commit");
    let left = std::fs::read_dir(scratch.root().join(".git/catalog")).expect("a folder");
    assert_eq!(left.count(), 0);
}
