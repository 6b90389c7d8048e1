//! `catalog history --log`: the changes that commits tell of, with who made them.

use chrono::NaiveDate;
use serde::Serialize;

use super::{HistoryArgs, HistoryFormat};
use crate::catalog::find::{called, find};
use crate::catalog::model::Catalog;
use crate::commands::{Context, Failure, Outcome, report};
use crate::git::LoggedCommit;
use crate::terminal::table::Table;
use crate::workflow::attribution::{CHANGE_TRAILER, origins};

/// A change and the commit that made it.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct LoggedChange<'a> {
    /// The day of the commit, by its committer's calendar.
    date: NaiveDate,
    /// The commit, 40 digits.
    commit: String,
    /// Who wrote it.
    author: &'a str,
    /// The author's address.
    email: &'a str,
    /// What the commit's trailer says, such as `promote linkerd cncf incubating..graduated 2021-07-28`.
    change: &'a str,
    /// The pull or merge request that brought it; null where the history names none.
    pull_request: Option<u64>,
    /// The first line of the commit.
    subject: &'a str,
}

/// Shows the changes, the newest first.
///
/// # Errors
/// Where the history cannot be read.
pub(super) fn run(args: &HistoryArgs, context: &Context) -> Result<Outcome, Failure> {
    let repository = context.repository()?;
    let terminal = &context.terminal;
    if repository.is_shallow() {
        terminal.warn("this is a shallow clone: changes behind its edge are not shown");
    }
    let log = match repository.head()?.commit() {
        Some(head) => repository.log(None, &head)?,
        None => Vec::new(),
    };
    let names = names(args, context)?;
    let changes = changes(&log, args, &names);
    let text = match args.format {
        HistoryFormat::Text => table(&changes).render(&terminal.stdout_screen()),
        HistoryFormat::Json => report::json(&changes),
        HistoryFormat::Csv => csv(&changes),
    };
    terminal.print(&text)?;
    if changes.is_empty() {
        terminal.status("Nothing", "fits");
    }
    Ok(Outcome::Done)
}

/// Everything that the entries asked for are called; one that is gone is called as it was asked.
fn names(args: &HistoryArgs, context: &Context) -> Result<Vec<String>, Failure> {
    if args.names.is_empty() {
        return Ok(Vec::new());
    }
    let catalog: Catalog = context.read()?.catalog;
    let all = args
        .names
        .iter()
        .flat_map(|name| match find(&catalog, name) {
            Ok(entry) => called(entry).map(str::to_string).collect(),
            Err(_) => vec![name.clone()],
        });
    Ok(all.collect())
}

fn changes<'l>(
    log: &'l [LoggedCommit],
    args: &HistoryArgs,
    names: &[String],
) -> Vec<LoggedChange<'l>> {
    let mut changes = Vec::new();
    for (commit, pull_request) in origins(log) {
        let date = commit.date.date_naive();
        let is_outside = args.since.is_some_and(|since| date < since)
            || args.until.is_some_and(|until| date > until);
        if is_outside {
            continue;
        }
        let told = commit.trailers(CHANGE_TRAILER);
        let wanted = told.filter(|change| names.is_empty() || is_about(change, names));
        changes.extend(wanted.map(|change| LoggedChange {
            date,
            commit: commit.id.to_string(),
            author: &commit.author,
            email: &commit.email,
            change,
            pull_request,
            subject: commit.subject(),
        }));
    }
    changes
}

/// Whether a trailer is about one of these: `VERB ID …`, or `undo VERB ID …`.
fn is_about(change: &str, names: &[String]) -> bool {
    let change = change.strip_prefix("undo ").unwrap_or(change);
    let id = change.split_whitespace().nth(1);
    id.is_some_and(|id| names.iter().any(|name| name.eq_ignore_ascii_case(id)))
}

fn table(changes: &[LoggedChange]) -> Table {
    let mut table = Table::new(["date", "commit", "author", "change"]);
    for change in changes {
        let reference = match change.pull_request {
            Some(number) => format!("{:.7} #{number}", change.commit),
            None => format!("{:.7}", change.commit),
        };
        let date = change.date.to_string();
        table.row([date.as_str(), &reference, change.author, change.change]);
    }
    table
}

fn csv(changes: &[LoggedChange]) -> String {
    let heading = [
        "date",
        "commit",
        "author",
        "email",
        "change",
        "pull_request",
        "subject",
    ];
    let rows = changes.iter().map(|change| {
        let number = change.pull_request.map(|number| number.to_string());
        vec![
            change.date.to_string(),
            change.commit.clone(),
            change.author.to_string(),
            change.email.to_string(),
            change.change.to_string(),
            number.unwrap_or_default(),
            change.subject.to_string(),
        ]
    });
    report::csv(&heading, rows)
}
