//! Why a request is refused: what is wrong, and what would be right.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;

use super::request::Verb;
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::edit::EditError;
use crate::catalog::find::NotFound;
use crate::catalog::model::{Move, NotPermitted};
use crate::publish::PublishError;

/// A request that cannot be carried out. Nothing was changed.
#[derive(Debug)]
pub enum Refusal {
    /// The catalog itself has errors, so that nothing can be planned on it.
    BrokenCatalog(Problems),
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
        /// The track.
        track: String,
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
    /// The text cannot be edited without touching more than it should.
    Edit {
        /// The file.
        path: String,
        /// Why it cannot be.
        error: EditError,
    },
    /// A list cannot be published.
    Publish(Box<PublishError>),
    /// One of several requests is refused.
    At {
        /// Where it stands, as file and line.
        place: String,
        /// Why it is refused.
        refusal: Box<Refusal>,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::BrokenCatalog(_) => f.write_str("the catalog has errors"),
            Refusal::Invalid(_) => f.write_str("the change would leave errors in the catalog"),
            Refusal::UnknownName { called, .. } => write!(f, "no entry is called `{called}`"),
            Refusal::AmbiguousName { called, .. } => {
                write!(f, "several entries are called `{called}`")
            }
            Refusal::UnknownTrack { track, .. } => write!(f, "there is no track `{track}`"),
            Refusal::TrackNeeded { .. } => f.write_str("it is not clear which track is meant"),
            Refusal::UnknownLevel { level, track, .. } => {
                write!(f, "track {track} has no level `{level}`")
            }
            Refusal::LevelNeeded { track, .. } => {
                write!(
                    f,
                    "it is not clear which retired level of track {track} is meant"
                )
            }
            Refusal::NotPermitted(blocked) => blocked.fmt(f),
            Refusal::OtherVerb {
                verb,
                name,
                from,
                to,
                ..
            } => match from {
                Some(from) => write!(
                    f,
                    "cannot {verb} {name}: from {from} to {to} is no {}",
                    noun(*verb)
                ),
                None => write!(f, "cannot {verb} {name}: it has no level on this track yet"),
            },
            Refusal::NotOnTrack { name, track } => {
                write!(f, "{name} has no level on track {track}")
            }
            Refusal::DateBefore { date, last, level } => {
                write!(f, "{date} lies before {last}, when it came to {level}")
            }
            Refusal::DateInFuture { date, today } => {
                write!(f, "{date} lies in the future (today is {today})")
            }
            Refusal::CriteriaUnmet {
                name,
                level,
                missing,
            } => {
                write!(f, "{name} cannot be {level} without {}", missing.join(", "))
            }
            Refusal::ForceNeedsReason => {
                f.write_str("`--force` needs a reason to keep in the note")
            }
            Refusal::UnknownArea { area, .. } => write!(f, "there is no area `{area}`"),
            Refusal::AreaNotClear { name, .. } => {
                write!(f, "it is not clear which area {name} should leave")
            }
            Refusal::AlreadyInArea { name, area } => write!(f, "{name} is in area {area} already"),
            Refusal::Taken {
                what,
                value,
                by,
                path,
            } => write!(f, "{what} `{value}` is that of {by} ({path})"),
            Refusal::InvalidId { id, why, .. } => write!(f, "id `{id}` {why}"),
            Refusal::InvalidValue { key, message, .. } => write!(f, "{key}: {message}"),
            Refusal::UnknownKey { key, .. } => write!(f, "`{key}` cannot be edited"),
            Refusal::StillNamed { id, by } => {
                write!(f, "{} still name {id} as successor", by.join(", "))
            }
            Refusal::Edit { path, error } => write!(f, "{path}: {error}"),
            Refusal::Publish(error) => write!(f, "{error}"),
            Refusal::At { place, refusal } => write!(f, "{place}: {refusal}"),
        }
    }
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

