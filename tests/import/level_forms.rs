//! Headings that name levels with pictures, numbers, counts, or in phrases.

use catalog::import::{Destination, Fate, Why};
use proptest::prelude::*;

use crate::accounted::lost;
use crate::harness::{Desk, list, reported, taken};
use crate::round_trip::{entries, round};

/// A bullet.
fn bullet(name: &str) -> String {
    format!("- [{name}](https://{name}.example): {name}.\n")
}

/// A list of bullets under two headings.
fn two(first: &str, other: &str) -> String {
    format!(
        "# T\n\n## {first}\n\n{}{}\n## {other}\n\n{}",
        bullet("a"),
        bullet("b"),
        bullet("c")
    )
}

/// A document that comes back as it is.
fn whole(text: &str) -> Desk {
    let (_, page) = round(text, None, &list("l"));
    let plain = page.replace("\\.", ".");
    assert!(plain.ends_with(text), "{page}\n-- is not --\n{text}");
    assert_eq!(lost(text, None), [""; 0]);
    taken(text, None).0
}

#[test]
fn a_heading_with_a_count_is_a_level_whose_projects_are_counted_anew() {
    for (first, other, after) in [
        (
            "Graduated (2)",
            "Sandbox (1)",
            ["## Graduated (3)", "## Sandbox (0)"],
        ),
        (
            "Graduated projects (2)",
            "Sandbox projects (1)",
            ["## Graduated projects (3)", ""],
        ),
        ("Graduated – 2", "Sandbox – 1", ["## Graduated – 3", ""]),
        ("Graduated: 2", "Sandbox", ["## Graduated: 3", ""]),
        (
            "Graduated (2 projects)",
            "Sandbox (1 project)",
            ["## Graduated (3 projects)", ""],
        ),
        (
            "🎓 Graduated (2)",
            ":seedling: Sandbox (1)",
            ["## 🎓 Graduated (3)", ""],
        ),
    ] {
        let mut desk = whole(&two(first, other));
        assert_eq!(desk.level("a"), Some("graduated"), "{first}");
        assert_eq!(desk.level("c"), Some("sandbox"), "{other}");
        desk.go_on("c", "sandbox", "graduated", "2021-01-01");
        let page = desk.page("l");
        assert!(page.contains(after[0]), "{page}");
        assert!(!page.contains("Sandbox"), "{page}");
    }
}

#[test]
fn a_picture_stays_in_the_title_of_a_level() {
    let desk = whole(&two("🟢 Incubating", ":white_check_mark: Sandbox"));
    let track = &desk.catalog.settings.tracks["maturity"];
    let titles: Vec<&str> = track.levels.iter().map(|level| &*level.title).collect();
    assert_eq!(titles, [":white_check_mark: Sandbox", "🟢 Incubating"]);
    whole(&two("Graduated ⭐", "Archived"));
}

#[test]
fn what_is_over_may_have_two_names() {
    for over in ["Archived / Retired", "Archived/Deprecated"] {
        let mut desk = whole(&two("Graduated", over));
        assert_eq!(desk.level("c"), Some("archived"), "{over}");
        desk.go_on("a", "graduated", "archived", "2021-01-01");
        assert!(
            desk.page("l").contains(&format!("## {over}\n\n- [a]")),
            "{}",
            desk.page("l")
        );
    }
}

#[test]
fn a_heading_with_a_number_or_a_phrase_is_a_level() {
    for (first, other) in [
        ("1. Graduated", "2. Sandbox"),
        ("1. Graduated projects (2)", "2. Sandbox projects (1)"),
        ("I. 🎓 Graduated", "II. :seedling: Sandbox"),
        ("Graduated projects", "Projects in the sandbox"),
        ("Graduation stage", "Sandbox level"),
        ("Graduated Projects", "Emeritus projects"),
        ("Graduated", "Attic"),
    ] {
        let mut desk = whole(&two(first, other));
        assert_eq!(desk.level("a"), Some("graduated"), "{first}");
        assert!(desk.level("c").is_some(), "{other}");
        let level = desk.level("c").expect("a level").to_string();
        desk.go_on("c", &level, "graduated", "2021-01-01");
        let page = desk.page("l").replace("\\.", ".");
        assert!(
            page.contains(&format!("## {}", first.replace("(2)", "(3)"))),
            "{page}"
        );
        assert!(!page.contains(other), "{page}");
    }
    let (desk, _) = taken(&two("1. Graduated", "Projects in incubation"), None);
    let track = &desk.catalog.settings.tracks["maturity"];
    let titles: Vec<&str> = track.levels.iter().map(|level| &*level.title).collect();
    assert_eq!(titles, ["Incubation", "Graduated"]);
}

