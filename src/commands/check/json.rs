//! Problems as JSON: a contract.

use serde::Serialize;

use crate::catalog::diagnostic::Diagnostic;
use crate::commands::report;
use crate::workflow::texts::Texts;

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
    other: Option<OtherView<'a>>,
}

/// The other place that a problem is about.
#[derive(Serialize)]
struct OtherView<'a> {
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

/// An array of problems, in the order of files and places.
pub fn render(found: &[Diagnostic], texts: &Texts) -> String {
    let views: Vec<ProblemView> = found
        .iter()
        .map(|diagnostic| {
            let position = texts.position(diagnostic);
            let other = diagnostic.other.as_ref().map(|other| {
                let position = texts.other_position(other);
                OtherView {
                    path: &other.path,
                    line: position.map(|position| position.line),
                    column: position.map(|position| position.column),
                }
            });
            ProblemView {
                severity: diagnostic.severity.to_string(),
                rule: diagnostic.rule,
                path: &diagnostic.path,
                line: position.map(|position| position.line),
                column: position.map(|position| position.column),
                message: &diagnostic.message,
                help: diagnostic.help.as_deref(),
                other,
            }
        })
        .collect();
    report::json(&views)
}
