//! Reading the files of the work tree, following no link.

use std::fs::{self, DirEntry, FileType};
use std::path::Path;

use rayon::prelude::*;

use super::discover::Repository;
use super::error::GitError;
use super::paths::{check_place, folders_above};
use super::refusal::Refusal;
use super::snapshot::{Bytes, File, IrregularKind, Snapshot};

/// From how many files on several threads read faster than one.
const WORTH_THREADS: usize = 200;

/// All that can be read of some folders on disk, and why the rest cannot.
#[derive(Debug, Default)]
pub struct Survey {
    /// What was read.
    pub snapshot: Snapshot,
    /// What cannot be trusted or read, each by its path from the root of the repository.
    pub refused: Vec<(String, GitError)>,
}

/// What was seen on disk and is still to be read.
struct Walk<'a> {
    root: &'a Path,
    paths: Vec<String>,
    survey: Survey,
}

impl Repository {
    /// All files of the work tree at these paths and below them, as [`Repository::read_tree`]
    /// gives those of a commit, whether git knows them or not. What editors leave behind is passed
    /// over; a link is not followed.
    ///
    /// # Errors
    /// In a bare repository, where a link leads out of the repository, or a file cannot be read.
    pub fn read_work_tree(&self, folders: &[&str]) -> Result<Snapshot, GitError> {
        self.survey_work_tree(folders)?.whole()
    }

    /// As [`Repository::read_work_tree`], but a link that leads out and a file that cannot be read
    /// do not end the reading: they come with what could be read.
    ///
    /// # Errors
    /// In a bare repository, or where a place lies outside of the repository.
    pub fn survey_work_tree(&self, folders: &[&str]) -> Result<Survey, GitError> {
        self.survey_where(folders, |_| true)
    }

    /// Those files of [`Repository::read_work_tree`] that are wanted.
    ///
    /// # Errors
    /// As there.
    pub(super) fn read_work_tree_where(
        &self,
        folders: &[&str],
        is_wanted: impl FnMut(&str) -> bool,
    ) -> Result<Vec<File>, GitError> {
        let survey = self.survey_where(folders, is_wanted)?;
        Ok(survey.whole()?.files)
    }

    fn survey_where(
        &self,
        folders: &[&str],
        mut is_wanted: impl FnMut(&str) -> bool,
    ) -> Result<Survey, GitError> {
        let root = self.root().ok_or(Refusal::NoWorkTree)?;
        let mut walk = Walk {
            root,
            paths: Vec::new(),
            survey: Survey::default(),
        };
        for folder in folders {
            walk.start(check_place(folder)?);
        }
        walk.paths.sort_unstable();
        walk.paths.dedup();
        walk.paths.retain(|path| is_wanted(path));
        let mut survey = walk.survey;
        for (path, read) in read_files(root, walk.paths) {
            match read {
                Ok(content) => survey.snapshot.files.push(File { path, content }),
                Err(error) => survey.refused.push((path, error)),
            }
        }
        survey.snapshot = survey.snapshot.settle();
        survey.refused.sort_by(|(a, _), (b, _)| a.cmp(b));
        survey.refused.dedup_by(|(a, _), (b, _)| a == b);
        Ok(survey)
    }
}

impl Survey {
    /// What was read, where nothing was refused.
    fn whole(self) -> Result<Snapshot, GitError> {
        match self.refused.into_iter().next() {
            Some((_, error)) => Err(error),
            None => Ok(self.snapshot),
        }
    }
}

