//! Headings of levels at which no project stands: levels of the track, which a page has once one does.

use std::collections::HashMap;

use super::account::{Fate, Why};
use super::document::count::parted;
use super::document::{BlockKind, Document, has_words, words};
use super::like_levels::is_sure;
use super::look::Look;
use super::outline::{Heading, Outline};
use super::reader::{Reader, Remark};
use super::words::{is_retired, level_heading, says_nothing};

/// The field of such a heading, which stands in the settings.
const FIELD: &str = "levels";

/// What a block at the top of a document is to a level without projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bare {
    /// Its heading, or words that there is nothing.
    Nothing,
    /// Words below it that a page has below the heading, once it has that.
    Text,
}

/// A heading with what stands below it up to the next.
struct Section {
    block: usize,
    heading: Heading,
    /// Where the heading above it begins.
    above: Option<usize>,
    below: Vec<usize>,
    /// Whether no deeper heading follows.
    is_last: bool,
}

/// Takes the headings of levels without projects, beside those of levels with some, for levels of the
/// track. Gives what the blocks are that belong to them.
pub(super) fn settle(reader: &mut Reader<'_>, look: &mut Look) -> HashMap<usize, Bare> {
    let mut blocks = HashMap::new();
    if !look.group_by.needs_track() {
        return blocks;
    }
    let sections = sections(reader.document);
    let found: Vec<&Section> = sections
        .iter()
        .filter(|own| is_bare(reader, own, look) && is_beside(reader, own, &sections))
        .collect();
    for section in found {
        take(reader, section, look, &mut blocks);
    }
    blocks
}

/// Takes one.
fn take(
    reader: &mut Reader<'_>,
    section: &Section,
    look: &mut Look,
    blocks: &mut HashMap<usize, Bare>,
) {
    let title = without_count(&section.heading.title);
    let Some(level) = level_heading(title) else {
        return;
    };
    let pieces = section.heading.pieces.clone();
    let line = reader.line(pieces.start);
    let remark = look.head(level, level.words, line);
    reader.remark_once(remark);
    look.bare_levels
        .push((level.id.to_string(), level.words.to_string()));
    reader.take(pieces, None, FIELD);
    reader.remarks.push(Remark {
        line,
        message: format!("no project stands under `{title}`: the page has it once one does"),
    });
    blocks.insert(section.block, Bare::Nothing);
    for block in &section.below {
        let pieces = reader.document.pieces_in(*block);
        let bare = match is_empty(reader, *block) {
            true => Bare::Nothing,
            false => Bare::Text,
        };
        if bare == Bare::Nothing && has_words(&reader.words(pieces.clone())) {
            reader.report(pieces, Why::None);
        }
        blocks.insert(*block, bare);
    }
}

/// Whether a heading surely names a level, and nothing below it is of a project.
fn is_bare(reader: &Reader<'_>, section: &Section, look: &Look) -> bool {
    let document = reader.document;
    let title = without_count(&section.heading.title);
    let Some(level) = level_heading(title) else {
        return false;
    };
    let mut heading = section.heading.pieces.clone();
    let is_open = heading.all(|piece| !reader.is_settled(piece));
    let has_project = |block: &usize| {
        let mut pieces = document.pieces_in(*block);
        pieces.any(|piece| matches!(reader.fate(piece), Fate::Taken { draft: Some(_), .. }))
    };
    let mut below = section.below.iter();
    let is_of_page = !look.group_by.is_of_retired() || is_retired(level.id);
    is_of_page
        && section.is_last
        && is_open
        && !below.clone().any(has_project)
        && (is_sure(title) || below.all(|block| is_empty(reader, *block)))
}

/// Whether a block says no more than that there is nothing, beside the columns of a table.
fn is_empty(reader: &Reader<'_>, block: usize) -> bool {
    let document = reader.document;
    let is_column = |piece: &usize| matches!(reader.fate(*piece), Fate::Taken { .. });
    let mut own = document.pieces_in(block).filter(|piece| !is_column(piece));
    let said = words(own.clone().map(|piece| document.pieces[piece].shown()));
    !own.any(|piece| document.pieces[piece].is_link()) && says_nothing(&said)
}

/// Whether a heading stands beside one that names another level, with projects below it.
fn is_beside(reader: &Reader<'_>, section: &Section, sections: &[Section]) -> bool {
    let id = |own: &Section| level_heading(without_count(&own.heading.title)).map(|own| own.id);
    let is_taken = |own: &Section| {
        let mut pieces = own.heading.pieces.clone();
        pieces.any(|piece| matches!(reader.fate(piece), Fate::Taken { draft: None, .. }))
    };
    sections.iter().any(|other| {
        let is_sibling =
            other.above == section.above && other.heading.level == section.heading.level;
        is_sibling && id(other).is_some() && id(other) != id(section) && is_taken(other)
    })
}

/// The sections of a document.
fn sections(document: &Document) -> Vec<Section> {
    let mut outline = Outline::default();
    let mut sections: Vec<Section> = Vec::new();
    for block in &document.blocks[0].children {
        match outline.step(document, *block) {
            Some(heading) => {
                let start = heading.pieces.start;
                let above = outline.above().map(|above| above.pieces.start);
                let above = above.take_while(|above| *above != start).last();
                if let Some(last) = sections.last_mut() {
                    last.is_last = last.heading.level >= heading.level;
                }
                sections.push(Section {
                    block: *block,
                    heading,
                    above,
                    below: Vec::new(),
                    is_last: true,
                });
            }
            None => {
                let is_said = document.blocks[*block].kind != BlockKind::Rule;
                let last = sections.last_mut().filter(|_| is_said);
                last.into_iter().for_each(|own| own.below.push(*block));
            }
        }
    }
    sections
}

/// A title without a count of none.
pub(super) fn without_count(title: &str) -> &str {
    match parted(title) {
        Some((at, 0, _)) => &title[..at],
        _ => title,
    }
}
