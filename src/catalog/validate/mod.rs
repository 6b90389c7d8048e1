//! What a catalog must hold to: one rule a file.
//!
//! A rule is a pure function over the model. It names the place in the document that it is about;
//! the place becomes line and column only for what was found, by reading those files again. To
//! add a rule, write its file and add it to [`RULES`].

mod area;
mod branch_pattern;
mod case_collision;
mod criteria;
mod date_future;
mod date_missing;
mod date_order;
mod duplicate_name;
mod duplicate_repository;
mod finding;
mod id;
mod level;
mod level_repeated;
mod license;
mod link_kind;
mod list_output;
mod list_select;
mod moves;
mod one_line;
mod successor;
#[cfg(test)]
mod testing;
mod track;
mod url;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::load::Layout;
use super::model::{Catalog, Entry, Transition};
use super::nearest::nearest;
use super::place::Place;

pub use area::area_problem;
pub use criteria::missing_criteria;
pub use finding::{Document, Finding, Findings, document, locate};
pub use level::level_problem;
pub use license::{USUAL_LICENSES, deprecated_license, license_ids, license_problem};
pub use link_kind::{LINK_KINDS, kind_order, link_kind_problem};
pub use track::track_problem;
pub use url::{repository_problem, url_problem};

/// Every rule, in the order in which `check` explains them.
pub const RULES: &[&Rule] = &[
    &id::RULE,
    &case_collision::RULE,
    &duplicate_name::RULE,
    &duplicate_repository::RULE,
    &one_line::RULE,
    &area::RULE,
    &license::RULE,
    &url::RULE,
    &link_kind::RULE,
    &track::RULE,
    &level::RULE,
    &level_repeated::RULE,
    &moves::RULE,
    &date_missing::RULE,
    &date_order::RULE,
    &date_future::RULE,
    &criteria::RULE,
    &successor::RULE,
    &list_output::RULE,
    &list_select::RULE,
    &branch_pattern::RULE,
];

/// The rules that judge by the tracks: worth nothing where the settings could not be read whole.
pub const BY_TRACKS: &[&str] = &[
    track::RULE.name,
    level::RULE.name,
    moves::RULE.name,
    list_select::RULE.name,
];

/// The rules that judge by the areas: worth nothing where those could not be read whole.
pub const BY_AREAS: &[&str] = &[area::RULE.name, list_select::RULE.name];

/// The rules that miss an entry of the name at the place of a finding: worth nothing where it may
/// be in a file that could not be read whole.
pub const BY_NAMES: &[&str] = &[successor::RULE.name];

/// The rule about dates behind today, which a change breaks only where it brings one in.
pub const DATE_FUTURE: &str = date_future::RULE.name;

/// The rule without which a list is written over what people write.
pub const LIST_OUTPUT: &str = list_output::RULE.name;

/// Below this many entries one thread is faster than several.
const WORTH_SHARING: usize = 64;

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
    /// All entries together, or the settings.
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
    /// Whether the file at a path is one that a change makes, so that of two entries which share
    /// something the one in it is to give way.
    pub is_new: &'a (dyn Fn(&str) -> bool + Sync),
}

impl<'a> Scope<'a> {
    /// The entries of the catalog, those first that have the older right to what they are called.
    fn by_right(&self) -> impl Iterator<Item = &'a Entry> {
        let new = |entry: &&Entry| (self.is_new)(&entry.path);
        let entries = &self.catalog.entries;
        let old = entries.iter().filter(move |entry| !new(entry));
        old.chain(entries.iter().filter(new))
    }

    /// Where the files of this catalog stand: the file of settings is in its folder.
    fn layout(&self) -> Layout {
        let folder = self.settings_path.rsplit_once('/');
        Layout::new(folder.map_or("", |(folder, _)| folder))
    }
}

/// Checks a whole catalog by every rule.
pub fn validate(scope: &Scope) -> Vec<Finding> {
    validate_entries(scope, &scope.catalog.entries)
}

/// Checks these entries by the rules of one entry, and the whole catalog by the others. What is
/// found is sorted by path, place and rule.
///
/// Of an entry whose file has problems of shape, what could not be read may be missed a second
/// time; such findings say what they rest on.
pub fn validate_entries<'e>(
    scope: &Scope,
    entries: impl IntoIterator<Item = &'e Entry>,
) -> Vec<Finding> {
    let entries: Vec<&Entry> = entries.into_iter().collect();
    let one_by_one = || check_entries(scope, &entries);
    let together = || check_catalog(scope);
    let (mut found, others) = if scope.catalog.entries.len() < WORTH_SHARING {
        (one_by_one(), together())
    } else {
        rayon::join(one_by_one, together)
    };
    found.extend(others);
    found.sort_by(|a, b| (&a.path, &a.place, a.rule).cmp(&(&b.path, &b.place, b.rule)));
    found
}

