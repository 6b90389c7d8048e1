//! Entries that several branches touch, merged by git through the program.

use std::process::Command;

use crate::merging::{conflict, git, merge_in_every_way, set_up, succeed};
use crate::scratch::Scratch;

const ALPHA: &str = "catalog/projects/alpha.yaml";

/// A change by the program on a branch of its own from main.
fn change(scratch: &Scratch, branch: &str, arguments: &[&str]) {
    scratch.git(&["switch", "--quiet", "main"]);
    scratch.catalog(&[arguments, &["--branch", branch, "--yes"]].concat());
    scratch.git(&["switch", "--quiet", "main"]);
}

/// A change by hand on a branch of its own from main.
fn by_hand(scratch: &Scratch, branch: &str, path: &str, from: &str, to: &str) {
    scratch.git(&["switch", "--quiet", "-C", branch, "main"]);
    let text = scratch.read(path);
    assert!(text.contains(from), "{text}");
    scratch.write(path, &text.replacen(from, to, 1));
    scratch.commit(branch);
    scratch.git(&["switch", "--quiet", "main"]);
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| name.to_string()).collect()
}

const STABLE: &[&str] = &["promote", "alpha", "--to", "stable", "--date", "2024-01-20"];
const ARCHIVED: &[&str] = &[
    "archive",
    "alpha",
    "--reason",
    "over",
    "--date",
    "2024-01-25",
];

#[test]
fn two_branches_that_touch_different_fields_of_one_entry_merge_with_their_comments() {
    let scratch = set_up();
    by_hand(
        &scratch,
        "one",
        ALPHA,
        "name: Alpha\n",
        "# About Alpha.\nname: Alpha\nlicense: MIT # by its file\n",
    );
    by_hand(
        &scratch,
        "two",
        ALPHA,
        "areas: [tools/build]\n",
        "legal: DCO # asked\n# Where it stands.\nareas: [tools/build, libraries]\n",
    );
    merge_in_every_way(&scratch, &names(&["one", "two"]));
    assert_eq!(
        scratch.read(ALPHA),
        "# About Alpha.\nname: Alpha\nlicense: MIT # by its file\nhomepage: https://alpha.example\n\
         legal: DCO # asked\n# Where it stands.\nareas: [tools/build, libraries]\n\
         maturity:\n  maturity:\n    - level: experimental\n      date: 2024-01-01\n"
    );
}

#[test]
fn transitions_of_one_track_from_two_branches_merge_by_date() {
    let scratch = set_up();
    change(&scratch, "archived", ARCHIVED);
    change(&scratch, "stable", STABLE);
    merge_in_every_way(&scratch, &names(&["archived", "stable"]));
    let entry = scratch.catalog(&["history", "alpha", "--format", "csv"]);
    let levels: Vec<&str> = ["experimental", "stable", "archived"]
        .into_iter()
        .filter(|level| entry.contains(level))
        .collect();
    assert_eq!(levels, ["experimental", "stable", "archived"], "{entry}");
    let text = scratch.read(ALPHA);
    assert!(
        text.find("level: stable") < text.find("level: archived"),
        "{text}"
    );
}

#[test]
fn twenty_branches_that_touch_one_entry_merge_in_every_way_to_the_same() {
    let scratch = set_up();
    let mut branches = Vec::new();
    let mut on_branch = |arguments: &[&str]| {
        let branch = format!("branch-{:02}", branches.len());
        change(&scratch, &branch, arguments);
        branches.push(branch);
    };
    let edit = |setting: &str| ["edit", "alpha", "--set", setting].map(str::to_string);
    let mut settings = vec![
        "license=MIT".to_string(),
        "legal=DCO".to_string(),
        "summary=What it is".to_string(),
        "description=A longer text".to_string(),
        "repository=https://github.com/alpha/alpha".to_string(),
        "homepage=https://alpha.example/home".to_string(),
    ];
    settings.extend((0..4).map(|number| format!("links.kind-{number}=https://{number}.example")));
    settings.extend((0..4).map(|number| format!("tags=tag-{number}")));
    settings.extend((0..4).map(|number| format!("aliases=alias-{number}")));
    for setting in settings {
        let arguments = edit(&setting);
        on_branch(&arguments.each_ref().map(String::as_str));
    }
    on_branch(STABLE);
    on_branch(ARCHIVED);
    assert_eq!(branches.len(), 20);
    merge_in_every_way(&scratch, &branches);
    let json = scratch.catalog(&["show", "alpha", "--format", "json"]);
    let entry: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let count = |key: &str| entry[key].as_array().map_or(0, Vec::len);
    assert_eq!((count("tags"), count("aliases")), (4, 4), "{json}");
    assert_eq!(
        entry["links"].as_object().map(serde_json::Map::len),
        Some(4)
    );
    assert_eq!(entry["levels"]["maturity"]["level"], "archived");
    assert_eq!(entry["legal"], "DCO");
}

