//! `catalog init`: a new catalog.

use std::fs;

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn a_folder_without_a_repository_becomes_one_with_a_catalog() {
    let env = TestEnvironment::empty();
    let ran = env.catalog_in(&env.folder(), ["init", "repo"]).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
 Initialized a git repository in $DIR/repo
       Began the catalog “Projects”
   Committed [ID] on main
hint: edit catalog/catalog.yaml for title, levels and lists
hint: `catalog add` adds a project, `catalog remove example` removes the example

"#]]
    );
    assert_data_eq!(
        env.git(["ls-tree", "-r", "--name-only", "HEAD"]),
        str![[r#"
.gitattributes
catalog/areas.yaml
catalog/catalog.yaml
catalog/projects/example.yaml
lists/projects.md
"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Begin the catalog “Projects”

Catalog-Change: init
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_data_eq!(env.status(), str!["## main"]);
    env.catalog(["check", "--strict"]).done();
    env.catalog(["publish", "--check"]).done();
    env.catalog(["promote", "example", "--to", "stable"]).done();
    assert_eq!(
        env.git(["branch", "--show-current"]),
        "catalog/promote-example"
    );
}

#[test]
fn in_a_repository_it_is_a_change_like_every_other() {
    let env = TestEnvironment::unborn();
    env.commit("README.md", "# Here\n");
    env.write("other.txt", "mine\n");
    env.catalog(["init"]).done();
    assert_data_eq!(
        env.status(),
        str![[r#"
## catalog/init-catalog
?? other.txt
"#]]
    );
    assert_data_eq!(
        env.git(["log", "--format=%s"]),
        str![[r#"
Begin the catalog “Projects”
Write README.md
"#]]
    );
    assert_data_eq!(
        env.refused(["init"]),
        str![[r#"
error: catalog/catalog.yaml: there is a catalog here already
hint: `catalog add` adds a project to it

"#]]
    );
}

#[test]
fn what_people_wrote_in_the_attributes_of_git_stays() {
    let env = TestEnvironment::unborn();
    env.commit(".gitattributes", "*.png binary");
    env.catalog(["init"]).done();
    assert_data_eq!(
        env.git(["show", "HEAD:.gitattributes"]),
        str![[r#"
*.png binary
# catalog:begin - these files merge through catalog, see `catalog setup-git`
/catalog/areas.yaml merge=catalog
/catalog/catalog.yaml merge=catalog
/catalog/projects/**/*.yaml merge=catalog
/lists/projects.md merge=catalog
# catalog:end
"#]]
    );
    assert_eq!(
        env.git(["config", "--local", "merge.catalog.name"]),
        "entries and published lists of a catalog"
    );
}

#[test]
fn a_dry_run_makes_nothing() {
    let env = TestEnvironment::unborn();
    let ran = env.unchanged(["init", "--dry-run"], 0);
    assert!(
        ran.stdout.contains("+++ b/catalog/catalog.yaml"),
        "{}",
        ran.stdout
    );
    let env = TestEnvironment::empty();
    fs::create_dir(env.root()).expect("a folder");
    for folder in ["repo", "repo/deeper/below"] {
        let ran = env
            .catalog_in(&env.folder(), ["init", folder, "--dry-run"])
            .done();
        assert!(
            ran.stdout.contains("+++ b/catalog/catalog.yaml"),
            "{}",
            ran.stdout
        );
        assert!(
            ran.stderr.starts_with("hint: a git repository would be"),
            "{}",
            ran.stderr
        );
    }
    let left = fs::read_dir(env.root()).expect("a folder").count();
    assert_eq!(left, 0);
    // What lies there already is seen.
    env.write("catalog/catalog.yaml", "title: Mine\n");
    let said = env.refused(["init", "--dry-run"]);
    assert!(said.contains("there is a catalog here already"), "{said}");
}

#[test]
fn the_folder_of_the_catalog_can_be_named() {
    let env = TestEnvironment::unborn();
    env.catalog(["init", "--catalog", "docs/facts"]).done();
    assert!(env.path("docs/facts/projects/example.yaml").exists());
    let ran = env.catalog(["list", "--catalog", "docs/facts"]).done();
    assert_data_eq!(
        ran.stdout,
        str![[r#"
example	Example	maturity: experimental	tools/build	Shows what an entry looks like

"#]]
    );
    let said = env.misused(["list", "--catalog", "."]);
    assert_data_eq!(
        said,
        str![[r#"
error: --catalog . is no folder inside the repository
hint: name a folder below $DIR/repo

"#]]
    );
}
