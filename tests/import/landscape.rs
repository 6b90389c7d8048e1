//! A `landscape.yml`.

mod account;
mod odd;
mod schema;

use catalog::catalog::model::parse_date;
use catalog::import::{NoList, Shape, Why, read};

use crate::harness::{Desk, links, list, reported, taken};
use crate::round_trip::round;

const LANDSCAPE: &str = "\
# Kept by hand.
landscape:
  - category:
    name: Provisioning
    subcategories:
      - subcategory:
        name: Automation & Configuration
        items:
          - item:
            name: Airship
            homepage_url: https://airship.example/
            repo_url: https://github.com/a/airship
            logo: airship.svg
            crunchbase: https://crunchbase.example/a
            project: graduated
            second_path: Platform / Installer
            additional_repos:
              - repo_url: https://github.com/a/airship-2
                branch: main
            extra:
              accepted: '2019-03-01'
              incubating: '2020-05-06'
              graduated: '2022-07-08'
              slack_url: https://slack.example
              chat_channel: '#airship'
          - item:
            name: Boat
            homepage_url: boat.example
            repo_url: https://github.com/a/airship
            project: incubating
            extra: {accepted: '2021-01-02', incubating: '2021-01-02'}
  - category:
    name: Platform
    subcategories:
      - subcategory:
        name: Installer
        items:
          - item:
            name: Crane
            description: Lifts \"things\".
            twitter: https://twitter.example/crane
            project: member
";

#[test]
fn categories_are_areas_and_days_are_transitions() {
    let (desk, reading) = taken(LANDSCAPE, None);
    assert_eq!(reading.shape, Shape::Landscape);
    assert_eq!(desk.ids(), ["airship", "boat", "crane"]);
    let airship = desk.entry("airship");
    assert_eq!(
        airship.areas,
        [
            "l/provisioning/automation-and-configuration",
            "l/platform/installer"
        ]
    );
    let steps = |id: &str| {
        let steps = desk.entry(id).maturity["maturity"].iter();
        steps
            .map(|step| (step.level.clone(), step.date))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        steps("airship"),
        [
            ("sandbox".into(), parse_date("2019-03-01")),
            ("incubating".into(), parse_date("2020-05-06")),
            ("graduated".into(), parse_date("2022-07-08")),
        ]
    );
    assert_eq!(
        steps("boat"),
        [("incubating".into(), parse_date("2021-01-02"))]
    );
    assert_eq!(&*airship.links["chat"][0].url, "https://slack.example");
    assert_eq!(airship.extra["chat-channel"], "#airship");
    assert_eq!(desk.entry("crane").extra["project"], "member");
}

#[test]
fn every_link_is_counted_and_what_is_none_is_reported() {
    let (_, reading) = taken(LANDSCAPE, None);
    assert_eq!(links(&reading), (7, 7, 0));
    assert_eq!(
        reported(&reading, Why::MalformedLink),
        [(28, "homepage_url: boat.example".into())]
    );
    assert_eq!(
        reported(&reading, Why::Comment),
        [(1, "Kept by hand.".into())]
    );
    assert_eq!(reported(&reading, Why::Unfit), []);
}

#[test]
fn a_landscape_comes_back_as_one() {
    let (_, page) = round(LANDSCAPE, None, &list("landscape"));
    assert!(
        page.starts_with("landscape:\n  - category:\n    name: \"Provisioning\""),
        "{page}"
    );
    let mut desk = Desk::new();
    desk.take(LANDSCAPE, None, &list("l"));
    assert_eq!(desk.catalog.settings.lists["l"].output, "lists/l.yml");
}

#[test]
fn what_is_no_yaml_is_named_with_its_line() {
    let wrong = "landscape:\n  - category:\n    name: [\n";
    assert!(matches!(read(wrong, None), Err(NoList::Yaml { at, .. }) if at.line >= 3));
    assert_eq!(
        read("a: 1\n", Some(Shape::Landscape)).err(),
        Some(NoList::Nothing)
    );
}

#[test]
fn anchors_and_aliases_are_refused_with_what_to_do() {
    for (text, wanted, sign) in [
        (
            "landscape:\n  - category:\n    name: &a A\n    subcategories: []\n",
            (3, 11),
            "&a",
        ),
        ("landscape:\n  - name: A\n    items: *b\n", (3, 12), "*b"),
        (
            "landscape:\n  - name: A\n    items:\n      - {<<: {a: b}, name: C}\n",
            (4, 10),
            "<<",
        ),
    ] {
        let Err(NoList::Yaml { at, message, hint }) = read(text, None) else {
            panic!("{text}");
        };
        let expected = format!("anchors and aliases, such as `{sign}`, are not read");
        assert_eq!(((at.line, at.column), message), (wanted, expected));
        assert!(hint.is_some_and(|hint| hint.contains("write the file out without them")));
    }
}

#[test]
fn a_landscape_may_be_larger_than_a_file_of_a_catalog() {
    let mut text = "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n".to_string();
    for number in 0..2500 {
        text.push_str(&format!(
            "          - item:\n            name: Project {number}\n            homepage_url: https://p{number}.example/\n            logo: {}.svg\n",
            "x".repeat(400)
        ));
    }
    assert!(text.len() > 1 << 20);
    let reading = read(&text, None).expect("a landscape");
    assert_eq!(reading.drafts.len(), 2500);
    assert_eq!(links(&reading), (2500, 2500, 0));
}
