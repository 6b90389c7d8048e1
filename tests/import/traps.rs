//! Small documents, each with one trap of a list that people wrote.

use catalog::import::{Fate, Shape, Tally, Why};

use crate::harness::{links, list, reported, taken};
use crate::round_trip::round;

const TABLE: &str = "| Area | Project | Goal | State |\n|---|---|---|---|\n";

/// A section with one labelled bullet more than the shape needs.
fn section(bullet: &str) -> String {
    format!(
        "# T\n\n## Sandbox Projects\n\n### A\n\nText.\n\n- **Project Repository:** https://github.com/a/a\n{bullet}\n"
    )
}

#[test]
fn a_template_in_a_comment_is_a_comment() {
    let text = format!(
        "<!--\n### ${{NAME}}\n- **Chat:** [ ][x]\nhttps://in.example/comment\n-->\n\n{}",
        section("")
    );
    let (desk, reading) = taken(&text, None);
    assert_eq!(desk.ids(), ["a"]);
    let comments = reported(&reading, Why::Comment);
    assert!(
        comments.contains(&(4, "https://in.example/comment".into())),
        "{comments:?}"
    );
    assert_eq!(links(&reading), (2, 1, 1));
}

#[test]
fn a_reference_that_nothing_defines_is_reported() {
    let (desk, reading) = taken(
        &section("- **Contributor Guide:** [TBD]\n- **Chat:** [Chat room][a-chat]"),
        None,
    );
    let undefined = reported(&reading, Why::UndefinedReference);
    assert_eq!(
        undefined,
        [
            (10, "TBD".into()),
            (11, "Chat room".into()),
            (11, "a-chat".into())
        ]
    );
    assert!(!desk.entry("a").links.contains_key("contributor-guide"));
}

#[test]
fn words_of_a_link_that_a_field_holds_without_them_are_reported() {
    let text = section("- **Website:** [Official site](https://a.example)")
        .replace("https://github.com/a/a", "[Repo](https://code.example/a)");
    let (desk, reading) = taken(&text, None);
    assert_eq!(
        desk.entry("a").homepage.as_deref(),
        Some("https://a.example")
    );
    let words = reported(&reading, Why::LinkWords);
    assert_eq!(words, [(9, "Repo".into()), (10, "Official site".into())]);
}

#[test]
fn a_picture_whose_reference_nothing_defines_is_reported_with_it() {
    let (_, reading) = taken(
        &section("- **Chat:** ![Room][a-chat] https://c.example"),
        None,
    );
    let undefined = reported(&reading, Why::UndefinedReference);
    assert_eq!(undefined, [(10, "a-chat".into())]);
    assert_eq!(reported(&reading, Why::Picture), [(10, "Room".into())]);
}

#[test]
fn a_reference_that_is_a_url_or_stands_before_one_is_mended_with_a_warning() {
    for (bullet, url) in [
        (
            "- **Chat:** [slack.example](https://slack.example/]",
            "https://slack.example/",
        ),
        (
            "- **Chat:** [a/b/][(https://slack.example/b#c\\)",
            "https://slack.example/b#c",
        ),
        (
            "- **Chat:** [https://slack.example/ ][$A chat]",
            "https://slack.example/",
        ),
    ] {
        let (desk, reading) = taken(&section(bullet), None);
        assert_eq!(&*desk.entry("a").links["chat"][0].url, url, "{bullet}");
        assert_eq!(reading.remarks.len(), 1, "{bullet}");
        assert_eq!(links(&reading), (2, 2, 0), "{bullet}");
    }
}

#[test]
fn labels_are_known_in_every_layout() {
    for bullet in [
        "- **Developer List/Forum:** [m](https://m.example)",
        "- **Developer Mailing List/Forum**: [m](https://m.example)",
        "* **Mailing list:** <br> [m](https://m.example)",
        "- Mailing list: [m](https://m.example)",
        "-\t__Developer Mailing List/Forum:__ https://m.example",
        "- **Mailing list：** [m](https://m.example)",
        "- **Mailing list**：https://m.example，too",
        "- Mailing list：<https://m.example>",
    ] {
        let (desk, _) = taken(&section(bullet), None);
        assert_eq!(
            &*desk.entry("a").links["mailing-list"][0].url,
            "https://m.example",
            "{bullet}"
        );
    }
}

