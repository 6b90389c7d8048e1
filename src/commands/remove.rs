//! `catalog remove`: an entry out of the catalog.

use clap::Args;

use super::level_args::given;
use super::pick;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::workflow::Request;
use crate::workflow::request::{Remove, Verb};

/// Remove entries that should never have been there
///
/// Their files go. `catalog archive` keeps the history of what is over.
/// Without a terminal to ask on it needs --yes.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  catalog remove example --reason 'was only an example'")]
pub struct RemoveArgs {
    /// Entries by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = super::complete::entry_names())]
    names: Vec<String>,
    /// Why it goes
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
    let context = &context.of_change(&args.change);
    let is_asked = context.terminal.is_interactive();
    if !is_asked && !args.change.yes && !args.change.dry_run {
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
    let reason = match given(args.reason) {
        None if is_asked => Some(pick::reason(Verb::Remove, names.len(), &context.terminal)?),
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
