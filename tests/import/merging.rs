//! Documents that meet a catalog that is there.

use catalog::catalog::model::parse_date;
use catalog::import::{Destination, Fate, Why};

use crate::harness::{Desk, links, list, taken};
use crate::round_trip::round;

fn page(level: &str, repository: &str) -> String {
    format!(
        "# T\n\n## {level} Projects\n\n### Alpha\n\nText.\n\n- **Project Repository:** {repository}\n- **License:** MIT\n"
    )
}

const REPOSITORY: &str = "https://github.com/a/alpha";

#[test]
fn the_same_document_twice_changes_nothing() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox", REPOSITORY), None, &list("l"));
    let before = desk.files.clone();
    let (_, intake) = desk.take(&page("Sandbox", REPOSITORY), None, &list("l"));
    assert!(intake.settings.is_empty() && intake.areas.is_empty() && intake.template.is_none());
    assert_eq!(
        (intake.new.len(), intake.grown.len(), intake.unchanged),
        (0, 0, 1)
    );
    assert_eq!(desk.files, before);
}

#[test]
fn a_newer_version_moves_a_level_up_on_its_day_and_down_never() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox", REPOSITORY), None, &list("l"));
    let date = parse_date("2021-05-01");
    desk.take(
        &page("Graduated", REPOSITORY),
        None,
        &Destination { date, ..list("l") },
    );
    let steps = |desk: &Desk| {
        desk.entry("alpha").maturity["maturity"]
            .iter()
            .map(|step| (step.level.clone(), step.date))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        steps(&desk),
        [("sandbox".into(), None), ("graduated".into(), date)]
    );
    let (reading, intake) = desk.take(&page("Incubating", REPOSITORY), None, &list("l"));
    assert_eq!(steps(&desk).len(), 2);
    assert_eq!(
        (
            intake.contradictions[0].has.as_str(),
            intake.contradictions[0].says.as_str()
        ),
        ("graduated", "incubating")
    );
    assert_eq!(reading.drafts.len(), 1);
}

#[test]
fn another_list_adds_itself_and_contradicts_nothing_silently() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox", REPOSITORY), None, &list("l"));
    let other = "# Other\n\n## Tools\n\n| Project | Goal | State | Chat |\n|---|---|---|---|\n| [ALPHA](https://alpha.example) | g | Maturity: graduated <br> Azure: GA | [room](https://chat.example) |\n";
    let (_, intake) = desk.take(other, None, &list("other"));
    let alpha = desk.entry("alpha");
    assert_eq!(alpha.areas, ["l", "other/tools"]);
    assert_eq!(alpha.homepage.as_deref(), Some("https://alpha.example"));
    assert_eq!(
        alpha.current("maturity").map(|now| now.level.as_str()),
        Some("sandbox")
    );
    assert_eq!(
        alpha.current("azure").map(|now| now.level.as_str()),
        Some("ga")
    );
    assert_eq!(alpha.links["chat"].len(), 1);
    assert_eq!(intake.contradictions.len(), 1);
    assert_eq!(desk.catalog.settings.lists.len(), 2);
}

#[test]
fn a_repository_names_a_project_and_another_one_is_reported() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox", REPOSITORY), None, &list("l"));
    let renamed =
        page("Sandbox", "https://www.github.com/a/Alpha.git").replace("### Alpha", "### Alphabet");
    let (reading, intake) = desk.take(&renamed, None, &list("l"));
    assert_eq!(intake.new.len(), 0);
    assert_eq!(desk.entry("alpha").aliases, ["Alphabet"]);
    assert!(reading.remarks[0].message.contains("by its repository"));
    let (reading, intake) = desk.take(
        &page("Sandbox", "https://github.com/b/alpha"),
        None,
        &list("l"),
    );
    assert_eq!(intake.contradictions[0].field, "repository");
    assert_eq!(desk.entry("alpha").repository.as_deref(), Some(REPOSITORY));
    assert_eq!(links(&reading), (1, 0, 1));
}

#[test]
fn comments_of_people_survive() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox", REPOSITORY), None, &list("l"));
    for (path, text) in &mut desk.files {
        if path.ends_with(".yaml") {
            text.insert_str(0, "# mine\n");
        }
    }
    desk.take("# U\n\n## X\n\n- [Alpha](https://alpha.example): It.\n- [Beta](https://beta.example): That.\n", None, &list("u"));
    let kept = desk
        .files
        .iter()
        .filter(|(path, text)| path.ends_with(".yaml") && text.starts_with("# mine\n"))
        .count();
    assert_eq!(kept, 3);
}

#[test]
fn what_a_newer_version_leaves_out_is_said() {
    let mut desk = Desk::new();
    desk.take(
        "- [A](https://a.example): a\n- [B](https://b.example): b\n",
        None,
        &list("l"),
    );
    let (reading, _) = desk.take("- [A](https://a.example): a\n", None, &list("l"));
    assert!(
        reading
            .remarks
            .iter()
            .any(|remark| remark.message.starts_with("B stands in the list already"))
    );
}

