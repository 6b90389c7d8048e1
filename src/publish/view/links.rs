//! The links of a row, by kind.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};

use super::Facts;
use super::values::Record;
use crate::catalog::model::{Keyed, Link, OF_NAME};
use crate::catalog::validate::kind_order;

/// The places of a kind among the links of an entry, and among those beside the document.
type Places = (Option<usize>, Option<usize>);

/// The links of the entry at a place, by kind: those that lead anywhere, and behind them those to
/// places beside the document.
#[derive(Debug)]
pub(in crate::publish) struct Links {
    facts: Arc<Facts>,
    place: usize,
    beside: Arc<Keyed<Vec<Link>>>,
}

impl Links {
    pub(super) fn new(facts: Arc<Facts>, place: usize) -> Links {
        let mut beside = facts.relative_links(place);
        beside.remove(OF_NAME);
        Links {
            beside: Arc::new(beside),
            facts,
            place,
        }
    }

    /// The links of these kinds, kind by kind.
    pub(in crate::publish) fn of<'a>(&self, kinds: impl Iterator<Item = &'a str>) -> Value {
        let links = &self.facts.catalog.entries[self.place].links;
        let place = |kind: &str| (links.get_index_of(kind), self.beside.get_index_of(kind));
        Value::from_object(LinkList {
            facts: Arc::clone(&self.facts),
            place: self.place,
            beside: Arc::clone(&self.beside),
            kinds: kinds.map(place).collect(),
        })
    }
}

impl Object for Links {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        Some(self.of([key].into_iter()))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let links = &self.facts.catalog.entries[self.place].links;
        let mut kinds: Vec<&str> = links.keys().collect();
        if !self.beside.is_empty() {
            // As one entry would have them all.
            kinds.extend(self.beside.keys().filter(|kind| !links.contains_key(kind)));
            kinds.sort_by_key(|kind| kind_order(kind));
        }
        Enumerator::Values(kinds.into_iter().map(Value::from).collect())
    }
}

/// Links of some kinds of the entry at a place.
#[derive(Debug)]
pub(in crate::publish) struct LinkList {
    facts: Arc<Facts>,
    place: usize,
    beside: Arc<Keyed<Vec<Link>>>,
    kinds: Vec<Places>,
}

impl LinkList {
    /// The links, read where they are.
    pub(in crate::publish) fn iter(&self) -> impl Iterator<Item = &Link> {
        let links = &self.facts.catalog.entries[self.place].links;
        let of_kind = |kind: &Places| {
            let links = kind.0.and_then(|place| links.get_index(place));
            let beside = kind.1.and_then(|place| self.beside.get_index(place));
            [links, beside]
        };
        let of_kinds = self.kinds.iter().flat_map(of_kind).flatten();
        of_kinds.flat_map(|(_, links)| links)
    }
}

impl Object for LinkList {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let link = self.iter().nth(key.as_usize()?)?;
        let title = link.title.as_deref().unwrap_or(&link.url);
        Some(Value::from_object(Record([
            ("title", Value::from(title)),
            ("url", Value::from(&*link.url)),
        ])))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.iter().count())
    }
}
