//! No two files of entries take each other's place.

use std::collections::HashMap;

use super::{Check, Findings, Rule, Scope};
use crate::catalog::model::Entry;
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "case-collision",
    about: "no two files of entries have one stem, or one path but for its case",
    check: Check::Catalog(check),
};

fn check(scope: &Scope, findings: &mut Findings) {
    let mut owners: HashMap<String, &Entry> = HashMap::with_capacity(scope.catalog.entries.len());
    for entry in scope.by_right() {
        let owner = *owners.entry(entry.id.to_lowercase()).or_insert(entry);
        if std::ptr::eq(owner, entry) {
            continue;
        }
        let (message, help) = if owner.path.to_lowercase() == entry.path.to_lowercase() {
            let message = format!("the path differs from {} only in its case", owner.path);
            (
                message,
                "rename one: on Windows and macOS one of them is lost",
            )
        } else {
            let message = format!("`{}` is the id of {} too", entry.id, owner.path);
            (
                message,
                "rename one: the stem of the file's name is the id, in any folder",
            )
        };
        findings.beside(&owner.path, Place::root()).error(
            &entry.path,
            Place::root(),
            message,
            Some(help.to_string()),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::model::Entry;
    use crate::catalog::validate::testing::{catalog, entry, said};

    fn at(folder: &str, id: &str) -> Entry {
        Entry {
            path: format!("catalog/projects/{folder}{id}.yaml"),
            ..entry(id)
        }
    }

    #[test]
    fn paths_that_differ_only_in_case_are_an_error() {
        let expected = "error a.yaml : \
            the path differs from catalog/projects/A.yaml only in its case; \
            rename one: on Windows and macOS one of them is lost";
        assert_eq!(
            said(&RULE, &catalog([at("", "A"), at("", "a")])),
            [expected]
        );
    }

    #[test]
    fn one_stem_in_two_folders_is_one_id_twice() {
        let catalog = catalog([at("", "a"), at("old/", "a"), at("old/", "b")]);
        let expected = "error old/a.yaml : `a` is the id of catalog/projects/a.yaml too; \
            rename one: the stem of the file's name is the id, in any folder";
        assert_eq!(said(&RULE, &catalog), [expected]);
    }
}
