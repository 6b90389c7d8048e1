//! `catalog history`: transitions in time order, with the days spent at each level.

mod log;

use std::collections::HashSet;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::level_args::date;
use super::pick;
use super::report::safe;
use super::{Context, Failure, Outcome};
use crate::catalog::model::{Catalog, Entry};
use crate::terminal::table::Table;
use crate::workflow::Refusal;

/// Show when entries came to their levels
///
/// Every transition in time order, with the days spent at each level. Days count from a transition
/// to the next on its track, or to today where there is none. Undated transitions come first.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  catalog history linkerd\n  catalog history --since 2020-01-01 --format csv\n  catalog history --log linkerd"
)]
pub struct HistoryArgs {
    /// Only these entries, by id, name or alias
    #[arg(value_name = "NAME", add = super::complete::entry_names())]
    names: Vec<String>,
    /// Show the changes that commits tell of instead, with their authors, the newest first
    #[arg(long)]
    log: bool,
    /// Only transitions on or after this day; with --log, commits
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<NaiveDate>,
    /// Only transitions on or before this day; with --log, commits
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<NaiveDate>,
    /// How to write it
    #[arg(long, short = 'f', value_enum, default_value_t)]
    format: HistoryFormat,
}

/// How a history is written.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum HistoryFormat {
    /// A table that fits the terminal; tab-separated when piped
    #[default]
    Text,
    /// An array of transitions
    Json,
    /// One line a transition, with a heading
    Csv,
}

/// A transition and how long it lasted.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Stay<'a> {
    date: Option<NaiveDate>,
    id: &'a str,
    name: &'a str,
    track: &'a str,
    from: Option<&'a str>,
    level: &'a str,
    /// The day of the next transition; null where the level is the current one.
    until: Option<NaiveDate>,
    /// Days from the transition to the next, or to today; null where a date is unknown.
    days: Option<i64>,
    /// Whether the entry is at this level now.
    current: bool,
}

/// Shows.
///
/// # Errors
/// Where the catalog cannot be read, or no entry is called so.
pub fn run(args: &HistoryArgs, context: &Context) -> Result<Outcome, Failure> {
    if args.log {
        return log::run(args, context);
    }
    let catalog = context.read()?.catalog;
    let mut stays: Vec<Stay> = entries(&args.names, &catalog)?
        .into_iter()
        .flat_map(|entry| stays(entry, context.today))
        .filter(|stay| {
            args.since
                .is_none_or(|since| stay.date.is_some_and(|date| date >= since))
        })
        .filter(|stay| {
            args.until
                .is_none_or(|until| stay.date.is_some_and(|date| date <= until))
        })
        .collect();
    // A stable sort keeps the order of transitions on one day.
    stays.sort_by_key(|stay| stay.date);
    let text = match args.format {
        HistoryFormat::Text => {
            let screen = context.terminal.stdout_screen();
            table(&stays, screen.width).render(&screen)
        }
        HistoryFormat::Json => super::report::json(&stays),
        HistoryFormat::Csv => safe(csv(&stays), context),
    };
    context.terminal.print(&text)?;
    if stays.is_empty() {
        context.terminal.status("Nothing", "fits");
    }
    Ok(Outcome::Done)
}

fn entries<'c>(names: &[String], catalog: &'c Catalog) -> Result<Vec<&'c Entry>, Refusal> {
    if names.is_empty() {
        return Ok(catalog.entries.iter().collect());
    }
    let mut entries = pick::entries(names, catalog)?;
    let mut seen = HashSet::new();
    entries.retain(|entry| seen.insert(&entry.id));
    Ok(entries)
}

fn stays(entry: &Entry, today: NaiveDate) -> Vec<Stay<'_>> {
    let mut stays = Vec::new();
    for (track, transitions) in &entry.maturity {
        for (index, transition) in transitions.iter().enumerate() {
            let next = transitions.get(index + 1);
            let end = next.map_or(Some(today), |next| next.date);
            let days = transition
                .date
                .zip(end)
                .map(|(from, to)| (to - from).num_days());
            stays.push(Stay {
                date: transition.date,
                id: &entry.id,
                name: &entry.name,
                track,
                from: index
                    .checked_sub(1)
                    .map(|before| transitions[before].level.as_str()),
                level: &transition.level,
                until: next.and_then(|next| next.date),
                days,
                current: next.is_none(),
            });
        }
    }
    stays
}

