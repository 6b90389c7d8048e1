//! The settings of the template of a table.

use indexmap::{IndexMap, IndexSet};

use super::values::{by_id, quoted, texts};
use super::{Places, Setting, evidence, pairs};
use crate::import::look::{AreaPlace, Look};
use crate::import::state::MATURITY;

pub(super) fn table(look: &Look, places: &Places<'_>) -> Vec<Setting> {
    let areas = match look.areas {
        AreaPlace::Row => "row",
        AreaPlace::Cell => "cell",
        AreaPlace::FirstCell => "first-cell",
    };
    let mut settings = vec![
        ("columns", pairs(&look.labels)),
        ("tables", tables(look, places.tables)),
        ("states", pairs(&look.states)),
        ("unnamed", quoted(places.unnamed.unwrap_or_default())),
        ("headings", look.headings.to_string()),
        ("linked", look.has_linked_names.to_string()),
        ("areas", quoted(areas)),
    ];
    if look.words_beside_names > 0 {
        settings.push(("words_beside", "true".to_string()));
    }
    if !look.tables.is_empty() {
        settings.push(("of_others", of_others(look)));
    }
    if !look.tracks.is_empty() {
        settings.push(("tracks", by_track(&look.tracks, places)));
    }
    if !look.since.is_empty() {
        settings.push(("since", by_track(&look.since, places)));
    }
    settings.extend(evidence(look));
    if !look.beside.is_empty() {
        settings.push(("beside_addresses", beside(look)));
    }
    settings.extend(lines_of_states(look, places));
    if let Some(key) = &look.successor {
        settings.push(("successor", quoted(key)));
    }
    if let Some(track) = &look.days_track {
        let track = (places.track)(track);
        settings.push(("days", days(look, |level| (places.level)(&track, level))));
        settings.push(("days_track", quoted(&track)));
    }
    settings
}

/// Keys of columns, each with the id of the track that words mean.
fn by_track(columns: &IndexMap<String, String>, places: &Places<'_>) -> String {
    let columns = columns.iter();
    by_id(columns.map(|(key, words)| (key.as_str(), quoted(&(places.track)(words)))))
}

/// The keys of the columns of links that stand beside addresses, by their kinds and words.
fn beside(look: &Look) -> String {
    let links = look.beside.iter();
    let links = links.map(|((kind, words), key)| (format!("{kind} {words}"), quoted(key)));
    let links: Vec<(String, String)> = links.collect();
    by_id(links.iter().map(|(link, key)| (link.as_str(), key.clone())))
}

/// The words of the columns of all tables by their keys, those that are met first.
fn of_others(look: &Look) -> String {
    let mut all: IndexMap<&str, &str> = IndexMap::new();
    for (key, words) in look.labels.iter().chain(look.tables.values().flatten()) {
        all.entry(key).or_insert(words);
    }
    by_id(all.into_iter().map(|(key, words)| (key, quoted(words))))
}

/// The order of the lines in a column of states, where cells have several.
fn lines_of_states(look: &Look, places: &Places<'_>) -> Vec<Setting> {
    if look.lines.len() < 2 {
        return Vec::new();
    }
    let line = |key: &String| match key.strip_prefix(MATURITY) {
        Some(track) => format!("{MATURITY}{}", (places.track)(track)),
        None => key.clone(),
    };
    // Two words may mean one track.
    let lines = |keys: Vec<&String>| {
        let lines: IndexSet<String> = keys.into_iter().map(line).collect();
        texts(&lines.into_iter().collect::<Vec<_>>())
    };
    let own = look.line_orders.iter().filter_map(|(draft, keys)| {
        let id = *places.entries.get(*draft)?;
        Some((id, lines(keys.iter().collect())))
    });
    vec![
        ("lines", lines(look.lines.iter().collect())),
        ("line_orders", by_id(own)),
    ]
}

/// The columns of days by their keys, each with the id of the level on whose day it is.
fn days(look: &Look, level: impl Fn(&str) -> String) -> String {
    let days = look.days.iter();
    by_id(days.map(|(key, own)| (key.as_str(), quoted(&level(own)))))
}

/// The columns of tables that have others than the first, by the paths of their areas.
fn tables(look: &Look, paths: &[String]) -> String {
    let listed = |columns: &Vec<(String, String)>| {
        let columns = columns.iter();
        let columns = columns.map(|(key, words)| format!("[{}, {}]", quoted(key), quoted(words)));
        format!("[{}]", columns.collect::<Vec<_>>().join(", "))
    };
    let paths = paths.iter().map(String::as_str);
    by_id(paths.zip(look.tables.values().map(listed)))
}
