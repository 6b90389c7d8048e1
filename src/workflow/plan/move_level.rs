//! Promote, demote, archive, restore: a dated transition to another level.

use super::Planner;
use super::deed::Deed;
use super::track_meant::level_called;
use crate::catalog::edit::Edit;
use crate::catalog::model::{Entry, List, Move, NotPermitted, Track};
use crate::catalog::place::Place;
use crate::catalog::yaml::Tree;
use crate::workflow::refusal::{BlockedMove, Refusal};
use crate::workflow::request::{LevelMove, Verb};

impl Planner {
    pub(super) fn move_level(&mut self, request: &LevelMove) -> Result<Deed, Refusal> {
        let entry = self.find(&request.name)?.clone();
        let track_id = self.track_for(&entry, request)?;
        let track = self.track(&track_id)?;
        let to = target_level(track, &track_id, request)?;
        let from = entry
            .current(&track_id)
            .map(|transition| transition.level.clone());
        if from.is_none() && !self.may_begin(&entry, &track_id, request.verb) {
            return Err(Refusal::NotOnTrack {
                name: entry.id,
                track: track_id,
            });
        }
        permit(&entry, track, &track_id, from.as_deref(), &to, request)?;
        self.check_date(&entry, &track_id, request)?;
        let note = self.note_on_criteria(&entry, &track_id, &to, request)?;
        let successor = self.successor(&entry, request)?;
        let transition = transition(&to, request, note, successor.as_deref());
        let place = Place::of("maturity").key(&track_id);
        self.edit_text(
            &entry.path,
            &[Edit::Append {
                path: place.into(),
                value: transition,
            }],
        )?;
        Ok(deed(
            self.find(&entry.id)?,
            &track_id,
            from.as_deref(),
            request,
            successor.as_deref(),
        ))
    }

    /// Whether a verb may put an entry on a track. To be archived, it needs no level before where it
    /// is on no track, or a list tells of this one only what is over.
    fn may_begin(&self, entry: &Entry, track: &str, verb: Verb) -> bool {
        let is_listed = |list: &List| {
            list.own_track() == Some(track)
                && list.group_by.is_of_retired()
                && list.selects(entry, Some(track))
        };
        let mut lists = self.catalog.settings.lists.values();
        let mut may_end = || entry.maturity.is_empty() || lists.any(is_listed);
        verb == Verb::Promote || verb == Verb::Archive && may_end()
    }

    fn check_date(&self, entry: &Entry, track: &str, request: &LevelMove) -> Result<(), Refusal> {
        let Some(date) = request.date else {
            return Ok(());
        };
        if date > self.rules.today && !self.rules.allow_future {
            return Err(Refusal::DateInFuture {
                date,
                today: self.rules.today,
            });
        }
        let transitions = entry
            .maturity
            .get(track)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let last = transitions
            .iter()
            .rev()
            .find_map(|past| Some((past.date?, &past.level)));
        match last {
            Some((last, level)) if date < last => Err(Refusal::DateBefore {
                date,
                last,
                level: level.to_string(),
            }),
            _ => Ok(()),
        }
    }

    /// The note of the transition: what was said, and the reason where criteria are overridden.
    fn note_on_criteria(
        &mut self,
        entry: &Entry,
        track_id: &str,
        to: &str,
        request: &LevelMove,
    ) -> Result<Option<String>, Refusal> {
        let criteria = self
            .track(track_id)?
            .criteria
            .get(to)
            .cloned()
            .unwrap_or_default();
        let is_met = |key: &String| match key.as_str() {
            "evidence" => request.evidence.is_some(),
            key => entry.has(key),
        };
        let missing: Vec<String> = criteria.into_iter().filter(|key| !is_met(key)).collect();
        if missing.is_empty() {
            return Ok(request.note.clone());
        }
        if !request.force {
            return Err(Refusal::CriteriaUnmet {
                name: entry.name.clone(),
                level: to.to_string(),
                missing,
            });
        }
        let reason = reason(request).ok_or(Refusal::ForceNeedsReason)?;
        self.notes.push(format!(
            "{} becomes {to} without {}",
            entry.name,
            missing.join(", ")
        ));
        let kept = format!("without {}: {reason}", missing.join(", "));
        Ok(Some(match &request.note {
            Some(note) => format!("{note}; {kept}"),
            None => kept,
        }))
    }

