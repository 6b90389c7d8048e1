//! The tracks and levels that a document names, found in the settings or added to them.

use indexmap::IndexMap;

use super::unnamed::{UNNAMED, Unnamed};
use crate::catalog::edit::Edit;
use crate::catalog::model::{Level, Move, Track, id_from_name, id_problem};
use crate::catalog::place::Place;
use crate::catalog::yaml::Tree;
use crate::import::draft::Draft;
use crate::import::look::FirstColumn;
use crate::import::state::capital;
use crate::import::words::{height, is_retired, rank};

/// Ids up to this long are acronyms.
const SHORTEST_WORD: usize = 4;

/// The tracks of a catalog with what a document adds.
pub(super) struct Tracks<'a> {
    pub(super) was: &'a IndexMap<String, Track>,
    is: IndexMap<String, Track>,
    /// The track that somebody asked for.
    pub(super) asked: Option<String>,
    /// The track that is meant where the document names none.
    pub(super) unnamed: Unnamed,
    /// What the first of several columns of states says of its track.
    pub(super) first: Option<FirstColumn>,
    /// The track of that column, where its words mean another than they name.
    pub(super) meant: Option<String>,
    /// How often the document speaks of each.
    pub(super) used: IndexMap<String, usize>,
}

impl<'a> Tracks<'a> {
    pub fn new(was: &'a IndexMap<String, Track>, named: Option<&str>) -> Tracks<'a> {
        Tracks {
            was,
            is: was.clone(),
            asked: named.map(str::to_string),
            unnamed: Unnamed::default(),
            first: None,
            meant: None,
            used: IndexMap::new(),
        }
    }

    /// Adds what drafts speak of and the settings do not have, and the levels of headings without
    /// projects, each its id and its words.
    pub fn learn(&mut self, drafts: &[Draft], bare: &[(String, String)]) {
        for standing in drafts.iter().flat_map(|draft| &draft.standings) {
            let id = self.id_of(&standing.track);
            *self.used.entry(id.clone()).or_default() += 1;
            let title = self.title(&standing.track, &id);
            let track = self.is.entry(id).or_insert_with(|| Track {
                title,
                ..Track::default()
            });
            for step in &standing.steps {
                add_level(track, &step.level, &step.title);
            }
        }
        if let Some(track) = self.is.get_mut(&self.unnamed.id) {
            for (id, words) in bare {
                add_level(track, id, &capital(words));
            }
        }
        // A track has a level that its retired ones are left for.
        for track in self.is.values_mut().filter(|track| track.levels.is_empty()) {
            add_level(track, "active", "Active");
        }
        self.let_end();
    }

    /// The title of a new track that words mean: these, or those of its column, or its id.
    fn title(&self, words: &str, id: &str) -> String {
        let column = self.first.as_ref().map(|first| &*first.track);
        let words = match words.is_empty() {
            true => column.unwrap_or_default(),
            false => words,
        };
        match id_from_name(words) == id {
            true => words.to_string(),
            false => titled(id),
        }
    }

    /// Gives the track that the document speaks of most a level for what will be over, where it is new
    /// and no track has one.
    fn let_end(&mut self) {
        let has_none = self.is.values().all(|track| track.retired.is_empty());
        let main = self
            .main()
            .filter(|id| has_none && !self.was.contains_key(*id));
        if let Some(main) = main.map(str::to_string)
            && let Some(track) = self.is.get_mut(&main)
        {
            add_level(track, "archived", "Archived");
        }
    }

    /// The track of levels for which drafts name none, where there are such.
    pub fn unnamed_of(&self, drafts: &[Draft]) -> Option<&str> {
        let mut standings = drafts.iter().flat_map(|draft| &draft.standings);
        let is_used = standings.any(|standing| standing.track.is_empty());
        is_used.then_some(&*self.unnamed.id)
    }

    /// The id of the track that words name.
    pub fn id_of(&self, words: &str) -> String {
        if words.is_empty() {
            return self.unnamed.id.clone();
        }
        let is_of_first = |first: &&FirstColumn| first.track == words;
        if let (Some(meant), Some(_)) = (&self.meant, self.first.as_ref().filter(is_of_first)) {
            return meant.clone();
        }
        let id = id_from_name(words);
        let wanted = words.to_lowercase();
        let known = self
            .was
            .iter()
            .find(|(own, track)| **own == id || track.title.to_lowercase() == wanted);
        match known {
            Some((own, _)) => own.clone(),
            None if id_problem(&id).is_none() => id,
            None => UNNAMED.to_string(),
        }
    }

    /// The id that a level has on a track, by its id or its title.
    pub fn level_of(&self, track: &str, level: &str) -> String {
        let known = self.is.get(track).and_then(|track| find(track, level));
        known.map_or_else(|| level.to_string(), |known| known.id.clone())
    }

    /// The id that a level has on the track of levels without one.
    pub fn unnamed_level(&self, level: &str) -> String {
        self.level_of(&self.unnamed.id, level)
    }

    /// The title of a level.
    pub fn title_of(&self, track: &str, level: &str) -> Option<&str> {
        let known = find(self.is.get(track)?, level)?;
        Some(&known.title)
    }

    /// A lower level of the same height on a track, where the document brings one of the two.
    pub fn twin_of(&self, track: &str, level: &str) -> Option<&str> {
        let levels = &self.is.get(track)?.levels;
        let place = levels.iter().position(|own| own.id == level)?;
        let twin = levels[..place].last()?;
        let is_known = |id: &str| {
            let was = self.was.get(track);
            was.is_some_and(|track| track.level(id).is_some())
        };
        let both_known = is_known(level) && is_known(&twin.id);
        (rank(&twin.id) == rank(level) && !both_known).then_some(&*twin.id)
    }

    /// What kind of step leads from one level of a track to another.
    pub fn step(&self, track: &str, from: &str, to: &str) -> Option<Move> {
        self.is.get(track)?.step(Some(from), to)
    }

    /// Whether a track lets an entry go from one level to another, with a reason.
    pub fn permits(&self, track: &str, from: &str, to: &str) -> bool {
        let track = self.is.get(track);
        track.is_some_and(|track| track.permit(Some(from), to, true).is_ok())
    }

    /// A track as it was, and as the document leaves it.
    pub fn track(&self, id: &str) -> (Option<&Track>, Option<&Track>) {
        (self.was.get(id), self.is.get(id))
    }

    /// Whether the catalog had none at all.
    pub fn begins(&self) -> bool {
        self.was.is_empty()
    }

    /// The ids of the tracks that the catalog had.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.was.keys().map(String::as_str)
    }

