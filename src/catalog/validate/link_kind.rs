//! Kinds of links are kebab-case words, and known ones are not misspelled.

use super::{Check, Findings, Rule, Scope};
use crate::catalog::model::{Entry, id_from_name, id_problem};
use crate::catalog::place::Place;

/// The kinds of links that templates know. Others are allowed.
pub const LINK_KINDS: &[&str] = &[
    "overview",
    "contributor-guide",
    "chat",
    "mailing-list",
    "forum",
    "issues",
    "releases",
    "tests",
    "documentation",
    "blog",
    "legal",
    "use-on-azure",
    "api",
    "other",
];

/// Where a kind stands among others, those that templates know first.
pub fn kind_order(kind: &str) -> (usize, &str) {
    let known = LINK_KINDS.iter().position(|known| *known == kind);
    (known.unwrap_or(LINK_KINDS.len()), kind)
}

/// Shorter words than this are one letter away from too many others (`chat`, `chart`).
const SHORTEST_GUESSED: usize = 5;

/// The rule.
pub const RULE: Rule = Rule {
    name: "link-kind",
    about: "kinds of links are kebab-case, and known kinds are spelled as the templates know them",
    check: Check::Entry(check),
};

fn check(entry: &Entry, _: &Scope, findings: &mut Findings) {
    for kind in entry.links.keys() {
        let place = Place::of("links").key(kind);
        if let Some((message, help)) = link_kind_problem(kind) {
            findings.error(&entry.path, place, message, help);
        } else if let Some(known) = misspelled(kind) {
            let message = format!("`{kind}` is no kind of link that templates know");
            let help = format!("did you mean `{known}`?");
            findings.warning(&entry.path, place, message, Some(help));
        }
    }
}

/// What is wrong with a kind of link, and what would be right; `None` where it may be one.
pub fn link_kind_problem(kind: &str) -> Option<(String, Option<String>)> {
    let wrong = id_problem(kind)?;
    let right = Some(id_from_name(kind)).filter(|right| !right.is_empty());
    let help = right.map(|right| format!("write it `{right}`"));
    let message = format!("the kind of link `{}` {wrong}", kind.escape_debug());
    Some((message, help))
}

/// The known kind of which this one is a slip: one letter off, two that changed places, or only an
/// `s`.
fn misspelled(kind: &str) -> Option<&'static str> {
    if LINK_KINDS.contains(&kind) {
        return None;
    }
    let slip = |known: &str| {
        let long = known.len().min(kind.len()) >= SHORTEST_GUESSED;
        let plural = |one: &str, many: &str| many.strip_suffix('s') == Some(one);
        let letters = |word: &str| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.sort_unstable();
            letters
        };
        let slips = strsim::damerau_levenshtein(known, kind);
        plural(known, kind)
            || plural(kind, known)
            || slips == 1 && (long || letters(known) == letters(kind))
    };
    LINK_KINDS.iter().copied().find(|known| slip(known))
}

#[cfg(test)]
mod tests {
    use super::{RULE, misspelled};
    use crate::catalog::validate::testing::{catalog, entry, link, said};

    #[test]
    fn a_kind_that_is_not_kebab_case_is_an_error_with_the_right_one() {
        let mut wrong = entry("a");
        wrong
            .links
            .insert("Mailing_List", vec![link("https://a.org")]);
        let expected = "error a.yaml .links.Mailing_List: the kind of link `Mailing_List` may only \
            have lower-case letters a-z, digits and `-`; write it `mailing-list`";
        assert_eq!(said(&RULE, &catalog([wrong])), [expected]);
    }

    #[test]
    fn a_slip_in_a_known_kind_is_a_warning() {
        let mut wrong = entry("a");
        wrong
            .links
            .insert("mailinglist", vec![link("https://a.org")]);
        let expected = "warning a.yaml .links.mailinglist: \
            `mailinglist` is no kind of link that templates know; did you mean `mailing-list`?";
        assert_eq!(said(&RULE, &catalog([wrong])), [expected]);
    }

    #[test]
    fn only_slips_are_taken_for_known_kinds() {
        for (kind, known) in [
            ("issue", Some("issues")),
            ("chats", Some("chat")),
            ("chta", Some("chat")),
            ("contributer-guide", Some("contributor-guide")),
            ("releases", None),
            ("chart", None),
            ("app", None),
            ("roadmap", None),
        ] {
            assert_eq!(misspelled(kind), known, "{kind}");
        }
    }
}
