//! Random documents under random edits: only what an edit is about changes.

use proptest::prelude::*;
use serde_yaml::{Mapping, Value as Other};

use super::edit_tests::EntryOrder;
use super::random_documents::document;
use super::{Edit, Path, Step, Tree, apply};
use crate::catalog::yaml::{Node, Value, key_text, parse};

/// Every path of a document.
fn paths(node: &Node, path: &mut Path, all: &mut Vec<Path>) {
    if !path.is_empty() {
        all.push(path.clone());
    }
    let mut children: Vec<(Step, &Node)> = Vec::new();
    match &node.value {
        Value::Scalar { .. } => {}
        Value::Sequence(items) => {
            children.extend(
                items
                    .iter()
                    .enumerate()
                    .map(|(at, item)| (Step::Item(at), item)),
            );
        }
        Value::Mapping(pairs) => children.extend(
            pairs
                .iter()
                .map(|(key, value)| (Step::Key(key_text(key).to_owned()), value)),
        ),
    }
    for (step, child) in children {
        path.push(step);
        paths(child, path, all);
        path.pop();
    }
}

fn node_at<'a>(root: &'a Node<'a>, path: &[Step]) -> Option<&'a Node<'a>> {
    path.iter().try_fold(root, |node, step| match step {
        Step::Key(key) => node.get(key),
        Step::Item(at) => node.as_sequence()?.get(*at),
    })
}

fn new_value(choice: usize) -> Tree {
    let link = Tree::map([
        ("title", Tree::text("T: x")),
        ("url", Tree::text("https://n.w/")),
    ]);
    match choice % 8 {
        0 | 1 => Tree::text("new"),
        2 => Tree::text("new: # \"text\" it's"),
        3 => Tree::text("several\nnew lines\n"),
        4 => link,
        5 => Tree::list([Tree::text("a"), Tree::text("new")]),
        6 => Tree::map([
            ("level", Tree::text("x")),
            ("note", Tree::text("long ".repeat(30))),
        ]),
        _ => Tree::list([link, Tree::text("no")]),
    }
}

fn edit(root: &Node, choices: (usize, usize, usize)) -> Edit {
    let mut all = Vec::new();
    paths(root, &mut Path::new(), &mut all);
    let mut path = all[choices.1 % all.len()].clone();
    let value = new_value(choices.2);
    match choices.0 % 5 {
        0 => Edit::Set { path, value },
        1 => Edit::Append { path, value },
        2 => Edit::Remove { path },
        kind => {
            // A key that is not there yet, beside one that is.
            path.pop();
            let parent = node_at(root, &path);
            if parent.is_some_and(|node| node.as_mapping().is_some()) {
                let keys = ["summary", "license", "links", "evidence", "chat", "zzz"];
                path.push(Step::Key(keys[choices.2 / 8 % keys.len()].to_owned()));
            }
            match (path.is_empty(), kind) {
                (true, _) => Edit::Append {
                    path: vec![Step::Key("tags".into())],
                    value,
                },
                (false, 3) => Edit::Set { path, value },
                (false, _) => Edit::Append { path, value },
            }
        }
    }
}

fn other(tree: &Tree) -> Other {
    match tree {
        Tree::Text(text) => Other::String(text.clone()),
        Tree::List(items) => Other::Sequence(items.iter().map(other).collect()),
        Tree::Map(pairs) => Other::Mapping(
            pairs
                .iter()
                .map(|(key, value)| (Other::String(key.clone()), other(value)))
                .collect(),
        ),
    }
}

/// The edit, made on another reader's values.
fn edited(node: Option<&Other>, path: &[Step], edit: &Edit) -> Option<Other> {
    let nothing = |node: &Other| match node {
        Other::Null => true,
        Other::Sequence(items) => items.is_empty(),
        Other::Mapping(pairs) => pairs.is_empty(),
        _ => false,
    };
    let Some((step, rest)) = path.split_first() else {
        return match edit {
            Edit::Set { value, .. } => Some(other(value)),
            Edit::Remove { .. } => None,
            Edit::Append { value, .. } => {
                let mut items = match node {
                    Some(Other::Sequence(items)) => items.clone(),
                    Some(node) if !nothing(node) => vec![node.clone()],
                    _ => Vec::new(),
                };
                items.push(other(value));
                Some(Other::Sequence(items))
            }
        };
    };
    match (step, node) {
        (Step::Item(at), Some(Other::Sequence(items))) => {
            let mut items = items.clone();
            match edited(items.get(*at), rest, edit) {
                Some(value) => items[*at] = value,
                None => drop(items.remove(*at)),
            }
            (!items.is_empty()).then_some(Other::Sequence(items))
        }
        (Step::Key(key), node) => {
            let mut pairs = node
                .and_then(Other::as_mapping)
                .cloned()
                .unwrap_or(Mapping::new());
            match edited(pairs.get(key.as_str()), rest, edit) {
                Some(value) => drop(pairs.insert(Other::String(key.clone()), value)),
                None => drop(pairs.shift_remove(key.as_str())),
            }
            (!pairs.is_empty()).then_some(Other::Mapping(pairs))
        }
        (_, node) => node.cloned(),
    }
}

