//! Every list is written to a place of its own.

use std::collections::HashMap;

use super::{Check, Findings, Rule, Scope};
use crate::catalog::load::Layout;
use crate::catalog::model::List;
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "list-output",
    about: "no list is written over another, nor into the catalog's own files",
    check: Check::Catalog(check),
};

fn check(scope: &Scope, findings: &mut Findings) {
    let lists = &scope.catalog.settings.lists;
    let layout = scope.layout();
    let mut files: HashMap<String, Vec<(&str, &List)>> = HashMap::new();
    for (id, list) in lists {
        let file = files.entry(list.output.to_lowercase()).or_default();
        let problem = inside_problem(&list.output, &layout).or_else(|| {
            let other = file.iter().find(|(_, other)| clash(list, other));
            other.map(|(other, _)| shared_problem(list, other))
        });
        if let Some((message, help)) = problem {
            let place = Place::of("lists").key(id).key("output");
            findings.error(scope.settings_path, place, message, Some(help.to_string()));
        }
        file.push((id, list));
    }
    for (id, list) in lists {
        let output = list.output.to_lowercase();
        let above = output
            .match_indices('/')
            .find_map(|(end, _)| files.get(&output[..end]));
        if let Some((other, _)) = above.and_then(|lists| lists.first()) {
            let message = format!(
                "list `{other}` is written where {} has a folder",
                list.output
            );
            let place = Place::of("lists").key(id).key("output");
            findings.error(scope.settings_path, place, message, None);
        }
    }
}

/// Whether two lists of one file, but for its case, write over each other.
fn clash(list: &List, other: &List) -> bool {
    let apart = list.between.is_some() && other.between.is_some() && list.between != other.between;
    !apart || list.output != other.output
}

fn shared_problem(list: &List, other: &str) -> (String, &'static str) {
    let message = format!("list `{other}` is written to {} too", list.output);
    (
        message,
        "give it another file, or give both a `between` of their own",
    )
}

fn inside_problem(output: &str, layout: &Layout) -> Option<(String, &'static str)> {
    let below = |folder: &str| {
        let head = output.get(..folder.len() + 1);
        head.is_some_and(|head| head.eq_ignore_ascii_case(&format!("{folder}/")))
    };
    let what = if below(&layout.templates()) {
        "templates"
    } else if below(layout.folder()) || output.eq_ignore_ascii_case(&layout.settings()) {
        "the catalog"
    } else {
        return None;
    };
    let message = format!("{output} is among the files of {what}, which people write");
    Some((message, "write the list elsewhere, such as in `lists/`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::validate::testing::{catalog, said};

    fn said_of(lists: &[(&str, &str, Option<&str>)]) -> Vec<String> {
        let mut catalog = catalog([]);
        for (id, output, between) in lists {
            let list = List {
                output: output.to_string(),
                between: between.map(str::to_string),
                ..List::default()
            };
            catalog.settings.lists.insert(id.to_string(), list);
        }
        said(&RULE, &catalog)
    }

    #[test]
    fn two_lists_in_one_file_are_an_error_but_between_markers_of_their_own() {
        let expected = "error catalog.yaml .lists.b.output: \
            list `a` is written to lists/A.md too; \
            give it another file, or give both a `between` of their own";
        let same = |one, other| said_of(&[("a", "lists/A.md", one), ("b", "lists/A.md", other)]);
        assert_eq!(same(None, None), [expected]);
        assert_eq!(same(Some("x"), None), [expected]);
        assert_eq!(same(Some("x"), Some("x")), [expected]);
        assert_eq!(same(Some("x"), Some("y")), [""; 0]);
        let cased = said_of(&[("a", "a.md", Some("x")), ("b", "A.md", Some("y"))]);
        assert_eq!(cased.len(), 1, "one file where case does not count");
    }

    #[test]
    fn the_files_that_people_write_are_not_written_over() {
        for output in [
            "catalog/areas.yaml",
            "Catalog/projects/a.yaml",
            "templates/a.md",
        ] {
            let said = said_of(&[("a", output, None)]);
            assert!(said[0].contains("which people write"), "{said:?}");
        }
        assert_eq!(said_of(&[("a", "catalogs/a.md", None)]), [""; 0]);
    }

    #[test]
    fn a_list_is_no_folder_of_another() {
        let said = said_of(&[("a", "lists/a", None), ("b", "lists/a/b.md", None)]);
        let expected = "error catalog.yaml .lists.b.output: \
            list `a` is written where lists/a/b.md has a folder";
        assert_eq!(said, [expected]);
    }
}
