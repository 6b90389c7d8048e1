//! The only user of git: its library, and its program where the library would err.
//!
//! ```text
//! discover.rs     finding and opening a repository       environment.rs  of git's children
//! head.rs         HEAD, base branch, names of commits    settings.rs     git's configuration
//! read.rs         files of a commit                      work_tree.rs    files on disk
//! write.rs        a change without a commit              program.rs      starting `git`
//! remote.rs       pushing                                editor.rs       the editor git would open
//! ```
//!
//! What comes out is owned; no type of a library does.

mod discover;
mod editor;
mod environment;
mod error;
mod head;
mod id;
mod paths;
mod program;
mod read;
mod refusal;
mod remote;
mod settings;
mod snapshot;
// They need links, modes and pipes.
#[cfg(all(test, unix))]
mod tests;
mod work_tree;
mod write;

pub use discover::Repository;
pub use environment::Environment;
pub use error::{Format, GitError};
pub use head::Head;
pub use id::{CommitId, NotACommitId};
pub use refusal::{Operation, Refusal};
pub use remote::Pushed;
pub use snapshot::{File, Irregular, IrregularKind, Snapshot};
pub use write::WorkTreeEdit;
