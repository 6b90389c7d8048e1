//! A table, a row a project, its rows gathered under those that name an area alone.

mod about;
mod area_row;
mod bracket;
mod calendar;
mod columns;
mod days;
mod name;
mod passed;
mod row;
mod several;
mod states;

use std::collections::HashMap;

use self::columns::Columns;
use self::days::Days;
use self::row::Rows;
use self::states::{Table, Tracks};
use super::document::{BlockKind, Document, Form, Piece, Target};
use super::look::{AreaPlace, Look};
use super::outline::{Heading, Outline, line_heading};
use super::reader::{Reader, Remark, visible};
use super::words::{is_retired, level_heading};

/// What stands above a table.
struct Above {
    /// The headings that name its area, the outermost first.
    headings: Vec<Heading>,
    /// Their titles.
    titles: Vec<String>,
    /// What the title of the document says, where that all is over.
    title: Option<String>,
}

impl Above {
    /// What stands above a table behind this block.
    fn of(document: &Document, outline: &Outline, before: Option<usize>) -> Above {
        let mut headings = outline.area();
        headings.extend(before.and_then(|before| bold(document, before)));
        let says_over = |title: &&Heading| {
            level_heading(&title.title).is_some_and(|level| is_retired(level.id))
        };
        let title = outline.title.as_ref().filter(says_over);
        Above {
            titles: headings.iter().map(|own| own.title.clone()).collect(),
            title: title.map(|title| title.title.clone()),
            headings,
        }
    }
}

/// Which column names projects where a table does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// None, and the table is none of projects.
    Told,
    /// The first.
    First,
}

impl Naming {
    /// For a document that is to be read as tables, if it is `asked` for, and none of them tells.
    pub fn of(document: &Document, asked: bool) -> Naming {
        match asked && all_rows(document) == 0 {
            true => Naming::First,
            false => Naming::Told,
        }
    }
}

/// Reads the projects of every table that has a column of them.
pub(super) fn read(reader: &mut Reader<'_>, naming: Naming) -> Look {
    let document = reader.document;
    let mut look = Look::default();
    let mut outline = Outline::default();
    let mut places = Vec::new();
    let mut tables = tables(document, naming);
    look.first_column = Tracks::settle(reader, &mut tables).first(&tables);
    let mut tables = tables.iter().peekable();
    let mut before = None;
    for block in &document.blocks[0].children {
        let before = before.replace(*block);
        let table = tables.next_if(|table| table.block == *block);
        if let (None, Some(table)) = (outline.step(document, *block), table) {
            let above = Above::of(document, &outline, before);
            let first = reader.drafts.len();
            places.extend(read_table(reader, table, &above, &mut look));
            if reader.drafts.len() > first {
                look.headings = look.headings.max(above.titles.len());
                let headings = above.headings.into_iter();
                headings.for_each(|heading| reader.take(heading.pieces, None, "area"));
            }
        }
    }
    look.areas = places.into_iter().max().unwrap_or_default();
    look.order_lines(&reader.state_lines);
    if let Some(title) = outline.title {
        reader.take(title.pieces, None, "title");
        look.title = Some(title.title);
    }
    look
}

/// A line in bold, which right above a table stands for a heading.
fn bold(document: &Document, block: usize) -> Option<Heading> {
    line_heading(document, block, usize::MAX, |piece| piece.strong)
}

/// The tables that have a column of projects.
fn tables(document: &Document, naming: Naming) -> Vec<Table> {
    let tables = document.children(0, BlockKind::Table);
    let table = |block| {
        let (columns, words) = columns_of(document, block, naming)?;
        Some(Table {
            block,
            columns,
            words,
        })
    };
    about::of_projects(document, tables.filter_map(table).collect())
}

