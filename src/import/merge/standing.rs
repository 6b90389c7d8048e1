//! Where a document has a project on a track, and where its entry stands.

use chrono::NaiveDate;

use super::grow::Grower;
use super::pages;
use super::{Contradiction, Objection};
use crate::catalog::model::{Entry, Move, Transition};
use crate::import::draft::Standing;

impl Grower<'_> {
    /// Lets an entry stand where a document has it: from the begin, from now on, or as it does
    /// already. What cannot be so is a contradiction.
    pub(super) fn stand(&mut self, entry: &mut Entry, standing: &Standing) {
        let track = self.tracks.id_of(&standing.track);
        let mut says = self.transitions(&track, standing);
        let Some(last) = says.last() else {
            return;
        };
        let is_first = self.said.stood.insert((entry.id.clone(), track.clone()));
        let own = entry.maturity.get(&track).map_or(&[][..], Vec::as_slice);
        let Some(current) = own.last() else {
            entry.maturity.insert(track, says);
            return;
        };
        if current.level == last.level {
            self.agree(entry, &track, says, standing);
            return;
        }
        let news = match is_first {
            true => self.is_news(&track, own, last),
            // A document that contradicts itself is no newer version of itself.
            false => Err(None),
        };
        if let Err(why) = news {
            let (has, says) = (current.level.to_string(), last.level.to_string());
            self.contradict_standing(entry, &track, (has, says, why), standing);
            return;
        }
        // The levels that it passed since are news too.
        let passed = says.iter().position(|step| step.level == current.level);
        says.drain(..passed.map_or(says.len() - 1, |place| place + 1));
        self.explain(&track, current, &mut says);
        entry.maturity.get_or_default(&track).extend(says);
    }

    /// The transitions that a document tells of.
    fn transitions(&self, track: &str, standing: &Standing) -> Vec<Transition> {
        let steps = standing.steps.iter().map(|step| Transition {
            level: self.tracks.level_of(track, &step.level).into(),
            date: step.date,
            evidence: step.evidence.clone(),
            ..Transition::default()
        });
        let mut steps: Vec<Transition> = steps.collect();
        if let Some(last) = steps.last_mut() {
            last.note.clone_from(&standing.note);
        }
        steps
    }

    /// Whether a level is news: the document dates it later than the entry its own, or the list is
    /// the one that tells of the track, and newer than what the catalog has. A document without a
    /// day is taken for newer only where it leads on. Where it is none, why.
    fn is_news(
        &self,
        track: &str,
        own: &[Transition],
        last: &Transition,
    ) -> Result<(), Option<Objection>> {
        let (Some(was), Some(current)) = (self.was, own.last()) else {
            return Err(None);
        };
        let is_behind = |date: NaiveDate| current.date.is_none_or(|current| current < date);
        let may_be = self.tracks.permits(track, &current.level, &last.level);
        let is_told = current.date.is_some() && last.date.is_some_and(is_behind);
        if is_told && may_be {
            return Ok(());
        }
        if !self.lists.had(was) || !self.lists.tells_of(was, track) {
            return Err(None);
        }
        if let Some(other) = self.lists.other_on(was, track) {
            return Err(Some(Objection::OtherList(other.to_string())));
        }
        // A level that was left is gone back to only by one who says when.
        if !is_told && own.iter().any(|step| step.level == last.level) {
            return Err(Some(Objection::Left));
        }
        let date = last.date.or(self.date);
        let days = date.zip(current.date);
        let too_old = days
            .filter(|(day, since)| day <= since)
            .map(|(day, since)| Objection::Since { since, day });
        match self.tracks.step(track, &current.level, &last.level) {
            Some(Move::Up | Move::Retire) if days.is_none_or(|(new, old)| old <= new) => Ok(()),
            Some(Move::Up | Move::Retire) => Err(too_old),
            Some(Move::Down | Move::Restore) if may_be => match date {
                Some(date) if is_behind(date) => Ok(()),
                Some(_) => Err(too_old),
                None => Err(Some(Objection::Undated)),
            },
            _ => Err(too_old),
        }
    }

    /// Gives the last of new transitions the day of the document, and a reason to those that need
    /// one.
    fn explain(&self, track: &str, current: &Transition, says: &mut [Transition]) {
        let mut from = current.level.clone();
        for step in says.iter_mut() {
            let way = self.tracks.step(track, &from, &step.level);
            if matches!(way, Some(Move::Down | Move::Retire | Move::Restore)) {
                step.reason = Some(format!("so in the list {}", self.lists.root()));
            }
            from = step.level.clone();
        }
        if let Some(last) = says.last_mut() {
            last.date = last.date.or(self.date);
        }
    }

    /// Adds what an entry lacks to transitions that lead to where the document has it too: days, a
    /// remark, and what came before one that stands alone.
    fn agree(
        &mut self,
        entry: &mut Entry,
        track: &str,
        mut says: Vec<Transition>,
        standing: &Standing,
    ) {
        let own = entry.maturity.get_or_default(track);
        let is_bare = |step: &Transition| step.evidence.is_none() && step.reason.is_none();
        let mut agrees = true;
        if let ([only], Some(last)) = (own.as_mut_slice(), says.last())
            && is_bare(only)
            && (only.date.is_none() || only.date == last.date)
        {
            let only = std::mem::take(only);
            *own = says.clone();
            if let Some(step) = own.last_mut() {
                let date = step.date.or(only.date);
                *step = Transition { date, ..only };
            }
        }
        let mut from = own.len();
        while let Some(said) = says.pop() {
            let found = own[..from]
                .iter()
                .rposition(|step| step.level == said.level);
            agrees &= match found {
                Some(place) => {
                    from = place;
                    date(own, place, said.date)
                        && note(&mut own[place], said.note)
                        && evidence(&mut own[place], said.evidence)
                }
                None => said.date.is_none() && said.evidence.is_none(),
            };
        }
        if !agrees {
            let has = told(own);
            let says = told(&self.transitions(track, standing));
            self.contradict_standing(entry, track, (has, says, None), standing);
        }
    }

    fn contradict_standing(
        &mut self,
        entry: &Entry,
        track: &str,
        (has, says, why): (String, String, Option<Objection>),
        standing: &Standing,
    ) {
        let line = match standing.line {
            0 => self.draft.line,
            line => line,
        };
        // Days that the entry has are no other than it has.
        let steps = entry.maturity.get(track).into_iter().flatten();
        let days = steps.filter_map(|step| step.date);
        let kept = days.map(|day| (self.number, day.to_string()));
        self.said.kept.extend(kept);
        self.refuse_links(entry, track, standing);
        let said = standing.succession.as_ref();
        let said = said.filter(|_| !self.is_there(entry, track, standing));
        let says = match said {
            Some(said) => format!("{says}, {said}"),
            None => says,
        };
        let found = Contradiction {
            line,
            entry: entry.id.clone(),
            field: format!("maturity.{track}"),
            has,
            says,
            why,
        };
        self.contradict_as(found, "maturity");
    }

    /// Refuses the links that prove the levels of a standing, and with its last level those to what
    /// takes the place of the project, where the entry has them nowhere.
    fn refuse_links(&mut self, entry: &Entry, track: &str, standing: &Standing) {
        let own = entry.maturity.get(track).into_iter().flatten();
        let own: Vec<&String> = own.filter_map(|step| step.evidence.as_ref()).collect();
        let steps = standing.steps.iter();
        let proofs = steps.filter_map(|step| step.evidence.as_ref());
        let proofs = proofs.filter(|proof| !own.contains(proof));
        let proofs = proofs.map(|proof| ("maturity", proof.clone()));
        let falls = !self.is_there(entry, track, standing);
        let successors = standing.successors.iter().filter(|_| falls);
        let successors = successors.filter(|link| !pages::has(entry, &link.url));
        let successors = successors.map(|link| ("superseded_by", link.url.to_string()));
        let refused = proofs.chain(successors);
        let refused = refused.map(|(field, url)| (self.number, field.to_string(), url));
        self.said.refused.extend(refused);
    }

    /// Whether an entry is at the last level of a standing.
    fn is_there(&self, entry: &Entry, track: &str, standing: &Standing) -> bool {
        let last = standing.steps.last();
        let level = last.map(|step| self.tracks.level_of(track, &step.level));
        let current = entry.current(track).map(|current| &*current.level);
        level.is_some_and(|level| current == Some(&*level))
    }
}

