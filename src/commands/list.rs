//! `catalog list`: the entries, as a table, as JSON or as CSV.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use indexmap::IndexSet;

use super::level_args::date;
use super::report::safe;
use super::view::EntryView;
use super::{Context, Failure, Outcome};
use crate::catalog::model::{AreaTree, Catalog, Entry};
use crate::catalog::nearest::nearest;
use crate::terminal::table::Table;
use crate::workflow::Refusal;

/// List entries
///
/// On a terminal the table fits its width; piped, it is one line an entry with tabs between the
/// columns, in the order: id, name, levels, areas, summary.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  catalog list --track cncf --level graduated\n  catalog list --area cloud/docker --format json\n  catalog list --on 2019-12-31 --format csv"
)]
pub struct ListArgs {
    /// Only entries with a level on this track
    #[arg(long, short = 't')]
    track: Option<String>,
    /// Only entries at this level
    #[arg(long, short = 'l')]
    level: Option<String>,
    /// Only entries in or below this area
    #[arg(long, short = 'a', add = super::complete::area_paths())]
    area: Option<String>,
    /// Only entries with this tag
    #[arg(long, short = 'g')]
    tag: Option<String>,
    /// As it stood at the end of this day; levels without a date are not known then
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Option<NaiveDate>,
    /// How to write it
    #[arg(long, short = 'f', value_enum, default_value_t)]
    format: ListFormat,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum ListFormat {
    /// A table that fits the terminal; tab-separated when piped
    #[default]
    Table,
    /// An array of entries
    Json,
    /// One line an entry, with a heading
    Csv,
}

/// Lists.
///
/// # Errors
/// Where the catalog cannot be read, or has no such track, level or area.
pub fn run(args: &ListArgs, context: &Context) -> Result<Outcome, Failure> {
    let mut catalog = context.read()?.catalog;
    check(args, &catalog)?;
    if let Some(day) = args.on {
        catalog.entries.retain_mut(|entry| {
            *entry = entry.on(day);
            !entry.maturity.is_empty()
        });
    }
    let chosen: Vec<&Entry> = catalog
        .entries
        .iter()
        .filter(|entry| matches(args, entry))
        .collect();
    let text = match args.format {
        ListFormat::Table => {
            let screen = context.terminal.stdout_screen();
            table(&chosen, screen.width).render(&screen)
        }
        ListFormat::Json => super::report::json(
            &chosen
                .iter()
                .map(|entry| EntryView::from(*entry))
                .collect::<Vec<_>>(),
        ),
        ListFormat::Csv => safe(csv(&chosen), context),
    };
    context.terminal.print(&text)?;
    if chosen.is_empty() {
        context.terminal.status("Nothing", "fits");
    }
    Ok(Outcome::Done)
}

fn matches(args: &ListArgs, entry: &Entry) -> bool {
    let tracks = || {
        entry
            .maturity
            .keys()
            .filter(|track| args.track.as_ref().is_none_or(|wanted| wanted == *track))
    };
    let on_track = args.track.is_none() || tracks().next().is_some();
    let at_level = args.level.as_ref().is_none_or(|level| {
        tracks().any(|track| entry.current(track).is_some_and(|now| now.level == *level))
    });
    let in_area = args.area.as_ref().is_none_or(|area| {
        entry
            .areas
            .iter()
            .any(|path| AreaTree::is_within(path, area))
    });
    let tagged = args.tag.as_ref().is_none_or(|tag| entry.tags.contains(tag));
    on_track && at_level && in_area && tagged
}

/// Refuses what the catalog does not know, rather than list nothing.
fn check(args: &ListArgs, catalog: &Catalog) -> Result<(), Failure> {
    let tracks = &catalog.settings.tracks;
    if let Some(track) = args
        .track
        .as_ref()
        .filter(|track| !tracks.contains_key(*track))
    {
        let known = tracks.keys().cloned().collect();
        return Err(Refusal::UnknownTrack {
            track: track.clone(),
            tracks: known,
        }
        .into());
    }
    if let Some(level) = &args.level {
        let asked = tracks
            .iter()
            .filter(|(id, _)| args.track.as_ref().is_none_or(|wanted| wanted == *id));
        let levels: IndexSet<String> = asked
            .flat_map(|(_, track)| track.all_levels())
            .map(|level| level.id.clone())
            .collect();
        if !levels.contains(level) {
            let near = nearest(level, levels.iter().map(String::as_str))
                .first()
                .map(|near| near.to_string());
            return Err(Refusal::UnknownLevel {
                level: level.clone(),
                track: args.track.clone(),
                nearest: near,
                levels: levels.into_iter().collect(),
            }
            .into());
        }
    }
    if let Some(area) = args
        .area
        .as_ref()
        .filter(|area| catalog.areas.get(area).is_none())
    {
        let near = nearest(area, catalog.areas.iter().map(|area| area.path.as_str()));
        let near = near.into_iter().map(str::to_string).collect();
        return Err(Refusal::UnknownArea {
            area: area.clone(),
            nearest: near,
        }
        .into());
    }
    Ok(())
}

/// What a pipe gets of each entry, and a person whose window has room for it.
const COLUMNS: &[&str] = &["id", "name", "levels", "areas", "summary"];

/// The columns that fit a window without cutting most of what stands in them. The name says least:
/// it is the id in other letters, more often than not.
fn columns(width: Option<usize>) -> impl Iterator<Item = usize> {
    let left_out: &[&str] = match width {
        Some(..100) => &["name", "areas"],
        Some(100..140) => &["name"],
        _ => &[],
    };
    (0..COLUMNS.len()).filter(|&at| !left_out.contains(&COLUMNS[at]))
}

fn table(entries: &[&Entry], width: Option<usize>) -> Table {
    let mut table = Table::new(columns(width).map(|at| COLUMNS[at]));
    for entry in entries {
        let (levels, areas) = (levels(entry), entry.areas.join(", "));
        let summary = entry.summary.as_deref().unwrap_or_default();
        let cells = [&entry.id, &entry.name, levels.as_str(), &areas, summary];
        table.row(columns(width).map(|at| cells[at]));
    }
    table
}

/// The current level on each track, such as `cncf: graduated`.
fn levels(entry: &Entry) -> String {
    let current = entry.maturity.keys().filter_map(|track| {
        entry
            .current(track)
            .map(|now| format!("{track}: {}", now.level))
    });
    current.collect::<Vec<_>>().join(", ")
}

fn csv(entries: &[&Entry]) -> String {
    let heading = [
        "id",
        "name",
        "summary",
        "homepage",
        "repository",
        "license",
        "areas",
        "levels",
        "since",
        "path",
    ];
    let rows = entries.iter().map(|entry| {
        let since: Vec<String> = entry
            .maturity
            .keys()
            .filter_map(|track| entry.current(track))
            .map(|now| {
                now.date
                    .map_or_else(|| "unknown".to_string(), |date| date.to_string())
            })
            .collect();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        vec![
            entry.id.clone(),
            entry.name.clone(),
            text(&entry.summary),
            text(&entry.homepage),
            text(&entry.repository),
            text(&entry.license),
            entry.areas.join("; "),
            levels(entry),
            since.join(", "),
            entry.path.clone(),
        ]
    });
    super::report::csv(&heading, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_window_has_fewer_columns_and_a_pipe_has_all() {
        let names = |width| columns(width).map(|at| COLUMNS[at]).collect::<Vec<_>>();
        assert_eq!(names(Some(80)), ["id", "levels", "summary"]);
        assert_eq!(names(Some(120)), ["id", "levels", "areas", "summary"]);
        assert_eq!(names(Some(200)), COLUMNS);
        assert_eq!(names(None), COLUMNS);
    }
}
