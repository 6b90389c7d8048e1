//! The last request of a plan: what it touched, and taking it back alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Planner;
use crate::catalog::load::load_entry;
use crate::git::Bytes;

/// What the last request touched, as it was before.
#[derive(Default)]
pub(super) struct LastRequest {
    files: BTreeMap<String, Earlier>,
    /// How many deeds there were.
    deeds: usize,
    /// How many notes there were.
    notes: usize,
}

/// A file as it was before the last request.
struct Earlier {
    text: Option<Bytes>,
    /// Whether a request before had touched it.
    was_touched: bool,
}

impl Planner {
    /// The files that the last request touched.
    pub fn touched(&self) -> impl Iterator<Item = &str> {
        self.last.files.keys().map(String::as_str)
    }

    /// Takes the last request back, and what was rendered since: the plan is as it was before it.
    pub fn take_back(&mut self) {
        let last = std::mem::take(&mut self.last);
        for (path, earlier) in last.files {
            if self.layout.is_entry(&path) {
                Arc::make_mut(&mut self.catalog)
                    .entries
                    .retain(|entry| entry.path != path);
            }
            if !earlier.was_touched {
                self.before.remove(&path);
            }
            self.put_earlier(path, earlier.text);
        }
        self.deeds.truncate(last.deeds);
        self.notes.truncate(last.notes);
    }

    fn put_earlier(&mut self, path: String, text: Option<Bytes>) {
        let Some(text) = text else {
            self.texts.remove(&path);
            return;
        };
        if self.layout.is_entry(&path)
            && let (Some(entry), _) = load_entry(&path, &text)
        {
            Arc::make_mut(&mut self.catalog).put(entry);
        }
        let are_settings = path == self.layout.settings();
        self.texts.insert(path, text);
        if are_settings {
            // They could be read before.
            _ = self.read_again();
        }
    }

    pub(super) fn begin_request(&mut self) {
        self.last = LastRequest {
            files: BTreeMap::new(),
            deeds: self.deeds.len(),
            notes: self.notes.len(),
        };
    }

    /// Remembers a file as it is, before it is touched.
    pub(super) fn remember(&mut self, path: &str) {
        let text = self.texts.get(path);
        if !self.last.files.contains_key(path) {
            let earlier = Earlier {
                text: text.clone(),
                was_touched: self.before.contains_key(path),
            };
            self.last.files.insert(path.to_string(), earlier);
        }
        if !self.before.contains_key(path) {
            self.before.insert(path.to_string(), text);
        }
    }
}
