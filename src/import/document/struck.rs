//! Text that is struck through: a name that is over, or words that were taken back.

use super::{BlockKind, Document, Piece, PieceKind};

/// Takes what is struck through for words that were taken back, but for the units of a list whose
/// name is struck through: these are over, and what is said of them stays said. `unit` gives the
/// places of the pieces that are said of the project that a block names, where it names one.
pub fn settle(document: &mut Document, unit: impl Fn(&Document, usize) -> Option<Vec<usize>>) {
    if !document.pieces.iter().any(|piece| piece.struck) {
        return;
    }
    let mut stays = vec![false; document.pieces.len()];
    for block in 0..document.blocks.len() {
        let own = &document.pieces[document.blocks[block].pieces.clone()];
        let first = own
            .iter()
            .find(|piece| piece.matters() && !piece.is_picture());
        if first.is_some_and(|piece| piece.struck)
            && let Some(unit) = unit(document, block)
        {
            unit.into_iter().for_each(|piece| stays[piece] = true);
        }
    }
    for (piece, stays) in document.pieces.iter_mut().zip(stays) {
        if piece.struck && !stays && piece.kind != PieceKind::Break {
            take_back(piece);
        }
    }
}

/// A link is still counted as one, but leads nowhere for a reader.
fn take_back(piece: &mut Piece) {
    let url = match &piece.kind {
        PieceKind::Link(target) => Some(target.url.clone()),
        PieceKind::Image(url) => Some(url.clone()),
        _ => None,
    };
    piece.kind = PieceKind::Struck(url);
}

/// The pieces of a heading.
pub fn heading(document: &Document, block: usize) -> Option<Vec<usize>> {
    let block = &document.blocks[block];
    matches!(block.kind, BlockKind::Heading(_)).then(|| block.pieces.clone().collect())
}

/// The pieces of an item whose first line a block is.
pub fn item(document: &Document, block: usize) -> Option<Vec<usize>> {
    let parent = document.blocks[block].parent;
    let item = &document.blocks[parent];
    let is_first = item.kind == BlockKind::Item && item.children.first() == Some(&block);
    is_first.then(|| document.pieces_in(parent).collect())
}
