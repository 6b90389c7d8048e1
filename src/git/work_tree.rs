//! Reading the files of the work tree, following no link.

use std::fs::{self, DirEntry, FileType};
use std::path::Path;

use rayon::prelude::*;

use super::discover::Repository;
use super::error::GitError;
use super::paths::{check_place, folders_above};
use super::refusal::Refusal;
use super::snapshot::{File, IrregularKind, Snapshot};

/// From how many files on several threads read faster than one.
const WORTH_THREADS: usize = 200;

/// What was seen on disk and is still to be read.
struct Walk<'a> {
    root: &'a Path,
    paths: Vec<String>,
    snapshot: Snapshot,
}

impl Repository {
    /// All files of the work tree at these paths and below them, as [`Repository::read_tree`]
    /// gives those of a commit, whether git knows them or not. What editors leave behind is passed
    /// over; a link is not followed.
    ///
    /// # Errors
    /// In a bare repository, where a link leads out of the repository, or a file cannot be read.
    pub fn read_work_tree(&self, folders: &[&str]) -> Result<Snapshot, GitError> {
        let root = self.root().ok_or(Refusal::NoWorkTree)?;
        let mut walk = Walk {
            root,
            paths: Vec::new(),
            snapshot: Snapshot::default(),
        };
        for folder in folders {
            walk.start(check_place(folder)?)?;
        }
        walk.paths.sort_unstable();
        walk.paths.dedup();
        let mut snapshot = walk.snapshot;
        snapshot.files = read_files(root, walk.paths)?;
        Ok(snapshot.settle())
    }
}

impl Walk<'_> {
    /// Begins at a folder or file, itself reached through no link.
    fn start(&mut self, place: &str) -> Result<(), GitError> {
        let above = folders_above(place).filter(|folder| !folder.is_empty());
        for part in above.chain([place]) {
            let path = self.root.join(part);
            let found = match fs::symlink_metadata(&path) {
                Ok(found) => found,
                Err(error) if is_missing(&error) => return Ok(()),
                Err(error) => return Err(GitError::file("look at", path)(error)),
            };
            if found.is_symlink() {
                return self.link(part);
            }
            if part == place {
                return self.visit(place.to_owned(), found.file_type());
            }
        }
        Ok(())
    }

    fn visit(&mut self, path: String, kind: FileType) -> Result<(), GitError> {
        if kind.is_symlink() {
            self.link(&path)
        } else if kind.is_dir() {
            self.folder(&path)
        } else if kind.is_file() {
            self.paths.push(path);
            Ok(())
        } else {
            self.snapshot.irregular(&path, IrregularKind::Special);
            Ok(())
        }
    }

    fn folder(&mut self, folder: &str) -> Result<(), GitError> {
        let place = self.root.join(folder);
        let entries: Vec<DirEntry> = fs::read_dir(&place)
            .and_then(Iterator::collect)
            .map_err(GitError::file("read the folder", &place))?;
        let is_git = |entry: &DirEntry| entry.file_name().eq_ignore_ascii_case(".git");
        if !folder.is_empty() && entries.iter().any(is_git) {
            self.snapshot.irregular(folder, IrregularKind::Submodule);
            return Ok(());
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
            if name.to_str().is_none() {
                self.snapshot.irregular(&path, IrregularKind::NotUtf8);
                continue;
            }
            let kind = entry
                .file_type()
                .map_err(GitError::file("look at", entry.path()))?;
            self.visit(path, kind)?;
        }
        Ok(())
    }

    /// A link inside the repository is passed over; one that leads out is an error.
    fn link(&mut self, path: &str) -> Result<(), GitError> {
        let leads_out = match (
            self.root.join(path).canonicalize(),
            self.root.canonicalize(),
        ) {
            (Ok(target), Ok(root)) => !target.starts_with(root),
            // It leads nowhere, so nothing is read through it either.
            _ => false,
        };
        if leads_out {
            return Err(GitError::EscapesRepository {
                path: path.to_owned(),
            });
        }
        self.snapshot.irregular(path, IrregularKind::Link);
        Ok(())
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

fn read_files(root: &Path, paths: Vec<String>) -> Result<Vec<File>, GitError> {
    let read = |path: String| {
        let place = root.join(&path);
        let content = fs::read(&place).map_err(GitError::file("read", place))?;
        Ok(File {
            path,
            content: content.into(),
        })
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
