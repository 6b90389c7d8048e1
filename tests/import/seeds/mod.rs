//! Five lists that people wrote, as they are.
//!
//! The folder of the documents is named by `CATALOG_SEEDS`.

mod by_hand;
mod counts;
mod details;

use std::path::Path;

/// The text of a document; `None`, with a word on it, where it is not there.
pub fn seed(name: &str) -> Option<String> {
    let text = std::env::var_os("CATALOG_SEEDS")
        .and_then(|folder| std::fs::read_to_string(Path::new(&folder).join(name)).ok());
    if text.is_none() {
        eprintln!("SKIPPED: {name} is not in the folder that CATALOG_SEEDS names");
    }
    text
}
