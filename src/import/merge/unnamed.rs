//! The track of levels for which a document names none.

use indexmap::IndexMap;

use super::tracks::find;
use crate::catalog::model::{Entry, Track};
use crate::import::draft::Draft;

/// The track where nothing tells of another.
pub(super) const UNNAMED: &str = "maturity";

/// The track that is meant where a document names none.
#[derive(Debug, Default)]
pub(super) struct Unnamed {
    /// Its id.
    pub id: String,
    /// Others that have every level too.
    pub others: Vec<String>,
}

impl Unnamed {
    /// The track that somebody named.
    pub fn named(id: &str) -> Unnamed {
        Unnamed {
            id: id.to_string(),
            others: Vec::new(),
        }
    }

    /// The track of a catalog that has every level for which drafts name none; among several, the
    /// one on which most of those entries stand that the catalog has for the drafts. Where nothing
    /// tells which, none of them is taken.
    pub fn found<'c>(
        tracks: &IndexMap<String, Track>,
        drafts: &[Draft],
        known: impl Fn(&Draft) -> Option<&'c Entry>,
    ) -> Unnamed {
        let unnamed = |draft: &&Draft| draft.standings.iter().any(|one| one.track.is_empty());
        let drafts: Vec<&Draft> = drafts.iter().filter(unnamed).collect();
        let standings = drafts.iter().flat_map(|draft| &draft.standings);
        let steps = standings
            .filter(|standing| standing.track.is_empty())
            .flat_map(|standing| &standing.steps);
        let mut levels: Vec<&str> = steps.map(|step| step.level.as_str()).collect();
        levels.sort_unstable();
        levels.dedup();
        let has_all = |track: &Track| levels.iter().all(|level| find(track, level).is_some());
        let fitting = tracks.iter().filter(|(_, track)| has_all(track));
        let mut fitting: Vec<&str> = fitting.map(|(id, _)| id.as_str()).collect();
        if levels.is_empty() {
            fitting.clear();
        }
        let taken = match fitting.as_slice() {
            [] => None,
            [only] => Some(*only),
            several => most_stood_on(several, drafts.iter().filter_map(|draft| known(draft))),
        };
        let others = fitting.iter().filter(|id| Some(**id) != taken);
        Unnamed {
            id: taken.unwrap_or(UNNAMED).to_string(),
            others: others.map(ToString::to_string).collect(),
        }
    }
}

/// The track on which most entries stand; none where none does, or as many on another.
fn most_stood_on<'t, 'c>(
    tracks: &[&'t str],
    entries: impl Iterator<Item = &'c Entry>,
) -> Option<&'t str> {
    let mut counts = vec![0_usize; tracks.len()];
    for entry in entries {
        for (track, count) in tracks.iter().zip(&mut counts) {
            *count += usize::from(entry.current(track).is_some());
        }
    }
    let most = counts.iter().max().filter(|most| **most > 0)?;
    let mut with_most = tracks
        .iter()
        .zip(&counts)
        .filter(|(_, count)| *count == most);
    let (track, _) = with_most.next()?;
    with_most.next().is_none().then_some(*track)
}
