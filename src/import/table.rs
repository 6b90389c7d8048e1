//! A table, a row a project, its rows gathered under those that name an area alone.

use super::account::Why;
use super::document::BlockKind;
use super::draft::{Draft, Standing, Step};
use super::labels::{communication, key_of};
use super::look::Look;
use super::outline::Outline;
use super::reader::{Reader, Remark, visible};
use super::state::capital;
use super::succession;
use super::words::{self as known, Topic};

/// A column of a table.
struct Column {
    topic: Option<Topic>,
    key: String,
}

/// Reads the projects of every table that has a column of them.
pub(super) fn read(reader: &mut Reader<'_>) -> Look {
    let document = reader.document;
    let mut look = Look::default();
    let mut outline = Outline::default();
    for block in &document.blocks[0].children {
        if outline.step(document, *block).is_none()
            && document.blocks[*block].kind == BlockKind::Table
        {
            let above = outline.area();
            let first = reader.drafts.len();
            let titles: Vec<String> = above.iter().map(|heading| heading.title.clone()).collect();
            read_table(reader, *block, &titles, &mut look);
            if reader.drafts.len() > first {
                look.headings = look.headings.max(titles.len());
                above
                    .iter()
                    .for_each(|heading| reader.take(heading.pieces.clone(), None, "area"));
            }
        }
    }
    if let Some(title) = outline.title {
        reader.take(title.pieces, None, "title");
        look.title = Some(title.title);
    }
    look
}

fn read_table(reader: &mut Reader<'_>, table: usize, above: &[String], look: &mut Look) {
    let document = reader.document;
    let Some(head) = document.children(table, BlockKind::Head).next() else {
        return;
    };
    let cells: Vec<usize> = document.children(head, BlockKind::Cell).collect();
    let words: Vec<String> = cells
        .iter()
        .map(|cell| visible(&document.words(document.pieces_in(*cell))))
        .collect();
    let columns: Vec<Column> = words
        .iter()
        .map(|words| key_of(words))
        .map(|(topic, key)| Column { topic, key })
        .collect();
    let Some(name) = columns
        .iter()
        .position(|column| column.topic == Some(Topic::Project))
    else {
        return;
    };
    let keys = columns.iter().map(|column| column.key.clone());
    for (words, published) in look.table(above, keys.zip(words).collect()) {
        reader.remarks.push(Remark {
            line: document.line(document.blocks[head].span.start),
            message: format!("the column `{words}` is published as `{published}`"),
        });
    }
    reader.take(document.pieces_in(head), None, "column");
    let mut area: Option<String> = None;
    for row in document.children(table, BlockKind::Row) {
        let cells: Vec<usize> = document.children(row, BlockKind::Cell).collect();
        match alone(reader, &columns, &cells, name) {
            Some(cell) => {
                let pieces = document.pieces_in(cell);
                area = Some(reader.words(pieces.clone()));
                reader.take(pieces, None, "area");
            }
            None => read_row(reader, &columns, &cells, name, (above, &mut area), look),
        }
    }
}

/// The cell of a row that only names an area.
fn alone(reader: &Reader<'_>, columns: &[Column], cells: &[usize], name: usize) -> Option<usize> {
    let filled: Vec<usize> = (0..cells.len())
        .filter(|column| {
            !reader
                .words(reader.document.pieces_in(cells[*column]))
                .is_empty()
        })
        .collect();
    let [only] = filled.as_slice() else {
        return None;
    };
    let has_link = reader.document.pieces[reader.document.pieces_in(cells[*only])]
        .iter()
        .any(|piece| piece.is_link());
    let is_area = columns[*only].topic == Some(Topic::Area) || *only == name && !has_link;
    (is_area && columns.len() > 1).then_some(cells[*only])
}

fn read_row(
    reader: &mut Reader<'_>,
    columns: &[Column],
    cells: &[usize],
    name: usize,
    (above, area): (&[String], &mut Option<String>),
    look: &mut Look,
) {
    let document = reader.document;
    let Some(named) = cells
        .get(name)
        .map(|cell| document.pieces_in(*cell))
        .filter(|pieces| !reader.words(pieces.clone()).is_empty())
    else {
        return;
    };
    let draft = reader.drafts.len();
    let line = document.line(document.pieces[named.start].span.start);
    reader.drafts.push(Draft {
        line,
        ..Draft::default()
    });
    read_name(reader, named, draft);
    for (column, cell) in columns.iter().zip(cells) {
        let pieces = document.pieces_in(*cell);
        let said = reader.words(pieces.clone());
        match column.topic {
            Some(Topic::Project) => {}
            Some(Topic::Area) => {
                if !said.is_empty() {
                    *area = Some(said);
                    reader.take_text(pieces, draft, "areas");
                }
            }
            Some(Topic::Communication) => {
                reader.add_links(pieces, draft, communication, &column.key)
            }
            Some(Topic::State) => reader.read_state(pieces, draft, &mut look.states),
            _ if known::is_nothing(&said) => reader.report(pieces, Why::None),
            topic => reader.read_topic(topic, &column.key, pieces, &said, draft, look),
        }
    }
    retire(&mut reader.drafts[draft], area.as_deref(), line);
    let path = above.iter().cloned().chain(area.clone()).collect();
    reader.drafts[draft].areas = vec![path];
}

/// Notes that a project is over where its area says so, such as `Past Projects`, and no track of its
/// own does: it is then over for the list.
fn retire(draft: &mut Draft, area: Option<&str>, line: usize) {
    let is_over = draft.standings.iter().any(Standing::is_retired);
    let named = area.and_then(known::level_heading);
    if let Some((id, word, _)) = named.filter(|(id, _, _)| !is_over && known::is_retired(id)) {
        let step = Step {
            level: id.to_string(),
            title: capital(word),
            date: None,
        };
        draft.standings.push(Standing {
            steps: vec![step],
            line,
            ..Standing::default()
        });
    }
    if !draft.is_over() {
        return;
    }
    // What takes its place may stand alone among its levels, or in the line on it.
    let state = draft.extra.get("state");
    let alone = state.filter(|said| succession::begins(said)).cloned();
    if alone.is_some() {
        draft.extra.shift_remove("state");
    }
    let summary = draft.summary.as_deref();
    let within = || Some(succession::parted(summary?).1?.to_string());
    if let Some(said) = alone.or_else(within)
        && let Some(over) = draft.unsucceeded()
    {
        over.succeed(&said);
    }
}

/// The first link, or the words where there is none, name the project; more links are of it.
fn read_name(reader: &mut Reader<'_>, pieces: std::ops::Range<usize>, draft: usize) {
    let document = reader.document;
    let first = pieces.clone().find(|piece| {
        document.pieces[*piece].link().is_some() && !document.pieces[*piece].text.is_empty()
    });
    let Some(first) = first else {
        reader.drafts[draft].name = reader.words(pieces.clone());
        reader.take_text(pieces, draft, "name");
        return;
    };
    let name = reader.words(pieces.start..first + 1);
    reader.drafts[draft].name = name.trim().to_string();
    reader.take_address(first, draft, "name");
    reader.take_text(pieces.start..first, draft, "name");
    let kind = |title: &str, url: &str| known::link_kind(title, url).unwrap_or("other").to_string();
    let rest = reader.after_own(first + 1..pieces.end, draft);
    if document.pieces[rest.clone()]
        .iter()
        .any(super::document::Piece::matters)
    {
        reader.add_links(rest, draft, kind, "project");
    }
}
