//! Asks whether repositories and areas that a document has otherwise than the catalog moved.

use crate::commands::{Context, Failure};
use crate::import::Contradiction;
use crate::terminal::prompt::Question;

/// Answers every question here without a terminal.
const FLAG: &str = "--take-moves";

/// Which moves a person says to take, of what a document says otherwise.
///
/// # Errors
/// Where the questions are given up.
pub(super) fn ask(
    found: &[Contradiction],
    context: &Context,
) -> Result<Vec<Contradiction>, Failure> {
    let (repositories, areas): (Vec<&Contradiction>, Vec<&Contradiction>) = found
        .iter()
        .filter(|found| found.is_move())
        .partition(|found| found.is_moved_repository());
    let mut decided = Vec::new();
    for found in repositories {
        context.terminal.headline(&format!(
            "{} has another repository in the document\n   catalog {}\n  document {}",
            found.entry, found.has, found.says
        ));
        let label = format!("Take the repository of {} from the document?", found.entry);
        if confirm(&label, context)? {
            decided.push(found.clone());
        }
    }
    // A list that was put in order anew moves many at once: one question for all.
    let mut ways = "The document has other areas".to_string();
    for found in &areas {
        ways += &format!("\n  {}: {}, not {}", found.entry, found.says, found.has);
    }
    if !areas.is_empty() {
        context.terminal.headline(&ways);
    }
    let label = match areas.as_slice() {
        [] => return Ok(decided),
        [only] => format!("Move {} as in the document?", only.entry),
        several => format!("Move these {} as in the document?", several.len()),
    };
    if confirm(&label, context)? {
        decided.extend(areas.into_iter().cloned());
    }
    Ok(decided)
}

fn confirm(label: &str, context: &Context) -> Result<bool, Failure> {
    let question = Question {
        label,
        flag: FLAG,
        help: None,
    };
    Ok(context.terminal.prompter().confirm(&question, false)?)
}

/// Says how moves are taken that were not.
pub(super) fn hint(found: &[Contradiction], context: &Context) {
    if found.iter().any(Contradiction::is_move) {
        let hint = format!("{FLAG} takes repositories and areas as the document has them");
        context.terminal.hint(&hint);
    }
}
