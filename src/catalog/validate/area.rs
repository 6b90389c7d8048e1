//! Every area of an entry is one of the tree.

use super::{Check, Findings, Rule, Scope};
use crate::catalog::model::{AreaTree, Entry};
use crate::catalog::nearest::nearest;
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
        findings.error(
            &entry.path,
            Place::of("areas"),
            message,
            Some("give it at least one".to_string()),
        );
    }
}

/// What is wrong with an area's path, and what would be right; `None` where it stands in the tree.
pub fn area_problem(path: &str, areas: &AreaTree) -> Option<(String, Option<String>)> {
    if areas.get(path).is_some() {
        return None;
    }
    let near = nearest(path, areas.iter().map(|area| area.path.as_str()));
    let help = near.first().map(|near| format!("did you mean `{near}`?"));
    Some((format!("there is no area `{}`", path.escape_debug()), help))
}
