//! Completing what the command line begins, with the names of the catalog around it.

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::catalog::load::Layout;
use crate::catalog::model::Catalog;
use crate::git::Repository;
use crate::workflow::sources::{Source, read_sources};

/// Completes the name of an entry from the catalog around the current folder.
pub fn entry_names() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &std::ffi::OsStr| {
        let typed = typed.to_string_lossy().to_lowercase();
        let entries = completing()
            .map(|catalog| catalog.entries)
            .unwrap_or_default();
        entries
            .into_iter()
            .filter(|entry| entry.id.starts_with(&typed))
            .map(|entry| CompletionCandidate::new(entry.id).help(entry.summary.map(Into::into)))
            .collect()
    })
}

/// Completes the path of an area.
pub fn area_paths() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &std::ffi::OsStr| {
        let typed = typed.to_string_lossy().to_lowercase();
        let catalog = completing().unwrap_or_default();
        let areas = catalog
            .areas
            .iter()
            .filter(|area| area.path.starts_with(&typed));
        areas
            .map(|area| CompletionCandidate::new(&area.path).help(Some(area.title.clone().into())))
            .collect()
    })
}

/// The catalog around the current folder, for completion: nothing where there is none.
fn completing() -> Option<Catalog> {
    let folder = std::env::current_dir().ok()?;
    let repository = Repository::discover(&folder).ok()?;
    let layout = Layout::default();
    let sources = read_sources(&repository, &layout, Source::of_reading(&repository), &[]).ok()?;
    Some(sources.load(&layout).catalog)
}
