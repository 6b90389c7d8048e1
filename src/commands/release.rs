//! `catalog release`: a section in CHANGELOG.md, its commit, and a tag.

use chrono::NaiveDate;
use clap::Args;

use super::level_args::date;
use super::{Context, Failure, Outcome};
use crate::changelog::Version;
use crate::git::Repository;
use crate::terminal::Terminal;
use crate::terminal::diff::{self, FileDiff};
use crate::terminal::prompt::Question;
use crate::workflow::closing::say_pushed;
use crate::workflow::recovery::recover;
use crate::workflow::release::{PlannedRelease, ReleaseRequest, Steps};

/// Write a release into CHANGELOG.md, commit it and tag it
///
/// The section tells what changed since the last release, as `catalog changelog` does; everything
/// else in the file stays. The commit goes onto the branch you stand on, and the tag is annotated,
/// signed where tag.gpgSign asks for it. A run that was stopped is finished by the same command.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  catalog release 1.0.0\n  catalog release 2021.06.30 --date 2021-06-30\n  catalog release --bump --dry-run\n  catalog release 1.1.0 --push"
)]
pub struct ReleaseArgs {
    /// The version: SemVer (1.2.0) or CalVer (2021.06, 2021.06.30, 2021-06-30)
    #[arg(value_name = "VERSION", required_unless_present = "bump", conflicts_with = "bump", value_parser = version)]
    version: Option<Version>,
    /// Take the version that comes next: by what changed, or by the day
    #[arg(long)]
    bump: bool,
    /// The day that the release bears [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<NaiveDate>,
    /// Release although nothing has changed
    #[arg(long)]
    allow_empty: bool,
    /// Show what would be written and touch nothing
    #[arg(long, short = 'n')]
    dry_run: bool,
    /// Ask nothing
    #[arg(long, short = 'y')]
    yes: bool,
    /// Leave out the Signed-off-by line
    #[arg(long)]
    no_sign_off: bool,
    /// Run no hooks
    #[arg(long)]
    no_verify: bool,
    /// Push branch and tag afterwards, both or none
    #[arg(long)]
    push: bool,
}

fn version(text: &str) -> Result<Version, String> {
    let hint = "write it as 1.2.0, or as a day such as 2021.06.30";
    Version::parse(text).ok_or_else(|| format!("this is no version; {hint}"))
}

/// Releases.
///
/// # Errors
/// Where the release is refused, the person decides against it, or git refuses.
pub fn run(args: &ReleaseArgs, context: &Context) -> Result<Outcome, Failure> {
    let repository = context.repository()?;
    let layout = context.layout(&repository)?;
    let terminal = &context.terminal;
    let day = args.date.unwrap_or(context.today);
    if day > context.today {
        return Err(Failure::usage(
            format!("{day} is in the future: today is {}", context.today),
            "a release bears the day up to which it tells",
        ));
    }
    recover(&repository, args.dry_run, terminal)?;
    let request = ReleaseRequest {
        version: args.version.clone(),
        day,
        today: context.today,
        allow_empty: args.allow_empty,
        no_sign_off: args.no_sign_off,
        no_verify: args.no_verify,
        push: args.push,
    };
    let planned = PlannedRelease::plan(&repository, &layout, &request)?;
    show(&planned, context)?;
    if args.dry_run {
        return Ok(Outcome::Done);
    }
    if terminal.is_interactive() && !args.yes {
        let label = format!("Release {} on {}?", planned.version, planned.branch);
        let question = Question {
            label: &label,
            flag: "--yes",
            help: None,
        };
        if !terminal.prompter().confirm(&question, true)? {
            return Err(Failure::Aborted);
        }
    }
    let released = planned.carry_out(&repository)?;
    for warning in &released.warnings {
        terminal.warn(&warning.to_string());
    }
    let (tag, branch) = (&planned.tag, &planned.branch);
    terminal.status("Released", planned.version.text());
    let commit = released.commit.short();
    terminal.status("Tagged", &format!("{commit} on {branch} as {tag}"));
    if args.push {
        push(&planned, &repository, terminal)?;
    } else {
        let remote = repository.push_remote()?.unwrap_or("origin");
        let command = format!("git push --atomic {remote} {branch} {tag}");
        terminal.hint(&format!("`{command}` publishes it"));
    }
    Ok(Outcome::Done)
}

/// Pushes branch and tag, both or none.
fn push(
    planned: &PlannedRelease,
    repository: &Repository,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let (branch, tag) = (&planned.branch, &planned.tag);
    let pushed = repository.push_with_tag(branch, tag).inspect_err(|_| {
        terminal.hint("the release is made; the same command pushes it again");
    })?;
    say_pushed(&format!("{branch} and {tag}"), &pushed, terminal);
    Ok(())
}

/// Prints what will be written, or says that only the tag is missing.
fn show(planned: &PlannedRelease, context: &Context) -> Result<(), Failure> {
    let terminal = &context.terminal;
    let (version, tag) = (&planned.version, &planned.tag);
    match &planned.steps {
        Steps::TagOnly(commit) => {
            let commit = commit.short();
            let text = format!("{version}: {commit} has its section, and gets the tag {tag}");
            terminal.status("Finishing", &text);
        }
        Steps::PushOnly(commit) => {
            let commit = commit.short();
            let text = format!("{version}: {commit} has its tag {tag}, and is pushed");
            terminal.status("Finishing", &text);
        }
        Steps::All(request) => {
            terminal.status("Releasing", &format!("{version} as the tag {tag}"));
            let files: Vec<_> = request
                .files
                .iter()
                .map(|file| FileDiff {
                    path: &file.path,
                    before: file.before.as_deref(),
                    after: file.after.as_deref(),
                    shorten: false,
                })
                .collect();
            terminal.print(&diff::unified(&files, &terminal.stdout_screen()))?;
        }
    }
    Ok(())
}
