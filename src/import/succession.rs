//! Words that name what takes a project's place, such as `consider using X`.

use crate::catalog::model::id_from_name;

/// Words behind which stands what takes a project's place.
const SUCCESSION: &[&str] = &[
    "consider using",
    "superseded by",
    "superseded with",
    "replaced by",
    "replaced with",
    "succeeded by",
    "merged into",
    "in favor of",
    "in favour of",
    "moved to",
    "renamed to",
    "continued as",
    "please use",
];

/// Words that name a successor where they stand right behind a level, or before `instead`.
const USE: &str = "use ";

/// Columns that say it of what is over.
const COLUMNS: &[&str] = &[
    "replacement",
    "replacements",
    "replaced-by",
    "successor",
    "successors",
    "succeeded-by",
    "superseded-by",
    "use-instead",
    "alternative",
    "alternatives",
    "moved-to",
    "merged-into",
];

/// What parts one name from another, or from what is said of it.
const PARTS: &[&str] = &[
    " or ", " and ", " instead", " for ", " with ", ", ", "; ", " / ", " (", ". ",
];

/// Whether a column of these words names what takes the place of projects that are over.
pub(super) fn is_column(words: &str) -> bool {
    COLUMNS.contains(&&*id_from_name(words))
}

/// What a column says, in words that name a successor.
pub(super) fn in_words(said: &str) -> String {
    format!("replaced by {said}")
}

/// The words up to those that name a successor, and those.
pub(super) fn parted(text: &str) -> (&str, Option<&str>) {
    let lower = text.to_ascii_lowercase();
    let instead = || {
        let at = lower.find(USE).filter(|at| is_begin(&lower, *at))?;
        lower[at..].contains("instead").then_some(at)
    };
    let known = SUCCESSION.iter().filter_map(|words| lower.find(words));
    match known.chain(instead()).min() {
        Some(at) => (&text[..at], Some(&text[at..])),
        None => (text, None),
    }
}

/// Whether a word begins at a place.
fn is_begin(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    !before.is_some_and(char::is_alphanumeric)
}

/// What stands right behind a level, up to words that name a successor, and those: a plain `use X`
/// says it too there.
pub(super) fn parted_behind_level(text: &str) -> (&str, Option<&str>) {
    let said = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begin = said.get(..USE.len());
    match begin.is_some_and(|begin| begin.eq_ignore_ascii_case(USE)) {
        true => ("", Some(said)),
        false => parted(text),
    }
}

/// Whether a text begins with words that name a successor.
pub(super) fn begins(text: &str) -> bool {
    matches!(parted_behind_level(text), (before, Some(_)) if !before.contains(char::is_alphanumeric))
}

/// The names that words of succession may mean: all that they say as one, and then each part.
pub(super) fn names(succession: &str) -> (&str, Vec<&str>) {
    let whole = trimmed(behind(succession));
    let mut parts = vec![whole];
    for part in PARTS {
        parts = parts.iter().flat_map(|name| name.split(part)).collect();
    }
    let parts = parts.into_iter().map(trimmed);
    (whole, parts.filter(|name| !name.is_empty()).collect())
}

/// Whether words of succession say more than that it is one of these.
pub(super) fn says_more<'a>(succession: &str, titles: impl Iterator<Item = &'a str>) -> bool {
    const SMALL: &[&str] = &["or", "and", "instead", "the", "a", "it", "please"];
    let mut rest = behind(succession).to_string();
    for title in titles {
        rest = rest.replacen(title, "", 1);
    }
    let mut words = rest.split(|c: char| !c.is_alphanumeric());
    words.any(|word| !word.is_empty() && !SMALL.contains(&&*word.to_lowercase()))
}

/// What stands behind the words that name a successor.
fn behind(succession: &str) -> &str {
    let lower = succession.to_ascii_lowercase();
    let mut all = SUCCESSION.iter().chain([&USE]);
    let words = all.find(|words| lower.starts_with(**words));
    words.map_or(succession, |words| &succession[words.len()..])
}

fn trimmed(name: &str) -> &str {
    let marks = |c: char| c.is_whitespace() || ".,;:()".contains(c);
    let name = name.trim_matches(marks);
    name.strip_prefix("the ").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{names, parted, parted_behind_level, says_more};

    #[test]
    fn the_names_stand_behind_the_words() {
        assert_eq!(
            parted(", Replaced by Flux"),
            (", ", Some("Replaced by Flux"))
        );
        assert_eq!(parted("for good"), ("for good", None));
        assert_eq!(
            parted("Did it; use Flux instead."),
            ("Did it; ", Some("use Flux instead."))
        );
        assert_eq!(parted("Because instead"), ("Because instead", None));
        assert_eq!(parted_behind_level(" - use Flux"), ("", Some("use Flux")));
        assert_eq!(parted_behind_level(", unused"), (", unused", None));
        assert_eq!(names("use Flux").0, "Flux");
        assert_eq!(
            names("consider using the Helm (v3), Kustomize or Go and Go instead."),
            (
                "Helm (v3), Kustomize or Go and Go instead",
                vec!["Helm", "v3", "Kustomize", "Go", "Go"]
            )
        );
        assert_eq!(names("in favor of"), ("", vec![]));
    }

    #[test]
    fn more_is_said_where_words_are_left() {
        assert!(!says_more(
            "consider using A or B instead",
            ["A", "B"].into_iter()
        ));
        assert!(says_more("consider using A and C", ["A"].into_iter()));
    }
}
