//! Every area of an entry is one of the tree.

use super::{Check, Findings, Rule, Scope, did_you_mean};
use crate::catalog::model::{AreaTree, Entry};
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unknown-area",
    about: "every area of an entry stands in the tree of areas, and an entry has at least one",
    check: Check::Entry(check),
};

fn check(entry: &Entry, scope: &Scope, findings: &mut Findings) {
    for (index, area) in entry.areas.iter().enumerate() {
        if let Some((message, help)) = area_problem(area, &scope.catalog.areas) {
            findings.error(&entry.path, Place::of("areas").item(index), message, help);
        } else if entry.areas[..index].contains(area) {
            let message = format!("area `{area}` stands twice");
            findings.warning(&entry.path, Place::of("areas").item(index), message, None);
        }
    }
    if entry.areas.is_empty() {
        let message = format!("{} is in no area", entry.id);
        let help = Some("give it at least one".to_string());
        let areas = Place::of("areas");
        findings
            .resting_on(areas.clone())
            .error(&entry.path, areas, message, help);
    }
}

/// What is wrong with an area's path, and what would be right; `None` where it stands in the tree.
pub fn area_problem(path: &str, areas: &AreaTree) -> Option<(String, Option<String>)> {
    if areas.get(path).is_some() {
        return None;
    }
    let help = did_you_mean(path, areas.iter().map(|area| area.path.as_str()));
    Some((format!("there is no area `{}`", path.escape_debug()), help))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::model::Entry;
    use crate::catalog::validate::testing::{catalog, entry, said};

    fn within(areas: &[&str]) -> Vec<String> {
        let areas = areas.iter().map(|area| area.to_string()).collect();
        said(
            &RULE,
            &catalog([Entry {
                areas,
                ..entry("a")
            }]),
        )
    }

    #[test]
    fn an_area_that_the_tree_does_not_have_is_an_error_with_the_nearest() {
        let expected = "error a.yaml .areas[1]: \
            there is no area `cloud/doker`; did you mean `cloud/docker`?";
        assert_eq!(within(&["storage", "cloud/doker"]), [expected]);
    }

    #[test]
    fn an_area_twice_is_a_warning_and_none_at_all_an_error() {
        let twice = "warning a.yaml .areas[1]: area `cloud` stands twice";
        assert_eq!(within(&["cloud", "cloud"]), [twice]);
        let none = "error a.yaml .areas: a is in no area; give it at least one";
        assert_eq!(within(&[]), [none]);
    }
}
