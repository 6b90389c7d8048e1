//! Links to places beside the document of a list. The links of an entry lead to anywhere and are whole
//! URLs; these hold in one folder only, and so stand among its own data.

use serde_json::{Map, Value};

use super::entry::{Entry, Link};
use super::keyed::Keyed;
use super::text::is_unseen;

/// The key of an entry's own data under which they stand, by kinds as its links do.
pub const RELATIVE_LINKS: &str = "relative-links";

/// The kind of the link that stands on the name.
pub const OF_NAME: &str = "name";

/// Whether a target leads to a place beside the document, and nowhere else: a path without a scheme or
/// a host.
pub fn is_relative(target: &str) -> bool {
    let target = target.trim();
    !target.is_empty()
        && !target.starts_with(['#', '\\'])
        && !target.starts_with("//")
        && !target.contains(|c: char| c == ':' || is_unseen(c))
}

impl Entry {
    /// The links to places beside the document, by kind; what is none is left out.
    pub fn relative_links(&self) -> Keyed<Vec<Link>> {
        let kinds = self.extra.get(RELATIVE_LINKS).and_then(Value::as_object);
        let kinds = kinds.into_iter().flatten();
        let by_kind = kinds.map(|(kind, said)| (kind, links(said)));
        by_kind.filter(|(_, links)| !links.is_empty()).collect()
    }

    /// Where the name leads, if to a place beside the document.
    pub fn place_of_name(&self) -> Option<String> {
        let links = self.relative_links().remove(OF_NAME)?;
        links.into_iter().next().map(|link| link.url.into())
    }

    /// Adds a link to a place beside the document; gives whether there was room for it, and no data of
    /// another form.
    pub fn add_relative_link(&mut self, kind: &str, link: &Link) -> bool {
        let own = self.extra.get_or_default(RELATIVE_LINKS);
        if own.is_null() {
            *own = Value::Object(Map::new());
        }
        let Some(kinds) = own.as_object_mut() else {
            return false;
        };
        let said = written(link);
        match kinds.get_mut(kind) {
            None => {
                kinds.insert(kind.to_string(), said);
            }
            Some(Value::Array(links)) => links.push(said),
            Some(only) => *only = Value::Array(vec![only.take(), said]),
        }
        true
    }

    /// Takes out the links of a kind that this holds of.
    pub fn drop_relative_links(&mut self, kind: &str, is_gone: impl Fn(&Link) -> bool) {
        let Some(mut kinds) = self.extra.remove(RELATIVE_LINKS) else {
            return;
        };
        if let Some(own) = kinds.as_object_mut()
            && let Some(said) = own.shift_remove(kind)
        {
            let kept = links(&said).into_iter().filter(|link| !is_gone(link));
            let kept: Vec<Value> = kept.map(|link| written(&link)).collect();
            if !kept.is_empty() {
                own.insert(kind.to_string(), Value::Array(kept));
            }
        }
        if kinds.as_object().is_none_or(|own| !own.is_empty()) {
            self.extra.insert(RELATIVE_LINKS, kinds);
        }
    }
}

/// The links that a value says: one, or several as a list.
fn links(said: &Value) -> Vec<Link> {
    match said {
        Value::Array(several) => several.iter().filter_map(link).collect(),
        only => link(only).into_iter().collect(),
    }
}

fn link(said: &Value) -> Option<Link> {
    let (title, url) = match said {
        Value::Object(fields) => (fields.get("title"), fields.get("url")?),
        url => (None, url),
    };
    let url = url.as_str().filter(|url| is_relative(url))?;
    Some(Link {
        title: title.and_then(Value::as_str).map(Into::into),
        url: url.trim().into(),
    })
}

fn written(link: &Link) -> Value {
    let url = Value::from(&*link.url);
    match &link.title {
        None => url,
        Some(title) => {
            let fields = [("title", title.as_str().into()), ("url", url)];
            let fields = fields.map(|(key, value)| (key.to_string(), value));
            Value::Object(Map::from_iter(fields))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Entry, Link, OF_NAME, RELATIVE_LINKS, is_relative};

    fn link(title: Option<&str>, url: &str) -> Link {
        Link {
            title: title.map(Into::into),
            url: url.into(),
        }
    }

    #[test]
    fn a_path_is_beside_and_what_has_a_scheme_or_a_host_is_not() {
        for path in ["a.md", "./a b.md#c", "../a", "/LICENSE", "?a=b", "a(b).md"] {
            assert!(is_relative(path), "{path}");
        }
        for other in [
            "",
            " ",
            "#a",
            "//a.example",
            "\\\\a",
            "javascript:a",
            " data:a",
            "a\tb",
            "a\u{202e}b",
        ] {
            assert!(!is_relative(other), "{other:?}");
        }
    }

    #[test]
    fn links_are_added_and_taken_out_by_kind() {
        let mut entry = Entry::default();
        assert!(entry.relative_links().is_empty());
        assert!(entry.add_relative_link(OF_NAME, &link(None, "a.md")));
        assert!(entry.add_relative_link("chat", &link(Some("C"), "c.md")));
        assert!(entry.add_relative_link("chat", &link(None, "d.md")));
        let own = json!({"name": "a.md", "chat": [{"title": "C", "url": "c.md"}, "d.md"]});
        assert_eq!(entry.extra[RELATIVE_LINKS], own);
        let links = entry.relative_links();
        assert_eq!(links["chat"], [link(Some("C"), "c.md"), link(None, "d.md")]);
        assert_eq!(entry.place_of_name().as_deref(), Some("a.md"));
        entry.drop_relative_links("chat", |link| &*link.url == "c.md");
        assert_eq!(entry.relative_links()["chat"], [link(None, "d.md")]);
        entry.drop_relative_links("chat", |_| true);
        entry.drop_relative_links(OF_NAME, |_| true);
        assert!(entry.extra.is_empty());
    }

    #[test]
    fn what_leads_elsewhere_is_left_out_and_other_data_stays() {
        let mut entry = Entry::default();
        let own = json!({"chat": ["javascript:a", 3, {"title": "T"}], "docs": {"title": 1, "url": "d.md"}});
        entry.extra.insert(RELATIVE_LINKS, own);
        let links = entry.relative_links();
        assert_eq!(links.keys().collect::<Vec<_>>(), ["docs"]);
        assert_eq!(links["docs"], [link(None, "d.md")]);
        entry.extra.insert(RELATIVE_LINKS, json!("none"));
        assert!(!entry.add_relative_link("chat", &link(None, "c.md")));
        assert_eq!(entry.extra[RELATIVE_LINKS], "none");
    }
}
