//! Levels that headings name, beside headings that are areas; and rows or bullets in the place of
//! headings.

use std::collections::HashSet;

use indexmap::IndexSet;

use super::draft::{Draft, Standing};
use super::look::Look;
use super::reader::{Reader, Remark};
use super::words::{is_retired, level_heading};
use crate::catalog::model::GroupBy;

/// Where a project stands below headings.
pub(super) struct Place {
    /// The level that one of them names.
    pub level: Option<&'static str>,
    /// How many areas stand above that one.
    pub outside: usize,
    /// How many areas stand below it.
    pub inside: usize,
}

/// How headings group a list whose projects have these places.
pub(super) fn grouping(places: &[Place]) -> GroupBy {
    let mut levels = places.iter().filter_map(|place| place.level).peekable();
    let is_in_areas = |place: &Place| place.outside + place.inside > 0;
    if levels.peek().is_none() {
        return GroupBy::Area;
    }
    let by_level = |place: &Place| place.level.is_some() && !is_in_areas(place);
    if places.iter().all(by_level) {
        return GroupBy::Level;
    }
    let has_active = levels.any(|level| !is_retired(level));
    let both = || places.iter().filter(|place| place.level.is_some());
    let outside = both().filter(|place| place.outside > 0).count();
    let inside = both().filter(|place| place.inside > 0).count();
    match (outside > inside, has_active) {
        (false, true) => GroupBy::LevelArea,
        (false, false) => GroupBy::RetiredArea,
        (true, true) => GroupBy::AreaLevel,
        (true, false) => GroupBy::AreaRetired,
    }
}

/// Lets drafts stand at the levels that the headings above them name. Where a draft itself says
/// something else of where it stands, or tables could not be told apart, these stay areas too, which
/// is said. One alone says something only where it says that what stands below is over. Gives whether
/// levels stay areas.
pub(super) fn settle(reader: &mut Reader<'_>, look: &mut Look) -> bool {
    let drafts = &mut reader.drafts;
    let mut found: Vec<Option<Named>> = drafts.iter().map(named).collect();
    let levels = found.iter().flatten().map(|named| named.level);
    let several = levels.collect::<HashSet<_>>().len() > 1;
    for named in &mut found {
        *named = named.take().filter(|own| several || is_retired(own.level));
    }
    let fits = |(draft, named): (&Draft, &Option<Named>)| {
        let own = draft.standings.iter();
        named.as_ref().is_none_or(|named| {
            own.clone()
                .all(|own| named.is_said_by(own) || look.has_column(own))
        })
    };
    match drafts.iter().zip(&found).all(fits) && may_part(look) {
        true => {
            part(reader, found, look);
            false
        }
        false => {
            let remark = keep(drafts, found, several, look);
            let are_kept = remark.is_some();
            reader.remarks.extend(remark);
            are_kept
        }
    }
}

/// Whether tables with columns of their own can be told apart by a level or an area alone.
fn may_part(look: &Look) -> bool {
    let others = look.tables.keys();
    let is_plain = |titles: &Vec<String>| {
        let levels = titles.iter().filter(|title| level_heading(title).is_some());
        titles.len() == 1 || levels.count() == 0
    };
    look.tables.is_empty() || others.chain(&look.first).all(is_plain)
}

/// Takes the levels out of the areas.
fn part(reader: &mut Reader<'_>, found: Vec<Option<Named>>, look: &mut Look) {
    let mut places = Vec::new();
    for (number, named) in found.into_iter().enumerate() {
        let draft = &mut reader.drafts[number];
        let depth = draft.areas.iter().map(Vec::len).max().unwrap_or_default();
        let Some(named) = named else {
            places.push(Place {
                level: None,
                outside: 0,
                inside: depth,
            });
            continue;
        };
        places.push(Place {
            level: Some(named.level),
            outside: named.place,
            inside: depth - named.place - 1,
        });
        for path in &mut draft.areas {
            path.remove(named.place);
        }
        let line = draft.line;
        draft.stand_first(Standing::at(named.level, &named.words, line));
        if let Some(level) = level_heading(&named.title) {
            let mut standings = reader.drafts[number].standings.iter();
            let own = standings.find(|own| own.track.is_empty());
            let own = own.and_then(|own| own.steps.last());
            let remark = look.head(level, own.map_or("", |own| &own.title), line);
            reader.remark_once(remark);
        }
    }
    look.group_by = grouping(&places);
}

/// Keeps the levels as areas.
fn keep(
    drafts: &mut [Draft],
    found: Vec<Option<Named>>,
    several: bool,
    look: &mut Look,
) -> Option<Remark> {
    look.group_by = GroupBy::Area;
    let mut both = IndexSet::new();
    let mut first = 0;
    for (draft, named) in drafts.iter_mut().zip(found) {
        let Some(named) = named else {
            continue;
        };
        let is_over = is_retired(named.level);
        first = if both.is_empty() { draft.line } else { first };
        both.insert(named.title);
        look.past
            .extend(draft.areas.iter().filter(|_| is_over).cloned());
        if several || !draft.standings.iter().any(Standing::is_retired) {
            draft.stand_first(Standing::at(named.level, &named.words, draft.line));
        }
    }
    let are = match both.len() {
        0 => return None,
        1 => "is a level and an area",
        _ => "are levels and areas",
    };
    let titles = both.into_iter().collect::<Vec<_>>().join("`, `");
    Some(Remark {
        line: first,
        message: format!(
            "`{titles}` {are}: where a level changes, `catalog move-area` moves the entry on the page"
        ),
    })
}

/// A level that a heading names.
struct Named {
    level: &'static str,
    /// The words for the level.
    words: String,
    /// The heading, and its place among those above the draft.
    title: String,
    place: usize,
}

impl Named {
    /// Whether a standing is at the level, on the track that the list means.
    fn is_said_by(&self, own: &Standing) -> bool {
        let last = own.steps.last();
        own.track.is_empty() && last.is_some_and(|step| step.level == self.level)
    }
}

/// The level that the innermost heading above a draft names that names one.
fn named(draft: &Draft) -> Option<Named> {
    let [path] = draft.areas.as_slice() else {
        return None;
    };
    path.iter().enumerate().rev().find_map(|(place, title)| {
        let level = level_heading(title)?;
        Some(Named {
            level: level.id,
            words: level.words.to_string(),
            title: title.clone(),
            place,
        })
    })
}
