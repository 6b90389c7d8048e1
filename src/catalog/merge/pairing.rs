//! Which transitions of the three versions are the same.

use chrono::NaiveDate;

use super::Versions;
use crate::catalog::model::parse_date;
use crate::catalog::yaml::Node;

/// What decides on the place of a transition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step<'n> {
    pub(super) level: &'n str,
    pub(super) date: Option<NaiveDate>,
    pub(super) has_reason: bool,
}

impl<'n> Step<'n> {
    pub(super) fn of(node: &'n Node<'_>) -> Step<'n> {
        let text = |key: &str| node.get(key).and_then(Node::as_text);
        Step {
            level: text("level").unwrap_or_default(),
            date: text("date").and_then(parse_date),
            has_reason: text("reason").is_some_and(|reason| !reason.trim().is_empty()),
        }
    }
}

/// Names for the transitions of each version: the same transition has the same name.
pub(super) fn names(steps: &Versions<Vec<Step<'_>>>) -> Versions<Vec<usize>> {
    let Versions { base, ours, theirs } = steps;
    let (mut our_names, mut their_names) = (known(base, ours), known(base, theirs));
    let mut next = base.len();
    for (at, name) in our_names.iter_mut().enumerate() {
        if name.is_some() {
            continue;
        }
        let is_same = |other: &usize| {
            their_names[*other].is_none() && is_same_move(&ours[at], &theirs[*other])
        };
        if let Some(same) = (0..theirs.len()).find(is_same) {
            their_names[same] = Some(next);
        }
        *name = Some(next);
        next += 1;
    }
    let mut named = |names: Vec<Option<usize>>| -> Vec<usize> {
        let mut fresh = || {
            next += 1;
            next - 1
        };
        let names = names.into_iter();
        names.map(|name| name.unwrap_or_else(&mut fresh)).collect()
    };
    Versions {
        base: (0..base.len()).collect(),
        ours: named(our_names),
        theirs: named(their_names),
    }
}

/// For each transition of a side the index of the same one in the base.
fn known(base: &[Step<'_>], side: &[Step<'_>]) -> Vec<Option<usize>> {
    let mut known = vec![None; side.len()];
    for (of_base, of_side) in paired(base, side) {
        known[of_side] = Some(of_base);
    }
    known
}

/// The transitions of the base that a side still has: those that say the same level and date, and
/// between them those of which it corrected one of the two.
fn paired(base: &[Step<'_>], side: &[Step<'_>]) -> Vec<(usize, usize)> {
    let same =
        |one: &Step<'_>, other: &Step<'_>| one.level == other.level && one.date == other.date;
    let mut pairs = in_common(base, side, &same);
    let is_near = |one: &Step<'_>, other: &Step<'_>| {
        one.level == other.level || (one.date.is_some() && one.date == other.date)
    };
    let mut from = (0, 0);
    for end in pairs.clone().into_iter().chain([(base.len(), side.len())]) {
        let gap = (&base[from.0..end.0], &side[from.1..end.1]);
        let near = in_common(gap.0, gap.1, &is_near);
        pairs.extend(
            near.into_iter()
                .map(|(one, other)| (from.0 + one, from.1 + other)),
        );
        from = (end.0 + 1, end.1 + 1);
    }
    pairs
}

/// The longest run of pairs that are the same, in the order of both.
fn in_common<'n>(
    one: &[Step<'n>],
    other: &[Step<'n>],
    same: &dyn Fn(&Step<'n>, &Step<'n>) -> bool,
) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut longest = vec![0; (one.len() + 1) * width];
    for a in (0..one.len()).rev() {
        for b in (0..other.len()).rev() {
            longest[a * width + b] = match same(&one[a], &other[b]) {
                true => longest[(a + 1) * width + b + 1] + 1,
                false => longest[(a + 1) * width + b].max(longest[a * width + b + 1]),
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < one.len() && b < other.len() {
        if same(&one[a], &other[b]) {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if longest[(a + 1) * width + b] >= longest[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

/// Whether both sides recorded the same move; one of them may not have known its day.
fn is_same_move(ours: &Step<'_>, theirs: &Step<'_>) -> bool {
    let dates = ours.date.zip(theirs.date);
    ours.level == theirs.level && dates.is_none_or(|(ours, theirs)| ours == theirs)
}
