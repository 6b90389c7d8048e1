//! The file that `--report` names, which takes the place of nothing but another report.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::{Context, Failure};

/// Refuses a report that would take the place of a document that is read, or of any other file that
/// is no JSON, or that could not be written.
///
/// # Errors
/// Where the file is one of the documents, by whatever path, or is to be spared; where its folder
/// takes no file.
pub(super) fn check<'a>(
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
    spare_others(&own, report)?;
    try_out(&own).map_err(|source| Failure::File {
        doing: "write",
        path: report.to_path_buf(),
        source,
    })
}

/// Refuses to overwrite a file that is no report.
fn spare_others(own: &Path, report: &Path) -> Result<(), Failure> {
    // What is no file, such as a pipe, is not overwritten.
    if !own.is_file() {
        return Ok(());
    }
    let text = fs::read(own).unwrap_or_default();
    let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(&text).is_ok();
    if is_json || text.iter().all(u8::is_ascii_whitespace) {
        return Ok(());
    }
    let report = report.display();
    Err(Failure::usage(
        format!("the report would overwrite {report}, which is no JSON"),
        "name another file with --report, such as --report report.json",
    ))
}

/// Whether a report could be written; nothing of what is there is changed.
fn try_out(own: &Path) -> io::Result<()> {
    if own.exists() {
        return OpenOptions::new().append(true).open(own).map(|_| ());
    }
    let folder = own.parent().unwrap_or(own);
    fs::metadata(folder)?;
    let tried = tempfile::tempfile_in(folder);
    // What is tried has a name that means nothing to anybody.
    tried.map(|_| ()).map_err(|error| error.kind().into())
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
