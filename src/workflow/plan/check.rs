//! What a change may not leave behind: errors of the rules, in its files or because of them.

use std::collections::{HashMap, HashSet};

use super::Planner;
use crate::catalog::diagnostic::Severity;
use crate::catalog::load::load_entry;
use crate::catalog::model::Catalog;
use crate::catalog::validate::{DATE_FUTURE, Finding, Scope, document, locate, validate_entries};
use crate::git::Bytes;
use crate::workflow::refusal::{Problems, Refusal};

impl Planner {
    /// Refuses where a file of the change has errors, or the change makes one elsewhere.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with every one of them.
    pub fn check(&self) -> Result<(), Refusal> {
        let before = &self.before;
        let is_touched = |path: &str| before.contains_key(path);
        let entries = self.catalog.entries.iter();
        let touched = entries.filter(|entry| is_touched(&entry.path));
        let settings_path = self.layout.settings();
        let today = (!self.rules.allow_future).then_some(self.rules.today);
        let scope = Scope {
            catalog: &self.catalog,
            settings_path: &settings_path,
            today,
            is_new: &is_touched,
        };
        let mut errors = validate_entries(&scope, touched);
        self.judge_future_dates(&mut errors, &scope);
        errors.retain(|finding| finding.severity == Severity::Error);
        if !errors.is_empty() {
            let known = self.errors_before(&scope);
            errors.retain(|finding| !known.contains(finding));
        }
        if errors.is_empty() {
            return Ok(());
        }
        let others = errors.iter().filter_map(|error| error.other.as_ref());
        let paths = errors.iter().map(|error| &error.path);
        let paths: HashSet<&String> = paths.chain(others.map(|(path, _)| path)).collect();
        let texts = paths
            .into_iter()
            .filter_map(|path| Some((path.as_str(), self.texts.get(path)?)));
        let texts: HashMap<&str, Bytes> = texts.collect();
        let text_of = |path: &str| texts.get(path).map(AsRef::as_ref);
        let located = locate(&errors, |path| document(text_of(path)?));
        Err(Refusal::Invalid(Problems::new(located, text_of)))
    }

    /// A date behind today is an error of the change that brings it in; `check` only warns of it.
    fn judge_future_dates(&self, found: &mut [Finding], scope: &Scope) {
        for finding in found.iter_mut().filter(|one| one.rule == DATE_FUTURE) {
            let before = self.before.get(&finding.path).and_then(Option::as_deref);
            let entry = before.and_then(|text| load_entry(&finding.path, text).0);
            let known = validate_entries(scope, entry.as_ref());
            if !known.iter().any(|known| known.message == finding.message) {
                finding.severity = Severity::Error;
                finding.help = Some("correct the date, or pass --allow-future".to_string());
            }
        }
    }

    /// What the rules that look at all entries found before the change, which it is not to blame for.
    fn errors_before(&self, scope: &Scope) -> Vec<Finding> {
        let mut catalog = Catalog::clone(scope.catalog);
        for (path, text) in &self.before {
            if !self.layout.is_entry(path) {
                continue;
            }
            catalog.entries.retain(|entry| entry.path != *path);
            if let Some(text) = text
                && let (Some(entry), _) = load_entry(path, text)
            {
                catalog.put(entry);
            }
        }
        let scope = Scope {
            catalog: &catalog,
            ..*scope
        };
        validate_entries(&scope, [])
    }
}
