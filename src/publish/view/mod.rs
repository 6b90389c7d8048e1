//! What a template sees of a list. These are its variables; any other name is an error.
//!
//! | name | what it is |
//! |---|---|
//! | `list` | `id`, `title`, `track` (the id of its track), `track_title`, `group_by` (as in the settings: `level`, `area`, `level/area` …) |
//! | `groups` | the groups, in the order of the page; a list that is not grouped has one, of depth 0 |
//! | `rows` | all rows of all groups; an entry in two groups has two rows |
//! | `past` | one row for each entry that stands at a retired level on some track and at an active one on none |
//!
//! A group has `id` (the level's id or the area's path), `title`, `depth` (0 for the list itself,
//! which needs no heading; 1 for the groups in it, 2 for groups in these), `of` (`level`, `area` or
//! `none`: what it is a group of), `within` (the id of the group of the other kind that it
//! stands in, as an area may in a level; else empty), `heading` (`##` for
//! depth 1, `###` for depth 2, at most six), `count` (of its rows), `total` (of these and of those of the
//! groups in it), `rows`, `active` (its rows without the past ones), `here` and `anchor`.
//!
//! A row has
//! - text: `id`, `name`, `summary`, `description`, `homepage`, `repository`, `license` (an SPDX
//!   expression), `license_url` (where that is the id of one licence), `legal`, `url` (the
//!   homepage, else the repository), and `beside` (on a page, the place beside the document that its
//!   name leads to);
//! - `past`: whether it is past, as above;
//! - `elsewhere`: whether it stands in other areas too than those that the list selects;
//! - `areas`: each with `path`, `title` and, where the list is grouped by area and about this one,
//!   `titles` (those of the areas from the outermost of the list to its own); `tags`: texts;
//! - `first`: whether it is the first row of its entry: that in the first of its areas that the list
//!   is about;
//! - `level`: where it stands on the list's track; `levels`: the same by the id of a track, as
//!   `row.levels.cncf`; `row.levels|items` gives the tracks it stands on, in the order of the
//!   settings;
//! - `links`: by kind, as `row.links.chat` or `row.links["mailing-list"]`, each a list of links
//!   with `title` (the URL where the link has none) and `url`; empty for a kind it has none of. On a
//!   page, those that lead to places beside the document stand behind the others of their kind;
//! - `extra`: the entry's own data, as `row.extra.api`;
//! - `here` and `anchor`.
//!
//! A level has `id`, `title`, `track`, `track_title`, `date` (`YYYY-MM-DD`), `evidence`, `reason`,
//! `note`, `retired` (whether it is a retired level), `successor` (`id`, `name`, `url`), `history`
//! (all levels so far with `id`, `date` and `evidence`, oldest first) and `days` (the last known day on which each
//! of them was reached, by its id).
//!
//! What an entry does not have is `none`, which counts as false and which filters take as empty.
//!
//! `here` stands at the end of a heading, `anchor` in the links to it, and the page's anchors fit
//! whatever else the page has: `## {{ group.title|md }}{{ group.here }}` and
//! `[{{ group.title|label }}](#{{ group.anchor }})`.

mod links;
mod row;
mod values;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use minijinja::Value;

pub(super) use self::links::{LinkList, Links};
pub(super) use self::row::Row;
pub(super) use self::values::free;
use self::values::{Record, text};
use super::page;
use super::select::{Group, is_past, track_of};
use crate::catalog::model::{Catalog, GroupBy, Keyed, Link, List};

/// The endings of the files that are pages.
const PAGES: &[&str] = &[".md", ".markdown", ".html"];

/// What all rows of a list share: they read the catalog in place, so that a row costs only what
/// the template takes from it.
#[derive(Debug)]
struct Facts {
    catalog: Arc<Catalog>,
    /// The id of the list's track.
    track: Option<String>,
    /// The areas that the list selects.
    selected: Vec<String>,
    /// Whether the list is a page, which may lead to places beside it, and no data for programs.
    is_page: bool,
    /// The areas that a list grouped by area is about, by their paths: the titles from the outermost
    /// of the list to their own.
    areas: HashMap<String, Vec<String>>,
}

impl Facts {
    /// The links to places beside the document that the entry at a place has on this page, by kind.
    fn relative_links(&self, place: usize) -> Keyed<Vec<Link>> {
        match self.is_page {
            true => self.catalog.entries[place].relative_links(),
            false => Keyed::default(),
        }
    }
}

