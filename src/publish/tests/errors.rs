//! Templates of the catalog's own, and what is said of wrong ones.

use std::collections::BTreeMap;

use super::*;
use crate::catalog::diagnostic::Diagnostic;
use crate::publish::{TemplateError, view};

fn error_of(template: &str) -> TemplateError {
    match page_of(list(""), template) {
        Err(PublishError::Template(error)) => *error,
        other => panic!("{template} gave {other:?}"),
    }
}

#[test]
fn a_name_that_is_not_defined_is_an_error_with_its_place_and_the_nearest_name() {
    let error = error_of("# Ä\n{% for row in rows %}\n  - {{ row.sumary|md }}\n{% endfor %}\n");
    assert_eq!(
        error.to_string(),
        "templates/own.txt:3:8: `row.sumary` is not defined"
    );
    assert_eq!(error.help.as_deref(), Some("did you mean `summary`?"));
    let error = error_of("{% if lists %}{% endif %}");
    assert_eq!(
        error.to_string(),
        "templates/own.txt:1:7: `lists` is not defined"
    );
}

#[test]
fn every_wrong_template_is_told_apart() {
    let cases = [
        (
            "{% for row in rows %}\n",
            "templates/own.txt:1:20: unexpected end",
        ),
        ("a\n{{ list.title|mdd }}", "templates/own.txt:2:"),
        ("{{ list|md }}", "this filter takes a text, but got a map"),
        ("{{ list.title.x }}", "`list.title.x` is not defined"),
        ("{% include 'lists.md' %}", "there is no templates/lists.md"),
        (
            "{% include '../secret.md' %}",
            "the template name `../secret.md` leads out of templates/",
        ),
        (
            "{% include '/etc/passwd' %}",
            "the template name `/etc/passwd` begins with `/`",
        ),
        ("{% include 'a\\\\b.md' %}", "has a backslash"),
        ("{% include 'a:b' %}", "may only have letters"),
        (
            "{% include 'own.txt' %}",
            "since templates call each other too deeply",
        ),
    ];
    for (template, message) in cases {
        let error = error_of(template).to_string();
        assert!(error.contains(message), "{template}: {error}");
    }
}

#[test]
fn an_error_stands_where_it_is_and_not_where_its_template_is_included() {
    let own = [
        ("own.md", "\n{% include 'part.md' %}"),
        ("part.md", "\u{feff}ok\n\n{{ nobody }}"),
    ];
    let list = list("own.md");
    let error = publish(catalog(), list, &own, None).expect_err("undefined");
    assert_eq!(
        error.to_string(),
        "templates/part.md:3:4: `nobody` is not defined"
    );
    let diagnostic = Diagnostic::from(error);
    assert_eq!(diagnostic.path, "templates/part.md");
    assert_eq!(&own[1].1[diagnostic.span.expect("a place")], "nobody");
}

/// The error of a template that may take 10,000 steps and write 1,000 bytes.
fn stopped(template: &str) -> String {
    let own = BTreeMap::from([("own.md".to_string(), template.to_string())]);
    let templates = Templates::limited(own, 10_000, 1_000);
    let catalog = Arc::new(catalog());
    let view = view::view(&catalog, "list", &list("own.md"), &[]);
    templates
        .run("own.md", view)
        .expect_err("no end")
        .to_string()
}

#[test]
fn a_template_that_runs_away_is_stopped() {
    assert_eq!(
        stopped("{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}"),
        "templates/own.md:1:39: the template was stopped, since it takes too many steps"
    );
    assert_eq!(
        stopped("{% for a in range(1000) %}123{% endfor %}"),
        "templates/own.md: the template was stopped, since it writes too much"
    );
}

#[test]
fn a_template_of_the_catalog_goes_before_the_built_in_one_and_can_extend_it() {
    let own = [(
        "cncf-projects.md",
        "{% extends 'builtin/cncf-projects.md' %}{% block intro %}Welcome.{% endblock %}",
    )];
    let page = publish(catalog(), list("cncf-projects.md"), &own, None).expect("a page");
    let plain = publish(catalog(), list("cncf-projects.md"), &[], None).expect("a page");
    assert_eq!(page.replace("Welcome.\n\n", ""), plain);
    assert!(
        page.contains("# CNCF projects\n\nWelcome.\n\n- [Graduated"),
        "{page}"
    );
}

#[test]
fn templates_import_each_other_by_name() {
    let own = [
        (
            "own.md",
            "{% import 'parts/names.md' as names %}{{ names.first(rows) }}",
        ),
        (
            "parts/names.md",
            "{% macro first(rows) %}{{ rows[0].name }}{% endmacro %}",
        ),
    ];
    let page = publish(catalog(), list("own.md"), &own, None).expect("a page");
    assert!(page.ends_with("\n\nIstio\n"), "{page}");
}

#[test]
fn only_html_is_escaped_for_html() {
    let own = [("own.html", "{{ '<b>' }}"), ("own.md", "{{ '<b>' }}")];
    for (template, text) in [("own.html", "&lt;b&gt;\n"), ("own.md", "<b>\n")] {
        let page = publish(catalog(), list(template), &own, None).expect("a page");
        assert!(page.ends_with(text), "{page}");
    }
}

#[test]
fn what_an_entry_does_not_have_is_none_and_not_an_error() {
    let template = "{% for row in rows if row.id == 'rkt' %}\
        {{ row.summary|md }}{{ row.extra.any|md }}{{ row.links.chat|links }}\
        {{ 'x' if row.levels.azure }}{{ row.url or 'no url' }}{% endfor %}";
    assert_eq!(page_of(list(""), template).expect("a page"), "no url\n");
    assert!(
        error_of("{{ rows[0].levels.cnfc }}")
            .message
            .contains("not defined")
    );
}

#[test]
fn problems_are_found_before_a_list_is_rendered() {
    let templates = Templates::new([("good.md", "{{ any }}"), ("bad.md", "\n{{ }}")]);
    let problems = templates.problems();
    let places: Vec<_> = problems
        .iter()
        .map(|problem| {
            (
                problem.file.as_str(),
                problem.position.map(|place| place.line),
            )
        })
        .collect();
    assert_eq!(places, [("templates/bad.md", Some(2))]);
}

#[test]
fn the_built_in_templates_can_be_read() {
    for (name, text) in crate::publish::BUILTIN {
        let templates = Templates::new([(*name, *text)]);
        assert_eq!(templates.problems(), [], "{name}");
    }
}
