//! `catalog move-area`: one area in the place of another.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn the_area_under_the_same_root_makes_room() {
    let env = TestEnvironment::new();
    let ran = env
        .catalog(["move-area", "linkerd", "--to", "cncf/runtime"])
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
       Moved Linkerd to cncf/runtime
   Committed [ID] on the new branch catalog/move-area-linkerd
hint: `git switch main && git merge catalog/move-area-linkerd` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/linkerd.yaml
+++ b/catalog/projects/linkerd.yaml
@@ -7 +7 @@
-areas: [cncf/service-mesh, cloud/build]
+areas: [cncf/runtime, cloud/build]

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Move Linkerd to cncf/runtime

Catalog-Change: move-area linkerd cncf/service-mesh..cncf/runtime
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
}

#[test]
fn several_entries_move_from_the_area_that_is_named() {
    let env = TestEnvironment::new();
    env.catalog([
        "move-area",
        "linkerd",
        "envoy",
        "--to",
        "cloud/registry",
        "--from",
        "cncf/service-mesh",
    ])
    .done();
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/envoy.yaml
+++ b/catalog/projects/envoy.yaml
@@ -5 +5 @@
-areas: [cncf/service-mesh]
+areas: [cloud/registry]
--- a/catalog/projects/linkerd.yaml
+++ b/catalog/projects/linkerd.yaml
@@ -7 +7 @@
-areas: [cncf/service-mesh, cloud/build]
+areas: [cloud/registry, cloud/build]

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Move Linkerd and Envoy to cloud/registry

Catalog-Change: move-area linkerd cncf/service-mesh..cloud/registry
Catalog-Change: move-area envoy cncf/service-mesh..cloud/registry
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
}

#[test]
fn an_area_that_is_unknown_unclear_or_its_own_is_refused() {
    let env = TestEnvironment::new();
    let to = |area: &str| env.refused(["move-area", "linkerd", "--to", area]);
    assert_data_eq!(
        to("cncf/runtimes"),
        str![[r#"
error: there is no area `cncf/runtimes`
hint: did you mean cncf/runtime?

"#]]
    );
    assert_data_eq!(
        to("cncf/service-mesh"),
        str![[r#"
error: Linkerd is in area cncf/service-mesh already

"#]]
    );
    assert_data_eq!(
        env.refused([
            "move-area",
            "linkerd",
            "--to",
            "cncf/runtime",
            "--from",
            "cloud"
        ]),
        str![[r#"
error: it is not clear which area Linkerd should leave
hint: say it with --from: cncf/service-mesh, cloud/build

"#]]
    );
    assert_data_eq!(
        env.misused(["move-area", "linkerd"]),
        str![[r#"
error: --to is needed: there is no terminal to ask on

"#]]
    );
}
