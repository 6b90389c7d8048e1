//! Bullets: names, links, signs and tags in the many orders in which lists have them.

mod about;
mod any;
mod headings;
mod lists;
mod sentences;

use std::collections::HashSet;

use catalog::catalog::model::Entry;
use catalog::import::{self, Fate, Intake, Item, Reading, Shape, Why};

use crate::harness::{Desk, list, reported, taken};
use crate::round_trip::round;

const BULLETS: Option<Shape> = Some(Shape::Bullets);

/// Words of Markdown, of the names of references and languages, and what only joins two links.
const MARKS: &[&str] = &["br", "r1", "sh", "and", "or"];

/// The words of a text, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// A text without the targets of its links, whose words are none of a sentence.
fn without_targets(text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = [rest.find("]("), rest.find("http")]
        .into_iter()
        .flatten()
        .min()
    {
        said.push_str(&rest[..at]);
        said.push(' ');
        rest = rest[at..].trim_start_matches("](");
        let end = rest.find(|c: char| c.is_whitespace() || c == ')' || c == '>');
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    said + rest
}

/// Words and targets of a text that stand neither on the page, nor in the report, nor in the data of
/// an entry that no list shows.
fn lost(text: &str, desk: &Desk, reading: &Reading, intake: &Intake) -> Vec<String> {
    let page = desk.page("l");
    let reported = reading.items.iter();
    let reported = reported.filter(|item| matches!(item.fate, Fate::Reported(_)));
    let told = || {
        let urls = reported.clone().filter_map(|item| item.url.clone());
        let remarks = reading.remarks.iter().map(|remark| remark.message.clone());
        let contradictions = intake.contradictions.iter().map(|found| found.says.clone());
        urls.chain(remarks).chain(contradictions)
    };
    let texts = reported.clone().map(|item| item.text.clone());
    let said: HashSet<String> = texts
        .chain(told())
        .chain([without_targets(&page)])
        .flat_map(|text| words(&text).collect::<Vec<_>>())
        .collect();
    let targets = told().chain([page]).collect::<Vec<_>>().join(" ");
    let targets = targets.to_lowercase();
    let urls = reading.items.iter().filter_map(|item| item.url.clone());
    let urls = urls.map(|url| url.to_lowercase());
    // Words that are the target itself are published as that.
    let is_target = |item: &&Item| {
        let url = item.url.as_deref().unwrap_or_default();
        item.text.contains('.') && url.contains(&item.text)
    };
    let shown = reading.items.iter().filter(is_target);
    let shown: HashSet<String> = shown.flat_map(|item| words(&item.text)).collect();
    words(&without_targets(text))
        .filter(|word| {
            !shown.contains(word) && !MARKS.contains(&&**word) && word.parse::<u8>().is_err()
        })
        .filter(|word| !said.contains(word))
        .chain(urls.filter(|url| !targets.contains(url)))
        .collect()
}

/// Takes a list in: it comes back as it was, and nothing of it is lost.
fn kept(text: &str) -> (Desk, Reading, String) {
    let mut desk = Desk::new();
    let (reading, intake) = desk.take(text, BULLETS, &list("l"));
    let lost = lost(text, &desk, &reading, &intake);
    assert_eq!(lost, Vec::<String>::new(), "{text}");
    let (_, page) = round(text, BULLETS, &list("l"));
    let mut twice = Desk::new();
    twice.take(text, BULLETS, &list("l"));
    let before = twice.files.clone();
    twice.take(text, BULLETS, &list("l"));
    assert_eq!(twice.files, before, "{text}");
    (desk, reading, page)
}

/// The links of an entry, each its kind and its title.
fn titles(entry: &Entry) -> Vec<String> {
    let of_kind = |(kind, links): (&str, &Vec<catalog::catalog::model::Link>)| {
        let titles = links.iter().map(|link| link.title.as_deref().unwrap_or(""));
        titles
            .map(|title| format!("{kind}: {title}"))
            .collect::<Vec<_>>()
    };
    entry.links.iter().flat_map(of_kind).collect()
}

/// What one bullet makes of a project: its summary, homepage, repository and links.
type Made<'a> = (
    Option<&'a str>,
    Option<&'a str>,
    Option<&'a str>,
    &'a [&'a str],
);

