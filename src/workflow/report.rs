//! Problems as a person reads them: the place, the line, what is wrong, what to do.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::catalog::diagnostic::{Diagnostic, Position, Severity};
use crate::catalog::yaml::Span;
use crate::terminal::{Screen, sanitize};

/// How many problems are shown before the rest is counted.
const MOST: usize = 100;

/// How wide a line of a problem gets, in columns.
const WIDEST: usize = 140;

/// Problems as text, one after the other, each with the line that it is about.
///
/// `text_of` gives the text of a file by its path. A first line `file:line:column: …` lets editors
/// and terminals jump to the place. For a person the errors come last, where they are in view.
pub fn text(
    found: &[Diagnostic],
    text_of: &dyn Fn(&str) -> Option<String>,
    screen: &Screen,
) -> String {
    let mut output = String::new();
    let left_out = found.len().saturating_sub(MOST);
    let more = format!("… and {left_out} more\n");
    let mut found: Vec<&Diagnostic> = found.iter().collect();
    let ends_in_view = screen.is_for_people();
    if ends_in_view {
        found.sort_by_key(|diagnostic| diagnostic.severity == Severity::Error);
        found.drain(..left_out);
        if left_out > 0 {
            output.push_str(&more);
        }
    }
    for diagnostic in found.into_iter().take(MOST) {
        output.push_str(&one(diagnostic, text_of, screen));
    }
    if left_out > 0 && !ends_in_view {
        output.push_str(&more);
    }
    output
}

/// The place of a problem as `file:line:column`, or the file alone.
pub fn place(diagnostic: &Diagnostic, text: Option<&str>) -> String {
    match (&diagnostic.span, text) {
        (Some(span), Some(text)) => {
            let position = Position::of(text, span.start);
            format!("{}:{}:{}", diagnostic.path, position.line, position.column)
        }
        _ => diagnostic.path.clone(),
    }
}

fn one(
    diagnostic: &Diagnostic,
    text_of: &dyn Fn(&str) -> Option<String>,
    screen: &Screen,
) -> String {
    let text = text_of(&diagnostic.path);
    let other = diagnostic.other.as_ref();
    let other_text = other.and_then(|other| text_of(&other.path));
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let path = sanitize::line(&diagnostic.path);
    let title = level
        .primary_title(sanitize::line(&diagnostic.message))
        .id(diagnostic.rule);
    let mut group = match (&diagnostic.span, &text) {
        (Some(span), Some(text)) => {
            let annotation = AnnotationKind::Primary.span(shown(span, text));
            title.element(Snippet::source(text).path(path).annotation(annotation))
        }
        _ => title.element(Origin::path(path)),
    };
    if let (Some(other), Some(text)) = (other, &other_text)
        && let Some(span) = &other.span
    {
        let path = sanitize::line(&other.path);
        let annotation = AnnotationKind::Context.span(shown(span, text));
        group = group.element(Snippet::source(text).path(path).annotation(annotation));
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

/// The part of a place that is shown: no more than its first line, and never past the text.
fn shown(span: &Span, text: &str) -> Span {
    let start = boundary(text, span.start);
    let end = boundary(text, span.end).max(start);
    let line = text[start..end]
        .find(['\n', '\r'])
        .map_or(end, |length| start + length);
    start..line
}

fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
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
        assert!(piped.ends_with("… and 5 more\n"), "{piped}");
        assert_eq!(piped.matches("error[").count(), 1);
    }
}
