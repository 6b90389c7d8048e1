//! Writing a change into the work tree without a commit.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use super::{Scratch, make_executable};
use crate::git::{FileEdit, GitError, Refusal};

fn edit(path: &str, before: Option<&str>, after: Option<&str>) -> FileEdit {
    let bytes = |text: &str| text.to_string().into();
    FileEdit {
        path: path.to_owned(),
        before: before.map(bytes),
        after: after.map(bytes),
    }
}

#[test]
fn files_are_replaced_made_and_removed_with_their_folders() {
    let scratch = Scratch::new();
    make_executable(&scratch.root().join("other.txt"));
    scratch
        .repository()
        .write_work_tree(&[
            edit("other.txt", Some("other\n"), Some("new\n")),
            edit("deep/er/x.yaml", None, Some("x\n")),
            edit("lists/a.md", Some("# A\n"), None),
        ])
        .expect("written");
    assert_eq!(scratch.read("other.txt"), "new\n");
    assert_eq!(scratch.read("deep/er/x.yaml"), "x\n");
    assert!(!scratch.root().join("lists").exists());
    let mode = |path: &str| {
        let found = fs::metadata(scratch.root().join(path)).expect("a file");
        found.permissions().mode() & 0o777
    };
    assert_eq!(mode("other.txt"), 0o755);
    assert_eq!(
        mode("deep/er/x.yaml"),
        mode("catalog/projects/a.yaml"),
        "the mode of any new file"
    );
    assert_eq!(
        scratch.git(&["diff", "--cached", "--name-only"]),
        "",
        "the index is left alone"
    );
}

#[test]
fn nothing_is_written_where_one_file_is_not_as_planned() {
    let cases = [
        edit("other.txt", Some("not this\n"), Some("new\n")),
        edit("other.txt", None, Some("new\n")),
        edit("missing.txt", Some("there\n"), None),
    ];
    for bad in cases {
        let scratch = Scratch::new();
        let path = bad.path.clone();
        let good = edit(
            "catalog/projects/a.yaml",
            Some("name: A\n"),
            Some("name: B\n"),
        );
        let written = scratch.repository().write_work_tree(&[good, bad]);
        let changed = Refusal::ChangedOnDisk { path };
        assert!(matches!(written, Err(GitError::Refused(refusal)) if refusal == changed));
        assert_eq!(scratch.status(), "");
    }
}

#[test]
fn a_link_is_not_written_through() {
    let scratch = Scratch::new();
    let outside = scratch.folder().join("outside");
    fs::create_dir(&outside).expect("a folder");
    symlink(&outside, scratch.root().join("away")).expect("a link");
    symlink("other.txt", scratch.root().join("link.txt")).expect("a link");
    for bad in [
        edit("away/x", None, Some("x\n")),
        edit("link.txt", Some("other\n"), Some("x\n")),
    ] {
        let written = scratch.repository().write_work_tree(&[bad]);
        assert!(matches!(
            written,
            Err(GitError::Refused(Refusal::ThroughLink { .. }))
        ));
    }
    assert_eq!(fs::read_dir(&outside).expect("a folder").count(), 0);
}

#[test]
fn a_failure_half_way_takes_back_what_was_written() {
    let scratch = Scratch::new();
    // The second cannot be made below the first, which is a file by then.
    let written = scratch.repository().write_work_tree(&[
        edit("other.txt", Some("other\n"), Some("new\n")),
        edit("lists/a.md", Some("# A\n"), None),
        edit("fresh/x", None, Some("x\n")),
        edit("fresh/x/y", None, Some("y\n")),
    ]);
    assert!(written.is_err());
    assert_eq!(scratch.status(), "");
    assert!(!scratch.root().join("fresh").exists());
    assert_eq!(scratch.read("other.txt"), "other\n");
}
