//! The files that a catalog is read from: of the last commit, or of the work tree.

use std::collections::{HashMap, HashSet};

use super::failure::Failure;
use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::load::{Layout, Loaded, MISSING_FILE, load};
use crate::catalog::model::Catalog;
use crate::git::{Bytes, File, GitError, Irregular, Repository, Snapshot};
use crate::publish::Templates;

/// Which tree of files is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The last commit, whatever lies uncommitted beside it.
    Head,
    /// The files on disk.
    WorkTree,
}

impl Source {
    /// What commands that only read take: the work tree, or HEAD where there is none.
    pub fn of_reading(repository: &Repository) -> Source {
        if repository.is_bare() {
            Source::Head
        } else {
            Source::WorkTree
        }
    }
}

/// The files of a catalog.
pub struct Sources {
    /// The files, by path.
    pub files: Vec<File>,
    irregular: Vec<Irregular>,
    /// What cannot be trusted or read, by path.
    refused: Vec<(String, GitError)>,
}

/// Reads the files of a catalog, its templates, and these other files.
///
/// # Errors
/// Where the repository cannot be read, or a link leads out of it.
pub fn read_sources(
    repository: &Repository,
    layout: &Layout,
    source: Source,
    others: &[&str],
) -> Result<Sources, Failure> {
    let templates = layout.templates();
    let mut folders = vec![layout.folder(), templates.as_str()];
    folders.extend(others);
    Ok(read_paths(repository, source, &folders)?.into())
}

/// As [`read_sources`], for a look at all that is wrong: what cannot be trusted or read is a
/// problem among the others, and keeps nothing else from being read.
///
/// # Errors
/// Where the repository cannot be read at all.
pub fn survey_sources(
    repository: &Repository,
    layout: &Layout,
    source: Source,
) -> Result<Sources, Failure> {
    survey(repository, source, &[layout.folder(), &layout.templates()])
}

/// As [`read_pages`], in the way of [`survey_sources`].
///
/// # Errors
/// Where the repository cannot be read at all.
pub fn survey_pages(
    repository: &Repository,
    source: Source,
    catalog: &Catalog,
) -> Result<Sources, Failure> {
    survey(repository, source, &outputs(catalog))
}

fn survey(repository: &Repository, source: Source, paths: &[&str]) -> Result<Sources, Failure> {
    if source == Source::Head {
        return Ok(read_paths(repository, source, paths)?.into());
    }
    let survey = repository.survey_work_tree(paths)?;
    Ok(Sources {
        refused: survey.refused,
        ..survey.snapshot.into()
    })
}

/// Reads what stands at or below these paths.
///
/// # Errors
/// Where the repository cannot be read, or a link leads out of it.
pub fn read_paths(
    repository: &Repository,
    source: Source,
    paths: &[&str],
) -> Result<Snapshot, Failure> {
    Ok(match source {
        Source::WorkTree => repository.read_work_tree(paths)?,
        Source::Head => match repository.head()?.commit() {
            Some(commit) => repository.read_tree(&commit, paths)?,
            None => Snapshot::default(),
        },
    })
}

/// The templates of a catalog, over the built-in ones.
///
/// # Errors
/// As [`read_paths`].
pub fn read_templates(
    repository: &Repository,
    layout: &Layout,
    source: Source,
) -> Result<Templates, Failure> {
    let files = read_paths(repository, source, &[&layout.templates()])?.files;
    Ok(templates(&files, layout))
}

/// Adds what is no file, or could not be read, to the problems of what was read.
pub(super) fn add_unread(loaded: &mut Loaded, unread: Vec<Diagnostic>) {
    // What is there and was not read is not missing.
    let is_there = |path: &str| unread.iter().any(|found| found.path == path);
    loaded
        .problems
        .retain(|found| found.rule != MISSING_FILE || !is_there(&found.path));
    loaded.problems.extend(unread);
}

