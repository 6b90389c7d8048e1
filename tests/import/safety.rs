//! No document makes the importer panic, loop or lose a link.

use std::time::{Duration, Instant};

use catalog::catalog::model::Catalog;
use catalog::import::{self, Destination, Fate, Shape};
use proptest::prelude::*;

const SHAPES: [Option<Shape>; 5] = [
    None,
    Some(Shape::Landscape),
    Some(Shape::Sections),
    Some(Shape::Table),
    Some(Shape::Bullets),
];

/// Reads a text in every shape, and checks that no URL of it is lost.
fn sound(text: &str) {
    for shape in SHAPES {
        let Ok(mut reading) = import::read(text, shape) else {
            continue;
        };
        let to = Destination {
            list: "l".into(),
            ..Destination::default()
        };
        let intake = import::merge(&mut reading, &to, &Catalog::default());
        let documents = format!("{:?}", intake.new);
        let mut urls: Vec<&str> = Vec::new();
        for item in reading.items.iter().filter(|item| item.url.is_some()) {
            assert!(item.fate != Fate::Open);
            urls.extend(item.url.as_deref());
            if let (Fate::Taken { .. }, Some(url)) = (&item.fate, &item.url) {
                let simple = url
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || ":/.".contains(c));
                assert!(
                    !simple || documents.contains(url.as_str()),
                    "{url} counts as taken: {text:?}"
                );
            }
        }
        for url in text
            .split(|c: char| !(c.is_ascii_alphanumeric() || ":/.".contains(c)))
            .filter(|word| word.starts_with("https://") && word.len() > 8)
        {
            let url = url.trim_end_matches(['.', ':']);
            assert!(
                urls.iter().any(|own| own.contains(url))
                    || reading.items.iter().any(|item| item.text.contains(url)),
                "{url} of {text:?}"
            );
        }
    }
}

fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,5}",
        Just("[".into()),
        Just("]".into()),
        Just("(".into()),
        Just(")".into()),
        Just("](".into()),
        Just("https://a.example/x".into()),
        Just("https://b.example".into()),
        Just("\n".into()),
        Just("\n\n".into()),
        Just("- ".into()),
        Just("  - ".into()),
        Just("# ".into()),
        Just("## Sandbox Projects\n".into()),
        Just("### A\n\n".into()),
        Just("**Chat:** ".into()),
        Just("| ".into()),
        Just(" |\n".into()),
        Just("| Project | Goal |\n|---|---|\n".into()),
        Just("<br>".into()),
        Just("<li>".into()),
        Just("<!-- ".into()),
        Just(" -->".into()),
        Just("`".into()),
        Just("```\n".into()),
        Just("![".into()),
        Just("> ".into()),
        Just("\\".into()),
        Just("&amp;".into()),
        Just(" #T#".into()),
        Just("2019-".into()),
        Just("[a]: ".into()),
        Just("[^1]".into()),
        Just("CNCF: graduated".into()),
        Just("存".into()),
        Just("\u{202e}".into()),
        Just(": ".into()),
        Just(" - ".into()),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_document_is_too_strange(text in markdown()) {
        sound(&text);
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>()) {
        sound(&text);
    }
}

#[test]
fn what_the_fuzzer_begins_with_is_sound() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/import");
    let files = std::fs::read_dir(corpus).expect("a corpus");
    let mut count = 0;
    for file in files {
        let bytes = std::fs::read(file.expect("a file").path()).expect("bytes");
        if let Ok(text) = import::source::text(&bytes) {
            sound(text);
            count += 1;
        }
    }
    assert!(count >= 5);
}

#[test]
fn a_mebibyte_of_malice_ends_within_seconds() {
    const SIZE: usize = 1 << 20;
    let fill = |unit: &str| unit.repeat(SIZE / unit.len());
    let nested: String = (0..1400)
        .map(|depth| format!("{}- [a](https://a.example)\n", "  ".repeat(depth)))
        .collect();
    let texts = [
        ("brackets", "[".repeat(100_000)),
        ("pairs", fill("[a]")),
        ("links", fill("[a](https://a.example)")),
        ("broken links", fill("[a](https://a.example]")),
        ("quotes", fill("> ")),
        ("bullets", fill("- ")),
        ("nested bullets", nested),
        ("emphasis", fill("*a _b ")),
        ("code", fill("`a``")),
        ("pictures", fill("![a")),
        (
            "cells",
            format!("| Project | Goal |\n|---|---|\n{}", fill("|")),
        ),
        (
            "rows",
            format!(
                "| Project | Goal |\n|---|---|\n{}",
                fill("| [a](https://a.example) | b | c |\n")
            ),
        ),
        ("definitions", fill("[a]: https://a.example\n")),
        ("entities", fill("&amp;https://a.example ")),
        ("html", fill("<a href=\"https://a.example\">")),
        ("headings", fill("# a\n")),
        (
            "sections",
            fill("### a\n\n- **Chat:** [a](https://a.example)\n- **Legal:** b\n\n"),
        ),
        (
            "states",
            format!(
                "| Project | State |\n|---|---|\n{}",
                fill("| [a](https://a.example) | CNCF: graduated <br> API: v1 |\n")
            ),
        ),
    ];
    for (name, text) in texts {
        let start = Instant::now();
        let _ = import::read(&text, None);
        let _ = import::read(&text, Some(Shape::Bullets));
        let took = start.elapsed();
        assert!(took < Duration::from_secs(20), "{name} took {took:?}");
        eprintln!("{name}: {took:?}");
    }
}