impl Walk<'_> {
    /// Begins at a folder or file, itself reached through no link.
    fn start(&mut self, place: &str) {
        let above = folders_above(place).filter(|folder| !folder.is_empty());
        for part in above.chain([place]) {
            let path = self.root.join(part);
            let found = match fs::symlink_metadata(&path) {
                Ok(found) => found,
                Err(error) if is_missing(&error) => return,
                Err(error) => return self.refuse(part, GitError::file("look at", path)(error)),
            };
            if found.is_symlink() {
                return self.link(part);
            }
            if part == place {
                return self.visit(place.to_owned(), found.file_type());
            }
        }
    }

    fn visit(&mut self, path: String, kind: FileType) {
        if kind.is_symlink() {
            self.link(&path);
        } else if kind.is_dir() {
            self.folder(&path);
        } else if kind.is_file() {
            self.paths.push(path);
        } else {
            self.irregular(&path, IrregularKind::Special);
        }
    }

    fn folder(&mut self, folder: &str) {
        let place = self.root.join(folder);
        let entries: Vec<DirEntry> = match fs::read_dir(&place).and_then(Iterator::collect) {
            Ok(entries) => entries,
            Err(error) => {
                return self.refuse(folder, GitError::file("read the folder", place)(error));
            }
        };
        let is_git = |entry: &DirEntry| entry.file_name().eq_ignore_ascii_case(".git");
        if !folder.is_empty() && entries.iter().any(is_git) {
            return self.irregular(folder, IrregularKind::Submodule);
        }
        for entry in entries.iter().filter(|entry| !is_git(entry)) {
            let name = entry.file_name();
            let shown = name.to_string_lossy();
            if is_left_by_an_editor(&shown) {
                continue;
            }
            let path = match folder {
                "" => shown.clone().into_owned(),
                _ => format!("{folder}/{shown}"),
            };
            match entry.file_type() {
                _ if name.to_str().is_none() => self.irregular(&path, IrregularKind::NotUtf8),
                Ok(kind) => self.visit(path, kind),
                Err(error) => self.refuse(&path, GitError::file("look at", entry.path())(error)),
            }
        }
    }

    /// A link inside the repository is passed over; one that leads out is refused.
    fn link(&mut self, path: &str) {
        let leads_out = match (
            self.root.join(path).canonicalize(),
            self.root.canonicalize(),
        ) {
            (Ok(target), Ok(root)) => !target.starts_with(root),
            // It leads nowhere, so nothing is read through it either.
            _ => false,
        };
        if leads_out {
            let path = path.to_owned();
            self.refuse(&path.clone(), GitError::EscapesRepository { path });
        } else {
            self.irregular(path, IrregularKind::Link);
        }
    }

    fn irregular(&mut self, path: &str, kind: IrregularKind) {
        self.survey.snapshot.irregular(path, kind);
    }

    fn refuse(&mut self, path: &str, why: GitError) {
        self.survey.refused.push((path.to_owned(), why));
    }
}

fn is_missing(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory)
}

/// Whether a name is one that editors and desktops give to files of their own.
fn is_left_by_an_editor(name: &str) -> bool {
    name.ends_with('~')
        || name.starts_with(".#")
        || (name.starts_with('#') && name.ends_with('#'))
        || (name.starts_with('.')
            && [".swp", ".swo", ".swx"]
                .iter()
                .any(|end| name.ends_with(end)))
        || name.ends_with(".kate-swp")
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
        || name.starts_with(super::write::TEMPORARY)
        || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

fn read_files(root: &Path, paths: Vec<String>) -> Vec<(String, Result<Bytes, GitError>)> {
    let read = |path: String| {
        let place = root.join(&path);
        let content = fs::read(&place).map_err(GitError::file("read", place));
        (path, content.map(Bytes::from))
    };
    if paths.len() < WORTH_THREADS {
        paths.into_iter().map(read).collect()
    } else {
        paths.into_par_iter().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::is_left_by_an_editor;

    #[test]
    fn what_editors_leave_is_known_and_entries_are_not_taken_for_it() {
        for name in [
            "a.yaml~",
            ".a.yaml.swp",
            "#a.yaml#",
            ".#a.yaml",
            ".DS_Store",
        ] {
            assert!(is_left_by_an_editor(name), "{name}");
        }
        for name in ["a.yaml", ".gitkeep", "a#b.yaml", "swp.yaml"] {
            assert!(!is_left_by_an_editor(name), "{name}");
        }
    }
}
