//! Edit: fields of an entry, by their keys.

use indexmap::IndexSet;

use super::Planner;
use super::add::link_tree;
use super::deed::Deed;
use super::new_entry::{repository_taken, taken};
use crate::catalog::edit::Edit;
use crate::catalog::model::{ENTRY_KEYS, Entry, Link};
use crate::catalog::nearest::nearest;
use crate::catalog::place::Place;
use crate::catalog::repository::repository_address;
use crate::catalog::validate::LINK_KINDS;
use crate::catalog::yaml::Tree;
use crate::workflow::refusal::Refusal;
use crate::workflow::request::EditFields;

/// Keys that hold a list of texts; a value on the command line parts them with commas.
const LISTS: &[&str] = &["areas", "tags", "aliases"];

impl Planner {
    pub(super) fn edit(&mut self, request: &EditFields) -> Result<Deed, Refusal> {
        let entry = self.find(&request.name)?.clone();
        let mut edits = Vec::new();
        let mut keys: Vec<String> = Vec::new();
        for (key, value) in grouped(&request.set) {
            self.check_value(&entry, &key, &value)?;
            edits.push(Edit::Set {
                path: place(&key)?.into(),
                value: tree(&key, &value)?,
            });
            keys.push(key);
        }
        for key in &request.unset {
            if keys.contains(key) {
                return Err(Refusal::InvalidValue {
                    key: key.clone(),
                    message: "is to be set and to be taken away".to_string(),
                    help: Some("say only one of them".to_string()),
                });
            }
            edits.push(Edit::Remove {
                path: place(key)?.into(),
            });
            keys.push(key.clone());
        }
        self.edit_text(&entry.path, &edits)?;
        Ok(Deed::edit(&entry, &keys))
    }

    /// Refuses a name or repository that is another entry's.
    fn check_value(&self, entry: &Entry, key: &str, values: &[String]) -> Result<(), Refusal> {
        let others: Vec<Entry> = self
            .catalog
            .entries
            .iter()
            .filter(|other| other.id != entry.id)
            .cloned()
            .collect();
        for value in values {
            match key {
                "name" => taken(&others, "name", value)?,
                "repository" => repository_taken(&others, value)?,
                _ => {}
            }
        }
        Ok(())
    }
}

/// The values of each key, in the order in which the keys come first.
fn grouped(set: &[(String, String)]) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (key, value) in set {
        match groups.iter_mut().find(|(other, _)| other == key) {
            Some((_, values)) => values.push(value.clone()),
            None => groups.push((key.clone(), vec![value.clone()])),
        }
    }
    groups
}

/// The place of a dotted key that may be edited.
fn place(key: &str) -> Result<Place, Refusal> {
    let unknown = |help: String| Refusal::UnknownKey {
        key: key.to_string(),
        help,
    };
    match key.split_once('.') {
        Some((group @ ("links" | "extra"), name)) if !name.is_empty() => {
            Ok(Place::of(group).key(name))
        }
        Some(("maturity", _)) => Err(unknown(LEVEL_HELP.to_string())),
        None if key == "maturity" => Err(unknown(LEVEL_HELP.to_string())),
        None if key == "id" => Err(unknown("`catalog rename` gives another id".to_string())),
        None if ENTRY_KEYS.contains(&key) && !matches!(key, "links" | "extra") => {
            Ok(Place::of(key))
        }
        None if key == "links" => Err(unknown("name its kind, such as `links.chat`".to_string())),
        None if key == "extra" => Err(unknown("name its key, such as `extra.api`".to_string())),
        None if LINK_KINDS.contains(&key) => Err(unknown(format!("did you mean `links.{key}`?"))),
        _ => Err(unknown(
            match nearest(key, ENTRY_KEYS.iter().copied()).first() {
                Some(near) => format!("did you mean `{near}`?"),
                None => "a key is one such as license, links.chat or extra.api".to_string(),
            },
        )),
    }
}

const LEVEL_HELP: &str = "levels change with promote, demote, archive and restore; `catalog edit NAME` alone opens the file";

fn tree(key: &str, values: &[String]) -> Result<Tree, Refusal> {
    if LISTS.contains(&key) {
        let items = values.iter().flat_map(|value| value.split(','));
        let items = items.map(str::trim).filter(|item| !item.is_empty());
        // What is said twice is meant once.
        let items: IndexSet<&str> = items.collect();
        return Ok(Tree::list(items.into_iter().map(Tree::text)));
    }
    let trees: Vec<Tree> = match key.strip_prefix("links.") {
        Some(_) => values
            .iter()
            .map(|value| link_tree(&parse_link(value)))
            .collect(),
        None if key == "repository" => {
            let addresses = values.iter().map(|value| repository_address(value));
            addresses.map(Tree::text).collect()
        }
        None => values.iter().map(Tree::text).collect(),
    };
    match <[Tree; 1]>::try_from(trees) {
        Ok([only]) => Ok(only),
        Err(several) if key.contains('.') => Ok(Tree::List(several)),
        Err(_) => Err(Refusal::InvalidValue {
            key: key.to_string(),
            message: "is given several times, but holds one text".to_string(),
            help: None,
        }),
    }
}

/// A link as it is written on a command line: `URL`, or `Title <URL>`.
pub fn parse_link(text: &str) -> Link {
    let text = text.trim();
    match text
        .strip_suffix('>')
        .and_then(|rest| rest.rsplit_once('<'))
    {
        Some((title, url)) if !title.trim().is_empty() => Link {
            title: Some(title.trim().into()),
            url: url.trim().into(),
        },
        Some((_, url)) => Link {
            title: None,
            url: url.trim().into(),
        },
        None => Link {
            title: None,
            url: text.into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_its_title_in_front_of_brackets() {
        let link = parse_link("Slack: general <https://slack.example>");
        assert_eq!(link.title.as_deref(), Some("Slack: general"));
        assert_eq!(&*link.url, "https://slack.example");
        assert_eq!(parse_link("https://a.example").title, None);
        assert_eq!(&*parse_link("<https://a.example>").url, "https://a.example");
    }

    #[test]
    fn levels_and_ids_have_verbs_of_their_own() {
        assert!(
            place("license").is_ok() && place("links.chat").is_ok() && place("extra.api").is_ok()
        );
        for key in [
            "maturity",
            "maturity.cncf",
            "id",
            "links",
            "licence",
            "links.",
            "a.b",
        ] {
            assert!(place(key).is_err(), "{key}");
        }
        let Err(Refusal::UnknownKey { help, .. }) = place("chat") else {
            panic!("a kind of link is a key");
        };
        assert_eq!(help, "did you mean `links.chat`?");
        let Err(Refusal::UnknownKey { help, .. }) = place("links") else {
            panic!("all links at once");
        };
        assert_eq!(help, "name its kind, such as `links.chat`");
    }
}
