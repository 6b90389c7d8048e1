//! A bullet a project, under nested headings or nested bullets.

mod below;
mod day;
mod entry;
mod line;
mod lines;
mod links;
mod name;
mod order;
mod part;
mod prose;
mod said;
mod says;
mod style;
mod tags;

use std::collections::HashSet;
use std::ops::Range;

use self::below::{are_fields, is_field, read_below};
use self::entry::read_entry;
use self::name::{Opening, opening, plain, unlinked};
use self::style::Style;
use super::account::Why;
use super::contents::{headings, is_contents};
use super::document::{BlockKind, Document, Piece, has_words};
use super::labels::label_of;
use super::look::Look;
use super::marks::{COLONS, ends_in_colon, without_colon};
use super::outline::Outline;
use super::reader::Reader;
use super::words as known;

/// How deep bullets are read; what is nested deeper is reported.
const DEEPEST: usize = 32;

/// Reads the projects of every list.
pub(super) fn read(reader: &mut Reader<'_>) -> Look {
    let document = reader.document;
    let mut outline = Outline::default();
    let headings = headings(document);
    let mut lines = lines::headings(document);
    let mut style = Style::default();
    for block in &document.blocks[0].children {
        if let Some(line) = lines.remove(block) {
            outline.step_to_line(line);
            continue;
        }
        if outline.step(document, *block).is_some()
            || document.blocks[*block].kind != BlockKind::List
        {
            continue;
        }
        if let Some(why) = about_list(document, *block, &outline, &headings) {
            reader.report(document.pieces_in(*block), why);
            continue;
        }
        let above = outline.area();
        let first = reader.drafts.len();
        let titles: Vec<String> = above.iter().map(|heading| heading.title.clone()).collect();
        read_list(reader, *block, &titles, 0, &mut style);
        if reader.drafts.len() > first {
            above
                .iter()
                .for_each(|heading| reader.take(heading.pieces.clone(), None, "area"));
        }
    }
    let mut look = style.settle(reader);
    if let Some(title) = outline.title {
        reader.take(title.pieces, None, "title");
        look.title = Some(title.title);
    }
    look
}

/// What a list tells of the document itself, and of no projects, where it does.
fn about_list(
    document: &Document,
    list: usize,
    outline: &Outline,
    headings: &HashSet<String>,
) -> Option<Why> {
    let under = outline.above().last();
    let under = under.map_or("", |heading| &heading.title);
    if is_contents(document, list, under, headings) {
        return Some(Why::TableOfContents);
    }
    let mut above = outline.above();
    let is_about = above.any(|heading| known::is_about_list(&heading.title));
    is_about.then_some(Why::Prose)
}

fn read_list(
    reader: &mut Reader<'_>,
    list: usize,
    area: &[String],
    depth: usize,
    style: &mut Style,
) {
    if depth > DEEPEST {
        return;
    }
    let document = reader.document;
    let mut is_linked = None;
    let begin = reader.drafts.len();
    for item in document.children(list, BlockKind::Item) {
        let children = document.blocks[item].children.as_slice();
        let Some((first, rest)) = children.split_first() else {
            continue;
        };
        let line = document.blocks[*first].pieces.clone();
        if is_remark(document, item) {
            reader.report(document.pieces_in(item), Why::Prose);
            continue;
        }
        // Among linked names, one that stands out is a name too.
        let has_names = || names_links(document, list) || bold_names(document, list) > 0;
        let mut among = || *is_linked.get_or_insert_with(has_names);
        match named(document, item, rest, &mut among) {
            Some(opening) => {
                let mut owner = read_entry(reader, item, opening, area, style);
                read_below(reader, rest, area, &mut owner, depth, style);
                owner.take(reader);
            }
            None => read_group(reader, line, rest, area, depth, style),
        }
    }
    if document.blocks[list].numbered {
        style.see_numbered(&reader.drafts[begin..]);
    }
}

