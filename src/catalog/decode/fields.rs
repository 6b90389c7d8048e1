//! Reading a mapping key by key: what is missing, unknown or of the wrong type becomes a problem.

use std::fmt::Display;

use chrono::NaiveDate;

use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::model::{Keyed, date_help, id_problem, line_problem, parse_date};
use crate::catalog::nearest::nearest;
use crate::catalog::yaml::{Node, Span, Value};

/// The problems found in one file.
pub struct Problems<'a> {
    path: &'a str,
    found: Vec<Diagnostic>,
}

impl<'a> Problems<'a> {
    /// None yet, in the file at this path.
    pub fn of(path: &'a str) -> Problems<'a> {
        Problems {
            path,
            found: Vec::new(),
        }
    }

    /// Adds an error at a place.
    pub fn error(
        &mut self,
        rule: &'static str,
        span: &Span,
        message: String,
        help: Option<String>,
    ) {
        self.found.push(Diagnostic {
            severity: Severity::Error,
            rule,
            path: self.path.to_string(),
            span: Some(span.clone()),
            message,
            help,
            other: None,
        });
    }

    /// How many were found so far.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// All that was found.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }

    fn wrong_type(&mut self, node: &Node, what: impl Display, wanted: &str) {
        let help = match &node.value {
            Value::Scalar { text, .. } if node.is_null() && text.is_empty() => {
                Some("fill it in, or take it out")
            }
            Value::Scalar { .. } if node.is_null() && wanted == "text" => Some("put it in quotes"),
            Value::Scalar { text, .. } if wanted == "a list" => Some(match text.starts_with('-') {
                true => "write a space after each `-`",
                false => "write it as `[…]`",
            }),
            Value::Scalar { text, .. } if wanted == "a mapping" && text.contains(':') => {
                Some("write a space after the `:`")
            }
            _ => None,
        };
        let message = format!("{what} is {}, where {wanted} is wanted", kind(node));
        self.error("wrong-type", &node.span, message, help.map(str::to_string));
    }

    /// Adds an error where a word is no id.
    pub fn judge_id(&mut self, what: &str, id: &str, span: &Span) {
        if let Some(wrong) = id_problem(id) {
            let message = format!("{what} `{}` {wrong}", id.escape_debug());
            self.error("id", span, message, None);
        }
    }
}

/// A mapping whose keys are taken one by one.
pub struct Fields<'n> {
    what: &'n str,
    pairs: &'n [(Node<'n>, Node<'n>)],
    span: &'n Span,
}

impl<'n> Fields<'n> {
    /// The keys of a mapping called `what` in messages; unknown keys are problems. Gives `None`,
    /// with a problem, where the node is no mapping.
    pub fn of(
        node: &'n Node<'n>,
        what: &'n str,
        known: &[&str],
        problems: &mut Problems,
    ) -> Option<Fields<'n>> {
        let Value::Mapping(pairs) = &node.value else {
            problems.wrong_type(node, what, "a mapping");
            return None;
        };
        for (key, _) in pairs {
            let name = text_of(key);
            if !known.contains(&name) {
                let help = key_help(name, known);
                let message = format!("{what} has no key `{}`", name.escape_debug());
                problems.error("unknown-key", &key.span, message, Some(help));
            }
        }
        Some(Fields {
            what,
            pairs,
            span: &node.span,
        })
    }

    /// The value of a key; null counts as absent.
    pub fn get(&self, key: &str) -> Option<&'n Node<'n>> {
        let (_, node) = self.pairs.iter().find(|(name, _)| text_of(name) == key)?;
        (!node.is_null()).then_some(node)
    }

    /// The value of a key that must be there.
    pub fn need(&self, key: &str, problems: &mut Problems) -> Option<&'n Node<'n>> {
        let found = self.get(key);
        if found.is_none() {
            let place = self.pairs.iter().find(|(name, _)| text_of(name) == key);
            let span = place.map_or(self.head(), |(name, _)| &name.span);
            let message = format!("{} has no `{key}`", self.what);
            let help = Some(format!("add `{key}: …`"));
            problems.error("missing-key", span, message, help);
        }
        found
    }

    /// Where the mapping begins: its first key.
    pub fn head(&self) -> &'n Span {
        self.pairs.first().map_or(self.span, |(key, _)| &key.span)
    }

    /// A text.
    pub fn text(&self, key: &str, problems: &mut Problems) -> Option<String> {
        text(self.get(key)?, format_args!("`{key}`"), problems)
    }

    /// A text that must be there.
    pub fn need_text(&self, key: &str, problems: &mut Problems) -> Option<String> {
        text(self.need(key, problems)?, format_args!("`{key}`"), problems)
    }

    /// A text that stands in one line of a list, such as a title; a problem where it does not.
    pub fn line(&self, key: &str, problems: &mut Problems) -> Option<String> {
        let node = self.get(key)?;
        let line = text(node, format_args!("`{key}`"), problems)?;
        if let Some(wrong) = line_problem(&line) {
            problems.error("one-line", &node.span, format!("`{key}` {wrong}"), None);
        }
        Some(line)
    }

    /// A list of texts; one text alone counts as a list of one where `or_one` says so.
    pub fn texts(&self, key: &str, or_one: bool, problems: &mut Problems) -> Vec<String> {
        let Some(node) = self.get(key) else {
            return Vec::new();
        };
        match &node.value {
            Value::Sequence(items) => {
                let mut texts = Vec::with_capacity(items.len());
                let what = format_args!("an item of `{key}`");
                texts.extend(items.iter().filter_map(|item| text(item, what, problems)));
                texts
            }
            Value::Scalar { .. } if or_one => {
                let one = text(node, format_args!("`{key}`"), problems);
                one.into_iter().collect()
            }
            _ => {
                problems.wrong_type(node, format_args!("`{key}`"), "a list");
                Vec::new()
            }
        }
    }

    /// A boolean.
    pub fn boolean(&self, key: &str, problems: &mut Problems) -> Option<bool> {
        let node = self.get(key)?;
        match &node.value {
            Value::Scalar { text, plain: true } if text == "true" => Some(true),
            Value::Scalar { text, plain: true } if text == "false" => Some(false),
            _ => {
                problems.wrong_type(node, format_args!("`{key}`"), "true or false");
                None
            }
        }
    }

    /// A date.
    pub fn date(&self, key: &str, problems: &mut Problems) -> Option<NaiveDate> {
        let node = self.get(key)?;
        let Value::Scalar { text, .. } = &node.value else {
            problems.wrong_type(node, format_args!("`{key}`"), "a date");
            return None;
        };
        let date = parse_date(text);
        if date.is_none() {
            let message = format!("`{}` is no date", text.escape_debug());
            problems.error("date", &node.span, message, Some(date_help(text)));
        }
        date
    }

    /// One of a few words.
    pub fn one_of<T: Copy>(
        &self,
        key: &str,
        words: &[(&str, T)],
        problems: &mut Problems,
    ) -> Option<T> {
        word(self.get(key)?, key, words, problems)
    }

    /// A mapping from names to values.
    pub fn pairs(&self, key: &str, problems: &mut Problems) -> &'n [(Node<'n>, Node<'n>)] {
        let Some(node) = self.get(key) else {
            return &[];
        };
        let Value::Mapping(pairs) = &node.value else {
            problems.wrong_type(node, format_args!("`{key}`"), "a mapping");
            return &[];
        };
        pairs
    }

    /// A list of nodes.
    pub fn items(&self, key: &str, problems: &mut Problems) -> &'n [Node<'n>] {
        let Some(node) = self.get(key) else {
            return &[];
        };
        items(node, format_args!("`{key}`"), problems)
    }
}

