//! An entry's file.

use super::fields::{Fields, Problems, extra, items, text};
use crate::catalog::model::{ENTRY_KEYS, Entry, Link, TRANSITION_KEYS, Transition};
use crate::catalog::yaml::{Node, Value};

const LINK_KEYS: &[&str] = &["title", "url"];

/// The entry that a tree says, as far as it can be read, with every problem of its shape added.
///
/// `path` is the file's, from the root of the repository; its stem is the id.
pub fn decode_entry(node: &Node, path: &str, problems: &mut Problems) -> Entry {
    let id = stem(path).to_string();
    let mut entry = Entry {
        id,
        path: path.to_string(),
        ..Entry::default()
    };
    let Some(fields) = Fields::of(node, "an entry", ENTRY_KEYS, problems) else {
        return entry;
    };
    entry.name = fields.need_text("name", problems).unwrap_or_default();
    entry.summary = fields.text("summary", problems);
    entry.description = fields.text("description", problems);
    entry.homepage = fields.text("homepage", problems);
    entry.repository = fields.text("repository", problems);
    entry.license = fields.text("license", problems);
    entry.legal = fields.text("legal", problems);
    fields.need("areas", problems);
    entry.areas = fields.texts("areas", false, problems);
    for (track, list) in fields.entries("maturity", problems) {
        let transitions = items(list, &format!("track `{track}`"), problems);
        let read = transitions
            .iter()
            .filter_map(|item| transition(item, problems))
            .collect();
        entry.maturity.insert(track, read);
    }
    for (kind, node) in fields.entries("links", problems) {
        let read = links(node, &kind, problems);
        entry.links.insert(kind, read);
    }
    entry.tags = fields.texts("tags", false, problems);
    entry.aliases = fields.texts("aliases", false, problems);
    entry.extra = extra(&fields, problems);
    entry
}

fn transition(node: &Node, problems: &mut Problems) -> Option<Transition> {
    let fields = Fields::of(node, "a transition", TRANSITION_KEYS, problems)?;
    Some(Transition {
        level: fields.need_text("level", problems)?,
        date: fields.date("date", problems),
        evidence: fields.text("evidence", problems),
        reason: fields.text("reason", problems),
        note: fields.text("note", problems),
        superseded_by: fields.text("superseded_by", problems),
    })
}

fn links(node: &Node, kind: &str, problems: &mut Problems) -> Vec<Link> {
    match &node.value {
        Value::Sequence(items) => items
            .iter()
            .filter_map(|item| link(item, kind, problems))
            .collect(),
        _ => link(node, kind, problems).into_iter().collect(),
    }
}

fn link(node: &Node, kind: &str, problems: &mut Problems) -> Option<Link> {
    if let Value::Mapping(_) = node.value {
        let fields = Fields::of(node, "a link", LINK_KEYS, problems)?;
        let title = fields.text("title", problems);
        return Some(Link {
            title,
            url: fields.need_text("url", problems)?,
        });
    }
    Some(Link {
        title: None,
        url: text(node, &format!("link `{kind}`"), problems)?,
    })
}

/// The stem of a path's file name.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}
