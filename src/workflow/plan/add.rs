//! Add: a new entry in a file of its own.

use super::Planner;
use super::deed::Deed;
use super::track_meant::check_first;
use crate::catalog::find::{called, repository_key};
use crate::catalog::model::{AreaTree, Catalog, Entry, Link, id_from_name, id_problem};
use crate::catalog::nearest::nearest;
use crate::catalog::yaml::{Tree, emit};
use crate::workflow::refusal::Refusal;
use crate::workflow::request::{FirstLevel, LevelMove, NewEntry, Verb};

impl Planner {
    pub(super) fn add(&mut self, new: &NewEntry) -> Result<Deed, Refusal> {
        let id = new.id.clone().unwrap_or_else(|| id_from_name(&new.name));
        check_id(&id, &self.catalog)?;
        check_new(new, &self.catalog)?;
        let path = self.layout.entry(&id);
        self.put_text(&path, emit::document(&tree(new)).into_bytes())?;
        let level = match &new.level {
            Some(first) => Some(self.enter(&id, first)?),
            None => None,
        };
        let entry = self.find(&id)?;
        let deed = match &level {
            Some(track) => Deed::step(Verb::Add, entry, track, None, true),
            None => Deed::new(Verb::Add, entry, String::new(), ""),
        };
        let evidence = new
            .level
            .as_ref()
            .and_then(|first| first.evidence.as_deref());
        Ok(deed.remark("Evidence", evidence))
    }

    /// Puts the new entry at its first level, by the rules of a promotion; gives the track.
    fn enter(&mut self, id: &str, first: &FirstLevel) -> Result<String, Refusal> {
        let request = LevelMove {
            to: Some(first.level.clone()),
            track: first.track.clone(),
            date: first.date,
            evidence: first.evidence.clone(),
            note: first.note.clone(),
            ..LevelMove::new(Verb::Promote, id)
        };
        self.move_level(&request)?;
        let entry = self.find(id)?;
        Ok(entry.maturity.keys().next().unwrap_or_default().to_string())
    }
}

/// Refuses what is known of a new entry where the catalog has it already, or has no such area,
/// track or level. What is not known yet is empty, and not looked at.
///
/// # Errors
/// [`Refusal::Taken`], [`Refusal::InvalidId`], [`Refusal::UnknownArea`], [`Refusal::UnknownTrack`]
/// or [`Refusal::UnknownLevel`].
pub fn check_new(new: &NewEntry, catalog: &Catalog) -> Result<(), Refusal> {
    if let Some(id) = &new.id {
        check_id(id, catalog)?;
    }
    if !new.name.is_empty() {
        taken(&catalog.entries, "name", &new.name)?;
    }
    for alias in &new.aliases {
        taken(&catalog.entries, "alias", alias)?;
    }
    if let Some(url) = &new.repository {
        repository_taken(&catalog.entries, url)?;
    }
    for area in &new.areas {
        check_area(area, &catalog.areas)?;
    }
    match &new.level {
        Some(first) => check_first(first, &catalog.settings.tracks),
        None => Ok(()),
    }
}

/// Refuses an id that cannot be one, or is another entry's.
fn check_id(id: &str, catalog: &Catalog) -> Result<(), Refusal> {
    if let Some(why) = id_problem(id) {
        let instead = Some(id_from_name(id)).filter(|instead| !instead.is_empty() && instead != id);
        return Err(Refusal::InvalidId {
            id: id.to_string(),
            why,
            instead,
        });
    }
    taken(&catalog.entries, "id", id)
}

/// Refuses a name that some entry has as its id, name or alias, whatever the case.
///
/// # Errors
/// [`Refusal::Taken`] names the entry.
pub fn taken(entries: &[Entry], what: &'static str, value: &str) -> Result<(), Refusal> {
    let wanted = value.trim().to_lowercase();
    match entries
        .iter()
        .find(|entry| called(entry).any(|name| name.to_lowercase() == wanted))
    {
        Some(entry) => Err(refused(what, value, entry)),
        None => Ok(()),
    }
}

/// Refuses a repository that some entry has.
///
/// # Errors
/// [`Refusal::Taken`] names the entry.
pub fn repository_taken(entries: &[Entry], url: &str) -> Result<(), Refusal> {
    let key = repository_key(url);
    let same = |entry: &&Entry| {
        entry
            .repository
            .as_deref()
            .is_some_and(|other| repository_key(other) == key)
    };
    match entries.iter().find(same) {
        Some(entry) => Err(refused("repository", url, entry)),
        None => Ok(()),
    }
}

fn refused(what: &'static str, value: &str, entry: &Entry) -> Refusal {
    Refusal::Taken {
        what,
        value: value.to_string(),
        by: entry.id.clone(),
        path: entry.path.clone(),
    }
}

/// Refuses an area that the tree does not have.
pub(super) fn check_area(area: &str, areas: &AreaTree) -> Result<(), Refusal> {
    if areas.get(area).is_some() {
        return Ok(());
    }
    let near = nearest(area, areas.iter().map(|area| area.path.as_str()));
    Err(Refusal::UnknownArea {
        area: area.to_string(),
        nearest: near.into_iter().map(str::to_string).collect(),
    })
}

/// The document of a new entry, its keys in canonical order, without its level.
fn tree(new: &NewEntry) -> Tree {
    let text = |value: &Option<String>| value.clone().map(Tree::Text);
    let texts =
        |values: &[String]| (!values.is_empty()).then(|| Tree::list(values.iter().map(Tree::text)));
    let pairs = [
        ("name", Some(Tree::text(&new.name))),
        ("summary", text(&new.summary)),
        ("description", text(&new.description)),
        ("homepage", text(&new.homepage)),
        ("repository", text(&new.repository)),
        ("license", text(&new.license)),
        ("legal", text(&new.legal)),
        ("areas", texts(&new.areas)),
        ("links", links(&new.links)),
        ("tags", texts(&new.tags)),
        ("aliases", texts(&new.aliases)),
    ];
    Tree::map(
        pairs
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?))),
    )
}

/// Links by kind: one alone stands alone, several of a kind are a list.
fn links(links: &[(String, Link)]) -> Option<Tree> {
    let mut kinds: Vec<(&str, Vec<Tree>)> = Vec::new();
    for (kind, link) in links {
        match kinds.iter_mut().find(|(other, _)| other == kind) {
            Some((_, trees)) => trees.push(link_tree(link)),
            None => kinds.push((kind, vec![link_tree(link)])),
        }
    }
    let pairs = kinds.into_iter().map(|(kind, mut trees)| {
        let only = (trees.len() == 1).then(|| trees.remove(0));
        (kind, only.unwrap_or(Tree::List(trees)))
    });
    (!links.is_empty()).then(|| Tree::map(pairs))
}

/// A link as it is written: the URL alone where it has no title.
pub(super) fn link_tree(link: &Link) -> Tree {
    match &link.title {
        Some(title) => Tree::map([
            ("title", Tree::text(title.as_str())),
            ("url", Tree::text(&*link.url)),
        ]),
        None => Tree::text(&*link.url),
    }
}
