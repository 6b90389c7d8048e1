//! `catalog demote`: down one level, with a reason.

use clap::Args;

use super::level_args::{self, Asked, LevelArgs};
use super::{Context, Failure, Outcome};
use crate::workflow::request::Verb;

/// Demote entries to a lower level
///
/// Down goes one level at a time, with a reason, unless the track says otherwise.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  catalog demote linkerd --to incubating --reason 'back to review'"
)]
pub struct DemoteArgs {
    /// Entries by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = super::complete::entry_names())]
    names: Vec<String>,
    /// The level to demote to
    #[arg(long, value_name = "LEVEL")]
    to: Option<String>,
    /// Why it goes down
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    level: LevelArgs,
}

/// Demotes.
///
/// # Errors
/// See [`level_args::run`].
pub fn run(args: DemoteArgs, context: &Context) -> Result<Outcome, Failure> {
    let asked = Asked {
        to: args.to,
        reason: args.reason,
        needs_reason: true,
        ..Asked::new(Verb::Demote, args.names)
    };
    level_args::run(asked, &args.level, context)
}
