//! Links to places beside the document are data of their entries, and published as they are written.

use catalog::import::{Fate, Shape, Tally, Why};
use serde_json::json;

use crate::harness::{Desk, list, reported, taken};
use crate::round_trip::round;

/// What an entry has of such links.
fn beside(desk: &Desk, id: &str) -> serde_json::Value {
    let own = desk.entry(id).extra.get("relative-links");
    own.cloned().unwrap_or_default()
}

/// Takes a document in whose page is the document again, with no link reported.
fn comes_back(text: &str) -> Desk {
    comes_back_as(text, text)
}

/// Takes a document in whose page ends as another text does, with no link reported.
fn comes_back_as(text: &str, wanted: &str) -> Desk {
    let (reading, page) = round(text, None, &list("l"));
    assert!(page.ends_with(wanted), "{wanted}\n{page}");
    assert_eq!(Tally::of(&reading.items, true).reported, 0, "{page}");
    taken(text, None).0
}

#[test]
fn links_of_cells_stand_in_their_columns() {
    let desk = comes_back(
        "# T\n\n| Project | Docs | License | Owners |\n| --- | --- | --- | --- |\n\
         | [A](https://a.io) | [guide](docs/a.md) | [MIT](LICENSE) | kept by [us](OWNERS) mostly |\n\
         | [B](https://b.io) | [site](https://b.io/docs) <br> [guide](./b.md#start) <br> [more](../more) |  |  |\n",
    );
    assert_eq!(
        beside(&desk, "a"),
        json!({
            "documentation": {"title": "guide", "url": "docs/a.md"},
            "license": {"title": "MIT", "url": "LICENSE"},
            "owners": {"title": "us", "url": "OWNERS"},
        })
    );
    assert_eq!(desk.entry("a").license.as_deref(), Some("MIT"));
    assert_eq!(
        beside(&desk, "b")["documentation"],
        json!([
            {"title": "guide", "url": "./b.md#start"},
            {"title": "more", "url": "../more"},
        ])
    );
    assert_eq!(desk.entry("b").links["documentation"].len(), 1);
}

#[test]
fn columns_of_addresses_keep_links_beside_the_document() {
    let desk = comes_back(
        "# T\n\n| Project | Website | Repository |\n| --- | --- | --- |\n\
         | A | [page](site/a.md) | [code](../a) |\n\
         | B | <https://b.io> | <https://github.com/b/b> |\n\
         | C | see [here](site/c.md) for more | kept in [this folder](c) for now |\n",
    );
    let a = desk.entry("a");
    assert_eq!((&a.homepage, &a.repository), (&None, &None));
    assert_eq!(
        beside(&desk, "a"),
        json!({
            "homepage": {"title": "page", "url": "site/a.md"},
            "repository": {"title": "code", "url": "../a"},
        })
    );
}

#[test]
fn a_name_leads_beside_the_document_where_columns_have_its_addresses() {
    let desk = comes_back(
        "# T\n\n| Project | Website | Repository |\n| --- | --- | --- |\n\
         | [A](a/README.md) | <https://a.io> | <https://github.com/a/a> |\n\
         | [B](b/README.md) |  |  |\n",
    );
    assert_eq!(beside(&desk, "a"), json!({"name": "a/README.md"}));
    assert_eq!(desk.entry("a").homepage.as_deref(), Some("https://a.io"));
}

#[test]
fn values_of_labels_are_links_beside_the_document() {
    let desk = comes_back(
        "# T\n\n## Sandbox\n\n### [A](a/README.md)\n\nDoes a, as [the notes](notes/a.md) say.\n\n\
         - **Guide:** [contributing](docs/a.md)\n\
         - **Website:** [page](site/a.md)\n\
         - **Repository:** [code](../a)\n\
         - **License:** [MIT](LICENSE)\n\
         - **Owners:** [us](OWNERS), and [others](https://o.io) of them\n\
         - **Docs:** [site](https://a.io/docs), [guide](docs/b.md)\n",
    );
    let own = beside(&desk, "a");
    assert_eq!(own["name"], "a/README.md");
    assert_eq!(own["other"]["url"], "notes/a.md");
    assert_eq!(own["homepage"]["title"], "page");
    assert_eq!(own["repository"]["url"], "../a");
    assert_eq!(own["owners"]["url"], "OWNERS");
}

