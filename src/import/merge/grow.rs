//! What a draft adds to an entry, and what it says otherwise.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::Value;

use super::Contradiction;
use super::lists::Lists;
use super::moved::{Decided, REPOSITORY};
use super::pages::{self, Pages};
use super::tracks::Tracks;
use crate::catalog::find::repository_key;
use crate::catalog::model::{Entry, Link, OF_NAME, RELATIVE_LINKS, is_relative};
use crate::import::account::{Fate, Item, Why};
use crate::import::draft::Draft;

/// What was said otherwise so far.
#[derive(Default)]
pub(super) struct Said {
    pub contradictions: Vec<Contradiction>,
    /// The draft, the field and the words that were refused.
    pub refused: Vec<(usize, String, String)>,
    /// The draft and the words of what it says as the entry has it, in a field that was refused.
    pub kept: HashSet<(usize, String)>,
    /// Words of links that the entries have in other words: the line and the words.
    pub wordless: Vec<(usize, String)>,
    /// The entries and tracks that the document spoke of.
    pub(super) stood: HashSet<(String, String)>,
}

impl Said {
    /// Notes in the account of a document what the entries have otherwise; gives the places of that.
    pub fn refuse(&self, items: &mut [Item]) -> HashSet<usize> {
        let mut told = HashSet::new();
        let texts: HashSet<(usize, &str)> = self
            .refused
            .iter()
            .map(|(draft, field, _)| (*draft, &**field))
            .collect();
        let urls: HashSet<(usize, &str)> = self
            .refused
            .iter()
            .map(|(draft, _, says)| (*draft, &**says))
            .collect();
        for (place, item) in items.iter_mut().enumerate() {
            let Fate::Taken {
                draft: Some(draft),
                field,
            } = item.fate
            else {
                continue;
            };
            let refused = match &item.url {
                // A URL inside of a text goes where the text goes.
                Some(url) => {
                    let is_inside = matches!(field, "description" | "extra");
                    urls.contains(&(draft, url)) || is_inside && texts.contains(&(draft, field))
                }
                None => {
                    let is_kept = || self.kept.contains(&(draft, item.text.clone()));
                    texts.contains(&(draft, field)) && !is_kept()
                }
            };
            if refused {
                item.fate = Fate::Reported(Why::Contradiction);
                told.insert(place);
            }
        }
        told
    }
}

/// One draft on its way into an entry.
pub(super) struct Grower<'a> {
    /// The list that the document is, and the others.
    pub lists: &'a Lists<'a>,
    /// The entry as it was, where it was there.
    pub was: Option<&'a Entry>,
    pub number: usize,
    pub draft: &'a Draft,
    /// Whether nothing of the entry was there before this draft.
    pub is_new: bool,
    /// Whether no draft before this one is about the entry.
    pub is_first: bool,
    /// What the document is right about, against the catalog.
    pub decided: &'a Decided,
    pub date: Option<NaiveDate>,
    pub tracks: &'a Tracks<'a>,
    pub said: &'a mut Said,
}

