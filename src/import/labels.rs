//! Labelled bullets: `- **Chat:** …`.

use std::ops::Range;

use super::document::{BlockKind, Document, Form, Piece, PieceKind, has_words};
use super::marks::{ends_in_colon, without_colon};
use super::words::{Topic, topic, topic_alone};
use crate::catalog::model::id_from_name;

/// A label and what stands behind it.
pub(super) struct Label {
    /// Its words, without the colon.
    pub words: String,
    /// The pieces of the label itself.
    pub own: Range<usize>,
    /// The pieces of its value.
    pub value: Range<usize>,
}

/// The first piece of an item that says something, and all of its first line.
pub(super) fn begin(document: &Document, item: usize) -> Option<(usize, Range<usize>)> {
    let first = *document.blocks[item].children.first()?;
    let pieces = document.blocks[first].pieces.clone();
    let mut said = pieces.clone();
    let start = said.find(|piece| has_words(document.pieces[*piece].shown()))?;
    Some((start, pieces))
}

/// The label that an item begins with: bold words, or known words, with a colon.
pub(super) fn label_of(document: &Document, item: usize) -> Option<Label> {
    label_where(document, item, |piece| {
        piece.strong || topic(without_colon(&piece.text)).is_some()
    })
}

/// The label that an item may begin with, whatever its words, where a colon is behind them.
pub(super) fn plain_label(document: &Document, item: usize) -> Option<Label> {
    label_where(document, item, |_| true)
}

/// The words with a colon that an item begins with, where their piece is one of a label.
fn label_where(
    document: &Document,
    item: usize,
    is_label: impl Fn(&Piece) -> bool,
) -> Option<Label> {
    let (start, pieces) = begin(document, item)?;
    let piece = &document.pieces[start];
    let words = without_colon(&piece.text);
    let end = label_end(document, start, pieces.end)?;
    (piece.kind == PieceKind::Text && is_label(piece)).then(|| Label {
        words: words.to_string(),
        own: pieces.start..end,
        value: end..pieces.end,
    })
}

/// Where the label ends that a piece has the words of: behind its colon, which may be a piece of its own.
fn label_end(document: &Document, start: usize, end: usize) -> Option<usize> {
    let is_colon =
        |piece: &Piece| ends_in_colon(&piece.text) && without_colon(&piece.text).is_empty();
    let behind = document.pieces[..end].get(start + 1);
    match ends_in_colon(&document.pieces[start].text) {
        true => Some(start + 1),
        false => behind.filter(|behind| is_colon(behind)).map(|_| start + 2),
    }
}

/// The label of an item whose first line is bold words alone, above lists of its values.
pub(super) fn label_above(document: &Document, item: usize) -> Option<Label> {
    let (first, below) = document.blocks[item].children.split_first()?;
    let is_list = |block: &usize| document.blocks[*block].kind == BlockKind::List;
    let own = document.blocks[*first].pieces.clone();
    let mut said = document.pieces[own.clone()]
        .iter()
        .filter(|piece| piece.matters());
    let piece = said.next()?;
    let is_label = piece.strong && piece.kind == PieceKind::Text && said.next().is_none();
    (is_label && below.iter().any(is_list)).then(|| Label {
        words: without_colon(&piece.text).to_string(),
        value: own.end..own.end,
        own,
    })
}

/// The labels at the begin of lines of a paragraph: words in bold with a colon. The first is one that
/// every list knows, and so are those in the middle of a line; none where there is no such.
pub(super) fn lines_of_labels(document: &Document, block: usize) -> Vec<Label> {
    let pieces = document.blocks[block].pieces.clone();
    let begins_line = |place: usize| {
        let before = pieces.start..place;
        let last = before.rev().find(|piece| {
            let piece = &document.pieces[*piece];
            piece.matters() || piece.kind == PieceKind::Break
        });
        last.is_none_or(|last| document.pieces[last].kind == PieceKind::Break)
    };
    let label_at = |place: usize| {
        let piece = &document.pieces[place];
        let end = label_end(document, place, pieces.end)?;
        let words = without_colon(&piece.text);
        let is_bold = piece.kind == PieceKind::Text && piece.strong && !words.is_empty();
        let is_one = is_bold && (topic(words).is_some() || begins_line(place));
        is_one.then_some((place, end))
    };
    let starts: Vec<(usize, usize)> = pieces.clone().filter_map(label_at).collect();
    let mut said = pieces
        .clone()
        .filter(|piece| document.pieces[*piece].matters());
    let first = starts.first().map(|(place, _)| *place);
    let is_known = |place: usize| topic(without_colon(&document.pieces[place].text)).is_some();
    if said.next() != first || !first.is_some_and(is_known) {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(place, _)| *place);
    let label = |((start, begin), end): (&(usize, usize), usize)| Label {
        words: without_colon(&document.pieces[*start].text).to_string(),
        own: *start..*begin,
        value: *begin..end,
    };
    starts
        .iter()
        .zip(ends.chain([pieces.end]))
        .map(label)
        .collect()
}

/// The links of a paragraph that ends with a line of them, whose words only say which field of a
/// project each is: `*Mesh.* [Website](…) | [GitHub](…)`. None where there are not several, or other
/// words stand behind the first.
pub(super) fn line_of_links(document: &Document, block: usize) -> Vec<Label> {
    let pieces = document.blocks[block].pieces.clone();
    let is_link = |place: &usize| document.pieces[*place].link().is_some();
    let links: Vec<usize> = pieces.clone().filter(is_link).collect();
    let Some(first) = links.first() else {
        return Vec::new();
    };
    let names_field = |place: usize| {
        let piece = &document.pieces[place];
        let topic = topic_alone(piece.text.trim());
        let fits = |topic| matches!(topic, Topic::Repository | Topic::Homepage | Topic::Links(_));
        let is_whole = piece.link().is_some_and(|link| link.form == Form::Whole);
        is_whole && topic.is_some_and(fits)
    };
    let mut behind = *first..pieces.end;
    let fits = behind.all(|place| match is_link(&place) {
        true => names_field(place),
        false => !has_words(document.pieces[place].shown()),
    });
    let label = |place: usize| Label {
        words: document.pieces[place].text.trim().to_string(),
        own: place..place,
        value: place..place + 1,
    };
    match fits && links.len() > 1 {
        true => links.into_iter().map(label).collect(),
        false => Vec::new(),
    }
}

/// The key of a label or column, under which its links and its words stand.
pub(super) fn key_of(words: &str) -> (Option<Topic>, String) {
    let topic = topic(words);
    let key = match topic {
        Some(Topic::Area) => "area".to_string(),
        Some(Topic::Project) => "project".to_string(),
        Some(Topic::Goal) => "summary".to_string(),
        Some(Topic::State) => "state".to_string(),
        Some(Topic::Communication) => "communication".to_string(),
        Some(Topic::Repository) => "repository".to_string(),
        Some(Topic::Homepage) => "homepage".to_string(),
        Some(Topic::License) => "license".to_string(),
        Some(Topic::Legal) => "legal".to_string(),
        Some(Topic::Links(kind)) => kind.to_string(),
        None => match id_from_name(words).as_str() {
            "" => "other".to_string(),
            id => id.to_string(),
        },
    };
    (topic, key)
}
