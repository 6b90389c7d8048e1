//! Brackets that hold nothing but links: what they lead to is the project's, and no word of its
//! description.

use std::ops::Range;

use crate::import::document::{Document, Piece, PieceKind, has_words};
use crate::import::reader::Reader;

const OPEN: [char; 2] = ['(', '\u{ff08}'];
const CLOSE: [char; 2] = [')', '\u{ff09}'];

/// What is in a bracket right behind the name, where words follow it; empty where there is none.
pub(super) fn lead(document: &Document, rest: Range<usize>) -> Range<usize> {
    let none = rest.start..rest.start;
    let opens = |place: usize| {
        let piece = &document.pieces[place];
        opens(piece) && (place < rest.start || !has_words(&piece.text))
    };
    // The name itself may end with what opens it.
    let before = rest.start.saturating_sub(1);
    let Some(open) = (before..rest.end).take(2).find(|place| opens(*place)) else {
        return none;
    };
    let inside = (open + 1..rest.end).find(|place| !may_stand_inside(&document.pieces[*place]));
    match inside.filter(|close| is_bracket(document, open + 1..*close)) {
        Some(close) if has_words(&document.words(close..rest.end)) => rest.start..close,
        _ => none,
    }
}

/// What is in a bracket at the end of a sentence, where at most code follows it; empty where there
/// is none.
pub(super) fn last(document: &Document, sentence: Range<usize>) -> Range<usize> {
    let none = sentence.end..sentence.end;
    let is_behind = |piece: &Piece| piece.kind == PieceKind::Code || !has_words(piece.shown());
    let mut back = sentence.clone().rev();
    let close = back.find(|place| {
        let piece = &document.pieces[*place];
        !is_behind(piece) || closes(piece)
    });
    let open = back.find(|place| !may_stand_inside(&document.pieces[*place]));
    match (open, close) {
        (Some(open), Some(close))
            if opens(&document.pieces[open])
                && is_behind(&document.pieces[close])
                && is_bracket(document, open + 1..close) =>
        {
            open + 1..close
        }
        _ => none,
    }
}

/// The words of a sentence without its brackets of links.
pub(super) fn words_without(
    reader: &Reader<'_>,
    sentence: &Range<usize>,
    lead: &Range<usize>,
    last: &Range<usize>,
) -> String {
    let front = reader.words(sentence.start..last.start);
    let front = match lead.is_empty() {
        true => &front,
        false => front.trim_start_matches(CLOSE),
    };
    if last.is_empty() {
        return front.to_string();
    }
    let back = reader.words(last.end..sentence.end);
    let front = front.trim_end_matches(OPEN).trim_end();
    format!("{front} {}", back.trim_start_matches(CLOSE).trim_start())
}

/// Whether some pieces and the one behind them are the rest of a bracket of links.
fn is_bracket(document: &Document, inside: Range<usize>) -> bool {
    let close = document.pieces.get(inside.end);
    let mut inside = document.pieces[inside].iter();
    close.is_some_and(closes) && inside.any(|piece| piece.link().is_some())
}

fn may_stand_inside(piece: &Piece) -> bool {
    let is_sign = piece.kind == PieceKind::Text
        && !has_words(&piece.text)
        && !piece.text.contains(OPEN)
        && !piece.text.contains(CLOSE);
    is_sign || piece.link().is_some()
}

fn opens(piece: &Piece) -> bool {
    piece.kind == PieceKind::Text && piece.text.trim_end().ends_with(OPEN)
}

fn closes(piece: &Piece) -> bool {
    piece.kind == PieceKind::Text && piece.text.trim_start().starts_with(CLOSE)
}
