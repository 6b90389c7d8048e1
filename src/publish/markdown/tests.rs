//! Any text put into Markdown reads back as itself, by another parser.

use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::*;
use crate::catalog::model::without_code;

/// Pieces that mean something to Markdown, alone or side by side.
const PIECES: &[&str] = &[
    "a",
    "Zz",
    "1",
    "12",
    "ä",
    "存储",
    "🚀",
    "e\u{301}",
    "\u{a0}",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "|",
    "\\",
    "\\\\",
    "`",
    "``",
    "```",
    "~",
    "~~~",
    "*",
    "**",
    "***",
    "_",
    "__",
    "[",
    "]",
    "[x]",
    "[^1]",
    "](",
    "(",
    ")",
    "<",
    ">",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<?",
    "&",
    "&amp;",
    "&#35;",
    "&copy",
    ";",
    "!",
    "![",
    "#",
    "##",
    "# ",
    "-",
    "- ",
    "---",
    "+",
    "+ ",
    "=",
    "===",
    "1.",
    "1)",
    ". ",
    ":",
    ":-",
    ":--",
    "|-|",
    "://",
    "http://",
    "https://x.org/a_b*c?d=e&f",
    "https://x.org/(a)",
    "www.x.org",
    "me@x.org",
    "mailto:",
    "<https://y.org>",
    "@me",
    "#12",
    "$",
    "$x$",
    "\"",
    "'",
    "^",
    "{",
    "}",
    "{{",
    "%",
    "/",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{fdd0}",
    "\u{feff}",
    "<br>",
    "    ",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_string),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

/// What Markdown can show of a text in which code may stand.
fn with_code(text: &str) -> String {
    without_code(&shown(text))
}

/// The text with one space for each gap: what Markdown can show of it.
fn shown(text: &str) -> String {
    let gap = |c: char| c == ' ' || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let words: Vec<_> = text.split(gap).filter(|word| !word.is_empty()).collect();
    let reserved = |c: char| ('\u{fdd0}'..='\u{fdef}').contains(&c);
    words.join(" ").replace(reserved, "\u{fffd}")
}

/// The text of a page, with `<` and `>` around its blocks and `br` for line breaks in cells.
fn read(page: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        let last = blocks.last_mut();
        match event {
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                ..
            }) => {}
            Event::Start(Tag::Link { dest_url, .. }) => {
                blocks.push((format!("link {dest_url}"), String::new()));
            }
            Event::Start(tag) => blocks.push((name(&tag), String::new())),
            Event::Text(text) => last.expect("a block").1.push_str(&text),
            Event::Code(text) => last.expect("a block").1.push_str(&text),
            Event::InlineHtml(html) if &*html == "<br>" => last.expect("a block").1.push('\n'),
            Event::End(_) => {}
            other => blocks.push((format!("{other:?}"), String::new())),
        }
    }
    blocks
}

fn name(tag: &Tag<'_>) -> String {
    let tag = format!("{tag:?}");
    tag.split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_string()
}

