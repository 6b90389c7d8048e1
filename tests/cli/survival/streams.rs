//! Standard input and output that are no terminal, or closed, or full.

use std::io::Read;
use std::process::Stdio;

use super::{PROMOTE, promote};
use crate::environment::TestEnvironment;

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let env = TestEnvironment::new();
    for number in 0..3000 {
        env.write(
            &format!("catalog/projects/many/entry-{number}.yaml"),
            format!(
                "name: Entry {number}\nsummary: {}\nareas: [cncf]\n",
                "word ".repeat(40)
            ),
        );
    }
    for format in ["table", "json", "csv"] {
        let mut child = env
            .program(&env.root())
            .args(["list", "--format", format])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut first = [0; 16];
        let mut stdout = child.stdout.take().expect("a pipe");
        stdout.read_exact(&mut first).expect("a beginning");
        drop(stdout);
        let output = child.wait_with_output().expect("an end");
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

#[test]
fn a_change_is_made_whether_or_not_its_diff_is_read() {
    let env = TestEnvironment::new();
    let mut child = env
        .program(&env.root())
        .args(PROMOTE)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(env.status(), "## catalog/promote-linkerd");
}

#[test]
fn a_full_disk_behind_stdout_is_said() {
    let env = TestEnvironment::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else { return };
    let output = env
        .program(&env.root())
        .arg("list")
        .stdout(full)
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.starts_with("error: cannot write the result"), "{said}");
}

#[test]
fn quiet_says_nothing_but_what_went_wrong_and_colour_is_asked_for() {
    let env = TestEnvironment::new();
    let ran = promote(&env, &["--quiet"]).done();
    assert_eq!(ran.stderr, "");
    let plain = env.catalog(["show", "linkerd"]).done().stdout;
    let coloured = env
        .catalog(["show", "linkerd", "--color", "always"])
        .done()
        .stdout;
    assert!(!plain.contains('\u{1b}') && coloured.contains('\u{1b}'));
}

#[test]
fn control_characters_of_an_entry_reach_no_person() {
    let env = TestEnvironment::new();
    env.write(
        "catalog/projects/evil.yaml",
        "name: \"E\\e[2Jvil\"\nsummary: \"a\\x07b\\u202ec\"\nareas: [cncf]\nlicense: \"\\e]0;x\\a\"\n",
    );
    for line in [
        "show evil --color always",
        "list --color always",
        "check --color always",
        "history evil --color always",
    ] {
        let ran = env.catalog(line.split(' '));
        for shown in [&ran.stdout, &ran.stderr] {
            assert!(
                !shown.contains("\u{1b}[2J")
                    && !shown.contains('\u{7}')
                    && !shown.contains('\u{202e}'),
                "{line}: {shown:?}"
            );
        }
    }
}
