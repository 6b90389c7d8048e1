//! A small catalog: every kind of level, one list, comments and quotes that an edit must keep.

/// The files, by their path in the work tree.
pub const FILES: &[(&str, &str)] = &[
    ("catalog/catalog.yaml", SETTINGS),
    ("catalog/areas.yaml", AREAS),
    ("catalog/projects/brigade.yaml", BRIGADE),
    ("catalog/projects/envoy.yaml", ENVOY),
    ("catalog/projects/gateway-api.yaml", GATEWAY_API),
    (LINKERD_PATH, LINKERD),
    ("catalog/projects/rkt.yaml", RKT),
    ("README.md", "# Projects\n"),
];

/// The entry that most tests change.
pub const LINKERD_PATH: &str = "catalog/projects/linkerd.yaml";

pub const SETTINGS: &str = "\
# What this catalog is about.
title: Projects
tracks:
  cncf:
    title: CNCF
    levels: [{id: sandbox, title: Sandbox}, {id: incubating, title: Incubating}, {id: graduated, title: Graduated}]
    retired: [{id: archived, title: Archived}]
    entry: [sandbox, incubating]
    criteria:
      graduated: [license, links.contributor-guide]
  api:
    title: API
    levels: [{id: alpha, title: Alpha}, {id: stable, title: Stable}]
lists:
  projects:
    title: Projects
    template: list.md
    output: lists/projects.md
    select: {track: cncf}
    group_by: level
workflow:
  base: main
";

pub const AREAS: &str = "\
areas:
  - id: cncf
    title: CNCF
    areas:
      - {id: service-mesh, title: Service mesh}
      - {id: runtime, title: Runtime}
  - id: cloud
    title: Cloud
    areas:
      - {id: registry, title: Registry}
      - {id: build, title: Build}
";

pub const LINKERD: &str = "\
# The first of its kind.
name: \"Linkerd\"
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
  chat: {title: \"Slack: slack.linkerd.io\", url: https://slack.linkerd.io/}
tags: [mesh]
aliases: [linkerd2]
";

pub const ENVOY: &str = "\
name: Envoy
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
";

const BRIGADE: &str = "\
name: Brigade
areas: [cncf/runtime]
maturity:
  cncf:
    - level: sandbox
      date: 2019-03-18
";

const RKT: &str = "\
name: rkt
summary: Container engine
areas: [cncf/runtime]
maturity:
  cncf:
    - level: incubating
      date: 2017-03-29
    - level: archived
      date: 2019-08-16
      reason: unmaintained
      superseded_by: envoy
";

const GATEWAY_API: &str = "\
name: Gateway API
areas: [cloud/registry]
maturity:
  api:
    - level: alpha
extra:
  api: v1alpha2
";
