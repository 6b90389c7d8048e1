//! Random entries, and random edits of them on two sides: both sides' facts and comments survive.

use proptest::prelude::*;

use super::tests::{MARKS, tracks};
use super::values::says_the_same;
use super::*;
use crate::catalog::EntryOrder;
use crate::catalog::decode::{Problems, decode_entry};
use crate::catalog::edit::random_documents::document;
use crate::catalog::edit::{Edit, Step, apply, keys};
use crate::catalog::model::{Entry, Link, Transition};
use crate::catalog::yaml::{Node, Tree, parse};

/// Choices, taken from random bytes so that a failing case shrinks.
struct Dice<'a>(&'a [u8]);

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        match self.0.split_first() {
            Some((&byte, rest)) => {
                self.0 = rest;
                usize::from(byte) % sides
            }
            None => 0,
        }
    }

    fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.roll(texts.len())]
    }
}

/// An entry as one of many hands would write it.
fn entry(dice: &mut Dice) -> String {
    let parts: &[&[&str]] = &[
        &["", "# About.\n", "# About.\n\n", "---\n"],
        &["name: A\n", "name: 'A'   # n\n", "name: \"A\"\n"],
        &[
            "",
            "summary: S\n",
            "\nsummary: \"S: s\" # why\n",
            "summary: S\n  and more\n",
        ],
        &[
            "",
            "description: |\n  # no comment\n\n  text\n",
            "description: >- # c\n  text\n",
        ],
        &[
            "",
            "homepage: https://a.example\n",
            "homepage:\n  https://a.example # far\n",
        ],
        &[
            "",
            "license: MIT\n",
            "# Checked.\nlicense: MIT\n",
            "license:\n",
        ],
        &["", "legal: DCO # asked\n", "legal: {}\n"],
        &[
            "areas: [x]\n",
            "areas:\n  - x\n",
            "areas:\n- x # first\n\n# End.\n",
            "areas: [\n  x, # x\n]\n",
        ],
        &[
            "",
            "maturity:\n  cncf:\n    - level: sandbox\n      date: 2020-01-01\n",
            "maturity:\n  # Ours.\n  cncf: # t\n  - date: 2020-01-01 # d\n    level: sandbox\n    # End.\n",
            "maturity:\n  cncf: [{level: sandbox, date: 2020-01-01}]\n",
            "maturity: {cncf: [{level: sandbox, date: 2020-01-01}]}\n",
            "maturity:\n    cncf:\n        - {level: sandbox, date: 2020-01-01} # d\n",
        ],
        &[
            "",
            "links:\n  chat: https://c.example\n",
            "links:\n  # Of chat.\n  chat:\n    - https://c.example\n    - {url: https://d.example}\n",
            "links:\n  chat: {url: https://c.example, title: C} # c\n  forum: https://f.example\n",
            "links: {chat: https://c.example}\n",
        ],
        &[
            "",
            "tags: [one, two]\n",
            "tags:\n  - one\n  - two # 2\n",
            "tags: []\n",
        ],
        &["", "aliases: [b]\n", "# Former.\naliases:\n  - b\n"],
        &["", "extra: {n: 1}\n", "extra:\n  n: 1 # one\n  l: [1, 2]\n"],
        &["", "# End.\n", "\n# End.\n"],
    ];
    parts.iter().map(|styles| dice.pick(styles)).collect()
}

