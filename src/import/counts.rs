//! Counts of projects in headings: a page counts anew what its document counts right.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use indexmap::IndexMap;

use super::document::count::restore;
use super::document::{BlockKind, Count, Document};
use super::draft::Draft;
use super::outline::Outline;
use super::reader::Remark;
use super::words::level_heading;

/// Numbers that are years, unless they count.
const YEARS: RangeInclusive<usize> = 1900..=2100;

/// What becomes of the counts in a document's headings.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Whether each counts the projects below its heading.
    pub hold: bool,
    /// That one does not.
    pub remark: Option<Remark>,
}

/// Settles which numbers at the ends of headings are counts, by the projects that a first look finds;
/// others are words of their headings. Where one is wrong, areas keep theirs in their titles, and levels
/// have none.
pub(super) fn settle(document: &mut Document, drafts: &[Draft]) -> Counts {
    let below = below(document, drafts);
    let is_count = |count: &Count| {
        let projects = below.get(&count.block).copied().unwrap_or_default();
        projects > 0 && (projects == count.number || !YEARS.contains(&count.number))
    };
    restore(document, is_count);
    let is_wrong = |count: &&Count| below[&count.block] != count.number;
    let wrong = document.counts.iter().find(is_wrong);
    let remark = wrong.map(|count| Remark {
        line: document.line(count.start),
        message: message(&title(document, count.block), count, below[&count.block]),
    });
    let hold = remark.is_none();
    let of_levels: HashSet<usize> = document
        .counts
        .iter()
        .map(|count| count.block)
        .filter(|block| level_heading(&title(document, *block)).is_some())
        .collect();
    restore(document, |count| hold || of_levels.contains(&count.block));
    Counts { hold, remark }
}

fn message(title: &str, count: &Count, below: usize) -> String {
    let projects = if below == 1 { "project" } else { "projects" };
    format!(
        "`{title}{}` has {below} {projects} below it: no page counts anew; counts stay in the titles of \
         areas, and the headings of levels have none",
        count.text
    )
}

fn title(document: &Document, heading: usize) -> String {
    document.words(document.blocks[heading].pieces.clone())
}

/// How many projects stand below each heading that has any, the title of the document left out.
fn below(document: &Document, drafts: &[Draft]) -> IndexMap<usize, usize> {
    let mut outline = Outline::default();
    let mut lines: Vec<usize> = drafts.iter().map(|draft| draft.line).collect();
    lines.sort_unstable();
    let before = |line: usize| lines.partition_point(|own| *own < line);
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let mut below = IndexMap::new();
    let close = |(block, _, first): (usize, usize, usize), next: usize| (block, next - first);
    for block in &document.blocks[0].children {
        let BlockKind::Heading(level) = document.blocks[*block].kind else {
            continue;
        };
        outline.step(document, *block);
        let line = document.line(document.blocks[*block].span.start);
        let next = before(line);
        while let Some(own) = open.pop_if(|(_, above, _)| *above >= level) {
            below.extend([close(own, next)]);
        }
        // The project of a heading is none below it.
        open.push((*block, level, before(line + 1)));
    }
    below.extend(open.into_iter().map(|own| close(own, lines.len())));
    if let Some(title) = outline.title {
        below.retain(|block, _| document.blocks[*block].pieces.start != title.pieces.start);
    }
    below.retain(|_, count| *count > 0);
    below
}

/// The forms of counts by the titles of their headings, outermost first.
pub(super) fn forms(document: &Document) -> IndexMap<Vec<String>, String> {
    let mut outline = Outline::default();
    let mut forms = IndexMap::new();
    for block in &document.blocks[0].children {
        outline.step(document, *block);
        if let Some(count) = document.count(*block) {
            let titles = outline.area().into_iter().map(|heading| heading.title);
            forms
                .entry(titles.collect())
                .or_insert_with(|| count.form.clone());
        }
    }
    forms
}
