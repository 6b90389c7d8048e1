//! What a document says of one project, before any catalog is looked at.

use chrono::NaiveDate;
use indexmap::IndexMap;
use serde_json::Value;

use super::links::Links;
use super::reader::Remark;
use super::state::capital;
use super::succession;
use super::words::{self, Topic};
use crate::catalog::model::{Link, is_relative};
use crate::catalog::validate::repository_problem;

/// One project as a document has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// Its name.
    pub name: String,
    /// The line of the source that names it.
    pub line: usize,
    /// One line.
    pub summary: Option<String>,
    /// A longer text.
    pub description: Option<String>,
    /// The project's own page.
    pub homepage: Option<String>,
    /// Where the source is.
    pub repository: Option<String>,
    /// Where its name leads, if to a place beside the document.
    pub beside: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// What a contributor signs.
    pub legal: Option<String>,
    /// The areas it stands in, each the titles from the outermost to its own; empty for the list
    /// itself.
    pub areas: Vec<Vec<String>>,
    /// Where it stands, one for each track.
    pub standings: Vec<Standing>,
    /// Links with their kinds.
    pub links: Links,
    /// The key of the data and links that name what takes its place, if it is over.
    pub successor: Option<String>,
    /// Free words.
    pub tags: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Other data, text by key.
    pub extra: IndexMap<String, String>,
    /// Other data that is more than text, lists and mappings of texts by key.
    pub data: IndexMap<String, Value>,
}

/// Where a project stands on a track.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    /// The words for the track; empty where the document names none.
    pub track: String,
    /// The levels, oldest first; the last is the one it is at.
    pub steps: Vec<Step>,
    /// A remark on the last level.
    pub note: Option<String>,
    /// What takes its place, as the document links it.
    pub successors: Vec<Link>,
    /// The words that name what takes its place.
    pub succession: Option<String>,
    /// The line that says so.
    pub line: usize,
}

/// A level and the day it was reached.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Step {
    /// The level's id.
    pub level: String,
    /// The words for it.
    pub title: String,
    /// The day.
    pub date: Option<NaiveDate>,
    /// What proves it.
    pub evidence: Option<String>,
}

impl Draft {
    /// Adds a link, unless the draft has its URL under that kind in the same words, or there are
    /// none; under `other`, unless it has it at all.
    pub fn add_link(&mut self, kind: &str, title: Option<&str>, url: &str) {
        let title = title
            .map(str::trim)
            .filter(|title| !title.is_empty() && *title != url);
        let is_said = || title.is_none_or(|title| self.links.has_titled(url, title));
        let known = match kind {
            "other" => self.leads_to(url),
            _ => self.links.has_as(kind, url) && is_said(),
        };
        if !known {
            let link = Link {
                title: title.map(Into::into),
                url: url.into(),
            };
            self.links.push(kind, link);
        }
    }

    /// Adds a link of a label for a repository or homepage to the field that it is for, where that is
    /// free, or else beside it, among links of this kind; gives whether its words are kept, for which
    /// the field has no place.
    pub fn add_address(&mut self, topic: Topic, kind: &str, title: &str, url: &str) -> bool {
        let field = match topic {
            Topic::Repository if repository_problem(url).is_none() => &mut self.repository,
            Topic::Homepage if is_relative(url) => {
                self.add_link("homepage", Some(title), url);
                return true;
            }
            Topic::Homepage => &mut self.homepage,
            Topic::Links(kind) => {
                self.add_link(kind, Some(title), url);
                return true;
            }
            _ => {
                self.add_link(kind, Some(title), url);
                return true;
            }
        };
        match field {
            Some(own) if own != url => {
                self.add_link(kind, Some(title), url);
                true
            }
            _ => {
                *field = Some(url.to_string());
                false
            }
        }
    }

    /// Adds text to the data under a key.
    pub fn add_extra(&mut self, key: &str, text: &str) {
        match self.extra.get_mut(key) {
            Some(said) if said == text => {}
            Some(said) => {
                said.push_str("; ");
                said.push_str(text);
            }
            None => {
                self.extra.insert(key.to_string(), text.to_string());
            }
        }
    }

    /// Adds a paragraph to the description.
    pub fn add_paragraph(&mut self, text: &str) {
        let description = self.description.get_or_insert_default();
        if !description.is_empty() {
            description.push_str("\n\n");
        }
        description.push_str(text);
    }

