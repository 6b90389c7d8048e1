//! Entries as people write them: an edit changes its lines and no other byte.

use std::os::unix::fs::symlink;

use snapbox::{assert_data_eq, str};

use super::{promote, refused};
use crate::environment::TestEnvironment;
use crate::fixture::{LINKERD, LINKERD_PATH, SETTINGS};

/// Promotes Linkerd, whose file holds this; gives what it holds then.
#[track_caller]
fn promoted(text: &str) -> String {
    let env = TestEnvironment::new();
    env.commit(LINKERD_PATH, text);
    promote(&env, &[]).done();
    env.read(LINKERD_PATH)
}

/// The two lines that a promotion adds, behind the last transition.
fn expected(text: &str, indent: &str, end: &str) -> String {
    let last = "date: 2018-04-06";
    let behind = text.find(last).expect("a transition") + last.len();
    let line = text[behind..]
        .find('\n')
        .map_or(text.len(), |length| behind + length + 1);
    let added = format!("{indent}- level: graduated{end}{indent}  date: 2021-07-28{end}");
    format!("{}{added}{}", &text[..line], &text[line..])
}

#[test]
fn comments_anywhere_stay_where_they_are() {
    let text = LINKERD
        .replace(
            "maturity:\n",
            "# above\nmaturity:   # behind the key\n  # before the track\n",
        )
        .replace(
            "date: 2018-04-06\n",
            "date: 2018-04-06   # day of the vote\n",
        )
        .replace("links:\n", "# between\n\n# before the links\nlinks:\n")
        + "# the end\n\n";
    assert_eq!(promoted(&text), expected(&text, "    ", "\n"));
}

#[test]
fn crlf_stays_crlf() {
    let text = LINKERD.replace('\n', "\r\n");
    assert_eq!(promoted(&text), expected(&text, "    ", "\r\n"));
}

#[test]
fn a_file_without_a_final_newline_ends_without_one() {
    let text = LINKERD.trim_end();
    assert_eq!(promoted(text), expected(text, "    ", "\n"));
    let at_the_end = format!(
        "name: Linkerd\nlicense: MIT\nareas: [cncf]\nlinks: {{contributor-guide: 'https://a.example'}}\n{}",
        "maturity:\n  cncf:\n  - level: incubating\n    date: 2018-04-06"
    );
    assert_eq!(
        promoted(&at_the_end),
        format!("{at_the_end}\n  - level: graduated\n    date: 2021-07-28")
    );
}

