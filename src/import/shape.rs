//! How a document is laid out, as named or as recognised.

use super::document::{BlockKind, Document, Piece, Target};
use super::labels::label_of;
use super::table;
use super::words::topic;

/// How a document is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A heading a project, with labelled bullets under it.
    Sections,
    /// A table, a row a project.
    Table,
    /// A bullet a project.
    Bullets,
    /// A `landscape.yml`.
    Landscape,
}

impl Shape {
    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Shape::Sections => "sections",
            Shape::Table => "table",
            Shape::Bullets => "bullets",
            Shape::Landscape => "landscape",
        }
    }

    /// The ending of the files that lists of this shape are published in.
    pub fn ending(self) -> &'static str {
        match self {
            Shape::Landscape => "yml",
            _ => "md",
        }
    }

    /// The shape that most of a document's projects are in; `None` where it has none. Links to places
    /// beside it say something only where none leads out.
    pub fn recognise(document: &Document) -> Option<Shape> {
        let out = |target: &Target| target.url.contains("://") || target.url.starts_with("mailto:");
        let away = |target: &Target| !target.url.is_empty() && !target.url.starts_with('#');
        most(document, out).or_else(|| most(document, away))
    }
}

/// The shape that most projects are in whose links lead as they should.
fn most(document: &Document, leads: impl Fn(&Target) -> bool) -> Option<Shape> {
    let counts = [
        (sections(document), Shape::Sections),
        (table::rows(document, &leads), Shape::Table),
        (bullets(document, &leads), Shape::Bullets),
    ];
    let most = counts.iter().map(|(count, _)| *count).max()?;
    let found = counts
        .into_iter()
        .find(|(count, _)| *count == most && most > 0)?;
    Some(found.1)
}

/// Lists with a label that every list knows, or with several labels.
fn sections(document: &Document) -> usize {
    let labelled = |list: usize| {
        let items = document.children(list, BlockKind::Item);
        let labels: Vec<_> = items.filter_map(|item| label_of(document, item)).collect();
        labels.len() > 1 || labels.iter().any(|label| topic(&label.words).is_some())
    };
    let lists = document.children(0, BlockKind::List);
    lists.filter(|list| labelled(*list)).count()
}

/// Bullets that begin with a link.
fn bullets(document: &Document, leads: impl Fn(&Target) -> bool) -> usize {
    let items =
        (0..document.blocks.len()).filter(|block| document.blocks[*block].kind == BlockKind::Item);
    items
        .filter(|item| has_link(document, *item, &leads) && label_of(document, *item).is_none())
        .count()
}

/// Whether the first line of an item has a link that leads as it should.
fn has_link(document: &Document, block: usize, leads: impl Fn(&Target) -> bool) -> bool {
    let Some(first) = document.blocks[block].children.first() else {
        return false;
    };
    let pieces = &document.pieces[document.blocks[*first].pieces.clone()];
    let mut links = pieces.iter().filter_map(Piece::link);
    links.any(leads)
}
