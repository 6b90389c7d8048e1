//! What edits of lists, and of what goes as a whole, change.

use super::edit_tests::{EntryOrder, LINKERD, append, changed, list, map, remove, set};
use super::{AsWritten, Tree, apply};

#[test]
fn a_transition_stands_behind_the_last() {
    let graduated = map([("level", "graduated"), ("date", "2021-07-28")]);
    assert_eq!(
        changed(LINKERD, append("maturity.cncf", graduated.clone())),
        "+    - level: graduated\n+      date: 2021-07-28\n"
    );
    let after = apply(
        LINKERD,
        &[append("maturity.cncf", graduated.clone())],
        &EntryOrder,
    );
    let after = after.expect("the edit is made");
    assert!(
        after.contains(
            "# evidence is missing\n    - level: graduated\n      date: 2021-07-28\n  # another"
        ),
        "{after}"
    );
    assert_eq!(
        changed("m:\n- {level: a}\n", append("m", graduated.clone())),
        "+- {level: graduated, date: 2021-07-28}\n"
    );
    assert_eq!(
        changed("m:\n- level: a", append("m", graduated)),
        "-- level: a∎\n+- level: a\n+- level: graduated\n+  date: 2021-07-28∎\n"
    );
}

#[test]
fn an_item_joins_its_siblings() {
    assert_eq!(
        changed(LINKERD, append("areas", "new")),
        "-areas: [cncf/service-mesh, cloud] # two\n+areas: [cncf/service-mesh, cloud, new] # two\n"
    );
    assert_eq!(changed(LINKERD, append("aliases", "l5d")), "+- l5d\n");
    assert_eq!(
        changed("a: [\n  b, # c\n  d # e\n]\n", append("a", "f")),
        "-  d # e\n+  d, # e\n+  f\n"
    );
    assert_eq!(
        changed("a: [\n  b, # c\n  d, # e\n]\n", append("a", "f")),
        "+  f,\n"
    );
    assert_eq!(
        changed("a: [b,\n  c]\n", append("a", "d, e")),
        "-  c]\n+  c, \"d, e\"]\n"
    );
    for (text, after) in [
        ("name: x\n", "name: x\na: [b]\n"),
        ("a:\n", "a: [b]\n"),
        ("a:", "a: [b]"),
        ("a: ~ # c\n", "a: [b] # c\n"),
        ("a: [] # c\n", "a: [b] # c\n"),
        ("a: # c\n# d\n", "a: [b] # c\n# d\n"),
    ] {
        assert_eq!(
            apply(text, &[append("a", "b")], &AsWritten).as_deref(),
            Ok(after),
            "{text:?}"
        );
    }
}

#[test]
fn a_single_value_becomes_a_list_of_both() {
    assert_eq!(
        changed(LINKERD, append("links.forum", "https://b.c/")),
        "-  forum: https://linkerd.io/forum # old\n+  forum:\n+    - https://linkerd.io/forum # old\n+    - https://b.c/\n"
    );
    let link = map([("title", "B"), ("url", "https://b.c/")]);
    assert_eq!(
        changed(LINKERD, append("links.chat", link.clone())),
        "-  chat: {title: \"Slack: x\", url: https://slack.linkerd.io/}\n+  chat:\n\
         +    - {title: \"Slack: x\", url: https://slack.linkerd.io/}\n+    - {title: B, url: https://b.c/}\n"
    );
    assert_eq!(
        changed(
            "chat: # c\n    # d\n    title: A\n    url: u # e\n",
            append("chat", link.clone())
        ),
        "-    title: A\n+  - title: A\n+  - title: B\n+    url: https://b.c/\n"
    );
    assert_eq!(
        changed("chat:\n title: A\n url: u\n", append("chat", link)),
        "- title: A\n- url: u\n+ - title: A\n+   url: u\n+ - title: B\n+   url: https://b.c/\n"
    );
    assert_eq!(
        changed("a: >-\n  one\n\n  two\nb: c\n", append("a", "d")),
        "-a: >-\n-  one\n+a:\n+  - >-\n+    one\n-  two\n+    two\n+  - d\n"
    );
    assert_eq!(
        changed("l: {a: b}\n", append("l.a", "c")),
        "-l: {a: b}\n+l: {a: [b, c]}\n"
    );
}

