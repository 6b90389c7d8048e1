//! Uncommitted work: elsewhere it stays as it is, in a file of the change it is in the way.

use snapbox::{assert_data_eq, str};

use super::{promote, refused};
use crate::environment::TestEnvironment;
use crate::fixture::{ENVOY, LINKERD, LINKERD_PATH};

#[test]
fn work_elsewhere_stays_staged_unstaged_and_untracked_and_in_no_commit() {
    let env = TestEnvironment::new();
    env.write("README.md", "# Staged\n");
    env.write("staged.txt", "new\n");
    env.git(["add", "README.md", "staged.txt"]);
    env.write("README.md", "# Staged, then changed\n");
    env.write(
        "catalog/projects/envoy.yaml",
        ENVOY.replace("Proxy", "Unstaged"),
    );
    env.write("untracked.txt", "mine\n");
    let before = env.git(["status", "--porcelain"]);
    promote(&env, &[]).done();
    assert_eq!(env.git(["status", "--porcelain"]), before);
    assert_eq!(
        env.git(["diff", "--name-only", "main", "HEAD"]),
        "catalog/projects/linkerd.yaml\nlists/projects.md"
    );
    assert_eq!(env.git(["show", ":README.md"]), "# Staged");
    assert_eq!(env.read("README.md"), "# Staged, then changed\n");
    assert!(
        !env.git(["show", "HEAD:lists/projects.md"])
            .contains("Unstaged")
    );
}

#[test]
fn work_in_a_file_of_the_change_is_in_the_way() {
    let in_the_way = |path: &str, text: &str, stage: bool| {
        let env = TestEnvironment::new();
        env.write(path, text);
        if stage {
            env.git(["add", path]);
        }
        refused(&env, &[])
    };
    let edited = format!("{LINKERD}# mine\n");
    assert_data_eq!(
        in_the_way(LINKERD_PATH, &edited, false),
        str![[r#"
error: uncommitted changes in catalog/projects/linkerd.yaml; commit them or put them away with `git stash` first

"#]]
    );
    assert_data_eq!(
        in_the_way(LINKERD_PATH, &edited, true),
        str![[r#"
error: uncommitted changes in catalog/projects/linkerd.yaml; commit them or put them away with `git stash` first

"#]]
    );
    assert_data_eq!(
        in_the_way("lists/projects.md", "mine\n", false),
        str![[r#"
error: uncommitted changes in lists/projects.md; commit them or put them away with `git stash` first

"#]]
    );
}

#[test]
fn a_new_entry_does_not_overwrite_an_untracked_file() {
    let env = TestEnvironment::new();
    env.write("catalog/projects/kyverno.yaml", "name: Mine\n");
    assert_data_eq!(
        env.refused(["add", "Kyverno", "--area", "cncf"]),
        str![[r#"
error: catalog/projects/kyverno.yaml is in the way: it is there, but not in the last commit; commit it, move it or remove it first

"#]]
    );
}

#[test]
fn without_a_commit_only_the_files_change() {
    let env = TestEnvironment::new();
    env.write(
        "catalog/projects/envoy.yaml",
        ENVOY.replace("Proxy", "A proxy"),
    );
    let refs = env.git(["for-each-ref"]);
    let ran = promote(&env, &["--no-commit"]).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
       Wrote 2 files: Promote Linkerd to graduated (cncf, 2021-07-28)
hint: nothing is committed; `git diff` shows what changed

"#]]
    );
    assert_eq!(env.git(["for-each-ref"]), refs);
    // What lies uncommitted is a part of it, since it is planned on the work tree.
    assert_data_eq!(
        env.edits_in_work_tree(),
        str![[r#"
--- a/catalog/projects/envoy.yaml
+++ b/catalog/projects/envoy.yaml
@@ -2 +2 @@
-summary: Proxy for the edge and between services
+summary: A proxy for the edge and between services
--- a/catalog/projects/linkerd.yaml
+++ b/catalog/projects/linkerd.yaml
@@ -14,0 +15,2 @@
+    - level: graduated
+      date: 2021-07-28
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -6 +5,0 @@
-- [Incubating](#incubating)
@@ -12,5 +11,2 @@
-- [Envoy](https://github.com/envoyproxy/envoy) - Proxy for the edge and between services (graduated since 2018-11-28)
-
-## Incubating
-
-- [Linkerd](https://github.com/linkerd/linkerd2) - Service mesh with a small data plane (incubating since 2018-04-06)
+- [Envoy](https://github.com/envoyproxy/envoy) - A proxy for the edge and between services (graduated since 2018-11-28)
+- [Linkerd](https://github.com/linkerd/linkerd2) - Service mesh with a small data plane (graduated since 2021-07-28)

"#]]
    );
    env.unchanged(
        ["promote", "linkerd", "--to", "graduated", "--no-commit"],
        1,
    );
}

#[test]
fn a_catalog_that_is_not_committed_yet_is_said_to_be_so() {
    let env = TestEnvironment::unborn();
    env.commit("other.txt", "here already\n");
    for (path, text) in crate::fixture::FILES {
        env.write(path, text);
    }
    assert_data_eq!(
        refused(&env, &[]),
        str![[r#"
error: catalog/catalog.yaml: the catalog is not committed on this branch yet
hint: commit it first, such as with `git add catalog && git commit`, or use --no-commit

"#]]
    );
    promote(&env, &["--no-commit"]).done();
    assert!(env.read(LINKERD_PATH).contains("level: graduated"));
}
