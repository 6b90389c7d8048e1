//! Starting the `git` program: never through a shell, its environment left as it is.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use super::environment::Environment;
use super::error::GitError;

/// The `git` program, run in one folder.
pub(super) struct Program {
    folder: PathBuf,
    environment: Environment,
}

impl Program {
    pub(super) fn new(folder: PathBuf, environment: Environment) -> Program {
        Program {
            folder,
            environment,
        }
    }

    pub(super) fn environment(&self) -> &Environment {
        &self.environment
    }

    /// A call that is not yet made. `doing` completes the sentence "git could not …".
    pub(super) fn call<A: AsRef<OsStr>>(
        &self,
        doing: &'static str,
        arguments: impl IntoIterator<Item = A>,
    ) -> Call {
        let mut command = Command::new("git");
        command.args(arguments).current_dir(&self.folder);
        self.environment.apply(&mut command);
        Call {
            command,
            doing,
            input: None,
        }
    }
}

/// One call of the program, being put together.
pub(super) struct Call {
    command: Command,
    doing: &'static str,
    input: Option<Vec<u8>>,
}

/// A call that is being answered.
pub(super) struct Running {
    child: Child,
    doing: &'static str,
}

/// What the program answered.
pub(super) struct Answer {
    doing: &'static str,
    /// Whether it ended with status 0.
    pub(super) succeeded: bool,
    status: ExitStatus,
    pub(super) stdout: Vec<u8>,
    stderr: Vec<u8>,
}

impl Call {
    pub(super) fn variable(mut self, name: &str, value: impl AsRef<OsStr>) -> Call {
        self.command.env(name, value);
        self
    }

    /// In another folder than the repository's own.
    pub(super) fn within(mut self, folder: &Path) -> Call {
        self.command.current_dir(folder);
        self
    }

    pub(super) fn arguments<A: AsRef<OsStr>>(
        mut self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Call {
        self.command.args(arguments);
        self
    }

    pub(super) fn input(mut self, bytes: Vec<u8>) -> Call {
        self.input = Some(bytes);
        self
    }

    /// Starts it, and goes on while it runs.
    pub(super) fn start(mut self) -> Result<Running, GitError> {
        let stdin = match self.input {
            Some(_) => Stdio::piped(),
            None => Stdio::null(),
        };
        let mut child = self
            .command
            .stdin(stdin)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|source| GitError::Program { source })?;
        if let (Some(bytes), Some(mut stdin)) = (self.input, child.stdin.take()) {
            // A program that ends without reading says why on stderr, which is worth more than
            // the broken pipe.
            let _ = stdin.write_all(&bytes);
        }
        Ok(Running {
            child,
            doing: self.doing,
        })
    }

    /// Runs it and gives its answer, whether it succeeded or not.
    pub(super) fn answer(self) -> Result<Answer, GitError> {
        self.start()?.answer()
    }

    /// Runs it; anything but status 0 is an error that shows what git said.
    pub(super) fn success(self) -> Result<Answer, GitError> {
        self.start()?.success()
    }
}

impl Running {
    /// Waits for the answer, whether it succeeded or not.
    pub(super) fn answer(self) -> Result<Answer, GitError> {
        let output = self
            .child
            .wait_with_output()
            .map_err(|source| GitError::Program { source })?;
        Ok(Answer {
            doing: self.doing,
            succeeded: output.status.success(),
            status: output.status,
            stdout: output.stdout,
            stderr: output.stderr,
        })
    }

    /// Waits for the answer; anything but status 0 is an error that shows what git said.
    pub(super) fn success(self) -> Result<Answer, GitError> {
        let answer = self.answer()?;
        if answer.succeeded {
            Ok(answer)
        } else {
            Err(answer.failure())
        }
    }
}

impl Answer {
    /// The answer as text, without the final line end.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).trim_end().to_owned()
    }

    /// The lines of the answer that are text and not empty.
    pub(super) fn stdout_lines(&self) -> impl Iterator<Item = &str> {
        let lines = self.stdout.split(|byte| *byte == b'\n');
        lines
            .filter_map(|line| std::str::from_utf8(line).ok())
            .filter(|line| !line.is_empty())
    }

    /// What it wrote to stderr, without the final line end.
    pub(super) fn said(&self) -> String {
        String::from_utf8_lossy(&self.stderr).trim_end().to_owned()
    }

    /// Everything it wrote, stdout first.
    pub(super) fn everything(&self) -> String {
        let (out, said) = (self.text(), self.said());
        match (out.is_empty(), said.is_empty()) {
            (false, false) => format!("{out}\n{said}"),
            (false, true) => out,
            _ => said,
        }
    }

    /// Why it failed: everything it wrote, or else how it ended.
    pub(super) fn complaint(&self) -> String {
        let said = self.everything();
        match (said.is_empty(), self.status.code()) {
            (false, _) => said,
            (true, Some(code)) => format!("it said nothing, and ended with status {code}"),
            // On Unix, by a signal.
            (true, None) => format!("it said nothing, and ended by {}", self.status),
        }
    }

    pub(super) fn failure(&self) -> GitError {
        GitError::Git {
            doing: self.doing,
            said: self.complaint(),
        }
    }
}
