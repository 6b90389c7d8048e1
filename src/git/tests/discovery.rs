//! Finding a repository, and saying what stands in the way of opening it.

use std::fs;
use std::os::unix::fs::chown;

use super::{Scratch, id};
use crate::git::{CommitRequest, Format, GitError, Head, Repository};

#[test]
fn a_repository_is_found_from_any_folder_below_its_root() {
    let scratch = Scratch::new();
    let repository = scratch.repository_at(&scratch.root().join("catalog/projects"));
    assert_eq!(repository.root(), Some(scratch.root().as_path()));
    assert!(!repository.is_bare());
    let made = repository
        .commit(&scratch.request())
        .expect("a commit from below");
    assert_eq!(scratch.git(&["rev-parse", "HEAD"]), made.id.to_string());
}

#[test]
fn git_dir_leads_to_another_repository_as_it_does_for_git() {
    let mut scratch = Scratch::new();
    let elsewhere = scratch.folder().join("elsewhere");
    scratch.git_in(&scratch.folder(), &["init", "--quiet", "elsewhere"]);
    let git_dir = scratch.root().join(".git");
    scratch.environment = scratch.environment.clone().with("GIT_DIR", git_dir);
    let repository = scratch.repository_at(&elsewhere);
    assert_eq!(repository.root(), Some(scratch.root().as_path()));
    let made = repository.commit(&scratch.request()).expect("a commit");
    assert_eq!(
        scratch.git(&["rev-parse", "catalog/edit-a"]),
        made.id.to_string()
    );
    assert_eq!(scratch.read("catalog/projects/b.yaml"), "name: B\n");
    assert!(!elsewhere.join("catalog").exists());
}

#[test]
fn no_repository_is_said_with_the_place() {
    let scratch = Scratch::empty();
    for folder in [scratch.folder(), scratch.folder().join("missing")] {
        let found = Repository::discover_with(&folder, scratch.environment.clone());
        match found {
            Err(GitError::NotARepository { start }) => assert_eq!(start, folder),
            _ => panic!("{}", folder.display()),
        }
    }
}

#[test]
fn a_format_that_cannot_be_read_is_named() {
    for (arguments, format) in [
        (
            ["init", "--object-format=sha256"].as_slice(),
            Format::Sha256,
        ),
        (&["init", "--ref-format=reftable"], Format::Reftable),
        (
            &["config", "extensions.partialClone", "origin"],
            Format::PartialClone,
        ),
    ] {
        let scratch = Scratch::empty();
        fs::create_dir(scratch.root()).expect("a folder");
        if arguments[0] == "config" {
            scratch.git(&["init", "--quiet"]);
            scratch.git(&["config", "core.repositoryFormatVersion", "1"]);
        }
        scratch.git(arguments);
        let opened = Repository::discover_with(&scratch.root(), scratch.environment.clone());
        match opened {
            Err(GitError::Unsupported(found)) => assert_eq!(found, format),
            Err(other) => panic!("{format:?}: {other}"),
            Ok(_) => panic!("{format:?} was opened"),
        }
    }
}

#[test]
fn a_partial_clone_is_read_as_far_as_it_goes_and_the_rest_is_named() {
    let scratch = Scratch::new();
    scratch.git(&["config", "uploadpack.allowFilter", "true"]);
    scratch.write("other.txt", "newer\n");
    scratch.git(&["commit", "--quiet", "-am", "Second"]);
    let clone = [
        "clone",
        "--quiet",
        "--no-local",
        "--filter=blob:none",
        "repository",
        "partial",
    ];
    scratch.git_in(&scratch.folder(), &clone);
    let partial = scratch.folder().join("partial");
    let repository = scratch.repository_at(&partial);
    let read = |name: &str| {
        let commit = repository.resolve(name).expect("a commit");
        repository.read_tree(&commit, &["other.txt"])
    };
    assert_eq!(read("HEAD").expect("here").files.len(), 1);
    let missing = read("HEAD~1").expect_err("not here");
    assert!(
        matches!(missing, GitError::NotFetched { .. }),
        "{missing:?}"
    );
    scratch.git_in(&partial, &["fetch", "--quiet", "--refetch", "--no-filter"]);
    assert_eq!(read("HEAD~1").expect("here").files.len(), 1);
    repository
        .commit(&CommitRequest {
            parent: repository.head().expect("a HEAD").commit(),
            ..scratch.request()
        })
        .expect("a commit in a partial clone");
}

