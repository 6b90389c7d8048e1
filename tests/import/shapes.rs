//! The shapes of lists beyond those of the five, and how a document's shape is recognised.

use catalog::import::{Shape, Why, read};

use crate::harness::list;
use crate::harness::{links, reported, taken};
use crate::round_trip::round;

#[test]
fn a_document_says_its_shape() {
    for (text, shape) in [
        (
            "## A\n\n- **License:** MIT\n- **Chat:** x\n",
            Some(Shape::Sections),
        ),
        (
            "| Name | Goal |\n|---|---|\n| [A](https://a.example) | g |\n",
            Some(Shape::Table),
        ),
        ("1. [A](https://a.example) - a\n", Some(Shape::Bullets)),
        ("Only prose with a [link](https://a.example).\n", None),
        ("- [A](#a)\n", None),
        ("- [A](a.md) - a\n- [B](b.md) - b\n", Some(Shape::Bullets)),
    ] {
        assert_eq!(
            read(text, None).ok().map(|reading| reading.shape),
            shape,
            "{text}"
        );
    }
}

const AWESOME: &str = "\
# Awesome [![Badge](https://badge.example/a.svg)](https://badge.example)

> A list.

## Contents

- [Tools](#tools)
  - [Build](#build)

## Tools

- [Make](https://make.example) - Builds things.
- [Ninja](https://github.com/ninja-build/ninja) – Builds *fast* things. ([Demo](https://demo.example), [Manual](https://manual.example))
* [Rake](https://rake.example): Builds with `ruby`.
- **Bazel** - Builds big things. [site](https://bazel.build) [source](https://github.com/bazelbuild/bazel)
- Cake (https://cake.example)

### Build

- C and C++
  - [CMake](https://cmake.example) - Generates.
  - [Meson][meson] - Fast, see the [docs](https://meson.example/docs).

- [Loose](https://loose.example) - One.

  More of it.
  - A remark.
  - [Documentation](https://docs.loose.example)

[meson]: https://meson.example
";

#[test]
fn an_awesome_list_keeps_all_of_its_links() {
    let (desk, reading) = taken(AWESOME, None);
    assert_eq!(reading.shape, Shape::Bullets);
    assert_eq!(
        desk.ids(),
        [
            "bazel", "cake", "cmake", "loose", "make", "meson", "ninja", "rake"
        ]
    );
    let ninja = desk.entry("ninja");
    assert_eq!(ninja.summary.as_deref(), Some("Builds fast things."));
    assert_eq!(
        ninja.repository.as_deref(),
        Some("https://github.com/ninja-build/ninja")
    );
    assert_eq!(
        ninja.links["other"].len() + ninja.links.get("documentation").map_or(0, Vec::len),
        2
    );
    let bazel = desk.entry("bazel");
    assert_eq!(bazel.name, "Bazel");
    assert_eq!(bazel.homepage.as_deref(), Some("https://bazel.build"));
    assert_eq!(
        desk.entry("cake").homepage.as_deref(),
        Some("https://cake.example")
    );
    let meson = desk.entry("meson");
    assert_eq!(meson.homepage.as_deref(), Some("https://meson.example"));
    assert_eq!(meson.summary.as_deref(), Some("Fast, see the docs."));
    assert_eq!(meson.areas, ["l/tools/build/c-and-c-plus-plus"]);
    let loose = desk.entry("loose");
    assert_eq!(
        loose.description.as_deref(),
        Some("More of it.\n\nA remark.")
    );
    assert_eq!(
        &*loose.links["documentation"][0].url,
        "https://docs.loose.example"
    );
    assert_eq!(reported(&reading, Why::TableOfContents).len(), 2);
    let (source, taken, _) = links(&reading);
    assert_eq!((source, taken), (17, 13));
}

#[test]
fn a_table_of_contents_may_lead_to_other_pages() {
    let text = "# T\n\n## Table of Contents\n\n- [Tools](#tools)\n- [More](more.md)\n\n## Tools\n\n- [A](https://a.example)\n- [B](b.md)\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(desk.ids(), ["a", "b"]);
    assert_eq!(
        reported(&reading, Why::TableOfContents),
        [(5, "Tools".into()), (6, "More".into())]
    );
}

#[test]
fn boxes_to_tick_come_back_as_they_were() {
    let text = "# T\n\n- [x] [A](https://a.example): a\n- [ ] [B](https://b.example)\n- [C](https://c.example)\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
    let (desk, _) = taken("- [ ] task [D](https://d.example)\n", None);
    assert_eq!(desk.entry("task").extra["task"], "open");
}

#[test]
fn an_awesome_list_comes_back_whole() {
    round(AWESOME, None, &list("awesome"));
}

#[test]
fn columns_stand_in_any_order_and_new_ones_are_kept() {
    let text = "\
# Tools

| License | Description | Since | Tool | Repo | Docs | Status |
|---|---|---|---|---|---|---|
| MIT | Builds | 2019 | [A](https://a.example) | https://github.com/a/a | [guide](https://a.example/guide) | stable |
| Apache 2.0 or MIT | Runs | | B | <https://github.com/b/b> | | beta (soon) |
| Own | Waits | 2020 | [C](https://c.example) | | | retired |
";
    let (desk, reading) = taken(text, None);
    assert_eq!(reading.shape, Shape::Table);
    let a = desk.entry("a");
    assert_eq!(
        (a.license.as_deref(), a.repository.as_deref()),
        (Some("MIT"), Some("https://github.com/a/a"))
    );
    assert_eq!(a.extra["since"], "2019");
    assert_eq!(&*a.links["documentation"][0].url, "https://a.example/guide");
    assert_eq!(
        a.current("maturity").map(|now| now.level.as_str()),
        Some("stable")
    );
    let b = desk.entry("b");
    assert_eq!(b.license.as_deref(), Some("Apache-2.0 OR MIT"));
    assert_eq!(
        b.current("maturity").and_then(|now| now.note.as_deref()),
        Some("soon")
    );
    assert_eq!(desk.entry("c").extra["license"], "Own");
    assert!(desk.page("l").contains("| stable |"), "{}", desk.page("l"));
    let track = &desk.catalog.settings.tracks["maturity"];
    assert_eq!(
        track
            .levels
            .iter()
            .map(|level| level.id.as_str())
            .collect::<Vec<_>>(),
        ["beta", "stable"]
    );
    assert!(track.is_retired("retired"));
    round(text, None, &list("tools"));
}

#[test]
fn tables_under_headings_are_areas() {
    let text = "# T\n\n## X\n\n| Name | Goal |\n|---|---|\n| [A](https://a.example) | g |\n\n## Y\n\n| Name | Goal |\n|---|---|\n| [B](https://b.example) | g |\n";
    let (desk, _) = taken(text, None);
    assert_eq!(
        (
            desk.entry("a").areas[0].as_str(),
            desk.entry("b").areas[0].as_str()
        ),
        ("l/x", "l/y")
    );
    round(text, None, &list("t"));
}

#[test]
fn cells_with_items_of_html_are_lines() {
    let text = "| Project | Use |\n|---|---|\n| [A](https://a.example) | <ul><li>[x](https://x.example)</li><li>[y](https://y.example)</li><li>more</li></ul> |\n";
    let (desk, _) = taken(text, None);
    let a = desk.entry("a");
    assert_eq!(
        a.links["use"]
            .iter()
            .map(|link| link.title.as_deref())
            .collect::<Vec<_>>(),
        [Some("x"), Some("y")]
    );
    assert_eq!(a.extra["use"], "more");
}

#[test]
fn sections_under_areas_keep_areas_and_levels() {
    let text = "# T\n\n## Storage\n\n### [A](https://a.example)\n\nStores.\n\n- **Status:** Stage: beta\n- **License:** MIT\n- **Twitter:** [@a](https://twitter.example/a)\n- **Stars:** many\n\n## Network\n\n### B\n\n- **License:** [MIT](https://mit.example) / [Apache 2.0](https://apache.example)\n- **Legal:** [DCO](https://dco.example), always\n";
    let (desk, _) = taken(text, None);
    let a = desk.entry("a");
    assert_eq!(
        (a.areas[0].as_str(), a.homepage.as_deref()),
        ("l/storage", Some("https://a.example"))
    );
    assert_eq!(
        a.current("stage").map(|now| now.level.as_str()),
        Some("beta")
    );
    assert_eq!(&*a.links["twitter"][0].url, "https://twitter.example/a");
    assert_eq!(a.extra["stars"], "many");
    assert_eq!(
        desk.entry("b").license.as_deref(),
        Some("MIT OR Apache-2.0")
    );
    round(text, None, &list("t"));
}

#[test]
fn five_thousand_bullets_are_five_thousand_entries() {
    let text: String = (0..5000)
        .map(|number| format!("- [Tool {number}](https://t{number}.example) - Does {number}.\n"))
        .collect();
    let reading = read(&text, None).expect("a list");
    assert_eq!(reading.drafts.len(), 5000);
    assert_eq!(links(&reading), (5000, 5000, 0));
}

#[test]
fn a_label_is_published_as_its_entry_has_it() {
    let section = |name: &str, label: &str| {
        let id = name.to_lowercase();
        format!(
            "### {name}\n\n- **License:** MIT\n- **{label}:** [l](https://{id}.example/list)\n\n"
        )
    };
    let text = format!(
        "# T\n\n## Sandbox\n\n{}{}{}",
        section("A", "Developer List"),
        section("B", "Mailing List"),
        section("C", "Mailing List")
    );
    let (_, page) = round(&text, None, &list("l"));
    for (name, label) in [
        ("a", "Developer List"),
        ("b", "Mailing List"),
        ("c", "Mailing List"),
    ] {
        let bullet = format!("- **{label}:** [l](https://{name}.example/list)");
        assert!(page.contains(&bullet), "{bullet}: {page}");
    }
    let (mut desk, reading) = taken(&text, None);
    assert!(
        reading.remarks[0]
            .message
            .contains("`Developer List` of 1 entry"),
        "{:?}",
        reading.remarks
    );
    // A new entry is labelled as most are.
    let (path, entry) = (
        "catalog/projects/d.yaml",
        "name: D\nareas: [l]\nlinks:\n  mailing-list: https://d.example\n",
    );
    desk.files.insert(path.into(), entry.into());
    desk.load();
    assert!(
        desk.page("l")
            .contains("- **Mailing List:** <https://d.example>")
    );
}

#[test]
fn badges_are_links_and_no_words() {
    let text = "\
# Streams [![Awesome](https://b.example/a.svg)](https://b.example)

- [timely](https://t.example) [![crate](https://c.example/t.svg)](https://c.example/t) - Flows.
- ![logo](https://l.example/x.png) [x](https://x.example) - Runs.
- [![logo](https://l.example/y.png)](https://l.example) **y** - Waits, see https://y.example now.
";
    let (desk, reading) = taken(text, None);
    assert_eq!(reading.look.title.as_deref(), Some("Streams"));
    let summary = |id: &str| desk.entry(id).summary.clone().unwrap_or_default();
    assert_eq!(summary("timely"), "Flows.");
    assert_eq!(
        &*desk.entry("timely").links["other"][0].url,
        "https://c.example/t"
    );
    assert_eq!(summary("x"), "Runs.");
    let y = desk.entry("y");
    assert_eq!(y.homepage.as_deref(), Some("https://y.example"));
    assert_eq!(&*y.links["other"][0].url, "https://l.example");
    round(text, None, &list("l"));
}

#[test]
fn front_matter_is_reported_on_one_line() {
    let text = "---\ntitle: A\ntags: b\n---\n\n- [A](https://a.example) - One.\n";
    let (_, reading) = taken(text, None);
    assert_eq!(
        reported(&reading, Why::FrontMatter),
        [(2, "title: A tags: b".into())]
    );
}

#[test]
fn tables_under_their_own_headings_keep_their_own_columns() {
    let text = "\
# T

## X

| Name | Goal | Docs |
|---|---|---|
| [A](https://a.example) | g | [d](https://a.example/docs) |

## Y

| License | Tool |
|---|---|
| MIT | [B](https://b.example) |

## Z

| Name | Goal | Docs |
|---|---|---|
| [C](https://c.example) | h | |
";
    let (_, page) = round(text, None, &list("t"));
    for line in [
        "| Name | Goal | Docs |",
        "| License | Tool |",
        "| MIT | [B](https://b.example) |",
        "| [C](https://c.example) | h |  |",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
}

#[test]
fn tables_under_one_heading_become_one_with_all_columns() {
    let text = "\
# T

| Name | Goal |
|---|---|
| [A](https://a.example) | g |

And then:

| Tool | License |
|---|---|
| [B](https://b.example) | MIT |
";
    let (reading, page) = round(text, None, &list("t"));
    assert_eq!(
        (reading.remarks[0].line, reading.remarks[0].message.as_str()),
        (9, "the column `Tool` is published as `Name`")
    );
    assert!(page.contains("| Name | Goal | License |"), "{page}");
    assert!(
        page.contains("| [B](https://b.example) |  | MIT |"),
        "{page}"
    );
}

#[test]
fn rows_that_name_an_area_alone_may_stand_in_any_column() {
    for (head, area, a, b) in [
        (
            "License | Goal | Tool",
            "MIT stuff | | ",
            "MIT | g | [A](https://a.example)",
            "MIT | | B",
        ),
        (
            "# | Area | Tool",
            " | X | ",
            "1 | | [A](https://a.example)",
            "2 | | B",
        ),
        (
            "Goal | State | Tool",
            " | **X** | ",
            "g | stable | [A](https://a.example)",
            "h | | B",
        ),
        (
            "Goal | License | Tool",
            " | | X",
            "g | MIT | [A](https://a.example)",
            "h | | B",
        ),
    ] {
        let text = format!("| {head} |\n|---|---|---|\n| {area} |\n| {a} |\n| ?? | | |\n| {b} |\n");
        let (desk, reading) = taken(&text, None);
        let title = &desk.catalog.areas.iter().nth(1).expect("an area").title;
        assert!(["MIT stuff", "X"].contains(&&**title), "{head}: {title}");
        assert_eq!(desk.entry("a").areas, desk.entry("b").areas, "{head}");
        assert_ne!(desk.entry("a").areas, ["l"], "{head}");
        assert_eq!(reported(&reading, Why::Cell), [], "{head}");
        round(&text, None, &list("l"));
    }
}

#[test]
fn an_area_without_projects_is_reported() {
    let text = "| Tool | Goal |\n|---|---|\n| X | |\n| [A](https://a.example) | g |\n| Y | |\n";
    let (_, reading) = taken(text, None);
    assert_eq!(reported(&reading, Why::Cell), [(5, "Y".into())]);
}

#[test]
fn areas_in_cells_stay_there() {
    for rows in [
        "| X | [A](https://a.example) |\n| X | [B](https://b.example) |\n| Y | [C](https://c.example) |\n",
        "|  | [A](https://a.example) |\n| X | [B](https://b.example) |\n|  | [C](https://c.example) |\n",
        "| X |  |\n|  | [A](https://a.example) |\n| Y |  |\n|  | [B](https://b.example) |\n",
    ] {
        let text = format!("# T\n\n| Category | Tool |\n| --- | --- |\n{rows}");
        let (_, page) = round(&text, None, &list("l"));
        assert!(page.ends_with(&text), "{page}");
    }
}

#[test]
fn two_columns_about_one_thing_stay_two() {
    let text = "# T\n\n| Tool | Chat | Slack |\n| --- | --- | --- |\n| [A](https://a.example) | [c](https://c.example) | [s](https://s.example) |\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn names_are_linked_as_they_were() {
    let names = "# T\n\n| Editor | Website | Repo |\n| --- | --- | --- |\n";
    let plain = "| A | <https://a.example> | <https://github.com/a/a> |\n| B |  | <https://github.com/b/b> |\n";
    let (_, page) = round(&format!("{names}{plain}"), None, &list("l"));
    assert!(page.ends_with(plain), "{page}");
    let linked = "| [A](https://a.example) | <https://a.example> | <https://github.com/a/a> |\n| [B](https://github.com/b/b) |  | <https://github.com/b/b> |\n";
    let (_, page) = round(&format!("{names}{linked}"), None, &list("l"));
    assert!(page.ends_with(linked), "{page}");
}

#[test]
fn a_name_ends_before_a_url_and_a_break() {
    let text = "| Editor | Goal |\n|---|---|\n| [A](https://a.example) | a |\n| B (https://b.example) | b |\n| C <br> [docs](https://c.example/docs) | c |\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.entry("b").name, "B");
    assert_eq!(
        desk.entry("b").homepage.as_deref(),
        Some("https://b.example")
    );
    let c = desk.entry("c");
    assert_eq!((c.name.as_str(), c.homepage.as_deref()), ("C", None));
    assert_eq!(&*c.links["documentation"][0].url, "https://c.example/docs");
    round(text, None, &list("l"));
}

#[test]
fn every_label_of_a_section_is_published_where_two_are_of_one_kind() {
    let bullets = [
        "- **Developer Mailing List/Forum:** [dev](https://l.example/dev)",
        "- **User Mailing List:** [users](https://l.example/users)",
        "- **Chat:** [room](https://chat.example)",
        "- **Gitter:** [gitter](https://gitter.im/a)",
        "- **Goal:** To begin.",
        "- **Description:** A thing.",
    ];
    let text = format!("# T\n\n## Sandbox\n\n### A\n\n{}\n", bullets.join("\n"));
    let (_, page) = round(&text, None, &list("l"));
    for bullet in bullets {
        assert!(page.contains(bullet), "{bullet}: {page}");
    }
}

#[test]
fn labels_of_prose_behind_levels_make_no_project() {
    let text = "## Graduated\n\n### Foo\n\n- **Repository:** https://github.com/o/foo\n\n## Sandbox\n\n### Bar\n\n- **Repository:** https://github.com/o/bar\n\n## How to add a project\n\n### Steps\n\n- **First:** read the [rules](https://rules.example)\n";
    let (reading, page) = round(text, None, &list("l"));
    assert!(
        page.contains("## Graduated\n") && page.contains("## Sandbox\n"),
        "{page}"
    );
    assert_eq!(links(&reading), (3, 2, 1));
    assert_eq!(
        reported(&reading, Why::Heading),
        [(13, "How to add a project".into()), (15, "Steps".into())]
    );
}

#[test]
fn a_remark_among_bullets_is_prose() {
    let text = "- [A](https://a.example): a\n- **Note**: keep it sorted, see [rules](https://rules.example)\n- **Warning:** take care\n- **Note** - takes notes ([site](https://note.example))\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(desk.ids(), ["a", "note"]);
    assert_eq!(links(&reading), (3, 2, 1));
    let prose = reported(&reading, Why::Prose);
    assert!(prose.contains(&(2, "rules".into())), "{prose:?}");
    assert!(prose.contains(&(3, "take care".into())), "{prose:?}");
}

#[test]
fn a_table_of_contents_may_lead_to_the_headings_by_their_whole_address() {
    let text = "# T\n\n1. [Data bases](https://github.com/me/x#data-bases)\n2. [Web](https://github.com/me/x#web)\n\n## Data Bases\n\n- [A](https://a.example/#web)\n- [C](https://c.example/#web)\n\n## Web\n\n- [B](https://b.example/#features)\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(desk.ids(), ["a", "b", "c"]);
    assert_eq!(reported(&reading, Why::TableOfContents).len(), 2);
}