    /// Other tracks that have every level for which the document names no track.
    pub fn also_unnamed(&self) -> &[String] {
        &self.unnamed.others
    }

    /// What makes the settings say so.
    pub fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (id, track) in &self.is {
            let place = || Place::of("tracks").key(id);
            match self.was.get(id) {
                None => edits.push(Edit::Set {
                    path: place().into(),
                    value: tree(track),
                }),
                Some(was) => {
                    let parts = [
                        ("levels", &was.levels, &track.levels),
                        ("retired", &was.retired, &track.retired),
                    ];
                    for (key, _, is) in parts.into_iter().filter(|(_, was, is)| was != is) {
                        edits.push(Edit::Set {
                            path: place().key(key).into(),
                            value: levels(is),
                        });
                    }
                }
            }
        }
        edits
    }
}

/// An id as a title; a short one is taken for an acronym.
fn titled(id: &str) -> String {
    match id.len() <= SHORTEST_WORD {
        true => id.to_uppercase(),
        false => capital(id),
    }
}

/// The level of a track that an id or a title in small letters names.
pub(super) fn find<'t>(track: &'t Track, level: &str) -> Option<&'t Level> {
    track.level(level).or_else(|| {
        track
            .all_levels()
            .find(|own| own.title.to_lowercase() == level)
    })
}

/// Adds a level below those that are higher.
fn add_level(track: &mut Track, id: &str, title: &str) {
    if find(track, id).is_some() {
        return;
    }
    let level = Level {
        id: id.to_string(),
        title: title.to_string(),
    };
    let levels = match is_retired(id) {
        true => &mut track.retired,
        false => &mut track.levels,
    };
    let place = levels.iter().position(|own| height(&own.id) > height(id));
    levels.insert(place.unwrap_or(levels.len()), level);
}

fn levels(levels: &[Level]) -> Tree {
    Tree::list(levels.iter().map(|level| {
        Tree::map([
            ("id", Tree::text(&level.id)),
            ("title", Tree::text(&level.title)),
        ])
    }))
}

fn tree(track: &Track) -> Tree {
    let pairs = [("levels", &track.levels), ("retired", &track.retired)];
    let given = pairs
        .into_iter()
        .filter(|(_, own)| !own.is_empty())
        .map(|(key, own)| (key, levels(own)));
    Tree::map(std::iter::once(("title", Tree::text(&track.title))).chain(given))
}