/// The table; a narrow window gets what tells most of each transition, and that whole.
fn table(stays: &[Stay], width: Option<usize>) -> Table {
    let has_from = width.is_none_or(|width| width >= 70);
    let has_track = width.is_none_or(|width| width >= 50);
    let columns = |cells: [&str; 5]| {
        let [date, name, track, level, days] = cells;
        let track = has_track.then_some(track);
        let cells = [Some(date), Some(name), track, Some(level), Some(days)];
        Vec::from_iter(cells.into_iter().flatten().map(str::to_string))
    };
    let headings = columns(["date", "name", "track", "level", "days"]);
    let mut table = Table::new(headings.iter().map(String::as_str));
    for stay in stays {
        let days = match stay.days {
            Some(days) if stay.current => format!("{days} so far"),
            Some(days) => days.to_string(),
            None => "unknown".to_string(),
        };
        let level = stay.from.filter(|_| has_from).map_or_else(
            || stay.level.to_string(),
            |from| format!("{from} → {}", stay.level),
        );
        table.row(columns([
            &day(stay.date),
            stay.name,
            stay.track,
            &level,
            &days,
        ]));
    }
    table
}

fn day(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "unknown".to_string(), |date| date.to_string())
}

fn csv(stays: &[Stay]) -> String {
    let heading = [
        "date", "id", "name", "track", "from", "level", "until", "days", "current",
    ];
    let rows = stays.iter().map(|stay| {
        let text = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        vec![
            text(stay.date),
            stay.id.to_string(),
            stay.name.to_string(),
            stay.track.to_string(),
            stay.from.unwrap_or_default().to_string(),
            stay.level.to_string(),
            text(stay.until),
            stay.days.map(|days| days.to_string()).unwrap_or_default(),
            stay.current.to_string(),
        ]
    });
    super::report::csv(&heading, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::model::{Transition, parse_date};
    use crate::terminal::Screen;

    #[test]
    fn a_narrow_window_has_less_of_a_transition_and_all_of_its_level_and_days() {
        let stay = Stay {
            date: parse_date("2018-04-06"),
            id: "linkerd",
            name: "Linkerd",
            track: "cncf",
            from: Some("sandbox"),
            level: "incubating",
            until: None,
            days: Some(3151),
            current: true,
        };
        let row = |width| {
            let screen = Screen {
                width: Some(width),
                ..Screen::PIPE
            };
            let text = table(std::slice::from_ref(&stay), Some(width)).render(&screen);
            text.lines().last().unwrap_or_default().to_string()
        };
        assert_eq!(
            row(80),
            "2018-04-06  Linkerd  cncf   sandbox → incubating  3151 so far"
        );
        assert_eq!(
            row(60),
            "2018-04-06  Linkerd  cncf   incubating  3151 so far"
        );
        assert_eq!(row(46), "2018-04-06  Linkerd  incubating  3151 so far");
    }

    #[test]
    fn days_count_to_the_next_transition_or_to_today() {
        let moved = |level: &str, date: &str| Transition {
            level: level.into(),
            date: parse_date(date),
            ..Transition::default()
        };
        let transitions = vec![
            moved("sandbox", "2017-01-23"),
            moved("incubating", "2018-04-06"),
            moved("graduated", ""),
        ];
        let entry = Entry {
            maturity: [("cncf".to_string(), transitions)].into(),
            ..Entry::default()
        };
        let today = parse_date("2021-06-30").expect("a date");
        let days: Vec<Option<i64>> = stays(&entry, today).iter().map(|stay| stay.days).collect();
        assert_eq!(days, [Some(438), None, None]);
        assert_eq!(
            stays(&entry, today)
                .iter()
                .filter(|stay| stay.current)
                .count(),
            1
        );
    }
}
