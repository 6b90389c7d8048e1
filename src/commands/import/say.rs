//! Says what became of a document.

use crate::commands::Context;
use crate::import::Report;

/// How many lines of what was not taken are shown.
const MOST_LINES: usize = 40;

/// Says what became of a document.
pub(in crate::commands) fn say(report: &Report, context: &Context) {
    let terminal = &context.terminal;
    let (entries, links, text) = (&report.entries, &report.links, &report.text);
    terminal.status(
        "Read",
        &format!(
            "{} as {}, into the list {}",
            report.file,
            report.shape.word(),
            report.list
        ),
    );
    let most = match terminal.stderr_screen().height {
        Some(_) => MOST_LINES,
        None => usize::MAX,
    };
    for remark in &report.remarks {
        let place = if remark.line > 0 {
            format!("{}:{}", report.file, remark.line)
        } else {
            report.file.clone()
        };
        terminal.warn(&format!("{place}: {}", remark.message));
    }
    for found in &report.contradictions {
        terminal.warn(&format!(
            "{}:{}: {} of {} is `{}` and stays, the document says `{}`",
            report.file, found.line, found.field, found.entry, found.has, found.says
        ));
    }
    report
        .lines(most)
        .iter()
        .for_each(|line| terminal.status("Not taken", line));
    terminal.status(
        "Entries",
        &format!(
            "{} found: {} new, {} grown, {} unchanged",
            entries.found, entries.new, entries.grown, entries.unchanged
        ),
    );
    terminal.status(
        "Links",
        &format!(
            "{} in the source: {} taken, {} reported",
            links.source, links.taken, links.reported
        ),
    );
    terminal.status(
        "Texts",
        &format!(
            "{} in the source: {} taken, {} reported",
            text.source, text.taken, text.reported
        ),
    );
}
