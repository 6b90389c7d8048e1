//! One file a command: arguments as meant, then load, plan, report.

pub mod add;
pub mod apply;
pub mod archive;
pub mod changelog;
pub mod check;
pub mod completions;
pub mod demote;
pub mod diff;
pub mod edit;
pub mod history;
pub mod import;
pub mod init;
pub mod list;
pub mod man;
pub mod merge_driver;
pub mod move_area;
pub mod promote;
pub mod publish;
pub mod release;
pub mod remove;
pub mod rename;
pub mod restore;
pub mod schema;
pub mod setup_git;
pub mod show;
pub mod undo;

mod change_args;
mod complete;
mod context;
mod level_args;
mod level_choice;
mod pick;
pub mod report;
mod view;

pub use crate::workflow::Failure;
pub use change_args::ChangeArgs;
pub use context::Context;

/// Today by the person's clock; by `SOURCE_DATE_EPOCH`, in seconds since 1970 and UTC, where that is
/// set, as reproducible builds have it.
pub fn today() -> chrono::NaiveDate {
    let epoch = std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|text| text.parse().ok());
    match epoch.and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0)) {
        Some(moment) => moment.date_naive(),
        None => chrono::Local::now().date_naive(),
    }
}

/// How a command ends that has not failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done; exit status 0.
    Done,
    /// It found problems and has reported them; exit status 1.
    ProblemsFound,
}