#[test]
fn bullets_of_the_description_may_stand_among_the_labels() {
    let text = "# T\n\n## Sandbox\n\n### A\n\n*\"It is:*\n\n- *Small: yes*\n- *Fast\"*\\- [readme](https://a.example/readme)\n- **License:** MIT\n- **Chat:** None\n";
    let (desk, reading) = taken(text, None);
    let a = desk.entry("a");
    assert_eq!(
        a.description.as_deref(),
        Some("It is:\n\nSmall: yes\n\nFast")
    );
    assert_eq!(&*a.links["overview"][0].url, "https://a.example/readme");
    assert_eq!(a.license.as_deref(), Some("MIT"));
    assert_eq!(
        reported(&reading, Why::None),
        [(12, "Chat:".into()), (12, "None".into())]
    );
}

#[test]
fn a_level_takes_notes_doubts_and_versions() {
    let rows = "| X | | | |\n| | [A](https://a.example) | g | Azure: GA (AKS and Arc) <br> CNCF: sandbox? <br> API: v1 |\n| | [B](https://b.example) | g | CNCF: ?? |\n| | [C](https://c.example) | g | |\n";
    let (desk, _) = taken(&format!("{TABLE}{rows}"), None);
    let a = desk.entry("a");
    assert_eq!(
        a.current("azure").and_then(|now| now.note.as_deref()),
        Some("AKS and Arc")
    );
    assert_eq!(
        a.current("cncf").and_then(|now| now.note.as_deref()),
        Some("?")
    );
    assert_eq!(a.extra["api"], "v1");
    assert!(desk.entry("b").maturity.is_empty() && desk.entry("c").maturity.is_empty());
}

#[test]
fn rows_may_have_too_few_cells_or_too_many() {
    let rows = "| X |\n| | [A](https://a.example) |\n| | [B](https://b.example) | g | | more [C](https://c.example) |\n| | | | |\n";
    let (desk, reading) = taken(&format!("{TABLE}{rows}"), None);
    assert_eq!(desk.ids(), ["a", "b"]);
    assert_eq!(desk.entry("a").areas, ["l/x"]);
    let surplus = reported(&reading, Why::SurplusCell);
    assert!(
        surplus.contains(&(5, "https://c.example".into())),
        "{surplus:?}"
    );
    assert_eq!(links(&reading), (3, 2, 1));
}

#[test]
fn what_is_past_names_what_takes_its_place() {
    let rows = "| X | | | |\n| | [A](https://a.example) | | |\n| Past Projects | | | |\n| | [B](https://b.example) | | Deprecated; consider using [A](https://a.example) |\n| | [C](https://c.example) | | CNCF: Archived. Consider using [Z](https://z.example) |\n| | [D](https://d.example) | | |\n";
    let (desk, _) = taken(&format!("{TABLE}{rows}"), None);
    let b = desk.entry("b").current("maturity").expect("a level");
    assert_eq!(
        (
            b.level.as_str(),
            b.superseded_by.as_deref(),
            b.note.as_deref()
        ),
        ("deprecated", Some("a"), None)
    );
    let c = desk.entry("c");
    assert_eq!(
        c.current("cncf").and_then(|now| now.note.as_deref()),
        Some("Consider using Z")
    );
    assert_eq!(&*c.links["other"][0].url, "https://z.example");
    assert_eq!(
        desk.entry("d")
            .current("maturity")
            .map(|now| now.level.as_str()),
        Some("past")
    );
    assert!(desk.catalog.settings.tracks["maturity"].is_retired("past"));
}

