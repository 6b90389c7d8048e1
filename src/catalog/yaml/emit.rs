//! A whole tree as text, in the canonical style of the catalog.

use super::scalar::{self, BlockScalar, Place};
use super::tree::Tree;

/// The columns a line may take before lists, links and texts get lines of their own.
pub const WIDTH: usize = 100;

/// By how many columns a collection is indented in its parent.
pub(crate) const STEP: usize = 2;

/// A new document: two-space indents, lists of short plain texts and links on one line where they
/// fit, everything else a line a value. It ends with a newline.
pub fn document(tree: &Tree) -> String {
    let lines = match tree {
        Tree::Map(pairs) if !pairs.is_empty() => pairs_at(pairs, 0, Texts::Blocks),
        Tree::List(items) if !items.is_empty() => items_at(items, 0, Texts::Blocks),
        _ => vec![flow(tree)],
    };
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// A value as it is written behind its key or dash: what follows on that line, and the lines
/// below it, indented.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// What stands on the line of the key or dash; empty where all is below.
    pub head: String,
    /// The lines below.
    pub lines: Vec<String>,
}

impl Written {
    fn inline(head: impl Into<String>) -> Written {
        Written {
            head: head.into(),
            lines: Vec::new(),
        }
    }

    fn below(lines: Vec<String>) -> Written {
        Written {
            head: String::new(),
            lines,
        }
    }

    fn block(block: BlockScalar, indent: usize) -> Written {
        Written {
            head: block.header.to_owned(),
            lines: indented(block.lines, indent),
        }
    }

    /// The lines of an entry that begins with `start`, such as `name:` or `-`.
    pub fn lines_after(self, start: String) -> Vec<String> {
        let mut lines = Vec::with_capacity(self.lines.len() + 1);
        lines.push(match self.head.as_str() {
            "" => start,
            head => format!("{start} {head}"),
        });
        lines.extend(self.lines);
        lines
    }
}

/// How the items of a list are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemForm {
    /// Links on one line where they fit, other mappings a line a key.
    Canonical,
    /// Mappings a line a key.
    Block,
    /// Everything on one line.
    Flow,
}

/// How texts that are long or have several lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Texts {
    /// As folded or literal blocks.
    Blocks,
    /// On one line like all others, where a block would swallow the comments below it.
    Lines,
}

/// A value behind a key that stands in `column` and takes `key_width` columns.
pub(crate) fn after_key(tree: &Tree, column: usize, key_width: usize, texts: Texts) -> Written {
    let room = WIDTH.saturating_sub(column + key_width + 2);
    match tree {
        Tree::Text(text) => text_after(text, column + STEP, texts),
        Tree::List(items) if items.is_empty() || fits_on_a_line(items, room) => {
            Written::inline(flow(tree))
        }
        Tree::List(items) => Written::below(items_at(items, column + STEP, texts)),
        Tree::Map(pairs) => match short_link(tree, room) {
            Some(link) => Written::inline(link),
            None if pairs.is_empty() => Written::inline("{}"),
            None => Written::below(pairs_at(pairs, column + STEP, texts)),
        },
    }
}

/// An item behind a dash that stands in `column`.
pub(crate) fn after_dash(tree: &Tree, column: usize, form: ItemForm, texts: Texts) -> Written {
    let room = WIDTH.saturating_sub(column + STEP);
    match tree {
        _ if form == ItemForm::Flow => Written::inline(flow(tree)),
        Tree::Text(text) => text_after(text, column + STEP, texts),
        Tree::Map(pairs) if !pairs.is_empty() => {
            if form == ItemForm::Canonical
                && let Some(link) = short_link(tree, room)
            {
                return Written::inline(link);
            }
            let mut lines = pairs_at(pairs, column + STEP, texts);
            let head = lines.remove(0).split_off(column + STEP);
            Written { head, lines }
        }
        _ => Written::inline(flow(tree)),
    }
}

/// The lines of a key and its value, the key in `column`.
pub(crate) fn pair_at(key: &str, value: &Tree, column: usize, texts: Texts) -> Vec<String> {
    let key = scalar::key(key);
    let start = format!("{:column$}{key}:", "");
    after_key(value, column, key.chars().count(), texts).lines_after(start)
}

