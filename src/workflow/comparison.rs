//! What is different between two revisions, and which commits made it so.

use std::collections::{HashMap, HashSet};

use super::failure::Failure;
use super::revisions::{Revision, State};
use super::sources::{Source, read_paths};
use crate::catalog::load::Layout;
use crate::changelog::{
    ChangeView, Commit, Days, Difference, Facts, Forge, Origin, Recorded, Report, RevisionView,
    Sort, Unread, compare, recorded,
};
use crate::git::{Differing, File, LoggedCommit, Repository};

/// The trailer of every change that was made by a command.
pub const CHANGE_TRAILER: &str = "Catalog-Change";

/// In how many commits without that trailer a file is looked for, before it is given up.
const MOST_COMMITS: usize = 1000;

/// Two revisions and what is different between them.
pub struct Comparison {
    from: Revision,
    to: Revision,
    /// What is different.
    pub differences: Vec<Difference>,
    unread: Vec<Unread>,
    forge: Option<Forge>,
}

impl Comparison {
    /// Compares two revisions; reads only the files that differ.
    ///
    /// # Errors
    /// Where a revision cannot be read.
    pub fn of(
        repository: &Repository,
        layout: &Layout,
        from: Revision,
        to: Revision,
    ) -> Result<Comparison, Failure> {
        // Only the remote's address is wanted, and git needs a while to tell.
        repository.read_settings_ahead();
        let differing = differing(repository, layout, from.state, to.state)?;
        let before = facts(repository, layout, from.state, &differing.before)?;
        let mut after = facts(repository, layout, to.state, &differing.after)?;
        after.neighbours = neighbours(repository, layout, to.state, &after)?;
        let days = Days {
            since: from.day,
            until: to.day,
        };
        let changed = !differing.before.is_empty() || !differing.after.is_empty();
        let log = match changed {
            true => commits_between(repository, &from, &to)?,
            false => Vec::new(),
        };
        let commits: Vec<Commit> = log.iter().map(commit).collect();
        let recorded = recorded(&commits);
        let mut differences = compare(&before, &after, &days, &recorded);
        if differences.iter().any(needs_commit) {
            let touching = touching(repository, layout, &log, &recorded)?;
            let paths = paths(&before, &after);
            for difference in differences.iter_mut().filter(|one| needs_commit(one)) {
                difference.origin = only_toucher(difference, &paths, &touching);
            }
        }
        let unread = unread(&from, &before).chain(unread(&to, &after)).collect();
        let remote = repository.remote_url()?;
        Ok(Comparison {
            from,
            to,
            differences,
            unread,
            forge: remote.as_deref().and_then(Forge::of_remote),
        })
    }

    /// What programs and templates read.
    pub fn report(&self) -> Report<'_> {
        let changes = self.differences.iter();
        Report {
            from: view(&self.from),
            to: view(&self.to),
            changes: changes
                .map(|difference| ChangeView::new(difference, self.forge.as_ref()))
                .collect(),
            unread: self.unread.clone(),
        }
    }

    /// The files that this version does not accept, a sentence each.
    pub fn unread(&self) -> impl Iterator<Item = String> {
        self.unread.iter().map(|file| {
            let Unread {
                path,
                revision,
                problems,
            } = file;
            let problems = problems.join("; ");
            format!("{path} ({revision}) is read as far as it goes: {problems}")
        })
    }

    /// Where the repository has a page.
    pub fn forge(&self) -> Option<&Forge> {
        self.forge.as_ref()
    }

    /// The earlier revision.
    pub fn from(&self) -> &Revision {
        &self.from
    }

    /// The later revision.
    pub fn to(&self) -> &Revision {
        &self.to
    }
}

fn view(revision: &Revision) -> RevisionView {
    RevisionView {
        name: revision.name.clone(),
        commit: revision.state.commit().map(|commit| commit.to_string()),
        date: revision.day,
    }
}

fn unread<'f>(revision: &'f Revision, facts: &'f Facts) -> impl Iterator<Item = Unread> + 'f {
    facts.problems.iter().map(|(path, problems)| Unread {
        revision: revision.name.clone(),
        path: path.clone(),
        problems: problems
            .iter()
            .map(|problem| problem.message.clone())
            .collect(),
    })
}

fn differing(
    repository: &Repository,
    layout: &Layout,
    from: State,
    to: State,
) -> Result<Differing, Failure> {
    let places = [layout.folder()];
    let before = from.commit();
    Ok(match to {
        State::WorkTree => repository.differing_on_disk(before.as_ref(), &places)?,
        _ => repository.differing(before.as_ref(), to.commit().as_ref(), &places)?,
    })
}

