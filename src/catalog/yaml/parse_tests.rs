//! What strict reading gives and refuses, and that no text makes it panic.

use proptest::prelude::*;

use super::{MAX_BYTES, Node, Parsed, Value, parse, parse_bytes};

fn root(text: &str) -> Node<'_> {
    let parsed = parse(text);
    assert_eq!(parsed.problems, [], "{text:?}");
    parsed.root.expect("a document")
}

/// The problems as `rule: what the span covers: message`.
fn problems(text: &str) -> Vec<String> {
    let Parsed { problems, .. } = parse(text);
    problems
        .into_iter()
        .map(|problem| {
            let covered = &text[problem.span];
            format!("{}: {covered}: {}", problem.rule, problem.message)
        })
        .collect()
}

/// The nodes of a tree in the order of the text, as the text that each covers.
fn covered<'a>(text: &'a str, node: &Node) -> Vec<&'a str> {
    let mut all = vec![&text[node.span.clone()]];
    match &node.value {
        Value::Scalar { .. } => {}
        Value::Sequence(items) => all.extend(items.iter().flat_map(|item| covered(text, item))),
        Value::Mapping(pairs) => {
            for (key, value) in pairs {
                all.extend(covered(text, key));
                all.extend(covered(text, value));
            }
        }
    }
    all
}

#[test]
fn values_are_found_by_key() {
    let root = root("name: \"A b\"\nareas: [x, 'y']\nlinks:\nnote: ~\ntext: 'null'\n");
    assert_eq!(root.get("name").and_then(Node::as_text), Some("A b"));
    let areas = root.get("areas").and_then(Node::as_sequence);
    let areas: Vec<_> = areas.into_iter().flatten().map(Node::as_text).collect();
    assert_eq!(areas, [Some("x"), Some("y")]);
    assert!(root.get("links").is_some_and(Node::is_null));
    assert!(root.get("note").is_some_and(Node::is_null));
    assert_eq!(root.get("text").and_then(Node::as_text), Some("null"));
    assert_eq!(root.get("none"), None);
}

#[test]
fn spans_cover_quotes_headers_and_no_trailing_blank() {
    let text = "\u{FEFF}# top\na: 'b' # c\nd:\n- e\n-   f: g\n\n# h\ni: >- # j\n  k\n   l\n\n\nm: [n, {o: p} ] \n";
    assert_eq!(
        covered(text, &root(text)),
        [
            &text["\u{FEFF}# top\n".len()..text.len() - 2],
            "a",
            "'b'",
            "d",
            "- e\n-   f: g",
            "e",
            "f: g",
            "f",
            "g",
            "i",
            ">- # j\n  k\n   l",
            "m",
            "[n, {o: p} ]",
            "n",
            "{o: p}",
            "o",
            "p",
        ]
    );
}

#[test]
fn kept_line_ends_belong_to_a_block_scalar() {
    let text = "a: |+\r\n  b  \r\n\r\n# c\r\nd: |\r\n  e  \r\n\r\nf: |\r\ng: h\r\n";
    let root = root(text);
    let spans: Vec<_> = covered(text, &root).into_iter().skip(1).collect();
    assert_eq!(
        spans,
        [
            "a",
            "|+\r\n  b  \r\n",
            "d",
            "|\r\n  e  ",
            "f",
            "|",
            "g",
            "h"
        ]
    );
    assert_eq!(root.get("a").and_then(Node::as_text), Some("b  \n\n"));
}

#[test]
fn a_value_left_out_stands_behind_its_indicator() {
    for (text, at) in [
        ("a: # b\n\n# c\nd: e", 2),
        ("a : # b", 3),
        ("{a , b: c}", 2),
        ("{a : , b: c}", 4),
        ("[a: , b]", 3),
        ("- # c\n- b\n", 1),
        ("- b\n-\n# c", 5),
        ("-\n -  # x\n - y", 4),
    ] {
        fn first_null(node: &Node) -> Option<usize> {
            match &node.value {
                Value::Scalar { .. } => node.is_null().then_some(node.span.start),
                Value::Sequence(items) => items.iter().find_map(first_null),
                Value::Mapping(pairs) => pairs.iter().find_map(|(_, value)| first_null(value)),
            }
        }
        assert_eq!(first_null(&root(text)), Some(at), "{text:?}");
    }
}

#[test]
fn an_empty_text_has_no_document() {
    for text in ["", "\n\n", "# only a comment\n", "---\n", "\u{FEFF}"] {
        assert_eq!(parse(text), Parsed::default(), "{text:?}");
    }
}

#[test]
fn what_hides_meaning_is_refused_all_at_once() {
    let text =
        "a: &x b\nc: *x\n<<: {e: f}\nd: !!str e\n? q\n: r\n? [g]\n: h\na: i\n\"c\": *y\n: j\n";
    assert_eq!(
        problems(text),
        [
            "anchor: &x: the anchor `&x` is not used here",
            "alias: *x: the alias `*x` is not used here",
            "merge-key: <<: the merge key `<<` is not used here",
            "tag: !!str: tags are not used here",
            "key: ? q: keys with `?` are not used here",
            "key: [: a key must be a text, not a list or mapping",
            "duplicate-key: a: the key `a` is already on line 1",
            "duplicate-key: \"c\": the key `c` is already on line 2",
            "alias: *y: the alias `*y` is not used here",
            "key: : a key is missing before the `:`",
        ]
    );
}

