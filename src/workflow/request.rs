//! What somebody asks for, as meant: every verb that changes a catalog.

use std::fmt;

use chrono::NaiveDate;

use crate::catalog::edit::Edit;
use crate::catalog::model::Link;
use crate::catalog::yaml::Tree;

/// A verb of the command line that changes a catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    /// A new entry.
    Add,
    /// Other fields of an entry.
    Edit,
    /// Up to a level, or onto a track.
    Promote,
    /// Down to a level.
    Demote,
    /// Into a retired level.
    Archive,
    /// Out of a retired level.
    Restore,
    /// To another area.
    MoveArea,
    /// To another id, another name.
    Rename,
    /// Out of the catalog.
    Remove,
}

impl Verb {
    /// Every verb, by its word on the command line.
    pub const WORDS: &[(&str, Verb)] = &[
        ("add", Verb::Add),
        ("edit", Verb::Edit),
        ("promote", Verb::Promote),
        ("demote", Verb::Demote),
        ("archive", Verb::Archive),
        ("restore", Verb::Restore),
        ("move-area", Verb::MoveArea),
        ("rename", Verb::Rename),
        ("remove", Verb::Remove),
    ];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        Verb::WORDS
            .iter()
            .find(|(_, verb)| *verb == self)
            .map_or("", |(word, _)| word)
    }
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// One change that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// A new entry.
    Add(Box<NewEntry>),
    /// Other fields of an entry.
    Edit(EditFields),
    /// Another level.
    Move(LevelMove),
    /// Another area.
    MoveArea(AreaMove),
    /// Another id.
    Rename(Rename),
    /// Gone.
    Remove(Remove),
}

impl Request {
    /// The verb that it was asked with.
    pub fn verb(&self) -> Verb {
        match self {
            Request::Add(_) => Verb::Add,
            Request::Edit(_) => Verb::Edit,
            Request::Move(level_move) => level_move.verb,
            Request::MoveArea(_) => Verb::MoveArea,
            Request::Rename(_) => Verb::Rename,
            Request::Remove(_) => Verb::Remove,
        }
    }
}

/// The facts of a new entry.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewEntry {
    /// Its id; from the name where there is none.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// One line.
    pub summary: Option<String>,
    /// A longer text.
    pub description: Option<String>,
    /// The project's own page.
    pub homepage: Option<String>,
    /// Where the source is.
    pub repository: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// What a contributor signs.
    pub legal: Option<String>,
    /// Areas, at least one.
    pub areas: Vec<String>,
    /// Its first level.
    pub level: Option<FirstLevel>,
    /// Links with their kinds.
    pub links: Vec<(String, Link)>,
    /// Free words.
    pub tags: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
}

/// The first level of a new entry.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FirstLevel {
    /// The track; the only one that has the level where there is none.
    pub track: Option<String>,
    /// The level; empty as long as nobody has said it.
    pub level: String,
    /// The day.
    pub date: Option<NaiveDate>,
    /// A URL.
    pub evidence: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl FirstLevel {
    /// Whether nobody has said the level yet.
    pub fn is_open(&self) -> bool {
        self.level.is_empty()
    }
}

/// Fields to set and to take away, by dotted key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EditFields {
    /// The entry, by any of its names.
    pub name: String,
    /// Keys with their new values, such as `license` and `MIT`.
    pub set: Vec<(String, String)>,
    /// Keys to take away.
    pub unset: Vec<String>,
}

/// A move of one entry to another level.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelMove {
    /// Promote, demote, archive or restore.
    pub verb: Verb,
    /// The entry, by any of its names.
    pub name: String,
    /// The level; for an archiving the track's retired level where there is none.
    pub to: Option<String>,
    /// The track; where there is none, the one that is meant must be clear.
    pub track: Option<String>,
    /// The day.
    pub date: Option<NaiveDate>,
    /// A URL: the vote, the pull request.
    pub evidence: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// The entry that takes its place, by any of its names.
    pub superseded_by: Option<String>,
    /// Go on although criteria are unmet; needs a reason.
    pub force: bool,
}

impl LevelMove {
    /// A move with nothing said but verb and name.
    pub fn new(verb: Verb, name: impl Into<String>) -> LevelMove {
        LevelMove {
            verb,
            name: name.into(),
            to: None,
            track: None,
            date: None,
            evidence: None,
            reason: None,
            note: None,
            superseded_by: None,
            force: false,
        }
    }
}

/// A move of one entry to another area.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AreaMove {
    /// The entry, by any of its names.
    pub name: String,
    /// The new area.
    pub to: String,
    /// The area that it takes the place of; clear without saying where the entry has one, or one
    /// under the same root.
    pub from: Option<String>,
}

/// Many entries at once, with what they need, as an imported list has them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intake {
    /// The list that they are taken into.
    pub list: String,
    /// Edits of the settings.
    pub settings: Vec<Edit>,
    /// Edits of the areas.
    pub areas: Vec<Edit>,
    /// New entries: the id and the document of each.
    pub new: Vec<(String, Tree)>,
    /// Entries that get something: the id of each, and the edits.
    pub grown: Vec<(String, Vec<Edit>)>,
    /// A new template: its name in `templates/`, and its text.
    pub template: Option<(String, String)>,
}

impl Intake {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty()
            && self.areas.is_empty()
            && self.new.is_empty()
            && self.grown.is_empty()
            && self.template.is_none()
    }
}

/// Another id for an entry.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rename {
    /// The entry, by any of its names.
    pub name: String,
    /// The new id.
    pub new_id: String,
    /// The new name.
    pub new_name: Option<String>,
}

/// An entry taken out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Remove {
    /// The entry, by any of its names.
    pub name: String,
    /// Why.
    pub reason: Option<String>,
}
