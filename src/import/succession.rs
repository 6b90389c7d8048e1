//! Words that name what takes a project's place, such as `consider using X`.

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
];

/// What parts one name from another, or from what is said of it.
const PARTS: &[&str] = &[
    " or ", " and ", " instead", " for ", " with ", ", ", "; ", " / ", " (", ". ",
];

/// The words up to those that name a successor, and those.
pub(super) fn parted(text: &str) -> (&str, Option<&str>) {
    let lower = text.to_ascii_lowercase();
    let at = SUCCESSION
        .iter()
        .filter_map(|words| lower.find(words))
        .min();
    match at {
        Some(at) => (&text[..at], Some(&text[at..])),
        None => (text, None),
    }
}

/// Whether a text begins with words that name a successor.
pub(super) fn begins(text: &str) -> bool {
    matches!(parted(text), (before, Some(_)) if !before.contains(char::is_alphanumeric))
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
    let words = SUCCESSION.iter().find(|words| lower.starts_with(**words));
    words.map_or(succession, |words| &succession[words.len()..])
}

fn trimmed(name: &str) -> &str {
    let marks = |c: char| c.is_whitespace() || ".,;:()".contains(c);
    let name = name.trim_matches(marks);
    name.strip_prefix("the ").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{names, parted, says_more};

    #[test]
    fn the_names_stand_behind_the_words() {
        assert_eq!(
            parted(", Replaced by Flux"),
            (", ", Some("Replaced by Flux"))
        );
        assert_eq!(parted("for good"), ("for good", None));
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
