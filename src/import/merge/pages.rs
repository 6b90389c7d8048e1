//! The pages that an entry links to already.

use std::collections::HashSet;

use crate::catalog::model::Entry;

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

/// Every URL of an entry.
pub(super) fn urls(entry: &Entry) -> impl Iterator<Item = &str> {
    let fields = entry.homepage.iter().chain(&entry.repository);
    let links = entry.links.values().flatten();
    fields
        .map(String::as_str)
        .chain(links.map(|link| &*link.url))
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
