//! Pages rendered from a small catalog.

mod anchors;
mod errors;
mod lists;
mod markers;
mod rows;

use std::sync::Arc;

use super::{PublishError, Templates, render};
use crate::catalog::model::{
    Area, AreaTree, Catalog, Entry, GroupBy, Level, LevelOrder, Link, List, Select, Settings,
    SortKey, Track, Transition, parse_date,
};

/// Four projects on two tracks in three areas.
fn catalog() -> Catalog {
    let mut catalog = Catalog {
        settings: Settings {
            title: "Projects".into(),
            tracks: [
                (
                    "cncf".to_string(),
                    track("CNCF", &["Sandbox", "Graduated"], &["Archived"]),
                ),
                (
                    "azure".to_string(),
                    track("Azure", &["Alpha", "GA"], &["Deprecated"]),
                ),
            ]
            .into(),
            ..Settings::default()
        },
        areas: areas(&[
            ("mesh", "Service Mesh"),
            ("mesh/sidecar", "Sidecar"),
            ("runtime", "Container Runtime | 运行时"),
        ]),
        entries: Vec::new(),
    };
    for entry in [linkerd(), istio(), osm(), rkt()] {
        catalog.put(entry);
    }
    catalog
}

fn linkerd() -> Entry {
    Entry {
        summary: Some("Service mesh with a small data plane".into()),
        description: Some("Adds security to services.\nIt is *small*.\n\nWritten in Rust.".into()),
        homepage: Some("https://linkerd.io".into()),
        repository: Some("https://github.com/linkerd/linkerd2".into()),
        license: Some("Apache-2.0".into()),
        legal: Some("DCO".into()),
        maturity: [(
            "cncf".to_string(),
            vec![
                moved("sandbox", "2017-01-23"),
                moved("graduated", "2021-07-28"),
            ],
        )]
        .into(),
        links: [
            links(
                "overview",
                &[("What is Linkerd?", "https://linkerd.io/what")],
            ),
            links(
                "contributor-guide",
                &[("linkerd2/contributing", "https://github.com/c")],
            ),
            links("chat", &[("Slack: #general", "https://slack.linkerd.io/")]),
            links(
                "mailing-list",
                &[("Developers", "https://lists.example.org/(dev)")],
            ),
            links("forum", &[("", "https://forum.example.org/")]),
            links("legal", &[("DCO", "https://developercertificate.org/")]),
        ]
        .into(),
        ..entry("linkerd", "Linkerd", &["mesh/sidecar"])
    }
}

fn istio() -> Entry {
    Entry {
        summary: Some("Connects services | and\nsecures them".into()),
        homepage: Some("https://istio.io/".into()),
        license: Some("MIT OR Apache-2.0".into()),
        maturity: [
            (
                "azure".to_string(),
                vec![Transition {
                    note: Some("AKS".into()),
                    ..moved("ga", "")
                }],
            ),
            ("cncf".to_string(), vec![moved("graduated", "2023-07-12")]),
        ]
        .into(),
        links: [
            links("releases", &[("", "https://istio.io/releases")]),
            links(
                "issues",
                &[("GitHub issues", "https://github.com/istio/istio/issues")],
            ),
            links("chat", &[("#istio", "https://slack.istio.io/")]),
            links(
                "use-on-azure",
                &[
                    ("Add-on", "https://example.org/a"),
                    ("Guide", "https://example.org/b"),
                ],
            ),
        ]
        .into(),
        extra: [("api".to_string(), "v1beta1".into())].into(),
        ..entry("istio", "Istio", &["mesh", "mesh/sidecar"])
    }
}

fn osm() -> Entry {
    Entry {
        summary: Some("Small mesh".into()),
        repository: Some("https://github.com/openservicemesh/osm".into()),
        maturity: [(
            "azure".to_string(),
            vec![Transition {
                reason: Some("no maintainers".into()),
                superseded_by: Some("istio".into()),
                ..moved("deprecated", "2023-05-02")
            }],
        )]
        .into(),
        ..entry("osm", "Open Service Mesh", &["mesh"])
    }
}

fn rkt() -> Entry {
    Entry {
        legal: Some("None".into()),
        maturity: [(
            "cncf".to_string(),
            vec![Transition {
                reason: Some("inactive".into()),
                ..moved("archived", "2019-08-16")
            }],
        )]
        .into(),
        ..entry("rkt", "rkt_*", &["runtime"])
    }
}

fn entry(id: &str, name: &str, areas: &[&str]) -> Entry {
    Entry {
        id: id.into(),
        path: format!("catalog/projects/{id}.yaml"),
        name: name.into(),
        areas: areas.iter().map(|area| area.to_string()).collect(),
        ..Entry::default()
    }
}

fn moved(level: &str, date: &str) -> Transition {
    Transition {
        level: level.into(),
        date: parse_date(date),
        ..Transition::default()
    }
}

fn links(kind: &str, links: &[(&str, &str)]) -> (String, Vec<Link>) {
    let links = links.iter().map(|(title, url)| Link {
        title: (!title.is_empty()).then(|| (*title).into()),
        url: (*url).into(),
    });
    (kind.into(), links.collect())
}

fn track(title: &str, active: &[&str], retired: &[&str]) -> Track {
    let levels = |titles: &[&str]| {
        let level = |title: &&str| Level {
            id: title.to_lowercase(),
            title: title.to_string(),
        };
        titles.iter().map(level).collect()
    };
    Track {
        title: title.into(),
        levels: levels(active),
        retired: levels(retired),
        ..Track::default()
    }
}

fn areas(areas: &[(&str, &str)]) -> AreaTree {
    let areas = areas.iter().map(|(path, title)| Area {
        path: path.to_string(),
        title: title.to_string(),
        depth: path.matches('/').count(),
    });
    AreaTree::new(areas.collect())
}

/// A list by level on the track `cncf`, sorted by name, in a file of its own.
fn list(template: &str) -> List {
    List {
        title: "CNCF projects".into(),
        template: template.into(),
        output: "lists/page.md".into(),
        select: Select {
            track: vec!["cncf".into()],
            ..Select::default()
        },
        group_by: GroupBy::Level,
        sort: vec![SortKey::Name],
        ..List::default()
    }
}

fn by_area(template: &str) -> List {
    List {
        title: "All projects".into(),
        select: Select::default(),
        group_by: GroupBy::Area,
        ..list(template)
    }
}

/// Renders one list of a catalog with these templates of its own.
fn publish(
    mut catalog: Catalog,
    list: List,
    own: &[(&str, &str)],
    page: Option<&str>,
) -> Result<String, PublishError> {
    catalog.settings.lists.insert("list".into(), list);
    let templates = Templates::new(own.iter().copied());
    render(&Arc::new(catalog), "list", &templates, page)
}

/// The page of one list, with a template of this text.
fn page_of(list: List, template: &str) -> Result<String, PublishError> {
    publish(
        catalog(),
        List {
            template: "own.txt".into(),
            output: "own.txt".into(),
            ..list
        },
        &[("own.txt", template)],
        None,
    )
}
