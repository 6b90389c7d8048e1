//! Intake: many entries at once, with the areas, tracks and the list that they need.

use super::Planner;
use super::deed::Deed;
use crate::catalog::EntryOrder;
use crate::catalog::edit::{Edit, KeyOrder, Step, apply};
use crate::catalog::yaml::emit;
use crate::workflow::refusal::Refusal;
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
    /// Takes many entries in; `told` hears how many are.
    ///
    /// # Errors
    /// [`Refusal`] says why it cannot be; the planner is then not to be used on.
    pub fn take_in(&mut self, intake: &Intake, told: &dyn Fn(usize)) -> Result<(), Refusal> {
        let (settings, areas) = (self.layout.settings(), self.layout.areas());
        self.edit_file(&settings, &intake.settings, &SettingsOrder)?;
        self.edit_file(&areas, &intake.areas, &EntryOrder)?;
        if !(intake.settings.is_empty() && intake.areas.is_empty()) {
            self.read_again()?;
        }
        if let Some((name, text)) = &intake.template {
            let path = format!("{}/{name}", self.layout.templates());
            self.remember(&path);
            self.texts.insert(path, text.clone().into());
            self.templates = self.templates.with(name, text);
        }
        for (done, (id, document)) in intake.new.iter().enumerate() {
            told(done);
            self.put_text(
                &self.layout.entry(id),
                emit::document(document).into_bytes(),
            )?;
        }
        for (done, (id, edits)) in intake.grown.iter().enumerate() {
            told(intake.new.len() + done);
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
        let bytes = self.texts.get(path).unwrap_or_default();
        let edited = apply(&String::from_utf8_lossy(&bytes), edits, order).map_err(|error| {
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
}