#[test]
fn a_contradiction_is_said_marked_decided_and_settled() {
    let scratch = set_up();
    change(&scratch, "cla", &["edit", "alpha", "--set", "legal=CLA"]);
    change(
        &scratch,
        "dco",
        &[
            "edit",
            "alpha",
            "--set",
            "legal=DCO",
            "--set",
            "license=MIT",
        ],
    );
    succeed(&scratch, &["merge", "--quiet", "--no-edit", "dco"]);
    let said = conflict(&scratch, &["merge", "--no-edit", "cla"]);
    let expected = "error: catalog/projects/alpha.yaml: legal: DCO here, CLA there\n\
        hint: here is HEAD, there is cla; decide between the marks in the file, then `git add` it\n";
    assert!(said.contains(expected), "{said}");
    let text = scratch.read(ALPHA);
    let marked = "license: MIT\n<<<<<<< HEAD\nlegal: DCO\n=======\nlegal: CLA\n>>>>>>> cla\nareas:";
    assert!(text.contains(marked), "{text}");
    let checked = scratch.try_catalog(&["check"]);
    let checked = String::from_utf8_lossy(&checked.stdout).into_owned();
    let expected =
        "error[yaml-syntax]: a merge left a conflict here\n --> catalog/projects/alpha.yaml:4:1\n";
    assert!(checked.starts_with(expected), "{checked}");
    let decided = text.replace("<<<<<<< HEAD\nlegal: DCO\n=======\n", "");
    scratch.write(ALPHA, &decided.replace(">>>>>>> cla\n", ""));
    scratch.git(&["add", ALPHA]);
    succeed(&scratch, &["commit", "--quiet", "--no-edit"]);
    scratch.catalog(&["publish", "--no-branch", "--yes"]);
    scratch.catalog(&["check"]);
    scratch.catalog(&["publish", "--check"]);
}

#[test]
fn a_rebase_says_whose_facts_are_here_and_there_and_shows_the_base_where_git_does() {
    let scratch = set_up();
    change(
        &scratch,
        "cla",
        &["edit", "alpha", "--set", "homepage=https://one.example"],
    );
    change(
        &scratch,
        "dco",
        &["edit", "alpha", "--set", "homepage=https://two.example"],
    );
    scratch.git(&["config", "merge.conflictStyle", "diff3"]);
    let said = conflict(&scratch, &["rebase", "--quiet", "dco", "cla"]);
    let facts = "homepage: https://two.example here, https://one.example there";
    assert!(said.contains(facts), "{said}");
    assert!(said.contains("here is HEAD, there is "), "{said}");
    let text = scratch.read(ALPHA);
    assert!(
        text.contains("\nhomepage: https://alpha.example\n=======\n"),
        "{text}"
    );
    assert!(text.contains(" (Edit Alpha: homepage)\n"), "{text}");
}

