//! Entries, settings and areas: merged by what they say, and by lines where that cannot be.

use super::{MergedFile, Remark, Versions, by_lines, read};
use crate::catalog::EntryOrder;
use crate::catalog::edit::KeyOrder;
use crate::catalog::load::Layout;
use crate::catalog::merge::{self, Kind, Marks, Merged, NotMerged, Schema};
use crate::catalog::model::Settings;
use crate::git::{Labels, Repository};
use crate::workflow::failure::Failure;
use crate::workflow::plan::SettingsOrder;

/// What a file of the catalog is; `None` where it is none.
pub(super) fn kind(layout: &Layout, path: &str) -> Option<Kind> {
    if layout.is_entry(path) {
        Some(Kind::Entry)
    } else if path == layout.settings() {
        Some(Kind::Settings)
    } else {
        (path == layout.areas()).then_some(Kind::Areas)
    }
}

/// Merges one file of the catalog.
pub(super) fn merge_facts(
    repository: &Repository,
    settings: &Settings,
    kind: Kind,
    versions: &Versions<'_>,
) -> Result<MergedFile, Failure> {
    let texts = [versions.base, versions.ours, versions.theirs].map(read);
    let [base, ours, theirs] = texts;
    let (base, ours, theirs) = (base?, ours?, theirs?);
    let order: &dyn KeyOrder = match kind {
        Kind::Settings => &SettingsOrder,
        Kind::Entry | Kind::Areas => &EntryOrder,
    };
    let schema = Schema {
        kind,
        order,
        tracks: &settings.tracks,
    };
    let merged = match [&base, &ours, &theirs].map(|text| std::str::from_utf8(text)) {
        [Ok(base), Ok(ours), Ok(theirs)] => {
            merge::merge(merge::Versions { base, ours, theirs }, &schema)
        }
        [Err(_), ..] => Err(NotMerged::Unreadable(merge::BASE)),
        [_, Err(_), _] => Err(NotMerged::Unreadable(merge::OURS)),
        _ => Err(NotMerged::Unreadable(merge::THEIRS)),
    };
    match merged {
        Ok(merged) => Ok(file(&merged, repository, versions)),
        Err(why) => {
            let merged = by_lines(repository, versions.base, versions.theirs, versions)?;
            Ok(MergedFile {
                text: merged.text,
                has_conflicts: merged.has_conflicts,
                remarks: vec![Remark::ByLines(why.to_string())],
            })
        }
    }
}

fn file(merged: &Merged, repository: &Repository, versions: &Versions<'_>) -> MergedFile {
    let Labels { base, ours, theirs } = versions.labels;
    let has_conflicts = !merged.disagreements.is_empty();
    let marks = Marks {
        size: versions.marker_size.into(),
        labels: merge::Versions { base, ours, theirs },
        with_base: has_conflicts && shows_base(repository),
    };
    let said = merged.disagreements.iter();
    MergedFile {
        text: merged.text(&marks).into_bytes(),
        has_conflicts,
        remarks: said
            .map(|one| Remark::Disagreement(one.to_string()))
            .collect(),
    }
}

/// Whether git is told to show in conflicts what both sides began with.
fn shows_base(repository: &Repository) -> bool {
    let style = repository.config_get("merge.conflictStyle").ok().flatten();
    style.is_some_and(|style| style.ends_with("diff3"))
}
