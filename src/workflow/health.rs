//! Everything that is wrong with a catalog: its shape, its rules, its lists.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::plan::stale_lists;
use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::load::{Layout, Loaded};
use crate::catalog::model::{Catalog, Publish};
use crate::catalog::validate::{BY_AREAS, BY_TRACKS, Scope, locate, validate_entries};
use crate::catalog::yaml::Span;
use crate::git::Bytes;
use crate::publish::Templates;

/// Every problem of a catalog, in no order, and the catalog. `texts` has its files and the pages
/// of its lists. Lists are looked at only where all of it could be read.
pub fn problems(
    loaded: Loaded,
    layout: &Layout,
    templates: &Templates,
    texts: &HashMap<String, Bytes>,
    today: NaiveDate,
) -> (Vec<Diagnostic>, Arc<Catalog>) {
    let (mut found, catalog) = (loaded.problems, Arc::new(loaded.catalog));
    let broken: HashSet<String> = found.iter().map(|found| found.path.clone()).collect();
    found.extend(rules(&catalog, layout, texts, &broken, today));
    if broken.is_empty() {
        found.extend(lists(&catalog, templates, texts));
    }
    (found, catalog)
}

/// What the rules find. What a broken file does not say is not missed a second time: neither in it,
/// nor in the entries that are judged by it.
fn rules(
    catalog: &Catalog,
    layout: &Layout,
    texts: &HashMap<String, Bytes>,
    broken: &HashSet<String>,
    today: NaiveDate,
) -> Vec<Diagnostic> {
    let settings_path = layout.settings();
    let scope = Scope {
        catalog,
        settings_path: &settings_path,
        today: Some(today),
    };
    let whole = catalog
        .entries
        .iter()
        .filter(|entry| !broken.contains(&entry.path));
    let mut found = validate_entries(&scope, whole);
    for (path, judges) in [
        (settings_path.clone(), BY_TRACKS),
        (layout.areas(), BY_AREAS),
    ] {
        if broken.contains(&path) {
            found.retain(|finding| !judges.contains(&finding.rule));
        }
    }
    locate(&found, |path| texts.get(path).map(AsRef::as_ref))
}

/// Where a page begins to differ from what the catalog gives.
fn first_difference((before, after): (&Bytes, &Bytes)) -> Span {
    let pairs = before.iter().zip(after.iter());
    let at = pairs.take_while(|(old, new)| old == new).count();
    at..at
}

/// Lists that are not what the catalog gives, and templates that cannot be rendered. With
/// `publish: on-base` a stale list is no error, since changes leave lists alone.
fn lists(
    catalog: &Arc<Catalog>,
    templates: &Templates,
    texts: &HashMap<String, Bytes>,
) -> Vec<Diagnostic> {
    let severity = match catalog.settings.workflow.publish {
        Publish::WithChange => Severity::Error,
        Publish::OnBase => Severity::Warning,
    };
    match stale_lists(catalog, templates, texts) {
        Ok(stale) => stale
            .into_iter()
            .map(|file| Diagnostic {
                severity,
                rule: "stale-list",
                span: file
                    .before
                    .as_ref()
                    .zip(file.after.as_ref())
                    .map(first_difference),
                path: file.path,
                message: "the published list is not what the catalog gives".to_string(),
                help: Some("`catalog publish` renders it again".to_string()),
            })
            .collect(),
        Err(error) => vec![error.into()],
    }
}
