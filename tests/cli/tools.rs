//! `catalog schema`, `completions` and `man`, help, and the flags of every command.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn the_schemas_are_json_that_knows_its_file() {
    let env = TestEnvironment::new();
    for of in [&[][..], &["entry"], &["settings"], &["areas"]] {
        let ran = env.unchanged([&["schema"], of].concat(), 0);
        let schema: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
        assert!(schema["properties"].is_object(), "{of:?}");
    }
    let said = env.misused(["schema", "entries"]);
    assert!(said.contains("entry"), "{said}");
}

#[test]
fn completions_know_commands_entries_and_areas() {
    let env = TestEnvironment::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = env.unchanged(["completions", shell], 0);
        assert!(ran.stdout.contains("CATALOG_COMPLETE"), "{shell}");
    }
    let complete = |words: &[&str]| {
        let mut command = env.program(&env.root());
        let index = words.len().to_string();
        command
            .env("CATALOG_COMPLETE", "bash")
            .env("_CLAP_COMPLETE_INDEX", index)
            .args(["--", "catalog"])
            .args(words);
        let output = command.output().expect("the program runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert_data_eq!(
        complete(&["re"]),
        str![[r#"
restore
rename
remove
release
"#]]
    );
    assert_data_eq!(complete(&["promote", "l"]), str!["linkerd"]);
    assert_data_eq!(
        complete(&["move-area", "linkerd", "--to", "cloud/"]),
        str![[r#"
cloud/registry
cloud/build
"#]]
    );
}

#[test]
fn every_command_has_a_manual_page_and_help() {
    let env = TestEnvironment::empty();
    std::fs::create_dir(env.root()).expect("a folder");
    let page = env.unchanged(["man"], 0).stdout;
    assert!(page.contains(".TH"), "{page}");
    for command in [
        "init",
        "add",
        "edit",
        "promote",
        "demote",
        "archive",
        "restore",
        "move-area",
        "rename",
        "remove",
        "apply",
        "list",
        "show",
        "history",
        "publish",
        "check",
    ] {
        let help = env.unchanged([command, "--help"], 0);
        assert!(help.stdout.contains("Usage: catalog"), "{command}");
        let page = env.unchanged(["man", command], 0).stdout;
        assert!(page.contains(".TH"), "{command}");
    }
}

#[test]
fn a_command_line_that_makes_no_sense_ends_with_2() {
    let env = TestEnvironment::new();
    let promote = |flags: &str| {
        let line = format!("promote linkerd --to graduated {flags}");
        env.misused(line.split(' '))
    };
    assert_data_eq!(
        promote("--branch a --no-branch"),
        str![[r#"
error: the argument '--branch <NAME>' cannot be used with '--no-branch'

Usage: catalog promote --to <LEVEL> --branch <NAME> <NAME>...

For more information, try '--help'.

"#]]
    );
    assert_data_eq!(
        promote("--no-commit --push"),
        str![[r#"
error: the argument '--no-commit' cannot be used with '--push'

Usage: catalog promote --to <LEVEL> --no-commit <NAME>...

For more information, try '--help'.

"#]]
    );
    assert_data_eq!(
        promote("--no-switch --no-branch"),
        str![[r#"
error: the argument '--no-switch' cannot be used with '--no-branch'

Usage: catalog promote --to <LEVEL> --no-switch <NAME>...

For more information, try '--help'.

"#]]
    );
    assert_data_eq!(
        promote("-q -v"),
        str![[r#"
error: the argument '--quiet' cannot be used with '--verbose'

Usage: catalog promote --to <LEVEL> --quiet <NAME>...

For more information, try '--help'.

"#]]
    );
    assert_data_eq!(
        env.misused(["edit", "linkerd", "--set", "legal=CLA", "--message", " "]),
        str![[r#"
error: --message is empty
hint: leave it out to get a subject that says what changed

"#]]
    );
    assert_data_eq!(
        env.misused(["promot"]),
        str![[r#"
error: unrecognized subcommand 'promot'

  tip: a similar subcommand exists: 'promote'

Usage: catalog [OPTIONS] <COMMAND>

For more information, try '--help'.

"#]]
    );
    let ran = env.unchanged(["--version"], 0);
    assert!(ran.stdout.starts_with("catalog "), "{}", ran.stdout);
}
