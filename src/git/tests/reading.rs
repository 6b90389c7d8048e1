//! Reading files of a commit and of the work tree.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::rc::Rc;

use super::{Scratch, id};
use crate::git::{CommitFiles, GitError, Irregular, IrregularKind, Snapshot};

fn paths(snapshot: &Snapshot) -> Vec<&str> {
    snapshot
        .files
        .iter()
        .map(|file| file.path.as_str())
        .collect()
}

fn irregular(path: &str, kind: IrregularKind) -> Irregular {
    Irregular {
        path: path.to_owned(),
        kind,
    }
}

#[test]
fn a_commit_and_the_work_tree_are_read_alike() {
    let scratch = Scratch::new();
    scratch.write("catalog/projects/deep/er/c.yaml", "c\n");
    scratch.git(&["add", "."]);
    scratch.git(&["commit", "--quiet", "-m", "Deeper"]);
    let repository = scratch.repository();
    let head = id(&scratch.git(&["rev-parse", "HEAD"]));
    for places in [
        ["catalog", "other.txt", "missing"].as_slice(),
        &[
            "catalog/",
            "catalog/projects",
            "other.txt",
            "other.txt/below",
        ],
    ] {
        let tree = repository.read_tree(&head, places).expect("files");
        assert_eq!(
            paths(&tree),
            [
                "catalog/projects/a.yaml",
                "catalog/projects/deep/er/c.yaml",
                "other.txt"
            ]
        );
        assert_eq!(repository.read_work_tree(places).expect("files"), tree);
    }
    assert_eq!(
        repository.read_work_tree(&[""]).expect("files").files.len(),
        4
    );
    let file = repository.read_file(&head, "other.txt").expect("a file");
    assert_eq!(file.as_deref(), Some(b"other\n".as_slice()));
    assert_eq!(
        repository.read_file(&head, "catalog").expect("no file"),
        None
    );
}

#[test]
fn files_of_a_commit_are_the_same_whether_few_or_many_are_asked_for() {
    let scratch = Scratch::new();
    scratch.write("catalog/projects/deep/a.yaml", "a\n");
    scratch.write("other.txt", "other\n");
    scratch.git(&["add", "."]);
    scratch.git(&["commit", "--quiet", "-m", "Files"]);
    let head = id(&scratch.git(&["rev-parse", "HEAD"]));
    let files = CommitFiles::new(Rc::new(scratch.repository()), head);
    for round in 0..10 {
        for (path, content) in [
            ("catalog/projects/deep/a.yaml", Some("a\n")),
            ("other.txt", Some("other\n")),
            ("catalog/projects/deep/b.yaml", None),
            ("catalog/nowhere/a.yaml", None),
            ("other.txt/a.yaml", None),
        ] {
            let read = files.read(path).expect("a file, or none");
            let content = content.map(str::as_bytes);
            assert_eq!(read.as_deref(), content, "{round}: {path}");
        }
        let failure = files.read("catalog/projects").expect_err("a folder");
        let said = failure.to_string();
        assert!(said.starts_with("catalog/projects is a folder,"), "{said}");
    }
    assert!(files.read("../other.txt").is_err());
}

#[test]
fn many_files_are_read_in_order_whatever_the_threads() {
    let scratch = Scratch::new();
    for number in 0..500 {
        scratch.write(
            &format!("catalog/projects/{number:03}.yaml"),
            &format!("{number}\n"),
        );
    }
    scratch.git(&["add", "."]);
    scratch.git(&["commit", "--quiet", "-m", "Many"]);
    let head = id(&scratch.git(&["rev-parse", "HEAD"]));
    let repository = scratch.repository();
    let tree = repository.read_tree(&head, &["catalog"]).expect("files");
    assert_eq!(tree.files.len(), 501);
    assert_eq!(*tree.files[123].content, *b"123\n");
    assert_eq!(
        repository.read_work_tree(&["catalog"]).expect("files"),
        tree
    );
}

