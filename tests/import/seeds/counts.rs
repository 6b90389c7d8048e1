//! What is read of the five documents is what a person finds in them.

use std::collections::{BTreeMap, BTreeSet};

use catalog::catalog::model::Entry;
use catalog::import::{Destination, Fate, Reading};

use super::by_hand::{ALL, Found};
use super::seed;
use crate::harness::{Desk, links, list};

/// Areas and levels of each project, by its name.
type Projects = BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)>;

impl Found {
    /// Where it goes.
    pub fn destination(&self) -> Destination {
        Destination {
            track: Some(self.track.to_string()).filter(|track| !track.is_empty()),
            ..list("l")
        }
    }

    fn projects(&self) -> Projects {
        let mut projects = Projects::new();
        let (mut area, mut level) = ("", None);
        for line in self.projects.lines().map(str::trim) {
            if let Some(title) = line.strip_prefix("# ") {
                area = title;
            } else if let Some(title) = line.strip_prefix("@ ") {
                level = Some(title);
            } else if let Some((name, levels)) = line.split_once(" = ") {
                let project = projects.entry(name.to_string()).or_default();
                project.0.insert(area.to_string());
                project.1.extend(levels.split(", ").map(str::to_string));
            } else {
                for name in line.split(", ") {
                    let project = projects.entry(name.to_string()).or_default();
                    project.0.insert(area.to_string());
                    project.1.extend(level.map(str::to_string));
                }
            }
        }
        projects
    }
}

/// The titles of an area below that of the list.
fn titles(desk: &Desk, area: &str) -> String {
    let ends = area
        .match_indices('/')
        .map(|(at, _)| at)
        .chain([area.len()]);
    let title = |end: usize| {
        let mut areas = desk.catalog.areas.iter();
        let found = areas.find(|own| own.path == area[..end]);
        found.map_or_else(String::new, |own| own.title.clone())
    };
    ends.skip(1).map(title).collect::<Vec<_>>().join(" / ")
}

fn projects(desk: &Desk) -> Projects {
    let project = |entry: &Entry| {
        let areas = entry.areas.iter().map(|area| titles(desk, area)).collect();
        let tracks = entry.maturity.keys();
        let levels = tracks.filter_map(|track| {
            let current = entry.current(track)?;
            Some(format!("{track} {}", current.level))
        });
        (entry.name.clone(), (areas, levels.collect()))
    };
    desk.catalog.entries.iter().map(project).collect()
}

/// Links that were reported: how many on each line, and why.
fn reported(reading: &Reading) -> BTreeMap<(usize, &'static str), usize> {
    let mut lines = BTreeMap::new();
    for item in reading.items.iter().filter(|item| item.url.is_some()) {
        if let Fate::Reported(why) = item.fate {
            *lines.entry((item.line, why.words())).or_default() += 1;
        }
    }
    lines
}

#[test]
fn the_five_documents_have_the_projects_that_a_person_finds_in_them() {
    for found in ALL {
        let Some(text) = seed(found.file) else { return };
        let mut desk = Desk::new();
        let (reading, _) = desk.take(&text, None, &found.destination());
        assert_eq!(reading.shape, found.shape, "{}", found.file);
        let (found_by_hand, read) = (found.projects(), projects(&desk));
        for (name, project) in &found_by_hand {
            assert_eq!(Some(project), read.get(name), "{}: {name}", found.file);
        }
        assert_eq!(found_by_hand.len(), read.len(), "{}", found.file);
    }
}

#[test]
fn the_five_documents_have_the_links_that_a_person_counts_in_them() {
    for found in ALL {
        let Some(text) = seed(found.file) else { return };
        let mut desk = Desk::new();
        let (reading, _) = desk.take(&text, None, &found.destination());
        let taken: usize = found.taken.iter().map(|(_, count)| count).sum();
        let mut left = BTreeMap::new();
        for (lines, count, why) in found.reported {
            for line in lines.clone() {
                left.insert((line, why.words()), *count);
            }
        }
        let all_left: usize = left.values().sum();
        assert_eq!(reported(&reading), left, "{}", found.file);
        assert_eq!(
            links(&reading),
            (taken + all_left, taken, all_left),
            "{}",
            found.file
        );
    }
}
