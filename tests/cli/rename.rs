//! `catalog rename`: another id, the old one kept as an alias.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn the_file_moves_and_what_named_the_old_id_names_the_new() {
    let env = TestEnvironment::new();
    let ran = env
        .catalog(["rename", "envoy", "envoy-proxy", "--name", "Envoy Proxy"])
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Renamed Envoy to Envoy Proxy (envoy-proxy)
   Committed [ID] on the new branch catalog/rename-envoy-proxy
hint: `git switch main && git merge catalog/rename-envoy-proxy` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Rename Envoy to Envoy Proxy (envoy-proxy)

Catalog-Change: rename envoy-proxy envoy..envoy-proxy
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    let entries = env.git([
        "diff",
        "-M40",
        "--name-status",
        "main",
        "HEAD",
        "--",
        "catalog",
    ]);
    assert_data_eq!(
        entries,
        str![[r#"
R091	catalog/projects/envoy.yaml	catalog/projects/envoy-proxy.yaml
M	catalog/projects/rkt.yaml
"#]]
    );
    assert_data_eq!(
        env.read("catalog/projects/envoy-proxy.yaml"),
        str![[r#"
name: Envoy Proxy
summary: Proxy for the edge and between services
repository: https://github.com/envoyproxy/envoy
license: Apache-2.0
areas: [cncf/service-mesh]
maturity:
  cncf:
    - level: incubating
      date: 2017-09-13
    - level: graduated
      date: 2018-11-28
      evidence: https://example.com/envoy-vote
links:
  contributor-guide: https://github.com/envoyproxy/envoy/blob/main/CONTRIBUTING.md
aliases: [envoy]

"#]]
    );
    assert!(
        env.read("catalog/projects/rkt.yaml")
            .contains("superseded_by: envoy-proxy\n")
    );
    assert_eq!(
        env.catalog(["show", "envoy"]).done().stdout.lines().next(),
        Some("Envoy Proxy")
    );
    env.catalog(["check"]).done();
}

#[test]
fn an_alias_may_become_the_id() {
    let env = TestEnvironment::new();
    env.catalog(["rename", "linkerd", "linkerd2"]).done();
    let entry = env.read("catalog/projects/linkerd2.yaml");
    assert_data_eq!(
        entry,
        str![[r##"
# The first of its kind.
name: "Linkerd"
summary: Service mesh with a small data plane   # one line
repository: https://github.com/linkerd/linkerd2
license: Apache-2.0
legal: DCO
areas: [cncf/service-mesh, cloud/build]
maturity:
  cncf:
    - level: sandbox
      date: 2017-01-23
    # the vote took a year
    - level: incubating
      date: 2018-04-06
links:
  contributor-guide: https://github.com/linkerd/linkerd2/blob/main/CONTRIBUTING.md
  chat: {title: "Slack: slack.linkerd.io", url: https://slack.linkerd.io/}
tags: [mesh]
aliases: [linkerd]

"##]]
    );
    env.catalog(["check"]).done();
}

#[test]
fn an_id_that_is_taken_its_own_or_none_is_refused() {
    let env = TestEnvironment::new();
    let to = |id: &str| env.refused(["rename", "linkerd", id]);
    assert_data_eq!(
        to("envoy"),
        str![[r#"
error: id `envoy` is that of envoy (catalog/projects/envoy.yaml)
hint: `catalog show envoy` shows what is there

"#]]
    );
    assert_data_eq!(
        to("linkerd"),
        str![[r#"
error: id `linkerd` is its id already

"#]]
    );
    assert_data_eq!(
        to("Link Erd"),
        str![[r#"
error: id `Link Erd` may only have lower-case letters a-z, digits and `-`
hint: `link-erd` would do

"#]]
    );
    assert_data_eq!(
        env.refused(["rename", "linkerd", "linkerd3", "--name", "rkt"]),
        str![[r#"
error: name `rkt` is that of rkt (catalog/projects/rkt.yaml)
hint: `catalog show rkt` shows what is there

"#]]
    );
    assert_data_eq!(
        env.misused(["rename", "linkerd"]),
        str![[r#"
error: NEW-ID is needed: there is no terminal to ask on

"#]]
    );
}

#[test]
fn a_name_alone_may_change() {
    let env = TestEnvironment::new();
    env.catalog(["rename", "rkt", "rkt", "--name", "Rocket"])
        .done();
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/rkt.yaml
+++ b/catalog/projects/rkt.yaml
@@ -1 +1 @@
-name: rkt
+name: Rocket
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -24 +24 @@
-- rkt - Container engine (archived since 2019-08-16)
+- Rocket - Container engine (archived since 2019-08-16)

"#]]
    );
}
