//! A transition leads to another level.

use super::{Check, Findings, Rule, Scope, track_place, transition_place};
use crate::catalog::model::Entry;

/// The rule.
pub const RULE: Rule = Rule {
    name: "level-repeated",
    about: "a transition leads to another level than the one before it",
    check: Check::Entry(check),
};

fn check(entry: &Entry, _: &Scope, findings: &mut Findings) {
    for (track, transitions) in &entry.maturity {
        for (index, pair) in transitions.windows(2).enumerate() {
            let [before, transition] = pair else { continue };
            if before.level == transition.level {
                let place = transition_place(track, index + 1, "level");
                let level = transition.level.escape_debug();
                let message = format!("already at `{level}` by the transition before");
                let help = "keep the one with the right date".to_string();
                findings.resting_on(track_place(track)).warning(
                    &entry.path,
                    place,
                    message,
                    Some(help),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::validate::testing::{catalog, moved, said};

    #[test]
    fn two_moves_in_a_row_to_one_level_are_a_warning_at_the_second() {
        let moves = [("sandbox", ""), ("sandbox", "2020-01-01")];
        let expected = "warning a.yaml .maturity.cncf[1].level: \
            already at `sandbox` by the transition before; keep the one with the right date";
        assert_eq!(said(&RULE, &catalog([moved("a", &moves)])), [expected]);
    }

    #[test]
    fn coming_back_to_a_level_is_no_repetition() {
        let moves = [("sandbox", ""), ("archived", ""), ("sandbox", "")];
        assert_eq!(said(&RULE, &catalog([moved("a", &moves)])), [""; 0]);
    }
}