/// Reads one table; gives where it names areas, where it does.
fn read_table(
    reader: &mut Reader<'_>,
    table: &Table,
    above: &Above,
    look: &mut Look,
) -> Option<AreaPlace> {
    let document = reader.document;
    let head = document.children(table.block, BlockKind::Head).next()?;
    let columns = &table.columns;
    let keys = columns.keys().map(str::to_string);
    let days = Days::of(reader, table, look.days_track.as_deref());
    look.add_days(days.keys(columns));
    look.add_tracks(columns.tracks());
    look.add_since(days.since(columns));
    let labels = keys.zip(table.words.iter().cloned()).collect();
    for (words, published) in look.table(&above.titles, labels) {
        reader.remarks.push(Remark {
            line: document.line(document.blocks[head].span.start),
            message: format!("the column `{words}` is published as `{published}`"),
        });
    }
    reader.take(document.pieces_in(head), None, "column");
    reader.learn_levels(&table.of_list(document));
    let mut rows = Rows::new((columns, &days), &above.titles, above.title.as_deref());
    let cells = |row| document.children(row, BlockKind::Cell).collect();
    let all: Vec<Vec<usize>> = document
        .children(table.block, BlockKind::Row)
        .map(cells)
        .collect();
    let has_link = |cells: &Vec<usize>| {
        let name = cells.get(columns.name);
        name.is_some_and(|cell| reader.has_link(document.pieces_in(*cell)))
    };
    rows.has_linked_names = all.iter().any(has_link);
    for (place, cells) in all.iter().enumerate() {
        rows.read(reader, cells, &all[place + 1..], look);
    }
    rows.place
}

/// The columns of a table that has one of projects, and their words.
fn columns_of(document: &Document, table: usize, naming: Naming) -> Option<(Columns, Vec<String>)> {
    let words = words_of(document, table)?;
    let linked = || linked(document, table, words.len());
    let first = (naming == Naming::First).then_some(0);
    Some((Columns::of(&words, linked, first)?, words))
}

/// The words at the head of a table.
fn words_of(document: &Document, table: usize) -> Option<Vec<String>> {
    let head = document.children(table, BlockKind::Head).next()?;
    let cells = document.children(head, BlockKind::Cell);
    let words = cells.map(|cell| visible(&document.words(document.pieces_in(cell))));
    Some(words.collect())
}

/// The line and the columns of the first table that has rows, where a document has one.
pub(super) fn first_of_all(document: &Document) -> Option<(usize, Vec<String>)> {
    let mut tables = document.children(0, BlockKind::Table);
    let table = tables.find(|table| document.children(*table, BlockKind::Row).next().is_some())?;
    let line = document.line(document.blocks[table].span.start);
    Some((line, words_of(document, table)?))
}

/// For each column of a table, how many rows have a link on words in it.
fn linked(document: &Document, table: usize, columns: usize) -> Vec<usize> {
    let is_linked = |cell: usize| {
        let mut pieces = document.pieces[document.pieces_in(cell)].iter();
        let first = pieces.find(|piece| piece.matters()).and_then(Piece::link);
        first.is_some_and(|target| target.form != Form::Bare)
    };
    let mut counts = vec![0; columns];
    for row in document.children(table, BlockKind::Row) {
        let cells = document.children(row, BlockKind::Cell);
        for (count, cell) in counts.iter_mut().zip(cells) {
            *count += usize::from(is_linked(cell));
        }
    }
    counts
}

/// Gives the pieces of a row for the cell that names its project.
pub(super) fn named(
    document: &Document,
    naming: Naming,
) -> impl Fn(&Document, usize) -> Option<Vec<usize>> + use<> {
    let tables = tables(document, naming).into_iter();
    let names: HashMap<usize, usize> = tables
        .map(|table| (table.block, table.columns.name))
        .collect();
    move |document, cell| {
        let row = document.blocks[cell].parent;
        let is_row = document.blocks[row].kind == BlockKind::Row;
        let column = names.get(&document.blocks[row].parent).filter(|_| is_row)?;
        let name = document.children(row, BlockKind::Cell).nth(*column);
        (name == Some(cell)).then(|| document.pieces_in(row).collect())
    }
}

/// How many rows of a document lead as they should, in tables that have a column of projects.
pub(super) fn rows(document: &Document, leads: &dyn Fn(&Target) -> bool) -> usize {
    let links = |row: usize| {
        document.pieces[document.pieces_in(row)]
            .iter()
            .filter_map(Piece::link)
    };
    rows_of_projects(document)
        .filter(|row| links(*row).any(leads))
        .count()
}

/// How many rows a document has in tables that have a column of projects.
pub(super) fn all_rows(document: &Document) -> usize {
    rows_of_projects(document).count()
}

fn rows_of_projects(document: &Document) -> impl Iterator<Item = usize> {
    let tables = tables(document, Naming::Told).into_iter();
    tables.flat_map(|table| document.children(table.block, BlockKind::Row))
}
