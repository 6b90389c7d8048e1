//! What was read, put together with the catalog that is there; pure.
//!
//! A project that the catalog has gets what it lacks and keeps what it has. What contradicts it is
//! reported. Merging the same document twice changes nothing.

mod areas;
mod emit;
mod grow;
mod tracks;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use self::areas::Areas;
use self::grow::{Grower, Said};
use self::tracks::Tracks;
use super::account::{Fate, Why};
use super::draft::Draft;
use super::read::Reading;
use super::reader::Remark;
use super::template;
use crate::catalog::edit::Edit;
use crate::catalog::find::{called, repository_key};
use crate::catalog::model::{AreaTree, Catalog, Entry, id_from_name, id_problem};
use crate::catalog::place::Place;
use crate::catalog::yaml::Tree;

/// Where a document goes.
#[derive(Debug, Clone, Default)]
pub struct Destination {
    /// The id of the list, which is its area too.
    pub list: String,
    /// The track that is meant where the document names none.
    pub track: Option<String>,
    /// The day on which levels changed that another version of the document had otherwise.
    pub date: Option<NaiveDate>,
}

/// What a document changes.
#[derive(Debug, Default)]
pub struct Intake {
    /// The list that it is taken into.
    pub list: String,
    /// Edits of the settings.
    pub settings: Vec<Edit>,
    /// Edits of the areas.
    pub areas: Vec<Edit>,
    /// Entries that are new: the id and the document.
    pub new: Vec<(String, Tree)>,
    /// Entries that grow: the id and the edits.
    pub grown: Vec<(String, Vec<Edit>)>,
    /// How many entries have it all already.
    pub unchanged: usize,
    /// The template of a new list: its name and text.
    pub template: Option<(String, String)>,
    /// What the catalog says otherwise.
    pub contradictions: Vec<Contradiction>,
}

/// Something that the catalog and a document say differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// The line of the document.
    pub line: usize,
    /// The entry.
    pub entry: String,
    /// The field.
    pub field: String,
    /// What the catalog has.
    pub has: String,
    /// What the document says.
    pub says: String,
}

/// Puts a reading together with a catalog. What is refused is noted in the reading's account.
pub fn merge(reading: &mut Reading, destination: &Destination, catalog: &Catalog) -> Intake {
    let list = catalog.settings.lists.get(&destination.list);
    let root = match list.map(|list| list.select.area.as_slice()) {
        Some([area, ..]) => area.clone(),
        _ => destination.list.clone(),
    };
    let title = reading
        .look
        .title
        .clone()
        .unwrap_or_else(|| destination.list.clone());
    let mut areas = Areas::new(&catalog.areas, &root, &title);
    let mut tracks = Tracks::new(&catalog.settings.tracks, destination.track.as_deref());
    tracks.learn(&reading.drafts);
    let mut merger = Merger::new(catalog, &reading.drafts);
    let mut said = Said::default();
    let drafts = std::mem::take(&mut reading.drafts);
    for (number, draft) in drafts.iter().enumerate() {
        let place = merger.place_of(draft, &mut reading.remarks);
        let earlier = merger.entries[place]
            .was
            .as_ref()
            .is_some_and(|was| stands_in(was, &root));
        let mut grower = Grower {
            number,
            draft,
            earlier,
            date: destination.date,
            tracks: &tracks,
            said: &mut said,
        };
        let paths = draft
            .areas
            .iter()
            .map(|titles| areas.path(titles))
            .collect();
        grower.grow(&mut merger.entries[place].is, paths);
    }
    merger.resolve(&drafts, &tracks);
    reading.drafts = drafts;
    reading.remarks.extend(merger.missing(&root));
    refuse(reading, &said);
    let mut intake = Intake {
        list: destination.list.clone(),
        settings: tracks.edits(),
        areas: areas.edits(),
        contradictions: said.contradictions,
        ..Intake::default()
    };
    merger.finish(&mut intake);
    if list.is_none() {
        let track = tracks.main();
        let name = format!("{}.{}", destination.list, reading.shape.ending());
        intake
            .settings
            .push(new_list(reading, destination, &root, &title, track, &name));
        intake.template = Some((name, template::template(reading, &root)));
    }
    intake
}

/// Notes in the account what the entry has otherwise.
fn refuse(reading: &mut Reading, said: &Said) {
    for item in &mut reading.items {
        let Fate::Taken {
            draft: Some(draft),
            field,
        } = item.fate
        else {
            continue;
        };
        let refused = |(number, refused, url): &(usize, String, String)| {
            *number == draft
                && (item.url.is_none() && refused == field || item.url.as_ref() == Some(url))
        };
        if said.refused.iter().any(refused) {
            item.fate = Fate::Reported(Why::Contradiction);
        }
    }
}

fn stands_in(entry: &Entry, root: &str) -> bool {
    entry
        .areas
        .iter()
        .any(|area| AreaTree::is_within(area, root))
}

fn new_list(
    reading: &Reading,
    destination: &Destination,
    root: &str,
    title: &str,
    track: Option<&str>,
    template: &str,
) -> Edit {
    let group = if reading.look.by_level {
        "level"
    } else {
        "area"
    };
    let pairs = [
        ("title", Some(Tree::text(title))),
        ("template", Some(Tree::text(template))),
        ("output", Some(Tree::text(format!("lists/{template}")))),
        ("select", Some(Tree::map([("area", Tree::text(root))]))),
        ("track", track.map(Tree::text)),
        ("group_by", Some(Tree::text(group))),
    ];
    let value = Tree::map(
        pairs
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?))),
    );
    Edit::Set {
        path: Place::of("lists").key(&destination.list).into(),
        value,
    }
}

/// Ids of names are whole up to this length.
const LONGEST_WHOLE_ID: usize = 60;