#[test]
fn areas_are_found_by_their_titles_and_added_beside_others() {
    let mut desk = Desk::new();
    desk.take(
        "## X\n\n- [A](https://a.example): a\n\n## Y\n\n### Z\n\n- [B](https://b.example): b\n",
        None,
        &list("l"),
    );
    desk.take(
        "## y\n\n### W\n\n- [C](https://c.example): c\n\n### Z\n\n- [D](https://d.example): d\n",
        None,
        &list("l"),
    );
    let paths: Vec<&str> = desk
        .catalog
        .areas
        .iter()
        .map(|area| area.path.as_str())
        .collect();
    assert_eq!(paths, ["l", "l/x", "l/y", "l/y/z", "l/y/w"]);
    assert_eq!(desk.entry("d").areas, ["l/y/z"]);
}

#[test]
fn a_document_that_contradicts_itself_is_no_newer_version_of_itself() {
    let text = "| Project | State |\n|---|---|\n| [A](https://a.example) | CNCF: sandbox |\n| [A](https://a.example) | CNCF: graduated |\n";
    let mut desk = Desk::new();
    for round in ["first", "again"] {
        let (_, intake) = desk.take(text, None, &list("l"));
        let found = &intake.contradictions;
        assert_eq!(found.len(), 1, "{round}: {found:?}");
        assert_eq!(
            (found[0].has.as_str(), found[0].says.as_str()),
            ("sandbox", "graduated"),
            "{round}"
        );
        assert_eq!(desk.entry("a").maturity["cncf"].len(), 1, "{round}");
    }
}

/// Bullets, each under the heading of its area.
fn bullets(areas: &[(&str, &[&str])]) -> String {
    let mut text = "# T\n".to_string();
    for (area, names) in areas {
        text.push_str(&format!("\n## {area}\n\n"));
        for name in *names {
            let id = name.to_lowercase();
            text.push_str(&format!("- [{name}](https://{id}.example): {name}.\n"));
        }
    }
    text
}

#[test]
fn a_project_that_left_an_area_for_another_is_asked_about() {
    let older = bullets(&[("X", &["A", "B"]), ("Y", &["C"])]);
    let newer = bullets(&[("X", &["A"]), ("Z", &["B"]), ("Y", &["C"])]);
    let mut desk = Desk::new();
    desk.take(&older, None, &list("l"));
    let (_, intake) = desk.take(&newer, None, &list("l"));
    let [found] = intake.contradictions.as_slice() else {
        panic!("{:?}", intake.contradictions);
    };
    assert!(found.is_move() && !found.is_moved_repository());
    assert_eq!(
        (
            found.entry.as_str(),
            found.line,
            found.has.as_str(),
            found.says.as_str()
        ),
        ("b", 9, "l/x", "l/z")
    );
    assert_eq!(desk.entry("b").areas, ["l/x"]);
    // Decided for the document, it moves, and the page reads as the document does.
    let decided = intake.contradictions;
    desk.take(
        &newer,
        None,
        &Destination {
            decided,
            ..list("l")
        },
    );
    assert_eq!(desk.entry("b").areas, ["l/z"]);
    assert!(
        !desk
            .page("l")
            .contains("## X\n\n- [A](https://a.example): A.\n\n- [B]")
    );
    let before = desk.files.clone();
    let (_, intake) = desk.take(&newer, None, &list("l"));
    assert_eq!((intake.contradictions, desk.files), (vec![], before));
}

#[test]
fn a_project_may_come_into_more_areas_and_is_not_taken_out_of_one() {
    let mut desk = Desk::new();
    desk.take(&bullets(&[("X", &["A"])]), None, &list("l"));
    let (_, intake) = desk.take(&bullets(&[("X", &["A"]), ("Y", &["A"])]), None, &list("l"));
    assert_eq!(intake.contradictions, []);
    assert_eq!(desk.entry("a").areas, ["l/x", "l/y"]);
    let (reading, intake) = desk.take(&bullets(&[("Y", &["A"])]), None, &list("l"));
    assert_eq!(intake.contradictions, []);
    assert_eq!(desk.entry("a").areas, ["l/x", "l/y"]);
    assert_eq!(
        reading.remarks[0].message,
        "A stands in l/x too, where the document does not have it"
    );
}

#[test]
fn a_repository_that_moved_is_taken_where_the_document_is_right() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox", REPOSITORY), None, &list("l"));
    let moved = page("Sandbox", "https://github.com/b/alpha");
    let (_, intake) = desk.take(&moved, None, &list("l"));
    assert!(intake.contradictions[0].is_moved_repository());
    let decided = intake.contradictions;
    let (reading, intake) = desk.take(
        &moved,
        None,
        &Destination {
            decided,
            ..list("l")
        },
    );
    assert_eq!(intake.contradictions, []);
    assert_eq!(links(&reading), (1, 1, 0));
    assert_eq!(
        desk.entry("alpha").repository.as_deref(),
        Some("https://github.com/b/alpha")
    );
}

