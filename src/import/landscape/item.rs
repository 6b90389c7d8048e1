//! One item, key by key.

use super::{Reader, leaves};
use crate::catalog::model::id_from_name;
use crate::catalog::validate::{repository_problem, url_problem};
use crate::catalog::yaml::{Node, Value, key_text};
use crate::import::account::{Fate, Why};
use crate::import::draft::Draft;
use crate::import::reader::visible;

impl Reader {
    pub(super) fn item(&mut self, node: &Node, area: &[String]) {
        let Some(name) = node
            .get("name")
            .and_then(Node::as_text)
            .filter(|name| !name.trim().is_empty())
        else {
            self.report(node, Why::Unfit);
            return;
        };
        let draft = self.drafts.len();
        self.drafts.push(Draft {
            name: visible(name.trim()),
            line: self.line(node),
            areas: vec![area.to_vec()],
            ..Draft::default()
        });
        for (key, value) in node.as_mapping().unwrap_or_default() {
            match key_text(key) {
                "name" => self.take(value, Some(draft), "name"),
                "homepage_url" => self.address(value, draft, false),
                "repo_url" => self.address(value, draft, true),
                "description" => self.text(value, draft, "description"),
                "project" => self.project(value, node.get("extra"), draft),
                "second_path" => self.second_path(value, draft),
                "extra" => {
                    for (key, value) in value.as_mapping().unwrap_or_default() {
                        self.other(key_text(key), value, draft);
                    }
                }
                key => self.other(key, value, draft),
            }
        }
    }

    fn text(&mut self, node: &Node, draft: usize, field: &'static str) {
        let said = node
            .as_text()
            .map(str::trim)
            .filter(|said| !said.is_empty())
            .map(visible);
        if said.is_some() {
            self.drafts[draft].description = said;
            self.take(node, Some(draft), field);
        }
    }

    fn address(&mut self, node: &Node, draft: usize, repository: bool) {
        let Some(url) = node.as_text().filter(|url| !url.is_empty()) else {
            return;
        };
        let wrong = if repository {
            repository_problem(url).is_some()
        } else {
            url_problem(url).is_some()
        };
        if wrong {
            self.report(node, Why::MalformedLink);
            return;
        }
        let own = &mut self.drafts[draft];
        let (field, name) = if repository {
            (&mut own.repository, "repository")
        } else {
            (&mut own.homepage, "homepage")
        };
        *field = Some(url.to_string());
        self.take(node, Some(draft), name);
    }

    fn second_path(&mut self, node: &Node, draft: usize) {
        for leaf in leaves(node) {
            if let Some(path) = leaf.as_text() {
                let path = path
                    .split(" / ")
                    .map(|title| visible(title.trim()))
                    .collect();
                self.drafts[draft].areas.push(path);
                self.take(leaf, Some(draft), "areas");
            }
        }
    }

    /// Any other key: links under its name, words as the entry's own data.
    pub(super) fn other(&mut self, key: &str, node: &Node, draft: usize) {
        if self.is_day(key, node, draft) {
            self.take(node, Some(draft), "maturity");
            return;
        }
        let kind = kind_of(key);
        // Data in data would lose its keys.
        let is_scalar = |node: &Node| matches!(node.value, Value::Scalar { .. });
        let plain = is_scalar(node)
            || node
                .as_sequence()
                .is_some_and(|items| items.iter().all(is_scalar));
        for leaf in leaves(node) {
            let Some(said) = leaf
                .as_text()
                .filter(|said| !said.trim().is_empty() && !leaf.is_null())
            else {
                continue;
            };
            let said = said.trim();
            if said.contains("://") && url_problem(said).is_none() {
                self.drafts[draft].add_link(&kind, None, said);
                self.take(leaf, Some(draft), "links");
            } else if said.contains("://") {
                self.note(leaf, Fate::Reported(Why::MalformedLink));
            } else if plain {
                self.drafts[draft].add_extra(&kind, &visible(said));
                self.take(leaf, Some(draft), "extra");
            } else {
                self.note(leaf, Fate::Reported(Why::Unfit));
            }
        }
    }
}

/// The kind of link, or the key of data, that a key of an item becomes.
fn kind_of(key: &str) -> String {
    let bare = key.strip_suffix("_url").unwrap_or(key).replace('_', "-");
    match bare.as_str() {
        "slack" | "discord" | "gitter" => "chat".to_string(),
        "" => "other".to_string(),
        other => Some(id_from_name(other))
            .filter(|id| !id.is_empty())
            .unwrap_or_else(|| "other".to_string()),
    }
}
