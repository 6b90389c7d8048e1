//! Problems as workflow commands, which GitHub shows beside the lines of a pull request.

use crate::catalog::diagnostic::{Diagnostic, Position, Severity};
use crate::workflow::texts::Texts;

/// A workflow command a problem, a line each.
///
/// The form is that of GitHub's documentation of workflow commands; `%`, line ends, and in
/// properties `:` and `,`, are escaped as its toolkit does.
pub fn render(found: &[Diagnostic], texts: &Texts) -> String {
    found
        .iter()
        .map(|diagnostic| command(diagnostic, texts))
        .collect()
}

fn command(diagnostic: &Diagnostic, texts: &Texts) -> String {
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = texts
        .position(diagnostic)
        .map(|position| format!(",line={},col={}", position.line, position.column))
        .unwrap_or_default();
    let help = diagnostic
        .help
        .as_ref()
        .map(|help| format!("; {help}"))
        .unwrap_or_default();
    let other = diagnostic.other.as_ref().and_then(|other| {
        let Position { line, column } = texts.other_position(other)?;
        Some(format!(" ({}:{line}:{column})", other.path))
    });
    let other = other.unwrap_or_default();
    let message = data(&format!("{}{other}{help}", diagnostic.message));
    format!(
        "::{kind} file={}{place},title={}::{message}\n",
        property(&diagnostic.path),
        property(diagnostic.rule)
    )
}

fn data(text: &str) -> String {
    let escaped = text
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A");
    escaped.chars().filter(|c| !c.is_control()).collect()
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_or_a_property_is_escaped() {
        let diagnostic = Diagnostic {
            severity: Severity::Error,
            rule: "url",
            path: "a,b:c.yaml".into(),
            span: Some(2..3),
            message: "100%\r\n::error::".into(),
            help: None,
            other: None,
        };
        let text = |_: &str| Some("a\nb".to_string());
        assert_eq!(
            render(&[diagnostic], &Texts::new(&text)),
            "::error file=a%2Cb%3Ac.yaml,line=2,col=1,title=url::100%25%0D%0A::error::\n"
        );
    }
}
