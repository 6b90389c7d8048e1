//! Which entry of one revision is which of another: by id, by aliases, by name.

use std::collections::{HashMap, HashSet};

use crate::catalog::model::Entry;

/// One project in two revisions; `None` where a revision does not have it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair<'f> {
    /// As it was.
    pub before: Option<&'f Entry>,
    /// As it is.
    pub after: Option<&'f Entry>,
}

/// Pairs the entries of two revisions: those of one id first; then those of which one bears the
/// other's id as an alias, as renaming leaves it; then those of one name, as a file that was only
/// moved to another id has it.
pub fn pairs<'f>(before: &'f [Entry], after: &'f [Entry]) -> Vec<Pair<'f>> {
    let mut found = Vec::new();
    let mut new: Vec<&Entry> = after.iter().collect();
    let mut old: Vec<&Entry> = before.iter().collect();
    let rules: [fn(&Entry) -> Keys; 3] = [by_id, by_alias, by_name];
    for keys in rules {
        pair_by(keys, &mut old, &mut new, &mut found);
    }
    let gone = old.into_iter().map(|entry| Pair {
        before: Some(entry),
        after: None,
    });
    let come = new.into_iter().map(|entry| Pair {
        before: None,
        after: Some(entry),
    });
    found.extend(gone.chain(come));
    found
}

/// What an entry is found by, and what it looks for in the other revision.
struct Keys {
    is: Vec<String>,
    seeks: Vec<String>,
}

fn by_id(entry: &Entry) -> Keys {
    Keys {
        is: vec![entry.id.clone()],
        seeks: vec![entry.id.clone()],
    }
}

/// An alias that an entry came to have is the id that it had, whichever of the two is the newer:
/// an entry may be renamed back.
fn by_alias(entry: &Entry) -> Keys {
    let aliases = || entry.aliases.iter().map(|alias| alias.to_lowercase());
    Keys {
        is: aliases()
            .map(|alias| format!("alias {alias}"))
            .chain([entry.id.clone()])
            .collect(),
        seeks: aliases().chain([format!("alias {}", entry.id)]).collect(),
    }
}

fn by_name(entry: &Entry) -> Keys {
    let name = entry.name.trim().to_lowercase();
    let keys: Vec<String> = Some(name)
        .filter(|name| !name.is_empty())
        .into_iter()
        .collect();
    Keys {
        is: keys.clone(),
        seeks: keys,
    }
}

fn pair_by<'f>(
    keys: fn(&Entry) -> Keys,
    old: &mut Vec<&'f Entry>,
    new: &mut Vec<&'f Entry>,
    found: &mut Vec<Pair<'f>>,
) {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, entry) in old.iter().enumerate() {
        for key in keys(entry).is {
            places.entry(key).or_default().push(place);
        }
    }
    let mut taken = HashSet::new();
    new.retain(|entry| {
        let sought = keys(entry).seeks;
        let mut candidates = sought.iter().filter_map(|key| places.get(key)).flatten();
        let Some(place) = candidates.find(|place| !taken.contains(*place)) else {
            return true;
        };
        taken.insert(*place);
        found.push(Pair {
            before: Some(old[*place]),
            after: Some(entry),
        });
        false
    });
    let mut place = 0;
    old.retain(|_| {
        place += 1;
        !taken.contains(&(place - 1))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, name: &str, aliases: &[&str]) -> Entry {
        Entry {
            id: id.into(),
            name: name.into(),
            aliases: aliases.iter().map(|alias| alias.to_string()).collect(),
            ..Entry::default()
        }
    }

    fn ids(before: &[Entry], after: &[Entry]) -> Vec<(Option<String>, Option<String>)> {
        let id = |entry: Option<&Entry>| entry.map(|entry| entry.id.clone());
        pairs(before, after)
            .iter()
            .map(|pair| (id(pair.before), id(pair.after)))
            .collect()
    }

    fn both(before: &str, after: &str) -> (Option<String>, Option<String>) {
        (Some(before.into()), Some(after.into()))
    }

    #[test]
    fn a_renamed_entry_is_found_by_its_alias_even_over_several_steps_and_back() {
        let old = [entry("a", "A", &[])];
        let new = [entry("c", "C", &["a", "b"])];
        assert_eq!(ids(&old, &new), [both("a", "c")]);
        assert_eq!(ids(&new, &old), [both("c", "a")]);
        let back = [entry("a", "A", &["b"])];
        assert_eq!(ids(&[entry("b", "B", &["a"])], &back), [both("b", "a")]);
    }

    #[test]
    fn an_id_goes_before_an_alias_and_an_alias_before_a_name() {
        let old = [entry("a", "A", &[]), entry("b", "B", &[])];
        let new = [entry("b", "A", &["a"])];
        assert_eq!(ids(&old, &new), [both("b", "b"), (Some("a".into()), None)]);
        let moved = [entry("z", "A", &[])];
        assert_eq!(ids(&old[..1], &moved), [both("a", "z")]);
    }

    #[test]
    fn what_has_nothing_in_common_is_gone_and_new() {
        let found = ids(&[entry("a", "A", &["x"])], &[entry("b", "B", &["y"])]);
        assert_eq!(found, [(Some("a".into()), None), (None, Some("b".into()))]);
    }
}
