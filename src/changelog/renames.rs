//! Which track, level, area and list of one revision is which of another.

use std::collections::HashMap;

use compact_str::CompactString;
use indexmap::IndexMap;

use crate::catalog::model::{AreaTree, Catalog, Entry, Keyed, Level, List, Track};

/// What is called otherwise now: the old ids with the new ones.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Renames {
    /// Tracks.
    pub tracks: HashMap<String, String>,
    /// Levels, by the new id of their track and their old id.
    pub levels: HashMap<(String, String), String>,
    /// Areas, by path.
    pub areas: HashMap<String, String>,
    /// Lists.
    pub lists: HashMap<String, String>,
}

impl Renames {
    /// What is called otherwise in the later of two revisions. A track is known by its title or
    /// its levels, most of them at least, a level by its title or its place, an area by its title or
    /// its id, a list by its file or its title.
    pub fn between(before: &Catalog, after: &Catalog) -> Renames {
        let (old, new) = (&before.settings, &after.settings);
        let tracks = renamed(&old.tracks, &new.tracks, &[is_alike, shares_levels]);
        let lists = renamed(
            &old.lists,
            &new.lists,
            &[|a: &List, b: &List| {
                a.title == b.title || a.output == b.output && a.between == b.between
            }],
        );
        let mut levels = HashMap::new();
        for (id, track) in &old.tracks {
            let id = tracks.get(id).unwrap_or(id);
            if let Some(now) = new.tracks.get(id) {
                let pairs = renamed_levels(&track.levels, &now.levels);
                let retired = renamed_levels(&track.retired, &now.retired);
                let pairs = pairs.into_iter().chain(retired);
                levels.extend(pairs.map(|(old, new)| ((id.clone(), old), new)));
            }
        }
        Renames {
            tracks,
            levels,
            areas: renamed_areas(&before.areas, &after.areas),
            lists,
        }
    }

    /// The new path of an area: its own, or that of the nearest area above it that has another.
    pub fn area(&self, path: &str) -> String {
        let ends = path.match_indices('/').map(|(end, _)| end);
        let ends: Vec<usize> = ends.chain([path.len()]).collect();
        let above = ends.into_iter().rev();
        above
            .filter_map(|end| Some(format!("{}{}", self.areas.get(&path[..end])?, &path[end..])))
            .next()
            .unwrap_or_else(|| path.to_string())
    }

    /// Puts the words of the later revision in the place of a track and a level of it.
    pub fn rename_level(&self, track: &mut String, level: &mut CompactString) {
        if let Some(now) = self.tracks.get(track) {
            track.clone_from(now);
        }
        let key = (track.clone(), level.to_string());
        if let Some(now) = self.levels.get(&key) {
            *level = now.into();
        }
    }

    /// An entry in the words of the later revision; `entries` are the ids that have changed.
    pub fn of_entry(&self, entry: &Entry, entries: &HashMap<String, String>) -> Entry {
        let mut now = entry.clone();
        now.areas = entry.areas.iter().map(|path| self.area(path)).collect();
        now.maturity = Keyed::default();
        for (track, transitions) in &entry.maturity {
            let mut transitions = transitions.clone();
            for transition in &mut transitions {
                self.rename_level(&mut track.to_string(), &mut transition.level);
                let successor = transition.superseded_by.as_ref();
                if let Some(id) = successor.and_then(|id| entries.get(id)) {
                    transition.superseded_by = Some(id.clone());
                }
            }
            let track = self.tracks.get(track).map_or(track, String::as_str);
            now.maturity.insert(track, transitions);
        }
        now
    }
}

fn is_alike(a: &Track, b: &Track) -> bool {
    a.title == b.title || ids(&a.levels) == ids(&b.levels)
}

/// Whether two tracks have more than half of their levels in common.
fn shares_levels(a: &Track, b: &Track) -> bool {
    let shared = a.all_levels().filter(|level| b.level(&level.id).is_some());
    let most = a.all_levels().count().max(b.all_levels().count());
    2 * shared.count() > most
}

