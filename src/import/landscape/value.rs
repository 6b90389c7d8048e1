//! The value of any other key: links under its name, words and all else as the entry's own data.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use super::Reader;
use super::account::leaves;
use super::keys::{LINKS, LIST, REPOS, Spot, TEXT, form_of};
use super::text::{is_url, one_line, said};
use crate::catalog::model::Link;
use crate::catalog::yaml::{Node, Value, key_text};
use crate::import::account::Why;
use crate::import::reader::address::{mended, sound};
use crate::import::reader::visible;

/// What a scalar is.
enum Kind {
    /// A link, as a list can carry it.
    Link(String),
    /// A link that no list can carry.
    Malformed,
    /// Words.
    Words,
}

/// The address of the web that words are meant as.
pub(super) fn address(words: &str) -> Option<String> {
    sound(words.trim()).or_else(|| mended(words))
}

fn kind(key: &str, words: &str) -> Kind {
    let is_address = key.ends_with("_url") || key.ends_with("_urls");
    let is_link = is_url(words);
    let url = match (is_address, is_link) {
        (true, _) => address(words),
        (false, true) => sound(words.trim()),
        (false, false) => None,
    };
    match url {
        Some(url) => Kind::Link(url),
        None if is_link || is_address && words.contains("://") => Kind::Malformed,
        None => Kind::Words,
    }
}

impl Reader<'_> {
    /// Takes the value of a key.
    pub(super) fn other(&mut self, spot: Spot, key: &str, node: &Node, draft: usize) {
        if !says_something(node) {
            return;
        }
        if let Some(items) = scalars(node) {
            return match node.value {
                Value::Sequence(_) => self.scalars(spot, key, node, &items, draft),
                _ => self.scalar(spot, key, node, draft),
            };
        }
        match node.as_sequence().and_then(links) {
            Some((links, form)) => {
                let id = self.meet(spot, key, draft, node, form);
                for (name, url, leaf) in links {
                    let title = name.and_then(said).map(one_line);
                    let title = title.filter(|title| *title != url);
                    if let Some(name) = name {
                        self.take(name, Some(draft), "links");
                    }
                    self.add_link(&id, title, &url, draft);
                    self.take_link(leaf, draft, "links", &url);
                }
            }
            None => self.data(spot, key, node, draft),
        }
    }

    fn scalar(&mut self, spot: Spot, key: &str, node: &Node, draft: usize) {
        let words = said(node).unwrap_or_default();
        match kind(key, words) {
            Kind::Link(url) => {
                let id = self.meet(spot, key, draft, node, TEXT);
                self.add_link(&id, None, &url, draft);
                self.take_link(node, draft, "links", &url);
            }
            Kind::Malformed => self.report(key, node, Why::MalformedLink),
            Kind::Words => {
                let id = self.meet(spot, key, draft, node, form_of(node));
                self.drafts[draft].add_extra(&id, &one_line(words));
                self.take(node, Some(draft), "extra");
            }
        }
    }

    /// A list of links; one with words in it is data.
    fn scalars(&mut self, spot: Spot, key: &str, node: &Node, items: &[&Node], draft: usize) {
        let kinds = items
            .iter()
            .filter_map(|item| Some((*item, kind(key, said(item)?))));
        let kinds: Vec<(&Node, Kind)> = kinds.collect();
        if kinds.iter().any(|(_, kind)| matches!(kind, Kind::Words)) {
            return self.data(spot, key, node, draft);
        }
        let mut id = None;
        for (item, kind) in kinds {
            let Kind::Link(url) = kind else {
                self.report(key, item, Why::MalformedLink);
                continue;
            };
            let id = id.get_or_insert_with(|| self.meet(spot, key, draft, node, LIST));
            self.add_link(id, None, &url, draft);
            self.take_link(item, draft, "links", &url);
        }
    }

    /// Keeps a value with all its keys, where an entry can.
    fn data(&mut self, spot: Spot, key: &str, node: &Node, draft: usize) {
        let Some(data) = data(node) else {
            return self.report(key, node, Why::Unfit);
        };
        let id = self.meet(spot, key, draft, node, form_of(node));
        self.drafts[draft].data.insert(id, data);
        for (_, leaf) in leaves(key, node) {
            self.take(leaf, Some(draft), "extra");
        }
    }

    /// Adds a link, unless the draft has its URL under that kind.
    pub(super) fn add_link(&mut self, kind: &str, title: Option<String>, url: &str, draft: usize) {
        let links = &mut self.drafts[draft].links;
        if !links.has_as(kind, url) {
            let link = Link {
                title: title.map(Into::into),
                url: url.into(),
            };
            links.push(kind, link);
        }
    }
}

