//! The template that publishes a list in the shape that it was read from.

mod headings;
mod table;
mod values;

use indexmap::{IndexMap, IndexSet};

pub(super) use self::headings::has_counts;
use self::headings::of_headings;
use self::table::table;
use self::values::{by_id, texts};
pub(super) use self::values::{escaped, pairs, quoted};
use super::around;
use super::fields_shown;
use super::look::{KeptKey, LandscapeKeys, Leads, Look, TagPlaces, Wording};
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
    /// What stands for the titles of the text around it: the paths of areas, or the ids of levels.
    pub around: &'a [String],
    /// What stands behind the titles of groups for the count of their projects, by their ids.
    pub counts: &'a IndexMap<String, String>,
    /// The paths of the areas in which everything is over.
    pub past: &'a [String],
    /// The track of the levels for which it names none, where there are such.
    pub unnamed: Option<&'a str>,
    /// Gives the id of the track that words mean; where there are none, of the one without a name.
    pub track: &'a dyn Fn(&str) -> String,
    /// Gives the id of a level on a track.
    pub level: &'a dyn Fn(&str, &str) -> String,
}

/// A name that a template sets, and its value as a template says it.
pub(super) type Setting = (&'static str, String);

/// The text of a template for what was read.
pub(super) fn template(reading: &Reading, places: &Places<'_>) -> String {
    let look = &reading.look;
    let of_shape = match reading.shape {
        Shape::Sections => sections(look, places),
        Shape::Table => table(look, places),
        Shape::Bullets => bullets(look, places),
        Shape::Landscape => landscape(&look.landscape, places),
    };
    let of_names = look
        .has_struck_names
        .then(|| ("struck", "true".to_string()));
    let of_levels = look
        .has_capital_levels
        .then(|| ("capital_levels", "true".to_string()));
    let settings = of_names
        .into_iter()
        .chain(of_levels)
        .chain(of_headings(look, places));
    let settings = settings.chain(of_shape);
    let settings = settings.chain(around::settings(&look.around, places.around));
    let settings: String = settings
        .map(|(name, value)| format!("{{% set {name} = {value} %}}\n"))
        .collect();
    format!(
        "{{#- The shape of the document that `{}` was imported from. -#}}\n{settings}{}\n\
         {{% include \"builtin/{}.{}\" %}}\n",
        places.root,
        fields_shown::line(&reading.drafts, places.track),
        reading.shape.word(),
        reading.shape.ending(),
    )
}

fn sections(look: &Look, places: &Places<'_>) -> Vec<Setting> {
    let mut settings = vec![
        ("labels", pairs(&look.labels)),
        ("wordings", wordings(&look.wordings, places.entries)),
        ("unnamed", quoted(places.unnamed.unwrap_or_default())),
        ("overview", pairs(&look.overview)),
        ("linked", look.has_linked_names.to_string()),
    ];
    settings.extend(stated(look, places));
    settings.extend(evidence(look));
    settings
}

/// The entries that have their level under a label, where others have none.
fn stated(look: &Look, places: &Places<'_>) -> Option<Setting> {
    let ids = look.stated.iter();
    let ids = ids.filter_map(|draft| places.entries.get(*draft));
    let stated: IndexSet<String> = ids.map(ToString::to_string).collect();
    let are_some = !stated.is_empty() && stated.len() < places.entries.len();
    are_some.then(|| ("stated", texts(&stated.into_iter().collect::<Vec<_>>())))
}

/// How evidence stands in columns and under labels, by their keys.
fn evidence(look: &Look) -> Option<Setting> {
    let forms = look.evidence.iter().map(|(key, proof)| {
        let parts = [&proof.before, &proof.words, &proof.behind];
        (key.as_str(), texts(&parts.map(String::clone)))
    });
    (!look.evidence.is_empty()).then(|| ("evidence", by_id(forms)))
}

/// What is as it is in most lists is not set.
fn bullets(look: &Look, places: &Places<'_>) -> Vec<Setting> {
    let mut settings = Vec::new();
    if look.tags != TagPlaces::default() {
        settings.push(("licensed", look.tags.licenses.to_string()));
        settings.push(("tags_behind", look.tags.are_behind.to_string()));
        settings.push(("other_tags", texts(&look.tags.others)));
    }
    if !places.past.is_empty() {
        settings.push(("past", texts(places.past)));
    }
    if look.leads != Leads::default() {
        settings.push(("leads", quoted(look.leads.most.word())));
        settings.push(("other_leads", other_leads(&look.leads, places.entries)));
    }
    if !["", ": "].contains(&look.between) {
        settings.push(("between", quoted(look.between)));
    }
    if !look.nested.is_empty() {
        settings.push(("nested", pairs(&look.nested)));
        settings.push(("inline", inline(&look.inline, places.entries)));
    }
    let is_usual = |(key, words): &(String, String)| match key.as_str() {
        "repository" => words == "repository",
        _ => words == "website",
    };
    if !look.labels.iter().all(is_usual) || !look.wordings.is_empty() {
        settings.push(("labels", pairs(&look.labels)));
        settings.push(("wordings", wordings(&look.wordings, places.entries)));
    }
    settings
}

/// Where names lead that do not lead where most do, by the ids of entries.
fn other_leads(leads: &Leads, ids: &[&str]) -> String {
    let mut entries: IndexMap<&str, String> = IndexMap::new();
    for (draft, lead) in &leads.others {
        if let Some(id) = ids.get(*draft) {
            entries.entry(id).or_insert_with(|| quoted(lead.word()));
        }
    }
    by_id(entries.into_iter())
}

/// The keys of labels that stand behind names though others stand below, by the ids of entries.
fn inline(inline: &[(usize, String)], ids: &[&str]) -> String {
    let mut entries: IndexMap<&str, Vec<String>> = IndexMap::new();
    for (draft, key) in inline {
        if let Some(id) = ids.get(*draft) {
            entries.entry(id).or_default().push(key.clone());
        }
    }
    by_id(entries.into_iter().map(|(id, keys)| (id, texts(&keys))))
}

fn landscape(keys: &LandscapeKeys, places: &Places<'_>) -> Vec<Setting> {
    vec![
        ("root", quoted(&keys.root)),
        ("marks", keys.has_marks.to_string()),
        ("keys", kept(&keys.of_items)),
        ("extra_keys", kept(&keys.of_extra)),
        ("forms", wordings(&keys.forms, places.entries)),
    ]
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
    by_id(entries.into_iter().map(|(id, labels)| {
        let label = |(key, words): (&&str, &&str)| format!("{}: {}", quoted(key), quoted(words));
        let labels: Vec<String> = labels.iter().map(label).collect();
        (id, format!("{{{}}}", labels.join(", ")))
    }))
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
