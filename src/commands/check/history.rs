//! Comparing the transitions with the history that recorded them.

use std::collections::HashSet;

use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::load::{Layout, Loaded};
use crate::catalog::validate::locate;
use crate::commands::Failure;
use crate::git::Repository;
use crate::workflow::agreement::disagreements;
use crate::workflow::health::Health;

/// The ids of the entries that could not be read whole, of which nothing is said.
pub fn unreadable(loaded: &Loaded, layout: &Layout) -> HashSet<String> {
    let paths = loaded.problems.iter().map(|problem| problem.path.as_str());
    let files = paths.filter(|path| layout.is_entry(path));
    let ids = files.filter_map(|path| path.rsplit('/').next()?.strip_suffix(".yaml"));
    ids.map(str::to_string).collect()
}

/// What disagrees with the history, each with its place in the files as they are.
///
/// # Errors
/// Where the history cannot be read, or is not here as in a shallow clone.
pub fn found(
    repository: &Repository,
    layout: &Layout,
    health: &Health,
    unreadable: &HashSet<String>,
) -> Result<Vec<Diagnostic>, Failure> {
    let findings = disagreements(repository, layout, &health.catalog, unreadable)?;
    Ok(locate(&findings, |path| health.document(path)))
}
