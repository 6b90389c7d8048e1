//! Two small revisions and what is told of them.

use super::*;
use crate::catalog::load::Layout;

const SETTINGS: &str = "title: Projects\ntracks:\n  cncf:\n    title: CNCF\n    \
    levels: [{id: sandbox, title: Sandbox}, {id: incubating, title: Incubating}, {id: graduated, title: Graduated}]\n    \
    retired: [{id: archived, title: Archived}]\n";
const AREAS: &str = "areas:\n  - id: mesh\n    title: Mesh\n    areas: [{id: proxy, title: Proxy}]\n  - {id: data, title: Data}\n";

/// A revision of these entries, by id and text.
fn facts(entries: &[(&str, &str)]) -> Facts {
    with(SETTINGS, AREAS, entries)
}

fn with(settings: &str, areas: &str, entries: &[(&str, &str)]) -> Facts {
    let mut files = vec![
        ("catalog/catalog.yaml".to_string(), settings),
        ("catalog/areas.yaml".to_string(), areas),
    ];
    for (id, text) in entries {
        files.push((format!("catalog/projects/{id}.yaml"), text));
    }
    let sources: Vec<_> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()))
        .collect();
    Facts::read(&sources, &Layout::default())
}

fn days() -> Days {
    Days {
        since: "2021-06-30".parse().ok(),
        until: "2022-06-30".parse().ok(),
    }
}

fn told(before: &Facts, after: &Facts) -> Vec<String> {
    let found = compare(before, after, &days()).told();
    found
        .iter()
        .map(|difference| format!("{} {}", difference.kind().word(), sentence(difference)))
        .collect()
}

#[test]
fn level_changes_are_told_highest_first_with_what_they_say() {
    let before = facts(&[
        (
            "a",
            "name: A\nareas: [mesh]\nmaturity: {cncf: [{level: sandbox, date: 2019-01-01}]}\n",
        ),
        (
            "b",
            "name: B\nareas: [mesh]\nmaturity: {cncf: [{level: incubating, date: 2019-01-01}]}\n",
        ),
        (
            "c",
            "name: C\nareas: [mesh]\nmaturity: {cncf: [{level: graduated, date: 2019-01-01}]}\n",
        ),
        (
            "d",
            "name: D\nareas: [mesh]\nmaturity: {cncf: [{level: graduated, date: 2019-01-01}]}\n",
        ),
        (
            "e",
            "name: E\nareas: [mesh]\nmaturity: {cncf: [{level: archived, date: 2019-01-01}]}\n",
        ),
    ]);
    let after = facts(&[
        (
            "a",
            "name: A\nareas: [mesh]\nmaturity: {cncf: [{level: sandbox, date: 2019-01-01}, {level: incubating, date: 2021-01-31}]}\n",
        ),
        (
            "b",
            "name: B\nareas: [mesh]\nmaturity: {cncf: [{level: incubating, date: 2019-01-01}, {level: graduated, date: 2021-07-28}]}\n",
        ),
        (
            "c",
            "name: C\nareas: [mesh]\nmaturity: {cncf: [{level: graduated, date: 2019-01-01}, {level: incubating, date: 2021-08-01, reason: stalled}]}\n",
        ),
        (
            "d",
            "name: D\nareas: [mesh]\nmaturity: {cncf: [{level: graduated, date: 2019-01-01}, {level: archived, reason: gone, superseded_by: b}]}\n",
        ),
        (
            "e",
            "name: E\nareas: [mesh]\nmaturity: {cncf: [{level: archived, date: 2019-01-01}, {level: sandbox, date: 2023-01-01}]}\n",
        ),
    ]);
    assert_eq!(
        told(&before, &after),
        [
            "promoted B from Incubating to Graduated (CNCF, 2021-07-28)",
            "promoted A from Sandbox to Incubating (CNCF, 2021-01-31, recorded late)",
            "restored E from Archived to Sandbox (CNCF, 2023-01-01, recorded ahead)",
            "demoted C from Graduated to Incubating (CNCF, 2021-08-01): stalled",
            "archived D from Graduated to Archived (CNCF, date unknown): gone; superseded by B",
        ]
    );
}

