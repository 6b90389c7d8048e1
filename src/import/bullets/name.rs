//! The name that a bullet begins with.

use std::ops::Range;

use crate::import::document::{Document, Form, PieceKind, has_words};
use crate::import::draft::Draft;
use crate::import::marks::{BETWEEN, ends_in_colon};
use crate::import::reader::visible;

/// The name at the start of an item.
pub(super) enum Name {
    /// A link, whose words are the name.
    Link(usize),
    /// Words up to this place, with links behind them.
    Words(usize),
    /// Words that stand out, without a link.
    Bold(Range<usize>),
}

pub(super) fn name_of(document: &Document, line: Range<usize>) -> Option<Name> {
    // A picture or a badge in front of a name is none.
    let first = line
        .clone()
        .find(|piece| document.pieces[*piece].matters() && !document.pieces[*piece].is_picture())?;
    let piece = &document.pieces[first];
    match &piece.kind {
        PieceKind::Link(target) => {
            let leads = target.form != Form::Undefined && !target.url.starts_with('#');
            (leads && is_seen(piece.shown())).then_some(Name::Link(first))
        }
        PieceKind::Text => {
            let link = (first..line.end).find(|piece| {
                document.pieces[*piece]
                    .link()
                    .is_some_and(|target| target.form != Form::Undefined)
            })?;
            let before = document.words(first..link);
            let ends = piece.strong || parted(&before).is_some() || before.len() <= LONGEST_NAME;
            let called = parted(&before).map_or(before.as_str(), |(called, _)| called);
            (ends && is_seen(called)).then_some(Name::Words(first))
        }
        _ => None,
    }
}

/// The name at the start of an item without a link, as lists write projects that lead nowhere.
pub(super) fn unlinked(document: &Document, line: Range<usize>) -> Option<Name> {
    let pieces = &document.pieces[..line.end];
    let first = line.clone().find(|piece| pieces[*piece].matters())?;
    let is_bold = |piece: &usize| pieces[*piece].strong && pieces[*piece].link().is_none();
    let end = (first..line.end).find(|piece| !is_bold(piece));
    let own = first..end.unwrap_or(line.end);
    let called = document.words(own.clone());
    let rest = document.words(own.end..line.end);
    let is_apart = ends_in_colon(&called) || rest.is_empty() || rest.starts_with(BETWEEN);
    (is_apart && is_seen(&called)).then_some(Name::Bold(own))
}

/// Whether words show anything that a name could be, beside marks that part it from what follows.
fn is_seen(words: &str) -> bool {
    !visible(words)
        .trim_matches(|c: char| c.is_whitespace() || BETWEEN.contains(&c))
        .is_empty()
}

/// How long words in front of a link can be to be a name.
const LONGEST_NAME: usize = 48;

/// The words in front of what parts a name from its description, and those behind.
pub(super) fn parted(words: &str) -> Option<(&str, &str)> {
    const PARTS: &[&str] = &[
        " - ",
        " \u{2013} ",
        " \u{2014} ",
        ": ",
        " (",
        "\u{ff1a}",
        "\u{ff08}",
    ];
    let at = PARTS
        .iter()
        .filter_map(|part| words.find(part).map(|at| (at, part.len())))
        .min();
    at.map(|(at, length)| (words[..at].trim(), words[at + length..].trim()))
}

/// The name without the year in front of it and the tags behind it, which are kept beside it.
pub(super) fn named(draft: &mut Draft, called: &str) {
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
    let year = name.split_once('-').filter(|(year, rest)| {
        year.len() == 4
            && year.starts_with(['1', '2'])
            && year.bytes().all(|byte| byte.is_ascii_digit())
            && has_words(rest)
    });
    if let Some((year, rest)) = year {
        draft.add_extra("year", year);
        name = rest.trim_start();
    }
    draft.name = name.to_string();
}
