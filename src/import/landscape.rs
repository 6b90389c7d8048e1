//! A `landscape.yml`: categories, subcategories, items.

use super::NoList;
use super::account::{Fate, Item, Why};
use super::draft::{Draft, Standing, Step};
use super::look::Look;
use super::read::Reading;
use super::reader::{Remark, visible};
use super::shape::Shape;
use super::source::MOST_BYTES;
use super::state::capital;
use super::words::level;
use crate::catalog::diagnostic::Position;
use crate::catalog::model::{id_from_name, parse_date};
use crate::catalog::validate::{repository_problem, url_problem};
use crate::catalog::yaml::{Node, Value, key_text, parse_up_to};

/// The keys of the days on which levels were reached, lowest first.
const DAYS: &[&str] = &["sandbox", "incubating", "graduated", "archived"];

/// Whether a text is a landscape.
pub(super) fn is_one(text: &str) -> bool {
    text.lines().any(|line| line.trim_end() == "landscape:")
}

/// Reads a landscape.
///
/// # Errors
/// Where it is no YAML, or has no `landscape`.
pub(super) fn read(text: &str) -> Result<Reading, NoList> {
    let parsed = parse_up_to(text, MOST_BYTES);
    if let Some(problem) = parsed.problems.first() {
        let line = Position::of(text, problem.span.start).line;
        return Err(NoList::Yaml {
            line,
            message: problem.message.clone(),
        });
    }
    let root = parsed.root.ok_or(NoList::Nothing)?;
    let categories = root
        .get("landscape")
        .and_then(Node::as_sequence)
        .ok_or(NoList::Nothing)?;
    let starts = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let mut reader = Reader {
        starts,
        drafts: Vec::new(),
        items: Vec::new(),
        remarks: Vec::new(),
    };
    for (key, value) in root.as_mapping().unwrap_or_default() {
        if key_text(key) != "landscape" {
            reader.report(value, Why::Unfit);
        }
    }
    categories
        .iter()
        .for_each(|category| reader.area(category, &[]));
    reader.comments(text);
    reader.items.sort_by_key(|item| item.line);
    let Reader {
        drafts,
        items,
        remarks,
        ..
    } = reader;
    Ok(Reading {
        shape: Shape::Landscape,
        drafts,
        look: Look::default(),
        remarks,
        items,
    })
}

struct Reader {
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
    drafts: Vec<Draft>,
    items: Vec<Item>,
    remarks: Vec<Remark>,
}

impl Reader {
    fn line(&self, node: &Node) -> usize {
        self.starts
            .partition_point(|start| *start <= node.span.start)
    }

    /// Notes what became of one scalar.
    fn note(&mut self, node: &Node, fate: Fate) {
        let said = node.as_text().unwrap_or_default();
        if said.is_empty() || node.is_null() {
            return;
        }
        let is_link = said.contains("://");
        let (text, url) = if is_link {
            (String::new(), Some(said.to_string()))
        } else {
            (visible(said), None)
        };
        self.items.push(Item {
            line: self.line(node),
            text,
            url,
            fate,
        });
    }

    /// Reports every scalar of a node.
    fn report(&mut self, node: &Node, why: Why) {
        for leaf in leaves(node) {
            self.note(leaf, Fate::Reported(why));
        }
    }

    fn take(&mut self, node: &Node, draft: Option<usize>, field: &'static str) {
        self.note(node, Fate::Taken { draft, field });
    }

    /// A category or subcategory with what is in it.
    fn area(&mut self, node: &Node, above: &[String]) {
        let mut path = above.to_vec();
        if let Some(name) = node.get("name") {
            path.extend(name.as_text().map(visible));
            self.take(name, None, "area");
        }
        for (key, value) in node.as_mapping().unwrap_or_default() {
            match (key_text(key), value.as_sequence()) {
                ("name", _) => {}
                ("subcategories", Some(areas)) if above.is_empty() => {
                    areas.iter().for_each(|area| self.area(area, &path))
                }
                ("items", Some(items)) => items.iter().for_each(|item| self.item(item, &path)),
                _ => self.report(value, Why::Unfit),
            }
        }
    }

    fn item(&mut self, node: &Node, area: &[String]) {
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

    /// The level, with the days on which it and those below were reached.
    fn project(&mut self, node: &Node, extra: Option<&Node>, draft: usize) {
        let words = node.as_text().unwrap_or_default();
        let Some((id, _)) = level(words) else {
            self.other("project", node, draft);
            return;
        };
        let day = |key: &str| {
            extra
                .and_then(|extra| extra.get(key))
                .and_then(Node::as_text)
                .and_then(parse_date)
        };
        let mut steps: Vec<Step> = DAYS
            .iter()
            .filter_map(|level| {
                let key = if *level == "sandbox" {
                    "accepted"
                } else {
                    level
                };
                Some(Step {
                    level: level.to_string(),
                    title: capital(level),
                    date: Some(day(key)?),
                })
            })
            .collect();
        // A project that was accepted higher did not stand in the sandbox first.
        let same_day = steps
            .get(1)
            .is_some_and(|next| steps[0].date >= next.date || next.level != "incubating");
        if steps.first().is_some_and(|first| first.level == "sandbox")
            && id != "sandbox"
            && (same_day || steps.len() < 2)
        {
            steps.remove(0);
        }
        let in_order = steps.windows(2).all(|pair| pair[0].date <= pair[1].date);
        if steps.last().is_none_or(|last| last.level != id) || !in_order {
            steps = vec![Step {
                level: id.to_string(),
                title: capital(words),
                date: day(id).or_else(|| day("accepted").filter(|_| id == "sandbox")),
            }];
        }
        let line = self.line(node);
        self.drafts[draft].standings.push(Standing {
            steps,
            line,
            ..Standing::default()
        });
        self.take(node, Some(draft), "maturity");
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
    fn other(&mut self, key: &str, node: &Node, draft: usize) {
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

    /// Whether a key holds a day that stands in a transition.
    fn is_day(&self, key: &str, node: &Node, draft: usize) -> bool {
        let level = if key == "accepted" { "sandbox" } else { key };
        let day = node.as_text().and_then(parse_date);
        let mut steps = self.drafts[draft]
            .standings
            .iter()
            .flat_map(|standing| &standing.steps);
        day.is_some()
            && steps.any(|step| step.date == day && (step.level == level || key == "accepted"))
    }

    /// Comments that stand on lines of their own.
    fn comments(&mut self, text: &str) {
        for (index, line) in text.lines().enumerate() {
            if let Some(comment) = line
                .trim_start()
                .strip_prefix('#')
                .map(str::trim)
                .filter(|comment| !comment.is_empty())
            {
                self.items.push(Item {
                    line: index + 1,
                    text: visible(comment),
                    url: None,
                    fate: Fate::Reported(Why::Comment),
                });
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

/// The scalars of a node, in the order of the file.
fn leaves<'n>(node: &'n Node<'n>) -> Vec<&'n Node<'n>> {
    match &node.value {
        Value::Scalar { .. } => vec![node],
        Value::Sequence(items) => items.iter().flat_map(leaves).collect(),
        Value::Mapping(pairs) => pairs.iter().flat_map(|(_, value)| leaves(value)).collect(),
    }
}
