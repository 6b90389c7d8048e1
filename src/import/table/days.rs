//! Columns of days on which projects reached levels, such as `Accepted` and `Graduated`.

use std::ops::Range;

use chrono::NaiveDate;

use super::calendar::{First, When, first_of, is_slashed, when};
use super::columns::Columns;
use super::states::Table;
use crate::import::document::{BlockKind, Document, Piece, PieceKind};
use crate::import::draft::Step;
use crate::import::passed::{ACCEPTED, LEVELS};
use crate::import::reader::{Reader, Remark, visible};
use crate::import::state::capital;
use crate::import::words::{is_retired, reached};

/// The columns of a table that tell on which days projects reached levels.
#[derive(Debug, Default)]
pub(super) struct Days {
    /// For each column, the level or [`ACCEPTED`].
    levels: Vec<Option<&'static str>>,
    /// The words for the track of the levels.
    pub track: String,
    first: First,
}

/// A cell that says when a project reached a level.
pub(super) struct Reached<'t> {
    /// The level or [`ACCEPTED`].
    level: &'static str,
    /// The day, unless it says a month only.
    pub date: Option<NaiveDate>,
    /// The key of its column.
    pub key: &'t str,
    pub pieces: Range<usize>,
}

impl Days {
    /// Those of a table; none where no cell has a day.
    pub fn of(reader: &mut Reader<'_>, table: &Table) -> Days {
        let pairs = table.columns.all.iter().zip(&table.words);
        let levels = pairs.map(|(column, words)| match column.topic {
            None => reached(words),
            Some(_) => None,
        });
        let mut days = Days {
            levels: accepted_where_it_fits(levels.collect()),
            ..Days::default()
        };
        let said = days.said(reader.document, table.block);
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
        days.track = track.unwrap_or_default();
        days
    }

    /// What the cells of these columns say, with their lines.
    fn said(&self, document: &Document, table: usize) -> Vec<(usize, String)> {
        let rows = document.children(table, BlockKind::Row);
        let cells = rows.flat_map(|row| {
            let cells = document.children(row, BlockKind::Cell).zip(&self.levels);
            cells.filter_map(|(cell, level)| level.map(|_| cell))
        });
        let said = cells.map(|cell| {
            let line = document.line(document.blocks[cell].span.start);
            (line, visible(&document.words(document.pieces_in(cell))))
        });
        said.collect()
    }

    /// What a cell of a column says of when a level was reached, where it says nothing else.
    pub fn reached<'t>(
        &self,
        reader: &Reader<'_>,
        place: usize,
        key: &'t str,
        pieces: Range<usize>,
    ) -> Option<Reached<'t>> {
        let level = (*self.levels.get(place)?)?;
        let is_text = |piece: &Piece| matches!(piece.kind, PieceKind::Text | PieceKind::Code);
        let mut own = reader.document.pieces[pieces.clone()].iter();
        if !own.all(|piece| is_text(piece) || !piece.matters()) {
            return None;
        }
        let date = match when(&reader.words(pieces.clone()), self.first)? {
            When::Day(day) => Some(day),
            When::Month => None,
        };
        Some(Reached {
            level,
            date,
            key,
            pieces,
        })
    }

    /// The keys of these columns, each with the level of whose day it tells.
    pub fn keys(&self, columns: &Columns) -> Vec<(String, String)> {
        let pairs = columns.keys().zip(&self.levels);
        let known = pairs.filter_map(|(key, level)| Some((key.to_string(), level_id((*level)?))));
        known.map(|(key, id)| (key, id.to_string())).collect()
    }

    /// Whether a project at this level may have days in these columns.
    pub fn may_be(&self, level: &str) -> bool {
        let accepted = self.levels.contains(&Some(ACCEPTED)) && LEVELS.contains(&level);
        accepted || is_retired(level) || self.of_levels().any(|own| own == level)
    }

    /// The levels of which a column tells by their name.
    pub fn of_levels(&self) -> impl Iterator<Item = &'static str> {
        let levels = self.levels.iter().flatten().copied();
        levels.filter(|level| *level != ACCEPTED)
    }
}

impl Reached<'_> {
    /// The level that it tells of, with its day.
    pub fn step(&self) -> Step {
        let level = level_id(self.level);
        Step {
            level: level.to_string(),
            title: capital(level),
            date: self.date,
        }
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
