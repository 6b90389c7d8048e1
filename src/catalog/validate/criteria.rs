//! An entry has what the criteria of its current level ask for.

use super::{Check, Findings, Rule, Scope, transition_place};
use crate::catalog::model::{Entry, Track};
use crate::catalog::place::Place;

/// The criterion that is about the transition, not the entry.
const EVIDENCE: &str = "evidence";

/// The rule.
pub const RULE: Rule = Rule {
    name: "criteria",
    about: "an entry has what the criteria of its current level ask for",
    check: Check::Entry(check),
};

fn check(entry: &Entry, scope: &Scope, findings: &mut Findings) {
    for (track_id, transitions) in &entry.maturity {
        let (Some(track), [.., current]) = (
            scope.catalog.settings.tracks.get(track_id),
            transitions.as_slice(),
        ) else {
            continue;
        };
        let missing = missing_criteria(entry, track, &current.level, current.evidence.as_deref());
        if missing.is_empty() {
            continue;
        }
        let place = transition_place(track_id, transitions.len() - 1, "level");
        let names: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
        let message = format!(
            "`{}` on {track_id} asks for {}, which the entry does not have",
            current.level.escape_debug(),
            names.join(", ")
        );
        let help = Some(how_to_add(&entry.id, &missing));
        findings
            .resting_on(Place::root())
            .warning(&entry.path, place, message, help);
    }
}

/// What an entry lacks of a level's criteria, in their order; `evidence` is the URL that stands,
/// or will stand, with the transition to that level.
pub fn missing_criteria<'t>(
    entry: &Entry,
    track: &'t Track,
    level: &str,
    evidence: Option<&str>,
) -> Vec<&'t str> {
    let has = |key: &str| match key {
        EVIDENCE => evidence.is_some_and(|url| !url.trim().is_empty()),
        _ => entry.has(key),
    };
    let criteria = track.criteria.get(level).into_iter().flatten();
    criteria
        .map(String::as_str)
        .filter(|key| !has(key))
        .collect()
}

/// The ways to add what is missing, each kind in its own.
fn how_to_add(id: &str, missing: &[&str]) -> String {
    let mut ways = Vec::new();
    let (moves, keys): (Vec<&str>, Vec<&str>) = missing
        .iter()
        .filter(|key| **key != EVIDENCE)
        .partition(|key| key.starts_with("maturity."));
    if !keys.is_empty() {
        let sets: Vec<String> = keys.iter().map(|key| format!(" --set {key}=…")).collect();
        ways.push(format!("run `catalog edit {id}{}`", sets.concat()));
    }
    for track in moves.iter().filter_map(|key| key.strip_prefix("maturity.")) {
        ways.push(format!("run `catalog promote {id} --track {track} --to …`"));
    }
    if missing.contains(&EVIDENCE) {
        ways.push("add `evidence: https://…` to the transition".to_string());
    }
    ways.join(", and ")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::model::Entry;
    use crate::catalog::validate::testing::{catalog, link, moved, said};

    fn said_of(entry: Entry, criteria: &[&str]) -> Vec<String> {
        let mut catalog = catalog([entry]);
        let track = catalog.settings.tracks.get_mut("cncf").expect("a track");
        let criteria = criteria.iter().map(|key| key.to_string()).collect();
        track.criteria.insert("graduated".into(), criteria);
        said(&RULE, &catalog)
    }

    #[test]
    fn what_is_missing_is_named_with_the_way_to_add_it() {
        let graduated = moved("a", &[("sandbox", ""), ("graduated", "")]);
        let criteria = ["license", "links.chat", "maturity.azure", "evidence"];
        let expected = "warning a.yaml .maturity.cncf[1].level: `graduated` on cncf asks for \
            `license`, `links.chat`, `maturity.azure`, `evidence`, which the entry does not have; \
            run `catalog edit a --set license=… --set links.chat=…`, \
            and run `catalog promote a --track azure --to …`, \
            and add `evidence: https://…` to the transition";
        assert_eq!(said_of(graduated, &criteria), [expected]);
    }

    #[test]
    fn what_is_there_is_not_asked_for_again() {
        let mut graduated = moved("a", &[("graduated", "")]);
        graduated.license = Some("MIT".into());
        graduated.links.insert("chat", vec![link("https://a.org")]);
        graduated.maturity["cncf"][0].evidence = Some("https://a.org/vote".into());
        let said = said_of(graduated, &["license", "links.chat", "evidence"]);
        assert_eq!(said, [""; 0]);
    }

    #[test]
    fn the_criteria_of_a_level_that_was_left_count_no_more() {
        let archived = moved("a", &[("graduated", ""), ("archived", "")]);
        assert_eq!(said_of(archived, &["license"]), [""; 0]);
    }
}
