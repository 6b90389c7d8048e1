//! Says what became of a document.

use crate::commands::Context;
use crate::import::{Contradiction, Report, Tally};

/// How many lines of one kind are shown at least, on however small a screen.
const LEAST_LINES: usize = 8;

/// Where everything stands that is not shown.
const ALL: &str = "--report FILE writes all";

/// Says which document is read, and into which list.
pub(in crate::commands) fn begin(report: &Report, context: &Context) {
    let (file, shape, list) = (&report.file, report.shape.word(), &report.list);
    let read = format!("{file} as {shape}, into the list {list}");
    context.terminal.status("Read", &read);
}

/// Says what became of a document; `answered` are contradictions that a person was asked about.
pub(in crate::commands) fn say(
    report: &Report,
    answered: fn(&Contradiction) -> bool,
    context: &Context,
) {
    let terminal = &context.terminal;
    let most = match terminal.stderr_screen().height {
        Some(rows) => LEAST_LINES.max(rows / 2),
        None => usize::MAX,
    };
    let file = &report.file;
    let remarks = report.remarks.iter().map(|remark| match remark.line {
        0 => format!("{file}: {}", remark.message),
        line => format!("{file}:{line}: {}", remark.message),
    });
    let contradictions = report.contradictions.iter();
    let contradictions = contradictions
        .filter(|found| !answered(found))
        .map(|found| format!("{file}:{}: {}", found.line, found.sentence()));
    for line in at_most(most, remarks).chain(at_most(most, contradictions)) {
        terminal.warn(&line);
    }
    for line in at_most(most, report.left()) {
        terminal.status("Not taken", &line);
    }
    for line in at_most(most, report.in_template()) {
        terminal.status("In template", &line);
    }
    count(report, context);
}

/// Lines, and behind the last that is shown how many there are more.
fn at_most(most: usize, lines: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    let mut lines: Vec<String> = lines.collect();
    // A line that says so takes as much room as the one that it hides.
    if lines.len() > most.saturating_add(1) {
        let rest = lines.len() - most;
        lines.truncate(most);
        lines.push(format!("\u{2026} and {rest} more; {ALL}"));
    }
    lines.into_iter()
}

fn count(report: &Report, context: &Context) {
    let (terminal, entries) = (&context.terminal, &report.entries);
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

fn tally(tally: &Tally) -> String {
    format!(
        "{} in the source: {} taken, {} reported",
        tally.source, tally.taken, tally.reported
    )
}
