//! Which track is meant where a document names none, and which one it is about.

use super::tracks::Tracks;
use super::unnamed::{UNNAMED, Unnamed};
use crate::catalog::model::Entry;
use crate::import::draft::Draft;
use crate::import::look::FirstColumn;

impl Tracks<'_> {
    /// Settles which track is meant where drafts name none: the one that was asked for, or the list's
    /// own, save where drafts name that one beside; else the one that the first of several columns
    /// names, or what `known`, the entry of the catalog that a draft is about, tells. A first column
    /// that names another is of the track that was asked for too, where none is so called.
    pub fn choose<'c>(
        &mut self,
        drafts: &[Draft],
        own: Option<&str>,
        first: Option<&FirstColumn>,
        known: impl Fn(&Draft) -> Option<&'c Entry>,
    ) {
        self.first = first.cloned();
        let asked = self.asked.clone();
        let wanted = asked.as_deref().or(own);
        let is_free = |id: &&str| !self.is_named(drafts, id);
        // Where one cell has several tracks, levels without one are of the track that was asked for.
        let is_plain = |_: &&str| first.is_none() && asked.is_some();
        let taken = wanted.filter(|id| is_plain(id) || is_free(id));
        let is_unnamed = |draft: &Draft| draft.standings.iter().any(|one| one.track.is_empty());
        if let Some(taken) = taken {
            let is_of_first = first.is_some_and(|first| !first.is_unnamed);
            self.meant =
                Some(taken.to_string()).filter(|_| is_of_first && !drafts.iter().any(is_unnamed));
            self.unnamed = Unnamed::named(taken);
            return;
        }
        let called = first.filter(|first| first.is_unnamed);
        let called = called.map(|first| (self.id_of(&first.track), first.is_name));
        self.unnamed = match called {
            Some((ref id, true)) => Unnamed::named(id),
            _ => Unnamed::found(self.was, drafts, known),
        };
        let is_other = self.unnamed.id == UNNAMED || self.is_named(drafts, &self.unnamed.id);
        if let Some((id, false)) = called.filter(|_| is_other) {
            self.unnamed = Unnamed::named(&id);
        }
    }

    /// Whether drafts name a track.
    fn is_named(&self, drafts: &[Draft], id: &str) -> bool {
        let mut standings = drafts.iter().flat_map(|draft| &draft.standings);
        standings.any(|one| !one.track.is_empty() && self.id_of(&one.track) == id)
    }

    /// The track that the document is about: of several columns of states, the one that was asked
    /// for or the first; else the one that it speaks of most.
    pub fn main(&self) -> Option<&str> {
        let of_columns = self.first.as_ref().and_then(|first| {
            let words = if first.is_unnamed { "" } else { &first.track };
            let own = self.id_of(words);
            let wanted = self.asked.as_ref().unwrap_or(&own);
            let used = |id: &String| self.used.get_key_value(id);
            used(wanted).or_else(|| used(&own))
        });
        if let Some((id, _)) = of_columns {
            return Some(id);
        }
        let most = self.used.values().max()?;
        self.used
            .iter()
            .find(|(_, count)| *count == most)
            .map(|(id, _)| id.as_str())
    }
}