#[test]
fn a_new_entry_stands_where_it_came_and_every_later_level_is_told_on_its_own() {
    let new = facts(&[(
        "a",
        "name: A\nareas: [mesh]\nmaturity: {cncf: [{level: sandbox, date: 2021-07-01}, {level: incubating, date: 2022-01-01}]}\n",
    )]);
    let old = facts(&[(
        "a",
        "name: A\nareas: [mesh]\nmaturity: {cncf: [{level: sandbox, date: 2018-07-01}, {level: incubating, date: 2019-01-01}]}\n",
    )]);
    assert_eq!(
        told(&facts(&[]), &new),
        [
            "promoted A from Sandbox to Incubating (CNCF, 2022-01-01)",
            "added A (a) at Sandbox (CNCF, 2021-07-01) in mesh",
        ]
    );
    let known = ["added A (a) at Incubating (CNCF, 2019-01-01) in mesh"];
    assert_eq!(told(&facts(&[]), &old), known);
    let from_nothing = compare(&Facts::default(), &new, &Days::default()).told();
    let kinds: Vec<&str> = from_nothing.iter().map(|one| one.kind().word()).collect();
    assert_eq!(
        kinds,
        ["added", "added"],
        "the entry and the catalog itself"
    );
}

#[test]
fn moved_renamed_updated_removed_and_corrected_are_told_apart() {
    let before = facts(&[
        ("a", "name: A\nareas: [mesh]\nlicense: MIT\n"),
        (
            "b",
            "name: B\nareas: [mesh]\nmaturity: {cncf: [{level: sandbox, date: 2019-01-01}]}\n",
        ),
        ("c", "name: C\nareas: [mesh]\n"),
        ("d", "name: D\nareas: [mesh]\n"),
    ]);
    let after = facts(&[
        (
            "a2",
            "name: A2\nareas: [data]\nlicense: Apache-2.0\naliases: [a]\n",
        ),
        (
            "b",
            "name: B\nareas: [data, mesh]\naliases: [c]\nmaturity: {cncf: [{level: sandbox, date: 2019-01-02}]}\n",
        ),
    ]);
    assert_eq!(
        told(&before, &after),
        [
            "moved A2 from mesh to data",
            "moved B into data too",
            "renamed A2 (a2), before A (a)",
            "updated A2 (a2): license",
            "updated B (b): aliases",
            "removed C (c), now part of B",
            "removed D (d)",
            "corrected B (cncf): sandbox 2019-01-01 → sandbox 2019-01-02",
        ]
    );
}

#[test]
fn what_carries_another_name_changes_no_entry() {
    let settings = SETTINGS
        .replace("cncf:", "foundation:")
        .replace("id: sandbox", "id: early");
    let areas = AREAS
        .replace("id: mesh", "id: network")
        .replace("title: Data", "title: Stores");
    let before = facts(&[
        (
            "a",
            "name: A\nareas: [mesh/proxy]\nmaturity: {cncf: [{level: sandbox}]}\n",
        ),
        (
            "s",
            "name: S\nareas: [data]\nmaturity: {cncf: [{level: archived, superseded_by: a}]}\n",
        ),
    ]);
    let after = with(
        &settings,
        &areas,
        &[
            (
                "b",
                "name: A\naliases: [a]\nareas: [network/proxy]\nmaturity: {foundation: [{level: early}]}\n",
            ),
            (
                "s",
                "name: S\nareas: [data]\nmaturity: {foundation: [{level: archived, superseded_by: b}]}\n",
            ),
        ],
    );
    assert_eq!(
        told(&before, &after),
        [
            "renamed A (b), before A (a)",
            "renamed track CNCF (foundation), before CNCF (cncf)",
            "updated track CNCF (foundation): levels",
            "renamed area Mesh (network), before Mesh (mesh)",
            "renamed area Stores (data), before Data (data)",
        ]
    );
}

