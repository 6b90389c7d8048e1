//! `catalog remove`: an entry out of the catalog, with --yes.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn an_entry_goes_with_its_reason_and_out_of_its_lists() {
    let env = TestEnvironment::new();
    let ran = env
        .catalog([
            "remove",
            "brigade",
            "rkt",
            "--reason",
            "never was one",
            "--yes",
        ])
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Removed Brigade and rkt
   Committed [ID] on the new branch catalog/remove-brigade-and-1-more
hint: `git switch main && git merge catalog/remove-brigade-and-1-more` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.git(["diff", "--name-status", "main", "HEAD"]),
        str![[r#"
D	catalog/projects/brigade.yaml
D	catalog/projects/rkt.yaml
M	lists/projects.md
"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Remove Brigade and rkt

Reason: never was one

Catalog-Change: remove brigade
Catalog-Change: remove rkt
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_data_eq!(env.status(), str!["## catalog/remove-brigade-and-1-more"]);
}

#[test]
fn without_yes_or_reason_nothing_goes() {
    let env = TestEnvironment::new();
    assert_data_eq!(
        env.misused(["remove", "brigade", "--reason", "r"]),
        str![[r#"
error: remove needs --yes: no terminal to ask on
hint: --dry-run shows what would go

"#]]
    );
    assert_data_eq!(
        env.misused(["remove", "brigade", "--yes"]),
        str![[r#"
error: remove needs --reason
hint: say why with --reason TEXT

"#]]
    );
    env.unchanged(["remove", "brigade", "--dry-run", "--reason", "r"], 0);
}

#[test]
fn a_successor_stays_while_it_is_named() {
    let env = TestEnvironment::new();
    assert_data_eq!(
        env.refused(["remove", "envoy", "-y", "--reason", "r"]),
        str![[r#"
error: rkt still names envoy as successor
hint: edit first what names it: rkt

"#]]
    );
    env.catalog(["remove", "envoy", "rkt", "-y", "--reason", "r"])
        .done();
}

#[test]
fn lists_that_name_several_lose_each_of_them_and_no_other() {
    let env = TestEnvironment::new();
    let settings = env.read("catalog/catalog.yaml");
    let some = "lists:\n  some:\n    template: list.md\n    output: lists/some.md\n    select: {ids: [brigade, envoy, linkerd, rkt]}\n";
    env.commit("catalog/catalog.yaml", settings.replace("lists:\n", some));
    env.catalog(["publish", "--no-branch"]).done();
    let remove = "remove brigade linkerd --reason r -y --no-branch";
    env.catalog(remove.split(' ')).done();
    assert!(
        env.read("catalog/catalog.yaml")
            .contains("select: {ids: [envoy, rkt]}")
    );
    env.write_at("c.yaml", "changes:\n  - {verb: rename, name: rkt, new_id: rocket}\n  - {verb: rename, name: rocket, new_id: missile}\n");
    env.catalog(["apply", "../c.yaml", "--no-branch"]).done();
    assert!(
        env.read("catalog/catalog.yaml")
            .contains("select: {ids: [envoy, missile]}")
    );
    env.catalog(["check"]).done();
    let said = env.refused("remove missile envoy --reason r -y --no-branch".split(' '));
    assert_data_eq!(
        said,
        str![[r#"
error: envoy is the only id that the list some selects; without one it would hold all
hint: select otherwise in catalog/catalog.yaml, or take the list out there

"#]]
    );
}
