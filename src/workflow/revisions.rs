//! Which revisions are meant: commits, tags, branches, days, the work tree, the last release.

use chrono::NaiveDate;

use super::failure::Failure;
use crate::catalog::model::parse_date;
use crate::changelog::Version;
use crate::git::{CommitId, Repository, Tag};

/// The trailer that a release leaves in its commit and its tag: `Catalog-Release: 1.0.0 2021-06-30`.
pub const RELEASE_TRAILER: &str = "Catalog-Release";

/// A revision of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub state: State,
    /// The day that transitions are measured by.
    pub day: Option<NaiveDate>,
}

/// What a revision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Before the first file.
    Beginning,
    /// A commit.
    Commit(CommitId),
    /// The files on disk.
    WorkTree,
}

impl State {
    /// The commit, where it is one.
    pub fn commit(self) -> Option<CommitId> {
        match self {
            State::Commit(commit) => Some(commit),
            State::Beginning | State::WorkTree => None,
        }
    }
}

/// Two revisions as they were asked for: `FROM`, `FROM..TO`, `..TO`, or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Range {
    from: Option<String>,
    to: Option<String>,
}

impl Range {
    /// Reads a range; nothing where none is given.
    ///
    /// # Errors
    /// Where it has three points, which mean something else to git.
    pub fn parse(text: Option<&str>) -> Result<Range, Failure> {
        let text = text.unwrap_or_default();
        if text.contains("...") {
            return Err(Failure::usage(
                format!("`{text}` has three points"),
                "a range is FROM..TO, from one revision to the other",
            ));
        }
        let some = |text: &str| (!text.is_empty()).then(|| text.to_string());
        let (from, to) = text.split_once("..").unwrap_or((text, ""));
        Ok(Range {
            from: some(from),
            to: some(to),
        })
    }
}

/// A release: the tag of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its version.
    pub version: Version,
    /// Its tag.
    pub tag: Tag,
}

impl Release {
    /// The day it bears: the one that it was given, else that of its tag.
    pub fn day(&self) -> NaiveDate {
        let lines = self.tag.message.lines();
        let mut days = lines.filter_map(|line| released(line.strip_prefix(RELEASE_TRAILER)?)?.1);
        days.next().unwrap_or_else(|| self.tag.date.date_naive())
    }
}

/// Version and day behind the name of the trailer.
pub fn released(value: &str) -> Option<(Version, Option<NaiveDate>)> {
    let mut words = value.trim_start_matches(':').split_whitespace();
    let version = Version::parse(words.next()?)?;
    Some((version, words.next().and_then(parse_date)))
}

/// The two revisions that a range means: the work tree where it names no end, or HEAD where there
/// is none; the last release before that where it names no beginning, or the beginning of the
/// catalog where there is no release.
///
/// # Errors
/// Where a name leads to no commit, and where a shallow clone cannot tell.
pub fn resolve(
    repository: &Repository,
    range: &Range,
    today: NaiveDate,
) -> Result<(Revision, Revision), Failure> {
    let head = repository.head()?.commit();
    let to = match &range.to {
        Some(name) => revision(repository, name)?,
        None if repository.is_bare() => revision(repository, "HEAD")?,
        None => Revision {
            name: "work tree".to_string(),
            state: State::WorkTree,
            day: Some(today),
        },
    };
    let from = match &range.from {
        Some(name) => revision(repository, name)?,
        None => {
            // What is itself a release is compared with the one before it.
            let tip = to.state.commit();
            let release = match tip.or(head) {
                Some(within) => last_release(repository, &within, tip)?,
                None => None,
            };
            since_release(repository, release)?
        }
    };
    Ok((from, to))
}

/// A release as a revision; the beginning where there is none yet.
///
/// # Errors
/// Where there is none in a shallow clone, which may only lack it.
pub fn since_release(
    repository: &Repository,
    release: Option<Release>,
) -> Result<Revision, Failure> {
    match release {
        Some(release) => Ok(Revision {
            day: Some(release.day()),
            name: release.tag.name,
            state: State::Commit(release.tag.commit),
        }),
        None if repository.is_shallow() => Err(shallow("the last release is not in it")),
        None => Ok(Revision {
            name: "beginning".to_string(),
            state: State::Beginning,
            day: None,
        }),
    }
}

