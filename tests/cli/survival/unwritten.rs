//! git cannot write all files of a change: it says so, nothing is lost, and what is to be done is
//! named.

use std::process::Stdio;

use snapbox::{assert_data_eq, str};

use crate::environment::{Ran, TestEnvironment};

/// Sets a description that is longer than a file may be, since a limit holds for root too.
fn describe_at_length(env: &TestEnvironment, flags: &str) -> Ran {
    let text = "long ".repeat(50_000);
    env.write_at(
        "c.yaml",
        format!("changes:\n  - {{verb: edit, name: linkerd, set: {{description: {text}}}}}\n"),
    );
    let mut command = env.command("sh", &env.root());
    let script = format!("trap '' XFSZ; ulimit -f 100; exec \"$0\" apply ../c.yaml {flags}");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_catalog")]);
    env.ran(
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .output()
            .expect("a shell runs"),
    )
}

#[test]
fn on_a_new_branch_the_files_that_were_not_written_are_named() {
    let env = TestEnvironment::new();
    let ran = describe_at_length(&env, "").ended(1);
    assert_data_eq!(
        ran.stderr,
        str![[r#"
warning: git said: error: unable to write file catalog/projects/linkerd.yaml
      Edited Linkerd: description
   Committed [ID] on the new branch catalog/apply-c
error: git could not write catalog/projects/linkerd.yaml, though the commit has all of it; once there is room and leave to write, `git restore catalog/projects/linkerd.yaml` does

"#]]
    );
    assert_eq!(env.git(["branch", "--show-current"]), "catalog/apply-c");
    env.git(["restore", "catalog/projects/linkerd.yaml"]);
    assert_eq!(env.git(["status", "--porcelain"]), "");
    assert!(
        env.read("catalog/projects/linkerd.yaml")
            .contains("long long")
    );
}

#[test]
fn on_the_branch_one_stands_on_all_is_as_it_was() {
    let env = TestEnvironment::new();
    let ran = describe_at_length(&env, "--no-branch").ended(1);
    assert_data_eq!(
        ran.stderr,
        str![[r#"
error: git could not move the branch to the commit:
  error: unable to write file catalog/projects/linkerd.yaml

"#]]
    );
    assert_eq!(env.status(), "## main");
    assert_eq!(env.git(["rev-list", "--count", "HEAD"]), "1");
}
