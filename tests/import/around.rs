//! The text around a list stands in its template, and on its page again.

use catalog::import::{Report, Why};

use crate::harness::{Desk, list, reported};
use crate::round_trip::round;

/// The document comes back as it is, each of its lines.
#[track_caller]
fn comes_back(text: &str) {
    let (_, page) = round(text, None, &list("l"));
    let (notice, rest) = page.split_once("\n\n").expect("a notice");
    assert!(notice.starts_with("<!-- Generated"), "{notice}");
    assert_eq!(rest, text);
}

#[test]
fn text_in_front_of_bullets_below_their_headings_and_behind_them_comes_back() {
    comes_back(
        "# T\n\n[![Awesome](https://img.example/a.svg)](https://a.example)\n\n> A *list* of `things`,\n> kept \"by hand\" in C:\\\\lists.\n\n## About\n\nWhat {{ it }} is {% for %}.\n\n```sh\nrun {# me #}\n```\n\n## Tools\n\n*What one works with.*\n\n- [A](https://a.example): first\n\n### Small\n\nSee also [these](https://these.example).\n\n- [B](https://b.example): second\n\n## Contributing\n\nAsk **first**:\n\n1. Open an issue.\n2. Wait.\n",
    );
}

#[test]
fn text_around_a_table_comes_back() {
    comes_back(
        "# T\n\nWhat we run.\n\n## Tools\n\nOnes that we like.\n\n| Project | Goal |\n| --- | --- |\n| [A](https://a.example) | first |\n\n## Contact\n\nWrite to <me@a.example>.\n",
    );
}

#[test]
fn text_around_sections_comes_back() {
    let project = |name: &str| {
        format!("### {name}\n\nWords.\n\n- **Repository:** <https://github.com/o/{name}>\n")
    };
    comes_back(&format!(
        "# T\n\nWhat we run.\n\n## Graduated Projects\n\nOld ones.\n\n{}\n## Sandbox Projects\n\nYoung ones.\n\n{}\n## Contact\n\nWrite to us.\n",
        project("a"),
        project("b")
    ));
}

#[test]
fn a_table_of_contents_is_made_anew() {
    let body = "## Tools\n\n- [A](https://a.example): first\n\n### Small\n\n- [B](https://b.example): second\n\n## Rest\n\n- [C](https://c.example): third\n";
    let contents = "- [Tools](#tools)\n  - [Small](#small)\n- [Rest](#rest)\n";
    comes_back(&format!("# T\n\n## Contents\n\n{contents}\n{body}"));
    comes_back(&format!("# T\n\nWords.\n\n{contents}\n{body}"));
    let shallow = "- [Tools](#tools)\n- [Rest](#rest)\n";
    comes_back(&format!("# T\n\n{shallow}\n{body}"));
}

#[test]
fn a_table_of_contents_has_projects_and_headings_of_the_text_where_it_had_them() {
    comes_back(
        "# T\n\n## About\n\nWords.\n\n## Contents\n\n- [About](#about)\n- [Graduated](#graduated)\n  - [Foo Bar](#foo-bar)\n- [Sandbox](#sandbox)\n  - [Baz](#baz)\n- [Contributing](#contributing)\n\nBehind it.\n\n## Graduated\n\n### Foo Bar\n\n- **Repository:** <https://github.com/f/foo>\n\n## Sandbox\n\n### Baz\n\n- **Repository:** <https://github.com/f/baz>\n\n## Contributing\n\nAsk.\n",
    );
    comes_back(
        "# T\n\n- [Tools](#tools)\n- [FAQ](#faq)\n\n## Tools\n\n- [A](https://a.example): first\n\n## FAQ\n\nNone.\n",
    );
}

#[test]
fn what_stands_in_the_section_of_a_project_is_no_text_around_the_list() {
    let project = |name: &str| {
        format!(
            "### {name}\n\n- **Repository:** <https://github.com/o/{name}>\n\n```sh\nfetch {name}\n```\n\n#### Releases of {name}\n\nMonthly.\n\n"
        )
    };
    let text = format!(
        "# T\n\n## Graduated\n\n{}{}## End\n\nLast.\n",
        project("foo"),
        project("bar")
    );
    let (reading, page) = round(&text, None, &list("l"));
    assert!(
        !page.contains("fetch") && page.ends_with("## End\n\nLast.\n"),
        "{page}"
    );
    let code = reported(&reading, Why::Code);
    assert_eq!(code, [(10, "fetch foo".into()), (22, "fetch bar".into())]);
}

