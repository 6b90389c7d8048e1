//! The way of a planned change: refuse first, show, ask, commit, say.

use super::change::{Change, FileChange, Role};
use super::draft;
use super::editor;
use super::failure::Failure;
use super::options::Target;
use super::session::Session;
use crate::catalog::model::Workflow;
use crate::git::{Checked, CommitRequest, FileEdit, GitError, Head, Placement};
use crate::terminal::diff::{self, FileDiff};
use crate::terminal::prompt::{Answer, Question};
use crate::terminal::{Terminal, is_broken_pipe};

/// From so many files on, writing them may take a time that one wants to see pass.
const MANY_FILES: usize = 200;

/// The most entries that are opened in an editor one after the other.
const MOST_EDITED: usize = 5;

/// What a person decides when the diff is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision {
    Commit,
    Edit,
    Abort,
}

impl Session {
    /// Carries out what was planned as one change.
    ///
    /// # Errors
    /// Where the plan is refused, the person decides against it, or git refuses.
    pub fn carry_out(mut self, terminal: &Terminal) -> Result<(), Failure> {
        let ended = self.go_on(terminal);
        draft::close(&self.drafts, ended)
    }

    fn go_on(&mut self, terminal: &Terminal) -> Result<(), Failure> {
        loop {
            let mut change = self.planner.change()?;
            if change.is_empty() {
                terminal.status("Nothing", "to change: it is so already");
                return Ok(());
            }
            self.begin_with_what_lies(&mut change);
            let placement = self.placement(&change)?;
            let request = self.commit_request(&change, placement);
            let commits = !self.options.dry_run && self.options.target != Target::WorkTree;
            let checked = commits.then(|| self.check(&request)).transpose()?;
            if let (Some(checked), false) = (&checked, terminal.is_interactive()) {
                // Nobody will be asked, so the commit is made in any case.
                self.repository.write_ahead(checked);
            }
            self.show(&change, terminal)?;
            if self.options.dry_run {
                return Ok(());
            }
            match self.ask(&change, &request.placement, true, terminal)? {
                Decision::Commit => {
                    let checked = match checked {
                        // While the question stood, the repository may have moved on.
                        Some(_) if terminal.is_interactive() => Some(self.check(&request)?),
                        checked => checked,
                    };
                    return self.finish(&change, checked, terminal);
                }
                Decision::Edit => self.edit_by_hand(&change, terminal)?,
                Decision::Abort => return Err(Failure::Aborted),
            }
        }
    }

    /// Says in a change that will be the first commit that it takes in the catalog as it lies.
    pub(super) fn begin_with_what_lies(&self, change: &mut Change) {
        let count = self.takes_in.len();
        if count == 0 {
            return;
        }
        let line = format!("Takes in the catalog as it lay uncommitted, {count} files.");
        change.body = match change.body.as_str() {
            "" => line,
            body => format!("{body}\n\n{line}"),
        };
    }

