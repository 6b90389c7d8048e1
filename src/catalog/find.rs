//! Finding an entry by what somebody calls it: an id, a name or an alias, whatever its case.

use super::model::{Catalog, Entry};
use super::nearest::nearest;

/// Why a name finds no entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// Nothing is called so; what is nearest, as ids.
    Unknown(Vec<String>),
    /// Several are called so, by their ids.
    Ambiguous(Vec<String>),
}

/// The entry that somebody means. An exact id goes before an id in other case, that before a name,
/// that before an alias.
///
/// # Errors
/// [`NotFound`] with the nearest ids, or with the ids that share the name.
pub fn find<'c>(catalog: &'c Catalog, called: &str) -> Result<&'c Entry, NotFound> {
    if let Some(entry) = catalog.entry(called) {
        return Ok(entry);
    }
    let wanted = called.trim().to_lowercase();
    let is_id = |entry: &Entry| entry.id == wanted;
    let is_name = |entry: &Entry| entry.name.to_lowercase() == wanted;
    let is_alias = |entry: &Entry| {
        entry
            .aliases
            .iter()
            .any(|alias| alias.to_lowercase() == wanted)
    };
    for matches in [&is_id as &dyn Fn(&Entry) -> bool, &is_name, &is_alias] {
        let found: Vec<&Entry> = catalog
            .entries
            .iter()
            .filter(|entry| matches(entry))
            .collect();
        match found.as_slice() {
            [] => {}
            [entry] => return Ok(entry),
            several => {
                return Err(NotFound::Ambiguous(
                    several.iter().map(|entry| entry.id.clone()).collect(),
                ));
            }
        }
    }
    Err(NotFound::Unknown(nearest_ids(catalog, called)))
}

/// The ids of the entries whose id, name or an alias is nearest to a word.
pub fn nearest_ids(catalog: &Catalog, word: &str) -> Vec<String> {
    let names = catalog.entries.iter().flat_map(called);
    let mut ids: Vec<String> = Vec::new();
    for near in nearest(word, names) {
        let entry = catalog
            .entries
            .iter()
            .find(|entry| called(entry).any(|name| name == near));
        ids.extend(
            entry
                .map(|entry| entry.id.clone())
                .filter(|id| !ids.contains(id)),
        );
    }
    ids
}

/// Everything an entry is called: its id, its name, its aliases.
pub fn called(entry: &Entry) -> impl Iterator<Item = &str> {
    [entry.id.as_str(), entry.name.as_str()]
        .into_iter()
        .chain(entry.aliases.iter().map(String::as_str))
}

/// A repository as it is compared: without scheme, `www.`, user, port of ssh, final `/` or `.git`,
/// in lower case.
pub fn repository_key(url: &str) -> String {
    let lower = url.trim().to_lowercase();
    let (scheme, rest) = match lower.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, lower.as_str()),
    };
    let user = rest.split_once('@').filter(|(user, _)| !user.contains('/'));
    let rest = user.map_or(rest, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let rest = rest.trim_end_matches('/');
    let rest = rest.strip_suffix(".git").unwrap_or(rest);
    match (scheme, rest.split_once(':')) {
        // git's short form, `git@host:owner/name`.
        (None, Some((host, path))) if user.is_some() => {
            format!("{host}/{}", path.trim_start_matches('/'))
        }
        (Some("ssh"), Some((host, path))) if !host.contains('/') => {
            let path = path.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{host}{path}")
        }
        _ => rest.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog() -> Catalog {
        let entry = |id: &str, name: &str, aliases: &[&str]| Entry {
            id: id.into(),
            name: name.into(),
            aliases: aliases.iter().map(|alias| alias.to_string()).collect(),
            ..Entry::default()
        };
        let mut catalog = Catalog::default();
        catalog.put(entry("open-policy-agent", "Open Policy Agent", &["OPA"]));
        catalog.put(entry("linkerd", "Linkerd", &["linkerd2"]));
        catalog.put(entry("opa-tools", "Tools", &["tools"]));
        catalog.put(entry("tools-two", "tools", &[]));
        catalog
    }

    #[test]
    fn ids_names_and_aliases_find_whatever_their_case() {
        let catalog = catalog();
        for (called, id) in [
            ("LINKERD", "linkerd"),
            ("linkerd2", "linkerd"),
            ("opa", "open-policy-agent"),
            ("open policy agent", "open-policy-agent"),
        ] {
            assert_eq!(
                find(&catalog, called).map(|entry| entry.id.as_str()),
                Ok(id)
            );
        }
    }

    #[test]
    fn an_unknown_name_answers_with_the_nearest_and_a_shared_one_with_all() {
        let catalog = catalog();
        assert_eq!(
            find(&catalog, "linkrd"),
            Err(NotFound::Unknown(vec!["linkerd".into()]))
        );
        assert_eq!(
            find(&catalog, "Tools"),
            Err(NotFound::Ambiguous(vec![
                "opa-tools".into(),
                "tools-two".into()
            ]))
        );
    }

    #[test]
    fn one_repository_is_one_however_it_is_written() {
        let key = repository_key("https://github.com/linkerd/linkerd2");
        for same in [
            "http://www.github.com/Linkerd/linkerd2/",
            "git://github.com/linkerd/linkerd2.git",
            "ssh://git@github.com/linkerd/linkerd2",
            "ssh://git@github.com:22/linkerd/linkerd2",
            "git@github.com:linkerd/linkerd2.git",
        ] {
            assert_eq!(repository_key(same), key, "{same}");
        }
        assert_ne!(repository_key("https://github.com/linkerd/linkerd"), key);
    }
}
