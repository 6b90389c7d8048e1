//! The words that lists use for levels, labels, columns and kinds of links, in their variants.

mod evidence;
mod languages;
mod level_heading;
mod levels;
mod links;
mod topics;

pub use self::evidence::{is_evidence, proves};
pub use self::level_heading::{LevelHeading, level_heading, ordinal};
pub use self::levels::{height, is_retired, is_since, level, rank, reached};
pub use self::links::{communication, is_repository, link_kind};
pub use self::topics::{SOURCE, Topic, may_name_projects, topic, topic_alone};
use super::marks::without_pictures;
use crate::catalog::model::id_from_name;

/// Words in front of two licenses that say no more than that there are two.
const DUAL: &str = "dual licensed";

/// Whether words begin by saying that there are two licenses.
pub fn is_dual(words: &str) -> bool {
    without_dual(words).len() < words.trim().len()
}

/// The words for licenses, without those that say that there are two.
pub fn without_dual(words: &str) -> &str {
    let words = words.trim();
    match words.get(..DUAL.len()) {
        Some(first) if first.eq_ignore_ascii_case(DUAL) => words[DUAL.len()..].trim(),
        _ => words,
    }
}

/// Whether words say that there is nothing, or that it is not known.
pub fn is_nothing(words: &str) -> bool {
    let stray = |c: char| c.is_whitespace() || ".,;:".contains(c);
    let wanted = words.trim_matches(stray).to_lowercase();
    ["", "none", "n/a", "tbd", "-", "\u{2013}", "\u{2014}"].contains(&wanted.as_str())
        || is_unknown(&wanted)
}

/// Whether a sentence says no more than that there is nothing, such as `None at the moment.`
pub fn says_nothing(sentence: &str) -> bool {
    const NOTHING: &[&str] = &["none", "no", "nothing", "empty"];
    const IN_FRONT: &[&str] = &[
        "there",
        "are",
        "is",
        "we",
        "have",
        "currently",
        "at",
        "present",
        "the",
        "moment",
        "right",
        "now",
        "still",
    ];
    const MOST_WORDS: usize = 10;
    let lower = sentence.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let first = words.clone().find(|word| !IN_FRONT.contains(word));
    let is_short = words.count() <= MOST_WORDS;
    is_nothing(sentence) || is_short && first.is_some_and(|first| NOTHING.contains(&first))
}

/// Whether words say that it is not known.
pub fn is_unknown(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && words.chars().all(|c| c == '?')
}

/// The words of a heading that only says that a list follows.
pub fn is_plain_heading(heading: &str) -> bool {
    const PLAIN: &[&str] = &[
        "projects",
        "project-list",
        "unknown",
        "unknown-projects",
        "list",
        "list-of-projects",
        "the-list",
        "table",
        "index",
        "entries",
    ];
    PLAIN.contains(&id_from_name(heading).as_str())
}

/// Whether the words of a heading say that a table of contents follows.
pub fn is_contents_heading(heading: &str) -> bool {
    const CONTENTS: &[&str] = &["contents", "table-of-contents", "toc", "index", "overview"];
    CONTENTS.contains(&id_from_name(heading).as_str())
}

/// Whether a heading says that what follows is about the list itself, and no projects: who made it, on
/// what terms, and what to read beside it.
pub fn is_about_list(heading: &str) -> bool {
    const ABOUT: &[&str] = &[
        "contributors",
        "contributing",
        "contribute",
        "contributions",
        "contribution-guide",
        "contribution-guidelines",
        "contributing-guidelines",
        "how-to-contribute",
        "code-of-conduct",
        "license",
        "licence",
        "licenses",
        "licences",
        "licensing",
        "credits",
        "acknowledgements",
        "acknowledgments",
        "thanks",
        "thanks-to",
        "special-thanks",
        "sponsors",
        "our-sponsors",
        "backers",
        "supporters",
        "maintainers",
        "author",
        "authors",
        "table-of-contents",
        "further-reading",
    ];
    ABOUT.contains(&id_from_name(&without_pictures(heading)).as_str())
}

/// Whether a heading says that what follows is about the people of a list, or when they meet.
pub fn is_about_people(heading: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "people",
        "team",
        "our-team",
        "members",
        "committers",
        "reviewers",
        "approvers",
        "owners",
        "chairs",
        "contact",
        "contacts",
        "meeting",
        "meetings",
        "community-meetings",
        "meeting-notes",
        "meeting-minutes",
        "events",
        "upcoming-events",
        "office-hours",
    ];
    PEOPLE.contains(&id_from_name(&without_pictures(heading)).as_str())
}

/// Whether a label says that a remark follows, and no project.
pub fn is_remark(label: &str) -> bool {
    const REMARKS: &[&str] = &[
        "note",
        "notes",
        "please-note",
        "nb",
        "notice",
        "warning",
        "caution",
        "attention",
        "important",
        "tip",
        "tips",
        "hint",
        "disclaimer",
        "legal",
    ];
    REMARKS.contains(&id_from_name(label).as_str())
}
