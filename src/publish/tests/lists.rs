//! Each built-in template on the small catalog, in full; selection, grouping and sorting.

use super::*;

fn published(list: List) -> String {
    publish(catalog(), list, &[], None).expect("a page")
}

#[test]
fn the_project_page_has_a_section_a_level_and_a_section_a_project() {
    let page = published(list("cncf-projects.md"));
    assert_eq!(page, include_str!("cncf-projects.md"));
}

#[test]
fn the_upstream_page_is_one_table_with_past_projects_last() {
    let page = published(by_area("upstream-projects.md"));
    assert_eq!(page, include_str!("upstream-projects.md"));
}

#[test]
fn the_nested_page_lists_an_entry_under_each_of_its_areas() {
    let page = published(by_area("cloud-open-source.md"));
    assert_eq!(page, include_str!("cloud-open-source.md"));
}

#[test]
fn the_plain_page_says_since_when_each_project_stands_where() {
    let page = published(list("list.md"));
    assert_eq!(page, include_str!("list.md"));
}

#[test]
fn an_area_for_past_projects_joins_the_past_rows_of_the_upstream_page() {
    let mut catalog = catalog();
    catalog.areas = areas(&[("mesh", "Mesh"), ("past-projects", "Past Projects")]);
    catalog.put(entry("old", "Old", &["past-projects"]));
    let page = publish(catalog, by_area("upstream-projects.md"), &[], None).expect("a page");
    assert_eq!(page.matches("| Past Projects |").count(), 1);
    let tail = page.split("| Past Projects |").nth(1).expect("past rows");
    assert!(
        tail.contains("| Old |") && tail.contains("[Open Service Mesh]"),
        "{tail}"
    );
}

#[test]
fn past_is_what_is_retired_somewhere_and_active_nowhere() {
    let mut catalog = catalog();
    let mut half = osm();
    half.maturity.insert("cncf", vec![moved("sandbox", "")]);
    catalog.put(half);
    let own = [("past.txt", "{% for row in past %}{{ row.id }} {% endfor %}")];
    let list = List {
        output: "past.txt".into(),
        ..by_area("past.txt")
    };
    let past = |catalog| publish(catalog, list.clone(), &own, None).expect("a page");
    assert_eq!(past(catalog), "rkt\n");
    assert_eq!(past(super::catalog()), "osm rkt\n");
}

#[test]
fn the_same_catalog_gives_the_same_bytes() {
    for template in [
        "cncf-projects.md",
        "upstream-projects.md",
        "cloud-open-source.md",
    ] {
        assert_eq!(published(by_area(template)), published(by_area(template)));
    }
}

/// What a list gives as `group: name, name; group: …`.
fn outline(list: List) -> String {
    outline_of(catalog(), list)
}

fn outline_of(catalog: Catalog, list: List) -> String {
    let template = "{% for group in groups %}{{ group.depth }} {{ group.title }}:\
        {% for row in group.rows %} {{ row.id }}{% endfor %};{% endfor %}";
    let list = List {
        template: "outline.txt".into(),
        output: "outline.txt".into(),
        ..list
    };
    publish(catalog, list, &[("outline.txt", template)], None).expect("an outline")
}

#[test]
fn groups_by_level_go_from_the_highest_to_the_retired_and_then_the_unknown() {
    let all = Select::default();
    let list = List {
        select: all,
        track: Some("cncf".into()),
        ..list("")
    };
    assert_eq!(
        outline(list),
        "1 Graduated: istio linkerd;1 Archived: rkt;1 Unknown: osm;\n"
    );
}

#[test]
fn the_lowest_level_goes_first_where_the_list_says_so() {
    let mut catalog = catalog();
    let mut new = entry("new", "New", &["mesh"]);
    new.maturity.insert("cncf", vec![moved("sandbox", "")]);
    catalog.put(new);
    let list = List {
        levels: LevelOrder::Ascending,
        ..list("")
    };
    let expected = "1 Sandbox: new;1 Graduated: istio linkerd;1 Archived: rkt;\n";
    assert_eq!(outline_of(catalog.clone(), list.clone()), expected);
    let sorted = List {
        group_by: GroupBy::None,
        sort: vec![SortKey::Level],
        ..list
    };
    let expected = "0 CNCF projects: new istio linkerd rkt;\n";
    assert_eq!(outline_of(catalog, sorted), expected);
}

