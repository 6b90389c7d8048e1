//! What the settings say of a change's way: base, branch, sign-off, when lists are published.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;
use crate::fixture;

const PROMOTE: [&str; 6] = [
    "promote",
    "linkerd",
    "--to",
    "graduated",
    "--date",
    "2021-07-28",
];

/// A catalog with this workflow in its settings, committed.
fn with_workflow(workflow: &str) -> TestEnvironment {
    let env = TestEnvironment::new();
    let settings = fixture::SETTINGS.replace("  base: main\n", workflow);
    env.commit("catalog/catalog.yaml", settings);
    env
}

#[test]
fn lists_may_be_left_to_the_base_branch() {
    let env = with_workflow("  base: main\n  publish: on-base\n");
    env.catalog(PROMOTE).done();
    assert_eq!(
        env.git(["diff", "--name-only", "main", "HEAD"]),
        "catalog/projects/linkerd.yaml"
    );
    env.git(["switch", "--quiet", "main"]);
    env.git(["merge", "--quiet", "--ff-only", "catalog/promote-linkerd"]);
    env.catalog(["publish", "--no-branch"]).done();
    assert_eq!(
        env.git(["diff", "--name-only", "HEAD~", "HEAD"]),
        "lists/projects.md"
    );
}

#[test]
fn a_branch_is_named_by_the_pattern() {
    let env = with_workflow("  base: main\n  branch: \"lists/{id}/{verb}\"\n  sign_off: false\n");
    env.catalog(PROMOTE).done();
    assert_eq!(env.status(), "## lists/linkerd/promote");
    assert!(!env.message().contains("Signed-off-by"));
}

#[test]
fn without_a_base_the_remotes_default_is_taken_else_main() {
    let env = with_workflow("  sign_off: true\n");
    env.git(["branch", "-m", "trunk"]);
    env.git(["clone", "--quiet", "--bare", ".", "../remote"]);
    env.git(["clone", "--quiet", "../remote", "../clone"]);
    let clone = env.folder().join("clone");
    env.catalog_in(&clone, PROMOTE).done();
    assert_eq!(
        env.git_in(&clone, ["branch", "--show-current"]),
        "catalog/promote-linkerd"
    );
}

#[test]
fn a_base_that_is_nowhere_makes_no_other_branch_a_base() {
    let env = with_workflow("  base: gone\n");
    let ran = env.catalog(PROMOTE).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
    Promoted Linkerd to graduated (cncf, 2021-07-28)
   Committed [ID] on the new branch catalog/promote-linkerd
hint: `git switch main && git merge catalog/promote-linkerd` takes it in
hint: `catalog undo` takes it back

"#]]
    );
}

#[test]
fn on_the_branch_one_stands_on() {
    let env = TestEnvironment::new();
    env.catalog(PROMOTE.iter().chain(&["--no-branch"])).done();
    assert_eq!(env.status(), "## main");
    assert_eq!(env.git(["rev-list", "--count", "HEAD"]), "2");
    let again = ["promote", "brigade", "--to", "incubating", "--no-branch"];
    env.catalog(again).done();
    assert_eq!(env.git(["rev-list", "--count", "HEAD"]), "3");
}

#[test]
fn a_deleted_file_of_the_change_is_uncommitted_work() {
    let env = TestEnvironment::new();
    std::fs::remove_file(env.path(fixture::LINKERD_PATH)).expect("a file");
    assert_data_eq!(
        env.refused(PROMOTE),
        str![[r#"
error: uncommitted changes in catalog/projects/linkerd.yaml; commit them or put them away with `git stash` first

"#]]
    );
    let env = TestEnvironment::new();
    std::fs::remove_file(env.path("lists/projects.md")).expect("a file");
    assert_data_eq!(
        env.refused(PROMOTE),
        str![[r#"
error: uncommitted changes in lists/projects.md; commit them or put them away with `git stash` first

"#]]
    );
}

#[test]
fn an_entry_in_a_folder_of_its_own_keeps_it() {
    let env = TestEnvironment::new();
    std::fs::create_dir(env.path("catalog/projects/mesh")).expect("a folder");
    env.git([
        "mv",
        fixture::LINKERD_PATH,
        "catalog/projects/mesh/linkerd.yaml",
    ]);
    env.commit_all("Sort the entries into folders");
    env.catalog(PROMOTE).done();
    assert!(
        env.read("catalog/projects/mesh/linkerd.yaml")
            .contains("level: graduated")
    );
    env.catalog(["rename", "linkerd", "linkerd3"]).done();
    assert!(env.path("catalog/projects/mesh/linkerd3.yaml").exists());
    assert_eq!(
        env.catalog(["show", "linkerd3"])
            .done()
            .stdout
            .lines()
            .next(),
        Some("Linkerd")
    );
}