#[test]
fn links_of_bullets_stand_on_their_words_and_behind() {
    let desk = comes_back(
        "# T\n\n- [A](https://a.io) - Does a, see [the notes](notes/a.md) for more. ([chat](https://a.io/chat), [Docs](docs/a.md))\n\
         - [B](b/README.md) - Does b. ([website](https://b.io), [license](LICENSE))\n\
         - **C** - Does c. ([repository](../c))\n",
    );
    assert_eq!(
        beside(&desk, "a"),
        json!({
            "documentation": {"title": "Docs", "url": "docs/a.md"},
            "other": {"title": "the notes", "url": "notes/a.md"},
        })
    );
    assert_eq!(beside(&desk, "b")["name"], "b/README.md");
    assert_eq!(beside(&desk, "c")["other"]["url"], "../c");
    comes_back_as(
        "# T\n\n- [A](https://a.io) - Does a, see [the notes](notes/a.md). [Docs](docs/a.md)\n- [B](https://b.io) - b.\n",
        "- [A](https://a.io) - Does a, see [the notes](notes/a.md). ([Docs](docs/a.md))\n- [B](https://b.io) - b.\n",
    );
}

#[test]
fn labels_below_bullets_are_links_beside_the_document() {
    comes_back(
        "# T\n\n- [A](https://a.io): a\n  - Docs: [guide](docs/a.md)\n  - License: [MIT](LICENSE)\n- [B](https://b.io): b\n",
    );
}

#[test]
fn definitions_of_references_lead_beside_the_document() {
    let text = "# T\n\n- [A](https://a.io): a ([docs][one], [notes])\n- [B][two]: b\n\n[one]: docs/a.md\n[notes]: ./notes.md\n[two]: <b c/(README).md>\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(Tally::of(&reading.items, true).reported, 0);
    assert_eq!(beside(&desk, "b"), json!({"name": "b%20c/(README).md"}));
    let page = desk.page("l");
    assert!(page.contains("[B](b%20c/(README).md): b"), "{page}");
    round(text, None, &list("l"));
}

#[test]
fn anchors_and_pictures_stay_as_they_are_reported() {
    let text = "# T\n\n- [A](https://a.io): a ([part](#part)) ![logo](logo.png)\n- [B](https://b.io): b [![docs](badge.svg)](docs/b.md)\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(reported(&reading, Why::Anchor), [(3, "part".into())]);
    assert_eq!(reported(&reading, Why::Picture).len(), 2);
    assert_eq!(beside(&desk, "b")["documentation"]["url"], "docs/b.md");
    round(text, None, &list("l"));
}

#[test]
fn what_is_no_path_is_no_link_beside_the_document() {
    for target in [
        "javascript:alert(1)",
        "data:text/html,x",
        "java&#115;cript:alert(1)",
        "<docs/a\u{202e}.md>",
        "\\\\host\\a",
    ] {
        let text = format!(
            "# T\n\n| Project | Docs |\n|---|---|\n| [A](https://a.io) | [guide]({target}) |\n"
        );
        let (desk, _) = taken(&text, Some(Shape::Table));
        assert_eq!(beside(&desk, "a"), json!(null), "{target}");
        assert!(!desk.page("l").contains("](java"), "{target}");
    }
}

#[test]
fn what_an_entry_has_by_hand_is_published_only_where_it_leads_beside() {
    let (mut desk, _) = taken(
        "# T\n\n- [A](https://a.io): a\n- [B](https://b.io): b\n",
        None,
    );
    let extra = "extra:\n  relative-links:\n    name: \"javascript:alert(1)\"\n    chat: [\"data:x\", \"c (d)|e<f>.md\", {title: \"T]\", url: \"x&colon;y\"}, 3]\n    docs: {title: D}\n";
    let text = format!("name: A\nareas: [l]\n{extra}");
    desk.files.insert("catalog/projects/a.yaml".into(), text);
    desk.load();
    let page = desk.page("l");
    let wanted = "- **A** ([c (d)\\|e\\<f>.md](c%20(d)%7Ce%3Cf%3E.md), [T\\]](x&amp;colon;y))\n";
    assert!(page.contains(wanted), "{page}");
}

#[test]
fn the_links_are_counted_in_one_remark() {
    let text = "# T\n\n- [A](a.md): a ([docs](docs/a.md))\n- [B](https://b.io): b\n";
    let (_, reading) = taken(text, None);
    let told = reading.remarks.iter().map(|remark| &*remark.message);
    let told: Vec<&str> = told.filter(|told| told.contains("beside")).collect();
    assert_eq!(
        told,
        [
            "2 links lead to places beside the document: kept as `relative-links` under `extra`, \
             and published as they are written, which holds in the document's own folder"
        ]
    );
}

