//! `--dry-run` and `--no-commit` of every command that changes something.

use crate::environment::TestEnvironment;

/// A line for each command, each a change.
const LINES: &[&str] = &[
    "add Kyverno --area cncf/runtime --level sandbox",
    "edit linkerd --set legal=CLA",
    "promote linkerd --to graduated",
    "demote envoy --to incubating --reason r",
    "archive brigade --reason r",
    "restore rkt --to sandbox --reason r",
    "move-area envoy --to cncf/runtime",
    "rename envoy envoy-proxy",
    "remove brigade --reason r --yes",
    "apply ../changes.yaml",
    "apply ../changes.yaml --each",
    "publish",
];

fn environment() -> TestEnvironment {
    let env = TestEnvironment::new();
    env.write_at(
        "changes.yaml",
        "changes:\n  - {verb: promote, name: linkerd, level: graduated, date: 2021-07-28}\n",
    );
    // So that there is something to publish.
    env.commit("lists/projects.md", "stale\n");
    env
}

#[test]
fn a_dry_run_of_any_command_shows_its_diff_and_touches_nothing() {
    let env = environment();
    for line in LINES {
        let ran = env.unchanged(line.split(' ').chain(["--dry-run"]), 0);
        assert!(
            ran.stdout.starts_with("diff --git a/"),
            "{line}: {}",
            ran.stdout
        );
        assert_eq!(ran.stderr, "", "{line}");
    }
}

#[test]
fn without_a_commit_any_command_leaves_its_diff_in_the_work_tree() {
    for line in LINES.iter().filter(|line| !line.contains("--each")) {
        let env = environment();
        let refs = env.git(["for-each-ref"]);
        let shown = env
            .catalog(line.split(' ').chain(["--no-commit"]))
            .done()
            .stdout;
        assert_eq!(env.git(["for-each-ref"]), refs, "{line}");
        env.git(["add", "--all"]);
        let diff = env.git(["diff", "--cached", "--no-color", "--no-renames", "HEAD"]);
        assert_eq!(patch(&diff), patch(&shown), "{line}");
        env.catalog(["publish", "--check"]).done();
    }
}

#[test]
fn the_diff_of_a_dry_run_is_a_patch_that_git_applies() {
    let env = environment();
    let line = "rename envoy envoy-proxy --dry-run";
    let shown = env.unchanged(line.split(' '), 0).stdout;
    env.write_at("change.patch", shown);
    env.git(["apply", "--index", "../change.patch"]);
    env.git(["commit", "--quiet", "-m", "By hand"]);
    env.catalog(["publish", "--check"]).done();
    env.catalog(["show", "envoy-proxy"]).done();
}

/// The lines that go and come, in the order of git, which is by path.
fn patch(diff: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = diff
        .lines()
        .filter(|line| line.starts_with(['+', '-']))
        .collect();
    lines.sort_unstable();
    lines
}
