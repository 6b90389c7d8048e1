//! The first level of a new entry: its track, its level, its day.

use chrono::NaiveDate;
use indexmap::IndexMap;

use super::questions::Asker;
use crate::catalog::model::Track;
use crate::commands::Failure;
use crate::terminal::prompt::{Choice, Dates, Question};
use crate::workflow::request::{FirstLevel, NewEntry};

impl Asker<'_> {
    /// Asks for track, level and day, unless flags say them. With a single track only the level.
    pub(super) fn level(&self, new: &mut NewEntry) -> Result<(), Failure> {
        let tracks = &self.catalog.settings.tracks;
        if let Some(first) = &mut new.level
            && !first.is_open()
        {
            if first.track.is_none() {
                first.track = self.track_of(&first.level, tracks)?;
            }
            if first.date.is_none() {
                first.date = Some(self.since()?);
            }
            return Ok(());
        }
        let is_wanted = new.level.is_some();
        let said = new.level.take().unwrap_or_default();
        let track = match said.track.as_ref() {
            Some(id) => tracks.get_key_value(id),
            None if tracks.len() > 1 => self.track(tracks, !is_wanted)?,
            None => tracks.first(),
        };
        let Some((id, track)) = track else {
            return Ok(());
        };
        let may_be_none = tracks.len() == 1 && !is_wanted;
        let Some(level) = self.level_of(track, may_be_none)? else {
            return Ok(());
        };
        let date = match said.date {
            Some(date) => date,
            None => self.since()?,
        };
        new.level = Some(FirstLevel {
            track: Some(id.clone()),
            level,
            date: Some(date),
            ..said
        });
        Ok(())
    }

    fn since(&self) -> Result<NaiveDate, Failure> {
        let question = Question {
            label: "Since",
            flag: "--date",
            help: Some("the day it came to that level"),
        };
        let dates = Dates {
            default: self.today,
            earliest: None,
            latest: self.latest,
        };
        Ok(self.prompter.date(&question, &dates)?)
    }

    fn track<'t>(
        &self,
        tracks: &'t IndexMap<String, Track>,
        may_be_none: bool,
    ) -> Result<Option<(&'t String, &'t Track)>, Failure> {
        let question = Question {
            label: "Track",
            flag: "--track",
            help: Some("the maturity model that it is on"),
        };
        let choices = tracks.iter().map(|(id, track)| Choice {
            label: format!("{id}  {}", track.title),
            name: id.clone(),
            value: Some((id, track)),
        });
        let choices = if may_be_none {
            or_none(choices)
        } else {
            choices.collect()
        };
        Ok(self.prompter.pick_one(&question, choices)?)
    }

    /// The level at which it begins; none may be chosen where nothing was said of it before.
    fn level_of(&self, track: &Track, may_be_none: bool) -> Result<Option<String>, Failure> {
        let on = format!("on the track {}", track.title);
        let question = Question {
            label: "Level",
            flag: "--level",
            help: Some(&on),
        };
        let levels = track.levels.iter();
        let choices = levels
            .filter(|level| track.permit(None, &level.id, false).is_ok())
            .map(|level| Choice {
                label: format!("{}  {}", level.id, level.title),
                name: level.id.clone(),
                value: Some(level.id.clone()),
            });
        let choices = if may_be_none {
            or_none(choices)
        } else {
            choices.collect()
        };
        Ok(self.prompter.pick_one(&question, choices)?)
    }

    /// The track of a level that a flag says, asked for where several let an entry begin there.
    fn track_of(
        &self,
        level: &str,
        tracks: &IndexMap<String, Track>,
    ) -> Result<Option<String>, Failure> {
        let having: Vec<_> = tracks
            .iter()
            .filter(|(_, track)| track.level(level).is_some())
            .filter(|(_, track)| track.permit(None, level, false).is_ok())
            .collect();
        if having.len() < 2 {
            return Ok(having.first().map(|(id, _)| (*id).clone()));
        }
        let question = Question {
            label: "Track",
            flag: "--track",
            help: Some("several have that level"),
        };
        let choices = having.into_iter().map(|(id, track)| Choice {
            label: format!("{id}  {}", track.title),
            name: id.clone(),
            value: id.clone(),
        });
        let track = self.prompter.pick_one(&question, choices.collect())?;
        Ok(Some(track))
    }
}

/// These choices after one that stands for nothing, which enter alone takes.
fn or_none<T>(choices: impl Iterator<Item = Choice<Option<T>>>) -> Vec<Choice<Option<T>>> {
    let none = Choice {
        label: "none".to_string(),
        name: "none".to_string(),
        value: None,
    };
    std::iter::once(none).chain(choices).collect()
}
