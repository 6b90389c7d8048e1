//! What documents bring beside what is there: templates, pages, links, names and areas.

use catalog::import::{Destination, Shape};

use crate::harness::{Desk, links, list};

fn bullets(text: &str) -> String {
    format!("# T\n\n{text}")
}

/// A template of this name.
fn named(name: &str) -> (String, String) {
    (name.into(), String::new())
}

#[test]
fn a_template_and_a_page_get_names_that_are_free() {
    let mut desk = Desk::new();
    let settings = "title: T\nlists:\n  mine: {template: list.md, output: lists/list-2.md}\n";
    desk.files
        .insert("catalog/catalog.yaml".into(), settings.into());
    desk.load();
    let to = Destination {
        templates: ["list.md", "List-2.md"].map(named).into(),
        pages: vec!["lists/list.md".into()],
        ..list("list")
    };
    let (_, intake) = desk.take("- [A](https://a.example): a\n", None, &to);
    let (name, _) = intake.template.expect("a template");
    assert_eq!(name, "list-3.md");
    let made = &desk.catalog.settings.lists["list"];
    assert_eq!(made.template, "list-3.md");
    assert_eq!(made.output, "lists/list-3.md");
}

#[test]
fn a_page_of_its_own_is_named_like_the_list() {
    let mut desk = Desk::new();
    let to = Destination {
        templates: ["list.md"].map(named).into(),
        ..list("list")
    };
    desk.take("- [A](https://a.example): a\n", None, &to);
    let made = &desk.catalog.settings.lists["list"];
    assert_eq!(
        (&*made.template, &*made.output),
        ("list-2.md", "lists/list.md")
    );
}

const ALPHA: &str = "- [Alpha](https://alpha.example): It.\n";

#[test]
fn another_homepage_in_the_same_list_is_a_contradiction() {
    let mut desk = Desk::new();
    desk.take(&bullets(ALPHA), None, &list("l"));
    let path = "catalog/projects/alpha.yaml".to_string();
    let by_hand = desk.files[&path].replace("alpha.example", "new.example");
    desk.files.insert(path, by_hand);
    desk.load();
    let before = desk.files.clone();
    let (reading, intake) = desk.take(&bullets(ALPHA), None, &list("l"));
    let [found] = intake.contradictions.as_slice() else {
        panic!("{:?}", intake.contradictions);
    };
    assert_eq!(
        (&*found.field, &*found.has, &*found.says),
        ("homepage", "https://new.example", "https://alpha.example")
    );
    assert_eq!(links(&reading), (1, 0, 1));
    assert_eq!(desk.files, before);
}

#[test]
fn another_homepage_in_another_list_is_a_further_link() {
    let mut desk = Desk::new();
    desk.take(&bullets(ALPHA), None, &list("l"));
    let other = bullets("- [Alpha](https://other.example): It.\n");
    for _ in 0..2 {
        let (_, intake) = desk.take(&other, None, &list("other"));
        assert_eq!(intake.contradictions, []);
        let alpha = desk.entry("alpha");
        assert_eq!(alpha.homepage.as_deref(), Some("https://alpha.example"));
        assert_eq!(alpha.links["other"].len(), 1);
    }
}

#[test]
fn one_page_is_one_however_its_host_is_written() {
    let mut desk = Desk::new();
    desk.take(&bullets(ALPHA), None, &list("l"));
    let before = desk.files.clone();
    for same in [
        "http://www.Alpha.Example/",
        "https://ALPHA.example",
        "https://www.alpha.example",
    ] {
        let again = bullets(ALPHA).replace("https://alpha.example", same);
        let (_, intake) = desk.take(&again, None, &list("l"));
        assert_eq!(
            (intake.contradictions, &desk.files),
            (vec![], &before),
            "{same}"
        );
    }
    let deeper = bullets(ALPHA).replace("alpha.example", "alpha.example/Docs");
    desk.take(&deeper, None, &list("m"));
    let before = desk.files.clone();
    let other = deeper.replace("Docs", "docs");
    desk.take(&other, None, &list("n"));
    assert_ne!(desk.files, before, "paths are compared with their case");
}

