//! The levels that a project passed, by the days on which it reached them.

use super::draft::Step;

/// The levels of projects that are accepted: into the first, or higher.
pub(super) const LEVELS: &[&str] = &["sandbox", "incubating", "graduated", "archived"];

/// What says that a project was accepted, and so was in the first level from that day on.
pub(super) const ACCEPTED: &str = "accepted";

/// The steps up to a level, of those that were reached; a project that was accepted higher did not
/// stand in the first of all levels before. `second` is the one above that.
pub(super) fn steps_to(id: &str, mut reached: Vec<Step>, second: &str) -> Vec<Step> {
    let is_first = |step: &Step| step.level == LEVELS[0];
    let accepted_higher = match reached.as_slice() {
        [first, next, ..] => {
            let days = first.date.zip(next.date);
            next.level != second || days.is_some_and(|(first, next)| first >= next)
        }
        _ => true,
    };
    if id != LEVELS[0] && accepted_higher && reached.first().is_some_and(is_first) {
        reached.remove(0);
    }
    reached
}

/// Whether no step was taken before the one in front of it.
pub(super) fn are_in_order(steps: &[Step]) -> bool {
    let mut days = steps.iter().filter_map(|step| step.date);
    let mut last = days.next();
    days.all(|day| last.replace(day) <= Some(day))
}
