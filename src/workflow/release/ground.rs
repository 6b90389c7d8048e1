//! What a release begins on: the branch, the last release, a catalog without errors, a free tag.

use chrono::NaiveDate;

use super::CHANGELOG;
use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::load::Layout;
use crate::changelog::{Version, section_of};
use crate::git::{CommitId, Head, Repository};
use crate::publish::Templates;
use crate::workflow::failure::Failure;
use crate::workflow::health::Health;
use crate::workflow::refusal::{Problems, Refusal};
use crate::workflow::revisions::{RELEASE_TRAILER, Release, last_release, released};
use crate::workflow::sources::{Source, read_pages, read_sources};

/// Where a release begins: the branch, the last release, and one that was left unfinished.
pub(super) struct Ground {
    pub(super) head: CommitId,
    pub(super) branch: String,
    pub(super) last: Option<Release>,
    pub(super) unfinished: Option<(Version, CommitId)>,
}

/// Where a release begins.
///
/// # Errors
/// Where HEAD is on no branch, or has no commit.
pub(super) fn ground(repository: &Repository) -> Result<Ground, Failure> {
    let (branch, head) = match repository.head()? {
        Head::Branch { name, commit } => (name, commit),
        Head::Unborn { branch } => {
            return Err(Failure::declined(
                format!("{branch} has no commit, so there is nothing to release"),
                "`catalog init` begins a catalog",
            ));
        }
        Head::Detached { .. } => return Err(refused(crate::git::Refusal::Detached)),
    };
    if repository.is_bare() {
        return Err(refused(crate::git::Refusal::NoWorkTree));
    }
    let last = last_release(repository, &head, None)?;
    let since = last.as_ref().map(|last| last.tag.commit);
    let log = repository.log(since.as_ref(), &head)?;
    let page = repository.read_file(&head, CHANGELOG)?.unwrap_or_default();
    let page = String::from_utf8_lossy(&page);
    let unfinished = log.iter().find_map(|commit| {
        let (version, _) = commit.trailers(RELEASE_TRAILER).find_map(released)?;
        // One that was reverted is no release any more.
        section_of(&page, &version)?;
        Some((version, commit.id))
    });
    Ok(Ground {
        head,
        branch,
        last,
        unfinished,
    })
}

fn refused(refusal: crate::git::Refusal) -> Failure {
    Failure::from(crate::git::GitError::from(refusal))
}

/// The tag of a version: with a `v` in front as the last release has it; the first release has one
/// unless it goes by the calendar.
///
/// # Errors
/// Where it exists, in either form.
pub(super) fn free_tag(
    repository: &Repository,
    version: &Version,
    last: Option<&Release>,
) -> Result<String, Failure> {
    let with_v = match last {
        Some(last) => last.tag.name.starts_with('v'),
        None => !version.is_calendar(),
    };
    let names = repository.tag_names()?;
    let forms = [format!("v{version}"), version.to_string()];
    if let Some(taken) = forms.iter().find(|form| names.contains(form)) {
        return Err(Failure::declined(
            format!("the tag {taken} exists already"),
            "choose another version, or let --bump propose one",
        ));
    }
    let [with, without] = forms;
    Ok(if with_v { with } else { without })
}

/// What a release takes from a catalog without errors.
pub(super) struct Loaded {
    pub(super) templates: Templates,
    pub(super) sign_off: bool,
}

/// What a release takes from the catalog at HEAD.
///
/// # Errors
/// Where it has uncommitted changes, or errors.
pub(super) fn healthy(
    repository: &Repository,
    layout: &Layout,
    today: NaiveDate,
) -> Result<Loaded, Failure> {
    let sources = read_sources(repository, layout, Source::Head, &[])?;
    let loaded = sources.load(layout);
    let lists = loaded.catalog.settings.lists.values();
    let mut places: Vec<String> = lists.map(|list| list.output.clone()).collect();
    places.extend([
        layout.folder().to_string(),
        layout.templates(),
        CHANGELOG.to_string(),
    ]);
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let paths = repository.uncommitted(&places)?;
    if !paths.is_empty() {
        return Err(refused(crate::git::Refusal::Uncommitted { paths }));
    }
    let templates = sources.templates(layout);
    let sign_off = loaded.catalog.settings.workflow.sign_off;
    let mut texts = sources.into_texts();
    texts.extend(read_pages(repository, Source::Head, &loaded.catalog)?);
    let mut found = Health::of(loaded, layout, &templates, &texts, today).problems;
    found.retain(|problem: &Diagnostic| problem.severity == Severity::Error);
    if !found.is_empty() {
        let problems = Problems::new(found, |path| texts.get(path).map(AsRef::as_ref));
        return Err(Refusal::BrokenCatalog(problems).into());
    }
    Ok(Loaded {
        templates,
        sign_off,
    })
}