/// The variables for a list. Groups are numbered first, then the rows, in the order of the page.
pub(super) fn view(catalog: &Arc<Catalog>, list_id: &str, list: &List, groups: &[Group]) -> Value {
    let track = track_of(catalog, list);
    let facts = Arc::new(Facts {
        catalog: Arc::clone(catalog),
        track: track.map(|(id, _)| id.to_string()),
        areas: match list.group_by {
            GroupBy::Area => titles(catalog, groups),
            _ => HashMap::new(),
        },
        selected: list.select.area.clone(),
        is_page: PAGES.iter().any(|ending| list.output.ends_with(ending)),
    });
    let about = Record([
        ("id", Value::from(list_id)),
        ("title", Value::from(list.title.as_str())),
        ("track", text(track.map(|(id, _)| id))),
        ("track_title", text(track.map(|(_, track)| &*track.title))),
        ("group_by", Value::from(list.group_by.word())),
    ]);
    let mut all = Rows::default();
    let totals = totals(groups);
    let groups: Vec<Value> = groups
        .iter()
        .enumerate()
        .map(|(number, group)| {
            let place = (number, groups.len());
            all.take(&facts, place, group, totals[number])
        })
        .collect();
    Value::from_object(Record([
        ("list", Value::from_object(about)),
        ("groups", Value::from(groups)),
        ("rows", Value::from(all.rows)),
        ("past", Value::from(all.past)),
    ]))
}

/// How many rows each group has, with those of the groups in it.
fn totals(groups: &[Group]) -> Vec<usize> {
    let mut totals: Vec<usize> = groups.iter().map(|group| group.entries.len()).collect();
    let mut open: Vec<usize> = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        while open
            .pop_if(|above| groups[*above].depth >= group.depth)
            .is_some()
        {}
        open.iter()
            .for_each(|above| totals[*above] += group.entries.len());
        open.push(place);
    }
    totals
}

/// The titles of the groups that are areas: those of the groups they stand in, and their own.
fn titles(catalog: &Catalog, groups: &[Group]) -> HashMap<String, Vec<String>> {
    let mut above: Vec<&str> = Vec::new();
    let mut titles = HashMap::new();
    for group in groups {
        above.truncate(group.depth.saturating_sub(1));
        if group.depth > 0 {
            above.push(&group.title);
        }
        if catalog.areas.get(&group.id).is_some() {
            let own = above.iter().map(|title| title.to_string()).collect();
            titles.insert(group.id.clone(), own);
        }
    }
    titles
}

/// The title of the group, or the name of the entry, that has a number in [`view`].
pub(super) fn name_of(catalog: &Catalog, groups: &[Group], number: usize) -> String {
    if let Some(group) = groups.get(number) {
        return group.title.clone();
    }
    groups
        .iter()
        .flat_map(|group| &group.entries)
        .nth(number - groups.len())
        .map_or_else(String::new, |place| catalog.entries[*place].name.clone())
}

/// Names that a template may use, for what it misspells.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    const OTHERS: &[&str] = &[
        "list", "groups", "rows", "past", "row", "group", "group_by", "depth", "heading", "count",
        "total", "active", "path", "titles", "of", "within",
    ];
    row::FIELDS
        .iter()
        .chain(values::LEVEL_FIELDS)
        .chain(OTHERS)
        .copied()
}

/// The rows of the groups so far.
#[derive(Default)]
struct Rows {
    rows: Vec<Value>,
    past: Vec<Value>,
    past_entries: HashSet<usize>,
}

impl Rows {
    /// Takes in a group that stands in some place among so many, with the total of its rows.
    fn take(
        &mut self,
        facts: &Arc<Facts>,
        (number, first): (usize, usize),
        group: &Group,
        total: usize,
    ) -> Value {
        let mut rows = Vec::with_capacity(group.entries.len());
        let mut active = Vec::with_capacity(group.entries.len());
        let id: Arc<str> = group.id.as_str().into();
        for place in &group.entries {
            let past = is_past(&facts.catalog, &facts.catalog.entries[*place]);
            let row = Value::from_object(Row {
                facts: Arc::clone(facts),
                place: *place,
                number: first + self.rows.len(),
                group: Arc::clone(&id),
                past,
            });
            if !past {
                active.push(row.clone());
            } else if self.past_entries.insert(*place) {
                self.past.push(row.clone());
            }
            self.rows.push(row.clone());
            rows.push(row);
        }
        Value::from_object(Record([
            ("id", Value::from(group.id.as_str())),
            ("title", Value::from(group.title.as_str())),
            ("depth", Value::from(group.depth)),
            ("within", Value::from(group.within.as_str())),
            ("of", Value::from(group.of.word())),
            ("heading", Value::from("#".repeat((group.depth + 1).min(6)))),
            ("count", Value::from(rows.len())),
            ("total", Value::from(total)),
            ("rows", Value::from(rows)),
            ("active", Value::from(active)),
            ("here", Value::from(page::here(number))),
            ("anchor", Value::from(page::anchor(number))),
        ]))
    }
}
