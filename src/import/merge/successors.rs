//! What takes the place of entries that are over, once all entries are known.

use std::collections::HashMap;

use serde_json::Value;

use super::merger::Merged;
use super::names::Names;
use super::pages::add_link;
use super::tracks::Tracks;
use crate::catalog::find::repository_key;
use crate::catalog::model::{Entry, Link};
use crate::import::draft::{Draft, Standing};
use crate::import::reader::Remark;
use crate::import::succession;

/// Finds the entries that take the place of others: by the URLs of links, and by names in words.
pub(super) struct Successors<'a> {
    pub names: &'a Names,
    by_url: HashMap<String, String>,
    ids: Vec<String>,
}

impl<'a> Successors<'a> {
    pub fn new(entries: &[Merged], names: &'a Names) -> Successors<'a> {
        let mut by_url: HashMap<String, String> = HashMap::new();
        for entry in entries.iter().map(|entry| &entry.is) {
            let place = entry.place_of_name();
            for url in entry.homepage.iter().chain(&entry.repository).chain(&place) {
                by_url
                    .entry(repository_key(url))
                    .or_insert_with(|| entry.id.clone());
            }
        }
        let ids = entries.iter().map(|entry| entry.is.id.clone()).collect();
        Successors { names, by_url, ids }
    }

    /// Names what takes an entry's place, where its level is the one that a draft says; says what was
    /// made of words, and what stays a note.
    pub fn settle(
        &self,
        entry: &mut Entry,
        draft: &Draft,
        tracks: &Tracks<'_>,
        remarks: &mut Vec<Remark>,
    ) {
        for standing in &draft.standings {
            let track = tracks.id_of(&standing.track);
            let last = standing.steps.last().map_or("", |step| &step.level);
            let level = tracks.level_of(&track, last);
            let is_there = entry
                .current(&track)
                .is_some_and(|current| current.level == level);
            if let Some(said) = standing.succession.as_deref().filter(|_| is_there) {
                let message = self.succeed(entry, &track, (standing, draft), said);
                let line = standing.line;
                remarks.extend(message.map(|message| Remark { line, message }));
            }
        }
    }

    fn succeed(
        &self,
        entry: &mut Entry,
        track: &str,
        (standing, draft): (&Standing, &Draft),
        said: &str,
    ) -> Option<String> {
        let found = match standing.successors.as_slice() {
            [] => self.named(entry, said),
            links => self.linked(entry, links, said),
        };
        let column = draft.column_that_says(said);
        let is_told = column.is_some() || tells(entry, said);
        let message = found.message(&entry.name, said);
        let current = entry.maturity.get_mut(track)?.last_mut()?;
        if current.superseded_by.is_none() {
            current.superseded_by.clone_from(&found.id);
        }
        if found.says_more && !is_told {
            match &current.note {
                None => current.note = Some(said.to_string()),
                // The document's own remark and these words stand side by side.
                Some(own) if standing.note.as_ref() == Some(own) && !own.contains(said) => {
                    current.note = Some(format!("{own}; {said}"));
                }
                Some(_) => {}
            }
        }
        let is_it = found.id.is_some() && current.superseded_by == found.id;
        let is_all = !found.says_more && !found.leads_elsewhere;
        if let Some(key) = column.filter(|_| is_it && is_all) {
            forget(entry, draft, key);
        }
        message
    }

    /// The successor that links lead to, or whose name their words are; what they lead to otherwise
    /// stays a link of the entry.
    fn linked(&self, entry: &mut Entry, links: &[Link], said: &str) -> Found {
        let mut id = None;
        let mut says_more = links.len() > 1;
        let mut by_name = false;
        let mut leads_elsewhere = false;
        for link in links {
            let known = self.by_url.get(&repository_key(&link.url));
            if let Some(known) = known.filter(|known| **known != entry.id) {
                // Other words than its name stay said.
                let title = link.title.as_deref();
                says_more |=
                    title.is_some_and(|title| self.id(title, entry).as_ref() != Some(known));
                id = id.or_else(|| Some(known.clone()));
                continue;
            }
            let named = link.title.as_deref().and_then(|name| self.id(name, entry));
            says_more |= named.is_none();
            by_name |= id.is_none() && named.is_some();
            id = id.or(named);
            leads_elsewhere = true;
            add_link(entry, "other", link.title.as_deref(), &link.url);
        }
        let titles = links
            .iter()
            .map(|link| link.title.as_deref().unwrap_or(&link.url));
        Found {
            id,
            says_more: says_more || succession::says_more(said, titles),
            by_name,
            leads_elsewhere,
        }
    }

    /// The id of another entry that is called so.
    fn id(&self, name: &str, entry: &Entry) -> Option<String> {
        let id = &self.ids[self.names.place(name)?];
        (*id != entry.id).then(|| id.clone())
    }

    /// The successor that words name.
    fn named(&self, entry: &Entry, said: &str) -> Found {
        let (whole, parts) = succession::names(said);
        let id = |name: &str| self.id(name, entry);
        let (found, says_more) = match id(whole) {
            Some(id) => (Some(id), false),
            None => {
                let found = parts.into_iter().find_map(|name| Some((id(name)?, name)));
                let name = found.as_ref().map(|(_, name)| *name);
                let says_more = succession::says_more(said, name.into_iter());
                (found.map(|(id, _)| id), says_more)
            }
        };
        Found {
            id: found,
            says_more,
            by_name: true,
            leads_elsewhere: false,
        }
    }
}

/// Whether an entry has these words already.
fn tells(entry: &Entry, said: &str) -> bool {
    let relative = entry.relative_links();
    let titled = |link: &Link| {
        link.title
            .as_deref()
            .is_some_and(|text| text.contains(said))
    };
    let mut texts = entry
        .extra
        .values()
        .filter_map(Value::as_str)
        .chain(entry.summary.as_deref());
    texts.any(|text| text.contains(said))
        || entry.links.values().flatten().any(titled)
        || relative.values().flatten().any(titled)
}

/// Takes from an entry what a draft has under a key, now that it stands in its maturity.
fn forget(entry: &mut Entry, draft: &Draft, key: &str) {
    let said = draft.extra.get(key).map(String::as_str);
    if said.is_some() && entry.extra.get(key).and_then(Value::as_str) == said {
        entry.extra.remove(key);
    }
    entry.drop_relative_links(key, |link| draft.links.has_as(key, &link.url));
    let links = &mut entry.links;
    if let Some(own) = links.get_mut(key) {
        own.retain(|link| !draft.links.has_as(key, &link.url));
        if own.is_empty() {
            links.remove(key);
        }
    }
}

/// What words of succession mean.
struct Found {
    id: Option<String>,
    /// Whether the words say more than that.
    says_more: bool,
    by_name: bool,
    /// Whether a link of them leads to none of the pages of an entry.
    leads_elsewhere: bool,
}

impl Found {
    /// What is said of words that name what takes the place of a project.
    fn message(&self, name: &str, said: &str) -> Option<String> {
        match &self.id {
            Some(id) if self.by_name => Some(format!(
                "`{said}`: {id} takes the place of {name}, by its name"
            )),
            Some(_) => None,
            None => Some(format!(
                "`{said}`: what takes the place of {name} is no project of the document or the \
                 catalog, and stays in words"
            )),
        }
    }
}
