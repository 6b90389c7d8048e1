//! What is published of a list that was taken in reads back as the same entries.

use catalog::catalog::model::Entry;
use catalog::import::{Destination, Fate, Reading, Shape};
use proptest::prelude::*;

use crate::harness::{Desk, list};
use crate::seeds::seed;

/// The entries, with what stands in no order in order.
fn sorted(desk: &Desk) -> Vec<Entry> {
    let mut entries = desk.catalog.entries.clone();
    for entry in &mut entries {
        for links in entry.links.values_mut() {
            links.sort_by(|a, b| a.url.cmp(&b.url));
        }
        if let Some(kinds) = entry.extra.get_mut("relative-links") {
            let kinds = kinds.as_object_mut().into_iter().flatten();
            let lists = kinds.filter_map(|(_, links)| links.as_array_mut());
            lists.for_each(|links| links.sort_by_key(ToString::to_string));
        }
        entry.areas.sort();
    }
    entries
}

/// Takes a document in, publishes it, and takes the page into another catalog, whose page is the
/// same.
pub fn round(text: &str, shape: Option<Shape>, to: &Destination) -> (Reading, String) {
    let (reading, page, again) = entries(text, shape, to);
    assert_eq!(again, page);
    (reading, page)
}

/// Takes a document in, publishes it, and takes the page into another catalog; gives the pages of
/// both. Areas stand in the order in which they are met, so that one page may have another.
pub fn entries(text: &str, shape: Option<Shape>, to: &Destination) -> (Reading, String, String) {
    let mut first = Desk::new();
    let (reading, _) = first.take(text, shape, to);
    let page = first.page(&to.list);
    let mut second = Desk::new();
    second.take(&page, Some(reading.shape), to);
    let again = second.page(&to.list);
    let (first, second) = (sorted(&first), sorted(&second));
    for (one, other) in first.iter().zip(&second) {
        assert_eq!(one, other, "{page}");
    }
    assert_eq!(first.len(), second.len());
    (reading, page, again)
}

/// What was taken stands in the page: targets, names, labels, areas, levels.
fn stands(reading: &Reading, page: &str) {
    let plain = |text: &str| text.replace('\\', "").replace("&amp;", "&");
    let page = plain(page);
    for item in &reading.items {
        let Fate::Taken { field, .. } = &item.fate else {
            continue;
        };
        if let Some(url) = &item.url {
            let url = url.replace('"', "%22");
            assert!(page.contains(&url), "line {}: {url}", item.line);
        }
        let words = item.text.trim().trim_end_matches(':');
        if ["name", "area", "column", "label", "level", "title"].contains(field)
            && !words.is_empty()
        {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                page.contains(&plain(&words)),
                "line {}: {field} {words}",
                item.line
            );
        }
    }
}

#[test]
fn the_five_lists_come_back_whole() {
    let cncf = Destination {
        track: Some("cncf".into()),
        ..list("cncf-projects")
    };
    for (name, to) in [
        ("cloud-open-source.md", list("cloud")),
        ("azure-upstream-2020.md", list("upstream")),
        ("azure-upstream-2024.md", list("upstream")),
        ("cncf-projects-2020.md", cncf.clone()),
        ("cncf-contribute-2018.md", cncf),
    ] {
        let Some(text) = seed(name) else { return };
        let (reading, page) = round(&text, None, &to);
        stands(&reading, &page);
    }
}

#[test]
fn a_url_with_brackets_stands_in_the_page_as_it_was() {
    let text = "# T\n\n- [A](https://a.example/wiki/A_(one)) - a\n- [B](https://b.example) - b ([C](https://c.example/(c)))\n";
    let (_, page) = round(text, Some(Shape::Bullets), &list("l"));
    assert!(page.contains("(https://a.example/wiki/A_(one))"), "{page}");
}

#[test]
fn bullets_come_back_without_lines_between_them() {
    let text = "# T\n\n## A\n\n- [A](https://a.example): a\n- [B](https://b.example): b\n  - More.\n  - And more.\n- [C](https://c.example)\n\n## B\n\n- [D](https://d.example)\n";
    let (_, page) = round(text, Some(Shape::Bullets), &list("l"));
    assert!(page.ends_with(text), "{page}");
}

/// Words as lists have them, with signs that mean something to Markdown or to a list.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-z]{2,6}",
        1 => Just("C++".to_string()),
        1 => Just("*star*".to_string()),
        1 => Just("a|b".to_string()),
        1 => Just("(v1)".to_string()),
        1 => Just("x: y".to_string()),
        1 => Just("1.0".to_string()),
        1 => Just("#tag".to_string()),
        1 => Just("存储".to_string()),
        1 => Just("e.g.".to_string()),
        1 => Just("a - b".to_string()),
    ];
    proptest::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
}

/// What a target begins with that leads anywhere, or beside the document.
fn place() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("https://".to_string()),
        1 => Just("docs/".to_string()),
        1 => Just("../".to_string()),
        1 => Just("./(v1)/".to_string()),
        1 => Just("a%20b?c&amp;d=".to_string()),
    ]
}

fn escaped(text: &str) -> String {
    text.replace('*', "\\*")
        .replace('|', "\\|")
        .replace('#', "\\#")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bullets_come_back_whole(items in proptest::collection::vec((words(), words(), words(), place()), 1..6)) {
        let line = |(number, (name, text, other, place)): (usize, &(String, String, String, String))| {
            format!("- [N{number} {}]({place}n{number}.example): T{} ([{}]({place}o{number}.example))\n", escaped(name), escaped(text), escaped(other))
        };
        let text: String = items.iter().enumerate().map(line).collect();
        round(&format!("# T\n\n## A\n\n{text}"), Some(Shape::Bullets), &list("l"));
    }

    #[test]
    fn any_table_comes_back_whole(items in proptest::collection::vec((words(), words(), words(), place()), 1..6)) {
        let line = |(number, (name, text, other, place)): (usize, &(String, String, String, String))| {
            format!("| [N{number} {}](https://n{number}.example) | {} | CNCF: GA ({}) | [{}]({place}o{number}.example) |\n", escaped(name), escaped(text), escaped(other), escaped(other))
        };
        let text: String = items.iter().enumerate().map(line).collect();
        let head = "| Project | Goal | State | Communication |\n|---|---|---|---|\n";
        round(&format!("# T\n\n{head}{text}"), Some(Shape::Table), &list("l"));
    }

    #[test]
    fn any_sections_come_back_whole(items in proptest::collection::vec((words(), words(), words(), place()), 1..6)) {
        let section = |(number, (name, text, other, place)): (usize, &(String, String, String, String))| {
            format!("### N{number} {}\n\nT{}\n\n- **License:** MIT\n- **Chat:** [{}]({place}o{number}.example)\n- **Stars:** {}\n\n", escaped(name), escaped(text), escaped(other), escaped(other))
        };
        let text: String = items.iter().enumerate().map(section).collect();
        round(&format!("# T\n\n## Sandbox Projects\n\n{text}"), Some(Shape::Sections), &list("l"));
    }
}
