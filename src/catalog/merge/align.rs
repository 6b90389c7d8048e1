//! Which keys and items of the three versions are the same.

use super::Versions;
use super::schema::{ListKind, Schema};
use super::slots::{Joined, Names, Slot};
use super::transitions;
use crate::catalog::edit::Step;
use crate::catalog::yaml::{Node, Value, key_text};

/// The keys of mappings, in the order of the merged one.
pub(super) fn keys<'k>(
    versions: Versions<&[&'k str]>,
    schema: &Schema<'_>,
    path: &[Step],
) -> Vec<Slot> {
    let canonical = schema.order.keys(path);
    let rank = |key: &&str| {
        let place = canonical.iter().position(|known| known == key);
        place.unwrap_or(canonical.len())
    };
    let join = |ours: &[&'k str], theirs: &[&'k str]| {
        Joined::InOrder(joined(ours, theirs, |key| (rank(key), *key)))
    };
    let Versions { base, ours, theirs } = versions;
    Names(Versions { base, ours, theirs }).slots(&join)
}

/// The items of lists, in the order of the merged one; `None` where they cannot be told apart.
pub(super) fn items<'n>(
    versions: Versions<&[&'n Node<'_>]>,
    schema: &Schema<'_>,
    path: &[Step],
) -> Option<Vec<Slot>> {
    let kind = schema.list(path);
    if let ListKind::Transitions(track) = kind {
        return Some(transitions::slots(versions, track));
    }
    let names = versions.map(names);
    let Versions { base, ours, theirs } = names.as_ref().map(Option::as_deref).all()?;
    let is_new = |run: &[&str]| run.iter().any(|name| !base.contains(name));
    let join = |ours: &[&'n str], theirs: &[&'n str]| match kind {
        ListKind::Ordered if is_new(ours) && is_new(theirs) => Joined::Clash,
        _ => Joined::InOrder(joined(ours, theirs, |name| *name)),
    };
    Some(Names(Versions { base, ours, theirs }).slots(&join))
}

/// What the items of a list are called, where no two are called the same.
fn names<'n>(items: &[&'n Node<'_>]) -> Option<Vec<&'n str>> {
    let names: Vec<&str> = items.iter().map(|item| name(item)).collect::<Option<_>>()?;
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    (sorted.len() == names.len()).then_some(names)
}

/// What an item is called: its text, its id, or where it links to.
pub(super) fn name<'n>(item: &'n Node<'_>) -> Option<&'n str> {
    match &item.value {
        Value::Scalar { .. } => item.as_text(),
        Value::Mapping(_) => ["id", "url"]
            .iter()
            .find_map(|key| item.get(key)?.as_text()),
        Value::Sequence(_) => None,
    }
}

/// Two runs made one; where each has an order by rank, so has the result.
fn joined<N: Copy, R: Ord>(ours: &[N], theirs: &[N], rank: impl Fn(&N) -> R) -> Vec<N> {
    let mut theirs = theirs.iter().peekable();
    let mut all = Vec::new();
    for name in ours {
        while let Some(before) = theirs.next_if(|other| rank(other) < rank(name)) {
            all.push(*before);
        }
        all.push(*name);
    }
    all.extend(theirs);
    all
}

/// The keys of a mapping, as texts.
pub(super) fn key_texts<'n>(node: Option<&'n Node<'_>>) -> Vec<&'n str> {
    let pairs = node.and_then(Node::as_mapping).unwrap_or_default();
    pairs.iter().map(|(key, _)| key_text(key)).collect()
}
