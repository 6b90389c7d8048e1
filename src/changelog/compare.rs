//! Two revisions of the facts, and what is different between them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::difference::{Change, Dated, Difference, LevelChange, Sort, Standing, Subject};
use super::facts::Facts;
use super::fields::fields;
use super::origin::{Recorded, attribute};
use super::pairs::{Pair, pairs};
use super::renames::Renames;
use super::steps::{Step, steps};
use super::structure::structure;
use crate::catalog::model::{Catalog, Entry, Move, Transition};

/// The days between two revisions, both included; `None` where there is no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    /// The day of the earlier revision.
    pub since: Option<NaiveDate>,
    /// The day of the later one.
    pub until: Option<NaiveDate>,
}

impl Days {
    fn dated(&self, date: Option<NaiveDate>) -> Dated {
        match date {
            None => Dated::Unknown,
            Some(date) if self.since.is_some_and(|since| date < since) => Dated::Before,
            Some(date) if self.until.is_some_and(|until| date > until) => Dated::After,
            Some(_) => Dated::Within,
        }
    }
}

/// What is different between two revisions. Where an entry's file cannot be read in one of them,
/// nothing is said of it.
pub fn compare(before: &Facts, after: &Facts, days: &Days) -> Found {
    let renames = Renames::between(&before.catalog, &after.catalog);
    let unreadable: HashSet<&str> = before.unreadable().chain(after.unreadable()).collect();
    let paired = pairs(&before.catalog.entries, &after.catalog.entries);
    let ids = new_ids(&paired);
    let scope = Scope {
        after: &after.catalog,
        neighbours: &after.neighbours,
        days,
    };
    let mut found = structure(&before.catalog, &after.catalog, &renames);
    for pair in paired {
        let mut both = [pair.before, pair.after].into_iter().flatten();
        if both.any(|entry| unreadable.contains(entry.id.as_str())) {
            continue;
        }
        match (pair.before, pair.after) {
            (Some(was), Some(is)) => scope.changed(&renames.of_entry(was, &ids), is, &mut found),
            (None, Some(is)) => scope.added(is, &mut found),
            (Some(was), None) => found.push(scope.removed(was)),
            (None, None) => {}
        }
    }
    Found { differences: found }
}

/// What is different between two revisions, before it is known which commits made it so.
pub struct Found {
    differences: Vec<Difference>,
}

impl Found {
    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty()
    }

    /// Lets each difference name the one of these commits that tells of it, the newest first. Gives
    /// whether each of them is told of in full, so that no older commit could say more.
    pub fn attribute(&mut self, recorded: &[Recorded]) -> bool {
        attribute(&mut self.differences, recorded)
    }

    /// The differences in the order in which they are told: entries first, each kind together, the
    /// highest level first.
    pub fn told(self) -> Vec<Difference> {
        let mut told = with_past_folded(self.differences);
        told.sort_by_cached_key(Difference::order);
        told
    }
}

/// Takes the past of a new entry as where it stood when it came: its levels from before the range,
/// unless a commit in the range tells of them. What follows one that is told of is told of too.
fn with_past_folded(found: Vec<Difference>) -> Vec<Difference> {
    let mut folded: Vec<Difference> = Vec::with_capacity(found.len());
    for difference in found {
        if let Change::Level(level) = &difference.change
            && level.of_new_entry
            && matches!(level.dated, Dated::Before | Dated::Unknown)
            && difference.origin.is_none()
            && let Some(standing) = standing_so_far(&mut folded, &difference.about.id, &level.to)
        {
            *standing = level.to.clone();
            continue;
        }
        folded.push(difference);
    }
    folded
}

/// Where a new entry stands on a track, unless another level on it is told of already. What is
/// found of one entry stands together.
fn standing_so_far<'d>(
    found: &'d mut [Difference],
    id: &str,
    on: &Standing,
) -> Option<&'d mut Standing> {
    let of_entry = found
        .iter_mut()
        .rev()
        .take_while(|other| other.about.id == id);
    for difference in of_entry {
        match &mut difference.change {
            Change::Level(level) if level.to.track == on.track => return None,
            Change::Added { levels, .. } => {
                return levels.iter_mut().find(|level| level.track == on.track);
            }
            _ => {}
        }
    }
    None
}

/// The ids that changed.
pub(super) fn new_ids(pairs: &[Pair]) -> HashMap<String, String> {
    pairs
        .iter()
        .filter_map(|pair| pair.before.zip(pair.after))
        .filter(|(was, is)| was.id != is.id)
        .map(|(was, is)| (was.id.clone(), is.id.clone()))
        .collect()
}

/// What is known while entries are compared.
struct Scope<'f> {
    after: &'f Catalog,
    neighbours: &'f [Entry],
    days: &'f Days,
}

