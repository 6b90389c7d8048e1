//! Columns of days named by levels are transitions of the project.

use catalog::import::Why;

use crate::harness::{Desk, list, reported, taken};
use crate::round_trip::round;

/// The transitions of an entry on a track, each in words.
fn steps(desk: &Desk, id: &str, track: &str) -> Vec<String> {
    let steps = desk.entry(id).maturity.get(track).into_iter().flatten();
    let told = steps.map(|step| match step.date {
        Some(date) => format!("{} {date}", step.level),
        None => step.level.to_string(),
    });
    told.collect()
}

fn extra(desk: &Desk, id: &str, key: &str) -> Option<String> {
    let said = desk.entry(id).extra.get(key)?.as_str()?;
    Some(said.to_string())
}

const DAYS: &str = "# Ours

| Project | Accepted | Incubating | Graduated | Why |
| --- | --- | --- | --- | --- |
| [Alpha](https://a.example) | 2016-03-10 | 2016-03-10 | 2018-03-06 | x |
| [Beta](https://b.example) | 2019-04-08 | 2020-04-08 |  | y |
| [Delta](https://d.example) | 2019-04-08 | April 2020 | soon | y |
| [Gamma](https://g.example) | 2021-07-13 |  |  | z |
";

#[test]
fn days_are_transitions_and_come_back() {
    let (mut desk, _) = taken(DAYS, None);
    let track = |id: &str| steps(&desk, id, "maturity");
    assert_eq!(
        track("alpha"),
        ["incubating 2016-03-10", "graduated 2018-03-06"]
    );
    assert_eq!(
        extra(&desk, "alpha", "accepted").as_deref(),
        Some("2016-03-10")
    );
    assert_eq!(
        track("beta"),
        ["sandbox 2019-04-08", "incubating 2020-04-08"]
    );
    assert_eq!(track("gamma"), ["sandbox 2021-07-13"]);
    // A month is no day, and stays in its words.
    assert_eq!(track("delta"), ["sandbox 2019-04-08", "incubating"]);
    assert_eq!(
        extra(&desk, "delta", "incubating").as_deref(),
        Some("April 2020")
    );
    assert_eq!(extra(&desk, "delta", "graduated").as_deref(), Some("soon"));
    let (_, page) = round(DAYS, None, &list("l"));
    assert!(page.ends_with(DAYS), "{page}");
    // What changes in the catalog changes on the page.
    desk.go_on("beta", "incubating", "graduated", "2022-02-02");
    let page = desk.page("l");
    let row = "| [Beta](https://b.example) | 2019-04-08 | 2020-04-08 | 2022-02-02 | y |";
    assert!(page.contains(row), "{page}");
}

#[test]
fn days_are_read_in_the_forms_in_which_people_write_them() {
    let text = "# T\n\n| Name | Date accepted | Incubation | Graduated on |\n|---|---|---|---|\n| A | 4/8/2019 | Apr 8, 2020 | May 1st 2021 |\n";
    let (desk, reading) = taken(text, None);
    let wanted = [
        "sandbox 2019-04-08",
        "incubating 2020-04-08",
        "graduated 2021-05-01",
    ];
    assert_eq!(steps(&desk, "a", "maturity"), wanted);
    let remark = &reading.remarks[0];
    assert_eq!(
        (remark.line, &*remark.message),
        (
            5,
            "`4/8/2019` is read as 2019-04-08, and so are days like it"
        )
    );
    let (_, page) = round(text, None, &list("l"));
    let row = "| A | 2019-04-08 | 2020-04-08 | 2021-05-01 |";
    assert!(page.contains(row), "{page}");
    // A day that is no month tells what stands first.
    let text = text.replace("| A |", "| B | 23/8/2018 | | |\n| A |");
    let (desk, reading) = taken(&text, None);
    assert_eq!(steps(&desk, "a", "maturity")[0], "sandbox 2019-08-04");
    assert_eq!(reading.remarks, []);
}

#[test]
fn another_column_or_the_heading_says_the_level() {
    let text = "# T

| Project | Maturity | Accepted | Incubating | Graduated |
| --- | --- | --- | --- | --- |
| A | CNCF: archived | 2018-01-01 | 2019-01-01 |  |
| B | CNCF: graduated (since long) | 2018-01-01 | 2019-01-01 |  |
| C | CNCF: incubating | 2018-01-01 |  | 2019-01-01 |
| D | ?? |  | 2019-01-01 |  |
";
    let (desk, _) = taken(text, None);
    let track = |id: &str| steps(&desk, id, "cncf");
    assert_eq!(
        track("a"),
        ["sandbox 2018-01-01", "incubating 2019-01-01", "archived"]
    );
    assert_eq!(
        track("b"),
        ["sandbox 2018-01-01", "incubating 2019-01-01", "graduated"]
    );
    assert_eq!(track("c"), ["incubating"]);
    assert_eq!(
        extra(&desk, "c", "graduated").as_deref(),
        Some("2019-01-01")
    );
    assert_eq!(track("d"), ["incubating 2019-01-01"]);
    let (_, page) = round(text, None, &list("l"));
    assert!(
        page.contains("| C | CNCF: incubating | 2018-01-01 |  | 2019-01-01 |"),
        "{page}"
    );

    let text = "# T\n\n## Graduated Projects\n\n| Project | Accepted | Incubating |\n| --- | --- | --- |\n| A | 2018-01-01 | 2019-01-01 |\n\n## Sandbox Projects\n\n| Project | Accepted | Incubating |\n| --- | --- | --- |\n| B | 2018-01-01 |  |\n";
    let (desk, _) = taken(text, None);
    let wanted = ["sandbox 2018-01-01", "incubating 2019-01-01", "graduated"];
    assert_eq!(steps(&desk, "a", "maturity"), wanted);
    assert_eq!(steps(&desk, "b", "maturity"), ["sandbox 2018-01-01"]);
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text.trim_start_matches("# T\n")), "{page}");
}

#[test]
fn what_is_no_day_or_no_level_stays_as_it_is() {
    for (head, cell) in [
        ("Alpha | Beta", "v1.18 | 2019-01-01"),
        ("Founded | Graduated", "2019-01-01 | yes"),
        ("Accepted | Talk", "2019-01-01 | 2020-01-01"),
        ("Accepted | GA", "2019-01-01 | "),
        ("End of life | Note", "2031-01-01 | x"),
        ("Graduated | Note", "[May 2019](https://vote.example) | x"),
    ] {
        let text = format!("# T\n\n| Project | {head} |\n| --- | --- | --- |\n| A | {cell} |\n");
        let (desk, reading) = taken(&text, None);
        let levels = desk.entry("a").maturity.get("maturity").map_or(0, Vec::len);
        assert_eq!(levels, usize::from(head.starts_with("Alpha")), "{head}");
        assert_eq!(reported(&reading, Why::Unfit), []);
        let (_, page) = round(&text, None, &list("l"));
        let row = format!("| A | {cell} |").replace("|  |", "|");
        assert!(page.replace("|  |", "|").contains(&row), "{page}");
    }
}

#[test]
fn steps_out_of_order_are_not_guessed() {
    let text = "# T\n\n| Project | Incubating | Graduated |\n| --- | --- | --- |\n| A | 2020-01-01 | 2019-01-01 |\n";
    let (desk, _) = taken(text, None);
    assert_eq!(steps(&desk, "a", "maturity"), ["incubating 2020-01-01"]);
    assert_eq!(
        extra(&desk, "a", "graduated").as_deref(),
        Some("2019-01-01")
    );
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn headers_say_a_level_in_many_ways() {
    for (accepted, incubating, graduated) in [
        ("Accepted", "Moved to Incubation", "Graduated"),
        (
            "Accepted",
            "Promoted to incubating",
            "Moved to graduated on",
        ),
        ("Entered sandbox", "Incubation Date", "Date of graduation"),
        ("Sandbox date", "Incubating since", "Graduation"),
    ] {
        let text = format!(
            "# T

| Project | {accepted} | {incubating} | {graduated} |
| --- | --- | --- | --- |
| [A](https://a.example) | 2019-04-08 | 2020-04-08 | 2021-04-08 |
| [B](https://b.example) | 2019-04-08 | 2020-04-08 |  |
| [C](https://c.example) | 2019-04-08 |  |  |
"
        );
        let (desk, _) = taken(&text, None);
        let wanted = [
            "sandbox 2019-04-08",
            "incubating 2020-04-08",
            "graduated 2021-04-08",
        ];
        for (id, count) in [("a", 3), ("b", 2), ("c", 1)] {
            assert_eq!(
                steps(&desk, id, "maturity"),
                wanted[..count],
                "{incubating}"
            );
        }
        let (_, page) = round(&text, None, &list("l"));
        assert!(page.ends_with(&text), "{page}");
    }
}

#[test]
fn a_row_of_which_only_its_level_is_known_stays_a_project() {
    let text = "# T

## Sandbox

| Project | Graduation Date |
| --- | --- |
| Rook | TBD |
| Zot | 2022-02-02 |

## Incubating

| Project | Graduation Date |
| --- | --- |
| Envoy | 2022-02-02 |
";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.ids(), ["envoy", "rook", "zot"]);
    let (_, page) = round(text, None, &list("l"));
    assert!(page.contains("| Rook | ?? |"), "{page}");
}
