//! The headings above a block, on the way through a document from its top.

use std::ops::Range;

use super::document::{BlockKind, Document, Piece};
use super::marks::without_colon;
use super::words::{self, level_heading};

/// The most words of a line that stands for a heading.
const MOST_WORDS: usize = 6;

/// One heading.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub level: usize,
    pub title: String,
    pub pieces: Range<usize>,
}

/// A line alone whose words stand out, which stands for a heading of a level where it is short and
/// no sentence.
pub(super) fn line_heading(
    document: &Document,
    block: usize,
    level: usize,
    stands_out: impl Fn(&Piece) -> bool,
) -> Option<Heading> {
    const STOPS: [char; 6] = ['.', '!', '?', '\u{3002}', '\u{ff01}', '\u{ff1f}'];
    let block = &document.blocks[block];
    let pieces = block.pieces.clone();
    let said = document.pieces[pieces.clone()].iter();
    let mut said = said.filter(|piece| piece.matters());
    let title = super::reader::visible(&document.words(pieces.clone()));
    let title = without_colon(&title);
    let is_short = title.split_whitespace().count() <= MOST_WORDS && !title.ends_with(STOPS);
    let is_line = !title.is_empty() && said.all(|piece| stands_out(piece) && !piece.is_link());
    (block.kind == BlockKind::Paragraph && is_line && is_short).then(|| Heading {
        level,
        title: title.to_string(),
        pieces,
    })
}

/// The headings that are open.
#[derive(Debug, Default)]
pub(super) struct Outline {
    open: Vec<Heading>,
    /// Whether a heading came before.
    begun: bool,
    /// The title of the document: its first heading, where that is of the first level and heads the
    /// whole of it.
    pub title: Option<Heading>,
}

impl Outline {
    /// Goes on to a block at the top of the document; the heading where it is one.
    pub fn step(&mut self, document: &Document, block: usize) -> Option<Heading> {
        let BlockKind::Heading(level) = document.blocks[block].kind else {
            return None;
        };
        let pieces = document.blocks[block].pieces.clone();
        let title = super::reader::visible(&document.words(pieces.clone()));
        let heading = Heading {
            level,
            title,
            pieces,
        };
        self.open.retain(|above| above.level < level);
        let is_first = !std::mem::replace(&mut self.begun, true);
        if is_first
            && level == 1
            && !heading.title.is_empty()
            && heads_all(document, block, &heading.title)
        {
            self.title = Some(heading.clone());
        }
        self.open.push(heading.clone());
        Some(heading)
    }

    /// Goes on to a line that stands for a heading.
    pub fn step_to_line(&mut self, line: Heading) {
        self.open.retain(|above| above.level < line.level);
        self.open.push(line);
    }

    /// The headings above, outermost first, without the title of the document.
    pub fn above(&self) -> impl Iterator<Item = &Heading> {
        let title = self.title.as_ref().map(|title| title.pieces.start);
        self.open
            .iter()
            .filter(move |heading| Some(heading.pieces.start) != title)
    }

    /// The area that the headings name.
    pub fn area(&self) -> Vec<Heading> {
        let named = |heading: &&Heading| {
            !heading.title.is_empty() && !words::is_plain_heading(&heading.title)
        };
        self.above().filter(named).cloned().collect()
    }
}

/// Whether a first heading of the first level says what the whole document is, and is not one of the
/// headings of its projects: no level beside others, and no area that projects follow at once as they
/// do the others.
fn heads_all(document: &Document, first: usize, title: &str) -> bool {
    let top = document.blocks[0].children.as_slice();
    let is_first_level = |block: &usize| document.blocks[*block].kind == BlockKind::Heading(1);
    let starts = |block: &usize| {
        is_first_level(block) && (*block == first || !tells_of_document(document, *block))
    };
    let starts: Vec<usize> = (0..top.len()).filter(|at| starts(&top[*at])).collect();
    let [own, beside @ ..] = starts.as_slice() else {
        return true;
    };
    if level_heading(title).is_some() {
        return beside.is_empty();
    }
    let behind = |at: &usize| top.get(at + 1).map(|block| document.blocks[*block].kind);
    let mut below = top[own + 1..]
        .iter()
        .take_while(|block| !is_first_level(block));
    let is_area = !beside.is_empty()
        && behind(own).is_some_and(may_follow_area)
        && beside.iter().all(|at| behind(at) == behind(own))
        && below.any(|block| may_list(document, *block));
    !is_area
}

/// Whether projects, or the heading of one, may begin with a block.
fn may_follow_area(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::List | BlockKind::Table | BlockKind::Heading(2)
    )
}

/// Whether a block has projects or their fields, and is no table of contents.
fn may_list(document: &Document, block: usize) -> bool {
    let leads_out = |piece: &Piece| piece.link().is_some_and(|link| link.url.contains("://"));
    matches!(
        document.blocks[block].kind,
        BlockKind::List | BlockKind::Table
    ) && document.pieces[document.pieces_in(block)]
        .iter()
        .any(leads_out)
}

/// Whether a heading names no area: what follows is the list, or about it.
fn tells_of_document(document: &Document, heading: usize) -> bool {
    let words = document.words(document.blocks[heading].pieces.clone());
    words::is_plain_heading(&words) || words::is_about_list(&words)
}
