//! The files of a change: edited, put and taken.

use std::sync::Arc;

use super::Planner;
use crate::catalog::EntryOrder;
use crate::catalog::edit::{Edit, apply};
use crate::catalog::load::{load, load_entry};
use crate::git::Bytes;
use crate::workflow::change::{FileChange, Role};
use crate::workflow::refusal::{Problems, Refusal};

impl Planner {
    /// Edits the text of a file losslessly.
    pub(super) fn edit_text(&mut self, path: &str, edits: &[Edit]) -> Result<(), Refusal> {
        let bytes = self.texts.get(path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let edited = apply(&text, edits, &EntryOrder).map_err(|error| Refusal::Edit {
            path: path.to_string(),
            error,
        })?;
        if path == self.layout.settings() {
            self.remember(path);
            self.texts
                .insert(path.to_string(), edited.into_bytes().into());
            return self.read_again();
        }
        self.put_text(path, edited.into_bytes())
    }

    /// Puts the text of an entry in place and reads it.
    pub(super) fn put_text(&mut self, path: &str, text: Vec<u8>) -> Result<(), Refusal> {
        let (entry, problems) = load_entry(path, &text);
        let entry = match entry {
            Some(entry) if problems.is_empty() => entry,
            _ => {
                let problems = Problems::new(problems, |_| Some(text.as_slice()));
                return Err(Refusal::Invalid(problems));
            }
        };
        self.remember(path);
        self.texts.insert(path.to_string(), text.into());
        Arc::make_mut(&mut self.catalog).put(entry);
        Ok(())
    }

    /// Reads settings and areas as they will be.
    pub(super) fn read_again(&mut self) -> Result<(), Refusal> {
        let paths = [self.layout.settings(), self.layout.areas()];
        let files: Vec<(String, Bytes)> = paths
            .into_iter()
            .filter_map(|path| self.texts.get(&path).map(|text| (path, text)))
            .collect();
        let sources: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_ref()))
            .collect();
        let loaded = load(&sources, &self.layout);
        if !loaded.problems.is_empty() {
            let problems = Problems::new(loaded.problems, |path| self.texts.get(path));
            return Err(Refusal::Invalid(problems));
        }
        let catalog = Arc::make_mut(&mut self.catalog);
        catalog.settings = loaded.catalog.settings;
        catalog.areas = loaded.catalog.areas;
        Ok(())
    }

    /// Takes a file of an entry away.
    pub(super) fn take_text(&mut self, id: &str) -> Option<Bytes> {
        let entry = Arc::make_mut(&mut self.catalog).take(id)?;
        self.remember(&entry.path);
        self.texts.remove(&entry.path)
    }

    /// The files that differ from what they were, entries first.
    pub(super) fn changed_files(&self) -> Vec<FileChange> {
        let outputs: Vec<&str> = self
            .catalog
            .settings
            .lists
            .values()
            .map(|list| list.output.as_str())
            .collect();
        let role = |path: &str| {
            if outputs.contains(&path) {
                Role::List
            } else {
                Role::Source
            }
        };
        let mut files: Vec<FileChange> = self
            .before
            .iter()
            .map(|(path, before)| FileChange {
                path: path.clone(),
                before: before.clone(),
                after: self.texts.get(path),
                role: role(path),
            })
            .filter(|file| file.before != file.after)
            .collect();
        files.sort_by(|a, b| (a.role, &a.path).cmp(&(b.role, &b.path)));
        files
    }
}
