//! The template that publishes a list in the shape that it was read from.

use indexmap::IndexMap;

use super::fields_shown;
use super::look::{AreaPlace, KeptKey, LandscapeKeys, Look, Wording};
use super::read::Reading;
use super::shape::Shape;

/// What became of the places of a document.
pub(super) struct Places<'a> {
    /// The area of the list.
    pub root: &'a str,
    /// The ids of the entries that its drafts became.
    pub entries: &'a [&'a str],
    /// The paths of the areas of its tables.
    pub tables: &'a [String],
    /// The track of the levels for which it names none, where there are such.
    pub unnamed: Option<&'a str>,
    /// Gives the id of the track that words mean.
    pub track: &'a dyn Fn(&str) -> String,
}

/// The text of a template for what was read.
pub(super) fn template(reading: &Reading, places: &Places<'_>) -> String {
    let look = &reading.look;
    let name = format!("{}.{}", reading.shape.word(), reading.shape.ending());
    let mut text = format!(
        "{{#- The shape of the document that `{}` was imported from. -#}}\n",
        places.root
    );
    let mut set =
        |name: &str, value: String| text.push_str(&format!("{{% set {name} = {value} %}}\n"));
    if look.has_struck_names {
        set("struck", "true".to_string());
    }
    if !look.suffix.is_empty() {
        set("suffix", quoted(&format!(" {}", look.suffix)));
    }
    match reading.shape {
        Shape::Sections => {
            set("labels", pairs(&look.labels));
            set("wordings", wordings(&look.wordings, places.entries));
            set("unnamed", quoted(places.unnamed.unwrap_or_default()));
            set("overview", pairs(&look.overview));
        }
        Shape::Table => {
            set("columns", pairs(&look.labels));
            set("tables", tables(look, places.tables));
            set("states", pairs(&look.states));
            set("unnamed", quoted(places.unnamed.unwrap_or_default()));
            set("headings", look.headings.to_string());
            set("linked", look.has_linked_names.to_string());
            set(
                "areas",
                quoted(match look.areas {
                    AreaPlace::Row => "row",
                    AreaPlace::Cell => "cell",
                    AreaPlace::FirstCell => "first-cell",
                }),
            );
        }
        Shape::Bullets
            if look.tags.licenses || look.tags.are_behind || !look.tags.others.is_empty() =>
        {
            set("licensed", look.tags.licenses.to_string());
            set("tags_behind", look.tags.are_behind.to_string());
            set("other_tags", texts(&look.tags.others));
        }
        Shape::Landscape => {
            let LandscapeKeys {
                root, has_marks, ..
            } = &look.landscape;
            set("root", quoted(root));
            set("marks", has_marks.to_string());
            set("keys", kept(&look.landscape.of_items));
            set("extra_keys", kept(&look.landscape.of_extra));
            set("forms", wordings(&look.landscape.forms, places.entries));
        }
        Shape::Bullets => {}
    }
    text.push_str(&fields_shown::line(&reading.drafts, places.track));
    text.push_str(&format!("\n{{% include \"builtin/{name}\" %}}\n"));
    text
}

/// The columns of tables that have others than the first, by the paths of their areas.
fn tables(look: &Look, paths: &[String]) -> String {
    let line = |(path, columns): (&String, &Vec<(String, String)>)| {
        let columns = columns.iter();
        let columns = columns.map(|(key, words)| format!("[{}, {}]", quoted(key), quoted(words)));
        let columns = columns.collect::<Vec<_>>().join(", ");
        format!("  {}: [{columns}],\n", quoted(path))
    };
    let lines: String = paths.iter().zip(look.tables.values()).map(line).collect();
    match lines.is_empty() {
        true => "{}".to_string(),
        false => format!("{{\n{lines}}}"),
    }
}

/// The labels that entries have in other words than most, by their ids.
fn wordings(wordings: &[Wording], ids: &[&str]) -> String {
    let mut entries: IndexMap<&str, IndexMap<&str, &str>> = IndexMap::new();
    for wording in wordings {
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

/// Keys of a landscape, each with what stands for it in an entry and its form.
fn kept(keys: &[KeptKey]) -> String {
    let line = |key: &KeptKey| {
        let parts = [&key.key, &key.id, &key.form].map(|part| quoted(part));
        format!("  [{}],\n", parts.join(", "))
    };
    let lines: String = keys.iter().map(line).collect();
    match lines.is_empty() {
        true => "[]".to_string(),
        false => format!("[\n{lines}]"),
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

fn texts(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
