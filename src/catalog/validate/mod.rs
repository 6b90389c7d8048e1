//! What a catalog must hold to: one rule a file.
//!
//! A rule is a pure function over the model. It names the place in the document that it is about;
//! the place becomes line and column only for what was found, by reading that one file again. To
//! add a rule, write its file and add it to [`RULES`].

mod area;

use chrono::NaiveDate;

use super::diagnostic::{Diagnostic, Severity};
use super::model::{Catalog, Entry};
use super::place::Place;
use super::yaml::{self, Span};

/// Every rule, in the order in which `check` explains them.
pub const RULES: &[&Rule] = &[&area::RULE];

/// One thing that a catalog must hold to.
pub struct Rule {
    /// Its name in reports, in kebab-case.
    pub name: &'static str,
    /// What it asks for, in one sentence, for help pages and SARIF.
    pub about: &'static str,
    /// How it is checked.
    pub check: Check,
}

/// What a rule looks at.
pub enum Check {
    /// One entry at a time, which depends on no other entry.
    Entry(fn(&Entry, &Scope, &mut Findings)),
    /// All entries together.
    Catalog(fn(&Scope, &mut Findings)),
}

/// What a rule may know.
pub struct Scope<'a> {
    /// The whole catalog.
    pub catalog: &'a Catalog,
    /// The file of settings.
    pub settings_path: &'a str,
    /// Today, since no date may lie behind it; `None` where any may.
    pub today: Option<NaiveDate>,
}

/// What a rule found, before it has line and column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// The rule's name.
    pub rule: &'static str,
    /// The file.
    pub path: String,
    /// The place in it.
    pub place: Place,
    /// What is wrong, in one sentence without a final period.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
}

/// Collects what one rule finds.
pub struct Findings<'f> {
    rule: &'static str,
    found: &'f mut Vec<Finding>,
}

impl Findings<'_> {
    /// Adds an error.
    pub fn error(&mut self, path: &str, place: Place, message: String, help: Option<String>) {
        self.add(Severity::Error, path, place, message, help);
    }

    /// Adds a warning.
    pub fn warning(&mut self, path: &str, place: Place, message: String, help: Option<String>) {
        self.add(Severity::Warning, path, place, message, help);
    }

    fn add(
        &mut self,
        severity: Severity,
        path: &str,
        place: Place,
        message: String,
        help: Option<String>,
    ) {
        self.found.push(Finding {
            severity,
            rule: self.rule,
            path: path.to_string(),
            place,
            message,
            help,
        });
    }
}

/// Checks a whole catalog by every rule.
pub fn validate(scope: &Scope) -> Vec<Finding> {
    validate_entries(scope, &scope.catalog.entries)
}

/// Checks these entries by the rules of one entry, and the whole catalog by the others.
pub fn validate_entries<'e>(
    scope: &Scope,
    entries: impl IntoIterator<Item = &'e Entry> + Clone,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in RULES {
        let mut findings = Findings {
            rule: rule.name,
            found: &mut found,
        };
        match rule.check {
            Check::Entry(check) => {
                entries
                    .clone()
                    .into_iter()
                    .for_each(|entry| check(entry, scope, &mut findings));
            }
            Check::Catalog(check) => check(scope, &mut findings),
        }
    }
    found.sort_by(|a, b| (&a.path, &a.place, a.rule).cmp(&(&b.path, &b.place, b.rule)));
    found
}

impl Finding {
    /// The finding with its place in the text of its file.
    pub fn located(self, text: Option<&[u8]>) -> Diagnostic {
        Diagnostic {
            severity: self.severity,
            rule: self.rule,
            span: text.and_then(|text| span_of(&self.place, text)),
            path: self.path,
            message: self.message,
            help: self.help,
        }
    }
}

fn span_of(place: &Place, text: &[u8]) -> Option<Span> {
    place.span_in(&yaml::parse_bytes(text).1.root?)
}