#[test]
fn groups_stand_in_groups_of_the_other_kind() {
    for (group_by, expected) in [
        (
            GroupBy::LevelArea,
            "1 Service Mesh: osm;1 Graduated:;2 Service Mesh: istio;3 Sidecar: istio linkerd;\
             1 Archived:;2 Container Runtime | 运行时: rkt;\n",
        ),
        (
            GroupBy::AreaLevel,
            "1 Service Mesh: osm;2 Graduated: istio;2 Sidecar:;3 Graduated: istio linkerd;\
             1 Container Runtime | 运行时:;2 Archived: rkt;\n",
        ),
        (
            GroupBy::RetiredArea,
            "1 Service Mesh: istio osm;2 Sidecar: istio linkerd;\
             1 Archived:;2 Container Runtime | 运行时: rkt;\n",
        ),
        (
            GroupBy::AreaRetired,
            "1 Service Mesh: istio osm;2 Sidecar: istio linkerd;\
             1 Container Runtime | 运行时:;2 Archived: rkt;\n",
        ),
    ] {
        let list = List {
            track: Some("cncf".into()),
            group_by,
            ..by_area("")
        };
        assert_eq!(outline(list), expected, "{group_by:?}");
    }
}

#[test]
fn a_list_about_one_area_gives_that_area_no_heading() {
    let select = Select {
        area: vec!["mesh".into()],
        ..Select::default()
    };
    let list = List {
        select,
        ..by_area("")
    };
    assert_eq!(
        outline(list),
        "0 Service Mesh: istio osm;1 Sidecar: istio linkerd;\n"
    );
}

#[test]
fn an_area_stays_for_what_is_below_it_and_goes_when_nothing_is() {
    let select = Select {
        ids: vec!["linkerd".into()],
        ..Select::default()
    };
    let list = List {
        select,
        ..by_area("")
    };
    assert_eq!(outline(list), "1 Service Mesh:;2 Sidecar: linkerd;\n");
}

#[test]
fn every_key_of_a_selection_must_hold_and_any_of_its_values() {
    let select = Select {
        track: vec!["cncf".into(), "azure".into()],
        level: vec!["graduated".into(), "archived".into()],
        area: vec!["mesh".into()],
        ..Select::default()
    };
    let list = List {
        select,
        track: Some("cncf".into()),
        group_by: GroupBy::None,
        ..list("")
    };
    assert_eq!(outline(list.clone()), "0 CNCF projects: istio linkerd;\n");
    let mut tagged = catalog();
    let mut chosen = istio();
    chosen.tags = vec!["new".into()];
    tagged.put(chosen);
    let select = Select {
        tag: vec!["new".into()],
        ..list.select.clone()
    };
    let list = List { select, ..list };
    assert_eq!(outline_of(tagged, list), "0 CNCF projects: istio;\n");
}

#[test]
fn rows_are_sorted_by_each_key_in_turn_and_last_by_id() {
    let sorted = |sort: &[SortKey]| {
        outline(List {
            group_by: GroupBy::None,
            sort: sort.to_vec(),
            ..list("")
        })
    };
    assert_eq!(sorted(&[]), "0 CNCF projects: istio linkerd rkt;\n");
    assert_eq!(
        sorted(&[SortKey::Date]),
        "0 CNCF projects: rkt linkerd istio;\n"
    );
    let mut same = catalog();
    same.put(entry("b", "same", &["mesh"]));
    same.put(entry("a", "SAME", &["mesh"]));
    let all = List {
        select: Select::default(),
        group_by: GroupBy::None,
        ..list("")
    };
    let by_level = List {
        sort: vec![SortKey::Level, SortKey::Name],
        track: Some("cncf".into()),
        ..all
    };
    assert_eq!(
        outline_of(same, by_level),
        "0 CNCF projects: istio linkerd rkt osm a b;\n"
    );
}

#[test]
fn a_list_by_level_needs_to_know_its_track() {
    let unclear = List {
        select: Select::default(),
        ..list("list.md")
    };
    let error = publish(catalog(), unclear, &[], None).expect_err("no track");
    assert_eq!(
        error,
        PublishError::NoTrack {
            list: "list".into()
        }
    );
}

#[test]
fn a_page_of_no_entries_is_still_a_page() {
    let none = Select {
        ids: vec!["nobody".into()],
        ..Select::default()
    };
    for template in ["list.md", "cncf-projects.md", "cloud-open-source.md"] {
        let list = List {
            select: none.clone(),
            track: Some("cncf".into()),
            ..list(template)
        };
        let page = published(list);
        assert!(page.ends_with("# CNCF projects\n"), "{page}");
    }
}