/// Changes of the facts, each side's on fields of its own or on items of its own.
fn edits(dice: &mut Dice, side: &str, root: &Node<'_>) -> Vec<Edit> {
    let set = |path: &str, value: Tree| Edit::Set {
        path: keys(path),
        value,
    };
    let append = |path: &str, value: Tree| Edit::Append {
        path: keys(path),
        value,
    };
    let text = |text: &str| Tree::text(format!("{text}-{side}"));
    let link =
        |kind: &str| Tree::map([("url", Tree::text(format!("https://{kind}-{side}.example")))]);
    let step =
        |level: &str, date: &str| Tree::map([("level", level.into()), ("date", date.into())]);
    let has_step = root.get("maturity").is_some();
    let first = |key: &str| {
        let mut path = keys("maturity.cncf");
        path.extend([Step::Item(0), Step::Key(key.into())]);
        path
    };
    let has_tags = root
        .get("tags")
        .and_then(Node::as_sequence)
        .is_some_and(|tags| tags.len() > 1);
    let mut edits = Vec::new();
    for _ in 0..=dice.roll(5) {
        edits.push(match (dice.roll(9), side) {
            (0, "a") => set("license", Tree::text("Apache-2.0")),
            (0, _) => set("legal", Tree::text("CLA")),
            (1, _) => append("areas", text("area")),
            (2, _) => append("tags", text("tag")),
            (3, _) => append("aliases", text("alias")),
            (4, _) => set(&format!("links.new-{side}"), link("new")),
            (5, _) => append("links.chat", link("chat")),
            (6, "a") => append("maturity.cncf", step("incubating", "2020-02-02")),
            (6, _) => append("maturity.cncf", step("graduated", "2021-03-03")),
            (7, "a") => set("summary", Tree::text("Of: a # side")),
            (7, _) if has_step => Edit::Set {
                path: first("note"),
                value: Tree::text("by vote"),
            },
            (8, "a") => Edit::Remove {
                path: keys("homepage"),
            },
            (8, _) if has_tags => Edit::Remove {
                path: [keys("tags"), vec![Step::Item(0)]].concat(),
            },
            _ => set(&format!("extra.{side}"), Tree::text("1")),
        });
    }
    // Whatever is said twice would be there twice.
    let mut once: Vec<Edit> = Vec::new();
    edits.retain(|edit| {
        let is_new = !once.contains(edit);
        once.push(edit.clone());
        is_new
    });
    edits
}

/// The text with a few comments more, on or above lines where they are comments.
fn remarked(dice: &mut Dice, side: &str, mut text: String) -> String {
    for number in 0..dice.roll(4) {
        let comment = format!("# {side}{number}");
        let lines: Vec<&str> = text.lines().collect();
        let at = dice.roll(lines.len());
        let indent = lines[at].len() - lines[at].trim_start().len();
        let line = match dice.roll(2) {
            0 => format!("{} {comment}", lines[at]),
            _ => format!("{:indent$}{comment}\n{}", "", lines[at]),
        };
        let other = [&lines[..at], &[line.as_str()], &lines[at + 1..]]
            .concat()
            .join("\n")
            + "\n";
        let (was, is) = (parse(&text), parse(&other));
        let says_it = was
            .root
            .zip(is.root)
            .is_some_and(|(was, is)| says_the_same(&was, &is, true));
        if is.problems.is_empty() && says_it && comments::of_text(&other).contains(&comment) {
            text = other;
        }
    }
    text
}

/// Changes of whole keys.
fn key_edits(dice: &mut Dice, names: &[&str]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for _ in 0..=dice.roll(3) {
        let path = keys(dice.pick(names));
        let value = Tree::text(dice.pick(&["a", "two words", "3"]));
        edits.push(match dice.roll(3) {
            0 => Edit::Set { path, value },
            1 => Edit::Append { path, value },
            _ => Edit::Remove { path },
        });
    }
    edits
}

