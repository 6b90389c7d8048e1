//! Lines in bold or in italics right above lists, which stand for headings.

use std::collections::HashMap;

use super::names_links;
use crate::import::document::{BlockKind, Document, Piece};
use crate::import::outline::{Heading, line_heading};

/// The lines that stand for headings, by their blocks: below all others, those in bold above those
/// in italics.
pub(super) fn headings(document: &Document) -> HashMap<usize, Heading> {
    let bold = parting(document, usize::MAX - 1, |piece| piece.strong);
    let italic = parting(document, usize::MAX, |piece| {
        piece.emphasis && !piece.strong
    });
    bold.into_iter().chain(italic).collect()
}

/// The lines that stand out in one way, where they part some heading: there are several below it, each
/// above a list of projects. One alone tells of its heading.
fn parting(
    document: &Document,
    level: usize,
    stands_out: impl Fn(&Piece) -> bool,
) -> Vec<(usize, Heading)> {
    let mut lines = Vec::new();
    let mut of_heading = 0;
    let mut most = 0;
    for pair in document.blocks[0].children.windows(2) {
        match document.blocks[pair[0]].kind {
            BlockKind::Heading(_) => of_heading = 0,
            BlockKind::Paragraph if is_of_projects(document, pair[1]) => {
                let line = line_heading(document, pair[0], level, &stands_out);
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
