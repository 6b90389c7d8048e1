//! A license is an SPDX expression.

mod names;

use spdx::error::{ParseError, Reason};
use spdx::{Expression, LicenseId, ParseMode};

use super::{Check, Findings, Rule, Scope};
use crate::catalog::model::Entry;
use crate::catalog::place::Place;

pub use names::{USUAL_LICENSES, license_ids};

/// SPDX to the letter, but for ids that were given up: those are warned of.
const MODE: ParseMode = ParseMode {
    allow_deprecated: true,
    ..ParseMode::STRICT
};

/// What a problem says, and what would be right.
type Problem = (String, Option<String>);

/// The rule.
pub const RULE: Rule = Rule {
    name: "license",
    about: "a license is an SPDX expression, of ids that SPDX still recommends",
    check: Check::Entry(check),
};

fn check(entry: &Entry, _: &Scope, findings: &mut Findings) {
    let Some(license) = &entry.license else {
        return;
    };
    let place = Place::of("license");
    match Expression::parse_mode(license, MODE) {
        Err(error) => {
            let (message, help) = syntax_problem(license, &error);
            findings.error(&entry.path, place, message, help);
        }
        Ok(expression) => {
            if let Some((message, help)) = deprecation(&expression) {
                findings.warning(&entry.path, place, message, help);
            }
        }
    }
}

/// What is wrong with an SPDX expression, and what would be right; `None` where nothing is.
pub fn license_problem(text: &str) -> Option<Problem> {
    let error = Expression::parse_mode(text, MODE).err()?;
    Some(syntax_problem(text, &error))
}

/// Which id of a right expression SPDX has given up, and what it says today; `None` where none.
pub fn deprecated_license(text: &str) -> Option<Problem> {
    deprecation(&Expression::parse_mode(text, MODE).ok()?)
}

fn syntax_problem(text: &str, error: &ParseError) -> Problem {
    let term = text.get(error.span.clone()).unwrap_or(text).escape_debug();
    let why = match &error.reason {
        Reason::Empty => return ("the license is empty".to_string(), None),
        Reason::UnknownTerm | Reason::UnknownLicense | Reason::UnknownException => {
            format!("SPDX knows no `{term}`")
        }
        Reason::InvalidCharacters => format!("`{term}` cannot stand in one"),
        Reason::UnclosedParens => "a `(` is never closed".to_string(),
        Reason::UnopenedParens => "a `)` closes nothing".to_string(),
        Reason::SeparatedPlus => "`+` stands right behind its license".to_string(),
        Reason::GnuNoPlus | Reason::GnuPlusWithSuffix => {
            "GNU licenses end in `-only` or `-or-later`, never in `+`".to_string()
        }
        Reason::Unexpected(_) if error.span.is_empty() => "its end is missing".to_string(),
        Reason::Unexpected(_) | Reason::DeprecatedLicenseId => {
            format!("`{term}` cannot stand there")
        }
    };
    let right = names::corrected(text).filter(|right| Expression::parse_mode(right, MODE).is_ok());
    let help = match right {
        Some(right) => format!("did you mean `{right}`?"),
        None => "write an SPDX id such as `Apache-2.0`, or `LicenseRef-…` for any other license"
            .to_string(),
    };
    let message = format!("`{}` is no SPDX expression: {why}", text.escape_debug());
    (message, Some(help))
}

