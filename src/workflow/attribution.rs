//! Which commits made what is different between two revisions.

use std::collections::{HashMap, HashSet};

use super::failure::Failure;
use crate::catalog::load::Layout;
use crate::changelog::{Commit, Difference, Facts, Found, Origin, Recorded, Sort, pull_requests};
use crate::git::{CommitId, LoggedCommit, Repository};

/// The trailer of every change that was made by a command.
pub const CHANGE_TRAILER: &str = "Catalog-Change";

/// How many of the newest commits are read before all of a range are: they often tell of everything.
const NEWEST: usize = 500;

/// In how many commits without a trailer a file is looked for, before it is given up.
const MOST_SILENT: usize = 500;

/// The commits behind one, or all where there is none, up to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commits {
    /// The last one that is not meant.
    pub since: Option<CommitId>,
    /// The last one that is.
    pub until: CommitId,
}

/// The files of entries, by the ids of these, as either of two revisions has them.
pub struct Files(HashMap<String, HashSet<String>>);

impl Files {
    /// Those of two revisions.
    pub fn of(before: &Facts, after: &Facts) -> Files {
        let mut files: HashMap<String, HashSet<String>> = HashMap::new();
        for entry in before.catalog.entries.iter().chain(&after.catalog.entries) {
            let known = files.entry(entry.id.clone()).or_default();
            known.insert(entry.path.clone());
        }
        Files(files)
    }
}

/// Lets differences name the commits whose trailers tell of them. Gives the whole range, newest
/// first, where the newest of it do not tell of everything, and else nothing.
///
/// # Errors
/// Where the history cannot be read.
pub fn attribute(
    repository: &Repository,
    commits: Commits,
    found: &mut Found,
) -> Result<Vec<LoggedCommit>, Failure> {
    let Commits { since, until } = commits;
    let newest = repository.newest(since.as_ref(), &until, NEWEST)?;
    if found.attribute(&recorded(&newest)) {
        return Ok(Vec::new());
    }
    let log = repository.log(since.as_ref(), &until)?;
    found.attribute(&recorded(&log));
    Ok(log)
}

/// Commits in their order, the newest first, each with the pull request that it belongs to.
pub fn origins(log: &[LoggedCommit]) -> impl Iterator<Item = (&LoggedCommit, Option<u64>)> {
    let commits: Vec<Commit<'_, CommitId>> = log
        .iter()
        .map(|commit| Commit {
            id: commit.id,
            parents: &commit.parents,
            message: &commit.message,
        })
        .collect();
    log.iter().zip(pull_requests(&commits))
}

/// What commits say for machines; those that say nothing are left out.
fn recorded(log: &[LoggedCommit]) -> Vec<Recorded> {
    let told = origins(log).filter_map(|(commit, pull_request)| {
        let changes = commit.trailers(CHANGE_TRAILER);
        let changes: Vec<String> = changes.map(str::to_string).collect();
        (!changes.is_empty()).then(|| Recorded {
            origin: origin(commit, pull_request),
            changes,
        })
    });
    told.collect()
}

fn origin(commit: &LoggedCommit, pull_request: Option<u64>) -> Origin {
    Origin {
        commit: commit.id.to_string(),
        pull_request,
    }
}

/// Lets differences that no trailer tells of name the commit that alone touched the files of their
/// entries, of those that say nothing for machines. In a long range of these it is not looked for.
///
/// # Errors
/// Where a commit cannot be read.
pub fn find_touching(
    repository: &Repository,
    layout: &Layout,
    log: &[LoggedCommit],
    files: &Files,
    differences: &mut [Difference],
) -> Result<(), Failure> {
    let needs_one = |one: &&mut Difference| one.origin.is_none() && one.about.sort == Sort::Entry;
    let mut open: Vec<&mut Difference> = differences.iter_mut().filter(needs_one).collect();
    let is_silent = |commit: &LoggedCommit| commit.trailers(CHANGE_TRAILER).next().is_none();
    let silent = origins(log).filter(|(commit, _)| is_silent(commit));
    let silent: Vec<_> = silent.take(MOST_SILENT + 1).collect();
    if open.is_empty() || silent.len() > MOST_SILENT {
        return Ok(());
    }
    let commits = silent.iter().map(|(commit, _)| *commit);
    let touched = repository.touched(commits, &[layout.projects().as_str()])?;
    let mut touching: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, touched) in touched.iter().enumerate() {
        for path in touched.paths() {
            touching.entry(path).or_default().push(place);
        }
    }
    for difference in &mut open {
        let paths = files.0.get(&difference.about.id).into_iter().flatten();
        let places = paths.filter_map(|path| touching.get(path.as_str()));
        let places: HashSet<usize> = places.flatten().copied().collect();
        if let [only] = Vec::from_iter(places)[..] {
            let (commit, pull_request) = silent[only];
            difference.origin = Some(origin(commit, pull_request));
        }
    }
    Ok(())
}
