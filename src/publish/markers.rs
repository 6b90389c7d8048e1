//! The two markers between which a list stands in a page that people write.
//!
//! ```text
//! <!-- catalog:NAME:begin any remark -->
//! <!-- catalog:NAME:end -->
//! ```
//!
//! Each stands alone on its line. Markers in fenced code are examples and do not count. Whatever
//! stands outside of the two lines, and the lines themselves, are never changed.

use std::borrow::Cow;

use super::markdown::{Line, lines};
use crate::catalog::yaml::Span;

/// What is wrong with the markers of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkerProblem {
    /// The name between the colons.
    pub name: String,
    /// What is wrong.
    pub kind: MarkerProblemKind,
    /// The line of the page, from 1; `None` where no marker is there to point at.
    pub line: Option<usize>,
    /// The marker's bytes in the page.
    pub span: Option<Span>,
}

/// The ways in which markers can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkerProblemKind {
    /// Neither marker is there.
    NoMarkers,
    /// The end is there, the beginning is not.
    NoBegin,
    /// The beginning is there, the end is not.
    NoEnd,
    /// The same marker stands there twice; the line of the first.
    Twice(usize),
    /// The end comes before the beginning, which stands in this line.
    Reversed(usize),
    /// Another list's marker stands between the two; its name.
    Nested(String),
    /// Other text stands on the marker's line, or `-->` does not.
    NotAlone,
}

/// The page in front of the generated text and behind it, and the line end that it uses.
#[derive(Debug, PartialEq)]
pub(super) struct Frame<'a> {
    /// Up to the end of the line with the first marker.
    pub before: &'a str,
    /// From the beginning of the line with the second marker.
    pub after: &'a str,
    /// `\n` or `\r\n`.
    pub line_end: &'a str,
}

impl Frame<'_> {
    /// The page with this text, which has `\n` line ends, between the markers.
    pub(super) fn filled(&self, content: &str) -> String {
        let content = content.trim_matches('\n');
        let end = self.line_end;
        let content = match end {
            "\n" => Cow::Borrowed(content),
            end => Cow::Owned(content.replace('\n', end)),
        };
        // Blank lines, so that no reader takes a marker for a part of the list.
        match &*content {
            "" => [self.before, end, self.after].concat(),
            content => [self.before, end, content, end, end, self.after].concat(),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Begin,
    End,
}

struct Marker<'a> {
    name: &'a str,
    side: Side,
    number: usize,
    line: Line<'a>,
}

/// Finds the place of the list with this name.
///
/// # Errors
/// [`MarkerProblem`] says which marker is missing, doubled or in the wrong place.
pub(super) fn find<'a>(page: &'a str, name: &str) -> Result<Frame<'a>, MarkerProblem> {
    let markers = markers(page, name)?;
    let begin = only(&markers, name, Side::Begin)?;
    let end = only(&markers, name, Side::End)?;
    let (begin, end) = match (begin, end) {
        (Some(begin), Some(end)) => (begin, end),
        (Some(begin), None) => return Err(begin.problem(MarkerProblemKind::NoEnd)),
        (None, Some(end)) => return Err(end.problem(MarkerProblemKind::NoBegin)),
        (None, None) => {
            return Err(MarkerProblem {
                name: name.to_string(),
                kind: MarkerProblemKind::NoMarkers,
                line: None,
                span: None,
            });
        }
    };
    if end.number < begin.number {
        return Err(end.problem(MarkerProblemKind::Reversed(begin.number)));
    }
    let within = |marker: &&Marker| begin.number < marker.number && marker.number < end.number;
    if let Some(inner) = markers.iter().find(within) {
        let kind = MarkerProblemKind::Nested(inner.name.to_string());
        return Err(MarkerProblem {
            name: name.to_string(),
            ..inner.problem(kind)
        });
    }
    let content = begin.line.start + begin.line.text.len() + begin.line.end.len();
    Ok(Frame {
        before: &page[..content],
        after: &page[end.line.start..],
        line_end: begin.line.end,
    })
}

/// Every marker of the page outside of fenced code, well-formed where it bears this name.
fn markers<'a>(page: &'a str, name: &str) -> Result<Vec<Marker<'a>>, MarkerProblem> {
    let mut markers = Vec::new();
    for (index, line) in lines(page).enumerate() {
        if line.code {
            continue;
        }
        let Some((found, side, alone)) = marker(line.text) else {
            continue;
        };
        let marker = Marker {
            name: found,
            side,
            number: index + 1,
            line,
        };
        if found == name && !alone {
            return Err(marker.problem(MarkerProblemKind::NotAlone));
        }
        markers.push(marker);
    }
    Ok(markers)
}

/// The marker that a line begins with, and whether the line holds nothing else. One further inside
/// a line is prose about markers.
fn marker(line: &str) -> Option<(&str, Side, bool)> {
    let line = line.trim_start_matches('\u{feff}').trim();
    let comment = line.strip_prefix("<!--")?.trim_start();
    let (name, rest) = comment.strip_prefix("catalog:")?.split_once(':')?;
    let word_end = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let side = match &rest[..word_end] {
        "begin" => Side::Begin,
        "end" => Side::End,
        _ => return None,
    };
    let alone = rest.find("-->") == rest.len().checked_sub("-->".len());
    Some((name, side, alone))
}

fn only<'a, 'b>(
    markers: &'b [Marker<'a>],
    name: &str,
    side: Side,
) -> Result<Option<&'b Marker<'a>>, MarkerProblem> {
    let mut same = markers
        .iter()
        .filter(|marker| marker.name == name && marker.side == side);
    let first = same.next();
    match (first, same.next()) {
        (Some(first), Some(second)) => Err(second.problem(MarkerProblemKind::Twice(first.number))),
        _ => Ok(first),
    }
}

impl Marker<'_> {
    fn problem(&self, kind: MarkerProblemKind) -> MarkerProblem {
        let start = self.line.start;
        MarkerProblem {
            name: self.name.to_string(),
            kind,
            line: Some(self.number),
            span: Some(start..start + self.line.text.len()),
        }
    }
}
