//! Ids that are free, with a number behind those that are not.

use std::collections::HashMap;

/// The longest part of an id in front of a number.
const LONGEST_STEM: usize = 56;

/// The numbers that ids have got so far, so that none is tried twice.
#[derive(Default)]
pub(super) struct Numbers(HashMap<String, usize>);

impl Numbers {
    /// An id that is not taken.
    pub fn free(&mut self, id: &str, taken: impl Fn(&str) -> bool) -> String {
        self.free_below("", id, taken)
    }

    /// An id that is not taken among those below a path.
    pub fn free_below(&mut self, path: &str, id: &str, taken: impl Fn(&str) -> bool) -> String {
        if !taken(id) {
            return id.to_string();
        }
        let stem = id.get(..LONGEST_STEM).unwrap_or(id).trim_end_matches('-');
        let last = self.0.entry(format!("{path}{stem}")).or_insert(1);
        loop {
            *last += 1;
            let numbered = format!("{stem}-{last}");
            if !taken(&numbered) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn a_taken_id_gets_the_next_number() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.free("a", |_| false), "a");
        assert_eq!(numbers.free("a", |id| ["a", "a-2"].contains(&id)), "a-3");
        assert_eq!(numbers.free("a", |id| id == "a"), "a-4");
        assert_eq!(numbers.free_below("x/", "a", |id| id == "a"), "a-2");
    }
}
