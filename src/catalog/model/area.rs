//! The tree of areas.

use std::collections::HashMap;

/// A node of the tree.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Area {
    /// The ids from the root, joined by `/`.
    pub path: String,
    /// Its words in published lists.
    pub title: String,
    /// How many areas stand above it.
    pub depth: usize,
}

/// All areas, each parent before its children, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AreaTree {
    areas: Vec<Area>,
    places: HashMap<String, usize>,
}

impl AreaTree {
    /// The tree of these areas, which stand parents first.
    pub fn new(areas: Vec<Area>) -> AreaTree {
        let places = areas
            .iter()
            .enumerate()
            .map(|(place, area)| (area.path.clone(), place))
            .collect();
        AreaTree { areas, places }
    }

    /// Every area, in tree order.
    pub fn iter(&self) -> impl Iterator<Item = &Area> {
        self.areas.iter()
    }

    /// The area at a path.
    pub fn get(&self, path: &str) -> Option<&Area> {
        self.order(path).map(|place| &self.areas[place])
    }

    /// Where an area stands in tree order.
    pub fn order(&self, path: &str) -> Option<usize> {
        self.places.get(path).copied()
    }

    /// Whether an area is this one or stands below it.
    pub fn is_within(path: &str, ancestor: &str) -> bool {
        path.strip_prefix(ancestor)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::AreaTree;

    #[test]
    fn within_means_itself_or_below_never_a_common_prefix() {
        assert!(AreaTree::is_within("cloud/docker", "cloud"));
        assert!(AreaTree::is_within("cloud", "cloud"));
        assert!(!AreaTree::is_within("cloudy", "cloud"));
        assert!(!AreaTree::is_within("cloud", "cloud/docker"));
    }
}
