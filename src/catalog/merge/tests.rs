//! Whole texts merged.

use indexmap::IndexMap;

use super::*;
use crate::catalog::EntryOrder;
use crate::catalog::edit::AsWritten;
use crate::catalog::model::{Level, Track};

pub(super) fn tracks() -> IndexMap<String, Track> {
    let level = |id: &str| Level {
        id: id.into(),
        title: id.into(),
    };
    let track = Track {
        levels: ["sandbox", "incubating", "graduated"].map(level).into(),
        retired: vec![level("archived")],
        ..Track::default()
    };
    [("cncf".to_owned(), track)].into()
}

pub(super) const MARKS: Marks<'static> = Marks {
    size: 7,
    labels: Versions {
        base: "base",
        ours: "HEAD",
        theirs: "topic",
    },
    with_base: false,
};

pub(super) fn merged_as(
    kind: Kind,
    base: &str,
    ours: &str,
    theirs: &str,
) -> Result<Merged, NotMerged> {
    let tracks = tracks();
    let schema = Schema {
        kind,
        order: match kind {
            Kind::Entry => &EntryOrder,
            _ => &AsWritten,
        },
        tracks: &tracks,
    };
    merge(Versions { base, ours, theirs }, &schema)
}

/// The text, with what is said of it at its end.
pub(super) fn merged(base: &str, ours: &str, theirs: &str) -> String {
    shown(merged_as(Kind::Entry, base, ours, theirs))
}

pub(super) fn shown(merged: Result<Merged, NotMerged>) -> String {
    match merged {
        Ok(merged) => {
            let said = merged.disagreements.iter();
            let said: String = said.map(|one| format!("! {one}\n")).collect();
            merged.text(&MARKS) + &said
        }
        Err(error) => format!("{error:?}"),
    }
}

pub(super) const BASE: &str = "\
# About the file.

name: Linkerd
license: MIT # checked
legal: DCO
areas: [cncf/mesh]
maturity:
  cncf:
    # The first.
    - level: sandbox
      date: 2017-01-23
