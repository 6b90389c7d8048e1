//! Which entries stand in a list, in which groups, in which order.

use std::collections::{HashMap, HashSet};

use super::{PublishError, nested};
use crate::catalog::model::{
    Area, AreaTree, Catalog, Entry, GroupBy, LevelOrder, List, SortKey, Track,
};

/// The id and title of the group of entries that no other group takes.
const UNKNOWN: (&str, &str) = ("unknown", "Unknown");

/// Entries under one heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// The level's id or the area's path; empty where the list is not grouped.
    pub id: String,
    /// The heading.
    pub title: String,
    /// 0 for the list itself, which needs no heading; 1 for its groups, 2 for groups in these.
    pub depth: usize,
    /// The id of the group of the other kind that it stands in: the level of an area, or the area of a
    /// level; empty where there is none.
    pub within: String,
    /// What it is a group of: [`GroupBy::Level`], [`GroupBy::Area`] or [`GroupBy::None`].
    pub of: GroupBy,
    /// Places in [`Catalog::entries`], sorted as the list asks.
    pub entries: Vec<usize>,
}

/// The track that `level` and `date` mean in a list: the one it names, else the only one that it
/// selects, else the only one there is.
pub(super) fn track_of<'a>(catalog: &'a Catalog, list: &'a List) -> Option<(&'a str, &'a Track)> {
    let tracks = &catalog.settings.tracks;
    let id = match list.own_track() {
        Some(track) => track,
        None if tracks.len() == 1 => tracks.keys().next()?,
        None => return None,
    };
    tracks
        .get_key_value(id)
        .map(|(id, track)| (id.as_str(), track))
}

/// The groups of a list, none of them empty unless groups stand below it.
///
/// # Errors
/// Where the list speaks of levels or dates, but of no track.
pub(super) fn groups(
    catalog: &Catalog,
    list_id: &str,
    list: &List,
) -> Result<Vec<Group>, PublishError> {
    let track = track_of(catalog, list);
    let needs_track = list.group_by.needs_track()
        || !list.select.level.is_empty()
        || list.sort.contains(&SortKey::Level)
        || list.sort.contains(&SortKey::Date);
    if needs_track && track.is_none() {
        return Err(PublishError::NoTrack {
            list: list_id.to_string(),
        });
    }
    let chosen = chosen(catalog, list, track);
    Ok(match (list.group_by, track) {
        (GroupBy::Level, Some(track)) => by_level(catalog, track, list.levels, chosen),
        (GroupBy::Area, _) => by_area(catalog, &list.select.area, chosen),
        (GroupBy::LevelArea | GroupBy::RetiredArea, Some(track)) => {
            nested::areas_of_levels(catalog, track, list, chosen)
        }
        (GroupBy::AreaLevel | GroupBy::AreaRetired, Some(track)) => {
            nested::levels_of_areas(catalog, track, list, chosen)
        }
        _ => vec![Group {
            entries: chosen,
            ..group("", &list.title, 0, GroupBy::None)
        }],
    })
}

/// Whether an entry is past: at a retired level on some track, at an active level on none.
pub(super) fn is_past(catalog: &Catalog, entry: &Entry) -> bool {
    let mut standings = entry.maturity.iter().filter_map(|(id, transitions)| {
        let track = catalog.settings.tracks.get(id)?;
        Some(track.is_retired(&transitions.last()?.level))
    });
    standings.next().is_some_and(|retired| retired) && standings.all(|retired| retired)
}

fn chosen(catalog: &Catalog, list: &List, track: Option<(&str, &Track)>) -> Vec<usize> {
    let mut chosen: Vec<usize> = (0..catalog.entries.len())
        .filter(|place| list.selects(&catalog.entries[*place], track.map(|(id, _)| id)))
        .collect();
    let by_name = [SortKey::Name];
    let keys: &[SortKey] = match list.sort.as_slice() {
        [] => &by_name,
        keys => keys,
    };
    chosen.sort_by_cached_key(|place| {
        let entry = &catalog.entries[*place];
        let mut sorted = Vec::with_capacity(entry.name.len() + 16);
        for key in keys {
            add_key(&mut sorted, (*key, list.levels), entry, track);
        }
        // Places follow the ids, so equal keys are told apart by the id.
        (sorted, *place)
    });
    chosen
}

/// Whether an entry stands in a list.
pub fn stands_in(catalog: &Catalog, list: &List, entry: &Entry) -> bool {
    list.selects(entry, track_of(catalog, list).map(|(id, _)| id))
}

