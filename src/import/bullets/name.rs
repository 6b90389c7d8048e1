//! The name that a bullet begins with.

use std::ops::Range;

use super::day::{self, Day};
use super::prose;
use super::said::{self, is_icon, is_said};
use super::says::says;
use crate::catalog::model::without_code;
use crate::import::document::{Document, Form, Piece, PieceKind, words};
use crate::import::draft::Draft;
use crate::import::marks::{BETWEEN, ends_in_colon, without_colon};
use crate::import::reader::visible;

/// How a bullet begins.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// The name as it is written, with the day in front of it and the tags behind.
    pub called: String,
    /// The link whose words are the name, where it is one.
    pub link: Option<usize>,
    /// Signs in front of the name.
    pub icons: String,
    /// Words of the sentence in the name's own run of text, which goes on behind it.
    pub behind: String,
    /// The pieces in front of the name, such as badges.
    pub before: Range<usize>,
    /// The pieces behind.
    pub rest: Range<usize>,
}

/// How a line begins that names a project by a link, or in front of links.
pub(super) fn opening(document: &Document, line: &Range<usize>) -> Option<Opening> {
    let (first, link) = begin(document, line)?;
    let each = document.said_each(line.start..link);
    let shown = (line.start..link).zip(&each);
    let shown = shown.filter(|(piece, _)| !is_badge(&document.pieces[*piece]));
    let said = words(shown.map(|(_, said)| &**said));
    let (mut icons, said) = icons_of(&said);
    let (day, said) = match day::parted(said) {
        Some((day, rest)) => (Some(day), rest),
        None => (None, said),
    };
    let (behind, said) = icons_of(said);
    icons.extend(behind);
    let opening = match said {
        _ if !is_said(said) => linked(document, link, day)?,
        _ if prose::is_article(said) => Opening {
            // The name is a word of the sentence too.
            behind: format!("{said} {}", document.pieces[link].shown()),
            ..linked(document, link, day)?
        },
        _ => worded(document, first..link, day, said)?,
    };
    let rest = match opening.link {
        Some(_) => link + 1,
        None => link,
    };
    Some(Opening {
        icons: icons.join(" "),
        before: line.start..link.min(first),
        rest: rest..line.end,
        ..opening
    })
}

/// The first piece of a line that a name may begin with, and the first link from there on.
fn begin(document: &Document, line: &Range<usize>) -> Option<(usize, usize)> {
    // A picture or a badge in front of a name is none.
    let first = line
        .clone()
        .find(|piece| document.pieces[*piece].matters() && !is_badge(&document.pieces[*piece]))?;
    let is_link = |piece: &usize| {
        let target = document.pieces[*piece].link();
        target.is_some_and(|target| target.form != Form::Undefined)
    };
    match &document.pieces[first].kind {
        PieceKind::Link(_) => Some((first, first)),
        PieceKind::Text | PieceKind::Code => {
            (first..line.end).find(is_link).map(|link| (first, link))
        }
        _ => None,
    }
}

/// Whether a piece is a picture, or a link without words of its own.
fn is_badge(piece: &Piece) -> bool {
    let target = piece.link();
    let is_wordless =
        target.is_some_and(|target| target.form != Form::Bare && piece.text.is_empty());
    piece.is_picture() || is_wordless
}

/// The signs in front of a text, and the rest of it.
pub(super) fn icons_of(text: &str) -> (Vec<&str>, &str) {
    let mut icons = Vec::new();
    let mut rest = text.trim_start();
    while let Some(word) = rest.split(' ').next().filter(|word| !word.is_empty()) {
        if !is_icon(word) {
            break;
        }
        icons.push(word);
        rest = rest[word.len()..].trim_start();
    }
    (icons, rest)
}

/// A name that is the words of a link.
fn linked(document: &Document, link: usize, day: Option<Day<'_>>) -> Option<Opening> {
    let piece = &document.pieces[link];
    let target = piece.link()?;
    let leads = target.form != Form::Undefined && !target.url.starts_with('#');
    let name = visible(piece.shown());
    (leads && !is_badge(piece) && is_seen(&name)).then(|| Opening {
        called: day.map_or(name.clone(), |day| day.in_front_of(&name)),
        link: Some(link),
        ..Opening::default()
    })
}

/// A name in front of a link, which the last of the pieces is in front of. `said` is what the pieces
/// say behind the day.
fn worded(
    document: &Document,
    pieces: Range<usize>,
    day: Option<Day<'_>>,
    said: &str,
) -> Option<Opening> {
    let with_day = |name: &str| day.map_or(name.to_string(), |day| day.in_front_of(name));
    let (called, behind) = match bold(document, &pieces) {
        Some(own) => own,
        None => {
            let (called, behind) = parted(said).unwrap_or((said, ""));
            (with_day(&without_code(called)), behind.to_string())
        }
    };
    let link = &document.pieces[pieces.end];
    let name = called.trim_end_matches(is_between);
    let stands_out = document.pieces[pieces.start].strong;
    let is_apart = name.len() < called.len()
        || is_said(&behind)
        || stands_out && behind.trim_start().starts_with(BETWEEN);
    let is_prose = match (is_apart, is_label(link, name)) {
        (true, _) => prose::is_heading(name),
        (false, true) => said::goes_on(name),
        (false, false) => prose::goes_on(name),
    };
    let is_short = stands_out || name.len() <= LONGEST_NAME || is_said(&behind);
    (is_short && !is_prose && is_seen(&visible(name))).then(|| Opening {
        called: visible(name),
        behind: format!("{}{behind}", &called[name.len()..]),
        ..Opening::default()
    })
}

