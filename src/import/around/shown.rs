//! The text around a list in the template of the list.

use std::ops::RangeInclusive;

use indexmap::IndexMap;

use super::{Around, Run, Where};
use crate::import::template::{Setting, escaped, pairs, quoted};

/// The name under which a template says how deep its table of contents is.
const CONTENTS: &str = "contents_depth";

/// The name under which a template has what stands beside the words of its title.
const BESIDE_TITLE: &str = "beside_title";

/// What makes a template have the text around a list. `headings` is what stands for the titles of
/// those runs that have such.
pub(in crate::import) fn settings(around: &Around, headings: &[String]) -> Vec<Setting> {
    let runs = &around.runs;
    let contents = around.contents.as_ref();
    let text = |place: Where| {
        let runs = runs.iter().filter(|run| run.place == place);
        let texts: Vec<&str> = runs.map(|run| run.text.as_str()).collect();
        (!texts.is_empty()).then(|| quoted(&texts.join("\n\n")))
    };
    let of_headings = || {
        let runs = runs.iter().filter(|run| run.place.titles().is_some());
        runs.zip(headings)
    };
    let is_below = |run: &Run| matches!(run.place, Where::Below(_));
    let settings = [
        ("above", text(Where::Above)),
        ("has_title", around.has_title.then(|| "true".to_string())),
        (
            BESIDE_TITLE,
            around.title.as_ref().map(|own| {
                let (front, behind) = (quoted(&own.front), quoted(&own.behind));
                format!("[{front}, {behind}]")
            }),
        ),
        ("front", text(Where::Front)),
        ("contents", contents.map(|own| quoted(&own.title))),
        (CONTENTS, contents.map(|own| own.depth.to_string())),
        (
            "contents_counts",
            contents
                .filter(|own| own.has_counts)
                .map(|_| "true".to_string()),
        ),
        (
            "contents_projects",
            contents
                .filter(|own| own.has_projects)
                .map(|_| "true".to_string()),
        ),
        (
            "contents_front",
            contents.and_then(|own| led_to(&own.front)),
        ),
        (
            "contents_behind",
            contents.and_then(|own| led_to(&own.behind)),
        ),
        ("begin", text(Where::Begin)),
        (
            "below",
            by_heading(of_headings().filter(|(run, _)| is_below(run))),
        ),
        (
            "after",
            by_heading(of_headings().filter(|(run, _)| !is_below(run))),
        ),
        ("behind", text(Where::Behind)),
    ];
    let settings = settings.into_iter();
    settings
        .filter_map(|(name, text)| Some((name, text?)))
        .collect()
}

/// The headings of the text to which a table of contents leads.
fn led_to(headings: &[(String, String)]) -> Option<String> {
    (!headings.is_empty()).then(|| pairs(headings))
}

/// What a template has for the headings of these runs.
fn by_heading<'r>(runs: impl Iterator<Item = (&'r Run, &'r String)>) -> Option<String> {
    let mut texts: IndexMap<&str, Vec<&str>> = IndexMap::new();
    for (run, heading) in runs {
        texts.entry(heading).or_default().push(&run.text);
    }
    let line = |(heading, texts): (&str, Vec<&str>)| {
        format!("  {}: {},\n", quoted(heading), quoted(&texts.join("\n\n")))
    };
    let lines: String = texts.into_iter().map(line).collect();
    (!lines.is_empty()).then(|| format!("{{\n{lines}}}"))
}

/// The lines of the text around a list that a template has.
pub(in crate::import) fn kept(around: &Around, template: &str) -> Vec<RangeInclusive<usize>> {
    let has = |run: &&Run| template.contains(&escaped(&run.text));
    let runs = around.runs.iter().filter(has);
    let contents = around.contents.iter();
    let contents = contents.filter(|_| template.contains(CONTENTS));
    let title = around.title.iter().filter(|own| {
        let mut texts = [&own.front, &own.behind].into_iter();
        template.contains(BESIDE_TITLE) && texts.all(|text| template.contains(&escaped(text)))
    });
    let runs = runs.map(|run| run.lines.clone());
    let title = title.map(|own| own.line..=own.line);
    let contents = contents.map(|own| own.lines.clone());
    runs.chain(title).chain(contents).collect()
}
