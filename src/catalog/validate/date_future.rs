//! What transition lies in the future.
//!
//! No change brings one in without `--allow-future`, so one that stands in a catalog was accepted
//! knowingly, or written by hand: worth a look until that day, and no error.

use super::{Check, Findings, Rule, Scope, transition_place, transitions};
use crate::catalog::model::Entry;

/// The rule.
pub const RULE: Rule = Rule {
    name: "date-future",
    about: "a transition that is dated later than today was accepted with --allow-future",
    check: Check::Entry(check),
};

fn check(entry: &Entry, scope: &Scope, findings: &mut Findings) {
    let Some(today) = scope.today else { return };
    for (track, index, transition) in transitions(entry) {
        if let Some(date) = transition.date.filter(|date| *date > today) {
            let message = format!("{date} is in the future: today is {today}");
            let help = "correct it unless it is meant; from that day on nothing is said";
            let place = transition_place(track, index, "date");
            findings.warning(&entry.path, place, message, Some(help.to_string()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::validate::testing::{catalog, moved, said, scope};
    use crate::catalog::validate::{Scope, validate};

    #[test]
    fn a_date_behind_today_is_a_warning_and_today_is_none() {
        let moves = [("sandbox", "2024-06-01"), ("incubating", "2024-06-02")];
        let expected = "warning a.yaml .maturity.cncf[1].date: \
            2024-06-02 is in the future: today is 2024-06-01; \
            correct it unless it is meant; from that day on nothing is said";
        assert_eq!(said(&RULE, &catalog([moved("a", &moves)])), [expected]);
    }

    #[test]
    fn where_any_date_may_be_none_is_too_late() {
        let catalog = catalog([moved("a", &[("sandbox", "2999-01-01")])]);
        let scope = Scope {
            today: None,
            ..scope(&catalog)
        };
        assert_eq!(validate(&scope), []);
    }
}
