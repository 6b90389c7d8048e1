//! What of all that commits did still stands today, as problems.

use std::collections::HashSet;

use super::correction::names_move;
use super::event::{Deed, Event, keeps};
use super::ledger::{Ledger, Recording};
use crate::catalog::diagnostic::Severity;
use crate::catalog::model::{Catalog, Entry, Transition};
use crate::catalog::place::Place;
use crate::catalog::validate::Finding;

/// A rule that facts are held to by the history of their repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryRule {
    /// Its name, in kebab-case.
    pub name: &'static str,
    /// What it asks for.
    pub about: &'static str,
}

/// Every one of them.
pub const HISTORY_RULES: &[HistoryRule] =
    &[RECORDED_AHEAD, PAST_ALTERED, PAST_VANISHED, NO_TRANSITION];

const RECORDED_AHEAD: HistoryRule = HistoryRule {
    name: "recorded-ahead",
    about: "no transition is dated after the commit that recorded it",
};
const PAST_ALTERED: HistoryRule = HistoryRule {
    name: "past-altered",
    about: "what a release told of a transition is altered only by a correction",
};
const PAST_VANISHED: HistoryRule = HistoryRule {
    name: "past-vanished",
    about: "a transition that a release told of is taken away only by a correction",
};
const NO_TRANSITION: HistoryRule = HistoryRule {
    name: "level-without-transition",
    about: "a level changes by a transition that leads to it",
};

/// What is found of one event.
struct Found {
    severity: Severity,
    rule: HistoryRule,
    message: String,
    help: String,
}

impl Ledger {
    /// What disagrees with the facts as they are today, each with the commit that made it so, in
    /// the order of the commits. `unreadable` are the ids of entries of which nothing can be said.
    pub fn findings(&self, today: &Catalog, unreadable: &HashSet<String>) -> Vec<Finding> {
        let mut gone = HashSet::new();
        let mut findings = Vec::new();
        for event in &self.events {
            let is_settled = |last: &usize| match event.deed {
                Deed::Ahead => *last > event.commit,
                _ => *last >= event.commit,
            };
            let corrected = self.corrections.get(&event.id);
            if unreadable.contains(&event.id) || corrected.is_some_and(is_settled) {
                continue;
            }
            let found = match today.entry(&event.id) {
                Some(entry) => self.of_entry(event, entry),
                // The entry is told of once, not each of its transitions.
                None if event.deed == Deed::Gone && gone.insert(&event.id) => {
                    Some((self.gone(event), Place::root()))
                }
                None => None,
            };
            let path = today
                .entry(&event.id)
                .map_or(&event.path, |entry| &entry.path);
            findings.extend(found.map(|(found, place)| Finding {
                severity: found.severity,
                rule: found.rule.name,
                path: path.clone(),
                place,
                rests_on: None,
                message: found.message,
                help: Some(found.help),
                other: None,
            }));
        }
        findings
    }

    fn of_entry(&self, event: &Event, entry: &Entry) -> Option<(Found, Place)> {
        let track = entry.maturity.get(&event.track);
        let track = track.map_or(&[][..], Vec::as_slice);
        let was = &event.transition;
        let is_dated = |one: &Transition| one.level == was.level && one.date == was.date;
        let found = match &event.deed {
            Deed::Ahead if track.iter().any(is_dated) => self.ahead(event),
            Deed::Ahead => return None,
            _ if track.iter().any(|one| keeps(was, one)) => return None,
            Deed::Altered(to) | Deed::Level(to) if is_explained(was, to, track) => return None,
            Deed::Altered(to) => self.altered(event, to),
            Deed::Level(to) => self.levelled(event, to),
            Deed::Vanished | Deed::Gone => self.vanished(event),
        };
        Some((found, place(event, track)))
    }

    /// The commit that did it.
    fn maker(&self, event: &Event) -> &str {
        &self.commits[event.commit].commit
    }

    /// The last release before the commit of an event.
    fn release(&self, event: &Event) -> &str {
        let before = self.commits[event.commit].releases;
        let place = before.min(self.releases.len()).checked_sub(1);
        place.map_or("", |place| self.releases[place].as_str())
    }

    /// A date that the commit names was meant: a command takes it only with `--allow-future`.
    fn ahead(&self, event: &Event) -> Found {
        let Recording { day, changes, .. } = &self.commits[event.commit];
        let severity = match names_move(changes, &event.transition) {
            true => Severity::Warning,
            false => Severity::Error,
        };
        let (level, track, id) = (&event.transition.level, &event.track, &event.id);
        let commit = self.maker(event);
        let dated = shown_date(&event.transition);
        Found {
            severity,
            rule: RECORDED_AHEAD,
            message: format!(
                "`{level}` ({track}) is dated {dated}, and {commit} recorded it on {day} already"
            ),
            help: format!("`catalog edit {id}` corrects it, and says so in its commit"),
        }
    }