impl fmt::Display for BlockedMove {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let BlockedMove {
            name,
            track,
            from,
            to,
            why,
        } = self;
        let from = from
            .as_ref()
            .map(|from| format!(" from {from}"))
            .unwrap_or_default();
        write!(f, "{name} cannot go{from} to {to} on track {track}: ")?;
        not_permitted(f, why, to)
    }
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
    pub fn new<'t>(found: Vec<Diagnostic>, text_of: impl Fn(&str) -> Option<&'t [u8]>) -> Problems {
        let text = |path: &str| Some(String::from_utf8_lossy(text_of(path)?).into_owned());
        let texts = found
            .iter()
            .filter_map(|problem| Some((problem.path.clone(), text(&problem.path)?)));
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

    /// What to do next, a sentence a line.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Refusal::BrokenCatalog(_) => {
                vec!["mend them, then try again; `catalog check` shows all".into()]
            }
            Refusal::UnknownName { nearest, .. } if nearest.is_empty() => {
                vec!["`catalog list` shows every entry".into()]
            }
            Refusal::UnknownName { nearest, .. } | Refusal::UnknownArea { nearest, .. } => {
                did_you_mean(nearest)
            }
            Refusal::AmbiguousName { ids, .. } => {
                vec![format!("say which by its id: {}", ids.join(", "))]
            }
            Refusal::UnknownTrack { tracks, .. } => {
                vec![format!("the tracks are {}", tracks.join(", "))]
            }
            Refusal::TrackNeeded { tracks } => {
                vec![format!("say it with --track: {}", tracks.join(", "))]
            }
            Refusal::UnknownLevel {
                levels, nearest, ..
            } => {
                let mut hints = did_you_mean(nearest.as_slice());
                hints.push(format!("its levels are {}", levels.join(", ")));
                hints
            }
            Refusal::LevelNeeded { levels, .. } => {
                vec![format!("say it with --to: {}", levels.join(", "))]
            }
            Refusal::NotPermitted(blocked)
                if matches!(blocked.why, NotPermitted::NeedsReason(_)) =>
            {
                vec!["say why with --reason".into()]
            }
            Refusal::OtherVerb {
                right, name, to, ..
            } => vec![format!("`catalog {right} {name} --to {to}` does that")],
            Refusal::NotOnTrack { name, track } => {
                vec![format!(
                    "`catalog promote {name} --track {track} --to LEVEL` puts it there"
                )]
            }
            Refusal::DateInFuture { .. } => vec!["--allow-future records it all the same".into()],
            Refusal::CriteriaUnmet { .. } => vec![
                "add what is missing with `catalog edit`".into(),
                "or go on with --force --reason TEXT, which is kept in the note".into(),
            ],
            Refusal::ForceNeedsReason => vec!["say it with --reason".into()],
            Refusal::AreaNotClear { areas, .. } => {
                vec![format!("say it with --from: {}", areas.join(", "))]
            }
            Refusal::Taken { by, .. } => vec![format!("`catalog show {by}` shows what is there")],
            Refusal::InvalidId {
                instead: Some(id), ..
            } => vec![format!("`{id}` would do")],
            Refusal::InvalidValue { help, .. } => help.iter().cloned().collect(),
            Refusal::UnknownKey { help, .. } => vec![help.clone()],
            Refusal::StillNamed { .. } => vec!["edit those entries first".into()],
            Refusal::At { refusal, .. } => refusal.hints(),
            _ => Vec::new(),
        }
    }

    /// The problems with their places, where there are any.
    pub fn problems(&self) -> Option<&Problems> {
        match self {
            Refusal::BrokenCatalog(problems) | Refusal::Invalid(problems) => Some(problems),
            Refusal::At { refusal, .. } => refusal.problems(),
            _ => None,
        }
    }
}

fn not_permitted(f: &mut fmt::Formatter<'_>, why: &NotPermitted, to: &str) -> fmt::Result {
    match why {
        NotPermitted::AlreadyThere => write!(f, "it is {to} already"),
        NotPermitted::NoEntry(levels) => write!(f, "an entry begins at {}", levels.join(" or ")),
        NotPermitted::NoMove(levels) if levels.is_empty() => {
            f.write_str("nothing leads on from there")
        }
        NotPermitted::NoMove(levels) => write!(f, "from there it may go to {}", levels.join(", ")),
        NotPermitted::NeedsReason(step) => write!(f, "{} needs a reason", step_words(*step)),
        NotPermitted::OneDown(below) => write!(f, "down goes one level at a time, to {below}"),
    }
}

fn step_words(step: Move) -> &'static str {
    match step {
        Move::Enter => "a first level",
        Move::Up => "a promotion",
        Move::Down => "a demotion",
        Move::Retire => "an archiving",
        Move::Restore => "a restoring",
    }
}

fn noun(verb: Verb) -> &'static str {
    match verb {
        Verb::Demote => "demotion",
        Verb::Archive => "archiving",
        Verb::Restore => "restoring",
        _ => "promotion",
    }
}

fn did_you_mean<'a>(nearest: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let names: Vec<&str> = nearest.into_iter().map(String::as_str).collect();
    if names.is_empty() {
        Vec::new()
    } else {
        vec![format!("did you mean {}?", names.join(", "))]
    }
}
