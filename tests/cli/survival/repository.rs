//! Repositories in odd states.

use snapbox::{assert_data_eq, str};

use super::{PROMOTE, promote, refused};
use crate::environment::TestEnvironment;

#[test]
fn a_merge_or_rebase_under_way_is_ended_first() {
    let conflict = |end: &[&str]| {
        let env = TestEnvironment::new();
        env.git(["switch", "--quiet", "-c", "other"]);
        env.commit("README.md", "# Theirs\n");
        env.git(["switch", "--quiet", "main"]);
        env.commit("README.md", "# Ours\n");
        let mut git = env.command("git", &env.root());
        assert!(!git.args(end).output().expect("git runs").status.success());
        let early = env.refused(["add", "New"]);
        assert!(
            early.contains("is under way"),
            "not what is missing: {early}"
        );
        refused(&env, &[])
    };
    assert_data_eq!(
        conflict(&["merge", "other"]),
        str![[r#"
error: a merge is under way; end it first with `git merge --continue` or `git merge --abort`

"#]]
    );
    assert_data_eq!(
        conflict(&["rebase", "other"]),
        str![[r#"
error: a rebase is under way; end it first with `git rebase --continue` or `git rebase --abort`

"#]]
    );
    assert_data_eq!(
        conflict(&["cherry-pick", "other"]),
        str![[r#"
error: a cherry-pick is under way; end it first with `git cherry-pick --continue` or `git cherry-pick --abort`

"#]]
    );
}

#[test]
fn a_detached_head_gets_a_branch() {
    let env = TestEnvironment::new();
    env.git(["switch", "--quiet", "--detach"]);
    assert_data_eq!(
        refused(&env, &["--no-branch"]),
        str![[r#"
error: HEAD is on no branch, so the commit would be lost; name a new branch with --branch NAME, or stand on one with `git switch NAME`

"#]]
    );
    promote(&env, &[]).done();
    assert_data_eq!(env.status(), str!["## catalog/promote-linkerd"]);
}

#[test]
fn in_a_repository_without_a_commit_init_makes_the_first() {
    let env = TestEnvironment::unborn();
    env.write("staged.txt", "mine\n");
    env.git(["add", "."]);
    env.catalog(["init"]).done();
    assert_data_eq!(
        env.status(),
        str![[r#"
## main
A  staged.txt
"#]]
    );
    assert_eq!(env.git(["rev-list", "--count", "HEAD"]), "1");
}

#[test]
fn a_linked_work_tree_gets_the_change_and_the_main_one_does_not() {
    let env = TestEnvironment::new();
    env.git(["worktree", "add", "--quiet", "-b", "linked", "../linked"]);
    let linked = env.folder().join("linked");
    let ran = env.catalog_in(&linked.join("catalog"), PROMOTE).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
    Promoted Linkerd to graduated (cncf, 2021-07-28)
   Committed [ID] on linked
hint: `catalog undo` takes it back

"#]]
    );
    assert_eq!(env.status(), "## main");
    assert_eq!(env.git(["rev-list", "--count", "main..linked"]), "1");
}

#[test]
fn a_bare_repository_can_be_read_and_changed_on_a_branch_apart() {
    let env = TestEnvironment::new();
    env.git(["clone", "--quiet", "--bare", ".", "../bare"]);
    let bare = env.folder().join("bare");
    let read = |arguments: &[&str]| env.catalog_in(&bare, arguments).done();
    assert!(read(&["list"]).stdout.contains("linkerd\tLinkerd"));
    assert!(read(&["show", "linkerd2"]).stdout.starts_with("Linkerd\n"));
    assert!(read(&["history", "rkt"]).stdout.contains("archived"));
    assert_data_eq!(
        read(&["check"]).stderr,
        str![[r#"
     Checked 5 entries: 0 errors, 1 warning

"#]]
    );
    read(&["check", "catalog/projects/envoy.yaml"]);
    read(&["publish", "--check"]);
    let said = env.catalog_in(&bare, PROMOTE).ended(1).stderr;
    assert_data_eq!(
        said,
        str![[r#"
error: a bare repository has no work tree to change; commit on a new branch with --branch NAME --no-switch

"#]]
    );
    let ran = env
        .catalog_in(&bare, PROMOTE.iter().chain(&["--no-switch"]))
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
    Promoted Linkerd to graduated (cncf, 2021-07-28)
   Committed [ID] on the new branch catalog/promote-linkerd

"#]]
    );
    assert_eq!(
        env.git_in(
            &bare,
            ["rev-list", "--count", "main..catalog/promote-linkerd"]
        ),
        "1"
    );
}

#[test]
fn a_branch_that_exists_is_not_touched() {
    let env = TestEnvironment::new();
    env.git(["branch", "catalog/promote-linkerd"]);
    assert_data_eq!(
        refused(&env, &[]),
        str![[r#"
error: the branch catalog/promote-linkerd exists; choose another with --branch NAME, or delete it with `git branch -D catalog/promote-linkerd`

"#]]
    );
    assert_data_eq!(
        refused(&env, &["--branch", "catalog"]),
        str![[r#"
error: no branch catalog can be made beside the branch catalog/promote-linkerd; choose another name with --branch NAME

"#]]
    );
    assert_data_eq!(
        refused(&env, &["--branch", "a b"]),
        str![[r#"
error: `a b` is no name for a branch; choose another with --branch NAME

"#]]
    );
    promote(&env, &["--branch", "mine"]).done();
    assert_eq!(env.status(), "## mine");
}

#[test]
fn a_branch_checked_out_elsewhere_is_not_moved() {
    let env = TestEnvironment::new();
    env.git(["worktree", "add", "--quiet", "--force", "../linked", "main"]);
    assert_data_eq!(
        refused(&env, &["--no-branch"]),
        str![[r#"
error: the branch main is checked out in $DIR/linked; work there, or choose another with --branch NAME

"#]]
    );
}

#[test]
fn without_a_switch_the_work_tree_stays() {
    let env = TestEnvironment::new();
    let ran = promote(&env, &["--no-switch"]).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
    Promoted Linkerd to graduated (cncf, 2021-07-28)
   Committed [ID] on the new branch catalog/promote-linkerd
hint: `git merge catalog/promote-linkerd` takes it in
hint: `git branch -D catalog/promote-linkerd` undoes it

"#]]
    );
    assert_eq!(env.status(), "## main");
    assert_eq!(
        env.git(["rev-list", "--count", "main..catalog/promote-linkerd"]),
        "1"
    );
}

#[test]
fn a_held_lock_of_the_index_is_said_before_anything_is_written() {
    let env = TestEnvironment::new();
    env.write(".git/index.lock", "");
    assert_data_eq!(
        refused(&env, &[]),
        str![[r#"
error: $DIR/repo/.git/index.lock exists: another git is at work here, or left it when it was stopped; wait for it, and once no git runs here remove it: rm '$DIR/repo/.git/index.lock'

"#]]
    );
    // What touches no index goes on.
    promote(&env, &["--no-switch"]).done();
}

#[test]
fn formats_that_cannot_be_opened_are_said_to_be_so() {
    let opened = |flags: &[&str]| {
        let env = TestEnvironment::empty();
        let init = ["init", "--quiet", "repo"];
        env.git_in(&env.folder(), init.iter().chain(flags));
        assert_eq!(refused(&env, &[]), env.refused(["list"]));
        env.refused(["list"])
    };
    assert_data_eq!(
        opened(&["--object-format=sha256"]),
        str![[r#"
error: the repository names its objects by SHA-256, which cannot be read here; keep the catalog in a repository made with `git init --object-format=sha1`

"#]]
    );
    assert_data_eq!(
        opened(&["--ref-format=reftable"]),
        str![[r#"
error: the repository keeps its references as a reftable, which cannot be read here; `git refs migrate --ref-format=files` changes that

"#]]
    );
}