/// A link of a list of mappings: what names it, its URL, and where that stands.
type Named<'n> = (Option<&'n Node<'n>>, String, &'n Node<'n>);

/// The links of a list of mappings which say no more than links do, with the form of the list.
fn links<'n>(items: &'n [Node<'n>]) -> Option<(Vec<Named<'n>>, &'static str)> {
    let items: Vec<&Node> = items.iter().filter(|item| says_something(item)).collect();
    let named = |item: &'n Node<'n>, key: &str, name: Option<&str>| {
        let leaf = item.get(key)?;
        let name = name.map(|name| item.get(name));
        let pairs = item.as_mapping()?.iter();
        let count = pairs.filter(|(_, value)| says_something(value)).count();
        let fits = count == 1 + usize::from(name.is_some());
        let name = match name {
            Some(name) => Some(name.filter(|name| said(name).is_some())?),
            None => None,
        };
        let url = sound(said(leaf).filter(|words| is_url(words))?)?;
        fits.then_some((name, url, leaf))
    };
    let repos = items.iter().map(|item| named(item, "repo_url", None));
    let links = items.iter().map(|item| named(item, "url", Some("name")));
    let (links, form): (Vec<Named>, _) = match repos.collect() {
        Some(repos) => (repos, REPOS),
        None => (links.collect::<Option<_>>()?, LINKS),
    };
    // A URL that stands there under two names is no link more.
    let urls: HashSet<&str> = links.iter().map(|(_, url, _)| url.as_str()).collect();
    (urls.len() == links.len()).then_some((links, form))
}

/// What a node says as data of texts, without what says nothing; `None` where a key of it cannot be
/// kept as it is.
fn data(node: &Node) -> Option<Json> {
    Some(match &node.value {
        Value::Scalar { .. } => Json::String(one_line(said(node).unwrap_or_default())),
        Value::Sequence(items) => {
            let items = items.iter().filter(|item| says_something(item));
            Json::Array(items.map(data).collect::<Option<_>>()?)
        }
        Value::Mapping(pairs) => {
            let mut map = Map::new();
            for (key, value) in pairs.iter().filter(|(_, value)| says_something(value)) {
                let key =
                    Some(key_text(key)).filter(|key| !key.is_empty() && visible(key) == **key);
                map.insert(key?.to_string(), data(value)?);
            }
            Json::Object(map)
        }
    })
}

/// The scalars that a value consists of, where it is one or a list of them.
pub(super) fn scalars<'n>(node: &'n Node<'n>) -> Option<Vec<&'n Node<'n>>> {
    let items = match &node.value {
        Value::Scalar { .. } => std::slice::from_ref(node),
        Value::Sequence(items) => items.as_slice(),
        Value::Mapping(_) => return None,
    };
    let items: Vec<&Node> = items.iter().filter(|item| says_something(item)).collect();
    let is_scalar = |item: &&Node| matches!(item.value, Value::Scalar { .. });
    items.iter().all(is_scalar).then_some(items)
}

fn says_something(node: &Node) -> bool {
    leaves("", node)
        .iter()
        .any(|(_, leaf)| said(leaf).is_some())
}
