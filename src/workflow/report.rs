//! Problems as a person reads them: the place, the line, what is wrong, what to do.

use annotate_snippets::{Annotation, AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::yaml::Span;
use crate::terminal::{Screen, sanitize};
use crate::workflow::texts::{Text, Texts};

/// How many problems are shown before the rest is counted.
const MOST: usize = 100;

/// How wide a line of a problem gets, in columns.
const WIDEST: usize = 140;

/// Problems as text, one after the other, each with the line that it is about.
///
/// `text_of` gives the text of a file by its path. A first line `file:line:column: …` lets editors
/// and terminals jump to the place. A person is shown no more than fit in view, and the errors
/// last; what is piped is all there is, since nobody could find what was left out of it.
pub fn text(
    found: &[Diagnostic],
    text_of: &dyn Fn(&str) -> Option<String>,
    screen: &Screen,
) -> String {
    let texts = Texts::new(text_of);
    let mut output = String::new();
    let mut found: Vec<&Diagnostic> = found.iter().collect();
    if screen.is_for_people() {
        let left_out = found.len().saturating_sub(MOST);
        found.sort_by_key(|diagnostic| diagnostic.severity == Severity::Error);
        found.drain(..left_out);
        if left_out > 0 {
            output.push_str(&format!("… and {left_out} more\n"));
        }
    }
    for diagnostic in found {
        output.push_str(&one(diagnostic, &texts, screen));
    }
    output
}

fn one(diagnostic: &Diagnostic, texts: &Texts, screen: &Screen) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(sanitize::line(&diagnostic.message))
        .id(diagnostic.rule);
    let text = texts.of(&diagnostic.path);
    let mut group = match (&diagnostic.span, &text) {
        (Some(span), Some(text)) => title.element(snippet(
            &diagnostic.path,
            text,
            span,
            AnnotationKind::Primary,
        )),
        _ => title.element(Origin::path(sanitize::line(&diagnostic.path))),
    };
    let other = diagnostic.other.as_ref();
    let other_text = other.and_then(|other| texts.of(&other.path));
    if let (Some(other), Some(text)) = (other, &other_text)
        && let Some(span) = &other.span
    {
        group = group.element(snippet(&other.path, text, span, AnnotationKind::Context));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(sanitize::line(help)));
    }
    let renderer = if screen.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let width = screen.width.unwrap_or(usize::MAX).min(WIDEST);
    format!("{}\n\n", renderer.term_width(width).render(&[group]))
}

/// The line that a place begins on, and no more of the place than is on it.
fn snippet<'s>(
    path: &'s str,
    text: &'s Text,
    span: &Span,
    kind: AnnotationKind,
) -> Snippet<'s, Annotation<'s>> {
    let (number, line, part) = text.line(span);
    Snippet::source(line)
        .line_start(number)
        .path(sanitize::line(path))
        .annotation(kind.span(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Screen = Screen {
        color: false,
        width: None,
        height: None,
    };

    fn found(span: Option<Span>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            rule: "unknown-level",
            path: "catalog/projects/a.yaml".into(),
            span,
            message: "track cncf has no level `gradated`".into(),
            help: Some("did you mean `graduated`?".into()),
            other: None,
        }
    }

    #[test]
    fn a_problem_shows_its_place_its_line_and_its_help() {
        let source = |_: &str| Some("name: A\nlevel: gradated\n".to_string());
        let shown = text(&[found(Some(15..23))], &source, &PLAIN);
        for part in [
            "error[unknown-level]",
            "catalog/projects/a.yaml:2:8",
            "level: gradated",
            "^^^^^^^^",
            "did you mean",
        ] {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
    }

    #[test]
    fn a_place_outside_the_text_and_control_characters_do_no_harm() {
        let source = |_: &str| Some("a\u{1b}[31mü".to_string());
        for span in [Some(0..999), Some(7..8), None] {
            let shown = text(&[found(span)], &source, &PLAIN);
            assert!(!shown.contains('\u{1b}'), "{shown}");
        }
    }

    #[test]
    fn of_too_many_the_errors_are_kept_where_a_person_sees_the_end() {
        let warning = Diagnostic {
            severity: Severity::Warning,
            ..found(None)
        };
        let mut all = vec![warning; MOST + 4];
        all.insert(3, found(None));
        let window = Screen {
            width: Some(80),
            ..PLAIN
        };
        let shown = text(&all, &|_: &str| None, &window);
        assert!(shown.starts_with("… and 5 more\nwarning["), "{shown}");
        assert_eq!(shown.matches("warning[").count(), MOST - 1);
        let (_, last) = shown.rsplit_once("warning[").expect("warnings");
        assert!(last.contains("error["), "{last}");
        let piped = text(&all, &|_: &str| None, &PLAIN);
        assert_eq!(
            piped.matches("warning[").count(),
            MOST + 4,
            "none is left out"
        );
        assert_eq!(piped.matches("error[").count(), 1);
    }
}
