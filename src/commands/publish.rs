//! `catalog publish`: the lists rendered from the catalog.

use std::sync::Arc;

use clap::Args;

use super::context::no_catalog;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::workflow::plan::{stale_lists, with_lists};
use crate::workflow::refusal::{Problems, Refusal};
use crate::workflow::renewal::Renewal;
use crate::workflow::sources::{Source, read_pages, read_sources};

/// Render the lists again, or check that they are fresh
///
/// Every change renders its lists itself; this is for after a merge, an edit by hand, or a new
/// template. It renders them as the last commit gives them, and commits what changes; with
/// --no-commit, as the work tree gives them. With --check nothing is written: exit status 1 says
/// that a list of the work tree is stale.
#[derive(Debug, Args)]
pub struct PublishArgs {
    /// Only these lists, by their ids
    #[arg(value_name = "LIST")]
    lists: Vec<String>,
    /// Write nothing, only say which lists are stale
    #[arg(long, conflicts_with_all = ["dry_run", "yes", "branch", "no_switch", "no_commit", "no_branch", "message", "push"])]
    check: bool,
    #[command(flatten)]
    change: ChangeArgs,
}

/// Publishes.
///
/// # Errors
/// Where a list cannot be rendered, or the change is refused.
pub fn run(args: &PublishArgs, context: &Context) -> Result<Outcome, Failure> {
    let context = &context.of_change(&args.change);
    if args.check {
        return check(args, context);
    }
    let mut session = context.session(args.change.options(false)?)?;
    session.plan_lists(&args.lists)?;
    session.carry_out(&context.terminal)?;
    let change = &args.change;
    if !change.dry_run && !change.no_commit && !change.no_switch {
        say_left_out(args, context);
    }
    Ok(Outcome::Done)
}

/// Says that what is not committed was left out, where a list is stale for it.
fn say_left_out(args: &PublishArgs, context: &Context) {
    // What cannot be read has been said, or has no part in the last commit.
    let Ok(Pages { stale, renewal, .. }) = stale_pages(args, context) else {
        return;
    };
    let terminal = &context.terminal;
    if !stale.is_empty() && renewal.has_edits() {
        terminal.warn(
            "lists are published as of the last commit; what is not committed yet is left out",
        );
        terminal
            .hint("commit your edits first, or render what lies in the work tree with --no-commit");
        return;
    }
    for path in &stale {
        terminal.warn(&format!(
            "{path} was edited by hand, and is as it should be in the last commit"
        ));
    }
    say_renewal(&stale, &renewal, context);
}

/// Says what renders stale pages again.
fn say_renewal(stale: &[String], renewal: &Renewal, context: &Context) {
    if !stale.is_empty() {
        let them = if stale.len() == 1 { "it" } else { "them" };
        let command = renewal.command(stale);
        let hint = format!("`{command}` renders {them} again");
        context.terminal.hint(&hint);
    }
}

fn check(args: &PublishArgs, context: &Context) -> Result<Outcome, Failure> {
    let Pages {
        count,
        stale,
        renewal,
    } = stale_pages(args, context)?;
    for path in &stale {
        context.terminal.error(&format!("{path} is stale"));
    }
    if stale.is_empty() {
        let lists = match count {
            1 => "1 list, as the catalog gives it".to_string(),
            count => format!("{count} lists, all as the catalog gives them"),
        };
        context.terminal.status("Published", &lists);
        return Ok(Outcome::Done);
    }
    say_renewal(&stale, &renewal, context);
    Ok(Outcome::ProblemsFound)
}

/// The lists of the work tree.
struct Pages {
    count: usize,
    /// The pages that are not what its catalog gives.
    stale: Vec<String>,
    renewal: Renewal,
}

fn stale_pages(args: &PublishArgs, context: &Context) -> Result<Pages, Failure> {
    let repository = context.repository()?;
    let layout = context.layout(&repository)?;
    let source = Source::of_reading(&repository);
    let sources = read_sources(&repository, &layout, source, &[])?;
    let loaded = sources.load(&layout);
    if sources.files.is_empty() {
        return Err(no_catalog(&layout));
    }
    if !loaded.problems.is_empty() {
        let texts = sources.into_texts();
        let problems = Problems::new(loaded.problems, |path| texts.get(path).map(AsRef::as_ref));
        return Err(Refusal::BrokenCatalog(problems).into());
    }
    let templates = sources.templates(&layout);
    let pages = read_pages(&repository, source, &loaded.catalog)?;
    let catalog = Arc::new(with_lists(loaded.catalog, &args.lists)?);
    let stale = stale_lists(&catalog, &templates, &pages)?;
    let stale: Vec<String> = stale.into_iter().map(|file| file.path).collect();
    Ok(Pages {
        count: catalog.settings.lists.len(),
        renewal: Renewal::of(&repository, &layout, &stale),
        stale,
    })
}
