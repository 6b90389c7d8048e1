//! Operations as replacements of bytes.

mod block;
mod flow;
mod promote;
mod replace;

use super::plan::Operation;
use super::site::{Holder, Site, is_bracketed, locate};
use super::text::{Splice, dominant_line_end, spliced};
use super::{Step, Tree};
use crate::catalog::yaml::emit::{self, ItemForm, Texts};
use crate::catalog::yaml::{Node, Span, Value, gap};

/// A text that is edited.
pub(super) struct Surgery<'a> {
    text: &'a str,
    root: Option<&'a Node<'a>>,
    line_end: &'static str,
    texts: Texts,
}

/// What an operation has any business with.
pub(super) struct Touched {
    /// The bytes whose lines may change; where there are none, lines are only added.
    pub lines: Option<Span>,
    /// The bytes whose comments may go.
    pub comments: Span,
}

impl Touched {
    /// Lines change, and every comment stays.
    fn lines(lines: Span) -> Touched {
        Touched {
            lines: Some(lines),
            comments: 0..0,
        }
    }

    /// Lines are added.
    fn nothing() -> Touched {
        Touched {
            lines: None,
            comments: 0..0,
        }
    }
}

/// The replacements that an operation takes, and what it may touch.
type Cut = (Vec<Splice>, Touched);

impl<'a> Surgery<'a> {
    /// How to edit a text; `texts` says how long ones that are new are written.
    pub(super) fn new(text: &'a str, root: Option<&'a Node<'a>>, texts: Texts) -> Surgery<'a> {
        Surgery {
            text,
            root,
            line_end: dominant_line_end(text),
            texts,
        }
    }

    /// The text after an operation. `None` where the document is not as the operation takes it.
    pub(super) fn operate(&self, operation: &Operation) -> Option<(String, Touched)> {
        let (splices, touched) = match operation {
            Operation::Replace { path, value } if path.is_empty() => {
                self.replace_document(value)?
            }
            Operation::Replace { path, value } => self.replace(self.site(path)?, value)?,
            Operation::InsertKey {
                mapping,
                at,
                key,
                value,
            } => self.insert_key(self.site(mapping)?, *at, key, value)?,
            Operation::InsertItem { list, at, value } => {
                self.insert_item(self.site(list)?, *at, value)?
            }
            Operation::Promote { path, value } => self.promote(self.site(path)?, value)?,
            Operation::Remove { path } => self.remove(self.site(path)?)?,
        };
        Some((spliced(self.text, splices)?, touched))
    }

    fn site(&self, path: &[Step]) -> Option<Site<'a>> {
        locate(self.text, self.root?, path)
    }

    fn insert_key(&self, site: Site<'_>, at: usize, key: &str, value: &Tree) -> Option<Cut> {
        let Value::Mapping(pairs) = &site.node.value else {
            return None;
        };
        if !site.in_flow && !is_bracketed(self.text, site.node) {
            return self.insert_block_key(site.node, pairs, at, key, value);
        }
        let children = flow::pair_spans(pairs);
        let pair = emit::flow_pair(key, value);
        if is_bracketed(self.text, site.node) {
            return self.insert_flow(site.node, &children, at, pair);
        }
        // A single pair in a list may go without its braces, but two may not.
        let Span { start, end } = site.node.span.clone();
        let (front, back) = match at {
            0 => (format!("{{{pair}, "), "}".to_owned()),
            _ => ("{".to_owned(), format!(", {pair}}}")),
        };
        Some((
            vec![(start..start, front), (end..end, back)],
            Touched::lines(start..end),
        ))
    }

    fn insert_item(&self, site: Site<'_>, at: usize, value: &Tree) -> Option<Cut> {
        let Value::Sequence(items) = &site.node.value else {
            return None;
        };
        if is_bracketed(self.text, site.node) {
            let children: Vec<_> = items.iter().map(|item| item.span.clone()).collect();
            return self.insert_flow(site.node, &children, at, emit::flow(value));
        }
        let form = self.form_of(items);
        self.insert_block_item(site.node, items, at, value, form)
    }

    fn remove(&self, site: Site<'_>) -> Option<Cut> {
        if !site.in_flow {
            return self.remove_block(site);
        }
        match site.holder {
            Holder::Document => None,
            Holder::Key { mapping, pairs, at } => {
                self.remove_flow(mapping, &flow::pair_spans(pairs), at)
            }
            Holder::Item { list, items, at } => {
                let children: Vec<_> = items.iter().map(|item| item.span.clone()).collect();
                self.remove_flow(list, &children, at)
            }
        }
    }

    /// How the mappings among some items are written: like the last of them.
    fn form_of(&self, items: &[Node]) -> ItemForm {
        let last = items.iter().rev().find(|item| item.as_mapping().is_some());
        match last.map(|last| is_bracketed(self.text, last)) {
            Some(true) => ItemForm::Flow,
            Some(false) => ItemForm::Block,
            None => ItemForm::Canonical,
        }
    }

    /// Lines to be put below the line of an offset.
    fn below(&self, at: usize, lines: &[String]) -> Splice {
        let end = gap::line_end(self.text, at);
        let mut added = String::new();
        for line in lines {
            added.push_str(self.line_end);
            added.push_str(line);
        }
        (end..end, added)
    }

    /// Lines to be put in front of an offset at the start of a line.
    fn above(&self, start: usize, lines: &[String]) -> Splice {
        let mut added = lines.join(self.line_end);
        added.push_str(self.line_end);
        (start..start, added)
    }
}
