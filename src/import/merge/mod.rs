//! What was read, put together with the catalog that is there; pure.
//!
//! A project that the catalog has gets what it lacks and keeps what it has. What contradicts it is
//! reported. Merging the same document twice changes nothing.

mod areas;
mod emit;
mod grow;
mod merger;
mod remarks;
mod tracks;

use chrono::NaiveDate;
use serde::Serialize;

use self::areas::Areas;
use self::grow::{Grower, Said};
use self::merger::Merger;
use self::tracks::Tracks;
use super::account::{Fate, Why};
use super::read::Reading;
use super::template;
use crate::catalog::edit::Edit;
use crate::catalog::model::{AreaTree, Catalog, Entry};
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
    let mut places = Vec::with_capacity(drafts.len());
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
        places.push(place);
    }
    merger.resolve(&drafts, &tracks);
    reading.drafts = drafts;
    let is_new = |draft: usize| list.is_none() || merger.entries[places[draft]].was.is_none();
    let labels = remarks::labels(&reading.look, list.is_none(), is_new);
    reading.remarks.extend(labels);
    reading
        .remarks
        .extend(remarks::levels(&reading.drafts, &tracks));
    reading.remarks.extend(merger.missing(&root, list));
    reading
        .remarks
        .sort_by_key(|remark| (remark.line == 0, remark.line));
    refuse(reading, &said);
    let ids: Vec<String> = places
        .iter()
        .map(|place| merger.entries[*place].is.id.clone())
        .collect();
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
        intake.template = Some((name, template::template(reading, &root, &ids)));
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
