//! No document makes the importer panic, loop or lose a link.

use std::time::{Duration, SystemTime};

use catalog::catalog::model::Catalog;
use catalog::import::{self, Shape};
use proptest::prelude::*;

use crate::harness::list;
use crate::sound::sound;

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
        Just("- [x] ".into()),
        Just("[a](b.md)".into()),
        Just("[A](www.a.example)".into()),
        Just("**".into()),
        Just("\u{ff1a}".into()),
        Just("\u{3002}".into()),
        Just("deprecated, ".into()),
        Just("consider using A".into()),
        Just("| Area | Website | Editor |\n|---|---|---|\n".into()),
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

/// How long this thread has worked so far: what else the machine does is not counted where the
/// system tells.
fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(
        || SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default(),
        Duration::from_nanos,
    )
}

#[test]
fn a_mebibyte_of_malice_ends_in_whatever_shape_it_is() {
    endure(None);
}

#[test]
fn a_mebibyte_of_malice_ends_as_bullets() {
    endure(Some(Shape::Bullets));
}

/// Reads texts of a mebibyte that are made to take long.
fn endure(shape: Option<Shape>) {
    const SIZE: usize = 1 << 20;
    let fill = |unit: &str| unit.repeat(SIZE / unit.len());
    // The same line again and again, each with a number of its own.
    let count = |begin: &str, line: &str| {
        let lines =
            (0..SIZE / (line.len() + 4)).map(|number| line.replace('@', &number.to_string()));
        begin.to_string() + &lines.collect::<String>()
    };
    let long = "long ".repeat(16);
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
        (
            "labels",
            count("## Sandbox\n\n### A\n\n", "- **Label @:** value\n"),
        ),
        (
            "kinds",
            count(
                "## Sandbox\n\n### A\n\n",
                "- **Kind @:** [a](https://a.example)\n",
            ),
        ),
        (
            "links of a label",
            count(
                "## Sandbox\n\n### A\n\n- **Chat:**",
                " [a](https://a.example/@)",
            ),
        ),
        (
            "links of a bullet",
            count("- [a](https://a.example) - b", " [c](https://c.example/@)"),
        ),
        ("areas", count("", "## A@\n\n- [a@](https://a.example)\n\n")),
        (
            "long names",
            count("", &format!("- [{long} @](https://a.example)\n")),
        ),
        (
            "columns",
            count("| Project", " | Column @")
                + &count(" |\n|---", "|---")
                + "|\n| [a](https://a.example) | b |\n",
        ),
        (
            "tables of one heading",
            count(
                "",
                "\n| Name | C@ |\n|---|---|\n| [a@](https://a.example) | b |\n",
            ),
        ),
        (
            "tables",
            count(
                "",
                "\n## A@\n\n| Name | C@ |\n|---|---|\n| [a@](https://a.example) | b |\n",
            ),
        ),
        (
            "pages of one project",
            count("", "- [a](https://a.example/@): b\n"),
        ),
        (
            "areas of one project",
            count("", "## A@\n\n- [a](https://a.example): b\n\n"),
        ),
        (
            "items of one name",
            count(
                "landscape:\n  - category:\n    name: P\n    subcategories:\n      - subcategory:\n        name: Q\n        items:\n",
                "          - item:\n            name: A\n            homepage_url: https://a.example/@\n",
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
        let start = worked();
        if let Ok(mut reading) = import::read(&text, shape) {
            import::merge(&mut reading, &list("l"), &Catalog::default());
        }
        let took = worked().saturating_sub(start);
        // Where work grows faster than the text, so much of it takes many minutes.
        assert!(took < Duration::from_secs(90), "{name} took {took:?}");
        eprintln!("{name}: {took:?}");
    }
}
