//! What is different between two revisions.

use super::attribution::{Commits, Files, attribute, find_touching};
use super::failure::Failure;
use super::revisions::{Revision, State};
use super::sources::{Source, read_paths};
use crate::catalog::load::Layout;
use crate::changelog::{
    ChangeView, Days, Difference, Facts, Forge, Report, RevisionView, Unread, compare,
};
use crate::git::{Differing, File, Repository};

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
        let mut found = compare(&before, &after, &days);
        let range = commits_between(repository, &from, &to)?;
        let files = Files::of(&before, &after);
        let log = match range {
            Some(range) if !found.is_empty() => attribute(repository, range, &mut found)?,
            _ => Vec::new(),
        };
        let mut differences = found.told();
        find_touching(repository, layout, &log, &files, &mut differences)?;
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

/// The commits that lead from one revision to the other: behind the former, up to the latter.
fn commits_between(
    repository: &Repository,
    from: &Revision,
    to: &Revision,
) -> Result<Option<Commits>, Failure> {
    let tip = match to.state.commit() {
        Some(commit) => Some(commit),
        None => repository.head()?.commit(),
    };
    let since = from.state.commit();
    Ok(tip.map(|until| Commits { since, until }))
}
