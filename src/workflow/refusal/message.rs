//! What is wrong, in one line.

use std::fmt;

use super::{BlockedMove, Refusal, RefusedChanges};
use crate::catalog::model::{Move, NotPermitted};
use crate::workflow::request::Verb;

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::BrokenCatalog(_) => f.write_str("the catalog has errors"),
            Refusal::Unreadable(error) => error.fmt(f),
            Refusal::Invalid(_) => f.write_str("the change would leave errors in the catalog"),
            Refusal::UnknownName { called, .. } => write!(f, "no entry is called `{called}`"),
            Refusal::AmbiguousName { called, .. } => {
                write!(f, "several entries are called `{called}`")
            }
            Refusal::UnknownTrack { track, .. } => write!(f, "there is no track `{track}`"),
            Refusal::TrackNeeded { .. } => f.write_str("it is not clear which track is meant"),
            Refusal::UnknownLevel { level, track, .. } => match track {
                Some(track) => write!(f, "track {track} has no level `{level}`"),
                None => write!(f, "no track has a level `{level}`"),
            },
            Refusal::LevelNeeded { track, levels } if levels.is_empty() => {
                write!(f, "track {track} has no level for what is over")
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
                f.write_str("going on without what the level asks for needs a reason")
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
                let verb = if by.len() == 1 { "names" } else { "name" };
                write!(f, "{} still {verb} {id} as successor", by.join(", "))
            }
            Refusal::LastOfList { id, list, .. } => write!(
                f,
                "{id} is the only id that the list {list} selects; without one it would hold all"
            ),
            Refusal::Edit { path, error } => write!(f, "{path}: {error}"),
            Refusal::Publish(error) => write!(f, "{error}"),
            Refusal::OwnSuccessor { name } => write!(f, "{name} cannot take its own place"),
            Refusal::Changes(refused) => refused.fmt(f),
            Refusal::All(refusals) => {
                let messages: Vec<String> = refusals.iter().map(Refusal::to_string).collect();
                f.write_str(&messages.join("; "))
            }
        }
    }
}

impl fmt::Display for RefusedChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.wrong, self.of) {
            (0, _) => f.write_str("the file of changes has errors, so nothing is changed"),
            (1, of) => write!(f, "1 of {of} changes is refused, so none is made"),
            (wrong, of) => write!(f, "{wrong} of {of} changes are refused, so none is made"),
        }
    }
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
