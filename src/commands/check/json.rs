//! Problems as JSON: a contract.

use serde::Serialize;

use crate::catalog::diagnostic::{Diagnostic, Position};
use crate::commands::report;

/// A problem as JSON. `line` and `column` count from 1; null where it is about the whole file.
#[derive(Serialize)]
struct ProblemView<'a> {
    severity: String,
    rule: &'a str,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
}

/// An array of problems, in the order of files and places.
pub fn render(found: &[Diagnostic], text_of: &dyn Fn(&str) -> Option<String>) -> String {
    let views: Vec<ProblemView> = found
        .iter()
        .map(|diagnostic| {
            let position = position(diagnostic, text_of);
            ProblemView {
                severity: diagnostic.severity.to_string(),
                rule: diagnostic.rule,
                path: &diagnostic.path,
                line: position.map(|position| position.line),
                column: position.map(|position| position.column),
                message: &diagnostic.message,
                help: diagnostic.help.as_deref(),
            }
        })
        .collect();
    report::json(&views)
}

/// Where a problem begins.
pub(super) fn position(
    diagnostic: &Diagnostic,
    text_of: &dyn Fn(&str) -> Option<String>,
) -> Option<Position> {
    let span = diagnostic.span.as_ref()?;
    Some(Position::of(&text_of(&diagnostic.path)?, span.start))
}
