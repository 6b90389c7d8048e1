//! What differs between two states, the commits between them, and tags.

use chrono::NaiveDate;

use super::{Scratch, id};
use crate::git::{CommitId, Differing, File};

/// The paths of both sides.
fn paths<'d>(differing: &'d Differing) -> (Vec<&'d str>, Vec<&'d str>) {
    let paths = |files: &'d [File]| files.iter().map(|file| &*file.path).collect();
    (paths(&differing.before), paths(&differing.after))
}

fn commit_all(scratch: &Scratch, message: &str) {
    scratch.git(&["add", "--all", "."]);
    scratch.git(&["commit", "--quiet", "--allow-empty", "-m", message]);
}

#[test]
fn only_what_differs_below_a_folder_is_read() {
    let scratch = Scratch::new();
    scratch.write("catalog/projects/b.yaml", "name: B\n");
    scratch.write("catalog/projects/deep/c.yaml", "name: C\n");
    commit_all(&scratch, "Second");
    scratch.write("catalog/projects/a.yaml", "name: A2\n");
    scratch.write("other.txt", "elsewhere\n");
    scratch.git(&["mv", "catalog/projects/deep", "catalog/projects/b"]);
    scratch.git(&["rm", "--quiet", "catalog/projects/b.yaml"]);
    commit_all(&scratch, "Third");
    let repository = scratch.repository();
    let (old, new) = (
        id(&scratch.git(&["rev-parse", "HEAD~"])),
        repository.resolve("HEAD"),
    );
    let new = new.expect("a commit");
    let found = repository.differing(Some(&old), Some(&new), &["catalog"]);
    let found = found.expect("files");
    assert_eq!(
        paths(&found),
        (
            vec![
                "catalog/projects/a.yaml",
                "catalog/projects/b.yaml",
                "catalog/projects/deep/c.yaml"
            ],
            vec!["catalog/projects/a.yaml", "catalog/projects/b/c.yaml"],
        )
    );
    assert_eq!(&*found.after[0].content, b"name: A2\n");
    let all = repository.differing(None, Some(&old), &["catalog", "lists/a.md"]);
    assert_eq!(all.expect("files").after.len(), 4);
}

#[test]
fn a_file_in_the_place_of_a_folder_is_one_gone_and_one_new() {
    let scratch = Scratch::new();
    scratch.write("catalog/x/y.yaml", "1\n");
    scratch.write("catalog/x-1.yaml", "1\n");
    commit_all(&scratch, "A folder");
    scratch.git(&["rm", "--quiet", "catalog/x/y.yaml"]);
    scratch.write("catalog/x", "2\n");
    commit_all(&scratch, "A file");
    let repository = scratch.repository();
    let old = id(&scratch.git(&["rev-parse", "HEAD~"]));
    let new = id(&scratch.git(&["rev-parse", "HEAD"]));
    let found = repository.differing(Some(&old), Some(&new), &["catalog"]);
    assert_eq!(
        paths(&found.expect("files")),
        (vec!["catalog/x/y.yaml"], vec!["catalog/x"])
    );
}

#[test]
fn the_work_tree_differs_where_its_bytes_do() {
    let scratch = Scratch::new();
    scratch.write("catalog/projects/b.yaml", "name: B\n");
    scratch.git(&["rm", "--quiet", "catalog/projects/a.yaml"]);
    let repository = scratch.repository();
    let head = repository.head().expect("HEAD").commit().expect("a commit");
    let found = repository.differing_on_disk(Some(&head), &["catalog", "lists"]);
    assert_eq!(
        paths(&found.expect("files")),
        (
            vec!["catalog/projects/a.yaml"],
            vec!["catalog/projects/b.yaml"]
        )
    );
}

