//! The settings of a catalog: title, tracks, lists, workflow.

use indexmap::IndexMap;

use super::{AreaTree, Entry, Track};

/// What `catalog/catalog.yaml` says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// The title of the catalog.
    pub title: String,
    /// The tracks by id, in the order of the file.
    pub tracks: IndexMap<String, Track>,
    /// The lists by id, in the order of the file.
    pub lists: IndexMap<String, List>,
    /// How changes go into git.
    pub workflow: Workflow,
}

/// A published list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// Its heading; the list's id where the file says none.
    pub title: String,
    /// The template's file name in `templates/`.
    pub template: String,
    /// The file it is published in, from the root of the repository.
    pub output: String,
    /// The name of the markers between which it stands; `None` where it is the whole file.
    pub between: Option<String>,
    /// Which entries stand in it.
    pub select: Select,
    /// The track that `level` means in grouping and sorting.
    pub track: Option<String>,
    /// How its entries are grouped.
    pub group_by: GroupBy,
    /// Which levels stand first in it.
    pub levels: LevelOrder,
    /// How they are sorted within a group.
    pub sort: Vec<SortKey>,
}

impl List {
    /// The track that is the list's own: the one it names, else the only one that it selects.
    pub fn own_track(&self) -> Option<&str> {
        match (&self.track, self.select.track.as_slice()) {
            (Some(track), _) | (None, [track]) => Some(track),
            (None, _) => None,
        }
    }

    /// Whether an entry stands in the list, where its levels are those of this track.
    pub fn selects(&self, entry: &Entry, track: Option<&str>) -> bool {
        let select = &self.select;
        let any = |wanted: &[String], holds: &dyn Fn(&str) -> bool| {
            wanted.is_empty() || wanted.iter().any(|value| holds(value))
        };
        let level = track.and_then(|id| entry.current(id));
        any(&select.ids, &|id| entry.id == id)
            && any(&select.track, &|track| entry.current(track).is_some())
            && any(&select.level, &|id| {
                level.is_some_and(|level| level.level == id)
            })
            && any(&select.tag, &|tag| entry.tags.iter().any(|own| own == tag))
            && any(&select.area, &|area| {
                entry.areas.iter().any(|own| AreaTree::is_within(own, area))
            })
    }
}

/// Which entries a list takes: all that is named must hold, any of the values of one key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Select {
    /// On one of these tracks.
    pub track: Vec<String>,
    /// In or below one of these areas.
    pub area: Vec<String>,
    /// At one of these levels, on the list's track.
    pub level: Vec<String>,
    /// With one of these tags.
    pub tag: Vec<String>,
    /// One of these entries.
    pub ids: Vec<String>,
}

/// How a list is grouped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// Not at all.
    #[default]
    None,
    /// By level, in the list's order of levels.
    Level,
    /// By area, in tree order.
    Area,
    /// By level, and each level by area; what is at no level comes first, by area.
    LevelArea,
    /// By area, and each area by level; what is at no level comes first.
    AreaLevel,
    /// By area, and behind all areas what is at retired levels, each of them by area.
    RetiredArea,
    /// By area, and at the end of each area what is at retired levels.
    AreaRetired,
}

impl GroupBy {
    /// Every grouping, with its word.
    pub const ALL: &[(&str, GroupBy)] = &[
        ("none", GroupBy::None),
        ("level", GroupBy::Level),
        ("area", GroupBy::Area),
        ("level/area", GroupBy::LevelArea),
        ("area/level", GroupBy::AreaLevel),
        ("retired/area", GroupBy::RetiredArea),
        ("area/retired", GroupBy::AreaRetired),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        let mut all = GroupBy::ALL.iter();
        all.find(|(_, own)| *own == self)
            .map_or("none", |(word, _)| *word)
    }

    /// Whether the retired levels alone have headings.
    pub fn is_of_retired(self) -> bool {
        matches!(self, GroupBy::RetiredArea | GroupBy::AreaRetired)
    }

    /// Whether it speaks of levels, and so needs a track.
    pub fn needs_track(self) -> bool {
        !matches!(self, GroupBy::None | GroupBy::Area)
    }
}

/// Which levels stand first where a list goes by level; the retired stand last in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LevelOrder {
    /// The highest.
    #[default]
    Descending,
    /// The lowest.
    Ascending,
}

impl LevelOrder {
    /// Every order, with its word.
    pub const ALL: &[(&str, LevelOrder)] = &[
        ("descending", LevelOrder::Descending),
        ("ascending", LevelOrder::Ascending),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            LevelOrder::Descending => "descending",
            LevelOrder::Ascending => "ascending",
        }
    }

    /// Where a level of a track stands.
    pub fn place(self, track: &Track, level: &str) -> usize {
        let place = track.order(level);
        match self {
            LevelOrder::Ascending if place < track.levels.len() => track.levels.len() - 1 - place,
            _ => place,
        }
    }
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortKey {
    /// The name, whatever its case.
    Name,
    /// The level, in the list's order of levels.
    Level,
    /// The date of the current level, oldest first, unknown last.
    Date,
    /// The id.
    Id,
}

/// How changes go into git.
#[derive(Debug, Clone, PartialEq)]
pub struct Workflow {
    /// The branch that changes start from.
    pub base: Option<String>,
    /// The pattern of a change's branch, with `{verb}` and `{id}`.
    pub branch: String,
    /// Whether commits are signed off.
    pub sign_off: bool,
    /// When lists are rendered.
    pub publish: Publish,
}

impl Default for Workflow {
    fn default() -> Workflow {
        Workflow {
            base: None,
            branch: "catalog/{verb}-{id}".to_string(),
            sign_off: true,
            publish: Publish::WithChange,
        }
    }
}

/// When lists are rendered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Publish {
    /// In the same commit as the change.
    #[default]
    WithChange,
    /// On the base branch; changes touch entries only.
    OnBase,
}
