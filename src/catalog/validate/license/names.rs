//! What people call licenses, and the SPDX ids that they mean.

use std::collections::HashMap;
use std::sync::LazyLock;

use spdx::identifiers::{EXCEPTIONS, LICENSES};

use crate::catalog::nearest::nearest;

/// Words that tell no license from another.
const EMPTY_WORDS: &[&str] = &["the", "license", "licence", "version", "v", "gnu", "only"];

/// What most projects have, so that a few letters find it.
pub const USUAL_LICENSES: &[&str] = &[
    "Apache-2.0",
    "MIT",
    "BSD-3-Clause",
    "BSD-2-Clause",
    "MPL-2.0",
    "GPL-3.0-or-later",
    "GPL-3.0-only",
    "GPL-2.0-or-later",
    "GPL-2.0-only",
    "LGPL-3.0-or-later",
    "LGPL-2.1-or-later",
    "AGPL-3.0-or-later",
    "EPL-2.0",
    "ISC",
    "Unlicense",
    "CC-BY-4.0",
    "CC0-1.0",
];

/// Every id of a license that SPDX recommends, in their alphabetical order.
pub fn license_ids() -> impl Iterator<Item = &'static str> {
    LICENSES
        .iter()
        .map(|license| license.name)
        .filter(|name| !is_deprecated(name))
}

/// The expression that somebody may have meant; it may still be wrong in its operators.
pub fn corrected(text: &str) -> Option<String> {
    let text = text.replace(" or later", "+");
    if let Some(id) = id_called(&text).filter(|_| !text.ends_with('+')) {
        return Some(id.to_string());
    }
    let spaced = text
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let mut terms: Vec<String> = Vec::new();
    let mut name: Vec<&str> = Vec::new();
    for word in spaced.split_whitespace() {
        match operator(word) {
            Some(operator) => {
                terms.extend(meant(&mut name, terms.last())?);
                terms.push(operator.to_string());
            }
            None => name.push(word),
        }
    }
    terms.extend(meant(&mut name, terms.last())?);
    let right = terms.join(" ").replace("( ", "(").replace(" )", ")");
    (right != text).then_some(right)
}

fn operator(word: &str) -> Option<&'static str> {
    let operators = ["OR", "AND", "WITH", "(", ")"];
    operators
        .into_iter()
        .find(|operator| word.eq_ignore_ascii_case(operator))
}

/// The term that the words between two operators mean, taking them. The outer `None` says that
/// there is none; the inner, that there were no words.
fn meant(words: &mut Vec<&str>, before: Option<&String>) -> Option<Option<String>> {
    if words.is_empty() {
        return Some(None);
    }
    let name = std::mem::take(words).join(" ");
    if before.is_some_and(|operator| operator == "WITH") {
        let known = EXCEPTIONS.iter().map(|exception| exception.name);
        return nearest(&name, known).first().map(|id| Some(id.to_string()));
    }
    let (bare, plus) = match name.strip_suffix('+') {
        Some(bare) => (bare, "+"),
        None => (name.as_str(), ""),
    };
    if bare.starts_with("LicenseRef-") || bare.starts_with("DocumentRef-") {
        return Some(Some(name));
    }
    let exact = spdx::license_id(bare).map(|license| license.name);
    let id = exact
        .or_else(|| id_called(bare))
        .or_else(|| usual(bare))
        .or_else(|| nearest(bare, license_ids()).first().copied())?;
    let is_gnu = spdx::license_id(id).is_some_and(|license| license.is_gnu());
    Some(Some(if is_gnu && !plus.is_empty() {
        let base = id.strip_suffix("-only").unwrap_or(id);
        format!("{}-or-later", base.trim_end_matches("-or-later"))
    } else {
        format!("{id}{plus}")
    }))
}

/// The usual license whose id begins so.
fn usual(beginning: &str) -> Option<&'static str> {
    let beginning = beginning.to_lowercase();
    let begins = |id: &&&str| id.to_lowercase().starts_with(&beginning);
    let found = USUAL_LICENSES.iter().find(begins).copied();
    found.filter(|_| beginning.len() >= 3)
}

/// The id of the license that is called so, whatever case, signs and empty words it is written
/// with. A version without its `.0` is taken for the one with it.
fn id_called(name: &str) -> Option<&'static str> {
    static IDS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(ids_by_words);
    let words = words(name);
    if words.is_empty() {
        return None;
    }
    let known = IDS
        .get(&words)
        .or_else(|| IDS.get(&format!("{words} 0")))
        .copied();
    known.or_else(|| {
        let (license, length) = spdx::imprecise_license_id(name.trim())?;
        (length == name.trim().len()).then(|| recommended(license.name))
    })
}

/// Every id by its own words and by those of its full name; ids go before names.
fn ids_by_words() -> HashMap<String, &'static str> {
    let mut ids = HashMap::new();
    for license in LICENSES {
        ids.entry(words(license.name))
            .or_insert_with(|| recommended(license.name));
    }
    for license in LICENSES {
        ids.entry(words(license.full_name))
            .or_insert_with(|| recommended(license.name));
    }
    ids
}

/// The id that says today what this one said.
fn recommended(id: &'static str) -> &'static str {
    let today = is_deprecated(id)
        .then(|| spdx::license_id(&format!("{}-only", id.trim_end_matches('+'))))
        .flatten();
    today.map_or(id, |license| license.name)
}

fn is_deprecated(name: &str) -> bool {
    name.ends_with('+') || spdx::license_id(name).is_none_or(|license| license.is_deprecated())
}

/// The words that tell a license from others, in lower case, one space between; numbers are words.
fn words(name: &str) -> String {
    let mut spaced = String::new();
    let mut last = ' ';
    for c in name.to_lowercase().chars() {
        let c = if c.is_alphanumeric() { c } else { ' ' };
        if c.is_numeric() && last.is_alphabetic() || c.is_alphabetic() && last.is_numeric() {
            spaced.push(' ');
        }
        spaced.push(c);
        last = c;
    }
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let telling = words.iter().enumerate().filter_map(|(index, word)| {
        let next = words.get(index + 1).and_then(|next| next.chars().next());
        let numbered = next.is_some_and(char::is_numeric);
        let word = word.strip_suffix('v').filter(|_| numbered).unwrap_or(word);
        (!word.is_empty() && !EMPTY_WORDS.contains(&word)).then_some(word)
    });
    telling.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_offered_in_order_and_none_that_was_given_up() {
        let ids: Vec<&str> = license_ids().collect();
        assert!(ids.is_sorted() && ids.len() > 600, "{}", ids.len());
        assert!(ids.contains(&"Apache-2.0") && !ids.contains(&"GPL-2.0"));
        assert!(!ids.iter().any(|id| id.ends_with('+')));
    }

    #[test]
    fn every_recommended_id_is_what_its_own_words_mean() {
        let strayed: Vec<_> = license_ids()
            .filter(|id| !id.ends_with("-only"))
            .filter(|id| id_called(id) != Some(id))
            .collect();
        assert_eq!(strayed, [""; 0]);
    }

    #[test]
    fn only_the_words_that_tell_licenses_apart_count() {
        assert_eq!(words("GPLv3"), "gpl 3");
        assert_eq!(words("The GNU GPL, Version 3.0"), "gpl 3 0");
        assert_eq!(words("...") + &words("License v"), "");
    }
}
