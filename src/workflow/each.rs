//! Many requests as one commit each: all are checked before the first is made.

use super::batch::Batch;
use super::change::{Change, FileChange};
use super::closing::Said;
use super::failure::Failure;
use super::session::Session;
use crate::git::CommitRequest;
use crate::terminal::Terminal;

impl Session {
    /// Carries out each change of a file as a change of its own, on one branch.
    ///
    /// # Errors
    /// All that is wrong with them; nothing is then made.
    pub fn carry_out_each(mut self, batch: &Batch, terminal: &Terminal) -> Result<(), Failure> {
        let mut changes = self.plan_each(batch)?;
        changes.retain(|change| !change.is_empty());
        if let Some(first) = changes.first_mut() {
            self.begin_with_what_lies(first);
        }
        let Some(together) = together(&changes) else {
            terminal.status("Nothing", "to change: it is so already");
            return Ok(());
        };
        let placement = self.placement(&together)?;
        let whole = self.commit_request(&together, placement.clone());
        if !self.options.dry_run {
            self.check(&whole)?;
        }
        if !self.agreed(&together, &placement, terminal)? {
            return Ok(());
        }
        for note in &together.notes {
            terminal.warn(note);
        }
        let each: Vec<CommitRequest> = changes
            .iter()
            .map(|change| self.commit_request(change, placement.clone()))
            .collect();
        let committed = self.repository.commit_series(&each)?;
        let count = changes.len();
        let said = Said {
            verb: "Made",
            what: &format!("{count} changes, one commit each"),
            commits: count,
            is_of_entries: true,
        };
        self.say(&said, &committed, terminal)
    }
}

/// All changes as one, to be shown and checked: each file as it was before the first and will be
/// after the last.
fn together(changes: &[Change]) -> Option<Change> {
    let (first, last) = (changes.first()?, changes.last()?);
    let mut files: Vec<FileChange> = Vec::new();
    for file in changes.iter().flat_map(|change| &change.files) {
        match files.iter_mut().find(|other| other.path == file.path) {
            Some(other) => other.after.clone_from(&file.after),
            None => files.push(file.clone()),
        }
    }
    files.sort_by(|a, b| (a.role, &a.path).cmp(&(b.role, &b.path)));
    Some(Change {
        files,
        subject: format!("{} .. {}", first.subject, last.subject),
        body: String::new(),
        trailers: Vec::new(),
        branch: first.branch.clone(),
        notes: changes
            .iter()
            .flat_map(|change| change.notes.clone())
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workflow::change::Role;

    #[test]
    fn changes_together_go_from_the_first_state_to_the_last() {
        let change = |before: Option<&str>, after: Option<&str>| Change {
            files: vec![FileChange {
                path: "a".into(),
                before: before.map(|text| text.to_string().into()),
                after: after.map(|text| text.to_string().into()),
                role: Role::Source,
            }],
            subject: String::new(),
            body: String::new(),
            trailers: Vec::new(),
            branch: String::new(),
            notes: Vec::new(),
        };
        let whole =
            together(&[change(None, Some("1")), change(Some("1"), Some("2"))]).expect("a change");
        assert_eq!(whole.files, change(None, Some("2")).files);
        assert_eq!(together(&[]), None);
    }
}
