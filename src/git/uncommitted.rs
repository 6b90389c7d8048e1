//! Refusing a change whose files hold uncommitted work, or cannot stand where they would.

use std::fs::{self, Metadata};
use std::path::Path;

use git2::{IndexEntry, ObjectType, Oid};

use super::discover::Repository;
use super::error::GitError;
use super::finder::Finder;
use super::paths::{OnDisk, check_path, folders_above, in_the_way, on_disk};
use super::read::LINK;
use super::refusal::Refusal;
use super::request::{CommitRequest, FileEdit};

/// A file as the last commit has it.
struct Recorded {
    id: Oid,
    mode: i32,
}

impl Repository {
    /// Refuses where a file of the change has uncommitted changes, or something is in its way.
    pub(super) fn check_files(&self, request: &CommitRequest) -> Result<(), GitError> {
        let tree = request.parent.map(|id| self.tree_of(id)).transpose()?;
        let tree = tree.map(|tree| Finder::new(self, tree));
        // Not readable here where it is split or sparse; git reads it then.
        let index = self.readable_index();
        if let Some(index) = &index
            && request.placement.moves_work_tree()
        {
            check_conflicts(index)?;
        }
        let mut changes = false;
        let mut doubtful = Vec::new();
        for file in &request.files {
            let path = file.path.as_str();
            check_path(path)?;
            let committed = committed(tree.as_ref(), path)?;
            changes = changes || differs(file, committed.as_ref())?;
            let Some(root) = self.root() else {
                continue;
            };
            let found = on_disk(root, path)?;
            let found = check_place(path, committed.as_ref(), found)?;
            let clean = match &index {
                Some(index) => is_clean(index, root, file, committed.as_ref(), found.as_ref())?,
                None => false,
            };
            if !clean {
                doubtful.push(path);
            }
        }
        self.check_by_git(&doubtful)?;
        if changes {
            Ok(())
        } else {
            Err(Refusal::NothingToCommit.into())
        }
    }

    /// The files at these places, or below them, that are not as the last commit has them: changed,
    /// staged, or new and not ignored.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn uncommitted(&self, places: &[&str]) -> Result<Vec<String>, GitError> {
        let mut paths = self.listed_by_status("no", places)?;
        paths.sort_unstable();
        Ok(paths)
    }

    pub(super) fn readable_index(&self) -> Option<git2::Index> {
        if self.environment().get("GIT_INDEX_FILE").is_some() {
            return None;
        }
        // Not through the repository, which would hold it to its end.
        git2::Index::open(&self.git_dir().join("index")).ok()
    }

    /// Lets git say of the doubtful files which have uncommitted changes: it alone knows line ends,
    /// filters and sparse work trees.
    fn check_by_git(&self, doubtful: &[&str]) -> Result<(), GitError> {
        if doubtful.is_empty() {
            return Ok(());
        }
        let mut paths = self.changed_by_status(doubtful)?;
        paths.extend(self.changed_unseen(doubtful)?);
        paths.sort_unstable();
        paths.dedup();
        if paths.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Uncommitted { paths }.into())
        }
    }

    fn changed_by_status(&self, doubtful: &[&str]) -> Result<Vec<String>, GitError> {
        self.listed_by_status("matching", doubtful)
    }

    /// What `git status` lists; `ignored` says which files count that git ignores.
    fn listed_by_status(&self, ignored: &str, places: &[&str]) -> Result<Vec<String>, GitError> {
        let ignored = format!("--ignored={ignored}");
        let options = [
            // Without it, git would write what it saw into the index.
            "--no-optional-locks",
            "--literal-pathspecs",
            "status",
            "--porcelain=v1",
            "-z",
            "--no-renames",
            "--untracked-files=all",
            &ignored,
            "--",
        ];
        let answer = self
            .git("tell which files are changed", options)
            .arguments(places)
            .success()?;
        let listed = answer.stdout.split(|byte| *byte == 0);
        Ok(listed
            .filter_map(|line| line.get(3..))
            .map(|path| String::from_utf8_lossy(path).into_owned())
            .collect())
    }

    /// Files that git was told to take for unchanged, or to leave out of the work tree, and that
    /// are on disk all the same: it would not see a change, but write over it.
    fn changed_unseen(&self, doubtful: &[&str]) -> Result<Vec<String>, GitError> {
        let answer = self
            .git(
                "tell which files it takes for unchanged",
                ["--literal-pathspecs", "ls-files", "-v", "-z", "--"],
            )
            .arguments(doubtful)
            .success()?;
        let Some(root) = self.root() else {
            return Ok(Vec::new());
        };
        let listed = answer.stdout.split(|byte| *byte == 0);
        let listed = listed.filter_map(|line| line.split_first_chunk::<2>());
        Ok(listed
            .filter(|([tag, _], _)| tag.is_ascii_lowercase() || *tag == b'S')
            .map(|(_, path)| String::from_utf8_lossy(path).into_owned())
            .filter(|path| root.join(path).exists())
            .collect())
    }
}

