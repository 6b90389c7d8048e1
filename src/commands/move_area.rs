//! `catalog move-area`: another area in the place of one.

use clap::Args;

use super::pick;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::workflow::request::{AreaMove, Verb};
use crate::workflow::{Refusal, Request};

/// Move entries to another area
///
/// The new area takes the place of the entry's only one, or of its only one under the same root;
/// `--from` says which, where that is not clear.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  catalog move-area harbor --to cloud/docker/storage --from cloud/docker/registry"
)]
pub struct MoveAreaArgs {
    /// Entries by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = super::complete::entry_names())]
    names: Vec<String>,
    /// The area to move to, by its path
    #[arg(long, value_name = "AREA", add = super::complete::area_paths())]
    to: Option<String>,
    /// The area to leave, by its path
    #[arg(long, value_name = "AREA", add = super::complete::area_paths())]
    from: Option<String>,
    #[command(flatten)]
    change: ChangeArgs,
}

/// Moves.
///
/// # Errors
/// Where something is missing without a terminal, or the change is refused.
pub fn run(args: MoveAreaArgs, context: &Context) -> Result<Outcome, Failure> {
    let context = &context.of_change(&args.change);
    let mut session = context.session(args.change.options(false)?)?;
    let names = pick::names(
        args.names,
        Verb::MoveArea,
        session.catalog(),
        &context.terminal,
    )?;
    let to = pick::area(args.to, session.catalog(), &context.terminal)?;
    let requests = |from: Option<&str>| -> Vec<Request> {
        let request = |name: &String| {
            Request::MoveArea(AreaMove {
                name: name.clone(),
                to: to.clone(),
                from: from.map(str::to_string),
            })
        };
        names.iter().map(request).collect()
    };
    let mut from = args.from;
    if from.is_none()
        && context.terminal.is_interactive()
        && let Err(Failure::Refused(refusal)) = session.foresee(&requests(from.as_deref()))
        && let Refusal::AreaNotClear { areas, .. } = *refusal
    {
        from = Some(pick::area_to_leave(&areas, &context.terminal)?);
    }
    session.plan(&requests(from.as_deref()))?;
    session.carry_out(&context.terminal)?;
    Ok(Outcome::Done)
}
