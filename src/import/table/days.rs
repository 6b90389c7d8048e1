//! Columns of days on which projects reached levels, such as `Accepted` and `Graduated`.

use std::ops::Range;

use chrono::NaiveDate;

use super::calendar::{First, When, first_of, is_slashed, when};
use super::columns::Columns;
use super::states::Table;
use crate::import::document::{BlockKind, Piece, PieceKind};
use crate::import::draft::Step;
use crate::import::evidence::Evidence;
use crate::import::passed::{ACCEPTED, LEVELS};
use crate::import::reader::{Reader, Remark};
use crate::import::state::capital;
use crate::import::words::{is_retired, is_since, reached};

/// The columns of a table that tell on which days projects reached levels.
#[derive(Debug, Default)]
pub(super) struct Days {
    /// What each column tells of.
    columns: Vec<Option<Of>>,
    /// The words for the track of the levels that columns name.
    pub track: String,
    first: First,
}

/// What a column of days tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Of {
    /// When projects reached this level, or were [`ACCEPTED`].
    Level(&'static str),
    /// When they reached their last one on the track of these words.
    Last(String),
}

/// A cell that says when a project reached a level.
pub(super) struct Reached<'t> {
    pub of: &'t Of,
    /// The day, unless it says a month only.
    pub date: Option<NaiveDate>,
    /// The link that proves it.
    pub evidence: Option<Evidence>,
    /// The key of its column.
    pub key: &'t str,
    pub pieces: Range<usize>,
}

impl Days {
    /// Those of a table, on the track of those that are `known`, if such are; none where no cell has a
    /// day.
    pub fn of(reader: &mut Reader<'_>, table: &Table, known: Option<&str>) -> Days {
        let pairs = table.columns.all.iter().zip(&table.words);
        let levels = pairs.map(|(column, words)| match (column.topic, &column.track) {
            (None, None) => reached(words),
            _ => None,
        });
        let levels = accepted_where_it_fits(levels.collect());
        let mut days = Days {
            columns: levels
                .into_iter()
                .map(|level| level.map(Of::Level))
                .collect(),
            ..Days::default()
        };
        days.add_since(reader, table);
        let said = days.said(reader, table.block);
        let first = first_of(said.iter().map(|(_, said)| said.as_str()));
        days.first = first.unwrap_or_default();
        let is_day = |said: &str| when(said, days.first).is_some();
        let mut found = said.iter().filter(|(_, said)| is_day(said)).peekable();
        if found.peek().is_none() {
            return Days::default();
        }
        let states = table.states(reader.document);
        let track = reader.track_in(&states, |level| days.may_be(level));
        let guessed = found.find(|(_, said)| first.is_none() && is_slashed(said));
        if let Some((line, said)) = guessed
            && let Some(When::Day(day)) = when(said, days.first)
        {
            let message = format!("`{said}` is read as {day}, and so are days like it");
            reader.remarks.push(Remark {
                line: *line,
                message,
            });
        }
        days.track = known.map(str::to_string).or(track).unwrap_or_default();
        days.settle_last();
        days
    }

    /// Leaves one kind of columns for a track: those of levels by their names tell of the last too, and
    /// the day of the last tells more than that of being accepted.
    fn settle_last(&mut self) {
        let last = Of::Last(self.track.clone());
        let has_levels = self.of_levels().next().is_some();
        let dropped = match self.columns.iter().flatten().any(|of| *of == last) {
            true if has_levels => last,
            true => Of::Level(ACCEPTED),
            false => return,
        };
        let columns = self.columns.iter_mut();
        columns
            .filter(|of| of.as_ref() == Some(&dropped))
            .for_each(|of| *of = None);
    }

    /// Finds the columns of days that belong to the column of states in front of them, or else to the
    /// first behind: one for each.
    fn add_since(&mut self, reader: &Reader<'_>, table: &Table) {
        let states = table.tracks(reader);
        for (place, column) in table.columns.all.iter().enumerate() {
            let is_plain = column.topic.is_none() && column.track.is_none();
            if self.columns[place].is_some() || !is_plain || !is_since(&table.words[place]) {
                continue;
            }
            let before = states.partition_point(|(of_states, _)| *of_states < place);
            let nearest = states.get(before.saturating_sub(1));
            let of = nearest.map(|(_, track)| Of::Last(track.clone()));
            if !self.columns.contains(&of) {
                self.columns[place] = of;
            }
        }
    }

