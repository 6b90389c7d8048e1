//! `catalog promote`: up to a level, or onto a track.

use clap::Args;

use super::level_args::{self, Asked, LevelArgs};
use super::{Context, Failure, Outcome};
use crate::workflow::request::Verb;

/// Promote entries to a higher level
///
/// An entry that is not on the track yet is put on it. Records the dated transition in each entry's file, regenerates the lists, shows the diff and
/// commits it on a branch. Several names make one change.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  catalog promote linkerd --to graduated --date 2021-07-28\n  catalog promote"
)]
pub struct PromoteArgs {
    /// Entries by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = super::complete::entry_names())]
    names: Vec<String>,
    /// The level to promote to
    #[arg(long, value_name = "LEVEL")]
    to: Option<String>,
    /// Go on although the level's criteria are unmet
    #[arg(long)]
    force: bool,
    /// Why; needed with --force, and kept in the note
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    level: LevelArgs,
}

/// Promotes.
///
/// # Errors
/// See [`level_args::run`].
pub fn run(args: PromoteArgs, context: &Context) -> Result<Outcome, Failure> {
    let asked = Asked {
        to: args.to,
        force: args.force,
        reason: args.reason,
        ..Asked::new(Verb::Promote, args.names)
    };
    level_args::run(asked, &args.level, context)
}
