//! `catalog completions`: what a shell needs to complete commands, flags and names.

use clap::{Args, ValueEnum};
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh};

use super::{Context, Failure, Outcome};

/// Print what a shell needs to complete commands and names
///
/// They ask the program itself, so that the names of entries and areas complete too.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  source <(catalog completions bash)     in ~/.bashrc\n  source <(catalog completions zsh)      in ~/.zshrc\n  catalog completions fish | source      in ~/.config/fish/config.fish"
)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// A shell.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Shell {
    /// GNU Bash
    Bash,
    /// Elvish
    Elvish,
    /// Fish
    Fish,
    /// PowerShell
    Powershell,
    /// Z shell
    Zsh,
}

/// The variable that tells the program to complete instead of to run.
pub const VARIABLE: &str = "CATALOG_COMPLETE";

/// Prints.
///
/// # Errors
/// Where stdout cannot be written.
pub fn run(args: &CompletionsArgs, context: &Context) -> Result<Outcome, Failure> {
    let shell: &dyn EnvCompleter = match args.shell {
        Shell::Bash => &Bash,
        Shell::Elvish => &Elvish,
        Shell::Fish => &Fish,
        Shell::Powershell => &Powershell,
        Shell::Zsh => &Zsh,
    };
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, "catalog", "catalog", "catalog", &mut script)?;
    context.terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}
