//! Everything that is wrong with a catalog: its shape, its rules, its lists.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::broken::Broken;
use super::plan::each_stale_list;
use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::load::{Layout, Loaded};
use crate::catalog::model::{Catalog, Publish};
use crate::catalog::validate::{
    BY_NAMES, Document, Finding, Scope, document, locate, validate_entries,
};
use crate::catalog::yaml::Span;
use crate::git::Bytes;
use crate::publish::Templates;

/// What a published list is called that is not what the catalog gives.
pub const STALE_LIST: &str = "stale-list";

/// What is wrong with a catalog.
pub struct Health<'t> {
    /// Every problem, in no order.
    pub problems: Vec<Diagnostic>,
    /// The catalog, as far as it can be read.
    pub catalog: Arc<Catalog>,
    texts: &'t HashMap<String, Bytes>,
    broken: Broken<'t>,
}

impl<'t> Health<'t> {
    /// Looks at all of a catalog. `texts` has its files and the pages of its lists. Lists are
    /// compared only where all of it could be read.
    pub fn of(
        loaded: Loaded,
        layout: &Layout,
        templates: &Templates,
        texts: &'t HashMap<String, Bytes>,
        today: NaiveDate,
    ) -> Health<'t> {
        let (problems, mut catalog) = (loaded.problems, loaded.catalog);
        let broken = Broken::of(&problems, &mut catalog, layout, texts);
        let mut health = Health {
            problems,
            catalog: Arc::new(catalog),
            texts,
            broken,
        };
        health.problems.extend(health.rules(layout, today));
        if health.broken.files() == 0 {
            let stale = lists(&health.catalog, templates, texts);
            health.problems.extend(stale);
        }
        health
    }

    /// How many files could not be read whole, so that the lists were not compared.
    pub fn broken_files(&self) -> usize {
        self.broken.files()
    }

    /// A file, and the tree in which the places of the catalog are.
    pub fn document(&self, path: &str) -> Option<Document<'t>> {
        let text = self.texts.get(path)?.as_ref();
        match self.broken.sound(path) {
            Some(sound) => Some((text, sound?.root().clone())),
            None => document(text),
        }
    }

    /// What the rules find. What a broken file does not say is not missed a second time: neither
    /// in it, nor in what is judged by it.
    fn rules(&self, layout: &Layout, today: NaiveDate) -> Vec<Diagnostic> {
        let settings_path = layout.settings();
        let scope = Scope {
            catalog: &self.catalog,
            settings_path: &settings_path,
            today: Some(today),
            is_new: &|_| false,
        };
        let readable = self
            .catalog
            .entries
            .iter()
            .filter(|entry| self.broken.sound(&entry.path) != Some(None));
        let mut found = validate_entries(&scope, readable);
        if self.broken.files() > 0 {
            found.retain(|finding| self.holds(finding, layout));
        }
        locate(&found, |path| self.document(path))
    }

    fn holds(&self, finding: &Finding, layout: &Layout) -> bool {
        let document = BY_NAMES
            .contains(&finding.rule)
            .then(|| self.document(&finding.path))
            .flatten();
        let value = document
            .as_ref()
            .and_then(|(_, root)| finding.place.value_in(root));
        self.broken.lets_hold(finding, value, layout)
    }
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
    each_stale_list(catalog, templates, texts)
        .into_iter()
        .map(|stale| match stale {
            Ok(file) => Diagnostic {
                severity,
                rule: STALE_LIST,
                span: file
                    .before
                    .as_ref()
                    .zip(file.after.as_ref())
                    .map(first_difference),
                path: file.path,
                message: "the published list is not what the catalog gives".to_string(),
                help: Some("`catalog publish` renders it again".to_string()),
                other: None,
            },
            Err(error) => error.into(),
        })
        .collect()
}
