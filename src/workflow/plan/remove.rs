//! Remove: an entry's file goes.

use super::Planner;
use super::deed::Deed;
use crate::catalog::edit::Edit;
use crate::workflow::refusal::Refusal;
use crate::workflow::request::{Remove, Verb};

impl Planner {
    pub(super) fn remove(&mut self, request: &Remove) -> Result<Deed, Refusal> {
        let entry = self.find(&request.name)?.clone();
        let names_it = |other: &&crate::catalog::model::Entry| {
            let transitions = other.maturity.values().flatten();
            let mut successors =
                transitions.filter_map(|transition| transition.superseded_by.as_deref());
            other.id != entry.id && successors.any(|id| id == entry.id)
        };
        let by: Vec<String> = self
            .catalog
            .entries
            .iter()
            .filter(names_it)
            .map(|other| other.id.clone())
            .collect();
        if !by.is_empty() {
            return Err(Refusal::StillNamed {
                id: entry.id.clone(),
                by,
            });
        }
        let mut lists = self.catalog.settings.lists.iter();
        if let Some((list, _)) = lists.find(|(_, list)| list.select.ids == [entry.id.as_str()]) {
            return Err(Refusal::LastOfList {
                id: entry.id.clone(),
                list: list.clone(),
                settings: self.layout.settings(),
            });
        }
        for place in self.lists_that_name(&entry.id) {
            self.edit_text(
                &self.layout.settings(),
                &[Edit::Remove { path: place.into() }],
            )?;
        }
        self.take_text(&entry.id);
        Ok(Deed::new(Verb::Remove, &entry, String::new(), "")
            .remark("Reason", request.reason.as_deref()))
    }
}
