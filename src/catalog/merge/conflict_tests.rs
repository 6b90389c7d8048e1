//! What cannot be merged: marks around what is in dispute, and what is said of it.

use super::tests::{BASE, merged, merged_as, shown, with};
use super::*;

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