/// How an item begins that names a project: by a link, or in front of links; by bold words, where it is
/// `among` linked names; or above labels.
fn named(
    document: &Document,
    item: usize,
    below: &[usize],
    among: &mut dyn FnMut() -> bool,
) -> Option<Opening> {
    let line = first_line(document, item)?;
    if let Some(linked) = opening(document, &line) {
        return Some(linked);
    }
    let is_name = |item: usize| !is_field(document, item) && names_link(document, item);
    let is_group = || {
        below
            .iter()
            .any(|below| document.children(*below, BlockKind::Item).any(is_name))
    };
    if among() && !is_group() {
        let bold = unlinked(document, &line);
        if bold.is_some() {
            return bold;
        }
    }
    if !are_fields(document, below) {
        return None;
    }
    unlinked(document, &line).or_else(|| plain(document, &line))
}

/// Whether an item is a remark on the list: bold words that say so, a colon, and a sentence.
fn is_remark(document: &Document, item: usize) -> bool {
    label_of(document, item).is_some_and(|label| {
        let stands_out = document.pieces[label.own.clone()]
            .iter()
            .any(|piece| piece.strong);
        let said = document.words(label.value);
        stands_out && known::is_remark(&label.words) && has_words(&said)
    })
}

/// The first line of an item, where it begins with words.
fn first_line(document: &Document, item: usize) -> Option<Range<usize>> {
    let first = &document.blocks[*document.blocks[item].children.first()?];
    (first.kind == BlockKind::Paragraph).then(|| first.pieces.clone())
}

/// Whether some item of a list begins with a link on its name, or with a name in front of links.
fn names_links(document: &Document, list: usize) -> bool {
    let mut items = document.children(list, BlockKind::Item);
    items.any(|item| names_link(document, item))
}

/// Whether an item begins so.
fn names_link(document: &Document, item: usize) -> bool {
    let name = first_line(document, item).and_then(|line| opening(document, &line));
    name.is_some()
}

/// How many names in bold a list has, where most of its items begin with one that a dash parts from
/// what follows: behind a colon, what stands out is a label.
fn bold_names(document: &Document, list: usize) -> usize {
    let items = document.children(list, BlockKind::Item);
    let lines = items.filter_map(|item| first_line(document, item));
    let is_bold = |line: Range<usize>| {
        let is_label = |name: &Opening| {
            let words = document.words(name.before.end..name.rest.start);
            let behind = document.words(name.rest.clone());
            ends_in_colon(&words) || behind.starts_with(COLONS)
        };
        unlinked(document, &line).is_some_and(|name| !is_label(&name))
    };
    let (bold, others): (Vec<bool>, Vec<bool>) = lines.map(is_bold).partition(|bold| *bold);
    match bold.len() > others.len() {
        true => bold.len(),
        false => 0,
    }
}

/// Whether a document has lists of names in bold, and more such names than other items.
pub(super) fn has_bold_names(document: &Document) -> bool {
    let lists = document.children(0, BlockKind::List);
    let counts = lists.map(|list| {
        let items = document.children(list, BlockKind::Item).count();
        (bold_names(document, list), items)
    });
    let (bold, items) = counts.fold((0, 0), |all, own| (all.0 + own.0, all.1 + own.1));
    bold > 1 && 2 * bold > items
}

/// An item that names no project: an area for the lists in it.
fn read_group(
    reader: &mut Reader<'_>,
    line: Range<usize>,
    below: &[usize],
    area: &[String],
    depth: usize,
    style: &mut Style,
) {
    let document = reader.document;
    let title = reader.words(line.clone());
    let title = without_colon(&title);
    let has_link = document.pieces[line.clone()].iter().any(Piece::is_link);
    let mut path = area.to_vec();
    if has_words(title) && !has_link {
        path.push(title.to_string());
    }
    let first = reader.drafts.len();
    for list in below
        .iter()
        .filter(|block| document.blocks[**block].kind == BlockKind::List)
    {
        read_list(reader, *list, &path, depth + 1, style);
    }
    if reader.drafts.len() > first && path.len() > area.len() {
        reader.take(line, None, "area");
    }
}
