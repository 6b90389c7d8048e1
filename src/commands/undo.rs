//! `catalog undo`: takes back the last change.

use clap::Args;

use super::{Context, Failure, Outcome};
use crate::terminal::diff::{self, FileDiff};
use crate::terminal::prompt::Question;
use crate::workflow::closing::say_pushed;
use crate::workflow::recovery::recover;
use crate::workflow::undo::{PlannedUndo, Way};

/// Take back the last change on the branch you stand on
///
/// Where the change was never pushed or tagged, the branch moves back; else a new commit reverts it.
/// What is uncommitted in other files stays. Only a change that catalog made is taken back, and only
/// while it is the last commit.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  catalog undo --dry-run\n  catalog undo --yes")]
pub struct UndoArgs {
    /// Show what would be taken back and touch nothing
    #[arg(long, short = 'n')]
    dry_run: bool,
    /// Ask nothing
    #[arg(long, short = 'y')]
    yes: bool,
    /// Run no hooks
    #[arg(long)]
    no_verify: bool,
    /// Push the commit that reverts it; a branch that moves back needs none
    #[arg(long)]
    push: bool,
}

/// Takes back.
///
/// # Errors
/// Where it is not safe, the person decides against it, or git refuses.
pub fn run(args: &UndoArgs, context: &Context) -> Result<Outcome, Failure> {
    let repository = context.repository()?;
    let layout = context.layout(&repository)?;
    let terminal = &context.terminal;
    recover(&repository, args.dry_run, terminal)?;
    let planned = PlannedUndo::plan(&repository, &layout, !args.no_verify)?;
    show(&planned, context)?;
    if args.dry_run {
        return Ok(Outcome::Done);
    }
    let question = Question {
        label: "Take it back?",
        flag: "--yes",
        help: None,
    };
    if !args.yes && !terminal.prompter().confirm(&question, true)? {
        return Err(Failure::Aborted);
    }
    let undone = planned.carry_out(&repository)?;
    for warning in &undone.warnings {
        terminal.warn(&warning.to_string());
    }
    let (branch, tip) = (&planned.branch, undone.tip.short());
    terminal.status("Undone", planned.change.subject());
    match planned.way {
        Way::MoveBack(_) => {
            let change = planned.change.id.short();
            terminal.status("Moved", &format!("{branch} back to {tip}"));
            terminal.hint(&format!("`git merge --ff-only {change}` brings it back"));
        }
        Way::Revert(_) => {
            terminal.status("Committed", &format!("{tip} on {branch}"));
            if args.push {
                say_pushed(branch, &repository.push(branch, None)?, terminal);
            } else {
                let remote = repository.push_remote()?.unwrap_or("origin");
                terminal.hint(&format!("`git push {remote} {branch}` publishes it"));
            }
        }
    }
    Ok(Outcome::Done)
}

/// Prints the change backwards, and says how it is taken back.
fn show(planned: &PlannedUndo, context: &Context) -> Result<(), Failure> {
    let terminal = &context.terminal;
    let (now, then) = (&planned.files.before, &planned.files.after);
    let mut paths: Vec<&str> = now
        .iter()
        .chain(then)
        .map(|file| file.path.as_str())
        .collect();
    paths.sort_unstable();
    paths.dedup();
    let content = |files: &[crate::git::File], path: &str| {
        let place = files.iter().position(|file| file.path == path);
        place.map(|place| files[place].content.clone())
    };
    let sides: Vec<_> = paths
        .iter()
        .map(|path| (*path, content(now, path), content(then, path)))
        .collect();
    let files: Vec<FileDiff> = sides
        .iter()
        .map(|(path, before, after)| FileDiff {
            path,
            before: before.as_deref(),
            after: after.as_deref(),
            shorten: true,
        })
        .collect();
    terminal.print(&diff::unified(&files, &terminal.stdout_screen()))?;
    let change = format!("{} {}", planned.change.id.short(), planned.change.subject());
    terminal.status("Undoing", &change);
    let branch = &planned.branch;
    match &planned.way {
        Way::MoveBack(parent) => {
            let text = format!(
                "{branch} goes back to {}, nobody else has it",
                parent.short()
            );
            terminal.status("By moving", &text);
        }
        Way::Revert(known) => {
            let known = known.join(", ");
            let text = format!("a new commit on {branch} reverts it, since {known} has it");
            terminal.status("By revert", &text);
        }
    }
    Ok(())
}