/// Gives a transition the day that a document has for it, where it has none and may have that one;
/// whether it has that day then.
fn date(own: &mut [Transition], place: usize, said: Option<NaiveDate>) -> bool {
    let Some(said) = said else {
        return true;
    };
    let before = own[..place].iter().filter_map(|step| step.date).max();
    let after = own[place + 1..].iter().filter_map(|step| step.date).min();
    let fits = before.is_none_or(|day| day <= said) && after.is_none_or(|day| said <= day);
    if own[place].date.is_none() && fits {
        own[place].date = Some(said);
    }
    own[place].date == Some(said)
}

/// Gives a transition the remark that a document has on it, where it has none; whether it has that
/// remark then.
fn note(own: &mut Transition, said: Option<String>) -> bool {
    let Some(said) = said else {
        return true;
    };
    let note = own.note.get_or_insert_with(|| said.clone());
    note.contains(&said)
}

/// Gives a transition the evidence that a document has for it, where it has none; whether it has that
/// evidence then.
fn evidence(own: &mut Transition, said: Option<String>) -> bool {
    let Some(said) = said else {
        return true;
    };
    *own.evidence.get_or_insert_with(|| said.clone()) == said
}

/// Transitions in words: each level with its day, its remark and its evidence.
fn told(steps: &[Transition]) -> String {
    let told = |step: &Transition| {
        let date = step.date.map(|date| format!(" {date}"));
        let note = step.note.as_ref().map(|note| format!(" ({note})"));
        let evidence = step.evidence.as_ref().map(|url| format!(" {url}"));
        let parts = [date, note, evidence].map(Option::unwrap_or_default);
        format!("{}{}", step.level, parts.concat())
    };
    steps.iter().map(told).collect::<Vec<_>>().join(", ")
}