#[test]
fn areas_are_counted_too() {
    let text = two("Storage (2)", "Network (1)");
    let mut desk = whole(&text);
    assert_eq!(desk.entry("a").areas, ["l/storage"]);
    desk.stand("b", "archived");
    let nested = format!(
        "# T\n\n## Cloud (3)\n\n{}\n### Storage (1)\n\n{}\n### Network\n\n{}\n## Tools (1)\n\n{}",
        bullet("a"),
        bullet("b"),
        bullet("c"),
        bullet("d")
    );
    whole(&nested);
    let levels = format!(
        "# T\n\n## Graduated (2)\n\n### Storage\n\n{}\n### Network\n\n{}\n## Sandbox (1)\n\n### Storage\n\n{}",
        bullet("a"),
        bullet("b"),
        bullet("c")
    );
    let mut desk = whole(&levels);
    desk.go_on("c", "sandbox", "graduated", "2021-01-01");
    assert!(
        desk.page("l").contains("## Graduated (3)\n\n### Storage\n"),
        "{}",
        desk.page("l")
    );
}

#[test]
fn a_count_that_is_wrong_stays_in_the_title_of_an_area() {
    let text = two("Storage (3)", "Network (1)");
    let (_, reading) = taken(&text, None);
    let desk = whole(&text);
    assert_eq!(desk.entry("a").areas, ["l/storage-3"]);
    let remarks: Vec<_> = reading
        .remarks
        .iter()
        .map(|own| (own.line, &*own.message))
        .collect();
    assert_eq!(
        remarks,
        [(
            3,
            "`Storage (3)` has 2 projects below it: counts stay in the titles of areas, and are never made anew"
        )]
    );
}

#[test]
fn a_count_that_is_wrong_is_none_of_a_level() {
    let text = two("Graduated (3)", "Sandbox (1)");
    let (_, reading) = taken(&text, None);
    let counts = reported(&reading, Why::Count);
    assert_eq!(counts, [(3, "(3)".to_string()), (8, "(1)".to_string())]);
    let (_, page) = round(&text, None, &list("l"));
    assert!(
        page.contains("## Graduated\n") && page.contains("## Sandbox\n"),
        "{page}"
    );
    assert_eq!(lost(&text, None), [""; 0]);
}

#[test]
fn years_and_versions_are_no_counts() {
    let text = two("Storage (2)", "Kube 2020");
    let desk = whole(&text);
    assert_eq!(desk.entry("c").areas, ["l/kube-2020"]);
    let desk = whole(&two("Conference - 2019", "Conference - 2020"));
    assert_eq!(desk.entry("c").areas, ["l/conference-2020"]);
    let (desk, reading) = taken(&two("Storage (2)", "Meetings (2020)"), None);
    assert_eq!(desk.entry("c").areas, ["l/meetings-2020"]);
    assert_eq!(desk.entry("a").areas, ["l/storage"]);
    assert_eq!(reading.remarks, []);
}

#[test]
fn titles_and_projects_keep_their_numbers() {
    let text = "# Projects (2)\n\n## Storage\n\n### Ceph: 2\n\n- **License:** MIT\n- **Website:** <https://ceph.example>\n\n### Rook (1)\n\n- **License:** MIT\n- **Website:** <https://rook.example>\n";
    let desk = whole(text);
    assert_eq!(desk.entry("rook-1").name, "Rook (1)");
    assert_eq!(desk.catalog.settings.lists["l"].title, "Projects (2)");
}

