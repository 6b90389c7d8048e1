//! One value in the place of another.

use super::{Cut, Surgery, Touched};
use crate::catalog::edit::Tree;
use crate::catalog::edit::site::{Holder, Site, is_block_collection, is_block_scalar};
use crate::catalog::edit::text::{Splice, line_start, whole_lines};
use crate::catalog::yaml::emit::{self, STEP, Texts, WIDTH, Written};
use crate::catalog::yaml::scalar::{self, Place};
use crate::catalog::yaml::{Node, Span, Value, gap};

impl Surgery<'_> {
    /// Writes the whole document anew; what stands around it stays.
    pub(super) fn replace_document(&self, value: &Tree) -> Option<Cut> {
        let written = emit::document(value);
        let Some(root) = self.root else {
            let mut added = written.replace('\n', self.line_end);
            let content = self.text.strip_prefix('\u{FEFF}').unwrap_or(self.text);
            if !content.is_empty() && !content.ends_with('\n') {
                added.truncate(added.len() - self.line_end.len());
                added.insert_str(0, self.line_end);
            }
            let end = self.text.len();
            return Some((vec![(end..end, added)], Touched::nothing()));
        };
        let written = written.trim_end_matches('\n').replace('\n', self.line_end);
        let touched = Touched {
            lines: Some(root.span.clone()),
            comments: root.span.clone(),
        };
        Some((vec![(root.span.clone(), written)], touched))
    }

    /// Writes a value in the place of another. The comment of a scalar stays; those of a list or
    /// mapping go with it.
    pub(super) fn replace(&self, site: Site<'_>, value: &Tree) -> Option<Cut> {
        let node = site.node;
        let announcer = site.announcer(self.text)?;
        let written = self.written(site, value)?;
        let touched = Touched {
            lines: Some(announcer.start..node.span.end),
            comments: match node.value {
                Value::Scalar { .. } => 0..0,
                _ if site.in_flow => node.span.clone(),
                _ => node.span.start..gap::line_end(self.text, node.span.end),
            },
        };
        let is_item = matches!(site.holder, Holder::Item { .. });
        let several_keys = matches!(value, Tree::Map(_)) && !written.lines.is_empty();
        let mut splices = if is_block_scalar(self.text, node) {
            self.replace_block_scalar(node, &announcer, written)
        } else if site.in_flow || !is_block_collection(self.text, node) {
            self.replace_on_line(node, &announcer, written)
        } else {
            self.replace_block(node, &announcer, written)
        };
        if is_item && several_keys && !self.is_below(node, &announcer) {
            // The first key stands above the others, however wide the gap behind the dash was.
            let gap = announcer.end..node.span.start;
            splices.extend((!gap.is_empty()).then(|| (gap, " ".to_owned())));
        }
        Some((splices, touched))
    }

    /// Whether a value stands on a later line than what announces it.
    fn is_below(&self, node: &Node, announcer: &Span) -> bool {
        gap::line_end(self.text, announcer.end) < node.span.start
    }

    /// A list or mapping that has lines of its own; comments above its first line stay.
    fn replace_block(&self, node: &Node, announcer: &Span, written: Written) -> Vec<Splice> {
        let Span { start, end } = node.span.clone();
        let end_of_line = gap::line_end(self.text, end);
        if !self.is_below(node, announcer) {
            return vec![(start..end_of_line, self.joined(written))];
        }
        if written.head.is_empty() {
            let lines = written.lines.join(self.line_end);
            return vec![(line_start(self.text, start)..end_of_line, lines)];
        }
        let head = format!(" {}", written.head);
        vec![
            (announcer.end..announcer.end, head),
            self.below(announcer.end, &written.lines),
            (whole_lines(self.text, start, end), String::new()),
        ]
    }

    /// A scalar or bracketed value: its comment stays on the line, further lines come below it.
    fn replace_on_line(&self, node: &Node, announcer: &Span, written: Written) -> Vec<Splice> {
        let Span { start, end } = node.span.clone();
        let first = if written.head.is_empty() {
            let blank = self.text[announcer.end..start].trim().is_empty();
            (
                if blank { announcer.end } else { start }..end,
                String::new(),
            )
        } else if start == end {
            let colon = if self.text[..start].ends_with([':', '-']) {
                ""
            } else {
                ":"
            };
            (start..end, format!("{colon} {}", written.head))
        } else {
            (start..end, written.head)
        };
        vec![first, self.below(end, &written.lines)]
    }

    /// A block scalar: a comment behind its header stays behind what replaces the header.
    fn replace_block_scalar(&self, node: &Node, announcer: &Span, written: Written) -> Vec<Splice> {
        let Span { start, end } = node.span.clone();
        let header_end = gap::line_end(self.text, start);
        let header = self.text[start..header_end].split([' ', '\t']).next();
        let comment = &self.text[start + header.map_or(0, str::len)..header_end];
        let from = if written.head.is_empty() {
            announcer.end
        } else {
            start
        };
        let mut replacement = written.head;
        replacement.push_str(comment.trim_end());
        for line in &written.lines {
            replacement.push_str(self.line_end);
            replacement.push_str(line);
        }
        vec![(from..end, replacement)]
    }

    fn joined(&self, written: Written) -> String {
        let mut lines = vec![written.head];
        lines.extend(written.lines);
        lines.join(self.line_end)
    }

    /// The new value, in the style of the old one where it can be.
    fn written(&self, site: Site<'_>, value: &Tree) -> Option<Written> {
        let is_scalar = matches!(site.node.value, Value::Scalar { .. }) && !site.node.is_null();
        let text = match value {
            Tree::Text(text) if is_scalar => Some(text),
            _ => None,
        };
        if site.in_flow {
            let head = match text {
                Some(text) => self.quoted_alike(site.node, text, Place::Flow),
                None => emit::flow(value),
            };
            return Some(Written {
                head,
                lines: Vec::new(),
            });
        }
        if let Some(text) = text
            && let Some(written) = self.alike(site, text)
        {
            return Some(written);
        }
        let column = site.column(self.text)?;
        Some(match site.holder {
            Holder::Key { pairs, at, .. } => {
                let width = self.text[pairs[at].0.span.clone()].chars().count();
                emit::after_key(value, column, width, self.texts)
            }
            _ => {
                let form = self.form_of(std::slice::from_ref(site.node));
                emit::after_dash(value, column, form, self.texts)
            }
        })
    }

    /// A text in the style of a scalar; `None` where that style cannot say it on its lines.
    fn alike(&self, site: Site<'_>, text: &str) -> Option<Written> {
        let node = site.node;
        let first = self.text.as_bytes().get(node.span.start)?;
        if self.texts == Texts::Lines && is_block_scalar(self.text, node) {
            return None;
        }
        if !is_block_scalar(self.text, node) {
            let one_line = matches!(first, b'"') || !text.contains('\n');
            let head = self.quoted_alike(node, text, Place::Block);
            return one_line.then_some(Written {
                head,
                lines: Vec::new(),
            });
        }
        let (indent, width) = self.block_shape(site)?;
        let block = match first {
            b'>' => scalar::folded(text, width).or_else(|| scalar::literal(text)),
            _ => scalar::literal(text),
        }?;
        Some(Written {
            head: block.header.to_owned(),
            lines: emit::indented(block.lines, indent),
        })
    }

    /// The indentation of a block scalar, and the most characters that one of its lines has.
    fn block_shape(&self, site: Site<'_>) -> Option<(usize, usize)> {
        let source = &self.text[site.node.span.clone()];
        let mut lines = source.lines();
        let header = lines.next()?.split('#').next()?;
        let lines: Vec<_> = lines.filter(|line| !line.trim().is_empty()).collect();
        let least = site.column(self.text)? + STEP;
        let blanks = |line: &&str| line.len() - line.trim_start().len();
        let indent = match header.contains(|character: char| character.is_ascii_digit()) {
            true => least,
            false => lines.first().map_or(least, blanks),
        };
        let widest = lines.iter().map(|line| line.chars().count()).max();
        let width = match lines.len() {
            0 | 1 => WIDTH,
            _ => widest.unwrap_or(WIDTH),
        };
        Some((indent, width.saturating_sub(indent).max(WIDTH / 4)))
    }

    /// A text on one line, in the quotes of a scalar where they can hold it.
    fn quoted_alike(&self, node: &Node, text: &str, place: Place) -> String {
        match self.text.as_bytes().get(node.span.start) {
            Some(b'"') => scalar::double_quoted(text),
            Some(b'\'') => {
                scalar::single_quoted(text).unwrap_or_else(|| scalar::double_quoted(text))
            }
            _ => scalar::inline(text, place).into_owned(),
        }
    }
}
