//! What each edit changes, asserted as the lines that go and come.

use similar::{ChangeTag, TextDiff};

use super::{AsWritten, Edit, EditError, KeyOrder, Path, Step, Tree, apply};

/// The canonical order of an entry's keys.
pub(super) struct EntryOrder;

impl KeyOrder for EntryOrder {
    fn keys(&self, path: &[Step]) -> &[&str] {
        match path {
            [] => &[
                "name",
                "summary",
                "description",
                "homepage",
                "repository",
                "license",
                "legal",
                "areas",
                "maturity",
                "links",
                "tags",
                "aliases",
                "extra",
            ],
            [Step::Key(key)] if key == "links" => {
                &["overview", "contributor-guide", "chat", "forum"]
            }
            [Step::Key(key), _, Step::Item(_)] if key == "maturity" => {
                &["level", "date", "evidence", "reason", "note"]
            }
            _ => &[],
        }
    }
}

/// A path such as `maturity.cncf.0.date`.
pub(super) fn path(dotted: &str) -> Path {
    let step = |part: &str| match part.parse() {
        Ok(item) => Step::Item(item),
        Err(_) => Step::Key(part.to_owned()),
    };
    dotted.split('.').map(step).collect()
}

pub(super) fn set(dotted: &str, value: impl Into<Tree>) -> Edit {
    Edit::Set {
        path: path(dotted),
        value: value.into(),
    }
}

pub(super) fn append(dotted: &str, value: impl Into<Tree>) -> Edit {
    Edit::Append {
        path: path(dotted),
        value: value.into(),
    }
}

pub(super) fn remove(dotted: &str) -> Edit {
    Edit::Remove { path: path(dotted) }
}

pub(super) fn map<const N: usize>(pairs: [(&str, &str); N]) -> Tree {
    Tree::map(pairs.map(|(key, text)| (key, Tree::text(text))))
}

pub(super) fn list<const N: usize>(items: [&str; N]) -> Tree {
    Tree::list(items.map(Tree::text))
}

/// The lines that change, `-` before and `+` after, in one string; `\r` shows, and `⏎̸` where a
/// line has no line end.
pub(super) fn changed(text: &str, edit: Edit) -> String {
    let after = apply(text, &[edit], &EntryOrder).expect("the edit is made");
    let diff = TextDiff::from_lines(text, &after);
    diff.iter_all_changes()
        .filter_map(|change| {
            let line = change.value().replace('\r', "\\r");
            match change.tag() {
                ChangeTag::Equal => None,
                ChangeTag::Delete => Some(format!("-{line}")),
                ChangeTag::Insert => Some(format!("+{line}")),
            }
        })
        .map(|line| {
            if line.ends_with('\n') {
                line
            } else {
                line + "∎\n"
            }
        })
        .collect()
}

pub(super) const LINKERD: &str = "\
# Linkerd, the small one
name: Linkerd  # as they write it
summary: 'Service mesh'

# what they say
description: >-
  Linkerd is an ultralight
  service mesh.
repository: https://github.com/linkerd/linkerd2
# before areas
areas: [cncf/service-mesh, cloud] # two
maturity:
  cncf:
    # the first vote
    - level: sandbox
      date: 2017-01-23
    # the second vote
    - level: incubating
      date: 2018-04-06 # a Friday
      # evidence is missing
  # another track may follow