#[test]
fn a_level_that_was_left_by_hand_is_no_news() {
    for level in ["Graduated", "Archived"] {
        let (text, id) = (page(level, REPOSITORY), level.to_lowercase());
        let mut desk = Desk::new();
        let other = page("Sandbox", "https://github.com/o/other").replace("Alpha", "Other");
        desk.take(&other, None, &list("l"));
        desk.take(&text, None, &list("l"));
        desk.go_on("alpha", &id, "sandbox", "2025-01-01");
        let before = desk.files.clone();
        // The day of the file is none of the level's own.
        for date in [None, parse_date("2025-06-01")] {
            let (_, intake) = desk.take(&text, None, &Destination { date, ..list("l") });
            let [found] = intake.contradictions.as_slice() else {
                panic!("{level}: {:?}", intake.contradictions);
            };
            assert_eq!((&*found.has, &*found.says), ("sandbox", &*id));
            assert_eq!(desk.files, before, "{level}");
        }
    }
}

#[test]
fn a_level_that_was_left_is_news_where_the_document_dates_it_later() {
    let landscape = |date: &str| {
        format!(
            "landscape:\n  - category:\n    name: P\n    subcategories:\n      - subcategory:\n        name: Q\n        items:\n          - item:\n            name: Alpha\n            homepage_url: https://alpha.example\n            project: incubating\n            extra:\n              incubating: '{date}'\n"
        )
    };
    let mut desk = Desk::new();
    let other = page("Sandbox", "https://github.com/o/other").replace("Alpha", "Other");
    desk.take(&other, None, &list("l"));
    desk.take(&landscape("2020-01-01"), None, &list("l"));
    desk.go_on("alpha", "incubating", "sandbox", "2021-01-01");
    let (_, intake) = desk.take(&landscape("2020-01-01"), None, &list("l"));
    assert_eq!(intake.contradictions.len(), 1);
    let (_, intake) = desk.take(&landscape("2022-01-01"), None, &list("l"));
    assert_eq!(intake.contradictions, []);
    let steps = &desk.entry("alpha").maturity["maturity"];
    assert_eq!(steps.len(), 3);
    assert_eq!(steps[2].date, parse_date("2022-01-01"));
}

#[test]
fn a_level_that_another_list_says_otherwise_stays_however_often_it_is_said() {
    let mut desk = Desk::new();
    desk.take(&page("Sandbox", REPOSITORY), None, &list("a"));
    let mut taken = Vec::new();
    for _ in 0..2 {
        let (_, intake) = desk.take(&page("Graduated", REPOSITORY), None, &list("b"));
        let [found] = intake.contradictions.as_slice() else {
            panic!("{:?}", intake.contradictions);
        };
        assert_eq!((&*found.has, &*found.says), ("sandbox", "graduated"));
        taken.push(desk.files.clone());
    }
    assert_eq!(taken[0], taken[1]);
}

#[test]
fn what_is_said_beside_a_level_that_a_heading_gives_is_its_note() {
    let text = "## Sandbox\n\n### A\n\n- **Repository:** https://github.com/a/a\n- **Status:** sandbox since 2020, see [vote](https://vote.example)\n";
    let (desk, reading) = taken(text, None);
    let a = desk.entry("a");
    let note = a.current("maturity").and_then(|now| now.note.as_deref());
    assert_eq!(note, Some("since 2020, see vote"));
    assert_eq!(&*a.links["other"][0].url, "https://vote.example");
    assert_eq!(links(&reading), (2, 2, 0));
    round(text, None, &list("l"));
}

#[test]
fn links_beside_a_level_that_is_refused_are_reported() {
    let text = "# T

## Sandbox

### Alpha

Text.

- **Status:** Archived; replaced by [Rook](https://rook.example) ([vote](https://v.example/2))
- **Repository:** https://github.com/a/alpha

### Beta

Text.

- **Repository:** https://github.com/b/beta
";
    let mut desk = Desk::new();
    let (reading, intake) = desk.take(text, None, &list("l"));
    assert_eq!(desk.level("alpha"), Some("sandbox"));
    assert_eq!(
        intake.contradictions[0].says,
        "archived, replaced by Rook (vote)"
    );
    let urls = reading
        .items
        .iter()
        .filter(|item| item.url.is_some() && item.fate == Fate::Reported(Why::Contradiction));
    let urls: Vec<_> = urls.filter_map(|item| item.url.as_deref()).collect();
    assert_eq!(urls, ["https://rook.example", "https://v.example/2"]);
}
