//! Cells with several links, with badges, or about several things.

use catalog::import::Why;

use crate::harness::{list, reported, taken};
use crate::round_trip::round;

#[test]
fn several_repositories_of_a_cell_keep_their_order_and_words() {
    let text = "# T

| Project | Repo |
| --- | --- |
| Bar | <https://github.com/z/b> |
| Foo | [r](https://github.com/z/z0) <br> [s](https://github.com/z/s0) |
";
    let (desk, reading) = taken(text, None);
    let foo = desk.entry("foo");
    assert_eq!(foo.repository.as_deref(), Some("https://github.com/z/z0"));
    assert!(foo.extra.is_empty() && reported(&reading, Why::LinkWords).is_empty());
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn badges_are_pictures_and_say_nothing() {
    let text = "# T

| Project | License | Build | State |
| --- | --- | --- | --- |
| [A](https://a.example) | ![MIT](https://i.example/m.svg) | ![ok](https://i.example/b.svg) | ![x](https://i.example/x.svg) |
| [B](https://b.example) | [![MIT](https://i.example/m.svg)](https://b.example/license) | n/a | - |
";
    let (desk, reading) = taken(text, None);
    assert_eq!(reported(&reading, Why::Picture).len(), 4);
    assert!(reported(&reading, Why::None).len() <= 2);
    let says_empty = |remark: &&catalog::import::Remark| remark.message.contains("``");
    assert_eq!(reading.remarks.iter().find(says_empty), None);
    let b = desk.entry("b");
    assert_eq!(&*b.links["license"][0].url, "https://b.example/license");
    assert!(b.extra.is_empty());
    round(text, None, &list("l"));
}

#[test]
fn a_column_may_be_of_repositories_and_of_other_links() {
    for (head, rows) in [
        (
            "Repo / Links",
            [
                "<https://github.com/f/bar>",
                "<https://github.com/f/foo> <br> [docs](https://foo.example/docs)",
            ],
        ),
        (
            "Repo / Docs",
            [
                "<https://github.com/f/bar>",
                "<https://github.com/f/foo> <br> [docs](https://foo.example/docs) <br> [How to begin](https://foo.example/docs/begin)",
            ],
        ),
    ] {
        let [bar, foo] = rows;
        let text = format!(
            "# T\n\n| Project | {head} |\n| --- | --- |\n| Bar | {bar} |\n| Foo | {foo} |\n"
        );
        let source = text.replace(
            "<https://github.com/f/foo>",
            "[repo](https://github.com/f/foo)",
        );
        let (desk, _) = taken(&source, None);
        let entry = desk.entry("foo");
        assert_eq!(
            entry.repository.as_deref(),
            Some("https://github.com/f/foo")
        );
        assert_eq!(entry.homepage, None);
        assert_eq!(
            &*entry.links["documentation"][0].url,
            "https://foo.example/docs"
        );
        let (_, page) = round(&source, None, &list("l"));
        assert!(page.ends_with(&text), "{page}");
    }
}

#[test]
fn what_is_said_of_a_link_in_its_line_stays_in_that_line() {
    let text = "# T

| Project | Chairs | Notes |
| --- | --- | --- |
| Bar | [Ann](https://ann.example) | Both |
| Foo | [Eve](https://eve.example) <br> [Ann](https://ann.example), Red <br> [Bob](https://bob.example), Blue (at [home](https://home.example)) | One <br> Two |
";
    let (desk, _) = taken(text, None);
    assert_eq!(
        desk.entry("foo").extra["chairs"],
        "Ann, Red\nBob, Blue (at home)"
    );
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
    let marked = text
        .replace(
            "[Ann](https://ann.example), R",
            "* [Ann](https://ann.example), R",
        )
        .replace("[Bob]", "* [Bob]");
    let (_, page) = round(&marked, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn a_sign_by_its_name_behind_a_link_keeps_its_colons() {
    let text = "| Project | Docs |\n| --- | --- |\n| [Foo](https://f.example) :star: | <https://d.example> |\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.entry("foo").extra["project"], ":star:");
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
    let below = text.replace(" :star:", " <br> new");
    let (_, page) = round(&below, None, &list("l"));
    assert!(page.ends_with(&below), "{page}");
}

#[test]
fn links_in_a_bracket_behind_a_name_are_none_of_its_words() {
    let text = "# T

| Project | Votes |
| --- | --- |
| Delta ([code](https://github.com/d/d), [docs](https://d.example/docs)) | passed |
| Eps (see [notes](https://e.example/n)) old | passed |
| Gamma ([site](https://g.example)) | passed |
";
    let (desk, reading) = taken(text, None);
    assert_eq!(desk.ids(), ["delta", "eps", "gamma"]);
    let delta = desk.entry("delta");
    assert_eq!(delta.name, "Delta");
    assert_eq!(delta.repository.as_deref(), Some("https://github.com/d/d"));
    assert_eq!(
        &*delta.links["documentation"][0].url,
        "https://d.example/docs"
    );
    let eps = desk.entry("eps");
    assert_eq!(eps.links["other"][0].title.as_deref(), Some("see notes"));
    assert_eq!(eps.extra["project"], "old");
    let gamma = desk.entry("gamma");
    assert_eq!(
        (&*gamma.name, gamma.homepage.as_deref()),
        ("Gamma", Some("https://g.example"))
    );
    let words = [(5, "code".to_string()), (7, "site".to_string())];
    assert_eq!(reported(&reading, Why::LinkWords), words);
    round(text, None, &list("l"));
}

#[test]
fn a_link_in_a_bracket_of_words_stays_in_their_phrase() {
    let text = "# T

| Project | Votes |
| --- | --- |
| [A](https://a.example) | passed (vote [here](https://l.example/3)) |
| [B](https://b.example) | passed |
";
    let (desk, _) = taken(text, None);
    let a = desk.entry("a");
    assert_eq!(a.extra["votes"], "passed (vote here)");
    assert_eq!(a.links["votes"][0].title.as_deref(), Some("here"));
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}