    /// Refuses what could not be carried out to its end.
    pub(super) fn check<'r>(&self, request: &'r CommitRequest) -> Result<Checked<'r>, Failure> {
        if self.options.push && self.repository.push_remote()?.is_none() {
            return Err(GitError::NoRemote.into());
        }
        Ok(self.repository.check(request)?)
    }

    pub(super) fn workflow(&self) -> &Workflow {
        &self.planner.catalog().settings.workflow
    }

    /// Where the commit goes: onto a new branch from the base branch, else onto the branch that one
    /// stands on.
    pub(super) fn placement(&self, change: &Change) -> Result<Placement, Failure> {
        let new_branch = |name: &str| Placement::NewBranch {
            name: name.to_string(),
            switch: !self.options.no_switch,
        };
        // A list is taken in again and again: each version goes onto a branch of its own.
        let planned = || match self.head.commit().filter(|_| self.planner.only_imports()) {
            Some(head) => new_branch(&self.repository.name_behind_merged(&change.branch, head)),
            None => new_branch(&change.branch),
        };
        match &self.options.target {
            Target::NamedBranch(name) => return Ok(new_branch(name)),
            Target::CurrentBranch | Target::WorkTree => return Ok(Placement::CurrentBranch),
            Target::Branch => {}
        }
        Ok(match &self.head {
            Head::Unborn { .. } => Placement::CurrentBranch,
            Head::Detached { .. } => planned(),
            Head::Branch { name, .. } => {
                let base = self
                    .repository
                    .base_branch(self.workflow().base.as_deref())?;
                let stays = *name != base && !self.options.no_switch;
                if stays {
                    Placement::CurrentBranch
                } else {
                    planned()
                }
            }
        })
    }

    pub(super) fn commit_request(&self, change: &Change, placement: Placement) -> CommitRequest {
        let mut message = change.message();
        if let Some(own) = &self.options.message {
            message = format!("{}\n\n{}\n", own.trim_end(), change.trailers.join("\n"));
        }
        CommitRequest {
            parent: self.head.commit(),
            files: edits(change),
            takes_in: self.takes_in.clone(),
            message,
            placement,
            sign_off: self.workflow().sign_off && !self.options.no_sign_off,
            verify: !self.options.no_verify,
        }
    }

    /// Shows a change that is not to be edited any more, and asks; whether to go on.
    pub(super) fn agreed(
        &self,
        change: &Change,
        placement: &Placement,
        terminal: &Terminal,
    ) -> Result<bool, Failure> {
        self.show(change, terminal)?;
        if self.options.dry_run {
            return Ok(false);
        }
        match self.ask(change, placement, false, terminal)? {
            Decision::Commit => Ok(true),
            Decision::Edit | Decision::Abort => Err(Failure::Aborted),
        }
    }

    fn ask(
        &self,
        change: &Change,
        placement: &Placement,
        may_edit: bool,
        terminal: &Terminal,
    ) -> Result<Decision, Failure> {
        if !terminal.is_interactive() {
            return Ok(Decision::Commit);
        }
        let goes = match (&self.options.target, placement, self.head.branch()) {
            (Target::WorkTree, ..) => "the files as shown, without a commit".to_string(),
            (_, Placement::NewBranch { name, .. }, _) => format!("on the new branch {name}"),
            (_, Placement::CurrentBranch, Some(branch)) => format!("on {branch}"),
            (_, Placement::CurrentBranch, None) => "it as shown".to_string(),
        };
        let (label, word) = match self.options.target {
            Target::WorkTree => ("Write these files?", "write"),
            _ => ("Commit this change?", "commit"),
        };
        let entries = change.files.iter().filter(|file| self.is_entry(file));
        let entries = entries.take(MOST_EDITED + 1).count();
        let edits = match entries {
            1 => "the entry in your editor first".to_string(),
            several => format!("the {several} entries in your editor first, one after the other"),
        };
        let mut answers = vec![
            Answer {
                word,
                text: &goes,
                value: Decision::Commit,
            },
            Answer {
                word: "edit",
                text: &edits,
                value: Decision::Edit,
            },
            Answer {
                word: "abort",
                text: "and change nothing",
                value: Decision::Abort,
            },
        ];
        let may_edit = may_edit && (1..=MOST_EDITED).contains(&entries);
        answers.retain(|answer| may_edit || answer.value != Decision::Edit);
        let question = Question {
            label,
            flag: "--yes",
            help: None,
        };
        terminal.headline(&change.subject);
        Ok(terminal.prompter().choose(&question, answers)?)
    }

    /// Whether a file of the change will be an entry, which can be edited by hand.
    fn is_entry(&self, file: &FileChange) -> bool {
        let mut entries = self.planner.catalog().entries.iter();
        file.after.is_some() && entries.any(|entry| entry.path == file.path)
    }

    /// Opens the entries of the change in the editor and plans on with what comes back.
    fn edit_by_hand(&mut self, change: &Change, terminal: &Terminal) -> Result<(), Failure> {
        for file in &change.files {
            if !self.is_entry(file) {
                continue;
            }
            let Some(text) = &file.after else { continue };
            editor::edit_until_right(self, &file.path, text.to_vec(), terminal)?;
            self.planner.retell(&file.path);
        }
        Ok(())
    }

    /// Commits, or writes the files, and says so.
    fn finish(
        &self,
        change: &Change,
        checked: Option<Checked<'_>>,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        for note in &change.notes {
            terminal.warn(note);
        }
        let Some(checked) = checked else {
            return self.write(change, terminal);
        };
        let committed = match change.files.len() {
            0..MANY_FILES => self.repository.commit_checked(checked, &|_| {})?,
            many => {
                let progress = terminal.progress("Committing", "files", many);
                self.repository
                    .commit_checked(checked, &|done| progress.reached(done))?
            }
        };
        self.say_done(change, &committed, terminal)
    }

    fn write(&self, change: &Change, terminal: &Terminal) -> Result<(), Failure> {
        let files = edits(change);
        self.repository.write_work_tree(&files)?;
        let count = files.len();
        let plural = if count == 1 { "" } else { "s" };
        terminal.status(
            "Wrote",
            &format!("{count} file{plural}: {}", change.subject),
        );
        let is_new = files.iter().any(|file| file.before.is_none());
        let by = if is_new { "git status" } else { "git diff" };
        terminal.hint(&format!("nothing is committed; `{by}` shows what changed"));
        Ok(())
    }

    /// Prints the diff of a change; lists are shortened past a screenful.
    fn show(&self, change: &Change, terminal: &Terminal) -> Result<(), Failure> {
        if !self.takes_in.is_empty() {
            let count = self.takes_in.len();
            let text = format!("the catalog as it lies, {count} files, into the first commit");
            terminal.status("Taking", &text);
        }
        let (named, shown): (Vec<_>, Vec<_>) = change
            .files
            .iter()
            .partition(|file| self.options.brief && file.before.is_none());
        // Past a screenful they are counted, so that what was said before stays on it.
        let most = terminal
            .stderr_screen()
            .height
            .map_or(named.len(), |rows| rows / 2);
        for file in named.iter().take(most) {
            terminal.status("New", &file.path);
        }
        if named.len() > most {
            terminal.status("New", &format!("{} files more", named.len() - most));
        }
        let files: Vec<FileDiff> = shown
            .into_iter()
            .map(|file| FileDiff {
                path: &file.path,
                before: file.before.as_deref(),
                after: file.after.as_deref(),
                shorten: file.role == Role::List,
            })
            .collect();
        match terminal.print(&diff::unified(&files, &terminal.stdout_screen())) {
            // Who has seen enough of the diff has not taken back the change.
            Err(error) if is_broken_pipe(&error) => Ok(()),
            shown => Ok(shown?),
        }
    }
}

/// The files of a change as git takes them.
fn edits(change: &Change) -> Vec<FileEdit> {
    let edit = |file: &FileChange| FileEdit {
        path: file.path.clone(),
        before: file.before.clone(),
        after: file.after.clone(),
    };
    change.files.iter().map(edit).collect()
}
