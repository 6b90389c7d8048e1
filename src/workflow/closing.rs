//! The last words on a change: what changed, on which branch and commit, what comes next.

use super::change::Change;
use super::failure::Failure;
use super::session::Session;
use crate::git::{Committed, GitError, Pushed};
use crate::terminal::Terminal;

/// How a subject begins, and how one says so when it is done.
const DONE: &[(&str, &str)] = &[
    ("Add", "Added"),
    ("Edit", "Edited"),
    ("Promote", "Promoted"),
    ("Demote", "Demoted"),
    ("Archive", "Archived"),
    ("Restore", "Restored"),
    ("Move", "Moved"),
    ("Rename", "Renamed"),
    ("Remove", "Removed"),
    ("Apply", "Applied"),
    ("Publish", "Published"),
    ("Begin", "Began"),
    ("Import", "Imported"),
];

/// What was done.
pub(super) struct Said<'a> {
    pub(super) verb: &'a str,
    pub(super) what: &'a str,
    /// In how many commits.
    pub(super) commits: usize,
    /// Whether they change entries, and not lists alone.
    pub(super) is_of_entries: bool,
}

/// Where a change has come to, as far as what comes next depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Outlook<'a> {
    branch: &'a str,
    /// The branch that one stood on before; `None` where HEAD was on none.
    before: Option<&'a str>,
    /// Whether the branch is a new one, made beside the one before.
    is_new: bool,
    /// Whether it is the base branch, which is not sent for review.
    is_base: bool,
    /// Whether one stands on the branch now.
    is_here: bool,
    /// How many commits it got; `None` where they are its first.
    commits: Option<usize>,
    /// Whether they change entries; a commit of lists alone is none that `catalog undo` knows.
    is_of_entries: bool,
    /// The remote that it would be pushed to.
    remote: Option<&'a str>,
}

impl Session {
    /// Says that a change is committed.
    pub(super) fn say_done(
        &self,
        change: &Change,
        committed: &Committed,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        let (verb, what) = done(&change.subject);
        let said = Said {
            verb,
            what,
            commits: 1,
            is_of_entries: !change.trailers.is_empty(),
        };
        self.say(&said, committed, terminal)
    }

    /// Says what was done, in as many commits, and what comes next; pushes where that was asked for.
    pub(super) fn say(
        &self,
        said: &Said<'_>,
        committed: &Committed,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        for warning in &committed.warnings {
            terminal.warn(&warning.to_string());
        }
        terminal.status(said.verb, said.what);
        let (id, branch) = (committed.id.short(), committed.branch.as_str());
        let before = self.head.branch();
        let is_new = before != Some(branch);
        let on = if is_new { "the new branch " } else { "" };
        terminal.status("Committed", &format!("{id} on {on}{branch}"));
        if self.options.push {
            self.push(branch, terminal)?;
        }
        if !committed.unwritten.is_empty() {
            let paths = committed.unwritten.clone();
            return Err(GitError::Unwritten { paths }.into());
        }
        if self.options.push {
            return Ok(());
        }
        let remote = self.repository.push_remote()?;
        let base = self.repository.base_branch(self.workflow().base.as_deref());
        let outlook = Outlook {
            branch,
            before,
            is_new,
            is_base: base.is_ok_and(|base| base == branch),
            is_here: !is_new || committed.switched,
            commits: self.head.commit().map(|_| said.commits),
            is_of_entries: said.is_of_entries,
            remote,
        };
        if !self.repository.is_bare() {
            next(&outlook).iter().for_each(|line| terminal.hint(line));
        }
        Ok(())
    }

    fn push(&self, branch: &str, terminal: &Terminal) -> Result<(), Failure> {
        let remote = self
            .repository
            .push_remote()?
            .unwrap_or("origin")
            .to_string();
        let pushed = self.repository.push(branch, None).map_err(|error| {
            let hint = format!("the commit stays; `git push -u {remote} {branch}` tries again");
            Failure::declined(error.to_string(), hint)
        })?;
        say_pushed(branch, &pushed, terminal);
        Ok(())
    }
}

/// Says what was pushed, and what the remote said, such as where to open a pull request.
pub fn say_pushed(what: &str, pushed: &Pushed, terminal: &Terminal) {
    terminal.status("Pushed", &format!("{what} to {}", pushed.remote));
    let said = pushed.said.lines().map(str::trim_end);
    said.filter(|line| line.starts_with("remote:") && *line != "remote:")
        .for_each(|line| terminal.status("", line));
}

