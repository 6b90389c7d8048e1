//! Every list selects by what there is.

use super::{
    Check, Findings, Rule, Scope, area_problem, did_you_mean, level_problem, track_problem,
};
use crate::catalog::find::nearest_ids;
use crate::catalog::model::List;
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "list-select",
    about: "a list selects by tracks, levels, areas and entries that the catalog has",
    check: Check::Catalog(check),
};

fn check(scope: &Scope, findings: &mut Findings) {
    for (id, list) in &scope.catalog.settings.lists {
        check_list(id, list, scope, findings);
    }
}

fn check_list(id: &str, list: &List, scope: &Scope, findings: &mut Findings) {
    let settings = &scope.catalog.settings;
    let path = scope.settings_path;
    let place = Place::of("lists").key(id);
    let selected = |key: &str, index: usize| place.clone().key("select").key(key).item(index);

    for (index, track) in list.select.track.iter().enumerate() {
        if let Some((message, help)) = track_problem(track, settings) {
            findings.error(path, selected("track", index), message, help);
        }
    }
    let own = list.track.as_ref();
    if let Some(track) = own.filter(|track| !list.select.track.contains(track))
        && let Some((message, help)) = track_problem(track, settings)
    {
        findings.error(path, place.clone().key("track"), message, help);
    }
    for (index, area) in list.select.area.iter().enumerate() {
        if let Some((message, help)) = area_problem(area, &scope.catalog.areas) {
            findings.error(path, selected("area", index), message, help);
        }
    }
    for (index, level) in list.select.level.iter().enumerate() {
        let problem = own.and_then(|track| level_problem(level, track, settings));
        if let Some((message, help)) = problem {
            findings.error(path, selected("level", index), message, help);
        }
    }
    for (index, entry) in list.select.ids.iter().enumerate() {
        if scope.catalog.entry(entry).is_none() {
            let message = format!("there is no entry `{}`", entry.escape_debug());
            let near = nearest_ids(scope.catalog, entry);
            let help = did_you_mean(entry, near.iter().map(String::as_str));
            findings.warning(path, selected("ids", index), message, help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::model::Select;
    use crate::catalog::validate::testing::{catalog, entry, said};

    fn said_of(list: List) -> Vec<String> {
        let mut catalog = catalog([entry("harbor")]);
        catalog.settings.lists.insert("main".into(), list);
        said(&RULE, &catalog)
    }

    fn one(word: &str) -> Vec<String> {
        vec![word.to_string()]
    }

    #[test]
    fn what_a_list_selects_by_must_be_there() {
        let list = List {
            track: Some("cncf".into()),
            select: Select {
                track: vec!["cncf".into(), "azur".into()],
                area: one("clouds"),
                level: one("ga"),
                ids: one("habor"),
                ..Select::default()
            },
            ..List::default()
        };
        let expected = [
            "error catalog.yaml .lists.main.select.track[1]: there is no track `azur`; \
             did you mean `azure`?",
            "error catalog.yaml .lists.main.select.area[0]: there is no area `clouds`; \
             did you mean `cloud`?",
            "error catalog.yaml .lists.main.select.level[0]: \
             track cncf has no level `ga`, which is one of azure; \
             the levels of cncf are sandbox, incubating, graduated, archived",
            "warning catalog.yaml .lists.main.select.ids[0]: there is no entry `habor`; \
             did you mean `harbor`?",
        ];
        assert_eq!(said_of(list), expected);
    }

    #[test]
    fn a_lists_own_track_is_told_of_once() {
        let list = |select: Vec<String>| List {
            track: Some("azur".into()),
            select: Select {
                track: select,
                ..Select::default()
            },
            ..List::default()
        };
        let message = "there is no track `azur`; did you mean `azure`?";
        let places = [(vec![], "track"), (one("azur"), "select.track[0]")];
        for (select, place) in places {
            let expected = format!("error catalog.yaml .lists.main.{place}: {message}");
            assert_eq!(said_of(list(select)), [expected]);
        }
    }

    #[test]
    fn what_is_there_may_be_selected() {
        let list = List {
            track: Some("cncf".into()),
            select: Select {
                area: one("cloud/docker"),
                level: one("archived"),
                tag: one("anything"),
                ids: one("harbor"),
                ..Select::default()
            },
            ..List::default()
        };
        assert_eq!(said_of(list), [""; 0]);
    }
}
