//! No word of a table is lost, whatever stands in its cells and headers.

use catalog::import::Shape;
use proptest::prelude::*;

use crate::accounted::lost;
use crate::harness::list;
use crate::round_trip::round;

/// What stands in a cell, in every order.
fn cell() -> impl Strategy<Value = String> {
    let word = || "[a-z]{6,9}";
    let part = prop_oneof![
        3 => word(),
        2 => word().prop_map(|word| format!("[{word}](https://{word}.example/p)")),
        1 => word().prop_map(|word| format!("<https://{word}.example>")),
        1 => word().prop_map(|word| format!("![{word}](https://{word}.example/p.png)")),
        1 => word().prop_map(|word| format!("[![{word}](https://{word}.example/p.png)](https://{word}.example/b)")),
        1 => word().prop_map(|word| format!("`{word}`")),
        1 => word().prop_map(|word| format!("[{word}][nowhere{word}]")),
        1 => word().prop_map(|word| format!("[{word}]")),
        1 => Just("[^footnote]".to_string()),
        1 => Just("<br>".to_string()),
        1 => Just(",".to_string()),
        1 => word().prop_map(|word| format!("**{word}**")),
        1 => word().prop_map(|word| format!("~~{word}~~")),
        1 => word().prop_map(|word| format!("<!-- {word} -->")),
        1 => word().prop_map(|word| format!("[{word}](#{word}x)")),
        1 => word().prop_map(|word| format!("[{word}](https://{word}.example \"{word}y\")")),
    ];
    proptest::collection::vec(part, 0..5).prop_map(|parts| parts.join(" "))
}

/// What stands at the head of a column.
fn header() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "[A-Z][a-z]{5,8}",
        1 => "[a-z]{6,9}".prop_map(|word| format!("[{word}](https://{word}.example/h)")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("{word}[^footnote]")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("`{word}`")),
        1 => "[a-z]{6,9}".prop_map(|word| format!("{word} <br> more")),
        1 => Just(String::new()),
        2 => Just("Notes".to_string()),
        1 => Just("License".to_string()),
        1 => Just("Chat".to_string()),
        1 => Just("Replacement".to_string()),
        1 => Just("Status".to_string()),
        1 => Just("Goal".to_string()),
        1 => Just("Repository".to_string()),
        1 => Just("Website".to_string()),
        1 => Just("Docs".to_string()),
        1 => Just("Graduated".to_string()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_an_odd_table_is_lost(
        heads in proptest::collection::vec(header(), 4),
        names in proptest::collection::vec(cell(), 2),
        cells in proptest::collection::vec(cell(), 8),
    ) {
        let table = |names: &[String]| {
            let rows = cells.chunks(4).zip(names).enumerate();
            let rows = rows.map(|(number, (cells, name))| {
                format!("| N{number}a {name} | {} |\n", cells.join(" | "))
            });
            format!(
                "# T\n\n| Project | {} |\n|---|---|---|---|---|\n{}\n[^footnote]: Footnote.\n",
                heads.join(" | "),
                rows.collect::<String>()
            )
        };
        let text = table(&names);
        let lost = lost(&text, Some(Shape::Table));
        prop_assert!(lost.is_empty(), "{lost:?}\n{text}");
        round(&table(&[String::new(), String::new()]), Some(Shape::Table), &list("l"));
    }
}
