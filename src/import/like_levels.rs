//! Headings that a reader may take for levels, and that are areas.

use std::collections::HashSet;

use super::draft::{Draft, Standing};
use super::reader::Remark;
use super::words::{level, level_heading};
use crate::catalog::model::GroupBy;

/// What has such a heading as a level.
pub(super) const HOW: &str =
    "to have a level of it, add one to the track in catalog.yaml and promote what stands below";

/// Words that hardly say anything but a level.
const SURE: &[&str] = &[
    "incubating",
    "incubation",
    "graduated",
    "archived",
    "deprecated",
    "retired",
    "emeritus",
    "discontinued",
    "unmaintained",
];

/// Says which headings of areas have the words of a level, or stand in front of those of levels, each
/// where it is met first.
pub(super) fn remarks(drafts: &[Draft], group_by: GroupBy) -> Vec<Remark> {
    let stands = |draft: &Draft| {
        draft
            .standings
            .iter()
            .any(|own: &Standing| own.track.is_empty())
    };
    let of_levels = (group_by == GroupBy::LevelArea)
        .then(|| drafts.iter().position(stands))
        .flatten();
    let mut said = HashSet::new();
    let mut remarks = Vec::new();
    for (place, draft) in drafts.iter().enumerate() {
        let is_in_front = of_levels.is_some_and(|first| place < first);
        let titles = draft.areas.iter().flatten().enumerate();
        for (depth, title) in titles {
            let why = match (is_in_front && depth == 0, named(title)) {
                (_, Some(why)) => why,
                (true, None) => "stands in front of levels and is none that is known",
                (false, None) => continue,
            };
            if said.insert(title) {
                remarks.push(Remark {
                    line: draft.line,
                    message: format!("`{title}` {why}: an area; {HOW}"),
                });
            }
        }
    }
    remarks
}

/// What makes the words of an area look like those of a level.
fn named(title: &str) -> Option<&'static str> {
    if level_heading(title).is_some() {
        return Some("is the only level that a heading names");
    }
    is_sure(title).then_some("says more than a level")
}

/// Whether a title has a word that hardly says anything but a level.
pub(super) fn is_sure(title: &str) -> bool {
    let lower = title.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| SURE.contains(&word) && level(word).is_some())
}
