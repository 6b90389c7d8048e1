//! What each commit of a history recorded, altered or took away.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::event::{Deed, Event, Fact};
use crate::catalog::model::{Entry, Transition};
use crate::changelog::compare::new_ids;
use crate::changelog::facts::Facts;
use crate::changelog::pairs::{Pair, pairs};
use crate::changelog::renames::Renames;

/// A commit, as far as facts can disagree with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// Its short id.
    pub commit: String,
    /// The day on which it was made.
    pub day: NaiveDate,
    /// How many releases there are before the first that has it.
    pub releases: usize,
    /// The values of its `Catalog-Change` trailers.
    pub changes: Vec<String>,
}

/// What the commits of a history did, each taken in behind its parents.
#[derive(Debug, Default)]
pub struct Ledger {
    /// The names of the releases, oldest first.
    pub(super) releases: Vec<String>,
    pub(super) commits: Vec<Recording>,
    pub(super) lives: HashMap<String, Life>,
    /// Entries whose file cannot be read any more, as they last could be.
    last_read: HashMap<String, Entry>,
    /// Ids that became others.
    pub(super) renamed: HashMap<String, String>,
    pub(super) events: Vec<Event>,
    /// The last correction of each entry.
    pub(super) corrections: HashMap<String, usize>,
}

/// What is recorded of an entry.
#[derive(Debug, Default)]
pub(super) struct Life {
    /// Its file.
    pub(super) path: String,
    /// Its transitions, each with the commit that recorded it.
    pub(super) facts: HashMap<Fact, usize>,
}

/// A transition that a release told of, that no commit took away, and that is not there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    id: String,
    fact: Fact,
    /// The file of its entry, where it was last.
    pub path: String,
    /// How many commits had been taken in when it was recorded, that one included.
    pub since: usize,
}

impl Missing {
    /// Whether it is of the entry with this id.
    pub fn is_of(&self, id: &str) -> bool {
        self.id == id
    }

    /// Whether an entry has it.
    pub fn is_in(&self, entry: &Entry) -> bool {
        self.fact.is_in(entry)
    }
}

impl Ledger {
    /// An empty one; `releases` are named oldest first.
    pub fn new(releases: Vec<String>) -> Ledger {
        Ledger {
            releases,
            ..Ledger::default()
        }
    }

    /// Takes in a commit with the files in which it and its parent differ.
    pub fn commit(&mut self, commit: Recording, before: Facts, after: Facts) {
        self.commits.push(commit);
        let renames = Renames::between(&before.catalog, &after.catalog);
        self.rename_levels(&renames);
        let (before, after) = self.readable(before, after);
        let paired = pairs(&before, &after);
        let ids = new_ids(&paired);
        for Pair { before, after } in paired {
            match (before, after) {
                (Some(was), Some(is)) => self.changed(was, &renames.of_entry(was, &ids), is),
                (None, Some(is)) => self.added(is),
                (Some(was), None) => self.removed(&renames.of_entry(was, &ids)),
                (None, None) => {}
            }
        }
    }

    /// The transitions that a release told of, that no commit took away, and that the entries of
    /// today do not have. Only a merge can have lost them, or work that is not committed.
    pub fn missing<'e>(&self, entry_of: impl Fn(&str) -> Option<&'e Entry>) -> Vec<Missing> {
        let mut missing = Vec::new();
        for (id, life) in &self.lives {
            let entry = entry_of(id);
            for (fact, recorder) in &life.facts {
                let is_released = self.commits[*recorder].releases < self.releases.len();
                if is_released && !entry.is_some_and(|entry| fact.is_in(entry)) {
                    missing.push(Missing {
                        path: life.path.clone(),
                        since: recorder + 1,
                        id: id.clone(),
                        fact: fact.clone(),
                    });
                }
            }
        }
        missing.sort();
        missing
    }

    /// Takes in that a merge lost a transition.
    pub fn lost(&mut self, merge: &Recording, missing: &Missing) {
        let Some(life) = self.lives.get_mut(&missing.id) else {
            return;
        };
        let Some(recorder) = life.facts.remove(&missing.fact) else {
            return;
        };
        self.commits.push(merge.clone());
        let transition = Transition {
            level: missing.fact.level.clone(),
            date: missing.fact.date,
            ..Transition::default()
        };
        if self.is_released(recorder) {
            self.events.push(Event {
                id: missing.id.clone(),
                path: missing.path.clone(),
                track: missing.fact.track.clone(),
                transition,
                deed: Deed::Vanished,
                commit: self.commits.len() - 1,
            });
        }
    }

    /// Whether a release told of what a commit recorded before the last one was made.
    pub(super) fn is_released(&self, recorder: usize) -> bool {
        let of = |commit: &Recording| commit.releases;
        self.commits.last().map(of) > self.commits.get(recorder).map(of)
    }

    /// Entries that can be read on both sides. Where a file cannot be read, what it last said is
    /// kept until it can be; what could never be read is not taken for new.
    fn readable(&mut self, before: Facts, after: Facts) -> (Vec<Entry>, Vec<Entry>) {
        let (old, new) = (before.broken(), after.broken());
        let mut was = Vec::new();
        for entry in before.catalog.entries {
            if old.contains(&entry.id) {
                continue;
            }
            match new.contains(&entry.id) {
                true => drop(self.last_read.insert(entry.id.clone(), entry)),
                false => was.push(entry),
            }
        }
        let mut unknown = HashSet::new();
        for id in old.iter().filter(|id| !new.contains(*id)) {
            match self.last_read.remove(id) {
                Some(entry) => was.push(entry),
                None => drop(unknown.insert(id)),
            }
        }
        let is_known = |entry: &Entry| !new.contains(&entry.id) && !unknown.contains(&entry.id);
        let is = after.catalog.entries.into_iter().filter(is_known);
        (was, is.collect())
    }

    /// Takes in that tracks or levels are called otherwise now.
    fn rename_levels(&mut self, renames: &Renames) {
        if renames.tracks.is_empty() && renames.levels.is_empty() {
            return;
        }
        for life in self.lives.values_mut() {
            let facts = std::mem::take(&mut life.facts).into_iter();
            let renamed = facts.map(|(mut fact, commit)| {
                renames.rename_level(&mut fact.track, &mut fact.level);
                (fact, commit)
            });
            life.facts = renamed.collect();
        }
        for event in &mut self.events {
            renames.rename_level(&mut event.track, &mut event.transition.level);
            if let Deed::Altered(to) | Deed::Level(to) = &mut event.deed {
                renames.rename_level(&mut event.track.clone(), &mut to.level);
            }
        }
    }
}
