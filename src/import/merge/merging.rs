//! A document on its way through a catalog, draft by draft.

use chrono::NaiveDate;
use indexmap::IndexMap;

use super::areas::Areas;
use super::grow::{Grower, Said};
use super::level_order::{behind_levels, level_order};
use super::lists::Lists;
use super::merger::Merger;
use super::moved::Decided;
use super::new_list::{Files, new_list};
use super::pages::Pages;
use super::tracks::Tracks;
use super::{Destination, Intake, missing, moved, remarks};
use crate::catalog::model::{Catalog, GroupBy};
use crate::import::around;
use crate::import::draft::Draft;
use crate::import::look::Look;
use crate::import::read::Reading;
use crate::import::reader::Remark;
use crate::import::template::{self, Places};
use crate::import::words::{is_retired, level_heading};

/// A document on its way into a catalog.
pub(super) struct Merging<'a> {
    pub lists: Lists<'a>,
    pub areas: Areas,
    pub tracks: Tracks<'a>,
    pub merger: Merger,
    pub decided: Decided,
    pub date: Option<NaiveDate>,
    pub said: Said,
    pub remarks: Vec<Remark>,
}

impl Merging<'_> {
    /// Finds or makes the entry of each draft, and lets it grow; gives the places of the entries.
    pub fn take_in(&mut self, drafts: &[Draft]) -> Vec<usize> {
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
    pub fn remark(&mut self, reading: &mut Reading, places: &[usize]) {
        let list = self.lists.own;
        let entries = &self.merger.entries;
        let is_new = |draft: usize| list.is_none() || entries[places[draft]].was.is_none();
        let labels = remarks::labels(&reading.look, list.is_none(), is_new);
        let tracks = remarks::tracks(&reading.drafts, &self.tracks);
        let levels = remarks::levels(&reading.drafts, &self.tracks);
        let missing = missing::missing(entries, self.lists.root(), list);
        let (_, order) = level_order(reading, &self.tracks, list.map(|list| list.levels));
        reading.remarks.append(&mut self.remarks);
        reading.remarks.extend(
            labels
                .into_iter()
                .chain(tracks)
                .chain(levels)
                .chain(order)
                .chain(behind_levels(reading))
                .chain(missing),
        );
        reading
            .remarks
            .sort_by_key(|remark| (remark.line == 0, remark.line));
    }

    /// All that a document brings, with the settings and the template of a new list.
    pub fn found(
        mut self,
        reading: &Reading,
        destination: &Destination,
        catalog: &Catalog,
        places: &[usize],
    ) -> Intake {
        let files = Files::free(destination, &catalog.settings, reading.shape.ending());
        let text = self.template(reading, places);
        let kept = around::kept(&reading.look.around, &text);
        let (levels, _) = level_order(reading, &self.tracks, None);
        // The levels of headings are those for which the document names no track.
        let own = self.tracks.unnamed_of(&reading.drafts);
        let own = own.filter(|_| reading.look.group_by.needs_track());
        let track = (own.or(self.tracks.main()), levels);
        let settings = new_list(&reading.look, destination, track, &files);
        let mut intake = self.finish(&destination.list);
        intake.settings.push(settings);
        intake.template = Some((files.template, text));
        intake.kept = kept;
        intake
    }

    fn template(&mut self, reading: &Reading, places: &[usize]) -> String {
        let look = &reading.look;
        let mut groups = |titles: &mut dyn Iterator<Item = &[String]>| -> Vec<String> {
            titles.map(|titles| self.group_of(look, titles)).collect()
        };
        let tables = groups(&mut look.tables.keys().map(Vec::as_slice));
        let runs = look.around.runs.iter();
        let runs = runs.filter_map(|run| run.place.titles());
        let around: Vec<String> = runs.map(|titles| self.place_of(look, titles)).collect();
        let past = look.past.iter();
        let past: Vec<String> = past.map(|titles| self.areas.path(titles)).collect();
        let counts = self.counts(reading);
        let entries: Vec<&str> = places.iter().map(|place| self.id_of(*place)).collect();
        template::template(
            reading,
            &Places {
                root: self.lists.root(),
                entries: &entries,
                tables: &tables,
                around: &around,
                counts: &counts,
                past: &past,
                unnamed: self.tracks.unnamed_of(&reading.drafts),
                track: &|words| self.tracks.id_of(words),
                level: &|track, level| self.tracks.level_of(track, level),
            },
        )
    }

    /// What stands behind the titles of groups for the count of their projects, by their ids; empty
    /// where nothing does, if it does anywhere.
    fn counts(&mut self, reading: &Reading) -> IndexMap<String, String> {
        let look = &reading.look;
        let forms = look.counts.iter();
        let mut counts: IndexMap<String, String> = forms
            .map(|(titles, form)| (self.group_of(look, titles), form.clone()))
            .collect();
        for draft in reading.drafts.iter().filter(|_| !look.counts.is_empty()) {
            for group in self.groups_above(look, draft) {
                counts.entry(group).or_default();
            }
        }
        counts
    }

    /// The ids of the groups that a draft stands in.
    fn groups_above(&mut self, look: &Look, draft: &Draft) -> Vec<String> {
        let group_by = look.group_by;
        let is_group = |level: &str| {
            group_by.needs_track() && (!group_by.is_of_retired() || is_retired(level))
        };
        let levels = draft.standings.iter().filter(|own| own.track.is_empty());
        let levels = levels.filter_map(|own| Some(&own.steps.last()?.level));
        let levels = levels.filter(|level| is_group(level));
        let mut groups: Vec<String> = levels
            .map(|level| self.tracks.unnamed_level(level))
            .collect();
        for titles in &draft.areas {
            groups.extend((1..=titles.len()).map(|end| self.areas.path(&titles[..end])));
        }
        groups
    }

    /// The id of the group under the headings with these titles: a level, or an area.
    fn group_of(&mut self, look: &Look, titles: &[String]) -> String {
        match self.level_in(look, titles) {
            Some((place, level)) if place + 1 == titles.len() => level,
            Some((place, _)) => self.area_beside(titles, place),
            None => self.areas.path(titles),
        }
    }

    /// Where text below these headings stands: in a group, behind the id of the one of the other kind
    /// that it stands in.
    fn place_of(&mut self, look: &Look, titles: &[String]) -> String {
        let level = self.level_in(look, titles);
        let Some((place, level)) = level.filter(|_| titles.len() > 1) else {
            return self.group_of(look, titles);
        };
        let area = self.area_beside(titles, place);
        match look.group_by {
            GroupBy::LevelArea | GroupBy::RetiredArea => format!("{level} {area}"),
            _ => format!("{area} {level}"),
        }
    }

    /// The place and the id of the innermost level among titles, in a list that groups by levels.
    fn level_in(&self, look: &Look, titles: &[String]) -> Option<(usize, String)> {
        let levels = titles.iter().map(|title| level_heading(title));
        let levels = levels.enumerate().filter(|_| look.group_by.needs_track());
        let mut levels = levels.filter_map(|(place, level)| Some((place, level?.id)));
        let (place, level) = levels.next_back()?;
        Some((place, self.tracks.unnamed_level(level)))
    }

    /// The path of the area under titles, without the level at a place among them.
    fn area_beside(&mut self, titles: &[String], level: usize) -> String {
        self.areas
            .path(&[&titles[..level], &titles[level + 1..]].concat())
    }

    fn id_of(&self, place: usize) -> &str {
        &self.merger.entries[place].is.id
    }

    pub fn finish(mut self, list: &str) -> Intake {
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
