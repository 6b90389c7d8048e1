//! Rename: another id, and so another file; what named the old id names the new one.

use super::Planner;
use super::deed::Deed;
use super::new_entry::taken;
use crate::catalog::edit::Edit;
use crate::catalog::model::{Entry, id_from_name, id_problem};
use crate::catalog::place::Place;
use crate::catalog::yaml::Tree;
use crate::workflow::refusal::Refusal;
use crate::workflow::request::{Rename, Verb};

impl Planner {
    pub(super) fn rename(&mut self, request: &Rename) -> Result<Deed, Refusal> {
        let entry = self.find(&request.name)?.clone();
        self.check_new_id(&entry, request)?;
        let old_text = self.take_text(&entry.id).unwrap_or_default();
        let path = match entry.path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{}.yaml", request.new_id),
            None => self.layout.entry(&request.new_id),
        };
        self.remember(&path);
        self.texts.insert(path.clone(), old_text);
        self.edit_text(&path, &edits(&entry, request))?;
        self.rename_references(&entry.id, &request.new_id)?;
        let mut deed_entry = entry.clone();
        deed_entry.id = request.new_id.clone();
        let tail = match &request.new_name {
            Some(name) => format!("to {name} ({})", request.new_id),
            None => format!("to {}", request.new_id),
        };
        let facts = format!("{}..{}", entry.id, request.new_id);
        Ok(Deed::new(Verb::Rename, &deed_entry, tail, &facts))
    }

    fn check_new_id(&self, entry: &Entry, request: &Rename) -> Result<(), Refusal> {
        let id = &request.new_id;
        if let Some(why) = id_problem(id) {
            let instead = Some(id_from_name(id)).filter(|instead| !instead.is_empty());
            return Err(Refusal::InvalidId {
                id: id.clone(),
                why,
                instead,
            });
        }
        let others: Vec<Entry> = self
            .catalog
            .entries
            .iter()
            .filter(|other| other.id != entry.id)
            .cloned()
            .collect();
        taken(&others, "id", id)?;
        match &request.new_name {
            Some(name) => taken(&others, "name", name),
            None if *id == entry.id => Err(Refusal::InvalidId {
                id: id.clone(),
                why: "is its id already",
                instead: None,
            }),
            None => Ok(()),
        }
    }

    /// Successors and lists that name the old id name the new one.
    fn rename_references(&mut self, old: &str, new: &str) -> Result<(), Refusal> {
        let mut edits: Vec<(String, Place)> = Vec::new();
        for entry in &self.catalog.entries {
            for (track, transitions) in &entry.maturity {
                for (index, transition) in transitions.iter().enumerate() {
                    if transition.superseded_by.as_deref() == Some(old) {
                        let place = Place::of("maturity")
                            .key(track)
                            .item(index)
                            .key("superseded_by");
                        edits.push((entry.path.clone(), place));
                    }
                }
            }
        }
        for place in self.lists_that_name(old) {
            edits.push((self.layout.settings(), place));
        }
        for (path, place) in edits {
            self.edit_text(
                &path,
                &[Edit::Set {
                    path: place.into(),
                    value: Tree::text(new),
                }],
            )?;
        }
        Ok(())
    }

    /// Where the settings' lists select this id.
    pub(super) fn lists_that_name(&self, id: &str) -> Vec<Place> {
        let lists = self.catalog.settings.lists.iter();
        lists
            .filter_map(|(list, spec)| {
                let index = spec.select.ids.iter().position(|other| other == id)?;
                Some(
                    Place::of("lists")
                        .key(list)
                        .key("select")
                        .key("ids")
                        .item(index),
                )
            })
            .collect()
    }
}

/// The old id becomes an alias, which history is followed by, and so does the old name where there
/// is a new one; a new id or name that was an alias is one no longer.
fn edits(entry: &Entry, request: &Rename) -> Vec<Edit> {
    let new_name = request.new_name.as_deref().unwrap_or(&entry.name);
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let mut edits = Vec::new();
    if let Some(name) = &request.new_name {
        edits.push(Edit::Set {
            path: Place::of("name").into(),
            value: Tree::text(name),
        });
    }
    for (index, alias) in entry.aliases.iter().enumerate().rev() {
        if same(alias, &request.new_id) || same(alias, new_name) {
            edits.push(Edit::Remove {
                path: Place::of("aliases").item(index).into(),
            });
        }
    }
    let mut called = vec![request.new_id.as_str()];
    called.extend(entry.aliases.iter().map(String::as_str));
    let mut former = vec![entry.id.as_str()];
    if !same(new_name, &entry.name) && !same(&entry.name, &entry.id) {
        former.push(&entry.name);
    }
    former.retain(|former| !called.iter().any(|other| same(other, former)));
    edits.extend(former.into_iter().map(|former| Edit::Append {
        path: Place::of("aliases").into(),
        value: Tree::text(former),
    }));
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aliases(entry: &Entry, new_id: &str, new_name: Option<&str>) -> Vec<String> {
        let request = Rename {
            name: entry.id.clone(),
            new_id: new_id.into(),
            new_name: new_name.map(str::to_string),
        };
        let text = |edit: Edit| match edit {
            Edit::Append {
                value: Tree::Text(text),
                ..
            } => Some(text),
            Edit::Remove { .. } => Some("gone".to_string()),
            _ => None,
        };
        edits(entry, &request)
            .into_iter()
            .filter_map(text)
            .collect()
    }

    #[test]
    fn the_old_id_and_a_name_that_goes_become_aliases() {
        let entry = Entry {
            id: "notary".into(),
            name: "Notary".into(),
            ..Entry::default()
        };
        assert_eq!(
            aliases(&entry, "notary-project", Some("Notary Project")),
            ["notary"]
        );
        assert_eq!(aliases(&entry, "notary-project", None), ["notary"]);
        assert_eq!(aliases(&entry, "notary", Some("Notary Project")), [""; 0]);
        let entry = Entry {
            name: "The Notary".into(),
            aliases: vec!["signer".into()],
            ..entry
        };
        assert_eq!(
            aliases(&entry, "signer", Some("Signer")),
            ["gone", "notary", "The Notary"]
        );
    }
}
