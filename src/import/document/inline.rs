//! Links that Markdown takes for text: URLs alone, and links with a wrong bracket.

use std::ops::Range;

use super::{BlockKind, Document, Form, Piece, PieceKind, Target, has_words};
use crate::import::marks::{COLONS, ends_in_colon, parted_at_colon};

/// How many bytes of the source one of a text can come from.
const LONGEST_ENTITY: usize = 32;

/// Makes links of the URLs in text, and of references that a reader understands.
pub(super) fn settle(document: &mut Document, source: &str) {
    let pieces = std::mem::take(&mut document.pieces);
    let mut settled: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut pieces = pieces.into_iter().peekable();
    for block in 1..document.blocks.len() {
        let first = settled.len();
        while let Some(piece) = pieces.next_if(|piece| piece.block == block) {
            part(piece, source, &mut settled);
        }
        if document.blocks[block].kind != BlockKind::Code {
            repair(&mut settled, first);
        }
        let parent = &document.blocks[document.blocks[block].parent];
        if parent.kind == BlockKind::Item && parent.children.first() == Some(&block) {
            part_label(&mut settled, first);
        } else if parent.kind == BlockKind::Root {
            part_bold_labels(&mut settled, first);
        }
        document.blocks[block].pieces = first..settled.len();
    }
    document.blocks[0].pieces = 0..0;
    document.pieces = settled;
}

/// The piece, parted at the URLs in its text.
fn part(piece: Piece, source: &str, parts: &mut Vec<Piece>) {
    let parted =
        matches!(piece.kind, PieceKind::Text | PieceKind::Html) && piece.text.contains("://");
    if !parted {
        parts.push(piece);
        return;
    }
    let mut from = 0;
    // Where the source is behind what was parted so far.
    let mut at = piece.span.start;
    let urls: Vec<Range<usize>> = urls(&piece.text).collect();
    for url in urls {
        let before = &piece.text[from..url.start];
        let text = &piece.text[url.clone()];
        let start = place(source, at..piece.span.end, before, text);
        if !before.is_empty() {
            parts.push(Piece {
                text: before.to_string(),
                span: at..start,
                ..piece.clone_empty()
            });
        }
        let end = (start + text.len()).min(piece.span.end.max(start));
        let target = Target {
            url: text.to_string(),
            form: Form::Bare,
        };
        parts.push(Piece {
            kind: PieceKind::Link(target),
            span: start..end,
            // What stands in a tag is nothing that a reader reads.
            pictured: piece.kind == PieceKind::Html,
            ..piece.clone_empty()
        });
        (from, at) = (url.end, end);
    }
    if from < piece.text.len() {
        let text = piece.text[from..].to_string();
        parts.push(Piece {
            text,
            span: at..piece.span.end.max(at),
            ..piece.clone_empty()
        });
    }
}

/// Where words stand in the source behind others. Escapes and entities make it longer than the words,
/// but not without end.
fn place(source: &str, within: Range<usize>, before: &str, words: &str) -> usize {
    let window = within.start + LONGEST_ENTITY * (before.len() + words.len());
    let found = source
        .get(within.start..boundary(source, window.min(within.end)))
        .and_then(|rest| rest.find(words));
    found.map_or(within.start, |offset| within.start + offset)
}

/// How long a label can be that does not stand out.
const LONGEST_LABEL: usize = 32;

/// Parts the first words of an item behind their colon, so that a label is a piece of its own.
fn part_label(pieces: &mut Vec<Piece>, first: usize) {
    let Some(at) = (first..pieces.len()).find(|at| has_words(pieces[*at].shown())) else {
        return;
    };
    let label = &pieces[at];
    if label.kind != PieceKind::Text {
        return;
    }
    let end = label_end(&label.text).filter(|end| label.strong || *end <= LONGEST_LABEL + 1);
    match end {
        Some(end) => part_at(pieces, at, end),
        None => part_behind_bold(pieces, at),
    }
}

/// Parts the colons behind words in bold from what follows them.
fn part_bold_labels(pieces: &mut Vec<Piece>, first: usize) {
    for at in (first..pieces.len()).rev() {
        part_behind_bold(pieces, at);
    }
}

/// Parts a colon behind words in bold from what follows it.
fn part_behind_bold(pieces: &mut Vec<Piece>, at: usize) {
    if pieces[at].strong
        && !ends_in_colon(&pieces[at].text)
        && let Some(next) = pieces.get(at + 1)
        && next.kind == PieceKind::Text
        && next.text.trim_start().starts_with(COLONS)
        && let Some(end) = label_end(&next.text)
    {
        part_at(pieces, at + 1, end);
    }
}

