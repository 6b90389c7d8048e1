//! Keys and items between braces and brackets.

use super::{Cut, Surgery, Touched};
use crate::catalog::edit::text::{is_first_on_line, line_start, whole_lines};
use crate::catalog::yaml::{Node, Span, gap};

/// The bytes of each key with its value.
pub(super) fn pair_spans(pairs: &[(Node, Node)]) -> Vec<Span> {
    pairs
        .iter()
        .map(|(key, value)| key.span.start..value.span.end.max(key.span.end))
        .collect()
}

impl Surgery<'_> {
    pub(super) fn insert_flow(
        &self,
        collection: &Node,
        children: &[Span],
        at: usize,
        written: String,
    ) -> Option<Cut> {
        let touched = Touched::lines(collection.span.clone());
        let Some(before) = at.checked_sub(1) else {
            let first = children.first()?.start;
            let splice = if is_first_on_line(self.text, first) {
                let indent = &self.text[line_start(self.text, first)..first];
                self.above(
                    line_start(self.text, first),
                    &[format!("{indent}{written},")],
                )
            } else {
                (first..first, format!("{written}, "))
            };
            return Some((vec![splice], touched));
        };
        let sibling = children.get(before)?.clone();
        // A `,` glued to the `:` of a value that is left out would belong to the key.
        let comma = match self.text[..sibling.end].ends_with(':') {
            true => " ,",
            false => ",",
        };
        let inner_end = collection.span.end - 1;
        let next = children.get(at).map_or(inner_end, |next| next.start);
        let line_end = gap::line_end(self.text, sibling.end);
        let old_comma = gap::find(self.text, sibling.end..next, b',');
        let own_line = is_first_on_line(self.text, sibling.start) && line_end < next;
        if !own_line || old_comma.is_some_and(|comma| comma >= line_end) {
            let added = format!("{comma} {written}");
            return Some((vec![(sibling.end..sibling.end, added)], touched));
        }
        let indent = &self.text[line_start(self.text, sibling.start)..sibling.start];
        let splices = match old_comma {
            Some(_) => vec![self.below(line_end, &[format!("{indent}{written},")])],
            None => vec![
                (sibling.end..sibling.end, comma.to_owned()),
                self.below(line_end, &[format!("{indent}{written}")]),
            ],
        };
        Some((splices, touched))
    }

    pub(super) fn remove_flow(
        &self,
        collection: &Node,
        children: &[Span],
        at: usize,
    ) -> Option<Cut> {
        let Span { start, end } = children.get(at)?.clone();
        let inner_end = collection.span.end.checked_sub(1)?;
        let next = children.get(at + 1).map(|next| next.start);
        let line_end = gap::line_end(self.text, end);
        let own_line = is_first_on_line(self.text, start) && line_end < next.unwrap_or(inner_end);
        let touched = Touched {
            lines: Some(collection.span.clone()),
            comments: if own_line {
                start..line_end
            } else {
                start..end
            },
        };
        let comma = gap::find(self.text, end..next.unwrap_or(inner_end), b',');
        let removed = if own_line && comma.is_none_or(|comma| comma < line_end) {
            whole_lines(self.text, start, end)
        } else if let Some(next) = next {
            match gap::comments(self.text, end..next).next() {
                None => start..next,
                Some(_) => start..comma? + 1,
            }
        } else {
            let before = children.get(at.checked_sub(1)?)?.end;
            match gap::comments(self.text, before..start).next() {
                None => before..end,
                Some(_) => start..comma.map_or(end, |comma| comma + 1),
            }
        };
        Some((vec![(removed, String::new())], touched))
    }
}
