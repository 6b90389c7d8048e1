//! `catalog edit` without flags: the whole file in an editor.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;
use crate::fixture::LINKERD_PATH;

/// An environment whose editor is a script of these lines, the file in `$1`.
fn with_editor(lines: &str) -> TestEnvironment {
    let env = TestEnvironment::new();
    let script = env.script("home/my editor", lines);
    let command = format!("'{}' --wait", script.display());
    env.with("GIT_EDITOR", &command)
}

#[test]
fn what_the_editor_leaves_is_checked_and_committed() {
    let env = with_editor("test \"$1\" = --wait && sed -i 's/^legal: DCO/legal: CLA/' \"$2\"");
    let ran = env.catalog(["edit", "linkerd"]).done();
    assert_data_eq!(
        ran.stderr,
        str![[r#"
      Edited Linkerd
   Committed [ID] on the new branch catalog/edit-linkerd
hint: `git switch main && git merge catalog/edit-linkerd` takes it in
hint: `catalog undo` takes it back

"#]]
    );
    assert_data_eq!(
        env.edits(),
        str![[r#"
--- a/catalog/projects/linkerd.yaml
+++ b/catalog/projects/linkerd.yaml
@@ -6 +6 @@
-legal: DCO
+legal: CLA

"#]]
    );
    assert_data_eq!(
        env.message(),
        str![[r#"
Edit Linkerd

Catalog-Change: edit linkerd
Signed-off-by: A U Thor <author@example.com>
"#]]
    );
}

#[test]
fn what_breaks_the_file_hides_nothing_that_is_wrong_beside_it() {
    let env = with_editor("sed -i -e 's/^legal:/legl:/' -e 's/incubating/incubatin/' \"$2\"");
    let ran = env.catalog(["edit", "linkerd"]).ended(1);
    assert_data_eq!(
        ran.stderr,
        str![[r#"
error[unknown-key]: an entry has no key `legl`
 --> catalog/projects/linkerd.yaml:6:1
  |
6 | legl: DCO
  | ^^^^
  |
  = help: did you mean `legal`?

error[unknown-level]: track cncf has no level `incubatin`
  --> catalog/projects/linkerd.yaml:13:14
   |
13 |     - level: incubatin
   |              ^^^^^^^^^
   |
   = help: did you mean `incubating`?

error: the change would leave errors in the catalog
hint: what you typed is kept in $DIR/repo/.git/catalog/edits/linkerd-[..].yaml

"#]]
    );
}

#[test]
fn a_file_that_comes_back_wrong_is_shown_and_kept_and_not_committed_without_a_terminal() {
    let env = with_editor("sed -i -e 's/Apache-2.0/Apache 2/' -e 's/incubating/incubatin/' \"$2\"");
    let ran = env.catalog(["edit", "linkerd"]).ended(1);
    assert_eq!(env.status(), "## main");
    let [typed] = drafts(&env).try_into().expect("one draft");
    let typed = env.read(&format!(".git/catalog/edits/{typed}"));
    assert!(typed.contains("license: Apache 2\n"), "{typed}");
    assert_data_eq!(
        ran.stderr,
        str![[r#"
error[license]: `Apache 2` is no SPDX expression: SPDX knows no `Apache`
 --> catalog/projects/linkerd.yaml:5:10
  |
5 | license: Apache 2
  |          ^^^^^^^^
  |
  = help: did you mean `Apache-2.0`?

error[unknown-level]: track cncf has no level `incubatin`
  --> catalog/projects/linkerd.yaml:13:14
   |
13 |     - level: incubatin
   |              ^^^^^^^^^
   |
   = help: did you mean `incubating`?

error: the change would leave errors in the catalog
hint: what you typed is kept in $DIR/repo/.git/catalog/edits/linkerd-[..].yaml

"#]]
    );
    let env = with_editor("printf 'name: [\\n' > \"$2\"");
    let ran = env.catalog(["edit", "linkerd"]).ended(1);
    assert_data_eq!(
        ran.stderr,
        str![[r#"
error[yaml-syntax]: this `[` is not closed
 --> catalog/projects/linkerd.yaml:1:7
  |
1 | name: [
  |       ^
  |
  = help: close it with `]`

error: the change would leave errors in the catalog
hint: what you typed is kept in $DIR/repo/.git/catalog/edits/linkerd-[..].yaml

"#]]
    );
}

#[test]
fn an_emptied_or_unchanged_file_aborts_and_so_does_an_editor_that_fails() {
    let emptied = with_editor(": > \"$2\"");
    assert_data_eq!(
        emptied.refused(["edit", "linkerd"]),
        str![[r#"
error: aborted: the file came back emptied, nothing was changed

"#]]
    );
    let unchanged = with_editor("true");
    assert_data_eq!(
        unchanged.refused(["edit", "linkerd"]),
        str![[r#"
error: aborted: the file came back unchanged, nothing was changed

"#]]
    );
    let failing = with_editor("exit 3");
    assert_data_eq!(
        failing.refused(["edit", "linkerd"]),
        str![[r#"
error: the editor `'$DIR/home/my editor' --wait` ended with a failure; name another in GIT_EDITOR or in `core.editor`

"#]]
    );
}

#[test]
fn without_a_terminal_and_a_chosen_editor_the_flags_are_named() {
    for term in ["dumb", "xterm"] {
        let env = TestEnvironment::new().with("TERM", term);
        assert_data_eq!(
            env.misused(["edit", "linkerd"]),
            str![[r#"
error: --set or --unset is needed: there is no terminal to open an editor on
hint: or name an editor that needs none in GIT_EDITOR

"#]]
        );
    }
}

#[test]
fn a_message_of_ones_own_keeps_the_trailer() {
    let env = with_editor("printf '%s\\n' '# the end' >> \"$2\"");
    env.catalog([
        "edit",
        "linkerd",
        "--no-sign-off",
        "-m",
        "Say more\n\nMuch more.",
    ])
    .done();
    assert!(env.read(LINKERD_PATH).ends_with("# the end\n"));
    assert_data_eq!(
        env.message(),
        str![[r#"
Say more

Much more.

Catalog-Change: edit linkerd
"#]]
    );
}

/// The names of the drafts that are kept, in order.
fn drafts(env: &TestEnvironment) -> Vec<String> {
    let files = std::fs::read_dir(env.path(".git/catalog/edits")).expect("drafts");
    let names = files.map(|file| file.expect("a file").file_name());
    let mut names: Vec<String> = names
        .map(|name| name.into_string().expect("UTF-8"))
        .collect();
    names.sort();
    names
}

#[test]
fn what_was_typed_is_kept_wherever_it_fails_and_gone_once_it_is_committed() {
    let env = with_editor("sed -i 's/^legal: DCO/legal: CLA/' \"$2\"");
    env.write(LINKERD_PATH, "mine\n");
    let said = env.catalog(["edit", "linkerd"]).ended(1).stderr;
    assert_data_eq!(
        said,
        str![[r#"
error: uncommitted changes in catalog/projects/linkerd.yaml; commit them or put them away with `git stash` first
hint: what you typed is kept in $DIR/repo/.git/catalog/edits/linkerd-[..].yaml

"#]]
    );
    let first = drafts(&env);
    assert_eq!(first.len(), 1, "{first:?}");
    env.git(["restore", LINKERD_PATH]);
    env.hook("pre-commit", "exit 1");
    let said = env.catalog(["edit", "linkerd"]).ended(1).stderr;
    let second = format!("2-{}", first[0]);
    assert!(said.ends_with(&format!("edits/{second}\n")), "{said}");
    env.catalog(["edit", "linkerd", "--no-verify"]).done();
    assert_eq!(drafts(&env), [second, first[0].clone()]);
}

#[test]
fn a_dry_run_of_an_edit_touches_nothing() {
    let env = with_editor("sed -i 's/^legal: DCO/legal: CLA/' \"$2\"");
    let ran = env.unchanged(["edit", "linkerd", "--dry-run"], 0);
    assert!(ran.stdout.contains("+legal: CLA"), "{}", ran.stdout);
}