    /// What the cells of these columns say, with their lines, without links that prove it.
    fn said(&self, reader: &Reader<'_>, table: usize) -> Vec<(usize, String)> {
        let document = reader.document;
        let rows = document.children(table, BlockKind::Row);
        let cells = rows.flat_map(|row| {
            let cells = document.children(row, BlockKind::Cell).zip(&self.columns);
            cells.filter_map(|(cell, of)| of.as_ref().map(|_| cell))
        });
        let said = cells.map(|cell| {
            let line = document.line(document.blocks[cell].span.start);
            let pieces = document.pieces_in(cell);
            let bare = reader.parted_evidence(pieces.clone()).map(|(said, _)| said);
            (line, bare.unwrap_or_else(|| reader.words(pieces)))
        });
        said.collect()
    }

    /// What a cell of a column says of when a level was reached, where it says nothing else but where
    /// a day is proved.
    pub fn reached<'t>(
        &'t self,
        reader: &Reader<'_>,
        place: usize,
        key: &'t str,
        pieces: Range<usize>,
    ) -> Option<Reached<'t>> {
        let of = self.columns.get(place)?.as_ref()?;
        let is_text = |piece: &Piece| matches!(piece.kind, PieceKind::Text | PieceKind::Code);
        let mut own = reader.document.pieces[pieces.clone()].iter();
        let (said, evidence) = match reader.parted_evidence(pieces.clone()) {
            Some((said, evidence)) => (said, Some(evidence)),
            None if own.all(|piece| is_text(piece) || !piece.matters()) => {
                (reader.words(pieces.clone()), None)
            }
            None => return None,
        };
        let date = match when(&said, self.first)? {
            When::Day(day) => Some(day),
            When::Month if evidence.is_none() => None,
            When::Month => return None,
        };
        Some(Reached {
            of,
            date,
            evidence,
            key,
            pieces,
        })
    }

    /// The keys of the columns of levels, each with the level of whose day it tells.
    pub fn keys(&self, columns: &Columns) -> Vec<(String, String)> {
        let pairs = columns.keys().zip(&self.columns);
        let known = pairs.filter_map(|(key, of)| match of.as_ref()? {
            Of::Level(level) => Some((key.to_string(), level_id(level).to_string())),
            Of::Last(_) => None,
        });
        known.collect()
    }

    /// The keys of the columns of the last level, each with the words for the track.
    pub fn since<'d>(&'d self, columns: &'d Columns) -> impl Iterator<Item = (&'d str, &'d str)> {
        let pairs = columns.keys().zip(&self.columns);
        pairs.filter_map(|(key, of)| match of.as_ref()? {
            Of::Last(track) => Some((key, track.as_str())),
            Of::Level(_) => None,
        })
    }

    /// Whether a project at this level may have days in these columns.
    pub fn may_be(&self, level: &str) -> bool {
        let accepted = self.levels().any(|own| own == ACCEPTED) && LEVELS.contains(&level);
        accepted || is_retired(level) || self.of_levels().any(|own| own == level)
    }

    /// The levels of which a column tells by their name.
    pub fn of_levels(&self) -> impl Iterator<Item = &'static str> {
        self.levels().filter(|level| *level != ACCEPTED)
    }

    fn levels(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().flatten().filter_map(|of| match of {
            Of::Level(level) => Some(*level),
            Of::Last(_) => None,
        })
    }
}

impl Reached<'_> {
    /// The level that it tells of, with its day; `None` where it tells of the last, whichever it is.
    pub fn step(&self) -> Option<Step> {
        let Of::Level(level) = self.of else {
            return None;
        };
        let level = level_id(level);
        Some(Step {
            level: level.to_string(),
            title: capital(level),
            date: self.date,
            evidence: None,
        })
    }
}

/// The level in which a project is that is accepted, or the level itself.
fn level_id(level: &'static str) -> &'static str {
    match level {
        ACCEPTED => LEVELS[0],
        level => level,
    }
}

/// The levels without [`ACCEPTED`], where others tell that it is into none that is known, or one
/// tells of that by its name.
fn accepted_where_it_fits(mut levels: Vec<Option<&'static str>>) -> Vec<Option<&'static str>> {
    let fits =
        |level: &&str| LEVELS[1..].contains(level) || is_retired(level) || **level == *ACCEPTED;
    if !levels.iter().flatten().all(fits) {
        levels
            .iter_mut()
            .filter(|level| **level == Some(ACCEPTED))
            .for_each(|level| *level = None);
    }
    levels
}
