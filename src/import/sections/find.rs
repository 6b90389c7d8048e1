//! The sections of a document, and which of them are projects.

use std::collections::HashSet;

use crate::import::document::{BlockKind, Document};
use crate::import::labels::{key_of, label_of};
use crate::import::outline::{Heading, Outline};
use crate::import::words::{is_plain_heading, level_heading};

/// A heading with the blocks up to the next.
pub(super) struct Section {
    pub heading: Heading,
    pub above: Vec<Heading>,
    pub blocks: Vec<usize>,
    pub is_project: bool,
}

/// The sections of a document, and its title.
pub(super) fn sections(document: &Document) -> (Vec<Section>, Option<Heading>) {
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
    mark_projects(document, &mut sections);
    (sections, outline.title)
}

/// Notes which sections are projects: those with labels, and beside them under a level those
/// without. Where there are levels, labels that no project under one has are those of prose.
fn mark_projects(document: &Document, sections: &mut [Section]) {
    let labels: Vec<HashSet<String>> = sections
        .iter()
        .map(|section| labels(document, &section.blocks))
        .collect();
    let under_level = sections.iter().zip(&labels).filter(|(section, _)| {
        let mut above = section.above.iter();
        above.any(|above| level_heading(&above.title).is_some())
    });
    let usual: HashSet<&String> = under_level.flat_map(|(_, labels)| labels).collect();
    for (section, labels) in sections.iter_mut().zip(&labels) {
        let is_usual = |label: &String| usual.is_empty() || usual.contains(label);
        section.is_project = labels.iter().any(is_usual);
    }
    let projects = sections.iter().filter(|section| section.is_project);
    let depths: HashSet<usize> = projects.map(|section| section.heading.level).collect();
    for section in sections {
        let above = section.above.last();
        let of_level = above.is_some_and(|above| level_heading(&above.title).is_some());
        section.is_project |= of_level && depths.contains(&section.heading.level);
        // Without a name there is nothing to be an entry of.
        section.is_project &= !section.heading.title.is_empty();
    }
}

/// The keys of the labels in some blocks.
fn labels(document: &Document, blocks: &[usize]) -> HashSet<String> {
    let lists = blocks
        .iter()
        .filter(|block| document.blocks[**block].kind == BlockKind::List);
    lists
        .flat_map(|list| document.children(*list, BlockKind::Item))
        .filter_map(|item| label_of(document, item))
        .map(|label| key_of(&label.words).1)
        .collect()
}

/// The headings above that are areas.
pub(super) fn areas(section: &Section) -> Vec<&Heading> {
    let is_area = |heading: &&Heading| {
        level_heading(&heading.title).is_none()
            && !heading.title.is_empty()
            && !is_plain_heading(&heading.title)
    };
    section.above.iter().filter(is_area).collect()
}