/// An entry as it was and as it will be.
struct Merged {
    was: Option<Entry>,
    is: Entry,
    /// Whether the document names it.
    named: bool,
}

struct Merger {
    entries: Vec<Merged>,
    /// Entries by what they are called, in small letters.
    names: HashMap<String, usize>,
    /// Entries by their repository, those that the catalog had first.
    repositories: HashMap<String, usize>,
    /// What the projects of the document are called.
    own_names: HashSet<String>,
}

impl Merger {
    fn new(catalog: &Catalog, drafts: &[Draft]) -> Merger {
        let mut merger = Merger {
            entries: Vec::new(),
            names: HashMap::new(),
            repositories: HashMap::new(),
            own_names: drafts
                .iter()
                .flat_map(|draft| [draft.name.to_lowercase(), id_from_name(&draft.name)])
                .collect(),
        };
        for entry in &catalog.entries {
            let place = merger.entries.len();
            for name in called(entry) {
                merger.names.entry(name.to_lowercase()).or_insert(place);
            }
            if let Some(repository) = &entry.repository {
                merger
                    .repositories
                    .entry(repository_key(repository))
                    .or_insert(place);
            }
            merger.entries.push(Merged {
                was: Some(entry.clone()),
                is: entry.clone(),
                named: false,
            });
        }
        merger
    }

    /// The entry that a draft is about; a new one where there is none.
    fn place_of(&mut self, draft: &Draft, remarks: &mut Vec<Remark>) -> usize {
        let id = id_from_name(&draft.name);
        // An id that had to be cut says too little.
        let whole = id.len() < LONGEST_WHOLE_ID;
        let names = [
            Some(draft.name.to_lowercase()),
            Some(id.clone()).filter(|_| whole),
        ];
        let by_name = names
            .iter()
            .flatten()
            .find_map(|name| self.names.get(name).copied());
        let by_repository = || {
            let key = repository_key(draft.repository.as_deref()?);
            let place = *self.repositories.get(&key)?;
            let entry = &self.entries[place];
            entry.was.as_ref()?;
            let other = called(&entry.is).any(|name| self.own_names.contains(&name.to_lowercase()));
            (!other).then_some(place)
        };
        let place = by_name.or_else(by_repository);
        if let Some(place) = place {
            let entry = &mut self.entries[place];
            if entry.named {
                let message = format!("{} was named before: one entry of both", draft.name);
                remarks.push(Remark {
                    line: draft.line,
                    message,
                });
            }
            entry.named = true;
            if by_name.is_none() {
                let message = format!(
                    "{} is {} of the catalog, by its repository",
                    draft.name, entry.is.id
                );
                remarks.push(Remark {
                    line: draft.line,
                    message,
                });
            }
            self.call(place, &draft.name);
            return place;
        }
        self.remark_on_sharing(draft, remarks);
        self.add(draft, id)
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

    /// Adds a name that an entry is not called by yet.
    fn call(&mut self, place: usize, name: &str) {
        let wanted = name.to_lowercase();
        let entry = &mut self.entries[place].is;
        if !called(entry).any(|own| own.to_lowercase() == wanted) {
            entry.aliases.push(name.to_string());
            self.names.entry(wanted).or_insert(place);
        }
    }

    fn add(&mut self, draft: &Draft, id: String) -> usize {
        let place = self.entries.len();
        let base = if id_problem(&id).is_none() {
            id
        } else {
            "project".to_string()
        };
        let taken = |id: &str| self.names.contains_key(id);
        let free = std::iter::once(base.clone()).chain((2..).map(|number| {
            format!(
                "{}-{number}",
                base.get(..56).unwrap_or(&base).trim_end_matches('-')
            )
        }));
        let id = free.into_iter().find(|id| !taken(id)).unwrap_or_default();
        for name in [draft.name.to_lowercase(), id.clone()] {
            self.names.entry(name).or_insert(place);
        }
        let is = Entry {
            id,
            name: draft.name.clone(),
            ..Entry::default()
        };
        self.entries.push(Merged {
            was: None,
            is,
            named: true,
        });
        place
    }

    /// Finds the entries that take the place of others, now that all are known.
    fn resolve(&mut self, drafts: &[Draft], tracks: &Tracks<'_>) {
        let key = |url: &str| repository_key(url);
        let mut by_url: HashMap<String, String> = HashMap::new();
        for entry in self.entries.iter().map(|entry| &entry.is) {
            for url in entry.homepage.iter().chain(&entry.repository) {
                by_url.entry(key(url)).or_insert_with(|| entry.id.clone());
            }
        }
        for draft in drafts {
            let place = [draft.name.to_lowercase(), id_from_name(&draft.name)]
                .iter()
                .find_map(|name| self.names.get(name).copied());
            let Some(entry) = place.map(|place| &mut self.entries[place].is) else {
                continue;
            };
            for standing in &draft.standings {
                let track = tracks.id_of(&standing.track);
                let last = standing.steps.last().map_or("", |step| &step.level);
                let level = tracks.level_of(&track, last);
                grow::succeed(entry, (&track, &level), standing, |url| {
                    by_url.get(&key(url)).cloned()
                });
            }
        }
    }

    /// Entries of the list that the document does not name any more.
    fn missing(&self, root: &str) -> Vec<Remark> {
        let gone = |entry: &&Merged| {
            !entry.named && entry.was.as_ref().is_some_and(|was| stands_in(was, root))
        };
        let remark = |entry: &Merged| Remark {
            line: 0,
            message: format!(
                "{} stands in the list already, but not in this document",
                entry.is.name
            ),
        };
        self.entries.iter().filter(gone).map(remark).collect()
    }

    fn finish(self, intake: &mut Intake) {
        for entry in self.entries.into_iter().filter(|entry| entry.named) {
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
