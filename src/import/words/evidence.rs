//! Links that tell why a project stands at a level, by their words and URLs.

use crate::catalog::model::id_from_name;

/// Words of such links.
const WORDS: &[&str] = &[
    "announced",
    "announcement",
    "ballot",
    "decision",
    "due-diligence",
    "evidence",
    "issue",
    "minutes",
    "pr",
    "proof",
    "proposal",
    "pull-request",
    "record",
    "ref",
    "reference",
    "resolution",
    "source",
    "thread",
    "toc",
    "toc-vote",
    "vote",
    "votes",
];

/// Where changes and what is talked of are.
const PLACES: &[&str] = &["/pull/", "/issues/", "/merge_requests/", "/commit/"];

/// Whether a link beside a level tells why a project stands there.
pub fn proves(title: &str, url: &str) -> bool {
    let is_number = || title.starts_with('#') && title[1..].parse::<u64>().is_ok();
    let leads_there = || PLACES.iter().any(|place| url.contains(place));
    WORDS.contains(&&*id_from_name(title)) || is_number() || leads_there()
}

/// Whether words, and no signs beside them, say that a link behind them tells why a project stands at a
/// level.
pub fn is_evidence(words: &str) -> bool {
    let is_plain = words.chars().all(|c| c.is_alphabetic() || c == ' ');
    is_plain && WORDS.contains(&&*id_from_name(words))
}
