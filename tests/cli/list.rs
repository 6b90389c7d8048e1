//! `catalog list`: the entries for programs and people.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;
use crate::fixture;

fn list(arguments: &str) -> String {
    let ran = TestEnvironment::new().unchanged(
        std::iter::once("list").chain(arguments.split_whitespace()),
        0,
    );
    let nothing = "     Nothing fits\n";
    assert_eq!(ran.stderr, if ran.stdout.len() < 4 { nothing } else { "" });
    ran.stdout
}

#[test]
fn a_piped_list_is_one_line_an_entry_with_tabs() {
    assert_data_eq!(
        list(""),
        str![[r#"
brigade	Brigade	cncf: sandbox	cncf/runtime	
envoy	Envoy	cncf: graduated	cncf/service-mesh	Proxy for the edge and between services
gateway-api	Gateway API	api: alpha	cloud/registry	
linkerd	Linkerd	cncf: incubating	cncf/service-mesh, cloud/build	Service mesh with a small data plane
rkt	rkt	cncf: archived	cncf/runtime	Container engine

"#]]
    );
}

#[test]
fn filters_must_all_hold() {
    assert_data_eq!(
        list("--track api"),
        str![[r#"
gateway-api	Gateway API	api: alpha	cloud/registry	

"#]]
    );
    assert_data_eq!(
        list("--level incubating"),
        str![[r#"
linkerd	Linkerd	cncf: incubating	cncf/service-mesh, cloud/build	Service mesh with a small data plane

"#]]
    );
    assert_data_eq!(
        list("--area cloud"),
        str![[r#"
gateway-api	Gateway API	api: alpha	cloud/registry	
linkerd	Linkerd	cncf: incubating	cncf/service-mesh, cloud/build	Service mesh with a small data plane

"#]]
    );
    assert_data_eq!(
        list("--tag mesh"),
        str![[r#"
linkerd	Linkerd	cncf: incubating	cncf/service-mesh, cloud/build	Service mesh with a small data plane

"#]]
    );
    assert_data_eq!(
        list("--level sandbox --area cncf/runtime --track cncf"),
        str![[r#"
brigade	Brigade	cncf: sandbox	cncf/runtime	

"#]]
    );
}

#[test]
fn a_list_on_a_day_knows_nothing_of_later_days() {
    assert_data_eq!(
        list("--on 2017-12-31"),
        str![[r#"
envoy	Envoy	cncf: incubating	cncf/service-mesh	Proxy for the edge and between services
linkerd	Linkerd	cncf: sandbox	cncf/service-mesh, cloud/build	Service mesh with a small data plane
rkt	rkt	cncf: incubating	cncf/runtime	Container engine

"#]]
    );
    assert_data_eq!(
        list("--on 2019-08-15 --level incubating"),
        str![[r#"
linkerd	Linkerd	cncf: incubating	cncf/service-mesh, cloud/build	Service mesh with a small data plane
rkt	rkt	cncf: incubating	cncf/runtime	Container engine

"#]]
    );
    assert_data_eq!(list("--on 2016-12-31 --track cncf"), str![[""]]);
}

#[test]
fn the_json_of_a_list_is_a_contract() {
    assert_data_eq!(
        list("--tag mesh --format json"),
        str![[r#"
[
  {
    "id": "linkerd",
    "name": "Linkerd",
    "summary": "Service mesh with a small data plane",
    "description": null,
    "homepage": null,
    "repository": "https://github.com/linkerd/linkerd2",
    "areas": [
      "cncf/service-mesh",
      "cloud/build"
    ],
    "levels": {
      "cncf": {
        "level": "incubating",
        "date": "2018-04-06"
      }
    },
    "maturity": {
      "cncf": [
        {
          "level": "sandbox",
          "date": "2017-01-23"
        },
        {
          "level": "incubating",
          "date": "2018-04-06"
        }
      ]
    },
    "links": {
      "contributor-guide": [
        {
          "title": null,
          "url": "https://github.com/linkerd/linkerd2/blob/main/CONTRIBUTING.md"
        }
      ],
      "chat": [
        {
          "title": "Slack: slack.linkerd.io",
          "url": "https://slack.linkerd.io/"
        }
      ]
    },
    "license": "Apache-2.0",
    "legal": "DCO",
    "tags": [
      "mesh"
    ],
    "aliases": [
      "linkerd2"
    ],
    "extra": {},
    "path": "catalog/projects/linkerd.yaml"
  }
]

"#]]
    );
    assert_data_eq!(
        list("--area cloud/registry --format json"),
        str![[r#"
[
  {
    "id": "gateway-api",
    "name": "Gateway API",
    "summary": null,
    "description": null,
    "homepage": null,
    "repository": null,
    "areas": [
      "cloud/registry"
    ],
    "levels": {
      "api": {
        "level": "alpha",
        "date": null
      }
    },
    "maturity": {
      "api": [
        {
          "level": "alpha",
          "date": null
        }
      ]
    },
    "links": {},
    "license": null,
    "legal": null,
    "tags": [],
    "aliases": [],
    "extra": {
      "api": "v1alpha2"
    },
    "path": "catalog/projects/gateway-api.yaml"
  }
]

"#]]
    );
    assert_eq!(
        list("--level sandbox --on 2016-01-01 --format json"),
        "[]\n"
    );
}

#[test]
fn the_csv_of_a_list_has_a_heading() {
    assert_data_eq!(
        list("--format csv"),
        str![[r#"
id,name,summary,homepage,repository,license,areas,levels,since,path
brigade,Brigade,,,,,cncf/runtime,cncf: sandbox,2019-03-18,catalog/projects/brigade.yaml
envoy,Envoy,Proxy for the edge and between services,,https://github.com/envoyproxy/envoy,Apache-2.0,cncf/service-mesh,cncf: graduated,2018-11-28,catalog/projects/envoy.yaml
gateway-api,Gateway API,,,,,cloud/registry,api: alpha,unknown,catalog/projects/gateway-api.yaml
linkerd,Linkerd,Service mesh with a small data plane,,https://github.com/linkerd/linkerd2,Apache-2.0,cncf/service-mesh; cloud/build,cncf: incubating,2018-04-06,catalog/projects/linkerd.yaml
rkt,rkt,Container engine,,,,cncf/runtime,cncf: archived,2019-08-16,catalog/projects/rkt.yaml

"#]]
    );
}

#[test]
fn what_a_list_is_asked_for_must_be_known() {
    let env = TestEnvironment::new();
    let refused = |line: &str| env.refused(line.split(' '));
    assert_data_eq!(
        refused("list --track cnc"),
        str![[r#"
error: there is no track `cnc`
hint: the tracks are cncf, api

"#]]
    );
    env.write(
        "catalog/catalog.yaml",
        fixture::SETTINGS.replace("{id: alpha, title: Alpha}, ", "{id: sandbox, title: S}, "),
    );
    let twice = refused("list --level nothing");
    assert_eq!(twice.matches("sandbox").count(), 1, "{twice}");
    env.write("catalog/catalog.yaml", fixture::SETTINGS);
    assert_data_eq!(
        refused("list --level graduatd"),
        str![[r#"
error: no track has a level `graduatd`
hint: did you mean graduated?
hint: the levels are sandbox, incubating, graduated, archived, alpha, stable

"#]]
    );
    assert_data_eq!(
        refused("list --level stable --track cncf"),
        str![[r#"
error: track cncf has no level `stable`
hint: the levels are sandbox, incubating, graduated, archived

"#]]
    );
    assert_data_eq!(
        refused("list --area cncf/runtimes"),
        str![[r#"
error: there is no area `cncf/runtimes`
hint: did you mean cncf/runtime?

"#]]
    );
    assert_data_eq!(
        env.misused(["list", "--on", "yesterday"]),
        str![[r#"
error: invalid value 'yesterday' for '--on <DATE>': write it as YYYY-MM-DD, such as 2021-07-28

For more information, try '--help'.

"#]]
    );
    let nothing = env.unchanged(["list", "--tag", "none"], 0);
    assert_data_eq!(
        nothing.stderr,
        str![[r#"
     Nothing fits

"#]]
    );
    assert_eq!(nothing.stdout, "");
}
