//! `catalog history --log`: changes with their commits and authors.

use crate::scratch::Scratch;

#[test]
fn changes_are_listed_with_their_commits_and_authors_the_newest_first() {
    let mut scratch = Scratch::with_projects();
    scratch
        .on("2025-03-01")
        .change(&["edit", "alpha", "--set", "license=MIT"]);
    scratch.write("notes.txt", "by hand\n");
    scratch.commit("By hand");
    let text = scratch.catalog(&["history", "--log", "Alpha"]);
    let rows: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    let tip = scratch.git(&["rev-parse", "--short=7", "HEAD~1"]);
    assert_eq!(
        rows[0],
        ["2025-03-01", &tip, "A U Thor", "edit alpha license"]
    );
    assert_eq!(rows[1][3], "add alpha maturity ..experimental 2024-01-01");
    assert_eq!(rows.len(), 2);
}

#[test]
fn an_undone_change_and_its_undoing_are_both_told() {
    let scratch = Scratch::with_projects();
    scratch.change(&["edit", "alpha", "--set", "license=MIT"]);
    scratch.git(&["tag", "known"]);
    scratch.catalog(&["undo", "--yes"]);
    let json = scratch.catalog(&["history", "--log", "alpha", "--format", "json"]);
    let json: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
    let told: Vec<_> = json
        .iter()
        .map(|change| change["change"].as_str())
        .collect();
    assert_eq!(
        told,
        [
            Some("undo edit alpha license"),
            Some("edit alpha license"),
            Some("add alpha maturity ..experimental 2024-01-01"),
        ]
    );
    assert_eq!(json[0]["commit"], scratch.git(&["rev-parse", "HEAD"]));
    assert_eq!(json[0]["email"], "author@example.com");
    let none = scratch.catalog(&[
        "history",
        "--log",
        "--since",
        "2025-01-01",
        "--format",
        "csv",
    ]);
    assert_eq!(
        none,
        "date,commit,author,email,change,pull_request,subject\n"
    );
}
