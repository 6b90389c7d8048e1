//! A new catalog that begins with a list that people wrote.

use crate::catalog::EntryOrder;
use crate::catalog::edit::{Edit, KeyOrder, apply};
use crate::catalog::load::Layout;
use crate::catalog::yaml::{Tree, emit};
use crate::commands::Failure;
use crate::workflow::plan::SettingsOrder;
use crate::workflow::refusal::Refusal;
use crate::workflow::request::Intake;

/// The settings and areas before the list is in them.
const SETTINGS_OF_LIST: &str = include_str!("catalog-of-list.yaml");
const AREAS_OF_LIST: &str =
    "# One tree. An area is named by its path, such as tools/build.\nareas:\n";

/// The files of a catalog that begins with a list.
///
/// # Errors
/// Where what the list brings cannot be written.
pub(super) fn from_list(
    intake: Intake,
    layout: &Layout,
    base: &str,
) -> Result<Vec<(String, String)>, Failure> {
    let edited = |path: String, text: &str, edits: &[Edit], order: &dyn KeyOrder| match apply(
        text, edits, order,
    ) {
        Ok(text) => Ok((path, text)),
        Err(error) => Err(Refusal::Edit { path, error }),
    };
    let title = intake.settings.iter().find_map(title_of_list);
    let settings = SETTINGS_OF_LIST.replace("{base}", base);
    let mut settings_edits = intake.settings;
    settings_edits.extend(title.map(|value| Edit::Set {
        path: crate::catalog::edit::keys("title"),
        value,
    }));
    let mut files = vec![
        edited(
            layout.settings(),
            &settings,
            &settings_edits,
            &SettingsOrder,
        )?,
        edited(layout.areas(), AREAS_OF_LIST, &intake.areas, &EntryOrder)?,
    ];
    files.extend(
        intake
            .new
            .iter()
            .map(|(id, document)| (layout.entry(id), emit::document(document))),
    );
    files.extend(
        intake
            .template
            .map(|(name, text)| (format!("{}/{name}", layout.templates()), text)),
    );
    Ok(files)
}

/// The title of the list that an edit of the settings adds.
fn title_of_list(edit: &Edit) -> Option<Tree> {
    match edit {
        Edit::Set {
            value: Tree::Map(pairs),
            ..
        } if pairs.iter().any(|(key, _)| key == "template") => pairs
            .iter()
            .find(|(key, _)| key == "title")
            .map(|(_, title)| title.clone()),
        _ => None,
    }
}
