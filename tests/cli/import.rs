//! `catalog import`, and `catalog init --from`.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

const PAGE: &str = "\
# Meshes

Some words.

- [Linkerd](https://linkerd.io): A mesh.
- [Kuma #Mesh#](https://kuma.io): Another.
";

#[test]
fn a_list_comes_in_as_a_change_like_every_other() {
    let env = TestEnvironment::new();
    env.write("meshes.md", PAGE);
    let ran = env
        .catalog(["import", "meshes.md", "--report", "report.json"])
        .done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
        Read meshes.md as bullets, into the list meshes
warning: meshes.md:5: summary of linkerd is `Service mesh with a small data plane` and stays, the document says `A mesh.`
   Not taken meshes.md:3: prose: Some words.
   Not taken meshes.md:5: contradiction: : A mesh.
     Entries 2 found: 1 new, 1 grown, 0 unchanged
       Links 2 in the source: 2 taken, 0 reported
       Texts 4 in the source: 2 taken, 2 reported
...
"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Import 2 projects into meshes

Catalog-Change: import meshes 1 new, 1 grown
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
    assert_eq!(
        env.git(["branch", "--show-current"]),
        "catalog/import-meshes"
    );
    assert!(
        env.read("catalog/projects/linkerd.yaml")
            .contains("# the vote took a year")
    );
    assert!(
        env.read("lists/meshes.md")
            .contains("- [Kuma #Mesh#](https://kuma.io): Another.")
    );
    let report = env.read("report.json");
    assert!(report.contains("\"why\": \"prose\""), "{report}");
    env.catalog(["check"]).done();
    env.catalog(["publish", "--check"]).done();
    let again = env.catalog(["import", "meshes.md"]).done();
    assert!(
        again.stderr.contains("Nothing to change"),
        "{}",
        again.stderr
    );
}

#[test]
fn a_new_repository_may_begin_with_a_list() {
    let env = TestEnvironment::empty();
    std::fs::write(env.folder().join("meshes.md"), PAGE).expect("written");
    env.catalog_in(
        &env.folder(),
        ["init", "repo", "--from", "meshes.md", "--list", "all"],
    )
    .done();
    assert_data_eq!(
        env.git(["ls-tree", "-r", "--name-only", "HEAD"]),
        str![[r#"
catalog/areas.yaml
catalog/catalog.yaml
catalog/projects/kuma.yaml
catalog/projects/linkerd.yaml
lists/all.md
templates/all.md
"#]]
    );
    env.catalog(["check"]).done();
}

#[test]
fn what_is_no_list_is_refused_with_the_reason() {
    let env = TestEnvironment::new();
    std::fs::write(env.root().join("utf16.md"), b"\xff\xfe#\0").expect("written");
    std::fs::write(env.root().join("nul.md"), b"# A\n\0\n").expect("written");
    env.write("empty.md", "\n");
    env.write("prose.md", "Words.\n");
    env.write("landscape.yml", "landscape: [\n");
    for (file, reason) in [
        ("utf16.md", "error: utf16.md: the file is UTF-16, not UTF-8"),
        (
            "nul.md",
            "error: nul.md: line 2 has a NUL byte, as no text has",
        ),
        ("empty.md", "error: empty.md: the file is empty"),
        ("prose.md", "error: prose.md: no list of projects was found"),
        ("landscape.yml", "error: landscape.yml: "),
        ("catalog", "error: cannot read catalog: "),
        ("gone.md", "error: cannot read gone.md: "),
    ] {
        let said = env.refused(["import", file]);
        assert!(said.starts_with(reason), "{file}: {said}");
    }
}
