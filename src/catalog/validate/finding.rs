//! What rules find, and how it gets line and column.

use rayon::prelude::*;

use super::super::diagnostic::{Diagnostic, Severity};
use super::super::place::Place;
use super::super::yaml::{self, Node, Span, Value};

/// What a rule found, before it has line and column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// The rule's name.
    pub rule: &'static str,
    /// The file.
    pub path: String,
    /// The place in it.
    pub place: Place,
    /// What is wrong, in one sentence without a final period.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
}

/// Collects what one rule finds.
pub struct Findings<'f> {
    rule: &'static str,
    found: &'f mut Vec<Finding>,
}

impl<'f> Findings<'f> {
    /// What the rule of this name finds goes to `found`.
    pub(super) fn of(rule: &'static str, found: &'f mut Vec<Finding>) -> Findings<'f> {
        Findings { rule, found }
    }

    /// Adds an error.
    pub fn error(&mut self, path: &str, place: Place, message: String, help: Option<String>) {
        self.add(Severity::Error, path, place, message, help);
    }

    /// Adds a warning.
    pub fn warning(&mut self, path: &str, place: Place, message: String, help: Option<String>) {
        self.add(Severity::Warning, path, place, message, help);
    }

    fn add(
        &mut self,
        severity: Severity,
        path: &str,
        place: Place,
        message: String,
        help: Option<String>,
    ) {
        self.found.push(Finding {
            severity,
            rule: self.rule,
            path: path.to_string(),
            place,
            message,
            help,
        });
    }
}

impl Finding {
    /// The finding with its place in the text of its file.
    pub fn located(self, text: Option<&[u8]>) -> Diagnostic {
        let root = text.and_then(|text| yaml::parse_bytes(text).1.root);
        self.with_span(text.zip(root.as_ref()))
    }

    fn with_span(self, file: Option<(&[u8], &Node)>) -> Diagnostic {
        Diagnostic {
            severity: self.severity,
            rule: self.rule,
            span: file.and_then(|(text, root)| span_of(&self.place, root, text)),
            path: self.path,
            message: self.message,
            help: self.help,
        }
    }
}

/// Gives each finding its place in the text of its file, which `text_of` answers by path; each
/// file is read once. The findings of one file stand together and stay together, by position.
pub fn locate<'t>(
    findings: &[Finding],
    text_of: impl Fn(&str) -> Option<&'t [u8]> + Sync,
) -> Vec<Diagnostic> {
    let files: Vec<&[Finding]> = findings.chunk_by(|a, b| a.path == b.path).collect();
    files
        .into_par_iter()
        .flat_map_iter(|findings| {
            let text = text_of(&findings[0].path);
            let root = text.and_then(|text| yaml::parse_bytes(text).1.root);
            let file = text.zip(root.as_ref());
            let mut located: Vec<Diagnostic> = findings
                .iter()
                .map(|finding| finding.clone().with_span(file))
                .collect();
            located.sort_by_key(|found| found.span.as_ref().map(|span| span.start));
            located
        })
        .collect()
}

/// Where a place is shown: the value, its key where the value does not end on the line of the key,
/// the document's first key where the place is about something that is not there.
fn span_of(place: &Place, root: &Node, text: &[u8]) -> Option<Span> {
    if place.steps().is_empty() {
        return None;
    }
    let Some(value) = place.span_in(root) else {
        return first_key(root);
    };
    match place.key_span_in(root) {
        Some(key) if text.get(key.start..value.end)?.contains(&b'\n') => Some(key),
        _ => Some(value),
    }
}

fn first_key(root: &Node) -> Option<Span> {
    match &root.value {
        Value::Mapping(pairs) => pairs.first().map(|(key, _)| key.span.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "name: A\nmaturity:\n  cncf: []\n  azure: []\nlinks: {chat: x}\ntags:\n  - a\n";

    fn found(place: Place) -> Finding {
        Finding {
            severity: Severity::Error,
            rule: "a-rule",
            path: "a.yaml".into(),
            place,
            message: "is wrong".into(),
            help: None,
        }
    }

    fn shown(place: Place) -> Option<&'static str> {
        let located = found(place).located(Some(TEXT.as_bytes()));
        located.span.map(|span| &TEXT[span])
    }

    #[test]
    fn a_value_is_shown_itself_and_by_its_key_where_it_ends_on_another_line() {
        assert_eq!(shown(Place::of("name")), Some("A"));
        assert_eq!(shown(Place::of("maturity")), Some("maturity"));
        assert_eq!(shown(Place::of("tags")), Some("tags"));
        let chat = Place::of("links").key("chat").item(0).key("url");
        assert_eq!(shown(chat), Some("x"), "one link without a list");
    }

    #[test]
    fn what_is_not_there_is_shown_at_the_first_key_and_a_whole_file_nowhere() {
        assert_eq!(shown(Place::of("areas")), Some("name"));
        assert_eq!(shown(Place::root()), None);
    }

    #[test]
    fn the_findings_of_a_file_come_in_the_order_of_its_text() {
        let gone = Finding {
            path: "b.yaml".into(),
            ..found(Place::of("name"))
        };
        let findings = [
            found(Place::of("links")),
            found(Place::of("maturity").key("azure")),
            found(Place::of("name")),
            gone,
        ];
        let text_of = |path: &str| (path == "a.yaml").then_some(TEXT.as_bytes());
        let spans: Vec<_> = locate(&findings, text_of)
            .into_iter()
            .map(|found| (found.path, found.span.map(|span| &TEXT[span])))
            .collect();
        let expected = [
            ("a.yaml", Some("A")),
            ("a.yaml", Some("[]")),
            ("a.yaml", Some("{chat: x}")),
            ("b.yaml", None),
        ];
        assert_eq!(spans, expected.map(|(path, at)| (path.to_string(), at)));
    }
}
