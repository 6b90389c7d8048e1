//! What takes longer than a second shows that it goes on, and leaves nothing behind.

use std::process::Command;
use std::time::Duration;

use crate::person::Person;
use crate::world::World;

const LIST: &str = "- [Tool](https://tool.example): Does things.\n";

/// A pipe that gives its text after a while.
fn slow_file(world: &World, seconds: f32) -> std::thread::JoinHandle<()> {
    let path = world.root().join("slow.md");
    let made = Command::new("mkfifo").arg(&path).status();
    assert!(made.expect("mkfifo").success());
    std::thread::spawn(move || {
        let mut pipe = std::fs::OpenOptions::new()
            .write(true)
            .open(path)
            .expect("a reader");
        std::thread::sleep(Duration::from_secs_f32(seconds));
        std::io::Write::write_all(&mut pipe, LIST.as_bytes()).expect("a reader");
    })
}

const IMPORT: [&str; 4] = ["import", "slow.md", "--list", "slow"];

#[test]
fn a_bar_stands_while_a_slow_file_is_read_and_is_gone_before_the_result() {
    let world = World::new();
    let writer = slow_file(&world, 2.0);
    let end = Person::runs(&world, &[&IMPORT[..], &["--dry-run"]].concat())
        .sees("     Reading slow.md [")
        .ends();
    assert_eq!(end.status, 0, "{}", end.text);
    writer.join().expect("written");
    // The last thing that is drawn is a line of spaces, from which the cursor goes back.
    let said = end.raw.find("slow.md as bullets").expect("a report");
    let (bars, report) = end.raw.split_at(said);
    let drawn = bars.rsplit('\r').nth(1).expect("a line");
    assert!(!drawn.is_empty() && drawn.trim().is_empty(), "{drawn:?}");
    assert!(!report.contains("Reading"), "{report}");
}

#[test]
fn what_is_quick_or_quiet_or_dumb_or_no_terminal_has_no_bar() {
    let bar = |text: &str| text.contains("Reading slow.md");
    for (seconds, flags, term) in [
        (0.1, &["--dry-run"][..], "xterm"),
        (1.5, &["--dry-run", "--quiet"], "xterm"),
        (1.5, &["--dry-run"], "dumb"),
    ] {
        let world = World::new();
        let writer = slow_file(&world, seconds);
        let mut command = world.command(&[&IMPORT[..], flags].concat());
        command.env("TERM", term);
        let end = Person::starts(command).ends();
        writer.join().expect("written");
        assert!(
            end.status == 0 && !bar(&end.text),
            "{flags:?}: {}",
            end.text
        );
    }
    let world = World::new();
    let writer = slow_file(&world, 1.5);
    let mut command = world.command(&[&IMPORT[..], &["--dry-run"]].concat());
    let output = command.output().expect("the program");
    writer.join().expect("written");
    assert!(!bar(&String::from_utf8_lossy(&output.stderr)));
}

#[test]
fn without_colours_and_in_few_columns_a_bar_is_words_alone() {
    let world = World::new();
    let writer = slow_file(&world, 1.5);
    let mut command = world.command(&[&IMPORT[..], &["--dry-run"]].concat());
    command.env("NO_COLOR", "1").env("COLUMNS", "18");
    let end = Person::starts(command).ends();
    writer.join().expect("written");
    let bar = end.raw.split('\r').find(|line| line.contains("Reading"));
    assert_eq!(bar, Some("     Reading slo…"), "{:?}", end.raw);
}
