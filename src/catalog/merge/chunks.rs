//! A document taken apart: its keys or items, each with the lines that belong to it.

use super::NotMerged;
use super::pieces::dedented;
use crate::catalog::edit::text::{column, is_first_on_line, line_start, past_own_comments};
use crate::catalog::yaml::gap::{find, line_end};
use crate::catalog::yaml::{Node, Value, key_text, parse};

/// The most keys or items of one collection, each of which is compared with each of another.
const MOST_ITEMS: usize = 2_000;

/// A list or mapping whose keys or items have lines of their own, moved to the first column.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// The lines before those of the first key: of a file, what is said of it at its top.
    pub(super) head: String,
    pub(super) chunks: Vec<Chunk>,
    /// The lines behind the last.
    pub(super) foot: String,
    /// How far the lines were moved.
    pub(super) column: usize,
    /// What all of it says; nothing where there is no text.
    pub(super) node: Option<Node<'static>>,
}

/// A key with its value, or an item.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    /// The key; nothing for an item.
    pub(super) key: Option<String>,
    pub(super) value: Node<'static>,
    /// The lines before it: comments and blank lines.
    pub(super) above: String,
    /// Its own lines, with the comments below it that are indented deeper than it.
    pub(super) lines: String,
    /// How many of the bytes of its lines are a key on a line of its own.
    head: usize,
}

impl Part {
    /// A file.
    pub(super) fn of_document(text: &str, what: &'static str) -> Result<Part, NotMerged> {
        let unreadable = NotMerged::Unreadable(what);
        let parsed = parse(text);
        if !parsed.problems.is_empty() {
            return Err(unreadable);
        }
        if parsed
            .root
            .as_ref()
            .is_some_and(|root| widest(root) > MOST_ITEMS)
        {
            return Err(NotMerged::TooWide);
        }
        let Some(root) = parsed.root else {
            return Ok(Part {
                head: text.to_owned(),
                ..Part::default()
            });
        };
        if root.as_mapping().is_none() {
            return Err(unreadable);
        }
        let mut part = Part::of(text, root.into_owned(), 0).ok_or(unreadable)?;
        if let Some(first) = part.chunks.first_mut() {
            part.head = std::mem::take(&mut first.above);
        }
        Ok(part)
    }

    /// The list or mapping below a key, or behind a dash; `None` where its lines are not its own.
    pub(super) fn inside(chunk: &Chunk) -> Option<Part> {
        let text = match chunk.key {
            Some(_) => chunk.lines[chunk.head..].to_owned(),
            None => chunk.lines.replacen('-', " ", 1),
        };
        let parsed = parse(&text);
        let root = parsed.root.filter(|_| parsed.problems.is_empty())?;
        let is_list = chunk.key.is_none() && root.as_mapping().is_none();
        let column = column(&text, root.span.start);
        if is_list || is_bracketed(&text, &root) {
            return None;
        }
        let text = dedented(&text, column);
        let moved = parse(&text).root?.into_owned();
        Part::of(&text, moved, column)
    }

    fn of(text: &str, root: Node<'static>, by: usize) -> Option<Part> {
        let starts = starts(text, &root)?;
        let mut part = Part {
            column: by,
            ..Part::default()
        };
        let mut from = 0;
        for (start, key, value) in starts {
            let own = line_start(text, start);
            if own < from || !is_first_on_line(text, start) || column(text, start) > 0 {
                return None;
            }
            let key_end = key.map_or(start + 1, |key| key.span.end);
            let content_end = match value.is_null() && value.span.is_empty() {
                true => key_end,
                false => value.span.end.max(key_end),
            };
            let last = past_own_comments(text, content_end, 0);
            let end = text.len().min(line_end(text, last) + 1);
            part.chunks.push(Chunk {
                key: key.map(|key| key_text(key).to_owned()),
                value: value.clone(),
                above: text[from..own].to_owned(),
                lines: text[own..end].to_owned(),
                head: text.len().min(line_end(text, key_end) + 1) - own,
            });
            from = end;
        }
        part.foot = text[from..].to_owned();
        part.node = Some(root);
        Some(part)
    }
}