fn check_conflicts(index: &git2::Index) -> Result<(), GitError> {
    if !index.has_conflicts() {
        return Ok(());
    }
    let conflicts = index.iter().filter(|entry| entry.flags >> 12 & 0b11 != 0);
    let mut paths = conflicts.map(|entry| String::from_utf8_lossy(&entry.path).into_owned());
    let path = paths.next().unwrap_or_default();
    Err(Refusal::Conflicts { path }.into())
}

/// The file of the last commit at a path; what is no file there is refused.
fn committed(tree: Option<&Finder<'_>>, path: &str) -> Result<Option<Recorded>, GitError> {
    let Some(tree) = tree else {
        return Ok(None);
    };
    for part in folders_above(path).chain([path]) {
        let Some(entry) = tree.find(part)? else {
            return Ok(None);
        };
        let is_last = part == path;
        match entry.kind() {
            Some(ObjectType::Tree) if is_last => {
                return Err(in_the_way(path, &format!("the folder {path}")).into());
            }
            Some(ObjectType::Tree) => {}
            Some(ObjectType::Blob) if entry.filemode() == LINK => {
                let (path, link) = (path.to_owned(), part.to_owned());
                return Err(Refusal::ThroughLink { path, link }.into());
            }
            Some(ObjectType::Blob) if is_last => {
                let (id, mode) = (entry.id(), entry.filemode());
                return Ok(Some(Recorded { id, mode }));
            }
            Some(ObjectType::Blob) => return Err(in_the_way(path, part).into()),
            _ => return Err(in_the_way(path, &format!("the submodule {part}")).into()),
        }
    }
    Ok(None)
}

/// Whether the change does anything to a file.
fn differs(file: &FileEdit, committed: Option<&Recorded>) -> Result<bool, GitError> {
    let Some(content) = &file.after else {
        return Ok(committed.is_some());
    };
    let id = blob_id(content, &file.path)?;
    Ok(committed.is_none_or(|committed| committed.id != id))
}

pub(super) fn blob_id(content: &[u8], path: &str) -> Result<Oid, GitError> {
    Oid::hash_object(ObjectType::Blob, content).map_err(GitError::store(format!("compare {path}")))
}

/// Refuses what stands in the way on disk; gives the file that is there.
fn check_place(
    path: &str,
    committed: Option<&Recorded>,
    found: OnDisk,
) -> Result<Option<Metadata>, Refusal> {
    match (found, committed) {
        (OnDisk::Folder, _) => Err(in_the_way(path, &format!("the folder {path}"))),
        (OnDisk::File(_), None) => Err(in_the_way(path, path)),
        (OnDisk::File(found), Some(_)) => Ok(Some(found)),
        (OnDisk::Nothing, _) => Ok(None),
    }
}

