//! Values of labels and cells: links, and the words around them.

use catalog::import::Tally;

use crate::harness::{list, taken};
use crate::round_trip::round;

/// A section with these bullets and a licence.
fn section(bullets: &str) -> String {
    format!("# T\n\n## Sandbox Projects\n\n### A\n\n- **License:** MIT\n{bullets}\n")
}

/// The bullet comes back as it was, or as another says the same.
fn comes_back(bullet: &str, as_another: Option<&str>) {
    let (reading, page) = round(&section(bullet), None, &list("l"));
    let wanted = as_another.unwrap_or(bullet);
    assert!(page.contains(&format!("\n{wanted}\n")), "{wanted}: {page}");
    let text = Tally::of(&reading.items, false);
    assert_eq!(text.reported, 0, "{bullet}: {:?}", reading.items);
}

#[test]
fn words_around_links_stay_where_they_are() {
    for bullet in [
        "- **Chat:** [Slack](https://slack.example) or [Matrix](https://matrix.example)",
        "- **Maintainers:** Jane Doe, [Joe](https://joe.example), and friends",
        "- **Meetings:** [every Monday on Zoom](https://zoom.example) until May (see the [notes](https://notes.example)), all welcome",
        "- **Chat:** [Slack: #a](https://slack.example), bridged to [IRC](https://irc.example) since 2020",
        "- **Legal:** [DCO](https://dco.example), always",
        "- **Slides:** [one](https://one.example), [two](https://two.example) and more",
    ] {
        comes_back(bullet, None);
    }
}

#[test]
fn an_address_keeps_the_words_around_it() {
    for (bullet, another) in [
        (
            "- **Repository:** main development happens at [f/alpha](https://github.com/f/alpha) (mirror of GitLab)",
            "- **Repository:** main development happens at <https://github.com/f/alpha> (mirror of GitLab)",
        ),
        (
            "- **Website:** Official site, hosted by Acme: [alpha.dev](https://alpha.dev)",
            "- **Website:** Official site, hosted by Acme: <https://alpha.dev>",
        ),
        (
            "- **Repository:** moved to https://github.com/f/beta in 2021",
            "- **Repository:** moved to <https://github.com/f/beta> in 2021",
        ),
        (
            "- **Repository:** https://github.com/f/alpha (server), https://github.com/f/alpha-ui (frontend)",
            "- **Repository:** <https://github.com/f/alpha> (server), <https://github.com/f/alpha-ui> (frontend)",
        ),
        (
            "- **Repository:** https://github.com/f/beta and https://github.com/f/beta2",
            "- **Repository:** <https://github.com/f/beta> and <https://github.com/f/beta2>",
        ),
        (
            "- **Website:** [The fastest of all](https://alpha.example)",
            "- **Website:** The fastest of all <https://alpha.example>",
        ),
        (
            "- **Repository:** [GitHub](https://github.com/f/alpha)",
            "- **Repository:** <https://github.com/f/alpha>",
        ),
    ] {
        comes_back(bullet, Some(another));
    }
}

#[test]
fn remarks_on_a_license_stay_with_it() {
    for license in [
        "[Apache 2.0](https://apache.example) since v2, formerly BSL",
        "Apache-2.0 (code), [CC-BY-4.0](https://cc.example) (docs)",
        "Dual Licensed [Apache 2.0](https://apache.example) / [MIT](https://mit.example)",
        "[Apache 2.0](https://apache.example) / [MIT](https://mit.example)",
    ] {
        let bullet = format!("- **License:** {license}");
        let text = format!("# T\n\n## Sandbox Projects\n\n### A\n\n{bullet}\n");
        let (_, page) = round(&text, None, &list("l"));
        assert!(page.contains(&bullet), "{page}");
    }
    let (desk, _) = taken(
        "## Sandbox\n\n### A\n\n- **License:** Dual Licensed [Apache 2.0](https://apache.example) / [MIT](https://mit.example)\n",
        None,
    );
    assert_eq!(
        desk.entry("a").license.as_deref(),
        Some("Apache-2.0 OR MIT")
    );
}

#[test]
fn only_what_is_quoted_is_published_as_a_quotation() {
    let text = "# T\n\n## Sandbox\n\n### A\n\n> \"A stores things.\" - [A's site](https://a.example)\n\nIt needs a disk.\n\n- **License:** MIT\n";
    let (_, page) = round(text, None, &list("l"));
    let quoted = "\"A stores things.\" - [A's site](https://a.example)\n\nIt needs a disk.\n";
    assert!(page.contains(quoted), "{page}");
}

#[test]
fn cells_keep_the_words_around_links() {
    let text = "# T\n\n| Project | Repo | Docs | Notes |\n| --- | --- | --- | --- |\n| [A](https://a.example) | main: <https://github.com/f/alpha> (mirror) | [guide](https://g.example) \\| soon | see [x](https://x.example) for more |\n| [B](https://b.example) |  | [one](https://one.example) <br> [two](https://two.example) <br> more | [✓ y](https://y.example) |\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn a_badge_in_a_cell_is_a_link() {
    let text = "| Project | npm |\n|---|---|\n| [A](https://a.example) | [![npm](https://img.example/a.svg)](https://npm.example/a) |\n";
    let (desk, _) = taken(text, None);
    assert_eq!(
        &*desk.entry("a").links["npm"][0].url,
        "https://npm.example/a"
    );
}

#[test]
fn a_tab_is_a_gap() {
    comes_back("- **Chat:** slack\t#a", Some("- **Chat:** slack \\#a"));
    let text = "# T\n\n## Tools\n\n- [A](https://a.example) - one\ttwo\n- [B](https://b.example) - three\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.entry("a").summary.as_deref(), Some("one two"));
}
