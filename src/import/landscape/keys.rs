//! The keys of items, and what stands for each in an entry, so that it comes out as it was.

use std::collections::{HashMap, HashSet};

use super::Reader;
use super::order::in_order;
use crate::catalog::model::{id_from_name, id_problem};
use crate::catalog::yaml::scalar::reads_as_text;
use crate::catalog::yaml::{Node, Value};
use crate::import::label_order::most_used;
use crate::import::links::Links;
use crate::import::look::{KeptKey, LandscapeKeys, Wording};

/// A scalar that is a text.
pub(super) const TEXT: &str = "text";
/// A scalar without quotes that is a number or a boolean.
pub(super) const PLAIN: &str = "plain";
/// A list of links or areas.
pub(super) const LIST: &str = "list";
/// A list of mappings with a `repo_url` each.
pub(super) const REPOS: &str = "repos";
/// A list of mappings with a `name` and `url` each.
pub(super) const LINKS: &str = "links";

/// Where a key stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    /// In an item.
    Item,
    /// Under its `extra`.
    Extra,
}

/// The keys of items that landscapes are known to have, as the built-in template has them: each with
/// what stands for it in an entry.
const OF_ITEMS: &[(&str, &str)] = &[
    ("name", "name"),
    ("description", "description"),
    ("homepage_url", "homepage"),
    ("project", "project"),
    ("repo_url", "repository"),
    ("branch", "branch"),
    ("license", "license"),
    ("project_org", "project-org"),
    ("additional_repos", "additional-repos"),
    ("logo", "logo"),
    ("twitter", "twitter"),
    ("crunchbase", "crunchbase"),
    ("stock_ticker", "stock-ticker"),
    ("url_for_bestpractices", "url-for-bestpractices"),
    ("organization", "organization"),
    ("joined", "joined"),
    ("enduser", "enduser"),
    ("open_source", "open-source"),
    ("unnamed_organization", "unnamed-organization"),
    ("allow_duplicate_repo", "allow-duplicate-repo"),
    ("second_path", "second-path"),
];

/// The same for keys under `extra` that go by another name.
const OF_EXTRA: &[(&str, &str)] = &[("slack_url", "chat"), ("other_links", "other")];

/// A value that was taken: its key, and by its words its form.
pub(super) struct Met {
    spot: Spot,
    wording: Wording,
}

impl Met {
    /// What stands for its key until all keys are known.
    fn place(&self) -> &str {
        &self.wording.key
    }
}

/// What stands for each place of a key in an entry; no two places have the same, and it is the same
/// in whatever order items have the keys.
fn ids(met: &[Met]) -> HashMap<String, String> {
    let mut places: Vec<(Spot, &str)> = met.iter().map(|met| (met.spot, met.place())).collect();
    places.sort_unstable();
    places.dedup();
    let mut ids = HashMap::new();
    let mut taken = HashSet::new();
    for (spot, place) in places {
        let key = key_of(place);
        let id = match known(spot, key) {
            Some(id) => id.to_string(),
            None => free(spot, key, &taken),
        };
        taken.insert(id.clone());
        ids.insert(place.to_string(), id);
    }
    ids
}

/// What stands for a key that landscapes are known to have.
fn known(spot: Spot, key: &str) -> Option<&'static str> {
    let keys = match spot {
        Spot::Item => OF_ITEMS,
        Spot::Extra => OF_EXTRA,
    };
    let (_, id) = keys.iter().find(|(own, _)| *own == key)?;
    Some(id)
}

fn free(spot: Spot, key: &str, taken: &HashSet<String>) -> String {
    let is_free = |id: &String| {
        let is_known = OF_ITEMS.iter().chain(OF_EXTRA).any(|(_, own)| own == id);
        !is_known && !taken.contains(id) && id_problem(id).is_none()
    };
    let prefix = match spot {
        Spot::Item => "item",
        Spot::Extra => "extra",
    };
    let id = natural(key);
    let prefixed = || Some(format!("{prefix}-{id}")).filter(is_free);
    let numbered = || {
        (2..)
            .map(|number| format!("{prefix}-{number}"))
            .find(is_free)
    };
    let own = Some(id.clone()).filter(is_free);
    // Some number is always free.
    own.or_else(prefixed).or_else(numbered).unwrap_or(id)
}

/// The kind of link, or the key of data, that says the same as a key.
fn natural(key: &str) -> String {
    let bare = key.strip_suffix("_url").unwrap_or(key);
    id_from_name(&bare.replace('_', "-"))
}

/// The place of a key, which stands for it until all keys are known.
pub(super) fn place(spot: Spot, key: &str) -> String {
    match spot {
        Spot::Item => format!("i:{key}"),
        Spot::Extra => format!("e:{key}"),
    }
}

fn key_of(place: &str) -> &str {
    place.get(2..).unwrap_or_default()
}

