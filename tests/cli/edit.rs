//! `catalog edit`: fields by flags.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn fields_are_set_and_taken_away_and_no_other_line_changes() {
    let env = TestEnvironment::new();
    let ran = env
        .catalog([
            "edit",
            "linkerd",
            "--set",
            "license=MIT OR Apache-2.0",
            "--set",
            "summary=A: mesh # small",
            "--unset",
            "legal",
            "--set",
            "links.chat=https://a.example",
            "--set",
            "links.chat=Old <https://b.example>",
            "--set",
            "extra.api=v1",
            "--set",
            "tags=mesh,proxy",
            "--set",
            "homepage=https://linkerd.io",
        ])
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
      Edited Linkerd: license, summary, links.chat, extra.api, tags, homepage, legal
   Committed [ID] on the new branch catalog/edit-linkerd
hint: `git switch main && git merge catalog/edit-linkerd` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.edits_between("main", "HEAD"),
        str![[r#"
--- a/catalog/projects/linkerd.yaml
+++ b/catalog/projects/linkerd.yaml
@@ -3 +3,2 @@
-summary: Service mesh with a small data plane   # one line
+summary: "A: mesh # small"   # one line
+homepage: https://linkerd.io
@@ -5,2 +6 @@
-license: Apache-2.0
-legal: DCO
+license: MIT OR Apache-2.0
@@ -17,2 +17,4 @@
-  chat: {title: "Slack: slack.linkerd.io", url: https://slack.linkerd.io/}
-tags: [mesh]
+  chat:
+    - https://a.example
+    - {title: Old, url: https://b.example}
+tags: [mesh, proxy]
@@ -19,0 +22,2 @@
+extra:
+  api: v1
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -16 +16 @@
-- [Linkerd](https://github.com/linkerd/linkerd2) - Service mesh with a small data plane (incubating since 2018-04-06)
+- [Linkerd](https://linkerd.io) - A: mesh /# small (incubating since 2018-04-06)

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Edit Linkerd: license, summary, links.chat, extra.api, tags, homepage, legal

Catalog-Change: edit linkerd license,summary,links.chat,extra.api,tags,homepage,legal
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
}

#[test]
fn what_is_so_already_makes_no_commit() {
    let env = TestEnvironment::new();
    let ran = env.unchanged(
        [
            "edit",
            "linkerd",
            "--set",
            "name=Linkerd",
            "--set",
            "tags=mesh",
        ],
        0,
    );
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Nothing to change: it is so already

"#]]
    );
    assert_eq!(ran.stdout, "");
}

#[test]
fn values_and_keys_that_cannot_be_are_refused_with_what_would_be_right() {
    let env = TestEnvironment::new();
    let set = |assignment: &str| env.refused(["edit", "linkerd", "--set", assignment]);
    assert_data_eq!(
        set("licence=MIT"),
        str![[r#"
error: `licence` cannot be edited
hint: did you mean `license`?

"#]]
    );
    assert_data_eq!(
        set("license=Apache 2"),
        str![[r#"
error[license]: `Apache 2` is no SPDX expression: SPDX knows no `Apache`
 --> catalog/projects/linkerd.yaml:5:10
  |
5 | license: Apache 2
  |          ^^^^^^^^
  |
  = help: did you mean `Apache-2.0`?

error: the change would leave errors in the catalog

"#]]
    );
    assert_data_eq!(
        set("homepage=ftp://a.example"),
        str![[r#"
error[url]: `ftp://a.example` may not be published, since it is `ftp:`
 --> catalog/projects/linkerd.yaml:4:11
  |
4 | homepage: ftp://a.example
  |           ^^^^^^^^^^^^^^^
  |
  = help: a URL is one of https, http, irc, ircs, mailto

error: the change would leave errors in the catalog

"#]]
    );
    assert_data_eq!(
        set("areas=cncf/service-mess"),
        str![[r#"
error[unknown-area]: there is no area `cncf/service-mess`
 --> catalog/projects/linkerd.yaml:7:9
  |
7 | areas: [cncf/service-mess]
  |         ^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `cncf/service-mesh`?

error: the change would leave errors in the catalog

"#]]
    );
    assert_data_eq!(
        set("areas="),
        str![[r#"
error[unknown-area]: linkerd is in no area
 --> catalog/projects/linkerd.yaml:7:8
  |
7 | areas: []
  |        ^^
  |
  = help: give it at least one

error: the change would leave errors in the catalog

"#]]
    );
    assert_data_eq!(
        set("name=envoy"),
        str![[r#"
error: name `envoy` is that of envoy (catalog/projects/envoy.yaml)
hint: `catalog show envoy` shows what is there

"#]]
    );
    assert_data_eq!(
        set("name="),
        str![[r#"
error[one-line]: `name` is empty
 --> catalog/projects/linkerd.yaml:2:7
  |
2 | name: ""
  |       ^^

error: the change would leave errors in the catalog

"#]]
    );
    assert_data_eq!(
        set("repository=http://www.github.com/envoyproxy/envoy.git"),
        str![[r#"
error: repository `http://www.github.com/envoyproxy/envoy.git` is that of envoy (catalog/projects/envoy.yaml)
hint: `catalog show envoy` shows what is there

"#]]
    );
    assert_data_eq!(
        set("maturity.cncf=graduated"),
        str![[r#"
error: `maturity.cncf` cannot be edited
hint: levels change with promote, demote, archive and restore; `catalog edit NAME` alone opens the file

"#]]
    );
    assert_data_eq!(
        set("id=linkerd3"),
        str![[r#"
error: `id` cannot be edited
hint: `catalog rename` gives another id

"#]]
    );
    assert_data_eq!(
        set("aliases=rkt"),
        str![[r#"
error[duplicate-name]: the alias `rkt` is the id of catalog/projects/rkt.yaml too
  --> catalog/projects/linkerd.yaml:19:11
   |
19 | aliases: [rkt]
   |           ^^^
   |
   = help: take the alias out of one of them

error: the change would leave errors in the catalog

"#]]
    );
    assert_data_eq!(
        env.refused(["edit", "linkerd", "--unset", "legal", "--set", "legal=CLA"]),
        str![[r#"
error: legal: is to be set and to be taken away
hint: say only one of them

"#]]
    );
    assert_data_eq!(
        env.refused(["edit", "linkerd", "--unset", "name"]),
        str![[r#"
error[missing-key]: an entry has no `name`
 --> catalog/projects/linkerd.yaml:2:1
  |
2 | summary: Service mesh with a small data plane   # one line
  | ^^^^^^^
  |
  = help: add `name: …`

error: the change would leave errors in the catalog

"#]]
    );
    assert_data_eq!(
        env.refused(["edit", "linkerd", "--unset", "licence"]),
        str![[r#"
error: `licence` cannot be edited
hint: did you mean `license`?

"#]]
    );
    assert_data_eq!(
        env.misused(["edit", "linkerd", "--set", "license"]),
        str![[r#"
error: invalid value 'license' for '--set <KEY=VALUE>': write it as KEY=VALUE, such as license=MIT

For more information, try '--help'.

"#]]
    );
    assert_data_eq!(
        env.misused(["edit", "--set", "license=MIT"]),
        str![[r#"
error: NAME is needed: there is no terminal to ask on

"#]]
    );
}

#[test]
fn a_name_that_two_had_before_hinders_no_change_of_either() {
    let env = TestEnvironment::new();
    env.commit(
        "catalog/projects/twin.yaml",
        "name: Twin\nareas: [cncf/runtime]\naliases: [rkt]\n",
    );
    for entry in ["twin", "rkt"] {
        env.catalog(["edit", entry, "--set", "summary=Shared", "--dry-run"])
            .done();
    }
    let refused = env.refused(["edit", "rkt", "--set", "aliases=linkerd2"]);
    assert!(
        refused.contains("the alias `linkerd2` is an alias of"),
        "{refused}"
    );
    assert!(refused.contains("catalog/projects/rkt.yaml:"), "{refused}");
}

#[test]
fn what_an_edit_makes_worth_a_look_is_told() {
    let env = TestEnvironment::new();
    let set = |line: &str| {
        let edit = ["edit", "linkerd", "--no-commit", "--set", line];
        env.catalog(edit).done().stderr
    };
    let told = set("links.chta=https://a.org");
    assert!(
        told.contains(
            "warning: catalog/projects/linkerd.yaml: `chta` is no kind of link that templates \
             know; did you mean `chat`?"
        ),
        "{told}"
    );
    let again = set("summary=A mesh");
    assert!(!again.contains("warning"), "{again}");
}

#[test]
fn values_are_put_as_an_entry_is_to_say_them() {
    let env = TestEnvironment::new();
    let set = [
        "repository=git@github.com:linkerd/linkerd3.git",
        "tags=mesh,mesh",
    ];
    let flags = set.iter().flat_map(|value| ["--set", value]);
    env.catalog(["edit", "linkerd"].into_iter().chain(flags))
        .done();
    let file = env.read(crate::fixture::LINKERD_PATH);
    let repository = "repository: https://github.com/linkerd/linkerd3\n";
    assert!(file.contains(repository), "{file}");
    assert!(file.contains("tags: [mesh]\n"), "{file}");
}
