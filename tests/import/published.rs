//! The published page of a document gives the same files as the document itself.

use crate::harness::{Desk, list};
use crate::seeds::{SEEDS, seed};

#[test]
fn the_pages_of_the_five_lists_give_the_same_files() {
    for name in SEEDS {
        let Some(text) = seed(name) else { return };
        let mut first = Desk::new();
        first.take(&text, None, &list("l"));
        let mut second = Desk::new();
        second.take(&first.page("l"), None, &list("l"));
        for (path, text) in first
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("catalog/"))
        {
            assert_eq!(second.files.get(path), Some(text), "{name}: {path}");
        }
        assert_eq!(first.page("l"), second.page("l"), "{name}");
    }
}
