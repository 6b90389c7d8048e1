//! The words for levels.

use crate::catalog::model::id_from_name;
use crate::import::passed::ACCEPTED;

/// Words for levels: the id, how high it is, and what else it is called.
const LEVELS: &[(&str, usize, &[&str])] = &[
    ("experimental", 0, &["experiment"]),
    ("proposed", 0, &[]),
    ("assess", 0, &[]),
    ("sandbox", 0, &["sandboxed"]),
    ("alpha", 1, &[]),
    ("preview", 1, &[]),
    ("trial", 1, &[]),
    ("pilot", 1, &[]),
    ("incubating", 2, &["incubated", "incubation", "incubator"]),
    ("beta", 2, &[]),
    ("graduated", 3, &["graduation", "graduate"]),
    ("stable", 3, &[]),
    ("mature", 3, &[]),
    ("adopt", 3, &[]),
    ("active", 3, &[]),
    ("production", 3, &[]),
    ("ga", 3, &["generally available", "general availability"]),
    ("archived", RETIRED, &["archive"]),
    ("deprecated", RETIRED, &["deprecation"]),
    ("retired", RETIRED, &["end of life", "end-of-life", "eol"]),
    ("sunset", RETIRED, &["sunsetted"]),
    ("past", RETIRED, &[]),
    ("hold", RETIRED, &[]),
    ("inactive", RETIRED, &[]),
    ("unmaintained", RETIRED, &["abandoned"]),
    ("discontinued", RETIRED, &[]),
    ("obsolete", RETIRED, &[]),
    ("emeritus", RETIRED, &[]),
    ("attic", RETIRED, &[]),
];

/// Higher than every level.
const RETIRED: usize = usize::MAX;

/// A level that words name: its id, and how high it is.
pub fn level(words: &str) -> Option<(&'static str, usize)> {
    let wanted = words.trim().to_lowercase();
    let known = LEVELS
        .iter()
        .find(|(id, _, others)| *id == wanted || others.contains(&&*wanted))?;
    Some((known.0, known.1))
}

/// How high a level stands among others; retired ones are the highest. Levels that many lists mean
/// the same by have one rank.
pub fn rank(id: &str) -> usize {
    level(id).map_or(1, |(_, rank)| rank)
}

/// The order of levels: by their rank, and those of one rank always alike.
pub fn height(id: &str) -> (usize, usize) {
    let place = LEVELS.iter().position(|(own, _, _)| *own == id);
    (rank(id), place.unwrap_or_default())
}

/// Whether a level is one of what is over.
pub fn is_retired(id: &str) -> bool {
    rank(id) == RETIRED
}

/// The level that the words of a column of days name, such as `Graduated on`: its id, or what says
/// that a project was accepted. The end of life is a day to come.
pub fn reached(words: &str) -> Option<&'static str> {
    const ACCEPTED_TOO: &[&str] = &[ACCEPTED, "acceptance"];
    const TO_COME: &[&str] = &["eol", "end of life"];
    let id = id_from_name(words);
    let said = without_small(&id).join(" ");
    if ACCEPTED_TOO.contains(&&*said) {
        return Some(ACCEPTED);
    }
    let is_over = TO_COME.contains(&&*id.replace('-', " "));
    level(&said).filter(|_| !is_over).map(|(id, _)| id)
}

/// Whether the words of a column say that it is of the days since which projects are at their levels.
pub fn is_since(words: &str) -> bool {
    const DAYS: &[&str] = &["date", "day", "since", "promoted", "changed", "reached"];
    const LEVELS: &[&str] = &[
        "status", "state", "stage", "maturity", "current", "last", "change",
    ];
    let id = id_from_name(words);
    let is_known = |word: &str| DAYS.contains(&word) || LEVELS.contains(&word);
    id.split('-').any(|word| DAYS.contains(&word)) && without_small(&id).into_iter().all(is_known)
}

/// The words of a column of days, without those that only say that it is one.
fn without_small(id: &str) -> Vec<&str> {
    const SMALL: &[&str] = &[
        "date", "day", "on", "of", "since", "the", "at", "in", "to", "into", "became", "entered",
        "joined", "reached", "moved", "promoted", "level",
    ];
    id.split('-').filter(|word| !SMALL.contains(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::is_since;

    #[test]
    fn a_column_of_days_may_name_no_level() {
        for words in [
            "Since",
            "Date",
            "Status since",
            "Date of last change",
            "Promoted on",
        ] {
            assert!(is_since(words), "{words}");
        }
        for words in ["Founded", "Release date", "On", "Status", "Since version"] {
            assert!(!is_since(words), "{words}");
        }
    }
}
