//! What a list looks like, kept as its headings, tables and labels are met.

use std::collections::HashMap;

use indexmap::{IndexMap, IndexSet};

use super::{Look, Wording};
use crate::import::draft::Standing;
use crate::import::label_order::{in_order, most_used};
use crate::import::reader::Remark;
use crate::import::words::LevelHeading;

impl Look {
    /// Keeps how the heading of a level names it, which may be otherwise than its title; gives what says
    /// so where one before did otherwise.
    pub(in crate::import) fn head(
        &mut self,
        level: LevelHeading<'_>,
        title: &str,
        line: usize,
    ) -> Option<Remark> {
        let id = level.id.to_string();
        let heading = level.whole();
        let known = self
            .headings_met
            .entry(id.clone())
            .or_insert_with(|| heading.clone());
        if *known == heading {
            self.suffixes.insert(id.clone(), level.behind.to_string());
            let is_titled = title.to_lowercase() == level.words.to_lowercase();
            if !level.before.is_empty() || !is_titled {
                self.level_headings.insert(id, heading);
            }
            return None;
        }
        let message = format!("the heading `{heading}` is published as `{known}`");
        Some(Remark { line, message })
    }

    /// Keeps the columns of days of a table, each key with its level.
    pub(in crate::import) fn add_days(&mut self, days: Vec<(String, String)>) {
        for day in days {
            if !self.days.contains(&day) {
                self.days.push(day);
            }
        }
    }

    /// Keeps the columns of a table that have tracks of their own.
    pub(in crate::import) fn add_tracks<'c>(
        &mut self,
        columns: impl Iterator<Item = (&'c str, &'c str)>,
    ) {
        for (key, words) in columns {
            let track = self.tracks.entry(key.to_string());
            track.or_insert_with(|| words.to_string());
        }
    }

    /// Keeps the columns of days of a table that tell of the last level.
    pub(in crate::import) fn add_since<'c>(
        &mut self,
        columns: impl Iterator<Item = (&'c str, &'c str)>,
    ) {
        for (key, words) in columns {
            let track = self.since.entry(key.to_string());
            track.or_insert_with(|| words.to_string());
        }
    }

    /// Whether a standing is on a track that has a column of its own.
    pub(in crate::import) fn has_column(&self, standing: &Standing) -> bool {
        self.tracks.values().any(|track| *track == standing.track)
    }

    /// Keeps the columns of a table under the heading of an area. Where tables cannot be told apart
    /// by their headings, they become one with the columns of all; gives the words of columns that
    /// are published in others.
    pub(in crate::import) fn table(
        &mut self,
        area: &[String],
        columns: Vec<(String, String)>,
    ) -> Vec<(String, String)> {
        let first = self.first.get_or_insert_with(|| area.to_vec());
        let table = match self.tables.get_index_of(area) {
            Some(place) => place + 1,
            None if first == area => 0,
            None if self.labels == columns => return Vec::new(),
            None if !area.is_empty() => {
                self.tables.insert(area.to_vec(), Vec::new());
                self.tables.len()
            }
            None => 0,
        };
        let own = match table.checked_sub(1) {
            Some(place) => &mut self.tables[place],
            None => &mut self.labels,
        };
        let mut renamed = Vec::new();
        for (key, words) in columns {
            let place = *self
                .places
                .entry((table, key))
                .or_insert_with_key(|(_, key)| {
                    own.push((key.clone(), words.clone()));
                    own.len() - 1
                });
            let known = &own[place].1;
            if *known != words {
                renamed.push((words, known.clone()));
            }
        }
        renamed
    }

    /// Keeps that a link of this kind, in these words, stands beside an address.
    pub(in crate::import) fn stands_beside(&mut self, kind: &str, words: &str, key: &str) {
        let link = (kind.to_string(), words.to_string());
        if !words.is_empty() {
            self.beside.entry(link).or_insert_with(|| key.to_string());
        }
    }

    /// Settles the order of the lines of states from how the drafts have them, in the order of the
    /// source.
    pub(in crate::import) fn order_lines(&mut self, met: &[Wording]) {
        self.lines = in_order(met).into_iter().map(str::to_string).collect();
        let places = self.lines.iter().enumerate();
        let places: HashMap<&str, usize> = places.map(|(place, key)| (&**key, place)).collect();
        let mut own: IndexMap<usize, IndexSet<String>> = IndexMap::new();
        for line in met {
            own.entry(line.draft).or_default().insert(line.key.clone());
        }
        own.retain(|_, keys| !keys.iter().is_sorted_by_key(|key| places.get(&**key)));
        self.line_orders = own;
    }

    /// Settles the order and the words of labels from how the entries have them, in the order of the
    /// source.
    pub(in crate::import) fn label(&mut self, met: Vec<Wording>) {
        let words = most_used(&met);
        let words_of = |key: &str| words.get(key).cloned().unwrap_or_default();
        self.labels = in_order(&met)
            .into_iter()
            .map(|key| (key.to_string(), words_of(key)))
            .collect();
        let states = met.iter().filter(|own| own.key == "state");
        self.stated = states.map(|own| own.draft).collect();
        let differs = |label: &Wording| words.get(&label.key) != Some(&label.words);
        self.wordings = met.into_iter().filter(differs).collect();
    }
}