#[test]
fn a_project_that_a_document_names_twice_keeps_both_pages() {
    let twice = bullets("- [A](https://a.example): a\n- [A](https://b.example): a\n");
    let mut desk = Desk::new();
    desk.take(&twice, None, &list("l"));
    let before = desk.files.clone();
    let a = desk.entry("a");
    assert_eq!(a.homepage.as_deref(), Some("https://a.example"));
    assert_eq!(&*a.links["other"][0].url, "https://b.example");
    let (_, intake) = desk.take(&twice, None, &list("l"));
    assert_eq!((intake.contradictions, desk.files), (vec![], before));
}

#[test]
fn words_that_differ_in_case_only_are_no_contradiction() {
    let page = |legal: &str| {
        format!(
            "## Sandbox\n\n### A\n\n- **Repository:** https://github.com/a/a\n- **Legal:** {legal}\n"
        )
    };
    let mut desk = Desk::new();
    desk.take(&page("Apache CLA"), None, &list("l"));
    let (_, intake) = desk.take(&page("apache cla"), None, &list("l"));
    assert_eq!(intake.contradictions, []);
    assert_eq!(desk.entry("a").legal.as_deref(), Some("Apache CLA"));
}

#[test]
fn several_projects_of_one_repository_are_none_of_them_the_one_that_has_it() {
    let kubernetes = "https://github.com/kubernetes/kubernetes";
    let table = |names: &[&str]| {
        let rows: String = names
            .iter()
            .map(|name| format!("| {name} | {kubernetes} |\n"))
            .collect();
        format!("| Project | Repository |\n|---|---|\n{rows}")
    };
    let mut desk = Desk::new();
    desk.take(&table(&["Kubernetes"]), Some(Shape::Table), &list("l"));
    desk.take(
        &table(&["kubectl", "kubeadm"]),
        Some(Shape::Table),
        &list("m"),
    );
    assert_eq!(desk.ids(), ["kubeadm", "kubectl", "kubernetes"]);
    assert!(desk.entry("kubernetes").aliases.is_empty());
    // Nor is one by itself, now that several have it.
    desk.take(&table(&["kubelet"]), Some(Shape::Table), &list("n"));
    assert!(desk.ids().contains(&"kubelet"));
    // One that is named twice is still one.
    let mut desk = Desk::new();
    desk.take(&table(&["Kubernetes"]), Some(Shape::Table), &list("l"));
    desk.take(&table(&["K8s", "K8s"]), Some(Shape::Table), &list("m"));
    assert_eq!(desk.entry("kubernetes").aliases, ["K8s"]);
}

const NETWORK: &str = "# T\n\n## Network\n\n- [A](https://a.example): a\n";

fn areas(desk: &Desk) -> Vec<&str> {
    desk.catalog.areas.iter().map(|area| &*area.path).collect()
}

#[test]
fn an_area_whose_title_was_changed_is_found_by_its_id() {
    let mut desk = Desk::new();
    desk.take(NETWORK, None, &list("l"));
    let path = "catalog/areas.yaml".to_string();
    let renamed = desk.files[&path].replace("title: Network", "title: Networking");
    desk.files.insert(path, renamed);
    desk.load();
    let before = desk.files.clone();
    let (_, intake) = desk.take(NETWORK, None, &list("l"));
    assert_eq!((intake.contradictions, &desk.files), (vec![], &before));
    assert_eq!(areas(&desk), ["l", "l/network"]);
}

#[test]
fn areas_whose_titles_differ_in_signs_are_two() {
    let mut desk = Desk::new();
    desk.take(
        "# T\n\n## A/B\n\n- [A](https://a.example): a\n",
        None,
        &list("l"),
    );
    desk.take(
        "# T\n\n## A B\n\n- [B](https://b.example): b\n",
        None,
        &list("l"),
    );
    assert_eq!(areas(&desk), ["l", "l/a-b", "l/a-b-2"]);
}

#[test]
fn an_area_that_nothing_comes_to_stand_in_is_not_made() {
    let mut desk = Desk::new();
    desk.take(NETWORK, None, &list("l"));
    let before = desk.files.clone();
    let moved = NETWORK.replace("Network", "Storage");
    let (_, intake) = desk.take(&moved, None, &list("l"));
    assert_eq!(intake.contradictions.len(), 1);
    assert_eq!(desk.files, before);
    // One that is above an area that is needed is needed too.
    let new = moved.replace(
        "- [A]",
        "### Block\n\n- [B](https://b.example): b\n\n## File\n\n- [A]",
    );
    desk.take(&new, None, &list("l"));
    assert_eq!(
        areas(&desk),
        ["l", "l/network", "l/storage", "l/storage/block"]
    );
}