    /// Adds where the project stands. What is said again of the level that its heading gives, which
    /// is the first, adds its remark to it.
    pub fn stand(&mut self, standing: Standing) {
        let level = |standing: &Standing| standing.steps.last().map(|step| step.level.clone());
        let same = |own: &&mut Standing| {
            let is_bare = own.succession.is_none() && own.note.is_none();
            is_bare && own.track == standing.track && level(own) == level(&standing)
        };
        match self.standings.first_mut().filter(same) {
            Some(own) => {
                let proof = standing.steps.into_iter().next_back();
                let proof = proof.and_then(|step| step.evidence);
                if let Some(step) = own.steps.last_mut().filter(|_| proof.is_some()) {
                    step.evidence = proof;
                }
                own.note = standing.note;
                own.succession = standing.succession;
                own.successors = standing.successors;
            }
            None => self.standings.push(standing),
        }
    }

    /// That a level is published in the words of the heading above, and has others here.
    pub fn worded_otherwise(&self, standing: &Standing) -> Option<Remark> {
        let own = self.standings.first()?;
        let is_of_track = own.track == standing.track;
        let (own, last) = (own.steps.last()?, standing.steps.last()?);
        let is_level = is_of_track && own.level == last.level;
        let is_other = is_level && !own.title.eq_ignore_ascii_case(&last.title);
        let message = format!("the level `{}` is published as `{}`", last.title, own.title);
        is_other.then_some(Remark {
            line: standing.line,
            message,
        })
    }

    /// Adds where the project stands by the heading above it, unless it is said already on the track
    /// that the list means.
    pub fn stand_first(&mut self, standing: Standing) {
        let is_said = |own: &Standing| own.track.is_empty();
        if !self.standings.iter().any(is_said) {
            self.standings.insert(0, standing);
        }
    }

    /// Whether the project is over, and nothing is said yet of what takes its place.
    pub fn is_over(&self) -> bool {
        self.standings.iter().any(Standing::is_unsucceeded)
    }

    /// Where the project is over, and nothing is said yet of what takes its place.
    pub fn unsucceeded(&mut self) -> Option<&mut Standing> {
        let mut standings = self.standings.iter_mut().rev();
        standings.find(|standing| standing.is_unsucceeded())
    }

    /// Finds the words that name what takes the project's place in what else is said of it, where it
    /// is over and they do not stand beside its level.
    pub fn find_succession(&mut self) {
        if !self.is_over() {
            return;
        }
        let (said, successors) = match self.column_of_succession() {
            Some(found) => found,
            None => match self.succession() {
                Some(said) => (said, Vec::new()),
                None => return,
            },
        };
        if let Some(over) = self.unsucceeded() {
            over.succeed(&said);
            over.successors = successors;
        }
    }

    /// What a column says that takes a project's place, in words and as links.
    fn column_of_succession(&self) -> Option<(String, Vec<Link>)> {
        let key = self.successor.as_deref()?;
        let links = self.links.iter().filter(|(kind, _)| *kind == key);
        let links: Vec<Link> = links.map(|(_, link)| link.clone()).collect();
        let titles = links.iter().map(|link| link.title.as_deref());
        let titles: Vec<&str> = titles.flatten().collect();
        let said = match self.extra.get(key) {
            Some(said) => said.replace('\n', "; "),
            None => titles.join(", "),
        };
        let has_any = !said.is_empty() || !links.is_empty();
        has_any.then(|| (succession::in_words(&said), links))
    }

    /// The key of the column that says so, where these are its words.
    pub fn column_that_says(&self, said: &str) -> Option<&str> {
        let (words, _) = self.column_of_succession()?;
        let words = words.trim().trim_end_matches('.');
        self.successor.as_deref().filter(|_| words == said)
    }

    /// The first words that name what takes a project's place.
    fn succession(&self) -> Option<String> {
        let titles = self.links.iter();
        let titles = titles.filter_map(|(_, link)| link.title.as_deref());
        let said = self.summary.iter().chain(self.extra.values());
        let mut said = said.flat_map(|said| said.lines()).chain(titles);
        said.find_map(|said| Some(succession::parted(said).1?.to_string()))
    }

    /// Whether it leads to a URL at all.
    pub fn leads_to(&self, url: &str) -> bool {
        let fields = self.homepage.iter().chain(&self.repository);
        let mut fields = fields.chain(&self.beside);
        fields.any(|own| own == url) || self.links.has(url)
    }
}

impl Standing {
    /// At a level, on the track that the list means; the line says so.
    pub fn at(level: &str, words: &str, line: usize) -> Standing {
        let step = Step {
            level: level.to_string(),
            title: capital(words),
            ..Step::default()
        };
        Standing {
            steps: vec![step],
            line,
            ..Standing::default()
        }
    }

    /// Whether its last level is one of what is over.
    pub fn is_retired(&self) -> bool {
        let last = self.steps.last();
        last.is_some_and(|step| words::is_retired(&step.level))
    }

    fn is_unsucceeded(&self) -> bool {
        self.is_retired() && self.succession.is_none()
    }

    /// Keeps the words that name what takes the project's place.
    pub fn succeed(&mut self, said: &str) {
        self.succession = Some(said.trim().trim_end_matches('.').to_string());
    }
}
