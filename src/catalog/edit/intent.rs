//! What a document must say after an edit, worked out on values alone.

use super::order::{KeyOrder, place};
use super::{Edit, Step, Tree};
use crate::catalog::yaml::{Node, Value, key_text, scalar};

/// A document as it must be.
pub(super) enum Intent<'a> {
    /// As it was.
    Kept(&'a Node<'a>),
    /// What the edit says; `fresh` where nothing stood there before.
    Said {
        value: &'a Tree,
        fresh: bool,
    },
    List(Vec<Intent<'a>>),
    Map(Vec<(&'a str, Intent<'a>)>),
    /// No document at all.
    Nothing,
}

/// What the document must say after the edit.
pub(super) fn intend<'a>(
    root: Option<&'a Node<'a>>,
    edit: &'a Edit,
    order: &dyn KeyOrder,
) -> Intent<'a> {
    let path = edit.path();
    let intent = match edit {
        Edit::Set { value, .. } => Some(Walk {
            path,
            order,
            end: &|node| said(node, value),
        }),
        Edit::Append { value, .. } => Some(Walk {
            path,
            order,
            end: &|node| appended(node, value),
        }),
        Edit::Remove { .. } => None,
    };
    match (intent, root) {
        (Some(walk), _) => walk.at(root, 0),
        (None, None) => Intent::Nothing,
        (None, Some(root)) => removed(root, path).unwrap_or(match root.value {
            Value::Sequence(_) => Intent::List(Vec::new()),
            _ => Intent::Map(Vec::new()),
        }),
    }
}

/// The way to the place of an edit, and what that place becomes.
struct Walk<'a, 'b> {
    path: &'a [Step],
    order: &'b dyn KeyOrder,
    end: &'b dyn Fn(Option<&'a Node<'a>>) -> Intent<'a>,
}

impl<'a> Walk<'a, '_> {
    fn at(&self, node: Option<&'a Node<'a>>, depth: usize) -> Intent<'a> {
        match self.path.get(depth) {
            None => (self.end)(node),
            Some(Step::Key(key)) => {
                let mut pairs = kept_pairs(node);
                match pairs.iter().position(|(name, _)| name == key) {
                    Some(index) => {
                        let child = node.and_then(|node| node.get(key));
                        pairs[index].1 = self.at(child, depth + 1);
                    }
                    None => {
                        let present: Vec<_> = pairs.iter().map(|(name, _)| *name).collect();
                        let canonical = self.order.keys(&self.path[..depth]);
                        let index = place(&present, canonical, key);
                        pairs.insert(index, (key, self.at(None, depth + 1)));
                    }
                }
                Intent::Map(pairs)
            }
            Some(Step::Item(index)) => {
                let nodes = node.and_then(Node::as_sequence).unwrap_or_default();
                let mut items: Vec<_> = nodes.iter().map(Intent::Kept).collect();
                let item = self.at(nodes.get(*index), depth + 1);
                match items.get_mut(*index) {
                    Some(place) => *place = item,
                    None => items.push(item),
                }
                Intent::List(items)
            }
        }
    }
}

fn kept_pairs<'a>(node: Option<&'a Node<'a>>) -> Vec<(&'a str, Intent<'a>)> {
    let pairs = node.and_then(Node::as_mapping).unwrap_or_default();
    pairs
        .iter()
        .map(|(key, value)| (key_text(key), Intent::Kept(value)))
        .collect()
}

fn said<'a>(node: Option<&'a Node<'a>>, value: &'a Tree) -> Intent<'a> {
    let fresh = node.is_none_or(Node::is_null);
    Intent::Said { value, fresh }
}

fn appended<'a>(node: Option<&'a Node<'a>>, value: &'a Tree) -> Intent<'a> {
    let item = Intent::Said { value, fresh: true };
    let mut items: Vec<_> = match node {
        Some(Node {
            value: Value::Sequence(items),
            ..
        }) => items.iter().map(Intent::Kept).collect(),
        Some(node) if !is_empty(node) => vec![Intent::Kept(node)],
        _ => Vec::new(),
    };
    items.push(item);
    Intent::List(items)
}

/// Whether a node holds nothing: null, `[]` or `{}`.
pub(super) fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Scalar { .. } => node.is_null(),
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(pairs) => pairs.is_empty(),
    }
}

/// A node without what stands at the path; `None` where it is left empty.
fn removed<'a>(node: &'a Node<'a>, path: &[Step]) -> Option<Intent<'a>> {
    let (step, rest) = path.split_first()?;
    match (step, &node.value) {
        (Step::Key(key), Value::Mapping(nodes)) if node.get(key).is_some() => {
            let mut pairs = Vec::with_capacity(nodes.len());
            for (name, value) in nodes {
                let intent = match key_text(name) == key {
                    true => removed(value, rest),
                    false => Some(Intent::Kept(value)),
                };
                pairs.extend(intent.map(|intent| (key_text(name), intent)));
            }
            (!pairs.is_empty()).then_some(Intent::Map(pairs))
        }
        (Step::Item(index), Value::Sequence(nodes)) => {
            let mut items = Vec::with_capacity(nodes.len());
            for (at, item) in nodes.iter().enumerate() {
                items.extend(match at == *index {
                    true => removed(item, rest),
                    false => Some(Intent::Kept(item)),
                });
            }
            (!items.is_empty()).then_some(Intent::List(items))
        }
        _ => Some(Intent::Kept(node)),
    }
}