/// Where each key or dash stands, with its key and value.
type Start<'n> = (usize, Option<&'n Node<'static>>, &'n Node<'static>);

fn starts<'n>(text: &str, root: &'n Node<'static>) -> Option<Vec<Start<'n>>> {
    if is_bracketed(text, root) {
        return None;
    }
    match &root.value {
        Value::Scalar { .. } => None,
        Value::Mapping(pairs) => Some(
            pairs
                .iter()
                .map(|(key, value)| (key.span.start, Some(key), value))
                .collect(),
        ),
        Value::Sequence(items) => {
            let mut from = root.span.start;
            let mut starts = Vec::with_capacity(items.len());
            for item in items {
                let dash = find(text, from..item.span.start.max(from + 1), b'-')?;
                starts.push((dash, None, item));
                from = item.span.end;
            }
            Some(starts)
        }
    }
}

/// How many keys or items the largest collection has.
fn widest(node: &Node<'_>) -> usize {
    match &node.value {
        Value::Scalar { .. } => 0,
        Value::Sequence(items) => items.iter().map(widest).fold(items.len(), usize::max),
        Value::Mapping(pairs) => {
            let values = pairs.iter().map(|(_, value)| widest(value));
            values.fold(pairs.len(), usize::max)
        }
    }
}

fn is_bracketed(text: &str, node: &Node) -> bool {
    matches!(text.as_bytes().get(node.span.start), Some(b'[' | b'{'))
}

impl Chunk {
    /// The line of a key whose value stands below it.
    pub(super) fn head(&self) -> &str {
        match self.key {
            Some(_) => &self.lines[..self.head],
            None => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Part {
        Part::of_document(text, "it").expect("a document")
    }

    fn shown(part: &Part) -> Vec<(&str, &str)> {
        part.chunks
            .iter()
            .map(|chunk| (chunk.above.as_str(), chunk.lines.as_str()))
            .collect()
    }

    #[test]
    fn every_line_belongs_to_one_key_or_to_the_top_or_the_end() {
        let text = "# file\n\nname: A # n\n# of b\nb:\n  # of x\n  - x\n  # end of b\n\n# of c\nc: |\n  # text\n# end\n";
        let part = document(text);
        assert_eq!(
            (part.head.as_str(), part.foot.as_str()),
            ("# file\n\n", "# end\n")
        );
        assert_eq!(
            shown(&part),
            [
                ("", "name: A # n\n"),
                ("# of b\n", "b:\n  # of x\n  - x\n  # end of b\n"),
                ("\n# of c\n", "c: |\n  # text\n"),
            ]
        );
        let inside = Part::inside(&part.chunks[1]).expect("a list");
        assert_eq!(shown(&inside), [("# of x\n", "- x\n")]);
        assert_eq!((inside.foot.as_str(), inside.column), ("# end of b\n", 2));
    }

    #[test]
    fn the_keys_of_an_item_stand_where_their_dash_is_no_more() {
        let part = document("t:\n- level: a # l\n  date: d\n-\n  level: b\n");
        let items = Part::inside(&part.chunks[0]).expect("a list");
        let first = Part::inside(&items.chunks[0]).expect("a mapping");
        assert_eq!(shown(&first), [("", "level: a # l\n"), ("", "date: d\n")]);
        let second = Part::inside(&items.chunks[1]).expect("a mapping");
        assert_eq!(second.chunks[0].lines, "level: b\n");
    }

    #[test]
    fn what_shares_its_lines_is_not_taken_apart() {
        let part = document("a: [b]\nc: {d: e}\nf:\n  [g]\nh:\n  - - i\nj: k\nl:\n");
        let inside: Vec<bool> = part
            .chunks
            .iter()
            .map(|chunk| Part::inside(chunk).is_some())
            .collect();
        assert_eq!(inside, [false, false, false, true, false, false]);
        let list = Part::inside(&part.chunks[3]).expect("a list");
        assert!(Part::inside(&list.chunks[0]).is_none());
        assert!(Part::of_document("{a: b}\n", "it").is_err());
    }
}
