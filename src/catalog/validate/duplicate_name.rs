//! No two entries share an id, a name or an alias, whatever its case.

use std::collections::HashMap;
use std::fmt;

use super::{Check, Findings, Rule, Scope};
use crate::catalog::model::Entry;
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "duplicate-name",
    about: "what an entry is called, by id, name or alias, is said of no other, whatever its case",
    check: Check::Catalog(check),
};

/// What a word is to its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Called {
    Id,
    Name,
    Alias(usize),
}

impl Called {
    fn place(self) -> Place {
        match self {
            Called::Id => Place::root(),
            Called::Name => Place::of("name"),
            Called::Alias(index) => Place::of("aliases").item(index),
        }
    }
}

impl fmt::Display for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Called::Id => "id",
            Called::Name => "name",
            Called::Alias(_) => "alias",
        })
    }
}

fn check(scope: &Scope, findings: &mut Findings) {
    let names = scope.catalog.entries.len() * 2;
    let mut owners: HashMap<String, (&Entry, Called)> = HashMap::with_capacity(names);
    for entry in scope.by_right() {
        let mut twins: Vec<&Entry> = Vec::new();
        for (called, word) in calls(entry) {
            let key = word.trim().to_lowercase();
            if key.is_empty() {
                continue;
            }
            let (owner, as_what) = *owners.entry(key).or_insert((entry, called));
            if std::ptr::eq(owner, entry) {
                own_twice(entry, word, called, as_what, findings);
            } else if !twins.iter().any(|twin| std::ptr::eq(*twin, owner)) {
                twins.push(owner);
                // One id in two files is for the rule of the files' names.
                if (called, as_what) != (Called::Id, Called::Id) {
                    shared(entry, word, called, (owner, as_what), findings);
                }
            }
        }
    }
}

fn calls(entry: &Entry) -> impl Iterator<Item = (Called, &str)> {
    let aliases = entry.aliases.iter().enumerate();
    [
        (Called::Id, entry.id.as_str()),
        (Called::Name, entry.name.as_str()),
    ]
    .into_iter()
    .chain(aliases.map(|(index, alias)| (Called::Alias(index), alias.as_str())))
}

/// An alias that says what the entry is called anyway. A former id that differs from the name only
/// in its case is none: history follows it.
fn own_twice(entry: &Entry, word: &str, called: Called, as_what: Called, findings: &mut Findings) {
    let former_id = as_what == Called::Name && word != entry.name;
    if matches!(called, Called::Alias(_)) && called != as_what && !former_id {
        let message = match as_what {
            Called::Alias(_) => format!("alias `{}` stands twice", word.escape_debug()),
            _ => format!(
                "alias `{}` is the {as_what} of the entry itself",
                word.escape_debug()
            ),
        };
        let help = "take the alias out".to_string();
        findings.warning(&entry.path, called.place(), message, Some(help));
    }
}

fn shared(
    entry: &Entry,
    word: &str,
    called: Called,
    (owner, as_what): (&Entry, Called),
    findings: &mut Findings,
) {
    let word = word.escape_debug();
    let article = if matches!(as_what, Called::Alias(_)) {
        "an"
    } else {
        "the"
    };
    let message = format!(
        "the {called} `{word}` is {article} {as_what} of {} too",
        owner.path
    );
    let help = match called {
        Called::Alias(_) => "take the alias out of one of them",
        _ => "make one entry of the two, or call one of them otherwise",
    };
    findings.beside(&owner.path, as_what.place()).error(
        &entry.path,
        called.place(),
        message,
        Some(help.to_string()),
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::model::Entry;
    use crate::catalog::validate::testing::{catalog, entry, said, scope};
    use crate::catalog::validate::{Scope, validate};

    fn named(id: &str, name: &str, aliases: &[&str]) -> Entry {
        Entry {
            name: name.into(),
            aliases: aliases.iter().map(|alias| alias.to_string()).collect(),
            ..entry(id)
        }
    }

    #[test]
    fn a_name_that_another_entry_has_is_an_error_at_the_later_one() {
        let catalog = catalog([
            named("kuma", "Kuma", &["kong-mesh"]),
            named("kuma-mesh", "KUMA", &[]),
            named("mesh", "Mesh", &["Kong-Mesh"]),
        ]);
        let expected = [
            "error kuma-mesh.yaml .name: the name `KUMA` is the id of catalog/projects/kuma.yaml \
             too; make one entry of the two, or call one of them otherwise",
            "error mesh.yaml .aliases[0]: the alias `Kong-Mesh` is an alias of \
             catalog/projects/kuma.yaml too; take the alias out of one of them",
        ];
        assert_eq!(said(&RULE, &catalog), expected);
    }

    #[test]
    fn what_a_change_makes_gives_way_to_what_was_there() {
        let twins = catalog([named("a", "Same", &[]), named("b", "same", &[])]);
        let scope = Scope {
            is_new: &|path| path.ends_with("/a.yaml"),
            ..scope(&twins)
        };
        let paths: Vec<String> = validate(&scope).into_iter().map(|said| said.path).collect();
        assert_eq!(paths, ["catalog/projects/a.yaml"]);
    }

    #[test]
    fn two_entries_that_share_much_are_told_of_once() {
        let twins = [
            named("a", "Same", &["x", "y"]),
            named("b", "same", &["X", "Y"]),
        ];
        assert_eq!(said(&RULE, &catalog(twins)).len(), 1);
    }

    #[test]
    fn an_alias_of_an_entrys_own_id_or_name_is_a_warning() {
        let own = named("linkerd", "Linkerd", &["LINKERD", "l5d", "L5D"]);
        let expected = [
            "warning linkerd.yaml .aliases[0]: alias `LINKERD` is the id of the entry itself; \
             take the alias out",
            "warning linkerd.yaml .aliases[2]: alias `L5D` stands twice; take the alias out",
        ];
        assert_eq!(said(&RULE, &catalog([own])), expected);
        let renamed = named("bar", "Foo", &["foo"]);
        assert_eq!(said(&RULE, &catalog([renamed])), [""; 0]);
    }

    #[test]
    fn empty_names_and_one_id_in_two_folders_are_left_to_other_rules() {
        let mut moved = named("a", "A", &[]);
        moved.path = "catalog/projects/old/a.yaml".into();
        let catalog = catalog([
            named("a", "A", &[]),
            moved,
            named("b", "", &[]),
            named("c", "", &[]),
        ]);
        assert_eq!(said(&RULE, &catalog), [""; 0]);
    }
}
