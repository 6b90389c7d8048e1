//! What stands behind a level in a cell of states.

use crate::harness::{Desk, list, taken};
use crate::round_trip::round;

fn table(state: &str) -> String {
    format!(
        "# T

| Project | State |
| --- | --- |
| [A](https://a.example) | stable |
| [B](https://b.example) | {state} |
"
    )
}

fn said(desk: &Desk, track: &str) -> (String, Option<String>, Option<String>) {
    let current = desk.entry("b").current(track).expect("a level");
    let note = current.note.as_deref().map(str::to_string);
    let by = current.superseded_by.as_deref().map(str::to_string);
    (current.level.to_string(), note, by)
}

#[test]
fn what_follows_a_bracket_is_no_part_of_it() {
    for (state, track, note, by, shown) in [
        (
            "Archived (2021-05-06), use A",
            "maturity",
            "2021-05-06",
            Some("a"),
            "archived (2021-05-06); consider using [A](https://a.example)",
        ),
        (
            "Deprecated (2021-03) in favour of Foo",
            "maturity",
            "2021-03; in favour of Foo",
            None,
            "deprecated (2021-03; in favour of Foo)",
        ),
        (
            "CNCF: incubating (2020-01-02) note",
            "cncf",
            "2020-01-02; note",
            None,
            "CNCF: incubating (2020-01-02; note)",
        ),
        (
            "beta (since (about) 1.0) (or so",
            "maturity",
            "since (about) 1.0; or so",
            None,
            "beta (since (about) 1.0; or so)",
        ),
    ] {
        let text = table(state);
        let (desk, _) = taken(&text, None);
        let (_, own, own_by) = said(&desk, track);
        assert_eq!((own.as_deref(), own_by.as_deref()), (Some(note), by));
        let (_, page) = round(&text, None, &list("l"));
        assert!(page.contains(&format!("| {shown} |")), "{page}");
    }
}

#[test]
fn levels_with_remarks_are_several() {
    let text = table("alpha (since 1.2), beta (since 1.4)");
    let (desk, _) = taken(&text, None);
    assert!(desk.entry("b").maturity.is_empty());
    let (_, page) = round(&text, None, &list("l"));
    assert!(page.ends_with(&text), "{page}");
}