/// Puts into `sorted` what an entry is sorted by, as bytes whose order is the order of the rows.
fn add_key(
    sorted: &mut Vec<u8>,
    (key, levels): (SortKey, LevelOrder),
    entry: &Entry,
    track: Option<(&str, &Track)>,
) {
    let current = track.and_then(|(id, track)| Some((track, entry.current(id)?)));
    match key {
        SortKey::Name => sorted.extend(entry.name.to_lowercase().bytes()),
        SortKey::Id => sorted.extend(entry.id.bytes()),
        SortKey::Level => {
            let order = current.map(|(track, transition)| levels.place(track, &transition.level));
            sorted.extend(order.unwrap_or(usize::MAX).to_be_bytes());
        }
        SortKey::Date => {
            let date = current.and_then(|(_, transition)| transition.date);
            // `~` is above every digit, so that unknown dates go last.
            let text = date.map_or_else(|| "~".to_string(), |date| date.to_string());
            sorted.extend(text.bytes());
        }
    }
    // The end of a key is below whatever goes on.
    sorted.push(0);
}

fn by_level(
    catalog: &Catalog,
    (id, track): (&str, &Track),
    levels: LevelOrder,
    chosen: Vec<usize>,
) -> Vec<Group> {
    let mut groups: Vec<Group> = track
        .all_levels()
        .map(|level| group(&level.id, &level.title, 1, GroupBy::Level))
        .collect();
    groups.sort_by_key(|group| levels.place(track, &group.id));
    groups.push(group(UNKNOWN.0, UNKNOWN.1, 1, GroupBy::Level));
    let last = groups.len() - 1;
    for place in chosen {
        let level = catalog.entries[place].current(id);
        let order = level.map_or(last, |level| levels.place(track, &level.level));
        groups[order.min(last)].entries.push(place);
    }
    groups.retain(|group| !group.entries.is_empty());
    groups
}

pub(super) fn by_area(catalog: &Catalog, selected: &[String], chosen: Vec<usize>) -> Vec<Group> {
    let scope = in_scope(&catalog.areas, selected);
    let mut groups: Vec<Group> = scope
        .iter()
        .map(|(area, depth)| group(&area.path, &area.title, *depth, GroupBy::Area))
        .collect();
    groups.push(group(UNKNOWN.0, UNKNOWN.1, 1, GroupBy::Area));
    let last = groups.len() - 1;
    let order: HashMap<&str, usize> = scope
        .iter()
        .enumerate()
        .map(|(order, (area, _))| (area.path.as_str(), order))
        .collect();
    for place in chosen {
        let areas = &catalog.entries[place].areas;
        let mut known = false;
        for order in areas.iter().filter_map(|area| order.get(area.as_str())) {
            known = true;
            // An area that an entry names twice still lists it once.
            if groups[*order].entries.last() != Some(&place) {
                groups[*order].entries.push(place);
            }
        }
        if !known {
            groups[last].entries.push(place);
        }
    }
    without_empty_branches(groups)
}

/// The areas that a list is about, with the depth of their headings.
///
/// A list that selects one area is about that area, which needs no heading of its own.
fn in_scope<'a>(tree: &'a AreaTree, selected: &[String]) -> Vec<(&'a Area, usize)> {
    let outermost: Vec<&Area> = tree
        .iter()
        .filter(|area| selected.contains(&area.path))
        .filter(|area| {
            let above = |other: &&String| **other != area.path;
            !selected
                .iter()
                .filter(above)
                .any(|other| AreaTree::is_within(&area.path, other))
        })
        .collect();
    if outermost.is_empty() {
        return tree.iter().map(|area| (area, area.depth + 1)).collect();
    }
    let top = usize::from(outermost.len() > 1);
    tree.iter()
        .filter_map(|area| {
            let root = outermost
                .iter()
                .find(|root| AreaTree::is_within(&area.path, &root.path))?;
            Some((area, area.depth - root.depth + top))
        })
        .collect()
}

fn without_empty_branches(mut groups: Vec<Group>) -> Vec<Group> {
    let mut needed = HashSet::new();
    for group in groups.iter().filter(|group| !group.entries.is_empty()) {
        let ends = group.id.match_indices('/').map(|(end, _)| end);
        needed.extend(ends.map(|end| group.id[..end].to_string()));
        needed.insert(group.id.clone());
    }
    groups.retain(|group| needed.contains(&group.id));
    groups
}

pub(super) fn group(id: &str, title: &str, depth: usize, of: GroupBy) -> Group {
    Group {
        id: id.to_string(),
        title: title.to_string(),
        depth,
        within: String::new(),
        of,
        entries: Vec::new(),
    }
}