#[test]
fn sections_and_tables_under_counted_levels() {
    let section = |name: &str| {
        format!("### {name}\n\n- **License:** MIT\n- **Website:** <https://{name}.example>\n\n")
    };
    let text = format!(
        "# T\n\n## 🎓 Graduated (2)\n\n{}{}## Archived / Retired (1)\n\n{}",
        section("a"),
        section("b"),
        section("c")
    );
    let mut desk = whole(&format!("{}\n", text.trim_end()));
    desk.go_on("a", "graduated", "archived", "2021-01-01");
    assert!(
        desk.page("l").contains("## Archived / Retired (2)"),
        "{}",
        desk.page("l")
    );
    let head = "| Project | Goal |\n| --- | --- |\n";
    let text = format!(
        "# T\n\n## 1. Graduated (2)\n\n{head}| [a](https://a.example) | a |\n| [b](https://b.example) | b |\n\n## 2. Sandbox (1)\n\n{head}| [c](https://c.example) | c |\n"
    );
    let mut desk = whole(&text);
    desk.go_on("c", "sandbox", "graduated", "2021-01-01");
    assert!(
        desk.page("l").contains("Graduated (3)"),
        "{}",
        desk.page("l")
    );
}

#[test]
fn tables_of_contents_fit_to_counted_headings() {
    for (words, other) in [
        ("🎓 Graduated (2)", "Sandbox (1)"),
        ("🎓 Graduated", "Sandbox"),
    ] {
        let text = format!(
            "# T\n\n## Contents\n\n- [{words}](#-graduated-2)\n- [{other}](#sandbox-1)\n\n## 🎓 Graduated (2)\n\n{}{}\n## Sandbox (1)\n\n{}",
            bullet("a"),
            bullet("b"),
            bullet("c")
        );
        let mut desk = whole(&text);
        desk.go_on("c", "sandbox", "graduated", "2021-01-01");
        let first = words.replace("(2)", "(3)");
        assert!(
            desk.page("l")
                .contains(&format!("- [{first}](#-graduated-3)\n\n##")),
            "{}",
            desk.page("l")
        );
    }
}

#[test]
fn a_list_that_has_no_counts_reports_those_of_a_newer_version() {
    let mut desk = Desk::new();
    desk.take(&two("Graduated", "Sandbox"), None, &list("l"));
    let (reading, _) = desk.take(&two("Graduated (2)", "Sandbox (1)"), None, &list("l"));
    assert_eq!(reported(&reading, Why::Count).len(), 2);
    let text = two("Graduated (2)", "Sandbox (1)");
    let (mut desk, _) = taken(&text, None);
    let template = desk.files["templates/l.md"].clone();
    let again = Destination {
        templates: [("l.md".to_string(), template)].into(),
        ..list("l")
    };
    let (reading, _) = desk.take(&text, None, &again);
    assert_eq!(reported(&reading, Why::Count), []);
    let is_count = |fate: &Fate| matches!(fate, Fate::Taken { field: "count", .. });
    assert!(reading.items.iter().any(|item| is_count(&item.fate)));
}

#[test]
fn states_have_their_pictures() {
    let text = "# T\n\n| Project | Status |\n| --- | --- |\n| [a](https://a.example) | 🟢 Graduated |\n| [b](https://b.example) | ✅ GA (on ARM) |\n| [c](https://c.example) | Alpha ⭐ |\n| [d](https://d.example) | :construction: Beta |\n| [e](https://e.example) | ❌ Archived; use a |\n";
    let (desk, reading) = taken(text, None);
    let level = |id: &str| desk.level(id).map(str::to_string);
    let levels = ["a", "b", "c", "d", "e"].map(|id| level(id).unwrap_or_default());
    assert_eq!(levels, ["graduated", "ga", "alpha", "beta", "archived"]);
    assert_eq!(
        desk.entry("b").maturity["maturity"][0].note.as_deref(),
        Some("on ARM")
    );
    assert_eq!(
        desk.entry("e").maturity["maturity"][0]
            .superseded_by
            .as_deref(),
        Some("a")
    );
    assert!(
        reading
            .remarks
            .iter()
            .all(|own| !own.message.contains("published as")),
        "{:?}",
        reading.remarks
    );
    let (_, page) = round(text, None, &list("l"));
    for state in [
        "🟢 Graduated",
        "✅ GA (on ARM)",
        "lpha ⭐",
        ":construction: Beta",
        "❌ Archived; consider using",
    ] {
        assert!(page.contains(state), "{state}: {page}");
    }
    assert_eq!(lost(text, None), [""; 0]);
}

