//! From a catalog and requests to a change; pure.
//!
//! A [`Planner`] holds the catalog as it will be. Each request edits the texts of entries
//! losslessly and reads them again; at the end the lists are rendered from the result.

mod add;
mod check;
mod deed;
mod edit;
mod files;
mod intake;
mod last;
mod lists;
mod move_area;
mod move_level;
mod new_entry;
mod remove;
mod rename;
mod telling;
mod texts;
mod track_meant;

pub use self::edit::parse_link;
pub use self::intake::SettingsOrder;
pub use self::lists::{each_stale_list, stale_lists, with_lists};
pub use self::new_entry::{check_known, repository_taken, taken};
pub use self::texts::Texts;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use self::deed::Deed;
use self::last::LastRequest;
use super::change::Change;
use super::refusal::{Problems, Refusal};
use super::request::Request;
use crate::catalog::find::find;
use crate::catalog::load::{Layout, Loaded};
use crate::catalog::model::{Catalog, Entry, id_from_name};
use crate::git::Bytes;
use crate::publish::{PublishError, Templates};

/// Everything a plan is made from.
pub struct Snapshot {
    /// The catalog, with the problems of reading it.
    pub loaded: Loaded,
    /// Where its files stand.
    pub layout: Layout,
    /// The bytes of its files and of the pages that its lists are published in, by path.
    pub texts: Texts,
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
    texts: Texts,
    /// The files that were touched, as they were.
    before: BTreeMap<String, Option<Bytes>>,
    last: LastRequest,
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
            let problems = Problems::new(loaded.problems, |path| texts.get(path));
            return Err(Refusal::BrokenCatalog(problems));
        }
        Ok(Planner {
            catalog: Arc::new(loaded.catalog),
            layout,
            templates,
            texts,
            before: BTreeMap::new(),
            last: LastRequest::default(),
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

    /// Whether nothing is done but to take lists in.
    pub fn only_imports(&self) -> bool {
        !self.deeds.is_empty() && self.deeds.iter().all(Deed::is_import)
    }

    /// The templates as they will be.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Adds one request to the change.
    ///
    /// # Errors
    /// [`Refusal`] says why it cannot be; the change is then as it was before.
    pub fn request(&mut self, request: &Request) -> Result<(), Refusal> {
        self.begin_request();
        let done = match request {
            Request::Add(new) => self.add(new),
            Request::Edit(fields) => self.edit(fields),
            Request::Move(level_move) => self.move_level(level_move),
            Request::MoveArea(area_move) => self.move_area(area_move),
            Request::Rename(renaming) => self.rename(renaming),
            Request::Remove(removal) => self.remove(removal),
        };
        match done {
            Ok(deed) => self.deeds.push(deed),
            Err(refusal) => {
                self.take_back();
                return Err(refusal);
            }
        }
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
        match self.put_text(path, text.clone()) {
            Err(Refusal::Invalid(problems)) => {
                let mut found = [problems.found, self.judge_alone(path, &text)].concat();
                found.sort_by_key(|problem| problem.span.as_ref().map(|span| span.start));
                Err(Refusal::Invalid(Problems::new(found, |_| Some(&text))))
            }
            put => put,
        }
    }

    /// Takes the files that the planner began with as new ones, or as changed ones where the snapshot
    /// has them.
    pub fn begin_with(&mut self, files: Vec<(String, String)>) {
        for (path, text) in files {
            self.remember(&path);
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
    /// be rendered, [`Refusal::Unreadable`] where a file was asked for that cannot be read.
    pub fn change(&mut self) -> Result<Change, Refusal> {
        let judged = match self.rules.publish {
            true => self.judge_and_render(),
            false => self.judge(),
        };
        // What could not be read is why something seems to be missing.
        self.texts.verify().map_err(Refusal::Unreadable)?;
        let warnings = judged?;
        Ok(Change {
            files: self.changed_files(),
            subject: telling::subject(&self.deeds),
            body: telling::body(&self.deeds),
            trailers: self.deeds.iter().map(|deed| deed.trailer.clone()).collect(),
            branch: telling::branch(
                &self.catalog.settings.workflow.branch,
                &self.deeds,
                self.batch.as_deref(),
            ),
            notes: self.notes.iter().cloned().chain(warnings).collect(),
        })
    }

    /// Takes what is planned so far as done, so that the next change begins behind it.
    pub fn settle(&mut self) {
        self.before.clear();
        self.deeds.clear();
        self.notes.clear();
        self.last = LastRequest::default();
    }

    fn find(&self, called: &str) -> Result<&Entry, Refusal> {
        find(&self.catalog, called).map_err(|why| Refusal::not_found(called, why))
    }
}
