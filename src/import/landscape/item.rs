//! One item, key by key.

use std::collections::HashSet;

use super::Reader;
use super::keys::{LIST, Spot, TEXT, form_of, place};
use super::text::{one_line, paragraphs, said};
use super::value::{address, scalars};
use crate::catalog::validate::repository_problem;
use crate::catalog::yaml::{Node, Value, key_text};
use crate::import::account::Why;
use crate::import::draft::Draft;
use crate::import::licenses::expression;

/// The key of the repository.
const REPOSITORY: &str = "repo_url";

impl Reader<'_> {
    pub(super) fn item(&mut self, node: &Node, area: &[String]) {
        let Some(name) = node.get("name").and_then(said).map(one_line) else {
            self.report("items", node, Why::Unfit);
            return;
        };
        let draft = self.drafts.len();
        self.drafts.push(Draft {
            name,
            line: self.line(node),
            areas: vec![area.to_vec()],
            ..Draft::default()
        });
        let extra = node.get("extra").map(pairs).unwrap_or_default();
        self.stand(node.get("project"), &extra, draft);
        for (key, value) in node.as_mapping().unwrap_or_default() {
            match key_text(key) {
                "name" => self.take(value, Some(draft), "name"),
                "item" if value.is_null() => self.has_marks = true,
                "item" => self.report("item", value, Why::Unfit),
                "homepage_url" => self.addresses("homepage_url", value, draft),
                REPOSITORY => self.addresses(REPOSITORY, value, draft),
                "description" => self.description(value, draft),
                "project" => self.project(value, draft),
                "license" => self.license(value, draft),
                "second_path" => self.second_path(value, draft),
                "extra" => self.extra(value, &extra, draft),
                key => self.other(Spot::Item, key, value, draft),
            }
        }
    }

    /// What stands under `extra`, once for each key.
    fn extra(&mut self, node: &Node, pairs: &[(&str, &Node)], draft: usize) {
        if !matches!(node.value, Value::Mapping(_)) {
            let items = node.as_sequence().unwrap_or(std::slice::from_ref(node));
            let others = items.iter().filter(|item| item.as_mapping().is_none());
            others.for_each(|other| self.report("extra", other, Why::Unfit));
        }
        let mut met = HashSet::new();
        for (key, value) in pairs {
            if !met.insert(*key) {
                self.report(key, value, Why::Unfit);
            } else if !self.take_day(key, value, draft) {
                self.other(Spot::Extra, key, value, draft);
            }
        }
    }

    /// The description; where it is a list, its texts are paragraphs.
    fn description(&mut self, node: &Node, draft: usize) {
        let Some(texts) = scalars(node) else {
            return self.other(Spot::Item, "description", node, draft);
        };
        let form = match node.value {
            Value::Sequence(_) => LIST,
            _ => form_of(node),
        };
        for text in &texts {
            let source = self.text.get(text.span.clone()).unwrap_or_default();
            for paragraph in paragraphs(said(text).unwrap_or_default(), source) {
                self.drafts[draft].add_paragraph(&paragraph);
            }
            self.take(text, Some(draft), "description");
        }
        if !texts.is_empty() {
            self.meet(Spot::Item, "description", draft, node, form);
        }
    }

    /// The license, where it is an expression of SPDX.
    fn license(&mut self, node: &Node, draft: usize) {
        match said(node).and_then(expression) {
            Some(license) => {
                self.drafts[draft].license = Some(license);
                self.take(node, Some(draft), "license");
                self.meet(Spot::Item, "license", draft, node, TEXT);
            }
            None => self.other(Spot::Item, "license", node, draft),
        }
    }

    /// The homepage or the repository; where it is a list, the first is it, and the others are links.
    fn addresses(&mut self, key: &str, node: &Node, draft: usize) {
        let Some(leaves) = scalars(node) else {
            return self.other(Spot::Item, key, node, draft);
        };
        let form = match node.value {
            Value::Sequence(_) => LIST,
            _ => TEXT,
        };
        let mut is_met = false;
        for leaf in leaves {
            let Some(words) = said(leaf) else { continue };
            let is_sound = |url: &String| key != REPOSITORY || repository_problem(url).is_none();
            let Some(url) = address(words).filter(is_sound) else {
                self.report(key, leaf, Why::MalformedLink);
                continue;
            };
            if !is_met {
                is_met = true;
                self.meet(Spot::Item, key, draft, node, form);
            }
            self.address(key, leaf, url, draft);
        }
    }

    /// Takes an address of a key.
    fn address(&mut self, key: &str, leaf: &Node, url: String, draft: usize) {
        let own = &mut self.drafts[draft];
        let (field, name) = match key == REPOSITORY {
            true => (&mut own.repository, "repository"),
            false => (&mut own.homepage, "homepage"),
        };
        if field.is_none() {
            *field = Some(url.clone());
            self.take_link(leaf, draft, name, &url);
        } else {
            let kind = place(Spot::Item, key);
            self.add_link(&kind, None, &url, draft);
            self.take_link(leaf, draft, "links", &url);
        }
    }
}

/// The keys and values of a mapping, or of those in a list.
fn pairs<'n>(node: &'n Node<'n>) -> Vec<(&'n str, &'n Node<'n>)> {
    let items = node.as_sequence().unwrap_or(std::slice::from_ref(node));
    let pairs = items.iter().filter_map(Node::as_mapping).flatten();
    pairs.map(|(key, value)| (key_text(key), value)).collect()
}
