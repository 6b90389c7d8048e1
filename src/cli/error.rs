//! A failure as text on stderr and as an exit status.

use crate::commands::Failure;
use crate::terminal::prompt::PromptError;
use crate::terminal::{Terminal, is_broken_pipe};
use crate::workflow::refusal::Wording;
use crate::workflow::{Refusal, report};

/// Refused, or problems found.
const REFUSED: u8 = 1;
/// The command line makes no sense, or lacks something that nobody can be asked for.
const WRONG_USAGE: u8 = 2;
/// Ctrl-C at a prompt: 128 and the number of SIGINT, as shells have it.
const INTERRUPTED: u8 = 130;

/// Says what went wrong, where, and what to do next; gives the exit status.
pub fn say(failure: &Failure, terminal: &Terminal) -> u8 {
    match failure {
        Failure::Refused(refusal) => refused(refusal, terminal),
        Failure::Git(error) => {
            let hints = Vec::from_iter(failure.hint());
            plain(&error.to_string(), &hints, terminal, REFUSED)
        }
        Failure::Publish(error) => plain(
            &error.to_string(),
            &Vec::from_iter(error.help()),
            terminal,
            REFUSED,
        ),
        Failure::Prompt(error) => prompt(error, terminal),
        Failure::Aborted => plain("aborted, nothing was changed", &[], terminal, REFUSED),
        Failure::NotEdited { emptied } => {
            let how = if *emptied { "emptied" } else { "unchanged" };
            let message = format!("aborted: the file came back {how}, nothing was changed");
            plain(&message, &[], terminal, REFUSED)
        }
        Failure::Kept { failure, places } => {
            let status = say(failure, terminal);
            for place in places {
                let place = place.display();
                terminal.hint(&format!("what you typed is kept in {place}"));
            }
            status
        }
        Failure::Declined { message, hint } => {
            plain(message, &Vec::from_iter(hint.clone()), terminal, REFUSED)
        }
        Failure::Usage { message, hint } => plain(
            message,
            &Vec::from_iter(hint.clone()),
            terminal,
            WRONG_USAGE,
        ),
        Failure::File {
            doing,
            path,
            source,
        } => plain(
            &format!("cannot {doing} {}: {source}", path.display()),
            &[],
            terminal,
            REFUSED,
        ),
        Failure::Content {
            place,
            message,
            hint,
        } => plain(
            &format!("{place}: {message}"),
            &Vec::from_iter(hint.clone()),
            terminal,
            REFUSED,
        ),
        Failure::Output(error) if is_broken_pipe(error) => 0,
        Failure::Output(error) => plain(
            &format!("cannot write the result: {error}"),
            &[],
            terminal,
            REFUSED,
        ),
    }
}

fn refused(refusal: &Refusal, terminal: &Terminal) -> u8 {
    if let Refusal::All(refusals) = refusal {
        refusals.iter().for_each(|refusal| {
            refused(refusal, terminal);
        });
        return REFUSED;
    }
    if let Some(problems) = refusal.problems() {
        let text_of = |path: &str| problems.text_of(path);
        terminal.show(&report::text(
            &problems.found,
            &text_of,
            &terminal.stderr_screen(),
        ));
    }
    plain(
        &refusal.to_string(),
        &refusal.hints(Wording::Flags),
        terminal,
        REFUSED,
    )
}

fn prompt(error: &PromptError, terminal: &Terminal) -> u8 {
    match error {
        PromptError::Interrupted => plain(
            "interrupted, nothing was changed",
            &[],
            terminal,
            INTERRUPTED,
        ),
        PromptError::Canceled => plain("aborted, nothing was changed", &[], terminal, REFUSED),
        PromptError::NotInteractive { .. } | PromptError::NotAsked { .. } => {
            plain(&error.to_string(), &[], terminal, WRONG_USAGE)
        }
        _ => plain(&error.to_string(), &[], terminal, REFUSED),
    }
}

fn plain(message: &str, hints: &[String], terminal: &Terminal, status: u8) -> u8 {
    terminal.error(message);
    hints.iter().for_each(|hint| terminal.hint(hint));
    status
}
