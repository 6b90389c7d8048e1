//! The transitions of today, compared with the history that recorded them.

use std::collections::{HashMap, HashSet};

use super::attribution::CHANGE_TRAILER;
use super::failure::Failure;
use super::revisions::releases;
use crate::catalog::load::{Layout, Source, load_entry};
use crate::catalog::model::Catalog;
use crate::catalog::validate::Finding;
use crate::changelog::{Facts, Ledger, Missing, Recording};
use crate::git::{CommitId, File, LoggedCommit, Repository};

/// Everything in which the transitions of today disagree with the commits that recorded them.
/// `unreadable` are the ids of entries that say nothing for certain.
///
/// # Errors
/// Where the history cannot be read, or is not here as in a shallow clone.
pub fn disagreements(
    repository: &Repository,
    layout: &Layout,
    today: &Catalog,
    unreadable: &HashSet<String>,
) -> Result<Vec<Finding>, Failure> {
    if repository.is_shallow() {
        return Err(Failure::declined(
            "this is a shallow clone, so that who recorded what is not in it",
            "`git fetch --unshallow --tags` makes it whole; a pipeline checks out the whole history",
        ));
    }
    let Some(head) = repository.head()?.commit() else {
        return Ok(Vec::new());
    };
    let mut log = repository.log(None, &head)?;
    log.reverse();
    let mut history = History::read(repository, layout, &log)?;
    let entry_of = |id: &str| today.entry(id);
    for missing in history.ledger.missing(entry_of) {
        if !unreadable.iter().any(|id| missing.is_of(id)) {
            history.find_loss(repository, &missing)?;
        }
    }
    Ok(history.ledger.findings(today, unreadable))
}

/// A history that is read.
struct History<'l> {
    ledger: Ledger,
    /// Each merge, with how many commits the ledger had taken in before it.
    merges: Vec<(usize, &'l LoggedCommit, Recording)>,
}

impl<'l> History<'l> {
    /// Reads commits, each behind its parents. What a commit did not change is not read, and a merge
    /// takes what its parents have.
    fn read(
        repository: &Repository,
        layout: &Layout,
        log: &'l [LoggedCommit],
    ) -> Result<History<'l>, Failure> {
        let (names, counts) = released(repository, log)?;
        let mut history = History {
            ledger: Ledger::new(names),
            merges: Vec::new(),
        };
        let places = [layout.settings(), layout.projects()];
        let places = places.each_ref().map(String::as_str);
        let mut taken_in = 0;
        // git keeps old folders as what differs from newer ones, so these are read newest first.
        let touched = repository.touched(log.iter().rev(), &places)?;
        let touched = touched.into_iter().rev();
        for ((commit, releases), touched) in log.iter().zip(counts).zip(touched) {
            let recording = recording(commit, releases);
            if commit.parents.len() > 1 {
                history.merges.push((taken_in, commit, recording));
            } else if !touched.is_empty() {
                let differing = repository.read_touched(&touched)?;
                let facts = |files: &[File]| Facts::read(&sources(files), layout);
                let (before, after) = (facts(&differing.before), facts(&differing.after));
                history.ledger.commit(recording, before, after);
                taken_in += 1;
            }
        }
        Ok(history)
    }

    /// Finds the merge that lost a transition, and takes it in; none did where it is missing only in
    /// work that is not committed.
    fn find_loss(&mut self, repository: &Repository, missing: &Missing) -> Result<(), Failure> {
        for (taken_in, merge, recording) in &self.merges {
            if *taken_in < missing.since || has(repository, &merge.id, missing)? {
                continue;
            }
            for parent in &merge.parents {
                if has(repository, parent, missing)? {
                    self.ledger.lost(recording, missing);
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

fn sources(files: &[File]) -> Vec<Source<'_>> {
    files
        .iter()
        .map(|file| (file.path.as_str(), file.content.as_ref()))
        .collect()
}

/// Whether a commit has a transition.
fn has(repository: &Repository, commit: &CommitId, missing: &Missing) -> Result<bool, Failure> {
    let text = repository.read_file(commit, &missing.path)?;
    let entry = text.and_then(|text| load_entry(&missing.path, &text).0);
    Ok(entry.is_some_and(|entry| missing.is_in(&entry)))
}

fn recording(commit: &LoggedCommit, releases: usize) -> Recording {
    let changes = commit.trailers(CHANGE_TRAILER);
    Recording {
        commit: commit.id.short(),
        day: commit.date.date_naive(),
        releases,
        changes: changes.map(str::to_string).collect(),
    }
}

/// The names of the releases in a history, oldest first, and of each commit how many there are
/// before the first that has it. The log has each commit behind its parents.
fn released(
    repository: &Repository,
    log: &[LoggedCommit],
) -> Result<(Vec<String>, Vec<usize>), Failure> {
    let places: HashMap<CommitId, usize> = log
        .iter()
        .enumerate()
        .map(|(place, commit)| (commit.id, place))
        .collect();
    let mut found: Vec<(usize, String)> = releases(repository)?
        .into_iter()
        .filter_map(|release| Some((*places.get(&release.tag.commit)?, release.tag.name)))
        .collect();
    found.sort();
    let mut counts = vec![found.len(); log.len()];
    for (number, (place, _)) in found.iter().enumerate() {
        let mut open = vec![*place];
        while let Some(place) = open.pop() {
            if counts[place] == found.len() {
                counts[place] = number;
                let parents = log[place].parents.iter();
                open.extend(parents.filter_map(|parent| places.get(parent).copied()));
            }
        }
    }
    let names = found.into_iter().map(|(_, name)| name).collect();
    Ok((names, counts))
}
