//! Keys and items a line each.

use super::{Cut, Surgery, Touched};
use crate::catalog::edit::Tree;
use crate::catalog::edit::site::{Holder, Site, dash};
use crate::catalog::edit::text::{
    above_comments, column, is_first_on_line, past_own_comments, whole_lines,
};
use crate::catalog::yaml::emit::{self, ItemForm};
use crate::catalog::yaml::{Node, Span, gap};

impl Surgery<'_> {
    pub(super) fn insert_block_key(
        &self,
        mapping: &Node,
        pairs: &[(Node, Node)],
        at: usize,
        key: &str,
        value: &Tree,
    ) -> Option<Cut> {
        let first = pairs.first()?.0.span.start;
        let column = column(self.text, first);
        let lines = emit::pair_at(key, value, column, self.texts);
        Some(match at.checked_sub(1) {
            Some(before) => self.insert_below(&pairs.get(before)?.1, column, &lines),
            None => self.insert_first(first, column, &lines, self.is_root(mapping)),
        })
    }

    pub(super) fn insert_block_item(
        &self,
        list: &Node,
        items: &[Node],
        at: usize,
        value: &Tree,
        form: ItemForm,
    ) -> Option<Cut> {
        let column = column(self.text, list.span.start);
        let lines = emit::item_at(value, column, form, self.texts);
        Some(match at.checked_sub(1) {
            Some(before) => self.insert_below(items.get(before)?, column, &lines),
            None => self.insert_first(list.span.start, column, &lines, self.is_root(list)),
        })
    }

    fn is_root(&self, node: &Node) -> bool {
        self.root.is_some_and(|root| root.span == node.span)
    }

    /// Lines below a sibling and the comments that belong to it.
    fn insert_below(&self, sibling: &Node, column: usize, lines: &[String]) -> Cut {
        let last = past_own_comments(self.text, sibling.span.end, column);
        (vec![self.below(last, lines)], Touched::nothing())
    }

    /// Lines before the first sibling and the comments that belong to it. Comments at the top of a
    /// file are about the file, so they stay on top.
    fn insert_first(&self, first: usize, column: usize, lines: &[String], is_root: bool) -> Cut {
        if is_first_on_line(self.text, first) {
            let start = match is_root {
                true => first - column,
                false => above_comments(self.text, first),
            };
            return (vec![self.above(start, lines)], Touched::nothing());
        }
        let mut added = lines.join(self.line_end).split_off(column);
        added.push_str(self.line_end);
        added.push_str(&" ".repeat(column));
        (vec![(first..first, added)], Touched::lines(first..first))
    }

    pub(super) fn remove_block(&self, site: Site<'_>) -> Option<Cut> {
        let Span { start, end } = site.whole(self.text)?;
        let line_end = gap::line_end(self.text, end);
        let touched = |lines: Span| Touched {
            lines: Some(lines),
            comments: start..line_end,
        };
        if is_first_on_line(self.text, start) {
            let lines = whole_lines(self.text, start, end);
            let removed = vec![(lines.clone(), String::new())];
            return Some((removed, touched(lines.start..line_end)));
        }
        // The first key or item of an item stands behind the dash: the next one moves up, with
        // the comments above it.
        let next = match site.holder {
            Holder::Document => None,
            Holder::Key { pairs, at, .. } => Some(pairs.get(at + 1)?.0.span.start),
            Holder::Item { list, items, at } if at + 1 < items.len() => {
                dash(self.text, list, items, at + 1)
            }
            Holder::Item { .. } => None,
        }?;
        let comment = gap::comments(self.text, line_end..next).next();
        let up_to = comment.map_or(next, |comment| comment.start);
        Some((vec![(start..up_to, String::new())], touched(start..next)))
    }
}
