//! The order of keys in which every item has them, as far as there is one.

use std::collections::{BTreeSet, HashMap, HashSet};

/// Keys with the items that have them, in the order of the file, as one order of all keys: one that
/// all items agree with where there is such, and else one that breaks no more than it must.
pub(super) fn in_order<'k>(met: impl Iterator<Item = (usize, &'k str)>) -> Vec<String> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut keys: Vec<&str> = Vec::new();
    let mut behind: Vec<Vec<usize>> = Vec::new();
    let mut in_front: Vec<usize> = Vec::new();
    let mut steps = HashSet::new();
    let mut before: Option<(usize, usize)> = None;
    for (draft, key) in met {
        let place = *places.entry(key).or_insert_with(|| {
            keys.push(key);
            behind.push(Vec::new());
            in_front.push(0);
            keys.len() - 1
        });
        if let Some((last, from)) = before
            && last == draft
            && from != place
            && steps.insert((from, place))
        {
            behind[from].push(place);
            in_front[place] += 1;
        }
        before = Some((draft, place));
    }
    let order = sorted(&behind, in_front);
    order.into_iter().map(|key| keys[key].to_string()).collect()
}

/// Places so that what stands in front comes first, and what was met first where that says nothing.
fn sorted(behind: &[Vec<usize>], mut in_front: Vec<usize>) -> Vec<usize> {
    let is_free = |place: &usize| in_front[*place] == 0;
    let (mut free, mut bound): (BTreeSet<usize>, BTreeSet<usize>) =
        (0..behind.len()).partition(is_free);
    let mut order = Vec::with_capacity(behind.len());
    // Where items disagree, the first that was met goes on.
    while let Some(place) = free.pop_first().or_else(|| bound.pop_first()) {
        order.push(place);
        for next in &behind[place] {
            in_front[*next] -= 1;
            if in_front[*next] == 0 && bound.remove(next) {
                free.insert(*next);
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn an_order_agrees_with_every_item() {
        let order = |items: &[&[&'static str]]| {
            let items = items.iter().enumerate();
            in_order(items.flat_map(|(item, keys)| keys.iter().map(move |key| (item, *key))))
        };
        assert_eq!(order(&[&["c"], &["a", "c"], &["b", "c"]]), ["a", "b", "c"]);
        assert_eq!(
            order(&[&["a", "d"], &["a", "b", "d"], &["b", "c", "d"]]),
            ["a", "b", "c", "d"]
        );
        assert_eq!(order(&[&["a", "b"], &["b", "a", "c"]]), ["a", "b", "c"]);
    }
}
