//! `catalog promote`: up to a level, or onto a track.

use clap::Args;

use super::level_args::{self, Asked, LevelArgs};
use super::{Context, Failure, Outcome};
use crate::workflow::request::Verb;

/// Promote entries to a higher level, or put them on a track
///
/// Records the dated transition in each entry's file, regenerates the lists, shows the diff and
/// commits it on a branch. Several names make one change.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  catalog promote linkerd --to graduated --date 2021-07-28")]
pub struct PromoteArgs {
    /// Entries by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = super::pick::entry_names())]
    names: Vec<String>,
    /// The level to promote to
    #[arg(long, value_name = "LEVEL")]
    to: Option<String>,
    /// Go on although the level's criteria are unmet; needs --reason
    #[arg(long)]
    force: bool,
    /// Why; kept in the note with --force
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
