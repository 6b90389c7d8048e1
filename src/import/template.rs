//! The template that publishes a list in the shape that it was read from.

use indexmap::IndexMap;

use super::look::Look;
use super::read::Reading;
use super::shape::Shape;

/// The text of a template for what was read; `root` is the area of the list, and `ids` are those of
/// the entries that its drafts became.
pub(super) fn template(reading: &Reading, root: &str, ids: &[&str]) -> String {
    let look = &reading.look;
    let name = format!("{}.{}", reading.shape.word(), reading.shape.ending());
    let mut text =
        format!("{{#- The shape of the document that `{root}` was imported from. -#}}\n");
    let mut set =
        |name: &str, value: String| text.push_str(&format!("{{% set {name} = {value} %}}\n"));
    match reading.shape {
        Shape::Sections => {
            set("labels", pairs(&look.labels));
            set("wordings", wordings(look, ids));
            set(
                "suffix",
                quoted(&if look.suffix.is_empty() {
                    String::new()
                } else {
                    format!(" {}", look.suffix)
                }),
            );
            set("overview", pairs(&look.overview));
        }
        Shape::Table => {
            set("columns", pairs(&look.labels));
            set("states", pairs(&look.states));
            set("headings", look.headings.to_string());
        }
        Shape::Bullets | Shape::Landscape => {}
    }
    text.push_str(&format!("{{% include \"builtin/{name}\" %}}\n"));
    text
}

/// The labels that entries have in other words than most, by their ids.
fn wordings(look: &Look, ids: &[&str]) -> String {
    let mut entries: IndexMap<&str, IndexMap<&str, &str>> = IndexMap::new();
    for wording in &look.wordings {
        if let Some(id) = ids.get(wording.draft) {
            let labels = entries.entry(id).or_default();
            labels.entry(&wording.key).or_insert(&wording.words);
        }
    }
    let line = |(id, labels): (&str, IndexMap<&str, &str>)| {
        let label = |(key, words): (&&str, &&str)| format!("{}: {}", quoted(key), quoted(words));
        let labels: Vec<String> = labels.iter().map(label).collect();
        format!("  {}: {{{}}},\n", quoted(id), labels.join(", "))
    };
    let lines: String = entries.into_iter().map(line).collect();
    match lines.is_empty() {
        true => "{}".to_string(),
        false => format!("{{\n{lines}}}"),
    }
}

fn pairs(pairs: &[(String, String)]) -> String {
    let pairs = pairs
        .iter()
        .map(|(key, words)| format!("  [{}, {}],\n", quoted(key), quoted(words)));
    let pairs: String = pairs.collect();
    match pairs.is_empty() {
        true => "[]".to_string(),
        false => format!("[\n{pairs}]"),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
