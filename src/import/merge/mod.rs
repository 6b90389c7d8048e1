//! What was read, put together with the catalog that is there; pure.
//!
//! A project that the catalog has gets what it lacks and keeps what it has. What contradicts it is
//! reported. Merging the same document twice changes nothing.

mod areas;
mod contradiction;
mod emit;
mod grow;
mod lists;
mod merger;
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
use self::grow::{Grower, Said};
use self::lists::Lists;
use self::merger::Merger;
use self::moved::Decided;
use self::new_list::{Files, new_list};
use self::pages::Pages;
use self::tracks::Tracks;
use super::around;
use super::draft::Draft;
use super::fields_shown;
use super::look::Look;
use super::read::Reading;
use super::reader::Remark;
use super::template::{self, Places};
use super::words::level_heading;
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
    tracks.choose(&reading.drafts, lists.track(), |draft| merger.known(draft));
    tracks.learn(&reading.drafts);
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
    let told = merging.said.refuse(&mut reading.items);
    let intake = match merging.lists.own {
        Some(own) => {
            let text = destination.templates.get(&own.template);
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

/// A document on its way into a catalog.
struct Merging<'a> {
    lists: Lists<'a>,
    areas: Areas,
    tracks: Tracks<'a>,
    merger: Merger,
    decided: Decided,
    date: Option<NaiveDate>,
    said: Said,
    remarks: Vec<Remark>,
}

impl Merging<'_> {
    /// Finds or makes the entry of each draft, and lets it grow; gives the places of the entries.
    fn take_in(&mut self, drafts: &[Draft]) -> Vec<usize> {
        let places = (0..drafts.len())
            .map(|number| self.take_in_one(drafts, number))
            .collect();
        for entry in &mut self.merger.entries {
            if let Some(first) = entry.drafts.first() {
                let place = (self.lists.root(), drafts[*first].line);
                let remark = moved::settle_areas(entry, place, &self.decided, &mut self.said);
                self.remarks.extend(remark);
            }
        }
        self.merger.resolve(drafts, &self.tracks, &mut self.remarks);
        places
    }

    fn take_in_one(&mut self, drafts: &[Draft], number: usize) -> usize {
        let draft = &drafts[number];
        let titles = draft.areas.iter();
        let areas: Vec<String> = titles.map(|titles| self.areas.path(titles)).collect();
        let place = self.merger.place_of(draft, &areas, &mut self.remarks);
        let entry = &mut self.merger.entries[place];
        entry.drafts.push(number);
        entry.areas.extend(areas);
        let was = entry.was.as_ref();
        let is_new = was.is_none() && entry.drafts.len() == 1;
        let mut grower = Grower {
            lists: &self.lists,
            was,
            number,
            draft,
            is_new,
            is_first: entry.drafts.len() == 1,
            date: self.date,
            decided: &self.decided,
            tracks: &self.tracks,
            said: &mut self.said,
        };
        match is_new {
            true => grower.grow(&mut entry.is, &mut Pages::default()),
            false => {
                let pages = entry.pages.get_or_insert_with(|| Pages::of(&entry.is));
                grower.grow(&mut entry.is, pages);
            }
        }
        place
    }

    /// Adds what a reader of the report should know to what was remarked on before.
    fn remark(&mut self, reading: &mut Reading, places: &[usize]) {
        let list = self.lists.own;
        let entries = &self.merger.entries;
        let is_new = |draft: usize| list.is_none() || entries[places[draft]].was.is_none();
        let labels = remarks::labels(&reading.look, list.is_none(), is_new);
        let tracks = remarks::tracks(&reading.drafts, &self.tracks);
        let levels = remarks::levels(&reading.drafts, &self.tracks);
        let missing = missing::missing(entries, self.lists.root(), list);
        reading.remarks.append(&mut self.remarks);
        reading.remarks.extend(
            labels
                .into_iter()
                .chain(tracks)
                .chain(levels)
                .chain(missing),
        );
        reading
            .remarks
            .sort_by_key(|remark| (remark.line == 0, remark.line));
    }

    /// All that a document brings, with the settings and the template of a new list.
    fn found(
        mut self,
        reading: &Reading,
        destination: &Destination,
        catalog: &Catalog,
        places: &[usize],
    ) -> Intake {
        let look = &reading.look;
        let tables: Vec<String> = look
            .tables
            .keys()
            .map(|titles| self.group_of(look, titles))
            .collect();
        let past: Vec<String> = look
            .past
            .iter()
            .map(|titles| self.areas.path(titles))
            .collect();
        let runs = look.around.runs.iter();
        let around: Vec<String> = runs
            .filter_map(|run| run.place.titles())
            .map(|titles| self.group_of(look, titles))
            .collect();
        let ids: Vec<&str> = places.iter().map(|place| self.id_of(*place)).collect();
        let files = Files::free(destination, &catalog.settings, reading.shape.ending());
        let text = template::template(
            reading,
            &Places {
                root: self.lists.root(),
                entries: &ids,
                tables: &tables,
                around: &around,
                past: &past,
                unnamed: self.tracks.unnamed_of(&reading.drafts),
                track: &|words| self.tracks.id_of(words),
                level: &|track, level| self.tracks.level_of(track, level),
            },
        );
        let kept = around::kept(&look.around, &text);
        let settings = new_list(&reading.look, destination, self.tracks.main(), &files);
        let mut intake = self.finish(&destination.list);
        intake.settings.push(settings);
        intake.template = Some((files.template, text));
        intake.kept = kept;
        intake
    }

    /// The id of the group under the headings with these titles: a level, or an area.
    fn group_of(&mut self, look: &Look, titles: &[String]) -> String {
        let levels = titles.iter().map(|title| level_heading(title));
        let levels = levels.enumerate().filter(|_| look.group_by.needs_track());
        let mut level = levels.filter_map(|(place, level)| Some((place, level?.0)));
        match level.next_back() {
            None => self.areas.path(titles),
            Some((place, level)) if place + 1 == titles.len() => self.tracks.unnamed_level(level),
            Some((place, _)) => {
                let areas = [&titles[..place], &titles[place + 1..]].concat();
                self.areas.path(&areas)
            }
        }
    }

    fn id_of(&self, place: usize) -> &str {
        &self.merger.entries[place].is.id
    }

    fn finish(mut self, list: &str) -> Intake {
        self.said.contradictions.sort_by_key(|found| found.line);
        self.said.contradictions.dedup();
        // The area of a new list is one that it selects.
        let root = self.lists.own.is_none().then(|| self.lists.root());
        let mut intake = Intake {
            list: list.to_string(),
            settings: self.tracks.edits(),
            areas: self.areas.edits(self.merger.areas().chain(root)),
            contradictions: self.said.contradictions,
            ..Intake::default()
        };
        self.merger.finish(&mut intake);
        intake
    }
}

fn stands_in(entry: &Entry, root: &str) -> bool {
    entry
        .areas
        .iter()
        .any(|area| AreaTree::is_within(area, root))
}
