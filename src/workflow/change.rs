//! A change as a value: the files before and after, and what is said of it.

use crate::git::Bytes;

/// A plan that is ready to be shown, dropped or committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The files that change, entries first, each group by path.
    pub files: Vec<FileChange>,
    /// The commit's subject, as a maintainer would write it.
    pub subject: String,
    /// The commit's paragraphs behind the subject, such as reasons; may be empty.
    pub body: String,
    /// What machines read: one `Catalog-Change: …` for each request.
    pub trailers: Vec<String>,
    /// The branch that the settings give it.
    pub branch: String,
    /// What a person should know, such as criteria that were overridden.
    pub notes: Vec<String>,
}

/// One file of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// From the root of the repository.
    pub path: String,
    /// The bytes now; `None` where there is no such file yet.
    pub before: Option<Bytes>,
    /// The bytes then; `None` where the file goes.
    pub after: Option<Bytes>,
    /// What the file is.
    pub role: Role,
}

/// What a file of a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Facts that people write: an entry, the settings, the areas.
    Source,
    /// A published list, made from the facts.
    List,
}

impl Change {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The commit's message: subject, body, and the trailers in one block at the end.
    pub fn message(&self) -> String {
        let parts = [
            self.subject.clone(),
            self.body.clone(),
            self.trailers.join("\n"),
        ];
        let mut message = parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n");
        message.push('\n');
        message
    }
}

#[cfg(test)]
mod tests {
    use super::Change;

    #[test]
    fn a_message_is_subject_body_and_one_block_of_trailers() {
        let mut change = Change {
            files: Vec::new(),
            subject: "Archive Brigade (cncf, 2022-10-19)".into(),
            body: "Reason: no maintainers".into(),
            trailers: vec!["Catalog-Change: a".into(), "Catalog-Change: b".into()],
            branch: "catalog/archive-brigade".into(),
            notes: Vec::new(),
        };
        assert_eq!(
            change.message(),
            "Archive Brigade (cncf, 2022-10-19)\n\nReason: no maintainers\n\nCatalog-Change: a\nCatalog-Change: b\n"
        );
        change.body.clear();
        assert_eq!(change.message().lines().nth(2), Some("Catalog-Change: a"));
    }
}
