//! The licenses that could be meant by the beginning of an SPDX expression.

use crate::catalog::validate::{USUAL_LICENSES, license_ids};

/// How many suggestions are shown while one types.
const MOST_SUGGESTED: usize = 8;

/// Expressions that end in an SPDX id which begins with, or has in it, the last word typed: the
/// usual ones first.
pub(super) fn suggested(typed: &str) -> Vec<String> {
    let begin = typed.rfind([' ', '(']).map_or(0, |at| at + 1);
    let (before, word) = typed.split_at(begin);
    let word = word.to_lowercase();
    if word.is_empty() {
        return Vec::new();
    }
    let mut ids: Vec<&str> = license_ids()
        .filter(|id| id.to_lowercase().contains(&word))
        .collect();
    ids.sort_by_key(|id| {
        let begins = id.to_lowercase().starts_with(&word);
        let rank = USUAL_LICENSES.iter().position(|usual| usual == id);
        (!begins, rank.unwrap_or(USUAL_LICENSES.len()), id.len(), *id)
    });
    let suggested = ids.into_iter().take(MOST_SUGGESTED);
    suggested.map(|id| format!("{before}{id}")).collect()
}

/// The expression with its ids written as SPDX writes them.
pub(super) fn canonical(typed: &str) -> String {
    let is_edge = |c: char| c.is_whitespace() || c == '(' || c == ')';
    let words = typed.split_inclusive(is_edge).map(|part| {
        let word = part.trim_end_matches(is_edge);
        let id = license_ids().find(|id| id.eq_ignore_ascii_case(word));
        format!("{}{}", id.unwrap_or(word), &part[word.len()..])
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::{MOST_SUGGESTED, USUAL_LICENSES, canonical, license_ids, suggested};

    fn first(typed: &str) -> Option<String> {
        suggested(typed).into_iter().next()
    }

    #[test]
    fn a_few_letters_find_the_usual_license() {
        for (typed, license) in [
            ("a", "Apache-2.0"),
            ("apa", "Apache-2.0"),
            ("mit", "MIT"),
            ("bsd", "BSD-3-Clause"),
            ("3-clause", "BSD-3-Clause"),
        ] {
            assert_eq!(first(typed).as_deref(), Some(license), "{typed}");
        }
        assert!(suggested("a").len() <= MOST_SUGGESTED);
    }

    #[test]
    fn the_last_word_of_an_expression_is_completed() {
        assert_eq!(first("MIT OR ap").as_deref(), Some("MIT OR Apache-2.0"));
        assert_eq!(first("(mi").as_deref(), Some("(MIT"));
        assert_eq!(suggested("MIT OR "), [""; 0]);
        assert_eq!(suggested(""), [""; 0]);
    }

    #[test]
    fn ids_are_written_as_spdx_writes_them_and_nothing_else_is_touched() {
        assert_eq!(canonical("mit"), "MIT");
        assert_eq!(
            canonical("(apache-2.0 OR mit) AND  Foo"),
            "(Apache-2.0 OR MIT) AND  Foo"
        );
        assert_eq!(canonical(""), "");
    }

    #[test]
    fn the_usual_licenses_are_ones_that_spdx_knows() {
        for usual in USUAL_LICENSES {
            assert!(license_ids().any(|id| id == *usual), "{usual}");
        }
    }
}