impl Scope<'_> {
    /// A new entry, and its levels behind the first on each track; all of them are its past where
    /// the range has no beginning.
    fn added(&self, entry: &Entry, found: &mut Vec<Difference>) {
        let mut levels = Vec::new();
        let mut moves = Vec::new();
        for (track, transitions) in &entry.maturity {
            let known = match self.days.since {
                Some(_) => transitions.len().min(1),
                None => transitions.len(),
            };
            levels.extend(
                transitions[..known]
                    .last()
                    .map(|transition| self.standing(track, transition)),
            );
            for pair in transitions[known.saturating_sub(1)..].windows(2) {
                let mut change = self.level_change(track, Some(&pair[0]), &pair[1]);
                change.of_new_entry = true;
                moves.push(of(entry, Change::Level(Box::new(change))));
            }
        }
        let areas = entry.areas.clone();
        found.push(of(entry, Change::Added { levels, areas }));
        found.extend(moves);
    }

    fn changed(&self, was: &Entry, is: &Entry, found: &mut Vec<Difference>) {
        if was.id != is.id || was.name != is.name {
            let (id, name) = (was.id.clone(), was.name.clone());
            found.push(of(is, Change::Renamed { id, name }));
        }
        let without = |from: &[String], others: &[String]| -> Vec<String> {
            from.iter()
                .filter(|area| !others.contains(area))
                .cloned()
                .collect()
        };
        let left = without(&was.areas, &is.areas);
        let entered = without(&is.areas, &was.areas);
        if !left.is_empty() || !entered.is_empty() {
            found.push(of(is, Change::Areas { left, entered }));
        }
        let gone = was
            .maturity
            .keys()
            .filter(|track| !is.maturity.contains_key(track));
        for track in is.maturity.keys().chain(gone) {
            let on = |entry: &Entry| entry.maturity.get(track).cloned().unwrap_or_default();
            self.track(is, track, &on(was), &on(is), found);
        }
        let fields = fields(was, is);
        if !fields.is_empty() {
            found.push(of(is, Change::Updated { fields }));
        }
    }

    fn track(
        &self,
        entry: &Entry,
        track: &str,
        was: &[Transition],
        is: &[Transition],
        found: &mut Vec<Difference>,
    ) {
        for step in steps(was, is) {
            found.push(match step {
                Step::New { from, to } => {
                    let change = self.level_change(track, from, to);
                    of(entry, Change::Level(Box::new(change)))
                }
                Step::Corrected { before, after } => of(
                    entry,
                    Change::Corrected {
                        track: track.to_string(),
                        before: before.cloned(),
                        after: after.cloned(),
                    },
                ),
            });
        }
    }

    fn level_change(
        &self,
        track_id: &str,
        from: Option<&Transition>,
        to: &Transition,
    ) -> LevelChange {
        let tracks = &self.after.settings.tracks;
        let track = tracks.get(track_id);
        let title = |level: &str| {
            track
                .map_or(level, |track| track.title_of(level))
                .to_string()
        };
        let step = track.and_then(|track| track.step(from.map(|from| &*from.level), &to.level));
        let rank = (
            tracks.get_index_of(track_id).unwrap_or(tracks.len()),
            track.map_or(0, |track| track.order(&to.level)),
        );
        LevelChange {
            to: self.standing(track_id, to),
            step: step.unwrap_or(Move::Up),
            from: from.map(|from| (from.level.to_string(), title(&from.level))),
            successor: to.superseded_by.as_deref().map(|id| self.entry(id)),
            dated: self.days.dated(to.date),
            rank,
            of_new_entry: false,
        }
    }

    fn standing(&self, track_id: &str, transition: &Transition) -> Standing {
        let track = self.after.settings.tracks.get(track_id);
        let level = transition.level.as_str();
        Standing {
            track: track_id.to_string(),
            track_title: track.map_or(track_id, |track| &track.title).to_string(),
            transition: transition.clone(),
            title: track
                .map_or(level, |track| track.title_of(level))
                .to_string(),
        }
    }

    fn removed(&self, entry: &Entry) -> Difference {
        let holds = |other: &&Entry| other.aliases.contains(&entry.id);
        let into = self.after.entries.iter().find(holds).map(subject);
        of(entry, Change::Removed { into })
    }

    /// The entry of an id, which another names.
    fn entry(&self, id: &str) -> Subject {
        let near = self.neighbours.iter().find(|entry| entry.id == id);
        match self.after.entry(id).or(near) {
            Some(entry) => subject(entry),
            None => Subject {
                sort: Sort::Entry,
                id: id.to_string(),
                name: id.to_string(),
                url: None,
            },
        }
    }
}

fn subject(entry: &Entry) -> Subject {
    Subject {
        sort: Sort::Entry,
        id: entry.id.clone(),
        name: entry.name.clone(),
        url: entry.homepage.clone().or_else(|| entry.repository.clone()),
    }
}

fn of(entry: &Entry, change: Change) -> Difference {
    Difference {
        about: subject(entry),
        change,
        origin: None,
    }
}
