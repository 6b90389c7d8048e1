//! Tables that name the projects of the sections once more, with their levels and one line on each.

use std::collections::HashMap;
use std::ops::Range;

use crate::catalog::model::id_from_name;
use crate::import::account::Why;
use crate::import::document::BlockKind;
use crate::import::labels::key_of;
use crate::import::look::Look;
use crate::import::reader::{Reader, Remark};
use crate::import::words::{Topic, level_heading};

/// Reads tables that name the projects of the sections once more.
pub(super) fn read_overviews(reader: &mut Reader<'_>, look: &mut Look) {
    let mut named: HashMap<String, usize> = HashMap::new();
    for (place, draft) in reader.drafts.iter().enumerate() {
        named.entry(id_from_name(&draft.name)).or_insert(place);
    }
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
            let draft = cells.get(name).and_then(|cell| {
                named.get(&id_from_name(&document.words(document.pieces_in(*cell))))
            });
            if let Some(draft) = draft {
                read_row(reader, &columns, &cells, *draft);
            }
        }
    }
}

fn read_row(
    reader: &mut Reader<'_>,
    columns: &[(Option<Topic>, String)],
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
            Some(Topic::Project) => reader.take_text(pieces, draft, "name"),
            Some(Topic::Goal) if !said.is_empty() => {
                reader.drafts[draft]
                    .summary
                    .get_or_insert_with(|| said.clone());
                reader.add_mentions(pieces.clone(), draft);
                reader.take_text(pieces, draft, "summary");
            }
            Some(Topic::State) => read_level(reader, pieces, &said, draft),
            _ => {}
        }
    }
}

/// A level that the section of the project has too; another is reported.
fn read_level(reader: &mut Reader<'_>, pieces: Range<usize>, said: &str, draft: usize) {
    let own = &reader.drafts[draft];
    let same = level_heading(said).is_some_and(|(id, _, _)| {
        let mut steps = own.standings.iter().flat_map(|standing| &standing.steps);
        steps.any(|step| step.level == id)
    });
    if same {
        reader.take_text(pieces, draft, "maturity");
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
