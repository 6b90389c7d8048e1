//! What holds for every document, however strange. The fuzzer holds documents to the same.

use catalog::catalog::find::repository_key;
use catalog::import::{self, Fate, Item, Shape};

use crate::harness::{Desk, list};

const SHAPES: [Option<Shape>; 5] = [
    None,
    Some(Shape::Landscape),
    Some(Shape::Sections),
    Some(Shape::Table),
    Some(Shape::Bullets),
];

/// Takes a text in, in every shape: no URL of it is lost, the catalog is whole, its list can be
/// published, and taking it in again changes nothing.
pub fn sound(text: &str) {
    for shape in SHAPES {
        if import::read(text, shape).is_err() {
            continue;
        }
        let mut desk = Desk::new();
        let (reading, intake) = desk.take(text, shape, &list("l"));
        let documents = format!("{:?}", intake.new);
        accounted(text, &reading.items, &documents);
        desk.page("l");
        let before = desk.files.clone();
        desk.take(text, shape, &list("l"));
        assert_eq!(desk.files, before, "{shape:?} of {text:?}");
    }
}

/// No URL of a text is lost, and those that count as taken stand in an entry.
fn accounted(text: &str, items: &[Item], documents: &str) {
    let simple = |c: char| c.is_ascii_alphanumeric() || ":/.".contains(c);
    let mut urls: Vec<&str> = Vec::new();
    for item in items.iter().filter(|item| item.url.is_some()) {
        assert!(item.fate != Fate::Open);
        urls.extend(item.url.as_deref());
        if let (Fate::Taken { .. }, Some(url)) = (&item.fate, &item.url) {
            assert!(
                !url.chars().all(simple) || stands_in(url, documents),
                "{url} counts as taken: {text:?}"
            );
        }
    }
    let words = text.split(|c: char| !simple(c));
    for url in words.filter(|word| word.starts_with("https://") && word.len() > 8) {
        let url = url.trim_end_matches(['.', ':']);
        let is_there = urls.iter().any(|own| own.contains(url))
            || items.iter().any(|item| item.text.contains(url));
        assert!(is_there, "{url} of {text:?}");
    }
}

/// Whether a URL stands in some documents. What links lead to is compared as entries are, so that it
/// stands there too where an entry has the same address in another spelling.
fn stands_in(url: &str, documents: &str) -> bool {
    let key = repository_key(url);
    let quoted = |text: &str| repository_key(text) == key;
    documents.contains(url) || documents.split(['"', '\\']).any(quoted)
}
