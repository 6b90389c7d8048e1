//! A heading a project, with labelled bullets under it.

mod badges;
mod find;
mod name;
mod overview;

use std::ops::Range;

use self::badges::read_badges;
use self::find::{Section, sections};
use self::name::{read_name, take_numbers};
use self::overview::read_overviews;
use super::document::{BlockKind, Document, has_words};
use super::draft::{Draft, Standing};
use super::fields::{Fields, label_beside};
use super::heading_levels::{Place, grouping};
use super::label_order::order_data;
use super::labels::{Label, label_above, label_of, line_of_links, lines_of_labels};
use super::look::Look;
use super::reader::{Reader, visible};
use super::state::Said;
use super::words::{Topic, level_heading, topic};

/// Reads the projects of a document.
pub(super) fn read(reader: &mut Reader<'_>) -> Look {
    let fields = Fields::of(reader.document);
    let (sections, title) = sections(reader.document, &fields);
    let mut look = Look {
        title: title.as_ref().map(|title| title.title.clone()),
        ..Look::default()
    };
    if let Some(title) = title {
        reader.take(title.pieces, None, "title");
    }
    let projects = || sections.iter().filter(|section| section.is_project);
    let states = states(reader.document, &sections);
    reader.learn_levels(&states);
    for section in projects() {
        read_section(reader, section, &fields, &mut look);
    }
    let places: Vec<Place> = projects().map(Section::standing).collect();
    look.group_by = grouping(&places);
    look.label(std::mem::take(&mut reader.labels));
    order_data(&look.labels, &mut reader.drafts);
    read_overviews(reader, &mut look);
    let remark = take_numbers(&mut reader.drafts);
    reader.remarks.extend(remark);
    look
}

/// The values of labels that say where projects stand.
fn states(document: &Document, sections: &[Section]) -> Vec<Said> {
    let projects = sections.iter().filter(|section| section.is_project);
    let lists = projects
        .flat_map(|section| &section.blocks)
        .filter(|block| document.blocks[**block].kind == BlockKind::List);
    let items = lists.flat_map(|list| document.children(*list, BlockKind::Item));
    let labels = items.filter_map(|item| label_of(document, item));
    labels
        .filter(|label| topic(&label.words) == Some(Topic::State))
        .map(|label| Said {
            track: String::new(),
            pieces: label.value,
        })
        .collect()
}

fn read_section(reader: &mut Reader<'_>, section: &Section, fields: &Fields, look: &mut Look) {
    let draft = reader.drafts.len();
    let line = section
        .heading
        .pieces
        .clone()
        .next()
        .map_or(0, |piece| reader.line(piece));
    let mut own = Draft {
        name: section.heading.title.clone(),
        line,
        ..Draft::default()
    };
    own.areas = vec![section.areas().map(|area| area.title.clone()).collect()];
    if let Some(level) = section.level() {
        if let Some(named) = level_heading(&level.title) {
            own.standings = vec![Standing::at(named.id, named.words, line)];
            reader.remark_once(look.head(named, named.words, line));
        }
        reader.take(level.pieces.clone(), None, "level");
    }
    reader.drafts.push(own);
    for area in section.areas() {
        reader.take(area.pieces.clone(), None, "area");
    }
    let mut labels = read_name(reader, section.heading.pieces.clone(), draft, look);
    read_body(reader, section, fields, draft, look);
    reader.labels.append(&mut labels);
    let blocks = section.blocks.iter();
    let inside = blocks.map(|block| reader.document.pieces_in(*block));
    let all = std::iter::once(section.heading.pieces.clone()).chain(inside);
    read_badges(reader, all.flatten().collect(), draft);
}

fn read_body(
    reader: &mut Reader<'_>,
    section: &Section,
    fields: &Fields,
    draft: usize,
    look: &mut Look,
) {
    // Where the quotation of the description ends, behind which other words may follow.
    let mut quoted = None;
    for block in &section.blocks {
        read_block(reader, *block, fields, draft, look);
        let own = &reader.drafts[draft];
        if quoted.is_none() && own.links.iter().any(|(kind, _)| kind == "overview") {
            quoted = own.description.as_ref().map(String::len);
        }
    }
    unquote(&mut reader.drafts[draft], quoted);
}

fn read_block(
    reader: &mut Reader<'_>,
    block: usize,
    fields: &Fields,
    draft: usize,
    look: &mut Look,
) {
    let document = reader.document;
    let pieces = document.blocks[block].pieces.clone();
    match document.blocks[block].kind {
        BlockKind::Paragraph => {
            let mut labels = lines_of_labels(document, block);
            if labels.is_empty() {
                labels = line_of_links(document, block);
                let end = labels.first().map_or(pieces.end, |first| first.value.start);
                read_paragraph(reader, pieces.start..end, draft);
            }
            labels.iter().for_each(|label| {
                reader.read_label(label, draft, look);
            });
        }
        BlockKind::Quote => {
            for inner in document.children(block, BlockKind::Paragraph) {
                read_paragraph(reader, document.blocks[inner].pieces.clone(), draft);
            }
        }
        BlockKind::List => {
            let items = || document.children(block, BlockKind::Item);
            let has_plain = items().any(|item| fields.has_plain(document, item));
            for item in items() {
                let label = label_of(document, item)
                    .or_else(|| fields.label(document, item))
                    .or_else(|| label_above(document, item))
                    .or_else(|| label_beside(document, item).filter(|_| has_plain));
                read_item(reader, item, label, draft, look);
            }
        }
        _ => {}
    }
}

