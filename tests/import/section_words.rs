//! Sections of every kind keep their words, and come back whole.

use catalog::import::Shape;
use proptest::prelude::*;

use crate::accounted::lost;
use crate::harness::list;
use crate::round_trip::entries;

/// What a heading may have beside the name of a project.
fn beside() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        1 => "[a-z]{6,9}".prop_map(|word| format!(" ![{word}](https://{word}.example/i.svg)")),
        1 => "[a-z]{6,9}".prop_map(|word| format!(" [![{word}](https://{word}.example/i.svg)](https://{word}.example)")),
        1 => "[a-z]{6,9}".prop_map(|word| format!(" ([{word}](https://{word}.example))")),
        1 => "[a-z]{6,9}".prop_map(|word| format!(" ([{word}]({word}.md))")),
        1 => "[a-z]{6,9}".prop_map(|word| format!(" ([docs]({word}/d), [site]({word}/))")),
        1 => "[a-z]{6,9}".prop_map(|word| format!(" - [{word}](https://github.com/{word}/{word})")),
        1 => "[a-z]{6,9}".prop_map(|word| format!(" [{word}][nowhere]")),
        1 => "[a-z]{6,9}".prop_map(|word| format!(" ([docs](https://{word}.example/d), [site](https://{word}.example))")),
        1 => "[a-z]{6,9}".prop_map(|word| format!(" `{word}`")),
    ]
}

/// What people write that is no link.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z]{6,9}",
        1 => "[a-z]{6,9}".prop_map(|word| format!("[{word}][nowhere]")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("[{word}]")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("![{word}](https://{word}.example/i.svg)")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("`{word}`")),
        1 => Just(",".to_string()),
    ]
}

/// Words and links, as they stand behind a label or alone.
fn said() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        5 => word(),
        2 => "[a-z]{6,9}".prop_map(|word| format!("[{word}](https://{word}.example/p)")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("https://{word}.example")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("[{word}]({word}/p.md)")),
    ];
    proptest::collection::vec(part, 1..5).prop_map(|parts| parts.join(" "))
}

/// The headings above a project.
const ABOVE: &[&[&str]] = &[
    &["Storage"],
    &["Graduated"],
    &["Storage", "Graduated"],
    &["Sandbox", "Storage"],
    &["Network", "Archived"],
    &["Archived"],
    &["Network", "Sandbox", "Proxies"],
];

type Project = (
    &'static [&'static str],
    String,
    (String, String, String, String),
);

fn section((number, (above, beside, said)): (usize, &Project)) -> String {
    let heading = |(depth, title): (usize, &&str)| format!("{} {title}\n\n", "#".repeat(depth + 2));
    let above_it: String = above.iter().enumerate().map(heading).collect();
    let (text, owner, docs, chat) = said;
    format!(
        "{above_it}{} N{number}{beside}\n\nText {text}\n\n- License: MIT\n- Owner: {owner}\n- **Docs:** {docs}\n- Chat: {chat}\n\n",
        "#".repeat(above.len() + 2)
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_whatever_stands_around_a_project(
        projects in proptest::collection::vec((proptest::sample::select(ABOVE), beside(), (said(), said(), said(), said())), 2..5)
    ) {
        let sections: String = projects.iter().enumerate().map(section).collect();
        let text = format!("# T\n\n{sections}");
        let lost = lost(&text, Some(Shape::Sections));
        prop_assert!(lost.is_empty(), "{lost:?}\n{text}");
        entries(&text, Some(Shape::Sections), &list("l"));
    }
}
