//! `catalog merge-driver`: merges a file of the catalog or the page of a list, as git asks for it.

use std::path::PathBuf;

use clap::Args;

use super::{Context, Failure, Outcome};
use crate::git::Labels;
use crate::workflow::merge::{MergedFile, Remark, Versions, merge_file};

/// Merge a file of a catalog, as git asks for it
///
/// git runs it, once `catalog setup-git` has told it to.
///
/// Entries, settings and areas merge by what they say: different fields, items of lists, and
/// transitions in the order of their dates. What cannot both stand is marked around the field that
/// disagrees. Of a list's page, what is generated never conflicts, since `catalog publish` renders
/// it again; what people wrote around it is merged by lines. Exit status 1 says that there is
/// something to decide on.
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
    /// What the marks say of the base
    #[arg(long, value_name = "LABEL", default_value = "base")]
    base_label: String,
    /// What the marks say of our version
    #[arg(long, value_name = "LABEL", default_value = "ours")]
    our_label: String,
    /// What the marks say of their version
    #[arg(long, value_name = "LABEL", default_value = "theirs")]
    their_label: String,
}

/// How git labels the bases of two sides that have several. It merges them before it merges the
/// sides, and what is in dispute there is nobody's to decide on.
const BASES: &str = "Temporary merge branch ";

/// Merges.
///
/// # Errors
/// Where a version cannot be read or the result cannot be written.
pub fn run(args: &MergeDriverArgs, context: &Context) -> Result<Outcome, Failure> {
    let repository = context.repository()?;
    let layout = context.layout(&repository)?;
    // git runs a driver at the root, with paths from there.
    let at = |path: &PathBuf| context.folder.join(path);
    let (base, ours, theirs) = (at(&args.base), at(&args.ours), at(&args.theirs));
    let versions = Versions {
        base: &base,
        ours: &ours,
        theirs: &theirs,
        marker_size: args.marker_size,
        labels: Labels {
            base: said(&args.base_label, "base"),
            ours: said(&args.our_label, "ours"),
            theirs: said(&args.their_label, "theirs"),
        },
    };
    let merged = merge_file(&repository, &layout, &args.path, &versions)?;
    std::fs::write(&ours, &merged.text).map_err(|source| Failure::File {
        doing: "write",
        path: ours.clone(),
        source,
    })?;
    if !versions.labels.ours.starts_with(BASES) {
        say(&merged, &args.path, &versions.labels, context);
    }
    Ok(match merged.has_conflicts {
        true => Outcome::ProblemsFound,
        false => Outcome::Done,
    })
}

/// A label; a git that knows none leaves its sign for it.
fn said<'l>(label: &'l str, unknown: &'l str) -> &'l str {
    let is_sign = label.len() == 2 && label.starts_with('%');
    if label.is_empty() || is_sign {
        unknown
    } else {
        label
    }
}

fn say(merged: &MergedFile, path: &str, labels: &Labels<'_>, context: &Context) {
    let terminal = &context.terminal;
    for remark in &merged.remarks {
        match remark {
            Remark::Disagreement(facts) => terminal.error(&format!("{path}: {facts}")),
            Remark::ByLines(why) => terminal.warn(&format!("{path}: merged by lines, since {why}")),
            Remark::Stale => terminal.hint(&format!(
                "{path} changed on both sides; `catalog publish` renders its list again"
            )),
        }
    }
    let disagrees = |remark: &Remark| matches!(remark, Remark::Disagreement(_));
    if merged.remarks.iter().any(disagrees) {
        terminal.hint(&format!(
            "here is {}, there is {}; decide between the marks in the file, then `git add` it",
            labels.ours, labels.theirs
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn the_sign_of_a_label_that_git_does_not_know_is_none() {
        assert_eq!(said("%X", "ours"), "ours");
        assert_eq!(said("", "ours"), "ours");
        assert_eq!(said("%", "ours"), "%");
        assert_eq!(said("HEAD", "ours"), "HEAD");
    }
}
