//! Which lines differ between two texts, gathered into hunks with their context.

use std::ops::Range;

use memchr::memchr_iter;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How many unchanged lines stand around a change, as git has it.
const CONTEXT: usize = 3;

/// Lines of the old text that were replaced by lines of the new one. One side may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// Neighbouring changes, and the lines that show where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    pub(super) changes: Vec<Change>,
}

/// The lines of a text, each with its line break; only a line feed breaks a line, as for git.
pub(super) fn lines(text: &str) -> Vec<&str> {
    // A list has a hundred thousand lines: they are counted first, to take no room twice.
    let count = memchr_iter(b'\n', text.as_bytes()).count();
    let mut lines = Vec::with_capacity(count + 1);
    let mut start = 0;
    for end in memchr_iter(b'\n', text.as_bytes()) {
        lines.push(&text[start..=end]);
        start = end + 1;
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
}

/// The hunks between two texts, first to last.
pub(super) fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for change in slid_down(changes(old, new), old, new) {
        match hunks.last_mut() {
            Some(hunk) if change.old.start <= hunk.old.end + CONTEXT => {
                hunk.old.end = (change.old.end + CONTEXT).min(old.len());
                hunk.new.end = (change.new.end + CONTEXT).min(new.len());
                hunk.changes.push(change);
            }
            _ => hunks.push(Hunk {
                old: around(&change.old, old.len()),
                new: around(&change.new, new.len()),
                changes: vec![change],
            }),
        }
    }
    hunks
}

fn around(range: &Range<usize>, len: usize) -> Range<usize> {
    range.start.saturating_sub(CONTEXT)..(range.end + CONTEXT).min(len)
}

/// The changes, first to last, with at least one unchanged line between two of them.
///
/// What both texts begin and end with is left out first, since a change touches little of a long
/// list. The histogram algorithm anchors on rare lines, so that a moved section stays whole; it
/// looks at no clock, so that the same texts always give the same diff.
fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(new).take_while(same).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = (old.iter().rev().zip(new.iter().rev()))
        .take_while(same)
        .count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);

    let mut changes: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Histogram, old, new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (removed, added) = (shifted(op.old_range(), head), shifted(op.new_range(), head));
        match changes.last_mut() {
            Some(last) if last.old.end == removed.start && last.new.end == added.start => {
                last.old.end = removed.end;
                last.new.end = added.end;
            }
            _ => changes.push(Change {
                old: removed,
                new: added,
            }),
        }
    }
    changes
}

/// The changes with each one-sided block as far down as it fits, as git has it: what is added
/// between two sections then begins with its own heading, not with the end of the one before.
fn slid_down(mut changes: Vec<Change>, old: &[&str], new: &[&str]) -> Vec<Change> {
    let mut next_start = usize::MAX;
    for change in changes.iter_mut().rev() {
        let block = match (change.old.is_empty(), change.new.is_empty()) {
            (true, false) => Some((new, &change.new)),
            (false, true) => Some((old, &change.old)),
            _ => None,
        };
        // One unchanged line stays between two changes, else they would be one.
        let room = next_start - change.old.end - 1;
        let steps = block.map_or(0, |(lines, block)| {
            (lines[block.start..].iter().zip(&lines[block.end..]))
                .take(room)
                .take_while(|(first, after)| first == after)
                .count()
        });
        change.old = shifted(change.old.clone(), steps);
        change.new = shifted(change.new.clone(), steps);
        next_start = change.old.start;
    }
    changes
}

fn shifted(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Change, hunks, lines};

    fn numbered(numbers: impl Iterator<Item = u32>) -> String {
        numbers.map(|number| format!("{number}\n")).collect()
    }

    #[test]
    fn equal_texts_have_no_hunk() {
        assert_eq!(hunks(&lines("a\nb\n"), &lines("a\nb\n")), []);
        assert_eq!(hunks(&[], &[]), []);
    }

    #[test]
    fn changes_six_lines_apart_share_a_hunk_and_seven_do_not() {
        let old = numbered(1..=20);
        let near = old
            .replace("\n5\n", "\nfive\n")
            .replace("\n12\n", "\ntwelve\n");
        let far = old
            .replace("\n5\n", "\nfive\n")
            .replace("\n13\n", "\nthirteen\n");
        assert_eq!(hunks(&lines(&old), &lines(&near)).len(), 1);
        let two = hunks(&lines(&old), &lines(&far));
        assert_eq!(two.len(), 2);
        assert_eq!((two[0].old.clone(), two[1].old.clone()), (1..8, 9..16));
    }

    #[test]
    fn a_moved_section_is_one_removal_and_one_addition() {
        let section = |name: &str| format!("### {name}\n\n* Slack: none\n\n");
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let old: String = names.map(section).concat();
        let new = ["b", "c", "d", "e", "f", "g", "a", "h"]
            .map(section)
            .concat();
        let changes: Vec<Change> = hunks(&lines(&old), &lines(&new))
            .into_iter()
            .flat_map(|hunk| hunk.changes)
            .collect();
        assert_eq!(
            changes,
            [
                Change {
                    old: 0..4,
                    new: 0..0
                },
                Change {
                    old: 28..28,
                    new: 24..28
                },
            ]
        );
    }

    #[test]
    fn a_long_list_gives_the_same_diff_each_time() {
        // Noise without rare lines, where an algorithm with a clock would give up.
        let noise = |seed: u64| -> String {
            let mut state = seed;
            numbered((0..4000).map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (state >> 61) as u32
            }))
        };
        let (old, new) = (noise(1), noise(2));
        assert_eq!(
            hunks(&lines(&old), &lines(&new)),
            hunks(&lines(&old), &lines(&new))
        );
    }

    proptest! {
        #[test]
        fn changes_make_the_new_text_and_stand_apart(old in "([abc]\n){0,40}", new in "([abc]\n){0,40}") {
            let (old, new) = (lines(&old), lines(&new));
            let changes = hunks(&old, &new).into_iter().flat_map(|hunk| hunk.changes);
            let (mut made, mut read) = (Vec::<&str>::new(), 0);
            for (at, change) in changes.enumerate() {
                prop_assert!(at == 0 || change.old.start > read, "no line between two changes");
                made.extend(&old[read..change.old.start]);
                prop_assert_eq!(made.len(), change.new.start);
                made.extend(&new[change.new]);
                read = change.old.end;
            }
            made.extend(&old[read..]);
            prop_assert_eq!(made, new);
        }
    }
}
