//! Entries by what they are called.

use std::collections::HashMap;

use crate::catalog::model::id_from_name;

/// Ids of names are whole up to this length.
const LONGEST_WHOLE_ID: usize = 60;

/// Entries by what they are called, in small letters.
#[derive(Default)]
pub(super) struct Names(HashMap<String, usize>);

impl Names {
    /// The place of the entry that is called so, or whose id a name gives.
    pub fn place(&self, name: &str) -> Option<usize> {
        let id = id_from_name(name);
        // An id that had to be cut says too little.
        let whole = id.len() < LONGEST_WHOLE_ID;
        let by_name = self.0.get(&name.to_lowercase()).copied();
        by_name.or_else(|| self.0.get(&id).copied().filter(|_| whole))
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Notes what an entry is called, unless another is called so.
    pub fn add(&mut self, name: &str, place: usize) {
        self.0.entry(name.to_lowercase()).or_insert(place);
    }
}
