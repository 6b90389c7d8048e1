//! A place in a document, as the keys and items that lead to it.

use super::yaml::{Node, Span, Value};

/// One step down into a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of a list, from 0.
    Item(usize),
}

/// The way from the root of a document to a value in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Vec<Step>);

impl From<Place> for Vec<Step> {
    fn from(place: Place) -> Vec<Step> {
        place.0
    }
}

impl Place {
    /// The whole document.
    pub fn root() -> Place {
        Place::default()
    }

    /// The value of a key of the root.
    pub fn of(key: &str) -> Place {
        Place::root().key(key)
    }

    /// Further down, to the value of a key.
    #[must_use]
    pub fn key(mut self, key: &str) -> Place {
        self.0.push(Step::Key(key.to_string()));
        self
    }

    /// Further down, to an item, from 0.
    #[must_use]
    pub fn item(mut self, index: usize) -> Place {
        self.0.push(Step::Item(index));
        self
    }

    /// The steps, from the root.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Where this place stands in a document: the last value on the way that is there. `None` where
    /// not even the first step leads anywhere.
    ///
    /// A one-or-many value counts as a list of one: item 0 of what is no list is the value itself.
    pub fn span_in(&self, root: &Node) -> Option<Span> {
        self.walk(root).last().map(|(_, value)| value.span.clone())
    }

    /// Where the key of this place stands: of the last value on the way that is there, where that
    /// is the value of a key.
    pub fn key_span_in(&self, root: &Node) -> Option<Span> {
        let (key, _) = self.walk(root).last()?;
        key.map(|key| key.span.clone())
    }

    /// The value at this place, where it is there.
    pub fn value_in<'n>(&self, root: &'n Node<'n>) -> Option<&'n Node<'n>> {
        match self.0.len() {
            0 => Some(root),
            steps => self.walk(root).nth(steps - 1).map(|(_, value)| value),
        }
    }

    /// Whether this place is another one or lies in it.
    pub fn is_within(&self, other: &Place) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The values on the way, as far as they are there, each with its key where it has one.
    fn walk<'n>(
        &self,
        root: &'n Node<'n>,
    ) -> impl Iterator<Item = (Option<&'n Node<'n>>, &'n Node<'n>)> {
        let mut node = root;
        self.0.iter().map_while(move |step| {
            let (key, value) = match (&node.value, step) {
                (Value::Mapping(_), Step::Key(key)) => {
                    let (name, value) = node.pair(key)?;
                    (Some(name), value)
                }
                (Value::Sequence(items), Step::Item(index)) => (None, items.get(*index)?),
                (_, Step::Item(0)) => (None, node),
                _ => return None,
            };
            node = value;
            Some((key, value))
        })
    }
}
