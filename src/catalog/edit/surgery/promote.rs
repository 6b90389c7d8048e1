//! A single value that becomes a list of itself and another.

use super::{Cut, Surgery, Touched};
use crate::catalog::edit::Tree;
use crate::catalog::edit::site::{Holder, Site, is_block_collection};
use crate::catalog::edit::text::{Splice, column, line_start, next_line};
use crate::catalog::yaml::emit::{self, STEP};
use crate::catalog::yaml::{Node, Span, gap};

impl Surgery<'_> {
    pub(super) fn promote(&self, site: Site<'_>, value: &Tree) -> Option<Cut> {
        let Span { start, end } = site.node.span.clone();
        let touched = Touched::lines(site.whole(self.text)?);
        if site.in_flow {
            let added = format!(", {}]", emit::flow(value));
            return Some((
                vec![(start..start, "[".to_owned()), (end..end, added)],
                touched,
            ));
        }
        let (mut splices, dash) = match site.holder {
            Holder::Key { .. } => self.dash_below_key(site)?,
            _ => {
                let splice = (start..start, "- ".to_owned());
                (
                    self.shifted(site.node, splice, STEP),
                    column(self.text, start),
                )
            }
        };
        let form = self.form_of(std::slice::from_ref(site.node));
        splices.push(self.below(end, &emit::item_at(value, dash, form, self.texts)));
        Some((splices, touched))
    }

    /// Makes the value of a key the first item of a list; gives the column of its dash too.
    fn dash_below_key(&self, site: Site<'_>) -> Option<(Vec<Splice>, usize)> {
        let start = site.node.span.start;
        let announcer = site.announcer(self.text)?;
        let key_column = column(self.text, announcer.start);
        let on_key_line = gap::line_end(self.text, announcer.end) >= start;
        if on_key_line {
            let dash = key_column + STEP;
            let before = format!("{}{:dash$}- ", self.line_end, "");
            let splice = (announcer.end..start, before);
            return Some((self.shifted(site.node, splice, STEP), dash));
        }
        let own = column(self.text, start);
        if is_block_collection(self.text, site.node) && own >= key_column + STEP {
            return Some((vec![(start - STEP..start, "- ".to_owned())], own - STEP));
        }
        let splice = (start..start, "- ".to_owned());
        Some((self.shifted(site.node, splice, STEP), own))
    }

    /// The first splice, and the further lines of a node moved to the right.
    fn shifted(&self, node: &Node, first: Splice, by: usize) -> Vec<Splice> {
        let mut splices = vec![first];
        let mut at = node.span.start;
        while let Some(next) = next_line(self.text, at).filter(|&next| next < node.span.end) {
            at = next;
            let line = &self.text[line_start(self.text, at)..gap::line_end(self.text, at)];
            if !line.trim().is_empty() {
                splices.push((at..at, " ".repeat(by)));
            }
        }
        splices
    }
}
