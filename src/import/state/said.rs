//! What a line of a cell or label of states says, as text: its label, and what stands behind it.

use crate::catalog::model::id_from_name;
use crate::import::document::has_words;
use crate::import::marks::parted_at_colon;
use crate::import::succession;
use crate::import::words as known;

/// How long the label in front of a colon can be.
const LONGEST_LABEL: usize = 40;

/// What a key stands for that has versions, and no levels.
const API: &str = "api";

/// The key that a label gives.
pub(super) fn key_of(label: &str) -> String {
    match id_from_name(label).as_str() {
        "apis" | "api-version" | "api-versions" => API.to_string(),
        "" => "state".to_string(),
        other => other.to_string(),
    }
}

/// The key that a label gives, under which its words are remembered.
pub(super) fn remembered(labels: &mut Vec<(String, String)>, label: &str) -> String {
    let key = key_of(label);
    if !labels.iter().any(|(own, _)| *own == key) {
        labels.push((key.clone(), label.to_string()));
    }
    key
}

/// Whether a value is left out, and not only unknown.
pub(super) fn says_nothing(value: &str) -> bool {
    !has_words(value) && !known::is_unknown(value)
}

/// The label of a line, and its value. That something is over is no label of what follows.
pub(super) fn labelled(text: &str) -> (&str, &str) {
    let is_over = |label: &str| known::level(label).is_some_and(|(id, _)| known::is_retired(id));
    match parted(text) {
        (label, _) if is_over(label) => ("", text),
        parted => parted,
    }
}

/// What stands behind an arrow at the start of a text.
pub(super) fn behind_arrow(text: &str) -> Option<&str> {
    const ARROWS: [&str; 5] = ["->", "=>", "\u{2192}", "\u{27f6}", "\u{279c}"];
    let text = text.trim_start();
    let arrow = ARROWS.iter().find(|arrow| text.starts_with(**arrow))?;
    Some(text[arrow.len()..].trim_start())
}

/// The label in front of a colon, and what stands behind it.
fn parted(text: &str) -> (&str, &str) {
    match parted_at_colon(text) {
        // A colon in a bracket is one of a remark.
        Some((label, value))
            if !label.contains('(')
                && has_words(label)
                && label.len() <= LONGEST_LABEL
                && !value.starts_with("//") =>
        {
            (label.trim(), value.trim())
        }
        _ => ("", text.trim()),
    }
}

/// Whether words are about versions of an API, which are no levels.
pub(in crate::import) fn is_api(words: &str) -> bool {
    key_of(words) == API
}

/// The parts of a line that tells of several tracks, each behind its label: between commas or semicolons
/// that stand in no brackets; `None` where it tells of one at most, or of what takes its place.
pub(super) fn of_tracks(line: &str) -> Option<Vec<&str>> {
    let mut open = 0_usize;
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for (at, c) in line.char_indices() {
        match c {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            ',' | ';' if open == 0 => {
                parts.push((from, at));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push((from, line.len()));
    // What has no label belongs to the part in front of it.
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (from, to) in parts {
        match joined.last_mut() {
            Some(last) if labelled(&line[from..to]).0.is_empty() => last.1 = to,
            _ => joined.push((from, to)),
        }
    }
    let parts = joined.into_iter().map(|(from, to)| line[from..to].trim());
    let parts: Vec<&str> = parts.collect();
    let are_several = parts.len() > 1 && !labelled(parts[0]).0.is_empty();
    (are_several && succession::parted(line).1.is_none()).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::of_tracks;

    #[test]
    fn a_line_of_tracks_has_a_label_in_each_part() {
        for (line, parts) in [
            (
                "CNCF: graduated, Us: GA",
                &["CNCF: graduated", "Us: GA"][..],
            ),
            (
                "CNCF: ga (a, b: c); Us: GA",
                &["CNCF: ga (a, b: c)", "Us: GA"],
            ),
            ("CNCF: ga; APIs: v1, v2", &["CNCF: ga", "APIs: v1, v2"]),
            ("APIs: v1, v2", &[]),
            ("beta, Us: GA", &[]),
        ] {
            assert_eq!(of_tracks(line).unwrap_or_default(), parts, "{line}");
        }
    }
}
