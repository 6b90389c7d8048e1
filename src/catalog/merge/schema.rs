//! What the merge knows of the files of a catalog: the order of their keys, and what their lists are.

use indexmap::IndexMap;

use crate::catalog::edit::{KeyOrder, Step};
use crate::catalog::model::Track;

/// A file of a catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An entry.
    Entry,
    /// The settings.
    Settings,
    /// The tree of areas.
    Areas,
}

/// What is known of the files that are merged.
pub struct Schema<'s> {
    /// What they are.
    pub kind: Kind,
    /// The order in which their keys stand.
    pub order: &'s dyn KeyOrder,
    /// The tracks, which say in which order an entry may come to its levels.
    pub tracks: &'s IndexMap<String, Track>,
}

/// What a list is.
#[derive(Debug, Clone, Copy)]
pub(super) enum ListKind<'s> {
    /// A set: each item stands once, and it matters little where.
    Set,
    /// The order of the items says something, such as that of levels.
    Ordered,
    /// The transitions of an entry on a track; nothing is known of a track that the settings lack.
    Transitions(Option<&'s Track>),
}

/// The lists of the settings whose order says something.
const ORDERED: &[&str] = &["levels", "retired", "sort"];

impl Schema<'_> {
    pub(super) fn list(&self, path: &[Step]) -> ListKind<'_> {
        match (self.kind, path) {
            (Kind::Entry, [Step::Key(maturity), Step::Key(track)]) if maturity == "maturity" => {
                ListKind::Transitions(self.tracks.get(track))
            }
            (Kind::Settings, [.., Step::Key(key)]) if ORDERED.contains(&key.as_str()) => {
                ListKind::Ordered
            }
            _ => ListKind::Set,
        }
    }

    /// Whether a value may be one or a list of them.
    pub(super) fn is_one_or_many(&self, path: &[Step]) -> bool {
        matches!((self.kind, path), (Kind::Entry, [Step::Key(links), Step::Key(_)]) if links == "links")
    }

    /// Whether a value in quotes says something else than the same without.
    pub(super) fn is_typed(&self, path: &[Step]) -> bool {
        match (self.kind, path.first()) {
            (Kind::Entry, Some(Step::Key(key))) => key == "extra",
            (Kind::Entry | Kind::Areas, _) => false,
            (Kind::Settings, _) => true,
        }
    }
}
