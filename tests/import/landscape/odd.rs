//! Landscapes that are written otherwise than most.

use catalog::import::{Shape, Why, read};
use serde_yaml::Value;

use super::schema::one;
use crate::harness::{links, list, reported, taken};
use crate::round_trip::round;
use crate::sound::sound;

#[test]
fn a_landscape_is_recognised_however_its_key_is_written() {
    let rest = "  - name: A\n    subcategories:\n      - name: B\n        items:\n          - name: C\n            homepage_url: https://c.example\n";
    for key in [
        "landscape:",
        "categories:",
        "\"landscape\":",
        "'categories':",
        "landscape: # ours",
        "# Landscape2 data\n\n---\ncategories:",
        "version: 1\nlandscape:",
    ] {
        let reading = read(&format!("{key}\n{rest}"), None).expect("a list");
        assert_eq!(reading.shape, Shape::Landscape, "{key}");
        assert_eq!(reading.drafts.len(), 1, "{key}");
        assert_eq!(reading.drafts[0].areas, [["A", "B"]]);
    }
}

#[test]
fn a_page_that_speaks_of_a_landscape_is_read_as_a_page() {
    for text in [
        "# T\n\nA file begins with\n\nlandscape:\n  - category:\n\n- [A](https://a.example) - a\n- [B](https://b.example) - b\n",
        "# T\n\n```yaml\nlandscape:\n  - category:\n    name: A\n```\n\n- [A](https://a.example) - a\n",
        "---\ntitle: T\ncategories:\n  - name: a\n---\n\n- [A](https://a.example) - a\n",
        "categories:\n\n- [A](https://a.example) - a\n",
    ] {
        let reading = read(text, None).expect("a list");
        assert_eq!(reading.shape, Shape::Bullets, "{text}");
        assert_eq!(reading.drafts[0].name, "A");
    }
}

#[test]
fn breaks_of_lines_are_gaps_and_blank_lines_part_paragraphs() {
    let text = one(&[
        "description: |",
        "  One\tline",
        "  and another.",
        "",
        "  A second paragraph.",
        "extra:",
        "  summary_use_case: |",
        "    Does this,",
        "",
        "    and # that.",
        "  summary_tags: >-",
        "    a,",
        "    b",
        "  folded: \"one",
        "    two\"",
    ])
    .replace("            \n", "\n");
    let (reading, page) = round(&text, None, &list("l"));
    let (desk, _) = taken(&text, None);
    let alpha = desk.entry("alpha");
    assert_eq!(
        alpha.description.as_deref(),
        Some("One line and another.\n\nA second paragraph.")
    );
    assert_eq!(alpha.extra["summary-use-case"], "Does this, and # that.");
    assert_eq!(alpha.extra["summary-tags"], "a, b");
    assert_eq!(alpha.extra["folded"], "one two");
    assert!(page.contains("description: \"One line and another.\\n\\nA second paragraph.\"\n"));
    assert_eq!(reported(&reading, Why::Comment), []);
    let folded = one(&[
        "description: >",
        "  One line",
        "  and another.",
        "",
        "  A second paragraph.",
    ])
    .replace("            \n", "\n");
    let (desk, _) = taken(&folded, None);
    assert_eq!(desk.entry("alpha").description, alpha.description);
}

