//! How a document is laid out, as named or as recognised.

use std::collections::HashSet;

use super::bullets;
use super::document::{BlockKind, Document, Piece, Target};
use super::fields::Fields;
use super::labels::{label_above, label_of, line_of_links, lines_of_labels};
use super::reader::Remark;
use super::table;

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
    /// beside it say something only where none leads out, and tables or names in bold without links
    /// where there are none at all.
    pub fn recognise(document: &Document) -> Option<Shape> {
        let out = |target: &Target| target.url.contains("://") || target.url.starts_with("mailto:");
        let away = |target: &Target| !target.url.is_empty() && !target.url.starts_with('#');
        let fields = Fields::of(document);
        let unlinked = || (table::all_rows(document) > 0).then_some(Shape::Table);
        let bold = || bullets::has_bold_names(document).then_some(Shape::Bullets);
        most(document, &fields, &out)
            .or_else(|| most(document, &fields, &away))
            .or_else(unlinked)
            .or_else(bold)
    }
}

/// From how many on what stands beside the projects of another shape may be projects too.
const MANY: usize = 3;

/// Says that a document which is read in one shape has more that may be projects in another.
pub(super) fn remark_on_others(document: &Document, shape: Shape) -> Option<Remark> {
    let out = |target: &Target| target.url.contains("://");
    let (count, others, other) = match shape {
        Shape::Table => {
            let (_, bullets) = items(document, &Fields::of(document), &out);
            (bullets, "bullets", Shape::Bullets)
        }
        Shape::Bullets => (table::rows(document, &out), "rows of tables", Shape::Table),
        Shape::Sections | Shape::Landscape => return None,
    };
    let other = other.word();
    (count >= MANY).then(|| Remark {
        line: 0,
        message: format!(
            "{count} {others} have links too, and are not read as projects; `--as {other}` with \
             another `--list` reads these"
        ),
    })
}

/// The shape that most of what is told of projects is in, whose links lead as they should.
fn most(document: &Document, fields: &Fields, leads: &dyn Fn(&Target) -> bool) -> Option<Shape> {
    let (labels, bullets) = items(document, fields, leads);
    let counts = [
        (
            labels + linked_headings(document, leads) + lines_of_fields(document),
            Shape::Sections,
        ),
        (table::rows(document, leads), Shape::Table),
        (bullets, Shape::Bullets),
    ];
    let most = counts.iter().map(|(count, _)| *count).max()?;
    let found = counts
        .into_iter()
        .find(|(count, _)| *count == most && most > 0)?;
    Some(found.1)
}

/// How many items name a field of the project above them, and how many a project themselves. What
/// stands below a field is part of its value.
fn items(document: &Document, fields: &Fields, leads: &dyn Fn(&Target) -> bool) -> (usize, usize) {
    let (mut labels, mut bullets) = (0, 0);
    let lists = document.children(0, BlockKind::List);
    let of_fields: HashSet<usize> = lists
        .flat_map(|list| fields_in(document, fields, list))
        .collect();
    let mut is_value = vec![false; document.blocks.len()];
    for (place, block) in document.blocks.iter().enumerate().skip(1) {
        is_value[place] = is_value[block.parent];
        if block.kind != BlockKind::Item || is_value[place] {
            continue;
        }
        if of_fields.contains(&place) {
            labels += 1;
            is_value[place] = true;
        } else if has_link(document, place, leads) {
            bullets += 1;
        }
    }
    (labels, bullets)
}

/// The items of a list that are fields: where one is, those beside it with labels of their own are too.
fn fields_in(document: &Document, fields: &Fields, list: usize) -> HashSet<usize> {
    let items = || document.children(list, BlockKind::Item);
    let is_known = |item: &usize| fields.label(document, *item).is_some();
    if !items().any(|item| is_known(&item)) {
        return HashSet::new();
    }
    let labelled =
        |item: &usize| label_of(document, *item).or_else(|| label_above(document, *item));
    items()
        .filter(|item| is_known(item) || labelled(item).is_some())
        .collect()
}

/// How many lines and links below headings say which field of a project each is.
fn lines_of_fields(document: &Document) -> usize {
    let blocks = document.blocks[0].children.iter();
    let mut below = false;
    let mut fields = 0;
    for block in blocks {
        match document.blocks[*block].kind {
            BlockKind::Heading(level) => below = level > 1,
            BlockKind::Paragraph if below => {
                let lines = lines_of_labels(document, *block).len();
                fields += lines.max(line_of_links(document, *block).len());
            }
            _ => {}
        }
    }
    fields
}

/// How many headings lead to a project of which a paragraph tells.
fn linked_headings(document: &Document, leads: &dyn Fn(&Target) -> bool) -> usize {
    let blocks = &document.blocks[0].children;
    let is_one = |pair: &&[usize]| {
        let [heading, next] = [pair[0], pair[1]].map(|block| &document.blocks[block]);
        let mut links = document.pieces[heading.pieces.clone()]
            .iter()
            .filter_map(Piece::link);
        matches!(heading.kind, BlockKind::Heading(2..))
            && next.kind == BlockKind::Paragraph
            && links.any(leads)
    };
    blocks.windows(2).filter(is_one).count()
}

/// Whether the first line of an item has a link that leads as it should.
fn has_link(document: &Document, block: usize, leads: &dyn Fn(&Target) -> bool) -> bool {
    let Some(first) = document.blocks[block].children.first() else {
        return false;
    };
    let pieces = &document.pieces[document.blocks[*first].pieces.clone()];
    let mut links = pieces.iter().filter_map(Piece::link);
    links.any(leads)
}