#[test]
fn removing_takes_the_comment_on_the_line_and_leaves_those_above() {
    assert_eq!(
        changed(LINKERD, remove("aliases.1")),
        "-- \"conduit\" # its first name\n"
    );
    assert_eq!(
        changed(LINKERD, remove("areas.1")),
        "-areas: [cncf/service-mesh, cloud] # two\n+areas: [cncf/service-mesh] # two\n"
    );
    assert_eq!(
        changed(LINKERD, remove("areas.0")),
        "-areas: [cncf/service-mesh, cloud] # two\n+areas: [cloud] # two\n"
    );
    assert_eq!(
        changed(LINKERD, remove("areas")),
        "-areas: [cncf/service-mesh, cloud] # two\n"
    );
    assert_eq!(
        changed(LINKERD, remove("maturity.cncf.1.date")),
        "-      date: 2018-04-06 # a Friday\n"
    );
    assert_eq!(
        changed(LINKERD, remove("maturity.cncf.0.level")),
        "-    - level: sandbox\n-      date: 2017-01-23\n+    - date: 2017-01-23\n"
    );
    assert_eq!(
        changed("l:\n  - a: b # c\n    # d\n    e: f\n", remove("l.0.a")),
        "-  - a: b # c\n-    # d\n+  - # d\n"
    );
    assert_eq!(
        changed("l: [\n  a, # b\n  c # d\n]\n", remove("l.1")),
        "-  c # d\n"
    );
    assert_eq!(
        changed("l: [a, # b\n  c]\n", remove("l.0")),
        "-l: [a, # b\n+l: [ # b\n"
    );
}

#[test]
fn what_is_left_empty_goes_too() {
    assert_eq!(
        changed(
            "name: a\naliases: # c\n  - b # d\n# e\n",
            remove("aliases.0")
        ),
        "-aliases: # c\n-  - b # d\n"
    );
    assert_eq!(
        changed("name: a\nlinks: {chat: [b]}\n", remove("links.chat.0")),
        "-links: {chat: [b]}\n"
    );
    assert_eq!(
        changed("name: a\r\nlinks: b", remove("links")),
        "-name: a\\r\n-links: b∎\n+name: a∎\n"
    );
    assert_eq!(changed("# c\nname: a\n", remove("name")), "-name: a\n+{}\n");
}

#[test]
fn of_a_list_or_mapping_only_what_differs_changes() {
    assert_eq!(
        changed(LINKERD, set("areas", list(["cncf/mesh", "cloud"]))),
        "-areas: [cncf/service-mesh, cloud] # two\n+areas: [cncf/mesh, cloud] # two\n"
    );
    assert_eq!(
        changed(LINKERD, set("aliases", list(["l5d", "conduit", "more"]))),
        "-- linkerd2\n+- l5d\n+- more\n"
    );
    assert_eq!(
        changed(LINKERD, set("aliases", list(["conduit"]))),
        "-- linkerd2\n"
    );
    assert_eq!(
        changed(
            LINKERD,
            set(
                "links",
                map([("forum", "https://b.c/"), ("overview", "https://d.e/")])
            )
        ),
        "+  overview: https://d.e/\n-  chat: {title: \"Slack: x\", url: https://slack.linkerd.io/}\n\
         -  forum: https://linkerd.io/forum # old\n+  forum: https://b.c/ # old\n"
    );
}

#[test]
fn a_value_may_change_its_kind() {
    assert_eq!(
        changed(
            "a: b # c\nd: e\n",
            set("a", Tree::list([map([("x", "z")])]))
        ),
        "-a: b # c\n+a: # c\n+  - x: z\n"
    );
    assert_eq!(
        changed("a: # c\n  - x: y # z\n  - v\nd: e\n", set("a", "b")),
        "-a: # c\n-  - x: y # z\n-  - v\n+a: b # c\n"
    );
    assert_eq!(
        changed(
            "a:\n  - x: y",
            set("a", Tree::map([("k", Tree::text("v"))]))
        ),
        "-  - x: y∎\n+  k: v∎\n"
    );
    assert_eq!(
        changed("- a: b\n  c: d\n- e\n", set("0", "f")),
        "-- a: b\n-  c: d\n+- f\n"
    );
}
