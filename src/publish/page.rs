//! From what a template gave to the text of a page: links to headings resolved, whitespace tidied.
//!
//! Only the finished page knows its headings, those that people wrote around a list included, so a
//! template writes signs instead of anchors: one behind a heading, one in each link to it. The
//! signs use noncharacters, which Unicode keeps for such private use inside a program.

use std::borrow::Cow;
use std::collections::HashMap;

use memchr::memchr;

use super::markdown::{Anchors, Tidy, headings, whole_lines, words};

/// Begins every sign.
const SIGN: char = '\u{fdd0}';
/// The first byte of [`SIGN`] in UTF-8.
const SIGN_BEGINS: u8 = {
    let mut bytes = [0; 4];
    SIGN.encode_utf8(&mut bytes);
    bytes[0]
};
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

/// A `notice`, and behind it the generated text, tidied and with anchors instead of signs, as it
/// will stand between two parts of a page.
///
/// # Errors
/// The number that some link asks for, where no heading bears it.
pub(super) fn resolve(
    notice: &str,
    (before, after): (&str, &str),
    generated: &str,
) -> Result<String, usize> {
    let anchors = match (generated.contains(SIGN), before, after) {
        (false, ..) => HashMap::new(),
        (true, "", "") => anchors(generated),
        _ => anchors(&[before, "\n", generated, "\n", after].concat()),
    };
    // Long lists take megabytes, so the page is made in one go, in place.
    let mut page = String::with_capacity(notice.len() + generated.len() + 1);
    page.push_str(notice);
    let mut tidy = Tidy::behind(page);
    for line in whole_lines(generated) {
        tidy.push(&resolved(line, &anchors)?);
    }
    Ok(tidy.end())
}

/// A line with anchors instead of signs.
fn resolved<'l>(line: &'l str, anchors: &HashMap<usize, String>) -> Result<Cow<'l, str>, usize> {
    if memchr(SIGN_BEGINS, line.as_bytes()).is_none() {
        return Ok(Cow::Borrowed(line));
    }
    let mut parts = line.split(SIGN);
    let mut resolved = String::with_capacity(line.len());
    resolved.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (number, text) = number(part);
        if let Some(number) = number.filter(|_| part.starts_with(TARGET)) {
            resolved.push_str(anchors.get(&number).ok_or(number)?);
        }
        resolved.push_str(text);
    }
    Ok(Cow::Owned(resolved))
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
