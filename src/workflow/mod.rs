//! A change on its way into git: plan, show, ask, commit, say.
//!
//! [`plan`] is pure: from a catalog and requests to a [`Change`], a value that can be shown,
//! tested, dropped or committed. [`Session`] takes it to a person and into git.

pub mod agreement;
pub mod attribution;
pub mod batch;
mod beginning;
mod broken;
pub mod change;
pub mod closing;
pub mod comparison;
mod draft;
mod each;
mod editor;
mod failure;
mod flow;
pub mod health;
pub mod merge;
pub mod options;
pub mod plan;
pub mod recovery;
pub mod refusal;
pub mod release;
pub mod renewal;
pub mod report;
pub mod request;
pub mod revisions;
pub mod session;
pub mod sources;
pub mod taken;
pub mod texts;
pub mod undo;

pub use change::{Change, FileChange, Role};
pub use failure::Failure;
pub use options::Options;
pub use plan::Planner;
pub use refusal::Refusal;
pub use request::Request;
pub use session::Session;
