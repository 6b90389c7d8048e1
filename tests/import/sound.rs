//! What holds for every document, however strange. The fuzzer holds documents to the same.

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
                !url.chars().all(simple) || documents.contains(url.as_str()),
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