impl Intent<'_> {
    /// Whether a document is as it must be, key order and nulls included.
    pub(super) fn holds_for(&self, root: Option<&Node>) -> bool {
        match (self, root) {
            (Intent::Nothing, None) => true,
            (_, Some(root)) => self.holds(root),
            _ => false,
        }
    }

    fn holds(&self, node: &Node) -> bool {
        match (self, &node.value) {
            (Intent::Kept(kept), _) => same(kept, node),
            (Intent::Said { value, fresh: true }, _) => {
                value.is_said_by(node) && reads_as_texts(node)
            }
            (
                Intent::Said {
                    value,
                    fresh: false,
                },
                _,
            ) => is_said_in_any_order(value, node),
            (Intent::List(items), Value::Sequence(nodes)) => {
                items.len() == nodes.len()
                    && items.iter().zip(nodes).all(|(item, node)| item.holds(node))
            }
            (Intent::Map(pairs), Value::Mapping(nodes)) => {
                pairs.len() == nodes.len()
                    && pairs.iter().zip(nodes).all(|((key, value), (name, node))| {
                        *key == key_text(name) && value.holds(node)
                    })
            }
            _ => false,
        }
    }
}

/// Whether two nodes say the same, wherever they stand.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Mapping(one), Value::Mapping(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|((key, value), (name, said))| {
                    key_text(key) == key_text(name) && same(value, said)
                })
        }
        (one, other) => one == other,
    }
}

/// Like [`Tree::is_said_by`], but the keys that were there before keep their place.
fn is_said_in_any_order(value: &Tree, node: &Node) -> bool {
    match (value, &node.value) {
        (Tree::Map(pairs), Value::Mapping(nodes)) => {
            pairs.len() == nodes.len()
                && pairs.iter().all(|(key, value)| {
                    node.get(key)
                        .is_some_and(|node| is_said_in_any_order(value, node))
                })
        }
        (Tree::List(items), Value::Sequence(nodes)) => {
            items.len() == nodes.len()
                && items
                    .iter()
                    .zip(nodes)
                    .all(|(item, node)| is_said_in_any_order(item, node))
        }
        _ => value.is_said_by(node),
    }
}

fn reads_as_texts(node: &Node) -> bool {
    match &node.value {
        Value::Scalar { text, plain } => !plain || scalar::reads_as_text(text),
        Value::Sequence(items) => items.iter().all(reads_as_texts),
        Value::Mapping(pairs) => pairs.iter().all(|(_, value)| reads_as_texts(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::edit_tests::{EntryOrder, append, remove, set};
    use super::*;
    use crate::catalog::yaml::parse;

    /// Whether `after` is what an edit of `before` must give.
    fn holds(before: &str, edit: &Edit, after: &str) -> bool {
        let (before, after) = (parse(before).root, parse(after).root);
        intend(before.as_ref(), edit, &EntryOrder).holds_for(after.as_ref())
    }

    #[test]
    fn what_the_edit_does_not_name_says_the_same() {
        let edit = set("name", "b");
        assert!(holds("name: a\nlegal: no\n", &edit, "name: b\nlegal: no\n"));
        assert!(!holds(
            "name: a\nlegal: no\n",
            &edit,
            "name: b\nlegal: 'no'\n"
        ));
        assert!(!holds(
            "name: a\nlegal: ~\n",
            &edit,
            "name: b\nlegal: '~'\n"
        ));
        assert!(!holds("name: a\nlegal: x\n", &edit, "legal: x\nname: b\n"));
        assert!(!holds("name: a\nlegal: x\n", &edit, "name: b\n"));
        assert!(!holds("name: a\n", &edit, ""));
    }

    #[test]
    fn a_new_key_is_a_text_in_its_canonical_place() {
        let edit = set("summary", "1");
        let before = "name: a\nlegal: x\n";
        assert!(holds(before, &edit, "name: a\nsummary: '1'\nlegal: x\n"));
        assert!(!holds(before, &edit, "name: a\nlegal: x\nsummary: '1'\n"));
        assert!(!holds(before, &edit, "name: a\nsummary: 1\nlegal: x\n"));
    }

    #[test]
    fn items_come_last_and_leave_nothing_empty() {
        assert!(holds("a: [b]", &append("a", "c"), "a: [b, c]"));
        assert!(!holds("a: [b]", &append("a", "c"), "a: [c, b]"));
        assert!(holds("a: b", &append("a", "c"), "a: [b, c]"));
        assert!(holds("a: b\nc: [d]", &remove("c.0"), "a: b"));
        assert!(!holds("a: b\nc: [d]", &remove("c.0"), "a: b\nc: []"));
        assert!(holds("c: [d]", &remove("c.0"), "{}"));
    }
}