links:
  chat: {title: Slack, url: https://slack.example}
tags:
  - mesh # of services
";

/// The base with some of its lines in another way.
pub(super) fn with(changes: &[(&str, &str)]) -> String {
    let mut text = BASE.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    text
}

/// The result whichever side is ours.
fn both_ways(ours: &str, theirs: &str) -> String {
    let one = merged(BASE, ours, theirs);
    assert_eq!(one, merged(BASE, theirs, ours));
    one
}

#[test]
fn neighbouring_fields_merge_with_their_comments() {
    let ours = with(&[("license: MIT # checked", "license: Apache-2.0 # checked")]);
    let theirs = with(&[("legal: DCO", "# Asked in 2021.\nlegal: CLA # by mail")]);
    let expected = with(&[
        ("license: MIT # checked", "license: Apache-2.0 # checked"),
        ("legal: DCO", "# Asked in 2021.\nlegal: CLA # by mail"),
    ]);
    assert_eq!(both_ways(&ours, &theirs), expected);
}

#[test]
fn sets_merge_by_item_in_brackets_and_on_lines() {
    let ours = with(&[
        ("[cncf/mesh]", "[cncf/mesh, cncf/proxy]"),
        ("services\n", "services\n  # Why not.\n  - rust # in part\n"),
    ]);
    let theirs = with(&[
        ("[cncf/mesh]", "[cncf/mesh, azure]"),
        ("services\n", "services\n  - go\naliases: [linkerd2]\n"),
    ]);
    let expected = with(&[
        ("[cncf/mesh]", "[cncf/mesh, azure, cncf/proxy]"),
        (
            "services\n",
            "services\n  - go\n  # Why not.\n  - rust # in part\naliases: [linkerd2]\n",
        ),
    ]);
    assert_eq!(both_ways(&ours, &theirs), expected);
    let moved = with(&[("[cncf/mesh]", "[azure]")]);
    let more = with(&[("[cncf/mesh]", "[cncf/mesh, cncf/proxy]")]);
    let expected = with(&[("[cncf/mesh]", "[azure, cncf/proxy]")]);
    assert_eq!(both_ways(&moved, &more), expected);
}

#[test]
fn an_item_between_brackets_keeps_its_comment() {
    let list = |items: &str| with(&[("areas: [cncf/mesh]", &format!("areas: [\n{items}]"))]);
    let base = list("  a, # of a\n  c, # of c\n");
    let ours = list("  a, # of a\n  c, # of c\n  d,\n");
    let theirs = list("  b,\n  a, # of a\n  x,\n  c, # of c\n");
    let expected = list("  b,\n  a, # of a\n  x,\n  c, # of c\n  d,\n");
    assert_eq!(merged(&base, &ours, &theirs), expected);
}

#[test]
fn links_merge_by_kind_by_item_and_by_what_they_say() {
    let chat = "  chat: {title: Slack, url: https://slack.example}\n";
    let ours = with(&[(
        chat,
        "  chat: {title: The Slack, url: https://slack.example}\n  forum: https://f.example\n",
    )]);
    let theirs = with(&[(
        chat,
        "  chat:\n    - {title: Slack, url: https://slack.example}\n    - https://irc.example # old\n  blog: https://b.example\n",
    )]);
    assert_eq!(
        merged(BASE, &theirs, &ours),
        with(&[(
            chat,
            "  chat:\n    - {title: The Slack, url: https://slack.example}\n    - https://irc.example # old\n  \
             blog: https://b.example\n  forum: https://f.example\n",
        )])
    );
}

#[test]
fn transitions_of_both_sides_stand_by_date_with_their_comments() {
    let first = "      date: 2017-01-23\n";
    let (up, over) = (
        "    # By vote.\n    - level: graduated # 9:0\n      date: 2021-07-28\n",
        "    - level: archived\n      date: 2021-08-01\n      reason: over # alas\n",
    );
    let add = |more: &str| with(&[(first, &format!("{first}{more}"))]);
    let expected = add(&format!("{up}{over}"));
    assert_eq!(both_ways(&add(up), &add(over)), expected);
}

#[test]
fn one_transition_merges_by_its_fields() {
    let ours = with(&[("date: 2017-01-23", "date: 2017-01-24 # the vote")]);
    let theirs = with(&[(
        "date: 2017-01-23",
        "date: 2017-01-23\n      note: by seven votes",
    )]);
    let expected = with(&[(
        "date: 2017-01-23",
        "date: 2017-01-24 # the vote\n      note: by seven votes",
    )]);
    assert_eq!(both_ways(&ours, &theirs), expected);
}

#[test]
fn another_form_on_one_side_and_facts_on_the_other_both_survive() {
    let form = with(&[
        (
            "license: MIT # checked",
            "license: \"MIT\" # checked in May",
        ),
        (
            "  cncf:\n    # The first.\n    - level: sandbox\n      date: 2017-01-23\n",
            "    cncf: # the track\n    # The very first.\n    -   level: sandbox\n        date: '2017-01-23'\n",
        ),
        ("areas: [cncf/mesh]", "areas:\n  - cncf/mesh"),
    ]);
    let facts = with(&[
        ("license: MIT # checked", "license: Apache-2.0 # checked"),
        (
            "date: 2017-01-23\n",
            "date: 2017-01-23\n    - level: incubating\n      date: 2018-04-06\n",
        ),
        ("[cncf/mesh]", "[cncf/mesh, azure]"),
    ]);
    let expected = with(&[
        (
            "license: MIT # checked",
            "license: \"Apache-2.0\" # checked in May",
        ),
        (
            "  cncf:\n    # The first.\n    - level: sandbox\n      date: 2017-01-23\n",
            "    cncf: # the track\n    # The very first.\n    -   level: sandbox\n        date: '2017-01-23'\n    - level: incubating\n      date: 2018-04-06\n",
        ),
        ("areas: [cncf/mesh]", "areas:\n  - cncf/mesh\n  - azure"),
    ]);
    assert_eq!(merged(BASE, &form, &facts), expected);
}

#[test]
fn keys_in_another_order_and_a_new_fact_both_survive() {
    let moved = with(&[
        ("legal: DCO\n", ""),
        ("name: Linkerd\n", "name: Linkerd\nlegal: DCO\n"),
    ]);
    let changed = with(&[("legal: DCO", "legal: CLA")]);
    let expected = moved.replace("DCO", "CLA");
    assert_eq!(both_ways(&moved, &changed), expected);
}

#[test]
fn two_sides_that_add_the_same_entry_merge_what_they_know() {
    let ours = "# Ours.\nname: A\nlicense: MIT\nareas: [x]\n";
    let theirs = "name: A\nlegal: DCO\nareas: [x, z] # two\n";
    assert_eq!(
        merged("", ours, theirs),
        "# Ours.\nname: A\nlicense: MIT\nlegal: DCO\nareas: [x, z] # two\n"
    );
}

#[test]
fn line_ends_and_the_last_of_them_are_those_of_the_side_that_changed_them() {
    let windows = BASE.replace('\n', "\r\n");
    let theirs = with(&[("legal: DCO", "legal: CLA")]);
    let text = merged(
        BASE,
        &windows.replace("MIT", "Apache-2.0"),
        theirs.trim_end(),
    );
    let expected = theirs.replace("MIT", "Apache-2.0").replace('\n', "\r\n");
    assert_eq!(text, expected.trim_end());
}

#[test]
fn a_side_that_did_nothing_gives_the_other_byte_for_byte() {
    let odd = "name:   A\r\nareas : [ x ]\n\n\n# end";
    assert_eq!(merged(BASE, odd, BASE), odd);
    assert_eq!(merged(BASE, BASE, odd), odd);
    assert_eq!(merged("", odd, odd), odd);
}

#[test]
fn areas_and_lists_that_both_add_stand_side_by_side() {
    let base = "areas:\n  - id: a\n    areas: [{id: x}]\n  - id: m # of m\n";
    let ours = "areas:\n  - id: a\n    areas: [{id: x}, {id: y}]\n  - id: m # of m\n    title: M\n  # New.\n  - id: z\n";
    let theirs =
        "areas:\n  - id: a\n    title: A\n    areas: [{id: x}]\n  - id: m # of m\n  - id: n\n";
    assert_eq!(
        shown(merged_as(Kind::Areas, base, ours, theirs)),
        "areas:\n  - id: a\n    title: A\n    areas: [{id: x}, {id: y}]\n  - id: m # of m\n    title: M\n  - id: n\n  # New.\n  - id: z\n"
    );
    let base = "title: T\nlists:\n  a: {template: a.md, output: a}\n";
    let list = |id: &str| format!("{base}  # Of {id}.\n  {id}: {{template: a.md, output: {id}}}\n");
    assert_eq!(
        shown(merged_as(Kind::Settings, base, &list("c"), &list("b"))),
        format!(
            "{}  # Of c.\n  c: {{template: a.md, output: c}}\n",
            list("b")
        )
    );
}