fn deprecation(expression: &Expression) -> Option<Problem> {
    let id = expression
        .requirements()
        .filter_map(|requirement| requirement.req.license.id())
        .find(|id: &LicenseId| id.is_deprecated())?;
    let successors: Vec<String> = ["-only", "-or-later"]
        .iter()
        .map(|ending| format!("{}{ending}", id.name))
        .filter(|id| spdx::license_id(id).is_some())
        .map(|id| format!("`{id}`"))
        .collect();
    let help = (!successors.is_empty()).then(|| format!("write {}", successors.join(" or ")));
    let message = format!("SPDX has given up the id `{}`", id.name);
    Some((message, help))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{RULE, deprecated_license, license_problem};
    use crate::catalog::model::Entry;
    use crate::catalog::validate::testing::{catalog, entry, said};

    fn licensed(license: &str) -> Entry {
        Entry {
            license: Some(license.into()),
            ..entry("a")
        }
    }

    #[test]
    fn a_name_that_is_no_id_is_an_error_with_the_id() {
        let expected = "error a.yaml .license: \
            `Apache 2.0` is no SPDX expression: SPDX knows no `Apache`; did you mean `Apache-2.0`?";
        assert_eq!(said(&RULE, &catalog([licensed("Apache 2.0")])), [expected]);
    }

    #[test]
    fn an_id_that_was_given_up_is_a_warning_with_its_successors() {
        let expected = "warning a.yaml .license: SPDX has given up the id `GPL-2.0`; \
            write `GPL-2.0-only` or `GPL-2.0-or-later`";
        assert_eq!(said(&RULE, &catalog([licensed("GPL-2.0")])), [expected]);
        let without = deprecated_license("MIT OR Nunit").expect("a warning");
        assert_eq!(without.1, None);
    }

    #[test]
    fn right_expressions_are_fine() {
        for right in [
            "MIT",
            "Apache-2.0 OR MIT",
            "(MIT AND BSD-3-Clause) OR Apache-2.0 WITH LLVM-exception",
            "LicenseRef-Commons-Clause",
            "MPL-2.0+",
        ] {
            assert_eq!(license_problem(right), None, "{right}");
            assert_eq!(deprecated_license(right), None, "{right}");
        }
    }

    #[test]
    fn each_kind_of_slip_gets_what_would_be_right() {
        for (wrong, help) in [
            ("mit", "`MIT`"),
            ("MIT/Apache-2.0", "`MIT OR Apache-2.0`"),
            ("MIT or apache 2", "`MIT OR Apache-2.0`"),
            ("Apache License, Version 2.0", "`Apache-2.0`"),
            ("The MIT License", "`MIT`"),
            ("BSD 3-Clause", "`BSD-3-Clause`"),
            ("GPLv3", "`GPL-3.0-only`"),
            ("GNU GPL v2", "`GPL-2.0-only`"),
            ("GPL-2.0+", "`GPL-2.0-or-later`"),
            ("GPLv2 or later", "`GPL-2.0-or-later`"),
            ("apache2+", "`Apache-2.0+`"),
            ("MPL 2.0", "`MPL-2.0`"),
            ("(MIT", "`MIT`"),
            ("(MIT OR Zlib", "an SPDX id"),
            ("MIT OR", "an SPDX id"),
            (
                "Apache-2.0 WITH LLVM-exceptions",
                "`Apache-2.0 WITH LLVM-exception`",
            ),
            ("Appache-2.0", "`Apache-2.0`"),
            ("Apache", "`Apache-2.0`"),
            ("BSD-3", "`BSD-3-Clause`"),
            ("Proprietary", "LicenseRef-"),
            ("Foo", "LicenseRef-"),
            ("None", "LicenseRef-"),
            ("Ünïcode ©", "LicenseRef-"),
        ] {
            let (message, said) = license_problem(wrong).unwrap_or_else(|| panic!("{wrong}"));
            let said = said.unwrap_or_default();
            assert!(said.contains(help), "{wrong}: {message}; {said}");
        }
    }

    proptest! {
        // Each text without a right id is held against every id there is.
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_gets_an_answer(text in "\\PC*|[A-Za-z0-9.+() -]*|((MIT|OR|AND|WITH|\\(|\\)|GPL-2.0|LLVM-exception|\\+) ?)*") {
            let problem = license_problem(&text);
            prop_assert!(problem.is_none() || deprecated_license(&text).is_none());
        }
    }
}