/// The templates among these files, over the built-in ones.
pub(super) fn templates(files: &[File], layout: &Layout) -> Templates {
    let folder = format!("{}/", layout.templates());
    Templates::new(files.iter().filter_map(|file| {
        let name = file.path.strip_prefix(&folder)?;
        Some((
            name.to_string(),
            String::from_utf8_lossy(&file.content).into_owned(),
        ))
    }))
}

impl From<Snapshot> for Sources {
    fn from(snapshot: Snapshot) -> Sources {
        Sources {
            files: snapshot.files,
            irregular: snapshot.irregular,
            refused: Vec::new(),
        }
    }
}

impl Sources {
    /// Leaves out the files that git was told to ignore, which no commit takes in.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn leave_out_ignored(&mut self, repository: &Repository) -> Result<(), Failure> {
        let paths: Vec<&str> = self.files.iter().map(|file| file.path.as_str()).collect();
        let ignored: HashSet<String> = repository.ignored(&paths)?.into_iter().collect();
        self.files.retain(|file| !ignored.contains(&file.path));
        Ok(())
    }

    /// The catalog that these files hold.
    pub fn load(&self, layout: &Layout) -> Loaded {
        let sources: Vec<_> = self
            .files
            .iter()
            .map(|file| (file.path.as_str(), file.content.as_ref()))
            .collect();
        let mut loaded = load(&sources, layout);
        add_unread(&mut loaded, self.problems().collect());
        loaded
    }

    /// What is no file, or could not be read.
    pub fn problems(&self) -> impl Iterator<Item = Diagnostic> {
        let irregular = self.irregular.iter().map(irregular);
        irregular.chain(self.refused.iter().map(refused))
    }

    /// Why nothing could be read, where that is so.
    pub fn refusal(&mut self) -> Option<Failure> {
        let nothing = self.files.is_empty() && !self.refused.is_empty();
        nothing.then(|| self.refused.swap_remove(0).1.into())
    }

    /// The templates of the catalog, over the built-in ones.
    pub fn templates(&self, layout: &Layout) -> Templates {
        templates(&self.files, layout)
    }

    /// The bytes of every file, by path.
    pub fn into_texts(self) -> HashMap<String, Bytes> {
        self.files
            .into_iter()
            .map(|file| (file.path, file.content))
            .collect()
    }
}

/// What is among the files and is none.
pub(super) fn irregular(found: &Irregular) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        rule: "irregular-file",
        path: found.path.clone(),
        span: None,
        message: format!("this is {}, and was not read", found.kind),
        help: Some("a catalog is made of plain files".to_string()),
        other: None,
    }
}

fn refused((path, why): &(String, GitError)) -> Diagnostic {
    let (message, help) = match why {
        GitError::EscapesRepository { .. } => (
            "this is a symbolic link that leads out of the repository".to_string(),
            "replace it by what it leads to",
        ),
        GitError::File { source, .. } => (
            format!("this could not be read: {source}"),
            "see who may read it",
        ),
        other => (other.to_string(), "mend it, then check again"),
    };
    Diagnostic {
        severity: Severity::Error,
        rule: "irregular-file",
        path: path.clone(),
        span: None,
        message,
        help: Some(help.to_string()),
        other: None,
    }
}

/// The pages that the lists of a catalog are published in, as they are now.
///
/// # Errors
/// Where the repository cannot be read, or what stands in the place of a page is no file.
pub fn read_pages(
    repository: &Repository,
    source: Source,
    catalog: &Catalog,
) -> Result<HashMap<String, Bytes>, Failure> {
    let outputs = outputs(catalog);
    if outputs.is_empty() {
        return Ok(HashMap::new());
    }
    let pages = read_paths(repository, source, &outputs)?;
    if let Some(found) = pages.irregular.into_iter().next() {
        return Err(GitError::NoFile(found).into());
    }
    Ok(pages
        .files
        .into_iter()
        .map(|file| (file.path, file.content))
        .collect())
}

fn outputs(catalog: &Catalog) -> Vec<&str> {
    let lists = catalog.settings.lists.values();
    lists.map(|list| list.output.as_str()).collect()
}
