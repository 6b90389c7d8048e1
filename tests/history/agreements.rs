//! `catalog check --history`: transitions that disagree with the commits that recorded them.

use crate::scratch::Scratch;

/// The lines of `catalog check --history --format github`, and its exit status.
fn check(scratch: &Scratch) -> (Vec<String>, Option<i32>) {
    let output = scratch.try_catalog(&["check", "--history", "--format", "github"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (
        text.lines().map(str::to_string).collect(),
        output.status.code(),
    )
}

fn agrees(scratch: &Scratch) {
    assert_eq!(check(scratch), (Vec::new(), Some(0)));
}

/// Replaces a text in the file of an entry, and commits it.
fn alter(scratch: &Scratch, id: &str, from: &str, to: &str, message: &str) -> String {
    let path = format!("catalog/projects/{id}.yaml");
    let text = scratch.read(&path);
    assert!(text.contains(from), "{text}");
    scratch.write(&path, &text.replace(from, to));
    scratch.catalog(&["publish", "--no-commit", "--yes"]);
    let commit = scratch.commit(message);
    commit[..7].to_string()
}

/// Three projects, of which alpha was promoted, and a release of them.
fn released() -> Scratch {
    let mut scratch = Scratch::with_projects();
    scratch.change(&["promote", "alpha", "--to", "stable", "--date", "2024-01-31"]);
    scratch.catalog(&["release", "1.0.0"]);
    scratch.on("2024-06-01");
    scratch
}

#[test]
fn a_past_that_no_commit_altered_agrees() {
    let scratch = released();
    scratch.change(&["promote", "beta", "--to", "stable", "--date", "2024-05-31"]);
    scratch.change(&["rename", "beta", "delta", "--name", "Delta"]);
    scratch.change(&["edit", "alpha", "--set", "license=MIT"]);
    scratch.git(&[
        "mv",
        "catalog/projects/gamma.yaml",
        "catalog/projects/g.yaml",
    ]);
    scratch.git(&[
        "mv",
        "catalog/projects/g.yaml",
        "catalog/projects/gamma.yaml",
    ]);
    agrees(&scratch);
}

#[test]
fn a_date_behind_the_commit_that_recorded_it_is_found_at_its_place() {
    let mut scratch = released();
    scratch.change(&[
        "promote",
        "beta",
        "--to",
        "stable",
        "--date",
        "2024-06-15",
        "--allow-future",
    ]);
    let allowed = scratch.git(&["rev-parse", "--short=7", "HEAD"]);
    let more = "date: 2024-01-01\n    - level: stable\n      date: 2024-06-20";
    let by_hand = alter(&scratch, "gamma", "date: 2024-01-01", more, "By hand");
    scratch.on("2024-07-01");
    let line = |kind: &str, id: &str, day: u8, commit: &str| {
        format!(
            "::{kind} file=catalog/projects/{id}.yaml,line=9,col=13,title=recorded-ahead::`stable` \
             (maturity) is dated 2024-06-{day}, and {commit} recorded it on 2024-06-01 already; \
             `catalog edit {id}` corrects it, and says so in its commit"
        )
    };
    let lines = vec![
        line("warning", "beta", 15, &allowed),
        line("error", "gamma", 20, &by_hand),
    ];
    assert_eq!(check(&scratch), (lines, Some(1)), "the first was allowed");
    alter(&scratch, "beta", "2024-06-15", "2024-06-01", "By hand");
    alter(&scratch, "gamma", "2024-06-20", "2024-06-01", "By hand");
    agrees(&scratch);
}

/// What each problem says: its rule, file, line and message, without the help.
fn told(scratch: &Scratch) -> Vec<String> {
    let output = scratch.try_catalog(&["check", "--history", "--format", "json"]);
    let problems: Vec<serde_json::Value> =
        serde_json::from_slice(&output.stdout).expect("problems");
    let tell = |problem: &serde_json::Value| {
        let text = |key: &str| problem[key].as_str().unwrap_or_default().to_string();
        let path = text("path");
        let file = path.rsplit('/').next().unwrap_or_default();
        format!(
            "{} {file}:{} {}",
            text("rule"),
            problem["line"],
            text("message")
        )
    };
    problems.iter().map(tell).collect()
}

#[test]
fn a_released_date_that_was_altered_by_hand_is_found_until_it_is_corrected() {
    let scratch = released();
    let commit = alter(&scratch, "alpha", "2024-01-01", "2023-12-01", "By hand");
    assert_eq!(
        told(&scratch),
        [format!(
            "past-altered alpha.yaml:7 {commit} altered `experimental` (maturity, 2024-01-01), which \
             v1.0.0 told of, without a correction: date was 2024-01-01, became 2023-12-01"
        )]
    );
    scratch.change(&["edit", "alpha", "--set", "license=MIT"]);
    assert_eq!(
        told(&scratch).len(),
        1,
        "an edit of other fields corrects no transition"
    );
    scratch.change(&["rename", "alpha", "omega", "--name", "Omega"]);
    assert_eq!(
        told(&scratch).len(),
        1,
        "it is the same entry under another id"
    );
    let said = "Catalog-Change: edit omega maturity";
    alter(&scratch, "omega", "2023-12-01", "2023-12-02", said);
    agrees(&scratch);
}

#[test]
fn what_is_put_back_and_what_bears_a_note_that_says_why_agrees() {
    let scratch = released();
    alter(&scratch, "alpha", "2024-01-01", "2023-12-01", "By hand");
    alter(&scratch, "alpha", "2023-12-01", "2024-01-01", "And back");
    agrees(&scratch);
    let with_note = "2023-12-01\n      note: the vote was earlier";
    alter(&scratch, "alpha", "2024-01-01", with_note, "By hand");
    agrees(&scratch);
}

#[test]
fn what_was_not_released_may_be_altered_and_what_was_not_known_filled_in() {
    let scratch = released();
    alter(
        &scratch,
        "alpha",
        "2024-01-01",
        "2024-01-01\n      evidence: https://a.example",
        "Fill in",
    );
    scratch.change(&["promote", "beta", "--to", "stable", "--date", "2024-05-31"]);
    alter(&scratch, "beta", "2024-05-31", "2024-05-30", "By hand");
    agrees(&scratch);
}

#[test]
fn a_transition_or_an_entry_that_vanished_is_found() {
    let scratch = released();
    let text = scratch.read("catalog/projects/alpha.yaml");
    let first = "    - level: experimental\n      date: 2024-01-01\n";
    assert!(text.contains(first), "{text}");
    let commit = alter(&scratch, "alpha", first, "", "By hand");
    scratch.git(&["rm", "--quiet", "catalog/projects/beta.yaml"]);
    scratch.catalog(&["publish", "--no-commit", "--yes"]);
    let removed = &scratch.commit("Gone")[..7];
    scratch.change(&["remove", "gamma", "--reason", "a slip"]);
    assert_eq!(
        told(&scratch),
        [
            format!(
                "past-vanished alpha.yaml:5 {commit} took away `experimental` (maturity, 2024-01-01), \
                 which v1.0.0 told of, without a correction"
            ),
            format!(
                "past-vanished beta.yaml:null {removed} took away `beta`, which v1.0.0 told of, without \
                 saying so"
            ),
        ]
    );
}

#[test]
fn a_level_that_changed_without_a_transition_is_found_and_an_undone_one_is_not() {
    let scratch = released();
    let commit = alter(&scratch, "beta", "experimental", "stable", "By hand");
    assert_eq!(
        told(&scratch),
        [format!(
            "level-without-transition beta.yaml:6 {commit} changed the level on maturity from \
             `experimental` to `stable` without a transition"
        )]
    );
    alter(&scratch, "beta", "stable", "experimental", "And back");
    scratch.change(&["promote", "beta", "--to", "stable", "--date", "2024-05-31"]);
    scratch.catalog(&["release", "1.1.0"]);
    scratch.change(&["promote", "gamma", "--to", "stable", "--date", "2024-05-31"]);
    scratch.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    scratch.catalog(&["undo", "--yes"]);
    agrees(&scratch);
}

#[test]
fn a_transition_that_a_merge_lost_is_found() {
    let scratch = Scratch::with_projects();
    scratch.git(&["branch", "topic"]);
    scratch.change(&["promote", "alpha", "--to", "stable", "--date", "2024-01-31"]);
    scratch.catalog(&["release", "1.0.0"]);
    scratch.git(&["switch", "--quiet", "topic"]);
    scratch.change(&["edit", "beta", "--set", "license=MIT"]);
    scratch.git(&["switch", "--quiet", "main"]);
    scratch.git(&["merge", "--quiet", "--no-ff", "-m", "Whole", "topic"]);
    agrees(&scratch);
    scratch.git(&["switch", "--quiet", "topic"]);
    scratch.change(&["edit", "gamma", "--set", "license=MIT"]);
    scratch.git(&["merge", "--quiet", "-s", "ours", "-m", "Ours", "main"]);
    let merge = scratch.git(&["rev-parse", "--short=7", "HEAD"]);
    assert_eq!(
        told(&scratch),
        [format!(
            "past-vanished alpha.yaml:5 {merge} took away `stable` (maturity, 2024-01-31), which \
             v1.0.0 told of, without a correction"
        )]
    );
}

#[test]
fn a_file_that_could_not_be_read_for_a_while_says_nothing_new_and_loses_nothing() {
    let scratch = released();
    let text = scratch.read("catalog/projects/alpha.yaml");
    scratch.write("catalog/projects/alpha.yaml", "name: [\n");
    scratch.commit("A slip");
    scratch.write("catalog/projects/alpha.yaml", &text);
    scratch.commit("Repair");
    agrees(&scratch);
    scratch.write("catalog/projects/alpha.yaml", "name: [\n");
    scratch.commit("A slip");
    let other = text.replace("2024-01-01", "2023-12-01");
    scratch.write("catalog/projects/alpha.yaml", &other);
    scratch.catalog(&["publish", "--no-commit", "--yes"]);
    let commit = &scratch.commit("Another past")[..7];
    let told = told(&scratch);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains(&format!("{commit} altered `experimental`")),
        "{told:?}"
    );
}

#[test]
fn levels_that_are_called_otherwise_are_the_same() {
    let scratch = released();
    let rename = |path: &str| {
        let text = scratch.read(path).replace("experimental", "trial");
        scratch.write(path, &text);
    };
    rename("catalog/catalog.yaml");
    for id in ["alpha", "beta", "gamma"] {
        rename(&format!("catalog/projects/{id}.yaml"));
    }
    scratch.catalog(&["publish", "--no-commit", "--yes"]);
    scratch.commit("Call it trial");
    agrees(&scratch);
    let commit = alter(&scratch, "alpha", "2024-01-01", "2023-12-01", "By hand");
    let told = told(&scratch);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains(&format!("{commit} altered `trial`")),
        "{told:?}"
    );
}

