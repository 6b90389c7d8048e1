//! `catalog import` into a catalog that has what it would make.

use crate::environment::TestEnvironment;

/// A table of projects with their levels.
fn table(title: &str, rows: &[(&str, &str)]) -> String {
    let head = format!("# {title}\n\n| Project | Level | Repository |\n|---|---|---|\n");
    let row = |(name, level): &(&str, &str)| {
        format!("| {name} | {level} | https://github.com/{name}/{name} |\n")
    };
    head + &rows.iter().map(row).collect::<String>()
}

/// A new catalog in the folder of the environment, with a template of its own.
fn with_template() -> TestEnvironment {
    let env = TestEnvironment::new();
    env.write("templates/list.md", "mine\n");
    env.write("lists/other.md", "By hand.\n");
    env.git(["add", "--all"]);
    env.git(["commit", "--quiet", "-m", "a template"]);
    env
}

#[test]
fn neither_a_template_nor_a_page_of_people_is_overwritten() {
    let env = with_template();
    env.write("list.md", "- [A](https://a.example): a\n");
    env.write("landscape.md", "- [B](https://b.example): b\n");
    env.write("other.md", "- [C](https://c.example): c\n");
    env.catalog(["import", "list.md", "landscape.md", "other.md"])
        .done();
    assert_eq!(env.read("templates/list.md"), "mine\n");
    assert!(
        env.read("templates/list-2.md")
            .contains("builtin/bullets.md")
    );
    assert!(env.read("lists/list.md").contains("[A]"));
    assert!(env.root().join("templates/landscape.md").exists());
    assert_eq!(env.read("lists/other.md"), "By hand.\n");
    assert!(env.read("lists/other-2.md").contains("[C]"));
    env.catalog(["publish", "--check"]).done();
}

#[test]
fn a_new_catalog_takes_no_name_of_a_template_either() {
    let env = TestEnvironment::empty();
    std::fs::write(
        env.folder().join("list.md"),
        "- [A](https://a.example): a\n",
    )
    .expect("written");
    env.catalog_in(&env.folder(), ["init", "repo", "--from", "list.md"])
        .done();
    let files = env.git(["ls-tree", "-r", "--name-only", "HEAD"]);
    assert!(
        files.contains("lists/list.md\ntemplates/list-2.md"),
        "{files}"
    );
}

#[test]
fn a_list_is_named_by_the_title_where_the_file_says_nothing() {
    let env = TestEnvironment::new();
    env.write_at(
        "one/README.md",
        "# Good Meshes\n\n- [A](https://a.example): a\n",
    );
    env.write_at(
        "two/README.md",
        "# Bad Meshes\n\n- [B](https://b.example): b\n",
    );
    env.write_at("three/README.md", "- [C](https://c.example): c\n");
    for (folder, list) in [
        ("one", "good-meshes"),
        ("two", "bad-meshes"),
        ("three", "readme"),
    ] {
        let file = format!("../{folder}/README.md");
        let ran = env.catalog(["import", &file, "--dry-run"]).done();
        assert!(
            ran.stderr.contains(&format!("into the list {list}\n")),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn another_title_than_that_of_the_list_is_reported() {
    let env = TestEnvironment::new();
    env.write("a.md", "# One\n\n- [A](https://a.example): a\n");
    env.write("b.md", "# Two\n\n- [A](https://a.example): a\n");
    env.catalog(["import", "a.md", "--list", "one"]).done();
    let ran = env.catalog(["import", "b.md", "--list", "one"]).done();
    let said = "warning: b.md: the title `Two` of the document is not that of the list one, `One`";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("Not taken b.md:1: heading: Two"),
        "{}",
        ran.stderr
    );
}

#[test]
fn projects_that_the_list_does_not_select_are_named() {
    let env = TestEnvironment::new();
    let settings = env.read("catalog/catalog.yaml");
    let picks =
        "lists:\n  picks: {template: list.md, output: lists/picks.md, select: {ids: [linkerd]}}\n";
    env.write("catalog/catalog.yaml", settings.replace("lists:\n", picks));
    env.git(["commit", "--quiet", "--all", "-m", "picks"]);
    env.write(
        "new.md",
        "- [Linkerd](https://linkerd.io)\n- [Brand New](https://new.example): n\n",
    );
    let ran = env
        .catalog(["import", "new.md", "--list", "picks", "--report", "r.json"])
        .done();
    let said = "1 project does not stand in the list picks, which selects by ids: Brand New";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    assert!(env.read("r.json").contains(said));
}

#[test]
fn a_merged_branch_is_no_hindrance_to_the_next_version() {
    let env = TestEnvironment::new();
    env.write("ours.md", table("Ours", &[("dapr", "Sandbox")]));
    env.catalog(["import", "ours.md", "--track", "cncf"]).done();
    env.git(["switch", "--quiet", "main"]);
    env.write("ours.md", table("Ours", &[("dapr", "Incubating")]));
    let said = env.refused(["import", "ours.md"]);
    assert!(
        said.contains("the branch catalog/import-ours exists"),
        "{said}"
    );
    env.git(["merge", "--quiet", "catalog/import-ours"]);
    env.catalog(["import", "ours.md", "--date", "2021-01-01"])
        .done();
    assert_eq!(
        env.git(["branch", "--show-current"]),
        "catalog/import-ours-2"
    );
    assert!(
        env.read("catalog/projects/dapr.yaml")
            .contains("    - level: incubating\n")
    );
    assert!(!env.read("catalog/catalog.yaml").contains("maturity"));
}

#[test]
fn versions_of_one_list_are_one_change() {
    let env = TestEnvironment::new();
    env.write(
        "a.md",
        table("Ours", &[("dapr", "Sandbox"), ("osm", "Sandbox")]),
    );
    env.write(
        "b.md",
        table("Ours", &[("dapr", "Incubating"), ("osm", "Sandbox")]),
    );
    env.catalog([
        "import", "a.md", "b.md", "--list", "ours", "--track", "cncf",
    ])
    .done();
    assert_eq!(
        env.message(),
        "Import 2 documents into ours\n\n\
         - Import 2 projects into ours\n- Import 1 project into ours\n\n\
         Catalog-Change: import ours 2 new, 0 grown\nCatalog-Change: import ours 0 new, 1 grown\n\
         Signed-off-by: A U Thor <author@example.com>"
    );
    assert_eq!(env.git(["branch", "--show-current"]), "catalog/import-ours");
}
