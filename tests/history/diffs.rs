//! `catalog diff`: by meaning, whatever happened to the files.

use crate::scratch::Scratch;

#[test]
fn every_kind_of_change_is_told_between_two_days() {
    let mut scratch = Scratch::with_projects();
    scratch.on("2025-03-01").change(&[
        "promote",
        "alpha",
        "--to",
        "stable",
        "--date",
        "2025-02-28",
    ]);
    scratch.change(&["edit", "alpha", "--set", "license=MIT"]);
    scratch.on("2025-04-01").change(&[
        "archive",
        "beta",
        "--reason",
        "no maintainers",
        "--date",
        "2025-04-01",
        "--superseded-by",
        "gamma",
    ]);
    scratch.change(&["move-area", "gamma", "--to", "libraries"]);
    scratch.change(&["rename", "gamma", "delta", "--name", "Delta"]);
    scratch.add("Epsilon", "2025-04-01");
    assert_eq!(
        scratch.plain_diff(&["@{2024-12-31}..@{2025-12-31}"]),
        [
            "promoted Alpha from Experimental to Stable (Maturity, 2025-02-28)",
            "added Epsilon (epsilon) at Experimental (Maturity, 2025-04-01) in tools/build",
            "archived Beta from Experimental to Archived (Maturity, 2025-04-01): no maintainers; superseded by Delta",
            "moved Delta from tools/build to libraries",
            "renamed Delta (delta), before Gamma (gamma)",
            "updated Alpha (alpha): license",
            "license: nothing → MIT",
        ]
    );
    let only_march = scratch.plain_diff(&["@{2024-12-31}..@{2025-03-31}"]);
    assert_eq!(only_march.len(), 3, "{only_march:?}");
    assert_eq!(scratch.diff(&["HEAD"]), [""; 0]);
}

#[test]
fn reformatting_and_moving_folders_is_no_difference() {
    let scratch = Scratch::with_projects();
    let before = scratch.git(&["rev-parse", "HEAD"]);
    scratch.write(
        "catalog/projects/alpha.yaml",
        "# Rewritten by hand\nmaturity:\n  maturity: [{date: 2024-01-01, level: experimental}]\n\n\
         areas:\n    - 'tools/build'\nhomepage: \"https://alpha.example\"\nname: Alpha\n",
    );
    scratch.git(&[
        "mv",
        "catalog/projects/beta.yaml",
        "catalog/projects/moved.yaml",
    ]);
    scratch.write(
        "catalog/projects/deep/er/beta.yaml",
        &scratch.read("catalog/projects/moved.yaml"),
    );
    scratch.git(&["rm", "--quiet", "--force", "catalog/projects/moved.yaml"]);
    let crlf = scratch
        .read("catalog/projects/gamma.yaml")
        .replace('\n', "\r\n");
    scratch.write("catalog/projects/gamma.yaml", &crlf);
    let areas = scratch.read("catalog/areas.yaml");
    scratch.write("catalog/areas.yaml", &format!("# another comment\n{areas}"));
    assert_eq!(scratch.diff(&[&before]), [""; 0], "on disk");
    scratch.commit("Reformat");
    assert_eq!(
        scratch.diff(&[&format!("{before}..HEAD")]),
        [""; 0],
        "committed"
    );
}

#[test]
fn what_was_deleted_and_came_back_is_told_by_what_is_different_in_the_end() {
    let scratch = Scratch::with_projects();
    let before = scratch.git(&["rev-parse", "HEAD"]);
    let text = scratch.read("catalog/projects/alpha.yaml");
    scratch.change(&["remove", "alpha", "--reason", "a mistake"]);
    assert_eq!(scratch.plain_diff(&[&before]), ["removed Alpha (alpha)"]);
    scratch.write("catalog/projects/alpha.yaml", &text);
    scratch.commit("Bring Alpha back");
    assert_eq!(scratch.diff(&[&before]), [""; 0]);
    scratch.write(
        "catalog/projects/alpha.yaml",
        &text.replace("2024-01-01", "2023-01-01"),
    );
    assert_eq!(
        scratch.plain_diff(&[&before]),
        ["corrected Alpha (maturity): experimental 2024-01-01 → experimental 2023-01-01"]
    );
}

#[test]
fn without_a_range_it_begins_at_the_last_release_and_ends_on_disk() {
    let mut scratch = Scratch::with_projects();
    scratch.git(&["tag", "v1.0.0"]);
    scratch.git(&["tag", "unrelated"]);
    scratch
        .on("2024-02-01")
        .change(&["edit", "alpha", "--set", "license=MIT"]);
    scratch.git(&["tag", "v0.9.0"]);
    let text = scratch.read("catalog/projects/beta.yaml");
    scratch.write(
        "catalog/projects/beta.yaml",
        &format!("{text}license: MIT\n"),
    );
    let keys: Vec<String> = scratch.plain_diff(&[]);
    assert_eq!(
        keys,
        [
            "updated Alpha (alpha): license",
            "license: nothing → MIT",
            "updated Beta (beta): license",
            "license: nothing → MIT",
        ]
    );
    assert_eq!(scratch.diff(&["v1.0.0..v0.9.0"]).len(), 2);
}

#[test]
fn an_entry_of_a_revision_that_is_not_accepted_is_read_as_far_as_it_goes_and_said() {
    let scratch = Scratch::with_projects();
    let text = scratch.read("catalog/projects/alpha.yaml");
    scratch.write("catalog/projects/alpha.yaml", &format!("{text}stars: 5\n"));
    scratch.write("catalog/projects/beta.yaml", "name: [\n");
    scratch.commit("What another version wrote");
    scratch.write(
        "catalog/projects/alpha.yaml",
        &format!("{text}license: MIT\n"),
    );
    let output = scratch.try_catalog(&["diff", "HEAD"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success());
    assert!(
        said.contains("catalog/projects/alpha.yaml (HEAD) is read as far as it goes"),
        "{said}"
    );
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("updated Alpha (alpha): license"), "{told}");
    assert!(!told.contains("Beta"), "{told}");
    let unread = scratch.json(&["HEAD"]);
    assert_eq!(unread["unread"][0]["path"], "catalog/projects/alpha.yaml");
}

#[test]
fn a_name_that_leads_nowhere_is_refused() {
    let scratch = Scratch::with_projects();
    assert!(
        scratch
            .refusal(1, &["diff", "v9"])
            .contains("`v9` names no commit")
    );
    assert!(
        scratch
            .refusal(2, &["diff", "a...b"])
            .contains("three points")
    );
}

#[test]
fn a_shallow_clone_says_what_it_cannot_tell() {
    let mut scratch = Scratch::with_projects();
    scratch
        .on("2025-01-01")
        .change(&["edit", "alpha", "--set", "license=MIT"]);
    let clone = scratch.beside("clone");
    let url = format!("file://{}", scratch.root().display());
    let path = clone.to_string_lossy().into_owned();
    scratch.git(&["clone", "--quiet", "--depth=1", &url, &path]);
    for range in [&["diff"][..], &["changelog", "@{2024-06-30}"]] {
        let mut command = scratch.command(env!("CARGO_BIN_EXE_catalog"), &clone);
        let output = command.args(range).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            said.contains("this is a shallow clone"),
            "{range:?}: {said}"
        );
        assert_eq!(output.status.code(), Some(2));
    }
}
