//! Making the commit object, signed where git's configuration asks for it.

use git2::Oid;

use super::discover::Repository;
use super::error::{Format, GitError};
use super::id::CommitId;
use super::identity::Identities;

impl Repository {
    /// Writes the commit object; no branch moves.
    pub(super) fn write_commit(
        &self,
        parent: Option<CommitId>,
        tree: Oid,
        message: &str,
        people: &Identities,
    ) -> Result<CommitId, GitError> {
        if self.settings()?.is_on("commit.gpgSign") {
            self.write_signed(parent, tree, message, people)
        } else {
            self.write_unsigned(parent, tree, message, people)
        }
    }

    pub(super) fn write_unsigned(
        &self,
        parent: Option<CommitId>,
        tree: Oid,
        message: &str,
        people: &Identities,
    ) -> Result<CommitId, GitError> {
        let doing = "write the commit";
        let tree = self.inner.find_tree(tree).map_err(GitError::store(doing))?;
        let parent = parent.map(|id| self.commit_object(id)).transpose()?;
        let parents: Vec<&git2::Commit<'_>> = parent.iter().collect();
        let author = people.author.signature()?;
        let committer = people.committer.signature()?;
        let oid = self
            .inner
            .commit(None, &author, &committer, message, &tree, &parents)
            .map_err(GitError::store(doing))?;
        CommitId::from_oid(oid).ok_or(GitError::Unsupported(Format::Sha256))
    }

    /// git knows how to sign in every format, and which key; it gets the identities that a commit
    /// without a signature would bear.
    fn write_signed(
        &self,
        parent: Option<CommitId>,
        tree: Oid,
        message: &str,
        people: &Identities,
    ) -> Result<CommitId, GitError> {
        let parent = parent.map(|id| ["-p".to_owned(), id.to_string()]);
        let answer = self
            .git("sign the commit", ["commit-tree", "-S", "-F", "-"])
            .arguments(parent.into_iter().flatten())
            .arguments([tree.to_string()])
            .variable("GIT_AUTHOR_NAME", &people.author.name)
            .variable("GIT_AUTHOR_EMAIL", &people.author.email)
            .variable("GIT_AUTHOR_DATE", people.author.date())
            .variable("GIT_COMMITTER_NAME", &people.committer.name)
            .variable("GIT_COMMITTER_EMAIL", &people.committer.email)
            .variable("GIT_COMMITTER_DATE", people.committer.date())
            .input(message.as_bytes().to_vec())
            .answer()?;
        answer.text().parse().map_err(|_| GitError::Signing {
            said: answer.said(),
        })
    }
}