#[test]
fn newer_versions_add_links_and_change_none() {
    let text = |rest: &str| format!("# T\n\n- [A](a.md): a{rest}\n- [B](https://b.io): b\n");
    let mut desk = Desk::new();
    let older = text(" ([docs](docs/a.md))");
    desk.take(&older, None, &list("l"));
    let before = desk.files.clone();
    desk.take(&older, None, &list("l"));
    assert_eq!(desk.files, before);
    let newer =
        text(" ([docs](docs/a.md), [guide](docs/b.md), [chat](chat.md), [site](https://a.io))");
    let (_, intake) = desk.take(&newer, None, &list("l"));
    assert_eq!(intake.contradictions, []);
    assert_eq!(
        beside(&desk, "a"),
        json!({
            "name": "a.md",
            "documentation": [
                {"title": "docs", "url": "docs/a.md"},
                {"title": "guide", "url": "docs/b.md"},
            ],
            "chat": [{"title": "chat", "url": "chat.md"}],
        })
    );
    // What leads elsewhere now is told of.
    let moved = text("").replace("a.md", "other/a.md");
    let (reading, intake) = desk.take(&moved, None, &list("l"));
    let told = intake.contradictions.iter();
    let told: Vec<_> = told.map(|one| (&*one.field, &*one.says)).collect();
    assert_eq!(told, [("extra.relative-links.name", "other/a.md")]);
    assert!(reading.items.iter().any(|item| {
        item.url.as_deref() == Some("other/a.md") && item.fate == Fate::Reported(Why::Contradiction)
    }));
}

#[test]
fn another_list_of_the_project_adds_its_links_and_leaves_its_page() {
    let mut desk = Desk::new();
    desk.take(
        "# T\n\n- [A](https://a.io): a\n- [B](https://b.io): b\n",
        None,
        &list("l"),
    );
    let page = desk.page("l");
    let text = "# M\n\n| Project | Docs |\n| --- | --- |\n| [A](a.md) | [guide](docs/a.md) |\n| [C](https://c.io) |  |\n";
    desk.take(text, None, &list("m"));
    assert_eq!(desk.page("l"), page);
    assert_eq!(beside(&desk, "a")["name"], "a.md");
    let page = desk.page("m");
    assert!(
        page.contains("[guide](docs/a.md)") && page.contains("(a.md)"),
        "{page}"
    );
}

#[test]
fn other_data_of_that_name_is_kept_and_told_of() {
    let (mut desk, _) = taken(
        "# T\n\n- [A](https://a.io): a\n- [B](https://b.io): b\n",
        None,
    );
    let text = "name: A\nareas: [l]\nextra: {relative-links: none}\n";
    desk.files
        .insert("catalog/projects/a.yaml".into(), text.into());
    desk.load();
    let newer = "# T\n\n- [A](https://a.io): a ([docs](docs/a.md))\n- [B](https://b.io): b\n";
    let (_, intake) = desk.take(newer, None, &list("l"));
    assert_eq!(
        intake.contradictions.len(),
        1,
        "{:?}",
        intake.contradictions
    );
    assert_eq!(beside(&desk, "a"), "none");
}

#[test]
fn what_takes_a_place_is_found_beside_the_document() {
    let text = "# T\n\n| Project | State |\n| --- | --- |\n| [A](a.md) | deprecated; consider using [B](b.md) |\n| [B](b.md) | stable |\n| [C](c.md) | deprecated; consider using [D](d.md) |\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(Tally::of(&reading.items, true).reported, 0);
    let level = desk.entry("a").current("maturity").expect("a level");
    assert_eq!(level.superseded_by.as_deref(), Some("b"));
    assert_eq!(beside(&desk, "c")["other"]["url"], "d.md");
    let page = desk.page("l");
    assert!(page.contains("consider using [B](b.md)"), "{page}");
    round(text, None, &list("l"));
}

#[test]
fn sections_show_once_what_another_list_brought() {
    let mut desk = Desk::new();
    let text = "# M\n\n| Project | Website | Repository |\n| --- | --- | --- |\n| A | [page](site/a.md) | [code](../a) |\n| B | <https://b.io> |  |\n";
    desk.take(text, None, &list("m"));
    let template = desk.files["templates/m.md"].replace("builtin/table.md", "builtin/sections.md");
    desk.files.insert("templates/m.md".into(), template);
    let page = desk.page("m");
    for link in ["[page](site/a.md)", "[code](../a)"] {
        assert_eq!(page.matches(link).count(), 1, "{link}: {page}");
    }
}

#[test]
fn data_for_programs_has_no_links_beside_a_document() {
    let (mut desk, _) = taken(
        "# T\n\n- [A](https://a.io): a ([docs](docs/a.md))\n- [B](b.md): b\n",
        None,
    );
    let template = "{% for row in rows %}\n{{ row.links|items|list }}{{ row.links.documentation|links }}{{ row.beside or \"\" }}\n{% endfor %}\n";
    desk.files.insert("templates/l.md".into(), template.into());
    assert!(desk.page("l").contains("(docs/a.md)") && desk.page("l").contains("b.md"));
    desk.edit_settings("output: lists/l.md", "output: lists/l.yml");
    desk.load();
    let page = desk.page("l");
    assert!(
        !page.contains("docs/a.md") && !page.contains("b.md"),
        "{page}"
    );
}
