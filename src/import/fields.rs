//! Which words in front of the values of a document name fields of projects, and not projects.

use std::collections::{HashMap, HashSet};

use super::document::{BlockKind, Document, Form};
use super::labels::{Label, begin, key_of, label_of, plain_label};
use super::words::{Topic, topic, topic_alone};

/// The words of a label that does not stand out are at most so many.
const MOST_WORDS: usize = 3;

/// In how many lists a label stands that is one of all projects.
const SEVERAL: usize = 2;

/// The words that name fields of the projects of a document.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// The keys of labels that stand in several lists.
    repeated: HashSet<String>,
    /// Those of labels that do not stand out, and are known to no other list.
    plain: HashSet<String>,
    /// The words of links that stand in several lists, and are known.
    linked: HashSet<String>,
}

impl Fields {
    /// What the lists of a document have in common.
    pub fn of(document: &Document) -> Fields {
        let mut labels: HashMap<String, usize> = HashMap::new();
        let mut plains: HashMap<String, usize> = HashMap::new();
        let mut links: HashMap<String, usize> = HashMap::new();
        for list in document.children(0, BlockKind::List) {
            let items = || document.children(list, BlockKind::Item);
            let own: HashSet<String> = items()
                .filter_map(|item| label_of(document, item))
                .map(|label| key_of(&label.words).1)
                .collect();
            let linked = items().filter_map(|item| link_label(document, item));
            let linked: HashSet<String> = linked.map(|label| label.words.to_lowercase()).collect();
            let plain = plain_labels(document, list);
            count(&mut plains, plain, 1);
            // Where all of a list is known, it need stand in no other.
            let all = linked.len() > 1 && items().all(|item| is_known(document, item));
            let weight = if all { SEVERAL } else { 1 };
            count(&mut labels, own, 1);
            count(&mut links, linked, weight);
        }
        let several = |counts: HashMap<String, usize>| {
            let several = counts.into_iter().filter(|(_, count)| *count >= SEVERAL);
            several.map(|(words, _)| words).collect()
        };
        Fields {
            repeated: several(labels),
            plain: several(plains),
            linked: several(links),
        }
    }

    /// The label of an item, where it names a field.
    pub fn label(&self, document: &Document, item: usize) -> Option<Label> {
        match label_of(document, item) {
            Some(label) => self.is_field(&label.words).then_some(label),
            None => link_label(document, item)
                .filter(|label| self.linked.contains(&label.words.to_lowercase()))
                .or_else(|| self.plain(document, item)),
        }
    }

    /// Whether an item has the label of a field, which does not stand out.
    pub fn has_plain(&self, document: &Document, item: usize) -> bool {
        let label = self.label(document, item);
        let is_bold = |label: Label| document.pieces[label.own].iter().any(|own| own.strong);
        label.is_some_and(|label| !is_bold(label))
    }

    fn plain(&self, document: &Document, item: usize) -> Option<Label> {
        let label = plain_label(document, item)?;
        self.plain
            .contains(&key_of(&label.words).1)
            .then_some(label)
    }

    /// Whether a label is one of fields: known to every list, or met with several projects.
    fn is_field(&self, words: &str) -> bool {
        let is_known = topic(words).is_some_and(|topic| topic != Topic::Project);
        is_known || self.repeated.contains(&key_of(words).1)
    }
}

/// The few words with a colon that an item begins with beside plain labels of fields, where it leads
/// somewhere; without links it may as well be a sentence.
pub(super) fn label_beside(document: &Document, item: usize) -> Option<Label> {
    let label = plain_label(document, item)?;
    let is_short = label.words.split_whitespace().count() <= MOST_WORDS;
    let mut inside = document.pieces[document.pieces_in(item)].iter();
    let leads = inside.any(|piece| piece.link().is_some());
    (is_short && leads).then_some(label)
}

/// The keys of the labels of a list that do not stand out, where some beside them is known, or all
/// items have one.
fn plain_labels(document: &Document, list: usize) -> HashSet<String> {
    let items = || document.children(list, BlockKind::Item);
    let is_label = |item: usize| plain_label(document, item).is_some();
    if !items().any(|item| is_known(document, item)) && !items().all(is_label) {
        return HashSet::new();
    }
    let labels = items().filter_map(|item| plain_label(document, item));
    labels.map(|label| key_of(&label.words).1).collect()
}

fn count(counts: &mut HashMap<String, usize>, words: HashSet<String>, weight: usize) {
    for words in words {
        *counts.entry(words).or_default() += weight;
    }
}

fn is_known(document: &Document, item: usize) -> bool {
    let label = label_of(document, item).map(|label| label.words);
    let known = label.and_then(|words| topic(&words));
    known.is_some() || link_label(document, item).is_some()
}

/// The link that an item begins with, where its words are known as those of a field; the link is part
/// of the value.
fn link_label(document: &Document, item: usize) -> Option<Label> {
    let (start, pieces) = begin(document, item)?;
    let piece = &document.pieces[start];
    let target = piece.link()?;
    let words = piece.text.trim();
    let is_short = words.split_whitespace().count() <= MOST_WORDS;
    let is_field = matches!(
        topic_alone(words)?,
        Topic::Repository | Topic::Homepage | Topic::License | Topic::Links(_)
    );
    (is_short && is_field && target.form == Form::Whole).then(|| Label {
        words: words.to_string(),
        own: pieces.start..pieces.start,
        value: pieces,
    })
}