/// What a revision says in these files, and in its settings and areas.
fn facts(
    repository: &Repository,
    layout: &Layout,
    state: State,
    files: &[File],
) -> Result<Facts, Failure> {
    let frame = [layout.settings(), layout.areas()];
    let missing: Vec<&str> = frame
        .iter()
        .map(String::as_str)
        .filter(|path| files.iter().all(|file| file.path != *path))
        .collect();
    let frame = read(repository, state, &missing)?;
    let sources: Vec<_> = files
        .iter()
        .chain(&frame)
        .map(|file| (file.path.as_str(), file.content.as_ref()))
        .collect();
    Ok(Facts::read(&sources, layout))
}

/// The entries that others name as taking their place, and that do not differ themselves.
fn neighbours(
    repository: &Repository,
    layout: &Layout,
    state: State,
    facts: &Facts,
) -> Result<Vec<crate::catalog::model::Entry>, Failure> {
    let paths: Vec<String> = facts.wanting().iter().map(|id| layout.entry(id)).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let files = read(repository, state, &paths)?;
    let sources: Vec<_> = files
        .iter()
        .map(|file| (file.path.as_str(), file.content.as_ref()))
        .collect();
    Ok(Facts::read(&sources, layout).catalog.entries)
}

fn read(repository: &Repository, state: State, paths: &[&str]) -> Result<Vec<File>, Failure> {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    Ok(match state {
        State::Beginning => Vec::new(),
        State::Commit(commit) => repository.read_tree(&commit, paths)?.files,
        State::WorkTree => read_paths(repository, Source::WorkTree, paths)?.files,
    })
}

/// The files of the entries, by their ids, as either revision has them.
fn paths(before: &Facts, after: &Facts) -> HashMap<String, HashSet<String>> {
    let mut paths: HashMap<String, HashSet<String>> = HashMap::new();
    for entry in before.catalog.entries.iter().chain(&after.catalog.entries) {
        let known = paths.entry(entry.id.clone()).or_default();
        known.insert(entry.path.clone());
    }
    paths
}

/// The commits that lead from one revision to the other, newest first.
fn commits_between(
    repository: &Repository,
    from: &Revision,
    to: &Revision,
) -> Result<Vec<LoggedCommit>, Failure> {
    let head = repository.head()?.commit();
    Ok(match to.state.commit().or(head) {
        Some(tip) => repository.log(from.state.commit().as_ref(), &tip)?,
        None => Vec::new(),
    })
}

/// Whether no commit says for machines that it made a difference.
fn needs_commit(difference: &Difference) -> bool {
    difference.origin.is_none() && difference.about.sort == Sort::Entry
}

/// A commit of the history, as a changelog reads it.
pub fn commit(logged: &LoggedCommit) -> Commit {
    Commit {
        id: logged.id.to_string(),
        parents: logged.parents.iter().map(ToString::to_string).collect(),
        changes: logged
            .trailers(CHANGE_TRAILER)
            .map(str::to_string)
            .collect(),
        message: logged.message.clone(),
    }
}

/// The commits that say nothing for machines and touch entries, by the files that they touch.
fn touching(
    repository: &Repository,
    layout: &Layout,
    log: &[LoggedCommit],
    recorded: &[Recorded],
) -> Result<HashMap<String, Vec<Origin>>, Failure> {
    let silent = log.iter().zip(recorded);
    let silent = silent.filter(|(_, recorded)| recorded.changes.is_empty());
    let silent: Vec<_> = silent.take(MOST_COMMITS).collect();
    let commits = silent.iter().map(|(commit, _)| *commit);
    let touched = repository.touched(commits, &[layout.projects().as_str()])?;
    let mut touching: HashMap<String, Vec<Origin>> = HashMap::new();
    for ((_, recorded), touched) in silent.iter().zip(&touched) {
        for path in touched.paths() {
            let origins = touching.entry(path.to_string()).or_default();
            origins.push(recorded.origin.clone());
        }
    }
    Ok(touching)
}

/// The commit that touched the files of an entry, where there is exactly one.
fn only_toucher(
    difference: &Difference,
    paths: &HashMap<String, HashSet<String>>,
    touching: &HashMap<String, Vec<Origin>>,
) -> Option<Origin> {
    let files = paths.get(&difference.about.id)?;
    let mut origins: Vec<&Origin> = files
        .iter()
        .filter_map(|path| touching.get(path))
        .flatten()
        .collect();
    origins.dedup();
    match origins.as_slice() {
        [only] => Some((*only).clone()),
        _ => None,
    }
}
