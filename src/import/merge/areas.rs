//! The areas that a document names, found in the tree or added to it.

use std::collections::HashMap;

use crate::catalog::edit::{Edit, Step};
use crate::catalog::model::{AreaTree, id_from_name, id_problem};
use crate::catalog::yaml::Tree;
use crate::import::marks::without_pictures;
use crate::import::numbers::Numbers;

/// The id that a title gives.
fn id_of(title: &str) -> String {
    id_from_name(&without_pictures(title))
}

/// The areas of a catalog with those that a document adds.
pub(super) struct Areas {
    nodes: Vec<Node>,
    /// Nodes by their path.
    paths: HashMap<String, usize>,
    /// Nodes by what they stand in and their title in small letters.
    titles: HashMap<(usize, String), usize>,
    numbers: Numbers,
    root: usize,
}

struct Node {
    id: String,
    title: String,
    path: String,
    parent: Option<usize>,
    children: Vec<usize>,
    is_new: bool,
}

impl Areas {
    /// The areas of a tree, with one of this path and title.
    pub fn new(tree: &AreaTree, root: &str, title: &str) -> Areas {
        let mut areas = Areas {
            nodes: Vec::new(),
            paths: HashMap::new(),
            titles: HashMap::new(),
            numbers: Numbers::default(),
            root: 0,
        };
        for area in tree.iter() {
            let (parent, id) = area
                .path
                .rsplit_once('/')
                .map_or((None, area.path.as_str()), |(parent, id)| {
                    (Some(parent), id)
                });
            let parent = parent.and_then(|parent| areas.paths.get(parent).copied());
            areas.add(id.to_string(), area.title.clone(), parent, false);
        }
        areas.root = match areas.paths.get(root) {
            Some(place) => *place,
            None => areas.add(root.to_string(), title.to_string(), None, true),
        };
        areas
    }

    fn add(&mut self, id: String, title: String, parent: Option<usize>, is_new: bool) -> usize {
        let place = self.nodes.len();
        let path = match parent {
            Some(parent) => format!("{}/{id}", self.nodes[parent].path),
            None => id.clone(),
        };
        if let Some(parent) = parent {
            self.nodes[parent].children.push(place);
            let known = (parent, title.to_lowercase());
            self.titles.entry(known).or_insert(place);
        }
        self.paths.insert(path.clone(), place);
        self.nodes.push(Node {
            id,
            title,
            path,
            parent,
            children: Vec::new(),
            is_new,
        });
        place
    }

    /// The path of the area under these titles, below that of the list.
    pub fn path(&mut self, titles: &[String]) -> String {
        let mut place = self.root;
        for title in titles {
            let known = self.titles.get(&(place, title.to_lowercase())).copied();
            let known = known.or_else(|| self.renamed(title, place));
            place = known.unwrap_or_else(|| self.add_titled(title, place));
        }
        self.nodes[place].path.clone()
    }

    /// The area that was there before under the id that a title gives, and has another title since.
    fn renamed(&self, title: &str, parent: usize) -> Option<usize> {
        let id = id_of(title);
        let place = *self
            .paths
            .get(&format!("{}/{id}", self.nodes[parent].path))?;
        let node = &self.nodes[place];
        // Titles that differ in signs alone are two.
        let was_renamed = !node.is_new && id_of(&node.title) != id;
        was_renamed.then_some(place)
    }

    fn add_titled(&mut self, title: &str, parent: usize) -> usize {
        let base = Some(id_of(title))
            .filter(|id| id_problem(id).is_none())
            .unwrap_or_else(|| "area".to_string());
        let stem = format!("{}/", self.nodes[parent].path);
        let taken = |id: &str| self.paths.contains_key(&format!("{stem}{id}"));
        let free = self.numbers.free_below(&stem, &base, taken);
        self.add(free, title.to_string(), Some(parent), true)
    }

    /// What makes the file of areas say so: each new area with all below it, beside its siblings.
    /// Those that are not needed, as nothing is at or below them, are left out.
    pub fn edits<'p>(&self, needed: impl Iterator<Item = &'p str>) -> Vec<Edit> {
        let mut is_needed = vec![false; self.nodes.len()];
        for path in needed {
            let mut place = self.paths.get(path).copied();
            while let Some(own) = place.filter(|own| !is_needed[*own]) {
                is_needed[own] = true;
                place = self.nodes[own].parent;
            }
        }
        let is_top = |(place, node): &(usize, &Node)| {
            let is_below_new = node.parent.is_some_and(|parent| self.nodes[parent].is_new);
            node.is_new && is_needed[*place] && !is_below_new
        };
        let edit = |(_, node): (usize, &Node)| Edit::Append {
            path: self.siblings(node.parent),
            value: self.tree(node, &is_needed),
        };
        let nodes = self.nodes.iter().enumerate();
        nodes.filter(is_top).map(edit).collect()
    }

    /// The list in which the children of an area stand.
    fn siblings(&self, parent: Option<usize>) -> Vec<Step> {
        let mut steps = vec![Step::Key("areas".to_string())];
        let mut place = parent;
        while let Some(own) = place {
            let node = &self.nodes[own];
            let index = match node.parent {
                Some(parent) => self.nodes[parent]
                    .children
                    .iter()
                    .position(|child| *child == own),
                None => self.roots().position(|root| root == own),
            };
            steps.push(Step::Item(index.unwrap_or_default()));
            steps.push(Step::Key("areas".to_string()));
            place = node.parent;
        }
        steps.reverse();
        steps
    }

    fn roots(&self) -> impl Iterator<Item = usize> {
        (0..self.nodes.len()).filter(|place| self.nodes[*place].parent.is_none())
    }

    fn tree(&self, node: &Node, is_needed: &[bool]) -> Tree {
        let mut pairs = vec![
            ("id", Tree::text(&node.id)),
            ("title", Tree::text(&node.title)),
        ];
        let children = node.children.iter().filter(|child| is_needed[**child]);
        let children: Vec<Tree> = children
            .map(|child| self.tree(&self.nodes[*child], is_needed))
            .collect();
        if !children.is_empty() {
            pairs.push(("areas", Tree::list(children)));
        }
        Tree::map(pairs)
    }
}
