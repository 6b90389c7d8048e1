//! Levels that a document and a catalog both tell of.

use catalog::catalog::model::parse_date;
use catalog::import::{Contradiction, Destination, Intake, Why};

use crate::harness::{Desk, list, reported};

const REPOSITORY: &str = "https://github.com/a/alpha";

/// A page with one project under a level.
fn page(level: &str) -> String {
    format!("## {level}\n\n### Alpha\n\n- **Repository:** {REPOSITORY}\n")
}

/// A landscape with one project, and the days of its levels.
fn landscape(level: &str, days: &[(&str, &str)]) -> String {
    let days: String = days
        .iter()
        .map(|(key, day)| format!("              {key}: '{day}'\n"))
        .collect();
    format!(
        "landscape:\n  - category:\n    name: P\n    subcategories:\n      - subcategory:\n        \
         name: Q\n        items:\n          - item:\n            name: Alpha\n            \
         repo_url: {REPOSITORY}\n            project: {level}\n            extra:\n{days}"
    )
}

/// The levels of the project, each with its day and its remark.
fn steps(desk: &Desk) -> Vec<String> {
    let steps = desk.entry("alpha").maturity["maturity"].iter();
    let step = steps.map(|step| {
        let date = step
            .date
            .map_or_else(String::new, |date| format!(" {date}"));
        let note = step.note.as_ref();
        let note = note.map_or_else(String::new, |note| format!(" ({note})"));
        let reason = step.reason.as_ref();
        let reason = reason.map_or_else(String::new, |reason| format!(": {reason}"));
        format!("{}{date}{note}{reason}", step.level)
    });
    step.collect()
}

/// What is said otherwise of levels; the page names no area, and the landscape one.
fn contradictions(intake: &Intake) -> Vec<&Contradiction> {
    let found = intake.contradictions.iter();
    found.filter(|found| !found.is_move()).collect()
}

const DAYS: &[(&str, &str)] = &[("accepted", "2019-01-02"), ("incubating", "2020-03-04")];

#[test]
fn a_landscape_dates_what_a_page_told_without_dates() {
    let mut desk = Desk::new();
    desk.take(&page("Incubating"), None, &list("l"));
    assert_eq!(steps(&desk), ["incubating"]);
    let (_, intake) = desk.take(&landscape("incubating", DAYS), None, &list("l"));
    assert!(contradictions(&intake).is_empty(), "{intake:?}");
    assert_eq!(
        steps(&desk),
        ["sandbox 2019-01-02", "incubating 2020-03-04"]
    );
    let before = desk.files.clone();
    let (_, intake) = desk.take(&landscape("incubating", DAYS), None, &list("l"));
    assert!(contradictions(&intake).is_empty(), "{intake:?}");
    assert_eq!(desk.files, before);
    // The page knows no days, and takes none away.
    let (_, intake) = desk.take(&page("Incubating"), None, &list("l"));
    assert!(contradictions(&intake).is_empty(), "{intake:?}");
    assert_eq!(desk.files, before);
}

#[test]
fn a_day_that_differs_is_reported_and_not_overwritten() {
    let mut desk = Desk::new();
    desk.take(&landscape("incubating", DAYS), None, &list("l"));
    let before = desk.files.clone();
    let other = [("accepted", "2019-01-02"), ("incubating", "2020-05-06")];
    let (reading, intake) = desk.take(&landscape("incubating", &other), None, &list("l"));
    let found = contradictions(&intake);
    let [found] = found.as_slice() else {
        panic!("{:?}", intake.contradictions);
    };
    assert_eq!(found.has, "sandbox 2019-01-02, incubating 2020-03-04");
    assert_eq!(found.says, "sandbox 2019-01-02, incubating 2020-05-06");
    let refused = reported(&reading, Why::Contradiction);
    let refused: Vec<&str> = refused.iter().map(|(_, text)| &**text).collect();
    assert_eq!(refused, ["incubating", "2020-05-06"]);
    assert_eq!(desk.files, before);
}

