//! What a change may not leave behind: errors of the rules, in its files or because of them.

use super::Planner;
use crate::catalog::diagnostic::Severity;
use crate::catalog::load::load_entry;
use crate::catalog::model::Catalog;
use crate::catalog::validate::{Finding, Scope, document, locate, validate_entries};
use crate::workflow::refusal::{Problems, Refusal};

impl Planner {
    /// Refuses where a file of the change has errors.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with every one of them.
    pub fn check(&self) -> Result<(), Refusal> {
        let touched = self
            .catalog
            .entries
            .iter()
            .filter(|entry| self.before.contains_key(&entry.path));
        let settings_path = self.layout.settings();
        let today = (!self.rules.allow_future).then_some(self.rules.today);
        let scope = Scope {
            catalog: &self.catalog,
            settings_path: &settings_path,
            today,
        };
        let mut errors = validate_entries(&scope, touched);
        errors.retain(|finding| finding.severity == Severity::Error);
        let is_touched = |finding: &Finding| self.before.contains_key(&finding.path);
        if !errors.iter().all(is_touched) {
            let known = self.errors_before(&scope);
            errors.retain(|finding| is_touched(finding) || !known.contains(finding));
        }
        if errors.is_empty() {
            return Ok(());
        }
        let text_of = |path: &str| self.texts.get(path).map(AsRef::as_ref);
        let located = locate(&errors, |path| document(text_of(path)?));
        Err(Refusal::Invalid(Problems::new(located, text_of)))
    }

    /// What the rules that look at all entries found before the change: a name that is taken may be
    /// said of the entry that had it first, in a file that the change leaves alone.
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
