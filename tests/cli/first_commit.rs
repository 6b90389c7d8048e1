//! A change in a repository without a commit: it is the first, and takes in the catalog that lies
//! there.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;
use crate::fixture;

/// A repository without a commit in which a catalog lies, and something else.
fn lying() -> TestEnvironment {
    let env = TestEnvironment::unborn();
    for (path, text) in fixture::FILES {
        env.write(path, text);
    }
    env.catalog(["publish", "--no-commit", "-y"]).done();
    env.write("notes.txt", "mine\n");
    env.write("staged.txt", "staged\n");
    env.git(["add", "staged.txt"]);
    env
}

const PROMOTE: [&str; 6] = [
    "promote",
    "linkerd",
    "--to",
    "graduated",
    "--date",
    "2021-07-28",
];

#[test]
fn a_catalog_made_by_hand_is_taken_in_by_the_first_change() {
    let env = lying();
    let ran = env.catalog(PROMOTE).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
      Taking the catalog as it lies, 8 files, into the first commit
    Promoted Linkerd to graduated (cncf, 2021-07-28)
   Committed [ID] on main

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Promote Linkerd to graduated (cncf, 2021-07-28)

Takes in the catalog as it lay uncommitted, 8 files.

Catalog-Change: promote linkerd cncf incubating..graduated 2021-07-28
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_data_eq!(
        env.status(),
        str![[r#"
## main
A  staged.txt
?? README.md
?? notes.txt
"#]]
    );
    assert_data_eq!(
        env.git(["ls-tree", "-r", "--name-only", "HEAD"]),
        str![[r#"
catalog/areas.yaml
catalog/catalog.yaml
catalog/projects/brigade.yaml
catalog/projects/envoy.yaml
catalog/projects/gateway-api.yaml
catalog/projects/linkerd.yaml
catalog/projects/rkt.yaml
lists/projects.md
"#]]
    );
    env.catalog(["check"]).done();
    env.catalog(["publish", "--check"]).done();
    assert!(
        env.read("catalog/projects/linkerd.yaml")
            .contains("graduated")
    );
    assert_eq!(env.git(["rev-list", "--count", "HEAD"]), "1");
    env.git(["fsck", "--strict"]);
}

#[test]
fn after_init_without_a_commit_the_first_change_is_the_first_commit() {
    let env = TestEnvironment::unborn();
    env.catalog(["init", "--no-commit"]).done();
    env.catalog(["add", "Kuma", "--area", "tools/build", "-y"])
        .done();
    assert_data_eq!(
        env.git(["ls-tree", "-r", "--name-only", "HEAD"]),
        str![[r#"
.gitattributes
catalog/areas.yaml
catalog/catalog.yaml
catalog/projects/example.yaml
catalog/projects/kuma.yaml
lists/projects.md
"#]]
    );
    assert_data_eq!(env.status(), str!["## main"]);
    env.catalog(["check"]).done();
}

#[test]
fn what_is_staged_as_it_lies_is_taken_in_and_what_is_staged_otherwise_is_named() {
    let env = lying();
    env.git(["add", "catalog"]);
    env.write(
        "catalog/projects/brigade.yaml",
        "name: Brigade\nareas: [cloud/build]\n",
    );
    assert_data_eq!(
        env.refused(PROMOTE),
        str![[r#"
error: catalog/projects/brigade.yaml is staged otherwise than it lies in the work tree, which the first commit would take; `git add catalog/projects/brigade.yaml` takes what lies there

"#]]
    );
    env.git(["add", "catalog"]);
    env.catalog(PROMOTE).done();
    assert_data_eq!(
        env.status(),
        str![[r#"
## main
A  staged.txt
?? README.md
?? notes.txt
"#]]
    );
}

#[test]
fn a_dry_run_on_a_catalog_that_lies_there_touches_nothing() {
    let env = lying();
    let ran = env.unchanged(PROMOTE.iter().chain(&["--dry-run"]), 0);
    assert!(
        ran.stdout.contains("+    - level: graduated"),
        "{}",
        ran.stdout
    );
}

#[test]
fn the_first_commit_can_go_to_another_branch_or_beside_the_work_tree() {
    let env = lying();
    env.catalog(PROMOTE.iter().chain(&["--branch", "aside", "--no-switch"]))
        .done();
    assert!(
        !env.read("catalog/projects/linkerd.yaml")
            .contains("graduated")
    );
    assert_eq!(
        env.git(["ls-tree", "-r", "--name-only", "aside", "notes.txt"]),
        ""
    );
    let env = lying();
    env.catalog(PROMOTE.iter().chain(&["--branch", "first"]))
        .done();
    assert_eq!(env.git(["branch", "--show-current"]), "first");
    assert_data_eq!(
        env.status(),
        str![[r#"
## first
A  staged.txt
?? README.md
?? notes.txt
"#]]
    );
}

#[test]
fn each_change_of_a_file_is_a_commit_behind_the_first() {
    let env = lying();
    env.write_at("c.yaml", "changes:\n  - {verb: promote, name: linkerd, level: graduated}\n  - {verb: remove, name: gateway-api, reason: r}\n");
    env.catalog(["apply", "--each", "--yes", "../c.yaml"])
        .done();
    assert_data_eq!(
        env.git(["log", "--format=%s%n%b"]),
        str![[r#"
Remove Gateway API
Reason: r

Catalog-Change: remove gateway-api
Signed-off-by: A U Thor <author@example.com>

Promote Linkerd to graduated (cncf, undated)
Takes in the catalog as it lay uncommitted, 8 files.

Catalog-Change: promote linkerd cncf incubating..graduated undated
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_data_eq!(
        env.status(),
        str![[r#"
## main
A  staged.txt
?? README.md
?? notes.txt
"#]]
    );
}

#[test]
fn ignored_files_stay_out_of_the_first_commit() {
    let env = lying();
    env.write(".gitignore", "catalog/projects/rkt.yaml\n");
    env.catalog(["publish", "--no-commit", "-y"]).done();
    env.catalog(PROMOTE).done();
    assert_eq!(env.git(["ls-files", "catalog/projects/rkt.yaml"]), "");
    assert!(!env.git(["show", "HEAD:lists/projects.md"]).contains("rkt"));
}

#[test]
fn where_git_refuses_the_first_commit_all_is_as_it_was() {
    let env = lying();
    env.hook(
        "reference-transaction",
        "grep -q ' refs/heads/' && exit 1; exit 0",
    );
    let before = (
        env.status(),
        env.read("catalog/projects/linkerd.yaml"),
        env.read("lists/projects.md"),
    );
    env.catalog(PROMOTE).ended(1);
    let after = (
        env.status(),
        env.read("catalog/projects/linkerd.yaml"),
        env.read("lists/projects.md"),
    );
    assert_eq!(after, before);
    env.hook("reference-transaction", "exit 0");
    env.catalog(PROMOTE).done();
}
