//! What is wrong with a template, in a person's words.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::fmt;

use minijinja::{Error, ErrorKind};

use super::builtin::BUILTIN;
use super::filters::FILTERS;
use super::templates::source;
use super::view::names;
use crate::catalog::diagnostic::{Diagnostic, Position, Severity};
use crate::catalog::yaml::Span;

/// The rule that diagnostics about templates bear.
const RULE: &str = "template";

/// A template that cannot be read or run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The file, such as `templates/list.md`; of a built-in template the file it would have.
    pub file: String,
    /// Whether the template came with the program, so that no such file need exist.
    pub builtin: bool,
    /// Where in the file.
    pub position: Option<Position>,
    /// The bytes of the file that it is about.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
}

impl TemplateError {
    /// The error of the engine at its root: in the included template, not where it is included.
    pub(super) fn new(
        error: &Error,
        template: &str,
        own: &BTreeMap<String, String>,
    ) -> TemplateError {
        let mut root = error;
        let mut sources = error.source();
        while let Some(source) = sources {
            if let Some(inner) = source.downcast_ref::<Error>() {
                root = inner;
            }
            sources = source.source();
        }
        let placed = if root.name().is_some() { root } else { error };
        let name = placed.name().unwrap_or(template);
        let text = source(own, name).unwrap_or_default();
        let undefined = root.detail().and_then(undefined_in);
        let range = placed
            .range()
            .filter(|range| text.get(range.clone()).is_some())
            .map(|range| narrowed(text, range, undefined));
        let code = range.clone().map(|range| &text[range]);
        let (message, help) = match undefined {
            Some(name) => not_defined(name),
            None => explain(root, template, code),
        };
        let mark = own
            .get(name)
            .filter(|text| text.starts_with('\u{feff}'))
            .map_or(0, |_| '\u{feff}'.len_utf8());
        let line = placed.line().map(|line| Position { line, column: 1 });
        TemplateError {
            file: format!("templates/{}", name.trim_start_matches("builtin/")),
            builtin: !own.contains_key(name),
            position: range
                .as_ref()
                .map(|range| Position::of(text, range.start))
                .or(line),
            span: range.map(|range| range.start + mark..range.end + mark),
            message,
            help,
        }
    }
}

/// The expression of which the engine says that it is undefined.
fn undefined_in(detail: &str) -> Option<&str> {
    let before = detail.split("` is undefined").next()?;
    let start = before.rfind('`')? + 1;
    (before.len() < detail.len()).then(|| &before[start..])
}

/// The place of an undefined expression, which stands in front of the filter that refused it.
fn narrowed(text: &str, range: Span, expression: Option<&str>) -> Span {
    expression
        .and_then(|expression| {
            let start = text[..range.end].rfind(expression)?;
            Some(start..start + expression.len())
        })
        .unwrap_or(range)
}

/// The message and the help for an error; `code` is the part of the template that it is about.
fn explain(error: &Error, template: &str, code: Option<&str>) -> (String, Option<String>) {
    let detail = error.detail().unwrap_or_default().to_string();
    match error.kind() {
        ErrorKind::UndefinedError => ("a name is not defined".into(), None),
        ErrorKind::SyntaxError => (detail, None),
        ErrorKind::TemplateNotFound => not_found(&detail, template),
        ErrorKind::UnknownFilter => {
            let name = code.and_then(|code| code.rsplit('|').next()).map(str::trim);
            let near = name.and_then(|name| nearest(name, FILTERS.iter().copied()));
            (detail, near)
        }
        ErrorKind::OutOfFuel => (
            "the template was stopped, since it takes too many steps".into(),
            Some("look for a loop within a loop, or a macro that calls itself".into()),
        ),
        ErrorKind::WriteFailure => (
            "the template was stopped, since it writes too much".into(),
            Some("look for a loop within a loop".into()),
        ),
        _ if detail.contains("recursion") => (
            "the template was stopped, since templates call each other too deeply".into(),
            Some("look for a template that includes or extends itself; `builtin/NAME` is the built-in one of that name".into()),
        ),
        kind if detail.is_empty() => (kind.to_string(), None),
        _ => (detail, None),
    }
}

fn not_defined(expression: &str) -> (String, Option<String>) {
    let word = expression
        .rsplit(|c: char| !(c.is_alphanumeric() || c == '_'))
        .next()
        .unwrap_or_default();
    let help = nearest(word, names());
    (format!("`{expression}` is not defined"), help)
}

fn not_found(detail: &str, template: &str) -> (String, Option<String>) {
    let name = detail.split(['"', '\'']).nth(1).unwrap_or(template);
    let builtin = BUILTIN.iter().map(|(name, _)| *name);
    let help = nearest(name, builtin.clone()).unwrap_or_else(|| {
        let names: Vec<_> = builtin.collect();
        format!("write it, or use a built-in one: {}", names.join(", "))
    });
    (format!("there is no templates/{name}"), Some(help))
}

/// The question whether the name that is nearest to a word was meant.
fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    names
        .map(|name| (strsim::jaro_winkler(word, name), name))
        .filter(|(likeness, name)| *likeness > 0.8 && *name != word)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| format!("did you mean `{name}`?"))
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.builtin {
            f.write_str(" (built-in)")?;
        }
        if let Some(Position { line, column }) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for TemplateError {}

impl From<TemplateError> for Diagnostic {
    fn from(error: TemplateError) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            rule: RULE,
            // Where the file does not exist there are no bytes to point at.
            span: error.span.filter(|_| !error.builtin),
            path: error.file,
            message: error.message,
            help: error.help,
            other: None,
        }
    }
}
