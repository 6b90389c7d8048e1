//! No two entries have one repository.

use std::collections::HashMap;

use super::{Check, Findings, Rule, Scope};
use crate::catalog::find::repository_key;
use crate::catalog::model::Entry;
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "duplicate-repository",
    about: "a repository stands in one entry only, however its URL is written",
    check: Check::Catalog(check),
};

fn check(scope: &Scope, findings: &mut Findings) {
    let mut owners: HashMap<String, &Entry> = HashMap::with_capacity(scope.catalog.entries.len());
    for entry in scope.by_right() {
        let Some(repository) = &entry.repository else {
            continue;
        };
        let key = repository_key(repository);
        if key.is_empty() {
            continue;
        }
        let owner = *owners.entry(key).or_insert(entry);
        if !std::ptr::eq(owner, entry) {
            let message = format!("{} has this repository too", owner.path);
            let help = "make one entry of the two, or name a part of it, such as …/tree/main/part";
            let place = Place::of("repository");
            findings.beside(&owner.path, place.clone()).warning(
                &entry.path,
                place,
                message,
                Some(help.to_string()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::model::Entry;
    use crate::catalog::validate::testing::{catalog, entry, said};

    fn hosted(id: &str, repository: &str) -> Entry {
        Entry {
            repository: Some(repository.into()),
            ..entry(id)
        }
    }

    #[test]
    fn one_repository_in_two_entries_is_a_warning_at_the_later_one() {
        let catalog = catalog([
            hosted("a", "https://github.com/org/mono"),
            hosted("b", "http://www.github.com/Org/mono.git"),
            hosted("c", "https://github.com/org/mono/tree/main/c"),
        ]);
        let expected = "warning b.yaml .repository: \
            catalog/projects/a.yaml has this repository too; \
            make one entry of the two, or name a part of it, such as …/tree/main/part";
        assert_eq!(said(&RULE, &catalog), [expected]);
    }

    #[test]
    fn entries_without_a_repository_share_none() {
        let catalog = catalog([entry("a"), entry("b"), hosted("c", ""), hosted("d", "")]);
        assert_eq!(said(&RULE, &catalog), [""; 0]);
    }
}