fn makes(bullet: &str, name: &str, made: Made<'_>) {
    let (desk, _, _) = kept(&format!("# T\n\n{bullet}\n"));
    let [entry] = desk.catalog.entries.as_slice() else {
        panic!("{bullet}: {:?}", desk.ids());
    };
    let (summary, homepage, repository, links) = made;
    assert_eq!(entry.name, name, "{bullet}");
    assert_eq!(entry.summary.as_deref(), summary, "{bullet}");
    assert_eq!(entry.homepage.as_deref(), homepage, "{bullet}");
    assert_eq!(entry.repository.as_deref(), repository, "{bullet}");
    assert_eq!(titles(entry), links, "{bullet}");
}

#[test]
fn links_behind_a_name_that_say_a_field_are_no_words_of_the_summary() {
    let (site, code) = (Some("https://x.dev"), Some("https://github.com/a/x"));
    for (bullet, name, made) in [
        (
            "- Qux — [GitHub](https://github.com/a/x) | [Website](https://x.dev) | MIT",
            "Qux",
            (Some("MIT"), site, code, &[][..]),
        ),
        (
            "- Tyk: [GitHub](https://github.com/a/x) gateway",
            "Tyk",
            (Some("gateway"), None, code, &[]),
        ),
        (
            "- Bar - [repo](https://github.com/a/x) - Two.",
            "Bar",
            (Some("Two."), None, code, &[]),
        ),
        (
            "- 2019-Kuma #Project# [GitHub](https://github.com/a/x) [Site](https://x.dev): Service mesh.",
            "Kuma",
            (Some("Service mesh."), site, code, &[]),
        ),
        (
            "- **Gateway** – [GitHub](https://github.com/a/x), [Docs](https://x.dev/docs) – API gateway",
            "Gateway",
            (Some("API gateway"), None, code, &["documentation: Docs"]),
        ),
        (
            "- **Baz**: [code](https://github.com/a/x), [site](https://x.dev), [docs](https://x.dev/docs) -- text",
            "Baz",
            (Some("text"), site, code, &["documentation: docs"]),
        ),
        (
            "- **Kafka** - [Website](https://x.dev) | [GitHub](https://github.com/a/x)",
            "Kafka",
            (None, site, code, &[]),
        ),
        (
            "- [Aptabase](https://x.dev) - Privacy first. ([Source Code](https://github.com/a/x), [Demo](https://x.dev/demo))",
            "Aptabase",
            (Some("Privacy first."), site, code, &["other: Demo"]),
        ),
        (
            "- [Own](https://x.dev) - Hosts itself. ([Source Code](https://git.x.dev/own))",
            "Own",
            (
                Some("Hosts itself."),
                site,
                Some("https://git.x.dev/own"),
                &[],
            ),
        ),
        (
            "- Alone ([Source Code](https://git.x.dev/own)) - Hosts itself.",
            "Alone",
            (
                Some("Hosts itself."),
                None,
                Some("https://git.x.dev/own"),
                &[],
            ),
        ),
        (
            "- [Foo](https://x.dev): Fast things [GitHub](https://github.com/a/x) [Docs](https://x.dev/docs)",
            "Foo",
            (Some("Fast things"), site, code, &["documentation: Docs"]),
        ),
        (
            "- [Foo](https://x.dev): Fast things ([GitHub](https://github.com/a/x)), and small.",
            "Foo",
            (Some("Fast things, and small."), site, code, &[]),
        ),
        (
            "- Docs only - [Docs](https://x.dev/docs)",
            "Docs only",
            (None, None, None, &["documentation: Docs"]),
        ),
    ] {
        makes(bullet, name, made);
    }
}