fn read_item(
    reader: &mut Reader<'_>,
    item: usize,
    label: Option<Label>,
    draft: usize,
    look: &mut Look,
) {
    let document = reader.document;
    let children = &document.blocks[item].children;
    let Some(label) = label else {
        for pieces in children.iter().flat_map(|child| runs(document, *child)) {
            read_paragraph(reader, pieces, draft);
        }
        return;
    };
    let below = &children[1..];
    let (topic, key) = match below.is_empty() || has_words(&document.words(label.value.clone())) {
        true => reader.read_label(&label, draft, look),
        false => reader.take_label(&label, draft),
    };
    // What stands below a label belongs to it.
    for child in below {
        for (pieces, said) in values(reader, *child, topic) {
            reader.read_topic(topic, &key, pieces, &said, draft, look);
        }
    }
}

/// The values that a block below a label has, with their words: each of its own, but for those of
/// which an entry has one.
fn values(reader: &Reader<'_>, block: usize, topic: Option<Topic>) -> Vec<(Range<usize>, String)> {
    let runs = runs(reader.document, block);
    let values = runs.map(|pieces| (pieces.clone(), reader.said(pieces)));
    match topic {
        Some(Topic::Goal | Topic::License | Topic::Legal) => {
            let said: Vec<String> = values.map(|(_, said)| said).collect();
            vec![(reader.document.pieces_in(block), said.join(", "))]
        }
        _ => values.collect(),
    }
}

/// The pieces of a block, those of each paragraph or item in it by themselves.
fn runs(document: &Document, block: usize) -> impl Iterator<Item = Range<usize>> {
    let end = document.pieces_in(block).end;
    let runs = document.blocks[block..]
        .iter()
        .map(|inner| inner.pieces.clone());
    runs.take_while(move |run| run.start < end)
        .filter(|run| !run.is_empty())
}

/// A paragraph of the description, or links about the project.
fn read_paragraph(reader: &mut Reader<'_>, pieces: Range<usize>, draft: usize) {
    let document = reader.document;
    let source = take_source(reader, &pieces, draft);
    let said = reader.said(pieces.start..source.unwrap_or(pieces.end));
    let said = match source {
        // The quotation ends here, whatever paragraphs follow.
        Some(_) => without_end(&said),
        None => &said,
    };
    let is_worded = |piece: usize| {
        let piece = &document.pieces[piece];
        piece.link().is_none() && has_words(piece.shown())
    };
    if has_words(said) && pieces.clone().any(is_worded) {
        reader.drafts[draft].add_paragraph(said);
    }
    reader.add_mentions(pieces.clone(), draft);
    reader.take_text(pieces, draft, "description");
}

/// Takes the link behind a quotation as its source, of which a description has one; gives its place.
fn take_source(reader: &mut Reader<'_>, pieces: &Range<usize>, draft: usize) -> Option<usize> {
    let document = reader.document;
    let mut back = pieces.clone().rev();
    let last = back.find(|piece| document.pieces[*piece].matters())?;
    document.pieces[last].link()?;
    let before = reader.words(pieces.start..last);
    let own = &reader.drafts[draft];
    let description = own.description.as_deref().unwrap_or(&before);
    let ends = if before.is_empty() {
        description
    } else {
        before.trim_end_matches(DASHES)
    };
    let is_quoted = description.starts_with(OPENING) && ends.ends_with(CLOSING);
    if !is_quoted || own.links.iter().any(|(kind, _)| kind == "overview") {
        return None;
    }
    let url = reader.url(last)?;
    let title = visible(&document.pieces[last].text);
    let own = &mut reader.drafts[draft];
    own.add_link("overview", Some(&title), &url);
    if let Some(description) = own.description.as_mut().filter(|_| before.is_empty()) {
        description.truncate(without_end(description).len());
    }
    reader.take(last..last + 1, Some(draft), "links");
    Some(last)
}

/// Signs between a quotation and its source.
const DASHES: [char; 4] = ['-', '\u{2013}', '\u{2014}', ' '];
const OPENING: [char; 2] = ['"', '\u{201c}'];
const CLOSING: [char; 2] = ['"', '\u{201d}'];

/// A quotation without the mark at its end, and the dash behind it.
fn without_end(said: &str) -> &str {
    said.trim_end_matches(DASHES).trim_end_matches(CLOSING)
}

/// Takes the mark at the begin of a quotation off a description that names its source. Where other
/// words follow, both marks stay, and tell them apart.
fn unquote(draft: &mut Draft, quoted: Option<usize>) {
    if let (Some(description), Some(quoted)) = (draft.description.as_mut(), quoted) {
        let (quotation, rest) = description.split_at(quoted);
        let quotation = quotation.trim_start_matches(OPENING).trim();
        *description = match rest.is_empty() {
            true => quotation.to_string(),
            false => format!("\"{quotation}\"{rest}"),
        };
    }
    if draft.description.as_deref().is_some_and(str::is_empty) {
        draft.description = None;
    }
}
