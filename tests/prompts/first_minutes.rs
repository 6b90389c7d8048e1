//! The first five minutes: a catalog where nothing was, and a first project in it.

use crate::person::{ENTER, Person};
use crate::world::{TODAY, World};

#[test]
fn a_catalog_begins_in_an_empty_folder_without_a_question() {
    let world = World::empty();
    let end = Person::runs(&world, &["list"]).ends();
    assert!(
        end.text.contains("hint: `catalog init` makes"),
        "{}",
        end.text
    );
    let shown = Person::runs(&world, &["init"]).is_done();
    assert!(
        shown.contains("         New catalog/projects/example.yaml\n"),
        "{shown}"
    );
    assert!(
        shown.contains("       Began the catalog “Projects”\n"),
        "{shown}"
    );
    assert!(
        shown.contains("hint: `catalog add` adds a project"),
        "{shown}"
    );
    assert!(!shown.contains("diff --git"), "{shown}");
    assert!(
        shown.lines().all(|line| line.chars().count() <= 80),
        "{shown}"
    );
    assert!(
        world
            .read("catalog/projects/example.yaml")
            .contains(&format!("date: {TODAY}"))
    );
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    for check in [
        &["check", "--strict"][..],
        &["publish", "--check"],
        &["list"],
    ] {
        Person::runs(&world, check).is_done();
    }
}

#[test]
fn a_single_track_is_not_asked_for() {
    let world = World::empty();
    Person::runs(&world, &["init"]).is_done();
    let shown = Person::runs(&world, &["add", "Kuma", "--area", "tools"])
        .answers("Repository", &[ENTER])
        .answers("Summary", &[ENTER])
        .answers("License", &[ENTER])
        .sees("Level")
        .answers("on the track Maturity", &[ENTER])
        .answers("Homepage", &[ENTER])
        .answers("Add a link?", &[ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert!(!shown.contains("? Track"), "{shown}");
    assert!(
        shown.contains("hint: `git switch main && git merge catalog/add-kuma` takes it in\n"),
        "{shown}"
    );
    Person::runs(&world, &["check", "--strict"]).is_done();
}

#[test]
fn in_a_repository_with_files_of_its_own_it_is_asked() {
    let world = World::empty();
    world.write("README.md", "# Mine\n");
    world.git(&["init", "--quiet"]);
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "--message", "Mine"]);
    let before = world.state();
    Person::runs(&world, &["init"])
        .answers("Commit this change?", &["a", ENTER])
        .ends();
    assert_eq!(world.state(), before);
}
