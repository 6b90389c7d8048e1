//! The entry that each draft is about, and what becomes of them all.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use super::names::Names;
use super::pages::Pages;
use super::successors::Successors;
use super::tracks::Tracks;
use super::twins::twin;
use super::{Intake, emit};
use crate::catalog::find::{called, repository_key};
use crate::catalog::model::{Catalog, Entry, id_from_name, id_problem};
use crate::import::draft::Draft;
use crate::import::numbers::Numbers;
use crate::import::reader::Remark;

/// An entry as it was and as it will be.
pub(super) struct Merged {
    /// Nothing where it is new.
    pub was: Option<Entry>,
    pub is: Entry,
    /// The places of the drafts that are about it, in the order of the document.
    pub drafts: Vec<usize>,
    /// The areas in which the document has it.
    pub areas: IndexSet<String>,
    /// The pages that it links to, once they were asked for.
    pub pages: Option<Pages>,
}

/// The entries of a catalog on the way to those that a document makes of them.
pub(super) struct Merger {
    pub entries: Vec<Merged>,
    names: Names,
    /// The entries of the catalog by their repository.
    repositories: HashMap<String, usize>,
    numbers: Numbers,
    /// What the projects of the document are called.
    own_names: HashSet<String>,
    /// Repositories that the document or the catalog has for several projects.
    shared: HashSet<String>,
}

impl Merger {
    /// Begins with the entries of a catalog.
    pub fn new(catalog: &Catalog, drafts: &[Draft]) -> Merger {
        let mut merger = Merger {
            entries: Vec::new(),
            names: Names::default(),
            repositories: HashMap::new(),
            numbers: Numbers::default(),
            own_names: drafts
                .iter()
                .flat_map(|draft| [draft.name.to_lowercase(), id_from_name(&draft.name)])
                .collect(),
            shared: shared(drafts),
        };
        for entry in &catalog.entries {
            let place = merger.entries.len();
            for name in called(entry) {
                merger.names.add(name, place);
            }
            if let Some(repository) = &entry.repository {
                let key = repository_key(repository);
                if merger.repositories.insert(key.clone(), place).is_some() {
                    merger.shared.insert(key);
                }
            }
            merger.entries.push(Merged {
                was: Some(entry.clone()),
                is: entry.clone(),
                drafts: Vec::new(),
                areas: IndexSet::new(),
                pages: None,
            });
        }
        merger
    }

    /// The entry that a draft in these areas is about; a new one where there is none.
    pub fn place_of(
        &mut self,
        draft: &Draft,
        areas: &[String],
        remarks: &mut Vec<Remark>,
    ) -> usize {
        let by_name = self.by_name(draft, areas);
        let place = by_name.or_else(|| self.by_repository(draft));
        let Some(place) = place else {
            self.remark_on_sharing(draft, remarks);
            return self.add(draft, areas, remarks);
        };
        let (name, entry) = (&draft.name, &self.entries[place]);
        let mut remark = |message: String| {
            remarks.push(Remark {
                line: draft.line,
                message,
            });
        };
        if !entry.drafts.is_empty() {
            remark(format!("{name} was named before: one entry of both"));
        }
        if by_name.is_none() {
            let id = &entry.is.id;
            remark(format!("{name} is {id} of the catalog, by its repository"));
        }
        // What only shares a name with another is not called so.
        let rest = entry.is.name.strip_prefix(&draft.name);
        if !rest.is_some_and(|rest| rest.starts_with(" (")) {
            self.call(place, &draft.name);
        }
        place
    }

    /// The entry of the catalog that a draft is about, before any draft has grown one.
    pub fn known(&self, draft: &Draft) -> Option<&Entry> {
        let place = self
            .by_name(draft, &[])
            .or_else(|| self.by_repository(draft))?;
        self.entries[place].was.as_ref()
    }

    /// The entry that is called as a draft is, unless the document has one of that name already which
    /// is another project.
    fn by_name(&self, draft: &Draft, areas: &[String]) -> Option<usize> {
        let place = self.names.place(&draft.name)?;
        let entry = &self.entries[place];
        match twin(draft, areas, entry) {
            None => Some(place),
            Some(twin) => {
                let own = self.names.place(&twin);
                own.or_else(|| entry.drafts.is_empty().then_some(place))
            }
        }
    }

