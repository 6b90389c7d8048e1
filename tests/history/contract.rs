//! docs/json.md says what the commands give to programs, key by key.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::scratch::Scratch;

const PAGE: &str = include_str!("../../docs/json.md");

/// The keys of a table of the page, each with whether it is optional.
type Table = BTreeMap<&'static str, bool>;

/// The tables of the page by the heading above them.
fn documented() -> BTreeMap<&'static str, Table> {
    let mut tables: BTreeMap<_, Table> = BTreeMap::new();
    let mut heading = "";
    for line in PAGE.lines() {
        if line.starts_with('#') {
            heading = line.trim_start_matches(['#', ' ']);
        }
        let row = line.strip_prefix("| `").and_then(|row| row.split_once('`'));
        if let Some((key, rest)) = row {
            let is_new = tables
                .entry(heading)
                .or_default()
                .insert(key, rest.contains("*optional:*"));
            assert!(is_new.is_none(), "{heading} has {key} twice");
        }
    }
    tables
}

/// What stands at a place: `*` leads to all items or values, and a null leads nowhere.
fn at(value: &Value, place: &str) -> Vec<Value> {
    let (step, rest) = place.split_once('/').unwrap_or((place, ""));
    let below: Vec<&Value> = match (value, step) {
        (Value::Null, _) => Vec::new(),
        (value, "") => return vec![value.clone()],
        (Value::Array(items), "*") => items.iter().collect(),
        (Value::Object(pairs), "*") => pairs.values().collect(),
        (value, key) => value.get(key).into_iter().collect(),
    };
    below
        .into_iter()
        .flat_map(|value| at(value, rest))
        .collect()
}

/// Holds every object that stands at a place to its table, and the table to the objects.
fn hold(tables: &mut BTreeMap<&'static str, Table>, heading: &str, value: &Value, place: &str) {
    let table = tables
        .remove(heading)
        .unwrap_or_else(|| panic!("{heading} has no table"));
    let objects = at(value, place);
    assert!(!objects.is_empty(), "nothing shows {heading}: {value:#}");
    for object in &objects {
        let object = object
            .as_object()
            .unwrap_or_else(|| panic!("{heading}: {object}"));
        for key in object.keys() {
            assert!(
                table.contains_key(key.as_str()),
                "{heading} has `{key}`, and the page does not"
            );
        }
    }
    for (key, is_optional) in table {
        let has = |object: &Value| object.get(key).is_some();
        let is_there = objects.iter().any(has);
        let is_always = objects.iter().all(has);
        assert!(is_there, "the page has `{key}`, and no {heading} has");
        assert!(
            is_always || is_optional,
            "`{key}` is missing in a {heading}, and not called optional"
        );
    }
}

