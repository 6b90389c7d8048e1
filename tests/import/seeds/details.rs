//! What stands in single entries of the five documents, and what is said of single lines.

use catalog::import::{Destination, Fate, Reading, Why};

use super::by_hand::ALL;
use super::{SEEDS, seed};
use crate::harness::{Desk, list, reported};

fn cncf() -> Destination {
    Destination {
        track: Some("cncf".into()),
        ..list("cncf-projects")
    }
}

/// One of the documents, taken into a catalog of its own.
fn of_seed(name: &str, to: &Destination) -> Option<(Desk, Reading)> {
    let text = seed(name)?;
    let mut desk = Desk::new();
    let (reading, _) = desk.take(&text, None, to);
    Some((desk, reading))
}

/// The lines of the remarks on a document.
fn remarked(reading: &Reading) -> Vec<usize> {
    reading.remarks.iter().map(|remark| remark.line).collect()
}

#[test]
fn a_year_a_tag_and_a_second_naming_of_the_cloud_list_are_kept() {
    let Some((desk, reading)) = of_seed("cloud-open-source.md", &list("cloud")) else {
        return;
    };
    assert_eq!((reading.drafts.len(), desk.ids().len()), (26, 25));
    let kuma = desk.entry("kuma");
    assert_eq!(
        kuma.areas,
        ["cloud/service-mesh", "cloud/service-mesh/sidecar"]
    );
    assert_eq!(
        (kuma.tags[0].as_str(), kuma.extra["year"].as_str()),
        ("Project", Some("2019"))
    );
    assert_eq!(
        &*kuma.links["other"][0].url,
        "https://kuma.io/docs/0.1.0/#what-is-kuma"
    );
    assert!(
        desk.entry("lightvm")
            .summary
            .as_deref()
            .is_some_and(|summary| summary.starts_with("With LightVM"))
    );
    assert_eq!(desk.entry("nomad").areas, ["cloud"]);
    let storage = desk
        .catalog
        .areas
        .iter()
        .find(|area| area.title == "Storage | 存储");
    assert_eq!(storage.map(|area| area.depth), Some(2));
}

#[test]
fn doubts_and_remarks_of_the_azure_list_of_2020_are_kept() {
    let Some((desk, reading)) = of_seed("azure-upstream-2020.md", &list("upstream")) else {
        return;
    };
    let doubtful = desk
        .entry("secrets-store-csi-driver")
        .current("cncf")
        .expect("a level");
    assert_eq!(
        (doubtful.level.as_str(), doubtful.note.as_deref()),
        ("sandbox", Some("?"))
    );
    let unknown: Vec<usize> = reported(&reading, Why::None)
        .into_iter()
        .map(|(line, _)| line)
        .collect();
    assert_eq!(unknown, [38, 39, 40, 42]);
    let moby = desk.entry("moby");
    assert_eq!(moby.extra["use-on-azure"], "many more");
    assert_eq!(
        desk.entry("out-of-tree-new").extra["communication"],
        "same slack and email"
    );
}

#[test]
fn the_azure_list_of_2024_names_what_takes_the_place_of_its_projects() {
    let Some((desk, _)) = of_seed("azure-upstream-2024.md", &list("upstream")) else {
        return;
    };
    let successor = |id: &str, track: &str| {
        desk.entry(id)
            .current(track)
            .and_then(|current| current.superseded_by.clone())
    };
    assert_eq!(
        successor("open-service-mesh-osm", "maturity").as_deref(),
        Some("istio")
    );
    assert_eq!(
        successor("aks-engine", "azure").as_deref(),
        Some("cluster-api-azure-provider")
    );
    let gatekeeper = desk
        .entry("opa-gatekeeper")
        .current("azure")
        .expect("a level");
    assert_eq!(gatekeeper.note.as_deref(), Some("AKS and Arc"));
    assert_eq!(desk.entry("cnab-specification").extra["spec"], "1.1");
    assert_eq!(
        desk.entry("porter").extra["stable"],
        "v0.38.x Prerelease: v1.0.0-alpha"
    );
}

