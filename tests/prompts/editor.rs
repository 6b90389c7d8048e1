//! `catalog edit` without flags: the person's own editor.

use crate::person::{ENTER, Person};
use crate::world::World;

fn edits(world: &World, script: &str) -> Person {
    let mut command = world.command(&["edit", "linkerd"]);
    command.env("GIT_EDITOR", world.editor(script));
    Person::starts(command)
}

#[test]
fn what_the_editor_gives_back_is_shown_and_committed() {
    let world = World::new();
    edits(&world, "sed -i 's/small/tiny/' \"$1\"")
        .sees("tiny")
        .sees("Edit Linkerd")
        .answers("Commit this change?", &[ENTER])
        .is_done();
    let file = world.git(&["show", "HEAD:catalog/projects/linkerd.yaml"]);
    assert!(
        file.contains("summary: Service mesh with a tiny data plane\n"),
        "{file}"
    );
}

#[test]
fn the_entry_is_picked_where_none_is_named() {
    let world = World::new();
    let mut command = world.command(&["edit"]);
    command.env(
        "GIT_EDITOR",
        world.editor("sed -i 's/Storage/Disks/' \"$1\""),
    );
    Person::starts(command)
        .answers("Which entry to edit?", &["rook", ENTER])
        .sees("Disks")
        .answers("Commit this change?", &[ENTER])
        .is_done();
}

#[test]
fn problems_are_shown_and_the_file_can_be_opened_again_as_it_was_left() {
    let world = World::new();
    let script = "if grep -q licence \"$1\"; then sed -i 's/licence/license/' \"$1\"; \
                  else echo 'licence: MIT' >> \"$1\"; fi";
    edits(&world, script)
        .sees("has no key `licence`")
        .sees("catalog/projects/linkerd.yaml:12")
        .answers("Open it again?", &[ENTER])
        .sees("+license: MIT")
        .answers("Commit this change?", &[ENTER])
        .is_done();
}

#[test]
fn what_stays_wrong_aborts() {
    let world = World::new();
    let before = world.state();
    let end = edits(&world, "echo 'licence: MIT' >> \"$1\"")
        .answers("Open it again?", &["n", ENTER])
        .ends();
    assert_eq!(end.status, 1, "{}", end.text);
    assert_eq!(world.state(), before);
}

#[test]
fn an_emptied_or_unchanged_file_aborts_and_says_so() {
    let world = World::new();
    let before = world.state();
    for (script, said) in [(": > \"$1\"", "emptied"), ("true", "unchanged")] {
        let end = edits(&world, script).ends();
        assert_eq!(end.status, 1, "{}", end.text);
        assert!(end.text.contains(said), "{}", end.text);
    }
    assert_eq!(world.state(), before);
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let world = World::new();
    let before = world.state();
    let end = edits(&world, "exit 3").ends();
    assert_eq!(end.status, 1, "{}", end.text);
    assert_eq!(world.state(), before);
}

#[test]
fn what_was_typed_on_another_text_of_the_entry_is_told_of_and_not_gone_on_with() {
    let world = World::new();
    edits(&world, "sed -i 's/small/tiny/' \"$1\"")
        .answers("Commit this change?", &["abort", ENTER])
        .ends();
    let reached = ["--to", "graduated", "--no-branch", "--yes"];
    Person::runs(&world, &[&["promote", "linkerd"], &reached[..]].concat()).is_done();
    edits(&world, "sed -i 's/small/thin/' \"$1\"")
        .sees("has what you typed when the entry was another")
        .answers("Commit this change?", &[ENTER])
        .is_done();
    let file = world.git(&["show", "HEAD:catalog/projects/linkerd.yaml"]);
    assert!(file.contains("with a thin data plane"), "{file}");
    assert!(file.contains("level: graduated"), "{file}");
}

#[test]
fn what_was_typed_is_gone_on_with_the_next_time() {
    let world = World::new();
    let end = edits(&world, "sed -i 's/small/tiny/' \"$1\"")
        .answers("Commit this change?", &["abort", ENTER])
        .ends();
    assert_eq!(end.status, 1, "{}", end.text);
    assert!(
        end.text.contains("what you typed is kept in"),
        "{}",
        end.text
    );
    edits(&world, "sed -i 's/tiny/thin/' \"$1\"")
        .answers("Go on with what you typed last time?", &[ENTER])
        .sees("thin")
        .answers("Commit this change?", &["edit", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    let file = world.git(&["show", "HEAD:catalog/projects/linkerd.yaml"]);
    assert!(file.contains("with a thin data plane"), "{file}");
    assert!(!world.root().join(".git/catalog/edits").exists());
}
