//! Which files `catalog check` was asked for.

use std::path::PathBuf;

use crate::commands::{Context, Failure};
use crate::git::Repository;

/// The files and folders that were asked for, by their paths from the root of the repository.
pub struct Wanted {
    paths: Vec<String>,
}

impl Wanted {
    /// What these paths name of the known files, from the current folder or from the root of the
    /// repository; all where there are none.
    ///
    /// # Errors
    /// Where one names no file of the catalog, so that nothing would be checked.
    pub fn new(
        named: &[PathBuf],
        known: &[&str],
        repository: &Repository,
        context: &Context,
    ) -> Result<Wanted, Failure> {
        let mut paths = Vec::new();
        for path in named {
            let places = context.from_root(repository, path);
            let of_catalog = |place: &String| known.iter().any(|file| is_below(file, place));
            let found = places.into_iter().find(of_catalog);
            paths.push(found.ok_or_else(|| Failure::Content {
                place: path.display().to_string(),
                message: "this is no file or folder of the catalog".to_string(),
                hint: None,
            })?);
        }
        Ok(Wanted { paths })
    }

    /// Whether this file was asked for.
    pub fn has(&self, path: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|wanted| is_below(path, wanted))
    }
}

/// Whether a path is another or below it; all paths are below the root.
fn is_below(path: &str, above: &str) -> bool {
    above.is_empty()
        || path
            .strip_prefix(above)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::{Wanted, is_below};

    #[test]
    fn a_folder_has_what_is_below_it_and_not_what_begins_alike() {
        assert!(is_below("catalog/a.yaml", "catalog"));
        assert!(is_below("catalog/a.yaml", "catalog/a.yaml"));
        assert!(is_below("catalog/a.yaml", ""));
        assert!(!is_below("catalog-2/a.yaml", "catalog"));
    }

    #[test]
    fn without_paths_every_file_is_asked_for() {
        assert!(Wanted { paths: Vec::new() }.has("a"));
    }
}
