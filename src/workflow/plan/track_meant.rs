//! Which track a move between levels means.

use std::collections::HashSet;

use super::Planner;
use crate::catalog::model::{Entry, Track};
use crate::catalog::nearest::nearest;
use crate::workflow::refusal::Refusal;
use crate::workflow::request::LevelMove;

impl Planner {
    /// The track with this id.
    pub(super) fn track(&self, id: &str) -> Result<&Track, Refusal> {
        let tracks = &self.catalog.settings.tracks;
        tracks.get(id).ok_or_else(|| Refusal::UnknownTrack {
            track: id.to_string(),
            tracks: tracks.keys().cloned().collect(),
        })
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
            (.., Some(level)) => Err(self.on_no_track(level)),
            (.., None) => Err(Refusal::TrackNeeded { tracks: all }),
        }
    }

    /// A level that no track has.
    fn on_no_track(&self, level: &str) -> Refusal {
        let tracks = self.catalog.settings.tracks.values();
        let mut levels: Vec<&str> = tracks
            .flat_map(Track::all_levels)
            .map(|level| level.id.as_str())
            .collect();
        let mut seen = HashSet::new();
        levels.retain(|level| seen.insert(*level));
        let near = nearest(level, levels.iter().copied());
        Refusal::UnknownLevel {
            level: level.to_string(),
            track: None,
            nearest: near.first().map(|near| near.to_string()),
            levels: levels.into_iter().map(str::to_string).collect(),
        }
    }
}
