//! How a commit is made: identity, signature, hooks, push.

use std::process::Command;

use snapbox::{assert_data_eq, str};

use super::{promote, refused};
use crate::environment::TestEnvironment;

#[test]
fn without_an_identity_the_systems_user_is_taken_and_the_two_lines_are_named() {
    let env = TestEnvironment::new();
    env.write_at("home/gitconfig", "");
    let ran = promote(&env, &[]).done();
    assert!(ran.stderr.starts_with("warning: "), "{}", ran.stderr);
    for line in [
        "git config --global user.name \"",
        "git config --global user.email ",
    ] {
        assert!(ran.stderr.contains(line), "{}", ran.stderr);
    }
    assert!(env.message().contains("\nSigned-off-by: "));
}

#[test]
fn an_identity_that_may_not_be_guessed_is_asked_for() {
    let env = TestEnvironment::new();
    env.write_at("home/gitconfig", "[user]\n useConfigOnly = true\n");
    assert_data_eq!(
        refused(&env, &[]),
        str![[r#"
error: git knows no author, and `user.useConfigOnly` forbids guessing one; set it:
  git config --global user.name "Your Name"
  git config --global user.email you@example.com

"#]]
    );
}

#[test]
fn author_and_committer_are_those_of_the_environment() {
    let env = TestEnvironment::new()
        .with("GIT_AUTHOR_NAME", "Ada")
        .with("GIT_AUTHOR_EMAIL", "ada@example.com")
        .with("GIT_COMMITTER_NAME", "Charles");
    promote(&env, &[]).done();
    assert_data_eq!(
        env.git([
            "log",
            "-1",
            "--format=%an <%ae>, %cn <%ce>%n%(trailers:key=Signed-off-by)"
        ]),
        str![[r#"
Ada <ada@example.com>, Charles <author@example.com>
Signed-off-by: Charles <author@example.com>
"#]]
    );
}

#[test]
fn a_commit_is_signed_with_ssh_where_git_would() {
    if Command::new("ssh-keygen").arg("-?").output().is_err() {
        eprintln!("skipped: ssh-keygen is missing");
        return;
    }
    let env = TestEnvironment::new();
    let home = env.folder().join("home");
    let key = home.join("key");
    let made = env
        .command("ssh-keygen", &home)
        .args(["-q", "-t", "ed25519", "-N", "", "-C", "", "-f"])
        .arg(&key)
        .output()
        .expect("ssh-keygen runs");
    assert!(made.status.success());
    let public = std::fs::read_to_string(home.join("key.pub")).expect("a key");
    env.write_at("home/allowed", format!("author@example.com {public}"));
    let set = |key: &str, value: &str| env.git(["config", key, value]);
    set("gpg.format", "ssh");
    set("user.signingkey", &format!("{}.pub", key.display()));
    set(
        "gpg.ssh.allowedSignersFile",
        &home.join("allowed").to_string_lossy(),
    );
    set("commit.gpgsign", "true");
    promote(&env, &[]).done();
    assert_eq!(env.git(["log", "-1", "--format=%G?"]), "G");
    set("user.signingkey", "/nowhere");
    let refs = env.git(["for-each-ref"]);
    let said = env
        .catalog(["promote", "brigade", "--to", "incubating"])
        .ended(1)
        .stderr;
    assert_eq!(env.git(["for-each-ref"]), refs);
    assert!(
        said.starts_with("error: the commit could not be signed"),
        "{said}"
    );
}

#[test]
fn a_commit_is_signed_with_gpg_where_git_would() {
    if Command::new("gpg").arg("--version").output().is_err() {
        eprintln!("skipped: gpg is missing");
        return;
    }
    let env = TestEnvironment::new();
    let home = env.folder().join("home");
    let keys = home.join("g");
    std::fs::create_dir(&keys).expect("a folder");
    crate::tree::make_private(&keys);
    let env = env.with("GNUPGHOME", &keys.to_string_lossy());
    let gpg = |arguments: &[&str]| {
        let output = env
            .command("gpg", &home)
            .args(arguments)
            .output()
            .expect("gpg runs");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    gpg(&[
        "--batch",
        "--quiet",
        "--passphrase",
        "",
        "--quick-generate-key",
        "A U Thor <author@example.com>",
        "ed25519",
    ]);
    env.git(["config", "commit.gpgsign", "true"]);
    promote(&env, &[]).done();
    assert!(["G", "U"].contains(&env.git(["log", "-1", "--format=%G?"]).as_str()));
    // The agent of these keys ends with them.
    _ = env
        .command("gpgconf", &home)
        .args(["--kill", "all"])
        .output();
}

#[test]
fn hooks_run_and_may_refuse_and_can_be_left_out() {
    let env = TestEnvironment::new();
    env.hook("pre-commit", "git diff --cached --name-only; exit 1");
    assert_data_eq!(
        promote(&env, &[]).ended(1).stderr,
        str![[r#"
error: the pre-commit hook refused, so nothing was committed; set right what it names, or leave hooks out with --no-verify:
  catalog/projects/linkerd.yaml
  lists/projects.md

"#]]
    );
    assert_eq!(env.status(), "## main");
    env.hook("pre-commit", "echo checked");
    env.hook("commit-msg", "echo 'Reviewed-by: Hook' >> \"$1\"");
    assert_data_eq!(
        promote(&env, &[]).done().stderr,
        str![[r#"
warning: the pre-commit hook said: checked
    Promoted Linkerd to graduated (cncf, 2021-07-28)
   Committed [ID] on the new branch catalog/promote-linkerd
hint: `git switch main && git merge catalog/promote-linkerd` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Promote Linkerd to graduated (cncf, 2021-07-28)

Catalog-Change: promote linkerd cncf incubating..graduated 2021-07-28
Signed-off-by: A U Thor <author@example.com>
Reviewed-by: Hook
"#]]
    );
    env.hook("pre-commit", "exit 1");
    env.hook("commit-msg", "exit 1");
    env.catalog(["promote", "brigade", "--to", "incubating", "--no-verify"])
        .done();
}

#[test]
fn the_branch_is_pushed_to_the_remote() {
    let env = TestEnvironment::new();
    assert_data_eq!(
        refused(&env, &["--push"]),
        str![[r#"
error: there is no remote to push to; add one with `git remote add origin URL`

"#]]
    );
    let env = TestEnvironment::new();
    env.git(["clone", "--quiet", "--bare", ".", "../remote"]);
    env.git(["remote", "add", "upstream", "../remote"]);
    env.script(
        "remote/hooks/post-receive",
        "echo; echo 'Open a pull request:'; echo '  https://example.com/new'",
    );
    let ran = promote(&env, &["--push"]).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
    Promoted Linkerd to graduated (cncf, 2021-07-28)
   Committed [ID] on the new branch catalog/promote-linkerd
      Pushed catalog/promote-linkerd to upstream
             remote: Open a pull request:
             remote:   https://example.com/new

"#]]
    );
    assert_eq!(
        env.git(["rev-parse", "upstream/catalog/promote-linkerd"]),
        env.git(["rev-parse", "HEAD"])
    );
    assert_data_eq!(
        env.status(),
        str!["## catalog/promote-linkerd...upstream/catalog/promote-linkerd"]
    );
}

#[test]
fn a_message_of_ones_own_and_no_sign_off() {
    let env = TestEnvironment::new();
    promote(&env, &["--message", "Well done, Linkerd", "--no-sign-off"]).done();
    assert_data_eq!(
        env.message(),
        str![[r#"
Well done, Linkerd

Catalog-Change: promote linkerd cncf incubating..graduated 2021-07-28
"#]]
    );
}

#[test]
fn a_push_that_fails_leaves_the_commit_and_says_how_to_try_again() {
    let env = TestEnvironment::new();
    env.git(["remote", "add", "origin", "/nowhere"]);
    let said = promote(&env, &["--push"]).ended(1).stderr;
    assert!(said.contains("error: git could not push"), "{said}");
    assert!(
        said.ends_with(
            "hint: the commit stays; `git push -u origin catalog/promote-linkerd` tries again\n"
        ),
        "{said}"
    );
    assert_eq!(env.git(["rev-list", "--count", "main..HEAD"]), "1");
}
