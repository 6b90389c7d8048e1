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
error: ../c.yaml:3: there is no verb `promot`; did you mean `promote`?

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: envoy"),
        str![[r#"
error: ../c.yaml:3: `level` is missing

"#]]
    );
    assert_data_eq!(
        after("verb: promote, level: graduated"),
        str![[r#"
error: ../c.yaml:3: `name` is missing

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: envoi, level: graduated"),
        str![[r#"
error: ../c.yaml:3: no entry is called `envoi`
hint: did you mean envoy?

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: linkerd, level: graduated"),
        str![[r#"
error: ../c.yaml:3: Linkerd cannot go from graduated to graduated on track cncf: it is graduated already

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: brigade, lvel: graduated"),
        str![[r#"
error: ../c.yaml:3:36: unknown field `lvel`
hint: did you mean `level`?

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: brigade, level: [graduated]"),
        str![[r#"
error: ../c.yaml:3:43: `level`: invalid type: sequence, expected a string

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: brigade, level: incubating, date: 2021-7-1"),
        str![[r#"
error: ../c.yaml:3: `2021-7-1` is no date; write it as YYYY-MM-DD

"#]]
    );
    assert_data_eq!(
        after("verb: promote, name: brigade, level: incubating, license: MIT"),
        str![[r#"
error: ../c.yaml:3: `license` says nothing to promote, which takes level, track, date, evidence, reason, note, force

"#]]
    );
    assert_data_eq!(
        after("verb: edit, name: brigade, license: MIT"),
        str![[r#"
error: ../c.yaml:3: `license` says nothing to edit, which takes set, unset

"#]]
    );
    assert_data_eq!(
        after("verb: edit, name: brigade"),
        str![[r#"
error: ../c.yaml:3: `set` or `unset` is missing

"#]]
    );
    assert_data_eq!(
        after("verb: remove, name: brigade"),
        str![[r#"
error: ../c.yaml:3: `reason` is missing

"#]]
    );
    assert_data_eq!(
        after("verb: add, name: Kyverno"),
        str![[r#"
error[missing-key]: an entry has no `areas`
 --> catalog/projects/kyverno.yaml:1:1
  |
1 | name: Kyverno
  | ^^^^
  |
  = help: add `areas: …`

error: ../c.yaml:3: the change would leave errors in the catalog

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", "changes: []\n"),
        str![[r#"
error: ../c.yaml: there are no changes in it

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", "change:\n  - {}\n"),
        str![[r#"
error: ../c.yaml:1:1: unknown field `change`, expected `changes`
hint: did you mean `changes`?

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", "changes:\n  - {verb: promote, verb: demote}\n"),
        str![[r#"
error: ../c.yaml:2:21: the key `verb` is already on line 2
hint: keep one of them

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", "changes: [\n"),
        str![[r#"
error: ../c.yaml:1:10: this `[` is not closed

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", ""),
        str![[r#"
error: ../c.yaml:1:1: missing field `changes`

"#]]
    );
    assert_data_eq!(
        refusal("c.yaml", "- {verb: promote}\n"),
        str![[r#"
error: ../c.yaml:1:1: invalid type: sequence, expected a mapping with the key `changes`

"#]]
    );
    assert_data_eq!(
        refusal("c.csv", "verb,name,set\nedit,envoy,license\n"),
        str![[r#"
error: ../c.csv:2: `license` is not written as key=value

"#]]
    );
    assert_data_eq!(
        refusal("c.csv", "verb,name\npromote,linkerd,graduated\n"),
        str![[r#"
error: ../c.csv:2: this row has 3 cells, the heading 2

"#]]
    );
    assert_data_eq!(
        refusal("c.csv", "verb,nam\npromote,linkerd\n"),
        str![[r#"
error: ../c.csv:2: unknown field `nam`
hint: did you mean `name`?

"#]]
    );
    assert_data_eq!(
        refusal("c.csv", "verb,name,level\npromote,linkerd,graduatd\n"),
        str![[r#"
error: ../c.csv:2: track cncf has no level `graduatd`
hint: did you mean graduated?
hint: the levels are sandbox, incubating, graduated, archived

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
