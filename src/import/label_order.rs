//! The words and the order that most entries have for labels.

use std::collections::HashMap;

use super::draft::Draft;
use super::look::Wording;

/// The words that most entries have for each label; among several, those that are met first.
pub(super) fn most_used(met: &[Wording]) -> HashMap<String, String> {
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for label in met {
        *counts.entry((&label.key, &label.words)).or_default() += 1;
    }
    let mut most: HashMap<String, (usize, String)> = HashMap::new();
    for label in met {
        let count = counts[&(&*label.key, &*label.words)];
        match most.get_mut(&label.key) {
            Some((highest, _)) if *highest >= count => {}
            Some(known) => *known = (count, label.words.clone()),
            None => {
                most.insert(label.key.clone(), (count, label.words.clone()));
            }
        }
    }
    most.into_iter()
        .map(|(key, (_, words))| (key, words))
        .collect()
}

/// The keys of labels in the order in which they stand: one that earlier entries lack comes behind
/// the one that it follows where it is met.
pub(super) fn in_order(met: &[Wording]) -> Vec<&str> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    // Each key with the place of the next; the first stands for the begin.
    let mut chain: Vec<(&str, Option<usize>)> = vec![("", None)];
    let mut end = 0;
    let mut before: Option<&Wording> = None;
    for label in met {
        if !places.contains_key(&*label.key) {
            let place = chain.len();
            let behind = before.filter(|before| before.draft == label.draft);
            let behind = behind.map_or(end, |before| places[&*before.key]);
            let next = chain[behind].1.replace(place);
            chain.push((&label.key, next));
            places.insert(&label.key, place);
            end = if next.is_none() { place } else { end };
        }
        before = Some(label);
    }
    std::iter::successors(chain[0].1, |place| chain[*place].1)
        .map(|place| chain[place].0)
        .collect()
}

/// Puts the data of drafts in the order in which a page has it again: that without a label in front,
/// the rest by the labels.
pub(super) fn order_data(labels: &[(String, impl Sized)], drafts: &mut [Draft]) {
    let keys = labels.iter().map(|(key, _)| key.as_str());
    let places: HashMap<&str, usize> = keys.zip(1..).collect();
    for draft in drafts {
        let place = |key: &String, _: &String| places.get(&**key).copied().unwrap_or_default();
        draft.extra.sort_by_cached_key(place);
    }
}
