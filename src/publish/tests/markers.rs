//! Lists between the markers of a page that people write.

use super::*;
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::model::Keyed;

const TABLE: &str = "| Project | Maturity | Focus |\n| --- | --- | --- |\n\
    | [Istio](https://istio.io/) | Graduated | Connects services \\| and<br>secures them |\n\
    | [Linkerd](https://linkerd.io) <br> ([guide](https://github.com/c), \
    [DCO](https://developercertificate.org/)) | Graduated | Service mesh with a small data plane |\n\
    | rkt\\_\\* | Archived |  |\n";

fn overview() -> List {
    List {
        between: Some("projects".into()),
        group_by: GroupBy::None,
        sort: vec![SortKey::Level, SortKey::Name],
        ..list("contributing-projects.md")
    }
}

fn filled(page: &str) -> Result<String, PublishError> {
    publish(catalog(), overview(), &[], Some(page))
}

#[test]
fn the_overview_stands_between_the_markers_and_the_rest_is_as_it_was() {
    let before =
        "# Contribute  \n\n\n\nProse.\n<!--  catalog:projects:begin (see CONTRIBUTING.md) -->\n";
    let after = "  <!-- catalog:projects:end -->\n\n\n\tMore. \nno final newline";
    let page = filled(&format!("{before}what stood there\n{after}")).expect("a page");
    assert_eq!(page, format!("{before}\n{TABLE}\n{after}"));
    assert_eq!(filled(&page).expect("the page again"), page);
}

#[test]
fn what_a_contributor_signs_needs_no_link() {
    let mut catalog = catalog();
    let signed = Entry {
        legal: Some("CLA".into()),
        ..linkerd()
    };
    catalog.put(Entry {
        links: Keyed::default(),
        ..signed
    });
    let page = "<!-- catalog:projects:begin -->\n<!-- catalog:projects:end -->\n";
    let page = publish(catalog, overview(), &[], Some(page)).expect("a page");
    let expected = "| [Linkerd](https://linkerd.io) <br> (CLA) | Graduated |";
    assert!(page.contains(expected), "{page}");
}

#[test]
fn the_list_takes_the_line_ends_of_the_page() {
    let page = "\u{feff}<!-- catalog:projects:begin -->\r\n<!-- catalog:projects:end -->";
    let expected = format!(
        "\u{feff}<!-- catalog:projects:begin -->\r\n\r\n{}\r\n<!-- catalog:projects:end -->",
        TABLE.replace('\n', "\r\n")
    );
    assert_eq!(filled(page).expect("a page"), expected);
}

#[test]
fn a_list_of_no_text_leaves_one_blank_line() {
    let page = "<!-- catalog:projects:begin -->\nold\n<!-- catalog:projects:end -->\n";
    let list = List {
        template: "empty.md".into(),
        ..overview()
    };
    let page = publish(catalog(), list, &[("empty.md", "\n \n")], Some(page)).expect("a page");
    assert_eq!(
        page,
        "<!-- catalog:projects:begin -->\n\n<!-- catalog:projects:end -->\n"
    );
}

#[test]
fn markers_in_fenced_code_and_in_prose_are_examples() {
    let example = "Write `<!-- catalog:projects:begin -->`:\n\n  ~~~~md\n<!-- catalog:projects:begin -->\n\
        ~~~\n<!-- catalog:projects:end -->\n  ~~~~\n";
    let page = format!("{example}<!-- catalog:projects:begin -->\n<!-- catalog:projects:end -->\n");
    let page = filled(&page).expect("a page");
    assert!(page.starts_with(example) && page.contains("| Project |"));
}

#[test]
fn what_is_wrong_with_markers_is_said_with_its_line() {
    let begin = "<!-- catalog:projects:begin -->\n";
    let end = "<!-- catalog:projects:end -->\n";
    let other = "<!-- catalog:other:begin -->\n";
    let cases = [
        (
            "a\n".to_string(),
            "lists/page.md: the page has no markers for `projects`",
        ),
        (
            format!("a\n{begin}"),
            "lists/page.md:2: `projects` begins here, but ends nowhere",
        ),
        (
            format!("a\n{end}"),
            "lists/page.md:2: `projects` ends here, but begins nowhere",
        ),
        (
            format!("{begin}a\n{begin}{end}"),
            "lists/page.md:3: this marker of `projects` stands in line 1 already",
        ),
        (
            format!("{begin}{end}{end}"),
            "lists/page.md:3: this marker of `projects` stands in line 2 already",
        ),
        (
            format!("{end}\n{begin}"),
            "lists/page.md:1: `projects` ends here, but begins only in line 3",
        ),
        (
            format!("{begin}{other}{end}"),
            "lists/page.md:2: a marker of `other` stands between the markers of `projects`",
        ),
        (
            format!("{} text\n{end}", begin.trim_end()),
            "lists/page.md:1: the marker of `projects` is not alone on its line",
        ),
        (
            format!("```\n{begin}{end}"),
            "lists/page.md: the page has no markers for `projects`",
        ),
    ];
    for (page, message) in cases {
        let error = filled(&page).expect_err(message);
        assert_eq!(error.to_string(), message);
        assert!(error.help().is_some(), "{message}");
    }
}

#[test]
fn a_diagnostic_points_at_the_marker() {
    let page = "a\n<!-- catalog:projects:end -->\n";
    let diagnostic = Diagnostic::from(filled(page).expect_err("no begin"));
    assert_eq!(diagnostic.path, "lists/page.md");
    let span = diagnostic.span.expect("a place");
    assert_eq!(&page[span], "<!-- catalog:projects:end -->");
}

#[test]
fn a_page_that_does_not_exist_is_asked_for() {
    let error = publish(catalog(), overview(), &[], None).expect_err("no page");
    assert_eq!(
        error.to_string(),
        "lists/page.md does not exist, and its list is only a part of it"
    );
}
