//! Categories and subcategories: the areas that items stand in.

use std::collections::{HashMap, HashSet};

use super::Reader;
use super::account::leaves;
use super::keys::{LIST, Spot, TEXT};
use super::text::{one_line, said};
use crate::catalog::yaml::{Node, key_text};
use crate::import::account::{Fate, Why};

/// The key of the other areas of an item.
const OTHERS: &str = "second_path";

/// What parts the titles of a `second_path`.
const BETWEEN: &str = " / ";

/// The title of what has none, neither of its own nor of what it stands in.
const UNKNOWN: &str = "Unknown";

/// Titles of a category or subcategory that were read.
pub(super) struct Heading {
    /// The place of what became of them.
    item: usize,
    /// The titles of the area; of a category, its own only.
    titles: Vec<String>,
}

/// The areas of a file by how `second_path` names them, since titles may have its sign in them.
pub(super) fn known(categories: &[Node]) -> HashMap<String, Vec<String>> {
    let mut known = HashMap::new();
    for category in categories {
        let areas = category.get("subcategories").and_then(Node::as_sequence);
        for area in areas.unwrap_or_default() {
            let titles = titles(title(category), title(area));
            known.insert(titles.join(BETWEEN), titles);
        }
    }
    known
}

fn title(node: &Node) -> Option<String> {
    node.get("name").and_then(said).map(one_line)
}

/// The titles of an area. A landscape has two depths; what has one title stands at both.
fn titles(category: Option<String>, area: Option<String>) -> Vec<String> {
    let own = area.or_else(|| category.clone());
    let own = own.unwrap_or_else(|| UNKNOWN.to_string());
    vec![category.unwrap_or_else(|| own.clone()), own]
}

/// The titles of an area that the file has not, as it is named elsewhere.
fn parted(path: &str) -> Option<Vec<String>> {
    let (category, area) = path.split_once(BETWEEN).unwrap_or((path, ""));
    let title = |part: &str| {
        let title = part.trim_matches(|c: char| c == '/' || c.is_whitespace());
        (!title.is_empty()).then(|| title.to_string())
    };
    let (category, area) = (title(category), title(area));
    (category.is_some() || area.is_some()).then(|| titles(category, area))
}

impl Reader<'_> {
    /// A category with what is in it.
    pub(super) fn category(&mut self, node: &Node) {
        self.area("category", node, None);
    }

    /// A category, or a subcategory of one of this title.
    fn area(&mut self, mark: &str, node: &Node, above: Option<Option<String>>) {
        let own = title(node);
        let titles = match &above {
            Some(above) => titles(above.clone(), own.clone()),
            None => titles(own.clone(), None),
        };
        let Some(pairs) = node.as_mapping() else {
            self.report(mark, node, Why::Unfit);
            return;
        };
        for (key, value) in pairs {
            match (key_text(key), value.as_sequence()) {
                ("name", _) if own.is_some() => {
                    let titles = match above {
                        Some(_) => titles.clone(),
                        None => titles[..1].to_vec(),
                    };
                    let item = self.items.len();
                    self.headings.push(Heading { item, titles });
                    self.take(value, None, "area");
                }
                ("subcategories", Some(areas)) if above.is_none() => {
                    for area in areas {
                        self.area("subcategory", area, Some(own.clone()));
                    }
                }
                ("items", Some(items)) => {
                    items.iter().for_each(|item| self.item(item, &titles));
                }
                (key, None) if key == mark && value.is_null() => self.has_marks = true,
                (key, _) => self.report(key, value, Why::Unfit),
            }
        }
    }

    /// Reports the titles of areas in which no project stands; gives the others.
    pub(super) fn settle_headings(&mut self) -> Vec<Vec<String>> {
        let small = |titles: &[String]| -> Vec<String> {
            titles.iter().map(|title| title.to_lowercase()).collect()
        };
        let mut used: HashSet<Vec<String>> = HashSet::new();
        for titles in self.drafts.iter().flat_map(|draft| &draft.areas) {
            let titles = small(titles);
            used.extend((1..=titles.len()).map(|depth| titles[..depth].to_vec()));
        }
        let mut areas = Vec::new();
        for Heading { item, titles } in std::mem::take(&mut self.headings) {
            if !used.contains(&small(&titles)) {
                let item = &mut self.items[item];
                item.text = format!("name: {}", item.text);
                item.fate = Fate::Reported(Why::Heading);
            } else if titles.len() > 1 {
                areas.push(titles);
            }
        }
        areas
    }

    /// The other areas that an item stands in.
    pub(super) fn second_path(&mut self, node: &Node, draft: usize) {
        let mut is_met = false;
        for (key, leaf) in leaves(OTHERS, node) {
            let Some(path) = said(leaf).map(one_line) else {
                continue;
            };
            let known = self.known.get(&path).cloned();
            let Some(titles) = known.or_else(|| parted(&path)).filter(|_| key == OTHERS) else {
                self.report(key, leaf, Why::Unfit);
                continue;
            };
            self.drafts[draft].areas.push(titles);
            self.take(leaf, Some(draft), "areas");
            is_met = true;
        }
        if is_met {
            let form = match node.as_sequence() {
                Some(_) => LIST,
                None => TEXT,
            };
            self.meet(Spot::Item, OTHERS, draft, node, form);
        }
    }
}
