//! A small catalog for the rules to look at, and what they say of it as text.

use super::{Finding, Rule, Scope};
use crate::catalog::model::{
    Area, AreaTree, Catalog, Entry, Level, Link, Settings, Track, Transition, parse_date,
};
use crate::catalog::place::Step;

/// A catalog of these entries, with the tracks `cncf` and `azure` and a few areas.
pub fn catalog(entries: impl IntoIterator<Item = Entry>) -> Catalog {
    let mut entries: Vec<Entry> = entries.into_iter().collect();
    entries.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    let tracks = [
        track(
            "cncf",
            &["sandbox", "incubating", "graduated"],
            &["archived"],
        ),
        track("azure", &["alpha", "ga"], &["deprecated"]),
    ];
    Catalog {
        settings: Settings {
            title: "Projects".into(),
            tracks: tracks.into(),
            ..Settings::default()
        },
        areas: AreaTree::new(["cloud", "cloud/docker", "storage"].map(area).into()),
        entries,
    }
}

fn track(id: &str, levels: &[&str], retired: &[&str]) -> (String, Track) {
    let level = |id: &&str| Level {
        id: id.to_string(),
        title: id.to_string(),
    };
    let track = Track {
        title: id.to_uppercase(),
        levels: levels.iter().map(level).collect(),
        retired: retired.iter().map(level).collect(),
        ..Track::default()
    };
    (id.to_string(), track)
}

fn area(path: &str) -> Area {
    Area {
        path: path.into(),
        title: path.into(),
        depth: path.matches('/').count(),
    }
}

/// An entry with which nothing is wrong.
pub fn entry(id: &str) -> Entry {
    Entry {
        id: id.into(),
        path: format!("catalog/projects/{id}.yaml"),
        name: id.into(),
        areas: vec!["cloud".into()],
        ..Entry::default()
    }
}

/// An entry with these moves on the track `cncf`; an empty date is an unknown one.
pub fn moved(id: &str, moves: &[(&str, &str)]) -> Entry {
    let transitions = moves.iter().map(|(level, date)| Transition {
        level: (*level).into(),
        date: parse_date(date),
        ..Transition::default()
    });
    let mut entry = entry(id);
    entry
        .maturity
        .insert("cncf", transitions.collect::<Vec<_>>());
    entry
}

/// A link without words of its own.
pub fn link(url: &str) -> Link {
    Link {
        title: None,
        url: url.into(),
    }
}

/// The scope of a catalog on 2024-06-01.
pub fn scope(catalog: &Catalog) -> Scope<'_> {
    Scope {
        catalog,
        settings_path: "catalog/catalog.yaml",
        today: parse_date("2024-06-01"),
        is_new: &|_| false,
    }
}

/// What one rule says of a catalog: `error FILE PLACE: message; help`, a line a finding.
pub fn said(rule: &Rule, catalog: &Catalog) -> Vec<String> {
    let mut found = Vec::new();
    rule.run(&scope(catalog), &catalog.entries, &mut found);
    found.iter().map(line).collect()
}

fn line(finding: &Finding) -> String {
    let file = finding
        .path
        .trim_start_matches("catalog/")
        .trim_start_matches("projects/");
    let place: String = finding
        .place
        .steps()
        .iter()
        .map(|step| match step {
            Step::Key(key) => format!(".{key}"),
            Step::Item(index) => format!("[{index}]"),
        })
        .collect();
    let help = finding
        .help
        .as_ref()
        .map(|help| format!("; {help}"))
        .unwrap_or_default();
    let message = &finding.message;
    format!("{} {file} {place}: {message}{help}", finding.severity)
}
