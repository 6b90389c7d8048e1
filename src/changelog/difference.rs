//! What can be different between two revisions, as values.

use serde_json::Value;

use crate::catalog::model::{Move, Transition};

/// One thing that is different, and where the history says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What it is about.
    pub about: Subject,
    /// What is different about it.
    pub change: Change,
    /// The commit that made it so, where the history names one.
    pub origin: Option<Origin>,
}

/// What a difference is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub sort: Sort,
    /// Its id; the path of an area.
    pub id: String,
    /// Its name or title.
    pub name: String,
    /// Where a reader finds it: an entry's homepage, else its repository.
    pub url: Option<String>,
}

/// What there is in a catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A project.
    Entry,
    /// A maturity model.
    Track,
    /// A node of the tree of areas.
    Area,
    /// A published list.
    List,
    /// The catalog itself: its title, how changes go into git.
    Catalog,
}

impl Sort {
    /// Its word in results.
    pub fn word(self) -> &'static str {
        match self {
            Sort::Entry => "entry",
            Sort::Track => "track",
            Sort::Area => "area",
            Sort::List => "list",
            Sort::Catalog => "catalog",
        }
    }
}

/// What is different.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It is new.
    Added {
        /// Where an entry stood when it came: on each track what the range does not tell of.
        levels: Vec<Standing>,
        /// The areas of an entry.
        areas: Vec<String>,
    },
    /// An entry came to another level.
    Level(Box<LevelChange>),
    /// An entry is in other areas.
    Areas {
        /// The areas that it left.
        left: Vec<String>,
        /// The areas that it came to.
        entered: Vec<String>,
    },
    /// It has another id or another name, or an area another place in the tree.
    Renamed {
        /// The id that it had.
        id: String,
        /// The name that it had.
        name: String,
    },
    /// Other fields have other values.
    Updated {
        /// Which, in the order of the file.
        fields: Vec<FieldChange>,
    },
    /// It is gone.
    Removed {
        /// The entry that has its id as an alias now.
        into: Option<Subject>,
    },
    /// A past transition is not what it was.
    Corrected {
        /// The track.
        track: String,
        /// What was recorded; `None` where it is told of only now.
        before: Option<Transition>,
        /// What is recorded; `None` where it is told of no more.
        after: Option<Transition>,
    },
}

/// Where an entry stands on a track.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The track's id.
    pub track: String,
    /// Its title.
    pub track_title: String,
    /// The transition that led there.
    pub transition: Transition,
    /// The level's title.
    pub title: String,
}

/// A transition that one revision does not have and the other has at the end.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelChange {
    /// Where it led.
    pub to: Standing,
    /// What kind of step it is.
    pub step: Move,
    /// The level before, by id and title; `None` for the first on the track.
    pub from: Option<(String, String)>,
    /// The entry that takes its place.
    pub successor: Option<Subject>,
    /// How its date lies to the range.
    pub dated: Dated,
    /// Whether the entry is itself new.
    pub of_new_entry: bool,
    /// How low its level is: 0 for the highest of the first track.
    pub rank: (usize, usize),
}

/// How the date of a transition lies to the range of days between two revisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// In it.
    Within,
    /// On a day before it: recorded late.
    Before,
    /// On a day after it: recorded ahead.
    After,
    /// Without a date.
    Unknown,
}

/// A field with another value.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Its key, dotted: `license`, `links.chat`.
    pub key: String,
    /// What it was; `None` where it was not there.
    pub before: Option<Value>,
    /// What it is; `None` where it is not there.
    pub after: Option<Value>,
}

/// A commit that made a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its id.
    pub commit: String,
    /// The pull or merge request that brought it.
    pub pull_request: Option<u64>,
}

/// What kind a difference is of, in the order in which a changelog tells of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// To a higher level, or onto a track.
    Promoted,
    /// New.
    Added,
    /// Out of a retired level.
    Restored,
    /// To a lower level.
    Demoted,
    /// Into a retired level.
    Archived,
    /// To other areas.
    Moved,
    /// Another id or name.
    Renamed,
    /// Other fields.
    Updated,
    /// Gone.
    Removed,
    /// Another past.
    Corrected,
}

impl Kind {
    /// Its word in results.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Promoted => "promoted",
            Kind::Added => "added",
            Kind::Restored => "restored",
            Kind::Demoted => "demoted",
            Kind::Archived => "archived",
            Kind::Moved => "moved",
            Kind::Renamed => "renamed",
            Kind::Updated => "updated",
            Kind::Removed => "removed",
            Kind::Corrected => "corrected",
        }
    }
}

impl Difference {
    /// What kind it is of.
    pub fn kind(&self) -> Kind {
        match &self.change {
            Change::Added { .. } => Kind::Added,
            Change::Level(level) => match level.step {
                Move::Enter | Move::Up => Kind::Promoted,
                Move::Down => Kind::Demoted,
                Move::Retire => Kind::Archived,
                Move::Restore => Kind::Restored,
            },
            Change::Areas { .. } => Kind::Moved,
            Change::Renamed { .. } => Kind::Renamed,
            Change::Updated { .. } => Kind::Updated,
            Change::Removed { .. } => Kind::Removed,
            Change::Corrected { .. } => Kind::Corrected,
        }
    }

    /// What it is sorted by: what it is about, its kind, the highest level first, its date, name.
    pub(super) fn order(&self) -> impl Ord + use<> {
        let (rank, date) = match &self.change {
            Change::Level(level) => (Some(level.rank), level.to.transition.date),
            _ => (None, None),
        };
        let name = self.about.name.to_lowercase();
        (
            self.about.sort,
            self.kind(),
            rank,
            date,
            name,
            self.about.id.clone(),
        )
    }
}
