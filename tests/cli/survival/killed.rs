//! Killed with all of its children at any moment: nothing happened, or the commit is whole, and the
//! next run clears up.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use snapbox::{assert_data_eq, str};

use super::PROMOTE;
use crate::environment::{Ran, TestEnvironment};
use crate::fixture;

/// Kills the process group that it runs in, the first time that it is called.
const KILL_ONCE: &str = "[ -e \"$HOME/killed\" ] || { : > \"$HOME/killed\"; kill -9 0; }";

/// Promotes in a process group of its own, which may be killed; `after` is when that is done from
/// here.
fn killed(env: &TestEnvironment, flags: &[&str], after: Option<Duration>) {
    let mut command = env.program(&env.root());
    command.args(PROMOTE).args(flags).process_group(0);
    command.stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut run = command.spawn().expect("the program runs");
    if let Some(after) = after {
        thread::sleep(after);
        let group = format!("-{}", run.id());
        let mut kill = Command::new("kill");
        kill.args(["-9", "--", &group]).stderr(Stdio::null());
        _ = kill.status();
    }
    run.wait().expect("its end");
    // git asks a person to remove what it leaves behind.
    let mut locks = env.command("find", &env.path(".git"));
    locks.args([".", "-name", "*.lock", "-delete"]);
    assert!(locks.status().expect("find runs").success());
}

/// The same command again.
fn again(env: &TestEnvironment, flags: &[&str]) -> Ran {
    env.catalog(PROMOTE.iter().chain(flags))
}

/// A repository with staged and unstaged work beside the catalog.
fn with_work() -> TestEnvironment {
    let env = TestEnvironment::new();
    env.commit("notes.txt", "one\n");
    env.write("notes.txt", "two\n");
    env.write("staged.txt", "staged\n");
    env.git(["add", "staged.txt"]);
    env
}

const WORK: &str = " M notes.txt\nA  staged.txt";

/// What is uncommitted.
fn uncommitted(env: &TestEnvironment) -> String {
    let listed = env.git(["status", "--porcelain", "--untracked-files=all"]);
    format!(
        "{}{listed}",
        if listed.starts_with("M ") { " " } else { "" }
    )
}

#[test]
fn killed_once_the_files_are_moved_the_next_run_puts_them_back() {
    for flags in [&[][..], &["--no-branch"]] {
        let env = with_work();
        env.hook("post-index-change", KILL_ONCE);
        killed(&env, flags, None);
        assert_eq!(env.git(["branch", "--show-current"]), "main");
        assert!(env.status().contains("linkerd.yaml"), "{}", env.status());
        let said = env.catalog(["promote", "linkerd", "--to", "none"]).ended(1);
        assert!(
            said.stderr
                .contains("    Put back catalog/projects/linkerd.yaml, lists/projects.md\n"),
            "{}",
            said.stderr
        );
        assert_eq!(uncommitted(&env), WORK);
        again(&env, flags).done();
        assert_eq!(uncommitted(&env), WORK);
    }
}

#[test]
fn killed_while_a_file_is_written_the_next_run_puts_it_back() {
    for flags in [&[][..], &["--no-branch"]] {
        let env = with_work();
        env.git(["config", "filter.kill.clean", "cat"]);
        env.git(["config", "filter.kill.smudge", &format!("{KILL_ONCE}; cat")]);
        env.write(".git/info/attributes", "lists/* filter=kill\n");
        killed(&env, flags, None);
        let said = again(&env, flags).done().stderr;
        assert!(said.contains("Put back"), "{said}");
        assert_eq!(uncommitted(&env), WORK);
        env.git(["fsck", "--strict"]);
    }
}

#[test]
fn files_that_git_writes_otherwise_than_it_keeps_them_are_put_back_too() {
    let env = with_work();
    env.git(["config", "core.autocrlf", "true"]);
    env.hook("post-index-change", KILL_ONCE);
    killed(&env, &[], None);
    assert!(env.read("catalog/projects/linkerd.yaml").contains("\r\n"));
    let said = again(&env, &[]).done().stderr;
    assert!(said.contains("Put back"), "{said}");
    assert_eq!(uncommitted(&env), WORK);
}

