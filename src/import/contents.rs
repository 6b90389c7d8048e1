//! Lists that only lead to headings of the document: its tables of contents.

use std::collections::HashSet;

use super::account::{Fate, Why};
use super::document::{BlockKind, Document, Piece};
use super::outline::Outline;
use super::reader::Reader;
use super::words as known;
use crate::catalog::model::id_from_name;

/// Reports the tables of contents of a document, of which its shape took nothing.
pub(super) fn settle(reader: &mut Reader<'_>) {
    let document = reader.document;
    let headings = headings(document);
    let mut outline = Outline::default();
    for block in &document.blocks[0].children {
        let is_heading = outline.step(document, *block).is_some();
        if is_heading || document.blocks[*block].kind != BlockKind::List {
            continue;
        }
        let pieces = document.pieces_in(*block);
        let is_free = |piece: usize| !matches!(reader.fate(piece), Fate::Taken { .. });
        let under = outline.above().last().map(|heading| heading.title.as_str());
        if pieces.clone().all(is_free)
            && is_contents(document, *block, under.unwrap_or_default(), &headings)
        {
            reader.report(pieces, Why::TableOfContents);
        }
    }
}

/// Whether a list under a heading only leads to places in the document: also by absolute links to one
/// page at headings that the document has, and where the heading says that it does, to places beside
/// the document too.
pub(super) fn is_contents(
    document: &Document,
    list: usize,
    heading: &str,
    headings: &HashSet<String>,
) -> bool {
    let said = known::is_contents_heading(heading);
    let mut links = document.pieces[document.pieces_in(list)]
        .iter()
        .filter_map(Piece::link)
        .peekable();
    let Some(first) = links.peek().map(|target| target.url.as_str()) else {
        return false;
    };
    let page = first.split_once('#').map_or(first, |(page, _)| page);
    links.all(|target| {
        let fragment = target.url.strip_prefix(page);
        let fragment = fragment.and_then(|behind| behind.strip_prefix('#'));
        target.url.starts_with('#')
            || said && !target.url.contains(':')
            || fragment.is_some_and(|fragment| headings.contains(&id_from_name(fragment)))
    })
}

/// The headings of a document, as links to them are compared.
pub(super) fn headings(document: &Document) -> HashSet<String> {
    let headings = document.blocks[0].children.iter();
    headings
        .filter(|block| matches!(document.blocks[**block].kind, BlockKind::Heading(_)))
        .flat_map(|block| {
            let title = document.words(document.blocks[*block].pieces.clone());
            let count = document.count(*block);
            let counted = count.map(|count| id_from_name(&format!("{title}{}", count.text)));
            [Some(id_from_name(&title)), counted]
        })
        .flatten()
        .filter(|id| !id.is_empty())
        .collect()
}