#[test]
fn values_of_other_kinds_are_taken_where_they_make_sense_and_reported_else() {
    let text = one(&[
        "homepage_url: [https://a.example, https://b.example]",
        "repo_url: [nowhere, https://github.com/a/a]",
        "description: [One., Two.]",
        "branch: {main: v1}",
        "project: [graduated]",
        "logo: ~",
        "extra: [text, {accepted: '2020-01-02', api: v1}, {api: v2, blog_url: https://blog.example}]",
    ]) + "          - name: Beta\n            description: {en: Hello, de: Hallo}\n            extra: text\n          - Gamma\n          - item:\n            homepage_url: https://delta.example\n";
    let (reading, page) = round(&text, None, &list("l"));
    let (desk, _) = taken(&text, None);
    let alpha = desk.entry("alpha");
    assert_eq!(alpha.homepage.as_deref(), Some("https://a.example"));
    assert_eq!(&*alpha.links["homepage"][0].url, "https://b.example");
    assert_eq!(alpha.repository.as_deref(), Some("https://github.com/a/a"));
    assert_eq!(alpha.description.as_deref(), Some("One.\n\nTwo."));
    assert_eq!(alpha.extra["accepted"], "2020-01-02");
    assert_eq!(alpha.extra["api"], "v1");
    assert_eq!(desk.entry("beta").extra["description"]["de"], "Hallo");
    let malformed = reported(&reading, Why::MalformedLink);
    assert_eq!(malformed, [(11, "repo_url: nowhere".into())]);
    let mut unfit = reported(&reading, Why::Unfit);
    unfit.sort();
    assert_eq!(
        unfit,
        [
            (16, "api: v2".into()),
            (16, "extra: text".into()),
            (19, "extra: text".into()),
            (20, "items: Gamma".into()),
            (22, "homepage_url".into()),
        ]
    );
    let item: Value = serde_yaml::from_str(&page).expect("YAML");
    let item = &item["landscape"][0]["subcategories"][0]["items"][0];
    let expected = "item:\nname: Alpha\nhomepage_url: [https://a.example, https://b.example]\nrepo_url: [https://github.com/a/a]\ndescription: [One., Two.]\nbranch: {main: v1}\nproject: [graduated]\nextra: {accepted: '2020-01-02', api: v1, blog_url: https://blog.example}\n";
    let expected: Value = serde_yaml::from_str(expected).expect("YAML");
    assert_eq!(item, &expected, "{page}");
}

#[test]
fn addresses_are_mended_with_a_remark_or_reported() {
    let text = one(&[
        "homepage_url: \"https://alpha.example \"",
        "repo_url: github.com/a/alpha",
        "twitter: twitter.com/alpha",
        "extra:",
        "  blog_url: //blog.example/a",
        "  docs_url: www.docs.example",
        "  mailing_list_url: list@lists.example",
        "  slack_url: 'http s://slack'",
        "  site_url: https://a b/c",
    ]);
    let (reading, _) = round(&text, None, &list("l"));
    let (desk, _) = taken(&text, None);
    let alpha = desk.entry("alpha");
    assert_eq!(alpha.homepage.as_deref(), Some("https://alpha.example"));
    let repository = alpha.repository.as_deref();
    assert_eq!(repository, Some("https://github.com/a/alpha"));
    assert_eq!(&*alpha.links["blog"][0].url, "https://blog.example/a");
    assert_eq!(&*alpha.links["docs"][0].url, "https://www.docs.example");
    let list = &*alpha.links["mailing-list"][0].url;
    assert_eq!(list, "mailto:list@lists.example");
    assert_eq!(alpha.extra["twitter"], "twitter.com/alpha");
    let remarks: Vec<usize> = reading
        .remarks
        .iter()
        .filter(|remark| remark.message.ends_with("for a link that is written wrong"))
        .map(|remark| remark.line)
        .collect();
    assert_eq!(remarks, [10, 11, 14, 15, 16]);
    let expected = [(17, "slack_url".to_string()), (18, "site_url".to_string())];
    assert_eq!(reported(&reading, Why::MalformedLink), expected);
}

#[test]
fn comments_are_reported_wherever_they_stand_and_text_is_none() {
    let text = one(&[
        "# Above, see https://above.example.",
        "homepage_url: https://a.example#here # behind",
        "logo: \"# a.svg\" ## twice",
        "extra: # of it",
        "  list: [a, # one",
        "    b] # two",
        "  summary_tags: | # of the block",
        "    # text",
        "    more # text",
        "  #",
    ]);
    let (desk, reading) = taken(&text, None);
    let comments: Vec<(usize, &str)> = reading
        .items
        .iter()
        .filter(|item| item.fate == catalog::import::Fate::Reported(Why::Comment))
        .map(|item| (item.line, item.url.as_deref().unwrap_or(&item.text)))
        .collect();
    assert_eq!(
        comments,
        [
            (10, "Above, see https://above.example."),
            (10, "https://above.example"),
            (11, "behind"),
            (12, "twice"),
            (13, "of it"),
            (14, "one"),
            (15, "two"),
            (16, "of the block"),
        ]
    );
    let alpha = desk.entry("alpha");
    assert_eq!(alpha.extra["summary-tags"], "# text more # text");
    assert_eq!(links(&reading), (2, 1, 1));
}

