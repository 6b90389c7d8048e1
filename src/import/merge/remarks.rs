//! What a reader of the report should know of labels and levels.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::tracks::Tracks;
use crate::import::draft::Draft;
use crate::import::look::Look;
use crate::import::reader::Remark;

/// Says which labels of drafts that matter are written in several ways, and how they are published.
pub(super) fn labels(look: &Look, is_new: bool, matters: impl Fn(usize) -> bool) -> Vec<Remark> {
    let mut others: IndexMap<(&str, &str), (usize, usize)> = IndexMap::new();
    for label in look.wordings.iter().filter(|label| matters(label.draft)) {
        let (_, count) = others
            .entry((&label.key, &label.words))
            .or_insert((label.line, 0));
        *count += 1;
    }
    let most = |key: &str| {
        let mut labels = look.labels.iter();
        labels.find(|(own, _)| own == key).map(|(_, words)| words)
    };
    let remark = |((key, words), (line, count)): ((&str, &str), (usize, usize))| {
        let entries = if count == 1 { "entry" } else { "entries" };
        let rest = match most(key) {
            Some(most) if is_new => format!("is kept; others have `{most}`"),
            _ => "is published in the words of the list's template".to_string(),
        };
        Remark {
            line,
            message: format!("the label `{words}` of {count} {entries} {rest}"),
        }
    };
    others.into_iter().map(remark).collect()
}

/// Says which levels are published in other words, and which are kept apart though many lists mean
/// one by them.
pub(super) fn levels(drafts: &[Draft], tracks: &Tracks<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut said = HashSet::new();
    for standing in drafts.iter().flat_map(|draft| &draft.standings) {
        let track = tracks.id_of(&standing.track);
        for step in &standing.steps {
            if !said.insert((track.clone(), step.title.clone())) {
                continue;
            }
            let line = standing.line;
            let (title, written) = (tracks.title_of(&track, &step.level), &step.title);
            if let Some(title) = title.filter(|title| !title.eq_ignore_ascii_case(written)) {
                let message = format!("the level `{written}` is published as `{title}`");
                remarks.push(Remark { line, message });
            }
            if let Some(twin) = tracks.twin_of(&track, &step.level) {
                let level = &step.level;
                let message = format!(
                    "the levels `{twin}` and `{level}` of the track {track} are kept apart, \
                     though many lists mean one by both"
                );
                remarks.push(Remark { line, message });
            }
        }
    }
    remarks
}
