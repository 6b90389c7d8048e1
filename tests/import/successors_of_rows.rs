//! A column that names what takes the place of projects, and titles that say that all are over.

use crate::harness::{Desk, list, taken};
use crate::round_trip::round;

fn successor<'d>(desk: &'d Desk, id: &str) -> Option<&'d str> {
    let current = desk.entry(id).current("maturity")?;
    current.superseded_by.as_deref()
}

fn table(head: &str) -> String {
    format!(
        "# Projects

## Active projects

| Project | Goal |
| --- | --- |
| [Flux](https://flux.example) | x |
| [Helm](https://github.com/helm/helm) | y |

## Archived projects

| Project | {head} |
| --- | --- |
| [A](https://a.example) | Flux |
| [B](https://b.example) | [Helm](https://github.com/helm/helm) |
| [C](https://c.example) | Something else |
| [D](https://d.example) |  |
| [E](https://e.example) | [Kustomize](https://kustomize.example) |
"
    )
}

#[test]
fn a_column_names_the_successor() {
    for head in [
        "Replacement",
        "Replaced by",
        "Successor",
        "Superseded by",
        "Use instead",
        "Alternative",
    ] {
        let text = table(head);
        let (mut desk, _) = taken(&text, None);
        assert_eq!(successor(&desk, "a"), Some("flux"), "{head}");
        assert_eq!(successor(&desk, "b"), Some("helm"), "{head}");
        assert!(desk.entry("a").extra.is_empty() && desk.entry("b").links.is_empty());
        for id in ["c", "d", "e"] {
            assert_eq!(successor(&desk, id), None, "{head}");
        }
        let (_, page) = round(&text, None, &list("l"));
        let wanted = text.replace("| Flux |", "| [Flux](https://flux.example) |");
        assert!(page.ends_with(&wanted[12..]), "{page}");
        // What is said of it later stands there too.
        let path = "catalog/projects/d.yaml".to_string();
        let level = "- level: archived\n";
        let more = desk.files[&path].replace(level, &format!("{level}      superseded_by: flux\n"));
        desk.files.insert(path, more);
        desk.load();
        let row = "| [D](https://d.example) | [Flux](https://flux.example) |";
        assert!(desk.page("l").contains(row), "{}", desk.page("l"));
    }
}

#[test]
fn what_is_not_over_has_no_successor() {
    let text = "# T\n\n| Tool | Alternatives |\n| --- | --- |\n| [A](https://a.example) | [B](https://b.example) |\n| [B](https://b.example) | A, C |\n";
    let (desk, _) = taken(text, None);
    assert!(desk.entry("a").maturity.is_empty());
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn a_title_says_that_all_are_over() {
    let text = "# Archived projects

| Project | Status | Replaced by |
| --- | --- | --- |
| [A](https://a.example) |  | [B](https://b.example) |
| [B](https://b.example) | stable |  |
";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.level("a"), Some("archived"));
    assert_eq!(successor(&desk, "a"), Some("b"));
    assert_eq!(desk.level("b"), Some("stable"));
    round(text, None, &list("l"));
    let text = text
        .replace("\n| Project", "\n## Storage\n\n| Project")
        .replace("Status", "Note");
    let (desk, _) = taken(&text, None);
    assert_eq!(desk.level("b"), Some("archived"));
    let (_, page) = round(&text, None, &list("l"));
    assert!(page.ends_with(&text[20..]), "{page}");
}

#[test]
fn of_two_columns_for_it_each_shows_what_it_had() {
    let table = |title: &str, head: &str, id: &str| {
        format!(
            "## {title}\n\n| Project | {head} |\n| --- | --- |\n| [{id}](https://{id}.example) | [b](https://b.example) |\n"
        )
    };
    let text = format!(
        "# T\n\n## Other\n\n| Project | Why |\n| --- | --- |\n| [b](https://b.example) | x |\n\n{}\n{}",
        table("Archived", "Replacement", "a"),
        table("Deprecated", "Use instead", "c")
    );
    let (_, page) = round(&text, None, &list("l"));
    assert!(page.ends_with(&text), "{page}");
}

#[test]
fn what_names_it_on_several_lines_is_said_on_one() {
    let text = "# Archived projects\n\n| Project | Replacement | Notes |\n| --- | --- | --- |\n| A | B <br> C | x |\n| B | none | Use it <br> replaced by Z <br> y |\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(successor(&desk, "a"), Some("b"));
    let remarks: Vec<&str> = reading.remarks.iter().map(|own| &*own.message).collect();
    assert!(remarks[0].starts_with("`replaced by B; C`"), "{remarks:?}");
    assert!(remarks[1].starts_with("`replaced by Z`"), "{remarks:?}");
    assert!(
        remarks.iter().all(|message| !message.contains('\n')),
        "{remarks:?}"
    );
    round(text, None, &list("l"));
}

#[test]
fn the_words_of_a_link_name_the_successor_too() {
    let text = "# T

| Project | State |
| --- | --- |
| [A](https://a.example) | Archived, use [Istio](https://istio.example) |
| [Istio](https://github.com/istio/istio) | stable |
";
    let (desk, _) = taken(text, None);
    assert_eq!(successor(&desk, "a"), Some("istio"));
    let a = desk.entry("a");
    assert_eq!(a.current("maturity").expect("a level").note, None);
    assert_eq!(&*a.links["other"][0].url, "https://istio.example");
    round(text, None, &list("l"));
}

#[test]
fn what_a_column_says_is_not_said_twice() {
    let text = "# T

| Project | State | Notes |
| --- | --- | --- |
| [A](https://a.example) | archived | Replaced by Flux |
| [B](https://b.example) | archived | Slow; replaced by Flux |
| [Flux](https://flux.example) | stable |  |
";
    let (desk, _) = taken(text, None);
    assert_eq!(successor(&desk, "a"), Some("flux"));
    let (_, page) = round(text, None, &list("l"));
    let rows = page.lines().filter(|line| line.contains("consider using"));
    assert_eq!(rows.count(), 1, "{page}");
    assert!(page.contains("| archived | Replaced by Flux |"), "{page}");
}

#[test]
fn other_words_than_the_name_of_a_successor_stay() {
    let text = "# P\n\n| Project | Status | Replacement |\n| --- | --- | --- |\n| [A](https://a.example) | active |  |\n| [B](https://b.example) | archived | see A and [F](https://f.example) |\n| [D](https://d.example) | archived | [F](https://f.example) |\n| [F](https://f.example) | active |  |\n";
    let (desk, _) = taken(text, None);
    assert_eq!(successor(&desk, "b"), Some("f"));
    let (_, page) = round(text, None, &list("l"));
    assert!(page.contains("see A and"), "{page}");
}

#[test]
fn a_link_to_a_successor_that_leads_elsewhere_stays() {
    let text = "# T

## Active

| Name | Repository |
| --- | --- |
| Envoy | <https://github.com/envoyproxy/envoy> |

## Archived

| Name | Replaced by |
| --- | --- |
| Brigade | [Envoy](https://envoy.example) |
| Draft | Envoy |
";
    let (desk, _) = taken(text, None);
    assert_eq!(successor(&desk, "brigade"), Some("envoy"));
    assert_eq!(
        &*desk.entry("brigade").links["replaced-by"][0].url,
        "https://envoy.example"
    );
    let (_, page) = round(text, None, &list("l"));
    assert!(
        page.contains("| Brigade | [Envoy](https://envoy.example) |"),
        "{page}"
    );
}