#[test]
fn lists_and_areas_come_and_go() {
    let list = |id: &str, rest: &str| {
        format!("{SETTINGS}lists:\n  {id}: {{template: list.md, output: {id}.md{rest}}}\n")
    };
    let before = with(&list("one", ""), AREAS, &[]);
    let after = with(
        &list("one", ", sort: id"),
        "areas: [{id: data, title: Data}, {id: new}]\n",
        &[],
    );
    assert_eq!(
        told(&before, &after),
        [
            "added area new (new)",
            "removed area Mesh (mesh)",
            "removed area Proxy (mesh/proxy)",
            "updated list one (one): sort",
        ]
    );
}

#[test]
fn an_entry_that_cannot_be_read_is_kept_out_and_said() {
    let before = facts(&[
        ("a", "name: [\n"),
        ("b", "name: B\nareas: [mesh]\nlicence: MIT\n"),
    ]);
    let after = facts(&[
        ("a", "name: A\nareas: [mesh]\n"),
        ("b", "name: B\nareas: [data]\n"),
    ]);
    assert_eq!(told(&before, &after), ["moved B from mesh to data"]);
    let files: Vec<&String> = before.problems.keys().collect();
    assert_eq!(
        files,
        ["catalog/projects/a.yaml", "catalog/projects/b.yaml"]
    );
}

#[test]
fn the_commit_whose_trailer_says_the_same_is_named() {
    let before = facts(&[(
        "a",
        "name: A\nareas: [mesh]\nmaturity: {cncf: [{level: sandbox, date: 2019-01-01}]}\n",
    )]);
    let after = facts(&[(
        "a",
        "name: A\nareas: [data]\nlicense: MIT\nmaturity: {cncf: [{level: sandbox, date: 2019-01-01}, {level: graduated, date: 2021-07-28}]}\n",
    )]);
    let commit = |commit: &str, pull_request, change: &str| Recorded {
        origin: Origin {
            commit: commit.repeat(40),
            pull_request,
        },
        changes: vec![change.to_string()],
    };
    let mut found = compare(&before, &after, &days());
    let is_all = found.attribute(&[
        commit("5", None, "promote a cncf sandbox..graduated 2021-07-29"),
        commit("4", None, "edit a license,links.chat"),
        commit(
            "3",
            Some(12),
            "promote a cncf sandbox..graduated 2021-07-28",
        ),
        commit("2", None, "edit a summary"),
        commit("1", None, "move-area b mesh..data"),
    ]);
    assert!(!is_all, "nothing tells of the move");
    let lines: Vec<String> = found.told().iter().map(sentence).collect();
    assert_eq!(
        lines,
        [
            "A from Sandbox to Graduated (CNCF, 2021-07-28) [#12]",
            "A from mesh to data",
            "A (a): license [4444444]",
        ]
    );
}

#[test]
fn a_level_from_before_the_range_is_told_of_where_a_commit_in_it_tells() {
    let after = facts(&[(
        "a",
        "name: A\nareas: [mesh]\nmaturity: {cncf: [{level: sandbox, date: 2018-01-01}, {level: incubating, date: 2019-01-01}, {level: graduated, date: 2020-01-01}]}\n",
    )]);
    let recorded = Recorded {
        origin: Origin {
            commit: "1".repeat(40),
            pull_request: None,
        },
        changes: vec!["promote a cncf incubating..graduated 2020-01-01".into()],
    };
    let mut found = compare(&facts(&[]), &after, &days());
    found.attribute(&[recorded]);
    let lines: Vec<String> = found.told().iter().map(sentence).collect();
    assert_eq!(
        lines,
        [
            "A from Incubating to Graduated (CNCF, 2020-01-01, recorded late) [1111111]",
            "A (a) at Incubating (CNCF, 2019-01-01) in mesh",
        ]
    );
}
