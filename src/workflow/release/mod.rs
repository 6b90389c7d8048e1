//! A release: its section in CHANGELOG.md, the commit of that, and the tag on it.
//!
//! The commit comes first and says which release it is, so that a run that was stopped between the
//! two is finished by the next one: there is never a tag without its section, and no section twice.

mod ground;

use chrono::NaiveDate;

use self::ground::{Ground, free_tag, ground, healthy};
use super::comparison::Comparison;
use super::failure::Failure;
use super::revisions::{RELEASE_TRAILER, Release, Revision, State, since_release};
use crate::catalog::load::Layout;
use crate::changelog::{Section, Size, Version, section_of};
use crate::git::{CommitId, CommitRequest, FileEdit, GitError, Placement, Repository, Warning};
use crate::publish::{Templates, render_changes};

/// The file that releases are written in.
const CHANGELOG: &str = "CHANGELOG.md";

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseRequest {
    /// The version; the one that comes next where there is none.
    pub version: Option<Version>,
    /// The day that the release bears.
    pub day: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// Whether nothing need have changed.
    pub allow_empty: bool,
    /// Whether the commit is left without a sign-off, whatever the settings say.
    pub no_sign_off: bool,
    /// Whether no hooks run.
    pub no_verify: bool,
    /// Whether it is pushed.
    pub push: bool,
}

/// A release that can be made.
pub struct PlannedRelease {
    /// Its version.
    pub version: Version,
    /// Its tag.
    pub tag: String,
    /// The branch it is made on.
    pub branch: String,
    /// What is still to be done.
    pub steps: Steps,
}

/// What is still to be done for a release.
pub enum Steps {
    /// Its commit and its tag.
    All(Box<CommitRequest>),
    /// Its tag: an earlier run was stopped behind this commit.
    TagOnly(CommitId),
    /// To push it: an earlier run made the tag on this commit.
    PushOnly(CommitId),
}

/// A release that was made.
pub struct Released {
    /// The commit that bears the tag.
    pub commit: CommitId,
    /// What is worth saying.
    pub warnings: Vec<Warning>,
}

impl PlannedRelease {
    /// Plans a release on the branch one stands on; writes nothing.
    ///
    /// # Errors
    /// Where it is to be pushed and there is no remote, the tag exists, the catalog has uncommitted changes or errors, nothing has changed,
    /// or the file tells of this release already.
    pub fn plan(
        repository: &Repository,
        layout: &Layout,
        request: &ReleaseRequest,
    ) -> Result<PlannedRelease, Failure> {
        if request.push && repository.push_remote()?.is_none() {
            return Err(GitError::NoRemote.into());
        }
        let ground = ground(repository)?;
        if let Some((version, commit)) = &ground.unfinished {
            return finish(repository, &ground, request, version, *commit);
        }
        if let Some(last) = ground.last.as_ref().filter(|_| request.push)
            && request.version.as_ref() == Some(&last.version)
        {
            return Ok(PlannedRelease {
                version: last.version.clone(),
                tag: last.tag.name.clone(),
                branch: ground.branch,
                steps: Steps::PushOnly(last.tag.commit),
            });
        }
        if let Some(version) = &request.version {
            free_tag(repository, version, ground.last.as_ref())?;
        }
        let loaded = healthy(repository, layout, request.today)?;
        let to = Revision {
            name: "HEAD".to_string(),
            state: State::Commit(ground.head),
            day: Some(request.day),
        };
        let from = since_release(repository, ground.last.clone())?;
        let comparison = Comparison::of(repository, layout, from, to)?;
        let last = ground.last.as_ref();
        if comparison.differences.is_empty() && !request.allow_empty {
            let since = last.map_or("the beginning", |last| &last.tag.name);
            return Err(Failure::declined(
                format!("nothing has changed since {since}"),
                "pass --allow-empty to release all the same",
            ));
        }
        let version = match (&request.version, last) {
            (Some(version), Some(last)) if version.is_behind(&last.version) => {
                return Err(Failure::declined(
                    format!("{version} comes before the last release, {}", last.version),
                    "choose a later version, or let --bump propose one",
                ));
            }
            (Some(version), _) => version.clone(),
            (None, Some(last)) => {
                let size = Size::of(&comparison.differences);
                last.version.next(size, request.day)
            }
            (None, None) => Version::first(),
        };
        let tag = free_tag(repository, &version, last)?;
        let section = section(
            &comparison,
            &loaded.templates,
            &version,
            &tag,
            last,
            request,
        )?;
        let page = page(repository, &ground, &section)?;
        let sign_off = loaded.sign_off && !request.no_sign_off;
        let commit = commit_request(&ground, &version, request, page, sign_off);
        repository.check(&commit)?;
        Ok(PlannedRelease {
            version,
            tag,
            branch: ground.branch,
            steps: Steps::All(Box::new(commit)),
        })
    }

