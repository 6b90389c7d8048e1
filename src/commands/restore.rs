//! `catalog restore`: out of a retired level, with a reason.

use clap::Args;

use super::level_args::{self, Asked, LevelArgs};
use super::{Context, Failure, Outcome};
use crate::workflow::request::Verb;

/// Restore archived entries
///
/// Out of a retired level, back to any level of the track, with a reason.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  catalog restore brigade --to sandbox --reason 'new maintainers'"
)]
pub struct RestoreArgs {
    /// Entries by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = super::complete::entry_names())]
    names: Vec<String>,
    /// The level to restore to
    #[arg(long, value_name = "LEVEL")]
    to: Option<String>,
    /// Why it comes back
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    level: LevelArgs,
}

/// Restores.
///
/// # Errors
/// See [`level_args::run`].
pub fn run(args: RestoreArgs, context: &Context) -> Result<Outcome, Failure> {
    let asked = Asked {
        to: args.to,
        reason: args.reason,
        needs_reason: true,
        ..Asked::new(Verb::Restore, args.names)
    };
    level_args::run(asked, &args.level, context)
}
