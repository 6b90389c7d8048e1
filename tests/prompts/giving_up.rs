//! Esc, Ctrl-C and abort at every kind of question: nothing is changed, the terminal is as before.

use crate::person::{CTRL_C, CTRL_D, ENTER, ESC, Person};
use crate::world::World;

/// The questions of `add` up to one of each kind, with the answers before it.
const WAY: &[(&str, &[&str])] = &[
    ("Name", &["Kuma", ENTER]),
    ("Repository", &[ENTER]),
    ("Summary", &[ENTER]),
    ("License", &["mit", ENTER]),
    ("Areas", &[" ", ENTER]),
    ("Track", &["cncf", ENTER]),
    ("Level", &[ENTER]),
    ("Since", &[ENTER]),
    ("Homepage", &[ENTER]),
    ("Add a link?", &["chat", ENTER]),
    ("Link: chat", &[ENTER]),
    ("Add a link?", &[ENTER]),
    ("Commit this change?", &[]),
];

/// What a person says there who has had enough, the exit status, and what is said to that.
const ENOUGH: &[(&str, i32, &str)] = &[
    (CTRL_C, 130, "error: interrupted, nothing was changed\n"),
    (ESC, 1, "error: aborted, nothing was changed\n"),
    (CTRL_D, 1, "error: aborted, nothing was changed\n"),
];

/// The first question of every other command that asks.
const FIRST: &[(&[&str], &str)] = &[
    (&["promote"], "Which entry to promote?"),
    (&["promote", "linkerd"], "Promote Linkerd to which level?"),
    (&["demote", "linkerd", "--to", "sandbox"], "Why demote it?"),
    (&["archive", "linkerd"], "Why archive it?"),
    (&["move-area", "linkerd"], "To which area?"),
    (&["rename", "linkerd"], "New id"),
    (&["remove", "linkerd"], "Why remove it?"),
    (&["edit"], "Which entry to edit?"),
    (
        &["edit", "linkerd", "--set", "license=MIT", "--no-commit"],
        "Write these files?",
    ),
    (&["apply", "../changes.yaml"], "Commit this change?"),
    (
        &["apply", "../changes.yaml", "--each"],
        "Commit this change?",
    ),
];

#[test]
fn the_first_question_of_every_command_can_be_the_last() {
    let world = World::new();
    world.write(
        "../changes.yaml",
        "changes:\n  - {verb: promote, name: linkerd, level: graduated}\n",
    );
    let before = world.state();
    for (arguments, question) in FIRST {
        for (key, status, said) in ENOUGH {
            let end = Person::runs(&world, arguments)
                .answers(question, &[key])
                .ends();
            assert_eq!(end.status, *status, "{arguments:?}: {}", end.text);
            assert!(end.text.ends_with(said), "{arguments:?}: {}", end.text);
            assert_eq!(world.state(), before, "{arguments:?}");
        }
    }
}

#[test]
fn taking_back_and_releasing_can_be_given_up() {
    let world = World::new();
    world.git(&["switch", "--quiet", "-c", "side"]);
    Person::runs(&world, &["promote", "linkerd", "--to", "graduated"])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    let before = world.state();
    for (arguments, question) in [
        (&["undo"][..], "Take it back?"),
        (&["release", "1.0.0"], "Release 1.0.0 on side?"),
    ] {
        for (key, status, said) in ENOUGH {
            let end = Person::runs(&world, arguments)
                .answers(question, &[key])
                .ends();
            assert_eq!(end.status, *status, "{arguments:?}: {}", end.text);
            assert!(end.text.ends_with(said), "{arguments:?}: {}", end.text);
            assert_eq!(world.state(), before, "{arguments:?}");
        }
    }
}

#[test]
fn nothing_is_changed_whichever_question_is_the_last() {
    let world = World::new();
    let before = world.state();
    for last in 0..WAY.len() {
        for (key, status, said) in ENOUGH {
            let mut person = Person::runs(&world, &["add"]);
            for (question, keys) in &WAY[..last] {
                person.answers(question, keys);
            }
            let end = person.answers(WAY[last].0, &[key]).ends();
            assert_eq!(end.status, *status, "{}: {}", WAY[last].0, end.text);
            assert!(end.text.ends_with(said), "{}: {}", WAY[last].0, end.text);
            assert_eq!(world.state(), before, "{}", WAY[last].0);
        }
    }
}

#[test]
fn a_question_of_yes_or_no_can_be_interrupted() {
    let world = World::new();
    let before = world.state();
    let mut command = world.command(&["edit", "linkerd"]);
    command.env("GIT_EDITOR", world.editor("echo 'licence: MIT' >> \"$1\""));
    let end = Person::starts(command)
        .answers("Open it again?", &[CTRL_C])
        .ends();
    assert_eq!(end.status, 130, "{}", end.text);
    assert_eq!(world.state(), before);
}

#[test]
fn abort_leaves_nothing() {
    let world = World::new();
    let before = world.state();
    let end = Person::runs(&world, &["promote", "linkerd", "--to", "graduated"])
        .answers("Commit this change?", &["abort", ENTER])
        .ends();
    assert_eq!(end.status, 1, "{}", end.text);
    assert!(
        end.text.ends_with("error: aborted, nothing was changed\n"),
        "{}",
        end.text
    );
    assert_eq!(world.state(), before);
}
