//! Lists that were rendered on several branches, merged by git through the program.

use crate::merging::{git, merge_all, set_up, succeed};
use crate::scratch::Scratch;

/// A branch from main for each project, on which it is promoted and the list rendered.
fn promote_on_branches(scratch: &Scratch, ids: &[String]) {
    for id in ids {
        scratch.git(&["switch", "--quiet", "main"]);
        scratch.catalog(&[
            "promote",
            id,
            "--to",
            "stable",
            "--date",
            "2024-02-01",
            "--branch",
            id,
            "--yes",
        ]);
    }
    scratch.git(&["switch", "--quiet", "main"]);
}

fn ids(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| name.to_string()).collect()
}

#[test]
fn two_branches_that_promote_different_projects_merge_in_both_orders() {
    let scratch = set_up();
    let main = scratch.git(&["rev-parse", "HEAD"]);
    let ids = ids(&["alpha", "beta"]);
    promote_on_branches(&scratch, &ids);
    // Without the driver the same merge conflicts.
    scratch.git(&["config", "--remove-section", "merge.catalog"]);
    succeed(&scratch, &["merge", "--quiet", "--no-edit", "alpha"]);
    assert!(
        !git(&scratch, &["merge", "--no-edit", "beta"])
            .status
            .success()
    );
    scratch.git(&["merge", "--abort"]);
    scratch.git(&["reset", "--quiet", "--hard", &main]);
    scratch.catalog(&["setup-git"]);
    let forwards = merge_all(&scratch, ids.iter());
    scratch.git(&["reset", "--quiet", "--hard", &main]);
    let backwards = merge_all(&scratch, ids.iter().rev());
    assert_eq!(forwards, backwards);
    assert_eq!(
        scratch
            .read("lists/projects.md")
            .matches("| Stable |")
            .count(),
        2
    );
}

#[test]
fn twenty_branches_merge_rebase_and_cherry_pick_to_the_same() {
    let scratch = set_up();
    let ids: Vec<String> = (0..20)
        .map(|number| format!("project-{number:02}"))
        .collect();
    ids.iter().for_each(|id| scratch.add(id, "2024-01-01"));
    let main = scratch.git(&["rev-parse", "HEAD"]);
    promote_on_branches(&scratch, &ids);
    let merged = merge_all(&scratch, ids.iter());
    scratch.git(&["reset", "--quiet", "--hard", &main]);
    assert_eq!(merge_all(&scratch, ids.iter().rev()), merged);
    scratch.git(&["reset", "--quiet", "--hard", &main]);
    for id in &ids {
        succeed(&scratch, &["cherry-pick", "--keep-redundant-commits", id]);
    }
    assert_eq!(merge_all(&scratch, [].iter()), merged);
    scratch.git(&["reset", "--quiet", "--hard", &main]);
    for id in &ids {
        succeed(&scratch, &["rebase", "--quiet", "main", id]);
        scratch.git(&["switch", "--quiet", "main"]);
        scratch.git(&["merge", "--quiet", "--ff-only", id]);
    }
    assert_eq!(merge_all(&scratch, [].iter()), merged);
}

#[test]
fn what_people_wrote_around_a_list_still_conflicts_and_the_list_does_not() {
    let scratch = set_up();
    let settings = scratch.read("catalog/catalog.yaml");
    let settings = settings.replace(
        "output: lists/projects.md",
        "output: PAGE.md\n    between: projects",
    );
    scratch.write("catalog/catalog.yaml", &settings);
    let page = |prose: &str| {
        format!("# {prose}\n\n\n\n<!-- catalog:projects:begin -->\n<!-- catalog:projects:end -->\n")
    };
    scratch.write("PAGE.md", &page("Prose"));
    scratch.catalog(&["setup-git"]);
    scratch.catalog(&["publish", "--no-commit"]);
    scratch.commit("A list inside a page");
    promote_on_branches(&scratch, &ids(&["alpha", "beta"]));
    let edit = |branch: &str, prose: &str| {
        scratch.git(&["switch", "--quiet", branch]);
        let text = scratch.read("PAGE.md").replace("# Prose", prose);
        scratch.write("PAGE.md", &text);
        scratch.commit("Prose");
    };
    edit("alpha", "# Ours");
    scratch.git(&["switch", "--quiet", "main"]);
    succeed(&scratch, &["merge", "--quiet", "--no-edit", "alpha"]);
    succeed(&scratch, &["merge", "--quiet", "--no-edit", "beta"]);
    assert!(scratch.read("PAGE.md").starts_with("# Ours\n"));
    scratch.git(&["reset", "--quiet", "--hard", "alpha"]);
    edit("beta", "# Theirs");
    scratch.git(&["switch", "--quiet", "main"]);
    assert!(
        !git(&scratch, &["merge", "--no-edit", "beta"])
            .status
            .success()
    );
    let page = scratch.read("PAGE.md");
    assert!(page.contains("<<<<<<< HEAD\n# Ours"), "{page}");
    assert!(page.contains("# Theirs\n>>>>>>> beta"), "{page}");
    assert_eq!(page.matches("<<<<<<<").count(), 1, "{page}");
}

#[test]
fn a_new_catalog_is_set_up_and_setting_up_again_changes_nothing() {
    let scratch = set_up();
    let configured = scratch.git(&["config", "--local", "merge.catalog.driver"]);
    scratch.catalog(&["setup-git"]);
    assert_eq!(scratch.git(&["status", "--porcelain"]), "");
    let again = scratch.git(&["config", "--local", "merge.catalog.driver"]);
    assert_eq!(again, configured);
    let files = [
        "catalog/catalog.yaml",
        "catalog/areas.yaml",
        "catalog/projects/alpha.yaml",
        "catalog/projects/deeper/below/alpha.yaml",
        "lists/projects.md",
    ];
    let attributes = |files: &[&str]| scratch.git(&[&["check-attr", "merge"], files].concat());
    let expected: Vec<String> = files
        .iter()
        .map(|file| format!("{file}: merge: catalog"))
        .collect();
    assert_eq!(attributes(&files), expected.join("\n"));
    assert_eq!(attributes(&["README.md"]), "README.md: merge: unspecified");
}