#[test]
fn killed_between_the_branch_and_head_the_next_run_names_the_branch() {
    let env = with_work();
    env.hook(
        "reference-transaction",
        &format!("[ \"$1\" = committed ] && grep -q refs/heads/ && {{ {KILL_ONCE}; }}; :"),
    );
    killed(&env, &[], None);
    assert_eq!(env.git(["branch", "--show-current"]), "main");
    let said = again(&env, &[]).ended(1).stderr;
    assert_data_eq!(
        said,
        str![[r#"
warning: an earlier run was stopped once its commit [..] was on the branch catalog/promote-linkerd; `git switch catalog/promote-linkerd` takes you there
    Put back catalog/projects/linkerd.yaml, lists/projects.md
error: the branch catalog/promote-linkerd exists; choose another with --branch NAME, or delete it with `git branch -D catalog/promote-linkerd`

"#]]
    );
    assert_eq!(uncommitted(&env), WORK);
    env.git(["switch", "--quiet", "catalog/promote-linkerd"]);
    assert_eq!(uncommitted(&env), WORK);
}

#[test]
fn killed_on_its_way_to_a_first_commit_the_catalog_lies_there_as_before() {
    let kills = [
        ("post-index-change", KILL_ONCE.to_string()),
        (
            "post-index-change",
            format!("[ -e \"$HOME/one\" ] && {{ {KILL_ONCE}; }}; : > \"$HOME/one\""),
        ),
        (
            "reference-transaction",
            format!("grep -q refs/heads/ && {{ {KILL_ONCE}; }}; :"),
        ),
    ];
    for (hook, lines) in kills {
        let env = TestEnvironment::unborn();
        for (path, text) in fixture::FILES {
            env.write(path, text);
        }
        env.write("mine.txt", "mine\n");
        env.catalog(["publish", "--no-commit", "-y"]).done();
        let entry = env.read("catalog/projects/linkerd.yaml");
        env.hook(hook, &lines);
        killed(&env, &["--branch", "first"], None);
        assert!(env.path("../home/killed").exists(), "{hook}: {lines}");
        env.catalog(["promote", "linkerd", "--to", "none"]).ended(1);
        assert_eq!(env.read("catalog/projects/linkerd.yaml"), entry);
        again(&env, &["--branch", "second"]).done();
        assert_eq!(uncommitted(&env), "?? README.md\n?? mine.txt");
        env.catalog(["publish", "--check"]).done();
    }
}

#[test]
fn a_file_that_somebody_changed_since_is_left_as_it_is() {
    let env = with_work();
    env.hook("post-index-change", KILL_ONCE);
    killed(&env, &[], None);
    env.write("lists/projects.md", "mine\n");
    let said = again(&env, &[]).ended(1).stderr;
    assert_data_eq!(
        said,
        str![[r#"
warning: an earlier run was stopped before its commit [..] reached the branch catalog/promote-linkerd; keep it with `git branch catalog/promote-linkerd [..]`, or run the command again
    Put back catalog/projects/linkerd.yaml
error: uncommitted changes in lists/projects.md; commit them or put them away with `git stash` first

"#]]
    );
    assert_eq!(env.read("lists/projects.md"), "mine\n");
}

#[test]
fn a_dry_run_puts_nothing_back() {
    let env = with_work();
    env.hook("post-index-change", KILL_ONCE);
    killed(&env, &[], None);
    let said = env
        .unchanged(PROMOTE.iter().chain(&["--dry-run"]), 0)
        .stderr;
    assert_data_eq!(
        said,
        str![[r#"
warning: an earlier run was stopped before its commit [..] reached the branch catalog/promote-linkerd; keep it with `git branch catalog/promote-linkerd [..]`, or run the command again

"#]]
    );
}

#[test]
fn killed_at_any_moment_the_same_command_completes() {
    for flags in [&[][..], &["--no-branch"]] {
        for milliseconds in (0..60).step_by(3) {
            let env = with_work();
            killed(&env, flags, Some(Duration::from_millis(milliseconds)));
            let moved = ["catalog/promote-linkerd", "main"].iter().any(|branch| {
                let log = env
                    .command("git", &env.root())
                    .args(["log", "--format=%s", branch])
                    .output();
                String::from_utf8_lossy(&log.expect("git runs").stdout).contains("Promote")
            });
            let ran = again(&env, flags);
            let (status, said) = (ran.status, ran.stderr);
            assert_eq!(status, i32::from(moved), "{milliseconds} ms: {said}");
            assert_eq!(uncommitted(&env), WORK, "{milliseconds} ms");
            env.git(["fsck", "--strict"]);
        }
    }
}
