//! `catalog merge-driver`: merges the page of a published list, as git asks for it.

use std::path::PathBuf;

use clap::Args;

use super::{Context, Failure, Outcome};
use crate::workflow::merge::{Versions, merge_page, settings_at_head};

/// Merge the page of a published list, as git asks for it
///
/// git runs it, once `catalog setup-git` has told it to.
///
/// What is generated never conflicts, since `catalog publish` renders it again. What people wrote
/// around it is merged by lines; exit status 1 says that lines of it conflict.
#[derive(Debug, Args)]
pub struct MergeDriverArgs {
    /// The version that both sides began with
    #[arg(value_name = "BASE")]
    base: PathBuf,
    /// Our version, which the result takes the place of
    #[arg(value_name = "OURS")]
    ours: PathBuf,
    /// Their version
    #[arg(value_name = "THEIRS")]
    theirs: PathBuf,
    /// The file, from the root of the repository
    #[arg(value_name = "PATH")]
    path: String,
    /// How many characters the marks of a conflict have
    #[arg(long, value_name = "N", default_value_t = 7)]
    marker_size: u8,
}

/// Merges.
///
/// # Errors
/// Where a version cannot be read or the result cannot be written.
pub fn run(args: &MergeDriverArgs, context: &Context) -> Result<Outcome, Failure> {
    let repository = context.repository()?;
    let layout = context.layout(&repository)?;
    let settings = settings_at_head(&repository, &layout)?;
    // git runs a driver at the root, with paths from there.
    let at = |path: &PathBuf| context.folder.join(path);
    let (base, ours, theirs) = (at(&args.base), at(&args.ours), at(&args.theirs));
    let versions = Versions {
        base: &base,
        ours: &ours,
        theirs: &theirs,
        marker_size: args.marker_size,
    };
    let merged = merge_page(&repository, &settings, &args.path, &versions)?;
    std::fs::write(&ours, &merged.text).map_err(|source| Failure::File {
        doing: "write",
        path: ours.clone(),
        source,
    })?;
    let terminal = &context.terminal;
    if merged.is_stale {
        terminal.hint(&format!(
            "{} changed on both sides; `catalog publish` renders its list again",
            args.path
        ));
    }
    Ok(match merged.has_conflicts {
        true => Outcome::ProblemsFound,
        false => Outcome::Done,
    })
}