#[test]
fn a_shallow_clone_is_refused_and_a_history_is_asked_only_where_it_is_wanted() {
    let scratch = released();
    alter(&scratch, "alpha", "2024-01-01", "2023-12-01", "By hand");
    scratch.catalog(&["check"]);
    let clone = scratch.beside("shallow");
    let url = format!("file://{}", scratch.root().display());
    scratch.git(&[
        "clone",
        "--quiet",
        "--depth",
        "1",
        &url,
        &clone.to_string_lossy(),
    ]);
    let mut command = scratch.command(env!("CARGO_BIN_EXE_catalog"), &clone);
    let output = command
        .args(["check", "--history"])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(output.stdout.is_empty());
    assert!(
        said.contains("this is a shallow clone") && said.contains("git fetch --unshallow"),
        "{said}"
    );
}

#[test]
fn code_scanning_gets_the_rule_with_what_it_asks_for() {
    let scratch = released();
    alter(&scratch, "beta", "experimental", "stable", "By hand");
    let output = scratch.try_catalog(&["check", "--history", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).expect("SARIF");
    let run = &log["runs"][0];
    assert_eq!(
        run["tool"]["driver"]["rules"][0]["id"],
        "level-without-transition"
    );
    assert!(run["tool"]["driver"]["rules"][0]["shortDescription"]["text"].is_string());
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["region"]["startLine"], 6);
    let output = scratch.try_catalog(&["check", "--history"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.starts_with("error[level-without-transition]: "),
        "{text}"
    );
    assert!(text.contains("--> catalog/projects/beta.yaml:6:"), "{text}");
}
