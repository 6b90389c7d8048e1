//! Levels in words of a document's own: few words that a column or label of states says again and
//! again.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::marks::without_marks;
use super::words::{self as known, level};
use crate::catalog::model::id_from_name;

/// The most levels of one track.
const MOST_LEVELS: usize = 8;

/// The longest words for a level, in words and in bytes.
const MOST_WORDS: usize = 3;
const MOST_BYTES: usize = 24;

/// Words that mean levels, in small letters, with the ids of these.
#[derive(Debug, Default)]
pub(super) struct OwnLevels(HashMap<String, String>);

impl OwnLevels {
    /// Learns from what is said of states, each with the label in front of it. Gives the words that
    /// were taken for levels, as they are written and in the order in which they are met.
    pub fn learn(&mut self, said: &[(String, String)]) -> Vec<String> {
        let mut groups: IndexMap<&str, Vec<&str>> = IndexMap::new();
        for (label, value) in said.iter().filter(|(_, value)| !value.contains("://")) {
            groups.entry(label).or_default().push(head(value));
        }
        let mut learned = Vec::new();
        for heads in groups.into_values() {
            let unknown = heads.into_iter();
            let unknown = unknown.filter(|head| level(without_marks(head)).is_none());
            let unknown: Vec<&str> = unknown.filter(|head| !known::is_nothing(head)).collect();
            let distinct: HashSet<String> = unknown.iter().map(|head| key(head)).collect();
            // What is said once of each is a remark, and no level.
            let repeats = unknown.len() >= 2 * distinct.len() && distinct.len() <= MOST_LEVELS;
            if repeats && unknown.iter().all(|head| may_be_level(without_marks(head))) {
                learned.extend(unknown.into_iter().filter_map(|head| self.add(head)));
            }
        }
        learned
    }

    /// The level that a value begins with: its id and its words.
    pub fn find<'v>(&self, value: &'v str) -> Option<(&str, &'v str)> {
        let head = head(value);
        let id = self.0.get(&key(head))?;
        Some((id, head))
    }

    fn add(&mut self, head: &str) -> Option<String> {
        let id = id_from_name(without_marks(head));
        let new = self.0.insert(key(head), id).is_none();
        new.then(|| head.to_string())
    }
}

/// What stands in front of a remark.
fn head(value: &str) -> &str {
    let end = value.find(['(', ',', ';', ':']);
    value[..end.unwrap_or(value.len())].trim()
}

/// The words of a level as they are compared: without the pictures beside them.
fn key(head: &str) -> String {
    without_marks(head).to_lowercase()
}

/// Whether words are short, and no version.
pub(super) fn may_be_level(words: &str) -> bool {
    let mut chars = words.chars();
    let first = chars.next().filter(|c| c.is_alphabetic());
    let is_version = words.len() > 1 && chars.all(|c| !c.is_alphabetic());
    first.is_some()
        && !is_version
        && words.len() <= MOST_BYTES
        && words.split_whitespace().count() <= MOST_WORDS
        && !id_from_name(words).is_empty()
}

#[cfg(test)]
mod tests {
    use super::OwnLevels;

    fn learned(label: &str, values: &[&str]) -> Vec<String> {
        let said = values.iter().map(|value| (label.into(), value.to_string()));
        OwnLevels::default().learn(&said.collect::<Vec<_>>())
    }

    #[test]
    fn few_words_that_are_said_again_are_levels() {
        let tiers = ["Tier 1", "Tier 2 (soon)", "tier 1", "Tier 2", "??", "beta"];
        assert_eq!(learned("", &tiers), ["Tier 1", "Tier 2"]);
    }

    #[test]
    fn remarks_and_versions_are_none() {
        assert_eq!(learned("", &["Tier 1", "Tier 2"]), [""; 0]);
        assert_eq!(learned("API", &["v1", "v1", "v1.2", "v1.2"]), [""; 0]);
        let long = "works on most of the machines that we have";
        assert_eq!(learned("", &[long, long]), [""; 0]);
        assert_eq!(learned("", &["https://a.example"; 4]), [""; 0]);
    }

    #[test]
    fn a_value_begins_with_its_level() {
        let mut levels = OwnLevels::default();
        levels.learn(&[("".into(), "Gold".into()), ("".into(), "gold".into())]);
        assert_eq!(levels.find("Gold (2020)"), Some(("gold", "Gold")));
        assert_eq!(levels.find("🥇 Gold (2020)"), Some(("gold", "🥇 Gold")));
        assert_eq!(levels.find("Golden"), None);
    }
}
