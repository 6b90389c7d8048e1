//! Whole texts merged, and what is said of what cannot be.

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

fn merged_as(kind: Kind, base: &str, ours: &str, theirs: &str) -> Result<Merged, NotMerged> {
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
fn merged(base: &str, ours: &str, theirs: &str) -> String {
    shown(merged_as(Kind::Entry, base, ours, theirs))
}

fn shown(merged: Result<Merged, NotMerged>) -> String {
    match merged {
        Ok(merged) => {
            let said = merged.disagreements.iter();
            let said: String = said.map(|one| format!("! {one}\n")).collect();
            merged.text(&MARKS) + &said
        }
        Err(error) => format!("{error:?}"),
    }
}

const BASE: &str = "\
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
fn with(changes: &[(&str, &str)]) -> String {
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
fn a_contradiction_is_marked_around_its_field_alone_and_said() {
    let ours = with(&[
        ("legal: DCO", "legal: DCO or CLA"),
        ("name: Linkerd", "name: Linkerd 2"),
    ]);
    let theirs = with(&[("legal: DCO", "legal: CLA"), ("MIT #", "Apache-2.0 #")]);
    let expected = with(&[
        ("name: Linkerd", "name: Linkerd 2"),
        ("MIT #", "Apache-2.0 #"),
        (
            "legal: DCO\n",
            "<<<<<<< HEAD\nlegal: DCO or CLA\n=======\nlegal: CLA\n>>>>>>> topic\n",
        ),
    ]);
    assert_eq!(
        merged(BASE, &ours, &theirs),
        expected + "! legal: DCO or CLA here, CLA there\n"
    );
}

#[test]
fn moves_that_cannot_both_be_are_marked_and_said() {
    let first = "      date: 2017-01-23\n";
    let up = "    - level: graduated\n      date: 2021-07-28\n";
    let over = "    - level: archived\n      date: 2021-08-01\n";
    let add = |more: &str| with(&[(first, &format!("{first}{more}"))]);
    let expected = add(&format!("<<<<<<< HEAD\n{up}=======\n{over}>>>>>>> topic\n"));
    assert_eq!(
        merged(BASE, &add(up), &add(over)),
        expected + "! cncf: graduated on 2021-07-28 here, archived on 2021-08-01 there\n"
    );
}

#[test]
fn a_corrected_transition_is_in_dispute_by_its_field_or_as_a_whole() {
    let date = |day: &str| with(&[("2017-01-23", day)]);
    let text = merged(BASE, &date("2017-01-24"), &date("2017-01-25"));
    assert!(
        text.ends_with("! cncf, sandbox: date 2017-01-24 here, date 2017-01-25 there\n"),
        "{text}"
    );
    assert!(text.contains("    - level: sandbox\n<<<<<<< HEAD\n      date: 2017-01-24\n=======\n"));
    let level = |level: &str| with(&[("level: sandbox", &format!("level: {level}"))]);
    let text = merged(BASE, &level("incubating"), &level("graduated"));
    assert!(
        text.contains("    # The first.\n<<<<<<< HEAD\n    - level: incubating\n      date: 2017-01-23\n======="),
        "{text}"
    );
}

#[test]
fn what_one_side_took_out_and_the_other_changed_is_in_dispute() {
    let ours = with(&[("legal: DCO\n", "")]);
    let theirs = with(&[("legal: DCO\n", "legal: CLA\n")]);
    let text = merged(BASE, &ours, &theirs);
    assert!(
        text.contains("<<<<<<< HEAD\n=======\nlegal: CLA\n>>>>>>> topic\n"),
        "{text}"
    );
    assert!(
        text.ends_with("! legal: taken out here, CLA there\n"),
        "{text}"
    );
    let remarked = with(&[("legal: DCO\n", "legal: \"DCO\" # really\n")]);
    assert_eq!(
        merged(BASE, &ours, &remarked),
        with(&[("legal: DCO\n", "# really\n")])
    );
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
fn a_base_that_is_in_dispute_itself_says_nothing_there() {
    let side = |legal: &str, license: &str| {
        format!("name: A\nlegal: {legal}\nlicense: {license}\nareas: [a]\n")
    };
    let base = "name: A\n<<<<<<<<< x\nlegal: DCO\n=========\nlegal: CLA\n>>>>>>>>> y\nlicense: MIT\nareas: [a]\n";
    let text = merged(base, &side("DCO", "ISC"), &side("CLA", "MIT"));
    assert!(
        text.contains("legal: CLA\n>>>>>>> topic\nlicense: ISC\n"),
        "{text}"
    );
    assert_eq!(
        merged(base, &side("DCO", "ISC"), &side("DCO", "MIT")),
        side("DCO", "ISC")
    );
}

#[test]
fn free_data_keeps_its_numbers() {
    let base = "name: A\nareas: [x]\nextra: {stars: 3}\n";
    let ours = "name: A\nareas: [x]\nextra: {stars: 3, watch: 1}\n";
    let theirs = "name: A\nareas: [x]\nextra: {stars: 4}\n";
    let text = merged(base, ours, theirs);
    assert!(
        text.contains("<<<<<<<"),
        "no edit can write a number: {text}"
    );
    let lines = |text: &str| {
        text.replace("{", "\n  ")
            .replace(", ", "\n  ")
            .replace("}", "")
    };
    assert_eq!(
        merged(&lines(base), &lines(ours), &lines(theirs)),
        "name: A\nareas: [x]\nextra: \n  stars: 4\n  watch: 1\n"
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
fn a_text_with_problems_is_not_merged() {
    let broken = "name: A\nname: B\n";
    assert_eq!(
        merged_as(Kind::Entry, BASE, "name: C\n", broken),
        Err(NotMerged::Unreadable(THEIRS))
    );
    assert_eq!(
        merged_as(Kind::Entry, "- a\n", "name: C\n", "name: B\n"),
        Err(NotMerged::Unreadable(super::BASE))
    );
}

#[test]
fn lists_beyond_all_measure_are_not_compared() {
    let many = |from: usize| {
        let items: String = (from..from + 2_001)
            .map(|item| format!("- i{item}\n"))
            .collect();
        format!("name: A\nareas: [a]\ntags:\n{items}")
    };
    assert_eq!(
        merged_as(Kind::Entry, BASE, &many(0), &many(1)),
        Err(NotMerged::TooWide)
    );
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

#[test]
fn levels_that_both_add_at_one_place_have_no_order() {
    let base = "title: T\ntracks:\n  t:\n    levels:\n      - {id: a}\n";
    let level = |id: &str| format!("{base}      - {{id: {id}}}\n");
    let text = shown(merged_as(Kind::Settings, base, &level("c"), &level("b")));
    assert!(
        text.contains("<<<<<<< HEAD\n      - {id: c}\n=======\n      - {id: b}\n"),
        "{text}"
    );
    assert!(
        text.ends_with("! tracks.t.levels: c here, b there\n"),
        "{text}"
    );
}
