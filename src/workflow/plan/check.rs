//! What a change may not leave behind: errors of the rules, in its files or because of them.

use std::collections::{HashMap, HashSet};

use super::Planner;
use crate::catalog::decode::{Problems as ProblemsOfShape, decode_entry};
use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::load::load_entry;
use crate::catalog::model::{Catalog, Entry};
use crate::catalog::sound::Sound;
use crate::catalog::validate::{
    DATE_FUTURE, Finding, LIST_OUTPUT, Scope, document, is_of_catalog, locate, validate_alone,
    validate_entries,
};
use crate::catalog::yaml::Node;
use crate::git::Bytes;
use crate::workflow::refusal::{Problems, Refusal};

/// What is left open knowingly: by --force, or where nobody knows the day.
const MEANT: &[&str] = &["criteria", "date-missing"];

/// How many warnings are told one by one.
const MOST_TOLD: usize = 5;

impl Planner {
    /// Refuses where a file of the change has errors, or the change makes one elsewhere.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with every one of them.
    pub fn check(&self) -> Result<(), Refusal> {
        self.judge().map(drop)
    }

    /// As [`Planner::check`], with what the change makes that is worth a look, a line each.
    pub(super) fn judge(&self) -> Result<Vec<String>, Refusal> {
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
        let mut found = validate_entries(&scope, touched);
        self.judge_future_dates(&mut found, &scope);
        found
            .retain(|finding| finding.severity == Severity::Error || self.is_worth_a_look(finding));
        let known = self.found_before(&found, &scope);
        let (mut errors, mut warnings): (Vec<Finding>, Vec<Finding>) = found
            .into_iter()
            .partition(|finding| finding.severity == Severity::Error);
        // An old fault is no hindrance, save one by which this change would write over files.
        let writes_over = |finding: &Finding| self.rules.publish && finding.rule == LIST_OUTPUT;
        errors.retain(|finding| writes_over(finding) || !known.contains(finding));
        warnings.retain(|finding| !known.iter().any(|known| says_the_same(finding, known)));
        if errors.is_empty() {
            return Ok(told(&warnings));
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

    /// The errors that the rules of one entry find in a text which cannot be read whole, as far as it
    /// is sound.
    pub(super) fn judge_alone(&self, path: &str, text: &[u8]) -> Vec<Diagnostic> {
        let decode =
            |node: &Node, problems: &mut ProblemsOfShape| decode_entry(node, path, problems);
        let Some((entry, sound)) = Sound::read(path, text, decode) else {
            return Vec::new();
        };
        let scope = Scope {
            catalog: &self.catalog,
            settings_path: &self.layout.settings(),
            today: None,
            is_new: &|_| false,
        };
        let mut found = validate_alone(&scope, [&entry]);
        found.retain(|finding| {
            let is_true = finding.rests_on.as_ref();
            finding.severity == Severity::Error && is_true.is_none_or(|place| sound.is_whole(place))
        });
        locate(&found, |_| Some((text, sound.root().clone())))
    }

    /// A date behind today is an error of the change that brings it in; `check` only warns of it.
    fn judge_future_dates(&self, found: &mut [Finding], scope: &Scope) {
        for finding in found.iter_mut().filter(|one| one.rule == DATE_FUTURE) {
            let before = self.before.get(&finding.path).and_then(Option::as_deref);
            let entry = before.and_then(|text| load_entry(&finding.path, text).0);
            let known = validate_alone(scope, entry.as_ref());
            if !known.iter().any(|known| known.message == finding.message) {
                finding.severity = Severity::Error;
                finding.help = Some("correct the date, or pass --allow-future".to_string());
            }
        }
    }

    /// What of these was wrong before the change, which it is not to blame for: errors of the rules
    /// that look at all entries, and warnings.
    fn found_before(&self, found: &[Finding], scope: &Scope) -> Vec<Finding> {
        if found.is_empty() {
            return Vec::new();
        }
        let entries = self.entries_before();
        let mut known = validate_alone(scope, &entries);
        known.retain(|finding| finding.severity == Severity::Warning);
        if found.iter().any(|finding| is_of_catalog(finding.rule)) {
            // Seldom so, and worth a copy of all only then.
            let mut catalog = Catalog::clone(scope.catalog);
            let untouched = |entry: &Entry| !self.before.contains_key(&entry.path);
            catalog.entries.retain(untouched);
            entries.into_iter().for_each(|entry| catalog.put(entry));
            let scope = Scope {
                catalog: &catalog,
                ..*scope
            };
            known.extend(validate_entries(&scope, []));
        }
        known
    }

    /// The entries of the change as they were.
    fn entries_before(&self) -> Vec<Entry> {
        let files = self.before.iter();
        let entries = files.filter(|(path, _)| self.layout.is_entry(path));
        entries
            .filter_map(|(path, text)| load_entry(path, text.as_ref()?).0)
            .collect()
    }

    /// Whether a person is told of a warning who makes this change.
    fn is_worth_a_look(&self, warning: &Finding) -> bool {
        self.before.contains_key(&warning.path) && !MEANT.contains(&warning.rule)
    }
}

/// Whether two findings are one, though it may have moved in its file.
fn says_the_same(one: &Finding, other: &Finding) -> bool {
    (&one.path, one.rule, &one.message) == (&other.path, other.rule, &other.message)
}

fn told(warnings: &[Finding]) -> Vec<String> {
    let line = |warning: &Finding| {
        let help = warning.help.as_ref().map(|help| format!("; {help}"));
        let help = help.unwrap_or_default();
        format!("{}: {}{help}", warning.path, warning.message)
    };
    let mut lines: Vec<String> = warnings.iter().take(MOST_TOLD).map(line).collect();
    if warnings.len() > MOST_TOLD {
        let more = warnings.len() - MOST_TOLD;
        lines.push(format!("{more} more like these, see `catalog check`"));
    }
    lines
}
