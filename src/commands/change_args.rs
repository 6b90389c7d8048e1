//! The flags of every command that changes something.

use clap::Args;

use super::Failure;
use crate::terminal::Terminal;
use crate::workflow::options::{Options, Target};

/// The flags of every command that changes something.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "How it is committed")]
pub struct ChangeArgs {
    /// Show the diff and touch nothing
    #[arg(long, short = 'n')]
    pub dry_run: bool,
    /// Ask nothing
    #[arg(long, short = 'y')]
    pub yes: bool,
    /// Commit on a new branch of this name
    #[arg(long, short = 'b', value_name = "NAME", conflicts_with_all = ["no_branch", "no_commit"])]
    pub branch: Option<String>,
    /// Make the branch, but stay on this one
    #[arg(long, conflicts_with_all = ["no_branch", "no_commit"])]
    pub no_switch: bool,
    /// Write the files, commit nothing
    #[arg(long, conflicts_with_all = ["no_branch", "push", "message"])]
    pub no_commit: bool,
    /// Commit on the branch you stand on
    #[arg(long)]
    pub no_branch: bool,
    /// The commit's message, instead of what changed
    #[arg(long, short = 'm', value_name = "TEXT")]
    pub message: Option<String>,
    /// Leave out the Signed-off-by line
    #[arg(long)]
    pub no_sign_off: bool,
    /// Run no hooks
    #[arg(long)]
    pub no_verify: bool,
    /// Push the branch afterwards
    #[arg(long)]
    pub push: bool,
}

impl ChangeArgs {
    /// Refuses to take entries out where nobody can be asked and --yes is not said; `what` would.
    ///
    /// # Errors
    /// Where it is so, unless nothing is to be written.
    pub fn check_removal(&self, what: &str, terminal: &Terminal) -> Result<(), Failure> {
        if terminal.is_interactive() || self.yes || self.dry_run {
            return Ok(());
        }
        Err(Failure::usage(
            format!("{what} needs --yes: no terminal to ask on"),
            "--dry-run shows what would go",
        ))
    }

    /// The flags as meant.
    ///
    /// # Errors
    /// Where a text that is given is empty.
    pub fn options(&self, allow_future: bool) -> Result<Options, Failure> {
        if self
            .message
            .as_deref()
            .is_some_and(|message| message.trim().is_empty())
        {
            return Err(Failure::usage(
                "--message is empty",
                "leave it out to get a subject that says what changed",
            ));
        }
        let target = match &self.branch {
            Some(name) => Target::NamedBranch(name.clone()),
            None if self.no_commit => Target::WorkTree,
            None if self.no_branch => Target::CurrentBranch,
            None => Target::Branch,
        };
        Ok(Options {
            dry_run: self.dry_run,
            brief: false,
            target,
            no_switch: self.no_switch,
            message: self.message.clone(),
            no_sign_off: self.no_sign_off,
            no_verify: self.no_verify,
            push: self.push,
            allow_future,
        })
    }
}
