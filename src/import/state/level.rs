//! The level that a text says, as words that are known or learned.

use super::said::behind_arrow;
use crate::import::marks::{marks_at_begin, marks_behind};
use crate::import::reader::Reader;
use crate::import::words as known;

/// A level that a value says.
pub(super) struct Reached<'v> {
    pub level: String,
    /// The words for it.
    pub word: &'v str,
    /// The words for the level in front of an arrow.
    pub from: Option<&'v str>,
    /// What stands behind it.
    pub rest: &'v str,
}

impl Reader<'_> {
    /// The level that a value begins with, or the one behind an arrow that it moved to.
    pub(super) fn reached<'v>(&self, value: &'v str) -> Option<Reached<'v>> {
        let (level, word) = self.level(value)?;
        let rest = &value[word.len()..];
        let moved = behind_arrow(rest).and_then(|to| Some((to, self.level(to)?)));
        Some(match moved {
            Some((to, (level, next))) => Reached {
                level,
                word: next,
                from: Some(word),
                rest: &to[next.len()..],
            },
            None => Reached {
                level,
                word,
                from: None,
                rest,
            },
        })
    }

    /// Remembers whether a level is written with a capital letter.
    pub fn see_level(&mut self, word: &str) {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let first = letters.next().map(char::is_uppercase);
        self.capital_levels += match (first, letters.next().map(char::is_uppercase)) {
            // Abbreviations are written so everywhere.
            (None, _) | (Some(true), Some(true)) => 0,
            (Some(true), _) => 1,
            (Some(false), _) => -1,
        };
    }

    /// The level that a value begins with, and the words for it, with the pictures beside them.
    pub(super) fn level<'v>(&self, value: &'v str) -> Option<(String, &'v str)> {
        if let Some((level, words)) = self.own_levels.find(value) {
            return Some((level.to_string(), words));
        }
        let begin = marks_at_begin(value);
        let words = &value[begin..];
        let end = words.find(|c: char| !c.is_alphanumeric());
        let (word, rest) = words.split_at(end.unwrap_or(words.len()));
        let (level, _) = known::level(word)?;
        let words = &value[..begin + word.len() + marks_behind(rest)];
        Some((level.to_string(), words.trim_end()))
    }
}
