//! `catalog remove`: an entry out of the catalog.

use clap::Args;

use super::level_args::given;
use super::pick;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::find::find;
use crate::catalog::model::{Catalog, Transition};
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
    args.change.check_removal("remove", &context.terminal)?;
    let is_asked = context.terminal.is_interactive();
    let mut session = context.session(args.change.options(false)?)?;
    let names = pick::names(
        args.names,
        Verb::Remove,
        session.catalog(),
        &context.terminal,
    )?;
    let reason = match given(args.reason) {
        None if is_asked => {
            // Nobody is asked for the reason of what cannot be. Several may hang on each other.
            if let [only] = names.as_slice() {
                session.foresee(&of_each(vec![only.clone()], pick::UNSAID))?;
            }
            pick::reason(Verb::Remove, names.len(), &context.terminal)?
        }
        None => {
            return Err(Failure::usage(
                "remove needs --reason",
                "say why with --reason TEXT",
            ));
        }
        Some(reason) => reason,
    };
    let names = successors_last(names, session.catalog());
    session.plan(&of_each(names, &reason))?;
    session.carry_out(&context.terminal)?;
    Ok(Outcome::Done)
}

fn of_each(names: Vec<String>, reason: &str) -> Vec<Request> {
    let of = |name| {
        Request::Remove(Remove {
            name,
            reason: Some(reason.to_string()),
        })
    };
    names.into_iter().map(of).collect()
}

/// The names in an order in which none goes while another of them names it as its successor.
fn successors_last(mut names: Vec<String>, catalog: &Catalog) -> Vec<String> {
    let names_it = |other: &String, name: &String| {
        let (Ok(other), Ok(entry)) = (find(catalog, other), find(catalog, name)) else {
            return false;
        };
        let mut transitions = other.maturity.values().flatten();
        let is_it = |one: &Transition| one.superseded_by.as_deref() == Some(entry.id.as_str());
        other.id != entry.id && transitions.any(is_it)
    };
    let mut ordered = Vec::with_capacity(names.len());
    while !names.is_empty() {
        let is_free = |name: &String| !names.iter().any(|other| names_it(other, name));
        // Where they name each other in a circle, the first is refused with the reason.
        let next = names.iter().position(is_free).unwrap_or(0);
        ordered.push(names.remove(next));
    }
    ordered
}