#[test]
fn states_of_one_level_in_other_words_are_told() {
    let text = "# T\n\n| Project | Status |\n| --- | --- |\n| [a](https://a.example) | 🟢 Graduated |\n| [b](https://b.example) | graduated |\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(
        (desk.level("a"), desk.level("b")),
        (Some("graduated"), Some("graduated"))
    );
    let remarks: Vec<_> = reading.remarks.iter().map(|own| &*own.message).collect();
    assert_eq!(
        remarks,
        ["the level `Graduated` is published as `🟢 Graduated`"]
    );
    round(text, None, &list("l"));
}

#[test]
fn an_overview_has_the_words_of_headings() {
    let section = |name: &str| {
        format!("### {name}\n\n- **License:** MIT\n- **Website:** <https://{name}.example>\n\n")
    };
    let text = format!(
        "# T\n\n| Project | Maturity |\n| --- | --- |\n| [a](#a) | 🎓 Graduated |\n| [b](#b) | 🌱 Sandbox |\n\n## 🎓 Graduated (1)\n\n{}## 🌱 Sandbox (1)\n\n{}",
        section("a"),
        section("b")
    );
    whole(&format!("{}\n", text.trim_end()));
    let other = text.replace("| 🎓 Graduated |", "| Graduated |");
    let (_, reading) = taken(&other, None);
    let remarks: Vec<_> = reading.remarks.iter().map(|own| &*own.message).collect();
    assert_eq!(
        remarks,
        ["the overview has `Graduated`, and is published with `🎓 Graduated`"]
    );
}

/// What is remarked on a document, with lines.
fn remarks(text: &str) -> Vec<(usize, String)> {
    let (_, reading) = taken(text, None);
    let remarks = reading.remarks.into_iter();
    remarks.map(|own| (own.line, own.message)).collect()
}

#[test]
fn headings_that_look_like_levels_are_told() {
    const HOW: &str = "an area; to have a level of it, add one to the track in catalog.yaml and promote what stands below";
    assert_eq!(
        remarks(&two("Recently graduated", "Sandbox / Incubating")),
        [
            (
                5,
                format!("`Recently graduated` says more than a level: {HOW}")
            ),
            (
                10,
                format!("`Sandbox / Incubating` says more than a level: {HOW}")
            ),
        ]
    );
    assert_eq!(
        remarks(&two("Graduated", "Storage")),
        [(
            5,
            format!("`Graduated` is the only level that a heading names: {HOW}")
        )]
    );
    let text = format!(
        "{}\n## Graduated\n\n{}",
        two("Candidates", "Sandbox"),
        bullet("d")
    );
    let candidates =
        format!("`Candidates` stands in front of levels and is none that is known: {HOW}");
    assert_eq!(remarks(&text)[0], (5, candidates));
    assert_eq!(remarks(&two("Storage", "Archived")), []);
    assert_eq!(remarks(&two("Stable Diffusion", "Active Directory")), []);
}

#[test]
fn heading_of_a_level_in_two_wordings_is_told() {
    let text = format!(
        "# T\n\n## Storage\n\n### Graduated\n\n{}\n### Sandbox\n\n{}\n## Network\n\n### Graduated projects\n\n{}",
        bullet("a"),
        bullet("b"),
        bullet("c")
    );
    let told = "the heading `Graduated projects` is published as `Graduated`";
    assert!(
        remarks(&text).contains(&(17, told.to_string())),
        "{:?}",
        remarks(&text)
    );
}

#[test]
fn areas_that_are_no_headings_are_counted_too() {
    let line = "# T\n\n**Graduated (2)**\n\n- [a](https://a.example): a\n- [b](https://b.example): b\n\n**Sandbox (1)**\n\n- [c](https://c.example): c\n";
    let (_, page) = round(line, None, &list("l"));
    assert!(page.contains("## Graduated (2)\n"), "{page}");
    assert_eq!(taken(line, None).0.level("c"), Some("sandbox"));
    let wrong = line.replace("(2)", "(3)");
    let (reading, page) = round(&wrong, None, &list("l"));
    assert!(page.contains("## Graduated\n"), "{page}");
    assert_eq!(
        reported(&reading, Why::Count),
        [(5, "(3)".to_string()), (10, "(1)".to_string())]
    );
    let nested = "# T\n\n- Storage (2)\n  - [a](https://a.example): a\n  - [b](https://b.example): b\n- Network (1)\n  - [c](https://c.example): c\n";
    let (_, page) = round(nested, None, &list("l"));
    assert!(page.contains("## Storage (2)\n"), "{page}");
    assert_eq!(taken(nested, None).0.entry("a").areas, ["l/storage"]);
    round(&nested.replace("(2)", "(3)"), None, &list("l"));
    let rows = "# T\n\n| Project | Goal |\n| --- | --- |\n| Storage (2) |  |\n| [a](https://a.example) | x |\n| [b](https://b.example) | y |\n| Network (1) |  |\n| [c](https://c.example) | z |\n";
    whole(rows);
    assert_eq!(taken(rows, None).0.entry("a").areas, ["l/storage"]);
    whole(&rows.replace("(2)", "(3)"));
}