/// What another reader makes of a text. Readers differ on whether the end of the file ends the last
/// line of a block scalar, so it gets a line end here.
fn read(text: &str) -> Other {
    let text = text.trim_start_matches('\u{FEFF}');
    let text = format!("{text}{}", if text.ends_with('\n') { "" } else { "\n" });
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The numbered comments of a text, in order.
fn comments(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.find("# c").map(|at| &line[at..]))
        .filter(|comment| comment.contains("[x, {"))
        .collect()
}

/// Whether texts stand among others, in their order.
fn is_subsequence<'a>(part: &[&'a str], whole: &[&'a str]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|wanted| whole.any(|found| found == wanted))
}

/// The lines whose comments an edit may remove: those of the value that it replaces or removes,
/// with the collections that are left empty by that.
fn may_lose_comments<'a>(text: &'a str, root: &Node, edit: &Edit) -> &'a str {
    let path = edit.path();
    let (Edit::Set { .. } | Edit::Remove { .. }, Some(node)) = (edit, node_at(root, path)) else {
        return "";
    };
    let holds_one = |node: &Node| match &node.value {
        Value::Sequence(items) => items.len() == 1,
        Value::Mapping(pairs) => pairs.len() == 1,
        Value::Scalar { .. } => false,
    };
    let mut gone = path.len();
    if matches!(edit, Edit::Remove { .. }) {
        while gone > 1 && node_at(root, &path[..gone - 1]).is_some_and(holds_one) {
            gone -= 1;
        }
    }
    // A key may stand on an earlier line than its value: what precedes it there goes with it.
    let from = match (
        edit,
        node_at(root, &path[..gone - 1]).map(|node| &node.value),
    ) {
        (Edit::Remove { .. }, Some(Value::Mapping(pairs))) => pairs
            .iter()
            .find(|(key, _)| path[gone - 1] == Step::Key(key_text(key).to_owned()))
            .map_or(node.span.start, |(key, _)| key.span.start),
        (Edit::Remove { .. }, Some(Value::Sequence(items))) => match path[gone - 1] {
            Step::Item(at) if at > 0 => items[at - 1].span.end,
            _ => node_at(root, &path[..gone - 1]).map_or(0, |list| list.span.start),
        },
        _ => node.span.start,
    };
    let start = text[..from].rfind('\n').map_or(0, |newline| newline + 1);
    let last = node_at(root, &path[..gone]).map_or(0, |node| node.span.end);
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    &text[start..end]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn only_what_an_edit_is_about_changes(
        bytes in prop::collection::vec(any::<u8>(), 0..120),
        choices in (any::<usize>(), any::<usize>(), any::<usize>()),
    ) {
        let text = document(&bytes);
        let parsed = parse(&text);
        prop_assert_eq!(&parsed.problems, &[], "{}", text);
        let root = parsed.root.expect("a document");
        let edit = edit(&root, choices);
        let path = edit.path().to_vec();
        let context = format!("{edit:?}\n{text}\n-->\n");

        let after = apply(&text, std::slice::from_ref(&edit), &EntryOrder);
        // A text that keeps the blank lines below it would take in those of a key that goes.
        prop_assume!(after.is_ok() || !text.contains("|+"));
        prop_assert!(after.is_ok(), "{context}{after:?}");
        let after = after.unwrap_or_default();

        let expected = edited(Some(&read(&text)), &path, &edit).unwrap_or(Other::Mapping(Mapping::new()));
        prop_assert_eq!(read(&after), expected, "{}{}", context, after);

        let kept = comments(&after);
        let had = comments(&text);
        prop_assert!(is_subsequence(&kept, &had), "{context}{after}");
        let gone: Vec<_> = had.iter().filter(|comment| !kept.contains(comment)).collect();
        let may_go = may_lose_comments(&text, &root, &edit);
        for comment in gone {
            prop_assert!(may_go.contains(*comment), "lost {comment}\n{context}{after}");
        }

        let line_ends = |text: &str| (text.contains("\r\n"), text.replace("\r\n", "").contains('\n'));
        if text.contains('\n') {
            let (before, now) = (line_ends(&text), line_ends(&after));
            prop_assert!((before.0 || !now.0) && (before.1 || !now.1), "{context}{after}");
        }
        prop_assert_eq!(text.ends_with('\n'), after.ends_with('\n'), "{}{}", context, after);

        let counts = |step: &Step| matches!(step, Step::Item(_));
        if matches!(edit, Edit::Append { .. }) || (matches!(edit, Edit::Remove { .. }) && path.iter().any(counts)) {
            return Ok(());
        }
        let again = apply(&after, &[edit], &EntryOrder);
        prop_assert_eq!(again.as_deref(), Ok(after.as_str()), "{}", context);
    }
}
