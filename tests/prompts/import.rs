//! `catalog import` asks about what moved, and about nothing else.

use crate::person::{ENTER, ESC, Person};
use crate::world::World;

const NEWER: &str = "\
# CNCF

## Service Mesh

- [Linkerd](https://linkerd.io): Service mesh with a small data plane ([repository](https://github.com/linkerd/linkerd3))

## Orchestration

- [Rook](https://rook.io): Storage for Kubernetes
";

/// A catalog that has a repository and an area otherwise than the document.
fn world() -> World {
    let world = World::new();
    let settings = world.read("catalog/catalog.yaml");
    let list = "  meshes: {template: list.md, output: lists/meshes.md, group_by: area, select: {area: cncf}}\n";
    world.write(
        "catalog/catalog.yaml",
        &settings.replace("workflow:\n", &format!("{list}workflow:\n")),
    );
    world.write("newer.md", NEWER);
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "--message", "A list"]);
    world
}

const IMPORT: [&str; 4] = ["import", "newer.md", "--list", "meshes"];
const REPOSITORY: &str = "  document https://github.com/linkerd/linkerd3\n\
                          ? Take the repository of linkerd from the document?";
const AREA: &str = "  newer.md:9: rook: cncf/orchestration, not cncf/storage\n\
                    ? Move rook as in the document?";

#[test]
fn what_moved_is_taken_when_somebody_says_so() {
    let world = world();
    let shown = Person::runs(&world, &IMPORT)
        .answers(REPOSITORY, &["y", ENTER])
        .answers(AREA, &["y", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert!(!shown.contains("and stays"), "{shown}");
    assert!(!shown.contains("--take-moves takes"), "{shown}");
    let (linkerd, rook) = (
        world.read("catalog/projects/linkerd.yaml"),
        world.read("catalog/projects/rook.yaml"),
    );
    assert!(linkerd.contains("repository: https://github.com/linkerd/linkerd3\n"));
    assert!(rook.contains("areas: [cncf/orchestration]\n"), "{rook}");
    let said = world.git(&["log", "-1", "--format=%s"]);
    assert_eq!(said, "Import 2 projects into meshes\n");
    assert_eq!(world.git(&["rev-list", "--count", "main..HEAD"]), "1\n");
}

#[test]
fn what_moved_stays_unless_somebody_says_otherwise() {
    let world = world();
    let shown = Person::runs(&world, &IMPORT)
        .sees("Read newer.md as bullets, into the list meshes")
        .sees("newer.md:5: linkerd has another repository")
        .answers(REPOSITORY, &[ENTER])
        .answers(AREA, &["n", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    // Who was asked is not told again.
    assert!(!shown.contains("and stays"), "{shown}");
    assert!(!shown.contains("--take-moves takes"), "{shown}");
    assert!(!shown.contains("contradiction"), "{shown}");
    let (linkerd, rook) = (
        world.read("catalog/projects/linkerd.yaml"),
        world.read("catalog/projects/rook.yaml"),
    );
    assert!(linkerd.contains("repository: https://github.com/linkerd/linkerd2\n"));
    assert!(rook.contains("areas: [cncf/storage]\n"));
}

#[test]
fn somebody_who_gives_up_has_changed_nothing() {
    let world = world();
    let before = world.state();
    let end = Person::runs(&world, &IMPORT)
        .answers(REPOSITORY, &[ESC])
        .ends();
    assert_ne!(end.status, 0, "{}", end.text);
    assert_eq!(world.state(), before);
}

#[test]
fn flags_answer_every_question() {
    let world = world();
    let shown = Person::runs(&world, &[&IMPORT[..], &["--yes"]].concat()).is_done();
    assert!(!shown.contains("in the document?"), "{shown}");
    assert!(shown.contains("repository of linkerd is"), "{shown}");
    let shown = Person::runs(&world, &[&IMPORT[..], &["--yes", "--take-moves"]].concat()).is_done();
    assert!(!shown.contains("and stays"), "{shown}");
}

/// Bullets of so many tools.
fn tools(count: usize) -> String {
    let bullet = |number: usize| format!("- [Tool {number}](https://t{number}.example): Does.\n");
    (0..count).map(bullet).collect()
}

#[test]
fn few_entries_are_edited_one_after_the_other_and_many_not_at_all() {
    let world = World::new();
    world.write("tools.md", &tools(5));
    let edit = "the 5 entries in your editor first, one after the other";
    Person::runs(&world, &["import", "tools.md"])
        .sees(edit)
        .types(&["abort", ENTER])
        .ends();
    world.write("tools.md", &tools(6));
    let end = Person::runs(&world, &["import", "tools.md"])
        .answers("Commit this change?", &["abort", ENTER])
        .ends();
    assert!(!end.text.contains("in your editor"), "{}", end.text);
    assert!(end.text.contains("abort"), "{}", end.text);
}

#[test]
fn many_contradictions_are_shown_up_to_a_screen() {
    let world = World::new();
    world.write("tools.md", &tools(60));
    Person::runs(&world, &["import", "tools.md", "--yes"]).is_done();
    world.write("tools.md", &tools(60).replace("Does.", "Does not."));
    let shown = Person::runs(&world, &["import", "tools.md", "--yes"]).is_done();
    assert!(shown.contains("more; --report FILE writes all"), "{shown}");
    assert_eq!(shown.matches("Does not.").count(), 12, "{shown}");
    let piped = world.command(&["import", "tools.md"]).output();
    let piped = String::from_utf8_lossy(&piped.expect("the program").stderr).into_owned();
    assert_eq!(piped.matches("Does not.").count(), 60, "{piped}");
}

#[test]
fn new_files_are_named_and_past_half_a_screen_counted() {
    let world = World::new();
    world.write("tools.md", &tools(40));
    let shown = Person::runs(&world, &["import", "tools.md", "--dry-run"]).is_done();
    assert!(
        shown.contains("New catalog/projects/tool-0.yaml"),
        "{shown}"
    );
    assert!(shown.contains("New 30 files more"), "{shown}");
    assert!(!shown.contains("tool-9.yaml"), "{shown}");
    assert!(shown.contains("+  - id: tools"), "{shown}");
    let piped = world.command(&["import", "tools.md", "--dry-run"]).output();
    let piped = String::from_utf8_lossy(&piped.expect("the program").stdout).into_owned();
    assert!(
        piped.contains("+++ b/catalog/projects/tool-9.yaml"),
        "{piped}"
    );
}
