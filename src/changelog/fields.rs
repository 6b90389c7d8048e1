//! Which fields of an entry have other values.

use serde_json::{Value, json};

use super::difference::FieldChange;
use crate::catalog::model::{Entry, Link};

/// The fields of an entry that differ, in the order of its file. Its name, areas and transitions
/// are told of on their own, and so is an alias that is an id that it had.
pub fn fields(before: &Entry, after: &Entry) -> Vec<FieldChange> {
    let mut found = Vec::new();
    let mut text = |key: &str, was: &Option<String>, is: &Option<String>| {
        found.extend(change(key.to_string(), text_value(was), text_value(is)));
    };
    text("summary", &before.summary, &after.summary);
    text("description", &before.description, &after.description);
    text("homepage", &before.homepage, &after.homepage);
    text("repository", &before.repository, &after.repository);
    text("license", &before.license, &after.license);
    text("legal", &before.legal, &after.legal);
    for kind in keys(before.links.keys(), after.links.keys()) {
        let value = |entry: &Entry| entry.links.get(kind).map(|links| links_value(links));
        found.extend(change(format!("links.{kind}"), value(before), value(after)));
    }
    let tags = (words(&before.tags, None), words(&after.tags, None));
    found.extend(change("tags".into(), tags.0, tags.1));
    let aliases = (
        words(&before.aliases, Some(&after.id)),
        words(&after.aliases, Some(&before.id)),
    );
    found.extend(change("aliases".into(), aliases.0, aliases.1));
    for key in keys(before.extra.keys(), after.extra.keys()) {
        let value = |entry: &Entry| entry.extra.get(key).cloned();
        found.extend(change(format!("extra.{key}"), value(before), value(after)));
    }
    found
}

/// A change of one field; `None` where there is none.
pub(super) fn change(
    key: String,
    before: Option<Value>,
    after: Option<Value>,
) -> Option<FieldChange> {
    (before != after).then_some(FieldChange { key, before, after })
}

/// A text without the space at its end, which depends on how it is written down.
fn text_value(text: &Option<String>) -> Option<Value> {
    let text = text.as_deref()?.trim_end();
    (!text.is_empty()).then(|| Value::from(text))
}

fn links_value(links: &[Link]) -> Value {
    links
        .iter()
        .map(|link| json!({"title": link.title, "url": link.url}))
        .collect()
}

/// Words whose order means nothing, without one of them.
fn words(words: &[String], without: Option<&String>) -> Option<Value> {
    let mut words: Vec<&String> = words.iter().filter(|word| Some(*word) != without).collect();
    words.sort();
    words.dedup();
    (!words.is_empty()).then(|| words.into_iter().map(String::as_str).collect())
}

/// The keys of both, in the order of the later and then of the former.
fn keys<'k>(
    before: impl Iterator<Item = &'k str>,
    after: impl Iterator<Item = &'k str>,
) -> Vec<&'k str> {
    let mut keys: Vec<&str> = after.collect();
    for key in before {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::load::load_entry;

    fn entry(id: &str, text: &str) -> Entry {
        let path = format!("catalog/projects/{id}.yaml");
        let (entry, problems) = load_entry(&path, text.as_bytes());
        assert_eq!(problems, []);
        entry.expect("an entry")
    }

    fn told(before: &Entry, after: &Entry) -> Vec<String> {
        let show = |value: Option<Value>| value.map_or("-".to_string(), |value| value.to_string());
        fields(before, after)
            .into_iter()
            .map(|field| format!("{} {} {}", field.key, show(field.before), show(field.after)))
            .collect()
    }

    #[test]
    fn another_order_quoting_or_block_style_means_the_same() {
        let one = "name: A\nareas: [x]\ndescription: |\n  Two\n  lines\ntags: [b, a]\n\
            links:\n  chat: https://a.example\n  forum: https://b.example\n";
        let other = "# a comment\nlinks:\n  forum: [{url: 'https://b.example'}]\n  chat:\n    \
            url: https://a.example\ntags: [a, b]\nareas:\n  - x\nname: \"A\"\n\
            description: \"Two\\nlines\"\nsummary: ''\n";
        assert_eq!(told(&entry("a", one), &entry("a", other)), [""; 0]);
    }

    #[test]
    fn every_field_says_what_it_was_and_what_it_is() {
        let one = "name: A\nareas: [x]\nlicense: MIT\nlinks: {chat: https://a.example}\n";
        let other = "name: A\nareas: [x]\nlicense: Apache-2.0\nlegal: DCO\nextra: {api: v1}\n";
        assert_eq!(
            told(&entry("a", one), &entry("a", other)),
            [
                "license \"MIT\" \"Apache-2.0\"",
                "legal - \"DCO\"",
                "links.chat [{\"title\":null,\"url\":\"https://a.example\"}] -",
                "extra.api - \"v1\"",
            ]
        );
    }

    #[test]
    fn the_alias_that_a_renaming_leaves_is_no_change_of_its_own() {
        let one = entry("a", "name: A\nareas: [x]\n");
        let other = entry("b", "name: A\nareas: [x]\naliases: [a]\n");
        assert_eq!(told(&one, &other), [""; 0]);
        assert_eq!(told(&other, &one), [""; 0]);
        let more = entry("b", "name: A\nareas: [x]\naliases: [a, c]\n");
        assert_eq!(told(&one, &more), ["aliases - [\"c\"]"]);
    }
}
