//! What became of each scalar and each comment of the file.

use super::Reader;
use super::text::{is_url, one_line, said};
use crate::catalog::edit::comments;
use crate::catalog::yaml::{Node, Span, Value, key_text};
use crate::import::account::{Fate, Item, Why};
use crate::import::document::urls;
use crate::import::reader::Remark;

impl Reader<'_> {
    pub(super) fn line(&self, node: &Node) -> usize {
        self.line_at(node.span.start)
    }

    fn line_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// Notes that a scalar stands in a field as the words that it is; a URL inside of them stands
    /// there with them.
    pub(super) fn take(&mut self, node: &Node, draft: Option<usize>, field: &'static str) {
        let Some(words) = said(node) else { return };
        let (line, fate) = (self.line(node), Fate::Taken { draft, field });
        // Names and areas are no place for links.
        let has_links = matches!(field, "description" | "extra");
        if has_links && is_url(words) {
            self.push(line, String::new(), Some(one_line(words)), &fate);
            return;
        }
        self.push(line, one_line(words), None, &fate);
        if has_links {
            self.push_urls(line, words, &fate);
        }
    }

    /// Notes that a scalar stands in a field as a link, and says so where it is not written as one.
    pub(super) fn take_link(&mut self, node: &Node, draft: usize, field: &'static str, url: &str) {
        let Some(words) = said(node) else { return };
        let line = self.line(node);
        if node.as_text() != Some(url) {
            let message = format!("took <{url}> for a link that is written wrong");
            self.remarks.push(Remark { line, message });
        }
        let fate = Fate::Taken {
            draft: Some(draft),
            field,
        };
        self.push(line, String::new(), Some(one_line(words)), &fate);
    }

    /// Reports every scalar of the value of a key, each under its own key.
    pub(super) fn report(&mut self, key: &str, node: &Node, why: Why) {
        for (key, leaf) in leaves(key, node) {
            let Some(words) = said(leaf) else { continue };
            let (line, fate) = (self.line(leaf), Fate::Reported(why));
            let is_meant = why == Why::MalformedLink && words.contains("://");
            if is_url(words) || is_meant {
                self.push(line, one_line(key), Some(one_line(words)), &fate);
            } else {
                let text = format!("{}: {}", one_line(key), one_line(words));
                self.push(line, text, None, &fate);
                self.push_urls(line, words, &fate);
            }
        }
    }

    /// Reports the comments of the file.
    pub(super) fn comments(&mut self, root: &Node) {
        let text = self.text;
        for Span { start, end } in comments((text, Some(root))) {
            let words = text[start..end].trim_start_matches('#').trim();
            if !words.is_empty() {
                let (line, fate) = (self.line_at(start), Fate::Reported(Why::Comment));
                self.push(line, one_line(words), None, &fate);
                self.push_urls(line, words, &fate);
            }
        }
    }

    fn push_urls(&mut self, line: usize, words: &str, fate: &Fate) {
        for url in urls(words) {
            self.push(line, String::new(), Some(words[url].to_string()), fate);
        }
    }

    fn push(&mut self, line: usize, text: String, url: Option<String>, fate: &Fate) {
        self.items.push(Item {
            line,
            text,
            url,
            fate: fate.clone(),
        });
    }
}

/// The scalars in the value of a key, each with the key that it stands under.
pub(super) fn leaves<'n>(key: &'n str, node: &'n Node<'n>) -> Vec<(&'n str, &'n Node<'n>)> {
    match &node.value {
        Value::Scalar { .. } => vec![(key, node)],
        Value::Sequence(items) => items.iter().flat_map(|item| leaves(key, item)).collect(),
        Value::Mapping(pairs) => pairs
            .iter()
            .flat_map(|(key, value)| leaves(key_text(key), value))
            .collect(),
    }
}
