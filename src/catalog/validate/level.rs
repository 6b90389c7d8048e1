//! Every level of an entry is one of its track.

use super::{Check, Findings, Rule, Scope, did_you_mean, transition_place, transitions};
use crate::catalog::model::{Entry, Settings};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unknown-level",
    about: "every level that an entry moved to is one of the track's",
    check: Check::Entry(check),
};

fn check(entry: &Entry, scope: &Scope, findings: &mut Findings) {
    let settings = &scope.catalog.settings;
    for (track, index, transition) in transitions(entry) {
        if let Some((message, help)) = level_problem(&transition.level, track, settings) {
            let place = transition_place(track, index, "level");
            findings.error(&entry.path, place, message, help);
        }
    }
}

/// What is wrong with a level of a track, and what would be right; `None` where the track has it,
/// or where the settings do not have the track.
pub fn level_problem(
    level: &str,
    track_id: &str,
    settings: &Settings,
) -> Option<(String, Option<String>)> {
    let track = settings.tracks.get(track_id)?;
    if track.level(level).is_some() {
        return None;
    }
    let elsewhere: Vec<&str> = settings
        .tracks
        .iter()
        .filter(|(_, other)| other.level(level).is_some())
        .map(|(id, _)| id.as_str())
        .collect();
    let mut message = format!("track {track_id} has no level `{}`", level.escape_debug());
    if !elsewhere.is_empty() {
        message += &format!(", which is one of {}", elsewhere.join(" and "));
    }
    let known: Vec<&str> = track.all_levels().map(|level| level.id.as_str()).collect();
    let help = did_you_mean(level, known.iter().copied())
        .unwrap_or_else(|| format!("the levels of {track_id} are {}", known.join(", ")));
    Some((message, Some(help)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::validate::testing::{catalog, moved, said};

    #[test]
    fn an_unknown_level_is_an_error_with_the_nearest_one() {
        let catalog = catalog([moved("a", &[("sandbox", ""), ("incubatin", "")])]);
        let expected = "error a.yaml .maturity.cncf[1].level: track cncf has no level `incubatin`; \
            did you mean `incubating`?";
        assert_eq!(said(&RULE, &catalog), [expected]);
    }

    #[test]
    fn a_level_of_another_track_is_said_to_be_so() {
        let catalog = catalog([moved("a", &[("ga", "")])]);
        let expected = "error a.yaml .maturity.cncf[0].level: \
            track cncf has no level `ga`, which is one of azure; \
            the levels of cncf are sandbox, incubating, graduated, archived";
        assert_eq!(said(&RULE, &catalog), [expected]);
    }

    #[test]
    fn retired_levels_are_levels_and_unknown_tracks_are_left_to_their_own_rule() {
        let mut entry = moved("a", &[("graduated", ""), ("archived", "")]);
        let elsewhere = moved("b", &[("anything", "")]);
        entry
            .maturity
            .insert("unheard-of", elsewhere.maturity["cncf"].clone());
        assert_eq!(said(&RULE, &catalog([entry])), [""; 0]);
    }
}
