//! What commits say for machines of the transitions that they change.

use crate::catalog::model::Transition;

/// Whether one of these trailers says that the transitions of an entry are corrected; `called` are
/// the ids that it has before and behind the commit.
pub(super) fn corrects(changes: &[String], called: [&str; 2]) -> bool {
    changes.iter().any(|change| says(change, called))
}

fn says(change: &str, called: [&str; 2]) -> bool {
    let done = change.trim_start_matches("undo ");
    let mut words = done.split_whitespace();
    let (Some(verb), Some(id)) = (words.next(), words.next()) else {
        return false;
    };
    if !called.contains(&id) {
        return false;
    }
    let is_undone = done.len() < change.len();
    match verb {
        _ if is_undone => true,
        "remove" => true,
        "edit" => words.next().is_none_or(names_maturity),
        _ => false,
    }
}

/// Whether one of these trailers names a move to a level on its day.
pub(super) fn names_move(changes: &[String], to: &Transition) -> bool {
    let Some(date) = to.date.map(|date| date.to_string()) else {
        return false;
    };
    let end = format!("..{}", to.level);
    changes.iter().any(|change| {
        let leads_there = change.split_whitespace().any(|word| word.ends_with(&end));
        leads_there && change.split_whitespace().any(|word| word == date)
    })
}

/// Whether a list of keys names the transitions.
fn names_maturity(keys: &str) -> bool {
    let mut keys = keys.split(',');
    keys.any(|key| key == "maturity" || key.starts_with("maturity."))
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn an_edit_of_the_whole_entry_or_of_its_transitions_corrects() {
        let corrects = |change: &str| says(change, ["linkerd", "linkerd2"]);
        for change in [
            "edit linkerd",
            "edit linkerd2 maturity",
            "edit linkerd license,maturity.cncf",
            "remove linkerd",
            "undo promote linkerd cncf incubating..graduated 2021-07-28",
            "undo undo edit linkerd license",
        ] {
            assert!(corrects(change), "{change}");
        }
        for change in [
            "edit linkerd license",
            "edit envoy",
            "promote linkerd cncf incubating..graduated 2021-07-28",
            "undo edit envoy",
            "edit",
            "",
        ] {
            assert!(!corrects(change), "{change}");
        }
    }
}
