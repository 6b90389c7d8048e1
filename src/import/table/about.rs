//! Which tables are of projects, and which tell of the list itself: its people, and when they meet.

use std::collections::HashSet;

use super::states::Table;
use crate::import::document::{BlockKind, Document};
use crate::import::outline::Outline;
use crate::import::words::{is_about_list, is_about_people};

/// Those of some tables that are of projects: beside others, none below a heading that is about the
/// list itself, unless it has the columns of one of these.
pub(super) fn of_projects(document: &Document, tables: Vec<Table>) -> Vec<Table> {
    let about = about_list(document);
    let is_about = |table: &Table| about.contains(&table.block);
    let others = tables.iter().filter(|table| !is_about(table));
    let heads: HashSet<Vec<String>> = others.map(|table| table.words.clone()).collect();
    let is_of_projects =
        |table: &Table| heads.is_empty() || !is_about(table) || heads.contains(&table.words);
    tables.into_iter().filter(is_of_projects).collect()
}

/// The tables below headings that are about the list itself.
fn about_list(document: &Document) -> HashSet<usize> {
    let mut outline = Outline::default();
    let mut about = HashSet::new();
    for block in &document.blocks[0].children {
        outline.step(document, *block);
        let is_table = document.blocks[*block].kind == BlockKind::Table;
        let tells = |title: &str| is_about_list(title) || is_about_people(title);
        if is_table && outline.above().any(|heading| tells(&heading.title)) {
            about.insert(*block);
        }
    }
    about
}
