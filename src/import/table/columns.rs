//! The columns of a table, and what each is about.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::catalog::model::id_from_name;
use crate::import::labels::key_of;
use crate::import::numbers::Numbers;
use crate::import::succession;
use crate::import::words::{Topic, may_name_projects, topic, topic_alone};

/// The key of the column of projects.
const PROJECT: &str = "project";

/// The key of the column that tells where projects stand in the list.
const STATE: &str = "state";

/// The key of a column without words.
const COLUMN: &str = "column";

/// A column of a table.
pub(super) struct Column {
    pub topic: Option<Topic>,
    /// The key under which its links and words stand; no other column has it.
    pub key: String,
    /// Whether it names what takes the place of projects that are over.
    pub is_successor: bool,
    /// What it is about beside repositories, where it is of both.
    pub beside: Option<Topic>,
    /// The words for the track on which its levels are, where it has one of its own.
    pub track: Option<String>,
}

/// The columns of a table that has one of projects.
pub(super) struct Columns {
    pub all: Vec<Column>,
    /// The place of the column of projects.
    pub name: usize,
}

impl Columns {
    /// What the words at the head of a table say, and which column is of projects: `first`, where no
    /// words and links tell of one; `None` where there is none then. `linked` tells for each column
    /// how many rows have a link on words in it.
    pub fn of(
        words: &[String],
        linked: impl Fn() -> Vec<usize>,
        first: Option<usize>,
    ) -> Option<Columns> {
        let all = words;
        let name = name_of(words, linked).or(first)?;
        let mut keys = Keys::default();
        let column = |(place, words): (usize, &String)| match place == name {
            true => Column {
                topic: Some(Topic::Project),
                key: PROJECT.to_string(),
                is_successor: false,
                beside: None,
                track: None,
            },
            false => keys.column(words, about(words, all)),
        };
        Some(Columns {
            all: words.iter().enumerate().map(column).collect(),
            name,
        })
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|column| &*column.key)
    }

    /// The keys of columns with tracks of their own, each with the words for the track.
    pub fn tracks(&self) -> impl Iterator<Item = (&str, &str)> {
        let columns = self.all.iter();
        columns.filter_map(|column| Some((&*column.key, column.track.as_deref()?)))
    }

    /// Lets a column of states tell where projects stand in the list, and no other.
    pub fn let_tell(&mut self, place: usize, words: &[String]) {
        let is_of_states = |column: &Column| column.topic == Some(Topic::State);
        let first = self.all.iter().position(is_of_states);
        if let Some(first) = first.filter(|first| *first != place) {
            self.let_be_other(first, &words[first]);
        }
        let column = &mut self.all[place];
        column.topic = Some(Topic::State);
        column.key = STATE.to_string();
    }

    /// Lets a column be of what only its words say.
    pub fn let_be_other(&mut self, place: usize, words: &str) {
        let id = id_from_name(words);
        let key = Numbers::default().free(&id, |key| self.keys().any(|own| own == key));
        let column = &mut self.all[place];
        column.topic = None;
        column.key = key;
    }
}

/// The place of the column that is of projects, by its words and those beside it, or by its links.
fn name_of(words: &[String], linked: impl Fn() -> Vec<usize>) -> Option<usize> {
    let topics: Vec<Option<Topic>> = words.iter().map(|words| topic(words)).collect();
    let mut places = 0..words.len();
    let says_so = places
        .clone()
        .find(|place| topics[*place] == Some(Topic::Project));
    let may = |place: &usize| topics[*place].is_none() && may_name_projects(&words[*place]);
    // What is unknown beside addresses is what has them.
    let has_addresses = topics
        .iter()
        .flatten()
        .any(|topic| matches!(topic, Topic::Homepage | Topic::Repository));
    let owns = || {
        topics
            .iter()
            .position(Option::is_none)
            .filter(|_| has_addresses)
    };
    // Else it is the one whose words are links.
    let leads = || {
        let counts = linked().into_iter().zip(&topics).enumerate();
        let unknown = counts.filter(|(_, (count, topic))| *count > 0 && topic.is_none());
        let most = unknown.max_by_key(|(place, (count, _))| (*count, Reverse(*place)));
        most.map(|(place, _)| place)
    };
    says_so
        .or_else(|| places.find(may))
        .or_else(leads)
        .or_else(owns)
}

/// What a column is about, by its words.
struct About {
    topic: Option<Topic>,
    key: String,
    beside: Option<Topic>,
}