#[test]
fn sides_that_merged_each_other_before_disagree_on_no_more_than_they_must() {
    let scratch = set_up();
    let name = "name: Alpha\n";
    by_hand(&scratch, "one", ALPHA, name, "name: One\n");
    by_hand(&scratch, "two", ALPHA, name, "name: Two\n");
    let [one, two] = ["one", "two"].map(|branch| scratch.git(&["rev-parse", branch]));
    for (branch, other) in [("one", &two), ("two", &one)] {
        scratch.git(&["switch", "--quiet", branch]);
        conflict(&scratch, &["merge", "--no-edit", other]);
        scratch.git(&["checkout", "--quiet", "--ours", ALPHA]);
        let text = scratch.read(ALPHA);
        scratch.write(
            ALPHA,
            &text.replace("areas:", &format!("tags: [{branch}]\nareas:")),
        );
        scratch.commit("Ours");
    }
    let said = conflict(&scratch, &["merge", "--no-edit", "one"]);
    assert_eq!(said.matches("error: ").count(), 1, "{said}");
    let text = scratch.read(ALPHA);
    assert!(
        text.contains("<<<<<<< HEAD\nname: Two\n=======\nname: One\n>>>>>>> one\n"),
        "{text}"
    );
    assert!(text.contains("tags: [one, two]\n"), "{text}");
}

#[test]
fn moves_that_cannot_both_be_are_said_with_their_dates() {
    let scratch = set_up();
    change(&scratch, "early", STABLE);
    let late = ["promote", "alpha", "--to", "stable", "--date", "2024-01-22"];
    change(&scratch, "late", &late);
    succeed(&scratch, &["merge", "--quiet", "--no-edit", "early"]);
    let said = conflict(&scratch, &["merge", "--no-edit", "late"]);
    let facts = "maturity: stable on 2024-01-20 here, stable on 2024-01-22 there\n";
    assert!(said.contains(facts), "{said}");
}

#[test]
fn a_renamed_entry_takes_what_another_branch_did_to_it() {
    let scratch = set_up();
    let rename = ["rename", "alpha", "omega", "--name", "Omega"];
    change(&scratch, "renamed", &rename);
    change(&scratch, "stable", STABLE);
    merge_in_every_way(&scratch, &names(&["renamed", "stable"]));
    let text = scratch.read("catalog/projects/omega.yaml");
    assert!(
        text.contains("name: Omega\n") && text.contains("level: stable"),
        "{text}"
    );
    assert!(text.contains("aliases: [alpha]"), "{text}");
}

#[test]
fn an_entry_in_another_folder_takes_what_another_branch_did_to_it() {
    let scratch = set_up();
    let path = "catalog/projects/deeper/alpha.yaml";
    scratch.git(&["switch", "--quiet", "-c", "moved", "main"]);
    scratch.write(
        path,
        &scratch.read(ALPHA).replace("name:", "# Moved.\nname:"),
    );
    scratch.git(&["rm", "--quiet", ALPHA]);
    scratch.commit("Move it");
    scratch.git(&["switch", "--quiet", "main"]);
    change(&scratch, "stable", STABLE);
    merge_in_every_way(&scratch, &names(&["moved", "stable"]));
    let text = scratch.read(path);
    assert!(
        text.contains("# Moved.\n") && text.contains("level: stable"),
        "{text}"
    );
}

#[test]
fn two_new_ids_for_one_entry_are_for_people_to_decide_and_one_merges() {
    let scratch = set_up();
    for branch in ["one", "two"] {
        change(&scratch, branch, &["rename", "alpha", branch]);
    }
    succeed(&scratch, &["merge", "--quiet", "--no-edit", "one"]);
    let output = git(&scratch, &["merge", "--no-edit", "two"]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("CONFLICT (rename/rename)"), "{said}");
    scratch.git(&["merge", "--abort"]);
    change(
        &scratch,
        "same",
        &["rename", "beta", "omega", "--name", "Omega"],
    );
    change(&scratch, "other", &["rename", "beta", "omega"]);
    merge_in_every_way(&scratch, &names(&["same", "other"]));
    let text = scratch.read("catalog/projects/omega.yaml");
    assert!(
        text.contains("name: Omega\n") && text.contains("aliases: [beta]"),
        "{text}"
    );
}

#[test]
fn two_branches_that_add_the_same_entry_merge_what_they_know() {
    let scratch = set_up();
    let add = |branch: &str, more: &[&str]| {
        let known = ["add", "Omega", "--homepage", "https://omega.example"];
        change(&scratch, branch, &[&known, more].concat());
    };
    add("one", &["--area", "tools/build", "--license", "MIT"]);
    add("two", &["--area", "libraries", "--legal", "DCO"]);
    merge_in_every_way(&scratch, &names(&["one", "two"]));
    assert_eq!(
        scratch.read("catalog/projects/omega.yaml"),
        "name: Omega\nhomepage: https://omega.example\nlicense: MIT\nlegal: DCO\n\
         areas: [libraries, tools/build]\n"
    );
}

