//! Why a command fails, by kind; the words for it are those of the command line.

use std::io;
use std::path::PathBuf;

use super::refusal::Refusal;
use crate::git::GitError;
use crate::publish::PublishError;
use crate::terminal::prompt::PromptError;

/// A command that could not do what it was asked for. Nothing was changed, unless the text of the
/// failure says so.
#[derive(Debug)]
pub enum Failure {
    /// The request does not fit the catalog.
    Refused(Box<Refusal>),
    /// The repository could not be read or changed, or git refused.
    Git(Box<GitError>),
    /// A list could not be rendered.
    Publish(Box<PublishError>),
    /// No answer at a prompt.
    Prompt(PromptError),
    /// The person decided against it at the last question.
    Aborted,
    /// The file came back from the editor as it was, or emptied.
    NotEdited {
        /// Whether it was emptied.
        emptied: bool,
    },
    /// Something was typed in an editor before it failed, and is kept.
    Kept {
        /// Why it failed.
        failure: Box<Failure>,
        /// The files in which it is kept.
        places: Vec<PathBuf>,
    },
    /// The repository is in no state for it.
    Declined {
        /// Why.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// The command line asks for something that does not go together.
    Usage {
        /// What is wrong.
        message: String,
        /// What would be right.
        hint: Option<String>,
    },
    /// A file that was named could not be read or written.
    File {
        /// What was being done, such as `read`.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that was named says something that cannot be understood.
    Content {
        /// The file, with line and column where they are known.
        place: String,
        /// What is wrong.
        message: String,
        /// What would be right.
        hint: Option<String>,
    },
    /// The result could not be written to stdout.
    Output(io::Error),
}

impl Failure {
    /// A state of the repository in which it cannot be done.
    pub fn declined(message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure::Declined {
            message: message.into(),
            hint: Some(hint.into()),
        }
    }

    /// A command line that does not go together.
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure::Usage {
            message: message.into(),
            hint: Some(hint.into()),
        }
    }
}

impl Failure {
    /// What to do next, where it is this program and not git that can tell.
    pub fn hint(&self) -> Option<String> {
        match self {
            Failure::Git(error) if matches!(**error, GitError::NotARepository { .. }) => {
                Some("`catalog init` makes a repository with a catalog in it".to_string())
            }
            Failure::Usage { hint, .. } | Failure::Content { hint, .. } => hint.clone(),
            _ => None,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(Box::new(refusal))
    }
}

impl From<GitError> for Failure {
    fn from(error: GitError) -> Failure {
        Failure::Git(Box::new(error))
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Failure {
        Failure::Publish(Box::new(error))
    }
}

impl From<PromptError> for Failure {
    fn from(error: PromptError) -> Failure {
        Failure::Prompt(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}
