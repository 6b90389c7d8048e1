//! Which tables are of projects, and which tell of the list itself: its people, and when they meet.

use crate::import::document::{BlockKind, Document};
use crate::import::outline::Outline;
use crate::import::words::{is_about_list, is_about_people};

/// Those of some tables that are of projects: beside others, none below a heading that is about the
/// list itself.
pub(super) fn of_projects<T>(
    document: &Document,
    tables: Vec<T>,
    block: impl Fn(&T) -> usize,
) -> Vec<T> {
    let about = about_list(document);
    let (about, others): (Vec<T>, Vec<T>) = tables
        .into_iter()
        .partition(|table| about.contains(&block(table)));
    match others.is_empty() {
        true => about,
        false => others,
    }
}

/// The tables below headings that are about the list itself.
fn about_list(document: &Document) -> Vec<usize> {
    let mut outline = Outline::default();
    let mut about = Vec::new();
    for block in &document.blocks[0].children {
        outline.step(document, *block);
        let is_table = document.blocks[*block].kind == BlockKind::Table;
        let tells = |title: &str| is_about_list(title) || is_about_people(title);
        if is_table && outline.above().any(|heading| tells(&heading.title)) {
            about.push(*block);
        }
    }
    about
}
