//! A heading a project, with labelled bullets under it.

mod find;
mod overview;

use std::ops::Range;

use self::find::{Section, areas, sections};
use self::overview::read_overviews;
use super::document::{BlockKind, Document, has_words};
use super::draft::{Draft, Standing, Step};
use super::labels::{label_above, label_of};
use super::look::Look;
use super::reader::{Reader, visible};
use super::state::capital;
use super::words::{Topic, level_heading};

/// Reads the projects of a document.
pub(super) fn read(reader: &mut Reader<'_>) -> Look {
    let (sections, title) = sections(reader.document);
    let mut look = Look {
        title: title.as_ref().map(|title| title.title.clone()),
        ..Look::default()
    };
    if let Some(title) = title {
        reader.take(title.pieces, None, "title");
    }
    let by_area = sections
        .iter()
        .filter(|section| section.is_project)
        .any(|section| !areas(section).is_empty());
    for section in sections.iter().filter(|section| section.is_project) {
        read_section(reader, section, &mut look);
    }
    look.by_level = !by_area
        && reader
            .drafts
            .iter()
            .any(|draft| !draft.standings.is_empty());
    look.label(std::mem::take(&mut reader.labels));
    read_overviews(reader, &mut look);
    look
}

fn read_section(reader: &mut Reader<'_>, section: &Section, look: &mut Look) {
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
    let areas = areas(section);
    own.areas = vec![areas.iter().map(|heading| heading.title.clone()).collect()];
    reader.drafts.push(own);
    for above in &section.above {
        if let Some((id, word, suffix)) = level_heading(&above.title) {
            let step = Step {
                level: id.to_string(),
                title: capital(word),
                date: None,
            };
            reader.drafts[draft].standings = vec![Standing {
                steps: vec![step],
                line,
                ..Standing::default()
            }];
            look.suffix = suffix.to_string();
            reader.take(above.pieces.clone(), None, "level");
        } else if areas.iter().any(|area| area.pieces == above.pieces) {
            reader.take(above.pieces.clone(), None, "area");
        }
    }
    for piece in section.heading.pieces.clone() {
        reader.take_address(piece, draft, "name");
    }
    reader.take(section.heading.pieces.clone(), Some(draft), "name");
    read_body(reader, section, draft, look);
}

fn read_body(reader: &mut Reader<'_>, section: &Section, draft: usize, look: &mut Look) {
    let document = reader.document;
    for block in &section.blocks {
        match document.blocks[*block].kind {
            BlockKind::Paragraph => {
                read_paragraph(reader, document.blocks[*block].pieces.clone(), draft)
            }
            BlockKind::Quote => {
                for inner in document.children(*block, BlockKind::Paragraph) {
                    read_paragraph(reader, document.blocks[inner].pieces.clone(), draft);
                }
            }
            BlockKind::List => {
                for item in document.children(*block, BlockKind::Item) {
                    read_item(reader, item, draft, look);
                }
            }
            _ => {}
        }
    }
    unquote(&mut reader.drafts[draft]);
}

fn read_item(reader: &mut Reader<'_>, item: usize, draft: usize, look: &mut Look) {
    let document = reader.document;
    let children = &document.blocks[item].children;
    let label = label_of(document, item).or_else(|| label_above(document, item));
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
    let values = runs.map(|pieces| (pieces.clone(), reader.words(pieces)));
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

/// A paragraph of the description; a link at its end, behind a dash or a quotation, is its source.
fn read_paragraph(reader: &mut Reader<'_>, pieces: Range<usize>, draft: usize) {
    let last = pieces
        .clone()
        .rev()
        .find(|piece| reader.document.pieces[*piece].matters());
    let source = last.filter(|last| is_source(reader.document, pieces.start..*last));
    let mut end = pieces.end;
    if let Some(source) = source.filter(|source| reader.document.pieces[*source].link().is_some()) {
        end = source;
        if let Some(url) = reader.url(source) {
            let title = visible(&reader.document.pieces[source].text);
            reader.drafts[draft].add_link("overview", Some(&title), &url);
            reader.take(source..source + 1, Some(draft), "links");
        }
    }
    let said = reader.words(pieces.start..end);
    let said = if end < pieces.end {
        // The quotation ends here, whatever paragraphs follow.
        said.trim_end_matches(['-', '\u{2013}', '\u{2014}', ' ', '"', '\u{201d}'])
    } else {
        &said
    };
    if has_words(said) {
        reader.drafts[draft].add_paragraph(said);
    }
    reader.add_mentions(pieces.start..end, draft);
    reader.take_text(pieces, draft, "description");
}

/// Whether words end as they do before the source of a quotation.
fn is_source(document: &Document, before: Range<usize>) -> bool {
    let words = document.words(before);
    words.is_empty() || words.ends_with(['-', '\u{2013}', '\u{2014}', '"', '\u{201d}'])
}

/// Takes the marks of a quotation off a description that names its source.
fn unquote(draft: &mut Draft) {
    let quoted = draft.links.iter().any(|(kind, _)| kind == "overview");
    if let Some(description) = draft.description.as_mut().filter(|_| quoted) {
        let text = description.trim_start_matches(['"', '\u{201c}']);
        *description = text.trim_end_matches(['"', '\u{201d}']).trim().to_string();
    }
    if draft.description.as_deref().is_some_and(str::is_empty) {
        draft.description = None;
    }
}
