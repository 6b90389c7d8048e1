//! One bullet: its name, the sentence behind it, and the links.

use std::ops::Range;

use super::bracket;
use super::name::{Name, named, parted};
use crate::import::document::{Document, has_words, words};
use crate::import::draft::Draft;
use crate::import::marks::{BETWEEN, COLONS, without_colon};
use crate::import::reader::{Reader, visible};

/// Reads a bullet that begins with a name.
pub(super) fn read_entry(reader: &mut Reader<'_>, item: usize, name: Name, area: &[String]) {
    let document = reader.document;
    let Some(first) = document.blocks[item].children.first() else {
        return;
    };
    let line = document.blocks[*first].pieces.clone();
    let draft = reader.drafts.len();
    reader.drafts.push(Draft {
        line: reader.line(line.start),
        areas: vec![area.to_vec()],
        ..Draft::default()
    });
    if let Some(done) = document.blocks[item].done {
        reader.drafts[draft].add_extra("task", if done { "done" } else { "open" });
    }
    // What the name's own link leads to is the project; its words are of no other kind of link.
    let before = match name {
        Name::Link(own) => line.start..own,
        Name::Words(first) => line.start..first,
        Name::Bold(ref own) => line.start..own.start,
    };
    let (mut summary, rest) = read_name(reader, &line, name, draft);
    let behind = rest.clone();
    let lead = bracket::lead(document, rest.clone());
    let sentence = sentence(document, lead.end..rest.end);
    let last = bracket::last(document, sentence.clone());
    summary.push_str(&bracket::words_without(reader, &sentence, &lead, &last));
    let summary = tidy(&summary);
    if has_words(&summary) {
        reader.drafts[draft].summary = Some(summary);
    }
    for piece in behind.clone() {
        // A link in the sentence is about something else; a URL alone is the project's.
        let is_own =
            !sentence.contains(&piece) || last.contains(&piece) || document.pieces[piece].is_bare();
        read_link(reader, piece, draft, is_own);
    }
    reader.add_mentions(before, draft);
    reader.add_mentions(behind, draft);
    reader.take_text(line, draft, "summary");
}

/// Reads the name; gives the words behind it that belong to the description, and the pieces there.
fn read_name(
    reader: &mut Reader<'_>,
    line: &Range<usize>,
    name: Name,
    draft: usize,
) -> (String, Range<usize>) {
    let document = reader.document;
    match name {
        Name::Link(first) => {
            reader.take_address(first, draft, "name");
            let called = visible(document.pieces[first].shown());
            named(&mut reader.drafts[draft], &called);
            (String::new(), first + 1..line.end)
        }
        Name::Words(first) => {
            let next = (first..line.end)
                .find(|piece| document.pieces[*piece].is_link())
                .unwrap_or(line.end);
            let words = reader.words(first..next);
            let (called, summary) = parted(&words).unwrap_or((&words, ""));
            named(&mut reader.drafts[draft], called.trim_end_matches(BETWEEN));
            let summary = format!("{} ", summary.trim_end_matches(BETWEEN));
            (summary, next..line.end)
        }
        Name::Bold(own) => {
            let words = reader.words(own.clone());
            named(&mut reader.drafts[draft], without_colon(&words));
            (String::new(), own.end..line.end)
        }
    }
}

/// Reads a link behind the name: the project's own where it has none yet and this may be it.
fn read_link(reader: &mut Reader<'_>, piece: usize, draft: usize, is_own: bool) {
    if reader.take_own(piece, draft) {
        return;
    }
    match is_own && !reader.has_address(draft) {
        true => reader.take_address(piece, draft, "links"),
        false => reader.add_mentions(piece..piece + 1, draft),
    }
}

/// Signs at the end of a sentence.
const STOPS: [char; 6] = ['.', '!', '?', '\u{3002}', '\u{ff01}', '\u{ff1f}'];

/// The sentence of a line, without the links at its end, which are no words of it.
fn sentence(document: &Document, rest: Range<usize>) -> Range<usize> {
    let mut start = rest.end;
    while start > rest.start {
        let piece = &document.pieces[start - 1];
        if !piece.is_link() && has_words(piece.shown()) {
            break;
        }
        start -= 1;
    }
    let before = if start > rest.start {
        document.pieces[start - 1].shown().trim_end()
    } else {
        ""
    };
    let bracket = document.pieces[start..rest.end]
        .first()
        .is_some_and(|piece| piece.shown().contains('('));
    let apart = start == rest.start
        || bracket
        || before.ends_with([
            '.', '!', '?', '(', '|', '-', ')', '\u{2013}', '\u{2014}', ':', ',', ';', '\u{ff1a}',
            '\u{ff08}', '\u{3002}',
        ]);
    let first = (start..rest.end)
        .find(|place| document.pieces[*place].is_link())
        .unwrap_or(rest.end);
    if apart {
        return rest.start..start;
    }
    // The first link belongs to the sentence, and so does the mark at its end.
    let mut end = (first + 1).min(rest.end);
    if end < rest.end && document.pieces[end].shown().starts_with(STOPS) {
        end += 1;
    }
    rest.start..end
}

/// A description without the punctuation around it.
fn tidy(summary: &str) -> String {
    let front = |c: char| COLONS.contains(&c) || "-\u{2013}\u{2014} |)],\u{ff09}".contains(c);
    let trimmed = summary.trim_start_matches(front);
    let text = match summary[..summary.len() - trimmed.len()].strip_suffix(':') {
        // The colon belongs to the name of a sign, as in `:rocket:`.
        Some(before) if begins_with_sign(trimmed) => &summary[before.len()..],
        _ => trimmed,
    };
    let text = text.strip_prefix(". ").unwrap_or(text);
    let text = text
        .trim_end_matches([' ', '(', '|', '\u{2013}', '\u{2014}', '\u{ff08}'])
        .trim_end_matches(" -");
    visible(&words([text].into_iter()))
}

/// Whether a text begins with the name of a sign and the colon behind it.
fn begins_with_sign(text: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "_+-".contains(c);
    let end = text.find(|c| !is_of_name(c)).unwrap_or(text.len());
    end > 0 && text[end..].starts_with(':')
}
