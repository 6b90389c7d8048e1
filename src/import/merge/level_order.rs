//! The order in which the headings of a document have levels.

use indexmap::IndexMap;

use super::tracks::Tracks;
use crate::catalog::model::{GroupBy, LevelOrder, Track};
use crate::import::draft::{Draft, Standing};
use crate::import::like_levels::HOW;
use crate::import::read::Reading;
use crate::import::reader::Remark;

/// Levels as they are met, each with its line.
type Met = Vec<(String, usize)>;

/// The order of the levels of a document whose headings name them, as a list can have it; a remark
/// where it is another, or not that of the list which it is taken into.
pub(super) fn level_order(
    reading: &Reading,
    tracks: &Tracks<'_>,
    own: Option<LevelOrder>,
) -> (LevelOrder, Option<Remark>) {
    let met = met(reading, tracks);
    let fits = |order: LevelOrder| {
        let is_sorted = |track: &Track, levels: &[(String, usize)]| {
            levels.is_sorted_by_key(|(level, _)| order.place(track, level))
        };
        let mut met = met.iter();
        met.all(|(track, levels)| {
            tracks
                .track(track)
                .1
                .is_none_or(|track| is_sorted(track, levels))
        })
    };
    let published = own.unwrap_or_else(|| match fits(LevelOrder::Ascending) {
        true if !fits(LevelOrder::Descending) => LevelOrder::Ascending,
        _ => LevelOrder::Descending,
    });
    let first = met.iter().find_map(|(_, levels)| levels.first());
    let remark = first.filter(|_| !fits(published)).map(|(_, line)| Remark {
        line: *line,
        message: format!(
            "the headings have the levels in an order of their own: the page has them {}, what is \
             over last",
            published.word()
        ),
    });
    (published, remark)
}

/// Says that what stands at no level is published in front of the levels behind which the document has
/// it, as under a heading that nobody knows for a level.
pub(super) fn behind_levels(reading: &Reading) -> Option<Remark> {
    let group_by = reading.look.group_by;
    if !matches!(group_by, GroupBy::LevelArea | GroupBy::RetiredArea) {
        return None;
    }
    let stands_out = |draft: &&Draft| match group_by.is_of_retired() {
        true => draft.standings.iter().any(Standing::is_retired),
        false => draft.standings.iter().any(|own| own.track.is_empty()),
    };
    let mut drafts = reading.drafts.iter();
    drafts.find(stands_out)?;
    let behind = drafts.find(|draft| !stands_out(draft))?;
    let heading = behind.areas.first()?.first()?;
    Some(Remark {
        line: behind.line,
        message: format!(
            "`{heading}` stands behind levels and is none that is known: the page has it in front of \
             them; {HOW}"
        ),
    })
}

/// The levels as they are met on each track: those of the whole document, or of each area that
/// has levels of its own.
fn met(reading: &Reading, tracks: &Tracks<'_>) -> Vec<(String, Met)> {
    let group_by = reading.look.group_by;
    if !group_by.needs_track() {
        return Vec::new();
    }
    let mut met: IndexMap<(String, &[Vec<String>]), Met> = IndexMap::new();
    for draft in &reading.drafts {
        let Some((track, level, line)) = stands(draft, tracks) else {
            continue;
        };
        let area = match group_by {
            GroupBy::AreaLevel | GroupBy::AreaRetired => draft.areas.as_slice(),
            _ => &[],
        };
        let levels = met.entry((track, area)).or_default();
        if levels.iter().all(|(own, _)| *own != level) {
            levels.push((level, line));
        }
    }
    let groups = met.into_iter();
    groups.map(|((track, _), levels)| (track, levels)).collect()
}

/// Where the heading above a draft has it: the track, the level and the line.
fn stands(draft: &Draft, tracks: &Tracks<'_>) -> Option<(String, String, usize)> {
    let mut standings = draft.standings.iter();
    let standing = standings.find(|standing| standing.track.is_empty())?;
    let track = tracks.id_of(&standing.track);
    let level = tracks.level_of(&track, &standing.steps.last()?.level);
    Some((track, level, standing.line))
}
