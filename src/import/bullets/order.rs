//! The order of labels below bullets.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::import::look::Wording;

/// The keys of labels in an order that has them as the entries do, each behind those that stand in
/// front of it; where entries differ, and between keys of different entries, as they are first met. What
/// is published in this order has it again.
pub(super) fn in_order(met: &[Wording]) -> Vec<&str> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut keys: Vec<&str> = Vec::new();
    let mut pairs: HashSet<(usize, usize)> = HashSet::new();
    let mut before: Option<(usize, usize)> = None;
    for label in met {
        let place = *places.entry(&label.key).or_insert_with(|| {
            keys.push(&label.key);
            keys.len() - 1
        });
        if let Some((_, front)) = before.filter(|(draft, _)| *draft == label.draft)
            && front != place
        {
            pairs.insert((front, place));
        }
        before = Some((label.draft, place));
    }
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); keys.len()];
    let mut in_front: Vec<usize> = vec![0; keys.len()];
    for (front, back) in pairs {
        behind[front].push(back);
        in_front[back] += 1;
    }
    let mut left: BTreeSet<(usize, usize)> = (0..keys.len())
        .map(|key| (in_front[key].min(1), key))
        .collect();
    let mut order = Vec::with_capacity(keys.len());
    while let Some((_, key)) = left.pop_first() {
        order.push(keys[key]);
        for back in &behind[key] {
            in_front[*back] -= 1;
            if in_front[*back] == 0 && left.remove(&(1, *back)) {
                left.insert((0, *back));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use crate::import::look::Wording;

    #[test]
    fn labels_stand_as_entries_have_them() {
        let order = |entries: &[&[&str]]| {
            let entries = entries.iter().enumerate();
            let met: Vec<Wording> = entries
                .flat_map(|(draft, keys)| {
                    keys.iter().map(move |key| Wording {
                        draft,
                        line: 1,
                        key: (*key).to_string(),
                        words: String::new(),
                    })
                })
                .collect();
            in_order(&met).concat()
        };
        assert_eq!(order(&[&["a", "c"], &["b", "c"]]), "abc");
        assert_eq!(order(&[&["a", "b"], &["b", "a"], &["c"]]), "cab");
        assert_eq!(order(&[&["b", "d"], &["a", "b"], &["c"]]), "abdc");
    }
}
