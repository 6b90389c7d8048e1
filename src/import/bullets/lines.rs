//! Lines right above lists that stand for headings: in bold or in italics, or since they name levels.

use std::collections::HashMap;

use super::names_links;
use crate::import::document::{BlockKind, Document, Piece};
use crate::import::outline::{Heading, line_heading};
use crate::import::words::level_heading;

/// The depth of lines in bold, and of plain ones: below all headings.
const BOLD: usize = usize::MAX - 1;

/// The depth of lines in italics.
const ITALIC: usize = usize::MAX;

/// The lines that stand for headings, by their blocks: below all others, those in bold above those
/// in italics. Those that name levels are of one depth, however they are written.
pub(super) fn headings(document: &Document) -> HashMap<usize, Heading> {
    let bold = |block| line_heading(document, block, BOLD, |piece| piece.strong);
    let italic = |block| line_heading(document, block, ITALIC, is_italic);
    let of_level = |block| {
        let line = line_heading(document, block, BOLD, |_| true);
        line.filter(|line| level_heading(&line.title).is_some())
    };
    let levels = parting(document, of_level);
    let are_italic = |line: &&(usize, Heading)| {
        let own = &document.pieces[line.1.pieces.clone()];
        own.iter().any(is_italic)
    };
    let level = match 2 * levels.iter().filter(are_italic).count() > levels.len() {
        true => ITALIC,
        false => BOLD,
    };
    let levels = levels
        .into_iter()
        .map(|(block, own)| (block, Heading { level, ..own }));
    let others = parting(document, bold)
        .into_iter()
        .chain(parting(document, italic));
    others.chain(levels).collect()
}

fn is_italic(piece: &Piece) -> bool {
    piece.emphasis && !piece.strong
}

/// The lines of one sort, where they part some heading: there are several below it, each above a list
/// of projects. One alone tells of its heading.
fn parting(document: &Document, line: impl Fn(usize) -> Option<Heading>) -> Vec<(usize, Heading)> {
    let mut lines = Vec::new();
    let mut of_heading = 0;
    let mut most = 0;
    for pair in document.blocks[0].children.windows(2) {
        match document.blocks[pair[0]].kind {
            BlockKind::Heading(_) => of_heading = 0,
            BlockKind::Paragraph if is_of_projects(document, pair[1]) => {
                let line = line(pair[0]);
                of_heading += usize::from(line.is_some());
                most = most.max(of_heading);
                lines.extend(line.map(|line| (pair[0], line)));
            }
            _ => {}
        }
    }
    match most > 1 {
        true => lines,
        false => Vec::new(),
    }
}

/// Whether a block is a list of projects.
fn is_of_projects(document: &Document, block: usize) -> bool {
    document.blocks[block].kind == BlockKind::List && names_links(document, block)
}
