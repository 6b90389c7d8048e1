//! SPDX expressions that the words for licenses give, where these say it all.
//!
//! A name is taken in another order, case or punctuation than that of SPDX. What SPDX has to add to
//! it, such as the version that `GPL` leaves open, is nothing that a document said.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::words::without_dual;
use crate::catalog::validate::license_problem;

/// Words that say nothing of which license it is.
const PLAIN: &[&str] = &["the", "license", "licence", "version", "v"];

/// The ids of SPDX by the words of each and those of its name, but for ids that were given up.
static IDS: LazyLock<HashMap<BTreeSet<String>, &str>> = LazyLock::new(|| {
    let mut ids = HashMap::new();
    let names = |id: &'static str| {
        spdx::license_id(id)
            .filter(|id| !id.is_deprecated())
            .map(|known| (known.name, known.full_name))
    };
    let known: Vec<_> = spdx::identifiers::LICENSES
        .iter()
        .filter_map(|license| names(license.name))
        .collect();
    for (id, _) in &known {
        ids.extend(words(id).map(|words| (words, *id)));
    }
    // An id goes before the name of another.
    for (id, name) in &known {
        if let Some(words) = words(name) {
            ids.entry(words).or_insert(*id);
        }
    }
    ids
});

/// The SPDX expression that words give: one license, or several with signs between them.
pub(super) fn expression(said: &str) -> Option<String> {
    let said = without_dual(said);
    if license_problem(said).is_none() {
        return Some(said.to_string());
    }
    if let Some(id) = id(said) {
        return Some(id.to_string());
    }
    let parts: Vec<&str> = said
        .split('/')
        .flat_map(|part| part.split(" or "))
        .collect();
    let all: Vec<&str> = said.split(" and ").collect();
    let (names, sign) = match (parts.len(), all.len()) {
        (_, 1) => (parts, " OR "),
        (1, _) => (all, " AND "),
        // Which of the signs goes before is not said.
        _ => return None,
    };
    let mut ids = names.into_iter().map(id).collect::<Option<Vec<_>>>()?;
    ids.dedup();
    Some(ids.join(sign))
}

/// The id of the license that words name.
fn id(name: &str) -> Option<&'static str> {
    IDS.get(&words(name)?).copied()
}

/// What a name says, in small letters and in no order: words, numbers, and versions without the
/// zeros at their ends; `None` where there are signs that may mean something.
fn words(name: &str) -> Option<BTreeSet<String>> {
    let is_plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ' ' | '-' | ',' | '(' | ')' | '"');
    if !name.chars().all(is_plain) {
        return None;
    }
    let mut words = BTreeSet::new();
    for run in name
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '.')
    {
        let mut rest = run.trim_matches('.');
        while let Some(first) = rest.chars().next() {
            let is_word = first.is_alphabetic();
            let end = rest.find(|c: char| c.is_alphabetic() != is_word);
            let (word, behind) = rest.split_at(end.unwrap_or(rest.len()));
            rest = behind;
            if !PLAIN.contains(&word) {
                words.insert(word.trim_end_matches(".0").to_string());
            }
        }
    }
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::{IDS, expression, id};

    #[test]
    fn a_name_that_says_it_all_is_taken_in_any_spelling() {
        for (said, wanted) in [
            ("MIT", "MIT"),
            ("The MIT License (MIT)", "MIT"),
            ("mit license", "MIT"),
            ("Apache 2.0", "Apache-2.0"),
            ("Apache 2", "Apache-2.0"),
            ("Apache License, Version 2.0", "Apache-2.0"),
            ("Apache License v2.0", "Apache-2.0"),
            ("BSD 3-Clause", "BSD-3-Clause"),
            ("3-clause BSD license", "BSD-3-Clause"),
            ("MPL 2.0", "MPL-2.0"),
            ("Mozilla Public License 2.0", "MPL-2.0"),
            ("GPL 2.0 only", "GPL-2.0-only"),
            ("GPL-2.0", "GPL-2.0"),
            ("Dual Licensed Apache 2.0 / MIT", "Apache-2.0 OR MIT"),
            ("Apache 2.0 or MIT", "Apache-2.0 OR MIT"),
            ("MIT and BSD 3-Clause", "MIT AND BSD-3-Clause"),
        ] {
            assert_eq!(expression(said).as_deref(), Some(wanted), "{said}");
        }
    }

    #[test]
    fn nothing_is_added_to_a_name_that_says_less() {
        for said in [
            "Apache",
            "BSD",
            "BSD License",
            "AGPL",
            "GPL",
            "GPLv2",
            "GPLv3",
            "gpl-3.0",
            "GNU GPL v2",
            "LGPL",
            "MPL",
            "MPL 2.0+",
            "CC0",
            "MIT and BSD",
            "MIT or BSD 3-Clause and Zlib",
            "not MIT",
            "License",
            "",
        ] {
            assert_eq!(expression(said), None, "{said}");
        }
    }

    #[test]
    fn every_id_is_found_by_its_own_words() {
        for license in spdx::identifiers::LICENSES {
            let current = spdx::license_id(license.name).filter(|id| !id.is_deprecated());
            if let Some(current) = current {
                assert_eq!(id(current.name), Some(current.name));
            }
        }
        assert!(IDS.len() > 500);
    }
}
