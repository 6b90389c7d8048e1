//! Three versions of one value, merged by what they say.

use super::Versions;
use super::align;
use super::disagreement::{Disagreement, Trail};
use super::schema::Schema;
use super::slots::Slot;
use crate::catalog::yaml::{Node, Tree, Value, key_text, scalar};

/// What came of three versions of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// What ours says; theirs may say the same.
    Ours,
    /// What theirs says.
    Theirs,
    /// Something of both.
    Both(Tree),
    /// Nothing any more.
    Gone,
}

/// Merges three versions of a value.
///
/// # Errors
/// What cannot both stand.
pub(super) fn merge(
    versions: Versions<Option<&Node<'_>>>,
    trail: &Trail,
    schema: &Schema<'_>,
) -> Result<Outcome, Vec<Disagreement>> {
    let is_typed = schema.is_typed(&trail.steps);
    let same = |one: Option<&Node<'_>>, other: Option<&Node<'_>>| match (one, other) {
        (Some(one), Some(other)) => says_the_same(one, other, is_typed),
        (None, None) => true,
        _ => false,
    };
    let Versions { base, ours, theirs } = versions;
    let taken = |value: Option<&Node<'_>>, outcome| match value {
        Some(_) => outcome,
        None => Outcome::Gone,
    };
    if same(ours, theirs) || same(base, theirs) {
        return Ok(taken(ours, Outcome::Ours));
    }
    if same(base, ours) {
        return Ok(taken(theirs, Outcome::Theirs));
    }
    let disagreement = || vec![trail.disagreement(ours, theirs)];
    let (Some(our_node), Some(their_node)) = (ours, theirs) else {
        return Err(disagreement());
    };
    let merged = match (&our_node.value, &their_node.value) {
        (Value::Mapping(_), Value::Mapping(_)) => merge_pairs(versions, trail, schema)?,
        (Value::Scalar { .. }, Value::Scalar { .. }) => return Err(disagreement()),
        _ => {
            let lists = versions.map(|node| items_of(node, schema.is_one_or_many(&trail.steps)));
            let lists = lists.all().ok_or_else(disagreement)?;
            merge_items(lists.as_ref().map(Vec::as_slice), trail, schema)?
        }
    };
    merged.map(Outcome::Both).ok_or_else(disagreement)
}

/// The items of a list; nothing is an empty one, and where that may be, a single value is one of one.
fn items_of<'n>(node: Option<&'n Node<'n>>, is_one_or_many: bool) -> Option<Vec<&'n Node<'n>>> {
    match node.map(|node| &node.value) {
        None => Some(Vec::new()),
        Some(Value::Sequence(items)) => Some(items.iter().collect()),
        Some(_) if is_one_or_many => Some(node.into_iter().collect()),
        Some(_) => None,
    }
}

/// The merged mapping; `None` where it has values that no edit can write.
fn merge_pairs(
    versions: Versions<Option<&Node<'_>>>,
    trail: &Trail,
    schema: &Schema<'_>,
) -> Result<Option<Tree>, Vec<Disagreement>> {
    let keys = versions.map(align::key_texts);
    let slots = align::keys(keys.as_ref().map(Vec::as_slice), schema, &trail.steps);
    let (mut pairs, mut gathered) = (Vec::new(), Gathered::default());
    for slot in slots {
        let Slot::Child(at) = slot else { continue };
        let name = (at.ours.map(|at| keys.ours[at])).or(at.theirs.map(|at| keys.theirs[at]));
        let Some(key) = name else { continue };
        let children = versions.map(|node| node.and_then(|node| node.get(key)));
        let value = gathered.child(children, &trail.key(key), schema);
        pairs.extend(value.map(|value| (key.to_owned(), value)));
    }
    gathered.whole(Tree::Map(pairs))
}

