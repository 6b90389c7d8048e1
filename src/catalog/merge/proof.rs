//! The proof that a merged text has the facts and comments of both sides, and no others.

use std::collections::BTreeSet;

use super::align;
use super::chunks::Part;
use super::comments;
use super::pieces::Pieces;
use super::schema::Schema;
use super::{NotMerged, Versions};
use crate::catalog::edit::Step;
use crate::catalog::yaml::{Node, Value, key_text, parse, scalar};

/// Each text that a document says, with the way to it. Items of lists are named by what they say,
/// so that the same fact is the same wherever it stands.
pub(super) type Facts = BTreeSet<(String, String)>;

/// Reads the text again that was made, with its conflicts decided for ours and for theirs.
///
/// # Errors
/// [`NotMerged::Unfaithful`] where it does not say what it must.
pub(super) fn check(
    parts: &Versions<Part>,
    pieces: &Pieces,
    schema: &Schema<'_>,
) -> Result<(), NotMerged> {
    let known = parts.as_ref().map(|part| facts(part.node.as_ref(), schema));
    let remarks = parts.as_ref().map(comments_of);
    let (mut said, mut remarked) = (Facts::new(), BTreeSet::new());
    let decided = pieces.decided();
    for text in &decided {
        let parsed = parse(text);
        if !parsed.problems.is_empty() {
            return Err(NotMerged::Unfaithful);
        }
        said.append(&mut facts(parsed.root.as_ref(), schema));
        remarked.extend(comments::of_document(text, parsed.root.as_ref()));
    }
    let (wanted, wanted_remarks) = (of_both(&known), of_both(&remarks));
    let says_it = match decided[0] == decided[1] {
        true => said == wanted,
        false => said.is_superset(&wanted),
    };
    match says_it && remarked.is_superset(&wanted_remarks) {
        true => Ok(()),
        false => Err(NotMerged::Unfaithful),
    }
}

/// What both sides have, and what one of them added.
pub(super) fn of_both<T: Ord + Clone>(known: &Versions<BTreeSet<T>>) -> BTreeSet<T> {
    let Versions { base, ours, theirs } = known;
    let is_there = |one: &&T| match (ours.contains(one), theirs.contains(one)) {
        (true, true) => true,
        _ => !base.contains(*one),
    };
    ours.union(theirs).filter(is_there).cloned().collect()
}

fn comments_of(part: &Part) -> BTreeSet<String> {
    let mut text = part.head.clone();
    for chunk in &part.chunks {
        text.push_str(&chunk.above);
        text.push_str(&chunk.lines);
    }
    text.push_str(&part.foot);
    comments::of_text(&text).into_iter().collect()
}

/// The facts of a document.
pub(super) fn facts(root: Option<&Node<'_>>, schema: &Schema<'_>) -> Facts {
    let mut gatherer = Gatherer {
        schema,
        facts: Facts::new(),
    };
    if let Some(root) = root {
        gatherer.gather(root, &mut Vec::new(), String::new());
    }
    gatherer.facts
}

struct Gatherer<'s> {
    schema: &'s Schema<'s>,
    facts: Facts,
}

impl Gatherer<'_> {
    fn gather(&mut self, node: &Node<'_>, path: &mut Vec<Step>, place: String) {
        match &node.value {
            Value::Sequence(items) => self.items(items, path, &place),
            _ if self.schema.is_one_or_many(path) => {
                self.items(std::slice::from_ref(node), path, &place);
            }
            Value::Mapping(pairs) => {
                for (key, value) in pairs {
                    let key = key_text(key);
                    path.push(Step::Key(key.to_owned()));
                    self.gather(value, path, format!("{place}.{key}"));
                    path.pop();
                }
            }
            Value::Scalar { text, plain } => {
                let is_typed = *plain && self.schema.is_typed(path);
                let text = match node.is_null() || (is_typed && !scalar::reads_as_text(text)) {
                    true => format!("!{text}"),
                    false => format!("={text}"),
                };
                self.facts.insert((place, text));
            }
        }
    }

    fn items(&mut self, items: &[Node<'_>], path: &mut Vec<Step>, place: &str) {
        for (at, item) in items.iter().enumerate() {
            let name = match item.value {
                Value::Mapping(_) => align::name(item).unwrap_or_default(),
                _ => "",
            };
            path.push(Step::Item(at));
            self.gather(item, path, format!("{place}[{name}]"));
            path.pop();
        }
    }
}
