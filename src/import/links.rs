//! The links of a draft with their kinds, each once.

use std::collections::{HashMap, HashSet};

use crate::catalog::model::Link;

/// How many links are looked through one after the other.
const FEW: usize = 32;

/// Links with their kinds, in the order of the source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Links {
    pairs: Vec<(String, Link)>,
    /// What there is of each URL, where there are more links than are looked through.
    known: HashMap<String, Known>,
}

/// The kinds and the titles that a URL has.
#[derive(Debug, Clone, Default, PartialEq)]
struct Known {
    kinds: HashSet<String>,
    titles: HashSet<String>,
}

impl Links {
    /// Adds a link.
    pub fn push(&mut self, kind: &str, link: Link) {
        self.pairs.push((kind.to_string(), link));
        let new = match self.pairs.len() {
            0..=FEW => return,
            // The first that are looked up here, with those before.
            length if length == FEW + 1 => 0,
            length => length - 1,
        };
        for (kind, link) in &self.pairs[new..] {
            let known = self.known.entry(link.url.to_string()).or_default();
            known.kinds.insert(kind.clone());
            known
                .titles
                .extend(link.title.iter().map(|title| title.to_string()));
        }
    }

    /// Whether there is a link to a URL.
    pub fn has(&self, url: &str) -> bool {
        match self.pairs.len() > FEW {
            true => self.known.contains_key(url),
            false => self.pairs.iter().any(|(_, link)| *link.url == *url),
        }
    }

    /// Whether there is a link to a URL that is of this kind.
    pub fn has_as(&self, kind: &str, url: &str) -> bool {
        let is_it = |(own, link): &(String, Link)| own == kind && *link.url == *url;
        match self.pairs.len() > FEW {
            true => self
                .known
                .get(url)
                .is_some_and(|known| known.kinds.contains(kind)),
            false => self.pairs.iter().any(is_it),
        }
    }

    /// Whether there is a link to a URL that has this title.
    pub fn has_titled(&self, url: &str, title: &str) -> bool {
        let is_it = |(_, link): &(String, Link)| {
            *link.url == *url && link.title.as_deref().is_some_and(|own| own == title)
        };
        match self.pairs.len() > FEW {
            true => self
                .known
                .get(url)
                .is_some_and(|known| known.titles.contains(title)),
            false => self.pairs.iter().any(is_it),
        }
    }

    /// The links with their kinds.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Link)> {
        self.pairs.iter().map(|(kind, link)| (kind.as_str(), link))
    }
}

#[cfg(test)]
mod tests {
    use super::{FEW, Links};
    use crate::catalog::model::Link;

    #[test]
    fn many_links_are_known_as_few_are() {
        let mut links = Links::default();
        for number in 0..3 * FEW {
            let url = format!("https://a.example/{number}");
            assert!(!links.has(&url));
            let link = Link {
                title: Some("A".into()),
                url: url.as_str().into(),
            };
            links.push("chat", link);
            assert!(links.has(&url) && links.has("https://a.example/0"));
            assert!(links.has_as("chat", &url) && !links.has_as("blog", &url));
            assert!(links.has_titled(&url, "A") && !links.has_titled(&url, "B"));
        }
        assert_eq!(links.iter().count(), 3 * FEW);
    }
}
