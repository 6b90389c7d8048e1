//! The words of headings as a template says them.

use indexmap::IndexMap;

use super::values::{mapping, quoted};
use super::{Places, Setting};
use crate::import::look::Look;

/// The names under which a template says what stands behind titles for counts.
const COUNT: &str = "count";
const COUNTS: &str = "counts";

/// What stands behind titles in their headings, and the headings of levels that are others than their
/// titles.
pub(super) fn of_headings(look: &Look, places: &Places<'_>) -> Vec<Setting> {
    let level = |id: &String| (places.level)(&(places.track)(""), id);
    let suffixes = look.suffixes.iter().map(|(id, suffix)| {
        let gap = if suffix.is_empty() { "" } else { " " };
        (level(id), format!("{gap}{suffix}"))
    });
    let headings = look.level_headings.iter();
    let headings = headings.map(|(id, heading)| (level(id), quoted(heading)));
    let mut settings = most_and_others(&suffixes.collect(), ["suffix", "suffixes"]);
    if !look.level_headings.is_empty() {
        settings.push(("level_headings", mapping(headings)));
    }
    settings.extend(most_and_others(places.counts, [COUNT, COUNTS]));
    settings
}

/// Whether a template has the counts of headings.
pub(in crate::import) fn has_counts(template: &str) -> bool {
    [COUNT, COUNTS]
        .iter()
        .any(|name| template.contains(&format!("set {name} =")))
}

/// The text that most have, the first of several, and those of others by their ids.
fn most_and_others(
    texts: &IndexMap<String, String>,
    [one, several]: [&'static str; 2],
) -> Vec<Setting> {
    let count = |text: &String| texts.values().filter(|own| *own == text).count();
    let most = texts.values().rev().max_by_key(|own| count(own));
    let most = most.map_or("", String::as_str);
    let mut others = texts.iter().filter(|(_, own)| *own != most).peekable();
    let mut settings = Vec::new();
    if !most.is_empty() {
        settings.push((one, quoted(most)));
    }
    if others.peek().is_some() {
        let others = others.map(|(id, own)| (id.clone(), quoted(own)));
        settings.push((several, mapping(others)));
    }
    settings
}
