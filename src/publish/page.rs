//! From what a template gave to the text of a page: links to headings resolved, whitespace tidied.
//!
//! Only the finished page knows its headings, those that people wrote around a list included, so a
//! template writes signs instead of anchors: one behind a heading, one in each link to it. The
//! signs use noncharacters, which Unicode keeps for such private use inside a program.

use std::collections::HashMap;

use super::markdown::{Anchors, headings, tidy, words};

/// Begins every sign.
const SIGN: char = '\u{fdd0}';
/// Behind [`SIGN`], makes it that of a heading.
const HERE: char = 'h';
/// Behind [`SIGN`], makes it that of a link to a heading.
const TARGET: char = 't';
/// Ends every sign.
const END: char = '\u{fdd1}';

/// The sign for a heading with this number.
pub(super) fn here(number: usize) -> String {
    format!("{SIGN}{HERE}{number}{END}")
}

/// The sign for the anchor of the heading with this number.
pub(super) fn anchor(number: usize) -> String {
    format!("{SIGN}{TARGET}{number}{END}")
}

/// The generated text, tidied and with anchors instead of signs, as it will stand between two
/// parts of a page.
///
/// # Errors
/// The number that some link asks for, where no heading bears it.
pub(super) fn resolve(before: &str, generated: String, after: &str) -> Result<String, usize> {
    if !generated.contains(SIGN) {
        return Ok(tidy(&generated));
    }
    let anchors = match (before, after) {
        ("", "") => anchors(&generated),
        _ => anchors(&[before, "\n", &generated, "\n", after].concat()),
    };
    let mut resolved = String::with_capacity(generated.len());
    let mut parts = generated.split(SIGN);
    resolved.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (number, text) = number(part);
        if let Some(number) = number.filter(|_| part.starts_with(TARGET)) {
            resolved.push_str(anchors.get(&number).ok_or(number)?);
        }
        resolved.push_str(text);
    }
    // Long lists take megabytes: no more than two of their states are held at a time.
    drop(generated);
    Ok(tidy(&resolved))
}

/// The anchors of the headings that bear a sign, by their numbers.
fn anchors(page: &str) -> HashMap<usize, String> {
    let mut taken = Anchors::default();
    let mut anchors = HashMap::new();
    for heading in headings(page) {
        let (text, sign) = heading.split_once(SIGN).unwrap_or((&heading, ""));
        let (number, behind) = number(sign);
        let anchor = taken.next(words(&[text, behind].concat()).trim_matches(' '));
        if let Some(number) = number {
            anchors.insert(number, anchor);
        }
    }
    anchors
}

/// The number in a text behind [`SIGN`], and what stands behind the sign; no number where it is
/// no sign after all.
fn number(text: &str) -> (Option<usize>, &str) {
    text.strip_prefix([HERE, TARGET])
        .and_then(|text| text.split_once(END))
        .and_then(|(digits, behind)| Some((Some(digits.parse().ok()?), behind)))
        .unwrap_or((None, text))
}