/// What would be right instead of a key that is not known.
fn key_help(name: &str, known: &[&str]) -> String {
    let (before, _) = name.split_once(':').unwrap_or_default();
    let unfit = |sign: &char| sign.is_whitespace() && !sign.is_ascii();
    match nearest(name, known.iter().copied()).first() {
        _ if known.contains(&before) => format!("write a space after the `:` of `{before}`"),
        Some(near) => format!("did you mean `{near}`?"),
        None => match name.chars().find(unfit) {
            Some(sign) => {
                let code = u32::from(sign);
                format!("U+{code:04X} is in it, which is no plain space; write one")
            }
            None => format!("the keys are {}", known.join(", ")),
        },
    }
}

/// The items of a list; a problem and none where it is no list.
pub fn items<'n>(
    node: &'n Node<'n>,
    what: impl Display,
    problems: &mut Problems,
) -> &'n [Node<'n>] {
    if let Value::Sequence(items) = &node.value {
        return items;
    }
    problems.wrong_type(node, what, "a list");
    &[]
}

/// The text of a node; a problem where it is none. Numbers and booleans are taken as they are
/// written, since `1.0` and `no` are fine names.
pub fn text(node: &Node, what: impl Display, problems: &mut Problems) -> Option<String> {
    match &node.value {
        Value::Scalar { text, .. } if !node.is_null() => Some(text.to_string()),
        _ => {
            problems.wrong_type(node, what, "text");
            None
        }
    }
}

/// One of a few words; a problem that names the nearest where it is none of them.
pub fn word<T: Copy>(
    node: &Node,
    key: &str,
    words: &[(&str, T)],
    problems: &mut Problems,
) -> Option<T> {
    let text = text(node, format_args!("`{key}`"), problems)?;
    let found = words.iter().find(|(word, _)| *word == text);
    if found.is_none() {
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = format!("`{key}` cannot be `{}`", text.escape_debug());
        problems.error(
            "unknown-value",
            &node.span,
            message,
            Some(format!("it is one of {}", names.join(", "))),
        );
    }
    found.map(|(_, value)| *value)
}

/// The text of a key.
pub fn text_of<'n>(node: &'n Node) -> &'n str {
    match &node.value {
        Value::Scalar { text, .. } => text,
        _ => "",
    }
}

/// Free-form data, as JSON has it.
pub fn free(node: &Node) -> serde_json::Value {
    use serde_json::Value as Json;
    match &node.value {
        Value::Scalar { .. } if node.is_null() => Json::Null,
        Value::Scalar { text, plain: true } => match &**text {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            _ => match text.parse::<i64>() {
                Ok(number) if number.to_string() == *text => Json::from(number),
                _ => Json::from(&**text),
            },
        },
        Value::Scalar { text, .. } => Json::from(&**text),
        Value::Sequence(items) => items.iter().map(free).collect(),
        Value::Mapping(pairs) => pairs
            .iter()
            .map(|(key, value)| (text_of(key).to_string(), free(value)))
            .collect(),
    }
}

/// Free-form data under `extra`.
pub fn extra(fields: &Fields, problems: &mut Problems) -> Keyed<serde_json::Value> {
    let pairs = fields.pairs("extra", problems).iter();
    let values = pairs.map(|(key, node)| (text_of(key).into(), free(node)));
    Keyed::of_distinct(values.collect())
}

fn kind(node: &Node) -> &'static str {
    match &node.value {
        _ if node.is_null() => "empty",
        Value::Scalar { .. } => "text",
        Value::Sequence(_) => "a list",
        Value::Mapping(_) => "a mapping",
    }
}
