//! From a catalog and requests to a change; pure.
//!
//! A [`Planner`] holds the catalog as it will be. Each request edits the texts of entries
//! losslessly and reads them again; at the end the lists are rendered from the result.

mod add;
mod deed;
mod edit;
mod intake;
mod lists;
mod move_area;
mod move_level;
mod remove;
mod rename;

pub use self::add::{check_new, repository_taken, taken};
pub use self::edit::parse_link;
pub use self::intake::SettingsOrder;
pub use self::lists::{stale_lists, with_lists};

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use self::deed::Deed;
use super::change::{Change, FileChange, Role};
use super::refusal::{Problems, Refusal};
use super::request::Request;
use crate::catalog::EntryOrder;
use crate::catalog::diagnostic::Severity;
use crate::catalog::edit::{Edit, apply};
use crate::catalog::find::find;
use crate::catalog::load::{Layout, Loaded, load_entry};
use crate::catalog::model::{Catalog, Entry, id_from_name};
use crate::catalog::validate::{Finding, Scope, locate, validate_entries};
use crate::git::Bytes;
use crate::publish::{PublishError, Templates};

/// Everything a plan is made from.
pub struct Snapshot {
    /// The catalog, with the problems of reading it.
    pub loaded: Loaded,
    /// Where its files stand.
    pub layout: Layout,
    /// The bytes of its files and of the pages that its lists are published in, by path.
    pub texts: HashMap<String, Bytes>,
    /// The templates of its lists.
    pub templates: Templates,
}

/// What a plan must hold to that is not in the catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Today.
    pub today: NaiveDate,
    /// Whether dates behind today are accepted.
    pub allow_future: bool,
    /// Whether lists are rendered in this change.
    pub publish: bool,
}

/// A catalog as it will be, and how it comes to that.
pub struct Planner {
    catalog: Arc<Catalog>,
    layout: Layout,
    templates: Templates,
    /// The files as they will be.
    texts: HashMap<String, Bytes>,
    /// The files that were touched, as they were.
    before: BTreeMap<String, Option<Bytes>>,
    deeds: Vec<Deed>,
    notes: Vec<String>,
    rules: Rules,
    /// What all requests are called together, where they came in a file.
    batch: Option<String>,
}

impl Planner {
    /// Begins with a catalog as it is.
    ///
    /// # Errors
    /// [`Refusal::BrokenCatalog`] where it could not be read whole.
    pub fn new(snapshot: Snapshot, rules: Rules) -> Result<Planner, Refusal> {
        let Snapshot {
            loaded,
            layout,
            texts,
            templates,
        } = snapshot;
        if !loaded.problems.is_empty() {
            let text_of = |path: &str| texts.get(path).map(AsRef::as_ref);
            return Err(Refusal::BrokenCatalog(Problems::new(
                loaded.problems,
                text_of,
            )));
        }
        Ok(Planner {
            catalog: Arc::new(loaded.catalog),
            layout,
            templates,
            texts,
            before: BTreeMap::new(),
            deeds: Vec::new(),
            notes: Vec::new(),
            rules,
            batch: None,
        })
    }

    /// The catalog as it will be.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Adds one request to the change.
    ///
    /// # Errors
    /// [`Refusal`] says why it cannot be; the planner is then not to be used on.
    pub fn request(&mut self, request: &Request) -> Result<(), Refusal> {
        let deed = match request {
            Request::Add(new) => self.add(new)?,
            Request::Edit(fields) => self.edit(fields)?,
            Request::Move(level_move) => self.move_level(level_move)?,
            Request::MoveArea(area_move) => self.move_area(area_move)?,
            Request::Rename(renaming) => self.rename(renaming)?,
            Request::Remove(removal) => self.remove(removal)?,
        };
        self.deeds.push(deed);
        Ok(())
    }

    /// Names the requests together, so that their branch is named by it.
    pub fn name_batch(&mut self, name: &str) {
        self.batch = Some(id_from_name(name)).filter(|id| !id.is_empty());
    }

    /// Puts another text in the place of an entry's, as an editor gives it.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with every problem of the text.
    pub fn replace(&mut self, path: &str, text: Vec<u8>) -> Result<(), Refusal> {
        self.put_text(path, text)
    }

    /// Takes the files that the planner began with as new ones.
    pub fn begin_with(&mut self, files: Vec<(String, String)>) {
        for (path, text) in files {
            self.before.insert(path.clone(), None);
            self.texts.insert(path, text.into_bytes().into());
        }
        self.deeds.push(Deed::begin(&self.catalog.settings.title));
    }

    /// Tells what was done to an entry again, where somebody has edited it since.
    pub fn retell(&mut self, path: &str) {
        let mut entries = self.catalog.entries.iter();
        if let Some(entry) = entries.find(|entry| entry.path == path) {
            self.deeds.iter_mut().for_each(|deed| deed.retell(entry));
        }
    }

