//! Taking back the last change: the branch moved back, or a commit that reverts it.

use super::attribution::CHANGE_TRAILER;
use super::failure::Failure;
use super::revisions::RELEASE_TRAILER;
use crate::catalog::load::{Layout, load};
use crate::git::{
    CommitId, CommitRequest, Differing, FileEdit, GitError, Head, LoggedCommit, Placement, Refusal,
    Repository, Warning,
};

/// A change that can be taken back.
pub struct PlannedUndo {
    /// The commit of the change.
    pub change: LoggedCommit,
    /// The branch that it is the last commit of.
    pub branch: String,
    /// The files as they are and as they will be.
    pub files: Differing,
    /// How it is taken back.
    pub way: Way,
    /// The files that an earlier run, stopped half way, has put back already.
    halfway: Vec<String>,
    request: CommitRequest,
}

/// How a change is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The branch goes back to this commit, since nobody else knows of the change.
    MoveBack(CommitId),
    /// A new commit reverts it, since these branches and tags have it.
    Revert(Vec<String>),
}

/// What came of it.
pub struct Undone {
    /// The commit that the branch is at.
    pub tip: CommitId,
    /// What is worth saying.
    pub warnings: Vec<Warning>,
}

impl PlannedUndo {
    /// Plans to take back the last commit of the branch one stands on; writes nothing.
    ///
    /// # Errors
    /// Where that commit is no change made by a command, or files of it have uncommitted changes.
    pub fn plan(
        repository: &Repository,
        layout: &Layout,
        verify: bool,
    ) -> Result<PlannedUndo, Failure> {
        let (branch, tip) = match repository.head()? {
            Head::Branch { name, commit } => (name, commit),
            Head::Unborn { branch } => {
                return Err(Failure::declined(
                    format!("{branch} has no commit, so there is nothing to take back"),
                    "`catalog init` begins a catalog",
                ));
            }
            Head::Detached { .. } => return Err(GitError::from(Refusal::Detached).into()),
        };
        let change = repository.logged(tip)?;
        let parent = parent_of_change(&change)?;
        let files = repository.differing(Some(&tip), Some(&parent), &[""])?;
        let known = repository.known_to_others_by(&tip)?;
        let request = CommitRequest {
            parent: Some(tip),
            files: edits(&files),
            takes_in: Vec::new(),
            message: message(&change),
            placement: Placement::CurrentBranch,
            sign_off: signs_off(repository, layout, &tip)?,
            verify,
        };
        let way = match known.is_empty() {
            true => Way::MoveBack(parent),
            false => Way::Revert(known),
        };
        let halfway = halfway(repository, &request, &parent)?;
        Ok(PlannedUndo {
            change,
            branch,
            files,
            way,
            halfway,
            request,
        })
    }

    /// Takes it back.
    ///
    /// # Errors
    /// Where git refuses; nothing is then changed.
    pub fn carry_out(&self, repository: &Repository) -> Result<Undone, Failure> {
        if let Some(parent) = self.change.parents.first() {
            repository.put_back(Some(&self.change.id), parent, &self.halfway)?;
        }
        let checked = repository.check(&self.request)?;
        match &self.way {
            Way::MoveBack(parent) => {
                repository.move_back(&self.branch, &self.change.id, parent)?;
                Ok(Undone {
                    tip: *parent,
                    warnings: Vec::new(),
                })
            }
            Way::Revert(_) => {
                let committed = repository.commit_checked(checked, &|_| {})?;
                Ok(Undone {
                    tip: committed.id,
                    warnings: committed.warnings,
                })
            }
        }
    }
}

/// The commit before a change that a command made.
fn parent_of_change(change: &LoggedCommit) -> Result<CommitId, Failure> {
    let name = format!("{} “{}”", change.id.short(), change.subject());
    if change.trailers(CHANGE_TRAILER).next().is_none() {
        let is_release = change.trailers(RELEASE_TRAILER).next().is_some();
        let hint = match is_release {
            true => "a release is taken back by deleting its tag and reverting its commit",
            false => {
                "`git revert HEAD` takes back any commit, `catalog history --log` lists changes"
            }
        };
        return Err(Failure::declined(
            format!("the last commit, {name}, is no change made by catalog"),
            hint,
        ));
    }
    match change.parents.as_slice() {
        [parent] => Ok(*parent),
        [] => Err(Failure::declined(
            format!("{name} is the first commit, so there is nothing to go back to"),
            "`git update-ref -d HEAD` takes it back, and leaves the files as they are",
        )),
        _ => Err(Failure::declined(
            format!("{name} is a merge, which brought more than one change"),
            "`git revert -m 1 HEAD` takes back a merge",
        )),
    }
}

fn edits(files: &Differing) -> Vec<FileEdit> {
    let gone = files.before.iter().filter(|file| {
        let stays = |other: &crate::git::File| other.path == file.path;
        !files.after.iter().any(stays)
    });
    let gone = gone.map(|file| FileEdit {
        path: file.path.clone(),
        before: Some(file.content.clone()),
        after: None,
    });
    let before = |path: &str| {
        let file = files.before.iter().find(|file| file.path == path);
        file.map(|file| file.content.clone())
    };
    let back = files.after.iter().map(|file| FileEdit {
        path: file.path.clone(),
        before: before(&file.path),
        after: Some(file.content.clone()),
    });
    back.chain(gone).collect()
}

fn message(change: &LoggedCommit) -> String {
    let trailers: Vec<String> = change
        .trailers(CHANGE_TRAILER)
        .map(|value| format!("{CHANGE_TRAILER}: undo {value}"))
        .collect();
    format!(
        "Revert \"{}\"\n\nThis reverts commit {}.\n\n{}\n",
        change.subject(),
        change.id,
        trailers.join("\n")
    )
}

/// Whether the settings of a commit ask for a sign-off.
fn signs_off(repository: &Repository, layout: &Layout, commit: &CommitId) -> Result<bool, Failure> {
    let path = layout.settings();
    let settings = repository.read_file(commit, &path)?.unwrap_or_default();
    let loaded = load(&[(path.as_str(), settings.as_ref())], layout);
    Ok(loaded.catalog.settings.workflow.sign_off)
}

/// The files that an earlier run has put back already; refuses where other work stands in the way.
fn halfway(
    repository: &Repository,
    request: &CommitRequest,
    parent: &CommitId,
) -> Result<Vec<String>, Failure> {
    let refused = match repository.check(request) {
        Ok(_) => return Ok(Vec::new()),
        Err(GitError::Refused(refusal)) => refusal,
        Err(other) => return Err(other.into()),
    };
    let halfway = repository.halfway(request.parent.as_ref(), parent)?;
    let is_known = match &refused {
        Refusal::Uncommitted { paths } => paths.iter().all(|path| halfway.contains(path)),
        Refusal::InTheWay { path, .. } => halfway.contains(path),
        _ => false,
    };
    match is_known {
        true => Ok(halfway),
        false => Err(GitError::from(refused).into()),
    }
}
