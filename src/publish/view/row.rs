//! One row of a list: an entry, read field by field as the template asks.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object};

use super::Facts;
use super::links::Links;
use super::values::{Extra, Levels, Record, standing, text};
use crate::catalog::model::{AreaTree, Entry};
use crate::publish::page;

/// The names that a template may ask a row for.
pub(super) const FIELDS: &[&str] = &[
    "id",
    "name",
    "summary",
    "description",
    "homepage",
    "repository",
    "url",
    "beside",
    "license",
    "license_url",
    "legal",
    "past",
    "elsewhere",
    "areas",
    "first",
    "tags",
    "level",
    "levels",
    "links",
    "extra",
    "here",
    "anchor",
];

/// One entry in one group of a list.
pub(in crate::publish) struct Row {
    pub(super) facts: Arc<Facts>,
    /// Its place among the catalog's entries.
    pub place: usize,
    /// Its number in the page, which its heading and the links to it bear.
    pub number: usize,
    /// The id of the group that it stands in.
    pub group: Arc<str>,
    pub past: bool,
}

impl Row {
    fn entry(&self) -> &Entry {
        &self.facts.catalog.entries[self.place]
    }

    /// The id of the entry, and its other names, among which are the ids that it had.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let entry = self.entry();
        let aliases = entry.aliases.iter().map(String::as_str);
        std::iter::once(entry.id.as_str()).chain(aliases)
    }

    fn areas(&self) -> Value {
        let tree = &self.facts.catalog.areas;
        let areas = self.entry().areas.iter().map(|path| {
            let title = tree.get(path).map_or(path, |area| &area.title);
            Value::from_object(Record([
                ("path", Value::from(path.as_str())),
                ("title", Value::from(title.as_str())),
                ("titles", Value::from(self.facts.areas.get(path).cloned())),
            ]))
        });
        Value::from(areas.collect::<Vec<_>>())
    }

    /// Whether no row of the entry stands in an area that it names before.
    fn is_first(&self) -> bool {
        let mut areas = self.entry().areas.iter();
        let first = areas.find(|path| self.facts.areas.contains_key(*path));
        first.is_none_or(|path| **path == *self.group)
    }

    /// Whether it stands in some area that the list does not select, which selects some.
    fn stands_elsewhere(&self) -> bool {
        let selected = &self.facts.selected;
        let is_selected = |own: &String| selected.iter().any(|area| AreaTree::is_within(own, area));
        !selected.is_empty() && !self.entry().areas.iter().all(is_selected)
    }

    /// Where the name leads beside the document, on a page that can lead there.
    fn place_beside(&self) -> Option<String> {
        let entry = Some(self.entry()).filter(|_| self.facts.is_page);
        entry.and_then(Entry::place_of_name)
    }

    fn field(&self, name: &str) -> Option<Value> {
        let entry = self.entry();
        let facts = || Arc::clone(&self.facts);
        let place = self.place;
        Some(match name {
            "id" => Value::from(entry.id.as_str()),
            "name" => Value::from(entry.name.as_str()),
            "summary" => text(entry.summary.as_deref()),
            "description" => text(entry.description.as_deref()),
            "homepage" => text(entry.homepage.as_deref()),
            "repository" => text(entry.repository.as_deref()),
            "url" => text(entry.homepage.as_deref().or(entry.repository.as_deref())),
            "beside" => text(self.place_beside().as_deref()),
            "license" => text(entry.license.as_deref()),
            "license_url" => license_url(entry.license.as_deref()),
            "legal" => text(entry.legal.as_deref()),
            "past" => Value::from(self.past),
            "elsewhere" => Value::from(self.stands_elsewhere()),
            "areas" => self.areas(),
            "first" => Value::from(self.is_first()),
            "tags" => Value::from(entry.tags.clone()),
            "level" => match &self.facts.track {
                Some(track) => standing(&self.facts, place, track),
                None => Value::from(()),
            },
            "levels" => Value::from_object(Levels(facts(), place)),
            "links" => Value::from_object(Links::new(facts(), place)),
            "extra" => Value::from_object(Extra(facts(), place)),
            "here" => Value::from(page::here(self.number)),
            "anchor" => Value::from(page::anchor(self.number)),
            _ => return None,
        })
    }
}

/// The page of the SPDX licence list about a single licence; none for an expression of several.
fn license_url(license: Option<&str>) -> Value {
    match license.and_then(spdx::license_id) {
        Some(id) => Value::from(format!("https://spdx.org/licenses/{}.html", id.name)),
        None => Value::from(()),
    }
}

impl Object for Row {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.field(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.field(key)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(FIELDS)
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Row").field(&self.entry().id).finish()
    }
}
