//! A value that both sides changed the lines of, written on the lines of ours.

use super::Versions;
use super::chunks::Chunk;
use super::disagreement::{Disagreement, Trail};
use super::schema::Schema;
use super::values::{Outcome, merge, says_the_same, tree_of};
use crate::catalog::edit::{Edit, KeyOrder, Step, apply};
use crate::catalog::yaml::{Node, Tree, Value, parse};

/// The lines that say what came of a value that ours and theirs both have; `None` where nothing did.
///
/// # Errors
/// What cannot both stand.
pub(super) fn lines(
    base: Option<&Chunk>,
    ours: &Chunk,
    theirs: &Chunk,
    trail: &Trail,
    schema: &Schema<'_>,
) -> Result<String, Vec<Disagreement>> {
    let values = Versions {
        base: base.map(|chunk| &chunk.value),
        ours: Some(&ours.value),
        theirs: Some(&theirs.value),
    };
    let is_typed = schema.is_typed(&trail.steps);
    let writer = Writer {
        chunk: ours,
        order: Below {
            order: schema.order,
            path: trail.parent(),
        },
    };
    Ok(match merge(values, trail, schema)? {
        Outcome::Ours | Outcome::Gone => ours.lines.clone(),
        Outcome::Theirs => tree_of(&theirs.value, is_typed)
            .and_then(|value| writer.written(&value))
            .filter(|lines| {
                let said = parse(lines).root;
                let value = said.as_ref().and_then(|root| ours.value_in(root));
                value.is_some_and(|value| says_the_same(value, &theirs.value, is_typed))
            })
            .unwrap_or_else(|| theirs.lines.clone()),
        Outcome::Both(value) => writer
            .written(&value)
            .ok_or_else(|| vec![trail.disagreement(values.ours, values.theirs)])?,
    })
}

impl Chunk {
    /// Its place in a document that is its lines.
    fn step(&self) -> Step {
        match &self.key {
            Some(key) => Step::Key(key.clone()),
            None => Step::Item(0),
        }
    }

    /// Its value in a document that is its lines.
    fn value_in<'n>(&self, root: &'n Node<'n>) -> Option<&'n Node<'n>> {
        match &self.key {
            Some(key) => root.get(key),
            None => root.as_sequence()?.first(),
        }
    }
}

/// Writes other values on the lines of a chunk, in the style that they have.
struct Writer<'w> {
    chunk: &'w Chunk,
    order: Below<'w>,
}

impl Writer<'_> {
    fn written(&self, value: &Tree) -> Option<String> {
        let edit = |value: Tree| Edit::Set {
            path: vec![self.chunk.step()],
            value,
        };
        let edits: Vec<Edit> = self.steps_to(value).into_iter().map(edit).collect();
        apply(&self.chunk.lines, &edits, &self.order).ok()
    }

    /// The value, and for a list every list on the way there that has an item less or more: so no
    /// item is written in the place of another.
    fn steps_to(&self, value: &Tree) -> Vec<Tree> {
        let (Tree::List(wanted), Value::Sequence(items)) = (value, &self.chunk.value.value) else {
            return vec![value.clone()];
        };
        let items: Option<Vec<Tree>> = items.iter().map(|item| tree_of(item, false)).collect();
        let Some(mut list) = items else {
            return vec![value.clone()];
        };
        let mut steps = Vec::new();
        while let Some(at) = list.iter().rposition(|item| !wanted.contains(item)) {
            list.remove(at);
            steps.push(Tree::List(list.clone()));
        }
        for (at, item) in wanted.iter().enumerate() {
            if list.get(at) != Some(item) {
                list.insert(at.min(list.len()), item.clone());
                steps.push(Tree::List(list.clone()));
            }
        }
        steps.push(value.clone());
        steps
    }
}

/// The order of keys, seen from below the root.
struct Below<'o> {
    order: &'o dyn KeyOrder,
    path: &'o [Step],
}

impl KeyOrder for Below<'_> {
    fn keys(&self, path: &[Step]) -> &[&str] {
        self.order.keys(&[self.path, path].concat())
    }
}
