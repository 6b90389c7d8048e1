//! Every transition has its date.

use super::{Check, Findings, Rule, Scope, track_place, transition_place};
use crate::catalog::model::{DATE_FORM, Entry, Transition};

/// The rule.
pub const RULE: Rule = Rule {
    name: "date-missing",
    about: "every transition has the date on which it came into force",
    check: Check::Entry(check),
};

fn check(entry: &Entry, _: &Scope, findings: &mut Findings) {
    for (track, transitions) in &entry.maturity {
        let undated: Vec<(usize, &Transition)> = transitions
            .iter()
            .enumerate()
            .filter(|(_, transition)| transition.date.is_none())
            .collect();
        let Some((first, _)) = undated.first() else {
            continue;
        };
        let levels: Vec<String> = undated
            .iter()
            .map(|(_, transition)| format!("`{}`", transition.level.escape_debug()))
            .collect();
        let message = format!("the date of {} is not known", levels.join(", "));
        let place = transition_place(track, *first, "level");
        let help = format!("add `date: {DATE_FORM}`");
        findings
            .resting_on(track_place(track))
            .warning(&entry.path, place, message, Some(help));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::validate::testing::{catalog, moved, said};

    #[test]
    fn the_missing_dates_of_a_track_are_one_warning_at_the_first() {
        let moves = [
            ("sandbox", "2020-01-01"),
            ("incubating", ""),
            ("graduated", ""),
        ];
        let expected = "warning a.yaml .maturity.cncf[1].level: \
            the date of `incubating`, `graduated` is not known; add `date: YYYY-MM-DD`";
        assert_eq!(said(&RULE, &catalog([moved("a", &moves)])), [expected]);
    }

    #[test]
    fn dated_moves_are_fine() {
        let dated = moved("a", &[("sandbox", "2020-01-01")]);
        assert_eq!(said(&RULE, &catalog([dated])), [""; 0]);
    }
}
