//! `catalog setup-git`: lets git merge entries and published lists through the program.

use clap::Args;

use super::context::no_catalog;
use super::{Context, Failure, Outcome};
use crate::git::FileEdit;
use crate::workflow::merge::setup::{ATTRIBUTES, KEY, attributes, configure};
use crate::workflow::sources::{Source, read_paths, read_sources};

/// Let git merge entries and lists through catalog
///
/// Two branches that touch different fields of one entry then merge, and lists that were rendered
/// on both never conflict.
///
/// Writes the files of the catalog and the pages of its lists into .gitattributes, which is to be
/// committed, and the command into this repository's own configuration, which every clone needs
/// once. Run it again after a list was added.
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
    let after = attributes(text.as_deref(), &settings, &layout);
    configure(&repository, &layout)?;
    let terminal = &context.terminal;
    terminal.status("Configured", KEY);
    if before.as_deref() == Some(after.as_bytes()) {
        terminal.status(
            "Nothing",
            &format!("to change in {ATTRIBUTES}: it is so already"),
        );
        return Ok(Outcome::Done);
    }
    repository.write_work_tree(&[FileEdit {
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
