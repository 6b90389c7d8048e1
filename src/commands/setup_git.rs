//! `catalog setup-git`: lets git merge published lists through the program.

use clap::Args;

use super::context::no_catalog;
use super::{Context, Failure, Outcome};
use crate::git::WorkTreeEdit;
use crate::workflow::merge::{COMMAND, DRIVER, attributes};
use crate::workflow::sources::{Source, read_paths, read_sources};

/// The file of git's attributes.
const ATTRIBUTES: &str = ".gitattributes";

/// Let git merge published lists through catalog
///
/// Lists that were rendered on two branches then never conflict.
///
/// Writes the pages of the lists into .gitattributes, which is to be committed, and the command into
/// this repository's own configuration, which every clone needs once. Run it again after a list was
/// added.
#[derive(Debug, Args)]
pub struct SetupGitArgs {}

/// Sets up.
///
/// # Errors
/// Where there is no catalog, or a file cannot be written.
pub fn run(_args: &SetupGitArgs, context: &Context) -> Result<Outcome, Failure> {
    let repository = context.repository()?;
    let layout = context.layout(&repository)?;
    let sources = read_sources(&repository, &layout, Source::WorkTree, &[])?;
    if sources.files.is_empty() {
        return Err(no_catalog(&layout));
    }
    let settings = sources.load(&layout).catalog.settings;
    let before = read_paths(&repository, Source::WorkTree, &[ATTRIBUTES])?.files;
    let before = before.into_iter().next().map(|file| file.content);
    let text = before.as_deref().map(String::from_utf8_lossy);
    let after = attributes(text.as_deref(), &settings);
    // First, since git takes a driver with a name and without a command for broken.
    repository.configure(&format!("merge.{DRIVER}.driver"), COMMAND)?;
    repository.configure(
        &format!("merge.{DRIVER}.name"),
        "published lists of a catalog",
    )?;
    let terminal = &context.terminal;
    terminal.status("Configured", &format!("merge.{DRIVER}.driver"));
    if before.as_deref() == Some(after.as_bytes()) {
        terminal.status(
            "Nothing",
            &format!("to change in {ATTRIBUTES}: it is so already"),
        );
        return Ok(Outcome::Done);
    }
    repository.write_work_tree(&[WorkTreeEdit {
        path: ATTRIBUTES.to_string(),
        before,
        after: Some(after.into_bytes().into()),
    }])?;
    terminal.status("Wrote", ATTRIBUTES);
    terminal.hint(&format!(
        "commit {ATTRIBUTES}; every clone runs `catalog setup-git` once"
    ));
    Ok(Outcome::Done)
}
