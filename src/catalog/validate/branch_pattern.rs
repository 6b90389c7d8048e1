//! The pattern of branches gives names that git takes.

use super::{Check, Findings, Rule, Scope, did_you_mean};
use crate::catalog::place::Place;

/// What a pattern may stand for.
const PLACEHOLDERS: &[&str] = &["id", "verb"];

/// The rule.
pub const RULE: Rule = Rule {
    name: "branch-pattern",
    about: "`workflow.branch` has no placeholders but `{verb}` and `{id}`, and gives a branch's name",
    check: Check::Catalog(check),
};

fn check(scope: &Scope, findings: &mut Findings) {
    let pattern = &scope.catalog.settings.workflow.branch;
    if let Some((message, help)) = pattern_problem(pattern) {
        let place = Place::of("workflow").key("branch");
        findings.error(scope.settings_path, place, message, Some(help));
    }
}

/// What is wrong with a pattern, and what to do.
fn pattern_problem(pattern: &str) -> Option<(String, String)> {
    let shown = pattern.escape_debug();
    let mut name = String::new();
    let mut rest = pattern;
    while let Some((before, opened)) = rest.split_once('{') {
        let Some((placeholder, after)) = opened.split_once('}') else {
            let message = format!("a `{{` of `{shown}` is never closed");
            return Some((message, known()));
        };
        if !PLACEHOLDERS.contains(&placeholder) {
            let message = format!(
                "there is no placeholder `{{{}}}`",
                placeholder.escape_debug()
            );
            let near = did_you_mean(placeholder, PLACEHOLDERS.iter().copied());
            return Some((message, near.unwrap_or_else(known)));
        }
        name = name + before + placeholder;
        rest = after;
    }
    name += rest;
    let message = || format!("`{shown}` gives no name that git takes for a branch");
    let help = "write it as `catalog/{verb}-{id}`: no spaces, no `..`, none of `~^:?*[\\`";
    (!is_branch(&name)).then(|| (message(), help.to_string()))
}

fn known() -> String {
    "the placeholders are `{verb}` and `{id}`".to_string()
}

/// Whether git takes this for a branch's name.
fn is_branch(name: &str) -> bool {
    let unfit = |c: char| c.is_control() || " ~^:?*[\\{}".contains(c);
    let part = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with(".lock");
    !name.contains(unfit)
        && !name.contains("..")
        && !name.starts_with('-')
        && !name.ends_with('.')
        && name != "@"
        && name.split('/').all(part)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::validate::testing::{catalog, said};

    fn said_of(pattern: &str) -> Vec<String> {
        let mut catalog = catalog([]);
        catalog.settings.workflow.branch = pattern.into();
        said(&RULE, &catalog)
    }

    #[test]
    fn an_unknown_placeholder_is_an_error_with_the_known_ones() {
        let place = "error catalog.yaml .workflow.branch: there is no placeholder";
        let said = ["{verbs}/{id}", "x-{date}"].map(|pattern| said_of(pattern).concat());
        assert_eq!(
            said[0],
            format!("{place} `{{verbs}}`; did you mean `verb`?")
        );
        let known = "the placeholders are `{verb}` and `{id}`";
        assert_eq!(said[1], format!("{place} `{{date}}`; {known}"));
    }

    #[test]
    fn a_pattern_gives_a_name_that_git_takes() {
        for right in ["catalog/{verb}-{id}", "{id}", "next", "a/b.c/{verb}"] {
            assert_eq!(said_of(right), [""; 0], "{right}");
        }
        for wrong in [
            "",
            "a b",
            "a..{id}",
            "/{id}",
            "{id}/",
            "a//{id}",
            "{id}.lock",
            "-{id}",
            "@",
            ".a/{id}",
            "a:{id}",
            "{id",
            "{id}}",
            "a\n",
        ] {
            assert_eq!(said_of(wrong).len(), 1, "{wrong:?}");
        }
    }
}
