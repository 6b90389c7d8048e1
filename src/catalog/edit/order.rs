//! The canonical order of keys, and the place of a new key among those that are there.

use super::Step;

/// Says in which order the keys of each mapping stand.
pub trait KeyOrder {
    /// The keys of the mapping at `path` in their canonical order; a key that is not among them
    /// goes to the end.
    fn keys(&self, path: &[Step]) -> &[&str];
}

/// Knows no order: every new key goes to the end.
#[derive(Debug, Clone, Copy, Default)]
pub struct AsWritten;

impl KeyOrder for AsWritten {
    fn keys(&self, _path: &[Step]) -> &[&str] {
        &[]
    }
}

/// The index a new key takes among the `present` ones: behind the nearest key that comes before
/// it in canonical order, else before the nearest that comes after it, else at the end.
pub(super) fn place(present: &[&str], canonical: &[&str], key: &str) -> usize {
    let index_of = |key: &&str| present.iter().position(|present| present == key);
    let Some(rank) = canonical.iter().position(|canonical| *canonical == key) else {
        return present.len();
    };
    let before = canonical[..rank].iter().rev().find_map(index_of);
    let after = || canonical[rank + 1..].iter().find_map(index_of);
    match before {
        Some(index) => index + 1,
        None => after().unwrap_or(present.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_key_stands_behind_the_nearest_that_precedes_it() {
        let canonical = ["name", "summary", "license", "areas"];
        assert_eq!(place(&["name", "areas"], &canonical, "license"), 1);
        assert_eq!(place(&["areas", "name"], &canonical, "license"), 2);
        assert_eq!(place(&["own", "areas"], &canonical, "license"), 1);
        assert_eq!(place(&["own"], &canonical, "license"), 1);
        assert_eq!(place(&["name", "areas"], &canonical, "own"), 2);
    }
}
