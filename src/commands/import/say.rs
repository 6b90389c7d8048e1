//! Says what became of a document.

use crate::commands::Context;
use crate::import::{Report, Tally};

/// How many lines of what was not taken are shown.
const MOST_LINES: usize = 40;

/// Says what became of a document.
pub(in crate::commands) fn say(report: &Report, context: &Context) {
    let terminal = &context.terminal;
    let (file, shape, list) = (&report.file, report.shape.word(), &report.list);
    terminal.status("Read", &format!("{file} as {shape}, into the list {list}"));
    warn(report, context);
    let most = match terminal.stderr_screen().height {
        Some(_) => MOST_LINES,
        None => usize::MAX,
    };
    for line in report.lines(most) {
        terminal.status("Not taken", &line);
    }
    let entries = &report.entries;
    terminal.status(
        "Entries",
        &format!(
            "{} found: {} new, {} grown, {} unchanged, {} repeated",
            entries.found, entries.new, entries.grown, entries.unchanged, entries.repeated
        ),
    );
    terminal.status("Links", &tally(&report.links));
    terminal.status("Texts", &tally(&report.text));
}

/// Warns of what a reader should look at, and of what the catalog says otherwise.
fn warn(report: &Report, context: &Context) {
    let file = &report.file;
    for remark in &report.remarks {
        let place = match remark.line {
            0 => file.clone(),
            line => format!("{file}:{line}"),
        };
        context
            .terminal
            .warn(&format!("{place}: {}", remark.message));
    }
    for found in &report.contradictions {
        context.terminal.warn(&format!(
            "{file}:{}: {} of {} is `{}` and stays, the document says `{}`",
            found.line, found.field, found.entry, found.has, found.says
        ));
    }
}

fn tally(tally: &Tally) -> String {
    format!(
        "{} in the source: {} taken, {} reported",
        tally.source, tally.taken, tally.reported
    )
}