/// The subject of a commit as somebody says it who has done it: the verb, and the rest.
fn done(subject: &str) -> (&str, &str) {
    let found = subject.split_once(' ').and_then(|(word, rest)| {
        let (_, past) = DONE.iter().find(|(present, _)| *present == word)?;
        Some((*past, rest))
    });
    found.unwrap_or(("Changed", subject))
}

/// What one may do next: take the change further, or undo it.
fn next(outlook: &Outlook<'_>) -> Vec<String> {
    let branch = outlook.branch;
    // Before a first commit there was no branch to go back to.
    let had_commits = outlook.commits.is_some();
    let base = outlook.before.filter(|_| outlook.is_new && had_commits);
    let further = match (outlook.remote, base) {
        (Some(remote), _) if outlook.is_base => {
            Some(format!("`git push {remote} {branch}` sends it"))
        }
        (Some(remote), _) => Some(format!(
            "`git push -u {remote} {branch}` sends it for review"
        )),
        (None, Some(base)) if outlook.is_here => Some(format!(
            "`git switch {base} && git merge {branch}` takes it in"
        )),
        (None, Some(_)) => Some(format!("`git merge {branch}` takes it in")),
        (None, None) => None,
    };
    let undo = match (outlook.is_new, outlook.is_here, outlook.commits) {
        (_, _, None) => None,
        (true, false, _) => Some(format!("`git branch -D {branch}` undoes it")),
        (_, _, Some(1)) if outlook.is_of_entries => {
            Some("`catalog undo` takes it back".to_string())
        }
        // It takes back one commit only.
        (true, true, _) => {
            base.map(|base| format!("`git switch {base} && git branch -D {branch}` undoes it"))
        }
        (false, _, Some(commits)) => Some(format!("`git reset --keep HEAD~{commits}` undoes it")),
    };
    further.into_iter().chain(undo).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: Outlook<'static> = Outlook {
        branch: "catalog/add-kuma",
        before: Some("main"),
        is_new: true,
        is_base: false,
        is_here: true,
        commits: Some(1),
        is_of_entries: true,
        remote: None,
    };

    #[test]
    fn a_subject_is_said_as_done() {
        assert_eq!(
            done("Promote Linkerd to graduated"),
            ("Promoted", "Linkerd to graduated")
        );
        assert_eq!(
            done("Import 2 projects into list"),
            ("Imported", "2 projects into list")
        );
        assert_eq!(done("Tidy up"), ("Changed", "Tidy up"));
    }

    #[test]
    fn a_new_branch_is_pushed_where_there_is_a_remote_and_merged_where_there_is_none() {
        let pushed = Outlook {
            remote: Some("origin"),
            ..NEW
        };
        assert_eq!(
            next(&pushed),
            [
                "`git push -u origin catalog/add-kuma` sends it for review",
                "`catalog undo` takes it back"
            ]
        );
        let base = Outlook {
            branch: "main",
            is_new: false,
            is_base: true,
            ..pushed
        };
        assert_eq!(next(&base)[0], "`git push origin main` sends it");
        assert_eq!(
            next(&NEW)[0],
            "`git switch main && git merge catalog/add-kuma` takes it in"
        );
        let elsewhere = Outlook {
            is_here: false,
            ..NEW
        };
        assert_eq!(
            next(&elsewhere),
            [
                "`git merge catalog/add-kuma` takes it in",
                "`git branch -D catalog/add-kuma` undoes it"
            ]
        );
    }

    #[test]
    fn several_commits_are_undone_together() {
        let here = Outlook {
            branch: "main",
            is_new: false,
            commits: Some(3),
            ..NEW
        };
        assert_eq!(next(&here), ["`git reset --keep HEAD~3` undoes it"]);
        let beside = Outlook {
            commits: Some(3),
            ..NEW
        };
        assert_eq!(
            next(&beside)[1],
            "`git switch main && git branch -D catalog/add-kuma` undoes it"
        );
        let one = Outlook {
            commits: Some(1),
            ..here
        };
        assert_eq!(next(&one), ["`catalog undo` takes it back"]);
        let of_lists = Outlook {
            is_of_entries: false,
            ..one
        };
        assert_eq!(next(&of_lists), ["`git reset --keep HEAD~1` undoes it"]);
    }

    #[test]
    fn nothing_is_said_that_could_not_be_done() {
        let first = Outlook {
            branch: "main",
            is_new: false,
            commits: None,
            ..NEW
        };
        assert_eq!(next(&first), [""; 0]);
        let first_elsewhere = Outlook {
            commits: None,
            ..NEW
        };
        assert_eq!(next(&first_elsewhere), [""; 0]);
        let from_nowhere = Outlook {
            before: None,
            ..NEW
        };
        assert_eq!(next(&from_nowhere), ["`catalog undo` takes it back"]);
    }
}