#[test]
fn what_is_no_file_is_reported_and_not_read() {
    let scratch = Scratch::new();
    symlink("../other.txt", scratch.root().join("catalog/link.yaml")).expect("a link");
    fs::create_dir(scratch.root().join("catalog/inner")).expect("a folder");
    scratch.git_in(&scratch.root().join("catalog/inner"), &["init", "--quiet"]);
    scratch.git_in(
        &scratch.root().join("catalog/inner"),
        &["commit", "--quiet", "--allow-empty", "-m", "Inner"],
    );
    scratch.git(&["add", "."]);
    scratch.git(&["commit", "--quiet", "-m", "Odd"]);
    let head = id(&scratch.git(&["rev-parse", "HEAD"]));
    let repository = scratch.repository();
    let odd = [
        irregular("catalog/inner", IrregularKind::Submodule),
        irregular("catalog/link.yaml", IrregularKind::Link),
    ];
    assert_eq!(
        repository
            .read_tree(&head, &["catalog"])
            .expect("files")
            .irregular,
        odd
    );
    assert_eq!(
        repository
            .read_work_tree(&["catalog"])
            .expect("files")
            .irregular,
        odd
    );
}

#[test]
fn a_link_that_leads_out_is_an_error_wherever_it_is_met() {
    let scratch = Scratch::new();
    let outside = scratch.folder().join("outside");
    fs::create_dir_all(outside.join("projects")).expect("a folder");
    fs::write(outside.join("projects/x.yaml"), "secret\n").expect("a file");
    symlink(&outside, scratch.root().join("catalog/away")).expect("a link");
    for place in ["catalog", "catalog/away", "catalog/away/projects/x.yaml"] {
        match scratch.repository().read_work_tree(&[place]) {
            Err(GitError::EscapesRepository { path }) => assert_eq!(path, "catalog/away"),
            other => panic!("{place}: {other:?}"),
        }
    }
}

#[test]
fn a_survey_reads_on_past_what_it_may_not_read() {
    let scratch = Scratch::new();
    let outside = scratch.folder().join("outside");
    fs::create_dir_all(&outside).expect("a folder");
    symlink(&outside, scratch.root().join("catalog/away")).expect("a link");
    scratch.write("catalog/projects/locked.yaml", "name: Locked\n");
    let locked = scratch.root().join("catalog/projects/locked.yaml");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("permissions");
    let survey = scratch.repository().survey_work_tree(&["catalog"]);
    let survey = survey.expect("files");
    let refused: Vec<&str> = survey
        .refused
        .iter()
        .map(|(path, _)| path.as_str())
        .collect();
    // Nothing is locked for the system's administrator.
    match fs::read(&locked) {
        Ok(_) => assert_eq!(refused, ["catalog/away"]),
        Err(_) => assert_eq!(refused, ["catalog/away", "catalog/projects/locked.yaml"]),
    }
    assert!(paths(&survey.snapshot).contains(&"catalog/projects/a.yaml"));
}

#[test]
fn what_editors_leave_and_pipes_are_not_read() {
    let scratch = Scratch::new();
    for name in ["a.yaml~", ".a.yaml.swp", "#a.yaml#"] {
        scratch.write(&format!("catalog/projects/{name}"), "left\n");
    }
    symlink(
        "me@host.1:2",
        scratch.root().join("catalog/projects/.#a.yaml"),
    )
    .expect("a lock");
    let pipe = scratch.root().join("catalog/pipe");
    let made = std::process::Command::new("mkfifo")
        .arg(pipe)
        .status()
        .expect("mkfifo");
    assert!(made.success());
    let read = scratch
        .repository()
        .read_work_tree(&["catalog"])
        .expect("files");
    assert_eq!(paths(&read), ["catalog/projects/a.yaml"]);
    assert_eq!(
        read.irregular,
        [irregular("catalog/pipe", IrregularKind::Special)]
    );
}

#[test]
fn a_place_outside_the_repository_is_refused() {
    let scratch = Scratch::new();
    let head = id(&scratch.git(&["rev-parse", "HEAD"]));
    for place in ["..", "/etc", "catalog/../.."] {
        assert!(
            scratch.repository().read_work_tree(&[place]).is_err(),
            "{place}"
        );
        assert!(
            scratch.repository().read_tree(&head, &[place]).is_err(),
            "{place}"
        );
    }
}
