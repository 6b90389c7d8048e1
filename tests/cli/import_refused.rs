//! What `catalog import` refuses, and what it says of what it does not take.

use crate::environment::TestEnvironment;

const PAGE: &str = "- [Linkerd](https://linkerd.io)\n";

#[test]
fn a_report_takes_the_place_of_nothing_but_a_report() {
    let env = TestEnvironment::new();
    env.write("page.md", PAGE);
    env.write("old.json", "{}\n");
    let before = env.read("catalog/projects/linkerd.yaml");
    for report in [
        "catalog/projects/linkerd.yaml",
        "catalog/../catalog/projects/linkerd.yaml",
    ] {
        let said = env.misused(["import", "page.md", "--report", report]);
        let begin = format!("error: the report would overwrite {report}, which is no JSON");
        assert!(said.starts_with(&begin), "{said}");
    }
    assert_eq!(env.read("catalog/projects/linkerd.yaml"), before);
    env.catalog(["import", "page.md", "--report", "old.json"])
        .done();
    assert!(env.read("old.json").contains("documents"));
}

#[test]
fn a_report_that_cannot_be_written_leaves_nothing_behind() {
    let env = TestEnvironment::empty();
    std::fs::write(env.folder().join("page.md"), PAGE).expect("written");
    let ran = env.catalog_in(
        &env.folder(),
        [
            "init",
            "r5",
            "--from",
            "page.md",
            "--report",
            "nodir/r.json",
        ],
    );
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    assert!(
        ran.stderr.starts_with("error: cannot write nodir/r.json: "),
        "{}",
        ran.stderr
    );
    assert!(!env.folder().join("r5").exists());
}

#[test]
fn a_shape_that_does_not_fit_is_answered_with_what_would() {
    let env = TestEnvironment::new();
    env.write(
        "page.md",
        "# A\n\n- [Linkerd]: https://linkerd.io\n- [x](https://x.example)\n",
    );
    env.write("other.yml", "projects:\n  - name: a\n");
    let said = env.refused(["import", "page.md", "--as", "landscape"]);
    assert!(
        said.contains("hint: leave out --as to have the shape recognised"),
        "{said}"
    );
    let said = env.refused(["import", "other.yml"]);
    assert!(
        said.starts_with("error: other.yml: no list of projects was found\n"),
        "{said}"
    );
    assert!(
        said.contains("hint: a file of YAML is read as a landscape.yml"),
        "{said}"
    );
    assert!(!said.contains("--as"), "{said}");
    let said = env.refused(["import", "other.yml", "--as", "landscape"]);
    assert!(!said.contains("as sections"), "{said}");
}

#[test]
fn a_day_to_come_is_refused_at_once() {
    let env = TestEnvironment::new();
    env.write("page.md", PAGE);
    let said = env.refused(["import", "page.md", "--date", "2999-01-01"]);
    assert!(
        said.starts_with("error: 2999-01-01 lies in the future"),
        "{said}"
    );
    assert!(said.contains("hint: --allow-future"), "{said}");
    env.catalog([
        "import",
        "page.md",
        "--date",
        "2999-01-01",
        "--allow-future",
    ])
    .done();
}

#[test]
fn a_lower_level_is_answered_with_the_flag_that_takes_it() {
    let env = TestEnvironment::new();
    let page = |level: &str| {
        format!(
            "| Project | Level | Website |\n|---|---|---|\n| Dapr | {level} | https://dapr.io |\n"
        )
    };
    env.write("ours.md", page("Incubating"));
    env.catalog(["import", "ours.md", "--no-branch", "--track", "cncf"])
        .done();
    env.write("ours.md", page("Sandbox"));
    let ran = env.catalog(["import", "ours.md"]).done();
    assert!(
        ran.stderr
            .contains("hint: --date with the day of the newer version takes a lower level"),
        "{}",
        ran.stderr
    );
    let down = ["import", "ours.md", "--no-branch", "--date", "2021-01-01"];
    env.catalog(down).done();
    assert!(
        env.read("catalog/projects/dapr.yaml")
            .contains("    - level: sandbox\n")
    );
}

#[test]
fn long_texts_are_told_in_a_line_and_written_whole() {
    let env = TestEnvironment::new();
    let words = "very ".repeat(60);
    env.write(
        "page.md",
        format!("- [Linkerd](https://linkerd.io): A {words}\n  good mesh.\n"),
    );
    let ran = env
        .catalog(["import", "page.md", "--report", "r.json"])
        .done();
    let warned = ran
        .stderr
        .lines()
        .find(|line| line.starts_with("warning: page.md:1: "));
    let warned = warned.expect("a warning");
    assert!(warned.chars().count() < 220, "{warned}");
    assert!(warned.contains("\u{2026}`"), "{warned}");
    assert!(!ran.stderr.contains("contradiction: "), "{}", ran.stderr);
    let report = env.read("r.json");
    assert!(report.contains(words.trim_end()), "{report}");
    assert!(report.contains("\"why\": \"contradiction\""), "{report}");
}

const FUTURE: &str = "landscape:\n  - category:\n    name: A\n    subcategories:\n      - subcategory:\n        name: B\n        items:\n          - item:\n            name: C\n            project: graduated\n            extra:\n              graduated: 2999-01-01\n";

#[test]
fn a_catalog_begins_with_a_day_to_come_only_where_that_is_accepted() {
    let env = TestEnvironment::empty();
    std::fs::write(env.folder().join("landscape.yml"), FUTURE).expect("written");
    let init = ["init", "r6", "--from", "landscape.yml"];
    let ran = env.catalog_in(&env.folder(), init);
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("--allow-future"), "{}", ran.stderr);
    let accepting = init.into_iter().chain(["--allow-future"]);
    env.catalog_in(&env.folder(), accepting).done();
}

#[test]
fn a_table_whose_columns_say_nothing_of_names_is_answered_with_what_to_do() {
    let env = TestEnvironment::new();
    env.write(
        "page.md",
        "# A\n\n| Foo | Bar |\n| --- | --- |\n| a | b |\n| c | d |\n",
    );
    let said = env.refused(["import", "page.md"]);
    assert_eq!(
        said,
        "error: page.md:3: no column of the table is known to name projects: `Foo`, `Bar`\n\
         hint: `--as table` takes the first column for the names, and the others as they are headed\n"
    );
    env.catalog(["import", "page.md", "--as", "table"]).done();
}