links:
  # where to talk
  chat: {title: \"Slack: x\", url: https://slack.linkerd.io/}
  forum: https://linkerd.io/forum # old
aliases:
- linkerd2
- \"conduit\" # its first name
# the end
";

#[test]
fn a_scalar_keeps_its_comment_and_quotes() {
    assert_eq!(
        changed(LINKERD, set("name", "Linkerd 2")),
        "-name: Linkerd  # as they write it\n+name: Linkerd 2  # as they write it\n"
    );
    assert_eq!(
        changed(LINKERD, set("summary", "It's a mesh")),
        "-summary: 'Service mesh'\n+summary: 'It''s a mesh'\n"
    );
    assert_eq!(
        changed(LINKERD, set("aliases.1", "yes")),
        "-- \"conduit\" # its first name\n+- \"yes\" # its first name\n"
    );
    assert_eq!(
        changed(LINKERD, set("name", "no # comment")),
        "-name: Linkerd  # as they write it\n+name: \"no # comment\"  # as they write it\n"
    );
}

#[test]
fn a_folded_text_stays_folded_at_its_width() {
    assert_eq!(
        changed(
            LINKERD,
            set(
                "description",
                "Linkerd is an ultralight and fast service mesh."
            )
        ),
        "-  service mesh.\n+  and fast service mesh.\n"
    );
    assert_eq!(
        changed("a: |\n    one\n    two\nb: c\n", set("a", "one\nthree\n")),
        "-    two\n+    three\n"
    );
    assert_eq!(
        changed("a: > # why\r\n  one\r\nb: c\r\n", set("a", "two")),
        "-a: > # why\\r\n-  one\\r\n+a: >- # why\\r\n+  two\\r\n"
    );
    assert_eq!(
        changed("a: one # why\nb: c\n", set("a", "one\ntwo")),
        "-a: one # why\n+a: |- # why\n+  one\n+  two\n"
    );
}

#[test]
fn what_is_already_so_changes_no_byte() {
    for edit in [
        set("name", "Linkerd"),
        set("description", "Linkerd is an ultralight service mesh."),
        set("areas", list(["cncf/service-mesh", "cloud"])),
        set(
            "maturity.cncf.0",
            map([("level", "sandbox"), ("date", "2017-01-23")]),
        ),
        remove("license"),
        remove("extra.api"),
    ] {
        assert_eq!(changed(LINKERD, edit), "");
    }
}

#[test]
fn a_new_key_stands_in_its_canonical_place() {
    assert_eq!(
        changed(LINKERD, set("license", "Apache-2.0")),
        "+license: Apache-2.0\n"
    );
    let after = apply(LINKERD, &[set("license", "Apache-2.0")], &EntryOrder);
    let after = after.expect("the edit is made");
    assert!(
        after.contains("linkerd2\nlicense: Apache-2.0\n# before areas\n"),
        "{after}"
    );

    let nested = [
        set("links.overview", "https://linkerd.io/"),
        set("links.contributor-guide", "https://b.c/"),
        set("maturity.cncf.1.evidence", "https://d.e/"),
        set("maturity.azure", Tree::list([map([("level", "ga")])])),
        set("extra.api", "v1alpha4"),
    ];
    let after = apply(LINKERD, &nested, &EntryOrder).expect("the edits are made");
    for expected in [
        "links:\n  overview: https://linkerd.io/\n  contributor-guide: https://b.c/\n  # where to talk\n",
        "      date: 2018-04-06 # a Friday\n      evidence: https://d.e/\n      # evidence is missing\n",
        "      # evidence is missing\n  azure:\n    - level: ga\n  # another track may follow\n",
        "# its first name\nextra:\n  api: v1alpha4\n# the end\n",
    ] {
        assert!(after.contains(expected), "{expected}\n{after}");
    }
}

#[test]
fn a_first_key_stands_below_the_comments_at_the_top_of_the_file() {
    let text = "# about this file\nsummary: a\n";
    assert_eq!(
        apply(text, &[set("name", "b")], &EntryOrder),
        Ok("# about this file\nname: b\nsummary: a\n".into())
    );
    assert_eq!(
        apply("l:\n  - date: a\n", &[set("l.0.level", "b")], &AsWritten),
        Ok("l:\n  - date: a\n    level: b\n".into())
    );
    assert_eq!(
        changed(
            "maturity:\n  x:\n    - date: a\n",
            set("maturity.x.0.level", "b")
        ),
        "-    - date: a\n+    - level: b\n+      date: a\n"
    );
}

#[test]
fn missing_parents_come_with_the_key() {
    for (text, after) in [
        ("name: a\n", "name: a\nlinks:\n  chat: b\n"),
        ("name: a", "name: a\nlinks:\n  chat: b"),
        ("links:\n", "links:\n  chat: b\n"),
        (
            "links:  # none yet\n# end\n",
            "links:  # none yet\n  chat: b\n# end\n",
        ),
        ("links: ~ # none yet", "links: # none yet\n  chat: b"),
        (
            "links: {} # none yet\r\nz: y\r\n",
            "links: # none yet\r\n  chat: b\r\nz: y\r\n",
        ),
        ("links: {forum: c}\n", "links: {chat: b, forum: c}\n"),
        ("{links: {forum: c}}\n", "{links: {chat: b, forum: c}}\n"),
        ("{links: }\n", "{links: {chat: b} }\n"),
        ("{name, links}\n", "{name, links: {chat: b}}\n"),
        ("", "links:\n  chat: b\n"),
        ("\u{FEFF}# c\r\n", "\u{FEFF}# c\r\nlinks:\r\n  chat: b\r\n"),
        ("# c", "# c\nlinks:\n  chat: b"),
        ("---\n", "---\nlinks:\n  chat: b\n"),
    ] {
        assert_eq!(
            apply(text, &[set("links.chat", "b")], &EntryOrder).as_deref(),
            Ok(after),
            "{text:?}"
        );
    }
}

#[test]
fn everything_else_survives() {
    let text = "\u{FEFF}# top\r\n---\r\n# über\r\nname: Zürich # é\r\n\r\n\r\nareas:\r\n\r\n  - ü # ö\r\n\r\n  - b\r\n  # end\r\nextra: {\r\n  k: 'v',  # w\r\n  n: [1,\r\n    ~]\r\n}\r\n...\r\n# bottom";
    for (edit, expected) in [
        (set("areas.0", "網"), "-  - ü # ö\\r\n+  - 網 # ö\\r\n"),
        (append("areas", "c"), "+  - c\\r\n"),
        (set("summary", "s"), "+summary: s\\r\n"),
        (
            set("extra.k", "it's"),
            "-  k: 'v',  # w\\r\n+  k: 'it''s',  # w\\r\n",
        ),
        (
            remove("extra.n.1"),
            "-  n: [1,\\r\n-    ~]\\r\n+  n: [1]\\r\n",
        ),
        (append("extra.n", "x"), "-    ~]\\r\n+    ~, x]\\r\n"),
        (remove("extra.k"), "-  k: 'v',  # w\\r\n"),
        (set("aliases", list(["a"])), "+aliases: [a]\\r\n"),
    ] {
        assert_eq!(changed(text, edit.clone()), expected, "{edit:?}");
    }
}

#[test]
fn a_large_file_is_edited_like_a_small_one() {
    let lines: String = (0..30_000)
        .map(|n| format!("k{n}: 'value {n}' # c\n"))
        .collect();
    assert_eq!(
        changed(&lines, set("k29998", "other")),
        "-k29998: 'value 29998' # c\n+k29998: 'other' # c\n"
    );
}

#[test]
fn what_cannot_be_edited_is_refused() {
    let refused = |text: &str, edit| apply(text, &[edit], &EntryOrder).expect_err("refused");
    assert!(matches!(
        refused("a: b\na: c\n", set("a", "d")),
        EditError::Problems(_)
    ));
    assert_eq!(
        refused("a: b\n", set("a.c", "d")).to_string(),
        "`a` is not a mapping"
    );
    assert_eq!(
        refused("a: [b]\n", set("a.2", "d")).to_string(),
        "`a[2]` is not an item of a list"
    );
    assert_eq!(
        refused("a: [b]\n", remove("a.1")).to_string(),
        "`a[1]` is not an item of a list"
    );
}

#[test]
fn a_file_that_would_be_too_large_is_not_written() {
    let text = format!("name: {}\n", "x".repeat(super::MAX_BYTES - 20));
    let edit = Edit::Set {
        path: vec![Step::Key("summary".to_string())],
        value: Tree::text("more than fits"),
    };
    let refused = apply(&text, &[edit], &EntryOrder);
    assert_eq!(refused, Err(EditError::TooLarge));
    assert_eq!(
        EditError::TooLarge.to_string(),
        "the file would have more than 1 MiB, the most that is read"
    );
}