#[test]
fn the_log_has_what_one_commit_has_and_another_lacks() {
    let scratch = Scratch::new();
    let first = id(&scratch.git(&["rev-parse", "HEAD"]));
    scratch.git(&["switch", "--quiet", "-c", "side"]);
    scratch.write("catalog/projects/b.yaml", "name: B\n");
    commit_all(
        &scratch,
        "Add B\n\nCatalog-Change: add b\nCatalog-Change: add c\n\nmore",
    );
    scratch.git(&["switch", "--quiet", "main"]);
    scratch.git(&["merge", "--quiet", "--no-ff", "-m", "Merge side", "side"]);
    let repository = scratch.repository();
    let tip = repository.resolve("HEAD").expect("a commit");
    let log = repository.log(Some(&first), &tip).expect("a log");
    let subjects: Vec<&str> = log.iter().map(|commit| commit.subject()).collect();
    assert_eq!(subjects, ["Merge side", "Add B"]);
    let changes: Vec<&str> = log[1].trailers("Catalog-Change").collect();
    assert_eq!(changes, ["add b", "add c"]);
    assert_eq!(
        (log[1].author.as_str(), log[0].parents.len()),
        ("A U Thor", 2)
    );
    assert_eq!(repository.log(None, &tip).expect("a log").len(), 3);
    let touched = repository.touched(&log, &["catalog"]).expect("files");
    assert!(touched[0].is_empty(), "a merge takes what is there");
    assert_eq!(touched[1].paths(), ["catalog/projects/b.yaml"]);
}

#[test]
fn the_newest_commits_end_at_a_number_or_at_one_as_old_as_another() {
    let mut scratch = Scratch::new();
    let mut commits = Vec::new();
    for day in 1..=4 {
        let date = format!("{} +0000", 1_500_000_000 + day * 86_400);
        scratch.environment = scratch.environment.clone().with("GIT_COMMITTER_DATE", date);
        commit_all(&scratch, &format!("Day {day}"));
        commits.push(id(&scratch.git(&["rev-parse", "HEAD"])));
    }
    let repository = scratch.repository();
    let newest = |since: Option<&CommitId>, most| {
        let found = repository.newest(since, &commits[3], most);
        let subjects = found.expect("commits").into_iter();
        let subjects: Vec<String> = subjects.map(|one| one.subject().to_owned()).collect();
        subjects.join(" ")
    };
    assert_eq!(newest(None, 2), "Day 4 Day 3");
    assert_eq!(newest(Some(&commits[1]), 9), "Day 4 Day 3");
    assert_eq!(newest(None, 9), "Day 4 Day 3 Day 2 Day 1 First");
}

#[test]
fn a_day_leads_to_the_last_commit_that_was_made_by_its_end() {
    let mut scratch = Scratch::new();
    for (seconds, name) in [(1_500_000_000, "July"), (1_510_000_000, "November")] {
        let date = format!("{seconds} +0000");
        scratch.environment = scratch.environment.clone().with("GIT_COMMITTER_DATE", date);
        commit_all(&scratch, name);
    }
    let repository = scratch.repository();
    let tip = repository.resolve("HEAD").expect("a commit");
    let on = |text: &str| {
        let day: NaiveDate = text.parse().expect("a day");
        let found = repository.commit_on(&tip, day).expect("a history");
        found.map(|id| {
            repository
                .logged(id)
                .expect("a commit")
                .subject()
                .to_owned()
        })
    };
    assert_eq!(on("2017-11-06").as_deref(), Some("November"));
    assert_eq!(on("2017-11-05").as_deref(), Some("July"));
    assert_eq!(
        on("2017-07-13").as_deref(),
        Some("First"),
        "by its own zone"
    );
    assert_eq!(on("2017-07-12"), None);
}

#[test]
fn a_tag_keeps_headings_in_its_message_and_is_made_once() {
    let scratch = Scratch::new();
    let repository = scratch.repository();
    let tip = repository.resolve("HEAD").expect("a commit");
    let message = "Release 1.0.0\n\n### Added\n";
    repository.make_tag("v1.0.0", &tip, message).expect("a tag");
    let tag = repository.tag("v1.0.0").expect("tags").expect("a tag");
    assert_eq!((tag.commit, tag.message.as_str()), (tip, message));
    assert!(repository.make_tag("v1.0.0", &tip, message).is_err());
    assert_eq!(repository.tag("v2.0.0").expect("tags"), None);
    assert_eq!(repository.tag_names().expect("tags"), ["v1.0.0"]);
    let known = repository.known_to_others_by(&tip).expect("references");
    assert_eq!(known, ["v1.0.0"]);
}
