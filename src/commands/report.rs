//! Results for programs: JSON and CSV.

use serde::Serialize;

/// A value as indented JSON with a final newline.
///
/// Control characters are escaped by JSON itself, so that the text is safe on a terminal too.
pub fn json<T: Serialize + ?Sized>(value: &T) -> String {
    // Serializing these views cannot fail: every key is text and no writer is involved.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
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