    fn successor(&self, entry: &Entry, request: &LevelMove) -> Result<Option<String>, Refusal> {
        let Some(called) = &request.superseded_by else {
            return Ok(None);
        };
        let successor = self.find(called)?;
        if successor.id == entry.id {
            return Err(Refusal::OwnSuccessor {
                name: entry.name.clone(),
            });
        }
        Ok(Some(successor.id.clone()))
    }
}

/// The reason, where it says anything.
fn reason(request: &LevelMove) -> Option<&str> {
    let reason = request.reason.as_deref();
    reason.filter(|reason| !reason.trim().is_empty())
}

/// The level that is meant: the one that is named, or the only retired one.
fn target_level(track: &Track, track_id: &str, request: &LevelMove) -> Result<String, Refusal> {
    let ids = |levels: &[crate::catalog::model::Level]| {
        levels.iter().map(|level| level.id.clone()).collect()
    };
    let Some(to) = &request.to else {
        return match track.retired.as_slice() {
            [only] => Ok(only.id.clone()),
            several => several
                .iter()
                .find(|level| level.id == "archived")
                .map(|level| level.id.clone())
                .ok_or_else(|| Refusal::LevelNeeded {
                    track: track_id.to_string(),
                    levels: ids(several),
                }),
        };
    };
    level_called(track, track_id, to)
}

/// Whether the track permits the move, and this verb makes it.
fn permit(
    entry: &Entry,
    track: &Track,
    track_id: &str,
    from: Option<&str>,
    to: &str,
    request: &LevelMove,
) -> Result<(), Refusal> {
    let refused = |why: NotPermitted| {
        Refusal::NotPermitted(Box::new(BlockedMove {
            name: entry.name.clone(),
            track: track_id.to_string(),
            from: from.map(str::to_string),
            to: to.to_string(),
            why,
        }))
    };
    let step = track
        .step(from, to)
        .ok_or_else(|| refused(NotPermitted::AlreadyThere))?;
    let right = match step {
        Move::Enter if track.is_retired(to) && request.verb == Verb::Archive => Verb::Archive,
        Move::Enter | Move::Up => Verb::Promote,
        Move::Down => Verb::Demote,
        Move::Retire => Verb::Archive,
        Move::Restore => Verb::Restore,
    };
    if right != request.verb {
        return Err(Refusal::OtherVerb {
            verb: request.verb,
            name: entry.id.clone(),
            from: from.map(str::to_string),
            to: to.to_string(),
            right,
        });
    }
    track
        .permit(from, to, reason(request).is_some())
        .map(|_| ())
        .map_err(refused)
}

fn transition(
    to: &str,
    request: &LevelMove,
    note: Option<String>,
    successor: Option<&str>,
) -> Tree {
    let reason = if request.force {
        None
    } else {
        request.reason.clone()
    };
    let pairs = [
        ("level", Some(to.to_string())),
        ("date", request.date.map(|date| date.to_string())),
        ("evidence", request.evidence.clone()),
        ("reason", reason),
        ("note", note),
        ("superseded_by", successor.map(str::to_string)),
    ];
    Tree::map(
        pairs
            .into_iter()
            .filter_map(|(key, value)| Some((key, Tree::text(value?)))),
    )
}

fn deed(
    entry: &Entry,
    track: &str,
    from: Option<&str>,
    request: &LevelMove,
    successor: Option<&str>,
) -> Deed {
    let names_level = request.verb != Verb::Archive || request.to.is_some();
    Deed::step(request.verb, entry, track, from, names_level)
        .remark("Reason", request.reason.as_deref())
        .remark("Evidence", request.evidence.as_deref())
        .remark("Superseded by", successor)
}
