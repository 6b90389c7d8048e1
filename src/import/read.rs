//! What was read from a document: its drafts, what its list looks like, and what became of the rest.

use super::account::Item;
use super::draft::Draft;
use super::reader::Remark;
use super::shape::Shape;

/// What was read from a document.
#[derive(Debug)]
pub struct Reading {
    /// How the document is laid out.
    pub shape: Shape,
    /// One for each project, in the order of the source.
    pub drafts: Vec<Draft>,
    /// What its list looks like.
    pub look: Look,
    /// What a reader of the source should look at.
    pub remarks: Vec<Remark>,
    /// Everything that the source says, and what became of it.
    pub items: Vec<Item>,
}

/// What a list looks like, so that it can be published the same way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// Its title.
    pub title: Option<String>,
    /// Whether its headings are levels.
    pub by_level: bool,
    /// The words behind a level in its heading, such as `Projects`.
    pub suffix: String,
    /// Labels or columns: the key of each, and its words.
    pub labels: Vec<(String, String)>,
    /// Other words of labels that were met: the key of each, and its words.
    pub variants: Vec<(String, String)>,
    /// The labels inside a column of states: the key of each, and its words.
    pub states: Vec<(String, String)>,
    /// How many depths of areas are headings above tables.
    pub headings: usize,
    /// The columns of a table that gives an overview, where there is one.
    pub overview: Vec<(String, String)>,
}

impl Look {
    /// Keeps the words of a label; where it is written in several ways, the first, which is given
    /// back when these are news.
    pub(super) fn keep(&mut self, key: &str, words: &str) -> Option<&str> {
        let known = self.labels.iter().position(|(own, _)| own == key);
        let Some(known) = known else {
            self.labels.push((key.to_string(), words.to_string()));
            return None;
        };
        let variant = (key.to_string(), words.to_string());
        if self.labels[known] == variant || self.variants.contains(&variant) {
            return None;
        }
        self.variants.push(variant);
        Some(&self.labels[known].1)
    }
}
