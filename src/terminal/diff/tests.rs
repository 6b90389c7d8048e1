use std::fs;
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;

use super::{FileDiff, unified};
use crate::terminal::Screen;

const COLORED: Screen = Screen {
    color: true,
    ..Screen::PIPE
};

fn file<'a>(before: Option<&'a str>, after: Option<&'a str>) -> FileDiff<'a> {
    FileDiff {
        path: "catalog/a.yaml",
        before: before.map(str::as_bytes),
        after: after.map(str::as_bytes),
        shorten: false,
    }
}

fn patch(before: Option<&str>, after: Option<&str>) -> String {
    unified(&[file(before, after)], &Screen::PIPE)
}

#[test]
fn a_changed_line_stands_between_three_unchanged_ones() {
    assert_eq!(
        patch(
            Some("1\n2\n3\n4\n5\n6\n7\n8\n9\n"),
            Some("1\n2\n3\n4\nfive\n6\n7\n8\n9\n")
        ),
        "diff --git a/catalog/a.yaml b/catalog/a.yaml\n\
         --- a/catalog/a.yaml\n\
         +++ b/catalog/a.yaml\n\
         @@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
    );
}

#[test]
fn a_new_and_a_removed_file_have_nothing_on_the_other_side() {
    assert_eq!(
        patch(None, Some("a\nb\n")),
        "diff --git a/catalog/a.yaml b/catalog/a.yaml\n\
         new file mode 100644\n\
         --- /dev/null\n\
         +++ b/catalog/a.yaml\n\
         @@ -0,0 +1,2 @@\n+a\n+b\n"
    );
    assert_eq!(
        patch(Some("a\n"), None),
        "diff --git a/catalog/a.yaml b/catalog/a.yaml\n\
         deleted file mode 100644\n\
         --- a/catalog/a.yaml\n\
         +++ /dev/null\n\
         @@ -1 +0,0 @@\n-a\n"
    );
}

#[test]
fn a_missing_final_newline_is_said_on_the_side_that_misses_it() {
    let both = patch(Some("a\nb"), Some("a\nc"));
    assert!(both.ends_with("-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"));
    let added = patch(Some("a\nb"), Some("a\nb\n"));
    assert!(added.ends_with(" a\n-b\n\\ No newline at end of file\n+b\n"));
}

#[test]
fn what_does_not_change_is_left_out() {
    assert_eq!(patch(Some("a\n"), Some("a\n")), "");
    assert_eq!(patch(None, None), "");
}

#[test]
fn an_empty_new_file_has_a_header_only() {
    assert_eq!(
        patch(None, Some("")),
        "diff --git a/catalog/a.yaml b/catalog/a.yaml\nnew file mode 100644\n"
    );
}

#[test]
fn what_is_no_text_is_named_only() {
    let picture = FileDiff {
        path: "logo.png",
        before: None,
        after: Some(b"\x89PNG\r\n"),
        shorten: false,
    };
    assert_eq!(
        unified(&[picture], &Screen::PIPE),
        "diff --git a/logo.png b/logo.png\n\
         new file mode 100644\n\
         Binary files /dev/null and b/logo.png differ\n"
    );
    assert!(patch(Some("a\n"), Some("a\0\n")).contains("Binary files"));
}

#[test]
fn words_that_differ_are_underlined_within_red_and_green_lines() {
    let diff = unified(
        &[file(Some("level: sandbox\n"), Some("level: graduated\n"))],
        &COLORED,
    );
    assert!(
        diff.contains("\u{1b}[31m-level: \u{1b}[0m\u{1b}[1m\u{1b}[4m\u{1b}[31msandbox\u{1b}[0m\n")
    );
    assert!(
        diff.contains(
            "\u{1b}[32m+level: \u{1b}[0m\u{1b}[1m\u{1b}[4m\u{1b}[32mgraduated\u{1b}[0m\n"
        )
    );
}

#[test]
fn a_person_sees_control_characters_and_a_pipe_gets_them() {
    let hostile = "name: \u{1b}[2J\n";
    let shown = unified(&[file(None, Some(hostile))], &COLORED);
    assert!(shown.contains("+name: ␛[2J"), "{shown}");
    assert!(patch(None, Some(hostile)).ends_with("+name: \u{1b}[2J\n"));
}

#[test]
fn carriage_returns_are_shown_where_line_ends_differ() {
    let mixed = unified(&[file(Some("a\nb\n"), Some("a\r\nb\r\n"))], &COLORED);
    assert!(mixed.contains("a␍"), "{mixed}");
    let windows = unified(&[file(Some("a\r\nb\r\n"), Some("a\r\nc\r\n"))], &COLORED);
    assert!(!windows.contains('␍'), "{windows}");
}