#[test]
fn text_of_an_area_in_a_level_stands_there_alone() {
    comes_back(
        "# T\n\n## Graduated\n\nOld ones.\n\n### Mesh\n\nMesh text.\n\n- [A](https://a.example): a\n\nAfter it.\n\n## Sandbox\n\n### Mesh\n\n- [B](https://b.example): b\n\n### Store\n\nOther text.\n\n- [C](https://c.example): c\n",
    );
    comes_back(
        "# T\n\n## Mesh\n\n### Graduated\n\nOld meshes.\n\n- [A](https://a.example): a\n\n### Sandbox\n\n- [D](https://d.example): d\n\n## Store\n\n### Graduated\n\n- [B](https://b.example): b\n",
    );
    comes_back(
        "# T\n\n## Store\n\n- [A](https://a.example): a\n\n## Archived\n\n### Store\n\nArchived stores.\n\n- [B](https://b.example): b\n",
    );
}

#[test]
fn a_line_across_the_page_ends_a_list_of_sections() {
    comes_back(
        "# T\n\nWords.\n\n---\n\n## Sandbox\n\n### Bar\n\n- **Repository:** <https://github.com/b/bar>\n\n### Foo\n\n- **Repository:** <https://github.com/f/foo>\n\n---\n\nMaintained by [ACME](https://acme.example).\n",
    );
}

#[test]
fn references_of_the_text_are_defined_behind_it() {
    comes_back(
        "# T\n\nAs [others][more] and [Them] do.\n\n- [A](https://a.example): first\n\n[more]: https://more.example\n\n[them]: https://them.example \"They\"\n",
    );
}

#[test]
fn text_after_the_projects_of_an_area_comes_back() {
    let back = "**[back to top](#t)**";
    comes_back(&format!(
        "# T\n\n## Tools\n\n- [A](https://a.example): first\n\n{back}\n\n## Rest\n\n- [C](https://c.example): third\n\n### Small\n\n- [B](https://b.example): second\n\n{back}\n\n## Last\n\n- [D](https://d.example): fourth\n"
    ));
    let table = |name: &str| {
        format!("| Project | Goal |\n| --- | --- |\n| [{name}](https://{name}.example) | some |\n")
    };
    comes_back(&format!(
        "# T\n\n## Tools\n\n{}\n{back}\n\n## Rest\n\n{}\n{back}\n\n### Small\n\n{}\n{back}\n",
        table("a"),
        table("b"),
        table("c")
    ));
}

#[test]
fn a_heading_that_would_have_the_list_below_it_is_left_with_its_text() {
    let text = "# T\n\nWords.\n\n# News\n\nSome.\n\n# Tools\n\n- [A](https://a.example): first\n\n# Notes\n\nOthers.\n\n# Rest\n\n- [B](https://b.example): second\n\n# End\n\nLast.\n";
    let (reading, page) = round(text, None, &list("l"));
    for (words, stays) in [
        ("Words.", true),
        ("Some.", false),
        ("Others.", false),
        ("Last.", true),
    ] {
        assert_eq!(page.contains(words), stays, "{words}: {page}");
    }
    let headings = reported(&reading, Why::Heading);
    assert_eq!(
        headings,
        [(5, "News".into()), (13, "Notes".into()), (21, "End".into())]
    );
}

#[test]
fn text_between_projects_is_left_and_told() {
    let text = "# T\n\n- [A](https://a.example): first\n\nIn between.\n\n- [B](https://b.example): second\n";
    let (reading, page) = round(text, None, &list("l"));
    assert!(!page.contains("In between"), "{page}");
    assert_eq!(reported(&reading, Why::Prose), [(5, "In between.".into())]);
}

#[test]
fn what_is_data_or_was_generated_is_no_text_of_a_page() {
    let text = "---\ntitle: x\n---\n\n<!-- Generated by hand -->\n\n# T\n\n- [A](https://a.example): first\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(
        !page.contains("by hand") && !page.contains("title"),
        "{page}"
    );
}

#[test]
fn more_text_than_a_page_has_around_a_list_is_left() {
    let text = format!(
        "# T\n\n{}\n\n- [A](https://a.example): first\n",
        "word ".repeat(14_000)
    );
    let (_, page) = round(&text, None, &list("l"));
    assert!(!page.contains("word"));
}