#[test]
fn areas_and_lists_that_two_branches_add_merge_too() {
    let scratch = set_up();
    let area = |id: &str| format!("  - id: {id} # new\n  - id: libraries\n");
    let list = |id: &str| {
        format!("lists:\n  # Of {id}.\n  {id}:\n    template: list.md\n    output: lists/{id}.md\n")
    };
    for id in ["one", "two"] {
        let path = "catalog/areas.yaml";
        by_hand(&scratch, id, path, "  - id: libraries\n", &area(id));
        scratch.git(&["switch", "--quiet", id]);
        let path = "catalog/catalog.yaml";
        let text = scratch.read(path);
        scratch.write(path, &text.replacen("lists:\n", &list(id), 1));
        scratch.catalog(&["publish", "--no-commit"]);
        scratch.commit(id);
        scratch.git(&["switch", "--quiet", "main"]);
    }
    merge_in_every_way(&scratch, &names(&["one", "two"]));
    let areas = scratch.read("catalog/areas.yaml");
    assert!(
        areas.contains("  - id: one # new\n  - id: two # new\n  - id: libraries\n"),
        "{areas}"
    );
    let settings = scratch.read("catalog/catalog.yaml");
    assert!(settings.contains("  # Of one.\n  one:") && settings.contains("  # Of two.\n  two:"));
    scratch.catalog(&["publish", "--check"]);
}

#[test]
fn a_file_that_cannot_be_read_is_merged_by_lines_and_it_is_said() {
    let scratch = set_up();
    by_hand(&scratch, "broken", ALPHA, "areas:", "legal: : DCO\nareas:");
    change(
        &scratch,
        "beta",
        &["edit", "alpha", "--set", "homepage=https://a.example"],
    );
    succeed(&scratch, &["merge", "--quiet", "--no-edit", "beta"]);
    let said = conflict(&scratch, &["merge", "--no-edit", "broken"]);
    assert!(
        said.contains("warning: catalog/projects/alpha.yaml: merged by lines, since their version cannot be read"),
        "{said}"
    );
    assert!(scratch.read(ALPHA).contains("<<<<<<< HEAD\n"));
}

#[test]
fn without_the_program_git_merges_the_lines() {
    let scratch = set_up();
    change(&scratch, "cla", &["edit", "alpha", "--set", "legal=CLA"]);
    change(&scratch, "dco", &["edit", "alpha", "--set", "legal=DCO"]);
    // Without the folder of the program on the path.
    let mut merge: Command = scratch.command("git", &scratch.root());
    scratch.git(&["merge", "--quiet", "--ff-only", "cla"]);
    let merge = merge.args(["merge", "--no-edit", "dco"]).output();
    assert!(!merge.expect("git runs").status.success());
    let text = scratch.read(ALPHA);
    assert!(
        text.contains("<<<<<<< HEAD\nlegal: CLA\n=======\nlegal: DCO\n>>>>>>> dco\n"),
        "{text}"
    );
}

#[test]
fn lists_that_are_published_on_the_base_stay_out_of_branches_and_are_settled_there() {
    let scratch = set_up();
    let path = "catalog/catalog.yaml";
    let settings = scratch
        .read(path)
        .replace("publish: with-change", "publish: on-base");
    scratch.write(path, &settings);
    scratch.commit("Publish on the base");
    change(&scratch, "stable", STABLE);
    change(&scratch, "legal", &["edit", "alpha", "--set", "legal=DCO"]);
    for branch in ["stable", "legal"] {
        let touched = scratch.git(&["diff", "--name-only", "main", branch]);
        assert_eq!(touched, ALPHA);
        assert!(
            git(&scratch, &["merge", "--quiet", "--no-edit", branch])
                .status
                .success()
        );
    }
    assert!(!scratch.read("lists/projects.md").contains("| Stable |"));
    scratch.catalog(&["publish", "--no-branch", "--yes"]);
    assert!(scratch.read("lists/projects.md").contains("| Stable |"));
}
