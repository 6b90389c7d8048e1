//! An entry's file.

use compact_str::CompactString;

use super::fields::{Fields, Problems, extra, items, text, text_of};
use crate::catalog::model::{ENTRY_KEYS, Entry, Keyed, Link, TRANSITION_KEYS, Transition};
use crate::catalog::yaml::{Node, Value};

const LINK_KEYS: &[&str] = &["title", "url"];

/// The entry that a tree says, as far as it can be read, with every problem of its shape added.
///
/// `path` is the file's, from the root of the repository.
pub fn decode_entry(node: &Node, path: &str, problems: &mut Problems) -> Entry {
    let mut entry = Entry::at(path);
    let Some(fields) = Fields::of(node, "an entry", ENTRY_KEYS, problems) else {
        return entry;
    };
    entry.name = fields.need_text("name", problems).unwrap_or_default();
    entry.summary = fields.text("summary", problems);
    entry.description = fields.text("description", problems);
    entry.homepage = fields.text("homepage", problems);
    entry.repository = fields.text("repository", problems);
    entry.license = fields.text("license", problems);
    entry.legal = fields.text("legal", problems);
    fields.need("areas", problems);
    entry.areas = fields.texts("areas", false, problems);
    let tracks = fields.pairs("maturity", problems);
    let mut maturity = Vec::with_capacity(tracks.len());
    for (key, list) in tracks {
        let track = text_of(key);
        let what = format_args!("track `{}`", track.escape_debug());
        let transitions = items(list, what, problems);
        // Most tracks have one transition or two, and collecting makes room for four.
        let mut read = Vec::with_capacity(transitions.len());
        read.extend(
            transitions
                .iter()
                .filter_map(|item| transition(item, problems)),
        );
        maturity.push((track.into(), read));
    }
    entry.maturity = Keyed::of_distinct(maturity);
    let kinds = fields.pairs("links", problems);
    let mut by_kind = Vec::with_capacity(kinds.len());
    for (key, node) in kinds {
        let kind = text_of(key);
        let read = links(node, kind, problems);
        by_kind.push((kind.into(), read));
    }
    entry.links = Keyed::of_distinct(by_kind);
    entry.tags = fields.texts("tags", false, problems);
    entry.aliases = fields.texts("aliases", false, problems);
    entry.extra = extra(&fields, problems);
    entry
}

fn transition(node: &Node, problems: &mut Problems) -> Option<Transition> {
    let fields = Fields::of(node, "a transition", TRANSITION_KEYS, problems)?;
    let level = fields.need_text("level", problems);
    let transition = Transition {
        level: CompactString::default(),
        date: fields.date("date", problems),
        evidence: fields.text("evidence", problems),
        reason: fields.text("reason", problems),
        note: fields.text("note", problems),
        superseded_by: fields.text("superseded_by", problems),
    };
    level.map(|level| Transition {
        level: level.into(),
        ..transition
    })
}

fn links(node: &Node, kind: &str, problems: &mut Problems) -> Vec<Link> {
    match &node.value {
        Value::Sequence(items) => {
            let mut links = Vec::with_capacity(items.len());
            links.extend(items.iter().filter_map(|item| link(item, kind, problems)));
            links
        }
        _ => link(node, kind, problems).into_iter().collect(),
    }
}

