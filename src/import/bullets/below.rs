//! What stands below the first line of an entry: its fields with labels, entries of their own, or
//! more about it.

use std::collections::HashSet;
use std::ops::Range;

use super::DEEPEST;
use super::entry::read_entry;
use super::first_line;
use super::links::{Met, Owner};
use super::name::{Opening, opening};
use super::said::is_said;
use super::says::says;
use super::style::Style;
use crate::import::document::{BlockKind, Document, has_words};
use crate::import::labels::{Label, key_of, label_of};
use crate::import::look::Look;
use crate::import::marks::parted_at_colon;
use crate::import::reader::Reader;
use crate::import::words::{self as known, Topic, topic};

/// Reads what stands below the first line of an entry.
pub(super) fn read_below(
    reader: &mut Reader<'_>,
    blocks: &[usize],
    area: &[String],
    owner: &mut Owner,
    depth: usize,
    style: &mut Style,
) {
    let document = reader.document;
    for block in blocks {
        match document.blocks[*block].kind {
            BlockKind::List if depth < DEEPEST => {
                for item in document.children(*block, BlockKind::Item) {
                    read_item(reader, item, area, owner, depth, style);
                }
            }
            BlockKind::Paragraph => read_more(reader, document.pieces_in(*block), owner),
            _ => {}
        }
    }
}

fn read_item(
    reader: &mut Reader<'_>,
    item: usize,
    area: &[String],
    owner: &mut Owner,
    depth: usize,
    style: &mut Style,
) {
    let document = reader.document;
    if let Some(label) = field(document, item) {
        read_field(reader, &label, owner, style);
        for child in &document.blocks[item].children[1..] {
            read_more(reader, document.pieces_in(*child), owner);
        }
        return;
    }
    let line = first_line(document, item);
    let own = line.and_then(|line| opening(document, &line));
    match own.filter(|opening| is_own(document, opening)) {
        Some(opening) => {
            style.nested.push(reader.line(opening.before.start));
            let mut nested = read_entry(reader, item, opening, area, style);
            let below = &document.blocks[item].children[1..];
            read_below(reader, below, area, &mut nested, depth + 1, style);
            nested.take(reader);
        }
        None => read_more(reader, document.pieces_in(item), owner),
    }
}

/// Whether the lists below an item are of labels alone, each another, and one of them says where the
/// project is or how it is licensed: then the item is a project, though no link is on its line.
pub(super) fn are_fields(document: &Document, blocks: &[usize]) -> bool {
    let is_list = |block: &&usize| document.blocks[**block].kind == BlockKind::List;
    let lists = blocks.iter().filter(is_list);
    let items = lists.flat_map(|list| document.children(*list, BlockKind::Item));
    let mut keys = HashSet::new();
    let mut is_project = false;
    for item in items {
        let Some(label) = label_of(document, item) else {
            return false;
        };
        let (topic, key) = key_of(&label.words);
        if topic.is_none() || !keys.insert(key) {
            return false;
        }
        let is_own = matches!(
            topic,
            Some(Topic::Repository | Topic::Homepage | Topic::License)
        );
        is_project |= is_own && field(document, item).is_some();
    }
    is_project
}

/// Whether an item is a field of the project above it.
pub(super) fn is_field(document: &Document, item: usize) -> bool {
    field(document, item).is_some()
}

/// The label of an item that is a field of the project above it: one that every list knows, or in
/// bold.
fn field(document: &Document, item: usize) -> Option<Label> {
    // A badge in front of a label belongs to the project.
    let has_link = |pieces: &Range<usize>| {
        let mut pieces = document.pieces[pieces.clone()].iter();
        pieces.any(|piece| piece.link().is_some())
    };
    let label = label_of(document, item).filter(|label| !has_link(&label.own))?;
    let topic = topic(&label.words);
    let is_own = topic.is_none() && is_bold(document, &label) && !known::is_remark(&label.words);
    let has_value = has_words(&document.words(label.value.clone()));
    (has_value && (is_own || is_known(topic, has_link(&label.value)))).then_some(label)
}

fn is_bold(document: &Document, label: &Label) -> bool {
    let mut own = document.pieces[label.own.clone()].iter();
    own.any(|piece| piece.strong)
}

fn read_field(reader: &mut Reader<'_>, label: &Label, owner: &Owner, style: &mut Style) {
    let is_bold = is_bold(reader.document, label);
    let before = reader.labels.len();
    let draft = owner.draft;
    let mut look = Look::default();
    let said = reader.said(label.value.clone());
    if reader.drafts[draft].homepage.is_some() && topic(&label.words) == Some(Topic::Homepage) {
        // Another page than the one that the name leads to.
        let (_, key) = reader.take_label(label, draft);
        reader.read_topic(None, &key, label.value.clone(), &said, draft, &mut look);
    } else {
        reader.read_label(label, draft, &mut look);
    }
    let labels = reader.labels.drain(before..);
    style.below.extend(labels.map(|label| (label, is_bold)));
}

/// More about an entry: its links, or words for its description.
fn read_more(reader: &mut Reader<'_>, pieces: Range<usize>, owner: &mut Owner) {
    let document = reader.document;
    let said = reader.said(pieces.clone());
    let only_links = !document.pieces[pieces.clone()]
        .iter()
        .any(|piece| piece.link().is_none() && is_said(piece.shown()));
    if !only_links {
        reader.drafts[owner.draft].add_paragraph(&sentence(said));
        reader.take_text(pieces.clone(), owner.draft, "description");
    }
    let links = pieces.filter(|piece| document.pieces[*piece].link().is_some());
    owner.meet(links.map(|piece| Met::beside(document, piece)));
}

/// A sentence that does not begin as a field does, as it would be read on a published page: a dash
/// stands for the colon.
fn sentence(mut said: String) -> String {
    while let Some((words, value)) = parted_at_colon(&said)
        && words.len() <= LONGEST_LABEL
        && is_known(topic(words), value.contains("://"))
    {
        said = format!("{} \u{2013} {}", words.trim_end(), value.trim_start());
    }
    said
}

/// How long words in front of a colon can be to be a label, in bytes.
const LONGEST_LABEL: usize = 80;

/// Whether a label that every list knows is one of a field below a bullet. What says where a project
/// stands or what it is stays a sentence, and so does what should lead somewhere and does not.
fn is_known(topic: Option<Topic>, has_link: bool) -> bool {
    match topic {
        Some(Topic::License | Topic::Legal) => true,
        Some(Topic::Repository | Topic::Homepage | Topic::Communication | Topic::Links(_)) => {
            has_link
        }
        _ => false,
    }
}

/// Whether what begins an item below an entry is an entry of its own: a link that names something,
/// with words on it. Behind an article it is a word of a sentence.
fn is_own(document: &Document, opening: &Opening) -> bool {
    opening.link.is_some_and(|link| {
        let name = &document.pieces[link];
        let names_something = !name.is_bare() && !says(&name.text).is_label();
        names_something
            && opening.behind.is_empty()
            && has_words(&document.words(opening.rest.clone()))
    })
}
