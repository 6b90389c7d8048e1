//! What a shell asks the program, and what it answers.

use std::process::Command;

use crate::world::World;

/// What bash is told for a command line that ends in the word to be completed.
fn completed(world: &World, words: &[&str]) -> Vec<String> {
    let mut command: Command = world.command(&["--", "catalog"]);
    command
        .args(words)
        .env("CATALOG_COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .env("_CLAP_COMPLETE_COMP_TYPE", "9")
        .env("_CLAP_COMPLETE_SPACE", "true")
        .env("_CLAP_IFS", "\n");
    let output = command.output().expect("the program");
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_names_of_entries_and_areas_complete() {
    let world = World::new();
    assert_eq!(completed(&world, &["show", "lin"]), ["linkerd"]);
    assert_eq!(completed(&world, &["promote", "linkerd", "ro"]), ["rook"]);
    assert_eq!(completed(&world, &["prom"]), ["promote"]);
    assert_eq!(
        completed(&world, &["move-area", "rook", "--to", "cncf/s"]),
        ["cncf/service-mesh", "cncf/storage"]
    );
}

#[test]
fn outside_of_a_catalog_there_is_nothing_to_complete_and_nothing_said() {
    assert_eq!(completed(&World::empty(), &["show", "lin"]), [""; 0]);
}

#[test]
fn bash_takes_the_registration_and_asks_the_program() {
    let world = World::new();
    let script = "set -e; source <(catalog completions bash); \
                  COMP_WORDS=(catalog show lin); COMP_CWORD=2; COMP_TYPE=9; \
                  function=$(complete -p catalog | sed 's/.*-F \\([^ ]*\\).*/\\1/'); \
                  $function catalog lin show; echo \"${COMPREPLY[@]}\"";
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_catalog"));
    let folder = program.parent().expect("a folder").display();
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("bash")
        .args(["--norc", "-c", script])
        .current_dir(world.root())
        .env("PATH", format!("{folder}:{path}"))
        .output()
        .expect("bash");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "linkerd\n",
        "{said}"
    );
}
