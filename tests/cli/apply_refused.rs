//! `catalog apply` of files that get something wrong.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

/// Applies a file that must be refused.
#[track_caller]
fn refusal(name: &str, text: &str) -> String {
    let env = TestEnvironment::new();
    env.write_at(name, text);
    let said = env.refused(["apply", &format!("../{name}")]);
    assert_eq!(
        env.refused(["apply", "--each", &format!("../{name}")]),
        said
    );
    said
}

#[test]
fn what_a_file_gets_wrong_is_said_with_its_place_before_anything_is_made() {
    let first = "changes:\n  - {verb: promote, name: linkerd, level: graduated}\n";
    let after = |text: &str| refusal("c.yaml", &format!("{first}  - {{{text}}}\n"));
    assert_data_eq!(
        after("verb: promot, name: envoy"),
        str![[r#"
error[unknown-verb]: there is no verb `promot`
 --> ../c.yaml:3:12
  |
3 |   - {verb: promot, name: envoy}
  |            ^^^^^^
  |
  = help: did you mean `promote`?

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: envoy"),
        str![[r#"
error[missing-key]: `level` is missing: where it comes to
 --> ../c.yaml:3:12
  |
3 |   - {verb: promote, name: envoy}
  |            ^^^^^^^

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: promote, level: graduated"),
        str![[r#"
error[missing-key]: `name` is missing: the entry
 --> ../c.yaml:3:12
  |
3 |   - {verb: promote, level: graduated}
  |            ^^^^^^^

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: envoi, level: graduated"),
        str![[r#"
error[refused]: no entry is called `envoi`
 --> ../c.yaml:3:27
  |
3 |   - {verb: promote, name: envoi, level: graduated}
  |                           ^^^^^
  |
  = help: did you mean envoy?

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: linkerd, level: graduated"),
        str![[r#"
error[refused]: Linkerd cannot go from graduated to graduated on track cncf: it is graduated already
 --> ../c.yaml:3:43
  |
3 |   - {verb: promote, name: linkerd, level: graduated}
  |                                           ^^^^^^^^^

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: brigade, lvel: graduated"),
        str![[r#"
error[unknown-key]: a change has no key `lvel`
 --> ../c.yaml:3:36
  |
3 |   - {verb: promote, name: brigade, lvel: graduated}
  |                                    ^^^^
  |
  = help: did you mean `level`?

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: brigade, level: [graduated]"),
        str![[r#"
error[wrong-type]: `level` is a list, where text is wanted
 --> ../c.yaml:3:43
  |
3 |   - {verb: promote, name: brigade, level: [graduated]}
  |                                           ^^^^^^^^^^^

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: brigade, level: incubating, date: 2021-7-1"),
        str![[r#"
error[date]: `2021-7-1` is no date
 --> ../c.yaml:3:61
  |
3 |   - {verb: promote, name: brigade, level: incubating, date: 2021-7-1}
  |                                                             ^^^^^^^^
  |
  = help: write it as YYYY-MM-DD, such as 2021-07-28

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: brigade, level: incubating, license: MIT"),
        str![[r#"
error[idle-key]: `license` says nothing to promote
 --> ../c.yaml:3:55
  |
3 |   - {verb: promote, name: brigade, level: incubating, license: MIT}
  |                                                       ^^^^^^^
  |
  = help: promote takes level, track, date, evidence, reason, note, force

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: edit, name: brigade, license: MIT"),
        str![[r#"
error[idle-key]: `license` says nothing to edit
 --> ../c.yaml:3:33
  |
3 |   - {verb: edit, name: brigade, license: MIT}
  |                                 ^^^^^^^
  |
  = help: edit takes set, unset

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: edit, name: brigade"),
        str![[r#"
error[missing-key]: `set` is missing: or `unset`, the fields of the entry
 --> ../c.yaml:3:12
  |
3 |   - {verb: edit, name: brigade}
  |            ^^^^

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: remove, name: brigade"),
        str![[r#"
error[missing-key]: `reason` is missing: why it goes
 --> ../c.yaml:3:12
  |
3 |   - {verb: remove, name: brigade}
  |            ^^^^^^

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        after("verb: add, name: Kyverno"),
        str![[r#"
error[missing-key]: catalog/projects/kyverno.yaml: an entry has no `areas`
 --> ../c.yaml:3:5
  |
3 |   - {verb: add, name: Kyverno}
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add `areas: …`

error: 1 of 2 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", "changes: []\n"),
        str![[r#"
error[no-changes]: there are no changes in it
 --> ../c.yaml:1:10
  |
1 | changes: []
  |          ^^

error: the file of changes has errors, so nothing is changed

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", "change:\n  - {}\n"),
        str![[r#"
error[unknown-key]: a file of changes has no key `change`
 --> ../c.yaml:1:1
  |
1 | change:
  | ^^^^^^
  |
  = help: did you mean `changes`?

error: the file of changes has errors, so nothing is changed

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", "changes:\n  - {verb: promote, verb: demote}\n"),
        str![[r#"
error[duplicate-key]: the key `verb` is already on line 2
 --> ../c.yaml:2:21
  |
2 |   - {verb: promote, verb: demote}
  |                     ^^^^
  |
  = help: keep one of them

error: the file of changes has errors, so nothing is changed

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", "changes: [\n"),
        str![[r#"
error[yaml-syntax]: this `[` is not closed
 --> ../c.yaml:1:10
  |
1 | changes: [
  |          ^
  |
  = help: close it with `]`

error: the file of changes has errors, so nothing is changed

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", ""),
        str![[r#"
error[missing-key]: a file of changes has no `changes`
 --> ../c.yaml:1:1
  |
1 |
  | ^
  |
  = help: add `changes: …`

error: the file of changes has errors, so nothing is changed

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", "- {verb: promote}\n"),
        str![[r#"
error[wrong-type]: a file of changes is a list, where a mapping is wanted
 --> ../c.yaml:1:1
  |
1 | - {verb: promote}
  | ^^^^^^^^^^^^^^^^^

error: the file of changes has errors, so nothing is changed

"#]]
    );
    assert_data_eq!(
        refusal("c.csv", "verb,name,set\nedit,envoy,license\n"),
        str![[r#"
error[license]: catalog/projects/envoy.yaml: the license is empty
 --> ../c.csv:2:1
  |
2 | edit,envoy,license
  | ^^^^^^^^^^^^^^^^^^

error[one-line]: catalog/projects/envoy.yaml: `license` is empty
 --> ../c.csv:2:1
  |
2 | edit,envoy,license
  | ^^^^^^^^^^^^^^^^^^

error[wrong-type]: `license` is not written as key=value
 --> ../c.csv:2:12
  |
2 | edit,envoy,license
  |            ^^^^^^^

error: 1 of 1 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        refusal("c.csv", "verb,name\npromote,linkerd,graduated\n"),
        str![[r#"
error[row-length]: this row has 3 cells, the heading 2
 --> ../c.csv:2:1
  |
2 | promote,linkerd,graduated
  | ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: put a cell that has a comma in it in quotes

error: 1 of 1 changes is refused, so none is made

"#]]
    );
    assert_data_eq!(
        refusal("c.csv", "verb,nam\npromote,linkerd\n"),
        str![[r#"
error[unknown-key]: column `nam` is no key of a change
 --> ../c.csv:1:6
  |
1 | verb,nam
  |      ^^^
  |
  = help: did you mean `name`?

error: the file of changes has errors, so nothing is changed

"#]]
    );
    assert_data_eq!(
        refusal("c.csv", "verb,name,level\npromote,linkerd,graduatd\n"),
        str![[r#"
error[refused]: track cncf has no level `graduatd`
 --> ../c.csv:2:17
  |
2 | promote,linkerd,graduatd
  |                 ^^^^^^^^
  |
  = help: did you mean graduated?; the levels are sandbox, incubating, graduated, archived

error: 1 of 1 changes is refused, so none is made

"#]]
    );
}

#[test]
fn all_that_is_wrong_is_said_at_once_save_what_hangs_on_it() {
    let said = refusal(
        "c.yaml",
        "\
changes:
  - {verb: promote, name: linkerd, level: graduated, date: 2099-01-01}
  - {verb: demote, name: Linkerd, level: sandbox, reason: hangs on the first}
  - {verb: add, name: Kyverno, areas: [cncf/runtim], license: Apach}
  - {verb: promote, name: kyverno, level: sandbox}
  - {verb: archive, name: brigade, reason: r, superseded_by: Kyverno}
  - {verb: promote, name: Brigade, level: graduated}
  - {verb: demote, name: envoy, level: incubating}
  - {verb: edit, name: rkt, set: {license: Apach}}
  - {verb: move-area, name: gateway-api, to: cloud/build}
  - {verb: restore, name: envoy, level: graduated, reason: hangs on another}
  - {verb: add, name: Dapr, areas: [cncf/runtime], license: is not judged, level: unknown}
",
    );
    assert_data_eq!(
        said,
        str![[r#"
error[refused]: 2099-01-01 lies in the future (today is 2021-12-31)
 --> ../c.yaml:2:60
  |
2 |   - {verb: promote, name: linkerd, level: graduated, date: 2099-01-01}
  |                                                            ^^^^^^^^^^
  |
  = help: --allow-future records it all the same

error[refused]: there is no area `cncf/runtim`
 --> ../c.yaml:4:40
  |
4 |   - {verb: add, name: Kyverno, areas: [cncf/runtim], license: Apach}
  |                                        ^^^^^^^^^^^
  |
  = help: did you mean cncf/runtime?

error[refused]: Envoy cannot go from graduated to incubating on track cncf: a demotion needs a reason
 --> ../c.yaml:8:5
  |
8 |   - {verb: demote, name: envoy, level: incubating}
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: say why with `reason`

error[license]: catalog/projects/rkt.yaml: `Apach` is no SPDX expression: SPDX knows no `Apach`
 --> ../c.yaml:9:44
  |
9 |   - {verb: edit, name: rkt, set: {license: Apach}}
  |                                            ^^^^^
  |
  = help: did you mean `Apache-2.0`?

error[refused]: no track has a level `unknown`
  --> ../c.yaml:12:83
   |
12 |   - {verb: add, name: Dapr, areas: [cncf/runtime], license: is not judged, level: unknown}
   |                                                                                   ^^^^^^^
   |
   = help: the levels are sandbox, incubating, graduated, archived, alpha, stable

error: 5 of 11 changes are refused, so none is made
hint: 5 more hang on these, and were not judged

"#]]
    );
}

#[test]
fn criteria_and_tracks_are_spoken_of_by_keys() {
    let said = refusal(
        "c.csv",
        "\
verb,name,level,track,force,reason
promote,brigade,graduated,,,
promote,envoy,incubating,cncf,,
archive,linkerd,,cncv,,r
promote,rkt,graduated,,true,
",
    );
    assert_data_eq!(
        said,
        str![[r#"
error[refused]: Brigade cannot be graduated without license, links.contributor-guide
 --> ../c.csv:2:17
  |
2 | promote,brigade,graduated,,,
  |                 ^^^^^^^^^
  |
  = help: add what is missing by a change before it; or go on with `force` and a `reason`, which is kept in the note

error[refused]: cannot promote envoy: from graduated to incubating is no promotion
 --> ../c.csv:3:1
  |
3 | promote,envoy,incubating,cncf,,
  | ^^^^^^^
  |
  = help: the verb `demote` does that, with a `reason`

error[refused]: there is no track `cncv`
 --> ../c.csv:4:18
  |
4 | archive,linkerd,,cncv,,r
  |                  ^^^^
  |
  = help: the tracks are cncf, api

error[refused]: cannot promote rkt: from archived to graduated is no promotion
 --> ../c.csv:5:1
  |
5 | promote,rkt,graduated,,true,
  | ^^^^^^^
  |
  = help: the verb `restore` does that, with a `reason`

error: 4 of 4 changes are refused, so none is made

"#]]
    );
}

#[test]
fn a_file_that_is_not_there_or_of_another_kind_is_named() {
    let env = TestEnvironment::new();
    assert_data_eq!(
        env.refused(["apply", "gone.yaml"]),
        str![[r#"
error: cannot read gone.yaml: No such file or directory (os error 2)

"#]]
    );
    assert_data_eq!(
        env.misused(["apply", "README.md"]),
        str![[r#"
error: README.md is neither YAML nor CSV
hint: its name ends in .yaml or .csv

"#]]
    );
    assert_data_eq!(
        env.misused(["apply"]),
        str![[r#"
error: the following required arguments were not provided:
  <FILE>

Usage: catalog apply <FILE>

For more information, try '--help'.

"#]]
    );
}

#[test]
fn everything_that_is_wrong_with_one_change_is_said_at_its_place() {
    let env = TestEnvironment::new();
    env.write_at(
        "c.yaml",
        "changes:\n  - {verb: add, name: ENVOY, areas: [cncf/run-time]}\n",
    );
    assert_data_eq!(
        env.refused(["apply", "../c.yaml"]),
        str![[r#"
error[refused]: name `ENVOY` is that of envoy (catalog/projects/envoy.yaml)
 --> ../c.yaml:2:23
  |
2 |   - {verb: add, name: ENVOY, areas: [cncf/run-time]}
  |                       ^^^^^
  |
  = help: `catalog show envoy` shows what is there

error[refused]: there is no area `cncf/run-time`
 --> ../c.yaml:2:38
  |
2 |   - {verb: add, name: ENVOY, areas: [cncf/run-time]}
  |                                      ^^^^^^^^^^^^^
  |
  = help: did you mean cncf/runtime?

error: 1 of 1 changes is refused, so none is made

"#]]
    );
}
