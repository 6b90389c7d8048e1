//! What deeds are called together: the subject of their commit, its body, and its branch.

use super::deed::Deed;

/// How many names a subject holds before it counts instead.
const MOST_NAMES: usize = 3;

/// The subject of a commit that does these.
pub(super) fn subject(deeds: &[Deed]) -> String {
    let alike = deeds
        .windows(2)
        .all(|pair| pair[0].verb == pair[1].verb && pair[0].tail == pair[1].tail);
    match deeds {
        [] => "Publish the lists".to_string(),
        [first, ..] if alike => first.sentence(&names(deeds)),
        _ => format!("Apply {} changes", deeds.len()),
    }
}

/// The body: what was done, where the subject does not say it, and the remarks.
pub(super) fn body(deeds: &[Deed]) -> String {
    let several = deeds.len() > 1 && deeds.iter().all(Deed::is_import);
    let counted = subject(deeds).starts_with("Apply ") || deeds.len() > MOST_NAMES || several;
    let mut lines = Vec::new();
    for deed in deeds {
        if counted {
            lines.push(format!("- {}", deed.sentence(&deed.name)));
        }
        for remark in &deed.remarks {
            match counted {
                true => lines.push(format!("  {remark}")),
                // What is the same for all is said once.
                false if lines.contains(remark) => {}
                false => lines.push(remark.clone()),
            }
        }
    }
    lines.join("\n")
}

/// The branch that the pattern of the settings gives; `batch` is what the deeds are called
/// together, such as the file that they were read from.
pub(super) fn branch(pattern: &str, deeds: &[Deed], batch: Option<&str>) -> String {
    let (verb, id) = match (deeds, batch) {
        (_, Some(batch)) => ("apply", batch.to_string()),
        ([], None) => ("publish", "lists".to_string()),
        ([first, rest @ ..], None)
            if rest
                .iter()
                .all(|deed| deed.is_import() && deed.id == first.id) =>
        {
            (first.verb, first.id.clone())
        }
        ([first, rest @ ..], None) => {
            let alike = rest.iter().all(|deed| deed.verb == first.verb);
            let verb = if alike { first.verb } else { "apply" };
            (verb, format!("{}-and-{}-more", first.id, rest.len()))
        }
    };
    pattern.replace("{verb}", verb).replace("{id}", &id)
}

fn names(deeds: &[Deed]) -> String {
    // The names of imports are counts, of projects that may be the same.
    if deeds.len() > 1 && deeds.iter().all(Deed::is_import) {
        return format!("{} documents", deeds.len());
    }
    let names: Vec<&str> = deeds.iter().map(|deed| deed.name.as_str()).collect();
    match names.as_slice() {
        [all @ .., last] if !all.is_empty() && names.len() <= MOST_NAMES => {
            format!("{} and {last}", all.join(", "))
        }
        [only] => only.to_string(),
        _ => format!("{} projects", names.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::model::Entry;
    use crate::workflow::request::Verb;

    fn promoted(id: &str) -> Deed {
        let entry = Entry {
            id: id.into(),
            name: id.to_uppercase(),
            ..Entry::default()
        };
        Deed::new(
            Verb::Promote,
            &entry,
            "to graduated (cncf, 2021-07-28)".into(),
            "cncf a..b 2021-07-28",
        )
    }

    #[test]
    fn one_is_named_some_are_listed_many_are_counted() {
        let deeds: Vec<Deed> = ["a", "b", "c", "d"].map(promoted).into();
        assert_eq!(
            subject(&deeds[..1]),
            "Promote A to graduated (cncf, 2021-07-28)"
        );
        assert_eq!(
            subject(&deeds[..3]),
            "Promote A, B and C to graduated (cncf, 2021-07-28)"
        );
        assert_eq!(
            subject(&deeds),
            "Promote 4 projects to graduated (cncf, 2021-07-28)"
        );
        assert_eq!(body(&deeds).lines().count(), 4);
    }

    #[test]
    fn what_is_the_same_for_all_is_said_once() {
        let deeds = ["a", "b"].map(|id| {
            promoted(id)
                .remark("Reason", Some("r"))
                .remark("Evidence", Some("e"))
        });
        assert_eq!(body(&deeds), "Reason: r\nEvidence: e");
    }

    #[test]
    fn different_deeds_are_counted_and_listed() {
        let entry = Entry {
            id: "x".into(),
            name: "X".into(),
            ..Entry::default()
        };
        let deeds = [
            promoted("a"),
            Deed::edit(&entry, &["license".into()]).remark("Reason", Some("b")),
        ];
        assert_eq!(subject(&deeds), "Apply 2 changes");
        assert_eq!(
            body(&deeds),
            "- Promote A to graduated (cncf, 2021-07-28)\n- Edit X: license\n  Reason: b"
        );
        assert_eq!(
            branch("catalog/{verb}-{id}", &deeds, None),
            "catalog/apply-a-and-1-more"
        );
    }

    #[test]
    fn a_branch_is_named_by_verb_and_entry_or_by_the_batch() {
        let named = |deeds: &[Deed], batch| branch("catalog/{verb}-{id}", deeds, batch);
        let deeds = [promoted("a"), promoted("b")];
        assert_eq!(named(&deeds[..1], None), "catalog/promote-a");
        assert_eq!(named(&deeds, None), "catalog/promote-a-and-1-more");
        assert_eq!(named(&deeds, Some("replay")), "catalog/apply-replay");
        assert_eq!(named(&[], None), "catalog/publish-lists");
    }
}