impl Grower<'_> {
    /// Lets an entry grow that has these pages.
    pub fn grow(&mut self, entry: &mut Entry, pages: &mut Pages) {
        let draft = self.draft;
        let name = entry.id.clone();
        self.text(&name, "summary", &mut entry.summary, &draft.summary);
        self.text(
            &name,
            "description",
            &mut entry.description,
            &draft.description,
        );
        self.text(&name, "license", &mut entry.license, &draft.license);
        self.text(&name, "legal", &mut entry.legal, &draft.legal);
        self.repository(entry);
        if let Some(repository) = &entry.repository {
            pages.add(repository);
        }
        self.homepage(entry, pages);
        self.beside(entry, pages);
        self.links(entry, pages);
        draft
            .tags
            .iter()
            .for_each(|tag| push_new(&mut entry.tags, tag.clone()));
        self.extra(entry);
        for standing in &draft.standings {
            self.stand(entry, standing);
        }
    }

    /// Adds the links of which the entry does not have the URL yet; to a new one, all. The words of
    /// others are noted.
    fn links(&mut self, entry: &mut Entry, pages: &mut Pages) {
        let relative = entry.relative_links();
        let mut relative: Vec<Link> = relative.values().flatten().cloned().collect();
        for (kind, link) in self.draft.links.iter() {
            if self.is_new || pages.add(&link.url) {
                self.link(entry, kind, link);
                relative.extend(is_relative(&link.url).then(|| link.clone()));
                continue;
            }
            let is_said =
                relative.contains(link) || entry.links.values().flatten().any(|own| own == link);
            if let Some(title) = link.title.as_ref().filter(|_| !is_said) {
                let words = (self.draft.line, title.to_string());
                self.said.wordless.push(words);
            }
        }
    }

    /// Adds a link. One to a place beside the document stands among the own data of the entry, unless
    /// somebody keeps something else there.
    fn link(&mut self, entry: &mut Entry, kind: &str, link: &Link) {
        if !pages::put(entry, kind, link) {
            let has = entry.extra.get(RELATIVE_LINKS);
            let has = has.map_or_else(String::new, text_of);
            let field = format!("extra.{RELATIVE_LINKS}");
            self.contradict(&entry.id, &field, has, link.url.to_string(), "links");
        }
    }

    fn extra(&mut self, entry: &mut Entry) {
        let draft = self.draft;
        let texts = draft.extra.iter();
        let texts = texts.map(|(key, text)| (key, Value::String(text.clone())));
        let data = draft.data.iter().map(|(key, value)| (key, value.clone()));
        for (key, says) in texts.chain(data) {
            match entry.extra.get(key) {
                None => {
                    entry.extra.insert(key, says);
                }
                Some(has) if *has != says && text_of(has) != text_of(&says) => {
                    let (has, says) = (text_of(has), text_of(&says));
                    self.contradict(&entry.id, &format!("extra.{key}"), has, says, "extra");
                }
                Some(_) => {}
            }
        }
    }

    fn text(&mut self, entry: &str, field: &str, own: &mut Option<String>, other: &Option<String>) {
        match (&own, other) {
            (None, Some(_)) => own.clone_from(other),
            (Some(has), Some(says)) if !is_same(field, has, says) => {
                let (has, says) = (has.clone(), says.clone());
                self.contradict(entry, field, has, says, field);
            }
            _ => {}
        }
    }

    /// Gives an entry a homepage.
    fn homepage(&mut self, entry: &mut Entry, pages: &mut Pages) {
        let Some(says) = &self.draft.homepage else {
            return;
        };
        match entry.homepage.clone() {
            Some(has) => self.another(entry, pages, "homepage", &has, says),
            None => {
                pages.add(says);
                entry.homepage = Some(says.clone());
            }
        }
    }

    /// Gives the name of an entry a link to a place beside the document.
    fn beside(&mut self, entry: &mut Entry, pages: &mut Pages) {
        let Some(says) = &self.draft.beside else {
            return;
        };
        let field = format!("extra.{RELATIVE_LINKS}.{OF_NAME}");
        match entry.place_of_name() {
            Some(has) => self.another(entry, pages, &field, &has, says),
            None => {
                pages.add(says);
                let url = says.as_str().into();
                self.link(entry, OF_NAME, &Link { title: None, url });
            }
        }
    }

    /// Takes another page than the one that an entry has in a field for a further page of the project,
    /// unless the list had the entry before: then it says otherwise now, or was put right by hand.
    fn another(
        &mut self,
        entry: &mut Entry,
        pages: &mut Pages,
        field: &str,
        has: &str,
        says: &str,
    ) {
        if pages.has(says) {
            return;
        }
        let had = || self.was.is_some_and(|was| self.lists.had(was));
        if pages.refused(says) || self.is_first && had() {
            pages.refuse(says);
            self.contradict(&entry.id, field, has.to_string(), says.to_string(), field);
            return;
        }
        pages.add(says);
        let title = Some(self.draft.name.as_str().into());
        let url = says.into();
        self.link(entry, "other", &Link { title, url });
    }

    fn repository(&mut self, entry: &mut Entry) {
        match (&entry.repository, &self.draft.repository) {
            (None, Some(_)) => entry.repository.clone_from(&self.draft.repository),
            (Some(has), Some(says)) if repository_key(has) != repository_key(says) => {
                let (has, says) = (has.clone(), says.clone());
                if self.decided.has(&entry.id, REPOSITORY) {
                    entry.repository = Some(says);
                } else {
                    self.contradict(&entry.id, REPOSITORY, has, says, REPOSITORY);
                }
            }
            _ => {}
        }
    }

    fn contradict(&mut self, entry: &str, field: &str, has: String, says: String, taken_as: &str) {
        let found = Contradiction {
            line: self.draft.line,
            entry: entry.to_string(),
            field: field.to_string(),
            has,
            says,
            why: None,
        };
        self.contradict_as(found, taken_as);
    }

    /// Notes what the document says otherwise than an entry has it, and in which field its words were
    /// taken.
    pub(super) fn contradict_as(&mut self, found: Contradiction, taken_as: &str) {
        let refused = (self.number, taken_as.to_string(), found.says.clone());
        self.said.refused.push(refused);
        self.said.contradictions.push(found);
    }
}

/// A value as a sentence tells it.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn push_new(texts: &mut Vec<String>, text: String) {
    if !texts.contains(&text) {
        texts.push(text);
    }
}

/// Whether texts of a field say the same; what is a name to sign or to license by, in any case.
fn is_same(field: &str, has: &str, says: &str) -> bool {
    let (has, says) = (has.trim(), says.trim());
    has == says
        || ["license", "legal"].contains(&field) && has.to_lowercase() == says.to_lowercase()
}