/// The lines of a list item, its dash in `column`.
pub(crate) fn item_at(item: &Tree, column: usize, form: ItemForm, texts: Texts) -> Vec<String> {
    after_dash(item, column, form, texts).lines_after(format!("{:column$}-", ""))
}

/// A value on one line, as it stands between brackets.
pub(crate) fn flow(tree: &Tree) -> String {
    match tree {
        Tree::Text(text) => scalar::inline(text, Place::Flow).into_owned(),
        Tree::List(items) => {
            let items: Vec<_> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Tree::Map(pairs) => {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(key, value)| flow_pair(key, value))
                .collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// A key and its value on one line, as they stand between braces.
pub(crate) fn flow_pair(key: &str, value: &Tree) -> String {
    format!("{}: {}", scalar::key(key), flow(value))
}

/// Lines moved to the right; empty ones stay empty.
pub(crate) fn indented(mut lines: Vec<String>, indent: usize) -> Vec<String> {
    for line in lines.iter_mut().filter(|line| !line.is_empty()) {
        line.insert_str(0, &" ".repeat(indent));
    }
    lines
}

fn pairs_at(pairs: &[(String, Tree)], column: usize, texts: Texts) -> Vec<String> {
    pairs
        .iter()
        .flat_map(|(key, value)| pair_at(key, value, column, texts))
        .collect()
}

fn items_at(items: &[Tree], column: usize, texts: Texts) -> Vec<String> {
    items
        .iter()
        .flat_map(|item| item_at(item, column, ItemForm::Canonical, texts))
        .collect()
}

fn text_after(text: &str, indent: usize, texts: Texts) -> Written {
    let long = |text: &str| text.chars().count() > WIDTH;
    let width = WIDTH.saturating_sub(indent).max(WIDTH / 2);
    let block = if texts == Texts::Lines {
        None
    } else if text.split('\n').any(long) && text.contains(' ') {
        scalar::folded(text, width)
    } else if text.contains('\n') {
        scalar::literal(text)
    } else {
        None
    };
    match block {
        Some(block) => Written::block(block, indent),
        None => Written::inline(scalar::inline(text, Place::Block)),
    }
}

fn fits_on_a_line(items: &[Tree], room: usize) -> bool {
    let width = |item: &Tree| match item {
        Tree::Text(text) if scalar::is_plain(text, Place::Flow) => Some(text.chars().count() + 2),
        _ => None,
    };
    let total: Option<usize> = items.iter().map(width).sum();
    total.is_some_and(|total| total <= room)
}

/// A `{title, url}` on one line, where that fits.
fn short_link(tree: &Tree, room: usize) -> Option<String> {
    let Tree::Map(pairs) = tree else { return None };
    let is_link = pairs.iter().any(|(key, _)| key == "url")
        && pairs
            .iter()
            .all(|(key, value)| matches!(key.as_str(), "title" | "url") && is_line(value));
    is_link
        .then(|| flow(tree))
        .filter(|link| link.chars().count() <= room)
}

fn is_line(tree: &Tree) -> bool {
    matches!(tree, Tree::Text(text) if !text.contains('\n'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Node, Value, parse};
    use super::*;

    fn entry() -> Tree {
        let link = |title: &str, url: &str| {
            Tree::map([("title", Tree::text(title)), ("url", Tree::text(url))])
        };
        let step = |level: &str, date: &str| {
            Tree::map([("level", Tree::text(level)), ("date", Tree::text(date))])
        };
        Tree::map([
            ("name", Tree::text("Linkerd")),
            ("description", Tree::text("word ".repeat(30).trim())),
            ("legal", Tree::text("DCO\nand a CLA\n")),
            (
                "areas",
                Tree::list([Tree::text("cncf/service-mesh"), Tree::text("cloud")]),
            ),
            (
                "maturity",
                Tree::map([(
                    "cncf",
                    Tree::list([
                        step("sandbox", "2017-01-23"),
                        step("incubating", "2018-04-06"),
                    ]),
                )]),
            ),
            (
                "links",
                Tree::map([
                    (
                        "chat",
                        link("Slack: slack.linkerd.io", "https://slack.linkerd.io/"),
                    ),
                    (
                        "use-on-azure",
                        Tree::list([
                            link("AKS", "https://a.b/"),
                            link(&"long ".repeat(20), "https://a.b/"),
                        ]),
                    ),
                    ("other", Tree::list([])),
                ]),
            ),
            ("aliases", Tree::list([Tree::text("yes")])),
            (
                "extra",
                Tree::map([("none", Tree::Map(vec![])), ("api", Tree::text("1.0"))]),
            ),
        ])
    }

    #[test]
    fn an_entry_is_written_in_the_canonical_style() {
        let words = ["word"; 19].join(" ");
        let rest = ["word"; 11].join(" ");
        let long = "long ".repeat(20);
        let expected = format!(
            "\
name: Linkerd
description: >-
  {words}
  {rest}
legal: |
  DCO
  and a CLA
areas: [cncf/service-mesh, cloud]
maturity:
  cncf:
    - level: sandbox
      date: 2017-01-23
    - level: incubating
      date: 2018-04-06
links:
  chat: {{title: \"Slack: slack.linkerd.io\", url: https://slack.linkerd.io/}}
  use-on-azure:
    - {{title: AKS, url: https://a.b/}}
    - title: \"{long}\"
      url: https://a.b/
  other: []
aliases:
  - \"yes\"
extra:
  none: {{}}
  api: \"1.0\"
"
        );
        assert_eq!(document(&entry()), expected);
    }

    /// Every text of a document, to be compared with what another reader makes of it.
    fn texts_are_read_as_texts(node: &Node) -> bool {
        match &node.value {
            Value::Scalar { text, plain } => !plain || scalar::reads_as_text(text),
            Value::Sequence(items) => items.iter().all(texts_are_read_as_texts),
            Value::Mapping(pairs) => pairs
                .iter()
                .all(|(_, value)| texts_are_read_as_texts(value)),
        }
    }

    fn same(tree: &Tree, value: &serde_yaml::Value) -> bool {
        match (tree, value) {
            (Tree::Text(text), serde_yaml::Value::String(read)) => text == read,
            (Tree::List(items), serde_yaml::Value::Sequence(read)) => {
                items.len() == read.len()
                    && items.iter().zip(read).all(|(item, read)| same(item, read))
            }
            (Tree::Map(pairs), serde_yaml::Value::Mapping(read)) => {
                pairs.len() == read.len()
                    && pairs.iter().all(|(key, value)| {
                        read.get(key.as_str()).is_some_and(|read| same(value, read))
                    })
            }
            _ => false,
        }
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-z]{1,8}",
            "([a-z]{1,9}| |é){0,60}",
            "[-?:,#&*!|>'\"%@` a\\\\\\[\\]{}~.0-9\n\t]{0,8}",
            "(yes|No|null|~|1e3|0x1f|1_000|2017-01-23|12:30:45|[.]inf|<<|=|---|[.]{3})",
            "(a|b c|\n|  ){0,8}",
            any::<String>(),
        ]
    }

    fn any_tree() -> impl Strategy<Value = Tree> {
        any_text()
            .prop_map(Tree::Text)
            .prop_recursive(4, 40, 5, |inner| {
                prop_oneof![
                    prop::collection::vec(inner.clone(), 0..4).prop_map(Tree::List),
                    prop::collection::btree_map("(title|url|[a-z]{1,3}|no|1|a: b|\n)", inner, 0..4)
                        .prop_map(Tree::map),
                ]
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn what_is_written_reads_back_the_same(tree in any_tree()) {
            let text = document(&tree);
            let parsed = parse(&text);
            prop_assert_eq!(&parsed.problems, &[], "{}", text);
            let root = parsed.root.expect("a document");
            prop_assert!(tree.is_said_by(&root), "{}", text);
            prop_assert!(texts_are_read_as_texts(&root), "{}", text);
            let other = serde_yaml::from_str(&text);
            prop_assert!(other.is_ok_and(|other| same(&tree, &other)), "{}", text);
        }
    }
}
