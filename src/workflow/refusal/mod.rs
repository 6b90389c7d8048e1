//! Why a request is refused: what is wrong, and what would be right.

mod hints;
mod message;
mod wording;

pub use self::wording::{About, Part, Wording};

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::request::Verb;
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::edit::EditError;
use crate::catalog::find::NotFound;
use crate::catalog::model::NotPermitted;
use crate::git::GitError;
use crate::publish::PublishError;

/// A request that cannot be carried out. Nothing was changed.
#[derive(Debug)]
pub enum Refusal {
    /// The catalog itself has errors, so that nothing can be planned on it.
    BrokenCatalog(Problems),
    /// A file that the change needs cannot be read.
    Unreadable(GitError),
    /// The change would leave these errors.
    Invalid(Problems),
    /// No entry is called so; the nearest.
    UnknownName {
        /// What was called for.
        called: String,
        /// What is nearest to it.
        nearest: Vec<String>,
    },
    /// Several entries are called so.
    AmbiguousName {
        /// What was called for.
        called: String,
        /// The ids of those.
        ids: Vec<String>,
    },
    /// No track is called so; those that there are.
    UnknownTrack {
        /// The track.
        track: String,
        /// The tracks there are.
        tracks: Vec<String>,
    },
    /// Which track is meant is not clear.
    TrackNeeded {
        /// The tracks there are.
        tracks: Vec<String>,
    },
    /// The track has no such level; those that it has.
    UnknownLevel {
        /// The level.
        level: String,
        /// The track; none where any would do.
        track: Option<String>,
        /// The levels to choose from.
        levels: Vec<String>,
        /// What is nearest to it.
        nearest: Option<String>,
    },
    /// Which retired level is meant is not clear.
    LevelNeeded {
        /// The track.
        track: String,
        /// The levels to choose from.
        levels: Vec<String>,
    },
    /// The track does not permit the move.
    NotPermitted(Box<BlockedMove>),
    /// The move is another verb's.
    OtherVerb {
        /// The verb that was asked.
        verb: Verb,
        /// The entry.
        name: String,
        /// The level that it is at.
        from: Option<String>,
        /// The level that it should come to.
        to: String,
        /// The verb that would be right.
        right: Verb,
    },
    /// A level is left by an entry that was never on the track.
    NotOnTrack {
        /// The entry.
        name: String,
        /// The track.
        track: String,
    },
    /// The date lies before the one that it follows.
    DateBefore {
        /// The date that was given.
        date: NaiveDate,
        /// The date of the last transition.
        last: NaiveDate,
        /// The level.
        level: String,
    },
    /// The date lies in the future.
    DateInFuture {
        /// The date that was given.
        date: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// What the level asks for is missing.
    CriteriaUnmet {
        /// The entry.
        name: String,
        /// The level.
        level: String,
        /// The keys that are missing.
        missing: Vec<String>,
    },
    /// `--force` without a reason.
    ForceNeedsReason,
    /// There is no such area; the nearest.
    UnknownArea {
        /// The area.
        area: String,
        /// What is nearest to it.
        nearest: Vec<String>,
    },
    /// The entry is not in the area that it should leave, or which one is not clear.
    AreaNotClear {
        /// The entry.
        name: String,
        /// The areas that it has.
        areas: Vec<String>,
    },
    /// The entry is in that area already.
    AlreadyInArea {
        /// The entry.
        name: String,
        /// The area.
        area: String,
    },
    /// The id, name, alias or repository is another entry's.
    Taken {
        /// What it is: id, name, alias or repository.
        what: &'static str,
        /// The value itself.
        value: String,
        /// Who has it.
        by: String,
        /// The file.
        path: String,
    },
    /// An id that cannot be one.
    InvalidId {
        /// The id.
        id: String,
        /// What stands in the way.
        why: &'static str,
        /// An id that would do.
        instead: Option<String>,
    },
    /// A value that cannot be one of its key.
    InvalidValue {
        /// The key.
        key: String,
        /// What is wrong with it.
        message: String,
        /// What would be right.
        help: Option<String>,
    },
    /// A key that no entry has, or that has a verb of its own.
    UnknownKey {
        /// The key.
        key: String,
        /// What would be right.
        help: String,
    },
    /// Other entries name this one as their successor.
    StillNamed {
        /// The id.
        id: String,
        /// Who has it.
        by: Vec<String>,
    },
    /// A list selects this entry alone, by its id, and would hold every entry without it.
    LastOfList {
        /// The id.
        id: String,
        /// The list.
        list: String,
        /// The file of settings.
        settings: String,
    },
    /// The text cannot be edited without touching more than it should.
    Edit {
        /// The file.
        path: String,
        /// Why it cannot be.
        error: EditError,
    },
    /// A list cannot be published.
    Publish(Box<PublishError>),
    /// An archived entry that is to be its own successor.
    OwnSuccessor {
        /// The entry.
        name: String,
    },
    /// Changes of a file are refused.
    Changes(Box<RefusedChanges>),
    /// Several things are wrong with what one command asks for.
    All(Vec<Refusal>),
}

impl std::error::Error for Refusal {}

/// A move that a track does not permit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockedMove {
    /// The entry's name.
    pub name: String,
    /// The track.
    pub track: String,
    /// The level that it is at.
    pub from: Option<String>,
    /// The level that it should come to.
    pub to: String,
    /// What stands in the way.
    pub why: NotPermitted,
}