impl Reader<'_> {
    /// Notes the key and the form of a value that was taken; gives what stands for the key until all
    /// are known.
    pub(super) fn meet(
        &mut self,
        spot: Spot,
        key: &str,
        draft: usize,
        node: &Node,
        form: &str,
    ) -> String {
        let place = place(spot, key);
        self.met.push(Met {
            spot,
            wording: Wording {
                draft,
                line: self.line(node),
                key: place.clone(),
                words: form.to_string(),
            },
        });
        place
    }

    /// Names what drafts have under keys, now that all are known, and gives what the keys look like.
    pub(super) fn settle_keys(&mut self) -> LandscapeKeys {
        let ids = ids(&self.met);
        let id = |place: &str| ids.get(place).cloned().unwrap_or_default();
        for draft in &mut self.drafts {
            let mut links = Links::default();
            for (kind, link) in std::mem::take(&mut draft.links).iter() {
                links.push(&id(kind), link.clone());
            }
            draft.links = links;
            let extra = std::mem::take(&mut draft.extra).into_iter();
            draft.extra = extra.map(|(key, said)| (id(&key), said)).collect();
            let data = std::mem::take(&mut draft.data).into_iter();
            draft.data = data.map(|(key, said)| (id(&key), said)).collect();
        }
        look(std::mem::take(&mut self.met), &ids)
    }
}

/// What the keys of the values look like that were met.
fn look(met: Vec<Met>, ids: &HashMap<String, String>) -> LandscapeKeys {
    let of = |spot: Spot| {
        let met = met.iter().filter(|met| met.spot == spot);
        in_order(met.map(|met| (met.wording.draft, met.place())))
    };
    let (of_items, of_extra) = (of(Spot::Item), of(Spot::Extra));
    let met: Vec<Wording> = met.into_iter().map(|met| met.wording).collect();
    let forms = most_used(&met);
    let kept = |place: String| KeptKey {
        key: key_of(&place).to_string(),
        id: ids.get(&place).cloned().unwrap_or_default(),
        form: forms.get(&place).cloned().unwrap_or_default(),
    };
    let differs = |met: &Wording| forms.get(&met.key) != Some(&met.words);
    let others = met.into_iter().filter(differs).map(|met| Wording {
        key: ids.get(&met.key).cloned().unwrap_or_default(),
        ..met
    });
    LandscapeKeys {
        of_items: of_items.into_iter().map(kept).collect(),
        of_extra: of_extra.into_iter().map(kept).collect(),
        forms: others.collect(),
        ..LandscapeKeys::default()
    }
}

/// The form of texts: whether some of them are no texts to YAML.
pub(super) fn form_of(node: &Node) -> &'static str {
    match has_plain(node) {
        true => PLAIN,
        false => TEXT,
    }
}

fn has_plain(node: &Node) -> bool {
    match &node.value {
        Value::Scalar { text, plain } => *plain && !reads_as_text(text),
        Value::Sequence(items) => items.iter().any(has_plain),
        Value::Mapping(pairs) => pairs.iter().any(|(_, value)| has_plain(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Met, OF_ITEMS, Spot, ids, place};
    use crate::import::look::Wording;

    #[test]
    fn no_two_keys_have_one_id_in_whatever_order() {
        let keys = [
            (Spot::Item, "branch", "branch"),
            (Spot::Extra, "branch", "extra-branch"),
            (Spot::Extra, "homepage_url", "extra-homepage"),
            (Spot::Extra, "slack_url", "chat"),
            (Spot::Extra, "chat", "extra-chat"),
            (Spot::Extra, "chat_url", "extra-2"),
            (Spot::Item, "parent_project", "parent-project"),
            (Spot::Extra, "parent_project", "extra-parent-project"),
            (Spot::Extra, "specification", "specification"),
            (Spot::Item, "homepage", "item-homepage"),
            (Spot::Item, "_url", "item-2"),
            (Spot::Item, "twitter", "twitter"),
        ];
        let mut met: Vec<Met> = Vec::new();
        for (spot, key, _) in keys.iter().chain(&keys) {
            let wording = Wording {
                draft: 0,
                line: 0,
                key: place(*spot, key),
                words: String::new(),
            };
            met.push(Met {
                spot: *spot,
                wording,
            });
        }
        for _ in 0..2 {
            let ids = ids(&met);
            for (spot, key, id) in keys {
                assert_eq!(ids[&place(spot, key)], id, "{spot:?} {key}");
            }
            met.reverse();
        }
    }

    #[test]
    fn the_template_knows_the_same_keys() {
        let template = include_str!("../../../templates/landscape.yml");
        for (key, id) in OF_ITEMS.iter().skip(1) {
            let field = format!("[\"{key}\", \"{id}\", ");
            let other = format!("\"{id}\": [\"{key}\", ");
            assert!(
                template.contains(&field) || template.contains(&other),
                "{key}"
            );
        }
    }
}
