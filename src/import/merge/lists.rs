//! The list that a document is, and the others of the catalog.

use indexmap::IndexMap;

use super::stands_in;
use crate::catalog::model::{AreaTree, Entry, List, Select};

/// The list that a document is, and the others of the catalog.
pub(super) struct Lists<'a> {
    /// The list as it was; none where it is new.
    pub own: Option<&'a List>,
    others: Vec<(&'a str, &'a List)>,
    /// The areas of which the list tells, at least one.
    areas: Vec<String>,
}

impl<'a> Lists<'a> {
    /// The list of this id among those of a catalog.
    pub fn new(lists: &'a IndexMap<String, List>, id: &str) -> Lists<'a> {
        let own = lists.get(id);
        let areas = match own.map(|list| list.select.area.as_slice()) {
            None | Some([]) => vec![id.to_string()],
            Some(areas) => areas.to_vec(),
        };
        let others = lists.iter().filter(|(other, _)| *other != id);
        Lists {
            own,
            others: others.map(|(id, list)| (id.as_str(), list)).collect(),
            areas,
        }
    }

    /// The area below which the list's projects stand.
    pub fn root(&self) -> &str {
        &self.areas[0]
    }

    /// The track that is the list's own.
    pub fn track(&self) -> Option<&'a str> {
        self.own?.own_track()
    }

    /// Whether an entry, as it was, stood in the list.
    pub fn had(&self, was: &Entry) -> bool {
        let by_other =
            |list: &&List| list.select.area.is_empty() && list.select != Select::default();
        let is_selected = |list: &List| list.selects(was, list.own_track());
        self.areas.iter().any(|area| stands_in(was, area))
            || self.own.filter(by_other).is_some_and(is_selected)
    }

    /// Whether the list may tell of this track, of an entry as it was: it is its own, or that of none;
    /// one that is about another track tells only of entries that stood nowhere else.
    pub fn tells_of(&self, was: &Entry, track: &str) -> bool {
        let is_listed = |area: &String| {
            let mut areas = self.areas.iter();
            areas.any(|own| AreaTree::is_within(area, own))
        };
        let is_own = self.track().is_none_or(|own| own == track);
        is_own || was.areas.iter().all(is_listed)
    }

    /// The list in which an entry, as it was, stood too, and whose own track this is. Where it is
    /// this list's own, one that takes whatever stands on the track tells of it no more than this.
    pub fn other_on(&self, was: &Entry, track: &str) -> Option<&'a str> {
        let is_own = self.track() == Some(track);
        let has_it = |list: &List| {
            let own = list.own_track();
            own == Some(track) && list.selects(was, own) && !(is_own && takes_all(list))
        };
        let mut others = self.others.iter();
        others.find(|(_, list)| has_it(list)).map(|(id, _)| *id)
    }
}

/// Whether a list takes whatever stands on its track, at whichever levels.
fn takes_all(list: &List) -> bool {
    let select = &list.select;
    let others = [&select.ids, &select.area, &select.tag];
    others.into_iter().all(|values| values.is_empty())
}