#[test]
fn a_repository_of_another_user_is_refused_with_the_line_that_trusts_it() {
    let scratch = Scratch::new();
    let root = scratch.root();
    if chown(&root, Some(12_345), Some(12_345)).is_err() {
        // Only root can give a folder away.
        return;
    }
    let opened = Repository::discover_with(&root.join("catalog"), scratch.environment.clone());
    let Err(refused) = opened else {
        panic!("opened");
    };
    let line = format!(
        "git config --global --add safe.directory '{}'",
        root.display()
    );
    assert!(refused.to_string().ends_with(&line), "{refused}");
}

#[test]
fn head_tells_branch_detached_and_unborn_apart() {
    let scratch = Scratch::new();
    let commit = id(&scratch.git(&["rev-parse", "HEAD"]));
    let head = || scratch.repository().head().expect("a HEAD");
    let name = "main".to_owned();
    assert_eq!(head(), Head::Branch { name, commit });
    scratch.git(&["switch", "--quiet", "--detach"]);
    assert_eq!(head(), Head::Detached { commit });
    scratch.git(&["switch", "--quiet", "--orphan", "fresh/start"]);
    let branch = "fresh/start".to_owned();
    assert_eq!(head(), Head::Unborn { branch });
}

#[test]
fn names_of_commits_are_resolved_as_git_does() {
    let scratch = Scratch::new();
    let repository = scratch.repository();
    let first = scratch.git(&["rev-parse", "HEAD"]);
    scratch.git(&["tag", "-a", "v1", "-m", "One"]);
    scratch.git(&["commit", "--quiet", "--allow-empty", "-m", "Second"]);
    for name in ["HEAD~1", "v1", "main^", &first[..8], "HEAD@{1}", ":/First"] {
        assert_eq!(
            repository.resolve(name).expect(name).to_string(),
            first,
            "{name}"
        );
    }
    for name in ["nowhere", "--help", "HEAD:other.txt", ""] {
        let unknown = repository.resolve(name);
        assert!(
            matches!(unknown, Err(GitError::UnknownRevision { .. })),
            "{name}"
        );
    }
    // A name that only git knows.
    scratch.git(&["remote", "add", "origin", "."]);
    scratch.git(&["fetch", "--quiet", "origin"]);
    scratch.git(&["branch", "--quiet", "--set-upstream-to=origin/main"]);
    let pushed = repository.resolve("main@{push}").expect("a commit");
    assert_eq!(pushed.to_string(), scratch.git(&["rev-parse", "HEAD"]));
    let date = repository
        .head_commit_date()
        .expect("a date")
        .expect("a commit");
    assert_eq!(date.to_rfc3339(), "2017-07-13T23:10:01-03:30");
}

#[test]
fn the_base_branch_is_the_configured_the_remotes_or_the_usual_one() {
    let scratch = Scratch::new();
    let base = |configured| {
        scratch
            .repository()
            .base_branch(configured)
            .expect("a branch")
    };
    assert_eq!(base(Some("trunk")), "main", "there is no such branch");
    scratch.git(&["update-ref", "refs/remotes/origin/trunk", "HEAD"]);
    assert_eq!(base(Some("trunk")), "trunk", "it is at the remote");
    scratch.git(&["update-ref", "-d", "refs/remotes/origin/trunk"]);
    scratch.git(&["branch", "--quiet", "trunk"]);
    assert_eq!(base(Some("trunk")), "trunk", "it is here");
    scratch.git(&["switch", "--quiet", "-c", "work"]);
    assert_eq!(base(None), "main");
    scratch.git(&["branch", "--quiet", "-D", "main"]);
    assert_eq!(base(None), "work");
    scratch.git(&["remote", "add", "origin", "https://example.com/x.git"]);
    scratch.git(&[
        "symbolic-ref",
        "refs/remotes/origin/HEAD",
        "refs/remotes/origin/release/2",
    ]);
    assert_eq!(base(None), "release/2");
}

#[test]
fn init_makes_a_repository_with_the_users_default_branch() {
    let scratch = Scratch::empty();
    let folder = scratch.folder().join("new/place");
    let repository = Repository::init_with(&folder, scratch.environment.clone()).expect("made");
    let branch = "main".to_owned();
    assert_eq!(repository.head().expect("a HEAD"), Head::Unborn { branch });
    assert_eq!(repository.root(), Some(folder.as_path()));
}
