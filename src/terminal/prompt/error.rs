//! Why a question has no answer.

use std::{error, fmt, io};

use inquire::InquireError;

/// Why a question has no answer.
#[derive(Debug)]
pub enum PromptError {
    /// Ctrl-C: the program ends at once, with exit status 130.
    Interrupted,
    /// Esc: the command is given up, and nothing was changed.
    Canceled,
    /// There is no terminal to ask on.
    NotInteractive {
        /// What answers the question on the command line, such as `--license`.
        flag: String,
    },
    /// The person wants to be asked nothing.
    NotAsked {
        /// What answers the question on the command line, such as `--license`.
        flag: String,
    },
    /// There is nothing to choose from.
    NoChoice {
        /// What answers the question on the command line, such as `--area`.
        flag: String,
    },
    /// The terminal went away.
    Terminal(io::Error),
}

impl PromptError {
    pub(super) fn new(error: InquireError, flag: &str) -> PromptError {
        match error {
            InquireError::OperationInterrupted => PromptError::Interrupted,
            InquireError::OperationCanceled => PromptError::Canceled,
            InquireError::NotTTY => PromptError::NotInteractive {
                flag: flag.to_owned(),
            },
            InquireError::IO(error) => PromptError::Terminal(error),
            InquireError::InvalidConfiguration(why) => PromptError::Terminal(io::Error::other(why)),
            InquireError::Custom(why) => PromptError::Terminal(io::Error::other(why)),
        }
    }
}

impl fmt::Display for PromptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PromptError::Interrupted => f.write_str("interrupted"),
            PromptError::Canceled => f.write_str("canceled"),
            PromptError::NotInteractive { flag } => {
                write!(f, "{flag} is needed: there is no terminal to ask on")
            }
            PromptError::NotAsked { flag } => {
                write!(f, "{flag} is needed: nothing is asked with --yes")
            }
            PromptError::NoChoice { flag } => {
                write!(f, "there is nothing to choose from for {flag}")
            }
            PromptError::Terminal(error) => write!(f, "cannot ask on the terminal: {error}"),
        }
    }
}

impl error::Error for PromptError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            PromptError::Terminal(error) => Some(error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use inquire::InquireError;

    use super::PromptError;

    #[test]
    fn without_a_terminal_the_flag_is_named() {
        assert_eq!(
            PromptError::new(InquireError::NotTTY, "--license").to_string(),
            "--license is needed: there is no terminal to ask on"
        );
    }
}