#[test]
fn links_in_a_sentence_stay_words_of_it() {
    for (bullet, summary) in [
        (
            "- [Foo](https://x.dev) - Fast, see the [docs](https://x.dev/docs).",
            "Fast, see the docs.",
        ),
        (
            "- [Foo](https://x.dev) - A static [site](https://e.org/site) generator.",
            "A static site generator.",
        ),
        (
            "- [Foo](https://github.com/a/x) - A static [site](https://e.org/site) generator.",
            "A static site generator.",
        ),
        (
            "- [Foo](https://x.dev) - Runs on [GitHub](https://github.com/a/x) only",
            "Runs on GitHub only",
        ),
        (
            "- [Foo](https://x.dev) - For [Bar](https://bar.dev) and [Baz](https://baz.dev)",
            "For Bar and Baz",
        ),
    ] {
        let (desk, _, _) = kept(&format!("# T\n\n{bullet}\n"));
        let foo = desk.entry("foo");
        assert_eq!(foo.summary.as_deref(), Some(summary), "{bullet}");
        assert_ne!(foo.homepage.as_deref(), Some("https://e.org/site"));
    }
}

#[test]
fn words_of_a_link_that_say_more_than_its_field_are_kept() {
    let site = Some("https://x.dev");
    for (bullet, name, made) in [
        (
            "- 2023-04-01 [Why meshes matter](https://x.dev)",
            "Why meshes matter",
            (None, site, None, &[][..]),
        ),
        (
            "- Foo: [The fastest foo framework](https://x.dev)",
            "Foo",
            (Some("The fastest foo framework"), site, None, &[]),
        ),
        (
            "- Foo ([The fastest foo](https://x.dev))",
            "Foo",
            (None, None, None, &["other: The fastest foo"]),
        ),
        (
            "- [Foo](https://x.dev) - One ([The fastest foo](https://x.dev))",
            "Foo",
            (Some("One"), site, None, &["other: The fastest foo"]),
        ),
        (
            "- Alpha ([source code repository](https://github.com/x/alpha)) - does alpha",
            "Alpha",
            (
                Some("does alpha"),
                None,
                Some("https://github.com/x/alpha"),
                &[],
            ),
        ),
        (
            "- Foo ([x.dev](https://x.dev))",
            "Foo",
            (None, site, None, &[]),
        ),
        (
            "- Foo ([notes on it](notes.md))",
            "Foo",
            (None, None, None, &[]),
        ),
    ] {
        makes(bullet, name, made);
    }
}

#[test]
fn a_summary_of_signs_alone_is_one_and_punctuation_alone_is_none() {
    let url = Some("https://x.dev");
    for (bullet, summary) in [
        ("- [X](https://x.dev) - 🆓 💲", Some("🆓 💲")),
        ("- [X](https://x.dev) - ★★★★", Some("★★★★")),
        ("- [X](https://x.dev) 👍", Some("👍")),
        (
            "- [X](https://x.dev) - ★★ ([Docs](https://x.dev/docs))",
            Some("★★"),
        ),
        ("- [X](https://x.dev) - …", None),
        ("- [X](https://x.dev).", None),
        ("- [X](https://x.dev) - (!)", None),
    ] {
        let links: &[&str] = match bullet.contains("Docs") {
            true => &["documentation: Docs"],
            false => &[],
        };
        makes(bullet, "X", (summary, url, None, links));
    }
}

#[test]
fn a_sign_or_an_article_in_front_of_a_link_is_no_name() {
    for (bullet, name, summary) in [
        (
            "- The [Gunicorn](https://x.dev) server for Python",
            "Gunicorn",
            "The Gunicorn server for Python",
        ),
        (
            "- :rocket: [Traefik](https://x.dev) - edge router",
            "Traefik",
            ":rocket: edge router",
        ),
        (
            "- 🚀 [Traefik](https://x.dev) - edge router",
            "Traefik",
            "🚀 edge router",
        ),
        ("- ★ [Traefik](https://x.dev)", "Traefik", "★"),
        (
            "- :star: :rocket: [Traefik](https://x.dev)",
            "Traefik",
            ":star: :rocket:",
        ),
    ] {
        makes(
            bullet,
            name,
            (Some(summary), Some("https://x.dev"), None, &[]),
        );
    }
}

