//! Five years of level changes, replayed on the project's own catalog.

use std::collections::BTreeSet;
use std::path::Path;

use crate::environment::TestEnvironment;

/// The catalog stands as of the day before.
const SINCE: &str = "2021-07-01";

/// 2026-12-31, when all changes of the example are past.
const YEARS_LATER: &str = "1798675200";

#[test]
fn the_levels_of_five_years_replay_on_the_projects_own_catalog_as_one_commit() {
    let env = TestEnvironment::of_project().with("SOURCE_DATE_EPOCH", YEARS_LATER);
    let before = env.git(["rev-list", "--count", "HEAD"]);
    assert_eq!(before, "1");
    env.catalog(["apply", &example(), "--no-branch"]).done();
    assert_eq!(env.git(["rev-list", "--count", "HEAD"]), "2");
    env.catalog(["check"]).done();
    compare_with_the_facts(&env);
}

#[test]
fn the_levels_of_five_years_replay_a_commit_each() {
    let env = TestEnvironment::of_project().with("SOURCE_DATE_EPOCH", YEARS_LATER);
    let changes = std::fs::read_to_string(example()).expect("the example");
    let count = changes
        .lines()
        .filter(|line| line.starts_with("  - verb: "))
        .count();
    let ran = env.catalog(["apply", &example(), "--each", "-y"]).done();
    assert!(
        ran.stderr
            .contains(&format!("{count} changes, one commit each")),
        "{}",
        ran.stderr
    );
    assert_eq!(
        env.git(["rev-list", "--count", "main..HEAD"]),
        count.to_string()
    );
    assert_eq!(env.git(["rev-list", "--merges", "main..HEAD"]), "");
    env.catalog(["check"]).done();
    compare_with_the_facts(&env);
}

fn example() -> String {
    format!(
        "{}/examples/cncf-2021-2026.yaml",
        env!("CARGO_MANIFEST_DIR")
    )
}

/// Compares the history of the `cncf` track since July 2021 with the facts that `CATALOG_FACTS`
/// names: a CSV file of projects, the days they came to a level in columns named by it.
fn compare_with_the_facts(env: &TestEnvironment) {
    let Some(facts) = std::env::var_os("CATALOG_FACTS") else {
        eprintln!("skipped: CATALOG_FACTS names no file to compare the history with");
        return;
    };
    let ran = env
        .catalog(["history", "--since", SINCE, "--format", "json"])
        .done();
    let stays: Vec<serde_json::Value> = serde_json::from_str(&ran.stdout).expect("JSON");
    let text =
        |stay: &serde_json::Value, key: &str| stay[key].as_str().unwrap_or_default().to_owned();
    let found: BTreeSet<[String; 3]> = stays
        .iter()
        .filter(|stay| stay["track"] == "cncf")
        .map(|stay| ["date", "name", "level"].map(|key| text(stay, key)))
        .collect();
    let facts = facts_of(Path::new(&facts));
    let missing: Vec<_> = facts.difference(&found).collect();
    let made_up: Vec<_> = found.difference(&facts).collect();
    assert_eq!((missing, made_up), (Vec::new(), Vec::new()));
}

/// The day, the project and the level of every move since then.
fn facts_of(path: &Path) -> BTreeSet<[String; 3]> {
    let mut reader = csv::Reader::from_path(path).expect("the facts");
    let heading = reader.headers().expect("a heading").clone();
    let mut facts = BTreeSet::new();
    for row in reader.records() {
        let row = row.expect("a row");
        let cell = |name: &str| {
            let column = heading.iter().position(|other| other == name);
            row[column.expect("a column")].to_owned()
        };
        // Who was accepted at a higher level never was at the lowest.
        let entered_higher = [cell("incubating"), cell("graduated")].contains(&cell("accepted"));
        let sandbox = if entered_higher {
            String::new()
        } else {
            cell("accepted")
        };
        for (level, date) in [
            ("sandbox", sandbox),
            ("incubating", cell("incubating")),
            ("graduated", cell("graduated")),
            ("archived", cell("archived")),
        ] {
            if date.as_str() >= SINCE {
                facts.insert([date, name_here(&cell("name")), level.to_owned()]);
            }
        }
    }
    facts
}

/// What the catalog calls a project that the facts call so.
fn name_here(name: &str) -> String {
    let short = name.split(" (").next().unwrap_or(name);
    match short {
        "Copa" => "Copacetic",
        "SlimToolkit" => "docker-slim",
        same => same,
    }
    .to_owned()
}
