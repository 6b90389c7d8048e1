//! What rules find, and how it gets line and column.

use rayon::prelude::*;

use super::super::diagnostic::{Diagnostic, Other, Severity};
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
    /// What must have been read whole for it to hold, where that is more than the value itself.
    pub rests_on: Option<Place>,
    /// What is wrong, in one sentence without a final period.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
    /// The file and the place in it that it is about too.
    pub other: Option<(String, Place)>,
}

/// Collects what one rule finds.
pub struct Findings<'f> {
    rule: &'static str,
    found: &'f mut Vec<Finding>,
    rests_on: Option<Place>,
    other: Option<(String, Place)>,
}

impl<'f> Findings<'f> {
    /// What the rule of this name finds goes to `found`.
    pub(super) fn of(rule: &'static str, found: &'f mut Vec<Finding>) -> Findings<'f> {
        Findings {
            rule,
            found,
            rests_on: None,
            other: None,
        }
    }

    /// Says of what is added next that it is about this place of another file too.
    pub fn beside(&mut self, path: &str, place: Place) -> &mut Findings<'f> {
        self.other = Some((path.to_string(), place));
        self
    }

    /// Says of what is added next that it judges by all that stands at this place, and so holds
    /// only where nothing of that was left unread.
    pub fn resting_on(&mut self, place: Place) -> &mut Findings<'f> {
        self.rests_on = Some(place);
        self
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
            rests_on: self.rests_on.take(),
            message,
            help,
            other: self.other.take(),
        });
    }
}

/// The text of a file, and the tree in which the places of findings are.
pub type Document<'t> = (&'t [u8], Node<'t>);

/// A file as a document; `None` where its structure cannot be read.
pub fn document(text: &[u8]) -> Option<Document<'_>> {
    Some((text, yaml::parse_bytes(text).1.root?))
}

impl Finding {
    /// The finding with its place in its document, where that is at hand.
    pub fn located(self, document: Option<&Document>) -> Diagnostic {
        Diagnostic {
            severity: self.severity,
            rule: self.rule,
            span: document.and_then(|document| span_of(&self.place, document)),
            path: self.path,
            message: self.message,
            help: self.help,
            other: self.other.map(|(path, _)| Other { path, span: None }),
        }
    }

    /// As [`Finding::located`], with the other place too.
    fn located_twice<'t>(
        &self,
        document: Option<&Document>,
        document_of: impl Fn(&str) -> Option<Document<'t>>,
    ) -> Diagnostic {
        let mut located = self.clone().located(document);
        if let (Some(other), Some((path, place))) = (&mut located.other, &self.other) {
            other.span = document_of(path).and_then(|document| span_of(place, &document));
        }
        located
    }
}

/// Gives each finding its place in its document, which `document_of` answers by path; it is asked
/// once for each. The findings of one file stand together and stay together, by position.
pub fn locate<'t>(
    findings: &[Finding],
    document_of: impl Fn(&str) -> Option<Document<'t>> + Sync,
) -> Vec<Diagnostic> {
    let files: Vec<&[Finding]> = findings.chunk_by(|a, b| a.path == b.path).collect();
    files
        .into_par_iter()
        .flat_map_iter(|findings| {
            let document = document_of(&findings[0].path);
            let mut located: Vec<Diagnostic> = findings
                .iter()
                .map(|finding| finding.located_twice(document.as_ref(), &document_of))
                .collect();
            located.sort_by_key(|found| found.span.as_ref().map(|span| span.start));
            located
        })
        .collect()
}

/// Where a place is shown: the value, its key where the value does not end on the line of the key,
/// the document's first key where the place is about something that is not there.
fn span_of(place: &Place, (text, root): &Document) -> Option<Span> {
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
            rests_on: None,
            message: "is wrong".into(),
            help: None,
            other: None,
        }
    }

    fn shown(place: Place) -> Option<&'static str> {
        let located = found(place).located(document(TEXT.as_bytes()).as_ref());
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
        let document_of = |path: &str| document(TEXT.as_bytes()).filter(|_| path == "a.yaml");
        let spans: Vec<_> = locate(&findings, document_of)
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