/// Every change of a file that is refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RefusedChanges {
    /// What is wrong, with its place in the file.
    pub problems: Problems,
    /// How many changes are refused.
    pub wrong: usize,
    /// How many the file has.
    pub of: usize,
    /// How many were not judged, since they hang on one that is refused.
    pub unchecked: usize,
}

/// Problems, and the texts of the files that they are about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// What is wrong, by path and place.
    pub found: Vec<Diagnostic>,
    texts: HashMap<String, String>,
}

impl Problems {
    /// These problems, with the texts that `text_of` gives for their paths.
    pub fn new<T: AsRef<[u8]>>(
        found: Vec<Diagnostic>,
        text_of: impl Fn(&str) -> Option<T>,
    ) -> Problems {
        let text = |path: &str| Some(String::from_utf8_lossy(text_of(path)?.as_ref()).into_owned());
        let others = found.iter().filter_map(|problem| problem.other.as_ref());
        let paths = found.iter().map(|problem| &problem.path);
        let paths = paths.chain(others.map(|other| &other.path));
        let texts = paths.filter_map(|path| Some((path.clone(), text(path)?)));
        Problems {
            texts: texts.collect(),
            found,
        }
    }

    /// The text of a file that a problem is about.
    pub fn text_of(&self, path: &str) -> Option<String> {
        self.texts.get(path).cloned()
    }
}

impl Refusal {
    /// A name that finds no entry.
    pub fn not_found(called: &str, why: NotFound) -> Refusal {
        let called = called.to_string();
        match why {
            NotFound::Unknown(nearest) => Refusal::UnknownName { called, nearest },
            NotFound::Ambiguous(ids) => Refusal::AmbiguousName { called, ids },
        }
    }

    /// What stands in the way in all, each thing said once; `None` where nothing does.
    pub fn all(refusals: Vec<Refusal>) -> Option<Refusal> {
        let mut said = HashSet::new();
        let mut is_new = |refusal: &Refusal| {
            // Problems of files are not in the message.
            refusal.problems().is_some() || said.insert(refusal.to_string())
        };
        let mut refusals = refusals;
        refusals.retain(&mut is_new);
        match refusals.len() {
            0 | 1 => refusals.pop(),
            _ => Some(Refusal::All(refusals)),
        }
    }

    /// The problems with their places, where there are any.
    pub fn problems(&self) -> Option<&Problems> {
        match self {
            Refusal::BrokenCatalog(problems) | Refusal::Invalid(problems) => Some(problems),
            Refusal::Changes(refused) => Some(&refused.problems),
            _ => None,
        }
    }
}
