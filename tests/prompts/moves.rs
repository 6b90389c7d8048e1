//! What is missing on the command line is picked from a list or asked.

use crate::person::{BACKSPACE, DOWN, ENTER, Person};
use crate::world::{TODAY, World};

fn subject(world: &World) -> String {
    world.git(&["log", "-1", "--format=%s"])
}

#[test]
fn promote_picks_entry_and_level_by_typing() {
    let world = World::new();
    Person::runs(&world, &["promote"])
        .answers("Which entry to promote?", &["small data", ENTER])
        .answers("Promote Linkerd to which level?", &["grad", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    let expected = format!("Promote Linkerd to graduated (cncf, {TODAY})\n");
    assert_eq!(subject(&world), expected);
}

#[test]
fn the_track_of_the_level_that_is_picked_is_the_one_meant() {
    let world = World::new();
    Person::runs(&world, &["promote", "rook"])
        .sees("> incubating (CNCF)")
        .types(&["ga", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert_eq!(
        subject(&world),
        format!("Promote Rook to ga (azure, {TODAY})\n")
    );
}

#[test]
fn a_name_that_finds_nothing_is_said_before_anything_is_asked() {
    let world = World::new();
    for verb in [
        "promote",
        "demote",
        "archive",
        "restore",
        "move-area",
        "remove",
    ] {
        let end = Person::runs(&world, &[verb, "linkrd"]).ends();
        assert_eq!(end.status, 1, "{}", end.text);
        assert_eq!(
            end.text,
            "error: no entry is called `linkrd`\nhint: did you mean linkerd?\n"
        );
    }
}

#[test]
fn archive_asks_for_the_reason_until_there_is_one() {
    let world = World::new();
    Person::runs(&world, &["archive"])
        .answers("Which entry to archive?", &["rook", ENTER])
        .answers("Why archive it?", &[ENTER])
        .sees("error: a reason is needed")
        .types(&["nobody left", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert_eq!(subject(&world), format!("Archive Rook (cncf, {TODAY})\n"));
    assert!(
        world
            .read("catalog/projects/rook.yaml")
            .contains("reason: nobody left")
    );
}

#[test]
fn nobody_is_asked_for_the_reason_of_what_cannot_be() {
    let world = World::new();
    let brigade = world.read("catalog/projects/brigade.yaml");
    let superseded = format!("{brigade}      superseded_by: rook\n");
    world.write("catalog/projects/brigade.yaml", &superseded);
    world.git(&["commit", "--quiet", "-am", "A successor"]);
    for (line, said) in [
        ("remove rook", "error: brigade still names rook"),
        (
            "restore linkerd --to sandbox",
            "error: cannot restore linkerd",
        ),
        (
            "archive linkerd --superseded-by nobody",
            "error: no entry is called `nobody`",
        ),
    ] {
        let arguments: Vec<&str> = line.split(' ').collect();
        let end = Person::runs(&world, &arguments).ends();
        assert_eq!(end.status, 1, "{}", end.text);
        assert!(end.text.starts_with(said), "{}", end.text);
    }
}

#[test]
fn a_verb_that_fits_no_entry_says_so() {
    let world = World::new();
    world.git(&["rm", "--quiet", "catalog/projects/brigade.yaml"]);
    world.git(&["commit", "--quiet", "-m", "None is archived"]);
    let end = Person::runs(&world, &["restore"]).ends();
    assert_eq!(end.status, 1, "{}", end.text);
    assert!(
        end.text.starts_with("error: there is no entry to restore"),
        "{}",
        end.text
    );
}

#[test]
fn force_asks_for_its_reason() {
    let world = World::new();
    let line = ["promote", "linkerd", "--to", "graduated", "--force"];
    Person::runs(&world, &line)
        .answers("Why promote it?", &["the vote said so", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert_eq!(
        subject(&world),
        format!("Promote Linkerd to graduated (cncf, {TODAY})\n")
    );
}

#[test]
fn demote_and_restore_offer_only_entries_and_levels_that_fit() {
    let world = World::new();
    let shown = Person::runs(&world, &["demote"])
        .answers("Which entry to demote?", &[ENTER])
        .answers("Demote Linkerd to which level?", &[ENTER])
        .answers("Why demote it?", &["too few maintainers", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert!(!shown.contains("Brigade"), "{shown}");
    assert_eq!(
        subject(&world),
        format!("Demote Linkerd to sandbox (cncf, {TODAY})\n")
    );
    world.git(&["switch", "--quiet", "main"]);
    let shown = Person::runs(&world, &["restore"])
        .answers("Which entry to restore?", &[ENTER])
        .answers("Restore Brigade to which level?", &[DOWN, ENTER])
        .answers("Why restore it?", &["new maintainers", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert!(!shown.contains("Rook"), "{shown}");
    assert_eq!(
        subject(&world),
        format!("Restore Brigade to incubating (cncf, {TODAY})\n")
    );
}

#[test]
fn move_area_picks_entry_and_area() {
    let world = World::new();
    Person::runs(&world, &["move-area"])
        .answers("Which entry to move?", &["rook", ENTER])
        .answers("To which area?", &["mesh", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert!(
        world
            .read("catalog/projects/rook.yaml")
            .contains("areas: [cncf/service-mesh]")
    );
}

#[test]
fn rename_picks_the_entry_and_asks_for_an_id_that_can_be_one() {
    let world = World::new();
    Person::runs(&world, &["rename"])
        .answers("Which entry to rename?", &["rook", ENTER])
        .answers("New id rook", &[ENTER])
        .sees("error: that is its id already")
        .types(&[BACKSPACE, "K!", ENTER])
        .sees("error: id `rooK!`")
        .types(&[BACKSPACE, BACKSPACE, "k-io", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert!(
        world
            .read("catalog/projects/rook-io.yaml")
            .contains("aliases: [rook]")
    );
}

#[test]
fn remove_asks_why_and_whether() {
    let world = World::new();
    let before = world.state();
    let end = Person::runs(&world, &["remove", "rook"])
        .answers("Why remove it?", &["was a test", ENTER])
        .sees("deleted file")
        .answers("Commit this change?", &["a", ENTER])
        .ends();
    assert_eq!(end.status, 1, "{}", end.text);
    assert!(
        !end.text.contains("in your editor"),
        "nothing is left to edit: {}",
        end.text
    );
    assert_eq!(world.state(), before);
    Person::runs(&world, &["remove", "rook", "--reason", "was a test"])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert_eq!(subject(&world), "Remove Rook\n");
}

#[test]
fn show_picks_the_entry() {
    let shown = Person::runs(&World::new(), &["show"])
        .answers("Which entry to show?", &["rook", ENTER])
        .is_done();
    assert!(shown.contains("catalog/projects/rook.yaml"), "{shown}");
}

#[test]
fn yes_and_dry_run_ask_nothing() {
    let world = World::new();
    let before = world.state();
    let promote = ["promote", "linkerd", "--to", "graduated"];
    let shown = Person::runs(&world, &[&promote[..], &["--dry-run"]].concat()).is_done();
    assert!(shown.contains("+    - level: graduated"), "{shown}");
    assert!(!shown.contains('?'), "{shown}");
    assert_eq!(world.state(), before);
    let shown = Person::runs(&world, &[&promote[..], &["--yes"]].concat()).is_done();
    assert!(!shown.contains('?'), "{shown}");
    for arguments in [&["promote"][..], &["promote", "rook"], &["archive", "rook"]] {
        let end = Person::runs(&world, &[arguments, &["--yes"]].concat()).ends();
        assert_eq!(end.status, 2, "{}", end.text);
        assert!(
            end.text.contains("nothing is asked with --yes"),
            "{}",
            end.text
        );
    }
}

#[test]
fn without_a_commit_the_question_is_whether_to_write() {
    let world = World::new();
    let shown = Person::runs(
        &world,
        &["promote", "linkerd", "--to", "graduated", "--no-commit"],
    )
    .answers("Write these files?", &["w", ENTER])
    .is_done();
    assert!(shown.contains("nothing is committed"), "{shown}");
    assert!(
        world
            .read("catalog/projects/linkerd.yaml")
            .contains("level: graduated")
    );
}

#[test]
fn what_is_not_clear_is_asked() {
    let world = World::new();
    let settings = world.read("catalog/catalog.yaml");
    let another =
        "  kubernetes: {title: Kubernetes, levels: [{id: preview, title: Preview}]}\nlists:";
    world.write("catalog/catalog.yaml", &settings.replace("lists:", another));
    let rook = world.read("catalog/projects/rook.yaml");
    world.write(
        "catalog/projects/rook.yaml",
        &rook.replace("[cncf/storage]", "[cncf/storage, cncf]"),
    );
    world.git(&["commit", "--quiet", "-am", "Two of each"]);
    Person::runs(&world, &["promote", "rook", "--to", "preview"])
        .answers("On which track?", &["kube", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    assert_eq!(
        subject(&world),
        format!("Promote Rook to preview (kubernetes, {TODAY})\n")
    );
    Person::runs(&world, &["move-area", "rook", "--to", "cncf/service-mesh"])
        .answers("From which area?", &["storage", ENTER])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    let file = world.read("catalog/projects/rook.yaml");
    assert!(file.contains("areas: [cncf/service-mesh, cncf]"), "{file}");
}