/// Whether last commit, index and disk agree to the byte. Where they do not, git must say.
fn is_clean(
    index: &git2::Index,
    root: &Path,
    FileEdit { path, before, .. }: &FileEdit,
    committed: Option<&Recorded>,
    found: Option<&Metadata>,
) -> Result<bool, GitError> {
    let staged = index.get_path(Path::new(path), 0);
    let (committed, staged, found) = match (committed, staged, found) {
        (None, None, None) => return Ok(true),
        (Some(committed), Some(staged), Some(found)) => (committed, staged, found),
        _ => return Ok(false),
    };
    let same_in_index =
        staged.id == committed.id && i64::from(staged.mode) == i64::from(committed.mode);
    if !same_in_index || is_executable(found) != (committed.mode & 0o100 != 0) {
        return Ok(false);
    }
    let index = index.path().and_then(|index| fs::metadata(index).ok());
    if index.is_some_and(|index| is_as_staged(&staged, found, &index)) {
        return Ok(true);
    }
    let place = root.join(path);
    let content = fs::read(&place).map_err(GitError::file("read", place))?;
    // What the change was planned on is the last commit's, and faster compared than hashed.
    let as_planned = before.as_deref() == Some(&content);
    Ok(as_planned || blob_id(&content, path)? == committed.id)
}

/// Whether size and times of a file are those that the index noted, which is enough for git too. A
/// file that is as young as the index may have changed since, within one tick of the clock. Where
/// a file system counts whole seconds, both have the same nanoseconds, and so a tick is a second.
#[cfg(unix)]
pub(super) fn is_as_staged(staged: &IndexEntry, found: &Metadata, index: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let youngest = |found: &Metadata| {
        let written = (found.mtime(), found.mtime_nsec());
        written.max((found.ctime(), found.ctime_nsec()))
    };
    let noted = |time: git2::IndexTime| (i64::from(time.seconds()), i64::from(time.nanoseconds()));
    noted(staged.mtime) == (found.mtime(), found.mtime_nsec())
        && noted(staged.ctime) == (found.ctime(), found.ctime_nsec())
        && u64::from(staged.file_size) == found.len()
        && youngest(found) < (index.mtime(), index.mtime_nsec())
}

/// Elsewhere the times that git notes are not to be had.
#[cfg(not(unix))]
pub(super) fn is_as_staged(_: &IndexEntry, _: &Metadata, _: &Metadata) -> bool {
    false
}

#[cfg(unix)]
fn is_executable(found: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    found.permissions().mode() & 0o100 != 0
}

/// Elsewhere no file bears the bit, so git never asks for it: the doubt is left to git.
#[cfg(not(unix))]
fn is_executable(_: &Metadata) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{File, FileTimes, Metadata};
    use std::os::unix::fs::MetadataExt;
    use std::time::{Duration, SystemTime};

    use git2::{IndexEntry, IndexTime, Oid};

    use super::is_as_staged;

    fn noted(found: &Metadata) -> IndexEntry {
        let time = |seconds: i64, nanoseconds: i64| {
            let seconds = i32::try_from(seconds).expect("before 2038");
            IndexTime::new(seconds, u32::try_from(nanoseconds).expect("below a second"))
        };
        IndexEntry {
            ctime: time(found.ctime(), found.ctime_nsec()),
            mtime: time(found.mtime(), found.mtime_nsec()),
            dev: 0,
            ino: 0,
            mode: 0o100_644,
            uid: 0,
            gid: 0,
            file_size: u32::try_from(found.len()).expect("a small file"),
            id: Oid::ZERO_SHA1,
            flags: 0,
            flags_extended: 0,
            path: b"a".to_vec(),
        }
    }

    #[test]
    fn a_file_is_as_staged_while_size_and_both_times_are_and_the_index_is_younger() {
        let written = |at: SystemTime| {
            let file = tempfile::tempfile().expect("a file");
            let set = |file: &File| file.set_times(FileTimes::new().set_modified(at));
            set(&file).expect("a time");
            file.metadata().expect("its times")
        };
        let found = written(SystemTime::now() - Duration::from_secs(9));
        let index = written(SystemTime::now() + Duration::from_secs(9));
        assert!(is_as_staged(&noted(&found), &found, &index));
        assert!(!is_as_staged(&noted(&found), &found, &found), "too young");

        let earlier = IndexTime::new(1, 0);
        for other in [
            IndexEntry {
                ctime: earlier,
                ..noted(&found)
            },
            IndexEntry {
                mtime: earlier,
                ..noted(&found)
            },
            IndexEntry {
                file_size: 1,
                ..noted(&found)
            },
        ] {
            assert!(!is_as_staged(&other, &found, &index));
        }
    }
}
