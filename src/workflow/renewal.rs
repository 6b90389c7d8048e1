//! What renders a stale list again: a commit, or the work tree alone.

use super::health::STALE_LIST;
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::load::Layout;
use crate::git::{Head, Repository};

/// What renders stale lists of a work tree again.
///
/// A change that is committed begins on the last commit. A list that was only written over in the
/// work tree is fresh there, and edits that are not committed are not in it.
pub struct Renewal {
    /// What lies otherwise than in the last commit: pages, and what they are made from.
    uncommitted: Vec<String>,
    layout: Layout,
}

impl Renewal {
    /// Of these pages of a catalog.
    pub fn of(repository: &Repository, layout: &Layout, pages: &[String]) -> Renewal {
        let templates = layout.templates();
        let inputs = [layout.folder(), &templates].into_iter();
        let places: Vec<&str> = inputs.chain(pages.iter().map(String::as_str)).collect();
        // Without a commit, a change takes everything in as it lies.
        let has_commit = !matches!(repository.head(), Ok(Head::Unborn { .. }));
        let is_asked = !pages.is_empty() && has_commit && !repository.is_bare();
        let uncommitted = is_asked.then(|| repository.uncommitted(&places));
        Renewal {
            // Where git cannot tell, the change itself will say why.
            uncommitted: uncommitted.and_then(Result::ok).unwrap_or_default(),
            layout: layout.clone(),
        }
    }

    /// Whether edits are not committed that the lists are made from.
    pub fn has_edits(&self) -> bool {
        let templates = self.layout.templates();
        let folders = [self.layout.folder(), &templates].map(|folder| format!("{folder}/"));
        let is_within = |path: &String| folders.iter().any(|folder| path.starts_with(folder));
        self.uncommitted.iter().any(is_within)
    }

    /// The command that renders pages as the catalog in the work tree gives them.
    pub fn command(&self, pages: &[String]) -> &'static str {
        if self.has_edits() || self.uncommitted.iter().any(|path| pages.contains(path)) {
            "catalog publish --no-commit"
        } else {
            "catalog publish"
        }
    }
}

/// Says of each stale list among these problems what renders it again.
pub fn advise(repository: &Repository, layout: &Layout, problems: &mut [Diagnostic]) {
    let is_stale = |found: &&mut Diagnostic| found.rule == STALE_LIST;
    let mut stale: Vec<_> = problems.iter_mut().filter(is_stale).collect();
    if stale.is_empty() {
        return;
    }
    let pages: Vec<_> = stale.iter().map(|found| found.path.clone()).collect();
    let renewal = Renewal::of(repository, layout, &pages);
    for found in &mut stale {
        let command = renewal.command(std::slice::from_ref(&found.path));
        found.help = Some(format!("`{command}` renders it again"));
    }
}
