//! What was read, put together with the catalog that is there; pure.
//!
//! A project that the catalog has gets what it lacks and keeps what it has. What contradicts it is
//! reported. Merging the same document twice changes nothing.

mod areas;
mod choice;
mod contradiction;
mod emit;
mod grow;
mod level_order;
mod lists;
mod merger;
mod merging;
mod missing;
mod moved;
mod names;
mod new_list;
mod pages;
mod remarks;
mod standing;
mod successors;
mod tracks;
mod twins;
mod unnamed;

pub use self::contradiction::{Contradiction, Objection};

use std::collections::{BTreeMap, HashSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use self::areas::Areas;
use self::grow::Said;
use self::lists::Lists;
use self::merger::Merger;
use self::merging::Merging;
use self::moved::Decided;
use self::tracks::Tracks;
use super::account::{COUNT, Fate, Item, Why};
use super::around;
use super::fields_shown;
use super::read::Reading;
use super::template;
use crate::catalog::edit::Edit;
use crate::catalog::model::{AreaTree, Catalog, Entry};
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
    /// Repositories and areas of entries that the document has elsewhere than the catalog, and is
    /// right about: contradictions that came out of merging it before.
    pub decided: Vec<Contradiction>,
    /// The templates that are there, of the catalog and built in, by name: a new list must not take
    /// theirs, and the one of a list that is there grows with it.
    pub templates: BTreeMap<String, String>,
    /// The paths of files that the page of a new list must not take, beside those of other lists.
    pub pages: Vec<String>,
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
    /// The ids of all entries that the document is about.
    pub entries: Vec<String>,
    /// The places of the items that [`Intake::contradictions`] tells of.
    pub told: HashSet<usize>,
    /// The lines of text around the list that its template has.
    pub kept: Vec<RangeInclusive<usize>>,
    /// How many entries have it all already.
    pub unchanged: usize,
    /// How many places name an entry that a place before them names too.
    pub repeated: usize,
    /// The template of a new list, or of one that shows more fields now: its name and text.
    pub template: Option<(String, String)>,
    /// What the catalog says otherwise.
    pub contradictions: Vec<Contradiction>,
}

/// Puts a reading together with a catalog. What is refused is noted in the reading's account.
pub fn merge(reading: &mut Reading, destination: &Destination, catalog: &Catalog) -> Intake {
    let lists = Lists::new(&catalog.settings.lists, &destination.list);
    let title = reading.look.title.as_ref().unwrap_or(&destination.list);
    let merger = Merger::new(catalog, &reading.drafts);
    let mut tracks = Tracks::new(&catalog.settings.tracks, destination.track.as_deref());
    let first = reading.look.first_column.as_ref();
    tracks.choose(&reading.drafts, lists.track(), first, |draft| {
        merger.known(draft)
    });
    tracks.learn(&reading.drafts, &reading.look.bare_levels);
    let mut merging = Merging {
        areas: Areas::new(&catalog.areas, lists.root(), title),
        merger,
        decided: Decided::new(&destination.decided),
        date: destination.date,
        said: Said::default(),
        remarks: Vec::new(),
        tracks,
        lists,
    };
    for titles in &reading.look.landscape.areas {
        merging.areas.path(titles);
    }
    let places = merging.take_in(&reading.drafts);
    remarks::title(reading, &destination.list, catalog);
    merging.remark(reading, &places);
    for (line, words) in std::mem::take(&mut merging.said.wordless) {
        reading.items.push(Item::wordless(line, &words));
    }
    reading.items.sort_by_key(|item| item.line);
    let told = merging.said.refuse(&mut reading.items);
    let intake = match merging.lists.own {
        Some(own) => {
            let text = destination.templates.get(&own.template);
            if !text.is_some_and(|text| template::has_counts(text)) {
                report_counts(&mut reading.items);
            }
            let track = |words: &str| merging.tracks.id_of(words);
            let template = text.and_then(|text| fields_shown::grown(text, &reading.drafts, track));
            Intake {
                template: template.map(|text| (own.template.clone(), text)),
                kept: text.map_or_else(Vec::new, |text| around::kept(&reading.look.around, text)),
                ..merging.finish(&destination.list)
            }
        }
        None => merging.found(reading, destination, catalog, &places),
    };
    let remark = remarks::around(&reading.items, &intake.kept);
    reading.remarks.extend(remark);
    Intake { told, ..intake }
}

/// Reports the counts in headings, which the template of the list has not.
fn report_counts(items: &mut [Item]) {
    for item in items {
        if matches!(item.fate, Fate::Taken { field: COUNT, .. }) {
            item.fate = Fate::Reported(Why::Count);
        }
    }
}

fn stands_in(entry: &Entry, root: &str) -> bool {
    entry
        .areas
        .iter()
        .any(|area| AreaTree::is_within(area, root))
}
