//! The tracks that levels are taken for where a document names none, and what is said of new ones.

use catalog::catalog::model::parse_date;
use catalog::import::Destination;

use crate::harness::{Desk, list};

/// A table of projects with their levels.
fn table(rows: &[(&str, &str)]) -> String {
    let head = "# Ours\n\n| Project | Level | Repository |\n|---|---|---|\n".to_string();
    let row = |(name, level): &(&str, &str)| {
        let id = name.to_lowercase();
        format!("| {name} | {level} | https://github.com/{id}/{id} |\n")
    };
    head + &rows.iter().map(row).collect::<String>()
}

/// The same destination with levels that are meant for this track.
fn on(track: &str, name: &str) -> Destination {
    Destination {
        track: Some(track.into()),
        ..list(name)
    }
}

fn levels(desk: &Desk, id: &str, track: &str) -> Vec<String> {
    let steps = desk.entry(id).maturity.get(track).into_iter().flatten();
    steps.map(|step| step.level.to_string()).collect()
}

fn tracks(desk: &Desk) -> Vec<&str> {
    let tracks = desk.catalog.settings.tracks.keys();
    tracks.map(String::as_str).collect()
}

#[test]
fn a_list_has_the_levels_of_its_own_track_though_the_track_has_not_all_of_them() {
    let mut desk = Desk::new();
    let older = table(&[("Dapr", "Sandbox"), ("Rook", "Incubating")]);
    desk.take(&older, None, &on("cncf", "ours"));
    let date = parse_date("2021-01-01");
    let newer = table(&[("Dapr", "Incubating"), ("Rook", "Graduated")]);
    desk.take(
        &newer,
        None,
        &Destination {
            date,
            ..list("ours")
        },
    );
    assert_eq!(tracks(&desk), ["cncf"]);
    assert_eq!(levels(&desk, "dapr", "cncf"), ["sandbox", "incubating"]);
    assert_eq!(levels(&desk, "rook", "cncf"), ["incubating", "graduated"]);
}

#[test]
fn a_list_that_selects_one_track_is_about_that_one() {
    let mut desk = Desk::new();
    desk.take(&table(&[("Dapr", "Sandbox")]), None, &on("cncf", "ours"));
    desk.take(&table(&[("Osm", "Sandbox")]), None, &on("azure", "theirs"));
    let settings = "catalog/catalog.yaml".to_string();
    let text = desk.files[&settings].replace(
        "    select:\n      area: ours\n    track: cncf\n",
        "    select:\n      area: ours\n      track: cncf\n",
    );
    assert!(text.contains("      track: cncf\n"), "{text}");
    desk.files.insert(settings, text);
    desk.load();
    desk.take(&table(&[("Dapr", "Graduated")]), None, &list("ours"));
    assert_eq!(levels(&desk, "dapr", "cncf"), ["sandbox", "graduated"]);
    assert_eq!(tracks(&desk), ["cncf", "azure"]);
}

#[test]
fn among_tracks_that_fit_it_is_the_one_on_which_most_projects_stand() {
    let both = [("Dapr", "Sandbox"), ("Rook", "Incubating")];
    let mut desk = Desk::new();
    desk.take(&table(&both), None, &on("cncf", "ours"));
    let azure = [
        ("Osm", "Sandbox"),
        ("Keda", "Incubating"),
        ("Dapr", "Sandbox"),
    ];
    desk.take(&table(&azure), None, &on("azure", "theirs"));
    let (reading, _) = desk.take(&table(&both), None, &list("third"));
    assert_eq!(tracks(&desk), ["cncf", "azure"]);
    let said: Vec<&str> = reading
        .remarks
        .iter()
        .map(|found| &*found.message)
        .collect();
    assert!(
        said.contains(&"levels without a track are taken for those of cncf; azure has them too"),
        "{said:?}"
    );
    assert_eq!(
        desk.catalog.settings.lists["third"].track.as_deref(),
        Some("cncf")
    );
    // Where nothing tells which, none is guessed.
    desk.take(&table(&[("New", "Sandbox")]), None, &list("fourth"));
    assert_eq!(tracks(&desk), ["cncf", "azure", "maturity"]);
}

#[test]
fn a_new_track_and_what_may_have_been_meant_are_said() {
    let mut desk = Desk::new();
    let older = table(&[("Dapr", "Sandbox"), ("Rook", "Incubating")]);
    let (reading, _) = desk.take(&older, None, &on("cncf", "ours"));
    assert_eq!(reading.remarks, [], "a catalog that begins has new tracks");
    let (reading, _) = desk.take(&older, None, &on("cnfc", "other"));
    let remark = &reading.remarks[0];
    assert_eq!(remark.line, 5);
    assert_eq!(remark.message, "the track cnfc is new; did you mean cncf?");
}

#[test]
fn a_new_level_is_said_with_its_place() {
    let mut desk = Desk::new();
    let older = table(&[("Dapr", "Sandbox"), ("Rook", "Incubating")]);
    desk.take(&older, None, &on("cncf", "ours"));
    let newer = table(&[
        ("Dapr", "Sandbox"),
        ("Osm", "Alpha"),
        ("Rook", "Graduated"),
        ("Brigade", "Deprecated"),
    ]);
    let (reading, _) = desk.take(&newer, None, &list("ours"));
    let said: Vec<(usize, &str)> = reading
        .remarks
        .iter()
        .map(|found| (found.line, &*found.message))
        .collect();
    let new = "is new on the track cncf";
    for (line, message) in [
        (
            6,
            format!("the level alpha {new}, between sandbox and incubating"),
        ),
        (7, format!("the level graduated {new}, above incubating")),
        (8, format!("the level deprecated {new}, as a retired one")),
    ] {
        assert!(said.contains(&(line, &message)), "{message}: {said:?}");
    }
}
