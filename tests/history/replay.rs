//! Five years of level changes, applied one by one and told again, counted against the facts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::scratch::Scratch;

/// The last day before the replay.
const BEGIN: &str = "2021-06-30";

/// The file of facts, where the one who runs the tests has it.
fn facts() -> Option<PathBuf> {
    let place = std::env::var_os("CATALOG_FACTS").map(PathBuf::from)?;
    let file = match place.is_dir() {
        true => place.join("cncf-transitions.csv"),
        false => place,
    };
    file.is_file().then_some(file)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("a file");
        let place = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &place),
            false => drop(fs::copy(entry.path(), place).expect("a copy")),
        }
    }
}

/// The ids of the catalog by everything that its entries are called.
fn ids(scratch: &Scratch) -> BTreeMap<String, String> {
    let list = scratch.catalog(&["list", "--format", "json"]);
    let list: Vec<serde_json::Value> = serde_json::from_str(&list).expect("JSON");
    let mut ids = BTreeMap::new();
    for entry in &list {
        let id = entry["id"].as_str().expect("an id");
        let aliases = entry["aliases"].as_array().expect("aliases");
        for name in aliases.iter().chain([&entry["name"]]) {
            ids.insert(name.as_str().expect("a name").to_string(), id.to_string());
        }
    }
    ids
}

/// Promotions and archivings behind [`BEGIN`] as the facts have them: id and level, with the day.
fn wanted(file: &Path, ids: &BTreeMap<String, String>) -> BTreeMap<(String, String), String> {
    let mut wanted = BTreeMap::new();
    let mut reader = csv::Reader::from_path(file).expect("CSV");
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        let row = row.expect("a row");
        for level in ["incubating", "graduated", "archived"] {
            let date = &row[level];
            // Who was accepted at a level was not promoted to it.
            let promoted = row["accepted"] != *date && date.as_str() > BEGIN;
            if promoted {
                let id = ids.get(&row["name"]).expect(&row["name"]);
                wanted.insert((id.clone(), level.to_string()), date.clone());
            }
        }
    }
    wanted
}

#[test]
fn every_promotion_and_archiving_is_told_once_on_its_day() {
    let Some(file) = facts() else {
        eprintln!("skipped: CATALOG_FACTS names no file of facts");
        return;
    };
    let mut scratch = Scratch::empty();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["catalog", "lists", "templates"] {
        copy(&project.join(folder), &scratch.root().join(folder));
    }
    scratch.on(BEGIN).commit("Hold the catalog");
    scratch.git(&["tag", "-a", "2021.06.30", "-m", "as of the end of June"]);
    let changes = project.join("examples/cncf-2021-2026.yaml");
    let changes = changes.to_string_lossy().into_owned();
    scratch.on("2026-08-01");
    scratch.change(&["apply", "--each", &changes]);
    let json = scratch.json(&[]);
    let mut told: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for change in json["changes"].as_array().expect("changes") {
        let text = |key: &str| change[key].as_str().unwrap_or_default().to_string();
        let level = match text("kind").as_str() {
            // Without a level before it, it is the project's acceptance.
            "promoted" | "archived" if change["from"].is_string() => text("to"),
            _ => continue,
        };
        assert_eq!(change["dated"], "within", "{change}");
        assert!(change["commit"].is_string(), "{change}");
        told.entry((text("id"), level))
            .or_default()
            .push(text("date"));
    }
    let wanted = wanted(&file, &ids(&scratch));
    assert!(wanted.len() > 50, "the facts have {}", wanted.len());
    let wanted: BTreeMap<_, _> = wanted
        .into_iter()
        .map(|(what, date)| (what, vec![date]))
        .collect();
    assert_eq!(told, wanted);
}