    /// Makes what is still to be made.
    ///
    /// # Errors
    /// Where git refuses; where it refuses the tag, the same command goes on from there.
    pub fn carry_out(&self, repository: &Repository) -> Result<Released, Failure> {
        let (commit, warnings) = match &self.steps {
            Steps::PushOnly(commit) => {
                return Ok(Released {
                    commit: *commit,
                    warnings: Vec::new(),
                });
            }
            Steps::TagOnly(commit) => (*commit, Vec::new()),
            Steps::All(request) => {
                let committed = repository.commit(request)?;
                (committed.id, committed.warnings)
            }
        };
        let message = tag_message(repository, commit, &self.version)?;
        repository.make_tag(&self.tag, &commit, &message)?;
        Ok(Released { commit, warnings })
    }
}

/// The tag that an earlier run could not make any more.
fn finish(
    repository: &Repository,
    ground: &Ground,
    request: &ReleaseRequest,
    version: &Version,
    commit: CommitId,
) -> Result<PlannedRelease, Failure> {
    if request
        .version
        .as_ref()
        .is_some_and(|asked| asked != version)
    {
        return Err(Failure::declined(
            format!("the release {version} was stopped before its tag was made"),
            format!("`catalog release {version}` finishes it"),
        ));
    }
    Ok(PlannedRelease {
        version: version.clone(),
        tag: free_tag(repository, version, ground.last.as_ref())?,
        branch: ground.branch.clone(),
        steps: Steps::TagOnly(commit),
    })
}

/// The text of a section and its place on the web.
struct Text {
    version: Version,
    day: NaiveDate,
    body: String,
    tag: String,
    url: Option<String>,
}

fn section(
    comparison: &Comparison,
    templates: &Templates,
    version: &Version,
    tag: &str,
    last: Option<&Release>,
    request: &ReleaseRequest,
) -> Result<Text, Failure> {
    let body = match comparison.differences.is_empty() {
        true => "Nothing has changed.".to_string(),
        false => render_changes(&comparison.report().page(), templates)?,
    };
    let url = comparison.forge().map(|forge| match last {
        Some(last) => forge.compare(&last.tag.name, tag),
        None => forge.tag(tag),
    });
    Ok(Text {
        version: version.clone(),
        day: request.day,
        body,
        tag: tag.to_string(),
        url,
    })
}

/// CHANGELOG.md as it is and as it will be.
fn page(repository: &Repository, ground: &Ground, text: &Text) -> Result<FileEdit, Failure> {
    let before = repository.read_file(&ground.head, CHANGELOG)?;
    let page = match &before {
        Some(bytes) => Some(std::str::from_utf8(bytes).map_err(|_| Failure::Content {
            place: CHANGELOG.to_string(),
            message: "the file is not UTF-8".to_string(),
            hint: Some("save it as UTF-8 and commit it".to_string()),
        })?),
        None => None,
    };
    if page.is_some_and(|page| section_of(page, &text.version).is_some()) {
        return Err(Failure::Content {
            place: CHANGELOG.to_string(),
            message: format!("there is a section for {} already", text.version),
            hint: Some("take it out, or choose another version".to_string()),
        });
    }
    let section = Section {
        version: &text.version,
        day: text.day,
        body: &text.body,
        tag: &text.tag,
        url: text.url.clone(),
    };
    let after = section.added_to(page);
    Ok(FileEdit {
        path: CHANGELOG.to_string(),
        before,
        after: Some(after.into()),
    })
}

fn commit_request(
    ground: &Ground,
    version: &Version,
    request: &ReleaseRequest,
    page: FileEdit,
    sign_off: bool,
) -> CommitRequest {
    CommitRequest {
        parent: Some(ground.head),
        files: vec![page],
        takes_in: Vec::new(),
        message: format!(
            "Release {version}\n\n{RELEASE_TRAILER}: {version} {}\n",
            request.day
        ),
        placement: Placement::CurrentBranch,
        sign_off,
        verify: !request.no_verify,
    }
}

/// What the tag says: the section as the commit has it, and the trailer of the commit.
fn tag_message(
    repository: &Repository,
    commit: CommitId,
    version: &Version,
) -> Result<String, Failure> {
    let page = repository
        .read_file(&commit, CHANGELOG)?
        .unwrap_or_default();
    let page = String::from_utf8_lossy(&page);
    let section = section_of(&page, version).unwrap_or_default();
    let logged = repository.logged(commit)?;
    let trailer = logged.trailers(RELEASE_TRAILER).next().unwrap_or_default();
    Ok(format!(
        "Release {version}\n\n{section}\n\n{RELEASE_TRAILER}: {trailer}\n"
    ))
}
