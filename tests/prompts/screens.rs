//! What stands on the screen: safe, within its width, and without colours where none are wanted.

use crate::person::{ENTER, Person};
use crate::world::World;

/// What would clear the screen, name the window, and turn the text around.
const HOSTILE: &str = "\\e[2Jcleared\\e]0;owned\\a \\u202Etxt.exe";

/// A world with a summary that would steer the terminal, where `check` was not asked.
fn hostile() -> World {
    let world = World::new();
    let text = world.read("catalog/projects/rook.yaml");
    let steers = format!("summary: \"{HOSTILE}\"\ndescription: \"{HOSTILE}\"");
    world.write(
        "catalog/projects/rook.yaml",
        &text.replace("summary: Storage for Kubernetes", &steers),
    );
    world.git(&["commit", "--quiet", "--all", "--message", "Steer"]);
    world
}

fn is_safe(raw: &str) -> bool {
    !["\u{1b}[2J", "\u{1b}]0;", "\u{7}", "\u{202e}"]
        .iter()
        .any(|steering| raw.contains(steering))
}

#[test]
fn nothing_in_a_catalog_can_steer_the_terminal() {
    let world = hostile();
    for arguments in [
        &["show", "rook"][..],
        &["show", "rook", "--format", "yaml"],
        &["show", "rook", "--format", "json"],
        &["list"],
        &["list", "--format", "csv"],
        &["history", "rook"],
        &["check"],
        &["promote", "rook", "--to", "incubating", "--dry-run"],
        &["remove", "rook", "--reason", "x", "--dry-run"],
    ] {
        let end = Person::runs(&world, arguments).ends();
        assert!(is_safe(&end.raw), "{arguments:?}: {:?}", end.raw);
    }
    let end = Person::runs(&world, &["show"])
        .answers("Which entry to show?", &["rook"])
        .answers("cleared", &[ENTER])
        .ends();
    assert!(is_safe(&end.raw), "{:?}", end.raw);
}

#[test]
fn no_color_is_honoured_and_the_words_that_change_stand_out_with_colour() {
    let world = World::new();
    let edit = [
        "edit",
        "linkerd",
        "--set",
        "summary=Service mesh with a tiny data plane",
        "-n",
    ];
    let mut command = world.command(&edit);
    command.env("NO_COLOR", "1");
    let end = Person::starts(command).ends();
    assert!(!end.raw.contains("\u{1b}["), "{:?}", end.raw);
    let end = Person::runs(&world, &edit).ends();
    assert!(
        end.raw.contains("\u{1b}[4m\u{1b}[32mtiny\u{1b}[0m"),
        "{:?}",
        end.raw
    );
}

#[test]
fn the_selected_day_is_shown_without_colours_too() {
    let world = World::new();
    let mut command = world.command(&["add", "Kuma", "--area", "cncf"]);
    command.env("NO_COLOR", "1");
    let end = Person::starts(command)
        .answers("Repository", &[ENTER])
        .answers("Summary", &[ENTER])
        .answers("License", &[ENTER])
        .answers("Track", &["cncf", ENTER])
        .answers("Level", &[ENTER])
        .answers("enter to take", &[ENTER])
        .answers("Homepage", &[crate::person::ESC])
        .ends();
    // The cursor stands on the 28th: three rows above the end, behind 26 and 27.
    let on_the_day = "digits do nothing]\r\u{1b}[3A\u{1b}[8C\u{1b}[?25h";
    assert!(end.raw.contains(on_the_day), "{:?}", end.raw);
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_is_asked_nothing() {
    let world = World::new();
    let mut command = world.command(&["promote", "linkerd"]);
    command.env("TERM", "dumb");
    let end = Person::starts(command).ends();
    assert_eq!(end.status, 2);
    assert_eq!(
        end.raw.replace('\r', ""),
        "error: --to is needed: there is no terminal to ask on\n"
    );
}

#[test]
fn a_table_fits_its_window_and_a_text_is_wrapped_by_words() {
    let world = World::new();
    let text = world.read("catalog/projects/linkerd.yaml");
    let long = "description: >-\n  Proxies beside the services take over discovery, balancing, \
                retries and encryption, and report what they see.\n";
    world.write("catalog/projects/linkerd.yaml", &(text + long));
    for columns in ["40", "80", "120"] {
        let width: usize = columns.parse().expect("a number");
        for arguments in [&["list"][..], &["history"], &["help"]] {
            let mut command = world.command(arguments);
            command.env("COLUMNS", columns);
            let shown = Person::starts(command).is_done();
            let widest = shown.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(width), "{arguments:?}: {shown}");
        }
    }
    let mut command = world.command(&["show", "linkerd"]);
    command.env("COLUMNS", "40");
    let shown = Person::starts(command).is_done();
    assert!(
        shown.contains("\nProxies beside the services take over\ndiscovery, balancing,"),
        "{shown}"
    );
}

#[test]
fn the_last_lines_say_what_changed_where_and_what_comes_next() {
    let world = World::new();
    world.git(&[
        "remote",
        "add",
        "origin",
        "https://example.org/projects.git",
    ]);
    let shown = Person::runs(&world, &["promote", "linkerd", "--to", "graduated"])
        .answers("Commit this change?", &[ENTER])
        .is_done();
    let id = world.git(&["rev-parse", "--short=7", "HEAD"]);
    let last = format!(
        "    Promoted Linkerd to graduated (cncf, 2021-07-28)
   Committed {} on the new branch catalog/promote-linkerd
hint: `git push -u origin catalog/promote-linkerd` sends it for review
hint: `catalog undo` takes it back
",
        id.trim()
    );
    assert!(shown.ends_with(&last), "{shown}");
}
