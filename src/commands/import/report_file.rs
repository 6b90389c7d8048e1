//! The file that `--report` names, which is none of the documents.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Context, Failure};

/// Refuses a report that would take the place of a document that is read.
///
/// # Errors
/// Where the file is one of the documents, by whatever path.
pub(super) fn spare<'a>(
    report: &Path,
    documents: impl IntoIterator<Item = &'a PathBuf>,
    context: &Context,
) -> Result<(), Failure> {
    let own = context.folder.join(report);
    for document in documents {
        if is_same(&own, &context.folder.join(document)) {
            let (report, document) = (report.display(), document.display());
            return Err(Failure::usage(
                format!("the report {report} would overwrite the document {document}"),
                "name another file with --report, such as --report report.json",
            ));
        }
    }
    Ok(())
}

/// Whether two paths lead to one file; what is not there is none.
fn is_same(one: &Path, other: &Path) -> bool {
    let same_path = match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => return false,
    };
    same_path || is_linked(one, other)
}

/// Whether two paths are names of one file.
#[cfg(unix)]
fn is_linked(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |path: &Path| fs::metadata(path).map(|found| (found.dev(), found.ino()));
    matches!((place(one), place(other)), (Ok(one), Ok(other)) if one == other)
}

/// Whether two paths are names of one file; links that are no paths are not seen here.
#[cfg(not(unix))]
fn is_linked(_one: &Path, _other: &Path) -> bool {
    false
}
