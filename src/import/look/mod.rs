//! What a list looks like: its title, its headings, the words and the order of its labels.

mod keep;

use std::collections::HashMap;

use indexmap::{IndexMap, IndexSet};

use super::around::Around;
use super::evidence::Proof;
use crate::catalog::model::GroupBy;

/// What a list looks like, so that it can be published the same way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// Its title.
    pub title: Option<String>,
    /// How its headings group it.
    pub group_by: GroupBy,
    /// The words behind each level in its heading, such as `Projects`, by its id.
    pub suffixes: IndexMap<String, String>,
    /// The headings of levels that are others than their titles, as by a number in front, by their ids.
    pub level_headings: IndexMap<String, String>,
    /// The levels of headings below which no project stands: the id of each, and its words.
    pub bare_levels: Vec<(String, String)>,
    /// The headings of levels as they were met first, by their ids.
    pub(in crate::import) headings_met: HashMap<String, String>,
    /// What stands behind the titles of headings for the count of their projects, by these titles.
    pub counts: IndexMap<Vec<String>, String>,
    /// Labels or columns: the key of each, and the words that most entries have for it.
    pub labels: Vec<(String, String)>,
    /// Labels whose words are others than those of most.
    pub wordings: Vec<Wording>,
    /// The columns of tables that have others than the first, by the titles of the area that their
    /// heading names.
    pub tables: IndexMap<Vec<String>, Vec<(String, String)>>,
    /// The titles of the area of the first table.
    pub(in crate::import) first: Option<Vec<String>>,
    /// The places of columns by their keys: those of the first table, and those of each other.
    pub(in crate::import) places: HashMap<(usize, String), usize>,
    /// The labels inside a column of states: the key of each, and its words.
    pub states: Vec<(String, String)>,
    /// The columns with tracks of their own: the key of each, and the words for its track.
    pub tracks: IndexMap<String, String>,
    /// The first of the columns of states, where some have tracks of their own.
    pub first_column: Option<FirstColumn>,
    /// The key of the column that names what takes the place of projects.
    pub successor: Option<String>,
    /// The kinds and words of links in a label or column for an address, each with its key.
    pub beside: IndexMap<(String, String), String>,
    /// The keys of the lines in a column of states, in the order that most have.
    pub lines: Vec<String>,
    /// Those of drafts that have them in another order, by the places of these.
    pub line_orders: IndexMap<usize, IndexSet<String>>,
    /// The columns of days on which levels were reached: the key of each, and the level.
    pub days: Vec<(String, String)>,
    /// The words for the track of these levels, once a project stands there.
    pub(in crate::import) days_track: Option<String>,
    /// The columns of days of the last level of a track: the key of each, and the words for the track.
    pub since: IndexMap<String, String>,
    /// How the evidence in a column or under a label stands there, by its key.
    pub evidence: IndexMap<String, Proof>,
    /// How many depths of areas are headings above tables.
    pub headings: usize,
    /// Whether the names of a table or of sections are links, and not only what stands beside them.
    pub has_linked_names: bool,
    /// How many more words stand beside the linked name of a row than below it.
    pub words_beside_names: isize,
    /// Where tables name the areas below those.
    pub areas: AreaPlace,
    /// Whether levels are written with a capital letter where they are no headings.
    pub has_capital_levels: bool,
    /// Whether names of what is over are struck through.
    pub has_struck_names: bool,
    /// The areas whose headings say that what stands below is over.
    pub past: IndexSet<Vec<String>>,
    /// The places of drafts that have their level under a label, which may stand elsewhere too.
    pub stated: Vec<usize>,
    /// The columns of a table that gives an overview, where there is one.
    pub overview: Vec<(String, String)>,
    /// The keys of a landscape.
    pub landscape: LandscapeKeys,
    /// Where bullets have their tags.
    pub tags: TagPlaces,
    /// Where the names of bullets lead.
    pub leads: Leads,
    /// What stands between the names of bullets and what is said of them; empty where nothing is.
    pub between: &'static str,
    /// The keys of the labels below bullets, in the order of their labels, and the marks around their
    /// words.
    pub nested: Vec<(String, &'static str)>,
    /// The places of drafts that have one of those behind the name, as a link or code, and its key.
    pub inline: Vec<(usize, String)>,
    /// The text around it.
    pub around: Around,
}

/// The keys of a landscape, and where the entries have their values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LandscapeKeys {
    /// The key of the categories.
    pub root: String,
    /// Whether an empty key says what each category, subcategory and item is.
    pub has_marks: bool,
    /// The keys of items.
    pub of_items: Vec<KeptKey>,
    /// The keys under `extra`.
    pub of_extra: Vec<KeptKey>,
    /// Forms that values have otherwise than most under their key; its words are the form.
    pub forms: Vec<Wording>,
    /// The areas in which projects stand, in the order of the document.
    pub areas: Vec<Vec<String>>,
}

/// A key of a landscape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptKey {
    /// The key.
    pub key: String,
    /// What stands for it in an entry: a field, a kind of links, or a key of its data.
    pub id: String,
    /// The form that most of its values have.
    pub form: String,
}

/// Where bullets have their tags: in the name, or as code behind all else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TagPlaces {
    /// Whether licenses stand in front of those behind.
    pub licenses: bool,
    /// Whether tags stand behind.
    pub are_behind: bool,
    /// The tags that stand in the other place.
    pub others: Vec<String>,
}

/// Where the names of bullets lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leads {
    /// Where most of them do.
    pub most: Lead,
    /// The places of drafts whose names lead elsewhere.
    pub others: Vec<(usize, Lead)>,
}

/// Where the name of a bullet leads; links to what else there is stand behind, in words of their own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Lead {
    /// To the homepage, or else to the repository.
    #[default]
    Homepage,
    /// To the repository.
    Repository,
    /// To a place beside the document.
    Beside,
    /// Nowhere.
    Nowhere,
}

impl Lead {
    /// The word for it in a template.
    pub fn word(self) -> &'static str {
        match self {
            Lead::Homepage => "homepage",
            Lead::Repository => "repository",
            Lead::Beside => "beside",
            Lead::Nowhere => "nowhere",
        }
    }
}

/// Where a table names the area of its rows; where several ways are met, the last goes before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum AreaPlace {
    /// In a cell of every row.
    Cell,
    /// In a cell of the first row of an area.
    FirstCell,
    /// In a row of its own.
    #[default]
    Row,
}

/// What the first of several columns of states says of its track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstColumn {
    /// The words for the track.
    pub track: String,
    /// Whether these are more than what such columns are called, such as `Status`.
    pub is_name: bool,
    /// Whether its levels are those for which the document names no track.
    pub is_unnamed: bool,
}

/// A label that one entry has in other words than most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The place of its draft.
    pub draft: usize,
    /// The line of the label.
    pub line: usize,
    /// Its key.
    pub key: String,
    /// Its words.
    pub words: String,
}
