//! Which track a move between levels means.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::Planner;
use crate::catalog::model::{Entry, Track};
use crate::catalog::nearest::nearest;
use crate::workflow::refusal::Refusal;
use crate::workflow::request::{FirstLevel, LevelMove};

impl Planner {
    /// The track with this id.
    pub(super) fn track(&self, id: &str) -> Result<&Track, Refusal> {
        track_called(&self.catalog.settings.tracks, id)
    }

    /// The track that is meant: the one that is named, else the only one that has the level, first
    /// among those that the entry is on.
    pub(super) fn track_for(&self, entry: &Entry, request: &LevelMove) -> Result<String, Refusal> {
        if let Some(track) = &request.track {
            return self.track(track).map(|_| track.clone());
        }
        let on: Vec<String> = entry.maturity.keys().map(str::to_string).collect();
        let all: Vec<String> = self.catalog.settings.tracks.keys().cloned().collect();
        let fits = |id: &&String| {
            self.catalog
                .settings
                .tracks
                .get(*id)
                .is_some_and(|track| match &request.to {
                    Some(level) => track.level(level).is_some(),
                    None => !track.retired.is_empty(),
                })
        };
        for candidates in [&on, &all] {
            let fitting: Vec<&String> = candidates.iter().filter(fits).collect();
            match fitting.as_slice() {
                [] => {}
                [track] => return Ok((*track).clone()),
                several => {
                    let tracks = several.iter().map(|track| (*track).clone()).collect();
                    return Err(Refusal::TrackNeeded { tracks });
                }
            }
        }
        match (on.as_slice(), all.as_slice(), &request.to) {
            ([track], ..) | (_, [track], _) => Ok(track.clone()),
            (.., Some(level)) => Err(on_no_track(&self.catalog.settings.tracks, level)),
            (.., None) => Err(Refusal::TrackNeeded { tracks: all }),
        }
    }
}

/// The levels that may be meant by the first of a new entry, with their tracks; none where it is not
/// said yet. A track or a level that does not exist is refused.
pub(super) fn first_level_meant<'t>(
    first: &'t FirstLevel,
    tracks: &'t IndexMap<String, Track>,
) -> Result<Vec<(&'t str, &'t Track, String)>, Refusal> {
    let track = match &first.track {
        Some(id) => Some((id, track_called(tracks, id)?)),
        None => tracks.first().filter(|_| tracks.len() == 1),
    };
    let level = &first.level;
    if first.is_open() {
        return Ok(Vec::new());
    }
    if let Some((id, track)) = track {
        return Ok(vec![(id, track, level_called(track, id, level)?)]);
    }
    let having = tracks
        .iter()
        .filter(|(_, track)| track.level(level).is_some());
    let meant: Vec<_> = having
        .map(|(id, track)| (id.as_str(), track, level.clone()))
        .collect();
    match meant.is_empty() {
        true => Err(on_no_track(tracks, level)),
        false => Ok(meant),
    }
}

fn track_called<'t>(tracks: &'t IndexMap<String, Track>, id: &str) -> Result<&'t Track, Refusal> {
    tracks.get(id).ok_or_else(|| Refusal::UnknownTrack {
        track: id.to_string(),
        tracks: tracks.keys().cloned().collect(),
    })
}

/// The level of a track that is called so, whatever the case.
pub(super) fn level_called(track: &Track, id: &str, level: &str) -> Result<String, Refusal> {
    let levels: Vec<&str> = track.all_levels().map(|level| level.id.as_str()).collect();
    let wanted = level.to_lowercase();
    match levels.iter().find(|id| id.to_lowercase() == wanted) {
        Some(id) => Ok(id.to_string()),
        None => Err(unknown_level(level, Some(id), levels)),
    }
}

/// A level that no track has.
fn on_no_track(tracks: &IndexMap<String, Track>, level: &str) -> Refusal {
    let mut levels: Vec<&str> = tracks
        .values()
        .flat_map(Track::all_levels)
        .map(|level| level.id.as_str())
        .collect();
    let mut seen = HashSet::new();
    levels.retain(|level| seen.insert(*level));
    unknown_level(level, None, levels)
}

fn unknown_level(level: &str, track: Option<&str>, levels: Vec<&str>) -> Refusal {
    let near = nearest(level, levels.iter().copied());
    Refusal::UnknownLevel {
        level: level.to_string(),
        track: track.map(str::to_string),
        nearest: near.first().map(|near| near.to_string()),
        levels: levels.into_iter().map(str::to_string).collect(),
    }
}
