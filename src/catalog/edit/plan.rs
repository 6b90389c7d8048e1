//! From an edit to the operations that it takes, smallest first.

use super::intent::is_empty;
use super::order::{KeyOrder, place};
use super::{Edit, EditError, Path, Step, Tree, shown};
use crate::catalog::yaml::{Node, Value, key_text};

/// One operation on the text. Operations are made one after the other: each path is that in the
/// document as the ones before have left it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Operation {
    /// Writes another value in the place of one, or the whole document.
    Replace { path: Path, value: Tree },
    /// Adds a key to a mapping that has some, before the key at an index.
    InsertKey {
        mapping: Path,
        at: usize,
        key: String,
        value: Tree,
    },
    /// Adds an item to a list that has some, before the item at an index.
    InsertItem { list: Path, at: usize, value: Tree },
    /// Makes a list of a single value and a second one.
    Promote { path: Path, value: Tree },
    /// Removes a key or item that has siblings.
    Remove { path: Path },
}

/// From how many operations on it is simpler for everyone to write the value anew.
const MOST_OPERATIONS: usize = 64;

/// The operations that an edit takes; none where the document already says it.
pub(super) fn plan(
    root: Option<&Node>,
    edit: &Edit,
    order: &dyn KeyOrder,
) -> Result<Vec<Operation>, EditError> {
    match edit {
        Edit::Set { path, value } => set(root, path, value, order),
        Edit::Append { path, value } => append(root, path, value, order),
        Edit::Remove { path } => remove(root, path),
    }
}

fn set(
    root: Option<&Node>,
    path: &[Step],
    value: &Tree,
    order: &dyn KeyOrder,
) -> Result<Vec<Operation>, EditError> {
    let Some(mut node) = root else {
        let value = wrapped(&[], path, value)?;
        return Ok(vec![Operation::Replace {
            path: Path::new(),
            value,
        }]);
    };
    for (depth, step) in path.iter().enumerate() {
        let (done, rest) = path.split_at(depth);
        if is_empty(node) && (node.is_null() || takes(node, step)) {
            let value = wrapped(done, rest, value)?;
            return Ok(vec![Operation::Replace {
                path: done.to_vec(),
                value,
            }]);
        }
        node = match (step, &node.value) {
            (Step::Key(key), Value::Mapping(pairs)) => match node.get(key) {
                Some(child) => child,
                None => {
                    let present: Vec<_> = pairs.iter().map(|(key, _)| key_text(key)).collect();
                    let at = place(&present, order.keys(done), key);
                    return Ok(vec![Operation::InsertKey {
                        mapping: done.to_vec(),
                        at,
                        key: key.clone(),
                        value: wrapped(&path[..=depth], &rest[1..], value)?,
                    }]);
                }
            },
            (Step::Item(index), Value::Sequence(items)) if *index < items.len() => &items[*index],
            (Step::Item(index), Value::Sequence(items)) if *index == items.len() => {
                return Ok(vec![Operation::InsertItem {
                    list: done.to_vec(),
                    at: *index,
                    value: wrapped(&path[..=depth], &rest[1..], value)?,
                }]);
            }
            _ => return Err(no_such_place(path, depth, step)),
        };
    }
    let mut operations = Vec::new();
    reconcile(node, path, value, order, &mut operations);
    if operations.len() > MOST_OPERATIONS {
        operations = vec![Operation::Replace {
            path: path.to_vec(),
            value: value.clone(),
        }];
    }
    Ok(operations)
}

/// Whether a collection is of the kind that a step leads into.
fn takes(node: &Node, step: &Step) -> bool {
    match step {
        Step::Key(_) => node.as_mapping().is_some(),
        Step::Item(_) => node.as_sequence().is_some(),
    }
}

/// The value inside the collections that the rest of the path asks for.
fn wrapped(done: &[Step], rest: &[Step], value: &Tree) -> Result<Tree, EditError> {
    let mut value = value.clone();
    for (depth, step) in rest.iter().enumerate().rev() {
        value = match step {
            Step::Key(key) => Tree::Map(vec![(key.clone(), value)]),
            Step::Item(0) => Tree::List(vec![value]),
            Step::Item(_) => {
                let path = [done, &rest[..=depth]].concat();
                return Err(no_such_place(&path, path.len() - 1, step));
            }
        };
    }
    Ok(value)
}

fn no_such_place(path: &[Step], depth: usize, step: &Step) -> EditError {
    let (end, reason) = match step {
        Step::Key(_) => (depth, "is not a mapping"),
        Step::Item(_) => (depth + 1, "is not an item of a list"),
    };
    EditError::NoSuchPlace {
        path: shown(&path[..end]),
        reason,
    }
}