/// What a column of a table is about: of repositories too, where a part of its words is, such as
/// `Repo / Docs`, and no other column is.
fn about(words: &str, all: &[String]) -> About {
    let (own, key) = key_of(words);
    let is_repository = |part: &str| topic_alone(part) == Some(Topic::Repository);
    let is_mixed = matches!(own, Some(Topic::Links(_)))
        && words.split(['/', ',', '&', '+']).any(is_repository)
        && !all
            .iter()
            .any(|other| topic(other) == Some(Topic::Repository));
    match is_mixed {
        true => About {
            topic: Some(Topic::Repository),
            key: "repository".to_string(),
            beside: own,
        },
        false => About {
            topic: own,
            key,
            beside: None,
        },
    }
}

/// The keys that columns beside the one of projects have so far, and how often each was wanted.
#[derive(Default)]
struct Keys(HashMap<String, usize>);

impl Keys {
    /// A column under these words. A second one about the same thing is one of its own, under its own
    /// words; so is one without words, which has none of the links that stand under no other.
    fn column(&mut self, words: &str, about: About) -> Column {
        let id = Some(id_from_name(words)).filter(|id| !id.is_empty() && id != PROJECT);
        let (topic, key) = match id {
            Some(_) => (about.topic, about.key),
            None => (None, COLUMN.to_string()),
        };
        let is_successor = topic.is_none() && succession::is_column(words);
        if self.is_free(&key) {
            self.0.insert(key.clone(), 1);
            return Column {
                topic,
                key,
                is_successor,
                beside: about.beside,
                track: None,
            };
        }
        let id = id.unwrap_or_else(|| COLUMN.to_string());
        let mut number = self.0.get(&id).copied().unwrap_or_default();
        let key = loop {
            number += 1;
            let key = if number == 1 {
                id.clone()
            } else {
                format!("{id}-{number}")
            };
            if self.is_free(&key) {
                break key;
            }
        };
        self.0.insert(id, number);
        self.0.insert(key.clone(), 1);
        Column {
            topic: None,
            key,
            is_successor,
            beside: None,
            track: None,
        }
    }

    fn is_free(&self, key: &str) -> bool {
        key != PROJECT && !self.0.contains_key(key)
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;

    fn keys(words: &[&str], linked: &[usize]) -> Option<Vec<String>> {
        let words: Vec<String> = words.iter().map(|word| word.to_string()).collect();
        let columns = Columns::of(&words, || linked.to_vec(), None)?;
        Some(columns.all.into_iter().map(|column| column.key).collect())
    }

    #[test]
    fn every_column_has_a_key_of_its_own() {
        let words = ["Chat", "Name", "Slack", "Tool", "Slack", "?", ""];
        assert_eq!(
            keys(&words, &[0; 7]).expect("a column of projects"),
            [
                "chat", "project", "slack", "tool", "slack-2", "column", "column-2"
            ]
        );
    }

    #[test]
    fn the_column_of_projects_says_so_or_may_be_one_or_is_linked_or_has_addresses() {
        for (words, linked, found) in [
            (["Package", "Name"], [9, 0], Some(1)),
            (["URL", "Library"], [9, 0], Some(1)),
            (["Why", "Editor"], [1, 9], Some(1)),
            (["Editor", "Repo"], [0, 9], Some(0)),
            (["Why", "Stars"], [0, 0], None),
        ] {
            let keys = keys(&words, &linked);
            let name = keys.and_then(|keys| keys.iter().position(|key| key == "project"));
            assert_eq!(name, found, "{words:?}");
        }
    }

    #[test]
    fn columns_are_matched_by_meaning() {
        for (words, key) in [
            ("Website", "homepage"),
            ("Web site", "homepage"),
            ("URL", "homepage"),
            ("Home Page", "homepage"),
            ("Link", "homepage"),
            ("Project URL", "homepage"),
            ("Repo", "repository"),
            ("Source", "repository"),
            ("Source Code", "repository"),
            ("Code", "repository"),
            ("GitHub", "repository"),
            ("GitHub URL", "repository"),
            ("Git repos", "repository"),
            ("Licence", "license"),
            ("SPDX", "license"),
            ("Discord", "chat"),
            ("DCO/CLA", "legal"),
            ("Latest release", "releases"),
            ("Bugs", "issues"),
            ("Short description", "summary"),
            ("Desc.", "summary"),
            ("Categories", "area"),
            ("CNCF maturity", "state"),
            ("GitHub stars", "github-stars"),
            ("Open source?", "open-source"),
            ("Code of conduct", "code-of-conduct"),
            ("Demo URL", "demo-url"),
        ] {
            assert_eq!(
                keys(&["Name", words], &[0, 0]).expect("columns")[1],
                key,
                "{words}"
            );
        }
    }
}
