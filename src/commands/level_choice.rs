//! Where a verb can take an entry: the levels to choose from.

use crate::catalog::model::{Catalog, Entry, Move, Track};
use crate::workflow::request::Verb;

/// A level that a verb leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination<'c> {
    /// The track's id.
    pub track: &'c str,
    /// The track's title.
    pub title: &'c str,
    /// The level's id.
    pub level: &'c str,
}

/// The levels that the verb leads to from where the entry is, those of the tracks that it is on
/// first; of one track only, where that is named.
pub fn destinations<'c>(
    entry: &Entry,
    verb: Verb,
    track: Option<&str>,
    catalog: &'c Catalog,
) -> Vec<Destination<'c>> {
    let mut tracks: Vec<(&String, &Track)> = catalog
        .settings
        .tracks
        .iter()
        .filter(|(id, _)| track.is_none_or(|wanted| wanted == *id))
        .collect();
    tracks.sort_by_key(|(id, _)| !entry.maturity.contains_key(id));
    let mut found = Vec::new();
    for (id, track) in tracks {
        let from = entry.current(id).map(|now| now.level.as_str());
        let levels = track.all_levels().map(|level| level.id.as_str());
        found.extend(
            levels
                .filter(|to| leads(verb, track.step(from, to)))
                .filter(|to| verb != Verb::Promote || !track.is_retired(to))
                .filter(|to| track.permit(from, to, true).is_ok())
                .map(|level| Destination {
                    track: id,
                    title: &track.title,
                    level,
                }),
        );
    }
    found
}

fn leads(verb: Verb, step: Option<Move>) -> bool {
    match verb {
        Verb::Promote => matches!(step, Some(Move::Up | Move::Enter)),
        Verb::Demote => step == Some(Move::Down),
        Verb::Archive => step == Some(Move::Retire),
        Verb::Restore => step == Some(Move::Restore),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::model::{Level, Transition};

    fn catalog() -> Catalog {
        let levels = |ids: &[&str]| {
            let level = |id: &&str| Level {
                id: id.to_string(),
                ..Level::default()
            };
            ids.iter().map(level).collect::<Vec<_>>()
        };
        let mut catalog = Catalog::default();
        for (id, own) in [
            ("azure", &["alpha", "ga"][..]),
            ("cncf", &["low", "middle", "high"]),
        ] {
            let track = Track {
                levels: levels(own),
                retired: levels(&["archived"]),
                ..Track::default()
            };
            catalog.settings.tracks.insert(id.into(), track);
        }
        catalog
    }

    fn at(level: &str) -> Entry {
        let now = Transition {
            level: level.into(),
            ..Transition::default()
        };
        Entry {
            maturity: [("cncf".to_string(), vec![now])].into(),
            ..Entry::default()
        }
    }

    fn to(verb: Verb, from: &str, track: Option<&str>) -> Vec<String> {
        let catalog = catalog();
        let found = destinations(&at(from), verb, track, &catalog);
        let named = |to: &Destination| format!("{}:{}", to.track, to.level);
        found.iter().map(named).collect()
    }

    #[test]
    fn the_track_that_an_entry_is_on_comes_first() {
        assert_eq!(
            to(Verb::Promote, "middle", None),
            ["cncf:high", "azure:alpha", "azure:ga"]
        );
        assert_eq!(to(Verb::Promote, "middle", Some("cncf")), ["cncf:high"]);
    }

    #[test]
    fn only_what_the_track_permits_can_be_chosen() {
        assert_eq!(to(Verb::Demote, "high", None), ["cncf:middle"]);
        assert_eq!(to(Verb::Demote, "low", None), [""; 0]);
        assert_eq!(to(Verb::Archive, "low", None), ["cncf:archived"]);
        assert_eq!(to(Verb::Restore, "low", None), [""; 0]);
        assert_eq!(
            to(Verb::Restore, "archived", None),
            ["cncf:low", "cncf:middle", "cncf:high"]
        );
    }
}
