//! Paths of files in the repository, and what stands at them on disk.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::GitError;
use super::refusal::Refusal;

/// What stands at a path of the work tree.
pub(super) enum OnDisk {
    Nothing,
    File(Metadata),
    Folder,
}

/// Refuses a path that is not one of a file inside the repository.
pub(super) fn check_path(path: &str) -> Result<(), Refusal> {
    let is_bad = |part: &str| {
        matches!(part, "" | "." | "..")
            || part.eq_ignore_ascii_case(".git")
            || part.contains('\0')
            || cfg!(windows) && part.contains(['\\', ':'])
    };
    if path.split('/').any(is_bad) {
        return Err(Refusal::BadPath {
            path: path.to_owned(),
        });
    }
    Ok(())
}

/// A folder or file to read below, without final `/`; the empty path is the whole repository.
pub(super) fn check_place(path: &str) -> Result<&str, Refusal> {
    let trimmed = path.trim_end_matches('/');
    if matches!(trimmed, "" | ".") && !path.starts_with('/') {
        return Ok("");
    }
    check_path(trimmed)?;
    Ok(trimmed)
}

/// Every folder above a path, outermost first: `a/b/c` gives `a` and `a/b`.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// What stands at a path, reached through no symbolic link.
pub(super) fn on_disk(root: &Path, path: &str) -> Result<OnDisk, GitError> {
    for folder in folders_above(path) {
        let Some(found) = look(root.join(folder))? else {
            return Ok(OnDisk::Nothing);
        };
        if found.is_symlink() {
            return Err(through_link(path, folder).into());
        }
        if !found.is_dir() {
            return Err(in_the_way(path, folder).into());
        }
    }
    let Some(found) = look(root.join(path))? else {
        return Ok(OnDisk::Nothing);
    };
    if found.is_symlink() {
        Err(through_link(path, path).into())
    } else if found.is_dir() {
        Ok(OnDisk::Folder)
    } else if found.is_file() {
        Ok(OnDisk::File(found))
    } else {
        Err(in_the_way(path, path).into())
    }
}

pub(super) fn in_the_way(path: &str, by: &str) -> Refusal {
    Refusal::InTheWay {
        path: path.to_owned(),
        by: by.to_owned(),
    }
}

fn through_link(path: &str, link: &str) -> Refusal {
    Refusal::ThroughLink {
        path: path.to_owned(),
        link: link.to_owned(),
    }
}

/// What stands at a path, a link not followed; `None` where nothing does.
fn look(path: PathBuf) -> Result<Option<Metadata>, GitError> {
    match fs::symlink_metadata(&path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(GitError::file("look at", path)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::{check_path, check_place, folders_above};

    #[test]
    fn a_path_out_of_the_repository_or_into_git_is_refused() {
        for path in [
            "",
            "/a",
            "a/",
            "a//b",
            "../a",
            "a/../b",
            "./a",
            ".git/config",
            "a/.GIT/b",
            "a\0",
        ] {
            assert!(check_path(path).is_err(), "{path:?}");
        }
        for path in ["a", "catalog/projects/a.yaml", ".gitignore", "a b/ü"] {
            assert!(check_path(path).is_ok(), "{path:?}");
        }
    }

    #[test]
    fn the_whole_repository_is_a_place_and_its_parent_is_none() {
        assert_eq!(check_place(""), Ok(""));
        assert_eq!(check_place("."), Ok(""));
        assert_eq!(check_place("catalog/"), Ok("catalog"));
        assert!(check_place("/").is_err());
        assert!(check_place("..").is_err());
    }

    #[test]
    fn folders_above_come_outermost_first() {
        assert_eq!(folders_above("a/b/c").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders_above("a").count(), 0);
    }
}
