//! Every word and every link of a document stands in the catalog, on the page, or in the report.

use std::collections::HashSet;

use catalog::import::{Fate, Shape};
use proptest::prelude::*;

use crate::harness::{Desk, list};
use crate::round_trip::round;
use crate::seeds::{SEEDS, seed};

/// Words in small letters; letters and digits of any writing.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// What a document says that stands nowhere once it is taken in.
pub fn lost(text: &str, shape: Option<Shape>) -> Vec<String> {
    let mut desk = Desk::new();
    let (reading, _) = desk.take(text, shape, &list("l"));
    let mut stands: Vec<String> = desk.files.values().cloned().collect();
    stands.push(desk.page("l"));
    let reported = reading.items.iter();
    for item in reported.filter(|item| matches!(item.fate, Fate::Reported(_))) {
        stands.extend(item.url.clone());
        stands.push(item.text.clone());
    }
    let remarks = reading.remarks.iter();
    stands.extend(remarks.map(|remark| remark.message.clone()));
    let stands: HashSet<String> = stands.iter().flat_map(|text| words(text)).collect();
    // What only joins two links, and the tags of lines.
    const SMALL: &[&str] = &["br", "li", "ul", "and", "or"];
    words(text)
        .filter(|word| !stands.contains(word) && !SMALL.contains(&&**word))
        .collect()
}

/// Links and words in every order, as people write them into a value.
fn value() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => "[a-z]{6,9}",
        2 => "[a-z]{6,9}".prop_map(|word| format!("[{word}](https://{word}.example/p)")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("<https://github.com/{word}/{word}>")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("https://{word}.example")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("[{word}]({word}/p.md)")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("({word})")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("*{word}*:")),
        1 => Just(",".to_string()),
        1 => Just("-".to_string()),
        1 => Just("✓".to_string()),
        1 => Just("MIT".to_string()),
        1 => Just("beta".to_string()),
    ];
    proptest::collection::vec(part, 0..6).prop_map(|parts| parts.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_section_is_lost(values in proptest::collection::vec(value(), 9)) {
        let labels = ["License", "Website", "Repository", "Chat", "Status", "Legal", "Owner", "Goal", "Docs"];
        let mut values = values;
        // One line on a project is words; what it links is published behind all labels.
        values[7] = "Stores things.".to_string();
        values[4] = "works (mostly)".to_string();
        values[1] = "[here](https://here.example)".to_string();
        let bullets = labels.iter().zip(&values).map(|(label, value)| format!("- **{label}:** {value}\n"));
        let text = format!("# T\n\n## Sandbox\n\n### Alpha\n\n{}", bullets.collect::<String>());
        let lost = lost(&text, Some(Shape::Sections));
        prop_assert!(lost.is_empty(), "{lost:?}\n{text}");
        round(&text, Some(Shape::Sections), &list("l"));
    }

    #[test]
    fn no_word_of_a_table_is_lost(values in proptest::collection::vec(value(), 18)) {
        let head = "| Project | License | Website | Repo | Chat | Status | Legal | Owner | Goal |\n|---|---|---|---|---|---|---|---|---|\n";
        let mut values = values;
        (values[5], values[14]) = ("beta (soon)".to_string(), "??".to_string());
        (values[2], values[3]) = ("<https://here.example>".to_string(), String::new());
        (values[11], values[12]) = (String::new(), "see <https://github.com/n/n1a>".to_string());
        (values[8], values[17]) = ("Stores things.".to_string(), "Sends things.".to_string());
        let rows = values.chunks(9).enumerate().map(|(number, values)| {
            format!("| N{number}a {} |\n", values.join(" | "))
        });
        let text = format!("# T\n\n{head}{}", rows.collect::<String>());
        let lost = lost(&text, Some(Shape::Table));
        prop_assert!(lost.is_empty(), "{lost:?}\n{text}");
        round(&text, Some(Shape::Table), &list("l"));
    }
}

#[test]
fn no_word_of_the_five_documents_is_lost() {
    for name in SEEDS {
        let Some(text) = seed(name) else { return };
        let lost = lost(&text, None);
        assert_eq!(lost, [""; 0], "{name}");
    }
}
