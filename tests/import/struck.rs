//! What is struck through: names of what is over, and words that were taken back.

use catalog::import::Why;

use crate::harness::{links, list, reported, taken};
use crate::round_trip::round;

#[test]
fn a_project_whose_name_is_struck_through_is_over() {
    let table = "# T\n\n| Project | Goal |\n| --- | --- |\n| ~~[A](https://a.example)~~ | ~~Did things.~~ |\n| [B](https://b.example) | Does things. |\n";
    let (desk, reading) = taken(table, None);
    assert_eq!((desk.level("a"), desk.level("b")), (Some("archived"), None));
    assert_eq!(desk.entry("a").summary.as_deref(), Some("Did things."));
    assert_eq!(links(&reading), (2, 2, 0));
    let (_, page) = round(table, None, &list("l"));
    assert!(page.contains("| ~~[A](https://a.example)~~ |"), "{page}");
    let sections =
        "# T\n\n## X\n\n### ~~A~~\n\n- **License:** MIT\n\n### B\n\n- **License:** MIT\n";
    let (_, page) = round(sections, None, &list("l"));
    assert!(
        page.contains("### ~~A~~\n") && page.contains("### B\n"),
        "{page}"
    );
}

#[test]
fn words_that_were_taken_back_are_no_words_of_an_entry() {
    let text = "| Project | Goal | License |\n|---|---|---|\n| [A](https://a.example) | Does ~~one thing~~ two, see ~~[this](https://this.example)~~ | ~~GPL-2.0-only~~ MIT |\n";
    let (desk, reading) = taken(text, None);
    let a = desk.entry("a");
    assert_eq!(a.summary.as_deref(), Some("Does two, see"));
    assert_eq!(a.license.as_deref(), Some("MIT"));
    assert_eq!(desk.level("a"), None);
    assert_eq!(
        reported(&reading, Why::Struck),
        [
            (3, "one thing".into()),
            (3, "this".into()),
            (3, "GPL-2.0-only".into())
        ]
    );
    assert_eq!(links(&reading), (2, 1, 1));
}

#[test]
fn words_over_a_link_are_reported() {
    let text = "- [A](https://a.example \"The best of all\"): a\n";
    let (_, reading) = taken(text, None);
    assert_eq!(
        reported(&reading, Why::Title),
        [(1, "The best of all".into())]
    );
}

#[test]
fn ticks_and_stars_are_kept() {
    let text = "# T\n\n| Tool | Docs | Linux |\n| --- | --- | --- |\n| [A](https://a.example) | ✓ | ★★ |\n| [B](https://b.example) | ✗ |  |\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn what_is_struck_through_is_at_the_level_that_headings_have_for_what_is_over() {
    for level in ["Deprecated", "Archived"] {
        let text = format!(
            "# T\n\n## Tools\n\n- ~~[Kuma](https://kuma.example)~~: Mesh.\n- [Envoy](https://envoy.example): Mesh.\n\n## {level}\n\n- [rkt](https://rkt.example): Pods.\n"
        );
        let (desk, reading) = taken(&text, None);
        let id = level.to_lowercase();
        assert_eq!(desk.level("kuma"), Some(&*id));
        assert_eq!(desk.level("rkt"), Some(&*id));
        let told = reading.remarks.iter().filter(|remark| remark.line == 5);
        let told: Vec<&str> = told.map(|remark| remark.message.as_str()).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        let (_, page) = round(&text, None, &list("l"));
        assert!(page.contains("- [rkt](https://rkt.example)"), "{page}");
        assert!(!page.contains("~~"), "{page}");
        assert!(page.contains(&format!("## {level}\n")), "{page}");
    }
}

#[test]
fn names_are_struck_through_where_no_heading_of_a_page_tells_of_it() {
    let text = "# T\n\n## Stable\n\n- [A](https://a.example): One.\n- ~~[B](https://b.example)~~: Two.\n\n## Deprecated\n\n- [C](https://c.example): Three.\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
    let table = "# T\n\n| Project | Status |\n| --- | --- |\n| ~~[A](https://a.example)~~ |  |\n| [B](https://b.example) | Retired |\n| [C](https://c.example) | Beta |\n";
    let (desk, reading) = taken(table, None);
    assert_eq!(desk.level("a"), Some("retired"));
    assert_eq!(
        reading.remarks.iter().filter(|own| own.line == 5).count(),
        1
    );
    let (_, page) = round(table, None, &list("l"));
    assert!(!page.contains("~~"), "{page}");
}