#[test]
fn words_alone_name_what_takes_the_place_of_a_project() {
    let rows = "\
| X | | | |
| | [Helm](https://helm.example) | | |
| | [Flux v2](https://flux2.example) | | |
| Past Projects | | | |
| | [A](https://a.example) | | Deprecated, consider using Helm |
| | [B](https://b.example) | | deprecated; replaced by Flux v2. |
| | [C](https://c.example) | | CNCF: archived (superseded by helm) |
| | [D](https://d.example) | | CNCF: archived <br> Succeeded by Helm or Flux v2 |
| | [E](https://e.example) | Consider using Helm | |
| | [F](https://f.example) | | Replaced by Flux v2 |
| | [G](https://g.example) | | CNCF: archived, unkept, replaced by Nobody |
| | [H](https://h.example) | Merged into Nobody | |
";
    let text = format!("{TABLE}{rows}");
    let (desk, reading) = taken(&text, None);
    for (id, track, successor, note) in [
        ("a", "maturity", Some("helm"), None),
        ("b", "maturity", Some("flux-v2"), None),
        ("c", "cncf", Some("helm"), None),
        (
            "d",
            "cncf",
            Some("helm"),
            Some("Succeeded by Helm or Flux v2"),
        ),
        ("e", "maturity", Some("helm"), None),
        ("f", "maturity", Some("flux-v2"), None),
        ("g", "cncf", None, Some("unkept; replaced by Nobody")),
        ("h", "maturity", None, None),
    ] {
        let current = desk.entry(id).current(track).expect("a level");
        let said = (current.superseded_by.as_deref(), current.note.as_deref());
        assert_eq!(said, (successor, note), "{id}");
    }
    let told: Vec<(usize, &str)> = reading
        .remarks
        .iter()
        .map(|remark| (remark.line, &*remark.message))
        .collect();
    assert_eq!(told.len(), 9, "{told:?}");
    let a = "`consider using Helm`: helm takes the place of A, by its name";
    assert_eq!(told[1], (7, a));
    assert!(told[8].1.ends_with("stays in words"), "{told:?}");
    round(&text, None, &list("l"));
}

#[test]
fn a_comma_stands_in_front_of_what_takes_its_place_too() {
    let rows = "| X | | | |\n| | [A](https://a.example) | | |\n| | [B](https://b.example) | | Deprecated, consider using [A](https://a.example) |\n| | [C](https://c.example) | | v1, v2 |\n";
    let (desk, _) = taken(&format!("{TABLE}{rows}"), None);
    let b = desk.entry("b").current("maturity").expect("a level");
    assert_eq!(
        (b.level.as_str(), b.superseded_by.as_deref()),
        ("deprecated", Some("a"))
    );
    assert!(desk.entry("c").maturity.is_empty());
}

#[test]
fn a_quotation_ends_with_its_source_though_paragraphs_follow() {
    let text = "# T\n\n## Sandbox Projects\n\n### A\n\n\"A thing.\" - [About](https://a.example)\n\nMore on it.\n\n- **License:** MIT\n- **Chat:** x\n";
    let (desk, _) = taken(text, Some(Shape::Sections));
    assert_eq!(
        desk.entry("a").description.as_deref(),
        Some("\"A thing.\"\n\nMore on it.")
    );
}

#[test]
fn a_name_that_nobody_sees_is_none() {
    let text = "- [A](https://a.example) - a\n- [\u{202e}](https://b.example) - b\n- \u{202e} - c https://c.example\n";
    let (desk, reading) = taken(text, Some(Shape::Bullets));
    assert_eq!(desk.ids(), ["a"]);
    assert_eq!(links(&reading), (3, 1, 2));
}

#[test]
fn years_and_tags_come_off_a_name_and_stay() {
    let text = "# T\n\n- [2019-Kuma #Project# #Mesh#](https://kuma.example): . With a dot.\n- [2020-21](https://b.example): No year\n- [C#](https://c.example)\n";
    let (desk, _) = taken(text, None);
    let kuma = desk.entry("kuma");
    assert_eq!(kuma.tags, ["Project", "Mesh"]);
    assert_eq!(kuma.extra["year"], "2019");
    assert_eq!(kuma.summary.as_deref(), Some("With a dot."));
    assert!(kuma.links.is_empty(), "{:?}", kuma.links);
    assert!(desk.ids().contains(&"c-sharp"), "{:?}", desk.ids());
}

#[test]
fn the_link_of_a_name_is_the_project_whatever_kind_its_words_sound_like() {
    let text = "# T\n\n- [Rocket.Chat](https://rocket.example): Talk. ([CircleCI chat](https://chat.example))\n- [Docs Builder](https://github.com/d/docs)\n- [![build](https://img.example/b.svg)](https://ci.example/b) [Forum One](https://one.example) - one\n";
    let (desk, _) = taken(text, None);
    let rocket = desk.entry("rocket-chat");
    assert_eq!(rocket.homepage.as_deref(), Some("https://rocket.example"));
    assert_eq!(rocket.links.len(), 1, "{:?}", rocket.links);
    assert_eq!(rocket.links["chat"].len(), 1, "{:?}", rocket.links);
    assert!(desk.entry("docs-builder").links.is_empty());
    let page = desk.page("l");
    assert_eq!(page.matches("https://rocket.example").count(), 1, "{page}");
}

#[test]
fn what_a_url_may_not_hold_is_escaped_and_what_is_none_is_reported() {
    let text = "- [A](<https://a.example/x\"y z>) - a\n- [C](javascript:alert(1)) - c\n- [D](https://d.example) - d\n";
    let (desk, reading) = taken(text, Some(Shape::Bullets));
    assert_eq!(
        desk.entry("a").homepage.as_deref(),
        Some("https://a.example/x%22y%20z")
    );
    assert_eq!(reported(&reading, Why::MalformedLink), [(2, "C".into())]);
}

#[test]
fn a_name_that_leads_to_a_place_beside_the_document_keeps_its_link() {
    let text = "\
# T

- [A](docs/a.md): a, see [more](docs/more.md)
- [B](<docs/b c.md>): b ([site](https://b.example))
- [A](https://a.example): a
- [C](www.c.example): c
- [D](ftp://d.example): d
";
    for shape in [None, Some(Shape::Table)] {
        let rows = text.replace("# T\n\n", "# T\n\n| Name | Goal |\n|---|---|\n");
        let rows = rows.replace("- [", "| [").replace("): ", ") | ");
        let text = if shape.is_none() { text } else { &rows };
        let (reading, page) = round(text, shape, &list("l"));
        for link in [
            "[A](https://a.example)",
            "[relative link](docs/a.md)",
            "[B](docs/b%20c.md)",
            "[more](docs/more.md)",
            "[C](https://www.c.example)",
        ] {
            assert!(page.contains(link), "{link}: {page}");
        }
        let (_, _, reported) = links(&reading);
        assert_eq!(reported, 1);
    }
    let (desk, _) = taken(text, None);
    assert_eq!(desk.entry("a").extra["relative-links"]["name"], "docs/a.md");
    assert_eq!(desk.entry("b").homepage, None);
    assert!(desk.page("l").contains("\n- **D**: d\n"));
}

#[test]
fn a_scheme_in_what_is_kept_beside_the_document_is_no_link() {
    let (mut desk, _) = taken("- [A](a.md): a\n", None);
    desk.files.insert(
        "catalog/projects/a.yaml".into(),
        "name: A\nareas: [l]\nextra: {relative-links: {name: \"javascript:alert(1)\"}}\n".into(),
    );
    desk.load();
    assert!(desk.page("l").ends_with("- **A**\n"), "{}", desk.page("l"));
}

#[test]
fn bold_words_among_linked_names_are_names() {
    let text = "- [A](https://a.example) - a\n- **B c** - b\n- **D**\n- **E** and more\n- F\n\nFeatures:\n\n- **Fast**: yes\n- **Small**: yes\n";
    let (desk, reading) = taken(text, Some(Shape::Bullets));
    assert_eq!(desk.ids(), ["a", "b-c", "d"]);
    assert_eq!(desk.entry("b-c").summary.as_deref(), Some("b"));
    let prose = reported(&reading, Why::Prose);
    assert!(prose.contains(&(9, "Fast".into())), "{prose:?}");
    round(text, Some(Shape::Bullets), &list("l"));
}

#[test]
fn names_without_letters_of_ascii_and_long_ones_get_ids() {
    let long = "very ".repeat(30);
    let text = format!(
        "- [存储](https://a.example) - a\n- [\u{1f980}](https://b.example) - b\n- [{long}](https://c.example) - c\n- [{long}!](https://d.example) - d\n"
    );
    let (desk, _) = taken(&text, Some(Shape::Bullets));
    assert_eq!(desk.ids().len(), 4, "{:?}", desk.ids());
}

#[test]
fn nothing_is_left_without_a_word_on_it() {
    let text = "---\ntitle: x\n---\n\n# T\n\nIntro [a](https://intro.example).\n\n```\nhttps://code.example\n```\n\n- [A](https://a.example) - one[^1]\n\n[^1]: Note https://note.example\n\n[unused]: https://unused.example\n\n<table><tr><td><a href=\"https://html.example\">H</a></td></tr></table>\n";
    let (_, reading) = taken(text, Some(Shape::Bullets));
    let whys: Vec<Why> = reading
        .items
        .iter()
        .filter_map(|item| match item.fate {
            Fate::Reported(why) => Some(why),
            _ => None,
        })
        .collect();
    for why in [
        Why::FrontMatter,
        Why::Prose,
        Why::Code,
        Why::Footnote,
        Why::UnusedDefinition,
        Why::Html,
    ] {
        assert!(whys.contains(&why), "{why:?} of {whys:?}");
    }
    let (source, taken, _) = links(&reading);
    assert_eq!((source, taken), (6, 1));
    assert!(Tally::of(&reading.items, false).source > 4);
}

#[test]
fn words_for_one_level_are_told_and_levels_that_mean_the_same_are_kept_apart() {
    let rows = "| X | | | |\n| | [A](https://a.example) | g | CNCF: incubating <br> K: GA |\n| | [B](https://b.example) | g | CNCF: incubation <br> K: stable |\n";
    let text = format!("{TABLE}{rows}");
    let (mut desk, reading) = taken(&text, None);
    let told: Vec<&str> = reading
        .remarks
        .iter()
        .map(|remark| remark.message.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "the levels `stable` and `ga` of the track k are kept apart, though many lists mean one by both",
            "the level `Incubation` is published as `Incubating`",
        ]
    );
    // In whichever order a document names them, so that a newer one does not turn them around.
    let levels = &desk.catalog.settings.tracks["k"].levels;
    assert_eq!(
        (levels[0].id.as_str(), levels[1].id.as_str()),
        ("stable", "ga")
    );
    let (reading, _) = desk.take(&text, None, &list("l"));
    assert_eq!(reading.remarks.len(), 1);
}

#[test]
fn signs_of_full_width_part_names_and_levels_too() {
    let text =
        "- [A](https://a.example)：甲，见 https://a.example/x。\n- B：乙（https://b.example）\n";
    let (desk, _) = taken(text, None);
    let a = desk.entry("a");
    assert_eq!(
        (a.summary.as_deref(), &*a.links["other"][0].url),
        (Some("甲，见 https://a.example/x。"), "https://a.example/x")
    );
    let b = desk.entry("b");
    assert_eq!(
        (b.summary.as_deref(), b.homepage.as_deref()),
        (Some("乙"), Some("https://b.example"))
    );
    round(text, None, &list("l"));
    let (desk, _) = taken(&section("- **Status**：CNCF：sandbox"), None);
    assert!(desk.entry("a").current("cncf").is_some());
}

#[test]
fn a_url_alone_is_a_name_of_its_own() {
    let text =
        "- https://a.example/b - b\n- <https://c.example/docs>: see https://c.example/docs/x now\n";
    let (desk, _) = taken(text, None);
    let names: Vec<&str> = desk
        .catalog
        .entries
        .iter()
        .map(|entry| &*entry.name)
        .collect();
    assert_eq!(names, ["https://a.example/b", "https://c.example/docs"]);
    round(text, None, &list("l"));
}

#[test]
fn a_license_that_is_not_wholly_named_stays_as_written_and_is_said() {
    let text = "# T\n\n## Sandbox\n\n### A\n\n- **License:** GPL\n\n### B\n\n- **License:** Apache License, Version 2.0\n";
    let (desk, reading) = taken(text, None);
    let (a, b) = (desk.entry("a"), desk.entry("b"));
    assert_eq!(
        (a.license.as_deref(), &a.extra["license"]),
        (None, &"GPL".into())
    );
    assert_eq!(b.license.as_deref(), Some("Apache-2.0"));
    assert!(desk.page("l").contains("- **License:** GPL\n"));
    let [remark] = reading.remarks.as_slice() else {
        panic!("{:?}", reading.remarks);
    };
    assert_eq!(
        (remark.line, remark.message.as_str()),
        (7, "the license `GPL` is none of SPDX, and stays as written")
    );
}

#[test]
fn a_second_license_and_a_second_legal_line_are_reported() {
    let text = "# T\n\n## Sandbox\n\n### A\n\n- **License:** MIT\n- **License:** [Apache 2.0](https://apache.example)\n- **License:** GPL\n- **Legal:** [DCO](https://dco.example)\n- **Legal:** CLA\n";
    let (desk, reading) = taken(text, None);
    let a = desk.entry("a");
    assert_eq!(
        (a.license.as_deref(), a.legal.as_deref()),
        (Some("MIT"), Some("DCO"))
    );
    assert_eq!(
        reported(&reading, Why::Contradiction),
        [
            (8, "Apache 2.0".into()),
            (9, "GPL".into()),
            (11, "CLA".into())
        ]
    );
    assert_eq!(links(&reading), (2, 1, 1));
}

#[test]
fn a_link_that_is_a_tag_is_a_link_of_its_own() {
    let text = "- [H](https://h.example) - see <a class=\"x\" href=\"https://a.example\">the `a` page</a> here\n- [B](https://b.example) <a href=\"https://ci.example\"><img src=\"https://img.example/b.svg\" alt=\"build: passing\"></a> - b <span title=\"https://c.example\">c</span>\n- [D](https://d.example) - d <a href=\"docs/d.md\">more</a>\n";
    let (reading, page) = round(text, None, &list("l"));
    assert_eq!(links(&reading), (8, 7, 1));
    assert!(
        page.contains(" - see [the a page](https://a.example) here\n"),
        "{page}"
    );
    assert!(page.contains(") - b c ("), "{page}");
    assert_eq!(
        reported(&reading, Why::Picture),
        [(2, "build: passing".into())]
    );
}

#[test]
fn a_sign_by_its_name_keeps_both_colons() {
    let text = "- [R](https://r.example) - :rocket: fast\n- [S](https://s.example): :+1: good\n";
    let (_, page) = round(text, None, &list("l"));
    for end in [": :rocket: fast\n", ": :+1: good\n"] {
        assert!(page.contains(end), "{page}");
    }
}

#[test]
fn brackets_of_links_are_no_words_of_a_description() {
    let text = "\
- Foobar ([site](https://f.example), [code](https://github.com/f/f)): fifth
- [Alpha](https://a.example) ([code](https://github.com/a/a)) - first
- [Beta](https://b.example) - Second db. ([Source](https://github.com/b/b), [Demo](https://demo.example)) `MIT`
- [Gamma](https://g.example) - with ([some](https://some.example)) inside
";
    let (reading, page) = round(text, None, &list("l"));
    assert_eq!(links(&reading), (9, 9, 0));
    for line in [
        "- **Foobar** - fifth ([site](https://f.example), [code](https://github.com/f/f))\n",
        "- [Alpha](https://a.example) - first ([code](https://github.com/a/a))\n",
        "- [Beta](https://b.example) - Second db. ([Source](https://github.com/b/b), [Demo](https://demo.example)) `MIT`\n",
        "- [Gamma](https://g.example) - with (some) inside ([some](https://some.example))\n",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
}

#[test]
fn bullets_below_a_label_are_values_of_their_own() {
    let bullets = "- **Users**\n  - Xcorp\n  - Ycorp\n    - Zcorp\n- **Talks:**\n  - one [x](https://x.example)\n  - [y](https://y.example)\n- **License:**\n  - MIT\n  - Apache-2.0\n- Fast\n  - very";
    let (reading, page) = round(&section(bullets), Some(Shape::Sections), &list("l"));
    assert_eq!(links(&reading), (3, 3, 0));
    for line in [
        "\n- **Users:** Xcorp; Ycorp; Zcorp\n",
        "\n- **Talks:** [one x](https://x.example), [y](https://y.example)\n",
        "\n- **License:** MIT, Apache-2.0\n",
        "\nText.\n\nFast\n\nvery\n",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
}

#[test]
fn marks_of_quotation_stay_as_the_document_has_them() {
    for (description, bullet, wanted) in [
        (
            "\"A thing.\" - [About A][about]",
            "",
            "\"A thing.\" - About A\n",
        ),
        ("A thing.", "- [Social](https://s.example)", "\nA thing.\n"),
        (
            "A thing. - [About](https://s.example)",
            "",
            "\nA thing. - [About](https://s.example)\n",
        ),
        (
            "\"A thing.\" - [About](https://s.example)",
            "- [Social](https://t.example)",
            "\n\"A thing.\" - [About](https://s.example)\n",
        ),
        (
            "\"A thing.\"\n\n[About](https://s.example)",
            "",
            "\n\"A thing.\" - [About](https://s.example)\n",
        ),
    ] {
        let text = section(bullet).replace("Text.", description);
        let (_, page) = round(&text, Some(Shape::Sections), &list("l"));
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
}