    fn altered(&self, event: &Event, to: &Transition) -> Found {
        let (commit, release) = (self.maker(event), self.release(event));
        let what = told(event);
        let were = differences(&event.transition, to);
        Found {
            severity: Severity::Error,
            rule: PAST_ALTERED,
            message: format!(
                "{commit} altered {what}, which {release} told of, without a correction: {were}"
            ),
            help: mend(event),
        }
    }

    fn vanished(&self, event: &Event) -> Found {
        let (commit, release) = (self.maker(event), self.release(event));
        let what = told(event);
        Found {
            severity: Severity::Error,
            rule: PAST_VANISHED,
            message: format!(
                "{commit} took away {what}, which {release} told of, without a correction"
            ),
            help: mend(event),
        }
    }

    fn gone(&self, event: &Event) -> Found {
        let (commit, release) = (self.maker(event), self.release(event));
        let id = &event.id;
        Found {
            severity: Severity::Error,
            rule: PAST_VANISHED,
            message: format!(
                "{commit} took away `{id}`, which {release} told of, without saying so"
            ),
            help: format!(
                "bring it back, and let `catalog remove {id}` or `catalog archive {id}` do it"
            ),
        }
    }

    fn levelled(&self, event: &Event, to: &Transition) -> Found {
        let (commit, track, id) = (self.maker(event), &event.track, &event.id);
        let (from, to) = (&event.transition.level, &to.level);
        Found {
            severity: Severity::Error,
            rule: NO_TRANSITION,
            message: format!(
                "{commit} changed the level on {track} from `{from}` to `{to}` without a transition"
            ),
            help: format!(
                "put `{from}` back and record the move behind it; or, where it was wrong, `catalog edit {id}` corrects it"
            ),
        }
    }
}

/// Whether what a transition became bears a note today that the transition did not bear.
fn is_explained(was: &Transition, to: &Transition, track: &[Transition]) -> bool {
    let same = |one: &&Transition| one.level == to.level && one.date == to.date;
    let mut now = track.iter().filter(same);
    now.any(|one| one.note.is_some() && one.note != was.note)
}

/// Where an event shows today: at the transition, else at its track.
fn place(event: &Event, track: &[Transition]) -> Place {
    let (to, key) = match &event.deed {
        Deed::Ahead => (&event.transition, "date"),
        Deed::Altered(to) if to.date != event.transition.date => (to, "date"),
        Deed::Altered(to) | Deed::Level(to) => (to, "level"),
        Deed::Vanished | Deed::Gone => return Place::of("maturity").key(&event.track),
    };
    let same = |one: &Transition| one.level == to.level && one.date == to.date;
    let on_track = Place::of("maturity").key(&event.track);
    match track.iter().position(same) {
        Some(place) => on_track.item(place).key(key),
        None => on_track,
    }
}

/// A transition as it was told: `` `incubating` (cncf, 2018-04-06) ``.
fn told(event: &Event) -> String {
    let (level, track) = (&event.transition.level, &event.track);
    format!("`{level}` ({track}, {})", shown_date(&event.transition))
}

fn shown_date(transition: &Transition) -> String {
    let date = transition.date;
    date.map_or_else(|| "undated".to_string(), |date| date.to_string())
}

/// What a transition said that another one does not.
fn differences(was: &Transition, is: &Transition) -> String {
    let date = |one: &Transition| one.date.map(|date| date.to_string());
    let fields = [
        (
            "level",
            Some(was.level.to_string()),
            Some(is.level.to_string()),
        ),
        ("date", date(was), date(is)),
        ("evidence", was.evidence.clone(), is.evidence.clone()),
        ("reason", was.reason.clone(), is.reason.clone()),
        (
            "superseded_by",
            was.superseded_by.clone(),
            is.superseded_by.clone(),
        ),
    ];
    let differ = fields
        .into_iter()
        .filter(|(_, was, is)| was.is_some() && was != is);
    let words: Vec<String> = differ
        .map(|(key, was, is)| {
            let (was, is) = (
                was.unwrap_or_default(),
                is.unwrap_or_else(|| "nothing".to_string()),
            );
            format!("{key} was {was}, became {is}")
        })
        .collect();
    words.join("; ")
}

fn mend(event: &Event) -> String {
    format!(
        "put it back; or `catalog edit {}` corrects it, and says so in its commit",
        event.id
    )
}