#[test]
fn the_first_of_duplicate_keys_is_kept() {
    let many: String = (0..40).map(|n| format!("k{n}: {n}\n")).collect();
    let text = format!("{many}k3: again\nk39: again\n");
    let parsed = parse(&text);
    let root = parsed.root.expect("a document");
    assert_eq!(root.get("k3").and_then(Node::as_text), Some("3"));
    assert_eq!(root.as_mapping().map(<[_]>::len), Some(40));
    let messages: Vec<_> = parsed.problems.iter().map(|p| p.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the key `k3` is already on line 4",
            "the key `k39` is already on line 40"
        ]
    );
}

#[test]
fn a_second_document_is_refused_where_it_begins() {
    let text = "a: b\n---\nc: d\n";
    assert_eq!(
        problems(text),
        ["document: ---: a second document begins here"]
    );
    assert_eq!(problems("# c\n---\na: b\n...\n# d\n"), [""; 0]);
}

#[test]
fn syntax_errors_stand_where_a_person_would_look() {
    for (text, expected) in [
        ("a: b\n c: d", "c: a key cannot stand here"),
        ("a: [b\nc: d", "[: this `[` is not closed"),
        ("a: {b: c", "{: this `{` is not closed"),
        ("a: \"b\nc: d\n", "\": this quote is not closed"),
        ("a: # 'x\n 'b\n\n", "': this quote is not closed"),
        ("a: @b", "@: a value cannot begin with `@`"),
        ("a: [b}", "[: `[` is closed by `}`"),
        (
            "a: \"b\" c",
            "c: nothing but a comment may follow the closing quote",
        ),
        ("a:\n  b: c\n d: e", "d: the indentation fits no line above"),
        (
            "%YAML 1.2\n---\na: b",
            "%: directives such as `%YAML` are not used here",
        ),
        ("a: b\0", "\0: control character U+0000"),
    ] {
        assert_eq!(problems(text), [format!("yaml-syntax: {expected}")]);
    }
    assert_eq!(
        problems("a: b\rc: d\n"),
        ["line-end: \r: a carriage return without a newline"]
    );
}

#[test]
fn nesting_has_a_limit() {
    let flow = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let block = |depth: usize| "- ".repeat(depth) + "a";
    assert_eq!(problems(&flow(32)), [""; 0]);
    assert_eq!(problems(&block(32)), [""; 0]);
    for text in [
        flow(33),
        block(33),
        flow(5_000),
        block(5_000),
        "[a: ".repeat(90),
    ] {
        let problems = problems(&text);
        assert!(problems[0].starts_with("too-deep: "), "{problems:?}");
        assert_eq!(parse(&text).root, None);
    }
}

#[test]
fn bytes_must_be_utf_8_and_few_enough() {
    let (text, parsed) = parse_bytes(b"a: b\nc: \xFF\xFEd\n");
    assert_eq!(parsed.problems[0].rule, "encoding");
    assert_eq!(parsed.problems[0].span, 8..11);
    assert_eq!(parsed.problems[0].message, "byte 9 (0xFF) is not UTF-8");
    assert_eq!(&text[8..11], "\u{FFFD}");

    for wide in [&b"a\0:\0 \0b\0"[..], b"\0a\0:\0 \0b"] {
        let (_, parsed) = parse_bytes(wide);
        assert_eq!(parsed.problems.len(), 1, "{:?}", parsed.problems);
        assert_eq!(parsed.problems[0].message, "the file is UTF-16, not UTF-8");
    }
    let (_, parsed) = parse_bytes(b"\xFF\xFEa\0");
    assert_eq!(parsed.problems[0].message, "the file is UTF-16, not UTF-8");

    let large = format!("a: {}\n", "b".repeat(MAX_BYTES - 4));
    assert_eq!(large.len(), MAX_BYTES);
    assert_eq!(parse_bytes(large.as_bytes()).1.problems, []);
    let larger = format!("{large}\n");
    assert_eq!(
        parse_bytes(larger.as_bytes()).1.problems[0].rule,
        "too-large"
    );
}

/// Spans are in the text, on characters, inside their parent and behind their elder sibling.
fn spans_hold(text: &str, node: &Node) -> bool {
    let mut from = node.span.start;
    let mut inside = |child: &Node| {
        let holds = from <= child.span.start && child.span.end <= node.span.end;
        from = child.span.end;
        holds && spans_hold(text, child)
    };
    text.get(node.span.clone()).is_some()
        && match &node.value {
            Value::Scalar { .. } => true,
            Value::Sequence(items) => items.iter().all(inside),
            Value::Mapping(pairs) => pairs
                .iter()
                .all(|(key, value)| inside(key) && inside(value)),
        }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (text, parsed) = parse_bytes(&bytes);
        for problem in parsed.problems {
            prop_assert!(text.get(problem.span).is_some());
        }
    }

    #[test]
    fn no_text_makes_reading_panic(
        text in "([a-c]|é|\u{FEFF}|[ \n]|\r\n|\n  |\n- |: |: \n|- |[\\[\\]{},&*!|>'\"%@`#?:\t-]|<<: | #|---\n|>-\n|[|][+]\n){0,60}"
    ) {
        let parsed = parse(&text);
        for problem in &parsed.problems {
            prop_assert!(text.get(problem.span.clone()).is_some(), "{problem:?}");
        }
        if let Some(root) = parsed.root {
            prop_assert!(!parsed.problems.is_empty() || spans_hold(&text, &root), "{root:?}");
        }
    }
}