fn json(scratch: &Scratch, arguments: &[&str]) -> Value {
    let output = scratch.try_catalog(&[arguments, &["--format", "json"]].concat());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Two revisions between which everything happened that a change can tell of.
fn with_a_past() -> Scratch {
    let mut scratch = Scratch::with_projects();
    scratch.add("Delta", "2024-01-01");
    scratch.change(&[
        "edit",
        "alpha",
        "--set",
        "links.chat=Chat <https://chat.example>",
    ]);
    scratch.catalog(&["release", "1.0.0"]);
    scratch.on("2024-06-01");
    scratch.change(&[
        "promote",
        "alpha",
        "--to",
        "stable",
        "--date",
        "2024-05-31",
        "--evidence",
        "https://vote.example",
        "--note",
        "by vote",
    ]);
    scratch.change(&[
        "archive",
        "beta",
        "--reason",
        "no maintainers",
        "--date",
        "2024-05-31",
        "--superseded-by",
        "alpha",
    ]);
    scratch.add("Epsilon", "2024-05-31");
    scratch.change(&["edit", "gamma", "--set", "aliases=g"]);
    let path = "catalog/projects/gamma.yaml";
    let text = scratch.read(path).replace("2024-01-01", "2023-12-31");
    let text = text.replace("[g]", "[delta, g]");
    scratch.write(path, &text);
    scratch.git(&["rm", "--quiet", "catalog/projects/delta.yaml"]);
    scratch.write(
        "catalog/projects/broken.yaml",
        "name: Broken\nareas: [tools/build]\nlicence: MIT\n",
    );
    scratch.commit("By hand");
    scratch
}

#[test]
fn every_key_that_is_given_is_documented_and_every_documented_one_is_given() {
    let mut tables = documented();
    let mut hold =
        |heading: &str, value: &Value, place: &str| hold(&mut tables, heading, value, place);
    let scratch = with_a_past();
    let list = Value::Array(vec![
        json(&scratch, &["show", "alpha"]),
        json(&scratch, &["show", "beta"]),
    ]);
    hold("Entry", &list, "*");
    hold("Level", &list, "*/levels/*");
    hold("Transition", &list, "*/maturity/*/*");
    hold("Link", &list, "*/links/*/*");
    hold("Stay", &json(&scratch, &["history"]), "*");
    hold("Logged change", &json(&scratch, &["history", "--log"]), "*");
    let differences = json(&scratch, &["diff", "v1.0.0"]);
    assert_eq!(differences, json(&scratch, &["changelog", "v1.0.0"]));
    hold("Differences", &differences, "");
    let revisions = Value::Array(vec![differences["from"].clone(), differences["to"].clone()]);
    hold("Revision", &revisions, "*");
    hold("Unread file", &differences, "unread/*");
    hold("Change", &differences, "changes/*");
    let named = Value::Array(
        [
            at(&differences, "changes/*/successor"),
            at(&differences, "changes/*/into"),
        ]
        .concat(),
    );
    assert_eq!(named.as_array().map(Vec::len), Some(2), "{differences:#}");
    hold("Named entry", &named, "*");
    hold("Standing", &differences, "changes/*/levels/*");
    hold("Field", &differences, "changes/*/fields/*");
    let records = [
        at(&differences, "changes/*/before"),
        at(&differences, "changes/*/after"),
    ]
    .concat();
    hold("Record", &Value::Array(records), "*");
    scratch.write(
        "catalog/projects/twin.yaml",
        "name: Alpha\nareas: [tools/build]\n",
    );
    let problems = json(&scratch, &["check"]);
    hold("Problem", &problems, "*");
    hold("Place", &problems, "*/other");
    let scratch = Scratch::with_projects();
    scratch.write(
        "page.md",
        "# Page\n\nWords, and [a link](https://words.example).\n\n\
         - [Alpha](https://alpha.example): Another summary.\n- [Zeta](https://zeta.example): New.\n- [Zeta](https://zeta.example): Old.\n",
    );
    scratch.change(&["edit", "alpha", "--set", "summary=A summary"]);
    let levels = |level: &str| {
        let head = "| Project | Level | Website |\n|---|---|---|\n";
        let rows = ["Beta | Graduated", &format!("Alpha | {level}")];
        let row = |row: &str| format!("| {row} | https://alpha.example |\n");
        head.to_string() + &rows.map(row).concat()
    };
    scratch.write("levels.md", &levels("Graduated"));
    scratch.change(&["import", "levels.md", "--track", "cncf"]);
    scratch.write("levels.md", &levels("Incubating"));
    scratch.change(&["import", "page.md", "levels.md", "--report", "report.json"]);
    let report: Value = serde_json::from_str(&scratch.read("report.json")).expect("JSON");
    hold("Import", &report, "");
    hold("Document", &report, "documents/*");
    hold("Counted entries", &report, "documents/*/entries");
    let tallies = [
        at(&report, "documents/*/links"),
        at(&report, "documents/*/text"),
    ]
    .concat();
    hold("Tally", &Value::Array(tallies), "*");
    hold("Remainder", &report, "documents/*/reported/*");
    hold("Contradiction", &report, "documents/*/contradictions/*");
    hold("Remark", &report, "documents/*/remarks/*");
    assert!(
        tables.is_empty(),
        "nothing was asked for {:?}",
        tables.keys()
    );
}

#[test]
fn an_array_is_given_where_there_is_nothing() {
    let scratch = Scratch::new();
    for arguments in [
        &["list"] as &[&str],
        &["history"],
        &["check"],
        &["history", "--log", "none"],
    ] {
        let value = json(&scratch, arguments);
        assert_eq!(value, Value::Array(Vec::new()), "{arguments:?}");
    }
}
