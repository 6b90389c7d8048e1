//! `catalog rename`: another id; the old one becomes an alias.

use clap::Args;

use super::pick;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::find::find;
use crate::catalog::model::{Catalog, id_problem};
use crate::terminal::Terminal;
use crate::terminal::prompt::{Line, Question};
use crate::workflow::Request;
use crate::workflow::plan::taken;
use crate::workflow::request::{Rename, Verb};

/// Give an entry another id
///
/// The file is renamed, the old id becomes an alias, and what named the old id names the new one.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  catalog rename notary notary-project --name \"Notary Project\""
)]
pub struct RenameArgs {
    /// The entry by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = super::complete::entry_names())]
    name: Option<String>,
    /// The new id: lower-case letters, digits and `-`; without one, it is asked
    #[arg(value_name = "NEW-ID")]
    new_id: Option<String>,
    /// The new name
    #[arg(long = "name", value_name = "TEXT")]
    new_name: Option<String>,
    #[command(flatten)]
    change: ChangeArgs,
}

/// Renames.
///
/// # Errors
/// Where the change is refused.
pub fn run(args: RenameArgs, context: &Context) -> Result<Outcome, Failure> {
    let context = &context.of_change(&args.change);
    let mut session = context.session(args.change.options(false)?)?;
    let given = args.name.into_iter().collect();
    let names = pick::names(given, Verb::Rename, session.catalog(), &context.terminal)?;
    let name = names.into_iter().next().unwrap_or_default();
    let new_id = match args.new_id {
        Some(new_id) => new_id,
        None => ask_id(&name, session.catalog(), &context.terminal)?,
    };
    let renaming = Rename {
        name,
        new_id,
        new_name: args.new_name,
    };
    session.plan(&[Request::Rename(renaming)])?;
    session.carry_out(&context.terminal)?;
    Ok(Outcome::Done)
}

/// Asks for the new id, beginning with the old one.
fn ask_id(name: &str, catalog: &Catalog, terminal: &Terminal) -> Result<String, Failure> {
    let old = find(catalog, name).map_or(name, |entry| entry.id.as_str());
    let check = |id: &str| {
        if id == old {
            return Err("that is its id already".to_string());
        }
        match id_problem(id) {
            Some(why) => Err(format!("id `{id}` {why}")),
            None => taken(&catalog.entries, "id", id).map_err(|refusal| refusal.to_string()),
        }
    };
    let question = Question {
        label: "New id",
        flag: "NEW-ID",
        help: Some("lower-case letters, digits and `-`; the old one becomes an alias"),
    };
    let line = Line {
        default: None,
        initial: Some(old),
        check: &check,
        suggest: None,
    };
    Ok(terminal.prompter().text(&question, &line)?)
}
