//! A row: one that names an area alone, or one of a project.

use std::ops::Range;

use super::columns::{Column, Columns};
use super::days::{Days, Reached};
use super::{name, passed};
use crate::import::draft::{Draft, Standing};
use crate::import::label_values::Address;
use crate::import::look::{AreaPlace, Look};
use crate::import::reader::{Around, Reader};
use crate::import::succession;
use crate::import::words::{self as known, Topic};

/// The id of a level, and the words of the heading for it.
pub(super) type Level<'t> = (&'t str, &'t str);

/// The rows of a table, on the way down.
pub(super) struct Rows<'t> {
    pub(super) columns: &'t Columns,
    days: &'t Days,
    /// The titles of the areas that the headings above name.
    above: &'t [String],
    /// The level that the title of the document says that all are at.
    title: Option<Level<'t>>,
    /// The area of the rows that follow, and the pieces of the row that names it alone.
    area: Option<(String, Range<usize>)>,
    /// Whether names are links.
    pub has_linked_names: bool,
    /// Where areas are named so far.
    pub place: Option<AreaPlace>,
}

impl<'t> Rows<'t> {
    pub fn new(
        (columns, days): (&'t Columns, &'t Days),
        above: &'t [String],
        title: Option<&'t str>,
    ) -> Rows<'t> {
        Rows {
            columns,
            days,
            above,
            title: title.and_then(level_named),
            area: None,
            has_linked_names: false,
            place: None,
        }
    }

    /// Reads the next row, with those that follow.
    pub fn read(
        &mut self,
        reader: &mut Reader<'_>,
        cells: &[usize],
        rest: &[Vec<usize>],
        look: &mut Look,
    ) {
        let document = reader.document;
        let alone = self.alone(reader, cells);
        if let Some(cell) = alone.filter(|cell| self.is_area(reader, *cell, cells, rest)) {
            let pieces = document.pieces_in(cell);
            self.area = Some((reader.words(pieces.clone()), pieces));
            return;
        }
        let named = cells
            .get(self.columns.name)
            .map(|cell| document.pieces_in(*cell));
        let Some(named) = named.filter(|named| !reader.words(named.clone()).is_empty()) else {
            return;
        };
        // A row for what is still to be named says nothing.
        match known::is_nothing(&reader.words(named.clone())) && !reader.has_link(named.clone()) {
            true => reader.report_none(named),
            false => self.read_project(reader, cells, named, look),
        }
    }

    fn read_project(
        &mut self,
        reader: &mut Reader<'_>,
        cells: &[usize],
        named: Range<usize>,
        look: &mut Look,
    ) {
        let document = reader.document;
        let draft = reader.drafts.len();
        let line = document.line(document.pieces[named.start].span.start);
        reader.drafts.push(Draft {
            line,
            ..Draft::default()
        });
        name::read(reader, named, draft, look);
        let days = self.read_cells(reader, cells, draft, look);
        self.settle_address(reader, cells, draft);
        let area = self.area.as_ref().map(|(title, _)| title);
        let path: Vec<String> = self.above.iter().chain(area).cloned().collect();
        let heading = path.last().and_then(|title| level_named(title));
        passed::stand(
            reader,
            (self.days, days),
            heading.or(self.title),
            draft,
            look,
        );
        retire(&mut reader.drafts[draft], (heading, self.title), line);
        reader.drafts[draft].areas = vec![path];
        if let Some((_, row)) = self.area.as_ref().filter(|(_, row)| !row.is_empty()) {
            reader.take(row.clone(), None, "area");
            self.place = self.place.max(Some(AreaPlace::Row));
        }
    }

    /// Reads what the cells say of a project; gives those that say when it reached a level.
    fn read_cells(
        &mut self,
        reader: &mut Reader<'_>,
        cells: &[usize],
        draft: usize,
        look: &mut Look,
    ) -> Vec<Reached<'t>> {
        let (columns, days) = (self.columns, self.days);
        let mut reached = Vec::new();
        for (place, (column, cell)) in columns.all.iter().zip(cells).enumerate() {
            let pieces = reader.document.pieces_in(*cell);
            match days.reached(reader, place, &column.key, pieces.clone()) {
                Some(day) => reached.push(day),
                None => self.read_cell(reader, column, pieces, draft, look),
            }
        }
        reached
    }

    fn read_cell(
        &mut self,
        reader: &mut Reader<'_>,
        column: &Column,
        pieces: Range<usize>,
        draft: usize,
        look: &mut Look,
    ) {
        let said = reader.words(pieces.clone());
        if column.is_successor {
            // One column of a list shows what stands in no other field.
            let key = look.successor.get_or_insert_with(|| column.key.clone());
            let own = Some(key.clone()).filter(|key| *key == column.key);
            reader.drafts[draft].successor = own.or(reader.drafts[draft].successor.take());
        }
        match column.topic {
            Some(Topic::Project) => {}
            Some(Topic::Area) => self.read_area(reader, pieces, draft),
            Some(Topic::Communication) => {
                reader.add_links(
                    pieces,
                    draft,
                    known::communication,
                    &column.key,
                    Around::Phrase,
                );
            }
            Some(Topic::State) => reader.read_state(pieces, draft, &mut look.states),
            _ if known::is_nothing(&said) && !reader.has_link(pieces.clone()) => {
                reader.report_none(pieces);
            }
            Some(Topic::Repository) if column.beside.is_some() => {
                let others = column.beside.unwrap_or(Topic::Homepage);
                let address = Address::repository(&column.key, others);
                reader.read_address(pieces, draft, &address, look);
            }
            None if column.track.is_some() => {
                let track = column.track.as_deref().unwrap_or_default();
                reader.read_track(pieces, (track, &column.key), draft, look);
            }
            None => {
                let said = reader.said_in_lines(pieces.clone());
                reader.read_topic(None, &column.key, pieces, &said, draft, look);
            }
            topic => {
                let said = reader.said(pieces.clone());
                reader.read_topic(topic, &column.key, pieces, &said, draft, look);
            }
        }
    }

    /// Where the page of a project and its repository are one, because its name leads there: what the
    /// columns say that it is goes before what the name may be.
    fn settle_address(&self, reader: &mut Reader<'_>, cells: &[usize], draft: usize) {
        let document = reader.document;
        let own = &mut reader.drafts[draft];
        if own.homepage.is_none() || own.homepage != own.repository {
            return;
        }
        let says = |topic: Topic| {
            let columns = self.columns.all.iter().zip(cells);
            let mut pieces = columns
                .filter(|(column, _)| column.topic == Some(topic))
                .flat_map(|(_, cell)| &document.pieces[document.pieces_in(*cell)]);
            pieces.any(|piece| piece.url() == own.homepage.as_deref())
        };
        match (says(Topic::Homepage), says(Topic::Repository)) {
            (true, false) => own.repository = None,
            (false, true) => own.homepage = None,
            _ => {}
        }
    }

    /// The cell of a project that names its area; an empty one stands for that above it.
    fn read_area(&mut self, reader: &mut Reader<'_>, pieces: Range<usize>, draft: usize) {
        let said = reader.words(pieces.clone());
        let place = match (said.is_empty(), &self.area) {
            (false, _) => AreaPlace::Cell,
            (true, Some(_)) => AreaPlace::FirstCell,
            (true, None) => return,
        };
        self.place = self.place.max(Some(place));
        if !said.is_empty() {
            self.area = Some((said, 0..0));
            reader.take_text(pieces, draft, "areas");
        }
    }
}

/// The level that a heading names, and its words.
fn level_named(heading: &str) -> Option<Level<'_>> {
    known::level_heading(heading).map(|level| (level.id, level.words))
}

/// Notes that a project is over where its area says so, such as `Past Projects`, and no track of its
/// own does: it is then over for the list. What the title says holds where nothing else does.
fn retire(
    draft: &mut Draft,
    (heading, title): (Option<Level<'_>>, Option<Level<'_>>),
    line: usize,
) {
    let is_over = draft.standings.iter().any(Standing::is_retired);
    let is_said = draft.standings.iter().any(|own| own.track.is_empty());
    let heading = heading.filter(|(id, _)| known::is_retired(id));
    let over = heading.or(title.filter(|_| !is_said));
    if let Some((id, word)) = over.filter(|_| !is_over) {
        draft.standings.push(Standing::at(id, word, line));
    }
    if !draft.is_over() {
        return;
    }
    // What takes its place may stand alone among its levels.
    let state = draft.extra.get("state");
    let alone = state.filter(|said| succession::begins(said)).cloned();
    if let Some(said) = alone
        && let Some(over) = draft.unsucceeded()
    {
        over.succeed(&said);
        draft.extra.shift_remove("state");
    }
}
