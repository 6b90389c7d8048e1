//! What one revision says in the files that differ from another's.

use std::collections::{BTreeMap, HashSet};

use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::load::{Layout, Source, load};
use crate::catalog::model::{Catalog, Entry};

/// What one revision says: settings and areas whole, of the entries those whose files differ.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The facts, as far as they could be read.
    pub catalog: Catalog,
    /// Entries that do not differ, but are named by those that do.
    pub neighbours: Vec<Entry>,
    /// What this version does not accept, by file.
    pub problems: BTreeMap<String, Vec<Diagnostic>>,
}

impl Facts {
    /// Reads the settings, the areas, and the entries that differ. A revision without any of them
    /// is an empty catalog.
    pub fn read(files: &[Source], layout: &Layout) -> Facts {
        let loaded = load(files, layout);
        let mut problems: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for problem in loaded.problems {
            // What a revision does not have yet is no problem of it.
            if problem.rule != "missing-file" {
                problems
                    .entry(problem.path.clone())
                    .or_default()
                    .push(problem);
            }
        }
        Facts {
            catalog: loaded.catalog,
            neighbours: Vec::new(),
            problems,
        }
    }

    /// The ids that entries name as the ones to take their place, without an entry of that id here.
    pub fn wanting(&self) -> Vec<&str> {
        let entries = self.catalog.entries.iter();
        let transitions = entries.flat_map(|entry| entry.maturity.values().flatten());
        let mut ids: Vec<&str> = transitions
            .filter_map(|transition| transition.superseded_by.as_deref())
            .filter(|id| self.catalog.entry(id).is_none())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The ids of entries whose file this version does not accept whole.
    pub(super) fn broken(&self) -> HashSet<String> {
        let entries = self.catalog.entries.iter();
        let in_part = entries.filter(|entry| self.problems.contains_key(&entry.path));
        let in_part = in_part.map(|entry| entry.id.as_str());
        in_part
            .chain(self.unreadable())
            .map(str::to_string)
            .collect()
    }

    /// The ids of entries whose file says nothing that can be read.
    pub(super) fn unreadable(&self) -> impl Iterator<Item = &str> {
        let read = |path: &str| self.catalog.entries.iter().any(|entry| entry.path == path);
        self.problems
            .keys()
            .filter(move |path| !read(path))
            .filter_map(|path| path.rsplit('/').next()?.strip_suffix(".yaml"))
    }
}
