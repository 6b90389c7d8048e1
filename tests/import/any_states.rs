//! Any table of states and days reads back as the same entries, and no link of it is lost.

use catalog::import::{Fate, Shape};
use proptest::prelude::*;

use crate::harness::{links, list};
use crate::round_trip::round;

/// What a cell of states may say.
fn state() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "??",
        "graduated",
        "GA (AKS)",
        "sandbox",
        "sandbox ([vote](https://v.example/1))",
        "[graduated](https://v.example/2) (soon)",
        "beta (since May, see [vote](https://v.example/3))",
        "beta (so far, [vote](https://v.example/4))",
        "beta, [PR](https://v.example/5)",
        "GA ([docs](https://docs.example))",
        "archived; consider using [X](https://x.example)",
        "archived ([vote](https://v.example/7)); replaced by N1",
        "works for me",
        "good",
        "good ([vote](https://v.example/8))",
        "GA <br> see [notes](https://notes.example)",
        "[a](https://v.example/9) and [b](https://v.example/10)",
    ])
}

/// What a cell of days may say.
fn day() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "2019-01-02",
        "2020-03-04",
        "April 2019",
        "4/8/2019",
        "soon",
        "[2019-05-06](https://d.example/1)",
        "2020-05-06 ([vote](https://d.example/2))",
        "2018-05-06 ([PR](https://d.example/3))",
        "2019-05-06 [vote](https://d.example/4)",
        "2019-05-06 <https://d.example/5>",
        "[vote](https://d.example/6) 2019-05-06",
        "[April 2020](https://d.example/7)",
        "2019-05-06 ([a](https://d.example/8), [b](https://d.example/9))",
        "[2019-05-06](https://d.example/10) (late)",
    ])
}

/// The headers of a table: two of states, two of days.
fn headers() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Status | Our status | Since | Graduated",
        "CNCF | Azure | Since | Date",
        "CNCF status | Us | Accepted | Graduated on",
        "Maturity | Stage | Incubating | Graduated",
        "CNCF level | API version | Date | Archived",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_states_and_days_come_back_whole(
        headers in headers(),
        rows in prop::collection::vec((state(), state(), day(), day()), 1..6),
    ) {
        let row = |(number, (one, other, day, last)): (usize, &(&str, &str, &str, &str))| {
            format!("| [N{number}](https://n{number}.example) | {one} | {other} | {day} | {last} |\n")
        };
        let rows: String = rows.iter().enumerate().map(row).collect();
        let text = format!("# T\n\n| Project | {headers} |\n| --- | --- | --- | --- | --- |\n{rows}");
        let (reading, page) = round(&text, Some(Shape::Table), &list("l"));
        links(&reading);
        let taken = reading.items.iter().filter(|item| matches!(item.fate, Fate::Taken { .. }));
        for url in taken.filter_map(|item| item.url.as_deref()) {
            prop_assert!(page.contains(url), "{url}\n{text}\n{page}");
        }
    }
}