/// Checks these entries by the rules of one entry alone, in no order.
pub fn validate_alone<'e>(
    scope: &Scope,
    entries: impl IntoIterator<Item = &'e Entry>,
) -> Vec<Finding> {
    check_entries(scope, &Vec::from_iter(entries))
}

/// Whether a rule looks at all entries together.
pub fn is_of_catalog(rule: &str) -> bool {
    let mut of_catalog = RULES.iter().filter(|rule| !rule.is_of_entry());
    of_catalog.any(|other| other.name == rule)
}

/// Few entries at a time by every rule, while they are at hand for the processor.
fn check_entries(scope: &Scope, entries: &[&Entry]) -> Vec<Finding> {
    let check = |few: &[&Entry]| {
        let mut found = Vec::new();
        for rule in RULES.iter().filter(|rule| rule.is_of_entry()) {
            rule.run(scope, few.iter().copied(), &mut found);
        }
        found
    };
    match entries.len() {
        ..WORTH_SHARING => check(entries),
        _ => entries
            .par_chunks(WORTH_SHARING)
            .flat_map_iter(check)
            .collect(),
    }
}

fn check_catalog(scope: &Scope) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| !rule.is_of_entry()) {
        rule.run(scope, [], &mut found);
    }
    found
}

impl Rule {
    fn is_of_entry(&self) -> bool {
        matches!(self.check, Check::Entry(_))
    }

    fn run<'e>(
        &self,
        scope: &Scope,
        entries: impl IntoIterator<Item = &'e Entry>,
        found: &mut Vec<Finding>,
    ) {
        let mut findings = Findings::of(self.name, found);
        match self.check {
            Check::Entry(check) => entries
                .into_iter()
                .for_each(|entry| check(entry, scope, &mut findings)),
            Check::Catalog(check) => check(scope, &mut findings),
        }
    }
}

/// The known word that somebody may have meant, as a question.
fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let near = nearest(word, known);
    near.first().map(|near| format!("did you mean `{near}`?"))
}

/// The transitions of an entry, each with its track and its index there.
fn transitions(entry: &Entry) -> impl Iterator<Item = (&str, usize, &Transition)> {
    entry.maturity.iter().flat_map(|(track, transitions)| {
        let numbered = transitions.iter().enumerate();
        numbered.map(move |(index, transition)| (track, index, transition))
    })
}

/// The place of an entry's history on a track.
fn track_place(track: &str) -> Place {
    Place::of("maturity").key(track)
}

/// The place of a key of a transition.
fn transition_place(track: &str, index: usize, key: &str) -> Place {
    track_place(track).item(index).key(key)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::catalog::model::id_problem;

    #[test]
    fn every_rule_has_a_name_of_its_own_and_says_what_it_asks_for() {
        let names: HashSet<&str> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
        for rule in RULES {
            assert_eq!(id_problem(rule.name), None, "{}", rule.name);
            assert!(!rule.about.is_empty() && !rule.about.ends_with('.'));
        }
    }

    #[test]
    fn what_is_found_in_one_file_stands_together_in_the_order_of_its_places() {
        let mut wrong = testing::entry("b");
        wrong.homepage = Some("b.org".into());
        wrong.areas = vec!["clout".into()];
        let mut other = testing::entry("A");
        other.license = Some("MIT2".into());
        let catalog = testing::catalog([wrong, other]);
        let found = validate(&testing::scope(&catalog));
        let places: Vec<(&str, &str)> = found
            .iter()
            .map(|finding| (finding.path.as_str(), finding.rule))
            .collect();
        let expected = [
            ("catalog/projects/A.yaml", "id"),
            ("catalog/projects/A.yaml", "license"),
            ("catalog/projects/b.yaml", "unknown-area"),
            ("catalog/projects/b.yaml", "url"),
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn one_entry_is_judged_alone_by_its_own_rules_and_with_all_by_the_others() {
        let mut wrong = testing::entry("wrong");
        wrong.license = Some("MIT2".into());
        let mut twin = testing::entry("twin");
        twin.name = "Wrong".into();
        let catalog = testing::catalog([wrong, twin]);
        let twin = catalog.entry("twin").expect("an entry");
        let found = validate_entries(&testing::scope(&catalog), [twin]);
        let rules: Vec<&str> = found.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, ["duplicate-name"]);
    }

    #[test]
    fn of_many_entries_the_same_is_said_as_of_each() {
        let entries = (0..3 * WORTH_SHARING).map(|number| {
            let mut entry = testing::entry(&format!("a-{number}"));
            entry.homepage = (number % 7 == 0).then(|| "a.org".to_string());
            entry
        });
        let catalog = testing::catalog(entries);
        let scope = testing::scope(&catalog);
        let found = validate(&scope);
        assert_eq!(found.len(), (3 * WORTH_SHARING).div_ceil(7));
        let each = catalog
            .entries
            .iter()
            .flat_map(|entry| validate_entries(&scope, [entry]));
        let mut each: Vec<Finding> = each.collect();
        each.sort_by(|a, b| a.path.cmp(&b.path));
        assert_eq!(found, each);
    }
}
