//! `catalog promote`: a dated transition, its list, its commit.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

const GRADUATE: [&str; 6] = [
    "promote",
    "linkerd",
    "--to",
    "graduated",
    "--date",
    "2021-07-28",
];

#[test]
fn a_promotion_is_one_commit_of_the_entry_and_its_list() {
    let env = TestEnvironment::new();
    let ran = env.catalog(GRADUATE).done();
    assert_data_eq!(
        ran.stdout,
        str![[r#"
diff --git a/catalog/projects/linkerd.yaml b/catalog/projects/linkerd.yaml
--- a/catalog/projects/linkerd.yaml
+++ b/catalog/projects/linkerd.yaml
@@ -12,6 +12,8 @@
     # the vote took a year
     - level: incubating
       date: 2018-04-06
+    - level: graduated
+      date: 2021-07-28
 links:
   contributor-guide: https://github.com/linkerd/linkerd2/blob/main/CONTRIBUTING.md
   chat: {title: "Slack: slack.linkerd.io", url: https://slack.linkerd.io/}
diff --git a/lists/projects.md b/lists/projects.md
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -3,17 +3,13 @@
 # Projects
 
 - [Graduated](#graduated)
-- [Incubating](#incubating)
 - [Sandbox](#sandbox)
 - [Archived](#archived)
 
 ## Graduated
 
 - [Envoy](https://github.com/envoyproxy/envoy) - Proxy for the edge and between services (graduated since 2018-11-28)
-
-## Incubating
-
-- [Linkerd](https://github.com/linkerd/linkerd2) - Service mesh with a small data plane (incubating since 2018-04-06)
+- [Linkerd](https://github.com/linkerd/linkerd2) - Service mesh with a small data plane (graduated since 2021-07-28)
 
 ## Sandbox
 

"#]]
    );
    assert_data_eq!(
        ran.stderr,
        str![[r#"
    Promoted Linkerd to graduated (cncf, 2021-07-28)
   Committed [ID] on the new branch catalog/promote-linkerd
hint: `git switch main && git merge catalog/promote-linkerd` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/linkerd.yaml
+++ b/catalog/projects/linkerd.yaml
@@ -14,0 +15,2 @@
+    - level: graduated
+      date: 2021-07-28
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -6 +5,0 @@
-- [Incubating](#incubating)
@@ -13,4 +12 @@
-
-## Incubating
-
-- [Linkerd](https://github.com/linkerd/linkerd2) - Service mesh with a small data plane (incubating since 2018-04-06)
+- [Linkerd](https://github.com/linkerd/linkerd2) - Service mesh with a small data plane (graduated since 2021-07-28)

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Promote Linkerd to graduated (cncf, 2021-07-28)

Catalog-Change: promote linkerd cncf incubating..graduated 2021-07-28
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_data_eq!(env.status(), str!["## catalog/promote-linkerd"]);
    assert_eq!(
        env.git(["rev-parse", "HEAD~"]),
        env.git(["rev-parse", "main"])
    );
}

#[test]
fn several_names_are_one_change_and_any_name_will_do() {
    let env = TestEnvironment::new();
    let to = ["promote", "Linkerd2", "BRIGADE", "--to", "incubating"];
    let refused = env.refused(to);
    assert_data_eq!(
        refused,
        str![[r#"
error: Linkerd cannot go from incubating to incubating on track cncf: it is incubating already

"#]]
    );
    env.catalog([
        "promote",
        "brigade",
        "--to",
        "incubating",
        "--date",
        "2020-01-31",
    ])
    .done();
    env.catalog([
        "promote",
        "Linkerd2",
        "BRIGADE",
        "--to",
        "graduated",
        "--force",
    ])
    .ended(1);
    let both = [
        "--force",
        "--reason",
        "the board said so",
        "--evidence",
        "https://example.com/vote",
    ];
    let ran = env
        .catalog(
            ["promote", "Linkerd2", "BRIGADE", "--to", "Graduated"]
                .iter()
                .chain(&both),
        )
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
warning: Brigade becomes graduated without license, links.contributor-guide
    Promoted Linkerd and Brigade to graduated (cncf, 2021-12-31)
   Committed [ID] on catalog/promote-brigade
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Promote Linkerd and Brigade to graduated (cncf, 2021-12-31)

Reason: the board said so
Evidence: https://example.com/vote

Catalog-Change: promote linkerd cncf incubating..graduated 2021-12-31
Catalog-Change: promote brigade cncf incubating..graduated 2021-12-31
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/brigade.yaml
+++ b/catalog/projects/brigade.yaml
@@ -8,0 +9,4 @@
+    - level: graduated
+      date: 2021-12-31
+      evidence: https://example.com/vote
+      note: "without license, links.contributor-guide: the board said so"
--- a/catalog/projects/linkerd.yaml
+++ b/catalog/projects/linkerd.yaml
@@ -14,0 +15,3 @@
+    - level: graduated
+      date: 2021-12-31
+      evidence: https://example.com/vote
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -6 +5,0 @@
-- [Incubating](#incubating)
@@ -10,0 +10 @@
+- Brigade (graduated since 2021-12-31)
@@ -12,5 +12 @@
-
-## Incubating
-
-- Brigade (incubating since 2020-01-31)
-- [Linkerd](https://github.com/linkerd/linkerd2) - Service mesh with a small data plane (incubating since 2018-04-06)
+- [Linkerd](https://github.com/linkerd/linkerd2) - Service mesh with a small data plane (graduated since 2021-12-31)

"#]]
    );
    // It stands on a branch of its own already, so the second change went behind the first.
    assert_data_eq!(
        env.git(["log", "--format=%s", "main.."]),
        str![[r#"
Promote Linkerd and Brigade to graduated (cncf, 2021-12-31)
Promote Brigade to incubating (cncf, 2020-01-31)
"#]]
    );
}

#[test]
fn without_a_date_it_happened_today_and_a_dry_run_shows_it() {
    let env = TestEnvironment::new();
    let ran = env.unchanged(
        [
            "promote",
            "linkerd",
            "--to",
            "graduated",
            "--note",
            "at last",
            "--dry-run",
        ],
        0,
    );
    let added: Vec<&str> = ran
        .stdout
        .lines()
        .filter(|line| line.starts_with('+') && line.contains("    "))
        .collect();
    assert_eq!(
        added,
        [
            "+    - level: graduated",
            "+      date: 2021-12-31",
            "+      note: at last"
        ]
    );
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_dry_run_prints_what_the_change_then_prints() {
    let env = TestEnvironment::new();
    let shown = env
        .unchanged(GRADUATE.iter().chain(&["--dry-run"]), 0)
        .stdout;
    assert_eq!(env.catalog(GRADUATE).done().stdout, shown);
}

#[test]
fn an_undated_level_may_be_followed_and_another_track_entered() {
    let env = TestEnvironment::new();
    env.catalog([
        "promote",
        "gateway-api",
        "--to",
        "stable",
        "--date",
        "2021-10-01",
    ])
    .done();
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/gateway-api.yaml
+++ b/catalog/projects/gateway-api.yaml
@@ -5,0 +6,2 @@
+    - level: stable
+      date: 2021-10-01

"#]]
    );
    env.catalog([
        "promote",
        "gateway-api",
        "--to",
        "sandbox",
        "--date",
        "2021-10-02",
    ])
    .done();
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/gateway-api.yaml
+++ b/catalog/projects/gateway-api.yaml
@@ -7,0 +8,3 @@
+  cncf:
+    - level: sandbox
+      date: 2021-10-02
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -20,0 +21 @@
+- Gateway API (sandbox since 2021-10-02)

"#]]
    );
    env.catalog([
        "promote",
        "envoy",
        "--to",
        "alpha",
        "--track",
        "api",
        "--date",
        "2021-10-03",
    ])
    .done();
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/envoy.yaml
+++ b/catalog/projects/envoy.yaml
@@ -12,0 +13,3 @@
+  api:
+    - level: alpha
+      date: 2021-10-03

"#]]
    );
}

#[test]
fn the_main_job_runs_on_the_projects_own_catalog() {
    let env = TestEnvironment::of_project();
    let ran = env.catalog(GRADUATE).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
    Promoted Linkerd to graduated (cncf, 2021-07-28)
   Committed [ID] on the new branch catalog/promote-linkerd
hint: `git switch main && git merge catalog/promote-linkerd` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    let changed = env.git(["diff", "--name-status", "main", "HEAD"]);
    assert_data_eq!(
        changed,
        str![[r#"
M	catalog/projects/linkerd.yaml
M	lists/cncf-projects.md
M	lists/contributing-projects.md
"#]]
    );
    let entry = env.git(["diff", "-U0", "--no-color", "main", "HEAD", "--", "catalog"]);
    let lines: Vec<&str> = entry
        .lines()
        .filter(|line| line.starts_with(['+', '-']))
        .collect();
    assert_eq!(
        lines[2..],
        ["+    - level: graduated", "+      date: 2021-07-28"]
    );
    env.catalog(["check"]).done();
    env.catalog(["publish", "--check"]).done();
}

#[test]
fn an_entry_that_is_named_twice_is_one_change() {
    let env = TestEnvironment::new();
    let args = [
        "promote",
        "linkerd",
        "Linkerd2",
        "LINKERD",
        "--to",
        "graduated",
    ];
    let ran = env.catalog(args).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
hint: linkerd and Linkerd2 are one entry, changed once
hint: linkerd and LINKERD are one entry, changed once
    Promoted Linkerd to graduated (cncf, 2021-12-31)
   Committed [ID] on the new branch catalog/promote-linkerd
hint: `git switch main && git merge catalog/promote-linkerd` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    let counted = env.git(["log", "-1", "--format=%(trailers:key=Catalog-Change)"]);
    assert_eq!(counted.matches("promote linkerd").count(), 1, "{counted}");
    env.catalog([
        "remove",
        "brigade",
        "brigade",
        "--reason",
        "r",
        "-y",
        "--no-branch",
    ])
    .done();
}
