//! An entry's id is one that every system can hold as a file's name.

use super::{Check, Findings, Rule, Scope};
use crate::catalog::model::{Entry, id_from_name, id_problem};
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "id",
    about: "the stem of an entry's file is a valid id: lower-case letters a-z, digits and `-`",
    check: Check::Entry(check),
};

fn check(entry: &Entry, _: &Scope, findings: &mut Findings) {
    let Some(wrong) = id_problem(&entry.id) else {
        return;
    };
    let right = [&entry.id, &entry.name]
        .map(|name| id_from_name(name))
        .into_iter()
        .find(|id| !id.is_empty());
    let help = right.map(|id| {
        let folder = entry.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("rename the file to {folder}/{id}.yaml")
    });
    let message = format!("the id `{}` {wrong}", entry.id.escape_debug());
    findings.error(&entry.path, Place::root(), message, help);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::validate::testing::{catalog, entry, said};

    #[test]
    fn a_bad_file_name_is_an_error_with_the_right_one() {
        let said = said(&RULE, &catalog([entry("Open Policy_Agent"), entry("opa")]));
        let expected = "error Open Policy_Agent.yaml : \
            the id `Open Policy_Agent` may only have lower-case letters a-z, digits and `-`; \
            rename the file to catalog/projects/open-policy-agent.yaml";
        assert_eq!(said, [expected]);
    }

    #[test]
    fn a_stem_of_which_nothing_remains_gives_way_to_the_name() {
        let mut nameless = entry("...");
        nameless.name = "Dots".into();
        let said = said(&RULE, &catalog([nameless]));
        assert!(said[0].ends_with("catalog/projects/dots.yaml"), "{said:?}");
    }
}
