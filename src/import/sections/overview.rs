//! Tables that name the projects of the sections once more, with their levels and one line on each.

use std::collections::HashMap;
use std::ops::Range;

use crate::catalog::model::id_from_name;
use crate::import::account::Why;
use crate::import::document::{BlockKind, Document, Piece};
use crate::import::draft::Draft;
use crate::import::labels::key_of;
use crate::import::look::Look;
use crate::import::reader::{Reader, Remark};
use crate::import::words::{Topic, level_heading};

/// Reads tables that name the projects of the sections once more.
pub(super) fn read_overviews(reader: &mut Reader<'_>, look: &mut Look) {
    let named = Named::of(&reader.drafts);
    let document = reader.document;
    for table in document.children(0, BlockKind::Table) {
        let Some(head) = document.children(table, BlockKind::Head).next() else {
            continue;
        };
        let cells: Vec<usize> = document.children(head, BlockKind::Cell).collect();
        let columns: Vec<(Option<Topic>, String)> = cells
            .iter()
            .map(|cell| key_of(&document.words(document.pieces_in(*cell))))
            .collect();
        let Some(name) = columns
            .iter()
            .position(|(topic, _)| *topic == Some(Topic::Project))
        else {
            continue;
        };
        look.overview = columns
            .iter()
            .zip(&cells)
            .map(|((_, key), cell)| (key.clone(), document.words(document.pieces_in(*cell))))
            .collect();
        reader.take(document.pieces_in(head), None, "column");
        for row in document.children(table, BlockKind::Row) {
            let cells: Vec<usize> = document.children(row, BlockKind::Cell).collect();
            let Some(pieces) = cells.get(name).map(|cell| document.pieces_in(*cell)) else {
                continue;
            };
            match named.find(document, pieces.clone()) {
                Some(draft) => read_row(reader, (&columns, look), &cells, draft),
                None => remark_on_missing(reader, pieces),
            }
        }
    }
}

/// The projects of the sections by what leads to them.
struct Named(HashMap<String, usize>);

impl Named {
    fn of(drafts: &[Draft]) -> Named {
        let mut named = HashMap::new();
        for (place, draft) in drafts.iter().enumerate() {
            named.entry(id_from_name(&draft.name)).or_insert(place);
        }
        Named(named)
    }

    /// The project that the first cell of a row leads to, or else has the name of.
    fn find(&self, document: &Document, pieces: Range<usize>) -> Option<usize> {
        let targets = document.pieces[pieces.clone()].iter();
        let mut targets = targets.filter_map(Piece::link);
        let anchor = targets.find_map(|target| target.url.strip_prefix('#'));
        let of = |words: &str| self.0.get(&id_from_name(words)).copied();
        anchor.and_then(of).or_else(|| of(&document.words(pieces)))
    }
}

/// Says that a row has no section, and so is no entry.
fn remark_on_missing(reader: &mut Reader<'_>, pieces: Range<usize>) {
    let name = reader.words(pieces.clone());
    if name.is_empty() {
        return;
    }
    let line = reader.line(pieces.start);
    let message = format!("the overview has {name}, which has no section, and is no entry");
    reader.remarks.push(Remark { line, message });
}

fn read_row(
    reader: &mut Reader<'_>,
    (columns, look): (&[(Option<Topic>, String)], &mut Look),
    cells: &[usize],
    draft: usize,
) {
    for ((topic, _), cell) in columns.iter().zip(cells) {
        let pieces = reader.document.pieces_in(*cell);
        let said = reader.words(pieces.clone());
        for piece in pieces.clone() {
            let is_anchor = reader.document.pieces[piece]
                .link()
                .is_some_and(|target| target.url.starts_with('#'));
            if is_anchor {
                reader.report(piece..piece + 1, Why::Anchor);
            }
        }
        match topic {
            Some(Topic::Project) => read_name(reader, pieces, &said, draft),
            Some(Topic::Goal) if !said.is_empty() => {
                let said = reader.said(pieces.clone());
                reader.drafts[draft].summary.get_or_insert(said);
                reader.add_mentions(pieces.clone(), draft);
                reader.take_text(pieces, draft, "summary");
            }
            Some(Topic::State) => read_level(reader, pieces, &said, draft, look),
            _ => {}
        }
    }
}

/// The name of a project, as its section has it; other words for it are reported.
fn read_name(reader: &mut Reader<'_>, pieces: Range<usize>, said: &str, draft: usize) {
    let name = &reader.drafts[draft].name;
    match id_from_name(name).contains(&id_from_name(said)) {
        true => reader.take_text(pieces, draft, "name"),
        false => reader.report(pieces, Why::Contradiction),
    }
}

/// A level that the section of the project has too, or says nothing of; another is reported.
fn read_level(
    reader: &mut Reader<'_>,
    pieces: Range<usize>,
    said: &str,
    draft: usize,
    look: &mut Look,
) {
    let own = &reader.drafts[draft];
    if own.standings.is_empty() {
        reader.read_state(pieces, draft, &mut look.states);
        return;
    }
    let named = level_heading(said);
    reader.see_level(said);
    let own = &reader.drafts[draft];
    let mut steps = own.standings.iter().flat_map(|standing| &standing.steps);
    let same = named.and_then(|named| Some((named, steps.find(|step| step.level == named.id)?)));
    if let Some((named, step)) = same {
        let message = worded(named.words, &step.title);
        reader.take_text(pieces.clone(), draft, "maturity");
        let line = reader.line(pieces.start);
        reader.remark_once(message.map(|message| Remark { line, message }));
        return;
    }
    let name = &own.name;
    let message = format!("the overview has {name} at `{said}`, its section elsewhere");
    let line = match pieces.is_empty() {
        true => 0,
        false => reader.line(pieces.start),
    };
    reader.remarks.push(Remark { line, message });
    reader.report(pieces, Why::Contradiction);
}

/// Says that an overview is published in other words for a level than it has.
fn worded(words: &str, title: &str) -> Option<String> {
    let is_same = words.eq_ignore_ascii_case(title);
    (!is_same).then(|| format!("the overview has `{words}`, and is published with `{title}`"))
}
