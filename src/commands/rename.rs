//! `catalog rename`: another id; the old one becomes an alias.

use clap::Args;

use super::pick;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::workflow::Request;
use crate::workflow::request::Rename;

/// Give an entry another id, and another name
///
/// The file is renamed, the old id becomes an alias, and what named the old id names the new one.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  catalog rename notary notary-project --name \"Notary Project\""
)]
pub struct RenameArgs {
    /// The entry by id, name or alias
    #[arg(value_name = "NAME", add = pick::entry_names())]
    name: String,
    /// The new id: lower-case letters, digits and `-`
    #[arg(value_name = "NEW-ID")]
    new_id: String,
    /// The new name
    #[arg(long = "name", value_name = "NEW NAME")]
    new_name: Option<String>,
    #[command(flatten)]
    change: ChangeArgs,
}

/// Renames.
///
/// # Errors
/// Where the change is refused.
pub fn run(args: RenameArgs, context: &Context) -> Result<Outcome, Failure> {
    let mut session = context.session(args.change.options(false)?)?;
    let renaming = Rename {
        name: args.name,
        new_id: args.new_id,
        new_name: args.new_name,
    };
    session.plan(&[Request::Rename(renaming)])?;
    session.carry_out(&context.terminal)?;
    Ok(Outcome::Done)
}
