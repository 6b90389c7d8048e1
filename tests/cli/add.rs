//! `catalog add`: a new entry from flags.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn an_entry_is_written_with_its_keys_in_order_and_its_level() {
    let env = TestEnvironment::new();
    let ran = env
        .catalog([
            "add",
            "Kyverno: Policies",
            "--id",
            "kyverno",
            "--alias",
            "Nirmata",
            "--tag",
            "policy",
            "--link",
            "chat=Slack <https://slack.k8s.io/#kyverno>",
            "--link",
            "chat=https://b.example",
            "--link",
            "documentation=https://kyverno.io/docs",
            "--level",
            "sandbox",
            "--track",
            "cncf",
            "--date",
            "2020-11-10",
            "--evidence",
            "https://example.com/vote",
            "--area",
            "cncf/runtime",
            "--area",
            "cloud/build",
            "--legal",
            "DCO",
            "--license",
            "Apache-2.0",
            "--description",
            "Line one.\n\nLine two.",
            "--homepage",
            "https://kyverno.io",
            "--repository",
            "https://github.com/kyverno/kyverno",
            "--summary",
            "Kubernetes: policies",
        ])
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
       Added Kyverno: Policies at sandbox (cncf, 2020-11-10)
   Committed [ID] on the new branch catalog/add-kyverno
