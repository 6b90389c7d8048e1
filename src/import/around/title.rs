//! What a title has beside its words: badges, a picture, where it leads.

use super::written;
use crate::import::document::{BlockKind, Document, PieceKind, has_words, parse, words};
use crate::import::outline::Outline;
use crate::import::reader::visible;

/// How a heading of the first level begins in HTML.
const HTML_HEADING: &str = "<h1";

/// The Markdown around the words of a title, as the source has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What stands in front of the words.
    pub front: String,
    /// What stands behind them.
    pub behind: String,
    /// Its line, counted from 1.
    pub line: usize,
}

/// The heading that is the title of a document.
pub(super) fn heading(document: &Document) -> Option<usize> {
    let mut outline = Outline::default();
    let mut blocks = document.blocks[0].children.iter().copied();
    let first = blocks.find(|block| outline.step(document, *block).is_some());
    first.filter(|_| outline.title.is_some())
}

/// The words of a heading of the first level that HTML makes above all others, as lists have a title in the
/// middle of a page.
pub(in crate::import) fn in_html(document: &Document, source: &str) -> Option<String> {
    let is_of_list = |kind: BlockKind| {
        matches!(
            kind,
            BlockKind::Heading(_) | BlockKind::List | BlockKind::Table
        )
    };
    let blocks = document.blocks[0].children.iter();
    let blocks = blocks.map(|block| &document.blocks[*block]);
    let mut html = blocks
        .take_while(|block| !is_of_list(block.kind))
        .filter(|block| block.kind == BlockKind::Html);
    html.find_map(|block| {
        let text = source.get(block.span.clone())?;
        let small = text.to_ascii_lowercase();
        let begin = small.find(HTML_HEADING)?;
        let begin = begin + small[begin..].find('>')? + 1;
        let end = begin + small[begin..].find("</h1")?;
        let line = words([&text[begin..end]].into_iter());
        let inner = parse(&line);
        let title = visible(&inner.words(0..inner.pieces.len()));
        has_words(&title).then_some(title)
    })
}

/// Whether a text has a heading of the first level that HTML makes.
pub(super) fn has_html(text: &str) -> bool {
    text.to_ascii_lowercase().contains(HTML_HEADING)
}

/// What the heading has beside its words, where these stand in it as they are read.
pub(super) fn beside(document: &Document, source: &str, heading: usize) -> Option<Beside> {
    let block = &document.blocks[heading];
    let text = written(source, block.span.clone());
    let line = text.trim_start_matches('#').trim_end_matches('#').trim();
    let words = document.words(block.pieces.clone());
    let says = |kind: &PieceKind| !matches!(kind, PieceKind::Html | PieceKind::Image(_));
    let pieces = document.pieces[block.pieces.clone()].iter();
    let mut said = pieces.filter(|piece| says(&piece.kind) && has_words(piece.shown()));
    // Words of pictures in front are not those of the title.
    let begin = said.next()?.span.start - block.span.start;
    let skipped = text.len() - text.trim_start_matches('#').trim_start().len();
    let from = begin.checked_sub(skipped)?;
    let at = from + line.get(from..)?.find(&words)?;
    let (front, behind) = (&line[..at], &line[at + words.len()..]);
    let has_more = !front.is_empty() || !behind.is_empty();
    (has_more && !line.contains('\n')).then(|| Beside {
        front: front.to_string(),
        behind: behind.to_string(),
        line: document.line(block.span.start),
    })
}