#[test]
fn a_report_says_what_its_template_has() {
    let text = "# T\n\nIn front, see [this](docs/this.md).\n\n- [A](https://a.example): first\n\nIn between.\n\n- [B](https://b.example): second\n";
    let mut desk = Desk::new();
    for again in [false, true] {
        let mut to = list("l");
        if again {
            let template = desk.files["templates/l.md"].clone();
            to.templates.insert("l.md".into(), template);
        }
        let (reading, intake) = desk.take(text, None, &to);
        let report = Report::new("l.md", &reading, &intake);
        let in_template: Vec<bool> = report.reported.iter().map(|own| own.in_template).collect();
        assert_eq!(in_template, [true, true, false]);
        let left: Vec<String> = report.left().collect();
        assert_eq!(left, ["l.md:7: prose: In between."]);
        let kept: Vec<String> = report.in_template().collect();
        let text = "l.md:3: prose: In front, see";
        assert_eq!(kept, [text, "l.md:3: prose: [this](docs/this.md)"]);
        let beside = "1 link of the text around the list leads to a place beside the document: published as it is written, which holds in the document's own folder";
        let remarks: Vec<&str> = reading
            .remarks
            .iter()
            .map(|own| own.message.as_str())
            .collect();
        assert_eq!(remarks, [beside]);
    }
}

#[test]
fn text_around_levels_beside_areas_comes_back() {
    let project = |depth: usize, name: &str| {
        let heading = "#".repeat(depth);
        format!("{heading} {name}\n\n- **Repository:** <https://github.com/o/{name}>\n\n")
    };
    comes_back(&format!(
        "# T\n\n## Storage\n\nWhere data lives.\n\n{}## Network\n\nHow it gets there.\n\n{}## Archived\n\nWhat is over.\n\n{}## Contact\n\nWrite to us.\n",
        project(3, "a"),
        project(3, "b"),
        project(3, "c")
    ));
}

#[test]
fn what_stands_above_a_title_and_beside_its_words_comes_back() {
    let badge = "[![Awesome](https://img.example/a.svg)](https://a.example)";
    let list = "Words.\n\n- [A](https://a.example): first\n";
    for title in [
        &format!("T {badge}"),
        &format!("{badge} Things [![T](https://img.example/t.svg)](https://t.example)"),
        "<img src=\"https://img.example/l.svg\"> *T*",
        "[T of things](https://t.example)",
        "<a name=\"top\"></a>T",
    ] {
        comes_back(&format!("# {title}\n\n{list}"));
        comes_back(&format!("<p>Logo</p>\n\n{badge}\n\n# {title}\n\n{list}"));
    }
}

#[test]
fn what_a_title_has_beside_its_words_is_reported_as_in_the_template() {
    let mut desk = Desk::new();
    let text = "# T ![logo](https://img.example/a.svg)\n\n- [A](https://a.example): first\n";
    let (reading, intake) = desk.take(text, None, &list("l"));
    let report = Report::new("l.md", &reading, &intake);
    let kept: Vec<bool> = report.reported.iter().map(|own| own.in_template).collect();
    assert_eq!(kept, [true], "{report:?}");
}

#[test]
fn words_beside_the_links_of_a_table_of_contents_are_in_no_template() {
    let mut desk = Desk::new();
    let text = "# T\n\n- [Tools](#tools) (1)\n- [Rest](#rest)\n\n## Tools\n\n- [A](https://a.example): first\n\n## Rest\n\n- [B](https://b.example): second\n";
    let (reading, intake) = desk.take(text, None, &list("l"));
    let report = Report::new("l.md", &reading, &intake);
    let left: Vec<String> = report.left().collect();
    assert_eq!(left, ["l.md:3: table of contents: (1)"]);
}

#[test]
fn a_title_in_html_is_the_title_of_the_list_and_stands_once() {
    let title = "<h1 align=\"center\">\n  <img src=\"https://img.example/l.svg\">\n  Tools &amp; <b>more</b>\n</h1>";
    let text = format!("{title}\n\nWords.\n\n## Tools\n\n- [A](https://a.example): first\n");
    comes_back(&text);
    let (reading, _) = Desk::new().take(&text, None, &list("l"));
    assert_eq!(reading.look.title.as_deref(), Some("Tools & more"));
    comes_back(&format!("# T\n\n{text}"));
}
