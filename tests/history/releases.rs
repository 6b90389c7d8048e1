//! `catalog release`: refused where it should be, and never left half.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

use crate::killing::{kill, moments};
use crate::scratch::Scratch;

/// Three projects, and `promote alpha` since the release 1.0.0.
fn with_a_change() -> Scratch {
    let mut scratch = Scratch::with_projects();
    scratch.on("2024-06-30").catalog(&["release", "1.0.0"]);
    scratch.on("2025-03-01").change(&[
        "promote",
        "alpha",
        "--to",
        "stable",
        "--date",
        "2025-02-28",
    ]);
    scratch
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn a_release_is_a_section_a_commit_and_an_annotated_tag() {
    let scratch = with_a_change();
    let before = scratch.read("CHANGELOG.md");
    scratch.write("unrelated.txt", "not committed\n");
    scratch.catalog(&["release", "1.1.0"]);
    let page = scratch.read("CHANGELOG.md");
    let (section, rest) = page
        .split_once("## 1.0.0 - 2024-06-30")
        .expect("the last release");
    assert!(
        section.contains("## 1.1.0 - 2025-03-01\n\n### Promoted\n\n- [Alpha]"),
        "{section}"
    );
    assert!(before.ends_with(rest), "everything else stays");
    assert_eq!(scratch.git(&["log", "-1", "--format=%s"]), "Release 1.1.0");
    assert_eq!(scratch.git(&["cat-file", "-t", "v1.1.0"]), "tag");
    assert_eq!(
        scratch.git(&["rev-parse", "v1.1.0^{}"]),
        scratch.git(&["rev-parse", "HEAD"])
    );
    let said = scratch.git(&["tag", "-l", "--format=%(contents)", "v1.1.0"]);
    assert!(
        said.contains("### Promoted"),
        "headings stay in the tag: {said}"
    );
    assert!(said.contains("Catalog-Release: 1.1.0 2025-03-01"), "{said}");
    assert_eq!(scratch.git(&["status", "--porcelain"]), "?? unrelated.txt");
    assert_eq!(scratch.diff(&[]), [""; 0], "the next range begins here");
}

#[test]
fn the_links_that_compare_follow_where_the_remote_has_a_page() {
    let mut scratch = Scratch::with_projects();
    scratch.git(&["remote", "add", "origin", "https://github.com/owner/list"]);
    scratch.on("2024-06-30").catalog(&["release", "1.0.0"]);
    scratch.change(&["edit", "alpha", "--set", "license=MIT"]);
    scratch.catalog(&["release", "--bump"]);
    let page = scratch.read("CHANGELOG.md");
    let links: Vec<&str> = page.lines().filter(|line| line.contains("]: ")).collect();
    assert_eq!(
        links,
        [
            "[1.0.1]: https://github.com/owner/list/compare/v1.0.0...v1.0.1",
            "[1.0.0]: https://github.com/owner/list/releases/tag/v1.0.0",
        ]
    );
    assert!(page.contains("\n## [1.0.1] - 2024-06-30\n"), "{page}");
}

#[test]
fn a_release_of_an_earlier_day_lets_what_follows_lie_within_the_range() {
    let mut scratch = Scratch::with_projects();
    scratch
        .on("2026-01-01")
        .catalog(&["release", "2024.06.30", "--date", "2024-06-30"]);
    scratch.change(&["promote", "alpha", "--to", "stable", "--date", "2025-02-28"]);
    let json = scratch.json(&[]);
    assert_eq!(json["from"]["name"], "2024.06.30");
    assert_eq!(json["changes"][0]["dated"], "within");
    scratch.catalog(&["release", "--bump"]);
    assert_eq!(scratch.git(&["tag"]), "2024.06.30\n2026.01.01");
}

#[test]
fn what_should_not_be_released_is_refused_and_nothing_changes() {
    let scratch = with_a_change();
    let all = || scratch.git(&["for-each-ref"]);
    let before = all();
    let refused = |arguments: &[&str], why: &str| {
        let said = scratch.refusal(1, arguments);
        assert!(said.contains(why), "{said}");
        assert_eq!(all(), before);
    };
    refused(&["release", "1.0.0"], "the tag v1.0.0 exists already");
    refused(
        &["release", "v0.9.0"],
        "0.9.0 comes before the last release, 1.0.0",
    );
    let text = scratch.read("catalog/projects/alpha.yaml");
    scratch.write(
        "catalog/projects/alpha.yaml",
        &format!("{text}license: MIT\n"),
    );
    refused(
        &["release", "1.1.0"],
        "uncommitted changes in catalog/projects/alpha.yaml",
    );
    scratch.git(&["checkout", "--quiet", "."]);
    scratch.write("CHANGELOG.md", "mine\n");
    refused(&["release", "1.1.0"], "uncommitted changes in CHANGELOG.md");
    scratch.git(&["checkout", "--quiet", "."]);
    assert!(
        scratch
            .refusal(2, &["release", "one"])
            .contains("no version")
    );
    assert!(
        scratch
            .refusal(2, &["release", "1.1.0", "--date", "2025-03-02"])
            .contains("future")
    );
    scratch.git(&["checkout", "--quiet", "v1.0.0"]);
    refused(&["release", "1.1.0"], "HEAD is on no branch");
}

#[test]
fn a_catalog_with_errors_and_one_without_changes_is_not_released() {
    let scratch = with_a_change();
    let text = scratch.read("catalog/projects/beta.yaml");
    scratch.write(
        "catalog/projects/beta.yaml",
        &format!("{text}license: MIT2\n"),
    );
    scratch.commit("A license that there is not");
    let said = scratch.refusal(1, &["release", "1.1.0"]);
    assert!(said.contains("error[license]"), "{said}");
    scratch.git(&["reset", "--quiet", "--hard", "HEAD~"]);
    scratch.catalog(&["release", "1.1.0"]);
    let said = scratch.refusal(1, &["release", "1.2.0"]);
    assert!(said.contains("nothing has changed since v1.1.0"), "{said}");
    scratch.catalog(&["release", "1.2.0", "--allow-empty"]);
    assert!(
        scratch
            .read("CHANGELOG.md")
            .contains("## 1.2.0 - 2025-03-01\n\nNothing has changed.\n")
    );
}

#[test]
fn a_section_without_its_tag_is_finished_by_the_next_run() {
    let scratch = with_a_change();
    scratch.catalog(&["release", "1.1.0"]);
    let released = scratch.git(&["rev-parse", "HEAD"]);
    scratch.git(&["tag", "-d", "v1.1.0"]);
    scratch.change(&["edit", "beta", "--set", "license=MIT"]);
    let said = scratch.refusal(1, &["release", "1.2.0"]);
    assert!(
        said.contains("the release 1.1.0 was stopped before its tag was made"),
        "{said}"
    );
    scratch.catalog(&["release", "1.1.0"]);
    assert_eq!(scratch.git(&["rev-parse", "v1.1.0^{}"]), released);
    assert_eq!(count(&scratch.read("CHANGELOG.md"), "## 1.1.0"), 1);
    scratch.catalog(&["release", "1.2.0"]);
    assert_eq!(count(&scratch.read("CHANGELOG.md"), "\n## "), 3);
}

#[test]
fn a_dry_run_shows_the_section_and_touches_nothing() {
    let scratch = with_a_change();
    let before = scratch.git(&["for-each-ref"]);
    let shown = scratch.catalog(&["release", "--bump", "--dry-run"]);
    assert!(shown.contains("+## 1.1.0 - 2025-03-01"), "{shown}");
    assert_eq!(scratch.git(&["for-each-ref"]), before);
    assert_eq!(scratch.git(&["status", "--porcelain"]), "");
}

#[test]
fn the_tag_is_signed_where_git_is_told_to_and_is_a_release_all_the_same() {
    if Command::new("ssh-keygen").arg("-?").output().is_err() {
        eprintln!("skipped: ssh-keygen is missing");
        return;
    }
    let scratch = with_a_change();
    let key = scratch.beside("key").to_string_lossy().into_owned();
    let mut make = scratch.command("ssh-keygen", &scratch.root());
    let made = make
        .args(["-q", "-t", "ed25519", "-N", "", "-f", &key])
        .status();
    assert!(made.expect("ssh-keygen runs").success());
    for (name, value) in [
        ("gpg.format", "ssh"),
        ("user.signingKey", key.as_str()),
        ("tag.gpgSign", "true"),
    ] {
        scratch.git(&["config", name, value]);
    }
    scratch.catalog(&["release", "1.1.0", "--date", "2025-02-28"]);
    let tag = scratch.git(&["cat-file", "tag", "v1.1.0"]);
    assert!(tag.contains("-----BEGIN SSH SIGNATURE-----"), "{tag}");
    let json = scratch.json(&[]);
    assert_eq!(json["from"]["date"], "2025-02-28", "{json}");
}

/// A bare repository beside, as the remote `origin`.
fn with_remote(scratch: &Scratch) -> PathBuf {
    let remote = scratch.beside("remote.git");
    let place = remote.to_string_lossy();
    scratch.git(&["init", "--quiet", "--bare", &place]);
    scratch.git(&["remote", "add", "origin", &place]);
    remote
}

#[test]
fn branch_and_tag_are_pushed_together_or_not_at_all() {
    let scratch = with_a_change();
    let said = scratch.refusal(1, &["release", "1.1.0", "--push"]);
    assert!(said.contains("remote"), "{said}");
    assert_eq!(
        scratch.git(&["tag", "-l", "v1.1.0"]),
        "",
        "refused before it began"
    );
    let remote = with_remote(&scratch);
    let hook = remote.join("hooks/update");
    let refuse_tags = "#!/bin/sh\ncase $1 in refs/tags/*) exit 1;; esac\n";
    fs::write(&hook, refuse_tags).expect("a hook");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("a mode");
    let said = scratch.refusal(1, &["release", "1.1.0", "--push"]);
    assert!(said.contains("the same command pushes it again"), "{said}");
    let there = || {
        scratch.git_in(
            &remote,
            &["for-each-ref", "--format=%(refname) %(objectname)"],
        )
    };
    assert_eq!(there(), "", "neither the branch nor the tag");
    fs::remove_file(&hook).expect("no hook");
    scratch.catalog(&["release", "1.1.0", "--push"]);
    let head = scratch.git(&["rev-parse", "HEAD"]);
    let tag = scratch.git(&["rev-parse", "v1.1.0"]);
    assert_eq!(
        there(),
        format!("refs/heads/main {head}\nrefs/tags/v1.1.0 {tag}")
    );
    assert_eq!(count(&scratch.read("CHANGELOG.md"), "## 1.1.0"), 1);
}

#[test]
fn killed_at_any_moment_the_same_command_ends_with_one_section_and_one_tag() {
    let scratch = with_a_change();
    let start = scratch.git(&["rev-parse", "HEAD"]);
    let release = ["release", "1.1.0"];
    let begin_again = || {
        scratch.git(&["tag", "-d", "v1.1.0"]);
        scratch.git(&["reset", "--quiet", "--hard", &start]);
    };
    for moment in moments(&scratch, &release, begin_again) {
        kill(&scratch, &release, moment);
        let output = scratch.try_catalog(&release);
        let said = String::from_utf8_lossy(&output.stderr);
        let done = output.status.success() || said.contains("the tag v1.1.0 exists already");
        assert!(done, "{moment:?}: {said}");
        assert_eq!(count(&scratch.read("CHANGELOG.md"), "## 1.1.0"), 1);
        assert_eq!(scratch.git(&["status", "--porcelain"]), "", "{moment:?}");
        let range = format!("{start}..v1.1.0");
        assert_eq!(scratch.git(&["rev-list", "--count", &range]), "1");
        assert_eq!(
            scratch.git(&["rev-parse", "v1.1.0^{}"]),
            scratch.git(&["rev-parse", "HEAD"])
        );
        begin_again();
    }
}
