//! Levels and areas in headings of the first level, and the order in which levels stand.

use catalog::import::Shape;

use crate::harness::{list, taken};
use crate::round_trip::round;

#[test]
fn the_first_level_in_a_heading_of_the_first_level_is_no_title() {
    let text = "# Graduated\n\n## Foo\n\n- **Repository:** https://github.com/foo/foo\n- **License:** MIT\n\n# Incubating\n\n## Baz\n\n- **Repository:** https://github.com/baz/baz\n- **License:** MIT\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(reading.look.title, None);
    assert_eq!(desk.level("foo"), Some("graduated"));
    assert_eq!(desk.level("baz"), Some("incubating"));
    let (_, page) = round(text, None, &list("l"));
    assert!(page.contains("## Graduated\n\n### Foo"), "{page}");
}

#[test]
fn areas_in_headings_of_the_first_level_are_no_title() {
    let bullets = "# Web\n\n- [A](https://a.example): a\n\n# Data\n\n- [B](https://b.example): b\n";
    let sections = "# Web\n\n## A\n\n- **Website:** https://a.example\n\n# Data\n\n## B\n\n- **Website:** https://b.example\n\n# License\n\nFree.\n";
    for (text, shape) in [(bullets, Shape::Bullets), (sections, Shape::Sections)] {
        let (desk, reading) = taken(text, Some(shape));
        assert_eq!(reading.look.title, None);
        assert_eq!(desk.entry("a").areas, ["l/web"]);
        assert_eq!(desk.entry("b").areas, ["l/data"]);
        round(text, Some(shape), &list("l"));
    }
}

#[test]
fn what_heads_all_is_a_title() {
    for text in [
        "# T\n\nAll of it.\n\n# Web\n\n- [A](https://a.example): a\n\n# Data\n\n- [B](https://b.example): b\n",
        "# T\n\n- [Web](#web)\n- [Data](#data)\n\n# Web\n\n- [A](https://a.example): a\n\n# Data\n\n- [B](https://b.example): b\n",
        "# T\n\n- [A](https://a.example): a\n\n# License\n\n- [MIT](https://m.example)\n",
    ] {
        let (_, reading) = taken(text, Some(Shape::Bullets));
        assert_eq!(reading.look.title.as_deref(), Some("T"), "{text}");
    }
}

const ASCENDING: [&str; 3] = ["Sandbox", "Incubating", "Graduated"];

/// A document with these levels, each with a project in one shape.
fn under(levels: &[&str], project: impl Fn(&str) -> String) -> String {
    let parts = levels.iter().map(|level| {
        let name = format!("P{}", level.to_lowercase());
        format!("## {level}\n\n{}\n", project(&name))
    });
    format!("# T\n\n{}", parts.collect::<Vec<_>>().join("\n"))
}

fn shapes(levels: &[&str]) -> [String; 3] {
    let table = "| Project | Goal |\n| --- | --- |\n";
    [
        under(levels, |name| {
            format!("- [{name}](https://{name}.example): a")
        }),
        under(levels, |name| {
            format!("{table}| [{name}](https://{name}.example) | a |")
        }),
        under(levels, |name| {
            format!("### {name}\n\n- **Website:** <https://{name}.example>\n- **License:** MIT")
        }),
    ]
}

/// The headings of a page that are levels.
fn headings(page: &str) -> Vec<&str> {
    let headings = page.lines().filter_map(|line| line.strip_prefix("## "));
    headings.collect()
}

#[test]
fn levels_stand_in_the_order_of_the_document() {
    let mut descending = ASCENDING;
    descending.reverse();
    for levels in [ASCENDING, descending] {
        let retired = [levels[0], levels[1], levels[2], "Sunset"];
        for text in shapes(&levels).iter().chain(&shapes(&retired)) {
            let (reading, page) = round(text, None, &list("l"));
            assert_eq!(headings(&page), headings(text), "{text}");
            assert_eq!(reading.remarks, [], "{text}");
        }
    }
}

#[test]
fn an_order_that_no_list_has_is_told() {
    for levels in [
        ["Incubating", "Sandbox", "Graduated"],
        ["Archived", "Graduated", "Sandbox"],
    ] {
        for text in shapes(&levels) {
            let (_, reading) = taken(&text, None);
            let remarks = &reading.remarks;
            let told = "the headings have the levels in an order of their own";
            assert!(
                remarks
                    .iter()
                    .any(|remark| remark.message.starts_with(told)),
                "{remarks:?}"
            );
        }
    }
}

#[test]
fn what_has_had_its_day_is_over() {
    for (word, level) in [
        ("Sunset", "sunset"),
        ("End of life", "retired"),
        ("Retired", "retired"),
        ("Attic projects", "attic"),
    ] {
        let text = format!(
            "# T\n\n## Graduated\n\n- [A](https://a.example): a\n\n## {word}\n\n- [B](https://b.example): b\n"
        );
        let (desk, _) = taken(&text, None);
        assert_eq!(desk.level("b"), Some(level));
        round(&text, None, &list("l"));
    }
}

#[test]
fn a_heading_beside_levels_that_is_none_is_told() {
    const HOW: &str =
        "to have a level of it, add one to the track in catalog.yaml and promote what stands below";
    for text in shapes(&["Graduated", "Sandbox", "Laboratory"]) {
        let (_, reading) = taken(&text, None);
        let remarks: Vec<&str> = reading.remarks.iter().map(|own| &*own.message).collect();
        let told = format!(
            "`Laboratory` stands behind levels and is none that is known: the page has it in front of them; {HOW}"
        );
        assert_eq!(remarks, [told], "{text}");
    }
    for text in shapes(&["Laboratory", "Graduated", "Sandbox"]) {
        let (_, reading) = taken(&text, None);
        let remarks: Vec<&str> = reading.remarks.iter().map(|own| &*own.message).collect();
        let told = format!(
            "`Laboratory` stands in front of levels and is none that is known: an area; {HOW}"
        );
        assert_eq!(remarks, [told], "{text}");
    }
}
