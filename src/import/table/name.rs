//! The cell that names a project, with the links and words of it that stand there too.

use std::ops::Range;

use super::{bracket, several};
use crate::import::document::{Document, Piece, PieceKind, has_words};
use crate::import::look::Look;
use crate::import::marks::BETWEEN;
use crate::import::reader::{Around, Reader};
use crate::import::words as known;

/// The first line up to its first link names the project, which that link leads to; more links are of
/// it. Other words stand beside it.
pub(super) fn read(reader: &mut Reader<'_>, pieces: Range<usize>, draft: usize, look: &mut Look) {
    let document = reader.document;
    let line = first_line(document, pieces.clone());
    let first = line.clone().find(|piece| {
        let piece = &document.pieces[*piece];
        piece.link().is_some() && (!piece.text.is_empty() || piece.is_bare())
    });
    if let Some(first) = first
        && let Some(rest) = bracket::read_name(reader, line.start..first, draft)
    {
        read_rest(reader, rest..pieces.end, draft);
        // Pages have an address on the name.
        look.has_linked_names |= reader.has_address(draft);
        return;
    }
    let behind = read_own(reader, line.clone(), first, draft);
    several::remark(reader, behind..line.end, draft);
    let rest = read_rest(reader, behind..pieces.end, draft);
    let is_linked = first.is_some_and(|first| !document.pieces[first].is_bare());
    look.has_linked_names |= is_linked;
    // Links between a name and its words have lines of their own.
    let is_said = reader.drafts[draft].extra.contains_key("project");
    if is_linked && is_said && !reader.has_link(rest.clone()) {
        let mut rest = document.pieces[rest].iter();
        let next = rest.find(|piece| piece.kind == PieceKind::Break || has_words(piece.shown()));
        let is_beside = next.is_some_and(|next| next.kind != PieceKind::Break);
        look.words_beside_names += if is_beside { 1 } else { -1 };
    }
}

/// Reads the name of a line up to its `first` link, and that; gives where the rest begins.
fn read_own(
    reader: &mut Reader<'_>,
    line: Range<usize>,
    first: Option<usize>,
    draft: usize,
) -> usize {
    let (end, behind) = match first {
        // A URL alone is no word of a name in front of it.
        Some(first) if reader.document.pieces[first].is_bare() => {
            let named = has_words(&reader.words(line.start..first));
            (if named { first } else { first + 1 }, first + 1)
        }
        Some(first) => (first + 1, first + 1),
        None => (line.end, line.end),
    };
    let name = reader.words(line.start..end);
    let name = if end < behind {
        name.trim_end_matches(BETWEEN)
    } else {
        name.trim()
    };
    reader.drafts[draft].name = name.to_string();
    if let Some(first) = first {
        reader.take_address(first, draft, if end < behind { "links" } else { "name" });
    }
    reader.take_text(line.start..end, draft, "name");
    behind
}

/// Reads what stands behind a name: links of the project, and words; gives the pieces behind the links
/// that are fields of it.
fn read_rest(reader: &mut Reader<'_>, behind: Range<usize>, draft: usize) -> Range<usize> {
    let kind = |title: &str, url: &str| known::link_kind(title, url).unwrap_or("other").to_string();
    let rest = reader.after_own(behind, draft);
    let mut said = reader.document.pieces[rest.clone()].iter();
    if said.any(Piece::matters) {
        reader.add_links(rest.clone(), draft, kind, "project", Around::Apart);
    }
    rest
}

/// The pieces up to the first break behind words.
fn first_line(document: &Document, pieces: Range<usize>) -> Range<usize> {
    let is_end = |place: &usize| {
        let before = pieces.start..*place;
        document.pieces[*place].kind == PieceKind::Break
            && document.pieces[before]
                .iter()
                .any(|piece| has_words(piece.shown()))
    };
    let end = pieces.clone().find(is_end).unwrap_or(pieces.end);
    pieces.start..end
}
