//! `catalog promote` where it must not be, and what it says then.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

/// Runs a promotion that must be refused and changes nothing.
#[track_caller]
fn refusal(line: &str) -> String {
    TestEnvironment::new().refused(line.split(' '))
}

#[test]
fn an_unknown_name_answers_with_the_nearest() {
    assert_data_eq!(
        refusal("promote linkrd --to graduated"),
        str![[r#"
error: no entry is called `linkrd`
hint: did you mean linkerd?

"#]]
    );
    assert_data_eq!(
        refusal("promote zzzzzz --to graduated"),
        str![[r#"
error: no entry is called `zzzzzz`
hint: `catalog list` shows every entry

"#]]
    );
}

#[test]
fn several_names_are_refused_together_each_with_its_nearest() {
    let unknown = str![[r#"
error: no entry is called `linkrd`
hint: did you mean linkerd?
error: no entry is called `envy`
hint: did you mean envoy?
error: no entry is called `zzzzzz`
hint: `catalog list` shows every entry

"#]];
    assert_data_eq!(
        refusal("promote linkrd rkt envy zzzzzz --to graduated"),
        unknown.clone()
    );
    assert_data_eq!(refusal("history linkrd rkt envy zzzzzz"), unknown);
    assert_data_eq!(
        refusal("promote linkerd envoy rkt --to graduated --date 2022-01-01"),
        str![[r#"
error: 2022-01-01 lies in the future (today is 2021-12-31)
hint: --allow-future records it all the same
error: Envoy cannot go from graduated to graduated on track cncf: it is graduated already
error: cannot promote rkt: from archived to graduated is no promotion
hint: `catalog restore rkt --to graduated --reason TEXT` does that

"#]]
    );
    assert_data_eq!(
        refusal("promote linkerd brigade envoy --to graduated --date 2020-01-01"),
        str![[r#"
error: Brigade cannot be graduated without license, links.contributor-guide
hint: add what is missing with `catalog edit`
hint: or go on with --force --reason TEXT, which is kept in the note
error: Envoy cannot go from graduated to graduated on track cncf: it is graduated already

"#]]
    );
}

#[test]
fn a_level_below_equal_or_unknown_is_refused_with_what_would_be_right() {
    assert_data_eq!(
        refusal("promote linkerd --to gradated"),
        str![[r#"
error: track cncf has no level `gradated`
hint: did you mean graduated?
hint: the levels are sandbox, incubating, graduated, archived

"#]]
    );
    assert_data_eq!(
        refusal("promote linkerd --to incubating"),
        str![[r#"
error: Linkerd cannot go from incubating to incubating on track cncf: it is incubating already

"#]]
    );
    assert_data_eq!(
        refusal("promote linkerd --to sandbox"),
        str![[r#"
error: cannot promote linkerd: from incubating to sandbox is no promotion
hint: `catalog demote linkerd --to sandbox --reason TEXT` does that

"#]]
    );
    assert_data_eq!(
        refusal("promote linkerd --to archived"),
        str![[r#"
error: cannot promote linkerd: from incubating to archived is no promotion
hint: `catalog archive linkerd --to archived --reason TEXT` does that

"#]]
    );
    assert_data_eq!(
        refusal("promote rkt --to incubating"),
        str![[r#"
error: cannot promote rkt: from archived to incubating is no promotion
hint: `catalog restore rkt --to incubating --reason TEXT` does that

"#]]
    );
    assert_data_eq!(
        refusal("promote gateway-api --to graduated"),
        str![[r#"
error: Gateway API cannot go to graduated on track cncf: an entry begins at sandbox or incubating

"#]]
    );
    assert_data_eq!(
        refusal("promote linkerd --to stable --track cncf"),
        str![[r#"
error: track cncf has no level `stable`
hint: the levels are sandbox, incubating, graduated, archived

"#]]
    );
    assert_data_eq!(
        refusal("promote linkerd --to stable --track cnfc"),
        str![[r#"
error: there is no track `cnfc`
hint: the tracks are cncf, api

"#]]
    );
}

#[test]
fn a_date_before_the_last_in_the_future_or_malformed_is_refused() {
    assert_data_eq!(
        refusal("promote linkerd --to graduated --date 2018-04-05"),
        str![[r#"
error: 2018-04-05 lies before 2018-04-06, when it came to incubating

"#]]
    );
    assert_data_eq!(
        refusal("promote linkerd --to graduated --date 2022-01-01"),
        str![[r#"
error: 2022-01-01 lies in the future (today is 2021-12-31)
hint: --allow-future records it all the same

"#]]
    );
    let env = TestEnvironment::new();
    for date in ["2021-7-28", "28.7.2021", "+2021-07-28", ""] {
        let said = env.misused(["promote", "linkerd", "--to", "graduated", "--date", date]);
        assert!(said.contains("write it as YYYY-MM-DD"), "{said}");
    }
    assert_data_eq!(
        env.misused(["promote", "linkerd", "--date", "2021-02-30"]),
        str![[r#"
error: invalid value '2021-02-30' for '--date <YYYY-MM-DD>': there is no such day: 2021-02 has the days 01 to 28

For more information, try '--help'.

"#]]
    );
    env.catalog([
        "promote",
        "linkerd",
        "--to",
        "graduated",
        "--date",
        "2022-01-01",
        "--allow-future",
    ])
    .done();
}

#[test]
fn a_date_in_the_future_that_was_allowed_is_a_warning_and_stands_in_no_ones_way() {
    let env = TestEnvironment::new();
    let promote = "promote linkerd --to graduated --date 2022-01-01 --allow-future --no-branch";
    env.catalog(promote.split(' ')).done();
    let checked = env.catalog(["check"]).done();
    assert!(
        checked
            .stdout
            .contains("warning[date-future]: 2022-01-01 is in the future"),
        "{}",
        checked.stdout
    );
    env.catalog(["check", "--strict"]).ended(1);
    env.catalog(["edit", "linkerd", "--set", "license=MIT", "--no-branch"])
        .done();
    let editor = env.script("editor", "sed -i s/2018-04-06/2022-04-06/ \"$1\"");
    let env = env.with("GIT_EDITOR", &editor.to_string_lossy());
    let edit = env.catalog(["edit", "linkerd"]).ended(1).stderr;
    assert!(edit.contains("2022-04-06 is in the future"), "{edit}");
    assert!(edit.contains("pass --allow-future"), "{edit}");
}

#[test]
fn an_unmet_criterion_is_refused_unless_it_is_forced_with_a_reason() {
    assert_data_eq!(
        refusal("promote brigade --to graduated"),
        str![[r#"
error: Brigade cannot be graduated without license, links.contributor-guide
hint: add what is missing with `catalog edit`
hint: or go on with --force --reason TEXT, which is kept in the note

"#]]
    );
    assert_data_eq!(
        refusal("promote brigade --to graduated --force"),
        str![[r#"
error: going on without what the level asks for needs a reason
hint: say it with --reason

"#]]
    );
    let env = TestEnvironment::new();
    env.catalog([
        "promote",
        "brigade",
        "--to",
        "graduated",
        "--date",
        "2021-07-28",
        "--force",
        "--reason",
        "the board said so",
        "--note",
        "odd",
    ])
    .done();
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/brigade.yaml
+++ b/catalog/projects/brigade.yaml
@@ -6,0 +7,3 @@
+    - level: graduated
+      date: 2021-07-28
+      note: "odd; without license, links.contributor-guide: the board said so"
--- a/lists/projects.md
+++ b/lists/projects.md
@@ -7 +6,0 @@
-- [Sandbox](#sandbox)
@@ -11,0 +11 @@
+- Brigade (graduated since 2021-07-28)
@@ -18,4 +17,0 @@
-## Sandbox
-
-- Brigade (sandbox since 2019-03-18)
-

"#]]
    );
}

#[test]
fn what_is_missing_without_a_terminal_is_named() {
    let env = TestEnvironment::new();
    assert_data_eq!(
        env.misused(["promote", "linkerd"]),
        str![[r#"
error: --to is needed: there is no terminal to ask on

"#]]
    );
    assert_data_eq!(
        env.misused(["promote", "--to", "graduated"]),
        str![[r#"
error: NAME is needed: there is no terminal to ask on

"#]]
    );
}

#[test]
fn bad_evidence_is_refused_with_its_place() {
    assert_data_eq!(
        refusal("promote linkerd --to graduated --evidence javascript:alert(1)"),
        str![[r#"
error[url]: `javascript:alert(1)` may not be published, since it is `javascript:`
  --> catalog/projects/linkerd.yaml:17:17
   |
17 |       evidence: javascript:alert(1)
   |                 ^^^^^^^^^^^^^^^^^^^
   |
   = help: a URL is one of https, http, irc, ircs, mailto

error: the change would leave errors in the catalog

"#]]
    );
}

#[test]
fn a_catalog_without_tracks_says_where_one_is_named() {
    let environment = TestEnvironment::unborn();
    environment.write("catalog/catalog.yaml", "title: T\n");
    environment.write("catalog/projects/a.yaml", "name: A\nareas: [x]\n");
    environment.write("catalog/areas.yaml", "areas:\n- {id: x, title: X}\n");
    environment.commit_all("Begin the catalog");
    let hint = "hint: this catalog has no tracks: name one with its levels under `tracks` in \
                catalog/catalog.yaml\n";
    for (line, error) in [
        (
            "archive a --reason r",
            "it is not clear which track is meant",
        ),
        ("promote a --to one", "no track has a level `one`"),
        ("promote a --to one --track t", "there is no track `t`"),
    ] {
        let said = environment.refused(line.split(' '));
        assert_eq!(said, format!("error: {error}\n{hint}"));
    }
}

#[test]
fn a_track_without_a_retired_level_says_where_one_is_named() {
    let environment = TestEnvironment::unborn();
    let track = "title: T\ntracks:\n  t:\n    title: T\n    levels: [{id: one, title: One}]\n";
    environment.write("catalog/catalog.yaml", track);
    let entry = "name: A\nareas: [x]\nmaturity: {t: [{level: one}]}\n";
    environment.write("catalog/projects/a.yaml", entry);
    environment.write("catalog/areas.yaml", "areas:\n- {id: x, title: X}\n");
    environment.commit_all("Begin the catalog");
    assert_data_eq!(
        environment.refused(["archive", "a", "--reason", "r"]),
        str![[r#"
error: track t has no level for what is over
hint: name one, such as archived, under `retired` of `t` in catalog/catalog.yaml

"#]]
    );
}