#[test]
fn levels_that_were_passed_since_are_news_with_the_last() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox"), None, &list("l"));
    desk.take(&landscape("sandbox", &DAYS[..1]), None, &list("l"));
    let days = [DAYS, &[("graduated", "2021-05-06")]].concat();
    let (_, intake) = desk.take(&landscape("graduated", &days), None, &list("l"));
    assert!(contradictions(&intake).is_empty(), "{intake:?}");
    assert_eq!(
        steps(&desk),
        [
            "sandbox 2019-01-02",
            "incubating 2020-03-04",
            "graduated 2021-05-06"
        ]
    );
}

#[test]
fn a_newer_version_leads_down_where_its_day_is_said() {
    let newer = |date: &str| Destination {
        date: parse_date(date),
        ..list("l")
    };
    let mut desk = Desk::new();
    desk.take(
        &page("Sandbox")
            .replace("Alpha", "Beta")
            .replace("/a/", "/b/"),
        None,
        &list("l"),
    );
    desk.take(&page("Graduated"), None, &newer("2020-01-01"));
    desk.take(
        &page("Incubating")
            .replace("Alpha", "Beta")
            .replace("/a/", "/b/"),
        None,
        &newer("2020-01-01"),
    );
    // Undated, it may as well be an older version.
    let (_, intake) = desk.take(&page("Incubating"), None, &list("l"));
    assert_eq!(intake.contradictions.len(), 1);
    assert_eq!(steps(&desk), ["graduated"]);
    let (_, intake) = desk.take(&page("Incubating"), None, &newer("2021-01-01"));
    assert!(contradictions(&intake).is_empty(), "{intake:?}");
    let down = "incubating 2021-01-01: so in the list l";
    assert_eq!(steps(&desk), ["graduated", down]);
    let (_, intake) = desk.take(&page("Archived"), None, &newer("2022-01-01"));
    assert!(contradictions(&intake).is_empty(), "{intake:?}");
    let out = "archived 2022-01-01: so in the list l";
    assert_eq!(steps(&desk), ["graduated", down, out]);
    // It has been at that level, and no document says when it came back.
    let (_, intake) = desk.take(&page("Graduated"), None, &newer("2023-01-01"));
    assert_eq!(intake.contradictions.len(), 1);
    assert_eq!(steps(&desk).len(), 3);
}

#[test]
fn a_remark_on_a_level_that_is_there_is_added_and_another_is_reported() {
    let table = |state: &str| {
        format!("| Project | State |\n|---|---|\n| [Alpha]({REPOSITORY}) | maturity: {state} |\n")
    };
    let mut desk = Desk::new();
    desk.take(&page("Sandbox"), None, &list("l"));
    let (_, intake) = desk.take(&table("sandbox (for now)"), None, &list("t"));
    assert!(contradictions(&intake).is_empty(), "{intake:?}");
    assert_eq!(steps(&desk), ["sandbox (for now)"]);
    let (_, intake) = desk.take(&table("sandbox (for good)"), None, &list("t"));
    let found = &intake.contradictions;
    assert_eq!(found[0].has, "sandbox (for now)");
    assert_eq!(found[0].says, "sandbox (for good)");
    assert_eq!(steps(&desk), ["sandbox (for now)"]);
}

const OTHER: &str = "- [Alpha](https://github.com/a/alpha) - Runtime.\n";

#[test]
fn a_newer_version_is_news_though_the_project_stands_in_another_list() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox"), None, &list("l"));
    desk.take(OTHER, None, &list("other"));
    let (_, intake) = desk.take(&page("Incubating"), None, &list("l"));
    assert!(contradictions(&intake).is_empty(), "{intake:?}");
    assert_eq!(steps(&desk), ["sandbox", "incubating"]);
}

