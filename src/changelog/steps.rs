//! What became of the transitions of one track: which are new, and which past ones changed.

use crate::catalog::model::Transition;

/// One thing that became of a track's transitions.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<'t> {
    /// A transition behind all that were known.
    New {
        /// The transition before it.
        from: Option<&'t Transition>,
        /// The transition.
        to: &'t Transition,
    },
    /// A past transition that changed, appeared or vanished.
    Corrected {
        /// What was recorded.
        before: Option<&'t Transition>,
        /// What is recorded.
        after: Option<&'t Transition>,
    },
}

/// Compares the transitions of one track. Those of the same level in the same order are the same;
/// what is left over between two of them was corrected, and what comes after all is new.
pub fn steps<'t>(before: &'t [Transition], after: &'t [Transition]) -> Vec<Step<'t>> {
    let mut steps = Vec::new();
    let (mut old, mut new) = (0, 0);
    let anchors = anchors(before, after);
    for (anchor_old, anchor_new) in anchors.into_iter().chain([(before.len(), after.len())]) {
        while old < anchor_old || new < anchor_new {
            let was = before[old..anchor_old].first();
            let is = after[new..anchor_new].first();
            let at_the_end = anchor_old == before.len() && was.is_none();
            steps.extend(match is {
                Some(to) if at_the_end => Some(Step::New {
                    from: new.checked_sub(1).map(|place| &after[place]),
                    to,
                }),
                _ => corrected(was, is),
            });
            old += usize::from(was.is_some());
            new += usize::from(is.is_some());
        }
        if let (Some(was), Some(is)) = (before.get(old), after.get(new)) {
            steps.extend(corrected(Some(was), Some(is)));
        }
        (old, new) = (old + 1, new + 1);
    }
    steps
}

fn corrected<'t>(
    before: Option<&'t Transition>,
    after: Option<&'t Transition>,
) -> Option<Step<'t>> {
    (before != after).then_some(Step::Corrected { before, after })
}

/// The places of transitions that are the same in both: the longest such series, and of several
/// the one in which most say the same.
fn anchors(before: &[Transition], after: &[Transition]) -> Vec<(usize, usize)> {
    let alike = |old: usize, new: usize| match (&before[old], &after[new]) {
        (was, is) if was == is => 1003,
        (was, is) if was.level == is.level && was.date == is.date => 1002,
        (was, is) if was.level == is.level => 1001,
        _ => 0,
    };
    let mut best = vec![vec![0; after.len() + 1]; before.len() + 1];
    for old in (0..before.len()).rev() {
        for new in (0..after.len()).rev() {
            let matched = match alike(old, new) {
                0 => 0,
                weight => weight + best[old + 1][new + 1],
            };
            best[old][new] = matched.max(best[old + 1][new]).max(best[old][new + 1]);
        }
    }
    let (mut old, mut new) = (0, 0);
    let mut anchors = Vec::new();
    while old < before.len() && new < after.len() {
        let weight = alike(old, new);
        if weight > 0 && best[old][new] == weight + best[old + 1][new + 1] {
            anchors.push((old, new));
            (old, new) = (old + 1, new + 1);
        } else if best[old][new] == best[old + 1][new] {
            old += 1;
        } else {
            new += 1;
        }
    }
    anchors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::model::parse_date;

    fn track(text: &str) -> Vec<Transition> {
        let one = |word: &str| {
            let (level, date) = word.split_once('@').unwrap_or((word, ""));
            Transition {
                level: level.into(),
                date: parse_date(date),
                ..Transition::default()
            }
        };
        text.split_whitespace().map(one).collect()
    }

    /// `+to` for a new one, `old>new` for a corrected one.
    fn told(before: &str, after: &str) -> String {
        let name = |transition: Option<&Transition>| {
            transition.map_or("-".to_string(), |transition| transition.level.to_string())
        };
        let (before, after) = (track(before), track(after));
        let words: Vec<String> = steps(&before, &after)
            .into_iter()
            .map(|step| match step {
                Step::New { from, to } => format!("{}+{}", name(from), to.level),
                Step::Corrected { before, after } => format!("{}>{}", name(before), name(after)),
            })
            .collect();
        words.join(" ")
    }

    #[test]
    fn what_comes_behind_all_that_was_known_is_new() {
        assert_eq!(told("", "a b"), "-+a a+b");
        assert_eq!(told("a", "a b c"), "a+b b+c");
        assert_eq!(told("a b", "a b"), "");
    }

    #[test]
    fn a_past_date_that_changed_is_corrected_and_what_follows_is_still_new() {
        assert_eq!(told("a@2017-01-23 b", "a@2017-01-24 b c"), "a>a b+c");
    }

    #[test]
    fn a_past_transition_may_appear_vanish_or_be_another() {
        assert_eq!(told("a c", "a b c"), "->b");
        assert_eq!(told("a b c", "a c"), "b>-");
        assert_eq!(told("a b", "a c"), "b>c");
        assert_eq!(told("a b", "a"), "b>-");
        assert_eq!(told("a b", "a c d"), "b>c c+d");
    }

    #[test]
    fn the_same_level_twice_is_matched_to_the_one_of_the_same_date() {
        assert_eq!(
            told("a@2019-01-01", "a@2019-01-01 x a@2022-01-01"),
            "a+x x+a"
        );
        assert_eq!(
            told("a@2022-01-01", "a@2019-01-01 x a@2022-01-01"),
            "->a ->x"
        );
    }
}
