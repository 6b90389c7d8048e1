//! Words in front of a link that are no name.

use super::said;

/// Words that begin a sentence about what a link leads to.
const OPENERS: &[&str] = &[
    "see",
    "check",
    "visit",
    "read",
    "also",
    "more",
    "for",
    "from",
    "via",
    "by",
    "based",
    "inspired",
    "powered",
    "maintained",
    "thanks",
    "please",
    "if",
    "when",
    "this",
    "these",
    "there",
    "it",
    "find",
    "learn",
    "browse",
    "follow",
    "as",
    "with",
    "in",
    "on",
    "and",
    "or",
    "similar",
    "related",
    "adapted",
    "forked",
    "moved",
    "try",
    "have",
    "look",
    "want",
    "contribute",
];

/// What lists call links that are no project of theirs.
const HEADINGS: &[&str] = &[
    "see",
    "see also",
    "also see",
    "also",
    "see more",
    "more",
    "read more",
    "further reading",
    "related",
    "related lists",
    "related projects",
    "similar lists",
    "other lists",
    "inspired by",
    "powered by",
    "based on",
    "thanks to",
    "maintained by",
    "via",
];

/// Whether words go on with a sentence behind them, so that a link there is a word of it.
pub(super) fn goes_on(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let owns = ["'s", "\u{2019}s", "s'", "s\u{2019}"];
    OPENERS.contains(&&*first.to_lowercase())
        || said::goes_on(words)
        || owns.iter().any(|end| words.ends_with(end))
}

/// Whether words head links and are no name.
pub(super) fn is_heading(words: &str) -> bool {
    HEADINGS.contains(&&*words.trim().to_lowercase())
}

/// Whether words are an article, with small words behind it.
pub(super) fn is_article(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let is_small = |word: &str| word.chars().all(|c| c.is_lowercase() || c == '-');
    ["a", "an", "the"].contains(&&*first) && words.all(is_small)
}

#[cfg(test)]
mod tests {
    use super::{goes_on, is_article, is_heading};

    #[test]
    fn a_name_is_no_beginning_of_a_sentence() {
        for words in ["See", "Powered by", "Apache's", "Part of the", "More on"] {
            assert!(goes_on(words), "{words}");
        }
        for words in ["Foo", "Apache", "task", "The Silver Searcher", "Seen"] {
            assert!(!goes_on(words), "{words}");
        }
        assert!(is_heading("See also") && !is_heading("Seesaw"));
    }

    #[test]
    fn an_article_is_no_name() {
        for (words, wanted) in [
            ("The", true),
            ("a fast", true),
            ("The Silver Searcher", false),
            ("Theseus", false),
        ] {
            assert_eq!(is_article(words), wanted, "{words}");
        }
    }
}
