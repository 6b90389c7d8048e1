//! Links in the sentence of a bullet stay on their words.

use super::{BULLETS, kept, list, round};

/// The bullets come back as they were.
fn come_back(bullets: &str) {
    let text = format!("# T\n\n## A\n\n{bullets}");
    let (_, _, page) = kept(&text);
    assert!(page.ends_with(&text), "{bullets}{page}");
}

#[test]
fn links_stay_on_the_words_of_a_sentence() {
    for bullet in [
        "A module wrapper for [os.path](https://b.example).",
        "A module wrapper for [os.path](https://b.example)",
        "Web interface for [youtube-dl](https://github.com/r/y), from [more sites](https://b.example). ([Demo](https://d.example))",
        "[Django](https://dj.example) app for blogs.",
        "Uses [Foo](https://f.example), [Bar](https://b.example) and more.",
        "Has [docs](https://b.example).",
        "Speaks [C\\*](https://b.example) \\| fast, see <https://c.example>.",
    ] {
        come_back(&format!("- [x](https://a.example) - {bullet}\n"));
    }
}

#[test]
fn links_stay_on_the_words_of_what_stands_below_a_bullet() {
    come_back(
        "- [x](https://a.example): Fast.\n  - Moves [objects](https://o.example) around.\n  - The idea is of [y](https://y.example).\n",
    );
}

#[test]
fn links_behind_a_sentence_stay_there_where_they_would_be_none_of_its_words() {
    for bullet in [
        "Uses A. ([B](https://b.example))",
        "Fast (Foo), with Bar ([Foo](https://f.example), [Bar](https://b.example))",
        "Fast docs ([docs](https://b.example))",
    ] {
        let text = format!("# T\n\n- [x](https://a.example) - {bullet}\n");
        kept(&text);
    }
}

#[test]
fn links_that_are_joined_to_a_name_are_no_words_of_the_sentence() {
    for bullet in [
        "- [x](https://a.example) / [y](https://b.example) - Both of them.",
        "- [x](https://a.example), [y](https://b.example) & [z](https://c.example): Both of them.",
    ] {
        let (desk, _, page) = kept(&format!("# T\n\n{bullet}\n"));
        let x = desk.entry("x");
        assert_eq!(x.summary.as_deref(), Some("Both of them."), "{page}");
        assert!(
            page.contains("Both of them. ([y](https://b.example)"),
            "{page}"
        );
    }
}

#[test]
fn signs_behind_a_name_stand_once_behind_what_parts_it_from_the_sentence() {
    for (said, wanted) in [
        ("`\u{26a0}` - Reports.", "`\u{26a0}` Reports."),
        ("- `\u{26a0}` Reports.", "`\u{26a0}` Reports."),
        ("- \u{26a0} - Reports.", "\u{26a0} Reports."),
    ] {
        let bullet = format!("[x](https://a.example) {said} ([Docs](https://d.example))");
        let (_, _, page) = kept(&format!(
            "# T\n\n- [v](https://v.example) - V.\n- {bullet}\n"
        ));
        assert!(page.contains(&format!(") - {wanted} (")), "{page}");
    }
}

#[test]
fn words_below_a_bullet_behind_an_article_are_no_entry_of_their_own() {
    let text =
        "# T\n\n- [x](https://a.example): Fast.\n  - The [y](https://y.example) of it all.\n";
    let (desk, _, _) = kept(text);
    assert_eq!(desk.ids(), ["x"]);
    round(text, BULLETS, &list("l"));
}
