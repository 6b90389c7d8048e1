//! Groups in groups: the areas of each level, or the levels of each area.

use super::select::{Group, by_area, group};
use crate::catalog::model::{Catalog, GroupBy, Level, List, Track};

/// The areas of each level that the list groups by, and in front those of what is at none.
pub(super) fn areas_of_levels(
    catalog: &Catalog,
    track: (&str, &Track),
    list: &List,
    chosen: Vec<usize>,
) -> Vec<Group> {
    let levels = levels(track.1, list);
    let (rest, of_levels) = parted(catalog, track.0, &levels, chosen);
    let areas = |entries| by_area(catalog, &list.select.area, entries);
    let mut groups = areas(rest);
    for (level, entries) in levels.into_iter().zip(of_levels) {
        if entries.is_empty() {
            continue;
        }
        let (whole, mut below): (Vec<Group>, Vec<Group>) =
            areas(entries).into_iter().partition(|area| area.depth == 0);
        for area in &mut below {
            area.depth += 1;
            area.within.clone_from(&level.id);
        }
        groups.push(Group {
            entries: whole.into_iter().flat_map(|area| area.entries).collect(),
            ..group(&level.id, &level.title, 1, GroupBy::Level)
        });
        groups.extend(below);
    }
    groups
}

/// The areas, each with what is at none of the levels that the list groups by, and behind it those
/// levels.
pub(super) fn levels_of_areas(
    catalog: &Catalog,
    track: (&str, &Track),
    list: &List,
    chosen: Vec<usize>,
) -> Vec<Group> {
    let levels = levels(track.1, list);
    let (mut groups, mut last) = (Vec::new(), Vec::new());
    for mut area in by_area(catalog, &list.select.area, chosen) {
        let depth = area.depth + 1;
        let within = if area.depth > 0 { &*area.id } else { "" }.to_string();
        let (rest, of_levels) = parted(catalog, track.0, &levels, area.entries);
        area.entries = rest;
        groups.push(area);
        let of_levels = levels.iter().zip(of_levels).map(|(level, entries)| Group {
            entries,
            within: within.clone(),
            ..group(&level.id, &level.title, depth, GroupBy::Level)
        });
        let of_levels = of_levels.filter(|level| !level.entries.is_empty());
        // Those of the list itself stand beside its areas, behind all of them.
        match depth {
            1 => last.extend(of_levels),
            _ => groups.extend(of_levels),
        }
    }
    groups.append(&mut last);
    groups
}

/// The levels that a list groups by, in its order.
fn levels<'t>(track: &'t Track, list: &List) -> Vec<&'t Level> {
    let retired_only = list.group_by.is_of_retired();
    let levels = track.all_levels();
    let mut levels: Vec<&Level> = levels
        .filter(|level| !retired_only || track.is_retired(&level.id))
        .collect();
    levels.sort_by_key(|level| list.levels.place(track, &level.id));
    levels
}

/// The entries at none of some levels, and those at each.
fn parted(
    catalog: &Catalog,
    track: &str,
    levels: &[&Level],
    entries: Vec<usize>,
) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut rest = Vec::new();
    let mut parts = vec![Vec::new(); levels.len()];
    for place in entries {
        let current = catalog.entries[place].current(track);
        let own = current.and_then(|own| levels.iter().position(|level| level.id == *own.level));
        match own {
            Some(level) => parts[level].push(place),
            None => rest.push(place),
        }
    }
    (rest, parts)
}