/// The operations that make a node say a value, keeping what it already says.
fn reconcile(
    node: &Node,
    path: &[Step],
    value: &Tree,
    order: &dyn KeyOrder,
    operations: &mut Vec<Operation>,
) {
    if value.is_said_by(node) {
        return;
    }
    match (value, &node.value) {
        (Tree::Map(pairs), Value::Mapping(nodes))
            if pairs.iter().any(|(key, _)| node.get(key).is_some()) =>
        {
            reconcile_pairs(nodes, path, pairs, order, operations);
        }
        (Tree::List(items), Value::Sequence(nodes)) if !items.is_empty() && !nodes.is_empty() => {
            reconcile_items(nodes, path, items, order, operations);
        }
        _ => operations.push(Operation::Replace {
            path: path.to_vec(),
            value: value.clone(),
        }),
    }
}

fn reconcile_pairs(
    nodes: &[(Node, Node)],
    path: &[Step],
    pairs: &[(String, Tree)],
    order: &dyn KeyOrder,
    operations: &mut Vec<Operation>,
) {
    let mut present = Vec::with_capacity(pairs.len());
    for (name, node) in nodes {
        let name = key_text(name);
        let path = joined(path, Step::Key(name.to_owned()));
        match pairs.iter().find(|(key, _)| key == name) {
            Some((_, value)) => {
                present.push(name);
                reconcile(node, &path, value, order, operations);
            }
            None => operations.push(Operation::Remove { path }),
        }
    }
    for (key, value) in pairs {
        if !present.contains(&key.as_str()) {
            let at = place(&present, order.keys(path), key);
            present.insert(at, key);
            operations.push(Operation::InsertKey {
                mapping: path.to_vec(),
                at,
                key: key.clone(),
                value: value.clone(),
            });
        }
    }
}

fn reconcile_items(
    nodes: &[Node],
    path: &[Step],
    items: &[Tree],
    order: &dyn KeyOrder,
    operations: &mut Vec<Operation>,
) {
    let shorter = nodes.len().min(items.len());
    let is_same = |(item, node): (&Tree, &Node)| item.is_said_by(node);
    let front = items
        .iter()
        .zip(nodes)
        .take_while(|pair| is_same(*pair))
        .count();
    let back = items
        .iter()
        .rev()
        .zip(nodes.iter().rev())
        .take(shorter - front);
    let back = back.take_while(|pair| is_same(*pair)).count();
    let paired = shorter - back;
    for at in front..paired {
        let path = joined(path, Step::Item(at));
        reconcile(&nodes[at], &path, &items[at], order, operations);
    }
    for at in (paired..nodes.len() - back).rev() {
        operations.push(Operation::Remove {
            path: joined(path, Step::Item(at)),
        });
    }
    for (at, item) in items
        .iter()
        .enumerate()
        .take(items.len() - back)
        .skip(paired)
    {
        operations.push(Operation::InsertItem {
            list: path.to_vec(),
            at,
            value: item.clone(),
        });
    }
}

fn joined(path: &[Step], step: Step) -> Path {
    let mut path = path.to_vec();
    path.push(step);
    path
}

fn append(
    root: Option<&Node>,
    path: &[Step],
    value: &Tree,
    order: &dyn KeyOrder,
) -> Result<Vec<Operation>, EditError> {
    let node = root.and_then(|root| find(root, path));
    let Some(node) = node.filter(|node| !is_empty(node)) else {
        return set(root, path, &Tree::List(vec![value.clone()]), order);
    };
    let path = path.to_vec();
    let value = value.clone();
    Ok(vec![match node.as_sequence() {
        Some(items) => Operation::InsertItem {
            list: path,
            at: items.len(),
            value,
        },
        None => Operation::Promote { path, value },
    }])
}

fn remove(root: Option<&Node>, path: &[Step]) -> Result<Vec<Operation>, EditError> {
    let Some(root) = root.filter(|root| find(root, path).is_some()) else {
        return match path.last() {
            Some(step @ Step::Item(_)) => Err(no_such_place(path, path.len() - 1, step)),
            _ => Ok(Vec::new()),
        };
    };
    let mut emptied = path.len();
    while emptied > 0 && find(root, &path[..emptied - 1]).is_some_and(|node| holds(node) == 1) {
        emptied -= 1;
    }
    Ok(vec![if emptied > 0 {
        Operation::Remove {
            path: path[..emptied].to_vec(),
        }
    } else {
        let is_list = root.as_sequence().is_some();
        let value = if is_list {
            Tree::List(Vec::new())
        } else {
            Tree::Map(Vec::new())
        };
        Operation::Replace {
            path: Path::new(),
            value,
        }
    }])
}

/// How many keys or items a node has.
fn holds(node: &Node) -> usize {
    match &node.value {
        Value::Scalar { .. } => 0,
        Value::Sequence(items) => items.len(),
        Value::Mapping(pairs) => pairs.len(),
    }
}

fn find<'a>(root: &'a Node<'a>, path: &[Step]) -> Option<&'a Node<'a>> {
    path.iter().try_fold(root, |node, step| match step {
        Step::Key(key) => node.get(key),
        Step::Item(index) => node.as_sequence()?.get(*index),
    })
}