#[test]
fn the_page_of_2020_keeps_descriptions_and_says_what_it_mended() {
    let Some((desk, reading)) = of_seed("cncf-projects-2020.md", &cncf()) else {
        return;
    };
    assert_eq!(remarked(&reading), [63, 324, 327, 406]);
    let etcd = desk.entry("etcd");
    assert!(
        etcd.description
            .as_deref()
            .is_some_and(|text| text.ends_with("\n\nReliable: properly distributed using Raft"))
    );
    assert_eq!(
        desk.entry("tuf").license.as_deref(),
        Some("Apache-2.0 OR MIT")
    );
    assert_eq!(
        desk.entry("argo").links["contributor-guide"][0]
            .title
            .as_deref(),
        Some("argo/community/")
    );
    assert_eq!(desk.entry("coredns").legal.as_deref(), Some("None"));
}

#[test]
fn the_guide_of_2018_has_the_focus_of_its_table() {
    let Some((desk, reading)) = of_seed("cncf-contribute-2018.md", &cncf()) else {
        return;
    };
    assert_eq!(
        desk.entry("grpc").summary.as_deref(),
        Some("Remote Procedure Call")
    );
    assert_eq!(remarked(&reading), [80, 320, 331]);
    assert_eq!(
        &*desk.entry("spiffe").links["chat"][0].url,
        "https://slack.spiffe.io/"
    );
    assert!(!desk.ids().contains(&"cncf-project-grades"));
}

#[test]
fn every_link_that_counts_as_taken_stands_in_an_entry() {
    for name in SEEDS {
        let Some(text) = seed(name) else { return };
        let mut desk = Desk::new();
        let (reading, _) = desk.take(&text, None, &list("l"));
        let all: String = desk.files.values().cloned().collect();
        for item in reading
            .items
            .iter()
            .filter(|item| matches!(item.fate, Fate::Taken { .. }))
        {
            if let Some(url) = item
                .url
                .as_ref()
                .filter(|url| !url.is_empty() && *url != "https://istio.io/")
            {
                assert!(
                    all.contains(&url.replace('"', "%22")),
                    "{name}:{}: {url}",
                    item.line
                );
            }
        }
    }
}

#[test]
fn the_guide_and_then_the_page_make_transitions_of_changed_levels() {
    let (Some(older), Some(newer)) = (
        seed("cncf-contribute-2018.md"),
        seed("cncf-projects-2020.md"),
    ) else {
        return;
    };
    let mut desk = Desk::new();
    desk.take(&older, None, &cncf());
    let date = catalog::catalog::model::parse_date("2020-06-01");
    let (reading, intake) = desk.take(&newer, None, &Destination { date, ..cncf() });
    assert_eq!((intake.new.len(), reading.drafts.len()), (17, 42));
    let steps = |id: &str| {
        desk.entry(id).maturity["cncf"]
            .iter()
            .map(|step| (step.level.clone(), step.date))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        steps("envoy"),
        [("incubating".into(), None), ("graduated".into(), date)]
    );
    assert_eq!(
        steps("rkt"),
        [("incubating".into(), None), ("archived".into(), date)]
    );
    assert_eq!(steps("prometheus"), [("graduated".into(), None)]);
    let (again, intake) = desk.take(&newer, None, &Destination { date, ..cncf() });
    assert_eq!(
        (intake.new.len(), intake.grown.len(), intake.unchanged),
        (0, 0, again.drafts.len())
    );
}

#[test]
fn a_document_that_is_imported_again_changes_nothing_and_has_nothing_new_to_say() {
    for found in ALL {
        let Some(text) = seed(found.file) else { return };
        let mut desk = Desk::new();
        let (first, said) = desk.take(&text, None, &found.destination());
        let before = desk.files.clone();
        let (again, intake) = desk.take(&text, None, &found.destination());
        assert_eq!(desk.files, before, "{}", found.file);
        assert_eq!(intake.contradictions, said.contradictions, "{}", found.file);
        assert_eq!(first.items, again.items, "{}", found.file);
        for remark in &again.remarks {
            assert!(first.remarks.contains(remark), "{}: {remark:?}", found.file);
        }
    }
}

#[test]
fn the_five_documents_in_one_catalog_change_nothing_when_they_come_again() {
    let mut desk = Desk::new();
    let mut rounds = Vec::new();
    for _ in 0..2 {
        for found in ALL {
            let Some(text) = seed(found.file) else { return };
            let name = found.file.trim_end_matches(".md");
            let to = Destination {
                list: name.to_string(),
                ..found.destination()
            };
            desk.take(&text, None, &to);
        }
        rounds.push(desk.files.clone());
    }
    assert_eq!(rounds[0], rounds[1]);
}
