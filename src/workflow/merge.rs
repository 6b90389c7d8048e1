//! Merging the pages of published lists: what is generated never conflicts, since `catalog publish`
//! renders it again; what people wrote around it is merged by lines.

use std::io::Write;
use std::path::Path;

use super::failure::Failure;
use crate::catalog::load::{Layout, load};
use crate::catalog::model::{List, Settings};
use crate::git::{MergedText, Repository};
use crate::publish::with_list_of;

/// The name of the driver in git's attributes and configuration.
pub const DRIVER: &str = "catalog";

/// The command that git runs: the version that both began with, ours, theirs, the size of the marks
/// of a conflict, and the path.
pub const COMMAND: &str = "catalog merge-driver --marker-size %L %O %A %B %P";

/// The first line of the attributes that are written here.
const BEGIN: &str = "# catalog:begin - lists merge through catalog, see `catalog setup-git`";
/// The last line.
const END: &str = "# catalog:end";

/// Three versions of a file, as git hands them to a driver.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'v> {
    /// What both began with.
    pub base: &'v Path,
    /// Ours; the result is written here.
    pub ours: &'v Path,
    /// Theirs.
    pub theirs: &'v Path,
    /// How many characters the marks of a conflict have.
    pub marker_size: u8,
}

/// A page that was merged.
#[derive(Debug, PartialEq, Eq)]
pub struct MergedPage {
    /// The text.
    pub text: Vec<u8>,
    /// Whether people must decide between lines of it.
    pub has_conflicts: bool,
    /// Whether it has a list as only one side has it, so that it must be rendered again.
    pub is_stale: bool,
}

/// The settings at HEAD: in the midst of a merge those on disk may be in conflict themselves.
///
/// # Errors
/// Where HEAD cannot be read.
pub fn settings_at_head(repository: &Repository, layout: &Layout) -> Result<Settings, Failure> {
    let path = layout.settings();
    let text = match repository.head()?.commit() {
        Some(head) => repository.read_file(&head, &path)?,
        None => None,
    };
    let text = text.unwrap_or_default();
    let loaded = load(&[(path.as_str(), text.as_ref())], layout);
    Ok(loaded.catalog.settings)
}

/// Merges one file. Where lines of a generated list were changed on both sides, ours stay.
///
/// # Errors
/// Where a version cannot be read, or git cannot merge them.
pub fn merge_page(
    repository: &Repository,
    settings: &Settings,
    path: &str,
    versions: &Versions,
) -> Result<MergedPage, Failure> {
    let merge = |base: &Path, theirs: &Path| {
        repository.merge_texts(versions.ours, base, theirs, versions.marker_size)
    };
    let plain = merge(versions.base, versions.theirs)?;
    let lists: Vec<&List> = settings
        .lists
        .values()
        .filter(|list| list.output == path)
        .collect();
    if !plain.has_conflicts || lists.is_empty() {
        return Ok(merged(plain, false));
    }
    let ours = read(versions.ours)?;
    let names: Option<Vec<&str>> = lists.iter().map(|list| list.between.as_deref()).collect();
    let Some(names) = names else {
        // The whole file is the list.
        let text = ours.into_bytes();
        return Ok(MergedPage {
            text,
            has_conflicts: false,
            is_stale: true,
        });
    };
    let with_our_lists = |path: &Path| -> Result<tempfile::NamedTempFile, Failure> {
        let mut page = read(path)?;
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

fn merged(text: MergedText, is_stale: bool) -> MergedPage {
    MergedPage {
        text: text.text,
        has_conflicts: text.has_conflicts,
        is_stale,
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|source| Failure::File {
        doing: "read",
        path: path.to_path_buf(),
        source,
    })?;
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

/// `.gitattributes` with the driver for the pages of these lists; everything else in it stays.
pub fn attributes(text: Option<&str>, settings: &Settings) -> String {
    let text = text.unwrap_or_default();
    let mut outputs: Vec<&str> = settings
        .lists
        .values()
        .map(|list| list.output.as_str())
        .collect();
    outputs.sort_unstable();
    outputs.dedup();
    let lines = outputs
        .iter()
        .map(|output| format!("{} merge={DRIVER}\n", pattern(output)));
    let block = format!("{BEGIN}\n{}{END}\n", lines.collect::<String>());
    let known = text.find(BEGIN).and_then(|start| {
        let end = start + text[start..].find(END)? + END.len();
        let end = end
            + text[end..]
                .find('\n')
                .map_or(text.len() - end, |line| line + 1);
        Some((start, end))
    });
    match known {
        Some((start, end)) => [&text[..start], &block, &text[end..]].concat(),
        None if text.is_empty() || text.ends_with('\n') => format!("{text}{block}"),
        None => format!("{text}\n{block}"),
    }
}

/// A path as a pattern of git's attributes that fits nothing else.
fn pattern(path: &str) -> String {
    let mut escaped = String::from("/");
    for c in path.chars() {
        if matches!(c, '*' | '?' | '[' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    if escaped.contains([' ', '"']) {
        format!("\"{}\"", escaped.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        escaped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(outputs: &[&str]) -> Settings {
        let lists = outputs.iter().map(|output| {
            let list = List {
                output: output.to_string(),
                ..List::default()
            };
            (output.to_string(), list)
        });
        Settings {
            lists: lists.collect(),
            ..Settings::default()
        }
    }

    #[test]
    fn attributes_of_others_stay_and_ours_are_written_anew() {
        let first = attributes(Some("*.png binary"), &settings(&["lists/a.md"]));
        assert_eq!(
            first,
            format!("*.png binary\n{BEGIN}\n/lists/a.md merge=catalog\n{END}\n")
        );
        let text = format!("{first}*.svg text\n");
        let second = attributes(Some(&text), &settings(&["b [1].md", "a.md", "a.md"]));
        assert_eq!(
            second,
            format!(
                "*.png binary\n{BEGIN}\n/a.md merge=catalog\n\"/b \\\\[1].md\" merge=catalog\n{END}\n*.svg text\n"
            )
        );
        assert_eq!(
            attributes(Some(&second), &settings(&["b [1].md", "a.md"])),
            second
        );
    }
}
