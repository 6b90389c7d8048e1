//! `catalog remove`: an entry out of the catalog.

use clap::Args;

use super::pick;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::workflow::Request;
use crate::workflow::request::{Remove, Verb};

/// Remove entries from the catalog
///
/// Only for what should never have been there: `catalog archive` keeps the history of what is over.
/// Without a terminal to ask on it needs --yes.
#[derive(Debug, Args)]
pub struct RemoveArgs {
    /// Entries by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = pick::entry_names())]
    names: Vec<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    change: ChangeArgs,
}

/// Removes.
///
/// # Errors
/// Where something is missing without a terminal, or the change is refused.
pub fn run(args: RemoveArgs, context: &Context) -> Result<Outcome, Failure> {
    let asked = context.terminal.is_interactive();
    if !asked && !args.change.yes && !args.change.dry_run {
        return Err(Failure::usage(
            "remove needs --yes: no terminal to ask on",
            "--dry-run shows what would go",
        ));
    }
    let mut session = context.session(args.change.options(false)?)?;
    let names = pick::names(
        args.names,
        Verb::Remove,
        session.catalog(),
        &context.terminal,
    )?;
    let reason = match args.reason {
        None if asked || !args.change.yes => Some(pick::reason(Verb::Remove, &context.terminal)?),
        None => {
            return Err(Failure::usage(
                "remove needs --reason",
                "say why with --reason TEXT",
            ));
        }
        reason => reason,
    };
    let requests: Vec<Request> = names
        .into_iter()
        .map(|name| {
            Request::Remove(Remove {
                name,
                reason: reason.clone(),
            })
        })
        .collect();
    session.plan(&requests)?;
    session.carry_out(&context.terminal)?;
    Ok(Outcome::Done)
}