fn link(node: &Node, kind: &str, problems: &mut Problems) -> Option<Link> {
    if let Value::Mapping(_) = node.value {
        let fields = Fields::of(node, "a link", LINK_KEYS, problems)?;
        let title = fields.text("title", problems);
        return Some(Link {
            title: title.map(Into::into),
            url: fields.need_text("url", problems)?.into(),
        });
    }
    Some(Link {
        title: None,
        url: text(
            node,
            format_args!("link `{}`", kind.escape_debug()),
            problems,
        )?
        .into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::decode::testing::{entry_shape, read_entry};
    use crate::catalog::model::parse_date;

    const WHOLE: &str = "\
name: Linkerd
summary: Service mesh
description: |
  Two
  lines
homepage: https://linkerd.io
repository: https://github.com/linkerd/linkerd2
license: Apache-2.0
legal: DCO
areas: [cncf/service-mesh]
maturity:
  cncf:
    - level: sandbox
      date: 2017-01-23
      evidence: https://example.org/vote
      reason: voted in
      note: by seven votes
      superseded_by: other
links:
  forum: https://example.org
  chat: {title: Slack, url: https://slack.linkerd.io/}
  other: [https://example.org/1, {url: https://example.org/2}]
tags: [mesh, 1.0]
aliases: [linkerd2, no]
extra: {api: v1, stars: 3, archived: false, note: ~, list: [a, \"1\"]}
";

    #[test]
    fn every_key_of_an_entry_is_read() {
        let (entry, problems) = read_entry(WHOLE);
        assert_eq!(problems, [""; 0]);
        assert_eq!((entry.id.as_str(), entry.name.as_str()), ("a", "Linkerd"));
        assert_eq!(entry.description.as_deref(), Some("Two\nlines\n"));
        assert_eq!(entry.legal.as_deref(), Some("DCO"));
        assert_eq!(entry.areas, ["cncf/service-mesh"]);
        let voted = Transition {
            level: "sandbox".into(),
            date: parse_date("2017-01-23"),
            evidence: Some("https://example.org/vote".into()),
            reason: Some("voted in".into()),
            note: Some("by seven votes".into()),
            superseded_by: Some("other".into()),
        };
        assert_eq!(entry.maturity["cncf"], [voted]);
        let extra = serde_json::to_string(&entry.extra).expect("JSON");
        let expected = r#"{"api":"v1","stars":3,"archived":false,"note":null,"list":["a","1"]}"#;
        assert_eq!(extra, expected);
    }

    #[test]
    fn a_link_is_a_url_a_mapping_or_a_list_of_either() {
        let (entry, _) = read_entry(WHOLE);
        let link = |title: Option<&str>, url: &str| Link {
            title: title.map(Into::into),
            url: url.into(),
        };
        assert_eq!(entry.links["forum"], [link(None, "https://example.org")]);
        let slack = link(Some("Slack"), "https://slack.linkerd.io/");
        assert_eq!(entry.links["chat"], [slack]);
        let others = [1, 2].map(|page| link(None, &format!("https://example.org/{page}")));
        assert_eq!(entry.links["other"], others);
    }

    #[test]
    fn words_that_yaml_takes_for_something_else_are_texts_as_written() {
        let (entry, _) = read_entry(WHOLE);
        assert_eq!(entry.tags, ["mesh", "1.0"]);
        assert_eq!(entry.aliases, ["linkerd2", "no"]);
    }

    #[test]
    fn an_entry_has_a_name_and_areas() {
        assert_eq!(
            entry_shape("name:\nsummary: A\n"),
            [
                "`name` missing-key: an entry has no `name`; add `name: …`",
                "`name` missing-key: an entry has no `areas`; add `areas: …`",
            ]
        );
        assert_eq!(
            entry_shape("- name: A\n"),
            ["`- name: A` wrong-type: an entry is a list, where a mapping is wanted"]
        );
    }

    #[test]
    fn a_misspelled_key_is_answered_with_the_right_one() {
        assert_eq!(
            entry_shape("name: A\nareas: [a]\nlicence: MIT\n\"\\e[2J\": x\n"),
            [
                "`licence` unknown-key: an entry has no key `licence`; did you mean `license`?",
                "`\"\\e[2J\"` unknown-key: an entry has no key `\\u{1b}[2J`; the keys are name, \
                 summary, description, homepage, repository, license, legal, areas, maturity, \
                 links, tags, aliases, extra",
            ]
        );
    }

    #[test]
    fn values_of_the_wrong_type_say_what_is_wanted() {
        let text = "name: [A]\nareas: cloud\nmaturity: {cncf: sandbox, azure: }\nlinks: [a]\n\
            tags: [{a: b}, ~]\nextra: [1]\n";
        assert_eq!(
            entry_shape(text),
            [
                "`[A]` wrong-type: `name` is a list, where text is wanted",
                "`cloud` wrong-type: `areas` is text, where a list is wanted; write it as `[…]`",
                "`sandbox` wrong-type: track `cncf` is text, where a list is wanted; \
                 write it as `[…]`",
                "`` wrong-type: track `azure` is empty, where a list is wanted; \
                 fill it in, or take it out",
                "`[a]` wrong-type: `links` is a list, where a mapping is wanted",
                "`{a: b}` wrong-type: an item of `tags` is a mapping, where text is wanted",
                "`~` wrong-type: an item of `tags` is empty, where text is wanted; put it in quotes",
                "`[1]` wrong-type: `extra` is a list, where a mapping is wanted",
            ]
        );
    }

    #[test]
    fn a_space_that_is_missing_or_none_is_told_of() {
        let text = "name: A\nareas:\n  -a\nlinks:\n  chat:a.org\nmaturity:\n  \
            cncf: [{level: a, date:2020-01-01}]\nextra: {}\n\u{a0}tags: [b]\n";
        let shape = entry_shape(text);
        let helps: Vec<&str> = shape
            .iter()
            .map(|said| said.rsplit_once("; ").map_or("", |(_, help)| help))
            .collect();
        assert_eq!(
            helps,
            [
                "did you mean `tags`?",
                "write a space after each `-`",
                "write a space after the `:` of `date`",
                "write a space after the `:`",
            ]
        );
        let alien = entry_shape("name: A\nareas: [a]\n\u{a0}\u{a0}chat: b\n");
        assert!(alien[0].ends_with("; U+00A0 is in it, which is no plain space; write one"));
    }

    #[test]
    fn a_transition_has_a_level_and_a_date_in_the_one_form() {
        let text = "name: A\nareas: [a]\nmaturity:\n  cncf:\n    - date: 2021-7-28\n    \
            - {level: ga, on: 2021-07-28}\n    - ga\n";
        assert_eq!(
            entry_shape(text),
            [
                "`date` missing-key: a transition has no `level`; add `level: …`",
                "`2021-7-28` date: `2021-7-28` is no date; \
                 write it as YYYY-MM-DD, such as 2021-07-28",
                "`on` unknown-key: a transition has no key `on`; the keys are level, date, \
                 evidence, reason, note, superseded_by",
                "`ga` wrong-type: a transition is text, where a mapping is wanted",
            ]
        );
    }

    #[test]
    fn a_link_in_a_mapping_has_a_url() {
        let text = "name: A\nareas: [a]\nlinks:\n  chat: {title: Slack, link: x}\n  forum: \n";
        assert_eq!(
            entry_shape(text),
            [
                "`link` unknown-key: a link has no key `link`; the keys are title, url",
                "`title` missing-key: a link has no `url`; add `url: …`",
                "`` wrong-type: link `forum` is empty, where text is wanted; \
                 fill it in, or take it out",
            ]
        );
    }
}
