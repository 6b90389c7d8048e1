//! What takes an entry's place is another entry.

use std::collections::{HashMap, HashSet};

use super::{Check, Findings, Rule, Scope, transition_place, transitions};
use crate::catalog::find::nearest_ids;
use crate::catalog::model::{Catalog, Entry};
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "successor",
    about: "`superseded_by` names another entry of the catalog, by its id or an alias",
    check: Check::Catalog(check),
};

fn check(scope: &Scope, findings: &mut Findings) {
    let named: Vec<(&Entry, &str, Place)> = scope.catalog.entries.iter().flat_map(named).collect();
    let wanted = named
        .iter()
        .map(|(_, successor, _)| successor.to_lowercase());
    let found = owners(scope.catalog, &wanted.collect());
    for (entry, successor, place) in named {
        let shown = successor.escape_debug();
        let (message, help) = match found.get(&successor.to_lowercase()) {
            Some(owner) if !std::ptr::eq(*owner, entry) => continue,
            Some(_) => (format!("`{shown}` is the entry itself"), None),
            None => {
                let near = nearest_ids(scope.catalog, successor);
                let near = near.iter().find(|near| **near != entry.id);
                let help = near.map(|near| format!("did you mean `{near}`?"));
                (format!("there is no entry `{shown}`"), help)
            }
        };
        findings.error(&entry.path, place, message, help);
    }
}

fn named(entry: &Entry) -> impl Iterator<Item = (&Entry, &str, Place)> {
    transitions(entry).filter_map(move |(track, index, transition)| {
        let successor = transition.superseded_by.as_deref()?;
        Some((
            entry,
            successor,
            transition_place(track, index, "superseded_by"),
        ))
    })
}

/// The entries with these ids or aliases, in lower case; an id goes before an alias.
fn owners<'c>(catalog: &'c Catalog, wanted: &HashSet<String>) -> HashMap<String, &'c Entry> {
    let mut owners = HashMap::new();
    if wanted.is_empty() {
        return owners;
    }
    for entry in &catalog.entries {
        for alias in &entry.aliases {
            let alias = alias.to_lowercase();
            if wanted.contains(&alias) {
                owners.entry(alias).or_insert(entry);
            }
        }
    }
    for entry in &catalog.entries {
        if wanted.contains(&entry.id) {
            owners.insert(entry.id.clone(), entry);
        }
    }
    owners
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::model::Entry;
    use crate::catalog::validate::testing::{catalog, entry, moved, said};

    fn superseded(id: &str, by: &str) -> Entry {
        let mut entry = moved(id, &[("archived", "")]);
        entry.aliases = vec![format!("{id}-1")];
        entry.maturity["cncf"][0].superseded_by = Some(by.into());
        entry
    }

    #[test]
    fn a_successor_is_found_by_id_or_alias() {
        let catalog = catalog([
            superseded("a", "harbor"),
            superseded("b", "A-1"),
            entry("harbor"),
        ]);
        assert_eq!(said(&RULE, &catalog), [""; 0]);
    }

    #[test]
    fn an_unknown_successor_is_an_error_with_the_nearest() {
        let catalog = catalog([superseded("a", "habor"), entry("harbor")]);
        let expected = "error a.yaml .maturity.cncf[0].superseded_by: \
            there is no entry `habor`; did you mean `harbor`?";
        assert_eq!(said(&RULE, &catalog), [expected]);
    }

    #[test]
    fn nothing_takes_its_own_place() {
        for itself in ["a", "a-1"] {
            let catalog = catalog([superseded("a", itself)]);
            let place = "error a.yaml .maturity.cncf[0].superseded_by";
            let expected = format!("{place}: `{itself}` is the entry itself");
            assert_eq!(said(&RULE, &catalog), [expected]);
        }
    }
}
