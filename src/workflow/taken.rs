//! The names of templates and pages that nothing new may take.

use std::fs;
use std::path::Path;

use super::failure::Failure;
use super::options::Target;
use super::session::Session;
use super::sources::{Source, read_paths};
use crate::catalog::load::Layout;
use crate::publish::{BUILTIN, is_generated};

/// The folder of the pages of lists that are new.
const PAGES: &str = "lists";

/// The names of templates and pages that nothing new may take.
#[derive(Debug, Clone, Default)]
pub struct Taken {
    /// The names of templates: of the catalog, and built in.
    pub templates: Vec<String>,
    /// The paths of files among the pages that people wrote.
    pub pages: Vec<String>,
}

impl Taken {
    /// Those of a folder that may become a catalog; one that cannot be read has none.
    pub fn in_folder(folder: &Path, layout: &Layout) -> Taken {
        let names = |path: &str| {
            let files = fs::read_dir(folder.join(path)).into_iter().flatten();
            let files = files.filter_map(Result::ok);
            let names: Vec<String> = files
                .map(|file| file.file_name().to_string_lossy().into_owned())
                .collect();
            names
        };
        let by_people = |name: &String| {
            let text = fs::read(folder.join(PAGES).join(name)).unwrap_or_default();
            !is_generated(&text)
        };
        let pages = names(PAGES).into_iter().filter(by_people);
        Taken {
            templates: built_in().chain(names(&layout.templates())).collect(),
            pages: pages.map(|name| format!("{PAGES}/{name}")).collect(),
        }
    }
}

impl Session {
    /// Those of the catalog that the change is planned on.
    ///
    /// # Errors
    /// Where the pages cannot be read.
    pub fn taken(&self) -> Result<Taken, Failure> {
        let source = match (&self.options.target, self.head.commit()) {
            (Target::WorkTree, _) | (_, None) => Source::WorkTree,
            _ => Source::Head,
        };
        let files = read_paths(&self.repository, source, &[PAGES])?.files;
        let pages = files
            .into_iter()
            .filter(|file| !is_generated(&file.content));
        let own = self.planner.templates().names().map(str::to_string);
        Ok(Taken {
            templates: built_in().chain(own).collect(),
            pages: pages.map(|file| file.path).collect(),
        })
    }
}

fn built_in() -> impl Iterator<Item = String> {
    BUILTIN.iter().map(|(name, _)| name.to_string())
}
