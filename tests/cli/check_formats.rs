//! How `catalog check` says what it found: to people, to programs, to code hosts.

use snapbox::{assert_data_eq, str};

use crate::check::broken;
use crate::environment::TestEnvironment;

#[test]
fn every_kind_of_problem_is_found_with_file_line_and_column() {
    let env = broken();
    let ran = env.unchanged(["check", "--format", "github"], 1);
    assert_data_eq!(
        ran.stdout,
        str![[r#"
::error file=catalog/projects/Case.yaml,line=1,col=1,title=id::the id `Case` may only have lower-case letters a-z, digits and `-`; rename the file to catalog/projects/case.yaml
::error file=catalog/projects/anchors.yaml,line=1,col=7,title=anchor::the anchor `&a` is not used here; remove it
::error file=catalog/projects/anchors.yaml,line=2,col=10,title=alias::the alias `*a` is not used here; write the value out where it is needed
::error file=catalog/projects/dates.yaml,line=5,col=30,title=date::`2020-1-1` is no date; write it as YYYY-MM-DD, such as 2021-07-28
::error file=catalog/projects/empty.yaml,line=1,col=1,title=missing-key::the file is empty; fill it in or remove it
::warning file=catalog/projects/gateway-api.yaml,line=5,col=14,title=date-missing::the date of `alpha` is not known; add `date: YYYY-MM-DD`
::error file=catalog/projects/keys.yaml,line=3,col=1,title=unknown-key::an entry has no key `licence`; did you mean `license`?
::error file=catalog/projects/keys.yaml,line=4,col=1,title=duplicate-key::the key `areas` is already on line 2; keep one of them
::error file=catalog/projects/latin.yaml,line=1,col=10,title=encoding::byte 10 (0xE9) is not UTF-8; save the file as UTF-8
::error file=catalog/projects/levels.yaml,line=2,col=9,title=unknown-area::there is no area `cncf/runtimes`; did you mean `cncf/runtime`?
::error file=catalog/projects/levels.yaml,line=5,col=14,title=unknown-level::track cncf has no level `sandbx`; did you mean `sandbox`?
::error file=catalog/projects/levels.yaml,line=7,col=3,title=unknown-track::there is no track `cnfc`; did you mean `cncf`?
::error file=catalog/projects/linkerd.yaml,line=1,col=1,title=case-collision::`linkerd` is the id of catalog/projects/deep/linkerd.yaml too; rename one: the stem of the file's name is the id, in any folder
::error file=catalog/projects/order.yaml,line=6,col=33,title=date-order::`incubating` on 2020-01-01 follows `sandbox` on 2020-01-02, which is later; put the transitions in the order of their dates, oldest first
::warning file=catalog/projects/order.yaml,line=7,col=15,title=criteria::`graduated` on cncf asks for `license`, `links.contributor-guide`, which the entry does not have; run `catalog edit order --set license=… --set links.contributor-guide=…`
::warning file=catalog/projects/order.yaml,line=7,col=32,title=date-future::2022-01-01 is in the future: today is 2021-12-31; correct it unless it is meant; from that day on nothing is said
::error file=catalog/projects/spdx.yaml,line=3,col=10,title=license::`Apache 2.0` is no SPDX expression: SPDX knows no `Apache`; did you mean `Apache-2.0`?
::warning file=catalog/projects/successor.yaml,line=5,col=15,title=move::on track cncf no entry begins at `archived`; put the transition to sandbox or incubating before it
::error file=catalog/projects/successor.yaml,line=5,col=58,title=successor::there is no entry `linkrd`; did you mean `linkerd`?
::error file=catalog/projects/twin.yaml,line=1,col=7,title=duplicate-name::the name `ENVOY` is the id of catalog/projects/envoy.yaml too; make one entry of the two, or call one of them otherwise
::error file=catalog/projects/twin.yaml,line=3,col=11,title=duplicate-name::the alias `rkt` is the id of catalog/projects/rkt.yaml too; take the alias out of one of them
::warning file=catalog/projects/twin.yaml,line=4,col=13,title=duplicate-repository::catalog/projects/envoy.yaml has this repository too (catalog/projects/envoy.yaml:3:13); make one entry of the two, or name a part of it, such as …/tree/main/part
::error file=catalog/projects/types.yaml,line=1,col=7,title=wrong-type::`name` is a list, where text is wanted
::error file=catalog/projects/types.yaml,line=2,col=8,title=wrong-type::`areas` is text, where a list is wanted; write it as `[…]`
::error file=catalog/projects/types.yaml,line=3,col=15,title=url::`1` has no scheme; write it in full, such as `https://example.org/page`
::error file=catalog/projects/types.yaml,line=4,col=18,title=wrong-type::track `cncf` is text, where a list is wanted; write it as `[…]`
::error file=catalog/projects/unparsable.yaml,line=1,col=7,title=yaml-syntax::this `[` is not closed; close it with `]`
::error file=catalog/projects/urls.yaml,line=3,col=11,title=url::`example.com` has no scheme; did you mean `https://example.com`?
::error file=catalog/projects/urls.yaml,line=5,col=9,title=url::`javascript:alert(1)` may not be published, since it is `javascript:`; a URL is one of https, http, irc, ircs, mailto
::error file=catalog/projects/wrong.yml,line=1,col=1,title=file-name::an entry's file ends in `.yaml`; rename it, or it is not read

"#]]
    );
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Checked 20 entries: 25 errors, 5 warnings
warning: the lists were not compared, since 8 files could not be read whole

"#]]
    );
}

#[test]
fn a_person_sees_the_line_and_what_would_be_right() {
    let env = broken();
    let ran = env.unchanged(
        [
            "check",
            "catalog/projects/levels.yaml",
            "catalog/projects/twin.yaml",
        ],
        1,
    );
    assert_data_eq!(
        ran.stdout,
        str![[r#"
error[unknown-area]: there is no area `cncf/runtimes`
 --> catalog/projects/levels.yaml:2:9
  |
2 | areas: [cncf/runtimes]
  |         ^^^^^^^^^^^^^
  |
  = help: did you mean `cncf/runtime`?

error[unknown-level]: track cncf has no level `sandbx`
 --> catalog/projects/levels.yaml:5:14
  |
5 |     - level: sandbx
  |              ^^^^^^
  |
  = help: did you mean `sandbox`?

error[unknown-track]: there is no track `cnfc`
 --> catalog/projects/levels.yaml:7:3
  |
7 |   cnfc:
  |   ^^^^
  |
  = help: did you mean `cncf`?

error[duplicate-name]: the name `ENVOY` is the id of catalog/projects/envoy.yaml too
 --> catalog/projects/twin.yaml:1:7
  |
1 | name: ENVOY
  |       ^^^^^
  |
  = help: make one entry of the two, or call one of them otherwise

error[duplicate-name]: the alias `rkt` is the id of catalog/projects/rkt.yaml too
 --> catalog/projects/twin.yaml:3:11
  |
3 | aliases: [rkt]
  |           ^^^
  |
  = help: take the alias out of one of them

warning[duplicate-repository]: catalog/projects/envoy.yaml has this repository too
 --> catalog/projects/twin.yaml:4:13
  |
4 | repository: http://github.com/envoyproxy/envoy.git
  |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
 ::: catalog/projects/envoy.yaml:3:13
  |
3 | repository: https://github.com/envoyproxy/envoy
  |             -----------------------------------
  |
  = help: make one entry of the two, or name a part of it, such as …/tree/main/part


"#]]
    );
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Checked 2 entries: 5 errors, 1 warning

"#]]
    );
}

#[test]
fn a_problem_of_two_files_names_both_places_in_every_format() {
    let env = TestEnvironment::new();
    env.write(
        "catalog/projects/a.yaml",
        "name: A\nareas: [cncf]\naliases: [linkerd2]\n",
    );
    let formats = ["text", "json", "github", "sarif"].map(|format| {
        // Either of the two files may be asked for.
        let path = "catalog/projects/a.yaml";
        let ran = env.unchanged(["check", "-q", "--format", format, path], 1);
        ran.stdout
    });
    assert_data_eq!(
        formats[0].clone(),
        str![[r#"
error[duplicate-name]: the alias `linkerd2` is an alias of catalog/projects/a.yaml too
  --> catalog/projects/linkerd.yaml:19:11
   |
19 | aliases: [linkerd2]
   |           ^^^^^^^^
   |
  ::: catalog/projects/a.yaml:3:11
   |
 3 | aliases: [linkerd2]
   |           --------
   |
   = help: take the alias out of one of them


"#]]
    );
    let found: serde_json::Value = serde_json::from_str(&formats[1]).expect("JSON");
    assert_data_eq!(
        found[0]["other"].to_string(),
        str![[r#"{"path":"catalog/projects/a.yaml","line":3,"column":11}"#]]
    );
    assert_data_eq!(
        formats[2].clone(),
        str![[r#"
::error file=catalog/projects/linkerd.yaml,line=19,col=11,title=duplicate-name::the alias `linkerd2` is an alias of catalog/projects/a.yaml too (catalog/projects/a.yaml:3:11); take the alias out of one of them

"#]]
    );
    let log: serde_json::Value = serde_json::from_str(&formats[3]).expect("JSON");
    let related = &log["runs"][0]["results"][0]["relatedLocations"];
    assert_data_eq!(
        related.to_string(),
        str![[
            r#"[{"physicalLocation":{"artifactLocation":{"uri":"catalog/projects/a.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":3,"startColumn":11}}}]"#
        ]]
    );
}

#[test]
fn the_json_of_a_check_is_a_contract() {
    let env = broken();
    let ran = env.unchanged(
        [
            "check",
            "--format",
            "json",
            "catalog/projects/order.yaml",
            "catalog/projects/empty.yaml",
        ],
        1,
    );
    assert_data_eq!(
        ran.stdout,
        str![[r#"
[
  {
    "severity": "error",
    "rule": "missing-key",
    "path": "catalog/projects/empty.yaml",
    "line": 1,
    "column": 1,
    "message": "the file is empty",
    "help": "fill it in or remove it",
    "other": null
  },
  {
    "severity": "error",
    "rule": "date-order",
    "path": "catalog/projects/order.yaml",
    "line": 6,
    "column": 33,
    "message": "`incubating` on 2020-01-01 follows `sandbox` on 2020-01-02, which is later",
    "help": "put the transitions in the order of their dates, oldest first",
    "other": null
  },
  {
    "severity": "warning",
    "rule": "criteria",
    "path": "catalog/projects/order.yaml",
    "line": 7,
    "column": 15,
    "message": "`graduated` on cncf asks for `license`, `links.contributor-guide`, which the entry does not have",
    "help": "run `catalog edit order --set license=… --set links.contributor-guide=…`",
    "other": null
  },
  {
    "severity": "warning",
    "rule": "date-future",
    "path": "catalog/projects/order.yaml",
    "line": 7,
    "column": 32,
    "message": "2022-01-01 is in the future: today is 2021-12-31",
    "help": "correct it unless it is meant; from that day on nothing is said",
    "other": null
  }
]

"#]]
    );
}

#[test]
fn sarif_names_the_rules_and_the_places() {
    let env = broken();
    let ran = env.unchanged(
        ["check", "--format", "sarif", "catalog/projects/spdx.yaml"],
        1,
    );
    assert_data_eq!(
        ran.stdout,
        str![[r#"
{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "catalog",
          "version": "0.1.0",
          "rules": [
            {
              "id": "license",
              "shortDescription": {
                "text": "a license is an SPDX expression, of ids that SPDX still recommends"
              }
            }
          ]
        }
      },
      "results": [
        {
          "ruleId": "license",
          "level": "error",
          "message": {
            "text": "`Apache 2.0` is no SPDX expression: SPDX knows no `Apache`; did you mean `Apache-2.0`?"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "catalog/projects/spdx.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 3,
                  "startColumn": 10
                }
              }
            }
          ]
        }
      ]
    }
  ]
}

"#]]
    );
}
