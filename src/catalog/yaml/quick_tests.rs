//! The quick reader against the parser: what the one reads, the other reads too, to the byte.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;

use super::build::Builder;
use super::quick::read;

/// What lines are made of: all that the quick reader knows, and what looks like it.
const PIECES: &[&str] = &[
    "a: ",
    "b: ",
    "c:",
    "a.b-c: ",
    "- ",
    "-",
    "? ",
    ": ",
    ":",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "\"",
    "'",
    "\"q\"",
    "'it'",
    "''",
    "#",
    " # c",
    ">",
    ">-",
    "|",
    "|-",
    "|+",
    ">2",
    "&x ",
    "*x",
    "!t ",
    "<<: ",
    "---",
    "...",
    "%",
    "~",
    "null",
    "x",
    "x y",
    "x: y",
    "x:y",
    "x#y",
    "http://e/x",
    "1",
    "2021-07-28",
    "\\",
    "\\n",
    " ",
    "  ",
    "\t",
    "é",
    "\u{feff}",
    "[a, b]",
    "{t: u, v: w}",
    "[]",
    "{}",
    "[[a]]",
    "{a: [b]}",
    "(x)",
    "/x",
    ".x",
    "_x",
    "-x",
    "@",
    "`",
    "=",
];

fn line() -> impl Strategy<Value = String> {
    let indent = select(vec!["", "", "", "  ", "  ", "    ", "      ", " "]);
    let pieces = prop::collection::vec(select(PIECES), 0..4);
    let end = select(vec!["\n", "\n", "\n", "\n", "\r\n", "\n\n", ""]);
    (indent, pieces, end)
        .prop_map(|(indent, pieces, end)| indent.to_owned() + &pieces.concat() + end)
}

/// Lines that are mostly right, so that whole documents often are.
fn likely_line() -> impl Strategy<Value = String> {
    let indent = select(vec!["", "", "", "  ", "  ", "    "]);
    let start = select(vec![
        "k: ", "- ", "- k: ", "", "l:", "m: ", "n: ", "o:", "p: ",
    ]);
    let end = select(vec![
        "v", "v", "", "[a, b]", "{a: b}", ">-", "|", "'q'", "\"q\"", "a b # c", "# c", "v ", ">",
    ]);
    (indent, start, end).prop_map(|(indent, start, end)| format!("{indent}{start}{end}\n"))
}

fn assert_same(text: &str) {
    if let Some(root) = read(text) {
        let parsed = Builder::new(text).run();
        assert_eq!(parsed.problems, [], "{text:?}");
        assert_eq!(Some(root), parsed.root, "{text:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_read_is_what_the_parser_reads(lines in prop::collection::vec(line(), 1..6)) {
        assert_same(&lines.concat());
    }

    #[test]
    fn nearly_right_documents_are_what_the_parser_reads(
        lines in prop::collection::vec(likely_line(), 1..8)
    ) {
        assert_same(&lines.concat());
    }
}

#[test]
fn the_entries_of_the_project_are_read_and_as_the_parser_reads_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog/projects");
    let texts: Vec<String> = fs::read_dir(folder)
        .expect("the project's entries")
        .map(|file| fs::read_to_string(file.expect("a file").path()).expect("a text"))
        .collect();
    texts.iter().for_each(|text| assert_same(text));
    let quick = texts.iter().filter(|text| read(text).is_some()).count();
    assert!(
        quick * 10 >= texts.len() * 9,
        "only {quick} of {}",
        texts.len()
    );
}

#[test]
fn an_entry_spoilt_at_any_place_is_read_as_the_parser_reads_it_or_not_at_all() {
    let text = "\
name: Linkerd # a mesh
description: >-
  A service mesh: proxies beside the services
  take over discovery.

# Version 1 is elsewhere.
repository: https://github.com/linkerd/linkerd2
areas: [cncf/service-mesh, \"b c\"]
maturity:
  cncf:
    - level: sandbox
      date: 2017-01-23
    - {level: incubating, note: 'by vote'}
links:
  chat:
  - https://example.org/#a
  - title: Slack
    url: https://example.org/
notes: |
  one
  two
empty: {}
";
    assert!(read(text).is_some(), "the text that is spoilt below");
    assert_same(text);
    for at in 0..text.len() {
        assert_same(&text[..at]);
        assert_same(&[&text[..at], &text[at + 1..]].concat());
        for piece in PIECES
            .iter()
            .chain(&["\n", "\n\n", "\n  ", " \n", "- - ", "a: b: "])
        {
            assert_same(&[&text[..at], piece, &text[at..]].concat());
        }
    }
}
