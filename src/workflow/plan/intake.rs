//! Intake: many entries at once, with the areas, tracks and the list that they need.

use std::sync::Arc;

use super::Planner;
use super::deed::Deed;
use crate::catalog::EntryOrder;
use crate::catalog::edit::{Edit, KeyOrder, Step, apply};
use crate::catalog::load::load;
use crate::catalog::yaml::emit;
use crate::workflow::refusal::{Problems, Refusal};
use crate::workflow::request::Intake;

/// The order in which the keys of the settings stand.
pub struct SettingsOrder;

impl KeyOrder for SettingsOrder {
    fn keys(&self, path: &[Step]) -> &[&str] {
        match path {
            [] => &["title", "tracks", "lists", "workflow", "extra"],
            [Step::Key(tracks), Step::Key(_)] if tracks == "tracks" => {
                &["title", "levels", "retired"]
            }
            _ => &[],
        }
    }
}

impl Planner {
    /// Takes many entries in.
    ///
    /// # Errors
    /// [`Refusal`] says why it cannot be; the planner is then not to be used on.
    pub fn take_in(&mut self, intake: &Intake) -> Result<(), Refusal> {
        let (settings, areas) = (self.layout.settings(), self.layout.areas());
        self.edit_file(&settings, &intake.settings, &SettingsOrder)?;
        self.edit_file(&areas, &intake.areas, &EntryOrder)?;
        if !(intake.settings.is_empty() && intake.areas.is_empty()) {
            self.read_again(&settings, &areas)?;
        }
        if let Some((name, text)) = &intake.template {
            let path = format!("{}/{name}", self.layout.templates());
            self.remember(&path);
            self.texts.insert(path, text.as_bytes().into());
            self.templates = self.templates.with(name, text);
        }
        for (id, document) in &intake.new {
            self.put_text(
                &self.layout.entry(id),
                emit::document(document).into_bytes(),
            )?;
        }
        for (id, edits) in &intake.grown {
            let path = self.find(id)?.path.clone();
            self.edit_text(&path, edits)?;
        }
        if !intake.is_empty() {
            self.deeds.push(Deed::import(intake));
        }
        Ok(())
    }

    fn edit_file(
        &mut self,
        path: &str,
        edits: &[Edit],
        order: &dyn KeyOrder,
    ) -> Result<(), Refusal> {
        if edits.is_empty() {
            return Ok(());
        }
        let bytes = self.texts.get(path).map(AsRef::as_ref).unwrap_or_default();
        let edited = apply(&String::from_utf8_lossy(bytes), edits, order).map_err(|error| {
            Refusal::Edit {
                path: path.to_string(),
                error,
            }
        })?;
        self.remember(path);
        self.texts
            .insert(path.to_string(), edited.into_bytes().into());
        Ok(())
    }

    /// Reads settings and areas as they will be.
    fn read_again(&mut self, settings: &str, areas: &str) -> Result<(), Refusal> {
        let sources: Vec<(&str, &[u8])> = [settings, areas]
            .into_iter()
            .filter_map(|path| Some((path, self.texts.get(path)?.as_ref())))
            .collect();
        let loaded = load(&sources, &self.layout);
        if !loaded.problems.is_empty() {
            let text_of = |path: &str| self.texts.get(path).map(AsRef::as_ref);
            return Err(Refusal::Invalid(Problems::new(loaded.problems, text_of)));
        }
        let catalog = Arc::make_mut(&mut self.catalog);
        catalog.settings = loaded.catalog.settings;
        catalog.areas = loaded.catalog.areas;
        Ok(())
    }
}
