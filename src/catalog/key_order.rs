//! The canonical order of keys in the files of a catalog.

use super::edit::{KeyOrder, Step};
use super::model::{ENTRY_KEYS, TRANSITION_KEYS};

/// The order in which the keys of an entry stand where nobody chose another.
#[derive(Debug, Clone, Copy, Default)]
pub struct EntryOrder;

impl KeyOrder for EntryOrder {
    fn keys(&self, path: &[Step]) -> &[&str] {
        match path {
            [] => ENTRY_KEYS,
            [Step::Key(maturity), Step::Key(_), Step::Item(_)] if maturity == "maturity" => {
                TRANSITION_KEYS
            }
            [Step::Key(links), Step::Key(_), ..] if links == "links" => &["title", "url"],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::edit::{Edit, apply};
    use crate::catalog::place::Place;
    use crate::catalog::yaml::Tree;

    #[test]
    fn a_new_key_stands_where_the_schema_has_it() {
        let text = "name: A\nareas: [a]\nlinks:\n  chat: {url: https://a.example}\n";
        let edits = [
            Edit::Set {
                path: Place::of("license").into(),
                value: Tree::text("MIT"),
            },
            Edit::Set {
                path: Place::of("links").key("chat").key("title").into(),
                value: Tree::text("T"),
            },
        ];
        assert_eq!(
            apply(text, &edits, &EntryOrder).expect("edited"),
            "name: A\nlicense: MIT\nareas: [a]\nlinks:\n  chat: {title: T, url: https://a.example}\n"
        );
    }
}