#[test]
fn a_list_past_the_screen_is_counted_and_an_entry_is_not() {
    let text: String = (1..=50).map(|n| format!("{n}\n")).collect();
    let screen = Screen {
        height: Some(10),
        width: Some(80),
        color: false,
    };
    let entry = file(None, Some(&text));
    let list = FileDiff {
        path: "lists/a.md",
        shorten: true,
        ..entry
    };
    let shown = unified(&[list], &screen);
    assert_eq!(shown.lines().count(), 10);
    assert!(shown.ends_with("+4\n… 46 more lines in lists/a.md (--verbose shows them)\n"));
    assert_eq!(unified(&[entry], &screen).lines().count(), 55);
    assert_eq!(unified(&[list], &screen.endless()).lines().count(), 55);
}

#[test]
fn lists_share_one_screenful() {
    let screen = Screen {
        height: Some(30),
        ..Screen::PIPE
    };
    let text: String = (1..=50).map(|n| format!("{n}\n")).collect();
    let list = FileDiff {
        shorten: true,
        ..file(None, Some(&text))
    };
    let rows = |lists: usize| unified(&vec![list; lists], &screen).lines().count();
    assert_eq!((rows(1), rows(3), rows(10)), (30, 30, 80));
}

#[test]
fn a_list_that_fills_the_screen_is_shown_whole() {
    let text: String = (1..=6).map(|n| format!("{n}\n")).collect();
    let list = FileDiff {
        shorten: true,
        ..file(None, Some(&text))
    };
    let lines = |rows| {
        let screen = Screen {
            height: Some(rows),
            ..Screen::PIPE
        };
        unified(&[list], &screen).lines().count()
    };
    assert_eq!((lines(12), lines(11), lines(10)), (11, 11, 10));
}

#[test]
fn odd_names_are_written_as_git_writes_them() {
    let names = |path| {
        let diff = FileDiff {
            path,
            ..file(Some("a\n"), Some("b\n"))
        };
        let diff = unified(&[diff], &Screen::PIPE);
        diff.lines().take(2).collect::<Vec<_>>().join("|")
    };
    assert_eq!(
        names("a b.md"),
        "diff --git a/a b.md b/a b.md|--- a/a b.md\t"
    );
    assert_eq!(
        names("a\"\t.md"),
        r#"diff --git "a/a\"\011.md" "b/a\"\011.md"|--- "a/a\"\011.md""#
    );
    assert_eq!(
        names("größe.md"),
        "diff --git a/größe.md b/größe.md|--- a/größe.md"
    );
}

#[test]
fn git_applies_each_kind_of_patch() {
    let windows = "a\r\nb\r\nc\r\n";
    let cases: [(Option<&str>, Option<&str>); 9] = [
        (Some("a\nb\nc\n"), Some("a\nB\nc\n")),
        (Some(windows), Some("a\r\nB\r\nc\r\n")),
        (Some(windows), Some("a\nb\nc\n")),
        (Some("a\nb"), Some("a\nb\nc")),
        (Some("a\n\rb\u{c}\u{2028}\n"), Some("a\n\rc\u{c}\u{2028}\n")),
        (None, Some("a\nb")),
        (None, Some("")),
        (Some("a\nb"), None),
        (Some(""), Some("a\n")),
    ];
    for (before, after) in cases {
        assert_applies("catalog/a.yaml", before, after);
    }
    for path in ["with space.md", "quo\"te\\.md", "tab\t.md", "größe 中.md"] {
        assert_applies(path, Some("a\n"), Some("b\n"));
        assert_applies(path, None, Some(""));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn git_applies_the_patch_between_any_two_texts(
        before in "([ab]\n|\r\n|\n|[a-z]{3}\n){0,30}[a-c]?",
        after in "([ab]\n|\r\n|\n|[a-z]{3}\n){0,30}[a-c]?",
    ) {
        assert_applies("a.md", Some(&before), Some(&after));
    }
}

/// Lets git make `after` of `before` by the patch.
fn assert_applies(path: &str, before: Option<&str>, after: Option<&str>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target = folder.path().join(path);
    fs::create_dir_all(folder.path().join("catalog")).expect("a folder");
    if let Some(before) = before {
        fs::write(&target, before).expect("a file");
    }
    let diff = FileDiff {
        path,
        ..file(before, after)
    };
    let patch = unified(&[diff], &Screen::PIPE);
    if !patch.is_empty() {
        apply(folder.path(), &patch);
    }
    let result = fs::read_to_string(&target).ok();
    assert_eq!(result.as_deref(), after, "{patch}");
}

fn apply(folder: &Path, patch: &str) {
    fs::write(folder.join(".patch"), patch).expect("a patch");
    let output = Command::new("git")
        .args([
            "-c",
            "core.autocrlf=false",
            "apply",
            "--whitespace=nowarn",
            ".patch",
        ])
        .current_dir(folder)
        .env("GIT_CEILING_DIRECTORIES", std::env::temp_dir())
        .output()
        .expect("git runs");
    assert!(
        output.status.success(),
        "{}\n{patch}",
        String::from_utf8_lossy(&output.stderr)
    );
}