#[test]
fn sentences_about_other_lists_are_prose() {
    for (bullet, words) in [
        (
            "- Apache's [httpd](https://httpd.example), the classic",
            "httpd",
        ),
        (
            "- See [this post](https://post.example) for more servers.",
            "this post",
        ),
        (
            "- See also: [awesome-sysadmin](https://s.example), [Awesome](https://a.example)",
            "awesome-sysadmin",
        ),
        ("- Powered by [Hugo](https://hugo.example)", "Hugo"),
        ("- See the [docs](https://docs.example)", "docs"),
    ] {
        let (desk, reading, _) = kept(&format!("# T\n\n- [A](https://a.dev): a\n{bullet}\n"));
        assert_eq!(desk.ids(), ["a"], "{bullet}");
        let prose = reported(&reading, Why::Prose);
        assert!(prose.contains(&(4, words.into())), "{prose:?}");
    }
}

const SELF_HOSTED: &str = "\
# T

## Analytics

- [Aptabase](https://aptabase.com): Privacy first analytics. ([repository](https://github.com/aptabase/aptabase)) `AGPL-3.0` `Docker`
- [Awstats](https://awstats.example): Log analyzer. `GPL-3.0` `Perl` `C++`
- [Bare](https://bare.example) `MIT`
- [Ours](https://ours.example): For `none` of it.

## Wikis

- [Wiki](https://wiki.example): A wiki - `PHP`
";

#[test]
fn code_at_the_end_of_a_line_is_its_license_and_its_tags() {
    let (desk, _, page) = kept(SELF_HOSTED);
    assert!(page.ends_with(SELF_HOSTED), "{page}");
    let aptabase = desk.entry("aptabase");
    assert_eq!(aptabase.license.as_deref(), Some("AGPL-3.0"));
    assert_eq!(aptabase.tags, ["Docker"]);
    assert_eq!(desk.entry("awstats").tags, ["Perl", "C++"]);
    assert_eq!(desk.entry("wiki").tags, ["PHP"]);
    let ours = desk.entry("ours");
    assert_eq!(
        (ours.summary.as_deref(), ours.tags.len()),
        (Some("For `none` of it."), 0)
    );
}

#[test]
fn code_that_a_sentence_ends_in_is_a_word_of_it() {
    for (bullet, summary, tags) in [
        ("Builds with `ruby`.", "Builds with `ruby`.", &[][..]),
        ("A wrapper around `make`", "A wrapper around `make`", &[]),
        ("Lints `html`, `css`", "Lints `html`, `css`", &[]),
        ("A database `MIT`", "A database", &[]),
        ("A database `PHP` `Go`", "A database", &["PHP", "Go"]),
        ("A database. `Ruby`", "A database.", &["Ruby"]),
        (
            "One. `Self hosted` `MIT` `a/b`",
            "One.",
            &["Self hosted", "a/b"],
        ),
    ] {
        let (desk, _, _) = kept(&format!("# T\n\n- [X](https://x.dev) - {bullet}\n"));
        let x = desk.entry("x");
        assert_eq!(x.summary.as_deref(), Some(summary), "{bullet}");
        assert_eq!(x.tags, tags, "{bullet}");
        let is_licensed = bullet.contains("MIT");
        assert_eq!(x.license.as_deref(), is_licensed.then_some("MIT"));
    }
}

#[test]
fn words_with_a_number_sign_at_the_end_of_a_line_are_tags() {
    let text = "# T\n\n- [Gin](https://gin.dev) - Web framework #go #web\n- [Rocket](https://rocket.dev) - Written in #rust\n- [Kuma #Project#](https://kuma.io): Mesh. `Apache-2.0` `Envoy`\n- [One](https://one.dev) - The #1 #tool ([docs](https://one.dev/docs))\n";
    let (desk, _, page) = kept(text);
    assert_eq!(desk.entry("gin").tags, ["go", "web"]);
    assert_eq!(desk.entry("gin").summary.as_deref(), Some("Web framework"));
    assert_eq!(
        desk.entry("rocket").summary.as_deref(),
        Some("Written in #rust")
    );
    assert_eq!(desk.entry("kuma").tags, ["Project", "Envoy"]);
    assert_eq!(desk.entry("one").tags, ["tool"]);
    for line in [
        "- [Gin #go# #web#](https://gin.dev) - Web framework\n",
        "- [Kuma #Project#](https://kuma.io) - Mesh. `Apache-2.0` `Envoy`\n",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
}

#[test]
fn a_year_or_a_day_comes_off_a_name_whole() {
    for (bullet, name, key, day, published) in [
        (
            "[2019-Kuma](https://x.dev)",
            "Kuma",
            "year",
            "2019",
            "[2019-Kuma](",
        ),
        (
            "[2019: Kuma](https://x.dev)",
            "Kuma",
            "year",
            "2019",
            "[2019-Kuma](",
        ),
        (
            "[2017-01-23 Linkerd](https://x.dev)",
            "Linkerd",
            "date",
            "2017-01-23",
            "[2017-01-23 Linkerd](",
        ),
        (
            "2023-05-02: [Scaling etcd](https://x.dev) by Jane",
            "Scaling etcd",
            "date",
            "2023-05-02",
            "[2023-05-02 Scaling etcd](https://x.dev): by Jane\n",
        ),
        (
            "2021-02: [Bar](https://x.dev)",
            "Bar",
            "date",
            "2021-02",
            "[2021-02 Bar](https://x.dev)\n",
        ),
        (
            "2021: [Bar](https://x.dev) - text",
            "Bar",
            "year",
            "2021",
            "[2021-Bar](https://x.dev) - text\n",
        ),
        (
            "2020: Foo [repo](https://github.com/a/x)",
            "Foo",
            "year",
            "2020",
            "**2020-Foo** ([repo](https://github.com/a/x))\n",
        ),
        (
            "2020-11-30 – **Foo** – [repo](https://github.com/a/x)",
            "Foo",
            "date",
            "2020-11-30",
            "**2020-11-30 Foo** ([repo](",
        ),
    ] {
        let (desk, _, page) = kept(&format!("# T\n\n- {bullet}\n"));
        let [entry] = desk.catalog.entries.as_slice() else {
            panic!("{bullet}: {:?}", desk.ids());
        };
        assert_eq!(entry.name, name, "{bullet}");
        assert_eq!(entry.extra[key], day, "{bullet}");
        assert!(page.contains(published), "{page}");
    }
    for name in [
        "2017-13 Linkerd",
        "2020-21",
        "2048",
        "2017-13-45 Foo",
        "2019",
        "1234-Five",
    ] {
        let (desk, _, _) = kept(&format!("# T\n\n- [{name}](https://x.dev) - text\n"));
        assert_eq!(desk.catalog.entries[0].name, name);
    }
}

#[test]
fn a_name_may_hold_brackets() {
    for (written, name) in [
        ("Project [beta]", "Project [beta]"),
        ("[beta] Project", "[beta] Project"),
        ("a [b] c", "a [b] c"),
    ] {
        let text = format!("# T\n\n- [{written}](https://github.com/ex/beta) - In brackets.\n");
        let (desk, _, _) = kept(&text);
        let entry = &desk.catalog.entries[0];
        assert_eq!(entry.name, name);
        assert_eq!(
            entry.repository.as_deref(),
            Some("https://github.com/ex/beta")
        );
        assert_eq!(entry.summary.as_deref(), Some("In brackets."));
    }
}

#[test]
fn badges_are_links_wherever_they_stand() {
    const BADGE: &str = "[![npm](https://img.example/b.svg)](https://npmjs.com/package/x)";
    for bullet in [
        format!("{BADGE} [X](https://x.dev) - text"),
        format!(
            "{BADGE} [![](https://img.example/c.svg)](https://ci.example) [X](https://x.dev) - text"
        ),
        format!("[X](https://x.dev) {BADGE} - text"),
        format!("[X](https://x.dev) - text {BADGE}"),
        format!(
            "[X](https://x.dev) - text {BADGE} [![](https://img.example/c.svg)](https://ci.example)"
        ),
        format!("X {BADGE} - text ([Website](https://x.dev))"),
        format!("**X** {BADGE} - text https://x.dev"),
    ] {
        let (desk, reading, _) = kept(&format!("# T\n\n- {bullet}\n"));
        let x = desk.entry("x");
        let summary = x.summary.as_deref().unwrap_or_default();
        assert!(
            summary.starts_with("text") && !summary.contains("npm") && !summary.contains("ci"),
            "{bullet}: {summary}"
        );
        assert_eq!(x.homepage.as_deref(), Some("https://x.dev"), "{bullet}");
        assert_eq!(&*x.links["other"][0].url, "https://npmjs.com/package/x");
        assert!(!reported(&reading, Why::Picture).is_empty(), "{bullet}");
    }
}

#[test]
fn links_in_square_brackets_stand_beside_the_sentence() {
    makes(
        "- [ripgrep](https://rg.example) [[ripgrep](https://github.com/BurntSushi/ripgrep)] - Fast grep",
        "ripgrep",
        (
            Some("Fast grep"),
            Some("https://rg.example"),
            Some("https://github.com/BurntSushi/ripgrep"),
            &[],
        ),
    );
    makes(
        "- [BurntSushi/ripgrep](https://github.com/BurntSushi/ripgrep) [[ripgrep](https://crates.example/ripgrep)] - Fast grep",
        "BurntSushi/ripgrep",
        (
            Some("Fast grep"),
            None,
            Some("https://github.com/BurntSushi/ripgrep"),
            &["other: ripgrep"],
        ),
    );
}

#[test]
fn a_bold_name_without_a_link_is_one_beside_names_in_front_of_links() {
    let text = "# T\n\n- **Tempo**: traces ([code](https://github.com/grafana/tempo))\n- **Grafana**: dashboards\n";
    let mut desk = Desk::new();
    desk.take(text, None, &list("l"));
    assert_eq!(desk.ids(), ["grafana", "tempo"]);
    round(text, None, &list("l"));
}

#[test]
fn links_to_repositories_keep_their_words() {
    let text = "# T\n\n- [A](https://a.example): a. ([Source Code](https://github.com/a/a))\n- [B](https://b.example): b. ([Source Code](https://github.com/b/b))\n- [C](https://c.example): c. ([code](https://github.com/c/c))\n";
    let (_, page) = round(text, BULLETS, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn a_name_in_front_of_its_links_stays_there() {
    let text = "# T\n\n- [A](https://a.example): a\n- [B](https://b.example): b\n- **Qux**: one of them ([GitHub](https://github.com/q/qux))\n- **Quux** ([Website](https://quux.example), [Code](https://github.com/q/quux))\n- [Repo](https://github.com/r/repo): r ([Home](https://repo.example))\n- [Twice](https://t.example): t ([Website](https://t.example))\n";
    let (_, page) = round(text, BULLETS, &list("l"));
    for line in text.lines() {
        assert!(page.contains(&format!("{line}\n")), "{line}: {page}");
    }
    let (desk, _, page) = kept("# T\n\n- Qux — [GitHub](https://github.com/q/qux)\n");
    assert!(
        page.ends_with("- **Qux** ([GitHub](https://github.com/q/qux))\n"),
        "{page}"
    );
    let qux = desk.entry("qux");
    assert_eq!(qux.repository.as_deref(), Some("https://github.com/q/qux"));
}

#[test]
fn what_stands_between_names_and_what_is_said_of_them_stays() {
    for between in [": ", " - ", " -- ", " \u{2013} ", " \u{2014} ", "\u{ff1a}"] {
        let text = format!(
            "# T\n\n- [A](https://a.example){between}a\n- [B](https://b.example)\n- [C](https://c.example){between}:rocket: c ([Docs](https://c.example/docs))\n- **D**{between}d ([GitHub](https://github.com/d/d))\n"
        );
        let (_, _, page) = kept(&text);
        assert!(page.ends_with(&text), "{page}");
    }
    let text = "# T\n\n- [A](https://a.example) - a\n- [B](https://b.example) - b\n- [C](https://c.example): c\n";
    let (_, _, page) = kept(text);
    assert!(page.ends_with(&text.replace("): c", ") - c")), "{page}");
}

#[test]
fn labels_below_a_bullet_are_fields_of_it() {
    let text = "\
# T

- [A](https://a.example): a
  - License: MIT
  - Repository: <https://github.com/a/a>
  - Docs: [the manual](https://a.example/docs)
  - **Stars:** many of them
  - Used by many.
- **B**: b
  - License: Apache-2.0
  - Docs: <https://b.example/docs>
  - Website: <https://b.example>
- [C](https://github.com/c/c): c
";
    let (desk, _, page) = kept(text);
    assert!(page.ends_with(text), "{page}");
    let a = desk.entry("a");
    assert_eq!(a.license.as_deref(), Some("MIT"));
    assert_eq!(a.repository.as_deref(), Some("https://github.com/a/a"));
    assert_eq!(titles(a), ["documentation: the manual"]);
    assert_eq!(a.extra["stars"], "many of them");
    assert_eq!(a.description.as_deref(), Some("Used by many."));
    let b = desk.entry("b");
    assert_eq!(b.homepage.as_deref(), Some("https://b.example"));
    assert_eq!(b.license.as_deref(), Some("Apache-2.0"));
}

#[test]
fn a_name_alone_above_labels_is_one() {
    let text = "# T\n\n- Alpha - quick\n  - **GitHub:** https://github.com/a/alpha\n  - **License:** MIT\n- Hosts\n  - GitHub: https://github.com\n  - GitLab: https://gitlab.com\n- **Note:** see the list\n";
    let (desk, _, page) = kept(text);
    let alpha = desk.entry("alpha");
    assert_eq!(alpha.summary.as_deref(), Some("quick"));
    assert_eq!(
        alpha.repository.as_deref(),
        Some("https://github.com/a/alpha")
    );
    assert!(
        page.contains("- **Alpha** - quick\n  - **GitHub:** <https://github.com/a/alpha>\n  - **License:** MIT\n"),
        "{page}"
    );
    assert_eq!(desk.ids(), ["alpha", "github", "gitlab"]);
}

#[test]
fn names_in_bold_without_links_are_projects_where_most_stand_out() {
    let linked = "# T\n\n## A\n\n- **X** - text with [l](https://l.example)\n\n## B\n\n- **Y** - text\n- **Z** - text\n";
    let plain = "# Radar\n\n## Languages\n\n### Adopt\n\n- **Rust** - systems language\n\n### Hold\n\n- **Perl** - of old\n";
    for (text, ids) in [(linked, vec!["x", "y", "z"]), (plain, vec!["perl", "rust"])] {
        let (desk, _) = taken(text, None);
        assert_eq!(desk.ids(), ids);
        round(text, None, &list("l"));
    }
    let prose = "# T\n\n- **Fast:** it is quick\n- as one would have it\n- said nobody\n";
    assert!(import::read(prose, None).is_err());
}

#[test]
fn names_above_labels_of_which_some_are_no_fields_are_projects() {
    let text = "# T\n\n- **Linkerd**\n  - Website: https://linkerd.example\n  - Status: Graduated\n- **Kuma**\n  - Website: https://kuma.example\n  - Status: Sandbox\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.ids(), ["kuma", "linkerd"]);
    let kuma = desk.entry("kuma");
    assert_eq!(kuma.homepage.as_deref(), Some("https://kuma.example"));
    assert_eq!(kuma.description.as_deref(), Some("Status: Sandbox"));
    round(text, None, &list("l"));
}
