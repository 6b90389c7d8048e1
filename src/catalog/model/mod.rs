//! The facts: entries, tracks, areas, lists, settings.

mod area;
mod beside;
mod code;
mod date;
mod entry;
mod id;
mod keyed;
mod settings;
mod text;
mod track;

pub use area::{Area, AreaTree};
pub use beside::{OF_NAME, RELATIVE_LINKS, is_relative};
pub use code::{as_code, code_spans, has_backtick, without_code};
pub use date::{DATE_FORM, date_help, parse_date};
pub use entry::{ENTRY_KEYS, Entry, Link, TRANSITION_KEYS, Transition};
pub use id::{id_from_name, id_problem};
pub use keyed::Keyed;
pub use settings::{GroupBy, LevelOrder, List, Publish, Select, Settings, SortKey, Workflow};
pub use text::{brackets_pair, is_unseen, line_problem, text_problem};
pub use track::{Level, Move, NotPermitted, Track};

/// One catalog: settings, areas and entries, as one revision has them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalog {
    /// Title, tracks, lists and workflow.
    pub settings: Settings,
    /// The tree of areas.
    pub areas: AreaTree,
    /// The entries, sorted by id.
    pub entries: Vec<Entry>,
}

impl Catalog {
    /// The entry with exactly this id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.position(id).map(|index| &self.entries[index])
    }

    /// Puts an entry in its place by id, instead of the one that stands there.
    pub fn put(&mut self, entry: Entry) {
        match self
            .entries
            .binary_search_by(|other| other.id.cmp(&entry.id))
        {
            Ok(index) => self.entries[index] = entry,
            Err(index) => self.entries.insert(index, entry),
        }
    }

    /// Takes the entry with this id out.
    pub fn take(&mut self, id: &str) -> Option<Entry> {
        self.position(id).map(|index| self.entries.remove(index))
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.entries
            .binary_search_by(|entry| entry.id.as_str().cmp(id))
            .ok()
    }
}
