//! Pages of published lists: what is generated never conflicts, since `catalog publish` renders it
//! again; what people wrote around it is merged by lines.

use std::io::Write;
use std::path::Path;

use super::{MergedFile, Remark, Versions, by_lines, read};
use crate::catalog::model::{List, Settings};
use crate::git::{MergedText, Repository};
use crate::publish::with_list_of;
use crate::workflow::failure::Failure;

/// Merges one file. Where lines of a generated list were changed on both sides, ours stay.
///
/// # Errors
/// Where a version cannot be read, or git cannot merge them.
pub(super) fn merge_page(
    repository: &Repository,
    settings: &Settings,
    path: &str,
    versions: &Versions<'_>,
) -> Result<MergedFile, Failure> {
    let merge = |base: &Path, theirs: &Path| by_lines(repository, base, theirs, versions);
    let plain = merge(versions.base, versions.theirs)?;
    let lists: Vec<&List> = settings
        .lists
        .values()
        .filter(|list| list.output == path)
        .collect();
    if !plain.has_conflicts || lists.is_empty() {
        return Ok(merged(plain, false));
    }
    let ours = text_of(versions.ours)?;
    let names: Option<Vec<&str>> = lists.iter().map(|list| list.between.as_deref()).collect();
    let Some(names) = names else {
        // The whole file is the list.
        let text = ours.into_bytes();
        return Ok(MergedFile {
            text,
            has_conflicts: false,
            remarks: vec![Remark::Stale],
        });
    };
    let with_our_lists = |path: &Path| -> Result<tempfile::NamedTempFile, Failure> {
        let mut page = text_of(path)?;
        for name in &names {
            page = with_list_of(&page, name, &ours).unwrap_or(page);
        }
        written(&page, path)
    };
    let (base, theirs) = (
        with_our_lists(versions.base)?,
        with_our_lists(versions.theirs)?,
    );
    Ok(merged(merge(base.path(), theirs.path())?, true))
}

fn merged(text: MergedText, is_stale: bool) -> MergedFile {
    MergedFile {
        text: text.text,
        has_conflicts: text.has_conflicts,
        remarks: is_stale.then_some(Remark::Stale).into_iter().collect(),
    }
}

fn text_of(path: &Path) -> Result<String, Failure> {
    let bytes = read(path)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn written(text: &str, path: &Path) -> Result<tempfile::NamedTempFile, Failure> {
    let write = || {
        let mut file = tempfile::NamedTempFile::new()?;
        file.write_all(text.as_bytes())?;
        file.flush()?;
        Ok(file)
    };
    write().map_err(|source| Failure::File {
        doing: "write a version of",
        path: path.to_path_buf(),
        source,
    })
}
