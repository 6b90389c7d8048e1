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
 In template meshes.md:3: prose: Some words.
     Entries 2 found: 1 new, 1 grown, 0 unchanged, 0 repeated
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
.gitattributes
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
        ("landscape.yml", "error: landscape.yml:1:12: "),
        ("catalog", "error: cannot read catalog: "),
        ("gone.md", "error: cannot read gone.md: "),
    ] {
        let said = env.refused(["import", file]);
        assert!(said.starts_with(reason), "{file}: {said}");
    }
}

#[test]
fn a_report_does_not_overwrite_a_document_by_any_path() {
    let env = TestEnvironment::new();
    env.write("meshes.md", PAGE);
    env.write("other.md", PAGE);
    let page = env.root().join("meshes.md");
    std::fs::hard_link(&page, env.root().join("linked.md")).expect("a link");
    let mut paths = vec!["meshes.md", "catalog/../meshes.md"];
    if cfg!(unix) {
        paths.push("linked.md");
    }
    for path in paths {
        for command in [
            vec!["import", "other.md", "meshes.md", "--report", path],
            vec!["init", "new", "--from", "meshes.md", "--report", path],
        ] {
            let ran = env.catalog(&command);
            assert_eq!(ran.status, 2, "{command:?}: {}", ran.stderr);
            let said = format!("error: the report {path} would overwrite the document meshes.md");
            assert!(ran.stderr.starts_with(&said), "{}", ran.stderr);
            assert_eq!(env.read("meshes.md"), PAGE, "{command:?}");
        }
    }
    assert!(!env.root().join("new").exists());
}

#[test]
fn what_moved_is_reported_without_a_terminal_and_taken_with_a_flag() {
    let env = TestEnvironment::new();
    let page = "- [Linkerd](https://linkerd.io) ([repository](https://github.com/else/linkerd))\n";
    env.write("meshes.md", page);
    let before = env.read("catalog/projects/linkerd.yaml");
    let ran = env.catalog(["import", "meshes.md"]).done();
    assert!(
        ran.stderr
            .contains("warning: meshes.md:1: repository of linkerd is"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("hint: --take-moves takes"),
        "{}",
        ran.stderr
    );
    let repository = |text: &str| {
        let mut lines = text.lines();
        lines
            .find(|line| line.starts_with("repository:"))
            .map(str::to_string)
    };
    let after = env.read("catalog/projects/linkerd.yaml");
    assert_eq!(repository(&after), repository(&before));
    let ran = env.catalog(["import", "meshes.md", "--take-moves"]).done();
    assert!(!ran.stderr.contains("hint: --take-moves"), "{}", ran.stderr);
    assert_eq!(
        repository(&env.read("catalog/projects/linkerd.yaml")).as_deref(),
        Some("repository: https://github.com/else/linkerd")
    );
}

#[test]
fn a_list_that_cannot_be_read_leaves_no_repository_behind() {
    let env = TestEnvironment::empty();
    std::fs::write(env.folder().join("prose.md"), "Words.\n").expect("written");
    let ran = env.catalog_in(&env.folder(), ["init", "repo", "--from", "prose.md"]);
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    assert!(!env.root().join(".git").exists());
}

const GUIDE: &str = "\
# Guide

## Sandbox Projects

### Alpha

- **Project Repository:** https://github.com/a/alpha
- **License:** MIT
";

/// A catalog with a list from the guide, and a newer version of it in another repository.
fn guides() -> TestEnvironment {
    let env = TestEnvironment::new();
    env.write_at("docs/guide[1].md", GUIDE);
    let docs = env.folder().join("docs");
    env.git_in(&docs, ["init", "--quiet"]);
    let commit = |env: &TestEnvironment, day: &str| {
        let mut git = env.command("git", &env.folder().join("docs"));
        git.args(["commit", "--quiet", "--all", "-m", day])
            .env("GIT_COMMITTER_DATE", format!("{day}T23:30:00 -0800"));
        assert!(git.status().expect("git").success());
    };
    env.git_in(&docs, ["add", "--all"]);
    commit(&env, "2019-02-03");
    let guide = "../docs/guide[1].md";
    env.catalog(["import", guide, "--list", "guide", "--no-branch"])
        .done();
    env.write_at("docs/guide[1].md", GUIDE.replace("Sandbox", "Incubating"));
    commit(&env, "2020-05-06");
    // A later commit of another file is none of the guide's.
    env.write_at("docs/guide1.md", "Words.\n");
    env.git_in(&docs, ["add", "--all"]);
    commit(&env, "2020-11-12");
    env
}

#[test]
fn a_level_that_changed_has_the_day_of_the_last_commit_of_its_file() {
    let env = guides();
    env.git_in(
        &env.folder().join("docs"),
        ["config", "log.showSignature", "true"],
    );
    let arguments = [
        "import",
        "../docs/guide[1].md",
        "--list",
        "guide",
        "--date-from-git",
    ];
    env.catalog(arguments).done();
    let alpha = env.read("catalog/projects/alpha.yaml");
    assert!(
        alpha.contains("    - level: sandbox\n    - level: incubating\n      date: 2020-05-06\n"),
        "{alpha}"
    );
}

#[test]
fn a_file_without_a_commit_of_its_own_has_no_day() {
    let env = guides();
    env.write_at("docs/guide[1].md", GUIDE.replace("Sandbox", "Graduated"));
    let import = |file: &str| env.misused(["import", file, "--list", "guide", "--date-from-git"]);
    assert_data_eq!(
        import("../docs/guide[1].md"),
        str![[r#"
error: ../docs/guide[1].md was changed since its last commit, which does not date it
hint: commit it, or give the day with --date YYYY-MM-DD

"#]]
    );
    for file in ["docs/new.md", "alone/new.md"] {
        env.write_at(file, GUIDE);
        let said = import(&format!("../{file}"));
        assert!(
            said.starts_with(&format!("error: ../{file} is in no commit")),
            "{said}"
        );
    }
}
