//! The templates and pages whose names nothing new may take.

use std::collections::BTreeMap;
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

/// The templates and pages whose names nothing new may take.
#[derive(Debug, Clone, Default)]
pub struct Taken {
    /// The templates of the catalog, and built in: their names and texts.
    pub templates: BTreeMap<String, String>,
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
        // No list is there yet whose template could grow.
        let own = names(&layout.templates()).into_iter();
        Taken {
            templates: built_in()
                .chain(own.map(|name| (name, String::new())))
                .collect(),
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
        let own = self.planner.templates().own();
        let own = own.map(|(name, text)| (name.to_string(), text.to_string()));
        Ok(Taken {
            templates: built_in().chain(own).collect(),
            pages: pages.map(|file| file.path).collect(),
        })
    }
}

fn built_in() -> impl Iterator<Item = (String, String)> {
    let built_in = BUILTIN.iter();
    built_in.map(|(name, text)| (name.to_string(), text.to_string()))
}