#[test]
fn block_and_folded_scalars_and_flow_maps_keep_their_form() {
    let text = "\
# a comment before the document
---
name: 'Linkerd'
description: |+
  kept

  # no comment

summary: >-
  folded
  over lines
license: Apache-2.0
areas: [
  cncf/service-mesh,   # the first
]
maturity: {cncf: [{level: sandbox, date: 2017-01-23}, {level: incubating, date: 2018-04-06}]}
links: {contributor-guide: {title: \"a, b\", url: 'https://a.example/#x'}}
...
";
    let env = TestEnvironment::new();
    env.commit(LINKERD_PATH, text);
    promote(&env, &[]).done();
    let after = env.read(LINKERD_PATH);
    let flow = "{level: incubating, date: 2018-04-06}";
    let expected = text.replace(
        flow,
        &format!("{flow}, {{level: graduated, date: 2021-07-28}}"),
    );
    assert_eq!(after, expected);
}

#[test]
fn text_of_every_script_stays_as_it_is() {
    let text = LINKERD
        .replace("Service mesh", "服务网格 — Dienstnetz 🚀 e\u{301}\u{200b}")
        .replace("tags: [mesh]", "tags: [\u{5de}\u{5e9}, \"\\u00e9\"]");
    assert_eq!(promoted(&text), expected(&text, "    ", "\n"));
    let marked = format!("\u{feff}{LINKERD}");
    assert_eq!(promoted(&marked), expected(&marked, "    ", "\n"));
}

#[test]
fn a_file_of_one_mebibyte_is_edited_and_a_larger_one_refused() {
    let filled = |size: usize| {
        let filler = "# filler\n".repeat(size / 9 + 1);
        format!(
            "{}{LINKERD}",
            &filler[filler.len() - (size - LINKERD.len()) / 9 * 9..]
        )
    };
    let text = filled((1 << 20) - 60);
    assert_eq!(promoted(&text), expected(&text, "    ", "\n"));
    let env = TestEnvironment::new();
    env.commit(LINKERD_PATH, filled((1 << 20) + 100));
    assert_data_eq!(
        refused(&env, &[]),
        str![[r#"
error[too-large]: the file has 1048675 bytes; at most 1048576 (1 MiB) are read
 --> catalog/projects/linkerd.yaml:1:1
  |
1 | # filler
  | ^
  |
  = help: split it, or keep long texts elsewhere

error: the catalog has errors
hint: mend them, then try again; `catalog check` shows all

"#]]
    );
    assert_data_eq!(
        env.unchanged(["check", "-q"], 1).stdout,
        str![[r#"
warning[date-missing]: the date of `alpha` is not known
 --> catalog/projects/gateway-api.yaml:5:14
  |
5 |     - level: alpha
  |              ^^^^^
  |
  = help: add `date: YYYY-MM-DD`

error[too-large]: the file has 1048675 bytes; at most 1048576 (1 MiB) are read
 --> catalog/projects/linkerd.yaml:1:1
  |
1 | # filler
  | ^
  |
  = help: split it, or keep long texts elsewhere


"#]]
    );
}

#[test]
fn a_folder_linked_to_the_outside_is_refused() {
    let env = TestEnvironment::new();
    env.write_at("outside/secret.yaml", "name: Secret\nareas: [cncf]\n");
    symlink(
        env.folder().join("outside"),
        env.path("catalog/projects/more"),
    )
    .expect("a link");
    assert_data_eq!(
        env.refused(["list"]),
        str![[r#"
error: catalog/projects/more is a symbolic link that leads out of the repository; replace it by what it leads to

"#]]
    );
    assert_data_eq!(
        refused(&env, &["--no-commit"]),
        str![[r#"
error: catalog/projects/more is a symbolic link that leads out of the repository; replace it by what it leads to

"#]]
    );
    env.commit_all("Link to the outside");
    assert_data_eq!(
        refused(&env, &[]),
        str![[r#"
error[irregular-file]: this is a symbolic link, and was not read
--> catalog/projects/more
 = help: a catalog is made of plain files

error: the catalog has errors
hint: mend them, then try again; `catalog check` shows all

"#]]
    );
}

#[test]
fn what_cannot_be_trusted_or_read_is_one_problem_among_all_of_check() {
    let env = TestEnvironment::new();
    let outside = env.folder().join("outside");
    env.write_at("outside/secret.yaml", "name: Secret\nareas: [cncf]\n");
    symlink(&outside, env.path("catalog/projects/more")).expect("a link");
    symlink("envoy.yaml", env.path("catalog/projects/alias.yaml")).expect("a link");
    std::fs::remove_file(env.path("catalog/areas.yaml")).expect("a file");
    symlink("nowhere", env.path("catalog/areas.yaml")).expect("a link");
    std::fs::remove_file(env.path("lists/projects.md")).expect("a list");
    symlink(outside.join("page.md"), env.path("lists/projects.md")).expect("a link");
    env.write_at("outside/page.md", "secret\n");
    env.write(
        "catalog/projects/b.yaml",
        "name: B\nareas: [cncf]\nlicense: No\n",
    );
    let ran = env.unchanged(["check", "--format", "github"], 1);
    assert_data_eq!(
        ran.stdout,
        str![[r#"
::error file=catalog/areas.yaml,title=irregular-file::this is a symbolic link, and was not read; a catalog is made of plain files
::error file=catalog/projects/alias.yaml,title=irregular-file::this is a symbolic link, and was not read; a catalog is made of plain files
::error file=catalog/projects/b.yaml,line=3,col=10,title=license::`No` is no SPDX expression: SPDX knows no `No`; write an SPDX id such as `Apache-2.0`, or `LicenseRef-…` for any other license
::warning file=catalog/projects/gateway-api.yaml,line=5,col=14,title=date-missing::the date of `alpha` is not known; add `date: YYYY-MM-DD`
::error file=catalog/projects/more,title=irregular-file::this is a symbolic link that leads out of the repository; replace it by what it leads to
::error file=lists/projects.md,title=irregular-file::this is a symbolic link that leads out of the repository; replace it by what it leads to

"#]]
    );
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Checked 7 entries: 5 errors, 1 warning
warning: the lists were not compared, since 4 files could not be read whole

"#]]
    );
}

#[test]
fn a_catalog_that_is_itself_a_link_to_the_outside_is_refused() {
    let env = TestEnvironment::new();
    std::fs::rename(env.path("catalog"), env.folder().join("outside")).expect("a move");
    symlink("../outside", env.path("catalog")).expect("a link");
    for reading in ["list", "check"] {
        assert_data_eq!(
            env.refused([reading]),
            str![[r#"
error: catalog is a symbolic link that leads out of the repository; replace it by what it leads to

"#]]
        );
    }
    assert_data_eq!(
        refused(&env, &["--no-commit"]),
        str![[r#"
error: catalog is a symbolic link that leads out of the repository; replace it by what it leads to

"#]]
    );
    assert_data_eq!(
        refused(&env, &[]),
        str![[r#"
error: catalog/projects/linkerd.yaml cannot be written: catalog is a symbolic link, and no change goes through one; replace it by a file or folder first

"#]]
    );
}

#[test]
fn a_link_where_a_list_is_published_is_called_a_link() {
    let env = TestEnvironment::new();
    let between = SETTINGS.replace(
        "lists/projects.md\n",
        "lists/projects.md\n    between: projects\n",
    );
    env.write("catalog/catalog.yaml", between);
    std::fs::remove_file(env.path("lists/projects.md")).expect("a list");
    symlink("../README.md", env.path("lists/projects.md")).expect("a link");
    env.commit_all("A link");
    for line in [
        "publish",
        "publish --check",
        "publish --no-commit",
        "promote linkerd --to graduated",
    ] {
        assert_data_eq!(
            env.refused(line.split(' ')),
            str![[r#"
error: lists/projects.md is a symbolic link, where a file is wanted; put a file in its place

"#]]
        );
    }
}