/// The merged list; `None` where its items cannot be told apart, or be written.
fn merge_items(
    lists: Versions<&[&Node<'_>]>,
    trail: &Trail,
    schema: &Schema<'_>,
) -> Result<Option<Tree>, Vec<Disagreement>> {
    let Some(slots) = align::items(lists, schema, &trail.steps) else {
        return Ok(None);
    };
    let (mut items, mut gathered) = (Vec::new(), Gathered::default());
    for slot in slots {
        match slot {
            Slot::Child(at) => {
                let children = Versions {
                    base: at.base.map(|at| lists.base[at]),
                    ours: at.ours.map(|at| lists.ours[at]),
                    theirs: at.theirs.map(|at| lists.theirs[at]),
                };
                let Some(known) = children.ours.or(children.theirs) else {
                    continue;
                };
                let trail = trail.item(items.len(), known);
                items.extend(gathered.child(children, &trail, schema));
            }
            Slot::Clash { ours, theirs } => {
                let ours = ours.iter().map(|at| lists.ours[*at]);
                let theirs = theirs.iter().map(|at| lists.theirs[*at]);
                gathered.disagreements.push(trail.clash(ours, theirs));
            }
        }
    }
    gathered.whole(Tree::List(items))
}

/// What stands in the way of a merged list or mapping.
#[derive(Default)]
struct Gathered {
    disagreements: Vec<Disagreement>,
    is_unwritable: bool,
}

impl Gathered {
    /// What comes of a key or item; nothing where nothing does.
    fn child(
        &mut self,
        versions: Versions<Option<&Node<'_>>>,
        trail: &Trail,
        schema: &Schema<'_>,
    ) -> Option<Tree> {
        let node = match merge(versions, trail, schema) {
            Ok(Outcome::Both(tree)) => return Some(tree),
            Ok(Outcome::Ours) => versions.ours,
            Ok(Outcome::Theirs) => versions.theirs,
            Ok(Outcome::Gone) => None,
            Err(found) => {
                self.disagreements.extend(found);
                None
            }
        };
        let tree = node.map(|node| tree_of(node, schema.is_typed(&trail.steps)));
        self.is_unwritable |= tree == Some(None);
        tree.flatten()
    }

    fn whole(self, tree: Tree) -> Result<Option<Tree>, Vec<Disagreement>> {
        match self.disagreements.is_empty() {
            true => Ok((!self.is_unwritable).then_some(tree)),
            false => Err(self.disagreements),
        }
    }
}

/// What a node says, to be written elsewhere; `None` where it says more than texts.
pub(super) fn tree_of(node: &Node<'_>, is_typed: bool) -> Option<Tree> {
    match &node.value {
        Value::Scalar { text, plain } => {
            let says_more = node.is_null() || (is_typed && *plain && !scalar::reads_as_text(text));
            (!says_more).then(|| Tree::text(text.as_ref()))
        }
        Value::Sequence(items) => {
            let items = items.iter().map(|item| tree_of(item, is_typed));
            items.collect::<Option<_>>().map(Tree::List)
        }
        Value::Mapping(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(key, value)| Some((key_text(key).to_owned(), tree_of(value, is_typed)?)));
            pairs.collect::<Option<_>>().map(Tree::Map)
        }
    }
}

/// Whether two nodes say the same, however they are written and in whatever order their keys stand.
pub(super) fn says_the_same(one: &Node<'_>, other: &Node<'_>, is_typed: bool) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar { text: a, plain: p }, Value::Scalar { text: b, plain: q }) => {
            (one.is_null() && other.is_null())
                || (one.is_null() == other.is_null()
                    && a == b
                    && (!is_typed || p == q || scalar::reads_as_text(a)))
        }
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| says_the_same(one, other, is_typed))
        }
        (Value::Mapping(pairs), Value::Mapping(others)) => {
            pairs.len() == others.len()
                && pairs.iter().all(|(key, value)| {
                    let same = other.get(key_text(key));
                    same.is_some_and(|same| says_the_same(value, same, is_typed))
                })
        }
        _ => false,
    }
}
