//! Transitions stand in the order of their dates.

use super::{Check, Findings, Rule, Scope, transition_place};
use crate::catalog::model::{Entry, Transition};

/// The rule.
pub const RULE: Rule = Rule {
    name: "date-order",
    about: "no transition is dated before the one that it follows",
    check: Check::Entry(check),
};

fn check(entry: &Entry, _: &Scope, findings: &mut Findings) {
    for (track, transitions) in &entry.maturity {
        let mut latest: Option<&Transition> = None;
        for (index, transition) in transitions.iter().enumerate() {
            if transition.date.is_none() {
                continue;
            }
            if let Some(before) = latest.filter(|before| before.date > transition.date) {
                let place = transition_place(track, index, "date");
                let message = earlier(transition, before);
                let help = "put the transitions in the order of their dates, oldest first";
                findings.error(&entry.path, place, message, Some(help.to_string()));
            }
            latest = Some(transition);
        }
    }
}

fn earlier(transition: &Transition, before: &Transition) -> String {
    let dated = |transition: &Transition| {
        let date = transition.date.map(|date| date.to_string());
        let level = transition.level.escape_debug();
        format!("`{level}` on {}", date.unwrap_or_default())
    };
    let (later, earlier) = (dated(before), dated(transition));
    format!("{earlier} follows {later}, which is later")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::validate::testing::{catalog, moved, said};

    #[test]
    fn a_date_before_the_one_it_follows_is_an_error() {
        let moves = [("sandbox", "2020-01-02"), ("incubating", "2020-01-01")];
        let expected = "error a.yaml .maturity.cncf[1].date: \
            `incubating` on 2020-01-01 follows `sandbox` on 2020-01-02, which is later; \
            put the transitions in the order of their dates, oldest first";
        assert_eq!(said(&RULE, &catalog([moved("a", &moves)])), [expected]);
    }

    #[test]
    fn an_unknown_date_between_hides_nothing() {
        let moves = [
            ("sandbox", "2020-01-02"),
            ("incubating", ""),
            ("graduated", "2020-01-01"),
        ];
        assert_eq!(said(&RULE, &catalog([moved("a", &moves)])).len(), 1);
    }

    #[test]
    fn two_moves_on_one_day_are_in_order() {
        let moves = [("sandbox", "2020-01-02"), ("incubating", "2020-01-02")];
        assert_eq!(said(&RULE, &catalog([moved("a", &moves)])), [""; 0]);
    }
}
