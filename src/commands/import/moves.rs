//! Asks whether repositories and areas that a document has otherwise than the catalog moved.

use crate::commands::{Context, Failure};
use crate::import::{Contradiction, Objection, Report};
use crate::terminal::prompt::Question;

/// Answers every question here without a terminal.
const FLAG: &str = "--take-moves";

/// Which moves a person says to take, of what a document says otherwise.
///
/// # Errors
/// Where the questions are given up.
pub(super) fn ask(report: &Report, context: &Context) -> Result<Vec<Contradiction>, Failure> {
    let file = &report.file;
    let (repositories, areas): (Vec<&Contradiction>, Vec<&Contradiction>) = report
        .contradictions
        .iter()
        .filter(|found| found.is_move())
        .partition(|found| found.is_moved_repository());
    let mut decided = Vec::new();
    for found in repositories {
        context.terminal.headline(&format!(
            "{file}:{}: {} has another repository\n   catalog {}\n  document {}",
            found.line, found.entry, found.has, found.says
        ));
        let label = format!("Take the repository of {} from the document?", found.entry);
        if confirm(&label, context)? {
            decided.push(found.clone());
        }
    }
    // A list that was put in order anew moves many at once: one question for all.
    let mut ways = "The document has other areas".to_string();
    for found in &areas {
        let Contradiction { line, entry, .. } = found;
        let (says, has) = (&found.says, &found.has);
        ways += &format!("\n  {file}:{line}: {entry}: {says}, not {has}");
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

/// Says how moves and levels are taken that were not.
pub(super) fn hint(found: &[Contradiction], context: &Context) {
    if found.iter().any(Contradiction::is_move) {
        let hint = format!("{FLAG} takes repositories and areas as the document has them");
        context.terminal.hint(&hint);
    }
    let is_undated = |found: &Contradiction| found.why == Some(Objection::Undated);
    if found.iter().any(is_undated) {
        let hint = "--date with the day of the newer version takes a lower level as a demotion";
        context.terminal.hint(hint);
    }
}
