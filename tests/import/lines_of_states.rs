//! The lines of a cell of states come back in the order in which they stood.

use crate::harness::{Desk, list};
use crate::round_trip::round;

const STATES: &str = "# T

| Project | State |
| --- | --- |
| [A](https://a.example) | API: v1 <br> CNCF: graduated <br> Azure: GA |
| [B](https://b.example) | CNCF: sandbox <br> Azure: preview |
| [C](https://c.example) | Azure: beta <br> CNCF: incubating <br> Docs: good |
| [D](https://d.example) | API: v2 <br> CNCF: incubating |
";

#[test]
fn the_lines_stand_in_their_order() {
    let (_, page) = round(STATES, None, &list("l"));
    assert!(page.ends_with(STATES), "{page}");
}

#[test]
fn the_page_reads_back_as_the_same_files() {
    let mut first = Desk::new();
    first.take(STATES, None, &list("l"));
    let mut second = Desk::new();
    second.take(&first.page("l"), None, &list("l"));
    assert_eq!(first.files, second.files);
}

#[test]
fn what_is_new_comes_behind_in_the_order_of_the_list() {
    let mut desk = Desk::new();
    desk.take(STATES, None, &list("l"));
    let path = "catalog/projects/d.yaml".to_string();
    let more = desk.files[&path].replace("maturity:\n", "maturity:\n  azure:\n    - level: ga\n");
    desk.files.insert(path, more);
    desk.load();
    let row = "| [D](https://d.example) | API: v2 <br> CNCF: incubating <br> Azure: GA |";
    assert!(desk.page("l").contains(row), "{}", desk.page("l"));
}

#[test]
fn the_lines_of_any_cell_of_words_stay_lines() {
    let text = "# T

| Project | Goal | Notes |
| --- | --- | --- |
| [A](https://a.example) | Does it. | First: a <br> second; b <br> a |
| [B](https://b.example) | Does it. | One line |
";
    let mut desk = Desk::new();
    desk.take(text, None, &list("l"));
    let notes = desk
        .entry("a")
        .extra
        .get("notes")
        .and_then(|said| said.as_str());
    assert_eq!(notes, Some("First: a\nsecond; b\na"));
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}
