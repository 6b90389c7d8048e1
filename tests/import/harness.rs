//! A catalog made of documents, in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalog::catalog::EntryOrder;
use catalog::catalog::diagnostic::Severity;
use catalog::catalog::edit::apply;
use catalog::catalog::load::{Layout, load};
use catalog::catalog::model::{Catalog, Entry};
use catalog::catalog::validate::{Scope, validate};
use catalog::catalog::yaml::emit;
use catalog::import::{self, Destination, Fate, Intake, Reading, Shape, Tally, Why};
use catalog::publish::{Templates, render};
use catalog::workflow::plan::SettingsOrder;

/// A catalog in memory.
pub struct Desk {
    pub files: BTreeMap<String, String>,
    pub catalog: Catalog,
}

impl Desk {
    pub fn new() -> Desk {
        let files = [
            ("catalog/catalog.yaml", "title: T\n"),
            ("catalog/areas.yaml", "areas: []\n"),
        ];
        let mut desk = Desk {
            files: files.map(|(path, text)| (path.into(), text.into())).into(),
            catalog: Catalog::default(),
        };
        desk.load();
        desk
    }

    /// Reads the files.
    pub fn load(&mut self) {
        let sources: Vec<(&str, &[u8])> = self
            .files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_bytes()))
            .collect();
        let loaded = load(&sources, &Layout::default());
        assert_eq!(loaded.problems, [], "the catalog is whole");
        self.catalog = loaded.catalog;
    }

    /// Takes a document in.
    pub fn take(
        &mut self,
        text: &str,
        shape: Option<Shape>,
        to: &Destination,
    ) -> (Reading, Intake) {
        let mut reading = import::read(text, shape).expect("a list");
        let intake = import::merge(&mut reading, to, &self.catalog);
        self.edit("catalog/catalog.yaml", |text| {
            apply(text, &intake.settings, &SettingsOrder).expect("settings")
        });
        self.edit("catalog/areas.yaml", |text| {
            apply(text, &intake.areas, &EntryOrder).expect("areas")
        });
        for (id, document) in &intake.new {
            let path = Layout::default().entry(id);
            assert!(
                self.files.insert(path, emit::document(document)).is_none(),
                "{id} is new"
            );
        }
        for (id, edits) in &intake.grown {
            self.edit(&Layout::default().entry(id), |text| {
                apply(text, edits, &EntryOrder).expect("an entry")
            });
        }
        if let Some((name, text)) = &intake.template {
            self.files.insert(format!("templates/{name}"), text.clone());
        }
        self.load();
        self.check();
        (reading, intake)
    }

    /// Lets an entry go on, by hand, from the level that it is at to another.
    pub fn go_on(&mut self, id: &str, from: &str, to: &str, date: &str) {
        let line = format!("- level: {from}\n");
        let rest = format!("    - level: {to}\n      date: {date}\n      reason: by hand\n");
        self.edit(&Layout::default().entry(id), |text| {
            let at = text.find(&line).expect("the level") + line.len();
            let (before, after) = text.split_at(at);
            // What is said of the level stands further in than what says it.
            let own = after
                .split_inclusive('\n')
                .take_while(|line| line.starts_with("      "));
            let (own, after) = after.split_at(own.map(str::len).sum());
            format!("{before}{own}{rest}{after}")
        });
        self.load();
    }

    /// Lets an entry stand at a level, by hand, that stood at none.
    pub fn stand(&mut self, id: &str, level: &str) {
        let standing = format!("maturity:\n  maturity:\n    - level: {level}\n");
        self.edit(&Layout::default().entry(id), |text| {
            format!("{text}{standing}")
        });
        self.load();
    }

    /// Replaces a part of the settings, by hand.
    pub fn edit_settings(&mut self, from: &str, to: &str) {
        self.edit("catalog/catalog.yaml", |text| text.replace(from, to));
    }

    fn edit(&mut self, path: &str, edit: impl Fn(&str) -> String) {
        let text = self.files.get_mut(path).expect("a file");
        *text = edit(text);
    }

    /// Nothing that was taken in is wrong.
    fn check(&self) {
        let scope = Scope {
            catalog: &self.catalog,
            settings_path: "catalog/catalog.yaml",
            today: None,
            is_new: &|_| false,
        };
        let errors: Vec<_> = validate(&scope)
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }

    /// The page of a list.
    pub fn page(&self, list: &str) -> String {
        let templates = self
            .files
            .iter()
            .filter_map(|(path, text)| Some((path.strip_prefix("templates/")?, text.as_str())));
        render(
            &Arc::new(self.catalog.clone()),
            list,
            &Templates::new(templates),
            None,
        )
        .expect("a page")
    }

    /// The level of an entry on the track of levels without one.
    pub fn level(&self, id: &str) -> Option<&str> {
        let current = self.entry(id).current("maturity")?;
        Some(&current.level)
    }

    pub fn entry(&self, id: &str) -> &Entry {
        self.catalog
            .entry(id)
            .unwrap_or_else(|| panic!("no {id}: {:?}", self.ids()))
    }

    pub fn ids(&self) -> Vec<&str> {
        self.catalog
            .entries
            .iter()
            .map(|entry| entry.id.as_str())
            .collect()
    }
}

/// A list of this name.
pub fn list(name: &str) -> Destination {
    Destination {
        list: name.into(),
        ..Destination::default()
    }
}

/// A document taken into a catalog of its own.
pub fn taken(text: &str, shape: Option<Shape>) -> (Desk, Reading) {
    let mut desk = Desk::new();
    let (reading, _) = desk.take(text, shape, &list("l"));
    (desk, reading)
}

/// What is reported for a reason: line and words.
pub fn reported(reading: &Reading, why: Why) -> Vec<(usize, String)> {
    let items = reading
        .items
        .iter()
        .filter(|item| item.fate == Fate::Reported(why));
    items
        .map(|item| {
            (
                item.line,
                if item.text.is_empty() {
                    item.url.clone().unwrap_or_default()
                } else {
                    item.text.clone()
                },
            )
        })
        .collect()
}

pub fn links(reading: &Reading) -> (usize, usize, usize) {
    let tally = Tally::of(&reading.items, true);
    assert_eq!(tally.source, tally.taken + tally.reported);
    (tally.source, tally.taken, tally.reported)
}