    /// Adds the deed of an entry that was edited by hand.
    pub fn edited_by_hand(&mut self, id: &str) {
        if let Some(entry) = self.catalog.entry(id) {
            self.deeds.push(Deed::edit(entry, &[]));
        }
    }

    /// The text of an entry as it will be, with its id and path.
    ///
    /// # Errors
    /// Where no entry is called so.
    pub fn text_of(&self, called: &str) -> Result<(String, String, Vec<u8>), Refusal> {
        let entry = self.find(called)?;
        let text = self.texts.get(&entry.path);
        let text = text.map_or_else(Vec::new, |text| text.to_vec());
        Ok((entry.id.clone(), entry.path.clone(), text))
    }

    /// Keeps only these lists in mind when the change is made, and adds no deed.
    ///
    /// # Errors
    /// [`PublishError::UnknownList`] where a list is not there.
    pub fn only_lists(&mut self, ids: &[String]) -> Result<(), PublishError> {
        self.rules.publish = true;
        self.catalog = Arc::new(with_lists(Catalog::clone(&self.catalog), ids)?);
        Ok(())
    }

    /// The change that all requests since [`Planner::settle`] make together, lists included.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] where it would leave errors, [`Refusal::Publish`] where a list cannot
    /// be rendered.
    pub fn change(&mut self) -> Result<Change, Refusal> {
        self.check()?;
        if self.rules.publish {
            self.render_lists()?;
        }
        Ok(Change {
            files: self.changed_files(),
            subject: deed::subject(&self.deeds),
            body: deed::body(&self.deeds),
            trailers: self.deeds.iter().map(|deed| deed.trailer.clone()).collect(),
            branch: deed::branch(
                &self.catalog.settings.workflow.branch,
                &self.deeds,
                self.batch.as_deref(),
            ),
            notes: self.notes.clone(),
        })
    }

    /// Takes what is planned so far as done, so that the next change begins behind it.
    pub fn settle(&mut self) {
        self.before.clear();
        self.deeds.clear();
        self.notes.clear();
    }

    fn find(&self, called: &str) -> Result<&Entry, Refusal> {
        find(&self.catalog, called).map_err(|why| Refusal::not_found(called, why))
    }

    /// Edits the text of a file losslessly.
    fn edit_text(&mut self, path: &str, edits: &[Edit]) -> Result<(), Refusal> {
        let bytes = self.texts.get(path).map(AsRef::as_ref).unwrap_or_default();
        let text = String::from_utf8_lossy(bytes);
        let edited = apply(&text, edits, &EntryOrder).map_err(|error| Refusal::Edit {
            path: path.to_string(),
            error,
        })?;
        if path == self.layout.settings() {
            self.remember(path);
            self.texts
                .insert(path.to_string(), edited.into_bytes().into());
            return Ok(());
        }
        self.put_text(path, edited.into_bytes())
    }

    /// Puts the text of an entry in place and reads it.
    fn put_text(&mut self, path: &str, text: Vec<u8>) -> Result<(), Refusal> {
        let (entry, problems) = load_entry(path, &text);
        let entry = match entry {
            Some(entry) if problems.is_empty() => entry,
            _ => {
                let problems = Problems::new(problems, |_| Some(text.as_slice()));
                return Err(Refusal::Invalid(problems));
            }
        };
        self.remember(path);
        self.texts.insert(path.to_string(), text.into());
        Arc::make_mut(&mut self.catalog).put(entry);
        Ok(())
    }

    /// Takes a file of an entry away.
    fn take_text(&mut self, id: &str) -> Option<Bytes> {
        let entry = Arc::make_mut(&mut self.catalog).take(id)?;
        self.remember(&entry.path);
        self.texts.remove(&entry.path)
    }

    fn remember(&mut self, path: &str) {
        if !self.before.contains_key(path) {
            self.before
                .insert(path.to_string(), self.texts.get(path).cloned());
        }
    }

    fn changed_files(&self) -> Vec<FileChange> {
        let outputs: Vec<&str> = self
            .catalog
            .settings
            .lists
            .values()
            .map(|list| list.output.as_str())
            .collect();
        let role = |path: &str| {
            if outputs.contains(&path) {
                Role::List
            } else {
                Role::Source
            }
        };
        let mut files: Vec<FileChange> = self
            .before
            .iter()
            .map(|(path, before)| FileChange {
                path: path.clone(),
                before: before.clone(),
                after: self.texts.get(path).cloned(),
                role: role(path),
            })
            .filter(|file| file.before != file.after)
            .collect();
        files.sort_by(|a, b| (a.role, &a.path).cmp(&(b.role, &b.path)));
        files
    }

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
        let located = locate(&errors, text_of);
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
