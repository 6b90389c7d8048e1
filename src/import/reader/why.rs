//! Why a piece that no shape took is left.

use crate::import::account::Why;
use crate::import::document::{BlockKind, Document, Form, PieceKind};

/// Why a piece that no shape took is left.
pub(super) fn why(document: &Document, place: usize) -> Why {
    let piece = &document.pieces[place];
    match &piece.kind {
        PieceKind::Image(_) => return Why::Picture,
        PieceKind::Footnote => return Why::Footnote,
        PieceKind::Struck(_) => return Why::Struck,
        PieceKind::Link(target) if target.form == Form::Undefined => {
            return Why::UndefinedReference;
        }
        PieceKind::Link(target) if target.url.starts_with('#') => return Why::Anchor,
        PieceKind::Html | PieceKind::Link(_) if is_comment(document, piece.block) => {
            return Why::Comment;
        }
        _ => {}
    }
    let mut block = piece.block;
    loop {
        match document.blocks[block].kind {
            BlockKind::Root => break,
            BlockKind::Heading(_) => return Why::Heading,
            BlockKind::Html => return Why::Html,
            BlockKind::Code => return Why::Code,
            BlockKind::Footnote => return Why::Footnote,
            BlockKind::FrontMatter => return Why::FrontMatter,
            BlockKind::Table => return Why::Cell,
            BlockKind::Surplus => return Why::SurplusCell,
            BlockKind::Rest => return Why::UnusedDefinition,
            _ => block = document.blocks[block].parent,
        }
    }
    if piece.kind == PieceKind::Html {
        Why::Html
    } else {
        Why::Prose
    }
}

/// Whether a block is an HTML comment.
fn is_comment(document: &Document, block: usize) -> bool {
    let block = &document.blocks[block];
    let first = document.pieces[block.pieces.clone()].first();
    block.kind == BlockKind::Html
        && first.is_some_and(|piece| piece.text.trim_start().starts_with("<!--"))
}
