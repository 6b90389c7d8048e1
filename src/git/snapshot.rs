//! Files as they were read, from a commit or from disk.

use std::fmt;

/// The bytes of a file. They go from hand to hand on the way of a change, and are never copied.
pub use bytes::Bytes;

/// A file of the repository and what is in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// From the root of the repository, `/` between its parts.
    pub path: String,
    /// The bytes, as the repository or the disk has them.
    pub content: Bytes,
}

/// Something among the files that is none, and so was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Irregular {
    /// From the root of the repository; bytes that are no UTF-8 are shown as `�`.
    pub path: String,
    /// What it is.
    pub kind: IrregularKind,
}

/// What an irregular entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IrregularKind {
    /// A symbolic link.
    Link,
    /// A submodule, or another repository inside this one.
    Submodule,
    /// A folder, where a file is wanted.
    Folder,
    /// A pipe, a device or a socket.
    Special,
    /// A file whose name is no UTF-8.
    NotUtf8,
}

impl fmt::Display for IrregularKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            IrregularKind::Link => "a symbolic link",
            IrregularKind::Submodule => "a repository of its own",
            IrregularKind::Folder => "a folder",
            IrregularKind::Special => "no file but a device, a pipe or a socket",
            IrregularKind::NotUtf8 => "a file whose name is not UTF-8",
        })
    }
}

/// All files below some folders, sorted by path, and what is there beside files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The files.
    pub files: Vec<File>,
    /// What was not read.
    pub irregular: Vec<Irregular>,
}

impl Snapshot {
    pub(super) fn irregular(&mut self, path: &str, kind: IrregularKind) {
        self.irregular.push(Irregular {
            path: path.to_owned(),
            kind,
        });
    }

    /// Sorts by path and drops what was read twice, where one folder lies in another.
    pub(super) fn settle(mut self) -> Snapshot {
        self.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        self.files.dedup_by(|a, b| a.path == b.path);
        self.irregular.sort_unstable();
        self.irregular.dedup();
        self
    }
}
