//! A recorded history goes the ways of its track.

use super::{Check, Findings, Rule, Scope, track_place, transition_place};
use crate::catalog::model::{Entry, Move, NotPermitted, Track};

/// The rule.
pub const RULE: Rule = Rule {
    name: "move",
    about: "a history begins where its track lets an entry begin, and takes the moves it permits",
    check: Check::Entry(check),
};

// What is recorded did happen, in lists that were imported too: it is a warning, where a change
// that makes such a move is refused.
fn check(entry: &Entry, scope: &Scope, findings: &mut Findings) {
    for (track_id, transitions) in &entry.maturity {
        let Some(track) = scope.catalog.settings.tracks.get(track_id) else {
            continue;
        };
        let mut from = None;
        for (index, transition) in transitions.iter().enumerate() {
            let to = transition.level.as_str();
            let reason = transition.reason.as_deref();
            let has_reason = reason.is_some_and(|reason| !reason.trim().is_empty());
            if let Some((message, help)) = problem(track, track_id, from, to, has_reason) {
                let place = transition_place(track_id, index, "level");
                findings.resting_on(track_place(track_id)).warning(
                    &entry.path,
                    place,
                    message,
                    Some(help),
                );
            }
            from = Some(to);
        }
    }
}

/// Why a track does not permit a move, and what would be right. Levels that it does not have, and
/// one that is repeated, are for rules of their own.
fn problem(
    track: &Track,
    id: &str,
    from: Option<&str>,
    to: &str,
    has_reason: bool,
) -> Option<(String, String)> {
    let is_known = |level: &str| track.level(level).is_some();
    if !is_known(to) || !from.is_none_or(is_known) {
        return None;
    }
    let start = from.unwrap_or_default();
    Some(match track.permit(from, to, has_reason).err()? {
        NotPermitted::AlreadyThere => return None,
        NotPermitted::NoEntry(levels) => (
            format!("on track {id} no entry begins at `{to}`"),
            format!("put the transition to {} before it", levels.join(" or ")),
        ),
        NotPermitted::NoMove(targets) => (
            format!("track {id} has no move from `{start}` to `{to}`"),
            match targets.as_slice() {
                [] => format!("none leads away from `{start}`"),
                targets => format!("from `{start}` it goes to {}", targets.join(" or ")),
            },
        ),
        NotPermitted::OneDown(below) => (
            format!("from `{start}` down to `{to}` is more than one level"),
            format!("put the transition to {below} before it"),
        ),
        NotPermitted::NeedsReason(step) => (
            format!("{} has no reason", called(step, start, to)),
            "add `reason: …`".to_string(),
        ),
    })
}

fn called(step: Move, from: &str, to: &str) -> String {
    match step {
        Move::Restore => format!("coming back from `{from}` to `{to}`"),
        Move::Down => format!("going down from `{from}` to `{to}`"),
        _ => format!("going from `{from}` to `{to}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::model::Catalog;
    use crate::catalog::validate::testing::{catalog, moved, said};

    fn strict(levels: &[&str]) -> Catalog {
        let moves: Vec<(&str, &str)> = levels.iter().map(|level| (*level, "")).collect();
        let mut catalog = catalog([moved("a", &moves)]);
        let track = catalog.settings.tracks.get_mut("cncf").expect("a track");
        track.entry = Some(vec!["sandbox".into(), "incubating".into()]);
        catalog
    }

    #[test]
    fn a_history_that_begins_where_none_may_is_a_warning() {
        let expected = "warning a.yaml .maturity.cncf[0].level: \
            on track cncf no entry begins at `graduated`; \
            put the transition to sandbox or incubating before it";
        assert_eq!(said(&RULE, &strict(&["graduated"])), [expected]);
        assert_eq!(said(&RULE, &strict(&["incubating", "graduated"])), [""; 0]);
    }

    #[test]
    fn a_move_that_the_track_does_not_permit_is_a_warning() {
        let mut catalog = strict(&["incubating", "graduated", "sandbox", "archived"]);
        let reasons = catalog.entries[0].maturity["cncf"].iter_mut();
        reasons.for_each(|transition| transition.reason = Some("voted".into()));
        let expected = "warning a.yaml .maturity.cncf[2].level: \
            from `graduated` down to `sandbox` is more than one level; \
            put the transition to incubating before it";
        assert_eq!(said(&RULE, &catalog), [expected]);
        let track = catalog.settings.tracks.get_mut("cncf").expect("a track");
        let graph = [("incubating", vec!["graduated"]), ("sandbox", vec![])];
        let graph = graph.map(|(from, to)| {
            let to = to.into_iter().map(str::to_string).collect();
            (from.to_string(), to)
        });
        track.moves = Some(graph.into());
        let place = "warning a.yaml .maturity.cncf";
        let expected = [
            format!(
                "{place}[2].level: track cncf has no move from `graduated` to `sandbox`; \
                 none leads away from `graduated`"
            ),
            format!(
                "{place}[3].level: track cncf has no move from `sandbox` to `archived`; \
                 none leads away from `sandbox`"
            ),
        ];
        assert_eq!(said(&RULE, &catalog), expected);
    }

    #[test]
    fn a_step_that_needs_a_reason_has_one() {
        let catalog = strict(&["incubating", "sandbox", "archived", "sandbox"]);
        let place = "warning a.yaml .maturity.cncf";
        let help = "has no reason; add `reason: …`";
        let expected = [
            format!("{place}[1].level: going down from `incubating` to `sandbox` {help}"),
            format!("{place}[2].level: going from `sandbox` to `archived` {help}"),
            format!("{place}[3].level: coming back from `archived` to `sandbox` {help}"),
        ];
        assert_eq!(said(&RULE, &catalog), expected);
    }

    #[test]
    fn unknown_and_repeated_levels_are_left_to_other_rules() {
        let levels = ["sandbox", "sandbox", "ga", "incubating", "ga"];
        assert_eq!(said(&RULE, &strict(&levels)), [""; 0]);
        assert_eq!(said(&RULE, &strict(&["ga"])), [""; 0]);
    }
}
