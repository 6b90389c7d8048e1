//! Remotes, configuration and the editor.

use std::fs;

use super::Scratch;
use crate::git::GitError;

#[test]
fn a_branch_is_pushed_and_follows_its_remote() {
    let scratch = Scratch::new();
    let bare = scratch.folder().join("bare.git");
    scratch.git_in(
        &scratch.folder(),
        &["init", "--quiet", "--bare", "bare.git"],
    );
    let failure = scratch.repository().push("main", None);
    assert!(matches!(failure, Err(GitError::NoRemote)));
    scratch.git(&["remote", "add", "origin", &bare.to_string_lossy()]);
    let made = scratch.commit(&scratch.request()).expect("a commit");
    let pushed = scratch
        .repository()
        .push(&made.branch, None)
        .expect("pushed");
    assert_eq!(pushed.remote, "origin");
    assert!(pushed.said.contains("catalog/edit-a"), "{}", pushed.said);
    assert_eq!(
        scratch.git(&["rev-parse", "@{upstream}"]),
        made.id.to_string()
    );
    let failure = scratch
        .repository()
        .push("missing", None)
        .expect_err("no such branch");
    assert!(
        failure.to_string().contains("refs/heads/missing"),
        "{failure}"
    );
}

#[test]
fn the_address_of_the_remote_is_the_one_git_fetches_from() {
    let scratch = Scratch::new();
    assert_eq!(scratch.repository().remote_url().expect("none"), None);
    scratch.git(&["remote", "add", "Up.Stream", "gh:o/r"]);
    scratch.git(&["config", "url.https://wrong.example.com/.insteadOf", "g"]);
    scratch.git(&["config", "url.https://example.com/.insteadOf", "gh:"]);
    let url = scratch.repository().remote_url().expect("an address");
    assert_eq!(url.as_deref(), Some("https://example.com/o/r"));
    assert_eq!(url, Some(scratch.git(&["remote", "get-url", "Up.Stream"])));
}

#[test]
fn configuration_is_read_as_git_reads_it() {
    let mut scratch = Scratch::new();
    scratch.git(&["config", "Catalog.Some.Key", "value"]);
    scratch.environment = scratch
        .environment
        .clone()
        .with("GIT_CONFIG_COUNT", "1")
        .with("GIT_CONFIG_KEY_0", "catalog.other")
        .with("GIT_CONFIG_VALUE_0", "from the environment");
    let repository = scratch.repository();
    let get = |key: &str| repository.config_get(key).expect("configuration");
    assert_eq!(get("catalog.Some.key").as_deref(), Some("value"));
    assert_eq!(
        get("catalog.other").as_deref(),
        Some("from the environment")
    );
    assert_eq!(get("catalog.none"), None);
}

#[test]
fn the_editor_is_run_as_git_runs_it_and_the_path_is_only_an_argument() {
    let mut scratch = Scratch::new();
    let editor = "printf '%s' \"edited with  two spaces\" >";
    scratch.environment = scratch.environment.clone().with("GIT_EDITOR", editor);
    let path = scratch.folder().join("a $(touch pwned) 'b'.yaml");
    let repository = scratch.repository();
    assert_eq!(repository.editor().expect("an editor"), editor);
    repository.run_editor(&path).expect("edited");
    assert_eq!(
        fs::read_to_string(&path).expect("a file"),
        "edited with  two spaces"
    );
    scratch.environment = scratch.environment.clone().with("GIT_EDITOR", "exit 3;");
    let failure = scratch.repository().run_editor(&path);
    assert!(matches!(failure, Err(GitError::Editor { .. })));
}