    /// The entry of the catalog that has a draft's repository, where no other draft is about it, or
    /// has that repository too.
    fn by_repository(&self, draft: &Draft) -> Option<usize> {
        let key = repository_key(draft.repository.as_deref()?);
        let place = *self.repositories.get(&key)?;
        if self.shared.contains(&key) {
            return None;
        }
        let entry = &self.entries[place];
        entry.was.as_ref()?;
        let other = called(&entry.is).any(|name| self.own_names.contains(&name.to_lowercase()));
        (!other).then_some(place)
    }

    /// Says that two projects have one repository, which are kept apart.
    fn remark_on_sharing(&mut self, draft: &Draft, remarks: &mut Vec<Remark>) {
        let Some(repository) = &draft.repository else {
            return;
        };
        let next = self.entries.len();
        let key = repository_key(repository);
        let other = *self.repositories.entry(key).or_insert(next);
        if let Some(other) = self.entries.get(other) {
            let (name, other) = (&draft.name, &other.is.name);
            remarks.push(Remark {
                line: draft.line,
                message: format!("{name} has the repository of {other}, and is kept apart"),
            });
        }
    }

    /// Adds a name that neither an entry nor another is called by yet.
    fn call(&mut self, place: usize, name: &str) {
        let wanted = name.to_lowercase();
        if !self.names.has(&wanted) {
            self.entries[place].is.aliases.push(name.to_string());
            self.names.add(&wanted, place);
        }
    }

    fn add(&mut self, draft: &Draft, areas: &[String], remarks: &mut Vec<Remark>) -> usize {
        let place = self.entries.len();
        let other = self.names.place(&draft.name);
        let twin = other.and_then(|other| twin(draft, areas, &self.entries[other]));
        // Whose id alone is that of another keeps its name.
        let is_named = self.names.has(&draft.name.to_lowercase());
        let name = twin.as_ref().filter(|_| is_named).unwrap_or(&draft.name);
        let id = id_from_name(name);
        let base = if id_problem(&id).is_none() {
            id
        } else {
            "project".to_string()
        };
        let id = self.numbers.free(&base, |id| self.names.has(id));
        if twin.is_some() {
            let (own, known) = (&draft.name, if is_named { name } else { &id });
            remarks.push(Remark {
                line: draft.line,
                message: format!("{own} is another project than the one before: {known}"),
            });
        }
        self.names.add(name, place);
        self.names.add(&id, place);
        let is = Entry {
            id,
            name: name.clone(),
            ..Entry::default()
        };
        self.entries.push(Merged {
            was: None,
            is,
            drafts: Vec::new(),
            areas: IndexSet::new(),
            pages: None,
        });
        place
    }

    /// Finds the entries that take the place of others, now that all are known.
    pub fn resolve(&mut self, drafts: &[Draft], tracks: &Tracks<'_>, remarks: &mut Vec<Remark>) {
        let mut standings = drafts.iter().flat_map(|draft| &draft.standings);
        if standings.all(|standing| standing.succession.is_none()) {
            return;
        }
        let successors = Successors::new(&self.entries, &self.names);
        for entry in &mut self.entries {
            for number in &entry.drafts {
                successors.settle(&mut entry.is, &drafts[*number], tracks, remarks);
            }
        }
    }

    /// The areas of the entries that the document is about.
    pub fn areas(&self) -> impl Iterator<Item = &str> {
        let entries = self.entries.iter();
        let own = entries.filter(|entry| !entry.drafts.is_empty());
        own.flat_map(|entry| entry.is.areas.iter().map(String::as_str))
    }

    /// Notes which entries are new and which grew.
    pub fn finish(self, intake: &mut Intake) {
        for entry in self
            .entries
            .into_iter()
            .filter(|entry| !entry.drafts.is_empty())
        {
            intake.entries.push(entry.is.id.clone());
            intake.repeated += entry.drafts.len() - 1;
            match entry.was {
                None => intake
                    .new
                    .push((entry.is.id.clone(), emit::document(&entry.is))),
                Some(was) => match emit::growth(&was, &entry.is) {
                    edits if edits.is_empty() => intake.unchanged += 1,
                    edits => intake.grown.push((was.id, edits)),
                },
            }
        }
    }
}

/// The repositories that drafts of several names have.
fn shared(drafts: &[Draft]) -> HashSet<String> {
    let mut names: HashMap<String, String> = HashMap::new();
    let mut shared = HashSet::new();
    for draft in drafts {
        if let Some(repository) = &draft.repository {
            let (key, name) = (repository_key(repository), draft.name.to_lowercase());
            if *names.entry(key.clone()).or_insert_with(|| name.clone()) != name {
                shared.insert(key);
            }
        }
    }
    shared
}