/// Words in bold that a line begins with and that hold more than a day, and what stands behind.
fn bold(document: &Document, pieces: &Range<usize>) -> Option<(String, String)> {
    let is_bold = |piece: &usize| document.pieces[*piece].strong;
    let end = pieces.clone().find(|piece| !is_bold(piece));
    let own = pieces.start..end.unwrap_or(pieces.end);
    let called = document.words(own.clone());
    let is_day = day::parted(&called).is_some_and(|(_, rest)| !is_said(rest));
    if own.is_empty() || is_day {
        return None;
    }
    let behind = document.said_each(own.end..pieces.end);
    Some((called, behind.concat()))
}

/// Whether the words of a link behind a name only label where it leads.
fn is_label(link: &Piece, name: &str) -> bool {
    is_badge(link)
        || link.is_bare()
        || says(&link.text).is_label()
        || link.text.eq_ignore_ascii_case(name)
}

/// The name at the start of an item without a link, as lists write projects that lead nowhere.
pub(super) fn unlinked(document: &Document, line: &Range<usize>) -> Option<Opening> {
    let pieces = &document.pieces[..line.end];
    let first = line.clone().find(|piece| pieces[*piece].matters())?;
    let is_bold = |piece: &usize| pieces[*piece].strong && pieces[*piece].link().is_none();
    let end = (first..line.end).find(|piece| !is_bold(piece));
    let own = first..end.unwrap_or(line.end);
    let called = visible(&document.words(own.clone()));
    let rest = document.words(own.end..line.end);
    let is_apart = ends_in_colon(&called) || rest.is_empty() || rest.starts_with(BETWEEN);
    let name = without_colon(&called);
    (is_apart && is_seen(name) && !prose::is_heading(name)).then(|| Opening {
        called: name.to_string(),
        before: line.start..first,
        rest: own.end..line.end,
        ..Opening::default()
    })
}

/// The name at the start of an item whose first line is words alone.
pub(super) fn plain(document: &Document, line: &Range<usize>) -> Option<Opening> {
    let mut pieces = document.pieces[line.clone()].iter();
    if pieces.any(Piece::is_link) {
        return None;
    }
    let said = visible(&document.said(line.clone()));
    let (called, behind) = parted(&said).unwrap_or((&said, ""));
    let called = without_code(called);
    let name = called.trim_end_matches(is_between);
    let is_name = name.starts_with(char::is_alphanumeric) && name.len() <= LONGEST_NAME;
    is_name.then(|| Opening {
        called: name.to_string(),
        behind: format!("{}{behind}", &called[name.len()..]),
        before: line.start..line.start,
        rest: line.end..line.end,
        ..Opening::default()
    })
}

/// Signs between a name and what follows it.
fn is_between(c: char) -> bool {
    BETWEEN.contains(&c) || c.is_whitespace() || matches!(c, '|' | ',' | '\u{b7}')
}

/// Whether words show anything that a name could be, beside marks that part it from what follows.
fn is_seen(words: &str) -> bool {
    !words.trim_matches(is_between).is_empty()
}

/// How long words in front of a link can be to be a name, in bytes.
const LONGEST_NAME: usize = 48;

/// The words in front of what parts a name from its description, and the rest with it.
fn parted(said: &str) -> Option<(&str, &str)> {
    const PARTS: &[&str] = &[
        " - ",
        " -- ",
        " \u{2013} ",
        " \u{2014} ",
        " | ",
        ": ",
        " (",
        "\u{ff1a}",
        "\u{ff08}",
    ];
    let at = PARTS.iter().filter_map(|part| said.find(part)).min()?;
    Some(said.split_at(at))
}

/// Names a draft, without the day in front of the name and the tags behind it, which are kept beside
/// it.
pub(super) fn give(draft: &mut Draft, called: &str) {
    let mut name = called.trim();
    while let Some((rest, tag)) = name
        .strip_suffix('#')
        .and_then(|name| name.rsplit_once(" #"))
    {
        if tag.is_empty() || tag.contains(char::is_whitespace) {
            break;
        }
        draft.tags.insert(0, tag.to_string());
        name = rest.trim_end();
    }
    let (days, name) = day::taken_off(name);
    for day in days {
        match day {
            Day::Year(year) => draft.add_extra("year", year),
            Day::Date(date) => draft.add_extra("date", date),
        }
    }
    draft.name = name.to_string();
}