hint: `git switch main && git merge catalog/add-kyverno` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.read("catalog/projects/kyverno.yaml"),
        str![[r#"
name: "Kyverno: Policies"
summary: "Kubernetes: policies"
description: |-
  Line one.

  Line two.
homepage: https://kyverno.io
repository: https://github.com/kyverno/kyverno
license: Apache-2.0
legal: DCO
areas: [cncf/runtime, cloud/build]
maturity:
  cncf:
    - level: sandbox
      date: 2020-11-10
      evidence: https://example.com/vote
links:
  chat:
    - {title: Slack, url: https://slack.k8s.io/#kyverno}
    - https://b.example
  documentation: https://kyverno.io/docs
tags: [policy]
aliases: [Nirmata]

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Add Kyverno: Policies at sandbox (cncf, 2020-11-10)

Evidence: https://example.com/vote

Catalog-Change: add kyverno cncf ..sandbox 2020-11-10
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_eq!(
        env.git(["diff", "--name-status", "main", "HEAD"]),
        "A\tcatalog/projects/kyverno.yaml\nM\tlists/projects.md"
    );
    env.catalog(["check", "--strict"]).ended(1);
}

#[test]
fn the_repository_tells_the_name_and_the_level_the_track() {
    let env = TestEnvironment::new();
    env.catalog([
        "add",
        "--repository",
        "https://github.com/kyverno/kyverno.git",
        "--area",
        "cncf/runtime",
        "--level",
        "incubating",
    ])
    .done();
    assert_data_eq!(
        env.read("catalog/projects/kyverno.yaml"),
        str![[r#"
name: kyverno
repository: https://github.com/kyverno/kyverno
areas: [cncf/runtime]
maturity:
  cncf:
    - level: incubating
      date: 2021-12-31

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Add kyverno at incubating (cncf, 2021-12-31)

Catalog-Change: add kyverno cncf ..incubating 2021-12-31
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
}

#[test]
fn what_is_there_already_or_cannot_be_is_refused() {
    let env = TestEnvironment::new();
    let add = |line: &str| env.refused(format!("add --area cncf/runtime {line}").split(' '));
    assert_data_eq!(
        add("ENVOY"),
        str![[r#"
error: name `ENVOY` is that of envoy (catalog/projects/envoy.yaml)
hint: `catalog show envoy` shows what is there

"#]]
    );
    assert_data_eq!(
        add("Linkerd2"),
        str![[r#"
error: name `Linkerd2` is that of linkerd (catalog/projects/linkerd.yaml)
hint: `catalog show linkerd` shows what is there

"#]]
    );
    assert_data_eq!(
        add("Other --alias Rkt"),
        str![[r#"
error: alias `Rkt` is that of rkt (catalog/projects/rkt.yaml)
hint: `catalog show rkt` shows what is there

"#]]
    );
    assert_data_eq!(
        add("Other --id envoy"),
        str![[r#"
error: id `envoy` is that of envoy (catalog/projects/envoy.yaml)
hint: `catalog show envoy` shows what is there

"#]]
    );
    assert_data_eq!(
        add("Other --repository https://GitHub.com/envoyproxy/envoy/"),
        str![[r#"
error: repository `https://github.com/envoyproxy/envoy` is that of envoy (catalog/projects/envoy.yaml)
hint: `catalog show envoy` shows what is there

"#]]
    );
    assert_data_eq!(
        add("Other --id Not_An_Id"),
        str![[r#"
error: id `Not_An_Id` may only have lower-case letters a-z, digits and `-`
hint: `not-an-id` would do

"#]]
    );
    assert_data_eq!(
        add("..."),
        str![[r#"
error: id `` is empty
hint: the name gives none; say one with --id

"#]]
    );
    assert_data_eq!(
        add("Other --id con"),
        str![[r#"
error: id `con` is a device name on Windows
hint: `con-project` would do

"#]]
    );
    assert_data_eq!(
        add("Other --area cncf/run-time"),
        str![[r#"
error: there is no area `cncf/run-time`
hint: did you mean cncf/runtime?

"#]]
    );
    assert_data_eq!(
        add("Other --license GPL-2"),
        str![[r#"
error: license: `GPL-2` is no SPDX expression: SPDX knows no `GPL-2`
hint: did you mean `GPL-2.0-only`?

"#]]
    );
    assert_data_eq!(
        add("Other --level graduated"),
        str![[r#"
error: Other cannot go to graduated on track cncf: an entry begins at sandbox or incubating

"#]]
    );
    assert_data_eq!(
        add("Other --level sandbx"),
        str![[r#"
error: no track has a level `sandbx`
hint: did you mean sandbox?
hint: the levels are sandbox, incubating, graduated, archived, alpha, stable

"#]]
    );
    assert_data_eq!(
        add("Other --level sandbox --date 2022-01-01"),
        str![[r#"
error: 2022-01-01 lies in the future (today is 2021-12-31)
hint: --allow-future records it all the same

"#]]
    );
    assert_data_eq!(
        add("Other --homepage javascript:alert(1)"),
        str![[r#"
error: homepage: `javascript:alert(1)` may not be published, since it is `javascript:`
hint: a URL is one of https, http, irc, ircs, mailto

"#]]
    );
    assert_data_eq!(
        add("Other --link Chat=https://a.example"),
        str![[r#"
error: links.Chat: the kind of link `Chat` may only have lower-case letters a-z, digits and `-`
hint: write it `chat`

"#]]
    );
}

#[test]
fn what_cannot_be_is_said_all_at_once_and_before_what_is_missing() {
    let env = TestEnvironment::new();
    assert_data_eq!(
        env.refused(["add", "--repository", "git@github.com:linkerd/linkerd2.git"]),
        str![[r#"
error: name `linkerd2` is that of linkerd (catalog/projects/linkerd.yaml)
hint: `catalog show linkerd` shows what is there
error: repository `https://github.com/linkerd/linkerd2` is that of linkerd (catalog/projects/linkerd.yaml)
hint: `catalog show linkerd` shows what is there

"#]]
    );
    let flags = [
        "--area=cncf/run-time",
        "--license=Apch",
        "--link=chat=slack",
        "--level=archived",
        "--date=2022-01-01",
    ];
    assert_data_eq!(
        env.refused([&["add", "Linkerd"], &flags[..]].concat()),
        str![[r#"
error: name `Linkerd` is that of linkerd (catalog/projects/linkerd.yaml)
hint: `catalog show linkerd` shows what is there
error: there is no area `cncf/run-time`
hint: did you mean cncf/runtime?
error: Linkerd cannot go to archived on track cncf: an entry begins at sandbox or incubating
error: license: `Apch` is no SPDX expression: SPDX knows no `Apch`
hint: write an SPDX id such as `Apache-2.0`, or `LicenseRef-…` for any other license
error: links.chat: `slack` has no scheme
hint: write it in full, such as `https://example.org/page`
error: 2022-01-01 lies in the future (today is 2021-12-31)
hint: --allow-future records it all the same

"#]]
    );
}

#[test]
fn what_is_missing_without_a_terminal_is_named() {
    let env = TestEnvironment::new();
    assert_data_eq!(
        env.misused(["add", "Other"]),
        str![[r#"
error: --area is needed: there is no terminal to ask on

"#]]
    );
    assert_data_eq!(
        env.misused(["add", "--area", "cncf/runtime"]),
        str![[r#"
error: NAME is needed: there is no terminal to ask on

"#]]
    );
    assert_data_eq!(
        env.misused(["add", "Other", "--area", "cncf", "--date", "2021-01-01"]),
        str![[r#"
error: --level is needed: there is no terminal to ask on

"#]]
    );
    assert_data_eq!(
        env.misused(["add", "Other", "--link", "chat"]),
        str![[r#"
error: invalid value 'chat' for '--link <KIND=URL>': write it as KIND=URL, such as chat=https://slack.example

For more information, try '--help'.

"#]]
    );
}