#[test]
fn a_count_holds_below_headings_in_other_words_that_are_areas_too() {
    let text = "# T\n\n## Graduated (3)\n\n- [a](https://a.example): a\n- [b](https://b.example): b\n\n## 🟢 Graduated\n\n- [c](https://c.example): c\n";
    assert_eq!(lost(text, None), Vec::<String>::new());
    let bold = text.replace("## Graduated (3)", "**Graduated (3)**");
    let bold = bold.replace("## 🟢 Graduated", "**🟢 Graduated**");
    assert_eq!(lost(&bold, None), Vec::<String>::new());
}

#[test]
fn a_heading_and_a_cell_may_have_a_level_in_other_words() {
    let text = "# T\n\n## 🟢 Active (1)\n\n| Project | Status |\n| --- | --- |\n| [a](https://a.example) | active |\n\n## Archived (1)\n\n| Project | Status |\n| --- | --- |\n| [c](https://c.example) | archived |\n";
    whole(text);
    let label = "# T\n\n## Sandbox\n\n### A\n\n- **Maturity:** 🌱 sandbox\n- **Website:** <https://a.example>\n\n## Archived\n\n### B\n\n- **Maturity:** archived\n- **Website:** <https://b.example>\n";
    let told = "the level `🌱 sandbox` is published as `Sandbox`";
    assert!(
        remarks(label).contains(&(7, told.to_string())),
        "{:?}",
        remarks(label)
    );
    round(label, None, &list("l"));
}

/// A heading with some bullets below it: how often its count is off, where it has one.
type Group = (
    &'static str,
    &'static str,
    &'static str,
    Option<usize>,
    usize,
);

fn group() -> impl Strategy<Value = Group> {
    const BEFORE: &[&str] = &[
        "",
        "",
        "🟢 ",
        ":seedling: ",
        "1. ",
        "2) 🎓 ",
        "Projects in ",
    ];
    const TITLES: &[&str] = &[
        "Graduated",
        "Sandbox",
        "incubation",
        "Archived",
        "Retired / Archived",
        "Storage",
        "Network",
        "Recently graduated",
    ];
    const BEHIND: &[&str] = &["", "", " projects", " ⭐", " stage :tada:"];
    (
        proptest::sample::select(BEFORE),
        proptest::sample::select(TITLES),
        proptest::sample::select(BEHIND),
        prop_oneof![3 => Just(None), 5 => Just(Some(0)), 1 => Just(Some(1))],
        1..4usize,
    )
}

/// A document of such headings, each as a heading or a line in bold.
fn document(groups: &[Group], are_bold: bool) -> String {
    let mut text = "# T\n".to_string();
    let mut number = 0;
    for (before, title, behind, off, bullets) in groups {
        let count = off.map_or_else(String::new, |off| format!(" ({})", bullets + off));
        let heading = format!("{before}{title}{behind}{count}");
        text += &match are_bold {
            true => format!("\n**{heading}**\n\n"),
            false => format!("\n## {heading}\n\n"),
        };
        for _ in 0..*bullets {
            number += 1;
            text += &bullet(&format!("name{number}"));
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_heading_is_lost(groups in proptest::collection::vec(group(), 1..5), are_bold in proptest::bool::weighted(0.2)) {
        let text = document(&groups, are_bold);
        let lost = lost(&text, None);
        prop_assert!(lost.is_empty(), "{lost:?}\n{text}");
        entries(&text, None, &list("l"));
    }
}
