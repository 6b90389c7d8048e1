//! Add: a new entry in a file of its own.

use super::Planner;
use super::deed::Deed;
use super::new_entry::check_place;
use crate::catalog::model::{Link, id_from_name};
use crate::catalog::yaml::{Tree, emit};
use crate::workflow::refusal::Refusal;
use crate::workflow::request::{FirstLevel, LevelMove, NewEntry, Verb};

impl Planner {
    pub(super) fn add(&mut self, new: &NewEntry) -> Result<Deed, Refusal> {
        check_place(new, &self.catalog)?;
        let id = new.id.clone().unwrap_or_else(|| id_from_name(&new.name));
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
