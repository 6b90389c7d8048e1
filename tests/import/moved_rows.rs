//! A row that moves to a table with other columns keeps what it has on the page.

use crate::harness::{Desk, list};
use crate::round_trip::round;

const BY_LEVEL: &str = "# Ours

## Incubating

| Project | License | Website |
| --- | --- | --- |
| [Gamma](https://github.com/g/gamma) | MIT | <https://g.example> |

## Sandbox

| Project | Goal | Sponsor |
| --- | --- | --- |
| [Alpha](https://a.example) | Stores things. | Ann |
| [Beta](https://b.example) |  | Bob |

## Archived

| Project | Why |
| --- | --- |
| [Delta](https://d.example) | Done. |
";

#[test]
fn a_row_brings_the_columns_that_it_needs() {
    let mut desk = Desk::new();
    desk.take(BY_LEVEL, None, &list("l"));
    let page = desk.page("l");
    assert!(page.ends_with(BY_LEVEL), "{page}");
    desk.go_on("alpha", "sandbox", "incubating", "2020-01-01");
    desk.go_on("gamma", "incubating", "archived", "2020-01-01");
    let page = desk.page("l");
    let wanted = "## Incubating

| Project | License | Website | Goal | Sponsor |
| --- | --- | --- | --- | --- |
| [Alpha](https://a.example) |  | <https://a.example> | Stores things. | Ann |

## Sandbox

| Project | Goal | Sponsor |
| --- | --- | --- |
| [Beta](https://b.example) |  | Bob |

## Archived

| Project | Why | License |
| --- | --- | --- |
| [Delta](https://d.example) | Done. |  |
| [Gamma](https://g.example) <br> [repository](https://github.com/g/gamma) |  | MIT |
";
    assert!(page.ends_with(wanted), "{page}");
    round(&page, None, &list("l"));
}

#[test]
fn so_does_one_that_moves_to_another_area() {
    let text = BY_LEVEL
        .replace("## Sandbox", "## Storage")
        .replace("## Incubating", "## Mesh");
    let mut desk = Desk::new();
    desk.take(&text, None, &list("l"));
    assert!(desk.page("l").ends_with(&text), "{}", desk.page("l"));
    let path = "catalog/projects/alpha.yaml".to_string();
    let moved = desk.files[&path].replace("l/storage", "l/mesh");
    desk.files.insert(path, moved);
    desk.load();
    let row = "| [Alpha](https://a.example) |  | <https://a.example> | Stores things. | Ann |";
    assert!(desk.page("l").contains(row), "{}", desk.page("l"));
}

#[test]
fn one_project_in_two_tables_has_the_columns_of_each() {
    let text = "# Ours

## Storage

| Project | Goal |
| --- | --- |
| [Alpha](https://a.example) | Stores things. |

## Mesh

| Project | License |
| --- | --- |
| [Alpha](https://a.example) | MIT |
";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn many_tables_with_columns_of_their_own_are_published() {
    let table = |number: usize| {
        let row = |row: usize| {
            format!("| [P{number} {row}](https://p{number}-{row}.example) | does it | v{row} |\n")
        };
        let rows: String = (0..5).map(row).collect();
        format!(
            "\n## Area {number}\n\n| Project | Goal | Col {number} |\n| --- | --- | --- |\n{rows}"
        )
    };
    let text = format!("# Many\n{}", (100..400).map(table).collect::<String>());
    let mut desk = Desk::new();
    desk.take(&text, None, &list("l"));
    assert!(desk.page("l").ends_with(&text), "the page is the document");
}

#[test]
fn a_row_that_only_names_a_project_is_one_where_none_could_be_of_it() {
    let text = "# T\n\n## Mesh\n\n| Project | Notes | Owner |\n| --- | --- | --- |\n| A | x | me |\n| B |  |  |\n\n## Edge\n\nEdge text.\n\n| Project | Notes | Owner |\n| --- | --- | --- |\n| C |  |  |\n";
    let mut desk = Desk::new();
    desk.take(text, None, &list("l"));
    assert_eq!(desk.ids(), ["a", "b", "c"]);
    round(text, None, &list("l"));
    let areas =
        "# T\n\n| Project | Notes | Owner |\n| --- | --- | --- |\n| Mesh |  |  |\n| A | x | me |\n";
    let mut desk = Desk::new();
    desk.take(areas, None, &list("l"));
    assert_eq!(desk.ids(), ["a"]);
}
