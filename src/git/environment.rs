//! The environment git's children run in: this process's own, with what a caller lays over it.

use std::ffi::{OsStr, OsString};
use std::process::Command;

/// What is laid over the environment of this process for every `git` that is started.
///
/// The program leaves it as it is. Tests lay their own home, configuration, clock and author over it.
#[derive(Clone, Default)]
pub struct Environment {
    laid_over: Vec<(OsString, Option<OsString>)>,
}

impl Environment {
    /// The environment of this process, unchanged.
    pub fn inherited() -> Environment {
        Environment::default()
    }

    /// The same, with one variable set.
    #[must_use]
    pub fn with(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Environment {
        self.laid_over.push((name.into(), Some(value.into())));
        self
    }

    /// The same, with one variable taken away.
    #[must_use]
    pub fn without(mut self, name: impl Into<OsString>) -> Environment {
        self.laid_over.push((name.into(), None));
        self
    }

    /// The value a child sees; `None` where the variable is unset or empty.
    pub(super) fn get(&self, name: &str) -> Option<OsString> {
        let laid_over = self
            .laid_over
            .iter()
            .rev()
            .find(|(known, _)| known == OsStr::new(name));
        match laid_over {
            Some((_, value)) => value.clone(),
            None => std::env::var_os(name),
        }
        .filter(|value| !value.is_empty())
    }

    /// Gives a command this environment.
    pub(super) fn apply(&self, command: &mut Command) {
        for (name, value) in &self.laid_over {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
    }
}
