//! `catalog demote`, `archive` and `restore`: the moves that need a reason.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn a_demotion_keeps_its_reason() {
    let env = TestEnvironment::new();
    let ran = env
        .catalog([
            "demote",
            "envoy",
            "--to",
            "incubating",
            "--reason",
            "too few maintainers",
            "--date",
            "2021-01-02",
        ])
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Demoted Envoy to incubating (cncf, 2021-01-02)
   Committed [ID] on the new branch catalog/demote-envoy
hint: `git switch main && git merge catalog/demote-envoy` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/envoy.yaml
+++ b/catalog/projects/envoy.yaml
@@ -12,0 +13,3 @@
+    - level: incubating
+      date: 2021-01-02
+      reason: too few maintainers
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -5 +4,0 @@
-- [Graduated](#graduated)
@@ -10,4 +8,0 @@
-## Graduated
-
-- [Envoy](https://github.com/envoyproxy/envoy) - Proxy for the edge and between services (graduated since 2018-11-28)
-
@@ -15,0 +11 @@
+- [Envoy](https://github.com/envoyproxy/envoy) - Proxy for the edge and between services (incubating since 2021-01-02)

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Demote Envoy to incubating (cncf, 2021-01-02)

Reason: too few maintainers

Catalog-Change: demote envoy cncf graduated..incubating 2021-01-02
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
}

#[test]
fn a_demotion_goes_one_level_down_and_no_further() {
    let env = TestEnvironment::new();
    let down = |name: &str, to: &str| env.refused(["demote", name, "--to", to, "--reason", "r"]);
    assert_data_eq!(
        down("envoy", "sandbox"),
        str![[r#"
error: Envoy cannot go from graduated to sandbox on track cncf: down goes one level at a time, to incubating

"#]]
    );
    assert_data_eq!(
        down("linkerd", "graduated"),
        str![[r#"
error: cannot demote linkerd: from incubating to graduated is no demotion
hint: `catalog promote linkerd --to graduated` does that

"#]]
    );
    assert_data_eq!(
        down("brigade", "archived"),
        str![[r#"
error: cannot demote brigade: from sandbox to archived is no demotion
hint: `catalog archive brigade --to archived --reason TEXT` does that

"#]]
    );
    assert_data_eq!(
        env.misused(["demote", "envoy", "--to", "incubating"]),
        str![[r#"
error: --reason is needed: there is no terminal to ask on

"#]]
    );
}

#[test]
fn an_archiving_names_its_reason_and_its_successor() {
    let env = TestEnvironment::new();
    let ran = env
        .catalog([
            "archive",
            "brigade",
            "--reason",
            "no maintainers: \"gone\" # really",
            "--superseded-by",
            "Linkerd2",
            "--date",
            "2021-06-22",
        ])
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
    Archived Brigade (cncf, 2021-06-22)
   Committed [ID] on the new branch catalog/archive-brigade
hint: `git switch main && git merge catalog/archive-brigade` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/brigade.yaml
+++ b/catalog/projects/brigade.yaml
@@ -6,0 +7,4 @@
+    - level: archived
+      date: 2021-06-22
+      reason: 'no maintainers: "gone" # really'
+      superseded_by: linkerd
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -7 +6,0 @@
-- [Sandbox](#sandbox)
@@ -18,4 +16,0 @@
-## Sandbox
-
-- Brigade (sandbox since 2019-03-18)
-
@@ -23,0 +19 @@
+- Brigade (archived since 2021-06-22)

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Archive Brigade (cncf, 2021-06-22)

Reason: no maintainers: "gone" # really
Superseded by: linkerd

Catalog-Change: archive brigade cncf sandbox..archived 2021-06-22
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
}

#[test]
fn an_archiving_is_refused_where_it_makes_no_sense() {
    let env = TestEnvironment::new();
    let archive = |line: &str| env.refused(line.split(' '));
    assert_data_eq!(
        archive("archive rkt --reason r"),
        str![[r#"
error: rkt cannot go from archived to archived on track cncf: it is archived already

"#]]
    );
    assert_data_eq!(
        archive("archive gateway-api --reason r"),
        str![[r#"
error: gateway-api has no level on track cncf
hint: `catalog promote gateway-api --track cncf --to LEVEL` puts it there

"#]]
    );
    assert_data_eq!(
        archive("archive envoy --reason r --superseded-by envoy"),
        str![[r#"
error: Envoy cannot take its own place

"#]]
    );
    assert_data_eq!(
        archive("archive envoy --reason r --superseded-by linkerd3"),
        str![[r#"
error: no entry is called `linkerd3`
hint: did you mean linkerd?

"#]]
    );
    assert_data_eq!(
        archive("archive envoy --reason r --to graduated"),
        str![[r#"
error: Envoy cannot go from graduated to graduated on track cncf: it is graduated already

"#]]
    );
    assert_data_eq!(
        env.misused(["archive", "envoy"]),
        str![[r#"
error: --reason is needed: there is no terminal to ask on

"#]]
    );
}

#[test]
fn a_blank_reason_is_none() {
    let env = TestEnvironment::new();
    for line in [
        "demote envoy --to incubating",
        "archive envoy",
        "restore rkt --to sandbox",
        "remove brigade --yes",
    ] {
        let said = env.misused(line.split(' ').chain(["--reason", " "]));
        assert!(said.contains("--reason"), "{line}: {said}");
    }
    env.write_at(
        "blank.yaml",
        "changes:\n  - {verb: archive, name: envoy, reason: ' '}\n",
    );
    assert_data_eq!(
        env.refused(["apply", "../blank.yaml"]),
        str![[r#"
error[refused]: Envoy cannot go from graduated to archived on track cncf: an archiving needs a reason
 --> ../blank.yaml:2:5
  |
2 |   - {verb: archive, name: envoy, reason: ' '}
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: say why with `reason`

error: 1 of 1 changes is refused, so none is made

"#]]
    );
    let forced = [
        "promote",
        "brigade",
        "--to",
        "graduated",
        "--force",
        "--reason",
        "",
    ];
    assert_data_eq!(
        env.refused(forced),
        str![[r#"
error: going on without what the level asks for needs a reason
hint: say it with --reason

"#]]
    );
}

#[test]
fn what_is_archived_can_be_restored_with_a_reason() {
    let env = TestEnvironment::new();
    let restore = ["restore", "rkt", "--to", "sandbox", "--date", "2021-05-06"];
    assert_data_eq!(
        env.misused(restore),
        str![[r#"
error: --reason is needed: there is no terminal to ask on

"#]]
    );
    env.catalog(restore.iter().chain(&["--reason", "somebody cares"]))
        .done();
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/rkt.yaml
+++ b/catalog/projects/rkt.yaml
@@ -11,0 +12,3 @@
+    - level: sandbox
+      date: 2021-05-06
+      reason: somebody cares
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -8 +7,0 @@
-- [Archived](#archived)
@@ -21,4 +20 @@
-
-## Archived
-
-- rkt - Container engine (archived since 2019-08-16)
+- rkt - Container engine (sandbox since 2021-05-06)

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Restore rkt to sandbox (cncf, 2021-05-06)

Reason: somebody cares

Catalog-Change: restore rkt cncf archived..sandbox 2021-05-06
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_data_eq!(
        env.refused(["restore", "envoy", "--to", "graduated", "--reason", "r"]),
        str![[r#"
error: Envoy cannot go from graduated to graduated on track cncf: it is graduated already

"#]]
    );
}
