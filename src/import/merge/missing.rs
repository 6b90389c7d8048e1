//! Projects of a list that a document does not name any more.

use super::merger::Merged;
use super::stands_in;
use crate::catalog::model::{Entry, List};
use crate::import::reader::Remark;

/// How many names a remark holds before it counts instead.
const MOST_NAMES: usize = 5;

/// Says which entries of the list the document does not name any more.
pub(super) fn missing(entries: &[Merged], root: &str, list: Option<&List>) -> Option<Remark> {
    let tracks = list.map_or(&[][..], |list| &list.select.track);
    let listed = |was: &Entry| {
        let on_track = tracks.is_empty() || tracks.iter().any(|track| was.current(track).is_some());
        on_track && stands_in(was, root)
    };
    let gone = |entry: &&Merged| entry.drafts.is_empty() && entry.was.as_ref().is_some_and(listed);
    let names: Vec<&str> = entries
        .iter()
        .filter(gone)
        .map(|entry| entry.is.name.as_str())
        .collect();
    let some = names
        .iter()
        .take(MOST_NAMES)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    let message = match names.len() {
        0 => return None,
        1 => format!("{some} stands in the list already, but not in this document"),
        2..=MOST_NAMES => format!("{some} stand in the list already, but not in this document"),
        count => format!(
            "{some} and {} more stand in the list already, but not in this document",
            count - MOST_NAMES
        ),
    };
    Some(Remark { line: 0, message })
}
