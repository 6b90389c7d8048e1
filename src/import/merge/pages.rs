//! The pages that an entry links to already.

use std::collections::HashSet;

use crate::catalog::model::{Entry, Link, is_relative};

/// The URLs of an entry, so that none is looked for among many again.
#[derive(Default)]
pub(super) struct Pages {
    urls: HashSet<String>,
    keys: HashSet<String>,
    /// Pages that the document has for it, and that were not taken.
    refused: HashSet<String>,
}

impl Pages {
    pub fn of(entry: &Entry) -> Pages {
        let mut pages = Pages::default();
        for url in urls(entry) {
            pages.add(url);
        }
        for link in entry.relative_links().values().flatten() {
            pages.add(&link.url);
        }
        pages
    }

    /// Notes a URL; whether it is a new one.
    pub fn add(&mut self, url: &str) -> bool {
        self.keys.insert(key(url));
        self.urls.insert(url.to_string())
    }

    /// Whether the entry has a page, however its host is written.
    pub fn has(&self, url: &str) -> bool {
        self.keys.contains(&key(url))
    }

    /// Notes that a page is not taken.
    pub fn refuse(&mut self, url: &str) {
        self.refused.insert(key(url));
    }

    /// Whether a page was not taken before.
    pub fn refused(&self, url: &str) -> bool {
        self.refused.contains(&key(url))
    }
}

/// Whether an entry leads to a URL, or to a place beside the document.
pub(super) fn has(entry: &Entry, url: &str) -> bool {
    let relative = entry.relative_links();
    let mut relative = relative.values().flatten();
    urls(entry).any(|own| own == url) || relative.any(|link| &*link.url == url)
}

/// Every URL of an entry.
pub(super) fn urls(entry: &Entry) -> impl Iterator<Item = &str> {
    let fields = entry.homepage.iter().chain(&entry.repository);
    let links = entry.links.values().flatten();
    fields
        .map(String::as_str)
        .chain(links.map(|link| &*link.url))
}

/// Adds a link whose URL the entry does not have yet.
pub(super) fn add_link(entry: &mut Entry, kind: &str, title: Option<&str>, url: &str) {
    if !has(entry, url) {
        let link = Link {
            title: title.map(Into::into),
            url: url.into(),
        };
        put(entry, kind, &link);
    }
}

/// Adds a link where those of its sort stand; gives whether there was room for it.
pub(super) fn put(entry: &mut Entry, kind: &str, link: &Link) -> bool {
    if is_relative(&link.url) {
        return entry.add_relative_link(kind, link);
    }
    entry.links.get_or_default(kind).push(link.clone());
    true
}

/// A page as it is compared: without scheme, `www.` and a final `/`, its host in small letters.
pub(super) fn key(url: &str) -> String {
    let rest = match url.split_once("://") {
        Some((scheme, rest)) if is_web(scheme) => rest,
        _ => return url.to_string(),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    format!("{host}{}", path.trim_end_matches('/'))
}

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}
