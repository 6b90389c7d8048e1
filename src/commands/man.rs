//! `catalog man`: the manual page.

use clap::Args;

use super::{Context, Failure, Outcome};

/// Print the manual page
///
/// `catalog man | man -l -` shows it.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The page of this command instead of the program's
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Prints the page of `program`, or of one of its commands.
///
/// # Errors
/// Where there is no such command, or stdout cannot be written.
pub fn run(args: &ManArgs, program: clap::Command, context: &Context) -> Result<Outcome, Failure> {
    let mut program = program;
    program.build();
    let command = match &args.command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                return Err(Failure::usage(
                    format!("there is no command `{name}`"),
                    "`catalog help` names them",
                ));
            }
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    context.terminal.print(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Done)
}
