//! Every track of an entry is one of the settings.

use super::{Check, Findings, Rule, Scope, did_you_mean};
use crate::catalog::model::{Entry, Settings};
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unknown-track",
    about: "every track that an entry stands on is one of the settings",
    check: Check::Entry(check),
};

fn check(entry: &Entry, scope: &Scope, findings: &mut Findings) {
    for track in entry.maturity.keys() {
        if let Some((message, help)) = track_problem(track, &scope.catalog.settings) {
            let place = Place::of("maturity").key(track);
            findings.error(&entry.path, place, message, help);
        }
    }
}

/// What is wrong with a track's id, and what would be right; `None` where the settings have it.
pub fn track_problem(id: &str, settings: &Settings) -> Option<(String, Option<String>)> {
    if settings.tracks.contains_key(id) {
        return None;
    }
    let known = || settings.tracks.keys().map(String::as_str);
    let help =
        did_you_mean(id, known()).unwrap_or_else(|| match known().collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => "the settings have no tracks yet".to_string(),
            tracks => format!("the tracks are {tracks}"),
        });
    let message = format!("there is no track `{}`", id.escape_debug());
    Some((message, Some(help)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::validate::testing::{catalog, entry, moved, said};

    #[test]
    fn an_unknown_track_is_an_error_with_the_nearest_or_all() {
        let mut wrong = entry("wrong");
        wrong.maturity = [
            ("cnfc".to_string(), vec![]),
            ("kubernetes".to_string(), vec![]),
        ]
        .into();
        let said = said(&RULE, &catalog([wrong, moved("right", &[("sandbox", "")])]));
        let expected = [
            "error wrong.yaml .maturity.cnfc: there is no track `cnfc`; did you mean `cncf`?",
            "error wrong.yaml .maturity.kubernetes: there is no track `kubernetes`; \
             the tracks are cncf, azure",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn without_any_tracks_the_help_says_so() {
        let problem = track_problem("cncf", &Settings::default());
        let help = problem.and_then(|(_, help)| help);
        assert_eq!(help.as_deref(), Some("the settings have no tracks yet"));
    }
}
