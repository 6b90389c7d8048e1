//! The driver that git asks to merge the files of a catalog and the pages of its lists.
//!
//! Entries, settings and areas merge by what they say ([`facts`]); of pages, what is generated never
//! conflicts ([`page`]). [`setup`] tells git so.

mod facts;
mod page;
pub mod setup;

use std::path::Path;

use super::failure::Failure;
use crate::catalog::load::{Layout, load};
use crate::catalog::model::Settings;
use crate::git::{Labels, MergedText, Repository};

/// Three versions of a file, as git hands them to a driver.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'v> {
    /// What both began with.
    pub base: &'v Path,
    /// Ours; the result is written here.
    pub ours: &'v Path,
    /// Theirs.
    pub theirs: &'v Path,
    /// How many characters the marks of a conflict have.
    pub marker_size: u8,
    /// What the marks say of each.
    pub labels: Labels<'v>,
}

/// A file that was merged.
#[derive(Debug, PartialEq, Eq)]
pub struct MergedFile {
    /// The text.
    pub text: Vec<u8>,
    /// Whether people must decide between lines of it.
    pub has_conflicts: bool,
    /// What is to be known of it.
    pub remarks: Vec<Remark>,
}

/// What is to be known of a merged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Two facts cannot both stand.
    Disagreement(String),
    /// Its lines were merged and not what it says; why.
    ByLines(String),
    /// It has a list as only one side has it, so that it must be rendered again.
    Stale,
}

/// Merges one file of a repository.
///
/// # Errors
/// Where a version cannot be read, or git cannot merge them.
pub fn merge_file(
    repository: &Repository,
    layout: &Layout,
    path: &str,
    versions: &Versions<'_>,
) -> Result<MergedFile, Failure> {
    let settings = settings_at_head(repository, layout)?;
    match facts::kind(layout, path) {
        Some(kind) => facts::merge_facts(repository, &settings, kind, versions),
        None => page::merge_page(repository, &settings, path, versions),
    }
}

/// The settings at HEAD: in the midst of a merge those on disk may be in conflict themselves.
fn settings_at_head(repository: &Repository, layout: &Layout) -> Result<Settings, Failure> {
    let path = layout.settings();
    let text = match repository.head()?.commit() {
        Some(head) => repository.read_file(&head, &path)?,
        None => None,
    };
    let text = text.unwrap_or_default();
    let loaded = load(&[(path.as_str(), text.as_ref())], layout);
    Ok(loaded.catalog.settings)
}

/// Merges by lines, as git does.
fn by_lines(
    repository: &Repository,
    base: &Path,
    theirs: &Path,
    versions: &Versions<'_>,
) -> Result<MergedText, Failure> {
    let Versions {
        ours,
        marker_size,
        labels,
        ..
    } = versions;
    Ok(repository.merge_texts([ours, base, theirs], *marker_size, labels)?)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|source| Failure::File {
        doing: "read",
        path: path.to_path_buf(),
        source,
    })
}
