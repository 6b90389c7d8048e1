//! What moved: repositories and areas that a document has elsewhere than the catalog.
//!
//! Neither is overwritten unasked. Both come out as contradictions, and a document is merged anew
//! with those that it was decided to be right about.

use std::collections::HashSet;

use super::Contradiction;
use super::grow::Said;
use super::merger::Merged;
use crate::catalog::model::AreaTree;
use crate::import::reader::Remark;

/// The field of a moved repository.
pub(super) const REPOSITORY: &str = "repository";

/// The field of moved areas.
pub(super) const AREAS: &str = "areas";

impl Contradiction {
    /// Whether it is about a repository or areas, which projects move between.
    pub fn is_move(&self) -> bool {
        self.is_moved_repository() || self.field == AREAS
    }

    /// Whether it is about a repository.
    pub fn is_moved_repository(&self) -> bool {
        self.field == REPOSITORY
    }
}

/// What the document was decided to be right about: entries and fields.
#[derive(Default)]
pub(super) struct Decided(HashSet<(String, String)>);

impl Decided {
    pub fn new(contradictions: &[Contradiction]) -> Decided {
        let moves = contradictions.iter().filter(|found| found.is_move());
        Decided(
            moves
                .map(|found| (found.entry.clone(), found.field.clone()))
                .collect(),
        )
    }

    pub fn has(&self, entry: &str, field: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&(entry.to_string(), field.to_string()))
    }
}

/// Gives an entry the areas in which a document has it, below the root of its list.
///
/// Areas are added, save where the entry left one for another: then it moved. An area that the
/// document merely does not have is worth a remark.
pub(super) fn settle_areas(
    entry: &mut Merged,
    (root, line): (&str, usize),
    decided: &Decided,
    said: &mut Said,
) -> Option<Remark> {
    let listed = |area: &&String| AreaTree::is_within(area, root);
    let was = entry.was.as_ref().map_or(&[][..], |was| &was.areas);
    let known: HashSet<&String> = was.iter().collect();
    let gone: Vec<String> = was
        .iter()
        .filter(listed)
        .filter(|area| !entry.areas.contains(*area))
        .cloned()
        .collect();
    let new: Vec<String> = entry
        .areas
        .iter()
        .filter(|area| !known.contains(area))
        .cloned()
        .collect();
    let areas = &mut entry.is.areas;
    match (gone.is_empty(), new.is_empty()) {
        (true, _) => areas.extend(new),
        (false, true) => {
            let message = format!(
                "{} stands in {} too, where the document does not have it",
                entry.is.name,
                gone.join(", ")
            );
            return Some(Remark { line, message });
        }
        (false, false) if decided.has(&entry.is.id, AREAS) => {
            *areas = moved(areas, &gone, new);
        }
        (false, false) => said.contradictions.push(Contradiction {
            line,
            entry: entry.is.id.clone(),
            field: AREAS.to_string(),
            has: gone.join(", "),
            says: new.join(", "),
            why: None,
        }),
    }
    None
}

/// Areas with others in the places of those that are left.
fn moved(areas: &[String], gone: &[String], new: Vec<String>) -> Vec<String> {
    let mut new = new.into_iter();
    let mut moved = Vec::with_capacity(areas.len());
    for area in areas {
        match gone.contains(area) {
            true => moved.extend(new.next()),
            false => moved.push(area.clone()),
        }
    }
    moved.extend(new);
    moved
}