#[test]
fn a_url_in_a_text_is_counted_and_the_text_is_kept() {
    let text = one(&[
        "description: See https://see.example, or not.",
        "extra: {summary_use_case: 'As https://case.example shows'}",
    ]);
    let (reading, _) = round(&text, None, &list("l"));
    let (desk, _) = taken(&text, None);
    let said = &desk.entry("alpha").extra["summary-use-case"];
    assert_eq!(said, "As https://case.example shows");
    assert_eq!(links(&reading), (2, 2, 0));
}

#[test]
fn what_is_empty_or_lacks_a_name_is_accounted_for() {
    for text in [
        "landscape:\n  - category:\n    name: None\n  - category:\n    name: Null\n    subcategories:\n  - name: Empty\n    subcategories:\n      - name: Bare\n      - name: Void\n        items: []\n      - name: Odd\n        items: {a: https://b.example}\n",
        "landscape:\n  - name:\n    items: [{name: A}]\n  - subcategories: [{name: B, items: [{name: C}]}, {items: [{name: D}]}]\n  - just: words\n  - words\n  - [a, [b]]\n",
        "landscape:\n  - name: A\n    items: [{name: B}, {name: b}, {name: ''}, {name: ~}, {}, ~, []]\n    subcategories: [{name: A, items: [{name: B, logo: x.svg}, {name: B, logo: y.svg}]}]\n",
        "landscape: []\ncategories:\n  - name: A\n    items: [{name: [A]}, {name: {a: b}}]\n",
        "landscape: []\n",
    ] {
        let reading = read(text, None).expect("a landscape");
        super::account::accounted(text, &reading);
        sound(text);
        if !reading.drafts.is_empty() {
            round(text, None, &list("l"));
        }
    }
    let text = "landscape:\n  - name: None\n  - name: A\n    subcategories: [{name: B, items: []}, {name: C, items: [{name: D, second_path: 'E / F'}]}]\n";
    let (_, reading) = taken(text, None);
    assert_eq!(
        reported(&reading, Why::Heading),
        [(2, "name: None".into()), (4, "name: B".into())]
    );
}

#[test]
fn one_name_twice_is_one_entry_and_what_differs_is_said() {
    let text = one(&["logo: a.svg", "extra: {tag: [x], api: v1}"])
        + "          - name: Alpha\n            logo: b.svg\n            extra: {tag: [y, 'https://y.example'], blog_url: https://blog.example}\n";
    let (desk, reading) = taken(&text, None);
    assert_eq!(desk.ids(), ["alpha"]);
    let alpha = desk.entry("alpha");
    assert_eq!(alpha.extra["logo"], "a.svg");
    assert_eq!(&*alpha.links["blog"][0].url, "https://blog.example");
    let said: Vec<String> = reported(&reading, Why::Contradiction)
        .into_iter()
        .map(|(_, said)| said)
        .collect();
    assert_eq!(said, ["b.svg", "y", "https://y.example"]);
}

#[test]
fn days_count_whatever_their_quotes_and_wherever_their_level_stands() {
    let text = one(&[
        "extra: {accepted: 2019-03-01, incubating: '2020-05-06'}",
        "project: incubating",
    ]);
    let (_, page) = round(&text, None, &list("l"));
    let (desk, _) = taken(&text, None);
    let steps = &desk.entry("alpha").maturity["maturity"];
    let days: Vec<String> = steps
        .iter()
        .map(|step| step.date.map_or_else(String::new, |date| date.to_string()))
        .collect();
    assert_eq!(days, ["2019-03-01", "2020-05-06"]);
    assert!(desk.entry("alpha").extra.is_empty());
    assert!(page.contains("accepted: \"2019-03-01\"\n"), "{page}");
}
