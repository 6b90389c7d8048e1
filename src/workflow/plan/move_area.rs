//! Move-area: another area in the place of one that the entry has.

use super::Planner;
use super::deed::Deed;
use super::new_entry::check_area;
use crate::catalog::edit::Edit;
use crate::catalog::model::Entry;
use crate::catalog::place::Place;
use crate::catalog::yaml::Tree;
use crate::workflow::refusal::Refusal;
use crate::workflow::request::{AreaMove, Verb};

impl Planner {
    pub(super) fn move_area(&mut self, request: &AreaMove) -> Result<Deed, Refusal> {
        let entry = self.find(&request.name)?.clone();
        check_area(&request.to, &self.catalog.areas)?;
        if entry.areas.contains(&request.to) {
            return Err(Refusal::AlreadyInArea {
                name: entry.name.clone(),
                area: request.to.clone(),
            });
        }
        let index = leaving(&entry, request)?;
        let from = entry.areas[index].clone();
        let place = Place::of("areas").item(index);
        self.edit_text(
            &entry.path,
            &[Edit::Set {
                path: place.into(),
                value: Tree::text(&request.to),
            }],
        )?;
        let facts = format!("{from}..{}", request.to);
        Ok(Deed::new(
            Verb::MoveArea,
            &entry,
            format!("to {}", request.to),
            &facts,
        ))
    }
}

/// Which of its areas the entry leaves: the one that is named, its only one, or its only one under
/// the root of the new one.
fn leaving(entry: &Entry, request: &AreaMove) -> Result<usize, Refusal> {
    let root = |path: &str| path.split('/').next().unwrap_or_default().to_string();
    let not_clear = || Refusal::AreaNotClear {
        name: entry.name.clone(),
        areas: entry.areas.clone(),
    };
    if let Some(from) = &request.from {
        return entry
            .areas
            .iter()
            .position(|area| area == from)
            .ok_or_else(not_clear);
    }
    if entry.areas.len() == 1 {
        return Ok(0);
    }
    let wanted = root(&request.to);
    let mut beside = entry
        .areas
        .iter()
        .enumerate()
        .filter(|(_, area)| root(area) == wanted);
    match (beside.next(), beside.next()) {
        (Some((index, _)), None) => Ok(index),
        _ => Err(not_clear()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_left_is_the_named_the_only_or_the_only_one_beside() {
        let entry = Entry {
            areas: vec!["cncf/registry".into(), "cloud/docker".into()],
            ..Entry::default()
        };
        let moved = |to: &str, from: Option<&str>| {
            let request = AreaMove {
                name: "x".into(),
                to: to.into(),
                from: from.map(str::to_string),
            };
            leaving(&entry, &request).ok()
        };
        assert_eq!(moved("cloud/serverless", None), Some(1));
        assert_eq!(moved("azure/platforms", None), None);
        assert_eq!(moved("azure/platforms", Some("cncf/registry")), Some(0));
        assert_eq!(moved("azure/platforms", Some("cncf/other")), None);
    }
}
