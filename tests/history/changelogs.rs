//! `catalog changelog`: for readers, with the commits and pull requests that the history names.

use crate::scratch::Scratch;

/// A repository with a remote on the web, a release, and two changes behind it.
fn with_changes() -> Scratch {
    let mut scratch = Scratch::with_projects();
    scratch.git(&["remote", "add", "origin", "git@github.com:owner/list.git"]);
    scratch
        .on("2024-06-30")
        .git(&["tag", "-a", "v1.0.0", "-m", "one"]);
    scratch.on("2025-03-01");
    scratch
}

#[test]
fn it_is_markdown_by_kind_with_links_and_the_day_of_each_transition() {
    let scratch = with_changes();
    scratch.change(&[
        "promote",
        "alpha",
        "--to",
        "stable",
        "--date",
        "2025-02-28",
        "--evidence",
        "https://example.org/vote",
    ]);
    scratch.change(&[
        "archive",
        "beta",
        "--reason",
        "no * maintainers",
        "--date",
        "2024-05-01",
    ]);
    let commits = scratch.git(&["log", "-2", "--format=%H"]);
    let (archived, promoted) = commits.split_once('\n').expect("two commits");
    let link = |commit: &str| {
        format!(
            "[{:.7}](https://github.com/owner/list/commit/{commit})",
            commit
        )
    };
    assert_eq!(
        scratch.catalog(&["changelog"]),
        format!(
            "## Unreleased\n\n### Promoted\n\n- [Alpha](https://alpha.example) from Experimental \
             to Stable (Maturity, 2025-02-28, [evidence](https://example.org/vote)) ({})\n\n\
             ### Archived\n\n- [Beta](https://beta.example) from Experimental to Archived \
             (Maturity, 2024-05-01, recorded late): no \\* maintainers ({})\n",
            link(promoted),
            link(archived)
        )
    );
}

#[test]
fn merges_and_squashes_name_their_pull_requests() {
    let scratch = with_changes();
    scratch.catalog(&[
        "edit",
        "alpha",
        "--set",
        "license=MIT",
        "--yes",
        "--branch",
        "one",
    ]);
    scratch.catalog(&["edit", "beta", "--set", "license=MIT", "--yes"]);
    scratch.git(&["switch", "--quiet", "main"]);
    scratch.git(&[
        "merge",
        "--quiet",
        "--no-ff",
        "-m",
        "Merge pull request #7 from x/one",
        "one",
    ]);
    scratch.catalog(&[
        "edit",
        "gamma",
        "--set",
        "license=MIT",
        "--yes",
        "--branch",
        "two",
    ]);
    let body = scratch.git(&["log", "-1", "--format=%B"]);
    scratch.git(&["switch", "--quiet", "main"]);
    scratch.git(&["merge", "--quiet", "--squash", "two"]);
    scratch.commit(&format!("Edit Gamma: license (#8)\n\n* {body}\n\n* more"));
    let json = scratch.json(&[]);
    let changes = json["changes"].as_array().expect("changes");
    let numbers: Vec<_> = changes
        .iter()
        .map(|change| (change["id"].as_str(), change["pull_request"].as_u64()))
        .collect();
    assert_eq!(
        numbers,
        [
            (Some("alpha"), Some(7)),
            (Some("beta"), Some(7)),
            (Some("gamma"), Some(8)),
        ]
    );
    assert_eq!(changes[0]["reference"], "#7");
    assert_eq!(
        changes[0]["reference_url"],
        "https://github.com/owner/list/pull/7"
    );
}

#[test]
fn a_change_by_hand_names_the_only_commit_that_touched_the_file() {
    let scratch = with_changes();
    let text = scratch.read("catalog/projects/alpha.yaml");
    scratch.write(
        "catalog/projects/alpha.yaml",
        &format!("{text}license: MIT\n"),
    );
    let commit = scratch.commit("License of Alpha");
    assert_eq!(scratch.json(&[])["changes"][0]["commit"], commit);
    scratch.write(
        "catalog/projects/alpha.yaml",
        &format!("{text}license: 0BSD\n"),
    );
    scratch.commit("Another license");
    assert!(
        scratch.json(&[])["changes"][0]["commit"].is_null(),
        "either may be meant"
    );
}

#[test]
fn nothing_is_said_of_an_empty_range_and_the_same_twice() {
    let scratch = with_changes();
    let output = scratch.try_catalog(&["changelog"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("Nothing has changed between v1.0.0 and work tree"),
        "{said}"
    );
    scratch.change(&["edit", "alpha", "--set", "license=MIT"]);
    assert_eq!(
        scratch.catalog(&["changelog"]),
        scratch.catalog(&["changelog"])
    );
}

#[test]
fn json_has_every_key_of_the_contract() {
    let scratch = with_changes();
    scratch.change(&["promote", "alpha", "--to", "stable", "--date", "2025-02-28"]);
    let json = scratch.json(&[]);
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect()
    };
    assert_eq!(keys(&json), ["from", "to", "changes", "unread"]);
    assert_eq!(json["from"]["name"], "v1.0.0");
    assert_eq!(json["from"]["date"], "2024-06-30");
    assert_eq!(json["to"]["commit"], serde_json::Value::Null);
    let change = &json["changes"][0];
    assert_eq!(
        keys(change).join(" "),
        "kind about id name url track track_title from from_title to to_title date dated evidence \
         reason note successor levels areas left entered old_id old_name fields into before after \
         commit pull_request reference reference_url"
    );
    assert_eq!(change["kind"], "promoted");
    assert_eq!(
        (&change["from"], &change["to"]),
        (&"experimental".into(), &"stable".into())
    );
    assert_eq!(change["dated"], "within");
}

#[test]
fn the_template_of_the_catalog_goes_before_the_built_in_one() {
    let scratch = with_changes();
    scratch.change(&["edit", "alpha", "--set", "license=MIT"]);
    scratch.write(
        "templates/changelog.md",
        "{% for section in sections %}{{ section.title }}: {% for change in section.changes %}{{ change.id }}{% endfor %}{% endfor %}",
    );
    assert_eq!(
        scratch.catalog(&["changelog"]),
        "## Unreleased\n\nUpdated: alpha\n"
    );
    scratch.write("templates/changelog.md", "{{ nothing }}");
    let said = scratch.refusal(1, &["changelog"]);
    assert!(said.contains("templates/changelog.md:1:4"), "{said}");
}
