//! The only user of git: its library, and its program where the library would err.
//!
//! ```text
//! discover.rs     finding and opening a repository       environment.rs  of git's children
//! handles.rs      … for several threads
//! head.rs         HEAD, base branch, names of commits    settings.rs     git's configuration
//! read.rs         files of a commit                      work_tree.rs    files on disk
//! commit_files.rs … asked for one by one                 finder.rs       … where many are
//! differ.rs       files that differ between two states   folders.rs      … without unpacking the rest
//! log.rs, tag.rs  commits and tags
//! preflight.rs    refusing before anything is written    uncommitted.rs  … where work would be lost
//! commit.rs       a commit made in memory                ahead.rs        … its long files before it
//!                                                        tree.rs         … its files and folders
//!                                                        identity.rs, message.rs, hooks.rs, signing.rs
//! placement.rs    onto its branch, by git                pending.rs      … noted while on its way
//! put_back.rs     a branch moved back, or half a move    halfway.rs      how far that had come
//! founding.rs     a first commit of what lies there     rehearsal.rs   a repository as it would be
//! write.rs        a change without a commit              elsewhere.rs    other work trees
//! merge_file.rs   three versions of a text merged
//! remote.rs       pushing                                editor.rs       the editor git would open
//! program.rs      starting `git`                         error.rs, refusal.rs
//! ```
//!
//! What comes out is owned; no type of a library does.

mod ahead;
mod commit;
mod commit_files;
mod differ;
mod discover;
mod editor;
mod elsewhere;
mod environment;
mod error;
mod finder;
mod folders;
mod founding;
mod halfway;
mod handles;
mod head;
mod hook_tree;
mod hooks;
mod id;
mod identity;
mod last_commit;
mod log;
mod merge_file;
mod message;
mod paths;
mod pending;
mod placement;
mod preflight;
mod program;
mod put_back;
mod read;
mod refusal;
mod rehearsal;
mod remote;
mod request;
mod series;
mod settings;
mod signing;
mod snapshot;
mod tag;
mod tree;
// They need links, modes and pipes.
#[cfg(all(test, unix))]
mod tests;
mod uncommitted;
mod work_tree;
mod write;

pub use commit_files::CommitFiles;
pub use differ::{Differing, Touched};
pub use discover::Repository;
pub use environment::Environment;
pub use error::{Format, GitError};
pub use head::Head;
pub use id::{CommitId, NotACommitId};
pub use last_commit::LastCommit;
pub use log::LoggedCommit;
pub use merge_file::{Labels, MergedText};
pub use pending::Pending;
pub use preflight::Checked;
pub use refusal::{Operation, Refusal};
pub use rehearsal::Rehearsal;
pub use remote::Pushed;
pub use request::{CommitRequest, Committed, FileEdit, Placement, Warning};
pub use snapshot::{Bytes, File, Irregular, IrregularKind, Snapshot};
pub use tag::Tag;
pub use work_tree::Survey;
