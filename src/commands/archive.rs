//! `catalog archive`: into a retired level, with a reason.

use clap::Args;

use super::level_args::{self, Asked, LevelArgs};
use super::{Context, Failure, Outcome};
use crate::workflow::request::Verb;

/// Archive entries: over, but kept with their history
///
/// They come to a retired level of their track, with a reason. The entry stays in the catalog with its history; lists show it last or leave it out.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  catalog archive brigade --reason 'no maintainers' --date 2022-10-19"
)]
pub struct ArchiveArgs {
    /// Entries by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = super::complete::entry_names())]
    names: Vec<String>,
    /// The retired level, where there are several
    #[arg(long, value_name = "LEVEL")]
    to: Option<String>,
    /// Why it is over
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// The entry that takes its place
    #[arg(long, value_name = "NAME", add = super::complete::entry_names())]
    superseded_by: Option<String>,
    #[command(flatten)]
    level: LevelArgs,
}

/// Archives.
///
/// # Errors
/// See [`level_args::run`].
pub fn run(args: ArchiveArgs, context: &Context) -> Result<Outcome, Failure> {
    let asked = Asked {
        to: args.to,
        reason: args.reason,
        needs_reason: true,
        superseded_by: args.superseded_by,
        ..Asked::new(Verb::Archive, args.names)
    };
    level_args::run(asked, &args.level, context)
}
