//! `catalog show`: one entry for programs and people.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn an_entry_is_shown_whole_by_any_of_its_names() {
    let env = TestEnvironment::new();
    let shown = env.unchanged(["show", "LinkerD2"], 0);
    assert_eq!(shown.stderr, "");
    assert_data_eq!(
        shown.stdout.clone(),
        str![[r#"
Linkerd
Service mesh with a small data plane

id                 linkerd
repository         https://github.com/linkerd/linkerd2
license            Apache-2.0
legal              DCO
areas              cncf/service-mesh
                   cloud/build
cncf               incubating 2018-04-06
                   sandbox 2017-01-23
contributor-guide  https://github.com/linkerd/linkerd2/blob/main/CONTRIBUTING.md
chat               Slack: slack.linkerd.io <https://slack.linkerd.io/>
tags               mesh
aliases            linkerd2
file               catalog/projects/linkerd.yaml

"#]]
    );
    assert_eq!(env.unchanged(["show", "linkerd"], 0).stdout, shown.stdout);
    assert_data_eq!(
        env.unchanged(["show", "rkt"], 0).stdout,
        str![[r#"
rkt
Container engine

id     rkt
areas  cncf/runtime
cncf   archived 2019-08-16 · unmaintained · superseded by envoy
       incubating 2017-03-29
file   catalog/projects/rkt.yaml

"#]]
    );
    assert_data_eq!(
        env.unchanged(["show", "gateway-api"], 0).stdout,
        str![[r#"
Gateway API

id     gateway-api
areas  cloud/registry
api    alpha date unknown
api    v1alpha2
file   catalog/projects/gateway-api.yaml

"#]]
    );
}

#[test]
fn the_json_of_an_entry_is_what_list_gives_and_its_yaml_is_the_file() {
    let env = TestEnvironment::new();
    let json = env
        .unchanged(["show", "linkerd", "--format", "json"], 0)
        .stdout;
    let list = env
        .unchanged(["list", "--tag", "mesh", "--format", "json"], 0)
        .stdout;
    let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert_eq!(parsed(&list)[0], parsed(&json));
    assert_data_eq!(
        env.unchanged(["show", "rkt", "--format", "json"], 0).stdout,
        str![[r#"
{
  "id": "rkt",
  "name": "rkt",
  "summary": "Container engine",
  "description": null,
  "homepage": null,
  "repository": null,
  "areas": [
    "cncf/runtime"
  ],
  "levels": {
    "cncf": {
      "level": "archived",
      "date": "2019-08-16"
    }
  },
  "maturity": {
    "cncf": [
      {
        "level": "incubating",
        "date": "2017-03-29"
      },
      {
        "level": "archived",
        "date": "2019-08-16",
        "reason": "unmaintained",
        "superseded_by": "envoy"
      }
    ]
  },
  "links": {},
  "license": null,
  "legal": null,
  "tags": [],
  "aliases": [],
  "extra": {},
  "path": "catalog/projects/rkt.yaml"
}

"#]]
    );
    assert_eq!(
        env.unchanged(["show", "linkerd2", "--format", "yaml"], 0)
            .stdout,
        crate::fixture::LINKERD
    );
    assert_data_eq!(
        env.refused(["show", "linkrd"]),
        str![[r#"
error: no entry is called `linkrd`
hint: did you mean linkerd?

"#]]
    );
    assert_data_eq!(
        env.misused(["show"]),
        str![[r#"
error: NAME is needed: there is no terminal to ask on

"#]]
    );
}

#[test]
fn a_broken_entry_is_warned_of_and_the_others_are_read() {
    let env = TestEnvironment::new();
    env.write("catalog/projects/envoy.yaml", "name: [\n");
    let ran = env.unchanged(["list", "--level", "graduated"], 0);
    assert_data_eq!(
        ran.stderr,
        str![[r#"
warning: 1 problem in the catalog, see `catalog check`
     Nothing fits

"#]]
    );
    let ran = env.unchanged(["show", "linkerd"], 0);
    assert_eq!(ran.stderr, "");
    let ran = env.unchanged(["show", "envoy"], 1);
    assert_data_eq!(
        ran.stderr,
        str![[r#"
error[yaml-syntax]: this `[` is not closed
 --> catalog/projects/envoy.yaml:1:7
  |
1 | name: [
  |       ^
  |
  = help: close it with `]`

error: the catalog has errors
hint: mend them, then try again; `catalog check` shows all

"#]]
    );
}
