//! The sections of a document, and which of them are projects.

use std::collections::HashSet;

use crate::import::document::{BlockKind, Document, Piece};
use crate::import::fields::Fields;
use crate::import::heading_levels::Place;
use crate::import::labels::{Label, line_of_links, lines_of_labels};
use crate::import::outline::{Heading, Outline};
use crate::import::words::{is_plain_heading, is_retired, level_heading};

/// A heading with the blocks up to the next.
pub(super) struct Section {
    pub heading: Heading,
    pub above: Vec<Heading>,
    pub blocks: Vec<usize>,
    pub is_project: bool,
}

/// The sections of a document, and its title.
pub(super) fn sections(document: &Document, fields: &Fields) -> (Vec<Section>, Option<Heading>) {
    let mut outline = Outline::default();
    let mut sections: Vec<Section> = Vec::new();
    for block in &document.blocks[0].children {
        match outline.step(document, *block) {
            Some(heading) => {
                let above = outline
                    .above()
                    .filter(|above| above.pieces.start != heading.pieces.start)
                    .cloned()
                    .collect();
                sections.push(Section {
                    heading,
                    above,
                    blocks: Vec::new(),
                    is_project: false,
                });
            }
            None => {
                if let Some(section) = sections.last_mut() {
                    section.blocks.push(*block);
                }
            }
        }
    }
    if let Some(last) = sections.last_mut() {
        // A line across the page ends the list.
        let is_rule = |block: &usize| document.blocks[*block].kind == BlockKind::Rule;
        let end = last.blocks.iter().position(is_rule);
        last.blocks.truncate(end.unwrap_or(last.blocks.len()));
    }
    mark_projects(document, fields, &mut sections);
    (sections, outline.title)
}

/// Notes which sections are projects: those with fields, those whose heading leads to one, and
/// beside them those that only tell of one.
fn mark_projects(document: &Document, fields: &Fields, sections: &mut [Section]) {
    let has_fields: Vec<bool> = sections
        .iter()
        .map(|section| !of_fields(document, fields, section).is_empty())
        .collect();
    let mut projects = sections.iter().zip(&has_fields);
    let by_level = projects.any(|(section, has_fields)| {
        let level = section.standing().level;
        *has_fields && level.is_some_and(|level| !is_retired(level))
    });
    for (section, has_fields) in sections.iter_mut().zip(has_fields) {
        // Where projects have levels, labels elsewhere are those of prose unless they lead somewhere.
        // A heading for what is over alone stands beside areas.
        let is_prose =
            || by_level && section.level().is_none() && !leads(document, fields, section);
        section.is_project = has_fields && !is_prose() || is_linked(document, section);
    }
    mark_beside(document, sections);
}

/// Notes which sections are projects since others beside them are, or under another level; none that
/// has projects below it.
fn mark_beside(document: &Document, sections: &mut [Section]) {
    let projects = || sections.iter().filter(|section| section.is_project);
    let places: HashSet<(usize, Option<usize>)> = projects().map(Section::place).collect();
    let depths: HashSet<usize> = places.iter().map(|(depth, _)| *depth).collect();
    let headings: HashSet<usize> = projects().map(Section::start).collect();
    let above: HashSet<usize> = projects()
        .flat_map(|section| &section.above)
        .map(|above| above.pieces.start)
        .collect();
    for section in sections {
        let own = section.above.last();
        let of_level = own.is_some_and(|above| level_heading(&above.title).is_some());
        let tells = section.blocks.iter().any(|block| is_text(document, *block));
        let beside = own.is_some_and(|above| !headings.contains(&above.pieces.start))
            && tells
            && places.contains(&section.place());
        let is_like = beside || of_level && depths.contains(&section.heading.level);
        section.is_project |= is_like && !above.contains(&section.start());
        // Without a name there is nothing to be an entry of.
        section.is_project &= !section.heading.title.is_empty();
    }
}

/// The fields in the lists and paragraphs of a section.
fn of_fields(document: &Document, fields: &Fields, section: &Section) -> Vec<Label> {
    let kind = |block: &usize| document.blocks[*block].kind;
    let blocks = section.blocks.iter().copied();
    let (lists, others): (Vec<usize>, Vec<usize>) =
        blocks.partition(|block| kind(block) == BlockKind::List);
    let items = lists
        .into_iter()
        .flat_map(|list| document.children(list, BlockKind::Item));
    let lines = others
        .into_iter()
        .filter(|block| kind(block) == BlockKind::Paragraph)
        .flat_map(|block| {
            // Such a line below the title is about the document.
            let is_below_title = section.heading.level == 1;
            let mut labels = lines_of_labels(document, block);
            labels.extend(
                line_of_links(document, block)
                    .into_iter()
                    .filter(|_| !is_below_title),
            );
            labels
        });
    items
        .filter_map(|item| fields.label(document, item))
        .chain(lines)
        .collect()
}

/// Whether some field of a section leads out of the document.
fn leads(document: &Document, fields: &Fields, section: &Section) -> bool {
    of_fields(document, fields, section)
        .into_iter()
        .any(|label| document.pieces[label.value].iter().any(is_outward))
}

/// Whether the heading of a section leads to a project of which a paragraph tells.
fn is_linked(document: &Document, section: &Section) -> bool {
    let first = section.blocks.first();
    section.heading.level > 1
        && first.is_some_and(|first| document.blocks[*first].kind == BlockKind::Paragraph)
        && document.pieces[section.heading.pieces.clone()]
            .iter()
            .any(is_outward)
}

fn is_outward(piece: &Piece) -> bool {
    piece
        .link()
        .is_some_and(|target| target.url.contains("://"))
}

fn is_text(document: &Document, block: usize) -> bool {
    let kind = document.blocks[block].kind;
    matches!(
        kind,
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::List
    )
}

impl Section {
    /// The innermost heading above that names a level.
    pub fn level(&self) -> Option<&Heading> {
        let mut above = self.above.iter().rev();
        above.find(|above| level_heading(&above.title).is_some())
    }

    /// The headings above that are areas.
    pub fn areas(&self) -> impl Iterator<Item = &Heading> {
        let level = self.level().map(|level| level.pieces.start);
        self.above.iter().filter(move |above| {
            Some(above.pieces.start) != level
                && !above.title.is_empty()
                && !is_plain_heading(&above.title)
        })
    }

    /// The level above it, and the areas on its two sides.
    pub fn standing(&self) -> Place {
        let level = self.level();
        let start = level.map_or(0, |level| level.pieces.start);
        let outside = self.areas().take_while(|area| area.pieces.start < start);
        let outside = outside.count();
        Place {
            level: level.and_then(|level| Some(level_heading(&level.title)?.id)),
            outside,
            inside: self.areas().count() - outside,
        }
    }

    /// The first piece of its heading, which tells it from others.
    fn start(&self) -> usize {
        self.heading.pieces.start
    }

    /// How deep its heading is, and the heading above.
    fn place(&self) -> (usize, Option<usize>) {
        let above = self.above.last().map(|above| above.pieces.start);
        (self.heading.level, above)
    }
}
