//! What a commit did to each entry, track by track.

use super::correction::corrects;
use super::event::{Deed, Event, Fact, keeps};
use super::ledger::Ledger;
use crate::catalog::model::{Entry, Transition};
use crate::changelog::steps::{Step, steps};

/// A track of an entry.
#[derive(Clone, Copy)]
struct Site<'s> {
    id: &'s str,
    path: &'s str,
    track: &'s str,
}

impl Ledger {
    pub(super) fn added(&mut self, entry: &Entry) {
        self.renamed.remove(&entry.id);
        self.stands_at(&entry.id, &entry.path);
        for (track, transitions) in &entry.maturity {
            let site = Site {
                id: &entry.id,
                path: &entry.path,
                track,
            };
            for transition in transitions {
                self.record(site, transition);
            }
        }
    }

    pub(super) fn removed(&mut self, entry: &Entry) {
        let id = self.now(&entry.id);
        let life = self.lives.remove(&id).unwrap_or_default();
        if self.is_corrected([&entry.id, &id]) {
            return;
        }
        for (track, transitions) in &entry.maturity {
            let site = Site {
                id: &id,
                path: &entry.path,
                track,
            };
            for transition in transitions {
                let recorder = life.facts.get(&Fact::of(track, transition));
                if recorder.is_some_and(|recorder| self.is_released(*recorder)) {
                    self.event(site, transition, Deed::Gone);
                }
            }
        }
    }

    /// Takes in an entry that differs; `was` is it as it was, in the words of today.
    pub(super) fn changed(&mut self, called: &Entry, was: &Entry, is: &Entry) {
        if called.id != is.id {
            self.renamed_entry(&called.id, &is.id);
        }
        let id = self.now(&is.id);
        self.stands_at(&id, &is.path);
        let gone = was.maturity.keys();
        let gone = gone.filter(|track| !is.maturity.contains_key(track));
        let mut differs = false;
        for track in is.maturity.keys().chain(gone) {
            let site = Site {
                id: &id,
                path: &is.path,
                track,
            };
            let on = |entry| transitions(entry, track);
            differs |= self.track(site, on(was), on(is));
        }
        if differs && self.is_corrected([&called.id, &is.id]) {
            self.corrections.insert(id, self.commits.len() - 1);
        }
    }

    /// Takes in what became of a track; whether anything did.
    fn track(&mut self, site: Site<'_>, was: &[Transition], is: &[Transition]) -> bool {
        let steps = steps(was, is);
        let moves_on = steps.iter().any(|step| matches!(step, Step::New { .. }));
        for step in &steps {
            match *step {
                Step::New { to, .. } => self.record(site, to),
                Step::Corrected {
                    before: None,
                    after,
                } => after.iter().for_each(|after| self.record(site, after)),
                Step::Corrected {
                    before: Some(before),
                    after,
                } => {
                    let was_current = was.last().is_some_and(|last| std::ptr::eq(last, before));
                    let current = is.last().filter(|now| now.level != before.level);
                    let current = current.filter(|_| was_current && !moves_on);
                    self.corrected(site, before, after, current);
                }
            }
        }
        !steps.is_empty()
    }

    /// Takes in a past transition that changed or vanished; `current` is what the entry is at
    /// instead, where it stood there until now and came there by no transition.
    fn corrected(
        &mut self,
        site: Site<'_>,
        before: &Transition,
        after: Option<&Transition>,
        current: Option<&Transition>,
    ) {
        let recorder = self.forget(site, before);
        let is_known = |after: &Transition| Fact::of("", after) == Fact::of("", before);
        match (after, recorder) {
            (Some(after), Some(recorder)) if is_known(after) => {
                self.remember(site, after, recorder);
            }
            (Some(after), _) => self.record(site, after),
            (None, _) => {}
        }
        if after.is_some_and(|after| keeps(before, after) || self.puts_back(site, before, after)) {
            return;
        }
        let is_released = recorder.is_some_and(|recorder| self.is_released(recorder));
        match (current, after) {
            (Some(current), _) => self.event(site, before, Deed::Level(current.clone())),
            (None, Some(after)) if is_released => {
                self.event(site, before, Deed::Altered(after.clone()));
            }
            (None, None) if is_released => self.event(site, before, Deed::Vanished),
            _ => {}
        }
    }

    /// Whether a transition is again what it was before a commit made it this; that is settled then.
    fn puts_back(&mut self, site: Site<'_>, before: &Transition, after: &Transition) -> bool {
        let is_undone = |event: &Event| match &event.deed {
            Deed::Altered(to) | Deed::Level(to) => {
                let here = event.id == site.id && event.track == site.track;
                here && keeps(&event.transition, after) && keeps(to, before)
            }
            Deed::Ahead | Deed::Vanished | Deed::Gone => false,
        };
        let known = self.events.len();
        self.events.retain(|event| !is_undone(event));
        self.events.len() < known
    }

    /// Takes in that the last commit recorded a transition, unless it was recorded already.
    fn record(&mut self, site: Site<'_>, transition: &Transition) {
        let place = self.commits.len() - 1;
        let is_ahead = transition.date > Some(self.commits[place].day);
        if self.remember(site, transition, place) && is_ahead {
            self.event(site, transition, Deed::Ahead);
        }
    }

    /// Keeps which commit recorded a transition; whether none was known.
    fn remember(&mut self, site: Site<'_>, transition: &Transition, commit: usize) -> bool {
        let life = self.lives.entry(site.id.to_string()).or_default();
        let fact = Fact::of(site.track, transition);
        let is_new = !life.facts.contains_key(&fact);
        life.facts.entry(fact).or_insert(commit);
        is_new
    }

    fn forget(&mut self, site: Site<'_>, transition: &Transition) -> Option<usize> {
        let life = self.lives.get_mut(site.id)?;
        life.facts.remove(&Fact::of(site.track, transition))
    }

    fn event(&mut self, site: Site<'_>, transition: &Transition, deed: Deed) {
        self.events.push(Event {
            id: site.id.to_string(),
            path: site.path.to_string(),
            track: site.track.to_string(),
            transition: transition.clone(),
            deed,
            commit: self.commits.len() - 1,
        });
    }

    fn is_corrected(&self, called: [&str; 2]) -> bool {
        let last = self.commits.last();
        last.is_some_and(|commit| corrects(&commit.changes, called))
    }

    fn stands_at(&mut self, id: &str, path: &str) {
        let life = self.lives.entry(id.to_string()).or_default();
        path.clone_into(&mut life.path);
    }

    fn renamed_entry(&mut self, from: &str, to: &str) {
        let from = self.now(from);
        self.renamed.remove(to);
        if from == to {
            return;
        }
        if let Some(life) = self.lives.remove(&from) {
            self.lives.insert(to.to_string(), life);
        }
        if let Some(correction) = self.corrections.remove(&from) {
            self.corrections.insert(to.to_string(), correction);
        }
        for event in self.events.iter_mut().filter(|event| event.id == from) {
            to.clone_into(&mut event.id);
        }
        self.renamed.insert(from, to.to_string());
    }

    /// What an id has become; a commit beside the one that renamed it still has the old one.
    fn now(&self, id: &str) -> String {
        let mut now = id;
        while let Some(next) = self
            .renamed
            .get(now)
            .filter(|_| !self.lives.contains_key(now))
        {
            now = next;
        }
        now.to_string()
    }
}

fn transitions<'e>(entry: &'e Entry, track: &str) -> &'e [Transition] {
    entry.maturity.get(track).map_or(&[], Vec::as_slice)
}
