//! What the parser passes over: cells without a column, definitions that nothing refers to.

use std::collections::HashSet;
use std::ops::Range;

use super::{Block, BlockKind, Document, Form, Piece, PieceKind, Target, has_words, inline};

/// Adds what the parser passed over as blocks of their own at the end of the document, so that no
/// text of a cell and no URL of the source is lost.
pub(super) fn add(document: &mut Document, source: &str) {
    let surplus: Vec<Range<usize>> = rows(document)
        .filter_map(|row| surplus(document, source, row))
        .collect();
    for span in surplus {
        add_block(document, source, span, BlockKind::Surplus);
    }
    let mut covered: Vec<Range<usize>> = document
        .pieces
        .iter()
        .filter(|piece| piece.is_link())
        .map(|piece| piece.span.clone())
        .collect();
    covered.sort_by_key(|span| (span.start, span.end));
    let named = named(document);
    let definitions = document.definitions.iter();
    let definitions: Vec<Range<usize>> = definitions.map(|(_, span)| span.clone()).collect();
    let mut behind = 0;
    let mut next = 0;
    for url in inline::urls(source) {
        while let Some(span) = covered.get(next).filter(|span| span.start <= url.start) {
            behind = behind.max(span.end);
            next += 1;
        }
        let after = definitions.partition_point(|span| span.start <= url.start);
        let defines = after > 0 && definitions[after - 1].contains(&url.start);
        // What is escaped in the source reads otherwise in the piece.
        let is_named = || named.contains(&source[url.clone()]) || source[url.clone()].contains('&');
        let read = (url.start < behind || defines) && is_named();
        if !read {
            add_block(document, source, url, BlockKind::Rest);
        }
    }
}

/// Every URL that some link has, in its target or its words.
fn named(document: &Document) -> HashSet<String> {
    let mut named = HashSet::new();
    for piece in document.pieces.iter().filter(|piece| piece.is_link()) {
        for text in [piece.url().unwrap_or_default(), &piece.text] {
            named.extend(inline::urls(text).map(|url| text[url].to_string()));
        }
    }
    named
}

fn rows(document: &Document) -> impl Iterator<Item = usize> {
    let is_row = |block: &usize| {
        matches!(
            document.blocks[*block].kind,
            BlockKind::Row | BlockKind::Head
        )
    };
    (0..document.blocks.len()).filter(is_row)
}

/// What stands behind the last cell of a row.
fn surplus(document: &Document, source: &str, row: usize) -> Option<Range<usize>> {
    let block = &document.blocks[row];
    let start = block.span.start;
    let end = source
        .get(start..)?
        .find('\n')
        .map_or(source.len(), |offset| start + offset);
    // Cells that the row lacks have a place of their own, behind the row.
    let ends = block
        .children
        .iter()
        .map(|cell| document.blocks[*cell].span.end);
    let last = ends.filter(|cell| *cell <= end).max()?;
    has_words(source.get(last..end)?).then_some(last..end)
}

fn add_block(document: &mut Document, source: &str, span: Range<usize>, kind: BlockKind) {
    let block = document.blocks.len();
    let first = document.pieces.len();
    let piece = |kind: PieceKind, text: &str, span: Range<usize>| Piece {
        kind,
        text: text.to_string(),
        strong: false,
        emphasis: false,
        struck: false,
        pictured: false,
        span,
        block,
    };
    let mut from = span.start;
    for url in inline::urls(&source[span.clone()]) {
        let url = span.start + url.start..span.start + url.end;
        if from < url.start {
            let text = &source[from..url.start];
            let text = piece(PieceKind::Text, text, from..url.start);
            document.pieces.push(text);
        }
        let target = Target {
            url: source[url.clone()].to_string(),
            form: Form::Bare,
        };
        from = url.end;
        document
            .pieces
            .push(piece(PieceKind::Link(target), "", url));
    }
    if from < span.end {
        let text = piece(PieceKind::Text, &source[from..span.end], from..span.end);
        document.pieces.push(text);
    }
    let pieces = first..document.pieces.len();
    document.blocks.push(Block {
        kind,
        parent: 0,
        children: Vec::new(),
        pieces,
        span,
        done: None,
        numbered: false,
    });
    document.blocks[0].children.push(block);
}
