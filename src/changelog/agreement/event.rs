//! What a commit did to a transition and that may be wrong.

use chrono::NaiveDate;
use compact_str::CompactString;

use crate::catalog::model::{Entry, Transition};

/// What makes a transition the same one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Fact {
    pub(super) track: String,
    pub(super) date: Option<NaiveDate>,
    pub(super) level: CompactString,
}

impl Fact {
    pub(super) fn of(track: &str, transition: &Transition) -> Fact {
        Fact {
            track: track.to_string(),
            level: transition.level.clone(),
            date: transition.date,
        }
    }

    /// Whether an entry says so.
    pub(super) fn is_in(&self, entry: &Entry) -> bool {
        let on_track = entry.maturity.get(&self.track).into_iter().flatten();
        let mut on_level = on_track.filter(|one| one.level == self.level);
        on_level.any(|one| self.date.is_none() || one.date == self.date)
    }
}

/// Something that a commit did to a transition and that may be wrong.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Event {
    /// The entry.
    pub(super) id: String,
    /// Its file.
    pub(super) path: String,
    pub(super) track: String,
    /// The transition as it was.
    pub(super) transition: Transition,
    pub(super) deed: Deed,
    /// The commit, by its place among those taken in.
    pub(super) commit: usize,
}

/// What was done to a transition.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Deed {
    /// It was recorded before its day.
    Ahead,
    /// It is another one, though a release told of it.
    Altered(Transition),
    /// It was taken away, though a release told of it.
    Vanished,
    /// The same, with the whole entry.
    Gone,
    /// It was the current level, and another took its place without a transition to it.
    Level(Transition),
}

/// Whether a transition still says all that it said; what was not known may be known now.
pub(super) fn keeps(was: &Transition, is: &Transition) -> bool {
    let same = |was: &Option<String>, is: &Option<String>| was.is_none() || was == is;
    was.level == is.level
        && (was.date.is_none() || was.date == is.date)
        && same(&was.evidence, &is.evidence)
        && same(&was.reason, &is.reason)
        && same(&was.superseded_by, &is.superseded_by)
}
