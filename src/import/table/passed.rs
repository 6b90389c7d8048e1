//! Where a row says that its project stands, by the days on which it reached levels.

use super::days::{Days, Of, Reached};
use super::row::Level;
use crate::import::draft::{Draft, Standing, Step};
use crate::import::look::Look;
use crate::import::passed::{LEVELS, are_in_order, steps_to};
use crate::import::reader::{Around, Reader};
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
    let (of_levels, of_last): (Vec<_>, Vec<_>) = cells
        .into_iter()
        .partition(|cell| matches!(cell.of, Of::Level(_)));
    let own = &reader.drafts[draft];
    let (of_levels, others): (Vec<_>, Vec<_>) = of_levels
        .into_iter()
        .partition(|cell| !is_proved_otherwise(reader, own, days, cell));
    if let Some(first) = of_levels.first() {
        let line = reader.line(first.pieces.start);
        let own = &mut reader.drafts[draft];
        let steps = steps(own, days, &of_levels, heading).unwrap_or_default();
        if !steps.is_empty() {
            let track = settle(own, days, &steps, line);
            look.days_track.get_or_insert(track);
        }
    }
    for cell in of_levels {
        let is_step = cell
            .step()
            .and_then(|own| step_at(&reader.drafts[draft], days, &own));
        let place = is_step.filter(|_| cell.date.is_some());
        take(reader, cell, place, draft);
    }
    for cell in others {
        take(reader, cell, None, draft);
    }
    for cell in of_last {
        let place = last_at(&reader.drafts[draft], &cell);
        take(reader, cell, place, draft);
    }
}

/// Whether a draft has other evidence of the level that a cell tells of than the cell has.
fn is_proved_otherwise(
    reader: &Reader<'_>,
    draft: &Draft,
    days: &Days,
    cell: &Reached<'_>,
) -> bool {
    let last = standing(draft, days).and_then(|place| draft.standings[place].steps.last());
    let (Some(last), Some(step), Some(evidence)) = (last, cell.step(), &cell.evidence) else {
        return false;
    };
    let url = reader.document.pieces[evidence.piece].url();
    last.level == step.level && last.evidence.is_some() && last.evidence.as_deref() != url
}

/// A step of a draft: the place of the standing, and that in it.
type Place = (usize, usize);

/// Takes a cell as the day of a step, with what proves it; or as data of its own, where it is of none, or
/// something else proves it.
fn take(reader: &mut Reader<'_>, cell: Reached<'_>, place: Option<Place>, draft: usize) {
    let url = cell.evidence.as_ref().map(|evidence| evidence.piece);
    let url = url.and_then(|piece| reader.url(piece));
    let fits = |(standing, step): &Place| {
        let own = &reader.drafts[draft].standings[*standing].steps[*step];
        url.is_none() || own.evidence.is_none() || own.evidence == url
    };
    let Some((standing, step)) = place.filter(fits) else {
        // It stays as it is written, so that it is read as a day again.
        let kind = |_: &str, _: &str| cell.key.to_string();
        let is_link_alone = reader.are_links(cell.pieces.clone());
        let around = if is_link_alone {
            Around::Phrase
        } else {
            Around::Whole
        };
        reader.add_links(cell.pieces, draft, kind, cell.key, around);
        return;
    };
    let proof = cell.evidence;
    let proof = proof.and_then(|evidence| reader.take_evidence(evidence, cell.key, draft));
    let own = &mut reader.drafts[draft].standings[standing].steps[step];
    own.date = cell.date;
    own.evidence = proof.or(own.evidence.take());
    reader.take_text(cell.pieces, draft, "maturity");
}

/// The step of a draft at this level on this day.
fn step_at(draft: &Draft, days: &Days, wanted: &Step) -> Option<Place> {
    let standing = standing(draft, days)?;
    let is_step = |step: &Step| step.level == wanted.level && step.date == wanted.date;
    let step = draft.standings[standing].steps.iter().position(is_step)?;
    Some((standing, step))
}

/// The last step of a draft on the track of a column, where it may have been on the day of a cell.
fn last_at(draft: &Draft, cell: &Reached<'_>) -> Option<Place> {
    let (Of::Last(track), Some(date)) = (cell.of, cell.date) else {
        return None;
    };
    let place = draft.standings.iter().position(|own| own.track == *track)?;
    let (last, before) = draft.standings[place].steps.split_last()?;
    let is_free = last.date.is_none_or(|own| own == date);
    let follows = before
        .iter()
        .filter_map(|step| step.date)
        .all(|own| own <= date);
    (is_free && follows).then_some((place, before.len()))
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
    let mut passed: Vec<Step> = cells.iter().filter_map(Reached::step).collect();
    passed.sort_by_key(|step| height(&step.level));
    if !are_in_order(&passed) {
        let last = passed.into_iter().max_by_key(|step| step.date);
        passed = last.into_iter().collect();
    }
    let titled = |(level, words): Level<'_>| Step {
        level: level.to_string(),
        title: capital(words),
        ..Step::default()
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
    let above = days.of_levels().filter(|level| *level != LEVELS[0]);
    let second = above.min_by_key(|level| height(level));
    let mut steps = steps_to(&last.level, passed, second.unwrap_or(LEVELS[1]));
    match steps.last_mut().filter(|step| step.level == last.level) {
        Some(step) => {
            step.title = last.title;
            step.evidence = last.evidence;
        }
        None => steps.push(last),
    }
    Some(steps)
}

/// Where a draft stands, on the track of these columns, at a level that may have days in them.
fn standing(draft: &Draft, days: &Days) -> Option<usize> {
    let fits = |own: &Standing| {
        let last = own.steps.last();
        own.track == days.track && last.is_some_and(|last| days.may_be(&last.level))
    };
    draft.standings.iter().position(fits)
}
