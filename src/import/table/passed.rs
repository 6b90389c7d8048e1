//! Where a row says that its project stands, by the days on which it reached levels.

use super::days::{Days, Reached};
use super::row::Level;
use crate::import::draft::{Draft, Standing, Step};
use crate::import::look::Look;
use crate::import::passed::{LEVELS, are_in_order, steps_to};
use crate::import::reader::Reader;
use crate::import::state::capital;
use crate::import::words::height;

/// Lets a draft stand at its level, with the days on which it and those below were reached. `heading`
/// is the level that stands above. Days that are none of its steps, and months, stay
/// its own data.
pub(super) fn stand(
    reader: &mut Reader<'_>,
    (days, cells): (&Days, Vec<Reached<'_>>),
    heading: Option<Level<'_>>,
    draft: usize,
    look: &mut Look,
) {
    let Some(first) = cells.first() else { return };
    let line = reader.line(first.pieces.start);
    let own = &mut reader.drafts[draft];
    let steps = steps(own, days, &cells, heading).unwrap_or_default();
    if !steps.is_empty() {
        let track = settle(own, days, &steps, line);
        look.days_track.get_or_insert(track);
    }
    for cell in cells {
        let own = cell.step();
        let is_step = |step: &Step| step.level == own.level && step.date == own.date;
        let field = if own.date.is_some() && steps.iter().any(is_step) {
            "maturity"
        } else {
            let said = reader.words(cell.pieces.clone());
            reader.drafts[draft].add_extra(cell.key, &said);
            "extra"
        };
        reader.take_text(cell.pieces, draft, field);
    }
}

/// Gives a draft these steps where it stands at their last; gives the words for the track.
fn settle(draft: &mut Draft, days: &Days, steps: &[Step], line: usize) -> String {
    match standing(draft, days) {
        Some(place) => {
            let standing = &mut draft.standings[place];
            standing.steps = steps.to_vec();
            standing.track.clone()
        }
        None => {
            draft.standings.push(Standing {
                track: days.track.clone(),
                steps: steps.to_vec(),
                line,
                ..Standing::default()
            });
            days.track.clone()
        }
    }
}

/// The levels that a project passed up to its own, which another column or the heading says; else it
/// is the last that it reached.
fn steps(
    draft: &Draft,
    days: &Days,
    cells: &[Reached<'_>],
    heading: Option<Level<'_>>,
) -> Option<Vec<Step>> {
    let mut passed: Vec<Step> = cells.iter().map(Reached::step).collect();
    passed.sort_by_key(|step| height(&step.level));
    if !are_in_order(&passed) {
        let last = passed.into_iter().max_by_key(|step| step.date);
        passed = last.into_iter().collect();
    }
    let titled = |(level, words): Level<'_>| Step {
        level: level.to_string(),
        title: capital(words),
        date: None,
    };
    // To be accepted alone tells of no level.
    let has_levels = days.of_levels().next().is_some();
    let last = match standing(draft, days) {
        Some(place) => draft.standings[place].steps.last().cloned(),
        None if draft.standings.iter().any(|own| own.track == days.track) => None,
        None => heading
            .filter(|_| days.track.is_empty())
            .map(titled)
            .or_else(|| passed.last().filter(|_| has_levels).cloned()),
    };
    let last = last.filter(|last| days.may_be(&last.level))?;
    passed.retain(|step| height(&step.level) <= height(&last.level));
    let second = days.of_levels().min_by_key(|level| height(level));
    let mut steps = steps_to(&last.level, passed, second.unwrap_or(LEVELS[1]));
    match steps.last_mut().filter(|step| step.level == last.level) {
        Some(step) => step.title = last.title,
        None => steps.push(last),
    }
    Some(steps)
}

/// Where a draft stands at a level that may have days in these columns.
fn standing(draft: &Draft, days: &Days) -> Option<usize> {
    let fits = |own: &Standing| {
        own.steps
            .last()
            .is_some_and(|last| days.may_be(&last.level))
    };
    draft.standings.iter().position(fits)
}