/// The ids that are gone, each with the new id of what is the same by the first rule that finds one.
fn renamed<T>(
    before: &IndexMap<String, T>,
    after: &IndexMap<String, T>,
    rules: &[fn(&T, &T) -> bool],
) -> HashMap<String, String> {
    let mut found: HashMap<String, String> = HashMap::new();
    for same in rules {
        for (old, was) in before.iter().filter(|(id, _)| !after.contains_key(*id)) {
            let mut new = after.iter().filter(|(id, _)| !before.contains_key(*id));
            let is_free = |id: &String| !found.values().any(|taken| taken == id);
            let new = new.find(|(id, is)| is_free(id) && same(was, is));
            if let Some((new, _)) = new.filter(|_| !found.contains_key(old)) {
                found.insert(old.clone(), new.clone());
            }
        }
    }
    found
}

fn ids(levels: &[Level]) -> Vec<&str> {
    levels.iter().map(|level| level.id.as_str()).collect()
}

fn renamed_levels(before: &[Level], after: &[Level]) -> Vec<(String, String)> {
    let place = |levels: &[Level], id: &str| levels.iter().position(|level| level.id == id);
    let gone = before
        .iter()
        .enumerate()
        .filter(|(_, level)| place(after, &level.id).is_none());
    let as_many = before.len() == after.len();
    gone.filter_map(|(at, old)| {
        let mut new = after
            .iter()
            .enumerate()
            .filter(|(_, level)| place(before, &level.id).is_none());
        let found = new.find(|(here, level)| level.title == old.title || as_many && *here == at);
        Some((old.id.clone(), found?.1.id.clone()))
    })
    .collect()
}

/// Parents come first, so that the areas below a renamed one are found where it went.
fn renamed_areas(before: &AreaTree, after: &AreaTree) -> HashMap<String, String> {
    let mut renames = Renames::default();
    for old in before.iter().filter(|area| after.get(&area.path).is_none()) {
        let carried = renames.area(&old.path);
        if after.get(&carried).is_some() {
            continue;
        }
        let is_free = |path: &String| !renames.areas.values().any(|taken| taken == path);
        let last = |path: &str| path.rsplit('/').next().map(str::to_string);
        let mut new = after.iter().filter(|area| before.get(&area.path).is_none());
        let found = new.find(|new| {
            let same = new.title == old.title || last(&new.path) == last(&old.path);
            same && is_free(&new.path)
        });
        if let Some(new) = found {
            let path = new.path.clone();
            renames.areas.insert(old.path.clone(), path);
        }
    }
    renames.areas
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(title: &str, levels: &[&str]) -> Track {
        let levels = levels.iter().map(|id| Level {
            id: id.to_string(),
            title: id.to_string(),
        });
        Track {
            title: title.to_string(),
            levels: levels.collect(),
            ..Track::default()
        }
    }

    #[test]
    fn a_track_that_changed_its_title_and_a_level_is_known_by_the_levels_that_stay() {
        let catalog = |tracks: [(&str, Track); 2]| {
            let mut catalog = Catalog::default();
            let tracks = tracks.map(|(id, track)| (id.to_string(), track));
            catalog.settings.tracks = tracks.into();
            catalog
        };
        let old = catalog([
            (
                "maturity",
                track("Maturity", &["new", "stable", "archived"]),
            ),
            ("api", track("API", &["alpha", "beta"])),
        ]);
        let new = catalog([
            ("interface", track("API", &["v1"])),
            ("stage", track("Stage", &["new", "mature", "archived"])),
        ]);
        let renames = Renames::between(&old, &new);
        assert_eq!(renames.tracks["maturity"], "stage");
        assert_eq!(renames.tracks["api"], "interface", "by its title");
        let level = ("stage".to_string(), "stable".to_string());
        assert_eq!(renames.levels[&level], "mature");
    }
}
