//! `catalog edit`: fields of an entry by flags, or the whole file in an editor.

use clap::Args;

use super::pick;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::workflow::Request;
use crate::workflow::request::{EditFields, Verb};

/// Edit the fields of an entry, or its whole file
///
/// With --set and --unset the file is edited losslessly; a key that holds a list takes its items
/// with commas between them. Without a flag the editor opens that git would open; what comes back is
/// checked, and an emptied or unchanged file aborts. What was typed is kept, and its place said,
/// where it does not come to its commit.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  catalog edit linkerd --set license=Apache-2.0 --unset legal\n  catalog edit linkerd --set 'links.chat=Slack <https://slack.linkerd.io>'\n  catalog edit linkerd"
)]
pub struct EditArgs {
    /// The entry by id, name or alias; without one, pick from a list
    #[arg(value_name = "NAME", add = super::complete::entry_names())]
    name: Option<String>,
    /// Such as license=MIT or links.chat=URL; repeatable
    #[arg(long, value_name = "KEY=VALUE", value_parser = assignment)]
    set: Vec<(String, String)>,
    /// A key to take away, such as legal; repeatable
    #[arg(long, value_name = "KEY")]
    unset: Vec<String>,
    /// Accept dates after today
    #[arg(long)]
    allow_future: bool,
    #[command(flatten)]
    change: ChangeArgs,
}

/// Edits.
///
/// # Errors
/// Where the change is refused, or the editor gives nothing back.
pub fn run(args: EditArgs, context: &Context) -> Result<Outcome, Failure> {
    let context = &context.of_change(&args.change);
    let terminal = &context.terminal;
    let mut session = context.session(args.change.options(args.allow_future)?)?;
    let given = args.name.into_iter().collect();
    let names = pick::names(given, Verb::Edit, session.catalog(), terminal)?;
    let name = names.into_iter().next().unwrap_or_default();
    if args.set.is_empty() && args.unset.is_empty() {
        if !terminal.is_interactive() && !session.is_editor_chosen()? {
            return Err(Failure::usage(
                "--set or --unset is needed: there is no terminal to open an editor on",
                "or name an editor that needs none in GIT_EDITOR",
            ));
        }
        session.edit_in_editor(&name, terminal)?;
    } else {
        let fields = EditFields {
            name,
            set: args.set,
            unset: args.unset,
        };
        session.plan(&[Request::Edit(fields)])?;
    }
    session.carry_out(terminal)?;
    Ok(Outcome::Done)
}

fn assignment(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => {
            Ok((key.trim().to_string(), value.to_string()))
        }
        _ => Err("write it as KEY=VALUE, such as license=MIT".to_string()),
    }
}
