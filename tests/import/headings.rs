//! Headings of tables and bullets that name levels, and what stands in their place.

use catalog::import::Why;

use crate::harness::{list, reported, taken};
use crate::round_trip::round;

#[test]
fn tables_under_levels_are_a_list_by_levels() {
    let text = "# T\n\n## Graduated projects\n\n| Project | Accepted |\n| --- | --- |\n| [A](https://a.example) | 2018-03-06 |\n\n## Incubating projects\n\n| Project | Sponsor | Accepted |\n| --- | --- | --- |\n| [B](https://b.example) | Ann | 2019-03-06 |\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.level("a"), Some("graduated"));
    assert_eq!(desk.level("b"), Some("incubating"));
    assert_eq!(desk.entry("a").areas, ["l"]);
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn a_level_that_changes_changes_the_place() {
    let text = "# T\n\n## Graduated\n\n| Project | Goal |\n|---|---|\n| [A](https://a.example) | a |\n\n## Incubating\n\n| Project | Goal |\n|---|---|\n| [B](https://b.example) | b |\n";
    let (mut desk, _) = taken(text, None);
    desk.go_on("b", "incubating", "graduated", "2021-01-01");
    let page = desk.page("l");
    assert!(page.contains("| [B](https://b.example) | b |"), "{page}");
    assert!(!page.contains("## Incubating"), "{page}");
}

#[test]
fn what_stands_under_past_projects_is_over() {
    let heading = "# T\n\n## Tools\n\n| Project | Goal |\n|---|---|\n| [A](https://a.example) | a |\n\n## Past projects\n\n| Project | Goal |\n|---|---|\n| [B](https://b.example) | Did it; use A instead. |\n";
    let bold = heading.replace("## Past projects", "**Past projects:**");
    for text in [heading, &bold] {
        let (desk, _) = taken(text, None);
        assert_eq!((desk.level("a"), desk.level("b")), (None, Some("past")));
        let successor = &desk.entry("b").maturity["maturity"][0].superseded_by;
        assert_eq!(successor.as_deref(), Some("a"));
        round(text, None, &list("l"));
    }
}

#[test]
fn a_line_in_bold_above_a_table_is_its_heading() {
    let text = "# T\n\n**Data bases**\n\n| Name | Goal |\n|---|---|\n| [A](https://a.example) | a |\n\n**This is a whole sentence about the table below.**\n\n| Name | Goal |\n|---|---|\n| [B](https://b.example) | b |\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(desk.entry("a").areas, ["l/data-bases"]);
    assert_eq!(desk.entry("b").areas, ["l"]);
    assert_eq!(reported(&reading, Why::Prose).len(), 1);
    round(text, None, &list("l"));
}

#[test]
fn a_plain_use_behind_a_retired_level_names_the_successor() {
    for state in [
        "Archived - use B",
        "Archived, use B",
        "archived, please use B",
        "Deprecated (use B)",
        "Retired: moved to B",
        "archived, use B instead",
    ] {
        let text = format!(
            "| Project | State |\n|---|---|\n| [A](https://a.example) | {state} |\n| [B](https://b.example) | GA (use it) |\n"
        );
        let (desk, _) = taken(&text, None);
        let current = desk.entry("a").current("maturity").expect("a level");
        assert_eq!(current.superseded_by.as_deref(), Some("b"), "{state}");
        assert_eq!(current.note, None, "{state}");
        let b = desk.entry("b").current("maturity").expect("a level");
        assert_eq!(b.note.as_deref(), Some("use it"));
    }
}

#[test]
fn a_name_alone_is_a_project_and_no_area() {
    let text = "# T\n\n| Project | Goal | State |\n| --- | --- | --- |\n| A | ?? |  |\n| [B](https://b.example) | b | beta |\n| ?? |  |  |\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.ids(), ["a", "b"]);
    let (_, page) = round(text, None, &list("l"));
    assert!(page.contains("| A | ?? |  |\n"), "{page}");
}

#[test]
fn two_headings_of_one_name_share_their_columns() {
    let table = |head: &str, row: &str| format!("## {head}\n\n{row}\n\n");
    let first = "| Project | Owner | SLA |\n|---|---|---|\n| [A](https://a.example) | Ann | 24h |";
    let other = "| Project | Owner | SLA |\n|---|---|---|\n| [B](https://b.example) | Bob | 1h |";
    let last = "| Project | Description |\n|---|---|\n| [C](https://c.example) | c |";
    let text = format!(
        "# T\n\n{}{}{}",
        table("Storage", first),
        table("Network", other),
        table("Storage", last)
    );
    let (_, page) = round(&text, None, &list("l"));
    assert!(
        page.contains("| [A](https://a.example) | Ann | 24h |"),
        "{page}"
    );
    assert!(page.contains("| c |"), "{page}");
}

#[test]
fn the_words_of_a_link_say_which_field_it_is() {
    let text = "# T\n\n| Name | Link | Homepage / Repo |\n| --- | --- | --- |\n| A | [GitHub](https://github.com/a/a)<br>[Docs](https://a.example/docs) |  |\n| B |  | [b.dev](https://b.dev) / [repo](https://github.com/b/b) |\n";
    let (desk, _) = taken(text, None);
    let (a, b) = (desk.entry("a"), desk.entry("b"));
    assert_eq!(a.repository.as_deref(), Some("https://github.com/a/a"));
    assert_eq!(&*a.links["documentation"][0].url, "https://a.example/docs");
    assert_eq!(b.repository.as_deref(), Some("https://github.com/b/b"));
    assert_eq!(b.homepage.as_deref(), Some("https://b.dev"));
    round(text, None, &list("l"));
}

#[test]
fn bullets_under_levels_have_them() {
    let text = "# T\n\n## Graduated\n\n- [A](https://a.example): a\n\n## Incubating\n\n- [B](https://b.example): b\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.level("a"), Some("graduated"));
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
    let mixed = "# T\n\n## Tools\n\n- [A](https://a.example): a\n\n## Deprecated\n\n- [B](https://b.example): b\n";
    let (desk, _) = taken(mixed, None);
    assert_eq!(
        (desk.level("a"), desk.level("b")),
        (None, Some("deprecated"))
    );
    round(mixed, None, &list("l"));
}

#[test]
fn a_level_may_stand_above_areas() {
    let text = "# T\n\n## Graduated\n\n### Storage\n\n- [Rook](https://rook.example): Stores.\n\n## Incubating\n\n### Storage\n\n- [Longhorn](https://longhorn.example): Blocks.\n\n## Archived\n\n- [rkt](https://rkt.example): Pods.\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.level("rook"), Some("graduated"));
    assert_eq!(desk.level("longhorn"), Some("incubating"));
    assert_eq!(desk.entry("longhorn").areas, ["l/storage"]);
    assert_eq!(desk.level("rkt"), Some("archived"));
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn what_is_archived_where_no_heading_says_so_is_struck_through() {
    let text = "# T\n\n## Web\n\n- [A](https://a.example): a\n- ~~[B](https://b.example)~~: b\n";
    let (mut desk, _) = taken(text, None);
    desk.stand("a", "archived");
    let page = desk.page("l");
    assert!(page.contains("- ~~[A](https://a.example)~~: a\n"), "{page}");
}

#[test]
fn a_status_alone_makes_no_list_by_levels() {
    let text = "# T\n\n## Loader\n\n- **License:** MIT\n- **Status:** active\n\n## Table\n\n- **License:** MIT\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn a_successor_may_be_named_in_what_else_is_said() {
    let text = "# T\n\n| Project | Status | Notes |\n| --- | --- | --- |\n| [A](https://a.example) | deprecated | consider using [B](https://b.example) |\n| [B](https://b.example) | stable | see A |\n";
    let (desk, _) = taken(text, None);
    let current = desk.entry("a").current("maturity").expect("a level");
    assert_eq!(
        (current.superseded_by.as_deref(), &current.note),
        (Some("b"), &None)
    );
    let bullets = "## Web\n\n- [B](https://b.example): b\n\n## Archived\n\n- [A](https://a.example): Replaced by B.\n";
    let (desk, _) = taken(bullets, None);
    let current = desk.entry("a").current("maturity").expect("a level");
    assert_eq!(current.superseded_by.as_deref(), Some("b"));
    round(text, None, &list("l"));
}

#[test]
fn a_table_may_have_no_column_but_names() {
    let text = "# T\n\n| Project |\n| --- |\n| [A](https://a.example) |\n| B |\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}
