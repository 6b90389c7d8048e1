//! What a refusal is about, and how that is called where the request was written.

use super::Refusal;
use crate::catalog::model::NotPermitted;

/// Where a request was written, and so how its parts are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// On the command line, by flags.
    Flags,
    /// In a file of changes, by keys.
    Keys,
}

/// A part of a request that a refusal speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What is to be done.
    Verb,
    /// The entry.
    Name,
    /// The level to come to.
    Level,
    /// The track.
    Track,
    /// The day.
    Date,
    /// Why.
    Reason,
    /// Going on although criteria are unmet.
    Force,
    /// The entry that takes the place.
    SupersededBy,
    /// The area to come to.
    Area,
    /// The area to leave.
    From,
    /// The id of a new entry.
    Id,
}

/// What a refusal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About<'r> {
    /// A part of the request.
    Part(Part),
    /// What was given, whichever part it is.
    Given(&'r str),
    /// The request as a whole.
    Whole,
}

impl Part {
    /// Its flag, and its key.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Part::Verb => ("the command", "verb"),
            Part::Name => ("NAME", "name"),
            Part::Level => ("--to", "level"),
            Part::Track => ("--track", "track"),
            Part::Date => ("--date", "date"),
            Part::Reason => ("--reason", "reason"),
            Part::Force => ("--force", "force"),
            Part::SupersededBy => ("--superseded-by", "superseded_by"),
            Part::Area => ("--to", "to"),
            Part::From => ("--from", "from"),
            Part::Id => ("--id", "id"),
        }
    }

    /// Its key in a file of changes.
    pub fn key(self) -> &'static str {
        self.names().1
    }

    /// What it is called.
    pub(super) fn called(self, wording: Wording) -> String {
        match wording {
            Wording::Flags => self.names().0.to_string(),
            Wording::Keys => format!("`{}`", self.key()),
        }
    }
}

impl Refusal {
    /// What of the request it is about.
    pub fn about(&self) -> About<'_> {
        match self {
            Refusal::UnknownName { called, .. } | Refusal::AmbiguousName { called, .. } => {
                About::Given(called)
            }
            Refusal::UnknownArea { area, .. } => About::Given(area),
            Refusal::Taken { value, .. } => About::Given(value),
            Refusal::InvalidId { id, .. } if id.is_empty() => About::Part(Part::Name),
            Refusal::InvalidId { id, .. } => About::Given(id),
            Refusal::InvalidValue { key, .. } | Refusal::UnknownKey { key, .. } => {
                About::Given(key)
            }
            Refusal::UnknownTrack { .. } => About::Part(Part::Track),
            Refusal::UnknownLevel { .. } | Refusal::CriteriaUnmet { .. } => {
                About::Part(Part::Level)
            }
            Refusal::NotPermitted(blocked) => match blocked.why {
                NotPermitted::NeedsReason(_) => About::Whole,
                _ => About::Part(Part::Level),
            },
            Refusal::OtherVerb { .. } => About::Part(Part::Verb),
            Refusal::NotOnTrack { .. }
            | Refusal::StillNamed { .. }
            | Refusal::LastOfList { .. } => About::Part(Part::Name),
            Refusal::DateBefore { .. } | Refusal::DateInFuture { .. } => About::Part(Part::Date),
            Refusal::ForceNeedsReason => About::Part(Part::Force),
            Refusal::OwnSuccessor { .. } => About::Part(Part::SupersededBy),
            Refusal::AlreadyInArea { .. } => About::Part(Part::Area),
            Refusal::AreaNotClear { .. } => About::Part(Part::From),
            _ => About::Whole,
        }
    }
}
