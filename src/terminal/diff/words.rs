//! Which words of a changed line are new or gone.

use similar::{DiffOp, InlineChangeOptions, TextDiff};

/// Changes of more lines than this are read as blocks; single words in them say nothing.
const MAX_LINES: usize = 60;

/// A piece of a line, and whether it is one of the words that changed.
pub(super) type Piece<'t> = (bool, &'t str);

/// The lines of a change, each in pieces: what was removed, then what was added.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Words<'t> {
    pub(super) removed: Vec<Vec<Piece<'t>>>,
    pub(super) added: Vec<Vec<Piece<'t>>>,
}

/// Compares texts word by word as long as its budget lasts, so that a list in which every line
/// changed is not slower to show than to read.
#[derive(Debug)]
pub(super) struct WordDiff {
    bytes_left: usize,
}

impl WordDiff {
    pub(super) fn new() -> WordDiff {
        WordDiff {
            bytes_left: 128 * 1024,
        }
    }

    /// The words that differ between removed and added lines; whole lines where they have too
    /// little in common, where they are too many, and once the budget is spent.
    pub(super) fn compare<'t>(&mut self, removed: &[&'t str], added: &[&'t str]) -> Words<'t> {
        let bytes: usize = removed.iter().chain(added).map(|line| line.len()).sum();
        let is_one_sided = removed.is_empty() || added.is_empty();
        if is_one_sided || removed.len() + added.len() > MAX_LINES || bytes > self.bytes_left {
            return Words::whole(removed, added);
        }
        self.bytes_left -= bytes;
        word_by_word(removed, added)
    }
}

impl<'t> Words<'t> {
    fn whole(removed: &[&'t str], added: &[&'t str]) -> Words<'t> {
        let whole = |lines: &[&'t str]| lines.iter().map(|line| vec![(false, *line)]).collect();
        Words {
            removed: whole(removed),
            added: whole(added),
        }
    }
}

fn word_by_word<'t>(removed: &[&'t str], added: &[&'t str]) -> Words<'t> {
    let diff = TextDiff::from_slices(removed, added);
    let replaced = DiffOp::Replace {
        old_index: 0,
        old_len: removed.len(),
        new_index: 0,
        new_len: added.len(),
    };
    let mut options = InlineChangeOptions::new();
    options.semantic_cleanup(true);
    let mut words = Words::whole(removed, added);
    // Without a deadline: the same lines always give the same words.
    for change in diff.iter_inline_changes_with_options_deadline(&replaced, options, None) {
        let line = match (change.old_index(), change.new_index()) {
            (Some(index), None) => words.removed.get_mut(index).zip(removed.get(index)),
            (_, Some(index)) => words.added.get_mut(index).zip(added.get(index)),
            (None, None) => None,
        };
        if let Some((line, text)) = line {
            *line = pieces(text, change.values());
        }
    }
    words
}

/// The pieces as slices of the line itself, which outlives the comparison.
fn pieces<'t>(line: &'t str, values: &[(bool, &str)]) -> Vec<Piece<'t>> {
    let mut rest = line;
    let mut pieces = Vec::with_capacity(values.len());
    for (changed, value) in values {
        let Some((piece, after)) = rest.split_at_checked(value.len()) else {
            break;
        };
        pieces.push((*changed, piece));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push((false, rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{WordDiff, Words};

    fn changed<'t>(lines: &[Vec<super::Piece<'t>>]) -> Vec<&'t str> {
        let pieces = lines.iter().flatten();
        pieces
            .filter(|(changed, _)| *changed)
            .map(|(_, text)| *text)
            .collect()
    }

    #[test]
    fn the_words_that_differ_are_named_line_by_line() {
        let Words { removed, added } = WordDiff::new().compare(
            &["  level: sandbox\n", "  date: 2017-01-23\n"],
            &["  level: incubating\n", "  date: 2018-01-23\n"],
        );
        assert_eq!(changed(&removed), ["sandbox", "2017"]);
        assert_eq!(changed(&added), ["incubating", "2018"]);
        let text: String = added[1].iter().map(|(_, text)| *text).collect();
        assert_eq!(text, "  date: 2018-01-23\n");
    }

    #[test]
    fn lines_with_nothing_in_common_stay_whole() {
        let words = WordDiff::new().compare(&["homepage: none\n"], &["Kuma, twice?\n"]);
        assert_eq!(
            words,
            Words::whole(&["homepage: none\n"], &["Kuma, twice?\n"])
        );
    }

    #[test]
    fn a_long_block_stays_whole() {
        let (removed, added) = (["a b\n"; 30], ["a c\n"; 31]);
        let words = WordDiff::new().compare(&removed, &added);
        assert_eq!(words, Words::whole(&removed, &added));
        let words = WordDiff::new().compare(&removed, &added[1..]);
        assert_eq!(changed(&words.added).len(), 30);
    }

    #[test]
    fn words_are_compared_until_the_budget_is_spent() {
        let mut diff = WordDiff { bytes_left: 10 };
        assert_eq!(changed(&diff.compare(&["a b\n"], &["a c\n"]).added), ["c"]);
        assert_eq!(
            changed(&diff.compare(&["a b\n"], &["a c\n"]).added),
            [""; 0]
        );
    }
}
