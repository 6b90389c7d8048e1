//! Five lists that people wrote, as they are.
//!
//! The folder of the documents is named by `CATALOG_SEEDS`.

mod by_hand;
mod counts;
mod details;

use std::path::Path;

/// The names of the five documents.
pub const SEEDS: [&str; 5] = [
    "cloud-open-source.md",
    "azure-upstream-2020.md",
    "azure-upstream-2024.md",
    "cncf-projects-2020.md",
    "cncf-contribute-2018.md",
];

/// The text of a document; `None`, with a word on it, where it is not there.
pub fn seed(name: &str) -> Option<String> {
    let text = std::env::var_os("CATALOG_SEEDS")
        .and_then(|folder| std::fs::read_to_string(Path::new(&folder).join(name)).ok());
    if text.is_none() {
        eprintln!("SKIPPED: {name} is not in the folder that CATALOG_SEEDS names");
    }
    text
}
