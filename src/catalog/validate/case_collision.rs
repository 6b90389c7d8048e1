//! No two files of entries, nor their folders, take each other's place.

use std::collections::{HashMap, HashSet};

use super::{Check, Findings, Rule, Scope};
use crate::catalog::model::Entry;
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "case-collision",
    about: "no two files of entries have one stem, nor they or their folders one path but for its case",
    check: Check::Catalog(check),
};

fn check(scope: &Scope, findings: &mut Findings) {
    check_files(scope, findings);
    check_folders(scope, findings);
}

/// Two folders that are one where case does not count: told of once, at the first entry in the
/// second.
fn check_folders(scope: &Scope, findings: &mut Findings) {
    let mut known: HashSet<&str> = HashSet::new();
    let mut owners: HashMap<String, (&str, &Entry)> = HashMap::new();
    for entry in scope.by_right() {
        let ends = entry.path.match_indices('/').map(|(end, _)| end);
        for folder in ends.map(|end| &entry.path[..end]) {
            if !known.insert(folder) {
                continue;
            }
            let (owner, first) = *owners
                .entry(folder.to_lowercase())
                .or_insert((folder, entry));
            let is_told = parent(owner) != parent(folder);
            if owner == folder || is_told {
                continue;
            }
            let message = format!("the folder {folder} differs from {owner} only in its case");
            let help = "rename one: on Windows and macOS they are one folder".to_string();
            findings.beside(&first.path, Place::root()).error(
                &entry.path,
                Place::root(),
                message,
                Some(help),
            );
        }
    }
}

/// The folder of a folder.
fn parent(folder: &str) -> Option<&str> {
    folder.rsplit_once('/').map(|(parent, _)| parent)
}

fn check_files(scope: &Scope, findings: &mut Findings) {
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
    fn folders_that_differ_only_in_case_are_an_error_at_the_first_entry_of_the_second() {
        let entries = [
            at("Foo/x/", "a"),
            at("foo/x/", "b"),
            at("foo/", "c"),
            at("foo/x/", "d"),
            at("Foo/", "e"),
            at("foo-2/", "f"),
        ];
        let expected = "error foo/x/b.yaml : the folder catalog/projects/foo differs from \
            catalog/projects/Foo only in its case; \
            rename one: on Windows and macOS they are one folder";
        assert_eq!(said(&RULE, &catalog(entries)), [expected]);
    }

    #[test]
    fn one_stem_in_two_folders_is_one_id_twice() {
        let catalog = catalog([at("", "a"), at("old/", "a"), at("old/", "b")]);
        let expected = "error old/a.yaml : `a` is the id of catalog/projects/a.yaml too; \
            rename one: the stem of the file's name is the id, in any folder";
        assert_eq!(said(&RULE, &catalog), [expected]);
    }
}