/// The release of the highest version in the history of a commit, this one commit aside.
///
/// # Errors
/// Where the tags cannot be read.
pub fn last_release(
    repository: &Repository,
    within: &CommitId,
    aside: Option<CommitId>,
) -> Result<Option<Release>, Failure> {
    let mut versions = versions(repository)?;
    versions.sort();
    for (version, name) in versions.into_iter().rev() {
        if let Some(tag) = repository.tag(&name)?
            && Some(tag.commit) != aside
            && repository.is_within(&tag.commit, within)
        {
            return Ok(Some(Release { version, tag }));
        }
    }
    Ok(None)
}

/// Every release, wherever in the repository it is.
///
/// # Errors
/// Where the tags cannot be read.
pub fn releases(repository: &Repository) -> Result<Vec<Release>, Failure> {
    let mut releases = Vec::new();
    for (version, name) in versions(repository)? {
        let tag = repository.tag(&name)?;
        releases.extend(tag.map(|tag| Release { version, tag }));
    }
    Ok(releases)
}

/// The tags that are named as a version.
fn versions(repository: &Repository) -> Result<Vec<(Version, String)>, Failure> {
    let names = repository.tag_names()?.into_iter();
    let versions = names.filter_map(|name| Some((Version::parse(&name)?, name)));
    Ok(versions.collect())
}

fn revision(repository: &Repository, name: &str) -> Result<Revision, Failure> {
    if let Some((branch, day)) = day_in(name) {
        return on_day(repository, name, branch, day);
    }
    let commit = repository.resolve(name)?;
    let release = Version::parse(name).zip(repository.tag(name)?);
    let day = match release {
        Some((version, tag)) => Release { version, tag }.day(),
        None => repository.logged(commit)?.date.date_naive(),
    };
    Ok(Revision {
        name: name.to_string(),
        state: State::Commit(commit),
        day: Some(day),
    })
}

/// The branch and the day of `main@{2021-06-30}`; HEAD where no branch is named.
fn day_in(name: &str) -> Option<(&str, NaiveDate)> {
    let (branch, day) = name.strip_suffix('}')?.rsplit_once("@{")?;
    let branch = if branch.is_empty() { "HEAD" } else { branch };
    Some((branch, parse_date(day)?))
}

fn on_day(
    repository: &Repository,
    name: &str,
    branch: &str,
    day: NaiveDate,
) -> Result<Revision, Failure> {
    let tip = repository.resolve(branch)?;
    let state = match repository.commit_on(&tip, day)? {
        Some(commit) => State::Commit(commit),
        None if repository.is_shallow() => {
            return Err(shallow(&format!("what there was on {day} is not in it")));
        }
        None => State::Beginning,
    };
    Ok(Revision {
        name: name.to_string(),
        state,
        day: Some(day),
    })
}

fn shallow(what: &str) -> Failure {
    Failure::usage(
        format!("this is a shallow clone, and {what}"),
        "`git fetch --unshallow --tags` makes it whole; or name a revision that is here",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_has_two_ends_and_either_may_be_left_out() {
        let range = |text: &str| {
            let range = Range::parse(Some(text)).expect("a range");
            let or = |end: Option<String>| end.unwrap_or_else(|| "-".into());
            format!("{} {}", or(range.from), or(range.to))
        };
        assert_eq!(range("v1.0.0"), "v1.0.0 -");
        assert_eq!(range("v1.0.0..main"), "v1.0.0 main");
        assert_eq!(range("@{2021-06-30}.."), "@{2021-06-30} -");
        assert_eq!(range("..v1.0.0"), "- v1.0.0");
        assert!(Range::parse(Some("a...b")).is_err());
    }

    #[test]
    fn only_a_whole_date_is_a_day_of_the_catalog() {
        let day = parse_date("2021-06-30").expect("a day");
        assert_eq!(day_in("@{2021-06-30}"), Some(("HEAD", day)));
        assert_eq!(day_in("main@{2021-06-30}"), Some(("main", day)));
        assert_eq!(day_in("main@{yesterday}"), None);
        assert_eq!(day_in("v1.0.0"), None);
    }

    #[test]
    fn a_release_says_its_version_and_its_day() {
        let (version, day) = released(": 1.0.0 2021-06-30").expect("a release");
        assert_eq!((version.text(), day), ("1.0.0", parse_date("2021-06-30")));
        assert_eq!(released(": latest"), None);
    }
}