/// What stands in the only block of a kind, when the page has the blocks that it should have.
fn only(page: &str, kinds: &[&str]) -> String {
    let blocks = read(page);
    let found: Vec<_> = blocks.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(found, kinds, "{page:?}");
    blocks
        .last()
        .map(|(_, text)| text.clone())
        .unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn md_reads_back_in_a_paragraph_a_bullet_and_a_heading(text in texts()) {
        let (md, text) = (md(&text).into_owned(), with_code(&text));
        if !text.is_empty() {
            prop_assert_eq!(only(&md, &["Paragraph"]), &*text);
            prop_assert_eq!(only(&format!("- {md}\n"), &["List", "Item"]), &*text);
            prop_assert_eq!(only(&format!("## {md}\n"), &["Heading"]), &*text);
            prop_assert_eq!(only(&format!("a\n{md}\n"), &["Paragraph", "SoftBreak"]), &*text);
        }
    }

    #[test]
    fn md_does_not_reach_into_what_stands_behind_it(text in texts()) {
        let blocks = read(&format!("{}[x](http://y)", md(&text)));
        prop_assert!(blocks.len() <= 2, "{:?}", blocks);
        let all: String = blocks.iter().map(|(_, text)| &**text).collect();
        prop_assert_eq!(all, format!("{}x", with_code(&text)));
    }

    #[test]
    fn a_label_and_its_url_read_back_in_a_link(text in texts(), url in texts()) {
        let (label, shown) = (label(&text).into_owned(), shown(&text));
        let url = format!("https://x.org/{url}");
        let link = format!("[{label}]({})", destination(&url));
        let target = format!("link {}", percented(url.trim()));
        prop_assert_eq!(only(&link, &["Paragraph", &target]), &*shown);
        let in_table = format!("|a|b|\n|-|-|\n| {link} | c |\n");
        let kinds = ["Table", "TableHead", "TableCell", "TableCell", "TableRow", "TableCell", &target];
        let blocks = read(&in_table);
        let found: Vec<_> = blocks.iter().map(|(kind, _)| kind.as_str()).collect();
        prop_assert_eq!(&found[..7], &kinds, "{}", in_table);
        prop_assert_eq!(&*blocks[6].1, &*shown);
    }

    #[test]
    fn a_cell_reads_back_and_leaves_the_table_as_it_is(texts in [texts(), texts(), texts()]) {
        let cells = texts.each_ref().map(|text| cell(text).into_owned());
        let page = format!("|a|b|c|\n|-|-|-|\n| {} |\n| d | e | f |\n", cells.join(" | "));
        let read: Vec<_> = read(&page).into_iter().filter(|(kind, _)| kind == "TableCell").collect();
        prop_assert_eq!(read.len(), 9, "{}", page);
        for (text, (_, read)) in texts.iter().zip(&read[3..]) {
            let ends = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            let lines: Vec<_> = text.split(ends).map(with_code).filter(|line| !line.is_empty()).collect();
            prop_assert_eq!(read, &lines.join("\n"), "{}", page);
        }
    }

    #[test]
    fn code_reads_back_in_a_paragraph_and_in_a_cell(text in texts()) {
        let (code, text) = (code(&text).into_owned(), shown(&text));
        if !text.is_empty() {
            prop_assert_eq!(only(&code, &["Paragraph"]), &*text);
            let read = read(&format!("|a|\n|-|\n| {code} |\n"));
            prop_assert_eq!(&read.last().expect("a cell").1, &*text);
        }
    }

    #[test]
    fn the_words_of_a_heading_are_what_a_parser_reads(text in texts()) {
        let heading = format!("## {}", md(&text));
        let words = words(&headings(&heading).concat());
        prop_assert_eq!(slug(words.trim_matches(' ')), slug(&with_code(&text)));
    }

    #[test]
    fn tidy_pages_stay_as_they_are(text in texts()) {
        let once = tidy(&text);
        prop_assert_eq!(tidy(&once), &*once);
        prop_assert!(once.ends_with('\n') && !once.ends_with("\n\n") || once.contains("```") || once.contains("~~~"));
    }
}

/// A URL with what cannot stand in a destination percent-encoded.
fn percented(url: &str) -> String {
    let mut brackets = url.replace(|c: char| c != '(' && c != ')', "");
    for _depth in 0..3 {
        brackets = brackets.replace("()", "");
    }
    let paired = brackets.is_empty();
    let bad = if paired { "<>|\\`\"" } else { "()<>|\\`\"" };
    let mut encoded = String::new();
    for c in url.chars() {
        if c.is_whitespace() || c.is_control() || bad.contains(c) {
            for byte in c.to_string().bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        } else {
            encoded.push(c);
        }
    }
    encoded
}

#[test]
fn only_what_would_be_markup_is_escaped() {
    let same = [
        "C#, snake_case and R&D at 100% (a > b)!?",
        "a - b + c = d",
        "v1.2 of 1Backend",
        "存储 | ",
    ];
    for text in &same[..3] {
        assert_eq!(md(text), *text);
    }
    let cases = [
        ("- not a bullet", "\\- not a bullet"),
        ("1. no item", "1\\. no item"),
        ("#chan of _x_ & &amp;", "\\#chan of \\_x\\_ & \\&amp;"),
        ("a\n\tb ", "a b"),
        ("a|b", "a\\|b"),
        ("yes!", "yes\\!"),
    ];
    for (text, escaped) in cases {
        assert_eq!(md(text), escaped);
    }
    assert_eq!(label("#chan!"), "#chan!");
    assert_eq!(md("run `a_b *` or ` `"), "run `a_b *` or \\` \\`");
    assert_eq!(md("`a|b` `"), "\\`a\\|b\\` \\`");
    assert_eq!(label("`a`"), "\\`a\\`");
}

