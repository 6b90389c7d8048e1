//! What a reader of the report should know of labels and levels.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use indexmap::IndexMap;

use super::tracks::Tracks;
use crate::catalog::model::{Catalog, Track, is_relative};
use crate::catalog::nearest::nearest;
use crate::import::account::{Fate, Item, Why};
use crate::import::draft::Draft;
use crate::import::look::Look;
use crate::import::read::Reading;
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

/// Says that the document has another title than the list that it is taken into; where that stands
/// nowhere, its words are none that were taken.
pub(super) fn title(reading: &mut Reading, id: &str, catalog: &Catalog) {
    let lists = &catalog.settings.lists;
    let (Some(list), Some(title)) = (lists.get(id), &reading.look.title) else {
        return;
    };
    if list.title == *title {
        return;
    }
    let own = &list.title;
    let message =
        format!("the title `{title}` of the document is not that of the list {id}, `{own}`");
    reading.remarks.push(Remark { line: 0, message });
    let mut titles = lists.values().map(|list| &list.title);
    let mut areas = catalog.areas.iter().map(|area| &area.title);
    if titles.any(|own| own == title) || areas.any(|own| own == title) {
        return;
    }
    let of_list = Fate::Taken {
        draft: None,
        field: "title",
    };
    let items = reading.items.iter_mut();
    for item in items.filter(|item| item.fate == of_list) {
        item.fate = Fate::Reported(Why::Heading);
    }
}

/// Says that links of the text around a list, on these lines of it, lead to places beside the document.
pub(super) fn around(items: &[Item], lines: &[RangeInclusive<usize>]) -> Option<Remark> {
    let is_around = |line: usize| lines.iter().any(|lines| lines.contains(&line));
    let leads_beside = |item: &&Item| {
        let is_taken = matches!(item.fate, Fate::Taken { .. });
        !is_taken && item.url.as_deref().is_some_and(is_relative) && is_around(item.line)
    };
    let first = items.iter().find(leads_beside)?;
    let links = match items.iter().filter(leads_beside).count() {
        1 => "1 link of the text around the list leads".to_string(),
        count => format!("{count} links of the text around the list lead"),
    };
    let message = format!(
        "{links} to a place beside the document: published as it is written, which holds in the \
         document's own folder"
    );
    Some(Remark {
        line: first.line,
        message,
    })
}

/// Says which tracks and levels are new in a catalog that has tracks, and which track was taken where
/// the document names none and several fit.
pub(super) fn tracks(drafts: &[Draft], tracks: &Tracks<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if tracks.begins() {
        return remarks;
    }
    let mut said = HashSet::new();
    let standings = drafts.iter().flat_map(|draft| {
        let standings = draft.standings.iter();
        standings.map(|standing| (draft.line, standing))
    });
    for (line, standing) in standings {
        let id = tracks.id_of(&standing.track);
        let is_unnamed = standing.track.is_empty();
        let line = match standing.line {
            0 => line,
            own => own,
        };
        let mut remark = |message: String| remarks.push(Remark { line, message });
        let (was, is) = tracks.track(&id);
        let new_track = was.is_none().then(|| new_track(&id, is_unnamed, tracks));
        let choice = is_unnamed.then(|| choice(&id, tracks)).flatten();
        if let Some(message) = new_track.or(choice)
            && said.insert(message.clone())
        {
            remark(message);
        }
        let (Some(was), Some(is)) = (was, is) else {
            continue;
        };
        for step in &standing.steps {
            let level = tracks.level_of(&id, &step.level);
            if was.level(&level).is_none() && said.insert(format!("{id} {level}")) {
                remark(new_level(&level, &id, is));
            }
        }
    }
    remarks
}

fn new_track(id: &str, is_unnamed: bool, tracks: &Tracks<'_>) -> String {
    let meant: Vec<&str> = match is_unnamed && !tracks.also_unnamed().is_empty() {
        true => tracks.also_unnamed().iter().map(String::as_str).collect(),
        false => nearest(id, tracks.known()),
    };
    match meant.is_empty() {
        true => format!("the track {id} is new"),
        false => format!(
            "the track {id} is new; did you mean {}?",
            meant.join(" or ")
        ),
    }
}

fn choice(id: &str, tracks: &Tracks<'_>) -> Option<String> {
    let others = match tracks.also_unnamed() {
        [] => return None,
        [only] => format!("{only} has them too"),
        several => format!("{} have them too", several.join(", ")),
    };
    let taken = "levels without a track are taken for those of";
    Some(format!("{taken} {id}; {others}"))
}

/// Says that a level is new, and between which others of its track it stands.
fn new_level(level: &str, track: &str, is: &Track) -> String {
    let place = is.levels.iter().position(|own| own.id == level);
    let around = place.map(|place| {
        let below = place.checked_sub(1).map(|below| &is.levels[below].id);
        (below, is.levels.get(place + 1).map(|above| &above.id))
    });
    let place = match around {
        None => ", as a retired one".to_string(),
        Some((None, None)) => String::new(),
        Some((Some(below), Some(above))) => format!(", between {below} and {above}"),
        Some((Some(below), None)) => format!(", above {below}"),
        Some((None, Some(above))) => format!(", below {above}"),
    };
    format!("the level {level} is new on the track {track}{place}")
}
