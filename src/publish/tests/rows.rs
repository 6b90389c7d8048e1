//! What rows say of where they stand, and values as YAML.

use super::*;

#[test]
fn a_row_knows_whether_its_entry_stood_before_and_the_titles_of_its_areas() {
    let template = "{% for group in groups %}{% for row in group.rows %}\n{{ row.name }} {{ group.id }}{{ ' first' if row.first }}:{% for area in row.areas %} {{ area.path }}={{ area.titles|default([], true)|join('/') }}{% endfor %}{{ '\\n' }}{% endfor %}{% endfor %}";
    let mut catalog = catalog();
    let mut other = entry("b", "B", &["gone", "mesh/sidecar", "mesh", "runtime"]);
    other.maturity = Default::default();
    catalog.put(other);
    let mut list = by_area("own.txt");
    list.output = "own.txt".into();
    list.select.area = vec!["mesh".into()];
    list.select.ids = vec!["b".into()];
    let page = publish(catalog, list, &[("own.txt", template)], None);
    assert_eq!(
        page.expect("a page"),
        "B mesh: gone= mesh/sidecar=Sidecar mesh= runtime=\n\
         B mesh/sidecar first: gone= mesh/sidecar=Sidecar mesh= runtime=\n"
    );
    let mut by_level = super::list("own.txt");
    by_level.select.ids = vec!["linkerd".into()];
    let page = page_of(by_level, template).expect("a page");
    assert!(page.starts_with("Linkerd graduated first:"), "{page}");
}

#[test]
fn a_level_knows_the_last_day_of_each() {
    let mut catalog = catalog();
    let mut entry = linkerd();
    let steps = entry.maturity.get_or_default("cncf");
    steps.push(moved("sandbox", "2022-01-01"));
    steps.push(Transition {
        level: "archived".into(),
        ..Transition::default()
    });
    catalog.put(entry);
    let mut list = list("own.txt");
    list.output = "own.txt".into();
    list.select.ids = vec!["linkerd".into()];
    let template = "{% for row in rows %}{{ row.level.days.graduated }}{% for level, day in row.level.days|items %} {{ level }} {{ day }}{% endfor %}{% endfor %}";
    let page = publish(catalog, list, &[("own.txt", template)], None);
    let expected = "2021-07-28 sandbox 2022-01-01 graduated 2021-07-28\n";
    assert_eq!(page.expect("a page"), expected);
}

#[test]
fn any_value_is_yaml_behind_its_key() {
    for (value, text, plain) in [
        (r#""a: b""#, r#""a: b""#, r#""a: b""#),
        (r#""true""#, r#""true""#, "true"),
        (r#""12""#, r#""12""#, "12"),
        (r#""-1.5e3""#, r#""-1.5e3""#, "-1.5e3"),
        (r#""2019-03-01""#, r#""2019-03-01""#, r#""2019-03-01""#),
        (r#""null""#, r#""null""#, r#""null""#),
        (r#""1: 2""#, r#""1: 2""#, r#""1: 2""#),
        (r#""---""#, r#""---""#, r#""---""#),
        ("true", "true", "true"),
        ("12", "12", "12"),
        (
            r#"{"a b": "no", "yes": {}, "c": ["1", none]}"#,
            r#"{a b: "no", "yes": {}, c: ["1", null]}"#,
            r#"{a b: no, "yes": {}, c: [1, null]}"#,
        ),
    ] {
        let template = format!(
            "{{{{ {value}|yaml_pair('a', ' ') }}}}{{{{ {value}|yaml_pair('on', '', 'plain') }}}}"
        );
        let page = page_of(list("own.txt"), &template).expect("a page");
        assert_eq!(page, format!(" a: {text}\n\"on\": {plain}\n"));
    }
    for (value, wanted) in [
        ("none", "\n"),
        ("[]", "\n"),
        (
            "['a', 1, {'b': ['c']}]",
            "  a:\n    - \"a\"\n    - 1\n    - {b: [\"c\"]}\n",
        ),
    ] {
        let template = format!("{{{{ {value}|yaml_pair('a', '  ') }}}}");
        let page = page_of(list("own.txt"), &template).expect("a page");
        assert_eq!(page, wanted);
    }
    let keys = "{{ 'a_b'|yaml_key }} {{ 'on'|yaml_key }} {{ 'a: b'|yaml_key }}";
    let page = page_of(list("own.txt"), keys).expect("a page");
    assert_eq!(page, "a_b \"on\" \"a: b\"\n");
}

#[test]
fn links_are_yaml_in_every_form() {
    let mut catalog = catalog();
    let mut entry = linkerd();
    let (_, two) = links(
        "chat",
        &[("A: b", "https://a.example"), ("", "https://b.example")],
    );
    entry.links.insert("chat", two);
    catalog.put(entry);
    let mut list = list("own.txt");
    list.output = "own.txt".into();
    list.select.ids = vec!["linkerd".into()];
    let template = "{% for row in rows %}{% for form in ['text', 'list', 'repos', 'links'] %}{{ row.links.chat|yaml_pair('a', '', form) }}{% endfor %}{{ (row.links.chat|list)[:1]|yaml_pair('b', ' ', 'links') }}{{ row.links.none|yaml_pair('c', '') }}{% endfor %}";
    let page = publish(catalog, list, &[("own.txt", template)], None);
    let expected = "a: \"https://a.example\"\na:\n  - \"https://a.example\"\n  - \"https://b.example\"\na:\n  - repo_url: \"https://a.example\"\n  - repo_url: \"https://b.example\"\na:\n  - name: \"A: b\"\n    url: \"https://a.example\"\n  - name: \"https://b.example\"\n    url: \"https://b.example\"\n b:\n   - name: \"A: b\"\n     url: \"https://a.example\"\n";
    assert_eq!(page.expect("a page"), expected);
}