/// Where a label ends: behind the first colon.
fn label_end(text: &str) -> Option<usize> {
    let (_, behind) = parted_at_colon(text)?;
    Some(text.len() - behind.len())
}

/// Parts one piece of text in two.
fn part_at(pieces: &mut Vec<Piece>, at: usize, length: usize) {
    let piece = &mut pieces[at];
    if piece.text[length..].trim().is_empty() {
        return;
    }
    let middle = (piece.span.start + length).min(piece.span.end);
    let rest = Piece {
        text: piece.text.split_off(length),
        span: middle..piece.span.end,
        ..piece.clone_empty()
    };
    piece.span.end = middle;
    pieces.insert(at + 1, rest);
}

/// The character boundary at or before a place.
fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl Piece {
    /// One of the parts of a piece, still without words.
    fn clone_empty(&self) -> Piece {
        Piece {
            kind: self.kind.clone(),
            text: String::new(),
            strong: self.strong,
            emphasis: self.emphasis,
            struck: self.struck,
            pictured: false,
            span: self.span.clone(),
            block: self.block,
        }
    }
}

/// Where the URLs of the web stand in a text.
pub(in crate::import) fn urls(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(offset) = text[from..].find("://") {
            let colon = from + offset;
            let behind = colon + "://".len();
            let scheme = ["https", "http"]
                .iter()
                .find(|scheme| text[from..colon].ends_with(**scheme));
            let length = length(&text[behind..]);
            from = behind + length;
            if let Some(scheme) = scheme.filter(|_| length > 0) {
                return Some(colon - scheme.len()..from);
            }
        }
        None
    })
}

/// Whether a text is a URL of the web and nothing else.
pub(super) fn is_url(text: &str) -> bool {
    urls(text).next().is_some_and(|url| url == (0..text.len()))
}

/// How long the URL at the start of a text is, without the punctuation of the sentence around it.
fn length(text: &str) -> usize {
    let ends = |c: char| {
        // The signs of full width end a sentence or a word of it, and stand in no URL.
        let is_wide = matches!(c, '\u{3001}' | '\u{3002}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}');
        is_wide
            || c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '"' | '`' | '|' | '\\')
    };
    // A bracket belongs to a URL only where the URL opens it.
    let (mut round, mut square) = (0usize, 0usize);
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        let stray = match c {
            '(' => {
                round += 1;
                false
            }
            '[' => {
                square += 1;
                false
            }
            ')' => closes(&mut round),
            ']' => closes(&mut square),
            c => ends(c),
        };
        if stray {
            end = at;
            break;
        }
    }
    text[..end]
        .trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '*', '_', '~', '(', '['])
        .len()
}

/// Whether a closing bracket closes none of those that are open.
fn closes(open: &mut usize) -> bool {
    let stray = *open == 0;
    *open = open.saturating_sub(1);
    stray
}

/// Joins `[words]` with the URL behind it where only the brackets are wrong, and takes a URL for
/// the target where the reference of it is undefined.
fn repair(pieces: &mut Vec<Piece>, first: usize) {
    let mut kept = first;
    let mut at = first;
    while at < pieces.len() {
        if let Some(url) = url_behind(&pieces[at..]) {
            let end = pieces[at + 2].span.end;
            let piece = &mut pieces[at];
            piece.kind = PieceKind::Link(Target {
                url,
                form: Form::Repaired,
            });
            piece.span.end = end;
            pieces.swap(kept, at);
            at += 3;
        } else {
            own_url(&mut pieces[at]);
            pieces.swap(kept, at);
            at += 1;
        }
        kept += 1;
    }
    pieces.truncate(kept);
}

/// The URL that was meant for the undefined reference at the start.
fn url_behind(pieces: &[Piece]) -> Option<String> {
    let [reference, between, target, ..] = pieces else {
        return None;
    };
    let bracket = between.text.trim_start();
    let only_brackets = between.kind == PieceKind::Text
        && bracket.starts_with(['(', '['])
        && bracket
            .trim_end()
            .chars()
            .all(|c| matches!(c, '(' | '[' | '<'));
    match (reference.link()?, target.link()?) {
        (
            Target {
                form: Form::Undefined,
                ..
            },
            Target {
                form: Form::Bare,
                url,
            },
        ) if only_brackets => Some(url.clone()),
        _ => None,
    }
}

fn own_url(piece: &mut Piece) {
    let text = piece.text.trim();
    if let PieceKind::Link(target) = &mut piece.kind
        && target.form == Form::Undefined
        && has_words(text)
        && is_url(text)
    {
        target.url = text.to_string();
        target.form = Form::Repaired;
    }
}