#[test]
fn a_number_is_escaped_only_where_it_would_begin_a_list() {
    assert_eq!(md("1.1 and 2. more"), "1.1 and 2. more");
    assert_eq!(md("1. and more"), "1\\. and more");
    assert_eq!(md("1)"), "1\\)");
}

#[test]
fn a_bare_url_becomes_a_link_without_the_punctuation_behind_it() {
    let cases = [
        ("See https://x.org/a_b.", "See <https://x.org/a_b>."),
        ("(https://x.org/(a)), or", "(<https://x.org/(a)>), or"),
        ("https://x.org/a|b", "<https://x.org/a>\\|b"),
        ("https://", "https\\://"),
        ("xhttps://x.org", "xhttps\\://x.org"),
        ("ftp://x.org or www.x.org", "ftp\\://x.org or www\\.x.org"),
    ];
    for (text, escaped) in cases {
        assert_eq!(md(text), escaped);
    }
    assert_eq!(label("https://x.org/a_b"), "https://x.org/a_b");
    assert_eq!(
        link("", "https://x.org/."),
        "[https://x.org/.](https://x.org/.)"
    );
    assert_eq!(link("https://x.org", "https://x.org"), "<https://x.org>");
    assert_eq!(link("", "mailto:me@x.org"), "[me@x.org](mailto:me@x.org)");
}

#[test]
fn anchors_are_those_of_github() {
    let cases = [
        ("Graduated Projects", "graduated-projects"),
        ("What's new in C++ / C#?", "whats-new-in-c--c"),
        ("Storage | 存储", "storage--存储"),
        ("snake_case — ½ ① Größe", "snake_case----größe"),
        ("हिन्दी ❤\u{fe0f} e\u{301}", "हिन्दी-\u{fe0f}-e\u{301}"),
    ];
    for (heading, anchor) in cases {
        assert_eq!(slug(heading), anchor);
    }
    let mut anchors = Anchors::default();
    let given = ["a", "A", "a 1", "a", ""].map(|heading| anchors.next(heading));
    assert_eq!(given, ["a", "a-1", "a-1-1", "a-2", ""]);
}

#[test]
fn headings_are_found_as_markdown_has_them() {
    let page = "# One #\n\nTwo\n  lines\n===\n\n```\n# code\n```\n    # code\n#no\n> q\n---\n\
        - item\n---\n### C\\#\n| a |\n|---|\n";
    assert_eq!(headings(page), ["One", "Two lines", "C\\#"]);
    assert_eq!(
        words("a *b*[x](http://c) `d_e` <i>f</i> \\_ &amp; _g_ h_i <http://j>"),
        "a *b*[x d_e f _  g h_i http://j"
    );
}

#[test]
fn a_tidy_page_keeps_its_code_and_its_line_breaks() {
    let page = "\n\n# A \t\r\n\n\n\n- b  \n \n```\n\n\n x \n```\n\n";
    assert_eq!(tidy(page), "# A\n\n- b  \n\n```\n\n\n x \n```\n");
    assert_eq!(tidy(""), "\n");
}

#[test]
fn paragraphs_are_parted_by_blank_lines() {
    assert_eq!(paragraphs("\na\n b\n \n\nc\r\n"), ["a b", "c"]);
    assert!(paragraphs(" \n").is_empty());
}

#[test]
fn brackets_that_pair_stay_in_a_url_and_in_the_target_of_a_heading() {
    let kept = "https://en.example/wiki/Foo_(bar_(baz))";
    assert_eq!(destination(kept), kept);
    assert_eq!(destination("https://x.org/(a"), "https://x.org/%28a");
    assert_eq!(destination("https://x.org/)a("), "https://x.org/%29a%28");
    assert_eq!(destination("x/((((a))))"), "x/%28%28%28%28a%29%29%29%29");
    assert_eq!(slug(&words(&format!("[Foo]({kept}) bar"))), "foo-bar");
}