#[test]
fn a_level_is_no_news_where_another_list_has_the_track_as_its_own() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox"), None, &list("l"));
    desk.take(OTHER, None, &list("other"));
    for _ in 0..2 {
        let (_, intake) = desk.take(&page("Graduated"), None, &list("other"));
        let found = contradictions(&intake);
        assert_eq!(found.len(), 1, "{intake:?}");
        let why = found[0].why.as_ref().map(ToString::to_string);
        assert_eq!(
            why.as_deref(),
            Some("the track is that of the list l, in which the project stands too")
        );
        assert_eq!(steps(&desk), ["sandbox"]);
    }
}

#[test]
fn a_level_that_the_document_dates_later_is_news_whatever_the_list() {
    let mut desk = Desk::new();
    desk.take(&landscape("incubating", DAYS), None, &list("l"));
    let days = [DAYS, &[("graduated", "2021-05-06")]].concat();
    let (_, intake) = desk.take(&landscape("graduated", &days), None, &list("other"));
    assert!(contradictions(&intake).is_empty(), "{intake:?}");
    let passed = ["sandbox 2019-01-02", "incubating 2020-03-04"];
    assert_eq!(
        steps(&desk),
        [&passed[..], &["graduated 2021-05-06"]].concat()
    );
    // Two levels down is no move that the track permits.
    let down = [("accepted", "2022-05-06")];
    let (_, intake) = desk.take(&landscape("sandbox", &down), None, &list("other"));
    assert_eq!(contradictions(&intake).len(), 1);
}

#[test]
fn a_document_that_is_older_than_a_level_is_told_so() {
    let mut desk = Desk::new();
    let on = |date: &str| Destination {
        date: parse_date(date),
        ..list("l")
    };
    let beta = page("Graduated")
        .replace("Alpha", "Beta")
        .replace("/a/", "/b/");
    desk.take(&beta, None, &list("l"));
    desk.take(&page("Sandbox"), None, &list("l"));
    desk.take(&page("Incubating"), None, &on("2022-01-01"));
    let why = |intake: &Intake| {
        intake.contradictions[0]
            .why
            .as_ref()
            .map(ToString::to_string)
    };
    let (_, intake) = desk.take(&page("Graduated"), None, &on("2021-01-01"));
    assert_eq!(
        why(&intake).as_deref(),
        Some("it is so since 2022-01-01, and the day of the document, 2021-01-01, is not later")
    );
    let (_, intake) = desk.take(&page("Sandbox"), None, &list("l"));
    let left = "it left that level, and no day says when it came back";
    assert_eq!(why(&intake).as_deref(), Some(left));
    let beta = beta.replace("Graduated", "Incubating");
    let (_, intake) = desk.take(&beta, None, &list("l"));
    let undated = "a project goes down, or out of a retired level, on a day only";
    assert_eq!(why(&intake).as_deref(), Some(undated));
}

#[test]
fn a_list_of_all_on_a_track_does_not_keep_another_from_telling_of_it() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox"), None, &list("l"));
    desk.take(OTHER, None, &list("other"));
    let path = "catalog/catalog.yaml".to_string();
    let all = "  all: {template: list.md, output: lists/all.md, select: {track: maturity}}\n";
    let text = desk.files[&path].replace("lists:\n", &format!("lists:\n{all}"));
    desk.files.insert(path, text);
    desk.load();
    desk.take(&page("Incubating"), None, &list("l"));
    assert_eq!(steps(&desk), ["sandbox", "incubating"]);
}

#[test]
fn a_list_of_another_track_does_not_tell_of_one_that_stands_elsewhere_too() {
    let state = |level: &str| {
        format!(
            "| Project | State |\n|---|---|\n| [Alpha]({REPOSITORY}) | Azure: ga <br> Maturity: {level} |\n"
        )
    };
    let mut desk = Desk::new();
    desk.take(&state("sandbox"), None, &list("one"));
    let mut taken = Vec::new();
    for _ in 0..2 {
        // Neither list has the track as its own, so that nobody knows which of them is right.
        let (_, intake) = desk.take(&state("graduated"), None, &list("two"));
        assert_eq!(contradictions(&intake).len(), 1);
        taken.push(desk.files.clone());
    }
    assert_eq!(taken[0], taken[1]);
}