/// What an entry says, sets in one order.
fn facts(text: &str) -> Entry {
    let parsed = parse(text);
    assert_eq!(parsed.problems, [], "{text}");
    let root = parsed.root.expect("a document");
    let mut entry = decode_entry(&root, "a.yaml", &mut Problems::of("a.yaml"));
    for set in [&mut entry.areas, &mut entry.tags, &mut entry.aliases] {
        set.sort();
    }
    let url = |link: &Link| link.url.clone();
    entry
        .links
        .values_mut()
        .for_each(|links| links.sort_by_key(url));
    let date = |transition: &Transition| transition.date;
    entry
        .maturity
        .values_mut()
        .for_each(|list| list.sort_by_key(date));
    entry
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn edits_of_different_fields_all_survive_with_every_comment(
        bytes in prop::collection::vec(any::<u8>(), 0..14),
        ours in prop::collection::vec(any::<u8>(), 0..16),
        theirs in prop::collection::vec(any::<u8>(), 0..16),
    ) {
        let base = entry(&mut Dice(&bytes));
        let root = parse(&base).root.expect("a document");
        let (mut a_dice, mut b_dice) = (Dice(&ours), Dice(&theirs));
        let (a_edits, b_edits) = (edits(&mut a_dice, "a", &root), edits(&mut b_dice, "b", &root));
        let edited = |text: &str, edits: &[Edit]| apply(text, edits, &EntryOrder);
        let (Ok(ours), Ok(theirs)) = (edited(&base, &a_edits), edited(&base, &b_edits)) else {
            return Err(TestCaseError::reject("an edit that is refused"));
        };
        let wanted = edited(&ours, &b_edits);
        prop_assume!(wanted.is_ok());
        let wanted = facts(&wanted.unwrap_or_default());
        let ours = remarked(&mut a_dice, "a", ours);
        let theirs = remarked(&mut b_dice, "b", theirs);
        let tracks = tracks();
        let schema = Schema { kind: Kind::Entry, order: &EntryOrder, tracks: &tracks };
        let merged = |ours, theirs| merge(Versions { base: base.as_str(), ours, theirs }, &schema);
        let context = format!("{base}--- ours\n{ours}--- theirs\n{theirs}--- merged\n");
        for (one, other) in [(ours.as_str(), theirs.as_str()), (&theirs, &ours)] {
            let merged = merged(one, other);
            let Ok(merged) = merged else {
                return Err(TestCaseError::fail(format!("{context}{merged:?}")));
            };
            let text = merged.text(&MARKS);
            prop_assert_eq!(&merged.disagreements, &[], "{}{}", context, text);
            prop_assert_eq!(&facts(&text), &wanted, "{}{}", context, text);
            let kept = comments::of_text(&text);
            for side in [&ours, &theirs] {
                for comment in comments::of_text(side) {
                    let is_new = comment.starts_with("# a") || comment.starts_with("# b");
                    prop_assert!(!is_new || kept.contains(&comment), "{comment} is lost\n{context}{text}");
                }
            }
        }
        let alone = |text| merged(text, base.as_str()).map(|merged| merged.text(&MARKS));
        prop_assert_eq!(alone(ours.as_str()), Ok(ours.clone()));
    }

    #[test]
    fn documents_of_any_style_merge_by_their_keys(
        bytes in prop::collection::vec(any::<u8>(), 0..120),
        ours in prop::collection::vec(any::<u8>(), 0..8),
        theirs in prop::collection::vec(any::<u8>(), 0..8),
    ) {
        let base = document(&bytes);
        // A text that keeps the blank lines below it would take in those of a key that goes.
        prop_assume!(!base.contains("|+"));
        let a_edits = key_edits(&mut Dice(&ours), &["name", "license", "maturity", "extra"]);
        let b_edits = key_edits(&mut Dice(&theirs), &["summary", "areas", "links", "own"]);
        let edited = |text: &str, edits: &[Edit]| apply(text, edits, &EntryOrder);
        let (Ok(ours), Ok(theirs)) = (edited(&base, &a_edits), edited(&base, &b_edits)) else {
            return Err(TestCaseError::reject("an edit that is refused"));
        };
        let wanted = edited(&ours, &b_edits).unwrap_or_default();
        // What is left empty has no lines of its own.
        prop_assume!(![&ours, &theirs, &wanted].iter().any(|text| text.contains("{}")));
        let tracks = tracks();
        let schema = Schema { kind: Kind::Entry, order: &EntryOrder, tracks: &tracks };
        let texts = Versions { base: base.as_str(), ours: &ours, theirs: &theirs };
        let context = format!("{base}\n--- ours\n{ours}\n--- theirs\n{theirs}\n--- merged\n");
        let Ok(merged) = merge(texts, &schema) else {
            return Err(TestCaseError::fail(context));
        };
        let text = merged.text(&MARKS);
        prop_assert_eq!(&merged.disagreements, &[], "{}{}", context, text);
        let says_it = parse(&text).root.zip(parse(&wanted).root);
        let says_it = says_it.is_some_and(|(is, wanted)| says_the_same(&is, &wanted, true));
        prop_assert!(says_it, "{context}{text}");
    }
}
