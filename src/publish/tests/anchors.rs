//! Links within a page lead to its headings.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::publish::markdown::Anchors;

/// The anchors that a page's links ask for and that its headings have, by another parser.
fn asked_and_given(page: &str) -> (Vec<String>, Vec<String>) {
    let (mut asked, mut given, mut anchors) = (Vec::new(), Vec::new(), Anchors::default());
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                asked.extend(dest_url.strip_prefix('#').map(str::to_string));
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                given.extend(heading.take().map(|text| anchors.next(&text)));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    (asked, given)
}

fn assert_resolved(page: &str, links: usize) {
    let (asked, given) = asked_and_given(page);
    assert_eq!(asked.len(), links, "{page}");
    for anchor in asked {
        assert!(given.contains(&anchor), "no heading has #{anchor}:\n{page}");
    }
}

#[test]
fn every_link_of_the_built_in_pages_has_its_heading() {
    let page = publish(catalog(), list("cncf-projects.md"), &[], None).expect("a page");
    assert_resolved(&page, 5);
    let page = publish(catalog(), by_area("list.md"), &[], None).expect("a page");
    assert_resolved(&page, 3);
}

#[test]
fn headings_of_the_same_words_lead_each_to_its_own() {
    let mut catalog = catalog();
    for (id, name) in [
        ("a", "CNCF projects"),
        ("b", "Graduated Projects"),
        ("c", "istio!"),
    ] {
        let mut twin = entry(id, name, &["mesh"]);
        twin.maturity
            .insert("cncf", vec![moved("graduated", "2020-01-01")]);
        catalog.put(twin);
    }
    let page = publish(catalog, list("cncf-projects.md"), &[], None).expect("a page");
    assert_resolved(&page, 8);
    let contents: Vec<_> = page.lines().filter(|line| line.contains("](#")).collect();
    assert_eq!(
        contents[..6],
        [
            "- [Graduated Projects](#graduated-projects) (5)",
            "  - [CNCF projects](#cncf-projects-1)",
            "  - [Graduated Projects](#graduated-projects-1)",
            "  - [Istio](#istio)",
            "  - [istio!](#istio-1)",
            "  - [Linkerd](#linkerd)",
        ]
    );
}

#[test]
fn headings_that_people_wrote_around_a_list_count_too() {
    let page = "Graduated\n===\n\n```\n# Archived\n```\n<!-- catalog:x:begin -->\n<!-- catalog:x:end -->\n";
    let list = List {
        between: Some("x".into()),
        ..list("list.md")
    };
    let page = publish(catalog(), list, &[], Some(page)).expect("a page");
    assert!(page.contains("[Graduated](#graduated-1)") && page.contains("[Archived](#archived)"));
}

#[test]
fn a_link_without_its_heading_is_an_error_that_names_it() {
    let template = "{% for row in rows %}{{ row.anchor }}{% endfor %}";
    let error = page_of(list(""), template).expect_err("no heading");
    assert_eq!(
        error.to_string(),
        "templates/own.txt: a link leads to the heading of Istio, which the page does not have"
    );
    let template = "{% for group in groups %}{{ group.anchor }}{% endfor %}";
    let error = page_of(list(""), template).expect_err("no heading");
    assert!(
        error.to_string().contains("heading of Graduated"),
        "{error}"
    );
}
