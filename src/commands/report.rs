//! Results for programs: JSON and CSV.

use serde::Serialize;

use super::Context;
use crate::terminal::sanitize;

/// A value as indented JSON with a final newline.
///
/// What would steer a terminal is escaped, so that the text is safe there too.
pub fn json<T: Serialize + ?Sized>(value: &T) -> String {
    // Serializing these views cannot fail: every key is text and no writer is involved.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    sanitize::json(&text).into_owned()
}

/// Rows as CSV under a heading, with `\n` at the end of lines.
pub fn csv(heading: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing into memory cannot fail.
    _ = writer.write_record(heading);
    for row in rows {
        _ = writer.write_record(&row);
    }
    writer
        .into_inner()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}

/// A text that a pipe gets as it is, and a person without what would steer the terminal.
pub fn safe(text: String, context: &Context) -> String {
    if context.terminal.stdout_screen().is_for_people() {
        sanitize::block(&text).into_owned()
    } else {
        text
    }
}
