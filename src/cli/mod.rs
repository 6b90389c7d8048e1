//! What the command line says: parsing, dispatch, and errors as text and exit status.

mod error;
mod help;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::commands::{self, Context, Failure, Outcome};
use crate::terminal::{ColorChoice, Terminal, Verbosity};

/// Exit status of a command line that makes no sense.
const WRONG_USAGE: u8 = 2;

/// Keep a curated list of projects as facts in git
///
/// One YAML file a project, dated maturity transitions, published lists rendered from them. Every
/// change edits the facts losslessly, renders the lists, shows the diff and commits it on a branch.
#[derive(Debug, Parser)]
#[command(
    name = "catalog",
    version,
    propagate_version = false,
    max_term_width = 100
)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Flags of every command.
#[derive(Debug, Args)]
struct Global {
    /// The folder of the catalog [default: catalog]
    ///
    /// By itself it is the folder `catalog` at the root of the repository that one stands in.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help_heading = "Global options"
    )]
    catalog: Option<PathBuf>,
    /// Use colour: auto, always or never [default: auto]
    ///
    /// `auto` means on a terminal that has it, unless `NO_COLOR` or `CLICOLOR=0` says no; `always`
    /// means into a pipe too.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Global options"
    )]
    color: ColorChoice,
    /// Say only what went wrong
    #[arg(long, short, global = true, help_heading = "Global options")]
    quiet: bool,
    /// Say how it is done, and shorten nothing
    #[arg(
        long,
        short,
        global = true,
        conflicts_with = "quiet",
        help_heading = "Global options"
    )]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(commands::init::InitArgs),
    Import(commands::import::ImportArgs),
    Add(Box<commands::add::AddArgs>),
    Edit(commands::edit::EditArgs),
    Promote(commands::promote::PromoteArgs),
    Demote(commands::demote::DemoteArgs),
    Archive(commands::archive::ArchiveArgs),
    Restore(commands::restore::RestoreArgs),
    MoveArea(commands::move_area::MoveAreaArgs),
    Rename(commands::rename::RenameArgs),
    Remove(commands::remove::RemoveArgs),
    Apply(commands::apply::ApplyArgs),
    List(commands::list::ListArgs),
    Show(commands::show::ShowArgs),
    History(commands::history::HistoryArgs),
    Diff(commands::diff::DiffArgs),
    Changelog(commands::changelog::ChangelogArgs),
    Release(commands::release::ReleaseArgs),
    Undo(commands::undo::UndoArgs),
    SetupGit(commands::setup_git::SetupGitArgs),
    MergeDriver(commands::merge_driver::MergeDriverArgs),
    Publish(commands::publish::PublishArgs),
    Check(commands::check::CheckArgs),
    Schema(commands::schema::SchemaArgs),
    Completions(commands::completions::CompletionsArgs),
    Man(commands::man::ManArgs),
}

/// Runs the program with these arguments, the first of which is its own name; gives the exit
/// status: 0 done, 1 refused or problems found, 2 wrong usage, 130 interrupted at a prompt.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let parsed = program()
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return say_usage(&error),
    };
    let verbosity = match (cli.global.quiet, cli.global.verbose) {
        (true, _) => Verbosity::Quiet,
        (_, true) => Verbosity::Verbose,
        _ => Verbosity::Normal,
    };
    let terminal = Terminal::detect(cli.global.color, verbosity);
    match context(&cli.global, terminal).and_then(|context| dispatch(cli.command, &context)) {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::ProblemsFound) => 1,
        Err(failure) => error::say(&failure, &terminal),
    }
}

/// Answers a shell that asks for completions, and says whether it did.
pub fn complete() -> bool {
    let completer =
        clap_complete::CompleteEnv::with_factory(Cli::command).var(commands::completions::VARIABLE);
    let folder = std::env::current_dir().ok();
    completer
        .try_complete(std::env::args_os(), folder.as_deref())
        .unwrap_or(true)
}

/// The program as it describes itself, for its help and its manual pages.
fn program() -> clap::Command {
    let terminal = Terminal::detect(ColorChoice::Auto, Verbosity::Normal);
    help::grouped(Cli::command(), &terminal.stdout_screen())
}

/// Prints help to stdout, and what is wrong with a command line to stderr.
fn say_usage(error: &clap::Error) -> u8 {
    // Where the output is closed there is nobody left to tell.
    _ = error.print();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => 0,
        _ => WRONG_USAGE,
    }
}

fn context(global: &Global, terminal: Terminal) -> Result<Context, Failure> {
    let folder = std::env::current_dir().map_err(|source| Failure::File {
        doing: "find",
        path: PathBuf::from("."),
        source,
    })?;
    Ok(Context {
        terminal,
        folder,
        today: commands::today(),
        catalog: global.catalog.clone(),
    })
}

fn dispatch(command: Command, context: &Context) -> Result<Outcome, Failure> {
    match command {
        Command::Init(args) => commands::init::run(&args, context),
        Command::Import(args) => commands::import::run(&args, context),
        Command::Add(args) => commands::add::run(*args, context),
        Command::Edit(args) => commands::edit::run(args, context),
        Command::Promote(args) => commands::promote::run(args, context),
        Command::Demote(args) => commands::demote::run(args, context),
        Command::Archive(args) => commands::archive::run(args, context),
        Command::Restore(args) => commands::restore::run(args, context),
        Command::MoveArea(args) => commands::move_area::run(args, context),
        Command::Rename(args) => commands::rename::run(args, context),
        Command::Remove(args) => commands::remove::run(args, context),
        Command::Apply(args) => commands::apply::run(&args, context),
        Command::List(args) => commands::list::run(&args, context),
        Command::Show(args) => commands::show::run(&args, context),
        Command::History(args) => commands::history::run(&args, context),
        Command::Diff(args) => commands::diff::run(&args, context),
        Command::Changelog(args) => commands::changelog::run(&args, context),
        Command::Release(args) => commands::release::run(&args, context),
        Command::Undo(args) => commands::undo::run(&args, context),
        Command::SetupGit(args) => commands::setup_git::run(&args, context),
        Command::MergeDriver(args) => commands::merge_driver::run(&args, context),
        Command::Publish(args) => commands::publish::run(&args, context),
        Command::Check(args) => commands::check::run(&args, context),
        Command::Schema(args) => commands::schema::run(&args, context),
        Command::Completions(args) => commands::completions::run(&args, context),
        Command::Man(args) => commands::man::run(&args, program(), context),
    }
}

#[cfg(test)]
mod tests {
    use super::program;

    #[test]
    fn the_command_line_is_consistent() {
        program().debug_assert();
    }

    #[test]
    fn every_command_and_flag_says_what_it_is() {
        for command in program().get_subcommands() {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for argument in command
                .get_arguments()
                .filter(|argument| argument.get_id() != "help")
            {
                assert!(
                    argument.get_help().is_some(),
                    "{} {}",
                    command.get_name(),
                    argument.get_id()
                );
            }
        }
    }
}
