//! The file of areas.

use std::collections::HashSet;

use super::fields::{Fields, Problems};
use crate::catalog::model::{Area, AreaTree};
use crate::catalog::yaml::Node;

const AREA_KEYS: &[&str] = &["id", "title", "areas"];

/// The tree of areas, as far as it can be read, with every problem of its shape added.
pub fn decode_areas(node: &Node, problems: &mut Problems) -> AreaTree {
    let mut tree = Tree::default();
    if let Some(fields) = Fields::of(node, "the tree of areas", &["areas"], problems) {
        fields.need("areas", problems);
        tree.collect(fields.items("areas", problems), None, problems);
    }
    AreaTree::new(tree.areas)
}

/// The areas found so far.
#[derive(Default)]
struct Tree {
    areas: Vec<Area>,
    paths: HashSet<String>,
}

impl Tree {
    /// Adds the areas below a parent, and all that is below them.
    fn collect(&mut self, nodes: &[Node], parent: Option<&Area>, problems: &mut Problems) {
        for node in nodes {
            if let Some((area, below)) = self.area(node, parent, problems) {
                self.areas.push(area.clone());
                self.collect(below, Some(&area), problems);
            }
        }
    }

    /// One area with the nodes of those below it; `None` where it has no path of its own.
    fn area<'n>(
        &mut self,
        node: &'n Node<'n>,
        parent: Option<&Area>,
        problems: &mut Problems,
    ) -> Option<(Area, &'n [Node<'n>])> {
        let fields = Fields::of(node, "an area", AREA_KEYS, problems)?;
        let id = fields.need_text("id", problems)?;
        let span = fields.get("id").map_or(&node.span, |id| &id.span);
        problems.judge_id("the area's id", &id, span);
        let path = parent.map_or_else(|| id.clone(), |parent| format!("{}/{id}", parent.path));
        if !self.paths.insert(path.clone()) {
            let message = format!("area `{}` stands twice in the tree", path.escape_debug());
            let help = Some("merge the two, or give one of them another id".to_string());
            problems.error("duplicate-area", span, message, help);
            return None;
        }
        let title = fields.line("title", problems).unwrap_or(id);
        let depth = parent.map_or(0, |parent| parent.depth + 1);
        let below = fields.items("areas", problems);
        Some((Area { path, title, depth }, below))
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::decode::testing::read_areas;

    #[test]
    fn areas_stand_in_the_tree_parents_first_under_the_path_of_their_ids() {
        let text = "areas:\n  - id: cloud\n    title: Cloud\n    areas:\n      - id: docker\n  \
            - id: storage\n";
        let (areas, problems) = read_areas(text);
        assert_eq!(problems, [""; 0]);
        let tree: Vec<(&str, &str, usize)> = areas
            .iter()
            .map(|area| (area.path.as_str(), area.title.as_str(), area.depth))
            .collect();
        assert_eq!(
            tree,
            [
                ("cloud", "Cloud", 0),
                ("cloud/docker", "docker", 1),
                ("storage", "storage", 0)
            ]
        );
    }

    #[test]
    fn one_id_may_stand_under_two_parents_but_not_twice_under_one() {
        let text =
            "areas:\n  - {id: a, areas: [{id: x}, {id: x}]}\n  - {id: b, areas: [{id: x}]}\n";
        assert_eq!(
            read_areas(text).1,
            ["`x` duplicate-area: area `a/x` stands twice in the tree; \
              merge the two, or give one of them another id"]
        );
    }

    #[test]
    fn an_area_has_an_id_and_a_title_of_one_line() {
        let text =
            "areas:\n  - title: Cloud\n  - {id: A/B}\n  - {id: c, title: \"a\\nb\"}\n  - d\n";
        assert_eq!(
            read_areas(text).1,
            [
                "`title` missing-key: an area has no `id`; add `id: …`",
                "`A/B` id: the area's id `A/B` may only have lower-case letters a-z, digits and `-`",
                "`\"a\\nb\"` one-line: `title` has a line break, where one line is wanted",
                "`d` wrong-type: an area is text, where a mapping is wanted",
            ]
        );
    }
}
