//! Entries that stand in several lists: each list shows the fields that its document has.

use catalog::import::Destination;

use crate::harness::{Desk, list};

const SECTIONS: &str = "# Projects\n\n## Mesh\n\n### Linkerd\n\nA mesh.\n\n- **Chat:** [Slack](https://slack.example)\n- **License:** Apache-2.0\n";
const TABLE: &str = "# Upstream\n\n| Project | Goal | Use on Azure |\n| --- | --- | --- |\n| [Linkerd](https://linkerd.example) | Meshes | [guide](https://guide.example) |\n";

#[test]
fn a_list_shows_the_fields_of_its_own_document() {
    let mut desk = Desk::new();
    desk.take(SECTIONS, None, &list("projects"));
    let before = desk.page("projects");
    desk.take(TABLE, None, &list("upstream"));
    let entry = desk.entry("linkerd");
    assert_eq!(entry.links.keys().count(), 2);
    assert_eq!(desk.page("projects"), before);
    assert!(
        desk.page("upstream").ends_with(TABLE),
        "{}",
        desk.page("upstream")
    );
}

#[test]
fn a_newer_version_shows_the_fields_that_it_brings() {
    let mut desk = Desk::new();
    desk.take(SECTIONS, None, &list("projects"));
    let newer = format!("{SECTIONS}- **Blog:** <https://blog.example>\n");
    let to = |desk: &Desk| Destination {
        templates: desk
            .files
            .iter()
            .filter_map(|(path, text)| {
                let name = path.strip_prefix("templates/")?;
                Some((name.to_string(), text.clone()))
            })
            .collect(),
        ..list("projects")
    };
    let destination = to(&desk);
    desk.take(&newer, None, &destination);
    assert!(
        desk.page("projects")
            .contains("- **Blog:** <https://blog.example>\n")
    );
    let before = desk.files.clone();
    let destination = to(&desk);
    let (_, intake) = desk.take(&newer, None, &destination);
    assert_eq!((intake.template, &desk.files), (None, &before));
}

#[test]
fn a_list_shows_the_tracks_of_its_own_document() {
    let table = |state: &str| {
        format!(
            "# T\n\n| Project | State |\n| --- | --- |\n| [Linkerd](https://linkerd.example) | {state} |\n"
        )
    };
    let mut desk = Desk::new();
    desk.take(&table("CNCF: graduated"), None, &list("cncf"));
    desk.take(&table("Azure: GA"), None, &list("azure"));
    assert_eq!(desk.entry("linkerd").maturity.keys().count(), 2);
    assert!(
        desk.page("cncf").ends_with(&table("CNCF: graduated")),
        "{}",
        desk.page("cncf")
    );
    assert!(
        desk.page("azure").ends_with(&table("Azure: GA")),
        "{}",
        desk.page("azure")
    );
}

#[test]
fn a_landscape_shows_the_keys_of_its_own_items() {
    let landscape = "landscape:\n  - category:\n    name: \"Mesh\"\n    subcategories:\n      - subcategory:\n        name: \"Mesh\"\n        items:\n          - item:\n            name: \"Linkerd\"\n            homepage_url: \"https://linkerd.example\"\n            logo: \"l.svg\"\n";
    let mut desk = Desk::new();
    desk.take(landscape, None, &list("landscape"));
    let before = desk.page("landscape");
    desk.take(TABLE, None, &list("upstream"));
    desk.take(SECTIONS, None, &list("projects"));
    assert_eq!(desk.page("upstream").lines().last(), TABLE.lines().last());
    let page = desk.page("landscape");
    assert!(!page.contains("guide.example"), "{page}");
    // What landscape2 knows at the top of an item is the item's, whatever list told of it.
    assert!(page.starts_with(before.trim_end()), "{page}");
}
