//! `catalog import` into a catalog that has what it would make.

use crate::environment::TestEnvironment;

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
