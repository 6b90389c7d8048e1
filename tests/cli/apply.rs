//! `catalog apply`: a file of changes, as one commit or one each.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

const EVERY_VERB: &str = "\
changes:
  - {verb: promote, name: linkerd, level: graduated, date: 2021-07-28, evidence: https://example.com/vote}
  - {verb: demote, name: envoy, level: incubating, date: 2021-08-01, reason: fewer maintainers}
  - verb: archive
    name: brigade
    date: 2021-08-02
    reason: |
      no maintainers
    superseded_by: linkerd
  - {verb: restore, name: rkt, level: sandbox, date: 2021-08-03, reason: a new start}
  - {verb: move-area, name: gateway-api, to: cloud/build, from: cloud/registry}
  - {verb: rename, name: rkt, new_id: rocket, new_name: Rocket}
  - verb: add
    name: Kyverno
    areas: [cncf/runtime]
    level: sandbox
    date: 2020-11-10
    links: {chat: \"Slack <https://slack.example>\"}
  - {verb: edit, name: Kyverno, set: {license: Apache-2.0}, unset: [links.chat]}
  - {verb: remove, name: gateway-api, reason: never was one}
";

#[test]
fn a_yaml_file_of_every_verb_is_one_commit() {
    let env = TestEnvironment::new();
    env.write_at("changes.yaml", EVERY_VERB);
    assert_data_eq!(
        env.misused(["apply", "../changes.yaml"]),
        str![[r#"
error: the `remove` in ../changes.yaml needs --yes: no terminal to ask on
hint: --dry-run shows what would go

"#]]
    );
    env.unchanged(["apply", "../changes.yaml", "--dry-run"], 0);
    let ran = env.catalog(["apply", "../changes.yaml", "--yes"]).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Applied 9 changes
   Committed [ID] on the new branch catalog/apply-changes
hint: `git switch main && git merge catalog/apply-changes` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Apply 9 changes

- Promote Linkerd to graduated (cncf, 2021-07-28)
  Evidence: https://example.com/vote
- Demote Envoy to incubating (cncf, 2021-08-01)
  Reason: fewer maintainers
- Archive Brigade (cncf, 2021-08-02)
  Reason: no maintainers
  Superseded by: linkerd
- Restore rkt to sandbox (cncf, 2021-08-03)
  Reason: a new start
- Move Gateway API to cloud/build
- Rename rkt to Rocket (rocket)
- Add Kyverno at sandbox (cncf, 2020-11-10)
- Edit Kyverno: license, links.chat
- Remove Gateway API
  Reason: never was one

Catalog-Change: promote linkerd cncf incubating..graduated 2021-07-28
Catalog-Change: demote envoy cncf graduated..incubating 2021-08-01
Catalog-Change: archive brigade cncf sandbox..archived 2021-08-02
Catalog-Change: restore rkt cncf archived..sandbox 2021-08-03
Catalog-Change: move-area gateway-api cloud/registry..cloud/build
Catalog-Change: rename rocket rkt..rocket
Catalog-Change: add kyverno cncf ..sandbox 2020-11-10
Catalog-Change: edit kyverno license,links.chat
Catalog-Change: remove gateway-api
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_data_eq!(
        env.git(["diff", "--name-status", "--no-renames", "main", "HEAD"]),
        str![[r#"
M	catalog/projects/brigade.yaml
M	catalog/projects/envoy.yaml
D	catalog/projects/gateway-api.yaml
A	catalog/projects/kyverno.yaml
M	catalog/projects/linkerd.yaml
D	catalog/projects/rkt.yaml
A	catalog/projects/rocket.yaml
M	lists/projects.md
"#]]
    );
    assert_data_eq!(
        env.read("catalog/projects/kyverno.yaml"),
        str![[r#"
name: Kyverno
license: Apache-2.0
areas: [cncf/runtime]
maturity:
  cncf:
    - level: sandbox
      date: 2020-11-10

"#]]
    );
    env.catalog(["publish", "--check"]).done();
}

#[test]
fn each_change_is_a_commit_of_its_own_whole_in_itself() {
    let env = TestEnvironment::new();
    env.write_at("changes.yaml", EVERY_VERB);
    let ran = env
        .catalog(["apply", "--each", "--yes", "../changes.yaml"])
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
        Made 9 changes, one commit each
   Committed [ID] on the new branch catalog/apply-changes
hint: `git switch main && git merge catalog/apply-changes` takes it in
hint: `git switch main && git branch -D catalog/apply-changes` undoes it

"#]]
    );
    assert_data_eq!(
        env.git(["log", "--format=%s", "main..HEAD"]),
        str![[r#"
Remove Gateway API
Edit Kyverno: license, links.chat
Add Kyverno at sandbox (cncf, 2020-11-10)
Rename rkt to Rocket (rocket)
Move Gateway API to cloud/build
Restore rkt to sandbox (cncf, 2021-08-03)
Archive Brigade (cncf, 2021-08-02)
Demote Envoy to incubating (cncf, 2021-08-01)
Promote Linkerd to graduated (cncf, 2021-07-28)
"#]]
    );
    for commit in env.git(["rev-list", "main..HEAD"]).lines() {
        env.git(["switch", "--quiet", "--detach", commit]);
        env.catalog(["publish", "--check"]).done();
    }
}

#[test]
fn what_is_forced_is_warned_of_with_a_commit_each_too() {
    let env = TestEnvironment::new();
    env.write_at(
        "changes.yaml",
        "\
changes:
  - {verb: add, name: Kuma, areas: [cncf], level: incubating, track: cncf, date: 2021-01-01}
  - {verb: promote, name: Kuma, level: graduated, date: 2021-02-01, force: true, reason: a vote}
",
    );
    let ran = env
        .catalog(["apply", "--each", "--yes", "../changes.yaml"])
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
warning: Kuma becomes graduated without license, links.contributor-guide
        Made 2 changes, one commit each
...
"#]]
    );
}

#[test]
fn a_csv_file_is_read_by_its_heading() {
    let env = TestEnvironment::new();
    env.write_at(
        "changes.csv",
        "\u{feff}verb,name,level,date,reason,areas,force,links,set\r\n\
         promote,linkerd,graduated,2021-07-28,,,,,\r\n\
         add,\"Kyverno, the 1st\",sandbox,2020-11-10,,cncf/runtime; cloud/build,,chat=C <https://c.example/?a=b>; issues=https://i.example,\r\n\
         edit,envoy,,,,,,,license=MIT; legal=DCO\r\n\
         promote,brigade,graduated,2021-08-01,\"decided, so\",,true,,\r\n",
    );
    let ran = env.catalog(["apply", "../changes.csv"]).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
warning: Brigade becomes graduated without license, links.contributor-guide
     Applied 4 changes
   Committed [ID] on the new branch catalog/apply-changes
hint: `git switch main && git merge catalog/apply-changes` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Apply 4 changes

- Promote Linkerd to graduated (cncf, 2021-07-28)
- Add Kyverno, the 1st at sandbox (cncf, 2020-11-10)
- Edit Envoy: license, legal
- Promote Brigade to graduated (cncf, 2021-08-01)
  Reason: decided, so

Catalog-Change: promote linkerd cncf incubating..graduated 2021-07-28
Catalog-Change: add kyverno-the-1st cncf ..sandbox 2020-11-10
Catalog-Change: edit envoy license,legal
Catalog-Change: promote brigade cncf sandbox..graduated 2021-08-01
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_data_eq!(
        env.read("catalog/projects/kyverno-the-1st.yaml"),
        str![[r#"
name: Kyverno, the 1st
areas: [cncf/runtime, cloud/build]
maturity:
  cncf:
    - level: sandbox
      date: 2020-11-10
links:
  chat: {title: C, url: https://c.example/?a=b}
  issues: https://i.example

"#]]
    );
}
