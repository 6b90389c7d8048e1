//! What every command has at hand: the terminal, the day, the repository, the catalog.

use std::path::{Component, Path, PathBuf};

use chrono::NaiveDate;

use super::{ChangeArgs, Failure};
use crate::catalog::load::{Layout, Loaded};
use crate::git::Repository;
use crate::terminal::Terminal;
use crate::workflow::options::Options;
use crate::workflow::recovery::recover;
use crate::workflow::session::Session;
use crate::workflow::sources::{Source, read_sources};

/// What every command has at hand.
#[derive(Debug, Clone)]
pub struct Context {
    /// The person and the outputs.
    pub terminal: Terminal,
    /// The folder in which the command runs.
    pub folder: PathBuf,
    /// Today, by the person's clock.
    pub today: NaiveDate,
    /// The catalog's folder, where the command line names one.
    pub catalog: Option<PathBuf>,
}

impl Context {
    /// The same for a change: where nothing is to be asked, nobody is.
    #[must_use]
    pub fn of_change(&self, args: &ChangeArgs) -> Context {
        let mut context = self.clone();
        if args.yes {
            context.terminal = context.terminal.without_questions();
        }
        context
    }

    /// The repository that the current folder, or the named catalog, is in.
    ///
    /// # Errors
    /// Where there is none, or it cannot be opened.
    pub fn repository(&self) -> Result<Repository, Failure> {
        let start = match &self.catalog {
            Some(catalog) => existing_folder(&self.folder.join(catalog)),
            None => self.folder.clone(),
        };
        Ok(Repository::discover(&start)?)
    }

    /// Where the catalog's files stand in a repository.
    ///
    /// # Errors
    /// Where the named folder lies outside it.
    pub fn layout(&self, repository: &Repository) -> Result<Layout, Failure> {
        let Some(named) = &self.catalog else {
            return Ok(Layout::default());
        };
        let Some(root) = repository.root() else {
            return Ok(Layout::new(slashed(named)));
        };
        let root = canonical(root);
        match canonical(&self.folder.join(named)).strip_prefix(&root) {
            Ok(inside) if inside.components().next().is_some() => Ok(Layout::new(slashed(inside))),
            _ => Err(Failure::usage(
                format!(
                    "--catalog {} is no folder inside the repository",
                    named.display()
                ),
                format!("name a folder below {}", root.display()),
            )),
        }
    }

    /// What a path of the command line may name, from the root of the repository: what stands there
    /// from the current folder, and what stands there from the root.
    pub fn from_root(&self, repository: &Repository, path: &Path) -> Vec<String> {
        let Some(root) = repository.root().map(canonical) else {
            return vec![slashed(path)];
        };
        let places = [self.folder.join(path), root.join(path)];
        let inside = places
            .iter()
            .filter_map(|place| Some(slashed(canonical(place).strip_prefix(&root).ok()?)));
        inside.collect()
    }

    /// The catalog as it stands in the work tree, or at HEAD in a bare repository. What cannot be
    /// read is warned of.
    ///
    /// # Errors
    /// Where it cannot be read at all.
    pub fn read(&self) -> Result<Loaded, Failure> {
        let repository = self.repository()?;
        let layout = self.layout(&repository)?;
        let sources = read_sources(&repository, &layout, Source::of_reading(&repository), &[])?;
        let loaded = sources.load(&layout);
        if loaded.catalog.settings.title.is_empty() && loaded.catalog.entries.is_empty() {
            return Err(no_catalog(&layout));
        }
        if !loaded.problems.is_empty() {
            let count = loaded.problems.len();
            let problems = if count == 1 {
                "1 problem".into()
            } else {
                format!("{count} problems")
            };
            self.terminal
                .warn(&format!("{problems} in the catalog, see `catalog check`"));
        }
        Ok(loaded)
    }

    /// A change that begins on the catalog as the options say.
    ///
    /// # Errors
    /// Where the catalog cannot be read, or has errors.
    pub fn session(&self, options: Options) -> Result<Session, Failure> {
        let repository = self.repository()?;
        let layout = self.layout(&repository)?;
        recover(&repository, options.dry_run, &self.terminal)?;
        Session::open(repository, layout, options, self.today)
    }
}

/// Where there is no catalog at all.
pub fn no_catalog(layout: &Layout) -> Failure {
    Failure::Content {
        place: layout.settings(),
        message: "there is no catalog here".to_string(),
        hint: Some("`catalog init` makes a new one".to_string()),
    }
}

/// The nearest folder at or above this path that exists, to begin a search in.
fn existing_folder(path: &Path) -> PathBuf {
    let found = path.ancestors().find(|ancestor| ancestor.is_dir());
    found.unwrap_or(path).to_path_buf()
}

/// A path as the system knows it, or without `.` and `..` where nothing stands there.
fn canonical(path: &Path) -> PathBuf {
    let normal = normal(path);
    normal.canonicalize().unwrap_or(normal)
}

/// A path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

/// A relative path with `/` between its parts.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter_map(|component| match component {
            Component::Normal(part) => Some(part.to_string_lossy()),
            _ => None,
        })
        .collect();
    parts.join("/")
}
