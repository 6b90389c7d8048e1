//! `catalog add` by answering its questions.

use crate::person::{BACKSPACE, DOWN, ENTER, LEFT, Person, TAB};
use crate::world::{TODAY, World};

const NOTHING: &[&str] = &[ENTER];

#[test]
fn an_entry_is_added_by_answering_every_question() {
    let world = World::new();
    let shown = Person::runs(&world, &["add"])
        .answers("Name", &["Kuma", ENTER])
        .answers("Repository", &["https://github.com/kumahq/kuma", ENTER])
        .answers("Summary", &["Control plane for service meshes", ENTER])
        .answers("License", &["apa", TAB])
        .answers("Apache-2.0", &[ENTER])
        .answers("Areas", &["mesh", " ", ENTER])
        .answers("Track", &["cncf", ENTER])
        .answers("Level", &["sand", ENTER])
        .answers("Since", &[LEFT, ENTER])
        .answers("Homepage", &["https://kuma.io/", ENTER])
        .answers("Add a link?", &["chat", ENTER])
        .answers("Link: chat", &["Slack <https://kuma.io/slack>", ENTER])
        .answers("Add another link?", &["chat", ENTER])
        .answers("Link: chat", &["https://chat.kuma.io/", ENTER])
        .answers("Add another link?", NOTHING)
        .sees("+name: Kuma")
        .sees("Add Kuma at sandbox (cncf, 2021-07-27)")
        .answers("Commit this change?", NOTHING)
        .is_done();
    assert_eq!(
        world.read("catalog/projects/kuma.yaml"),
        "\
name: Kuma
summary: Control plane for service meshes
homepage: https://kuma.io/
repository: https://github.com/kumahq/kuma
license: Apache-2.0
areas: [cncf/service-mesh]
maturity:
  cncf:
    - level: sandbox
      date: 2021-07-27
links:
  chat:
    - {title: Slack, url: https://kuma.io/slack}
    - https://chat.kuma.io/
"
    );
    assert!(world.read("lists/projects.md").contains("Kuma"));
    assert_eq!(
        world.git(&["branch", "--show-current"]),
        "catalog/add-kuma\n"
    );
    let subject = world.git(&["log", "-1", "--format=%s"]);
    assert_eq!(subject, "Add Kuma at sandbox (cncf, 2021-07-27)\n");
    assert!(
        shown.contains("       Added Kuma at sandbox (cncf, 2021-07-27)\n"),
        "{shown}"
    );
    assert!(
        shown.contains("on the new branch catalog/add-kuma\n"),
        "{shown}"
    );
}

#[test]
fn enter_alone_leaves_out_all_but_name_and_area_and_takes_today() {
    let world = World::new();
    Person::runs(&world, &["add"])
        .answers("Name", &["Kuma", ENTER])
        .answers("Repository", NOTHING)
        .answers("Summary", NOTHING)
        .answers("License", NOTHING)
        .answers("Areas", &[" ", ENTER])
        .answers("Track", &[DOWN, ENTER])
        .answers("Level", NOTHING)
        .answers("Since", NOTHING)
        .answers("Homepage", NOTHING)
        .answers("Add a link?", NOTHING)
        .answers("Commit this change?", NOTHING)
        .is_done();
    let file = format!(
        "name: Kuma\nareas: [cncf]\nmaturity:\n  cncf:\n    - level: sandbox\n      date: {TODAY}\n"
    );
    assert_eq!(world.read("catalog/projects/kuma.yaml"), file);
}

#[test]
fn the_url_of_the_repository_fills_in_the_name_and_is_not_asked() {
    let world = World::new();
    let arguments = ["add", "--repository", "https://github.com/kumahq/kuma.git"];
    let shown = Person::runs(&world, &arguments)
        .answers(
            "Name kuma",
            &[BACKSPACE, BACKSPACE, BACKSPACE, BACKSPACE, "Kuma", ENTER],
        )
        .answers("Summary", NOTHING)
        .answers("License", NOTHING)
        .answers("Areas", &[" ", ENTER])
        .answers("Track", NOTHING)
        .answers("Homepage", NOTHING)
        .answers("Add a link?", NOTHING)
        .answers("Commit this change?", NOTHING)
        .is_done();
    assert!(!shown.contains("? Repository"), "{shown}");
    assert_eq!(
        world.read("catalog/projects/kuma.yaml"),
        "name: Kuma\nrepository: https://github.com/kumahq/kuma\nareas: [cncf]\n"
    );
}

#[test]
fn what_is_there_already_or_cannot_be_is_said_before_anything_is_asked() {
    let world = World::new();
    for (arguments, said) in [
        (&["Linkerd"][..], "name `Linkerd` is that of linkerd"),
        (&["Conduit"], "name `Conduit` is that of linkerd"),
        (&["Kuma", "--id", "rook"], "id `rook` is that of rook"),
        (
            &["--repository", "https://github.com/Linkerd/linkerd2/"],
            "is that of linkerd",
        ),
        (
            &["Kuma", "--area", "cncf/storag"],
            "there is no area `cncf/storag`",
        ),
        (&["Kuma", "--level", "sandbx"], "level `sandbx`"),
        (
            &["Kuma", "--level", "archived"],
            "cannot go to archived on track cncf",
        ),
        (
            &["Kuma", "--level", "sandbox", "--date", "2021-07-29"],
            "2021-07-29 lies in the future",
        ),
        (&["Kuma", "--license", "Apch"], "`Apch` is no SPDX"),
        (&["Kuma", "--link", "chat=slack"], "`slack` has no scheme"),
        (&["Kuma", "--homepage", "ftp://a.org"], "since it is `ftp:`"),
    ] {
        let end = Person::runs(&world, &[&["add"], arguments].concat()).ends();
        assert_eq!(end.status, 1, "{}", end.text);
        assert!(end.text.contains(said), "{}", end.text);
        assert!(
            !end.text.contains('?') || end.text.contains("did you mean"),
            "{}",
            end.text
        );
    }
}

#[test]
fn what_is_there_already_is_said_at_its_question_and_asked_again() {
    let world = World::new();
    let before = world.state();
    let erase = BACKSPACE.repeat(60);
    Person::runs(&world, &["add"])
        .answers("Name", &["Linkerd", ENTER])
        .sees("error: name `Linkerd` is that of linkerd (catalog/projects/linkerd.yaml)")
        .types(&[&erase, "conduit", ENTER])
        .sees("error: name `conduit` is that of linkerd")
        .types(&[&erase, "!!!", ENTER])
        .sees("give one with --id")
        .types(&[&erase, "Linkerds", ENTER])
        .sees("hint: the catalog has linkerd")
        .answers(
            "Repository",
            &["https://github.com/linkerd/linkerd2", ENTER],
        )
        .sees("is that of linkerd")
        .types(&[crate::person::CTRL_C]);
    assert_eq!(world.state(), before);
}

#[test]
fn an_answer_that_does_not_hold_is_said_and_asked_again() {
    let world = World::new();
    let erase = BACKSPACE.repeat(30);
    Person::runs(&world, &["add", "Kuma"])
        .answers("Repository", &["ftp://x", ENTER])
        .sees("error: `ftp://x` is no web address")
        .types(&[&erase, ENTER])
        .answers("Summary", NOTHING)
        .answers("License", &["Apache 2", ENTER])
        .sees("error: `Apache 2` is no SPDX expression")
        .types(&[&erase, "MIT", ENTER])
        .answers("Areas", &[ENTER])
        .sees("error: mark at least one with space")
        .types(&[" ", ENTER])
        .answers("Track", NOTHING)
        .answers("Homepage", &["javascript:alert(1)", ENTER])
        .sees("error: ")
        .types(&[&erase, ENTER])
        .answers("Add a link?", &["forum", ENTER])
        .answers("Link: forum", &["Forum <x>", ENTER])
        .sees("error: ")
        .types(&[&erase, ENTER])
        .answers("Add a link?", NOTHING)
        .answers("Commit this change?", NOTHING)
        .is_done();
    assert_eq!(
        world.read("catalog/projects/kuma.yaml"),
        "name: Kuma\nlicense: MIT\nareas: [cncf]\n"
    );
}

#[test]
fn a_track_without_its_level_asks_for_the_level_and_the_day() {
    let world = World::new();
    let flags = ["--track", "cncf", "--area", "cncf"];
    Person::runs(&world, &[&["add", "Kuma"], &flags[..]].concat())
        .answers("Repository", NOTHING)
        .answers("Summary", NOTHING)
        .answers("License", NOTHING)
        .answers("Level", &["sand", ENTER])
        .answers("Since", &[LEFT, ENTER])
        .answers("Homepage", NOTHING)
        .answers("Add a link?", NOTHING)
        .sees("Add Kuma at sandbox (cncf, 2021-07-27)")
        .answers("Commit this change?", NOTHING)
        .is_done();
    let end = Person::runs(&world, &["add", "Kong", "--track", "cnfc"]).ends();
    assert_eq!(end.status, 1);
    assert!(
        end.text.contains("error: there is no track `cnfc`"),
        "{}",
        end.text
    );
}

/// Answers what is asked of a new entry whose area and level are said, with nothing but enter.
fn takes_what_is_offered(mut person: Person) -> Person {
    person
        .answers("Repository", NOTHING)
        .answers("Summary", NOTHING)
        .answers("License", NOTHING)
        .answers("Since", NOTHING)
        .answers("Homepage", NOTHING)
        .answers("Add a link?", NOTHING);
    person
}

#[test]
fn what_the_level_asks_for_and_was_left_out_is_asked_again() {
    let world = World::new();
    let settings = world.read("catalog/catalog.yaml");
    let entry = "    entry: [sandbox, incubating]\n";
    let asking = format!("{entry}    criteria: {{sandbox: [license, links.chat, evidence]}}\n");
    world.write("catalog/catalog.yaml", &settings.replace(entry, &asking));
    world.git(&["commit", "--quiet", "-am", "Ask for more"]);
    let flags = ["--area", "cncf", "--level", "sandbox"];
    takes_what_is_offered(Person::runs(
        &world,
        &[&["add", "Kuma"], &flags[..]].concat(),
    ))
    .sees("error: Kuma cannot be sandbox without license, links.chat, evidence")
    .answers("License", &["MIT", ENTER])
    .answers("Link: chat", NOTHING)
    .answers("Evidence", &["https://kuma.io/vote", ENTER])
    .sees("error: Kuma cannot be sandbox without links.chat")
    .answers("Link: chat", &["https://kuma.io/chat", ENTER])
    .answers("Commit this change?", NOTHING)
    .is_done();
    let file = world.read("catalog/projects/kuma.yaml");
    assert!(file.contains("evidence: https://kuma.io/vote"), "{file}");
    assert!(file.contains("chat: https://kuma.io/chat"), "{file}");
}

#[test]
fn a_level_of_several_tracks_is_on_the_one_that_lets_an_entry_begin_there() {
    let world = World::new();
    let settings = world.read("catalog/catalog.yaml");
    let preview = "- {id: preview, title: Preview}";
    let both = format!("- {{id: graduated, title: Graduated}}\n      {preview}");
    world.write("catalog/catalog.yaml", &settings.replace(preview, &both));
    world.git(&["commit", "--quiet", "-am", "A level of two tracks"]);
    let flags = ["--area", "cncf", "--level", "graduated"];
    takes_what_is_offered(Person::runs(
        &world,
        &[&["add", "Kuma"], &flags[..]].concat(),
    ))
    .sees("Add Kuma at graduated (azure, 2021-07-28)")
    .answers("Commit this change?", NOTHING)
    .is_done();
}

#[test]
fn the_editor_changes_what_is_committed_and_it_is_planned_again() {
    let world = World::new();
    let editor = world.editor("echo 'summary: Edited by hand' >> \"$1\"");
    let mut command = world.command(&["add", "Kuma", "--area", "cncf"]);
    command.env("GIT_EDITOR", editor);
    Person::starts(command)
        .answers("Repository", NOTHING)
        .answers("Summary", NOTHING)
        .answers("License", NOTHING)
        .answers("Track", NOTHING)
        .answers("Homepage", NOTHING)
        .answers("Add a link?", NOTHING)
        .answers("Commit this change?", &["e", ENTER])
        .sees("+summary: Edited by hand")
        .sees("lists/projects.md")
        .sees("Edited by hand")
        .answers("Commit this change?", NOTHING)
        .is_done();
    assert!(world.read("lists/projects.md").contains("Edited by hand"));
    let file = world.git(&["show", "HEAD:catalog/projects/kuma.yaml"]);
    assert!(file.ends_with("summary: Edited by hand\n"), "{file}");
}

#[test]
fn what_is_edited_before_the_commit_is_what_its_message_says() {
    let world = World::new();
    let script = "sed -i 's/^name: .*/name: Kuma Mesh/; s/date: .*/date: 2020-06-10/' \"$1\"";
    let flags = ["--area", "cncf", "--level", "sandbox"];
    let mut command = world.command(&[&["add", "Kuma"], &flags[..]].concat());
    command.env("GIT_EDITOR", world.editor(script));
    takes_what_is_offered(Person::starts(command))
        .answers("Commit this change?", &["e", ENTER])
        .sees("Add Kuma Mesh at sandbox (cncf, 2020-06-10)")
        .answers("Commit this change?", NOTHING)
        .is_done();
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("Catalog-Change: add kuma cncf ..sandbox 2020-06-10\n"),
        "{message}"
    );
}

#[test]
fn yes_asks_nothing_and_names_what_is_missing() {
    let world = World::new();
    let end = Person::runs(&world, &["add", "Kuma", "--yes"]).ends();
    assert_eq!(end.status, 2);
    assert_eq!(
        end.text,
        "error: --area is needed: nothing is asked with --yes\n"
    );
    let shown = Person::runs(&world, &["add", "Kuma", "--area", "cncf", "--yes"]).is_done();
    assert!(!shown.contains('?'), "{shown}");
    assert_eq!(
        world.read("catalog/projects/kuma.yaml"),
        "name: Kuma\nareas: [cncf]\n"
    );
}
