//! The commits of a history: who made them, when, and what they say.

use chrono::{DateTime, FixedOffset, NaiveDate};
use git2::Sort;

use super::discover::Repository;
use super::error::GitError;
use super::id::CommitId;

/// A commit as the history shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedCommit {
    /// Its id.
    pub id: CommitId,
    /// The commits it was made on; two or more of a merge.
    pub parents: Vec<CommitId>,
    /// Who wrote it.
    pub author: String,
    /// The author's address.
    pub email: String,
    /// When it was committed, in the committer's time zone.
    pub date: DateTime<FixedOffset>,
    /// Subject, body and trailers.
    pub message: String,
}

impl LoggedCommit {
    /// The first line of the message.
    pub fn subject(&self) -> &str {
        self.message.lines().next().unwrap_or_default()
    }

    /// The values of a trailer, such as `Catalog-Change`, wherever in the message a line has it: a
    /// squash keeps the trailers of its commits, but not at the end.
    pub fn trailers<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c str> {
        self.message.lines().filter_map(move |line| {
            let value = line.strip_prefix(name)?.strip_prefix(": ")?;
            Some(value.trim())
        })
    }
}

impl Repository {
    /// The commits that one commit has and another lacks, each before its parents, newer before
    /// older; all that it has where no other is named.
    ///
    /// # Errors
    /// Where a commit cannot be read.
    pub fn log(
        &self,
        since: Option<&CommitId>,
        until: &CommitId,
    ) -> Result<Vec<LoggedCommit>, GitError> {
        let doing = "read the history";
        let mut walk = self.inner.revwalk().map_err(GitError::store(doing))?;
        walk.set_sorting(Sort::TOPOLOGICAL | Sort::TIME)
            .and_then(|()| walk.push(until.oid()?))
            .and_then(|()| match since {
                Some(since) => walk.hide(since.oid()?),
                None => Ok(()),
            })
            .map_err(GitError::store(doing))?;
        walk.map(|oid| {
            let id = oid.ok().and_then(CommitId::from_oid);
            self.logged(id.ok_or_else(|| GitError::Store {
                doing: doing.to_owned(),
                reason: "a commit of it is missing".to_owned(),
            })?)
        })
        .collect()
    }

    /// The newest commits that one commit has, at most this many, and none that is as old as
    /// another: where clocks are right, the newest of [`Repository::log`]. No more is read.
    ///
    /// # Errors
    /// Where a commit cannot be read.
    pub fn newest(
        &self,
        since: Option<&CommitId>,
        until: &CommitId,
        most: usize,
    ) -> Result<Vec<LoggedCommit>, GitError> {
        let doing = "read the history";
        let since = since.map(|since| self.logged(*since)).transpose()?;
        let mut walk = self.inner.revwalk().map_err(GitError::store(doing))?;
        until
            .oid()
            .and_then(|until| walk.push(until))
            .map_err(GitError::store(doing))?;
        let mut newest = Vec::new();
        for id in walk.take(most) {
            let id = id.map_err(GitError::store(doing))?;
            let Some(id) = CommitId::from_oid(id) else {
                break;
            };
            let commit = self.logged(id)?;
            if since
                .as_ref()
                .is_some_and(|since| commit.date <= since.date)
            {
                break;
            }
            newest.push(commit);
        }
        Ok(newest)
    }

    /// One commit as the history shows it.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn logged(&self, id: CommitId) -> Result<LoggedCommit, GitError> {
        let commit = self.commit_object(id)?;
        let author = commit.author();
        Ok(LoggedCommit {
            id,
            parents: commit.parent_ids().filter_map(CommitId::from_oid).collect(),
            author: String::from_utf8_lossy(author.name_bytes()).into_owned(),
            email: String::from_utf8_lossy(author.email_bytes()).into_owned(),
            date: moment(commit.time()),
            message: String::from_utf8_lossy(commit.message_bytes()).into_owned(),
        })
    }

    /// The commit at which a branch stood at the end of a day: the last one on the way of first
    /// parents that was committed by then, by its committer's calendar. `None` where the branch
    /// begins later.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn commit_on(&self, tip: &CommitId, day: NaiveDate) -> Result<Option<CommitId>, GitError> {
        let mut next = Some(*tip);
        while let Some(id) = next {
            let commit = self.commit_object(id)?;
            if moment(commit.time()).date_naive() <= day {
                return Ok(Some(id));
            }
            let parent = commit.parent_ids().next();
            next = parent
                .filter(|parent| self.inner.find_commit(*parent).is_ok())
                .and_then(CommitId::from_oid);
        }
        Ok(None)
    }

    /// Whether the history ends somewhere without having begun, as in `git clone --depth`.
    pub fn is_shallow(&self) -> bool {
        self.inner.is_shallow()
    }
}

/// A moment in its own time zone; that of 1970 where git's numbers are none.
pub(super) fn moment(time: git2::Time) -> DateTime<FixedOffset> {
    let zone = FixedOffset::east_opt(time.offset_minutes() * 60);
    let utc = DateTime::from_timestamp(time.seconds(), 0).unwrap_or_default();
    match zone {
        Some(zone) => utc.with_timezone(&zone),
        None => utc.fixed_offset(),
    }
}
